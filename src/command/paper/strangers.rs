//! Papers that lie in the folder beside those that were written now: whoever hands out an older one, or
//! marks by an older key, is to know before.

use super::Sheaf;
use crate::command::drawing::Drawing;
use crate::deck::Deck;
use crate::env;
use crate::error::Result;
use crate::exam::{Paper, Variant};
use crate::print::Document;
use crate::text::{plural, printable_line};
use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;

/// How many are named.
const MOST: usize = 6;

/// Says which papers in a folder are of another draw than those that were written.
///
/// # Errors
/// When it cannot be said.
pub fn tell(
    drawing: &Drawing,
    decks: &[Deck],
    seed: u64,
    folder: &Path,
    written: &[Sheaf],
) -> Result<()> {
    let written: HashSet<_> = written.iter().filter_map(|(path, _)| path.file_name()).collect();
    let (filter, blueprint) = (drawing.filter(decks)?, drawing.blueprint(decks)?);
    let is_of_draw = |text: &str, variant| {
        let paper = Paper::draw(decks, &filter, &blueprint, seed, variant);
        paper.is_ok_and(|paper| text.contains(&format!("{seed}/{variant}/{}", paper.mark())))
    };
    let (mut others, mut unread) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some((name, variant)) = name.to_str().and_then(|text| Some((text, variant(text)?)))
        else {
            continue;
        };
        if written.contains(entry.file_name().as_os_str()) {
            continue;
        }
        match fs::read_to_string(entry.path()) {
            Ok(text) if is_of_draw(&text, variant) => {}
            Ok(_) => others.push(name.to_owned()),
            Err(_) => unread.push(name.to_owned()), // as every PDF
        }
    }
    let mut out = env::remarks();
    let place = printable_line(&folder.display().to_string());
    for (mut names, said) in [
        (others, "of another draw than what was written now"),
        (unread, "not written now, and may be of another draw"),
    ] {
        if names.is_empty() {
            continue;
        }
        names.sort();
        let (files, verb) =
            (plural(names.len(), "file"), if names.len() == 1 { "is" } else { "are" });
        let more = names.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        names.truncate(MOST);
        writeln!(out, "{place}: {files} {verb} {said}: {}{more}", names.join(", "))?;
    }
    Ok(())
}

/// The variant in the name of a file that is a paper, a key or an answer sheet.
fn variant(name: &str) -> Option<Variant> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (document, variant) = stem.split_once('-')?;
    let is_document = Document::ALL.iter().any(|known| known.stem() == document);
    let is_printed = ["html", "md", "pdf"].contains(&ending);
    let parsed: Variant = variant.parse().ok()?;
    (is_document && is_printed && parsed.to_string() == variant).then_some(parsed)
}

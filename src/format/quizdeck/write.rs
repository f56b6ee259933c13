//! `.quizdeck` written: each deck as it is where all of it goes, with the files that it names.

use super::{Enclosed, LIST, ParcelList, VERSION};
use crate::deck::edit::{Draft, append};
use crate::format::archive::{is_plain, packed};
use crate::format::{Bundle, Loss, Unfit};
use std::collections::HashSet;

/// Writes decks.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut losses, mut taken) = (Vec::new(), HashSet::new());
    let mut contents = ParcelList { quizdeck: VERSION, decks: Vec::new() };
    let mut files = Vec::new();
    for bundle in bundles {
        let name = if is_plain(&bundle.name) { &bundle.name } else { "deck" };
        let folder = free(name, &mut taken);
        let mut enclosed =
            Enclosed { deck: format!("{folder}/{name}.toml"), history: None, whose: None };
        files.push((enclosed.deck.clone(), text(bundle)?.into_bytes()));
        let mut paths = HashSet::new();
        for medium in &bundle.media {
            let path = medium.name.trim_start_matches("./");
            let place = || format!("{}: {}", bundle.name, medium.name);
            if !is_plain(path) {
                losses.push(Loss::part(place(), "it lies outside of the folder"));
                continue;
            }
            match (medium.fetch)() {
                Ok(bytes) if paths.insert(path) => files.push((format!("{folder}/{path}"), bytes)),
                Ok(_) => {}
                Err(reason) => losses.push(Loss::part(place(), reason)),
            }
        }
        if let Some(history) = &bundle.history {
            let path = format!("{folder}/{name}.jsonl");
            files.push((path.clone(), history.lines.clone()));
            enclosed.history = Some(path);
            enclosed.whose = Some(history.whose.clone()).filter(|whose| !whose.is_empty());
        }
        contents.decks.push(enclosed);
    }
    let list = serde_json::to_vec_pretty(&contents)
        .map_err(|_| Unfit::new("its list cannot be written", "give the decks other names"))?;
    files.insert(0, (LIST.to_owned(), list));
    let bytes = packed(&files).map_err(|name| {
        Unfit::new(format!("{name} does not go into it"), "export fewer decks at once")
    })?;
    Ok((bytes, losses))
}

/// The text of a deck: its own, or that of the questions that are left of it.
fn text(bundle: &Bundle) -> Result<String, Unfit> {
    if let Some(text) = &bundle.text {
        return Ok(text.clone());
    }
    let drafts: Vec<&Draft> = bundle.questions.iter().map(|question| &question.draft).collect();
    append(&bundle.front.written(), &drafts)
        .map_err(|refused| Unfit::new(refused.reason, refused.remedy))
}

/// A name that is not taken, also where capitals do not count.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    all.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

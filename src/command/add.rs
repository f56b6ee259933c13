//! `add`: writes a new question at the end of a deck: by options for scripts, else by a wizard.

mod keys;
pub mod proof;
#[cfg(test)]
mod tests;
mod wizard;

pub use wizard::write_questions;

use crate::deck;
use crate::deck::edit::{self, Draft};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::report::{Severity, Source};
use crate::shelf::{self, Place, Revision, refusal};
use crate::sitting::naming;
use crate::sitting::surface::surface;
use crate::text::{Look, with_article};
use keys::Keys;
use std::ffi::OsString;
use std::io::{self, Write};

/// The arguments of `add`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    #[command(flatten)]
    keys: Keys,
}

/// Adds the question that the options make, or those that the wizard asks for.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_file(&args.deck, global)?;
    if !args.keys.is_empty() {
        let draft = args.keys.draft()?;
        let look = env::look(global.color, &io::stderr());
        let deck = deck::read_bytes(&place.bytes()?, &place.stem()).1.deck;
        if let Some(near) = proof::near_duplicate(&deck, &draft) {
            writeln!(env::remarks(), "{near}")?;
        }
        let revision = Revision::new("add", global);
        let Some(added) = append(&place, &draft, &revision, look)? else {
            return Ok(Exit::Findings);
        };
        writeln!(env::sentences(), "{added}")?;
        let mut ui = surface(false, false, global)?;
        naming::offer(&place, &revision, ui.as_mut(), global)?;
        shelf::meet(&place, global, &mut env::remarks())?;
        return Ok(Exit::Done);
    }
    if !env::has_person() {
        let error = Error::new("cannot ask for a question without a terminal");
        let hint = "write it as options: --prompt \"...\" --answer \"...\" --wrong \"...\"";
        return Err(error.hint(hint));
    }
    let mut ui = surface(false, false, global)?;
    let revision = Revision::new("add", global);
    if write_questions(&place, args.keys.kind(), &revision, ui.as_mut())? > 0 {
        naming::offer(&place, &revision, ui.as_mut(), global)?;
        shelf::meet(&place, global, &mut env::remarks())?;
        writeln!(env::sentences(), "Next: quizdeck quiz {}", place.word(global))?;
    }
    Ok(Exit::Done)
}

/// Appends a question to a deck's file; says which it is. Nothing is written, and nothing comes
/// back, when the deck would have an error in it: that was told then.
fn append(place: &Place, draft: &Draft, revision: &Revision, look: Look) -> Result<Option<String>> {
    let (name, stem) = (place.name(), place.stem());
    let (report, added) = revision.change(place, |old| {
        let new = edit::append(old, std::slice::from_ref(draft));
        let new = new.map_err(|refused| refusal(&name, refused))?;
        let (findings, deck) = proof::findings_between(old, &new, &stem);
        // The lines are those of the question alone: the file does not have them yet.
        let start = new.len() - proof::added(old, &new).len();
        let source = Source::new("the question to add", &new[start..]);
        let is_wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
        let report = findings.into_iter().map(|mut finding| {
            finding.span = finding.span.start - start..finding.span.end - start;
            source.render(&finding, look) + "\n\n"
        });
        let report: String = report.collect();
        if is_wrong {
            return Ok((old.to_owned(), (report + "Nothing was written.\n", None)));
        }
        let added = deck.questions().last().map_or_else(String::new, |question| {
            let kind = with_article(question.kind.name());
            format!("{name}: {kind} question added, number {}", question.number)
        });
        Ok((new, (report, Some(added))))
    })?;
    io::stderr().write_all(report.as_bytes())?;
    Ok(added)
}

//! Accepting what learners typed: an answer that the report asks about is written into the deck, as
//! `undo` can take back.

use super::gathering::{GatheredResults, unknown};
use crate::deck::edit;
use crate::env::{self, Global};
use crate::error::{Error, Result};
use crate::shelf::{Revision, refusal};
use crate::text::{did_you_mean, printable_line};
use std::io::Write;

/// Writes answers into the decks, each told as `QUESTION=ANSWER`.
///
/// # Errors
/// When the results have no such question, nobody typed that, or the deck cannot be changed.
pub fn accept(words: &[String], gathered: &GatheredResults, global: &Global) -> Result<()> {
    let found = words.iter().map(|word| find(word, gathered));
    let found = found.collect::<Result<Vec<Acceptance<'_>>>>()?;
    let revision = Revision::new("report --accept", global);
    for Acceptance { name, question, line, text } in found {
        let Some((deck, item)) = gathered.items[question] else { continue };
        let deck = &gathered.decks[deck];
        let (key, stem) = (&deck.questions()[item.question].key, deck.place.stem());
        let place = deck.place.name();
        revision.change(&deck.place, |deck| {
            edit::accept(deck, &stem, key, item.part, line, text)
                .map(|changed| (changed, ()))
                .map_err(|refused| refusal(&place, refused))
        })?;
        let text = printable_line(text);
        writeln!(env::remarks(), "{place}: question {name} accepts \"{text}\" now.")?;
    }
    Ok(())
}

/// An answer that is to be accepted.
struct Acceptance<'w> {
    name: &'w str,
    question: usize,
    /// The gap or the entry it was typed for most.
    line: usize,
    text: &'w str,
}

fn find<'w>(word: &'w str, gathered: &GatheredResults) -> Result<Acceptance<'w>> {
    let Some((name, text)) = word.split_once('=') else {
        let error = Error::new(format!("cannot tell the question from the answer in {word}"));
        return Err(error.hint("write --accept QUESTION=ANSWER"));
    };
    let (name, text) = (name.trim(), text.trim());
    let names: Vec<String> =
        gathered.report.questions.iter().map(|asked| asked.name.clone()).collect();
    let question =
        names.iter().position(|known| known == name).ok_or_else(|| unknown(name, &names))?;
    let typed = &gathered.report.figures.questions[question].typed;
    let folded = text.to_lowercase();
    let wrong = || typed.iter().filter(|typed| !typed.is_right);
    let given = wrong().find(|typed| typed.text.to_lowercase() == folded);
    let given = given.ok_or_else(|| {
        let error = Error::new(format!("cannot accept \"{text}\": nobody typed it wrongly"));
        let near = did_you_mean(text, wrong().map(|typed| typed.text.as_str()));
        error.hint(near.map_or_else(
            || "the report with --all tells what was typed".to_owned(),
            |near| format!("did you mean \"{near}\"?"),
        ))
    })?;
    if gathered.items[question].is_none() {
        let error = Error::new(format!("cannot accept an answer to {name}: it is in no deck"));
        return Err(error.hint("name its deck with --deck"));
    }
    Ok(Acceptance { name, question, line: given.line, text })
}

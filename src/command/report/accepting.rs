//! Accepting what learners typed: an answer that the report asks about is written into the deck, as
//! `undo` can take back.

use super::gathering::{GatheredResults, unknown};
use crate::deck::edit;
use crate::env::{self, Global};
use crate::error::{Error, Result};
use crate::shelf::{Revision, refusal};
use crate::sitting::surface::surface;
use crate::text::{did_you_mean, plural, printable_line};
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

/// Asks a person of each answer that may be right whether its question is to take it; gives those that
/// are, as `QUESTION=ANSWER`. Who leaves is asked no more.
///
/// # Errors
/// When nobody is there, or with the terminal.
pub fn ask(gathered: &GatheredResults, is_plain: bool, global: &Global) -> Result<Vec<String>> {
    if !env::has_person() {
        let error = Error::new("cannot ask which answers are accepted: there is no terminal");
        return Err(error.hint("name each: --accept QUESTION=ANSWER"));
    }
    let mut ui = surface(is_plain, false, global)?;
    let mut accepted = Vec::new();
    let mut is_asked = false;
    for (at, figures) in gathered.report.figures.questions.iter().enumerate() {
        let Some((deck, item)) = gathered.items[at] else { continue };
        let question = &gathered.decks[deck].questions()[item.question];
        let name = &gathered.report.questions[at].name;
        for typed in figures.typed.iter().filter(|typed| typed.is_candidate) {
            is_asked = true;
            let expected = question.kind.expected(item.part);
            let right = expected.get(typed.line).and_then(|expected| expected.key.first());
            let right = right.map_or_else(String::new, |right| format!(" Right is: {right}"));
            ui.notice(&format!("{name}: {}{right}", question.prompt(item.part)))?;
            let times = usize::try_from(typed.times).unwrap_or(usize::MAX);
            let wish = format!("Accept \"{}\", typed {}?", typed.text, plural(times, "time"));
            match ui.confirm(&printable_line(&wish), false)? {
                Some(true) => accepted.push(format!("{name}={}", typed.text)),
                Some(false) => {}
                None => return Ok(accepted),
            }
        }
    }
    if !is_asked {
        ui.notice("No typed answer seems right that is not accepted.")?;
    }
    Ok(accepted)
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

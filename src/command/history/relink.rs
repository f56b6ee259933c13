//! `history relink`: gives progress back to questions that were edited, or takes that back.

use super::read_deck;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::sitting::linking;
use crate::sitting::surface::surface;
use crate::store::Store;
use crate::text::{plural, printable_line};
use std::io::{self, Write};

/// Links what is sure, asks about the rest, and tells what is left.
pub fn run(store: &mut Store, name: &str, global: &Global) -> Result<Exit> {
    let deck = read_deck(name, global)?;
    let moment = env::moment()?;
    let mut out = io::stdout();
    let links = linking::find(store, &deck)?;
    linking::go_over(store, &links.sure, &deck, moment)?;
    for (filed, candidate) in &links.sure {
        let (from, to) = (linking::reads(filed), &candidate.identity.text);
        writeln!(out, "linked: {} -> {}", printable_line(from), printable_line(to))?;
    }
    if !links.sure.is_empty() {
        writeln!(out, "`quizdeck history relink --undo` takes this back")?;
    }
    let mut ui = surface(false, false, global)?;
    let mut taken: Vec<String> = Vec::new();
    for mut doubt in links.doubtful {
        doubt.candidates.retain(|candidate| !taken.contains(&candidate.question));
        let text = printable_line(linking::reads(&doubt.filed));
        let texts: Vec<String> = doubt
            .candidates
            .iter()
            .map(|candidate| printable_line(&candidate.identity.text))
            .collect();
        let linked = if doubt.candidates.is_empty() {
            None
        } else {
            linking::ask_one(store, &deck, doubt, ui.as_mut(), moment)?
        };
        if let Some(question) = linked {
            taken.push(question);
        } else {
            writeln!(out, "in doubt: {text}")?;
            for text in texts {
                writeln!(out, "  maybe: {text}")?;
            }
        }
    }
    for filed in &links.lost {
        writeln!(out, "not in the deck: {}", printable_line(linking::reads(filed)))?;
    }
    let left = linking::find(store, &deck)?;
    match left.doubtful.len() + left.lost.len() {
        0 => writeln!(out, "All progress has its question.")?,
        left => writeln!(
            out,
            "{} without a question; `quizdeck history forget --orphans` deletes what is not needed",
            plural(left, "memory").replace("memorys", "memories")
        )?,
    }
    Ok(Exit::Done)
}

/// The keys of questions that are not in the deck any more.
pub fn find_orphans(store: &Store, name: &str, global: &Global) -> Result<Vec<String>> {
    let deck = read_deck(name, global)?;
    let links = linking::find(store, &deck)?;
    let doubtful = links.doubtful.into_iter().map(|doubt| doubt.filed);
    let questions = doubtful.chain(links.lost).map(|filed| filed.question);
    // A question that lost only a gap is still there.
    Ok(questions.filter(|key| deck.questions.iter().all(|q| q.key != *key)).collect())
}

/// Takes back what went over at last.
pub fn undo(store: &mut Store) -> Result<Exit> {
    let links = store.last_links()?;
    let mut out = io::stdout();
    if links.is_empty() {
        writeln!(out, "No progress went over to another question.")?;
        return Ok(Exit::Done);
    }
    let ids: Vec<_> = links.iter().map(|(id, _)| *id).collect();
    store.unlink(&ids, env::moment()?)?;
    for (_, rename) in &links {
        let name = |deck: &str, item: &str| printable_line(&format!("{deck}: {item}"));
        let (from, to) = (name(&rename.deck, &rename.item), name(&rename.to_deck, &rename.to_item));
        writeln!(out, "taken back: {from} -> {to}")?;
    }
    Ok(Exit::Done)
}

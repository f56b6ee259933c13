//! `history relink`: gives progress back to questions that were edited, or takes that back.

use super::read_deck;
use crate::deck::Deck;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Neighbours, Shelf};
use crate::sitting::linking;
use crate::sitting::surface::surface;
use crate::store::Store;
use crate::text::{plural, printable_line, words};
use std::collections::HashMap;
use std::io::Write;

/// Links what is sure, asks about the rest, and tells what is left.
pub fn run(store: &mut Store, name: &str, global: &Global) -> Result<Exit> {
    let deck = read_deck(name, global)?;
    let moment = env::moment()?;
    let mut out = env::sentences();
    let links = linking::find(store, &deck)?;
    linking::go_over(store, &deck.id, &links.sure, &deck, moment)?;
    let arrivals = linking::arrive(store, &deck, &mut Neighbours::later(global), moment)?;
    for (filed, candidate) in &links.sure {
        let (from, to) = (linking::reads(filed), &candidate.identity.text);
        writeln!(out, "linked: {} -> {}", printable_line(from), printable_line(to))?;
    }
    for (stray, candidate) in &arrivals.sure {
        let (from, to) = (linking::reads(&stray.filed), &candidate.identity.text);
        let deck = printable_line(&stray.deck);
        writeln!(out, "linked: {deck}: {} -> {}", printable_line(from), printable_line(to))?;
    }
    if !links.sure.is_empty() || !arrivals.sure.is_empty() {
        writeln!(out, "`quizdeck history relink --undo` takes this back")?;
    }
    let mut ui = surface(false, false, global)?;
    if env::has_person() {
        linking::ask_elsewhere(store, &deck, arrivals, ui.as_mut(), moment)?;
    } else {
        for offer in &arrivals.offers {
            let (count, from) =
                (plural(offer.links.len(), "question"), printable_line(&offer.deck));
            writeln!(out, "in doubt: {count} that read the same in the deck {from}")?;
        }
        for (from, doubt) in &arrivals.doubtful {
            let text = printable_line(linking::reads(&doubt.filed));
            writeln!(out, "in doubt: {}: {text}", printable_line(from))?;
            for candidate in &doubt.candidates {
                writeln!(out, "  maybe: {}", printable_line(&candidate.identity.text))?;
            }
        }
    }
    let mut taken: Vec<String> = Vec::new();
    for mut doubt in linking::find(store, &deck)?.doubtful {
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
            linking::ask_one(store, &deck.id, &deck, doubt, ui.as_mut(), moment)?
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
    let left = linking::find(store, &deck)?;
    for filed in &left.lost {
        writeln!(out, "not in the deck: {}", printable_line(linking::reads(filed)))?;
    }
    match left.doubtful.len() + left.lost.len() {
        0 => writeln!(out, "All progress has its question.")?,
        left => writeln!(
            out,
            "{} without a question; `quizdeck history forget DECK --orphans` deletes what is not needed",
            plural(left, "memory").replace("memorys", "memories")
        )?,
    }
    Ok(Exit::Done)
}

/// The keys of questions that are not in the deck any more, nor moved to another one.
pub fn find_orphans(store: &Store, name: &str, global: &Global) -> Result<Vec<String>> {
    let deck = read_deck(name, global)?;
    let links = linking::find(store, &deck)?;
    let doubtful = links.doubtful.into_iter().map(|doubt| doubt.filed);
    let questions = doubtful.chain(links.lost).map(|filed| filed.question);
    // A question that lost only a gap is still there.
    let mut orphans: Vec<String> =
        questions.filter(|key| deck.questions().iter().all(|q| q.key != *key)).collect();
    if orphans.is_empty() {
        return Ok(orphans);
    }
    let shelf = Shelf::load(global)?;
    let mut neighbours = Neighbours::of(&shelf);
    neighbours.meet([&deck]);
    let (mut others, mut broken): (Vec<Deck>, Vec<String>) = (Vec::new(), Vec::new());
    for place in shelf.volumes.iter().map(|volume| &volume.place) {
        match shelf::read(place) {
            Ok(shelved) if shelved.reading.deck.is_whole() => others.push(shelved.reading.deck),
            // What moved into it goes over once it is mended.
            Ok(shelved) => broken.push(words(shelved.text())),
            Err(_) => broken.push(words(&String::from_utf8_lossy(&place.bytes()?))),
        }
    }
    let wanted = linking::wanted_elsewhere(store, &deck.id, &others, &mut neighbours)?;
    let filed = store.with_progress(&deck.id)?;
    let texts: HashMap<&str, String> = filed
        .iter()
        .filter_map(|filed| Some((&*filed.question, words(&filed.seen.as_ref()?.text))))
        .collect();
    let may_be_in_broken = |question: &str| {
        let text = texts.get(question).filter(|text| text.len() > 1);
        text.is_some_and(|text| broken.iter().any(|deck| deck.contains(text.as_str())))
    };
    orphans.retain(|question| !wanted.contains(question) && !may_be_in_broken(question));
    Ok(orphans)
}

/// Takes back what went over at last.
pub fn undo(store: &mut Store) -> Result<Exit> {
    let links = store.last_links()?;
    let mut out = env::sentences();
    if links.is_empty() {
        writeln!(out, "No progress went over to another question.")?;
        return Ok(Exit::Done);
    }
    let ids: Vec<_> = links.iter().map(|(id, _)| *id).collect();
    store.unlink(&ids, env::moment()?)?;
    for (_, rename) in &links {
        let from = store.text_of(&rename.deck, &rename.question)?;
        let to = store.text_of(&rename.to_deck, &rename.to_question)?;
        let (from, to) = (printable_line(&from), printable_line(&to));
        let [deck, to_deck] = [&rename.deck, &rename.to_deck].map(|deck| printable_line(deck));
        writeln!(out, "taken back: {deck}: {from} -> {to_deck}: {to}")?;
    }
    Ok(Exit::Done)
}

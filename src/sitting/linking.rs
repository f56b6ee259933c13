//! Linking: before progress is read, that of edited questions goes over to what they read now, also
//! from other decks. What is sure goes over and is said; what is in doubt is asked, where there is
//! somebody to ask.

mod arriving;
mod concern;
mod over;
mod telling;
#[cfg(test)]
mod tests;

pub use arriving::{arrive, ask as ask_elsewhere, wanted_elsewhere};
pub use concern::concerned;
pub use over::{CarriedBack, carry, carry_back, follow, follow_deck, go_over, settle};
pub use telling::UNDO;
use telling::telling;

use crate::deck::Deck;
use crate::engine::relink::{self, Arrivals, Candidate, Doubt, Filed, Links, Precedents};
use crate::engine::schedule::Moment;
use crate::env;
use crate::error::Result;
use crate::shelf::Neighbours;
use crate::store::Store;
use crate::ui::Ui;
use std::collections::HashSet;

/// Whether there is somebody to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Attended,
    Alone,
}

/// Links what there is to link in a deck; what was in doubt once is not asked again.
pub fn link(
    store: &mut Store,
    deck: &Deck,
    neighbours: &mut Neighbours,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<()> {
    let presence = if env::has_person() { Presence::Attended } else { Presence::Alone };
    link_in(presence, store, deck, neighbours, ui, moment)
}

fn link_in(
    presence: Presence,
    store: &mut Store,
    deck: &Deck,
    neighbours: &mut Neighbours,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<()> {
    let (arrivals, told) = link_sure(store, deck, neighbours, moment)?;
    for telling in told {
        ui.notice(&format!("{telling} {UNDO}."))?;
    }
    if presence == Presence::Attended {
        arriving::ask(store, deck, arrivals, ui, moment)?;
        let refused = refused(store, &deck.id)?;
        ask(store, deck, find(store, deck)?.doubtful, &refused, ui, moment)?;
    }
    Ok(())
}

/// Links what is sure; what of other decks is not, and what there is to tell.
pub fn link_sure(
    store: &mut Store,
    deck: &Deck,
    neighbours: &mut Neighbours,
    moment: Moment,
) -> Result<(Arrivals, Vec<String>)> {
    let links = find(store, deck)?;
    go_over(store, &deck.id, &links.sure, deck, moment)?;
    let arrivals = arrive(store, deck, neighbours, moment)?;
    let arrived = arriving::telling(&arrivals.sure, deck);
    let told = telling(&links.sure).into_iter().chain(arrived).collect();
    Ok((arrivals, told))
}

/// Links what is sure in a history that was opened only to be read: the file stays as it is.
pub fn preview<'d>(
    store: &mut Store,
    decks: impl IntoIterator<Item = &'d Deck>,
    neighbours: &mut Neighbours,
) -> Result<()> {
    let moment = env::moment()?;
    for deck in decks {
        let links = find(store, deck)?;
        if !links.sure.is_empty() {
            store.detach()?;
            go_over(store, &deck.id, &links.sure, deck, moment)?;
        }
        arriving::preview(store, deck, neighbours, moment)?;
    }
    Ok(())
}

/// What there is to link in a deck; what a person took back is not sure again.
pub fn find(store: &Store, deck: &Deck) -> Result<Links> {
    let filed = store.with_progress(&deck.id)?;
    if filed.is_empty() {
        return Ok(Links::default());
    }
    let (renamed, refused) = (store.renamed(&deck.id)?, refused(store, &deck.id)?);
    Ok(relink::compare(deck, &filed, &Precedents { renamed, refused }))
}

/// Where within a deck a person took progress back from: keys, from, to.
fn refused(store: &Store, deck: &str) -> Result<HashSet<(String, String)>> {
    let is_ours = |[(from, _), (to, _)]: &[(String, String); 2]| from == deck && to == deck;
    let unlinked = store.unlinked()?.into_iter().filter(is_ours);
    Ok(unlinked.map(|[(_, from), (_, to)]| (from, to)).collect())
}

/// Asks about progress in doubt, unless it was asked or taken back before.
fn ask(
    store: &mut Store,
    deck: &Deck,
    doubts: Vec<Doubt>,
    refused: &HashSet<(String, String)>,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<()> {
    let mut taken: Vec<String> = Vec::new();
    for mut doubt in doubts {
        let from = &doubt.filed.question;
        doubt.candidates.retain(|Candidate { question, .. }| {
            !taken.contains(question) && !refused.contains(&(from.clone(), question.clone()))
        });
        taken.extend(ask_about(store, &deck.id, deck, doubt, ui, moment)?);
    }
    Ok(())
}

/// Asks about one progress of a deck, unless that was asked before; the question that it went over
/// to, if to any.
fn ask_about(
    store: &mut Store,
    from: &str,
    deck: &Deck,
    doubt: Doubt,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<Option<String>> {
    let names = names(&doubt);
    if doubt.candidates.is_empty() || store.was_left(&deck.id, &mark(from, deck, &doubt), &names)? {
        return Ok(None);
    }
    ask_one(store, from, deck, doubt, ui, moment)
}

/// Asks about one; the question it went over to, if to any.
pub fn ask_one(
    store: &mut Store,
    from: &str,
    deck: &Deck,
    mut doubt: Doubt,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<Option<String>> {
    let names = names(&doubt);
    let mut items: Vec<String> =
        doubt.candidates.iter().map(|candidate| candidate.identity.text.clone()).collect();
    items.push("None of these".to_owned());
    let text = reads(&doubt.filed);
    let title = if from == deck.id {
        format!("You learned \"{text}\", which is not in the deck now. Was it edited?")
    } else {
        format!(
            "You learned \"{text}\" in the deck \"{from}\", where it is not now. Was it moved here \
             and edited?"
        )
    };
    match ui.pick(&title, &items)? {
        Some(at) if at < doubt.candidates.len() => {
            let candidate = doubt.candidates.swap_remove(at);
            let question = candidate.question.clone();
            go_over(store, from, &[(doubt.filed, candidate)], deck, moment)?;
            Ok(Some(question))
        }
        Some(_) => {
            store.leave(&deck.id, &mark(from, deck, &doubt), &names)?;
            Ok(None)
        }
        None => Ok(None), // left: it is asked another time
    }
}

/// What it is noted under that some progress was asked about: its key, in another deck behind that
/// deck's mark.
fn mark(from: &str, deck: &Deck, doubt: &Doubt) -> String {
    let question = &doubt.filed.question;
    if from == deck.id { question.clone() } else { format!("{}\n{question}", deck_mark(from)) }
}

/// What it is noted under that a whole deck was asked about: no key of a question has a line end.
fn deck_mark(deck: &str) -> String {
    format!("\n{deck}")
}

/// How a question read, as far as that is known.
pub fn reads(filed: &Filed) -> &str {
    filed.seen.as_ref().map_or(&filed.question, |seen| &seen.text)
}

/// The questions that some progress may belong to, by name.
fn names(doubt: &Doubt) -> String {
    let names = doubt.candidates.iter().map(|candidate| candidate.question.as_str());
    names.collect::<Vec<_>>().join("\n")
}

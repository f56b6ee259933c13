//! Arriving: progress of other decks that belongs to a question of this one now. What other decks
//! have still, and what may be in decks that are not found, is asked for, once.

use super::telling::UNDO;
use super::{ask_about, deck_mark, go_over, mark, names, reads};
use crate::deck::Deck;
use crate::engine::relink::{
    Arrivals, Candidate, Filed, Footing, Openings, Qualm, Stray, Transfer, followers,
};
use crate::engine::schedule::Moment;
use crate::error::Result;
use crate::shelf::Neighbours;
use crate::store::Store;
use crate::text::code::on_a_line;
use crate::text::{plural, printable_line, shorten};
use crate::ui::Ui;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How much of a text is told, in columns.
const COLUMNS: usize = 60;

/// What there is to take from other decks.
fn find(store: &Store, deck: &Deck, neighbours: &mut Neighbours) -> Result<Arrivals> {
    if !deck.is_whole() {
        return Ok(Arrivals::default());
    }
    let (followed, went) = store.followers(&deck.id)?;
    let followed = followers(deck, &followed, &went, &footings(&followed, neighbours)?);
    let openings = Openings::new(deck, &store.with_progress(&deck.id)?);
    let mut arrivals = Arrivals::default();
    if !openings.is_empty() {
        let strays = store.strays(&deck.id, |text, answer| openings.may_take(text, answer))?;
        if !strays.is_empty() {
            let refused = refused(store, &deck.id)?;
            arrivals = openings.sort(&strays, &footings(&strays, neighbours)?, &refused);
        }
    }
    let is_new =
        |(stray, _): &(Stray, Candidate)| arrivals.sure.iter().all(|(other, _)| other != stray);
    let followed: Vec<_> = followed.into_iter().filter(is_new).collect();
    arrivals.sure.extend(followed);
    Ok(arrivals)
}

/// What is known of the decks of some progress.
fn footings(strays: &[Stray], neighbours: &mut Neighbours) -> Result<HashMap<String, Footing>> {
    let decks: BTreeSet<&String> = strays.iter().map(|stray| &stray.deck).collect();
    decks.into_iter().map(|deck| Ok((deck.clone(), neighbours.footing(deck)?))).collect()
}

/// Where a person took progress of other decks back from: the other deck, the keys there and here.
fn refused(store: &Store, deck: &str) -> Result<HashSet<[String; 3]>> {
    let unlinked = store.unlinked()?.into_iter();
    let unlinked = unlinked.filter(|[(from, _), (to, _)]| from != deck && to == deck);
    Ok(unlinked.map(|[(other, from), (_, to)]| [other, from, to]).collect())
}

/// Lets progress of other decks go over.
fn take(store: &mut Store, sure: &[(Stray, Candidate)], deck: &Deck, moment: Moment) -> Result<()> {
    let mut by_deck: BTreeMap<&str, Vec<(Filed, Candidate)>> = BTreeMap::new();
    for (stray, candidate) in sure {
        let links = by_deck.entry(&stray.deck).or_default();
        links.push((stray.filed.clone(), candidate.clone()));
    }
    for (from, links) in by_deck {
        go_over(store, from, &links, deck, moment)?;
    }
    Ok(())
}

/// Takes what is sure in a history that was opened only to be read.
pub fn preview(
    store: &mut Store,
    deck: &Deck,
    neighbours: &mut Neighbours,
    moment: Moment,
) -> Result<()> {
    let Arrivals { sure, .. } = find(store, deck, neighbours)?;
    if sure.is_empty() {
        return Ok(());
    }
    store.detach()?;
    take(store, &sure, deck, moment)
}

/// Says what came over, if anything did.
pub fn telling(sure: &[(Stray, Candidate)], deck: &Deck) -> Option<String> {
    let (first, _) = sure.first()?;
    let what = match sure {
        [_] => format!("\"{}\"", shorten(&on_a_line(reads(&first.filed)), COLUMNS)),
        _ => format!("{} questions", sure.len()),
    };
    let decks: BTreeSet<&str> = sure.iter().map(|(stray, _)| &*stray.deck).collect();
    let names: Vec<String> = decks.iter().map(|deck| format!("\"{deck}\"")).collect();
    let noun = if names.len() == 1 { "deck" } else { "decks" };
    let (names, id) = (printable_line(&names.join(", ")), printable_line(&deck.id));
    Some(format!("Progress of {what} goes on in \"{id}\"; it was that of the {noun} {names}"))
}

/// Takes what is sure from other decks; where that was, and what is not sure.
pub fn arrive(
    store: &mut Store,
    deck: &Deck,
    neighbours: &mut Neighbours,
    moment: Moment,
) -> Result<Arrivals> {
    let arrivals = find(store, deck, neighbours)?;
    take(store, &arrivals.sure, deck, moment)?;
    Ok(arrivals)
}

/// Asks for what is not sure, unless it was asked before.
pub fn ask(
    store: &mut Store,
    deck: &Deck,
    arrivals: Arrivals,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<()> {
    let mut taken: HashSet<String> = HashSet::new();
    for mut offer in arrivals.offers {
        offer.links.retain(|(_, candidate)| !taken.contains(&candidate.question));
        if let Some(questions) = ask_for(store, deck, offer, ui, moment)? {
            taken.extend(questions);
        }
    }
    for (from, mut doubt) in arrivals.doubtful {
        doubt.candidates.retain(|candidate| !taken.contains(&candidate.question));
        taken.extend(ask_about(store, &from, deck, doubt, ui, moment)?);
    }
    Ok(())
}

/// Asks for what one deck offers; the questions that it went over to.
fn ask_for(
    store: &mut Store,
    deck: &Deck,
    offer: Transfer,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<Option<Vec<String>>> {
    let Transfer { deck: from, qualm, links } = offer;
    let (mark, back) = (deck_mark(&from), deck_mark(&deck.id));
    let names = |name: fn(&(Filed, Candidate)) -> &str| {
        links.iter().map(name).collect::<Vec<_>>().join("\n")
    };
    let theirs = names(|(filed, _)| &filed.question);
    if links.is_empty()
        || store.was_left(&deck.id, &mark, &theirs)?
        || store.was_left(&deck.id, "", &from)?
    {
        return Ok(None);
    }
    let state = match qualm {
        Qualm::Kept => "which has it still",
        Qualm::Unknown => "which is not found",
        Qualm::Unclear => "which does not ask it any more",
    };
    let (count, id) = (plural(links.len(), "question"), printable_line(&deck.id));
    let question = format!(
        "You learned {count} of \"{id}\" in the deck \"{}\", {}. Does that progress go over to \
         \"{id}\"?",
        printable_line(&from),
        if links.len() == 1 { state.to_owned() } else { state.replace(" it", " them") },
    );
    match ui.confirm(&question, false)? {
        Some(true) => {
            go_over(store, &from, &links, deck, moment)?;
            // Where the other deck has it still, it does not ask for it back.
            let ours = names(|(_, candidate)| &candidate.question);
            store.leave(&from, &back, &ours)?;
            ui.notice(&format!("It goes on there {UNDO}."))?;
            Ok(Some(links.into_iter().map(|(_, candidate)| candidate.question).collect()))
        }
        Some(false) => {
            store.leave(&deck.id, &mark, &theirs)?;
            Ok(None)
        }
        None => Ok(None), // left: it is asked another time
    }
}

/// The questions of a deck whose progress other decks would take over, or ask for.
pub fn wanted_elsewhere(
    store: &Store,
    deck: &str,
    others: &[Deck],
    neighbours: &mut Neighbours,
) -> Result<HashSet<String>> {
    let mut wanted = HashSet::new();
    for other in others.iter().filter(|other| other.id != deck) {
        let Arrivals { sure, offers, doubtful } = find(store, other, neighbours)?;
        let ours = |stray: Stray| (stray.deck == deck).then_some(stray.filed.question);
        wanted.extend(sure.into_iter().filter_map(|(stray, _)| ours(stray)));
        for offer in offers.into_iter().filter(|offer| offer.deck == deck) {
            for (filed, _) in offer.links {
                if !store.was_left(&other.id, &deck_mark(deck), &filed.question)? {
                    wanted.insert(filed.question);
                }
            }
        }
        for (_, doubt) in doubtful.into_iter().filter(|(from, _)| from == deck) {
            if !store.was_left(&other.id, &mark(deck, other, &doubt), &names(&doubt))? {
                wanted.insert(doubt.filed.question);
            }
        }
    }
    Ok(wanted)
}

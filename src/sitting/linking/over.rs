//! Going over: progress is filed under other names from now on.

use crate::deck::{Deck, Identity, Question};
use crate::engine::relink::{Candidate, Filed};
use crate::engine::schedule::Moment;
use crate::env::{self, Global};
use crate::error::Result;
use crate::shelf::{Condition, Posting, Transit};
use crate::sitting::stored;
use crate::store::{Rename, Seen, Store};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Lets progress of a deck go over to questions of this one, the same or another.
pub fn go_over(
    store: &mut Store,
    from: &str,
    links: &[(Filed, Candidate)],
    deck: &Deck,
    moment: Moment,
) -> Result<()> {
    let mut renames = Vec::new();
    let mut seen = Vec::new();
    for (filed, candidate) in links {
        for (item, to) in &candidate.items {
            renames.push(Rename {
                deck: from.to_owned(),
                item: item.clone(),
                question: filed.question.clone(),
                to_deck: deck.id.clone(),
                to_item: to.clone(),
                to_question: candidate.question.clone(),
            });
        }
        seen.push(Seen {
            deck: deck.id.clone(),
            question: candidate.question.clone(),
            text: candidate.identity.text.clone(),
            answer: candidate.identity.answer.clone(),
            kind: candidate.identity.kind.clone(),
        });
    }
    if renames.is_empty() {
        return Ok(());
    }
    store.rename(&renames, &seen, moment)?;
    if from != deck.id {
        return Ok(());
    }
    let keys = links.iter().map(|(filed, to)| (filed.question.as_str(), to.question.as_str()));
    stored::follow(store, &deck.id, &keys.collect::<Vec<_>>())
}

/// Lets all that is filed under some keys of a deck, in sessions that did not end too, go over to
/// what the questions are known by now.
pub fn follow(
    store: &mut Store,
    deck: &Deck,
    keys: &HashMap<&str, &str>,
    moment: Moment,
) -> Result<()> {
    let questions: HashMap<&str, &Question> =
        deck.questions().iter().map(|question| (question.key.as_str(), question)).collect();
    let link = |filed: Filed| {
        let key = *keys.get(filed.question.as_str())?;
        let identity = questions.get(key)?.identity();
        let renamed = |item: &String| {
            let part = item.strip_prefix(&filed.question)?;
            Some((item.clone(), format!("{key}{part}")))
        };
        let items = filed.items.iter().filter_map(renamed).collect();
        Some((filed, Candidate { question: key.to_owned(), identity, items }))
    };
    let links: Vec<_> = store.with_progress(&deck.id)?.into_iter().filter_map(link).collect();
    go_over(store, &deck.id, &links, deck, moment)?;
    let keys: Vec<_> = keys.iter().map(|(from, to)| (*from, *to)).collect();
    stored::follow(store, &deck.id, &keys)
}

/// Lets all progress of a deck go over to the id that its author gave it just now, unless something
/// is filed there.
pub fn follow_deck(store: &mut Store, before: &str, deck: &Deck, moment: Moment) -> Result<()> {
    if !deck.is_whole() || !store.with_progress(&deck.id)?.is_empty() {
        return Ok(());
    }
    let went = |filed: Filed| Transit {
        from: (before.to_owned(), filed.question.clone()),
        to: (deck.id.clone(), filed.question),
        is_joined: false,
    };
    let all: Vec<Transit> = store.with_progress(before)?.into_iter().map(went).collect();
    carry(store, &all, moment).map(|_| ())
}

/// What became of progress that was to go back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarriedBack {
    /// Of how many questions it went back.
    pub count: usize,
    /// Where questions had become one and answers were given since, which stay there: the id of each
    /// deck, and of how many questions.
    pub stayed: BTreeMap<String, usize>,
}

/// Lets the progress that went with a change of decks go back to where it was.
pub fn carry_back(store: &mut Store, posting: &Posting, moment: Moment) -> Result<CarriedBack> {
    let (joined, moved): (Vec<&Transit>, Vec<&Transit>) =
        posting.transits.iter().partition(|transit| transit.is_joined);
    let mut stayed = BTreeMap::new();
    if !joined.is_empty() {
        let answered = store.answered_after(posting.at)?;
        let ends: HashSet<_> = joined.iter().map(|one| &one.to).collect();
        for (deck, _) in ends.into_iter().filter(|end| answered.contains(end)) {
            *stayed.entry(deck.clone()).or_default() += 1;
        }
    }
    let parted = part(store, &joined, posting.at, moment)?;
    let back = |one: &&Transit| Transit { from: one.to.clone(), to: one.from.clone(), ..**one };
    let back: Vec<Transit> = moved.iter().rev().map(back).collect();
    let count = parted + carry(store, &back, moment)?;
    Ok(CarriedBack { count, stayed })
}

/// Lets the progress that goes with a change that was cut short be where it is after the change, or was
/// before it. What is there already stays.
pub fn settle(posting: &Posting, to: Condition, global: &Global) -> Result<()> {
    if posting.transits.is_empty() {
        return Ok(());
    }
    let Some(mut store) = stored::existing(global)? else { return Ok(()) };
    let moment = env::moment()?;
    // What takes a change back goes the other way.
    if (to == Condition::After) == posting.undoes.is_none() {
        carry(&mut store, &posting.transits, moment).map(drop)
    } else {
        carry_back(&mut store, posting, moment).map(drop)
    }
}

/// Takes back that progress went over since a moment, so that what it joined keeps its own, where two
/// questions became one; of how many questions.
fn part(store: &mut Store, transits: &[&Transit], since: i64, moment: Moment) -> Result<usize> {
    if transits.is_empty() {
        return Ok(0);
    }
    let ways: HashSet<_> = transits.iter().map(|one| (&one.from, &one.to)).collect();
    let (mut links, mut parted) = (Vec::new(), HashSet::new());
    for (id, link) in store.links_since(since)? {
        let from = (link.deck, link.question);
        if ways.contains(&(&from, &(link.to_deck, link.to_question))) {
            links.push(id);
            parted.insert(from);
        }
    }
    if !links.is_empty() {
        store.unlink(&links, moment)?;
    }
    Ok(parted.len())
}

/// Lets progress go over with questions that went from one place to another, in sessions that did not
/// end too; how many of them had some.
pub fn carry(store: &mut Store, transits: &[Transit], moment: Moment) -> Result<usize> {
    let mut by_deck: BTreeMap<&str, HashMap<&str, &(String, String)>> = BTreeMap::new();
    for Transit { from: (deck, key), to, .. } in transits {
        by_deck.entry(deck).or_default().insert(key, to);
    }
    let (mut renames, mut seen, mut count) = (Vec::new(), Vec::new(), 0);
    for (from, keys) in &by_deck {
        for Filed { question, items, seen: read } in store.with_progress(from)? {
            let Some((deck, key)) = keys.get(&*question) else { continue };
            count += 1;
            renames.extend(items.into_iter().map(|item| Rename {
                deck: (*from).to_owned(),
                to_item: format!("{key}{}", item.strip_prefix(&question).unwrap_or_default()),
                item,
                question: question.clone(),
                to_deck: deck.clone(),
                to_question: key.clone(),
            }));
            seen.extend(read.map(|Identity { text, answer, kind }| {
                let (deck, question) = (deck.clone(), key.clone());
                Seen { deck, question, text, answer, kind }
            }));
        }
    }
    if !renames.is_empty() {
        store.rename(&renames, &seen, moment)?;
    }
    for (deck, keys) in by_deck {
        let within = keys.iter().filter(|(_, (to, _))| to == deck);
        let within: Vec<_> = within.map(|(from, (_, to))| (*from, to.as_str())).collect();
        stored::follow(store, deck, &within)?;
    }
    Ok(count)
}

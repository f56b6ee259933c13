//! Going over: progress is filed under other names from now on.

use crate::deck::{Deck, Question};
use crate::engine::relink::{Candidate, Filed};
use crate::engine::schedule::Moment;
use crate::error::Result;
use crate::sitting::stored;
use crate::store::{Rename, Seen, Store};
use std::collections::HashMap;

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
    let filed = store.with_progress(before)?;
    move_over(store, before, &filed, deck, moment)
}

/// Lets all progress of a deck go over to the deck it is now.
fn move_over(
    store: &mut Store,
    before: &str,
    filed: &[Filed],
    deck: &Deck,
    moment: Moment,
) -> Result<()> {
    let mut renames = Vec::new();
    let mut seen = Vec::new();
    for filed in filed {
        for item in &filed.items {
            renames.push(Rename {
                deck: before.to_owned(),
                item: item.clone(),
                question: filed.question.clone(),
                to_deck: deck.id.clone(),
                to_item: item.clone(),
                to_question: filed.question.clone(),
            });
        }
        seen.extend(filed.seen.as_ref().map(|identity| Seen {
            deck: deck.id.clone(),
            question: filed.question.clone(),
            text: identity.text.clone(),
            answer: identity.answer.clone(),
            kind: identity.kind.clone(),
        }));
    }
    store.rename(&renames, &seen, moment)
}

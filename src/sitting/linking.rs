//! Linking: before progress is read, that of edited questions goes over to what they read now.
//! What is sure goes over silently; what is in doubt is asked, where there is somebody to ask.

mod telling;

use telling::UNDO;
pub use telling::telling;

use super::stored;
use crate::deck::{Deck, Question};
use crate::engine::relink::{self, Candidate, Doubt, Filed, Links, Precedents};
use crate::engine::schedule::Moment;
use crate::env;
use crate::error::Result;
use crate::store::{Rename, Seen, Store};
use crate::text::plural;
use crate::ui::Ui;
use std::collections::{HashMap, HashSet};

/// Links what there is to link in some decks; what was in doubt once is not asked again.
pub fn link(store: &mut Store, decks: &[Deck], ui: &mut dyn Ui) -> Result<()> {
    let moment = env::moment()?;
    for deck in decks {
        ask_whether_moved(store, deck, ui, moment)?;
        let links = find(store, deck)?;
        go_over(store, &links.sure, deck, moment)?;
        if let Some(telling) = telling(&links.sure) {
            ui.notice(&format!("{telling} {UNDO}."))?;
        }
        if env::has_person() {
            let refused = refused(store, &deck.id)?;
            ask(store, deck, links.doubtful, &refused, ui, moment)?;
        }
    }
    Ok(())
}

/// Links what is sure in a history that was opened only to be read: the file stays as it is.
pub fn preview<'d>(store: &mut Store, decks: impl IntoIterator<Item = &'d Deck>) -> Result<()> {
    let moment = env::moment()?;
    for deck in decks {
        let links = find(store, deck)?;
        if !links.sure.is_empty() {
            store.detach()?;
            go_over(store, &links.sure, deck, moment)?;
        }
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
        let names = names(&doubt);
        if doubt.candidates.is_empty() || store.was_left(&deck.id, &doubt.filed.question, &names)? {
            continue;
        }
        if let Some(question) = ask_one(store, deck, doubt, ui, moment)? {
            taken.push(question);
        }
    }
    Ok(())
}

/// Asks about one; the question it went over to, if to any.
pub fn ask_one(
    store: &mut Store,
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
    let title = format!("You learned \"{text}\", which is not in the deck now. Was it edited?");
    match ui.pick(&title, &items)? {
        Some(at) if at < doubt.candidates.len() => {
            let candidate = doubt.candidates.swap_remove(at);
            let question = candidate.question.clone();
            go_over(store, &[(doubt.filed, candidate)], deck, moment)?;
            Ok(Some(question))
        }
        Some(_) => {
            store.leave(&deck.id, &doubt.filed.question, &names)?;
            Ok(None)
        }
        None => Ok(None), // left: it is asked another time
    }
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

/// Lets progress go over to other questions of the deck.
pub fn go_over(
    store: &mut Store,
    links: &[(Filed, Candidate)],
    deck: &Deck,
    moment: Moment,
) -> Result<()> {
    let mut renames = Vec::new();
    let mut seen = Vec::new();
    for (filed, candidate) in links {
        for (item, to) in &candidate.items {
            renames.push(Rename {
                deck: deck.id.clone(),
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
        deck.questions.iter().map(|question| (question.key.as_str(), question)).collect();
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
    go_over(store, &links, deck, moment)?;
    let keys: Vec<_> = keys.iter().map(|(from, to)| (*from, *to)).collect();
    stored::follow(store, &deck.id, &keys)
}

/// Asks whether a deck without progress is one that had another name, and lets its progress go
/// over if so.
fn ask_whether_moved(
    store: &mut Store,
    deck: &Deck,
    ui: &mut dyn Ui,
    moment: Moment,
) -> Result<()> {
    if !env::has_person() || !store.with_progress(&deck.id)?.is_empty() {
        return Ok(());
    }
    let mut others = Vec::new();
    for other in store.decks()? {
        let filed = store.with_progress(&other)?;
        others.push((other, filed));
    }
    let Some(before) = relink::moved(deck, &others) else { return Ok(()) };
    if store.was_left(&deck.id, "", before)? {
        return Ok(());
    }
    let filed = others.iter().find(|(other, _)| other == before).map(|(_, filed)| filed);
    let filed = filed.map_or(&[][..], Vec::as_slice);
    let count = plural(filed.iter().map(|filed| filed.items.len()).sum(), "item");
    let question = format!(
        "You learned {count} of the deck \"{before}\", which asks the same. Is \"{}\" that deck \
         under another name?",
        deck.id
    );
    match ui.confirm(&question, false)? {
        Some(true) => move_over(store, before, filed, deck, moment),
        Some(false) => store.leave(&deck.id, "", before),
        None => Ok(()), // left: it is asked another time
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Question, read};
    use crate::ui::Script;

    #[test]
    fn a_question_that_one_progress_went_over_to_is_not_offered_to_the_next() {
        let question = |id: &str| {
            format!("[[question]]\nid = \"{id}\"\nprompt = \"Say {id}\"\nanswer = \"{id}\"\n")
        };
        let deck = read(&["elm", "fir"].map(question).concat(), "trees").deck;
        let doubts = ["ash", "oak", "yew"].map(|gone| {
            let filed =
                Filed { question: gone.to_owned(), items: vec![gone.to_owned()], seen: None };
            let candidate = |question: &Question| Candidate {
                question: question.key.clone(),
                identity: question.identity(),
                items: vec![(gone.to_owned(), question.key.clone())],
            };
            Doubt { filed, candidates: deck.questions.iter().map(candidate).collect() }
        });
        let mut store = Store::in_memory(1).unwrap();
        let mut ui = Script { picked: [0, 0, 0].into(), ..Script::default() };
        let moment = Moment { at: 0, day: 0 };
        ask(&mut store, &deck, doubts.into(), &HashSet::new(), &mut ui, moment).unwrap();
        let renamed = store.renamed("trees").unwrap();
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(renamed, [pair("ash", "elm"), pair("oak", "fir")]);
        assert_eq!(ui.said.len(), 2, "nothing is left to offer to the third: {:?}", ui.said);
    }
}

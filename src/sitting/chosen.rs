//! What a learner asks for by what was done: which items are due, missed, flagged and so on is found
//! out once, the same for whatever draws, lists or shows questions.

use crate::deck::{Deck, Item};
use crate::engine::schedule::{Memory, Scheduler};
use crate::engine::{Filter, Limits, Only, Share, Since, Traits, review};
use crate::error::Result;
use crate::store::Store;
use crate::text::{printable_line, searchable};
use std::collections::{HashMap, HashSet};
use std::slice;

/// Finds out which items of some decks are asked for, as far as that follows from what was done, and
/// what was decided about them.
pub fn choose(filter: &mut Filter, decks: &[&Deck], store: Option<&Store>) -> Result<()> {
    for deck in decks {
        if let Some(store) = store {
            filter.asides.insert(deck.id.clone(), store.asides(&deck.id)?);
        }
    }
    if !filter.asks() {
        return Ok(());
    }
    let ids: Vec<&str> = decks.iter().map(|deck| deck.id.as_str()).collect();
    let missed = match (filter.missed, store) {
        (Some(since), Some(store)) => Some(store.missed(&ids, since, filter.today)?),
        (Some(_), None) => Some(vec![HashSet::new(); decks.len()]),
        (None, _) => None,
    };
    let wanted = filter.search.as_deref().map(searchable);
    let mut chosen = filter.chosen.take().unwrap_or_default();
    for (at, deck) in decks.iter().enumerate() {
        let (memories, scheduler) = match store {
            Some(store) => (store.memories(&deck.id)?, store.scheduler().clone()),
            None => Default::default(),
        };
        let due = due(filter, deck, &memories, &scheduler);
        let mut keys = HashSet::new();
        for item in all(deck) {
            let key = deck.key(item);
            let memory = memories.get(&key);
            let traits =
                Traits { memory, aside: filter.aside(deck, item), is_due: due.contains(&item) };
            let is_so = |only: &Only| only.holds(traits, filter.today);
            if (filter.only.is_empty() || filter.only.iter().any(is_so))
                && missed.as_ref().is_none_or(|missed| missed[at].contains(&key))
                && wanted.as_ref().is_none_or(|text| has(filter, deck, item, text))
            {
                keys.insert(key);
            }
        }
        chosen.insert(deck.id.clone(), keys);
    }
    filter.chosen = Some(chosen);
    Ok(())
}

/// Every item of a deck, drafts too.
fn all(deck: &Deck) -> impl Iterator<Item = Item> {
    let questions = deck.questions().iter().enumerate();
    questions.flat_map(|(question, asked)| {
        asked.kind.parts().into_iter().map(move |part| Item { question, part })
    })
}

/// What a review asks of a deck today, of what was answered before.
fn due(
    filter: &Filter,
    deck: &Deck,
    memories: &HashMap<String, Memory>,
    scheduler: &Scheduler,
) -> HashSet<Item> {
    if !filter.only.contains(&Only::Due) {
        return HashSet::new();
    }
    let asides = filter.asides.get(&deck.id).cloned().unwrap_or_default();
    let plain = Filter {
        asides: HashMap::from([(deck.id.clone(), asides)]),
        today: filter.today,
        ..Filter::default()
    };
    let limits = Limits { all: Share { new: 0, all: usize::MAX }, ..Limits::default() };
    let decks = slice::from_ref(deck);
    let due = review(decks, &plain, slice::from_ref(memories), scheduler, filter.today, &limits);
    due.entries.into_iter().map(|entry| entry.item).collect()
}

/// Whether a text stands in what an item asks, answers, explains or is called, or in what the learner
/// wrote on it.
fn has(filter: &Filter, deck: &Deck, item: Item, wanted: &str) -> bool {
    let question = &deck.questions()[item.question];
    let identity = question.identity();
    let aside = filter.aside(deck, item);
    let mut texts = vec![
        question.prompt(item.part).into_owned(),
        identity.text,
        identity.answer,
        question.explain.clone().unwrap_or_default(),
    ];
    texts.extend(deck.tags(question));
    texts.extend(aside.into_iter().flat_map(|aside| [&aside.flag, &aside.note]).flatten().cloned());
    texts.iter().any(|text| searchable(text).contains(wanted))
}

/// What to say where nothing of some decks is there to be asked, and it was asked for by what was
/// done; nothing where something is there, or nothing was asked for.
pub fn nothing(filter: &Filter, decks: &[&Deck]) -> Option<String> {
    let items = || decks.iter().flat_map(|deck| all(deck).map(move |item| (*deck, item)));
    if !filter.asks() || items().any(|(deck, item)| filter.takes(deck, item)) {
        return None;
    }
    let told = told(filter);
    Some(if items().any(|(deck, item)| filter.fits(deck, item)) {
        format!("All that {told} is put aside: `quizdeck list` tells how each stands.")
    } else {
        none(filter)
    })
}

/// What to say where nothing is asked for by what was done: "No question was missed today."
pub fn none(filter: &Filter) -> String {
    let is_some = !(filter.tags.is_empty() && filter.kinds.is_empty() && filter.ids.is_empty());
    let of = if is_some { " of those named" } else { "" };
    match told(filter) {
        told if told.is_empty() => "There is no such question.".to_owned(),
        told => format!("No question{of} {told}."),
    }
}

/// What is said of an item that is asked for: "is due or new and was missed today".
fn told(filter: &Filter) -> String {
    let only: Vec<String> = filter.only.iter().map(Only::told).collect();
    let only = Some(only.join(" or ")).filter(|only| !only.is_empty());
    let search = filter.search.as_ref();
    let search = search.map(|text| format!("has \"{}\" in it", printable_line(text)));
    let parts = only.into_iter().chain(filter.missed.map(Since::told)).chain(search);
    parts.collect::<Vec<_>>().join(" and ")
}

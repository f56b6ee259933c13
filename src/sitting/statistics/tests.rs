//! Whatever was answered, taken back, moved, decided and forgotten, by whatever clock: statistics,
//! lists, what is due and reviews tell the same.

use super::*;
use crate::deck::read;
use crate::engine::stats::{Maturity, Period};
use crate::engine::{Filter, Limits, Share, review};
use crate::store::tests::{Act, act, acts, store};
use crate::testing::cases;
use proptest::prelude::*;

/// A deck of the questions that a learner answers in [`acts`], but for the last of them, and of one that is new.
fn deck() -> String {
    let question = |number| {
        let tag = if number % 2 == 0 { "even" } else { "odd" };
        format!(
            "[[question]]\nid = \"item {number}\"\nprompt = \"Say {number}\"\nanswer = \
             \"x{number}\"\ntags = [\"{tag}\"]\n"
        )
    };
    let questions: Vec<String> = [0, 1, 2, 3, 7].map(question).to_vec();
    format!("[deck]\nid = \"deck\"\n{}", questions.concat())
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6 * one.abs().max(1.0)
}

/// What is told on a day; `are_named` as on a command line.
fn agree(store: &Store, today: i64, are_named: bool) -> std::result::Result<(), TestCaseError> {
    let known = [KnownDeck::new(read(&deck(), "deck").deck, Some(store), today).unwrap()];
    let studied = Studied::new(&known, are_named, Some(store), today).unwrap();
    let (glimpse, chronicle) = (studied.glimpse().unwrap(), studied.chronicle().unwrap());
    let [known] = &known;
    // What is due.
    let is_there = |key: &str| known.items.iter().any(|item| item.key == key);
    let counted = store.count_due("deck", today, is_there).unwrap();
    let asides = HashMap::from([("deck".to_owned(), store.asides("deck").unwrap())]);
    let filter = Filter { asides, today, ..Filter::default() };
    let limits = Limits { all: Share { new: 0, all: 99 }, ..Limits::default() };
    let memories = [store.memories("deck").unwrap()];
    let decks = [read(&deck(), "deck").deck];
    let asked = review(&decks, &filter, &memories, store.scheduler(), today, &limits);
    prop_assert_eq!(asked.entries.len(), counted);
    prop_assert_eq!(
        (known.due(), glimpse.due, glimpse.forecast.due()),
        (counted, counted, counted)
    );
    let tags = glimpse.portions.iter().filter(|portion| portion.by == Aspect::Tag);
    prop_assert_eq!(tags.map(|portion| portion.due).sum::<usize>(), counted);
    let remembered = known.asked().filter(|item| item.memory.is_some()).count();
    let forecast = &glimpse.forecast;
    let all = forecast.overdue + forecast.days.iter().sum::<usize>() + forecast.later;
    prop_assert_eq!(all, remembered);
    // What is known.
    let knowledge = &glimpse.knowledge;
    let listed: f64 = known.asked().map(|item| f64::from(known.recall(item))).sum();
    prop_assert!(near(knowledge.known, listed));
    prop_assert_eq!(knowledge.items(), known.asked().count());
    prop_assert_eq!(knowledge.items() - knowledge.at(Maturity::New), remembered);
    if let Some((day, known)) = chronicle.course.last() {
        prop_assert!(*day == today && near(*known, listed), "{known} {listed}");
    }
    // What was done.
    prop_assert_eq!(glimpse.work, chronicle.diary.on(today));
    prop_assert_eq!(glimpse.row, chronicle.diary.row(today));
    let reviewed = chronicle.diary.until(i64::MAX).map(|(_, work)| work.answers).sum::<usize>();
    let mut given = 0;
    store.each_answer(|_| given += 1).unwrap();
    prop_assert_eq!(reviewed, given);
    let due = |period| -> usize {
        let periods = chronicle.retention.by(period, today).into_iter();
        periods.map(|(_, [young, mature])| young.joined(&mature).due).sum()
    };
    prop_assert_eq!(due(Period::Week), due(Period::Month));
    prop_assert!(due(Period::Week) <= given);
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn statistics_lists_what_is_due_and_reviews_agree(
        acts in acts(),
        today in 90_i64..540,
        are_named in any::<bool>(),
    ) {
        let mut store = store();
        act(&mut store, &acts);
        agree(&store, today, are_named)?;
    }
}

#[test]
fn what_was_done_in_a_deck_that_has_gone_counts_where_none_is_named() {
    let mut store = store();
    let answers = [0, 4, 4].map(|item| Act::Answer(item, crate::form::Rating::Good));
    act(&mut store, &answers);
    let none: [KnownDeck; 0] = [];
    let studied = Studied::new(&none, false, Some(&store), 100).unwrap();
    assert_eq!(studied.glimpse().unwrap().work.answers, 3);
    assert_eq!(studied.chronicle().unwrap().diary.on(100).answers, 3);
    let named = Studied::new(&none, true, Some(&store), 100).unwrap();
    assert_eq!(named.glimpse().unwrap().work.answers, 0);
}

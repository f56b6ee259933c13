//! Pasts of a deck that is exported: by what its questions are known, and what the learner did with
//! them, reckoned from the history as it stands. Nothing is written.

use crate::deck::{Deck, Item};
use crate::engine::Aside;
use crate::engine::schedule::{Memory, Move, Name, Scheduler};
use crate::env::{self, Global};
use crate::error::Result;
use crate::form::Rating;
use crate::format::{
    CardMemory, Departure, ItemPast, PastAnswer, PastSort, PutAside, QuestionPast,
};
use crate::shelf::{Neighbours, Shelf};
use crate::sitting::linking;
use crate::store::{Store, TimedMove};
use std::collections::HashMap;

/// What is known of some questions of a deck, by their numbers; with what was learned of them where
/// that is wanted.
pub fn departure(
    deck: &Deck,
    questions: &[usize],
    is_history_wanted: bool,
    global: &Global,
) -> Result<Departure> {
    let now = env::moment()?;
    let learned = if is_history_wanted { Some(learned(deck, global)?) } else { None };
    let known = |number: usize| {
        let question = &deck.questions()[number];
        let parts = question.kind.parts().into_iter();
        let items = parts.map(|part| Item { question: number, part });
        let items = learned
            .iter()
            .flat_map(|learned| items.clone().map(|item| learned.item(deck, item, now.day)));
        QuestionPast { key: question.key.clone(), items: items.collect() }
    };
    let questions = questions.iter().map(|number| known(*number)).collect();
    Ok(Departure { at: now.at, day: now.day, deck: deck.id.clone(), questions })
}

/// What the history has of a deck.
#[derive(Default)]
struct LearnedDeck {
    memories: HashMap<String, Memory>,
    asides: HashMap<String, Aside>,
    moves: HashMap<String, Vec<TimedMove>>,
    scheduler: Scheduler,
    retention: f64,
}

/// Reads it, as it is known under the deck's questions now.
fn learned(deck: &Deck, global: &Global) -> Result<LearnedDeck> {
    let retention = global.config.retention_of(deck.retention);
    let mut shelf = Shelf::load(global)?;
    let mut neighbours = Neighbours::of(&shelf);
    // What is kept under the id of a deck in doubt is another deck's.
    let is_rivalled = shelf.rival(&deck.id, deck.has_id, &deck.place).is_some();
    let Some(store) = shelf.history()?.filter(|_| !is_rivalled) else {
        return Ok(LearnedDeck { retention, ..LearnedDeck::default() });
    };
    linking::preview(store, [deck], &mut neighbours)?;
    let store: &Store = store;
    Ok(LearnedDeck {
        memories: store.memories(&deck.id)?,
        asides: store.asides(&deck.id)?,
        moves: store.pasts(&deck.id)?,
        scheduler: store.scheduler().clone(),
        retention,
    })
}

impl LearnedDeck {
    /// What is known of an item on a day.
    fn item(&self, deck: &Deck, item: Item, today: i64) -> ItemPast {
        let key = deck.key(item);
        let name = Name { deck: &deck.id, item: &key };
        let moves = self.moves.get(&key).map_or(&[][..], Vec::as_slice);
        let aside = self.asides.get(&key).cloned().unwrap_or_default();
        let memory = self.memories.get(&key).map(|memory| CardMemory {
            stability: memory.stability,
            difficulty: memory.difficulty,
            last: memory.last,
            later: memory.later,
            due: memory.due,
            reps: memory.reps,
            lapses: memory.lapses,
            retention: self.retention,
            decay: self.scheduler.parameters()[20],
        });
        ItemPast {
            part: item.part,
            memory,
            answers: answers(&self.scheduler, name, moves),
            put_aside: match aside.never_asked() {
                Some(_) => PutAside::Suspended,
                None if aside.is_buried(today) => PutAside::Buried,
                None => PutAside::Not,
            },
            is_flagged: aside.flag.is_some(),
            has_note: aside.note.is_some(),
        }
    }
}

/// Moves as a log of answers tells them: what each came to.
fn answers(scheduler: &Scheduler, name: Name<'_>, moves: &[TimedMove]) -> Vec<PastAnswer> {
    let mut memory: Option<Memory> = None;
    let mut answers = Vec::with_capacity(moves.len());
    for TimedMove { moved, at, milliseconds } in moves.iter().copied() {
        let before = memory;
        memory = scheduler.moved(before, name, moved);
        let (sort, rating) = match (moved, before) {
            (Move::Answer(answer), None) => (PastSort::First, answer.rating),
            (Move::Answer(answer), Some(before)) => {
                let sort = match answer.day > before.last {
                    false => PastSort::Again,
                    true if before.missed => PastSort::Missed,
                    true => PastSort::Later,
                };
                (sort, answer.rating)
            }
            (Move::Reset(_), _) => (PastSort::Reset, Rating::Again),
            (Move::Due(_) | Move::Seed(_), _) => (PastSort::Moved, Rating::Again),
        };
        let interval = |memory: Memory| memory.later.saturating_sub(memory.last).max(1);
        answers.push(PastAnswer {
            at,
            sort,
            rating,
            milliseconds,
            interval: memory.map_or(0, interval),
            before: before.map_or(0, interval),
            difficulty: memory.map_or(0.0, |memory| memory.difficulty),
        });
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Aim, RatedAnswer};

    #[test]
    fn a_log_tells_the_first_answer_of_a_day_from_more_of_it_and_one_that_begins_anew() {
        let day = 86_400_000;
        let rated = |day, rating| {
            Move::Answer(RatedAnswer {
                day,
                rating,
                aim: Aim { retention: 0.9, until: None },
                due: None,
            })
        };
        let moves = [
            rated(10, Rating::Good),
            rated(10, Rating::Good),
            rated(13, Rating::Again),
            rated(13, Rating::Good),
            rated(14, Rating::Hard),
            Move::Due(20),
            Move::Reset(21),
            rated(22, Rating::Easy),
        ];
        let timed = moves.iter().zip(0..);
        let timed: Vec<TimedMove> = timed
            .map(|(moved, number)| TimedMove {
                moved: *moved,
                at: day * 10 + number,
                milliseconds: 1,
            })
            .collect();
        let name = Name { deck: "d", item: "i" };
        let answers = answers(&Scheduler::default(), name, &timed);
        let sorts: Vec<PastSort> = answers.iter().map(|answer| answer.sort).collect();
        assert_eq!(
            sorts,
            [
                PastSort::First,
                PastSort::Again,
                PastSort::Later,
                PastSort::Again,
                PastSort::Later,
                PastSort::Moved,
                PastSort::Reset,
                PastSort::First,
            ]
        );
        assert_eq!((answers[0].before, answers[6].interval, answers[5].interval), (0, 0, 6));
        assert!(answers[2].before == answers[0].interval && answers[7].before == 0);
    }
}

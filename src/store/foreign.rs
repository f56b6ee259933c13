//! What a learner did and decided in another program: events whose names follow from those it has
//! there, so that they count once, wherever they come in and however often.

use super::decision::{Decision, Treatment};
use super::event::{Act, Logged, Seen};
use super::items::find_item;
use super::join::{Imported, Joining};
use super::line::Incoming;
use super::log::unwritable;
use super::record::{is_seen, load};
use super::review::Review;
use super::{Store, failure};
use crate::deck::Identity;
use crate::engine::Id;
use crate::engine::schedule::Moment;
use crate::error::Result;
use rusqlite::params;

/// Something from the history of another program.
#[derive(Debug)]
pub enum ForeignEvent {
    /// An answer.
    Answer(Box<Review>),
    /// Something else that happened, and when: milliseconds since 1970.
    Act {
        /// Its name.
        id: Id,
        /// When.
        at: i64,
        /// What.
        act: Box<Act>,
    },
    /// For which day an item is due there. It counts where that does not follow from what else came,
    /// and nothing happened since.
    Due {
        /// Its name.
        id: Id,
        /// When that was settled there, no earlier than the last answer: milliseconds since 1970.
        at: i64,
        /// The decision that it is here, if it counts.
        decision: Box<Decision>,
    },
}

impl ForeignEvent {
    /// How a question read when it was asked there last.
    pub fn seen(deck: &str, question: &str, identity: Identity, at: i64) -> Self {
        let Identity { text, answer, kind } = identity;
        let id = Id::derived(at, &["question", deck, question, &text, &answer, &kind]);
        let (deck, question) = (deck.to_owned(), question.to_owned());
        let act = Act::Question(Seen { deck, question, text, answer, kind });
        Self::Act { id, at, act: Box::new(act) }
    }
}

/// The day for which an item is due in another program.
struct ForeignDue {
    item: i64,
    id: Id,
    at: i64,
    day: i64,
}

impl Store {
    /// Takes in what is not known yet of the history of another program, as one batch, and computes
    /// again the memories that it has to do with: all of it or nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_foreign(
        &mut self,
        source: &str,
        now: Moment,
        events: impl Iterator<Item = ForeignEvent>,
    ) -> Result<Imported> {
        let place = self.place.clone();
        let failed = |error| failure::explain(&place, "import the history", &error);
        self.join(source, now, |joining| {
            let mut dues = Vec::new();
            for event in events {
                match event {
                    ForeignEvent::Answer(review) => joining.take_once(review)?,
                    ForeignEvent::Act { id, at, act } => {
                        if !is_read_so(joining, &act).map_err(failed)? {
                            let event = logged(id, at, &act).map_err(failed)?;
                            joining.take(Incoming::Act(Box::new(event), Some(act)))?;
                        }
                    }
                    ForeignEvent::Due { id, at, decision } => {
                        let Decision { deck, item, question, .. } = &*decision;
                        let item = find_item(joining.connection, deck, item, question);
                        let item = item.map_err(failed)?;
                        let due = decision.day.map(|day| ForeignDue { item, id, at, day });
                        dues.extend(due);
                    }
                }
            }
            joining.settle()?;
            for due in dues {
                if let Some(decision) = differing(joining, &due).map_err(failed)? {
                    let act = Act::Decision(decision);
                    let event = logged(due.id, due.at, &act).map_err(failed)?;
                    joining.take(Incoming::Act(Box::new(event), Some(Box::new(act))))?;
                }
            }
            Ok(())
        })
    }
}

/// Whether it says how a question read, as it was noted last.
fn is_read_so(joining: &Joining<'_>, act: &Act) -> rusqlite::Result<bool> {
    match act {
        Act::Question(seen) => is_seen(joining.connection, seen),
        _ => Ok(false),
    }
}

fn logged(id: Id, at: i64, act: &Act) -> rusqlite::Result<Logged> {
    let body = act.body().map_err(unwritable)?;
    let (kind, device) = (act.kind().to_owned(), Id::derived(0, &["elsewhere"]));
    Ok(Logged { kind, version: act.version(), id, device, number: at, at, body })
}

/// The decision that makes an item due when it is due there, where it is not, and nothing happened
/// since.
fn differing(joining: &Joining<'_>, due: &ForeignDue) -> rusqlite::Result<Option<Decision>> {
    let Some(known) = load(joining.connection, due.item)? else { return Ok(None) };
    if known.memory.later == due.day || known.last.0 > due.at {
        return Ok(None);
    }
    let sql = "SELECT deck, item, question FROM items WHERE id = ?1";
    let mut statement = joining.connection.prepare_cached(sql)?;
    let decision = statement.query_row(params![due.item], |row| {
        Ok(Decision {
            deck: row.get(0)?,
            item: row.get(1)?,
            question: row.get(2)?,
            treatment: Treatment::Due,
            day: Some(due.day),
            text: None,
        })
    })?;
    Ok(Some(decision))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Aim, KnownState, Memory, Seed};
    use crate::form::Rating;
    use crate::store::Seeding;
    use crate::store::tests::{answer, store};

    const DAY: i64 = 86_400_000;

    fn at(day: i64) -> i64 {
        day * DAY + DAY / 2
    }

    /// An answer given elsewhere on a day.
    fn answered(item: &str, day: i64, due: i64) -> ForeignEvent {
        let id = Id::derived(at(day), &["there", item]);
        let moment = Moment { at: at(day), day };
        ForeignEvent::Answer(Box::new(Review {
            number: at(day),
            deck: "deck".to_owned(),
            item: item.to_owned(),
            question: item.to_owned(),
            rating: Rating::Good,
            due: Some(due),
            ..Review::new(id, Id::derived(0, &["elsewhere"]), moment, Aim::default())
        }))
    }

    fn seeded(item: &str, day: i64, due: i64) -> ForeignEvent {
        let state = KnownState::Fsrs { stability: 20.0, difficulty: 5.0 };
        let seed = Seed { day, due, state, reps: 4, lapses: 1 };
        let (deck, question) = ("deck".to_owned(), item.to_owned());
        let seeding = Seeding { deck, item: question.clone(), question, seed };
        let id = Id::derived(at(day), &["there", item, "seed"]);
        ForeignEvent::Act { id, at: at(day), act: Box::new(Act::Seed(seeding)) }
    }

    fn due(item: &str, at: i64, day: i64) -> ForeignEvent {
        let decision = Decision {
            deck: "deck".to_owned(),
            item: item.to_owned(),
            question: item.to_owned(),
            treatment: Treatment::Due,
            day: Some(day),
            text: None,
        };
        let id = Id::derived(at, &["there", item, "due", &day.to_string()]);
        ForeignEvent::Due { id, at, decision: Box::new(decision) }
    }

    fn take(store: &mut Store, events: Vec<ForeignEvent>) -> Imported {
        let now = Moment { at: at(200), day: 200 };
        store.take_foreign("there", now, events.into_iter()).unwrap()
    }

    fn memory(store: &Store, item: &str) -> Option<Memory> {
        store.memory("deck", item).unwrap()
    }

    #[test]
    fn what_happened_elsewhere_counts_once_and_can_be_taken_back() {
        let mut store = store();
        let events =
            || vec![answered("a", 100, 103), answered("a", 103, 110), seeded("b", 90, 120)];
        let first = take(&mut store, events());
        assert_eq!((first.new, first.answers, first.batch), (3, 2, Some(1)));
        let known = [memory(&store, "a").unwrap(), memory(&store, "b").unwrap()];
        assert_eq!((known[0].due, known[0].reps, known[1].due, known[1].reps), (110, 2, 120, 4));
        let again = take(&mut store, events());
        assert_eq!((again.new, again.known, again.batch), (0, 3, None));
        store.rebuild().unwrap();
        assert_eq!([memory(&store, "a").unwrap(), memory(&store, "b").unwrap()], known);
        store.undo_import(1).unwrap();
        assert_eq!((memory(&store, "a"), memory(&store, "b")), (None, None));
    }

    #[test]
    fn what_is_known_elsewhere_goes_out_comes_in_and_is_forgotten_like_answers() {
        let mut store = store();
        take(&mut store, vec![seeded("b", 90, 120)]);
        let mut lines = Vec::new();
        store.export(&mut lines).unwrap();
        let mut other = self::store();
        let now = Moment { at: at(200), day: 200 };
        other.import(&mut &*lines, "a file", now).unwrap();
        assert_eq!(memory(&other, "b"), memory(&store, "b"));
        let found = other.forgettable("deck", None).unwrap();
        other.forget(&found, now).unwrap();
        assert_eq!(memory(&other, "b"), None);
        other.import(&mut &*lines, "a file", now).unwrap();
        assert_eq!(memory(&other, "b"), None);
    }

    #[test]
    fn a_day_set_elsewhere_counts_where_nothing_happened_since() {
        let mut store = store();
        take(&mut store, vec![answered("a", 100, 103), due("a", at(100) + 1, 103)]);
        assert_eq!(memory(&store, "a").unwrap().due, 103);
        // Moved there without an answer.
        take(&mut store, vec![answered("a", 100, 150), due("a", at(101), 150)]);
        assert_eq!(memory(&store, "a").unwrap().due, 150);
        // What was there before that says nothing any more.
        take(&mut store, vec![answered("a", 100, 103), due("a", at(100) + 1, 103)]);
        assert_eq!(memory(&store, "a").unwrap().due, 150);
        let (_, recorded) = answer(&mut store, "a", Rating::Good, 160);
        take(&mut store, vec![due("a", at(102), 170)]);
        assert_eq!(memory(&store, "a"), recorded.memory);
    }

    #[test]
    fn an_answer_that_went_out_and_comes_back_under_another_name_is_the_same() {
        let mut store = store();
        let (review, _) = answer(&mut store, "a", Rating::Good, 100);
        assert_eq!(review.at, at(100));
        let imported = take(&mut store, vec![answered("a", 100, 103)]);
        assert_eq!((imported.new, imported.known), (0, 1));
    }
}

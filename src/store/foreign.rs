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

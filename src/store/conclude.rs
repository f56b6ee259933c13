//! Ending a sitting that is judged as a whole: its answers and its scores come in one transaction, once.

use super::event::{Act, DeckScore, Outcome};
use super::record::{see, take};
use super::sessions::forget_happenings;
use super::{Review, Store};
use crate::deck::Identity;
use crate::engine::Id;
use crate::engine::schedule::Moment;
use crate::error::Result;
use rusqlite::OptionalExtension;

impl Store {
    /// Ends a session that is judged as a whole, once: with its answers, how each question reads, and
    /// the scores. Gives which of the answers made a leech of their item; nothing where the session was
    /// not open any more, so that nothing is added and nothing counts twice.
    ///
    /// # Errors
    /// When it cannot be written; nothing is changed then.
    pub fn conclude(
        &mut self,
        session: Id,
        reviews: &[(Review, Identity)],
        scores: &[DeckScore],
        now: Moment,
    ) -> Result<Option<Vec<usize>>> {
        let scheduler = self.scheduler.clone();
        let mut leeches = None;
        self.log("keep the answers", now, |pen| {
            let sql = "UPDATE sessions SET state = 'finished', plan = '' \
                       WHERE id = ?1 AND state = 'open' RETURNING mode";
            let mode = pen.connection.query_row(sql, [session], |row| row.get(0)).optional()?;
            let Some(mode) = mode else { return Ok(()) };
            let found = leeches.insert(Vec::new());
            for (at, (review, seen)) in reviews.iter().enumerate() {
                let recorded = take(pen.connection, &scheduler, review)?;
                found.extend(recorded.leech.then_some(at));
                see(pen, &review.deck, &review.question, seen)?;
            }
            if !scores.is_empty() {
                let scores = scores.to_vec();
                pen.write(&Act::Result(Outcome { session, mode, scores }))?;
            }
            forget_happenings(pen.connection, session)
        })?;
        self.live = None;
        Ok(leeches)
    }
}

//! Parameters: the numbers that fit the algorithm to the learner, with the algorithm's name.

use super::decision::{Decision, Treatment};
use super::event::{Act, Fitted};
use super::replay::{self, Rebuilt};
use super::timeline::Past;
use super::{Store, failure};
use crate::engine::schedule::{ALGORITHM, Moment, Move, Parameters, Scheduler};
use crate::error::{Error, Result};
use crate::form::Rating;
use rusqlite::{Connection, OptionalExtension, params};

/// What computes with the parameters that were fitted last for the algorithm.
pub(super) fn load(connection: &Connection, place: &str) -> Result<Scheduler> {
    let sql = "SELECT numbers FROM parameters WHERE algorithm = ?1 \
               ORDER BY number DESC, id DESC LIMIT 1";
    let stored: Option<String> = connection
        .query_row(sql, [ALGORITHM], |row| row.get(0))
        .optional()
        .map_err(|error| failure::explain(place, "read the parameters", &error))?;
    let Some(text) = stored else { return Ok(Scheduler::default()) };
    let parameters: Option<Parameters> = serde_json::from_str(&text).ok();
    parameters.and_then(Scheduler::new).ok_or_else(|| failure::damaged(place))
}

impl Store {
    /// Stores a learner's own parameters and computes every memory again with them. The days on
    /// which items are due stay until they are answered, unless `replan` says that they follow.
    ///
    /// # Errors
    /// When they are no finite numbers, or cannot be written; nothing is changed then.
    pub fn set_parameters(
        &mut self,
        parameters: Parameters,
        replan: bool,
        now: Moment,
    ) -> Result<Rebuilt> {
        let Some(scheduler) = Scheduler::new(parameters) else {
            return Err(Error::new("cannot take parameters that are no numbers"));
        };
        let before = std::mem::replace(&mut self.scheduler, scheduler);
        let mut rebuilt = Rebuilt { reviews: 0, memories: 0 };
        let scheduler = &self.scheduler.clone();
        let written = self.log("save the parameters", now, |pen| {
            pen.connection.execute_batch(
                "CREATE TEMP TABLE before AS SELECT item, later FROM memories WHERE due = later",
            )?;
            let (algorithm, numbers) = (ALGORITHM.to_owned(), parameters);
            pen.write(&Act::Parameters(Fitted { algorithm, numbers, replan }))?;
            rebuilt = replay::rebuild(pen.connection, scheduler)?;
            if !replan {
                for decision in moved(pen.connection)? {
                    pen.write(&Act::Decision(decision))?;
                }
            }
            pen.touched.all = false;
            pen.connection.execute_batch("DROP TABLE temp.before")
        });
        if written.is_err() {
            self.scheduler = before;
        }
        written.map(|()| rebuilt)
    }

    /// The days and ratings of every item's answers that counted, in order: what parameters are
    /// fitted to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn courses(&self) -> Result<Vec<Vec<(i64, Rating)>>> {
        let mut courses = Vec::new();
        let read = Past::load(&self.connection).and_then(|past| {
            past.each(&self.connection, |_, timeline| {
                let mut course: Vec<(i64, Rating)> = Vec::new();
                for (_, moved) in timeline {
                    match moved {
                        Move::Answer(answer) => {
                            if course.last().is_none_or(|(last, _)| answer.day > *last) {
                                course.push((answer.day, answer.rating));
                            }
                        }
                        // What led to a seed is not known.
                        Move::Reset(_) | Move::Seed(_) => {
                            courses.push(std::mem::take(&mut course));
                        }
                        Move::Due(_) => {}
                    }
                }
                courses.push(course);
                Ok(())
            })
        });
        read.map_err(self.failed("read the answers"))?;
        courses.retain(|course| !course.is_empty());
        Ok(courses)
    }
}

/// Decisions that give items the days back that they had before.
fn moved(connection: &Connection) -> rusqlite::Result<Vec<Decision>> {
    let sql = "SELECT i.deck, i.item, i.question, b.later FROM temp.before b \
               JOIN memories m ON m.item = b.item JOIN items i ON i.id = b.item \
               WHERE m.later <> b.later ORDER BY b.item";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(params![], |row| {
        Ok(Decision {
            deck: row.get(0)?,
            item: row.get(1)?,
            question: row.get(2)?,
            treatment: Treatment::Due,
            day: row.get(3)?,
            text: None,
        })
    })?;
    rows.collect()
}

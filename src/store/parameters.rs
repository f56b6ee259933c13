//! Parameters: the numbers that fit the algorithm to the learner, with the algorithm's name.

use super::replay::{self, Rebuilt};
use super::{Store, failure};
use crate::engine::schedule::{ALGORITHM, Moment, Parameters, Scheduler};
use crate::error::Result;
use crate::form::Rating;
use crate::text::json;
use rusqlite::{OptionalExtension, TransactionBehavior, params};

impl Store {
    /// Takes up the parameters that were stored last for the algorithm.
    pub(super) fn load_parameters(&mut self) -> Result<()> {
        let sql = "SELECT numbers FROM parameters WHERE algorithm = ?1 ORDER BY id DESC LIMIT 1";
        let stored: Option<String> = self
            .connection
            .query_row(sql, [ALGORITHM], |row| row.get(0))
            .optional()
            .map_err(self.failed("read the parameters"))?;
        if let Some(text) = stored {
            let parameters: Option<Parameters> = serde_json::from_str(&text).ok();
            let scheduler = parameters.and_then(Scheduler::new);
            self.scheduler = scheduler.ok_or_else(|| failure::damaged(&self.place))?;
        }
        Ok(())
    }

    /// Stores a learner's own parameters and computes every memory again with them.
    ///
    /// # Errors
    /// When they are no finite numbers, or cannot be written; nothing is changed then.
    pub fn set_parameters(&mut self, parameters: Parameters, now: Moment) -> Result<Rebuilt> {
        let Some(scheduler) = Scheduler::new(parameters) else {
            return Err(crate::error::Error::new("cannot take parameters that are no numbers"));
        };
        let failed = self.failed("save the parameters");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let numbers = json(&parameters)?;
        let sql = "INSERT INTO parameters (at, algorithm, numbers) VALUES (?1, ?2, ?3)";
        transaction.execute(sql, params![now.at, ALGORITHM, numbers]).map_err(&failed)?;
        let rebuilt = replay::rebuild(&transaction, &scheduler, now.day).map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        self.scheduler = scheduler;
        Ok(rebuilt)
    }

    /// The days and ratings of every item's answers that counted, in order: what parameters are
    /// fitted to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn courses(&self, day: i64) -> Result<Vec<Vec<(i64, Rating)>>> {
        let mut courses = Vec::new();
        let read = replay::each_item(&self.connection, replay::horizon(day), |_, answers| {
            let mut course: Vec<(i64, Rating)> = Vec::new();
            for answer in answers {
                if course.last().is_none_or(|(last, _)| answer.day > *last) {
                    course.push((answer.day, answer.rating));
                }
            }
            courses.push(course);
            Ok(())
        });
        read.map_err(self.failed("read the answers"))?;
        Ok(courses)
    }
}

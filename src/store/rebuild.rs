//! Rebuilding: all that follows from the events is thrown away and computed again.

use super::derivation::derive;
use super::replay::{Rebuilt, rebuild};
use super::{Store, failure, parameters, seal};
use crate::error::{Error, Result};
use crate::text::plural;
use rusqlite::TransactionBehavior;

impl Store {
    /// Computes all that follows from the events again, its indexes first.
    ///
    /// # Errors
    /// When the file cannot be read or written; all is as it was then.
    pub fn rebuild(&mut self) -> Result<Rebuilt> {
        let place = self.place.clone();
        let failed = |error| failure::explain(&place, "rebuild the memories", &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(failed)?;
        let damaged = seal::count_broken(&transaction).map_err(failed)?;
        if damaged > 0 {
            let count = plural(damaged, "damaged row");
            return Err(Error::new(format!("cannot rebuild from {place}: it has {count}"))
                .hint("`quizdeck history repair` saves what can be read; nothing was changed"));
        }
        let work = || -> rusqlite::Result<()> {
            transaction.execute_batch("REINDEX")?;
            derive(&transaction)
        };
        work().map_err(failed)?;
        let scheduler = parameters::load(&transaction, &place)?;
        let rebuilt = rebuild(&transaction, &scheduler).map_err(failed)?;
        transaction.execute("UPDATE device SET stale = 0", []).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.scheduler = scheduler;
        Ok(rebuilt)
    }
}

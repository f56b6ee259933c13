//! The calendar: how much comes up on the days to come, read once and kept up with the answers of a
//! sitting, so that what a card foretells is what is recorded.

use crate::engine::schedule::{Load, Memory};
use crate::error::Result;
use crate::store::Store;

/// How much comes up from a day on, once it was read.
#[derive(Debug, Default)]
pub struct Calendar {
    known: Option<(i64, Load)>,
}

impl Calendar {
    /// How much comes up from a day on.
    pub fn load(&mut self, store: &Store, day: i64) -> Result<&Load> {
        let known = match self.known.take().filter(|(known, _)| *known == day) {
            Some(known) => known,
            None => (day, store.upcoming(day)?),
        };
        Ok(&self.known.insert(known).1)
    }

    /// Takes up what an answer did to a memory.
    pub fn record(&mut self, before: Option<Memory>, after: Option<Memory>) {
        let Some((day, load)) = &mut self.known else { return };
        if after.is_some_and(|after| before.is_none_or(|before| before.last != after.last)) {
            load.add(*day, 1);
        }
        if let Some(before) = before {
            load.remove(before.later.max(*day));
        }
        if let Some(after) = after {
            load.add(after.later.max(*day), 1);
        }
    }

    /// Reads all anew the next time.
    pub fn forget(&mut self) {
        self.known = None;
    }
}

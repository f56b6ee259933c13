//! Plans: what a session will ask. Its state follows from the plan and the answers.

use super::agenda::{Agenda, Learned};
use super::entry::Entry;
use crate::deck::As;

/// What a session will ask.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The items, in the order they are first asked.
    pub entries: Vec<Entry>,
    /// What comes back, and when it is done.
    pub agenda: Agenda,
    /// How to ask, where it makes sense.
    pub asked_as: Option<As>,
    /// How far each entry was learned in earlier sittings, where that counts.
    pub learned: Vec<Learned>,
    /// How many more were learned there, and are not asked again.
    pub known: usize,
    /// Which round of one sitting it is, from 0: the missed, tried again, are dealt anew.
    pub round: u32,
}

impl Plan {
    /// A first round, each asked in its own form.
    pub const fn new(entries: Vec<Entry>, agenda: Agenda) -> Self {
        Self { entries, agenda, asked_as: None, learned: Vec::new(), known: 0, round: 0 }
    }
}

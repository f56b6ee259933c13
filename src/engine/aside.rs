//! What a learner decided about an item besides answering it: that it is known for good or put aside,
//! and what was written on it. Whatever asks or counts what is due goes by this.

use super::schedule::{Memory, say_day};
use crate::text::printable_line;

/// What a learner decided about an item, as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// It is known for good.
    pub known: bool,
    /// It is not asked until that is taken back.
    pub suspended: bool,
    /// The day before which it is not asked.
    pub buried: Option<i64>,
    /// The word that it is flagged with.
    pub flag: Option<String>,
    /// What the learner wrote on it.
    pub note: Option<String>,
}

impl Aside {
    /// Whether it is not asked on a day, because it is buried.
    #[must_use]
    pub fn is_buried(&self, day: i64) -> bool {
        self.buried.is_some_and(|until| day < until)
    }

    /// Whether it is not asked, nor counted as what would be, on a day.
    #[must_use]
    pub fn is_out(&self, day: i64) -> bool {
        self.never_asked().is_some() || self.is_buried(day)
    }

    /// Whether it is never asked, and what is said of that.
    #[must_use]
    pub const fn never_asked(&self) -> Option<[&'static str; 2]> {
        match (self.known, self.suspended) {
            (true, _) => Some(["known", "never asked"]),
            (false, true) => Some(["suspended", ""]),
            (false, false) => None,
        }
    }

    /// What it is until that is taken back, whatever else is decided.
    #[must_use]
    pub const fn lasting(&self) -> Option<&'static str> {
        match (self.known, self.suspended) {
            (true, _) => Some("known for good"),
            (false, true) => Some("suspended"),
            (false, false) => None,
        }
    }

    /// What is said of it above the question, whatever the day: "suspended", "flagged hard".
    #[must_use]
    pub fn badges(&self) -> Vec<String> {
        let state = self.never_asked().map(|[state, _]| state.to_owned());
        let flag = self.flag.as_ref().map(|word| format!("flagged {}", printable_line(word)));
        state.into_iter().chain(flag).collect()
    }

    /// What else is said of it in a list: "buried until tomorrow", "flagged hard". A note is told by
    /// itself.
    #[must_use]
    pub fn marks(&self, today: i64) -> Vec<String> {
        let is_buried = self.is_buried(today) && self.never_asked().is_none();
        let buried = self.buried.filter(|_| is_buried).map(|day| match day - today {
            1 => "buried until tomorrow".to_owned(),
            _ => format!("buried until {}", say_day(day, today)),
        });
        let flag = self.flag.as_ref().map(|word| format!("flagged {}", printable_line(word)));
        buried.into_iter().chain(flag).collect()
    }

    /// A memory with the days on which the item is asked: never, or not before it comes up again.
    #[must_use]
    pub fn delay(&self, memory: Memory) -> Memory {
        if self.never_asked().is_some() {
            return Memory { due: i64::MAX, later: i64::MAX, ..memory };
        }
        let first = self.buried.unwrap_or(i64::MIN);
        Memory { due: memory.due.max(first), later: memory.later.max(first), ..memory }
    }
}

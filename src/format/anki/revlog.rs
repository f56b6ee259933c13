//! The review log: every answer that was given in Anki, and what was done to cards between answers.

use super::collection::{Collection, broken, integer};
use crate::form::Rating;
use crate::format::Unfit;

/// How many entries are read at most: more than a learner gives in a life.
const MOST: usize = 10_000_000;

/// The last millisecond of the year 2999: what is later was not answered yet.
const LAST: i64 = 32_503_679_999_999;

/// An entry of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogEntry {
    /// The number of its card.
    pub card: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// When the card is due again: in days, or as a negative number in seconds.
    pub interval: i32,
    /// The ease, in thousandths; with FSRS the difficulty.
    pub factor: i32,
    /// How long it took, in milliseconds.
    pub milliseconds: u32,
    /// The button.
    pub ease: u8,
    /// What sort of entry it is.
    pub kind: u8,
}

/// Entries of answers to cards that are learned.
const LEARNING: u8 = 0;

/// Entries of filtered decks.
const FILTERED: u8 = 3;

/// Entries of what was done by hand.
const MANUAL: u8 = 4;

/// Entries of what Anki planned anew.
const PLANNED: u8 = 5;

impl LogEntry {
    /// How it was answered; nothing where it was not, or only crammed, which moves nothing.
    pub fn rating(&self) -> Option<Rating> {
        if self.is_crammed() || [MANUAL, PLANNED].contains(&self.kind) {
            return None;
        }
        Rating::ALL.get(usize::from(self.ease).wrapping_sub(1)).copied()
    }

    /// Whether it was answered in a filtered deck that moves nothing.
    pub const fn is_crammed(&self) -> bool {
        self.kind == FILTERED && self.factor == 0
    }

    /// Whether it was answered while it was learned.
    pub fn is_learning(&self) -> bool {
        self.kind == LEARNING && self.rating().is_some()
    }

    /// Whether the card was made new.
    pub const fn is_reset(&self) -> bool {
        self.kind == MANUAL && self.factor == 0
    }
}

/// All entries, those of each card together.
#[derive(Debug, Default)]
pub struct Revlog {
    entries: Vec<LogEntry>,
    /// Whether there were more than are read.
    pub is_cut: bool,
}

impl Revlog {
    /// Reads that of a collection.
    pub fn of(collection: &Collection) -> Result<Self, Unfit> {
        let mut log = Self::default();
        if !collection.has_table("revlog").map_err(broken)? {
            return Ok(log);
        }
        let count = collection.count("revlog").map_err(broken)?;
        log.entries.reserve_exact(count.min(MOST));
        let sql = "SELECT cid, id, ivl, factor, time, ease, type FROM revlog";
        let read = collection.each(sql, |row| {
            let number = |column| integer(row, column);
            let at = number(1);
            if log.entries.len() == MOST {
                log.is_cut = true;
            } else if (1..=LAST).contains(&at) {
                log.entries.push(LogEntry {
                    card: number(0),
                    at,
                    interval: i32::try_from(number(2)).unwrap_or(0),
                    factor: i32::try_from(number(3)).unwrap_or(0),
                    milliseconds: u32::try_from(number(4)).unwrap_or(0),
                    ease: u8::try_from(number(5)).unwrap_or(0),
                    kind: u8::try_from(number(6)).unwrap_or(u8::MAX),
                });
            }
            Ok(())
        });
        read.map_err(broken)?;
        log.entries.sort_unstable_by_key(|entry| (entry.card, entry.at));
        Ok(log)
    }

    /// Those of a card, in order.
    pub fn of_card(&self, card: i64) -> &[LogEntry] {
        let start = self.entries.partition_point(|entry| entry.card < card);
        let rest = &self.entries[start..];
        &rest[..rest.partition_point(|entry| entry.card == card)]
    }

    /// How many answers there are that move something, and how many others.
    pub fn count(&self) -> (usize, usize) {
        let answers = self.entries.iter().filter(|entry| entry.rating().is_some()).count();
        let crammed = self.entries.iter().filter(|entry| entry.is_crammed()).count();
        (answers, crammed)
    }
}

//! Cards: of which note each is, in which deck, which template makes it, and how it stands.

use super::collection::{Collection, broken, bytes, integer};
use crate::format::Unfit;
use serde::Deserialize;

/// The bits of a card's flags that say its colour.
const FLAGS: i64 = 7;

/// The stage of a card that was never asked.
pub const NEW: i64 = 0;

/// A card of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NoteCard {
    /// Its number.
    pub id: i64,
    /// The number of its note.
    pub note: i64,
    /// Its deck, where it is at home.
    pub deck: i64,
    /// Which template, or which gaps less one.
    pub ord: i64,
    /// How it stands.
    pub state: CardState,
}

/// How a card stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CardState {
    /// What it is to the learner: new, being learned, known, being learned again.
    pub stage: i64,
    /// In which queue it waits; below 0 where it is not asked.
    pub queue: i64,
    /// When it is due: a day of the collection, or a second since 1970.
    pub due: i64,
    /// The days from its last answer to that.
    pub interval: i64,
    /// The ease, in thousandths.
    pub factor: i64,
    /// How often it was answered.
    pub reps: u32,
    /// How often it was forgotten.
    pub lapses: u32,
    /// When it was changed last, in seconds since 1970.
    pub changed: i64,
    /// The number of its flag; 0 without one.
    pub flag: usize,
    /// What FSRS knows of it.
    pub memory: CardMemo,
}

/// What FSRS knows of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub struct CardMemo {
    /// The stability, in days.
    #[serde(rename = "s")]
    pub stability: Option<f32>,
    /// The difficulty, from 1 to 10.
    #[serde(rename = "d")]
    pub difficulty: Option<f32>,
    /// The recall that is aimed at.
    #[serde(rename = "dr")]
    pub retention: Option<f32>,
    /// When it was answered last, in seconds since 1970.
    #[serde(rename = "lrt")]
    pub last: Option<i64>,
}

impl Collection {
    /// All cards, by their notes, each note's in their order.
    pub fn cards(&self) -> Result<Vec<NoteCard>, Unfit> {
        let mut cards = Vec::new();
        let sql = "SELECT nid, id, did, odid, ord, type, queue, due, odue, ivl, factor, reps, \
                   lapses, mod, flags, data FROM cards ORDER BY id";
        let read = self.each(sql, |row| {
            let number = |column| integer(row, column);
            let count = |column| u32::try_from(number(column)).unwrap_or(0);
            // One that is in a filtered deck has a home.
            let is_out = number(3) != 0;
            let data = bytes(row, 15);
            let memory = if data.len() > 2 { serde_json::from_slice(data).ok() } else { None };
            let mut state = CardState {
                stage: number(5),
                queue: number(6),
                changed: number(13),
                flag: usize::try_from(number(14) & FLAGS).unwrap_or(0),
                memory: memory.unwrap_or_default(),
                ..CardState::default()
            };
            // Of one that is new nothing else is known.
            if state.stage != NEW {
                state.due = if is_out && number(8) != 0 { number(8) } else { number(7) };
                (state.interval, state.factor) = (number(9), number(10));
                (state.reps, state.lapses) = (count(11), count(12));
            }
            let deck = number(if is_out { 3 } else { 2 });
            cards.push(NoteCard { id: number(1), note: number(0), deck, ord: number(4), state });
            Ok(())
        });
        read.map_err(broken)?;
        cards.sort_by_key(|card| (card.note, card.ord));
        Ok(cards)
    }
}

//! What a session is played with, and what is asked when the history fails it.

use super::joining::Companion;
use super::journal::Journal;
use super::vigil::Vigil;
use crate::deck::{Deck, Item};
use crate::engine::{Aside, Id};
use crate::env::Player;
use crate::env::Stopwatch;
use crate::error::Result;
use crate::shelf::Revision;
use crate::ui::Ui;
use std::collections::HashMap;

/// How long new questions are asked.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    watch: Stopwatch,
    minutes: u64,
}

impl Timer {
    /// Runs for so many minutes from now.
    pub fn start(minutes: u64) -> Self {
        Self { watch: Stopwatch::start(), minutes }
    }

    /// How many minutes are over, once they are.
    fn up(self) -> Option<u64> {
        let is_up = self.watch.milliseconds() >= self.minutes.saturating_mul(60_000);
        is_up.then_some(self.minutes)
    }
}

/// What was decided in a session, to be taken back by undo.
pub struct Made {
    /// How many answers there were then.
    pub answers: usize,
    /// The id of the deck.
    pub deck: String,
    /// The item that was pointed at.
    pub item: Item,
    /// What it was, and of what: `The flag for "ash"`.
    pub what: String,
    /// Whether the session went on from the item by it.
    pub goes_on: bool,
    /// The names under which it is kept; none where nothing is.
    pub decisions: Vec<Id>,
    /// What was decided before about each item that it is about, by key.
    pub before: Vec<(String, Aside)>,
    /// Whether it followed from the last answer, and was not wished for.
    pub by_itself: bool,
}

/// What a session is played with.
pub struct Table<'t> {
    /// Where a person is asked.
    pub ui: &'t mut dyn Ui,
    /// Where answers are kept.
    pub journal: &'t mut Journal,
    /// What was decided about items, by the ids of decks and by key.
    pub asides: &'t mut HashMap<String, HashMap<String, Aside>>,
    /// What was decided in this session, in order.
    pub made: Vec<Made>,
    /// What was written into a deck for right, each with how many answers there were then.
    pub accepted: Vec<(usize, String)>,
    /// By which decks are changed.
    pub revision: Revision,
    /// What joins with other machines meanwhile.
    pub companion: Option<&'t mut Companion>,
    /// What becomes of the decks meanwhile.
    pub vigil: &'t mut Vigil,
    /// What plays sounds.
    pub player: Player,
    /// How long new questions are asked, where that has an end.
    pub timer: Option<Timer>,
    /// Whether what is forgotten again and again is suspended by itself.
    pub suspends_leeches: bool,
}

impl Table<'_> {
    /// Whether a decision since the last of so many answers went on from its question.
    pub fn went_on(&self, answers: usize) -> bool {
        self.made.last().is_some_and(|made| made.answers == answers && made.goes_on)
    }

    /// How many minutes are over after which nothing new is to be asked; once.
    pub fn take_time(&mut self) -> Option<u64> {
        let minutes = self.timer.and_then(Timer::up)?;
        self.timer = None;
        Some(minutes)
    }

    /// What was decided about an item.
    pub fn aside(&self, deck: &Deck, item: Item) -> Aside {
        let asides = self.asides.get(&deck.id);
        asides.and_then(|asides| asides.get(&deck.key(item))).cloned().unwrap_or_default()
    }
}

/// Where the history cannot be written, lets the learner go on without it.
pub fn kept<T: Default>(done: Result<T>, table: &mut Table<'_>) -> Result<T> {
    let error = match done {
        Ok(done) => return Ok(done),
        Err(error) => error,
    };
    table.ui.notice(&error.to_string())?;
    if table.ui.confirm("Go on without saving?", false)? != Some(true) {
        return Err(error.or_hint("go on without the history by --no-save"));
    }
    table.journal.stop();
    Ok(T::default())
}

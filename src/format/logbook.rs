//! Logbooks: what a learner did and decided about the questions of a bundle in the program that it comes
//! from, in terms of no program.

use crate::form::Rating;

/// What a learner did and decided there.
#[derive(Debug, Default)]
pub struct Logbook {
    /// What the program is called.
    pub program: &'static str,
    /// What happened to each part of a question of which something is known.
    pub tracks: Vec<Track>,
    /// The parameters of FSRS that were fitted to the learner, as many as its version has.
    pub parameters: Option<Vec<f32>>,
    /// The recall that intervals aim at there.
    pub retention: Option<f64>,
}

/// What happened to a part of a question.
#[derive(Debug, Default)]
pub struct Track {
    /// The place of the question in its bundle.
    pub question: usize,
    /// Which part of it, in the order in which a deck lists them.
    pub part: usize,
    /// What it is known by there, the same in every copy: the names of events follow from it.
    pub name: String,
    /// Every answer that counts there.
    pub answers: Vec<TrackAnswer>,
    /// What else happened.
    pub acts: Vec<TrackAct>,
    /// For which day it is due, and when that was settled: no earlier than the last answer.
    pub due: Option<TrackDue>,
}

/// For which day something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackDue {
    /// When that was settled, in milliseconds since 1970.
    pub at: i64,
    /// The day, from 0 on 1 January 1970.
    pub day: i32,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrackAnswer {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The learner's day, from 0 on 1 January 1970.
    pub day: i32,
    /// The day for which it made the question due.
    pub due: i32,
    /// How long it took.
    pub milliseconds: u32,
    /// How it was rated.
    pub rating: Rating,
}

/// Something else that happened, and when: in milliseconds since 1970. Days are those of the learner,
/// from 0 on 1 January 1970.
#[derive(Clone, Debug, PartialEq)]
pub enum TrackAct {
    /// It was new again.
    Reset {
        /// When.
        at: i64,
    },
    /// What was known of it, where no answers tell that.
    Known {
        /// When it was answered last.
        at: i64,
        /// The day of that.
        day: i32,
        /// The day for which it is due.
        due: i32,
        /// How well it was remembered then.
        state: TrackState,
        /// How many answers it had.
        reps: u32,
        /// How often it was forgotten.
        lapses: u32,
    },
    /// It was put aside until that is taken back.
    Suspended {
        /// When.
        at: i64,
    },
    /// It was put aside until a day.
    Buried {
        /// When.
        at: i64,
        /// That day.
        until: i32,
    },
    /// It was given a flag.
    Flagged {
        /// When.
        at: i64,
        /// The word for it.
        word: String,
    },
}

/// How well something was remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TrackState {
    /// As FSRS says it.
    Fsrs {
        /// In how many days recall falls to 90 %.
        stability: f32,
        /// How hard it is, from 1 to 10.
        difficulty: f32,
    },
    /// As SM-2 says it.
    Sm2 {
        /// The days until it is due.
        interval: f32,
        /// By how much an interval grows.
        ease: f32,
        /// How hard it is where that is known, from 1 to 10.
        difficulty: Option<f32>,
    },
}

impl Logbook {
    /// How many answers are in it.
    pub fn count_answers(&self) -> usize {
        self.tracks.iter().map(|track| track.answers.len()).sum()
    }
}

impl Track {
    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.acts.is_empty()
    }
}

//! Exams: a fixed paper is drawn from decks, filled in in any order, and judged when it is handed in.
//! All of it is pure: time and randomness come in as values.

mod again;
mod blueprint;
pub mod class;
mod examination;
mod lettering;
mod marking;
mod paper;
mod plan;
mod report;
mod result;
mod roster;
mod timing;
mod variant;

pub use again::{Discrepancy, Examiner, JudgedResult, RegisteredQuestion};
pub use blueprint::{Blueprint, Shortage};
pub use examination::{Deed, Examination, Filled};
pub use lettering::{places, sign};
pub use marking::{AnswerSheet, MarkerWord, heading, pupil};
pub use paper::{Paper, Slot};
pub use plan::{DeckCopy, ExamPlan, ExamStanding, ExamTerms, TimedDeed, redo};
pub use report::{AskedQuestion, ClassReport, ScoreRow};
pub use result::{
    Circumstances, ExamAnswer, ExamDeck, ExamResult, HandedInBy, Misfit, Overruled, deck_digest,
    read,
};
pub use roster::{Attempts, ResultHead, Roster, Uncounted};
pub use timing::{ClockReading, ExamTime};
pub use variant::Variant;

#[cfg(test)]
mod tests;

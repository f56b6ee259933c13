//! Exams: a fixed paper is drawn from decks, filled in in any order, and judged when it is handed in.
//! All of it is pure: time and randomness come in as values.

mod blueprint;
mod examination;
mod paper;
mod variant;

pub use blueprint::{Blueprint, Shortage};
pub use examination::{Deed, Examination, Filled};
pub use paper::{Paper, Slot};
pub use variant::Variant;

#[cfg(test)]
mod tests;

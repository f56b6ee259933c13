//! The engine: which questions are asked, in what order, and what the answers add up to. It is a
//! pure state machine: a surface shows its [`Turn`]s and gives back answers; clock and randomness
//! come in as values.

mod agenda;
mod asked;
mod borrow;
mod draw;
mod due;
pub mod fit;
mod plan;
pub mod relink;
mod saved;
pub mod schedule;
mod session;
mod summary;
mod turn;

pub use agenda::{Learned, Mode};
pub use asked::can_be_typed;
pub use draw::{Count, Filter, Sequence, draw};
pub use due::{Limits, Review, review};
pub use plan::{Answered, Entry, Plan};
pub use saved::Saved;
pub use session::Session;
pub use summary::Record;
pub use turn::{Feedback, Line, Miss, Overrule, Score, Summary, TagScore, Turn};

#[cfg(test)]
mod tests;

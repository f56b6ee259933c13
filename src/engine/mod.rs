//! The engine: which questions are asked, in what order, and what the answers add up to. It is a
//! pure state machine: a surface shows its [`Turn`]s and gives back answers; clock and randomness
//! come in as values.

mod agenda;
mod answered;
mod asked;
mod borrow;
mod draw;
mod due;
pub mod fit;
mod id;
mod mode;
mod plan;
pub mod relink;
mod saved;
pub mod schedule;
mod session;
mod summary;
mod turn;

pub use agenda::{Agenda, Learned};
pub use answered::{Answered, Overrule};
pub use asked::can_be_typed;
pub use draw::{Count, Filter, Sequence, draw};
pub use due::{Due, Limits, review};
pub use id::{Id, Ids};
pub use mode::Mode;
pub use plan::{Entry, Plan};
pub use saved::{Happening, Saved, replay};
pub use session::{Session, Stamp};
pub use summary::{PartScore, Record, Score, Summary};
pub use turn::{Feedback, Line, Outlook, Turn};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod replays;
#[cfg(test)]
mod tests;

//! The engine: which questions are asked, in what order, and what the answers add up to. A pure
//! state machine: surfaces show its turns and answer; clock and randomness come in as values.

mod agenda;
mod answered;
mod apart;
mod aside;
mod asked;
mod borrow;
mod confusion;
mod draw;
mod due;
mod entry;
mod feedback;
pub(crate) mod fit;
mod id;
mod mode;
mod next;
mod only;
mod plan;
mod prospect;
pub(crate) mod relink;
mod saved;
pub mod schedule;
mod scope;
mod session;
mod situation;
mod solution;
mod spread;
pub(crate) mod stats;
mod summary;
mod turn;

pub use agenda::Agenda;
pub use aside::Aside;
pub use draw::{Count, Filter, Sequence, draw};
pub use mode::Mode;
pub use only::{Only, Since};
pub use plan::Plan;
pub use session::Session;
pub use summary::{ExamSummary, PartScore, Score, Summary};
pub use turn::{Feedback, Turn};

pub(crate) use agenda::Learned;
pub(crate) use answered::{Answered, Overrule};
pub(crate) use apart::one_a_day;
pub(crate) use asked::{Asked, can_be_typed};
pub(crate) use draw::gather_passages;
pub(crate) use due::{Due, Limits, Share, count_due, review};
pub(crate) use entry::Entry;
pub(crate) use id::{Id, Ids};
pub(crate) use only::{FLAG, ONLY, Traits, is_flag};
pub(crate) use prospect::Prospect;
pub(crate) use saved::{Happening, Saved, renamed, replay};
pub(crate) use session::Stamp;
pub(crate) use solution::{Remark, Solution, solution};
pub(crate) use spread::{catch_up, draw_in};
pub(crate) use summary::Record;
pub(crate) use turn::{Confusion, Guise, Line, Outlook, Preview, Sound};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod replays;
#[cfg(test)]
mod siblings;
#[cfg(test)]
mod tests;

//! The engine: which questions are asked, in what order, and what the answers add up to. It is a
//! pure state machine; a surface shows its [`Turn`]s and gives back answers.

mod turn;

pub use turn::{Feedback, Line, Miss, Overrule, Score, Summary, TagScore, Turn};

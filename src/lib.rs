//! quizdeck: a quiz and flashcard trainer for the terminal.
//!
//! A module uses only what stands to its right:
//!
//! ```text
//! main → command → sitting → { shelf, sync } → { ui, store, env, print } → error → exam → { engine, lint, draft, format } → deck → kind → { form, judge, report } → { text, random, parallel }
//! ```
//!
//! It is a library beside the program only so that tests and benchmarks reach it: nothing is promised
//! to others, and what they do not need is not exported, so that the compiler tells what nobody uses.
//! From `exam` rightwards all is pure: no file, clock, environment or terminal is read there.

mod command;
pub mod deck;
pub mod draft;
pub mod engine;
mod env;
mod error;
pub mod exam;
pub mod form;
pub mod format;
pub mod judge;
pub mod kind;
pub mod lint;
mod parallel;
mod print;
pub mod random;
pub mod report;
mod shelf;
mod sitting;
pub mod store;
pub mod sync;
#[cfg(test)]
mod testing;
pub mod text;
mod ui;

pub use command::start;
pub use sitting::paper;
pub use ui::trial;

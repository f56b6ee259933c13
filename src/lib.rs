//! quizdeck: a quiz and flashcard trainer for the terminal.

pub mod judge;

//! End-to-end tests: one binary, a file for each command and each claim about the whole.

mod decks;
mod layers;
mod program;
mod quiz;

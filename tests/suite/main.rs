//! End-to-end tests: one binary, a file for each command and each claim about the whole. What is
//! compared to the letter lies in files; with `UPDATE_EXPECTED=1` they are written anew, to be
//! read before they are committed.

mod config;
mod decks;
mod history;
mod layers;
mod optimize;
mod pin;
mod program;
mod pty;
mod quiz;
mod readme;
mod schema;
mod screen;
mod show;

//! End-to-end tests: one binary, a file for each command and each claim about the whole. What is
//! compared to the letter lies in files; with `UPDATE_EXPECTED=1` they are written anew, to be
//! read before they are committed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests are part of the world outside")]

mod add;
mod bytes;
mod check;
mod completions;
mod config;
mod coverage;
mod decks;
mod desk;
mod dialogs;
mod draft;
mod edit;
mod exam;
mod find;
mod goal;
mod growth;
mod history;
mod import;
mod item;
mod layers;
mod learn;
mod licenses;
mod list;
mod listed;
mod locale;
mod man;
mod mark;
mod media;
mod merge;
mod mistakes;
mod r#move;
mod naming;
mod new;
mod only;
mod optimize;
mod package;
mod paper;
mod pin;
mod places;
mod printed;
mod program;
mod pty;
mod quiz;
mod readme;
mod relinking;
mod remove;
mod report;
mod resume;
mod review;
mod schema;
mod screen;
mod show;
mod split;
mod stats;
mod stop;
mod sync;
mod tag;
mod undo;

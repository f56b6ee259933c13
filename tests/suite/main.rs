//! End-to-end tests: one binary, a file for each command and each claim about the whole. What is
//! compared to the letter lies in files; with `UPDATE_EXPECTED=1` they are written anew, to be
//! read before they are committed.

mod add;
mod completions;
mod decks;
<<<<<<< HEAD
mod edit;
mod layers;
mod man;
mod new;
=======
mod history;
mod layers;
mod learn;
mod list;
mod optimize;
>>>>>>> 24c12d705f81974ae4fb58ff9ba81ecd2d72ff0d
mod pin;
mod program;
mod pty;
mod quiz;
mod readme;
mod resume;
mod review;
mod schema;
mod screen;
mod show;

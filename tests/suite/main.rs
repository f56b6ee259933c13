//! End-to-end tests: one binary, a file for each command and each claim about the whole.

mod layers;
mod program;
mod pty;
mod quiz;
mod screen;

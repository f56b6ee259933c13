//! Typed answers.

//! The words that the rules know: closed classes as lists, verbs with their forms, names of countries
//! and people. What is in no list is taken for a noun.

pub mod closed;
pub mod kin;
pub mod names;
mod verbs;

pub use verbs::{Inflection, VerbForm, inflected};

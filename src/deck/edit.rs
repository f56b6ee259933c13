//! Edits of a deck's text: only what is meant to change is touched, so that comments, order and
//! layout of all else are kept byte for byte. Every edit is read again, and holds exactly what was
//! meant, or else it is refused.

mod accept;
mod append;
pub mod compose;
mod extent;
mod fold;
mod header;
mod literal;
mod manuscript;
mod patch;
mod pin;
mod portion;
mod relocate;
mod remove;
mod site;
mod slug;
mod tag;
mod tree;
mod update;

pub use accept::accept;
pub use append::{Draft, append};
pub use header::{set_header, set_passages};
pub use literal::Literal;
pub use manuscript::{Front, Manuscript, default_key, header_key, question_key};
pub use patch::Refused;
pub use pin::{Pin, Pinned, pin};
pub use portion::portions;
pub use relocate::{Donor, Relocated, relocate, reorder};
pub use remove::remove;
pub use slug::{slug, telling_words};
pub use tag::{Tagging, tag};
pub use update::{Update, update};

#[cfg(test)]
pub(crate) mod properties;
#[cfg(test)]
mod rearranged;
#[cfg(test)]
mod tests;

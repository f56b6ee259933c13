//! Edits of a deck's text: insertions only, so that comments, order and layout of all that stands
//! there are kept byte for byte. Every edit is read again, and holds exactly what was meant, or
//! else it is refused.

mod accept;
mod append;
pub mod compose;
mod literal;
mod patch;
mod pin;
mod site;
mod slug;
mod tree;

pub use accept::accept;
pub use append::{Draft, append};
pub use literal::Literal;
pub use patch::Refused;
pub use pin::{Pin, Pinned, pin};
pub use slug::{slug, telling_words};

#[cfg(test)]
mod tests;

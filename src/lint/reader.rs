//! The rules of the reader: what keeps a deck from being asked, and slips that it comes across.
//! They are applied where decks are read; here are their reasons and examples.

mod keys;
mod kinds;
mod tables;

pub use keys::KEYS;
pub use kinds::KINDS;
pub use tables::TABLES;

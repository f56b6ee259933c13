//! What the commands for authors share: refusals, and what a deck's text would be found to have.

use crate::deck::edit::Refused;
use crate::error::Error;

/// A refused edit of a deck as a failure.
pub fn refusal(name: &str, refused: Refused) -> Error {
    Error::new(format!("cannot change {name}: {}", refused.reason)).hint(refused.remedy)
}

//! The rules of the reader: what keeps a deck from being asked, and slips that it comes across.
//! They are applied where decks are read; here are their reasons and examples.

use super::Rule;
use crate::report::Severity;

mod keys;
mod kinds;
mod tables;

pub use keys::KEYS;
pub use kinds::KINDS;
pub use tables::TABLES;

/// A row of the table: an error, unless it says otherwise.
const fn error(
    code: &'static str,
    summary: &'static str,
    why: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule { code, severity: Severity::Error, summary, why, bad, good }
}

/// A row for what is likely a slip.
const fn warning(
    code: &'static str,
    summary: &'static str,
    why: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule { code, severity: Severity::Warning, summary, why, bad, good }
}

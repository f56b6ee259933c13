//! A block of an article before anything of its text is cleaned.

use super::BlockSort;

/// What opens and closes a stretch that is set off; no text has them, since control characters are
/// dropped before.
pub const STRESS: [char; 2] = ['\u{1}', '\u{2}'];

/// A block as it is written.
#[derive(Debug)]
pub struct RawBlock {
    /// What it is.
    pub sort: BlockSort,
    /// Whether it is a heading of the first level.
    pub is_top: bool,
    /// Its text, with [`STRESS`] around what is set off.
    pub text: String,
}

//! Blocks of an article before anything of their text is cleaned, and how they come to be one after the
//! other, whatever marks them up.

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

/// Blocks that are put together, the last one of which is open.
#[derive(Debug, Default)]
pub struct RawBlocks {
    /// Those that are whole.
    pub whole: Vec<RawBlock>,
    /// The text of the one that is open.
    pub text: String,
    /// How many entries of lists are open.
    entries: usize,
}

impl RawBlocks {
    /// Ends the block that is open: a paragraph, or an entry of a list where one is open.
    pub fn end(&mut self) {
        let sort = if self.entries > 0 { BlockSort::Entry } else { BlockSort::Paragraph };
        self.push(sort, false);
    }

    /// Ends a heading.
    pub fn end_heading(&mut self, is_top: bool) {
        self.push(BlockSort::Heading, is_top);
    }

    /// Begins an entry of a list.
    pub fn begin_entry(&mut self) {
        self.end();
        self.entries += 1;
    }

    /// Ends an entry of a list.
    pub fn end_entry(&mut self) {
        self.end();
        self.entries = self.entries.saturating_sub(1);
    }

    fn push(&mut self, sort: BlockSort, is_top: bool) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.whole.push(RawBlock { sort, is_top, text });
        }
    }
}

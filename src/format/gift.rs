//! GIFT: how teachers type questions for Moodle. What Moodle does wrong is done right here, with a
//! word: where a comma or a word for a number makes everything right, where a blank line ends a question
//! that is still open, where `~=` makes an option of nothing.

mod answers;
mod blocks;
mod read;
mod texts;
mod write;

use super::{ForeignFile, Format};
use crate::text::lossy;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "gift",
    summary: "Moodle's text format for questions",
    extensions: &["gift"],
    is_text: true,
    keeps_history: false,
    names_files: false,
    tells,
    read: Some(read::read),
    write: Some(write::write),
    keeps: "prompts, options, answers with their credit and whys, explanations, ids, tags; a passage \
            stands before each of its prompts, a list and a card are essays, an order is matched with \
            numbers, gaps are asked one by one; no units, hints, pictures, sounds and rules of judging",
};

/// Whether a text has a category, a title between double colons, or braces that begin as answers do.
fn tells(file: &ForeignFile<'_>) -> bool {
    let text = lossy(file.bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') {
        return false;
    }
    let mut lines = text.lines().map(str::trim_start);
    let is_headed = lines.any(|line| {
        line.starts_with(blocks::CATEGORY)
            || line.strip_prefix("::").is_some_and(|title| title.contains("::"))
    });
    let is_answer = |(at, _): (usize, &str)| {
        let mut inner = text[at + 1..].trim_start();
        while let Some(comment) = inner.strip_prefix("//") {
            inner = comment.split_once('\n').map_or("", |(_, below)| below).trim_start();
        }
        let near = &inner[..inner.floor_char_boundary(12)];
        let word = near.split(['}', '#']).next().unwrap_or_default().trim();
        let begins = |number: &str| {
            let number = number.trim_start();
            number.starts_with(|c: char| "=-.".contains(c) || c.is_ascii_digit())
        };
        inner.starts_with(['=', '~'])
            || inner.starts_with("####")
            || inner.strip_prefix('#').is_some_and(begins)
            || ["T", "F", "TRUE", "FALSE"].contains(&word)
    };
    is_headed || text.match_indices('{').any(is_answer)
}

#[cfg(test)]
mod tests;

//! Moodle XML: how Moodle itself keeps questions, with their pictures and sounds.

mod media;
mod read;
mod shapes;
mod tree;
mod write;

use super::Format;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "moodle-xml",
    summary: "Moodle's own format for questions",
    extensions: &["xml"],
    is_text: true,
    keeps_history: false,
    names_files: false,
    tells: |file| {
        let head = String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(HEAD)]);
        head.contains("<quiz") && head.contains("<question")
    },
    read: Some(read::read),
    write: Some(write::write),
    keeps: "prompts, options, answers with their credit and whys, units, orders, gaps, hints, \
            explanations, points, ids, tags, pictures and sounds; a passage stands before each of its \
            prompts, a list and a card are essays; no rules of judging but capitals",
};

/// Within how many bytes its first question begins; categories may be described at length.
const HEAD: usize = 100_000;

#[cfg(test)]
mod tests;

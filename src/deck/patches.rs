//! What puts a slip in the file of a deck right, where its place alone tells it.

use crate::kind::Excerpt;
use crate::text::Patch;
use std::ops::Range;

/// What puts the headers of a piece right that say `name`, as they say `questions` or `Question`.
pub fn headed(excerpt: Excerpt<'_>, name: &str) -> Vec<Patch> {
    let header = format!("[[{name}]]");
    let is_line = |at: &usize| excerpt.text[..*at].trim_end_matches([' ', '\t']).ends_with('\n');
    let found = excerpt.text.match_indices(&header).map(|(at, _)| at);
    let found = found.filter(|at| *at == 0 || is_line(at));
    found.map(|at| (excerpt.at(&(at + 2..at + header.len() - 2)), "question".to_owned())).collect()
}

/// What takes a line out that is a key and its value and nothing else.
pub fn whole_line(excerpt: Excerpt<'_>, key: &Range<usize>) -> Option<Patch> {
    let at = key.start - excerpt.base;
    let start = excerpt.text[..at].rfind('\n')? + 1;
    let end = at + excerpt.text[at..].find('\n')? + 1;
    let is_alone =
        excerpt.text[start..at].trim().is_empty() && !excerpt.text[at..end].contains('#');
    is_alone.then(|| (excerpt.at(&(start..end)), String::new()))
}

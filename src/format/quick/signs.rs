//! The signs of quick text: what a line is by how it begins, or by what stands in it.

use crate::deck::edit::question_key;
use crate::text::code::{Strand, fence, spans};
use std::ops::Range;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineSign<'t> {
    /// What is asked.
    Prompt,
    /// `=`: it is right.
    Right,
    /// `-`: it is wrong.
    Wrong,
    /// `!`: it explains.
    Explain,
    /// `?`: it is a hint.
    Hint,
    /// `#`: tags.
    Tags,
    /// `1.`: it has its place in an order.
    Step(u32),
    /// `left => right`.
    Pair,
    /// `front == back`, or `<=>` where it is asked from both sides.
    Card {
        /// Whether it is.
        is_both: bool,
    },
    /// `name: value`.
    Named(&'t str),
    /// It belongs to nothing.
    Stray,
}

/// What stands between a left side and a right one.
pub const PAIR: &str = "=>";
/// What stands between front and back.
pub const CARD: &str = "==";
/// The same where both are asked.
pub const BOTH: &str = "<=>";
/// What stands between ways to write something.
pub const OR: &str = "|";
/// What stands before what is said to an entry.
pub const WHY: &str = "::";

/// The sections of a head, as they are headed.
pub const SECTIONS: [&str; 5] = ["deck", "deck.defaults", "exam", "exam.per-tag", "passages"];

/// The section that a line heads.
pub fn section(line: &str) -> Option<&'static str> {
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    SECTIONS.into_iter().find(|section| *section == name.trim())
}

/// Whether a line is a remark of its author.
pub fn is_remark(line: &str) -> bool {
    line.starts_with("//")
}

/// What a line begins with, and where the rest of it begins.
pub fn beginning(line: &str) -> Option<(LineSign<'_>, usize)> {
    let blank = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let first = line.chars().next()?;
    let sign = match first {
        '=' => LineSign::Right,
        '-' => LineSign::Wrong,
        '!' => LineSign::Explain,
        '?' => LineSign::Hint,
        '#' => LineSign::Tags,
        '0'..='9' => {
            let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let is_step = line[digits..].starts_with(['.', ')']) && blank(&line[digits + 1..]);
            let number = line[..digits].parse().ok().filter(|_| is_step)?;
            return Some((LineSign::Step(number), digits + 1));
        }
        _ => {
            let (name, _) = line.split_once(':')?;
            let name = question_key(name)?;
            return Some((LineSign::Named(name), name.len() + 1));
        }
    };
    blank(&line[1..]).then_some((sign, 1))
}

/// The first of some signs that stands in a line as a word of its own, outside code.
pub fn inside<'s>(line: &str, signs: &[&'s str]) -> Option<(&'s str, Range<usize>)> {
    if !signs.iter().any(|sign| line.contains(sign)) {
        return None;
    }
    spans(line).into_iter().find_map(|strand| {
        let Strand::Prose(prose) = strand else { return None };
        let start = prose.as_ptr().addr() - line.as_ptr().addr();
        prose.split_ascii_whitespace().find_map(|word| {
            let at = start + (word.as_ptr().addr() - prose.as_ptr().addr());
            let sign = signs.iter().find(|sign| **sign == word)?;
            Some((*sign, at..at + word.len()))
        })
    })
}

/// A line without a backslash that takes its meaning away, and whether it had one. Where there is no
/// meaning, a backslash is one.
pub fn plain(line: &str, means: fn(&str) -> bool) -> (&str, bool) {
    let rest = line.trim_start_matches('\\');
    if rest.len() < line.len() && means(rest) { (&line[1..], true) } else { (line, false) }
}

/// Whether a line would mean something where a question is written.
pub fn means(line: &str) -> bool {
    means_below(line)
        || is_remark(line)
        || section(line).is_some()
        || beginning(line).is_some()
        || inside(line, &[PAIR, CARD, BOTH]).is_some()
}

/// Whether a line would mean something where a text goes on.
pub fn means_below(line: &str) -> bool {
    line.trim().is_empty() || fence(line).is_some()
}

/// A line as it is written so that it means nothing.
pub fn guarded(line: &str, means: fn(&str) -> bool) -> String {
    let guard = if means(line.trim_start_matches('\\')) { "\\" } else { "" };
    format!("{guard}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_it_begins_with() {
        let table = [
            ("= a", Some((LineSign::Right, 1))),
            ("=", Some((LineSign::Right, 1))),
            ("=a", None),
            ("- a", Some((LineSign::Wrong, 1))),
            ("--", None),
            ("12. a", Some((LineSign::Step(12), 3))),
            ("3) a", Some((LineSign::Step(3), 2))),
            ("3.5 m", None),
            ("99999999999. a", None),
            ("id: a", Some((LineSign::Named("id"), 3))),
            ("Id: a", None),
            ("colour: a", None),
            ("éa", None),
        ];
        for (line, expected) in table {
            assert_eq!(beginning(line), expected, "{line}");
        }
        assert_eq!(inside("a => b == c", &[CARD, PAIR]), Some((PAIR, 2..4)));
        assert_eq!(inside("a `=> b` == c", &[CARD, PAIR]), Some((CARD, 9..11)));
        assert_eq!(inside("a=>b", &[PAIR]), None);
    }

    #[test]
    fn a_backslash_takes_the_meaning_of_a_line_away_where_it_has_one() {
        for line in ["= a", "\\= a", "a", "\\alpha", "", "\\", "// a", "[deck]", "a == b", "```"] {
            let written = guarded(line, means);
            assert_eq!(plain(&written, means), (line, written != line), "{written}");
        }
    }
}

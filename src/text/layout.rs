//! Text on lines of some columns: how wide it is, where it wraps, what is cut and filled.

use super::breaks;
use super::theme::Theme;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What the place that a text goes to can show. It is a parameter of rendering, never global
/// state, so that the same text can go to a terminal, a pipe and a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How many columns a line may take.
    pub columns: usize,
    /// Whether escape sequences for colour and weight may be used.
    pub colour: bool,
    /// Which colours signs and bars have then.
    pub theme: Theme,
    /// Whether signs outside ASCII may be used.
    pub unicode: bool,
}

/// How many columns a line takes.
pub fn width(line: &str) -> usize {
    line.width()
}

/// Breaks a text into lines of at most `columns`; its own line ends stay. Words that are too long
/// and scripts without spaces break between characters.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2); // a wide character must fit
    let options = || breaks::options(columns);
    text.split('\n').flat_map(|line| textwrap::wrap(line, options())).map(Cow::into_owned).collect()
}

/// Every locale can show them.
const DOTS: &str = "...";

/// A line cut to some columns, with three dots where something is missing.
pub fn shorten(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let mut short = String::new();
    for grapheme in line.graphemes(true) {
        if width(&short) + width(grapheme) + DOTS.len() > columns {
            break;
        }
        short.push_str(grapheme);
    }
    short.push_str(DOTS);
    short
}

/// A line cut to some columns between words, with three dots where something is missing; a word that
/// is too long itself, or a script without spaces, between characters.
pub fn shorten_between_words(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    match wrap(line, columns.saturating_sub(DOTS.len())).first() {
        Some(first) if width(first) + DOTS.len() <= columns => {
            format!("{}{DOTS}", first.trim_end())
        }
        Some(_) | None => shorten(line, columns),
    }
}

/// A line filled with spaces to some columns.
pub fn pad(line: &str, columns: usize) -> String {
    format!("{line}{}", " ".repeat(columns.saturating_sub(width(line))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_wrap_by_columns_not_by_bytes() {
        assert_eq!(wrap("東京都の首都", 6), ["東京都", "の首都"]);
        assert_eq!(wrap("Организация договора", 12), ["Организация", "договора"]);
        assert_eq!(wrap("首都是[1]，最大的是[2]。", 19), ["首都是[1]，最大的是", "[2]。"]);
        assert_eq!(wrap("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(wrap("東京 ab", 1), ["東", "京", "ab"], "a wide character has two columns");
    }

    #[test]
    fn a_line_is_cut_and_filled_by_columns() {
        assert_eq!(shorten("東京都の首都", 8), "東京...");
        assert_eq!(shorten("東京都の首都", 9), "東京都...");
        assert_eq!(shorten("short", 7), "short");
        assert_eq!(shorten_between_words("one two three", 11), "one two...");
        assert_eq!(shorten_between_words("one two", 7), "one two");
        assert_eq!(shorten_between_words("Organisation", 8), "Organ...");
        assert_eq!(shorten_between_words("one two", 2), "...", "as short as can be");
        assert_eq!(pad("東京", 6), "東京  ");
    }
}

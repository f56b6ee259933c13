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

/// A text whose lines are broken between words into such of at most `columns`, each set in as far as what
/// it goes on with. A line of one word is left to the terminal, so that it can be copied whole.
pub fn fitted(text: &str, columns: usize) -> String {
    text.split_inclusive('\n').map(|line| fitted_line(line, columns)).collect()
}

fn fitted_line(line: &str, columns: usize) -> String {
    let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
    let (lead, told) = body.split_at(told_from(body));
    if !told.trim_end().contains(' ') {
        return line.to_owned();
    }
    let set_in = " ".repeat(textwrap::core::display_width(lead).min(columns / 2));
    let options = breaks::options(columns.max(2)).subsequent_indent(&set_in);
    textwrap::wrap(body, options).join("\n") + end
}

/// Where a line begins to say something: behind blanks, what paints it, and signs that are drawn.
fn told_from(line: &str) -> usize {
    let mut in_escape = false;
    let is_told = |c: char| {
        let is_paint = c == '\u{1b}' || in_escape;
        in_escape = c == '\u{1b}' || in_escape && !c.is_ascii_alphabetic();
        !is_paint && c != ' ' && (c.is_ascii() || c.is_alphanumeric())
    };
    line.find(is_told).unwrap_or(line.len())
}

/// Every locale can show them.
const DOTS: &str = "...";

/// A line cut to some columns, with three dots where something is missing.
pub fn shorten(line: &str, columns: usize) -> String {
    let is_plain = |start: &[u8]| start.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if columns >= DOTS.len() && line.as_bytes().get(..=columns).is_some_and(is_plain) {
        return [&line[..columns - DOTS.len()], DOTS].concat(); // a column for each, as most have
    }
    if width(line) <= columns {
        return line.to_owned();
    }
    let (mut short, mut used) = (String::new(), DOTS.len());
    for grapheme in line.graphemes(true) {
        used += width(grapheme);
        if used > columns {
            break;
        }
        short.push_str(grapheme);
    }
    short + DOTS
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
    fn a_text_is_fitted_between_words_and_goes_on_where_it_began() {
        let help = "   ╰ help: write points = 1 or more, or delete it\n";
        assert_eq!(fitted(help, 30), "   ╰ help: write points = 1 or\n     more, or delete it\n");
        let painted = "\u{1b}[1merror\u{1b}[0m: one two three";
        assert_eq!(fitted(painted, 14), "\u{1b}[1merror\u{1b}[0m: one two\nthree");
        assert_eq!(fitted("  tip: one two three", 12), "  tip: one\n  two three");
        let path = "  ╭▸ decks/a-very-long-name.toml:12:10";
        assert_eq!(fitted(path, 12), path);
        assert_eq!(fitted("one\n\ntwo\n", 2), "one\n\ntwo\n");
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

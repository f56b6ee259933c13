//! Text for terminals and messages: what is safe to show, how wide it is, where it wraps, which
//! words it has, and which known word a misspelt one is near.

use std::borrow::Cow;
use std::collections::BTreeSet;
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
    /// Whether signs outside ASCII may be used.
    pub unicode: bool,
}

/// Makes untrusted text safe to print: control characters (C1 too) and bidirectional overrides
/// are dropped, line ends become `\n`, a tab four spaces.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || is_printable(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => safe.push('\n'),
            '\t' => safe.push_str("    "),
            c if is_printable(c) => safe.push(c),
            _ => {}
        }
    }
    Cow::Owned(safe)
}

/// The same on one line: line ends become spaces.
#[must_use]
pub fn printable_line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character only shows itself: no control, no separator of lines, nothing that turns
/// the direction of a line (embeddings, overrides, isolates) or hides in tags.
#[must_use]
pub fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a text has nothing to see: spaces, control characters and zero-width ones only.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let is_hidden = |c: char| {
        c.is_whitespace()
            || !is_printable(c)
            || matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2060}'..='\u{2064}'
                | '\u{200b}'..='\u{200f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' | '\u{ffa0}')
    };
    text.chars().all(is_hidden)
}

/// How many columns a line takes.
#[must_use]
pub fn width(line: &str) -> usize {
    line.width()
}

/// Breaks a text into lines of at most `columns`; its own line ends stay. Words that are too long
/// and scripts without spaces break between characters.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2); // a wide character must fit
    text.split('\n').flat_map(|line| textwrap::wrap(line, columns)).map(Cow::into_owned).collect()
}

/// A line cut to some columns, with an ellipsis where something is missing.
#[must_use]
pub fn shorten(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let mut short = String::new();
    for grapheme in line.graphemes(true) {
        if width(&short) + width(grapheme) >= columns {
            break;
        }
        short.push_str(grapheme);
    }
    short.push('…');
    short
}

/// A line filled with spaces to some columns.
#[must_use]
pub fn pad(line: &str, columns: usize) -> String {
    format!("{line}{}", " ".repeat(columns.saturating_sub(width(line))))
}

/// A count with its noun: "1 question", "3 questions".
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A noun with its indefinite article, by its first letter: "a card", "an order".
#[must_use]
pub fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// When something is due, some days from now: "today", "tomorrow", "in 12 days", "in 3 months".
#[must_use]
pub fn in_days(days: i64) -> String {
    let some = |count: i64, unit: &str| {
        format!("in {}", plural(usize::try_from(count).unwrap_or_default(), unit))
    };
    match days {
        ..=0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=60 => some(days, "day"),
        61..=730 => some((days + 15) / 30, "month"),
        _ => some((days + 182) / 365, "year"),
    }
}

/// The words of a text in small letters, each between single spaces, one before and one behind.
#[must_use]
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    if text.is_ascii() {
        for c in text.bytes() {
            if c.is_ascii_alphanumeric() {
                words.push(char::from(c.to_ascii_lowercase()));
            } else if !words.ends_with(' ') {
                words.push(' ');
            }
        }
    } else {
        for c in text.chars() {
            if c.is_alphanumeric() {
                words.extend(c.to_lowercase());
            } else if !words.ends_with(' ') {
                words.push(' ');
            }
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// The share of words that two texts have in common, of all that either has (Jaccard); case does
/// not count.
#[must_use]
pub fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase().unicode_words().map(str::to_owned).collect()
    };
    let (one_words, other_words) = (words(one), words(other));
    let all = one_words.union(&other_words).count();
    if all == 0 {
        return f64::from(u8::from(one == other)); // only signs: as in "∑" and "∫"
    }
    let common = one_words.intersection(&other_words).count();
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^53 words")]
    let share = common as f64 / all as f64;
    share
}

/// For each text the place of the first that is the same: its own where it is the first. Takes
/// n log n steps, however long the list.
#[must_use]
pub fn first_places(texts: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|at| texts[*at]);
    let mut places = vec![0; texts.len()];
    for group in order.chunk_by(|one, other| texts[*one] == texts[*other]) {
        for at in group {
            places[*at] = group[0];
        }
    }
    places
}

/// The known word that a misspelt one is near: at most a third of its letters differ.
#[must_use]
pub fn did_you_mean<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    // How many letters a word has, and which, each as one of 32 bits.
    let letters = |word: &str| {
        word.chars()
            .flat_map(char::to_lowercase)
            .fold((0_usize, 0_u32), |(count, bits), c| (count + 1, bits | 1 << (u32::from(c) % 32)))
    };
    let (count, bits) = letters(&word);
    let allowed = (count / 3).max(1);
    let distance = |known: &'w str| {
        // An edit takes at most one letter away and puts one in: most words are out at once.
        let (other_count, other_bits) = letters(known);
        let other_letters = usize::try_from((bits ^ other_bits).count_ones()).unwrap_or(0);
        let may_be = other_count.abs_diff(count) <= allowed && other_letters <= 2 * allowed;
        may_be.then(|| (strsim::osa_distance(&word, &known.to_lowercase()), known))
    };
    known
        .into_iter()
        .filter_map(distance)
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_the_cursor_or_turns_the_line_is_printable() {
        let evil = "a\u{1b}]0;title\u{7}b\u{9b}2Jc\u{202e}d\u{2066}e\rf\u{0}";
        assert_eq!(printable(evil), "a]0;titleb2Jcdef");
        assert_eq!(printable("one\r\ntwo\tthree"), "one\ntwo    three");
        assert!(matches!(printable("भारत 東京 🏳️‍🌈"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_text_without_anything_to_see_is_blank() {
        for blank in ["", " \t\n", "\u{200b}", "\u{0}\u{1b}", "\u{feff} \u{3000}", "\u{202e}\u{ad}"]
        {
            assert!(is_blank(blank), "{blank:?}");
        }
        for seen in ["a", " . ", "東", "\u{200b}é", "🏳️‍🌈", "\u{5d0}"] {
            assert!(!is_blank(seen), "{seen:?}");
        }
    }

    #[test]
    fn lines_wrap_by_columns_not_by_bytes() {
        assert_eq!(wrap("東京都の首都", 6), ["東京都", "の首都"]);
        assert_eq!(wrap("Организация договора", 12), ["Организация", "договора"]);
        assert_eq!(wrap("one\n\ntwo", 10), ["one", "", "two"]);
    }

    #[test]
    fn a_line_is_cut_and_filled_by_columns() {
        assert_eq!(shorten("東京都の首都", 7), "東京都…");
        assert_eq!(shorten("short", 7), "short");
        assert_eq!(pad("東京", 6), "東京  ");
    }

    #[test]
    fn days_are_told_as_people_count_them() {
        let told: Vec<String> = [-3, 0, 1, 2, 60, 61, 365, 731].map(in_days).to_vec();
        let expected =
            "today|today|tomorrow|in 2 days|in 60 days|in 2 months|in 12 months|in 2 years";
        assert_eq!(told.join("|"), expected);
    }

    #[test]
    fn equal_texts_share_the_place_of_the_first() {
        assert_eq!(first_places(&["b", "a", "b", "c", "a", "b"]), [0, 1, 0, 3, 1, 0]);
        assert_eq!(first_places(&[]), [0; 0]);
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        let known = ["prompt", "answer", "answers", "wrong"];
        assert_eq!(did_you_mean("promt", known), Some("prompt"));
        assert_eq!(did_you_mean("Anwser", known), Some("answer"));
        assert_eq!(did_you_mean("colour", known), None);
    }
}

//! Searching: texts as they are compared where a learner looks for one.

use caseless::Caseless;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without capitals, accents of Latin letters, and more than single spaces, so that `telefono`
/// is found in "el Teléfono". A mark that makes another letter of another script stays: й is no и.
pub fn searchable(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_latin = false;
    for c in text.chars().nfkd().default_case_fold() {
        if is_combining_mark(c) && is_latin {
            continue;
        }
        is_latin = c.is_ascii_alphabetic();
        folded.push(c);
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a text has another one, which is folded as [`searchable`] folds; places are of whole letters
/// with their marks, and apart.
pub fn find_all(text: &str, wanted: &str) -> Vec<Range<usize>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    // Each byte of the folded text with the letter that it comes from.
    let (mut folded, mut origins) = (String::new(), Vec::new());
    let mut is_latin = false;
    for (at, c) in text.char_indices() {
        let place = at..at + c.len_utf8();
        if c.is_whitespace() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
                origins.push(place);
            }
            is_latin = false;
            continue;
        }
        for c in std::iter::once(c).nfkd().default_case_fold() {
            if is_combining_mark(c) && is_latin {
                if let Some(last) = origins.last_mut() {
                    last.end = place.end;
                }
                continue;
            }
            is_latin = c.is_ascii_alphabetic();
            folded.push(c);
            origins.extend(std::iter::repeat_n(place.clone(), c.len_utf8()));
        }
    }
    // A mark that follows makes the last one another letter.
    let is_whole =
        |(at, _): &(usize, &str)| !folded[at + wanted.len()..].starts_with(is_combining_mark);
    let found = folded.match_indices(wanted).filter(is_whole);
    found.map(|(at, _)| origins[at].start..origins[at + wanted.len() - 1].end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_told_by_its_place_in_the_text() {
        let found = |text: &str, wanted: &str| -> Vec<String> {
            let all = find_all(text, &searchable(wanted)).into_iter();
            all.map(|place| text[place].to_owned()).collect()
        };
        assert_eq!(
            found("El  Tele\u{301}fono, teléfono", "TELEFONO"),
            ["Tele\u{301}fono", "teléfono"]
        );
        assert_eq!(found("die Straße", "strasse"), ["Straße"]);
        assert_eq!(found("a\n  b", "a b"), ["a\n  b"]);
        assert_eq!(found("東京都", "京"), ["京"]);
        assert!(found("мой", "мои").is_empty() && found("a", "").is_empty());
    }

    #[test]
    fn capitals_accents_and_spaces_do_not_count_and_letters_do() {
        assert_eq!(searchable("  El  Teléfono\n"), "el telefono");
        assert_eq!(searchable("STRASSE"), searchable("Straße"));
        assert_ne!(searchable("мой"), searchable("мои"));
        assert_eq!(searchable("МОЙ"), searchable("мой"));
        assert_eq!(searchable("東京"), "東京");
    }
}

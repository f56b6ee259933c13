//! Searching: texts as they are compared where a learner looks for one.

use caseless::Caseless;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_accents_and_spaces_do_not_count_and_letters_do() {
        assert_eq!(searchable("  El  Teléfono\n"), "el telefono");
        assert_eq!(searchable("STRASSE"), searchable("Straße"));
        assert_ne!(searchable("мой"), searchable("мои"));
        assert_eq!(searchable("МОЙ"), searchable("мой"));
        assert_eq!(searchable("東京"), "東京");
    }
}

//! Where an article uses a text, found by the first word of it: who looks through the whole article for each
//! name takes as long as the article times its names.

use std::collections::HashMap;

/// The places of the words of an article.
#[derive(Debug, Default)]
pub struct Uses<'a> {
    text: &'a str,
    words: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Uses<'a> {
    /// Finds the words of a text.
    pub fn of(text: &'a str) -> Self {
        let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            rest = &rest[start..];
            let word = first_word(rest);
            words.entry(word).or_default().push(text.len() - rest.len());
            rest = &rest[word.len()..];
        }
        Self { text, words }
    }

    /// The places where words begin that a text stands at, the first one first.
    pub fn places(&self, of: &str) -> impl Iterator<Item = usize> {
        let at = self.words.get(first_word(of)).map_or(&[][..], Vec::as_slice);
        at.iter().copied().filter(move |at| self.text[*at..].starts_with(of))
    }
}

/// The letters and digits that a text begins with.
fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_where_words_begin() {
        let uses = Uses::of("Anna Berg of Orn. Lindberg and Anna Bergs; “Anna”.");
        let places = |of: &str| uses.places(of).collect::<Vec<_>>();
        assert_eq!(places("Anna Berg"), [0, 31]);
        assert_eq!(places("Anna"), [0, 31, 46]);
        assert_eq!(places("Berg"), [5], "no other word is it");
        assert_eq!(places("Cleo"), [0; 0]);
        assert_eq!(places(""), [0; 0]);
        assert_eq!(Uses::of("").places("x").count(), 0);
    }
}

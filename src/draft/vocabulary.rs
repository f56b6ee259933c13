//! Vocabularies: the words and numbers of some texts, to tell whether they have a date, number or name.
//! A word counts as there where another form of it is: Armenia has Armenian.

use super::mention::{Mention, MentionPart, MentionSort, mentions, part, tokens};
use rayon::prelude::*;
use std::collections::HashSet;

/// How many letters two forms of a word have in common at least.
const STEM: usize = 4;

/// How many letters one form of a word has more than their common beginning at most.
const ENDING: usize = 3;

/// What the forms of a name end in: Armenia and Armenian, Poland and Polish, France and French.
const ENDINGS: &[&str] = &[
    "", "s", "es", "n", "an", "ian", "ean", "ish", "nish", "ese", "i", "ic", "er", "ers", "ch",
    "ce", "ain", "in", "and", "land", "ey", "y", "ia", "stan", "a", "e",
];

/// How many texts are taken in by one thread at a time.
const AT_ONCE: usize = 1000;

/// The words and numbers of some texts.
#[derive(Debug, Default)]
pub struct Vocabulary {
    parts: HashSet<MentionPart>,
    stems: HashSet<String>,
}

impl Vocabulary {
    /// That of one text.
    pub fn of(text: &str) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.add(text);
        vocabulary
    }

    /// That of many things, taken in side by side.
    pub fn of_all<T: Sync>(all: &[T], add: impl Fn(&T, &mut Self) + Sync) -> Self {
        let taken = all.par_chunks(AT_ONCE).map(|some| {
            let mut vocabulary = Self::default();
            for one in some {
                add(one, &mut vocabulary);
            }
            vocabulary
        });
        taken.reduce(Self::default, |mut one, other| {
            one.parts.extend(other.parts);
            one.stems.extend(other.stems);
            one
        })
    }

    /// Takes in a text.
    pub fn add(&mut self, text: &str) {
        for token in tokens(text) {
            let part = part(token.text);
            if let MentionPart::Word(word) = &part {
                self.stems.extend(stems(word).map(str::to_owned));
                // The parts of "well-known" are there too.
                for piece in word.split('-').filter(|piece| piece.len() < word.len()) {
                    self.stems.extend(stems(piece).map(str::to_owned));
                    self.parts.insert(MentionPart::Word(piece.to_owned()));
                }
            }
            self.parts.insert(part);
        }
        self.parts.extend(mentions(text).into_iter().flat_map(|one| one.parts));
    }

    /// Whether the texts have a mention: each of its words, and each of its numbers.
    pub fn has(&self, mention: &Mention) -> bool {
        let is_name = mention.sort == MentionSort::Name;
        mention.parts.iter().all(|part| match part {
            MentionPart::Number(_) => self.parts.contains(part),
            MentionPart::Word(word) if is_name => self.has_name(word),
            MentionPart::Word(word) => {
                self.parts.contains(part) || stems(word).any(|stem| self.stems.contains(stem))
            }
        })
    }

    /// Whether the texts have a word of a name, or one that differs by what names end in only: Lindt is
    /// not Lind.
    fn has_name(&self, word: &str) -> bool {
        let bases = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        let forms = bases
            .filter(|base| base.chars().count() + 1 >= STEM)
            .flat_map(|base| ENDINGS.iter().map(move |ending| format!("{base}{ending}")));
        let mut forms = forms.chain([word.to_owned()]);
        forms.any(|form| self.parts.contains(&MentionPart::Word(form)))
    }

    /// The mentions of a text that the texts do not have.
    pub fn strangers(&self, text: &str) -> Vec<Mention> {
        mentions(text).into_iter().filter(|mention| !self.has(mention)).collect()
    }
}

/// The beginnings that a word has in common with other forms of it, its whole length among them.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let count = word.chars().count();
    let least = STEM.max(count.saturating_sub(ENDING));
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.skip(least.saturating_sub(1)).map(|end| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_does_not_have_is_a_stranger_to_it() {
        let mut vocabulary = Vocabulary::default();
        vocabulary
            .add("On 15 May 2002 the well-known Armenia joined twenty thousand others of the UN.");
        let strangers = |text: &str| -> Vec<String> {
            let found = vocabulary.strangers(text).into_iter();
            found.map(|one| text[one.range].to_owned()).collect()
        };
        assert!(strangers("May 15, 2002, an Armenian, 20,000 of the UN").is_empty());
        assert_eq!(strangers("It was in Tashkent in 1992."), ["Tashkent", "1992"]);
        assert_eq!(strangers("2003"), ["2003"]);
        assert_eq!(strangers("The UNO"), ["UNO"], "short words have no other forms");
        assert_eq!(strangers("Well"), [""; 0]);
        assert_eq!(strangers("by an Armenish man, or an Armeniat one"), ["Armeniat"]);
        vocabulary.add("1833-03-14");
        let strangers = vocabulary.strangers("On 14 March 1833, not on 15 April.");
        assert_eq!(strangers.len(), 1, "{strangers:?}");
    }
}

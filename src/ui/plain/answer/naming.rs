//! Naming: which option a word means. The exact text of an option means it and no other; then a
//! label counts; and only where nothing is named to the letter does case not count.

use super::place;
use crate::text::printable_line;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// How a word names an option: to the letter or else by its label; or by either, case aside.
#[derive(Clone, Copy)]
enum Closeness {
    Exact,
    Folded,
}
use Closeness::{Exact, Folded};

/// Options, found by their texts: a line may have as many words as there are options, and be typed
/// as often.
pub struct OptionNames<'o> {
    options: Cow<'o, [String]>,
    texts: [OnceCell<HashMap<String, Alike>>; 3],
    /// How many commas and semicolons stand within one of them, none first.
    commas: OnceCell<BTreeSet<usize>>,
}

/// How a text is compared: as it stands, as it is shown, and that case aside.
const WAYS: [fn(&str) -> String; 3] =
    [|text| text.trim().to_owned(), shown, |text| caseless::default_case_fold_str(&shown(text))];

/// The options that one text means.
struct Alike {
    /// Their places, ascending.
    places: Vec<usize>,
    /// Whether nothing tells them apart.
    are_same: bool,
}

/// What a word means: options by their text, one by its label, or either.
#[derive(Clone, Copy)]
struct WordMeaning<'n> {
    alike: Option<&'n Alike>,
    label: Option<usize>,
}

impl<'o> OptionNames<'o> {
    /// Those of a question.
    pub fn of(options: impl Into<Cow<'o, [String]>>) -> Self {
        let options = options.into();
        Self { options, texts: [const { OnceCell::new() }; 3], commas: OnceCell::new() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.options.len()
    }

    /// The options.
    pub fn texts(&self) -> &[String] {
        &self.options
    }

    /// The place that a word means, if it means any; an error when it could mean several.
    pub fn one(&self, word: &str) -> Result<Option<usize>, String> {
        let meant = self.meant(word, Exact).or_else(|| self.meant(word, Folded));
        meant.map(|meant| self.first(word, meant)).transpose()
    }

    /// The places that a line means: by texts or labels with commas or semicolons between, or by labels
    /// alone, `a c` or `ac`; an error when a word could mean several.
    pub fn several(&self, line: &str) -> Result<Option<Vec<usize>>, String> {
        let words: Vec<&str> = line
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '>' | '<' | '→'))
            .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and"))
            .collect();
        let mut letters = match &*words {
            [word] => word.split("").filter(|letter| !letter.is_empty()).collect(),
            _ => Vec::new(),
        };
        if letters.iter().collect::<HashSet<_>>().len() < letters.len() {
            letters.clear(); // a word, and no row of labels
        }
        for closeness in [Exact, Folded] {
            let found = self
                .listed(line, closeness)
                .or_else(|| self.labels(&words, closeness))
                .or_else(|| self.labels(&letters, closeness));
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                let mut places = Vec::with_capacity(found.len());
                let mut taken = TakenPlaces::default();
                for (word, meant) in found {
                    let first = self.first(word, meant)?;
                    places.push(taken.take(meant).unwrap_or(first));
                }
                return Ok(Some(places));
            }
        }
        Ok(None)
    }

    /// Words that could all be labels.
    fn labels<'l>(
        &self,
        words: &[&'l str],
        closeness: Closeness,
    ) -> Option<Vec<(&'l str, WordMeaning<'_>)>> {
        let named = |word: &&'l str| {
            place(word, self.options.len())?;
            Some((*word, self.meant(word, closeness)?))
        };
        words.iter().map(named).collect()
    }

    /// The words of a line with commas or semicolons between; those within an option part nothing.
    fn listed<'l>(
        &self,
        line: &'l str,
        closeness: Closeness,
    ) -> Option<Vec<(&'l str, WordMeaning<'_>)>> {
        let commas = |option: &String| option.matches([',', ';']).count();
        let options = self.options.iter();
        let within = self.commas.get_or_init(|| options.map(commas).chain([0]).collect());
        let ends = line.match_indices([',', ';']).map(|(at, _)| at).chain([line.len()]);
        let ends: Vec<usize> = ends.collect();
        let (mut words, mut start, mut next) = (Vec::new(), 0, 0);
        while let Some(end) = ends.get(next) {
            let longest = within.iter().rev().find_map(|within| {
                let word = &line[start..*ends.get(next + within)?];
                Some((next + within, word, self.meant(word, closeness)?))
            });
            if let Some((at, word, meant)) = longest {
                words.push((word, meant));
                next = at;
            } else if !line[start..*end].trim().is_empty() {
                return None;
            }
            start = ends[next] + 1;
            next += 1;
        }
        Some(words)
    }

    /// What a word means, if anything.
    fn meant(&self, word: &str, closeness: Closeness) -> Option<WordMeaning<'_>> {
        let label = place(word.trim(), self.options.len());
        let meant = match closeness {
            Exact => {
                let alike = self.alike(word, 0).or_else(|| self.alike(word, 1));
                let counts = alike.is_none() && !word.contains(char::is_uppercase);
                WordMeaning { alike, label: label.filter(|_| counts) }
            }
            Folded => {
                let alike = self.alike(word, 2);
                let is_in = |label: &usize| {
                    alike.is_some_and(|alike| alike.places.binary_search(label).is_ok())
                };
                WordMeaning { alike, label: label.filter(|label| !is_in(label)) }
            }
        };
        (meant.alike.is_some() || meant.label.is_some()).then_some(meant)
    }

    /// The options that have a word as their text, compared in one of the ways.
    fn alike(&self, word: &str, way: usize) -> Option<&Alike> {
        let texts = self.texts[way].get_or_init(|| {
            let mut texts: HashMap<String, Alike> = HashMap::new();
            for (place, option) in self.options.iter().enumerate() {
                let none = || Alike { places: Vec::new(), are_same: true };
                let alike = texts.entry(WAYS[way](option)).or_insert_with(none);
                alike.are_same &=
                    alike.places.first().is_none_or(|one| self.options[*one] == *option);
                alike.places.push(place);
            }
            texts
        });
        let word = Some(WAYS[way](word)).filter(|word| !word.is_empty())?;
        texts.get(&word)
    }

    /// The first place that a word means; an error where several are not the same.
    fn first(&self, word: &str, meant: WordMeaning<'_>) -> Result<usize, String> {
        let by_text = meant.alike.and_then(|alike| Some((alike.are_same, *alike.places.first()?)));
        match (by_text, meant.label) {
            (None, Some(label)) => Ok(label),
            (Some((true, first)), None) => Ok(first),
            (Some((true, first)), Some(label)) if self.options[first] == self.options[label] => {
                Ok(first)
            }
            _ => {
                let word = printable_line(word.trim());
                Err(format!("\"{word}\" could mean several: write the one you mean as it stands."))
            }
        }
    }
}

/// The places that the words of a line mean so far.
#[derive(Default)]
struct TakenPlaces {
    places: HashSet<usize>,
    /// How many of the options that one text means are known to be taken, by the first of them.
    known: HashMap<usize, usize>,
}

impl TakenPlaces {
    /// Takes the first place that a word means and none before it did.
    fn take(&mut self, meant: WordMeaning<'_>) -> Option<usize> {
        let by_text = meant.alike.and_then(|alike| {
            let known = self.known.entry(*alike.places.first()?).or_default();
            let is_free = |place: &usize| !self.places.contains(place);
            *known += alike.places.iter().skip(*known).take_while(|place| !is_free(place)).count();
            alike.places.get(*known).copied().filter(is_free)
        });
        let place = by_text.or(meant.label).filter(|place| !self.places.contains(place))?;
        self.places.insert(place);
        Some(place)
    }
}

/// A text as it is shown: without the signs of code, with single spaces.
fn shown(text: &str) -> String {
    let plain = text.replace('`', "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

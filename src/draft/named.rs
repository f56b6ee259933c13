//! Names in a sentence and what they seem to name.

use super::lexicon::names::{
    CITIES, COUNTRIES, FIRST_NAMES, ORGANISATION_WORDS, PARTISANS, PLACE_WORDS, TITLES,
};
use super::token::{Class, Word};
use std::collections::HashSet;
use std::ops::Range;

/// What a name seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameSort {
    /// A person.
    Person,
    /// A country.
    Country,
    /// A city.
    City,
    /// Another place.
    Place,
    /// An organisation.
    Organisation,
    /// What capitals alone name.
    Acronym,
    /// What no sign tells.
    Other,
}

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What it seems to name.
    pub sort: NameSort,
    /// Its words.
    pub words: Range<usize>,
}

/// Names with their sorts.
pub type KnownNames = Vec<(String, NameSort)>;

/// Words that stand within a name between capitals.
pub const WITHIN: &[&str] = &[
    "de", "van", "von", "der", "del", "della", "la", "le", "du", "di", "da", "bin", "ibn", "al",
    "el", "dos",
];

/// What a place is called after or is, in short: `St. Louis`, `Ft. Worth`.
const SAINTS: &[&str] = &["st.", "ft.", "mt.", "san", "santa"];

/// Words behind which `of` goes on with a name.
const BEFORE_OF: &[&str] = &[
    "university", "republic", "gulf", "battle", "treaty", "bank", "kingdom", "isle", "house",
    "court", "department", "ministry", "institute", "academy", "city", "bay", "cape", "college",
    "museum", "declaration", "articles", "bill", "act", "school", "council", "commonwealth",
    "union", "states", "state", "province", "library", "church", "order", "society", "tower",
    "peace", "siege", "league", "duchy", "army", "origin", "strait", "sea", "office", "bureau",
    "board", "convention", "constitution",
];

/// The names of a sentence in their order; `people` are the surnames that the article has.
pub fn namings(words: &[Word<'_>], people: &HashSet<String>) -> Vec<Naming> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        if words[at].class != Class::Name || is_adjective(words[at].text) && !starts_name(words, at)
        {
            at += 1;
            continue;
        }
        let whole = at..end_of_name(words, at);
        at = whole.end;
        let sort = sort(words, &whole, people);
        let start = if sort == NameSort::Person { first_name(words, &whole) } else { whole.start };
        found.push(Naming { sort, words: start..whole.end });
    }
    found
}

/// Where the name of a person begins behind titles: `Commander`, `U.S. President`.
fn first_name(words: &[Word<'_>], range: &Range<usize>) -> usize {
    let name = &words[range.clone()];
    let is_title = |word: &Word<'_>| TITLES.contains(&word.lower.trim_end_matches('.'));
    let skipped = name.iter().rposition(is_title).map_or(0, |at| at + 1);
    let start = if skipped < name.len() { range.start + skipped } else { range.start };
    start + usize::from(is_partisan(&words[start..range.end]))
}

/// Whether a name has the party before it: `Democrat Stephen A. Douglas`, and not `Republican Guard`.
fn is_partisan(name: &[Word<'_>]) -> bool {
    name.len() > 2 && name[0].is_of(PARTISANS)
}

/// Whether an adjective of a country begins a longer name: `British Museum`.
fn starts_name(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| next.class == Class::Name && !is_adjective(next.text))
}

fn end_of_name(words: &[Word<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(word) = words.get(end) {
        let next = words.get(end + 1);
        let is_name = |word: Option<&Word<'_>>| word.is_some_and(|word| word.class == Class::Name);
        if word.class == Class::Name {
            end += 1;
        } else if word.is_of(WITHIN) && is_name(next) {
            end += 2;
        } else if word.lower == "of" && words[end - 1].is_of(BEFORE_OF) {
            let the = usize::from(next.is_some_and(|next| next.lower == "the"));
            if !is_name(words.get(end + 1 + the)) {
                break;
            }
            end += 2 + the;
        } else if word.class == Class::Number && word.text.len() <= 2 && end == start + 1 {
            end += 1; // "Apollo 8"
            break;
        } else {
            break;
        }
    }
    end
}

/// Whether a capitalised word is of a country, a faith or the like, and no name.
pub fn is_adjective(text: &str) -> bool {
    const OTHERS: &[&str] = &[
        "European", "African", "Asian", "Western", "Eastern", "Soviet", "Christian", "Catholic",
        "Jewish", "Islamic", "Muslim", "Roman", "Ottoman", "Nazi", "Latin", "Arab", "Scottish",
        "Welsh", "English", "Byzantine", "Persian", "Prussian", "Victorian", "Anglo", "Northern",
        "Southern", "Confederate", "Protestant", "Orthodox", "Buddhist", "Hindu", "Arabic",
        "Internet", "Earth's", "Germanic",
    ];
    OTHERS.contains(&text)
        || COUNTRIES.iter().any(|country| country.adjective == text && country.name != text)
}

/// Whether a text is the name of a country, or what one is called for short.
pub fn is_country(text: &str) -> bool {
    const OTHERS: &[&str] = &[
        "Soviet Union", "USSR", "US", "U.S.", "UK", "U.K.", "Great Britain", "Britain", "England",
        "Scotland", "Wales", "Czechoslovakia", "Yugoslavia", "Prussia", "Burma", "USA", "America",
    ];
    let text = text.trim_start_matches("the ");
    OTHERS.contains(&text) || COUNTRIES.iter().any(|country| country.name == text)
}

/// Whether a text is the name of a city that is known.
pub fn is_city(text: &str) -> bool {
    CITIES.contains(&text) || COUNTRIES.iter().any(|c| c.capital == text && c.name != text)
}

fn sort(words: &[Word<'_>], range: &Range<usize>, people: &HashSet<String>) -> NameSort {
    let name = &words[range.clone()];
    let text: Vec<&str> = name.iter().map(|word| word.text).collect();
    let whole = text.join(" ");
    let has = |list: &[&str]| name.iter().any(|word| word.is_of(list));
    let ends = |list: &[&str]| {
        name.first().is_some_and(|word| word.is_of(list))
            || name.last().is_some_and(|word| word.is_of(list))
    };
    let before = range.start.checked_sub(1).map(|at| &words[at]);
    if is_country(&whole) {
        NameSort::Country
    } else if is_city(&whole) {
        NameSort::City
    } else if has(ORGANISATION_WORDS) {
        NameSort::Organisation
    } else if ends(PLACE_WORDS) && name.len() > 1 || name.len() == 2 && name[0].is_of(SAINTS) {
        NameSort::Place
    } else if FIRST_NAMES.contains(&text[usize::from(is_partisan(name))])
        && name.len() > 1
        && !name[1..name.len() - 1].iter().any(|word| word.is_of(PLACE_WORDS))
        && !name[name.len() - 1].text.chars().all(|c| c.is_ascii_digit())
        || before.is_some_and(|before| before.is_of(TITLES) && before.class != Class::Determiner)
        || name[..name.len() - 1].iter().any(|word| word.is_of(TITLES))
        || is_initialled(name)
        || people.contains(text[text.len() - 1]) && name.len() <= 3
    {
        NameSort::Person
    } else if name.len() == 1 && text[0].chars().filter(|c| c.is_uppercase()).count() > 1 {
        NameSort::Acronym
    } else {
        NameSort::Other
    }
}

/// Whether a name has an initial in it: `Michael S. Hart`.
fn is_initialled(name: &[Word<'_>]) -> bool {
    let is_initial = |word: &Word<'_>| {
        word.text.len() <= 4
            && word.text.ends_with('.')
            && word.text.matches('.').count() == 1
            && word.is_capital()
            && !word.is_of(SAINTS)
    };
    name.len() > 1
        && name[..name.len() - 1].iter().any(is_initial)
        && !is_initial(&name[name.len() - 1])
}

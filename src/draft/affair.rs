//! What news are about that no title names: the event of their first sentences, called after its place, so
//! that "the quake" and what names nothing at all can be told from those of other news.

use super::lexicon::closed::WEEKDAYS;
use super::lexicon::kin::KINDS;
use super::lexicon::names::PLACE_WORDS;
use super::named::NameSort;
use super::parse::Parse;
use super::token::{Class, Word};
use crate::text::capitalized;
use std::ops::Range;

/// What happens at a place and is called after it.
const EVENTS: &[&str] = &[
    "earthquake", "quake", "tremor", "flood", "fire", "wildfire", "blaze", "crash", "explosion",
    "blast", "storm", "hurricane", "tornado", "cyclone", "typhoon", "eruption", "landslide",
    "avalanche", "tsunami", "bombing", "shooting", "derailment", "collision", "outbreak",
];

/// What events do to the place that stands behind it.
const STRIKING: &[&str] = &[
    "struck", "strikes", "hit", "hits", "shook", "shakes", "rocked", "rocks", "jolted", "jolts",
    "rattled", "battered", "devastated", "ravaged", "lashed", "swept", "damaged",
];

/// What stands before the place of an event.
const WHERE: &[&str] = &["in", "near", "off", "across", "outside", "through", "into"];

/// Parts of places, before the name or behind its `'s`.
const PARTS: &[&str] = &[
    "central", "northern", "southern", "eastern", "western", "northeastern", "northwestern",
    "southeastern", "southwestern", "north", "south", "east", "west", "northeast", "northwest",
    "southeast", "southwest", "coastal", "neighboring", "neighbouring", "rural", "remote",
    "downtown", "coast", "capital",
];

/// What happens to what is on its way or stands, and what that is called.
const MISHAPS: &[(&str, &str)] = &[
    ("crashed", "crash"),
    ("crashes", "crash"),
    ("derailed", "derailment"),
    ("exploded", "explosion"),
    ("capsized", "accident"),
    ("sank", "sinking"),
    ("collapsed", "collapse"),
];

/// What "it" does where it stands for such an event.
const DOES: &[&str] = &[
    "strike", "hit", "shake", "occur", "happen", "measure", "kill", "injure", "destroy", "damage",
    "erupt", "cause", "center", "centre", "trigger", "burn", "start", "begin", "spread", "last",
];

/// What tells of another event than the one of today.
const EARLIER: &[&str] = &["earlier", "last", "previous", "ago", "another", "since"];

/// How many first sentences tell of the event that news are about.
const NEWS: usize = 3;

/// So many words behind the event its place stands at most.
const FAR: usize = 14;

/// The event that news are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsEvent {
    /// What it is: `earthquake`.
    pub noun: String,
    /// Which it is: "the earthquake in southern Ecuador".
    pub name: String,
    /// The sentence that tells of it.
    pub number: usize,
    /// The first one behind that which tells of another.
    pub until: Option<usize>,
}

impl NewsEvent {
    /// The event of the first sentences, if they tell of one with its place.
    pub fn of(parses: &[Parse<'_>]) -> Option<Self> {
        let event = parses.iter().take_while(|parse| parse.number < NEWS).find_map(told)?;
        let is_other = |parse: &&Parse<'_>| {
            let is_new = |(at, word): (usize, &Word<'_>)| {
                (word.is_of(EVENTS) || event.is_called(word)) && is_new(&parse.words, at)
            };
            let is_past = parse.words.iter().any(|word| word.is_of(EARLIER))
                || parse.whens.iter().any(|when| when.year.is_some());
            parse.number > event.number
                && (is_past || parse.number >= NEWS)
                && parse.words.iter().enumerate().any(is_new)
        };
        let until = parses.iter().find(is_other).map(|parse| parse.number);
        Some(Self { until, ..event })
    }

    /// What stands before a question about it: "Earthquake in southern Ecuador".
    pub fn label(&self) -> String {
        capitalized(self.name.strip_prefix("the ").unwrap_or(&self.name))
    }

    /// Whether a word is a word for it.
    pub fn is_called(&self, word: &Word<'_>) -> bool {
        let is_alike = |kind: &&[&str]| kind.contains(&&*self.noun) && word.is_of(kind);
        self.noun.split(' ').next_back() == Some(&word.lower) || KINDS.iter().any(is_alike)
    }

    /// Whether a sentence that does not name it tells of it: it says what happened, without a year of its
    /// own, and of no other event.
    pub fn is_told_in(&self, parse: &Parse<'_>) -> bool {
        parse.number > self.number
            && self.until.is_none_or(|until| parse.number < until)
            && parse.whens.iter().all(|when| when.year.is_none())
            && !parse.words.iter().enumerate().any(|(at, word)| {
                word.is_of(EVENTS) && (is_new(&parse.words, at) || !self.is_called(word))
            })
    }

    /// Whether "it" stands for it as the subject of a sentence, by what it does.
    pub fn is_meant_in(&self, parse: &Parse<'_>) -> bool {
        let Some(clause) = &parse.clause else { return false };
        let is_it = clause.subject.len() == 1 && parse.words[clause.subject.start].lower == "it";
        let does = parse.words[clause.main].verb().is_some_and(|form| DOES.contains(&form.base));
        is_it && does && self.is_told_in(parse)
    }
}

/// Whether "a" stands before a noun, with words between that tell what it is like.
fn is_new(words: &[Word<'_>], at: usize) -> bool {
    let is_between = |word: &&Word<'_>| {
        matches!(
            word.class,
            Class::Adjective
                | Class::Noun
                | Class::Name
                | Class::Number
                | Class::Verb(_)
                | Class::Sign('-' | ',' | '.')
        ) || word.is_of(&["and", "very"])
    };
    let before = words[..at].iter().rev().take(9).find(|word| !is_between(word));
    before.is_some_and(|word| word.is_of(&["a", "an", "another"]))
}

/// The event of a sentence, with the word where it stands: "a strong earthquake", "a small plane crashed".
fn happened(parse: &Parse<'_>) -> Option<(usize, String)> {
    let words = &parse.words;
    let is_event = |at: &usize| {
        let next = words.get(at + 1).filter(|word| !word.is_of(STRIKING)).map(|word| word.class);
        words[*at].is_of(EVENTS)
            && is_new(words, *at)
            && !matches!(next, Some(Class::Noun | Class::Sign('-')))
    };
    if let Some(at) = (0..words.len()).find(is_event) {
        return Some((at, words[at].lower.clone()));
    }
    let clause = parse.clause.as_ref()?;
    let (_, mishap) = MISHAPS.iter().find(|(verb, _)| words[clause.main].lower == *verb)?;
    let head = (clause.subject.start..clause.subject.end).find(|at| {
        words[*at].class == Class::Noun
            && words.get(at + 1).is_none_or(|next| next.class != Class::Noun)
    })?;
    is_new(words, head).then(|| (clause.main, format!("{} {mishap}", words[head].lower)))
}

fn told(parse: &Parse<'_>) -> Option<NewsEvent> {
    let words = &parse.words;
    let (at, noun) = happened(parse)?;
    let is_before_place = |from: &usize| words[*from].is_of(WHERE) || words[*from].is_of(STRIKING);
    let place = (at + 1..words.len().min(at + FAR))
        .filter(is_before_place)
        .find_map(|from| place(parse, from + 1))?;
    let text = parse.text(&place);
    let of = ["neighboring ", "neighbouring "].iter().find_map(|near| text.strip_prefix(near));
    let text = of.unwrap_or(text);
    let is_name = text.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && !text.contains(['\'', '’']);
    let name = if is_name { format!("the {text} {noun}") } else { format!("the {noun} in {text}") };
    Some(NewsEvent { noun, name, number: parse.number, until: None })
}

/// The place that begins at a word: "southern Ecuador and northern Peru", "China's southwest"; of "the
/// Mexican state of Puebla" and "the coast of Peru" the last name.
fn place(parse: &Parse<'_>, from: usize) -> Option<Range<usize>> {
    let words = &parse.words;
    let skips = words.get(from..)?.iter().take(2).take_while(|word| word.is_of(&["of", "the"]));
    let start = from + skips.count();
    let of = (start..words.len().min(start + 5))
        .take_while(|at| words[*at].is_word() && words[*at].class != Class::Preposition)
        .map(|at| at + 1)
        .find(|at| words.get(*at).is_some_and(|word| word.lower == "of"));
    let is_land = |of: &usize| words[of - 1].is_of(PLACE_WORDS);
    let start = of.filter(is_land).map_or(start, |of| of + 1);
    let mut end = named(parse, start)?;
    if words.get(end).is_some_and(|word| word.lower == "and")
        && let Some(further) = named(parse, end + 1)
    {
        end = further;
    }
    let goes_on = words.get(end).is_some_and(|next| {
        matches!(next.class, Class::Noun | Class::Name | Class::Genitive | Class::Adjective)
            && !next.is_of(WEEKDAYS)
    });
    (!goes_on).then_some(start..end)
}

/// Where the name of a place that begins at a word ends, with its part.
fn named(parse: &Parse<'_>, from: usize) -> Option<usize> {
    let words = &parse.words;
    let skip = words.get(from..)?.iter().take_while(|word| word.is_of(PARTS)).count();
    let start = from + skip.min(2);
    let naming = parse.namings.iter().find(|naming| naming.words.start == start)?;
    let is_place = !matches!(naming.sort, NameSort::Person | NameSort::Acronym)
        && !words[start].is_of(WEEKDAYS);
    let end = naming.words.end;
    let owns = words.get(end).is_some_and(|word| word.class == Class::Genitive);
    let part = owns.then(|| words.get(end + 1).filter(|word| word.is_of(PARTS))).flatten();
    let own = parse.namings.iter().find(|own| owns && own.words.start == end + 1);
    let end = part.map(|_| end + 2).or(own.map(|own| own.words.end)).unwrap_or(end);
    // "Yunnan province"
    let is_land = words.get(end).is_some_and(|word| word.is_of(PLACE_WORDS));
    is_place.then_some(end + usize::from(is_land && end > start))
}

#[cfg(test)]
mod tests {
    use crate::draft::{Article, ArticleSort, survey::Survey};

    #[test]
    fn an_event_is_called_after_the_place_that_stands_behind_it() {
        let table = [
            (
                "A strong earthquake shook southern Peru on Saturday.",
                Some("the earthquake in southern Peru"),
            ),
            (
                "An earthquake hit homes in Lindau, killing 19 people.",
                Some("the Lindau earthquake"),
            ),
            (
                "Two died when a quake struck China's southwest.",
                Some("the quake in China's southwest"),
            ),
            (
                "After a quake rattled southwest China's Yunnan province Sunday, rain fell.",
                Some("the quake in southwest China's Yunnan province"),
            ),
            ("Homes burned after a wildfire near Lindau.", Some("the Lindau wildfire")),
            ("An earthquake hit the Lindau Bern nation.", None),
            ("A quake struck the central Mexican state of Puebla.", Some("the Puebla quake")),
            ("A quake that struck off the Pacific Coast of Peru killed 8.", Some("the Peru quake")),
            ("A quake struck off of Peru's Bern region.", Some("the quake in Peru's Bern region")),
            (
                "A small plane crashed on a trip in Peru, killing nine.",
                Some("the Peru plane crash"),
            ),
            ("The earthquake was in Lindau.", None),
        ];
        for (text, name) in table {
            let article = Article::read(text, ArticleSort::Plain);
            let event = Survey::of(&article).event;
            assert_eq!(event.as_ref().map(|event| event.name.as_str()), name, "{text}");
        }
    }
}

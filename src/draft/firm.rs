//! The only firm of an article, which "the company" of any sentence stands for.

use super::lexicon::names::FIRST_NAMES;
use super::named::NameSort;
use super::parse::Parse;
use super::told::is_alias;
use super::topic::Topic;
use std::collections::{HashMap, HashSet};

/// What the firm is called for short.
const FIRM: &[&str] = &["company", "firm", "corporation", "retailer", "manufacturer"];

/// What a firm is called for short by a word of its name.
const TRADES: &[(&str, &[&str])] = &[
    ("airline", &["air", "airways", "airlines"]),
    ("carrier", &["air", "airways", "airlines"]),
    ("bank", &["bank", "bancorp"]),
    ("insurer", &["insurance", "assurance"]),
];

/// What the names of firms end in.
const ENDS: &[&str] = &[
    "inc", "corp", "ltd", "plc", "co", "company", "corporation", "group", "bank", "airlines",
    "airways", "holdings", "industries", "partners", "limited", "bros",
];

/// What stands before places, and hardly ever before firms.
const WHERE: &[&str] = &["in", "near", "into", "around", "throughout", "at", "from"];

/// So often the only firm of an article is named at least.
const OFTEN: usize = 4;

/// The only firm of an article.
#[derive(Clone, Debug)]
pub struct OnlyFirm {
    /// What it is called.
    pub name: String,
    /// Whether it is what the article is about, and nothing in it looks like another firm.
    is_led: bool,
}

impl OnlyFirm {
    /// Finds it, if there is one.
    pub fn of(parses: &[Parse<'_>], topic: &Topic) -> Option<Self> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut places: HashSet<&str> = HashSet::new();
        for parse in parses {
            for naming in &parse.namings {
                let is_known = matches!(
                    naming.sort,
                    NameSort::Person | NameSort::Country | NameSort::City | NameSort::Place
                );
                let text = parse.text(&naming.words);
                let is_known = is_known || FIRST_NAMES.contains(&text);
                let is_topic = topic.pronoun.is_some() && topic.is_named(text);
                if !is_known && !is_topic {
                    *counts.entry(text).or_default() += 1;
                }
                let before = naming.words.start.checked_sub(1).map(|at| &parse.words[at]);
                if before.is_some_and(|before| before.is_of(WHERE)) {
                    places.insert(text);
                }
            }
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        let firm = counts.first().filter(|(name, count)| {
            let is_place = places.contains(name);
            let is_alone = counts.get(1).is_none_or(|(_, next)| next * 3 <= *count);
            let opens = parses
                .iter()
                .take(2)
                .any(|parse| parse.namings.iter().any(|naming| parse.text(&naming.words) == *name));
            is_alone && opens && !is_place && *count >= OFTEN
        });
        let firm = firm.map(|(name, _)| Self { name: (*name).to_owned(), is_led: false });
        let led = topic.is_led && topic.pronoun.is_none() && !places.contains(&*topic.name);
        let led = led && !has_rival(parses, &topic.name);
        firm.or_else(|| led.then(|| Self { name: topic.name.clone(), is_led: true }))
    }

    /// Its name, if a noun with "the" stands for it.
    pub fn meant(&self, noun: &str, is_subject: bool) -> Option<&str> {
        let name = self.name.to_lowercase();
        let has = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
        let is_trade = TRADES.iter().any(|(trade, words)| *trade == noun && has(words));
        let is_meant = FIRM.contains(&noun) && is_subject
            || self.is_led && (FIRM[..3].contains(&noun) || is_trade);
        is_meant.then_some(self.name.as_str())
    }
}

/// Whether another name in a text looks like that of a firm.
fn has_rival(parses: &[Parse<'_>], name: &str) -> bool {
    let is_rival = |parse: &Parse<'_>| {
        parse.namings.iter().any(|naming| {
            let last = &parse.words[naming.words.end - 1];
            let is_marked = parse.words.get(naming.words.end).is_some_and(|next| next.is('<'));
            !is_alias(name, parse.text(&naming.words))
                && (last.is_of(ENDS) || is_marked || parse.text(&naming.words).contains('&'))
        })
    };
    parses.iter().any(is_rival)
}

//! What names are told to name: "the Mill Museum" is a museum by its words, Acme a company because a sentence
//! says so. By this "the museum" of a later sentence has its name back.

use super::affair::NewsEvent;
use super::amount::is_plural;
use super::clause::Voice;
use super::firm::OnlyFirm;
use super::lexicon::closed::WEEKDAYS;
use super::lexicon::kin::KINDS;
use super::named::{NameSort, Naming};
use super::parse::Parse;
use super::token::{Class, Word};
use super::told::class_of;
use super::topic::Topic;
use std::collections::HashMap;
use std::ops::Range;

/// Adjectives that tell nothing apart.
const PLAIN_ADJECTIVES: &[&str] =
    &["strong", "powerful", "deadly", "massive", "huge", "devastating", "famous", "historic"];

/// Nouns that name too many things to stand for one.
const VAGUE: &[&str] = &[
    "member", "part", "place", "name", "person", "man", "woman", "one", "example", "result",
    "time", "year", "world", "number", "way", "day", "attempt", "idea", "people", "version", "set",
    "kind", "type", "form", "series", "center", "centre", "government", "public", "street", "road",
    "president", "king", "queen", "minister", "court", "house", "army", "state", "department",
];

/// Of what a text names many, mostly without a word of what they are: "the city" is hardly ever the last that
/// was called one.
const COMMON: &[&str] = &[
    "city", "town", "village", "capital", "country", "nation", "state", "county", "province",
    "region", "district", "area", "island", "company", "firm", "corporation", "retailer",
    "manufacturer", "group", "team", "party", "club", "band", "agency", "organization",
    "organisation", "university", "college", "school",
];

/// So many kinds are kept in mind.
const MOST: usize = 60;

/// Something of a kind.
#[derive(Clone, Debug)]
struct Kindred {
    noun: String,
    /// As it stands in a sentence: "the Mill Museum".
    name: String,
    /// Whether another of its kind was named since it was last spoken of.
    is_contested: bool,
}

/// What has been told of so far.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    /// The last told last.
    told: Vec<Kindred>,
    firm: Option<OnlyFirm>,
    topic: Topic,
    /// The event that it is about, until another one is told of.
    event: Option<NewsEvent>,
}

fn is_alike(noun: &str, other: &str) -> bool {
    noun == other || KINDS.iter().any(|kind| kind.contains(&noun) && kind.contains(&other))
}

/// The noun in a name that says what it names: "Mill Museum", "Bank of Bern".
fn head(parse: &Parse<'_>, naming: &Naming) -> Option<String> {
    let words = &parse.words[naming.words.clone()];
    if words.len() < 2 || naming.sort == NameSort::Person {
        return None;
    }
    let of = words.iter().position(|word| word.lower == "of");
    let word = &words[of.unwrap_or(words.len()).checked_sub(1)?];
    (word.lower.len() > 2 && word.text.chars().skip(1).any(char::is_lowercase))
        .then(|| word.lower.clone())
}

/// A name as it stands within a sentence, with "the" where it has that.
fn articled(parse: &Parse<'_>, naming: &Naming) -> String {
    let before = naming.words.start.checked_sub(1).map(|at| parse.words[at].lower.as_str());
    let name = parse.text(&naming.words);
    if before == Some("the") { format!("the {name}") } else { name.to_owned() }
}

impl Kinds {
    /// What is known before the first sentence: the only firm that an article names again and again.
    pub fn of(parses: &[Parse<'_>], topic: &Topic, event: Option<&NewsEvent>) -> Self {
        let firm = OnlyFirm::of(parses, topic);
        Self { told: Vec::new(), firm, topic: topic.clone(), event: event.cloned() }
    }

    /// The first "the museum" of a sentence that has a name, with that.
    pub fn definite(&self, parse: &Parse<'_>) -> Option<(Range<usize>, String)> {
        let text = parse.text(&(0..parse.words.len()));
        (0..parse.words.len()).filter(|at| parse.words[*at].depth == 0).find_map(|at| {
            let end = definite(&parse.words, at)?;
            let noun = parse.words[end - 1].lower.as_str();
            let is_subject = parse.clause.as_ref().is_none_or(|clause| clause.subject.start == at);
            let is_sure = |name: &&str| {
                let bare = name.strip_prefix("the ").unwrap_or(name);
                !COMMON.contains(&noun)
                    || self.topic.is_named(name)
                    || self.firm.as_ref().is_some_and(|firm| firm.name == bare)
            };
            let name = self
                .name(noun)
                .filter(is_sure)
                .or_else(|| self.firm.as_ref()?.meant(noun, is_subject))?;
            let bare = name.strip_prefix("the ").unwrap_or(name);
            let begins = parse.words[at].is_capital();
            let is_first = begins || at > 0;
            (!text.contains(bare) && is_first).then(|| (at..end, name.to_owned()))
        })
    }

    /// What a noun stands for, where that is sure.
    fn name(&self, noun: &str) -> Option<&str> {
        let exact = self.told.iter().rev().find(|one| one.noun == noun);
        let last = exact.or_else(|| {
            let mut alike = self.told.iter().rev().filter(|one| is_alike(&one.noun, noun));
            let last = alike.next()?;
            alike.all(|other| other.name == last.name).then_some(last)
        })?;
        (!last.is_contested).then_some(last.name.as_str())
    }

    /// Takes in what a sentence names; `meant` is what its own "the museum" stands for.
    pub fn read(&mut self, parse: &Parse<'_>, meant: Option<&str>) {
        let subject = parse.clause.as_ref().map(|clause| clause.subject.clone());
        let is_subject = |naming: &Naming| {
            subject.as_ref().is_some_and(|subject| {
                subject.end == naming.words.end && naming.words.start <= subject.start + 1
            })
        };
        let about = parse.namings.iter().find(|naming| is_subject(naming));
        let about = about.map(|naming| articled(parse, naming));
        for naming in &parse.namings {
            let name = articled(parse, naming);
            let own = is_subject(naming);
            // "Price's Creek Lighthouse": a name that was cut.
            let is_cut = naming.words.start.checked_sub(1).is_some_and(|at| {
                parse.words[at].class == Class::Genitive
                    && at.checked_sub(1).is_some_and(|at| parse.words[at].is_capital())
            });
            if let Some(noun) = head(parse, naming).filter(|_| !is_cut) {
                self.tell(&noun, &name, own, about.as_deref().or(meant));
            }
            // "the planet Uranus"
            let before = naming.words.start.checked_sub(1).map(|at| &parse.words[at]);
            if let Some(before) = before.filter(|word| word.class == Class::Noun) {
                self.contest(&before.lower, parse.text(&naming.words), about.as_deref().or(meant));
            }
            if naming.sort == NameSort::Person {
                continue;
            }
            let told = class_behind(parse, naming, own);
            let is_kind = |noun: &str| {
                naming.words.len() > 1 || KINDS.iter().any(|kind| kind.contains(&noun))
            };
            if let Some(noun) = told.filter(|noun| is_kind(noun)) {
                self.tell(&noun, &name, own, about.as_deref().or(meant));
            }
        }
        let Some(event) = self.event.clone() else { return };
        if event.number == parse.number {
            self.tell(&event.noun, &event.name, true, None);
        }
        if event.until == Some(parse.number) {
            self.contest(&event.noun, parse.text(&(0..parse.words.len())), None);
            self.event = None;
        }
    }

    /// Takes in that another thing of a kind is spoken of, of which nothing more is known.
    fn contest(&mut self, noun: &str, name: &str, about: Option<&str>) {
        if let Some(one) = self.told.iter_mut().rfind(|one| one.noun == noun) {
            one.is_contested |= !one.name.contains(name) && about != Some(one.name.as_str());
        }
    }

    fn tell(&mut self, noun: &str, name: &str, is_subject: bool, about: Option<&str>) {
        if VAGUE.contains(&noun) {
            return;
        }
        let bare = |name: &str| name.strip_prefix("the ").unwrap_or(name).to_owned();
        let known = self.told.iter().rposition(|one| one.noun == noun);
        if let Some(at) = known {
            let one = &mut self.told[at];
            if bare(&one.name) == bare(name) {
                one.is_contested &= !is_subject;
                return;
            }
            if !is_subject {
                one.is_contested |= about != Some(one.name.as_str());
                return;
            }
            self.told.remove(at);
        }
        if self.told.len() >= MOST {
            self.told.remove(0);
        }
        let noun = noun.to_owned();
        self.told.push(Kindred { noun, name: name.to_owned(), is_contested: false });
    }
}

/// What a sentence says that a name is: "Acme is a company", "Acme, a company".
fn class_behind(parse: &Parse<'_>, naming: &Naming, is_subject: bool) -> Option<String> {
    let clause = parse.clause.as_ref().filter(|_| is_subject);
    if let Some(clause) = clause.filter(|clause| clause.voice == Voice::Copula) {
        return class_of(parse, &clause.rest);
    }
    let behind = naming.words.end;
    let in_lead =
        parse.clause.as_ref().is_none_or(|clause| naming.words.end <= clause.subject.start);
    let is_aside = parse.words.get(behind).is_some_and(|word| word.is(','))
        && parse.words.get(behind + 1).is_some_and(|word| word.is_of(&["a", "an"]));
    (is_aside && !in_lead).then(|| class_of(parse, &(behind + 1..parse.words.len()))).flatten()
}

/// Nouns with the first sentence that has "a" before one, or the first that has it in the plural.
pub fn introduced(parses: &[Parse<'_>]) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    for parse in parses {
        let words = &parse.words;
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.class == Class::Noun) {
            let is_new =
                words[at.saturating_sub(3)..at].iter().any(|word| word.is_of(&["a", "an"]));
            if is_new || is_plural(&word.lower) {
                found.entry(word.lower.clone()).or_insert(parse.number);
            }
        }
    }
    found
}

/// "The museum", "The old museum" at a word: where it ends.
fn definite(words: &[Word<'_>], at: usize) -> Option<usize> {
    if !words.get(at)?.is_of(&["the", "this"]) {
        return None;
    }
    let skip = usize::from(words.get(at + 1)?.is_of(PLAIN_ADJECTIVES));
    let noun = at + 1 + skip;
    let is_noun = words.get(noun)?.class == Class::Noun;
    let goes_on = words.get(noun + 1).is_some_and(|next| {
        matches!(next.class, Class::Name | Class::Noun | Class::Number | Class::Relative)
            && !next.is_of(WEEKDAYS)
            || next.is_of(&["of", "called", "named", "known", "in", "at", "for", "between"])
            || matches!(next.class, Class::Sign('“' | '"' | '(' | '-'))
    });
    (is_noun && !goes_on).then_some(noun + 1)
}

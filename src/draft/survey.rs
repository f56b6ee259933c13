//! A survey of an article: its sentences read word by word, who it is about, which names it has.

use super::affair::NewsEvent;
use super::amount::amounts;
use super::article::{Article, BlockSort, is_life, unnumbered};
use super::clause::clause;
use super::kindred::introduced;
use super::lexicon::kin::KIN;
use super::lexicon::names::{FIRST_NAMES, HONOURS, ORGANISATION_WORDS, PLACE_WORDS};
use super::named::{KnownNames, NameSort, Naming, is_city, is_country, namings};
use super::parse::Parse;
use super::referent::{Referent, referents};
use super::token::{Class, Word, words};
use super::topic::Topic;
use super::uses::Uses;
use super::when::whens;
use std::collections::{HashMap, HashSet};

/// Sentences with more words are not read: nobody would be asked for them.
const LONGEST: usize = 120;

/// What is known of an article.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its sentences, without those that are too long.
    pub parses: Vec<Parse<'a>>,
    /// What it is about.
    pub topic: Topic,
    /// The event that it is about, where it is news that no title names.
    pub event: Option<NewsEvent>,
    /// How its words are written, and how often each is used.
    pub casing: Casing,
    /// Where each of its words stands.
    pub uses: Uses<'a>,
    /// Every name with its sort, the first one that was told.
    pub names: KnownNames,
    /// Nouns with the first sentence that tells of one of the kind: "a suspect".
    pub introduced: HashMap<String, usize>,
    /// What each sentence means by the first word in it that points back, where that is sure.
    referents: Vec<Option<Referent>>,
    /// Whether it is in English; else only gaps are asked.
    pub is_english: bool,
    /// The blocks that are headings, each with the name that it is, if it is one.
    headings: Vec<(usize, Option<String>)>,
}

/// So many headings before a sentence may be of its section.
const NEAR: usize = 12;

/// The most words of a heading that is a name.
const HEADING: usize = 5;

/// The headings of an article behind its title, with those that are names of its text.
fn headings(
    article: &Article,
    known: &HashSet<String>,
    casing: &Casing,
) -> Vec<(usize, Option<String>)> {
    let blocks = article.blocks().iter().enumerate();
    let named = blocks.filter(|(_, block)| block.sort == BlockSort::Heading).map(|(at, block)| {
        let text = unnumbered(&article.text()[block.range.clone()]);
        if is_life(text) {
            let name = text.split(" (").next().unwrap_or(text);
            let words = name.split(' ').filter(|word| !HONOURS.contains(word));
            return (at, Some(words.collect::<Vec<_>>().join(" ")));
        }
        let name = text.strip_prefix("The ").unwrap_or(text);
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.last().copied().unwrap_or_default();
        let is_person = (2..4).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_uppercase))
            && known.contains(last)
            && !casing.is_written_small(&last.to_lowercase());
        let is_name = words.len() <= HEADING
            && (known.contains(name) || is_person)
            && article.title() != Some(text);
        (at, is_name.then(|| name.to_owned()))
    });
    named.collect()
}

impl<'a> Survey<'a> {
    /// Reads an article.
    pub fn of(article: &'a Article) -> Self {
        let casing = Casing::of(article);
        let is_name = |word: &str| casing.is_name(word);
        let text = article.text();
        let read = article.sentences().iter().enumerate().filter(|(_, sentence)| {
            let piece = &text[sentence.range.clone()];
            piece.split(' ').count() <= LONGEST && piece.len() < LONGEST * 20
        });
        let mut parses: Vec<Parse<'a>> = read
            .map(|(number, sentence)| {
                let mut words =
                    words(&text[sentence.range.clone()], sentence.range.start, &is_name);
                mend_opening(&mut words);
                let whens = whens(&words);
                let amounts = amounts(&words, &whens);
                let clause = clause(&words, &whens);
                let block = sentence.block;
                Parse {
                    number,
                    block,
                    words,
                    whens,
                    amounts,
                    namings: Vec::new(),
                    clause,
                    whole: text,
                }
            })
            .collect();
        let people = people(&parses);
        let mut names: Vec<(String, NameSort)> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        for parse in &mut parses {
            parse.namings = namings(&parse.words, &people);
            for naming in &parse.namings {
                let name = parse.text(&naming.words).to_owned();
                if known.insert(name.clone()) {
                    names.push((name, naming.sort));
                }
            }
        }
        let topic = Topic::of(article, &parses);
        let is_english = is_english(&parses);
        let headings = headings(article, &known, &casing);
        let is_untold = !topic.has_title && topic.pronoun.is_none() && topic.deed.is_none();
        let event = is_untold.then(|| NewsEvent::of(&parses)).flatten();
        let referents = referents(&parses, &topic, &names, event.as_ref());
        let introduced = introduced(&parses);
        Self {
            article,
            parses,
            topic,
            event,
            casing,
            uses: Uses::of(text),
            names,
            introduced,
            referents,
            is_english,
            headings,
        }
    }

    /// The sentence before another one in its block.
    pub fn before(&self, parse: &Parse<'a>) -> Option<&Parse<'a>> {
        let at = self.place(parse.number)?;
        let before = self.parses.get(at.checked_sub(1)?)?;
        (before.block == parse.block && before.number + 1 == parse.number).then_some(before)
    }

    /// The sentence that is the whole paragraph before the one that a sentence begins, as news have it.
    pub fn paragraph_before(&self, parse: &Parse<'a>) -> Option<&Parse<'a>> {
        let at = self.place(parse.number)?;
        let before = self.parses.get(at.checked_sub(1)?)?;
        let is_next = before.block + 1 == parse.block && before.number + 1 == parse.number;
        let are_running = self.is_running(before) && self.is_running(parse);
        (is_next && are_running && self.is_first(before)).then_some(before)
    }

    /// What a sentence means by the first word in it that points back, where that is sure.
    pub fn referent(&self, parse: &Parse<'_>) -> Option<&Referent> {
        self.referents.get(self.place(parse.number)?)?.as_ref()
    }

    /// The heading that a sentence stands under, where it is a name that the text has too.
    pub fn heading(&self, parse: &Parse<'_>) -> Option<&str> {
        let after = self.headings.partition_point(|(block, _)| *block < parse.block);
        self.headings.get(after.checked_sub(1)?)?.1.as_deref()
    }

    /// The person of whose life the section of a sentence tells, by its heading, where "she" or "he" in the
    /// sentence can be nobody else: no other person is named in it or right before.
    pub fn lived(&self, parse: &Parse<'a>) -> Option<&str> {
        let after = self.headings.partition_point(|(block, _)| *block < parse.block);
        let (block, name) = self.headings.get(after.checked_sub(1)?)?;
        let name = name.as_deref()?;
        let heading = &self.article.text()[self.article.blocks()[*block].range.clone()];
        let is_lived = is_life(heading) || self.is_person(name);
        let tells_none = |parse: &Parse<'_>, until: usize| {
            let is_other = |naming: &Naming| {
                let text = parse.text(&naming.words);
                let is_person = naming.sort == NameSort::Person
                    || FIRST_NAMES.contains(&parse.words[naming.words.start].text);
                is_person && !text.split(' ').all(|part| name.contains(part))
            };
            let is_kin = |word: &Word<'_>| KIN.iter().any(|(_, kin)| word.is_of(kin));
            !parse.namings.iter().any(|one| one.words.start < until && is_other(one))
                && !parse.words[..until].iter().any(is_kin)
        };
        let whole = |parse: &Parse<'_>| tells_none(parse, parse.words.len());
        let pronoun = parse.words.iter().position(|word| word.is_of(&["he", "she", "his", "her"]));
        let is_sure = tells_none(parse, pronoun.unwrap_or(parse.words.len()))
            && self.before(parse).is_none_or(whole);
        (is_lived && is_sure).then_some(name)
    }

    /// Whether a heading is the name of somebody whom the text calls by the last part of it.
    fn is_person(&self, name: &str) -> bool {
        let (first, last) = name.split_once(' ').unwrap_or((name, ""));
        let last = last.rsplit(' ').next().unwrap_or(last);
        let is_place = PLACE_WORDS.contains(&&*last.to_lowercase())
            || ORGANISATION_WORDS.contains(&&*last.to_lowercase());
        !last.is_empty()
            && !is_place
            && (FIRST_NAMES.contains(&first) || self.names.iter().any(|(own, _)| own == last))
    }

    /// The last heading before a sentence that is the name of what the text behind it begins with, though
    /// another one may stand between.
    pub fn section(&self, parse: &Parse<'_>) -> Option<&str> {
        let after = self.headings.partition_point(|(block, _)| *block < parse.block);
        let begins = |block: usize, name: &str| {
            let first = self.parses.get(self.parses.partition_point(|one| one.block <= block));
            first.is_some_and(|first| {
                let text = first.text(&(0..first.words.len()));
                text.strip_prefix("The ").unwrap_or(text).starts_with(name)
            })
        };
        self.headings[..after]
            .iter()
            .rev()
            .take(NEAR)
            .find_map(|(block, name)| name.as_deref().filter(|name| begins(*block, name)))
    }

    /// The first sentence of the block that a sentence is of.
    pub fn opening_of(&self, parse: &Parse<'a>) -> Option<&Parse<'a>> {
        self.parses.get(self.parses.partition_point(|one| one.block < parse.block))
    }

    /// The place among the sentences that were read of one by its place in the article.
    pub fn place(&self, number: usize) -> Option<usize> {
        self.parses.binary_search_by_key(&number, |parse| parse.number).ok()
    }

    /// Whether a sentence is the first of its paragraph.
    pub fn is_first(&self, parse: &Parse<'a>) -> bool {
        let before = parse.number.checked_sub(1).and_then(|at| self.article.sentences().get(at));
        before.is_none_or(|before| before.block != parse.block)
    }

    /// Whether a sentence is of a list or a standfirst: those are no whole sentences, often.
    pub fn is_running(&self, parse: &Parse<'a>) -> bool {
        self.article.blocks()[parse.block].sort == BlockSort::Paragraph
    }
}

/// A word with a capital at the beginning of a sentence before a name is of the name.
fn mend_opening(words: &mut [Word<'_>]) {
    let Some(first) = words.iter().position(Word::is_word) else { return };
    let next = words.get(first + 1).map(|word| (word.class, word.text));
    let word = &mut words[first];
    let is_open = matches!(word.class, Class::Noun | Class::Adjective | Class::Verb(_));
    let before_name =
        next.is_some_and(|(class, text)| class == Class::Name && !super::named::is_adjective(text));
    let is_listed = FIRST_NAMES.contains(&word.text) || is_country(word.text) || is_city(word.text);
    if word.is_capital() && (is_open && before_name || is_listed) {
        word.class = Class::Name;
    }
}

/// The last names of people that first names tell.
fn people(parses: &[Parse<'_>]) -> HashSet<String> {
    let mut people = HashSet::new();
    for parse in parses {
        for pair in parse.words.windows(3) {
            let is_first = FIRST_NAMES.contains(&pair[0].text) && pair[1].class == Class::Name;
            let last = if is_first && pair[1].text.ends_with('.') { &pair[2] } else { &pair[1] };
            let is_thing = last.is_of(PLACE_WORDS) || last.is_of(ORGANISATION_WORDS);
            if is_first && last.class == Class::Name && !is_city(last.text) && !is_thing {
                people.insert(last.text.to_owned());
            }
        }
    }
    people
}

/// Which words are written with a capital where nothing else asks for one.
#[derive(Debug)]
pub struct Casing {
    capital: HashMap<String, usize>,
    /// How often each word is used, in lower case.
    pub frequency: HashMap<String, usize>,
}

impl Casing {
    fn of(article: &Article) -> Self {
        let (mut capital, mut frequency): (HashMap<String, usize>, HashMap<String, usize>) =
            Default::default();
        for sentence in article.sentences() {
            let text = &article.text()[sentence.range.clone()];
            let words = text
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .filter(|word| !word.is_empty());
            for (at, word) in words.enumerate() {
                if word.starts_with(char::is_uppercase) {
                    if at > 0 {
                        *capital.entry(word.to_owned()).or_default() += 1;
                    }
                    *frequency.entry(word.to_lowercase()).or_default() += 1;
                } else {
                    *frequency.entry(word.to_owned()).or_default() += 1;
                    *capital.entry(format!("-{word}")).or_default() += 1;
                }
            }
        }
        Self { capital, frequency }
    }

    /// Whether a word is written without a capital anywhere.
    pub fn is_written_small(&self, lower: &str) -> bool {
        self.capital.contains_key(&format!("-{lower}"))
    }

    /// Whether a word that begins a sentence is a name.
    pub fn is_name(&self, word: &str) -> bool {
        let count = |key: &str| self.capital.get(key).copied().unwrap_or(0);
        let plain = count(&format!("-{}", word.to_lowercase()));
        count(word) > plain || FIRST_NAMES.contains(&word) || is_country(word) || is_city(word)
    }
}

/// Whether small words are those of English.
fn is_english(parses: &[Parse<'_>]) -> bool {
    const SMALL: &[&str] = &[
        "the", "of", "and", "to", "in", "a", "is", "was", "for", "that", "with", "by", "as", "are",
        "on", "at", "from", "were", "their", "had", "it", "which", "be",
    ];
    let words =
        parses.iter().flat_map(|parse| &parse.words).filter(|word| word.is_word()).take(3000);
    let (mut all, mut small) = (0usize, 0usize);
    for word in words {
        all += 1;
        small += usize::from(word.is_of(SMALL));
    }
    small * 100 >= all * 14
}

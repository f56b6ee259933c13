//! What an article is about, and who is meant by "he" in it: only where no other can be.

use super::article::Article;
use super::clause::Voice;
use super::lexicon::kin::{KIN, KINDS};
use super::lexicon::names::{EITHER, FIRST_NAMES, TITLES, WOMEN};
use super::named::{NameSort, Naming, WITHIN};
use super::noun::is_noun_phrase;
use super::parse::Parse;
use super::piece::behind_opening;
use super::title::title;
use super::token::{Class, Word};
use super::told::{
    OFTEN, bare_name, class_of, deed, is_led, opening_pronoun, settlement, told_person,
};
use std::ops::Range;

/// What an article is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Its name, as its title or its first sentence has it.
    pub name: String,
    /// What it is called for short: the last name of a person.
    pub short: String,
    /// The pronoun of a person.
    pub pronoun: Option<&'static str>,
    /// Whether the title of the article is its name.
    pub has_title: bool,
    /// Whether the name has no title but is the one that the text has most, from its first words on.
    pub is_led: bool,
    /// What a text of law calls itself: "this order".
    pub deed: Option<&'static str>,
    /// What sort of thing it is, by its first sentence: `organization`.
    pub class: Option<String>,
}

/// Whether a word tells of kin that a pronoun may stand for.
fn is_kin(word: &Word<'_>, pronoun: &str) -> bool {
    KIN.iter().any(|(whose, kin)| (whose.is_empty() || *whose == pronoun) && word.is_of(kin))
}

/// Whether a name is a person's, as far as its sort or its first word tells.
fn is_person(parse: &Parse<'_>, naming: &Naming) -> bool {
    naming.sort == NameSort::Person || FIRST_NAMES.contains(&parse.words[naming.words.start].text)
}

/// Whether a pronoun may stand for somebody, by the first name.
fn may_be(name: &str, pronoun: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    if EITHER.contains(&first) || !FIRST_NAMES.contains(&first) {
        return true;
    }
    WOMEN.contains(&first) == (pronoun == "she")
}

/// Whether a text uses the last word of its title as a name: "The One Cap Wonders" is nobody.
fn is_last_name(parses: &[Parse<'_>], name: &str, last: &str) -> bool {
    let is_own = |parse: &Parse<'_>| {
        parse.words.iter().any(|word| word.class == Class::Name && word.text == last)
    };
    !name.starts_with("The ") && parses.iter().any(is_own)
}

/// Whether a text calls somebody by the last name alone, again and again.
fn is_short(parses: &[Parse<'_>], last: Option<&str>) -> bool {
    let namings = parses.iter().flat_map(|one| one.namings.iter().map(move |own| (one, own)));
    namings.filter(|(parse, own)| Some(parse.text(&own.words)) == last).count() >= 2
}

/// What a name of some words ends in that is nobody's: "the Davy Medal".
const THINGS: &[&str] = &[
    "medal", "prize", "award", "cup", "trophy", "war", "building", "hall", "tower", "day", "games",
    "act", "academy", "society", "university", "college", "school", "league", "championship",
    "company", "institute", "museum", "festival", "order", "theatre", "theater",
];

/// Titles before the last name of whom an article is about, which tell of nobody else.
const PLAIN: &[&str] = &["president", "mr.", "mr", "mrs.", "mrs", "sir", "dr.", "dr"];

impl Topic {
    /// Finds it by the title and the first sentences.
    pub fn of(article: &Article, parses: &[Parse<'_>]) -> Self {
        let title = title(article);
        let first = parses.iter().take(3).find_map(|parse| Some((parse, parse.clause.as_ref()?)));
        let has_name = |parse: &Parse<'_>, range: &Range<usize>| {
            parse.words[range.clone()].iter().any(|word| word.class == Class::Name)
        };
        let subject = first
            .filter(|(parse, clause)| {
                is_noun_phrase(parse, &clause.subject)
                    && (title.is_none() || has_name(parse, &clause.subject))
                    && parse.words[clause.subject.start].class != Class::Number
                    && (parse.words[clause.subject.start].class != Class::Determiner
                        || parse.words[clause.subject.end - 1].class == Class::Name)
            })
            .map(|(parse, clause)| parse.text(&bare_name(parse, &clause.subject)));
        let named = subject.filter(|subject| subject.split(' ').count() <= 6).map(str::to_owned);
        let has_title = title.is_some();
        let count = |list: &[&str]| {
            let words = parses.iter().flat_map(|parse| &parse.words);
            words.filter(|word| word.is_of(list)).count()
        };
        let (he, she) = (count(&["he", "his", "him"]), count(&["she", "her"]));
        let told = (!has_title && he.max(she) >= OFTEN).then(|| told_person(parses)).flatten();
        let (told, does) = told.unzip();
        let is_told = told.is_some();
        let name = title.or(told).or(named).unwrap_or_default();
        let class = first.and_then(|(parse, clause)| {
            (clause.voice == Voice::Copula).then(|| class_of(parse, &clause.rest)).flatten()
        });
        let class =
            class.or(does.flatten()).or_else(|| settlement(parses, &name).map(str::to_owned));
        let words: Vec<&str> = name.split(' ').collect();
        let is_person = words.len() > 1
            && words.len() <= 4
            && words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase) || WITHIN.contains(word))
            && !words.iter().any(|word| TITLES.contains(&&*word.to_lowercase()))
            && words.last().is_some_and(|last| is_last_name(parses, &name, last))
            && (FIRST_NAMES.contains(&words[0])
                || he.max(she) >= 8
                || he.max(she) >= OFTEN && is_short(parses, words.last().copied()))
            && he.max(she) >= 3
            || is_told
            || class.as_deref().is_some_and(|class| TITLES.contains(&class));
        let pronoun = match () {
            () if !is_person => None,
            () if he > she * 3 || he > she && opening_pronoun(parses) == Some("he") => Some("he"),
            () if she > he * 3 || she > he && opening_pronoun(parses) == Some("she") => Some("she"),
            () => None,
        };
        let short = if is_person { words.last().copied().unwrap_or_default() } else { &name };
        let deed = deed(parses);
        let is_led = !has_title && !name.is_empty() && is_led(parses, &name);
        Self { short: short.to_owned(), pronoun, has_title, is_led, deed, class, name }
    }

    /// Whether a noun says what sort of thing it is.
    pub fn is_a(&self, noun: &str) -> bool {
        let is_alike = |class: &str| {
            class == noun || KINDS.iter().any(|kind| kind.contains(&class) && kind.contains(&noun))
        };
        self.class.as_deref().is_some_and(is_alike)
            || self.name.to_lowercase().split(' ').any(|word| word == noun)
    }

    /// Whether it is a law or the like, in which "the election" is the one that it speaks of.
    pub fn is_law(&self) -> bool {
        const LAWS: &[&str] = &[
            "constitution", "act", "law", "code", "treaty", "convention", "statute", "statutes",
            "regulation", "regulations", "agreement", "contract", "charter", "rules", "bylaws",
            "articles", "license", "licence", "policy", "ordinance", "directive",
        ];
        let name = self.name.to_lowercase();
        let is_told = self.deed.is_some() && !name.is_empty();
        is_told
            || self.pronoun.is_none()
                && name.split(' ').count() <= 6
                && name.split(' ').any(|word| LAWS.contains(&word))
    }

    /// Whether a text names it.
    pub fn is_named(&self, text: &str) -> bool {
        if self.name.is_empty() {
            return false;
        }
        let text = text.trim_start_matches("the ").trim_start_matches("The ");
        let (text, name) = (text.to_lowercase(), self.name.to_lowercase());
        text == name
            || text == self.short.to_lowercase()
            || text == format!("{name}s")
            || name == format!("{text}s")
            || self.pronoun.is_some()
                && (self.is_titled(&text)
                    || text.contains(' ') && name.starts_with(&format!("{text} "))
                    || name.split(' ').next() == Some(&text))
    }

    /// Whether a name in a sentence is its own: "Captain Lincoln" may be another one of the family.
    fn is_meant_by(&self, parse: &Parse<'_>, naming: &Naming) -> bool {
        let before = naming.words.start.checked_sub(1).map(|at| &parse.words[at]);
        let is_other = before
            .is_some_and(|word| word.is_capital() && word.is_of(TITLES) && !word.is_of(PLAIN));
        self.is_named(parse.text(&naming.words)) && !is_other
    }

    /// Whether a text is the last name of a person with nothing before it that is another's: "Thomas Lincoln"
    /// is of the family of Abraham Lincoln.
    fn is_titled(&self, text: &str) -> bool {
        let (name, short) = (self.name.to_lowercase(), self.short.to_lowercase());
        let before = text.strip_suffix(&short).and_then(|before| before.strip_suffix(' '));
        let is_own = |word: &str| PLAIN.contains(&word) || name.split(' ').any(|own| own == word);
        // Of a name in full the first part is the same: "Andre Kirk Agassi".
        let first = name.split(' ').next();
        before.is_some_and(|before| {
            before.split(' ').next() == first || before.split(' ').all(is_own)
        })
    }

    /// Whether a sentence is about it: by its name, or as "the castle".
    fn is_subject_of(&self, parse: &Parse<'_>) -> bool {
        let Some(clause) = &parse.clause else {
            let at = behind_opening(&parse.words, 0);
            return at.is_some_and(|at| self.is_named(parse.words[at].text));
        };
        let words = &parse.words[clause.subject.clone()];
        let is_bare = matches!(words, [the, noun] if the.lower == "the" && self.is_a(&noun.lower));
        is_bare || self.is_named(parse.text(&clause.subject))
    }

    /// Whether a pronoun in a sentence that is shown as it stands can be shown with the topic's name before
    /// it: nobody else is named before it, nor in the sentence before, unless that is about the topic.
    pub fn is_likely(
        &self,
        parse: &Parse<'_>,
        subject: &Range<usize>,
        before: Option<&Parse<'_>>,
    ) -> bool {
        let Some(pronoun) = parse.words.get(subject.start) else { return false };
        let word = match pronoun.lower.as_str() {
            "his" => "he",
            "her" => "she",
            "its" => "it",
            word if subject.len() == 1 => word,
            _ => return false,
        };
        if word == "it" && self.pronoun.is_none() {
            return before.is_some_and(|before| self.is_subject_of(before) && before.is_still());
        }
        let is_his = self.pronoun == Some(word);
        let is_other = |parse: &Parse<'_>, within: Range<usize>| {
            let is_named = parse.namings.iter().any(|naming| {
                within.contains(&naming.words.start)
                    && is_person(parse, naming)
                    && !self.is_meant_by(parse, naming)
                    && may_be(parse.text(&naming.words), word)
            });
            is_named || parse.words[within].iter().any(|other| is_kin(other, word))
        };
        let is_told = before.is_none_or(|before| {
            self.is_subject_of(before) || !is_other(before, 0..before.kin_from())
        });
        is_his && is_told && !is_other(parse, 0..subject.start)
    }

    /// Who is meant by the pronoun that is the subject of a sentence: the topic, where gender and number
    /// agree, nobody else is named before it here or in the sentence before, and no kin is spoken of.
    pub fn meant(
        &self,
        parse: &Parse<'_>,
        subject: &Range<usize>,
        before: Option<&Parse<'_>>,
    ) -> Option<&str> {
        let pronoun = parse.words.get(subject.start)?;
        if self.pronoun.is_none() && pronoun.lower == "it" && subject.len() == 1 {
            let told = before.filter(|before| self.is_subject_of(before) && before.is_still());
            return told.map(|_| self.name.as_str());
        }
        if subject.len() != 1
            || pronoun.class != Class::Pronoun
            || Some(pronoun.lower.as_str()) != self.pronoun
        {
            return None;
        }
        let is_other = |parse: &Parse<'_>, until: usize| {
            parse.namings.iter().filter(|naming| naming.words.start < until).any(|naming| {
                let may_be_person = is_person(parse, naming)
                    || naming.sort == NameSort::Other && naming.words.len() >= 2;
                may_be_person
                    && !parse.words[naming.words.end - 1].is_of(THINGS)
                    && !self.is_meant_by(parse, naming)
                    && may_be(parse.text(&naming.words), &pronoun.lower)
            }) || parse.words[..until].iter().any(|word| is_kin(word, &pronoun.lower))
        };
        if is_other(parse, subject.start) {
            return None;
        }
        match before {
            Some(before) if is_other(before, before.kin_from()) => None,
            Some(before) => {
                let names_it =
                    before.namings.iter().any(|naming| self.is_named(before.text(&naming.words)));
                let is_same = before.clause.as_ref().is_some_and(|clause| {
                    before.words[clause.subject.start].lower == pronoun.lower
                });
                (names_it || is_same).then_some(&self.name)
            }
            None => Some(&self.name),
        }
    }
}

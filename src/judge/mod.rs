//! Judges typed answers: forgives what does not matter, and never takes one answer for another.
//!
//! The rules are numbered and tried in order; `Ground` lists them, `line` has their order. All is
//! pure: the same answer is judged the same everywhere, at any time.

mod candidates;
mod clock;
mod confused;
mod date;
mod difference;
mod distance;
mod elsewhere;
mod fold;
mod grouped;
mod headword;
mod keyboard;
mod lexeme;
mod line;
mod list;
mod loose;
mod meaning;
mod measure;
mod months;
mod noted;
mod number;
mod numeral;
mod optional;
mod ordinal;
mod phrase;
mod plain;
mod quantity;
mod rivals;
mod script;
mod several;
mod signature;
mod split;
mod target;
mod text;
mod typo;
mod unit;
mod verdict;
mod ways;
mod words;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod properties;

pub(crate) use difference::{Run, difference};
pub(crate) use fold::fold;
pub(crate) use list::{ListJudgement, Met};
pub(crate) use loose::loose;
pub(crate) use noted::{Fraction, Noted};
pub(crate) use numeral::roman;
pub(crate) use quantity::{Quantity, Tolerance, names_number};
pub(crate) use rivals::{Rival, Rivals};
pub(crate) use script::{is_latin, unaccent};
pub(crate) use unit::is_unit;
pub(crate) use verdict::{Ground, Judgement, Ruling};
pub(crate) use words::value as number_words;

use target::{Prepared, SAME};
use text::Text;

/// How accents count, and the marks of other scripts that readers may leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Accents {
    /// Another accent is another answer.
    Strict,
    /// It is accepted and shown.
    #[default]
    Warn,
    /// It does not count.
    Ignore,
}

/// How strictly a question's typed answers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the deck and free of the others"
)]
pub struct Rules {
    /// How accents count.
    pub accents: Accents,
    /// Whether slips of the fingers are forgiven.
    pub typos: bool,
    /// Whether upper and lower case differ.
    pub case: bool,
    /// Whether every character counts, as in code.
    pub exact: bool,
    /// Whether English articles, number words, "and" and the like are known.
    pub english: bool,
    /// The language of the answers.
    pub language: Language,
}

/// The main part of a language tag, as `de` of `de-AT`; none where no language is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Language([u8; 2]);

impl Language {
    /// No language that is said.
    const NONE: Self = Self([0; 2]);

    /// The language of a tag; none for tags that no rule of the judge knows.
    pub fn of(tag: &str) -> Self {
        let main = tag.split(['-', '_']).next().unwrap_or_default();
        let main: [u8; 2] = main.as_bytes().try_into().unwrap_or_default();
        Self(main.map(|byte| byte.to_ascii_lowercase()))
    }

    /// Whether it is the one of a tag of two letters.
    fn is(self, tag: &str) -> bool {
        self.0 == *tag.as_bytes()
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            accents: Accents::default(),
            typos: true,
            case: false,
            exact: false,
            english: true,
            language: Language::default(),
        }
    }
}

impl Rules {
    /// Tells whether two texts are the same answer: no option may be offered beside the other.
    pub fn same(self, one: &str, other: &str) -> bool {
        let (one, other) = (Text::written(one, self), Text::written(other, self));
        if self.exact {
            return one.equals(&other, Ground::Key);
        }
        let bare = |text: &Text| unaccent(text.fold());
        SAME.iter().any(|&ground| one.equals(&other, ground))
            || (self.accents == Accents::Ignore && bare(&one) == bare(&other))
    }

    /// Tells whether two answers of one deck are one answer: what may be left out of a single one
    /// (an article, quotes, words in brackets) tells two apart.
    pub fn one_answer(self, one: &str, other: &str) -> bool {
        if self.exact {
            return self.same(one, other);
        }
        let (written, rest) = (Text::written(one, self), Text::written(other, self));
        let is_spelled = || fold::spelling(one, self) == fold::spelling(other, self);
        // The first ground is the one that the judge would meet it on.
        let ground = SAME.iter().find(|ground| written.equals(&rest, **ground));
        ground.is_some_and(|&ground| {
            let is_of_letters = matches!(ground, Ground::Trim | Ground::Fold);
            written.is_settled(ground) && (!is_of_letters || is_spelled())
        })
    }
}

/// What may be typed on one line.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The key, then its alternatives: each is right.
    pub key: &'a [String],
    /// Other texts that are worth something, each with the author's note.
    pub noted: &'a [Noted],
    /// The question's own wrong options, with their why; some earn a share all the same.
    pub foreseen: &'a [Noted],
    /// For the kind number: its value, tolerance and units.
    pub quantity: Option<&'a Quantity>,
}

impl<'a> Expected<'a> {
    /// A key with its alternatives, and nothing else to say.
    pub const fn of(key: &'a [String]) -> Self {
        Self { key, noted: &[], foreseen: &[], quantity: None }
    }
}

/// Judges the typed answers of one question.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// How strictly.
    pub rules: Rules,
    /// The other answers of the deck, where they are known.
    pub rivals: Option<&'a Rivals>,
    /// The number of the question, as in its rivals.
    pub question: u32,
    /// Its prompt, or the side of the card that is shown.
    pub prompt: &'a str,
}

impl Judge<'_> {
    /// Judges what was typed on one line.
    pub fn line(&self, expected: &Expected, typed: &str) -> Judgement {
        self.prepared_line(&Prepared::new(expected, self.rules), &Text::typed(typed, self.rules))
    }

    /// Judges several entries, typed on one line or on many, against the entries of a list: each
    /// meets at most one, and an exact match goes before a rough one.
    pub fn list(&self, entries: &[Expected], typed: &[String]) -> ListJudgement {
        list::judge(self, entries, typed)
    }
}

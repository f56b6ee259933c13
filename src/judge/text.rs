//! One text in all the forms in which it is compared, made once.

use unicode_normalization::UnicodeNormalization;

use super::Rules;
use super::clock::Writer;
use super::date::{self, Occasion};
use super::fold::{article_of, fold, light, tight};
use super::grouped;
use super::measure;
use super::number::{self, Decimal, Hand};
use super::optional::variants;
use super::ordinal::Numerals;
use super::phrase;
use super::plain::plain;
use super::script::has_digit;
use super::unit::{self, Behind, Capitals};
use super::verdict::Ground;
use std::borrow::Cow;

/// A text and its forms.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// Composed, without outer spaces, line ends all alike.
    pub(super) exact: String,
    /// After rule 3 but for case.
    pub(super) plain: String,
    pub(super) light: String,
    tight: String,
    /// After rule 5, once for each way in which it may be typed.
    pub(super) folds: Vec<String>,
    pub(super) numbers: Vec<Decimal>,
    phrase: Option<String>,
    dates: Vec<Occasion>,
    /// Read where an author's number needs them.
    pub(super) numerals: Numerals,
    /// A number with a unit that is known, by its symbol.
    measure: Option<(Vec<Decimal>, String)>,
    /// The number of a telephone, a card, a book or an account.
    grouped: Option<String>,
    units: Vec<Behind>,
}

impl Text {
    /// Prepares what the author wrote.
    pub(super) fn written(text: &str, rules: Rules) -> Self {
        let hand = if rules.english { Hand::English } else { Hand::Any };
        Self::new(text, rules, variants(text, rules), hand, Writer::Author)
    }

    /// Prepares what a learner typed.
    pub(super) fn typed(text: &str, rules: Rules) -> Self {
        Self::new(text, rules, vec![fold(text, rules)], Hand::Any, Writer::Learner)
    }

    fn new(text: &str, rules: Rules, folds: Vec<String>, hand: Hand, writer: Writer) -> Self {
        let plain = plain(text);
        let light = light(text, rules);
        let numbers = number::readings(&plain, hand, rules.english);
        let dates = date::readings(&plain, writer, rules.language);
        let grouped = match writer {
            Writer::Learner => grouped::typed(&plain),
            Writer::Author if grouped::is_free(&plain, &numbers, &dates) => {
                grouped::written(&plain)
            }
            Writer::Author => None,
        };
        Self {
            exact: exact(text),
            tight: tight(&light),
            measure: measure::reading(&plain, hand, rules.english),
            numbers,
            phrase: phrase::canonical(&folds[0], rules.english),
            numerals: Numerals::of(&plain, rules.english),
            dates,
            grouped,
            units: unit::behind_numbers(&plain, rules.english),
            folds,
            plain,
            light,
        }
    }

    /// The whole text folded.
    pub(super) fn fold(&self) -> &str {
        &self.folds[0]
    }

    /// What it has in common with every text that is equal under some rule, one of these at least;
    /// what was typed has more of them.
    pub(super) fn forms(&self, is_typed: bool) -> Vec<Cow<'_, str>> {
        // What has a ß is told from its capitals.
        let capitals = self.light.contains('ß').then(|| self.plain.to_uppercase().into());
        let own = [&self.exact, &self.light, &self.tight, &self.plain];
        let own = own.into_iter().chain(&self.folds).chain(&self.phrase).chain(&self.grouped);
        let mut forms: Vec<Cow<'_, str>> = own.map(|form| form.as_str().into()).collect();
        forms.extend(capitals);
        let measured = self.measure.iter().flat_map(|(numbers, _)| numbers);
        let numbers = self.numbers.iter().chain(measured);
        forms.extend(numbers.map(|number| format!("{number:?}").into()));
        forms.extend(self.dates.iter().map(|date| format!("{date:?}").into()));
        forms.extend(self.numerals.forms(is_typed).map(Cow::Owned));
        forms
    }

    /// Whether it has a year of two digits, or may be one that is meant by it.
    pub(super) fn has_short_year(&self, is_typed: bool) -> bool {
        has_digit(&self.plain) && (!is_typed || self.plain.contains('\''))
    }

    /// Tells whether a typed text equals this one under a rule.
    pub(super) fn equals(&self, typed: &Self, ground: Ground) -> bool {
        let is_unit = || self.capitals(typed) == Capitals::Idle;
        match ground {
            Ground::Key => self.exact == typed.exact,
            Ground::Fold => {
                let is_same = self.light == typed.light || self.is_in_capitals(typed);
                is_same && !self.light.is_empty() && is_unit()
            }
            Ground::Number => {
                self.numbers.iter().any(|number| typed.numbers.contains(number))
                    || (self.phrase.is_some() && self.phrase == typed.phrase && is_unit())
            }
            Ground::Ordinal => self.numerals.equal(&typed.numerals),
            Ground::Unit => match (&self.measure, &typed.measure) {
                (Some((own, unit)), Some((given, typed))) => {
                    unit == typed && own.iter().any(|number| given.contains(number))
                }
                _ => false,
            },
            Ground::Grouped => self.grouped.is_some() && self.grouped == typed.grouped,
            Ground::Date => !self.dates.is_empty() && self.dates == self.of_sort(typed),
            Ground::Trim => {
                let folded =
                    self.folds.iter().any(|fold| typed.folds.contains(fold) && !fold.is_empty());
                let same = folded || (self.tight == typed.tight && !self.tight.is_empty());
                same && is_unit()
            }
            Ground::Empty
            | Ground::Exact
            | Ground::Rival
            | Ground::Accent
            | Ground::Meaning
            | Ground::Digits
            | Ground::Typo
            | Ground::Nearer
            | Ground::Headword
            | Ground::Several
            | Ground::Little
            | Ground::Keyboard
            | Ground::List
            | Ground::Credit => false,
        }
    }

    /// Whether what is the same under a rule is one answer, though a deck has it in two ways: `6` and
    /// "six" are one, `Windows X` and `Windows 10` may not be.
    pub(super) fn is_settled(&self, ground: Ground) -> bool {
        match ground {
            Ground::Date => matches!(self.dates.as_slice(), [Occasion::Date(_)]),
            _ => ground == Ground::Number || !ground.is_reading(),
        }
    }

    /// Whether a typed text is this one in capitals, which have no ß.
    fn is_in_capitals(&self, typed: &Self) -> bool {
        self.light.contains('ß')
            && typed.light != typed.plain
            && self.plain.to_uppercase() == typed.plain
    }

    /// The rule by which it is compared with what says the same in other words, where it has
    /// digits that say something.
    pub(super) fn reading(&self) -> Ground {
        match () {
            () if !self.dates.is_empty() => Ground::Date,
            () if self.grouped.is_some() => Ground::Grouped,
            () if self.measure.is_some() => Ground::Unit,
            () if !self.numbers.is_empty() => Ground::Number,
            () => Ground::Digits,
        }
    }

    /// Compares the capitals of units.
    pub(super) fn capitals(&self, typed: &Self) -> Capitals {
        unit::compare(&self.units, &typed.units)
    }

    /// Tells whether a typed text is this one but for capitals that may make another unit.
    pub(super) fn may_be_unit(&self, typed: &Self) -> bool {
        self.capitals(typed) == Capitals::Doubtful && self.fold() == typed.fold()
    }

    /// Tells whether a typed text is this one but for a "to" before the verb.
    pub(super) fn differs_in_to(&self, typed: &Self) -> bool {
        const NO_VERBS: [&str; 12] =
            ["a", "an", "the", "my", "your", "his", "her", "our", "their", "and", "or", "fro"];
        let verb = |text: &'_ str| {
            let verb = text.strip_prefix("to ").or_else(|| text.strip_prefix("To "))?;
            let first = verb.split(' ').next()?;
            let is_verb = first.starts_with(char::is_alphabetic) && !NO_VERBS.contains(&first);
            is_verb.then(|| verb.to_owned())
        };
        let given = typed.fold();
        let is_bare = article_of(&self.light).is_none() && article_of(&typed.light).is_none();
        is_bare
            && self.folds.iter().any(|own| {
                verb(own).is_some_and(|verb| verb == given)
                    || verb(given).is_some_and(|verb| verb == *own)
            })
    }

    /// Tells whether a typed date is this one or another, by how day and month are read.
    /// Gives what is in doubt.
    pub(super) fn doubts(&self, typed: &Self) -> Option<&'static str> {
        let [date] = self.dates.as_slice() else { return None };
        let given = self.of_sort(typed);
        (given.len() > 1 && given.contains(date)).then(|| date.doubt())
    }

    /// What a typed text may mean of the sort that this one is.
    fn of_sort(&self, typed: &Self) -> Vec<Occasion> {
        let is_alike =
            |given: &&Occasion| self.dates.first().is_some_and(|own| own.is_like(**given));
        typed.dates.iter().filter(is_alike).copied().collect()
    }
}

/// The text itself, but for line ends, outer spaces and the way accents are stored.
pub(super) fn exact(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}

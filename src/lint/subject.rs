//! Subjects: what the rules look at, a question's texts as they were written, each with its place.
//! It is taken from the table before the reader takes the table apart, so that a question that
//! cannot be asked is looked at too.

use crate::deck::{As, Question};
use crate::judge::Rules;
use crate::kind::{Excerpt, Part};
use crate::report::{Finding, Rule};
use crate::text::{printable_line, shorten};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// How many columns of a text are quoted in a message.
const QUOTED: usize = 60;

/// A text, number or date as written, with its place in the file.
#[derive(Clone, Debug)]
pub struct Spot<'i> {
    /// What it says.
    pub text: Cow<'i, str>,
    /// The place of the whole value, quotes included.
    pub span: Range<usize>,
}

impl Spot<'_> {
    /// It in quotes, on a line and not too long.
    pub fn quoted(&self) -> String {
        format!("\"{}\"", shorten(&printable_line(&self.text), QUOTED))
    }

    /// A warning about it.
    pub fn warning(
        &self,
        rule: &Rule,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        rule.finding(self.span.clone(), message, help)
    }

    /// A warning about a part of it; about all of it where there is no part, or the file writes
    /// it otherwise.
    pub fn warning_at(
        &self,
        part: impl Into<Option<Range<usize>>>,
        rule: &Rule,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let part = part.into().and_then(|part| self.part(&part));
        let span = part.unwrap_or_else(|| self.span.clone());
        rule.finding(span, message, help)
    }

    /// The place in the file of a part of the text, where the file has it letter for letter.
    fn part(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let Cow::Borrowed(text) = self.text else { return None };
        // Quotes stand around it, and behind three of them a line end that is not part of it.
        let closing = match self.span.len().checked_sub(text.len())? {
            0 => 0,
            2 => 1,
            6..=8 => 3,
            _ => return None,
        };
        let start = self.span.end - closing - text.len();
        Some(start + part.start..start + part.end)
    }
}

/// A question as it stands in the file.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says of a key what the rules ask of it")]
pub struct Subject<'i> {
    /// Its place among the questions of the file, from 0.
    pub number: usize,
    /// What was found while it was taken.
    pub findings: Vec<Finding>,
    /// Where its header stands.
    pub header: Range<usize>,
    pub prompt: Option<Spot<'i>>,
    /// The answer, unless it is true or false.
    pub answer: Option<Spot<'i>>,
    /// An answer that is true or false, with its place.
    pub truth: Option<(bool, Range<usize>)>,
    /// Whether the answer is a number with a fraction.
    pub is_float: bool,
    /// Whether the answer is any number.
    pub is_number: bool,
    /// Each answer with its alternatives.
    pub answers: Vec<Vec<Spot<'i>>>,
    pub wrong: Vec<Spot<'i>>,
    pub options: Vec<Spot<'i>>,
    pub accept: Vec<Spot<'i>>,
    pub cloze: Option<Spot<'i>>,
    /// What belongs in each gap of a cloze.
    pub gaps: Vec<Spot<'i>>,
    pub order: Vec<Spot<'i>>,
    pub pairs: Vec<(Spot<'i>, Spot<'i>)>,
    pub front: Vec<Spot<'i>>,
    pub back: Vec<Spot<'i>>,
    pub tags: Vec<Spot<'i>>,
    pub hints: Vec<Spot<'i>>,
    pub allow: Vec<Spot<'i>>,
    pub language: Vec<Spot<'i>>,
    pub image: Option<Spot<'i>>,
    pub explains: bool,
    pub has_tolerance: bool,
    /// Whether only some of the options are shown at a time.
    pub is_pool: bool,
    pub is_draft: bool,
    /// How it is to be asked, if not as its kind is.
    pub asked_as: Option<As>,
    /// Whether the order of the answers counts.
    pub is_ordered: bool,
    /// How typed answers are compared.
    pub rules: Rules,
}

impl<'i> Subject<'i> {
    /// Takes over what the rules look at under a key of the question.
    pub fn take(&mut self, key: &str, value: &Spanned<DeValue<'i>>, excerpt: Excerpt<'i>) {
        let one = || spot(value, excerpt);
        let many = || spots(value, excerpt);
        match key {
            "prompt" => self.prompt = one(),
            "answer" => {
                let truth = value.get_ref().as_bool();
                self.truth = truth.map(|truth| (truth, excerpt.at(&value.span())));
                self.is_float = is_fraction(value, excerpt);
                self.is_number = self.is_float || matches!(value.get_ref(), DeValue::Integer(_));
                self.answer = one();
            }
            "answers" => {
                let entries = value.get_ref().as_array().into_iter().flatten();
                self.answers = entries.map(|entry| spots(entry, excerpt)).collect();
                self.answers.retain(|entry| !entry.is_empty());
            }
            "wrong" => self.wrong = many(),
            "options" => self.options = many(),
            "accept" => self.accept = many(),
            "cloze" => self.cloze = one(),
            "order" => self.order = many(),
            "pairs" => {
                let rows = value.get_ref().as_array().into_iter().flatten();
                self.pairs = rows.filter_map(|row| pair(row, excerpt)).collect();
            }
            "front" => self.front = many(),
            "back" => self.back = many(),
            "tags" => self.tags = many(),
            "hint" => self.hints = many(),
            "allow" => self.allow = many(),
            "language" => self.language = many(),
            "image" => self.image = one(),
            "explain" => self.explains = true,
            "tolerance" => self.has_tolerance = true,
            "show" => self.is_pool = true,
            "ordered" => self.is_ordered = value.get_ref().as_bool() == Some(true),
            "draft" => self.is_draft = value.get_ref().as_bool() == Some(true),
            _ => {}
        }
    }

    /// Takes over what the reader made of it.
    pub fn complete(&mut self, question: Option<&Question>, language: &[String]) {
        match question {
            Some(question) => {
                self.rules = question.rules(Part::Whole);
                self.asked_as = question.asked_as;
                self.is_pool |= question.show.is_some();
                self.gaps = self.cloze.iter().flat_map(|cloze| gaps(cloze, question)).collect();
            }
            None => {
                self.rules.english = language.last().is_none_or(|language| is_english(language));
            }
        }
    }

    /// Whether options are shown: one or several of them are right.
    pub const fn has_options(&self) -> bool {
        !self.wrong.is_empty() && self.pairs.is_empty() || !self.options.is_empty()
    }

    /// The right answers: the answer, or the first of each entry.
    pub fn right(&self) -> impl Iterator<Item = &Spot<'i>> {
        self.answer.iter().chain(self.answers.iter().filter_map(|entry| entry.first()))
    }

    /// The wrong options, under whichever key they stand.
    pub fn others(&self) -> impl Iterator<Item = &Spot<'i>> {
        let right: HashSet<&str> = match self.options.len() {
            0 => HashSet::new(),
            _ => self.right().map(|right| right.text.as_ref()).collect(),
        };
        let listed = self.options.iter();
        self.wrong.iter().chain(listed.filter(move |option| !right.contains(option.text.as_ref())))
    }

    /// What a learner may have to type, letter by letter.
    pub fn typed(&self) -> impl Iterator<Item = &Spot<'i>> {
        self.answer
            .iter()
            .filter(|_| !self.is_number)
            .chain(self.answers.iter().flatten())
            .chain(&self.accept)
            .chain(&self.gaps)
    }
}

/// What belongs in each gap of a cloze, where it stands, or else where the sentence does.
fn gaps<'i>(cloze: &Spot<'_>, question: &Question) -> Vec<Spot<'i>> {
    let parts = question.kind.parts();
    let expected = parts.iter().flat_map(|part| question.kind.expected(*part));
    let keys = expected.filter_map(|expected| expected.key.first());
    let mut from = 0;
    let gap = |key: &String| {
        let found = cloze.text[from..].find(&format!("{{{{{key}"));
        let place = found.map(|at| from + at + 2..from + at + 2 + key.len());
        from = place.as_ref().map_or(from, |place| place.end);
        let span = place.and_then(|place| cloze.part(&place));
        Spot { text: Cow::Owned(key.clone()), span: span.unwrap_or_else(|| cloze.span.clone()) }
    };
    keys.map(gap).collect()
}

/// Whether a value is a number with a fraction; `inf` and `nan` have no digits.
fn is_fraction(value: &Spanned<DeValue<'_>>, excerpt: Excerpt<'_>) -> bool {
    let raw = excerpt.text.get(value.span()).unwrap_or_default();
    matches!(value.get_ref(), DeValue::Float(_)) && raw.contains(|c: char| c.is_ascii_digit())
}

/// Whether a language, by its tag, is English.
fn is_english(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
}

/// A value as a text: also what stands in `{ text, why }`.
pub fn spot<'i>(value: &Spanned<DeValue<'i>>, excerpt: Excerpt<'i>) -> Option<Spot<'i>> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.clone(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
            Cow::Borrowed(excerpt.text.get(value.span())?)
        }
        DeValue::Table(table) => return spot(table.get("text")?, excerpt),
        DeValue::Boolean(_) | DeValue::Array(_) => return None,
    };
    Some(Spot { text, span: excerpt.at(&value.span()) })
}

/// A text or a list of texts as a list.
pub fn spots<'i>(value: &Spanned<DeValue<'i>>, excerpt: Excerpt<'i>) -> Vec<Spot<'i>> {
    match value.get_ref() {
        DeValue::Array(array) => array.iter().filter_map(|entry| spot(entry, excerpt)).collect(),
        _ => spot(value, excerpt).into_iter().collect(),
    }
}

fn pair<'i>(row: &Spanned<DeValue<'i>>, excerpt: Excerpt<'i>) -> Option<(Spot<'i>, Spot<'i>)> {
    let sides = row.get_ref().as_array()?;
    Some((spot(sides.first()?, excerpt)?, spot(sides.get(1)?, excerpt)?))
}

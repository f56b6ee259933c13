//! Fields: one TOML table of a deck, read key by key. Every slip becomes a finding at its own
//! place, and reading goes on; what stays unread in the end is an unknown key.

use super::excerpt::{Excerpt, PlacedText, TomlKey, TomlValue};
use super::names::{KeyNames, sign};
use super::transcript::Transcript;
use crate::report::{Finding, Rule};
use crate::text::with_article;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&MISPLACED_KEY, &IDLE_KEY, &MISSING_KEY];

/// A key that does not go with this kind of question.
pub const MISPLACED_KEY: Rule = Rule::error(
    "misplaced-key",
    "a key that does not go with this kind of question",
    "It would do nothing, and its author expects it to.",
    r#"- prompt = "Which planet is the largest?"
- answer = "Jupiter"
+ prompt = "Name two planets with rings."
+ answers = ["Jupiter", "Saturn", "Uranus", "Neptune"]
need = 2
"#,
);

const IDLE_KEY: Rule = Rule::warning(
    "idle-key",
    "a key that has no effect where it stands",
    "It goes with another key that is not there.",
    r#"- prompt = "Which planet is the largest?"
+ prompt = "Which planet is this?"
answer = "Jupiter"
+ image = "there.png"
alt = "A striped ball"
"#,
);

const MISSING_KEY: Rule = Rule::error(
    "missing-key",
    "a key that must be there",
    "Without it, the question cannot be asked.",
    r#"+ prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

/// A table being read.
pub struct Fields<'i, 'f> {
    /// What was not read yet: a few keys, which a walk finds sooner than a tree.
    pub(super) table: Vec<(TomlKey<'i>, TomlValue<'i>)>,
    /// The signs of all names that stand there or stood: most keys that are asked for are not there.
    signs: u64,
    pub(super) excerpt: Excerpt<'i>,
    /// Where the table's header stands, for what is missing.
    header: Range<usize>,
    /// What the table is called in messages: "choice", "`[deck]`".
    owner: &'static str,
    pub(super) findings: &'f mut Vec<Finding>,
}

impl<'i, 'f> Fields<'i, 'f> {
    /// Opens a table of a piece; `header` is its place in the file.
    pub fn new(
        owner: &'static str,
        table: impl IntoIterator<Item = (TomlKey<'i>, TomlValue<'i>)>,
        excerpt: Excerpt<'i>,
        header: Range<usize>,
        findings: &'f mut Vec<Finding>,
    ) -> Self {
        let table: Vec<_> = table.into_iter().collect();
        let signs = table.iter().fold(0, |signs, (name, _)| signs | sign(name.get_ref()));
        Self { table, signs, excerpt, header, owner, findings }
    }

    /// Takes down what stands there.
    pub fn transcribe(&self, transcript: &mut Transcript<'i>) {
        transcript.begin(self.excerpt, self.header.clone());
        for (name, value) in &self.table {
            transcript.key(name.get_ref().clone(), value);
        }
    }

    /// Opens a table within this one; `place` is where it stands in the file.
    pub fn inner(
        &mut self,
        owner: &'static str,
        table: DeTable<'i>,
        place: Range<usize>,
    ) -> Fields<'i, '_> {
        Fields::new(owner, table, self.excerpt, place, self.findings)
    }

    /// Names what the table turned out to be.
    pub const fn call(&mut self, owner: &'static str) {
        self.owner = owner;
    }

    /// Puts a value there.
    pub(super) fn put(&mut self, name: TomlKey<'i>, value: TomlValue<'i>) {
        self.signs |= sign(name.get_ref());
        self.table.push((name, value));
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.signs & sign(key) == 0 {
            return None;
        }
        self.table.iter().position(|(name, _)| name.get_ref() == key)
    }

    fn entry(&self, key: &str) -> Option<&(TomlKey<'i>, TomlValue<'i>)> {
        self.position(key).map(|at| &self.table[at])
    }

    /// Whether all keys that stand there have one of these names.
    pub fn are(&self, names: &KeyNames) -> bool {
        self.table.iter().all(|(name, _)| names.has(name.get_ref()))
    }

    /// Whether a key stands there, unread.
    pub fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// The value of a key, left in place.
    pub fn peek(&self, key: &str) -> Option<&DeValue<'i>> {
        self.entry(key).map(|(_, value)| value.get_ref())
    }

    /// The place of a key's name, or else of the header.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.entry(key).map_or_else(|| self.header.clone(), |(name, _)| self.at(name.span()))
    }

    /// The place of a key's value, or else of the header.
    pub fn value_place(&self, key: &str) -> Range<usize> {
        self.entry(key).map_or_else(|| self.header.clone(), |(_, value)| self.at(value.span()))
    }

    /// A place of the piece as a place of the file.
    pub const fn at(&self, span: Range<usize>) -> Range<usize> {
        self.excerpt.at(&span)
    }

    /// Reports something that a rule is against.
    pub fn report(
        &mut self,
        rule: &Rule,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings.push(rule.finding(span, message, help));
    }

    /// The place of a part of a text, where the file has it letter for letter.
    pub fn inside(&self, text: &PlacedText, part: &Range<usize>) -> Option<Range<usize>> {
        let base = self.excerpt.base;
        let raw = self.excerpt.text.get(text.span.start - base..text.span.end - base)?;
        let wanted = text.value.get(part.clone())?;
        let before = text.value[..part.start].matches(wanted).count();
        let (found, _) = raw.match_indices(wanted).nth(before)?;
        Some(text.span.start + found..text.span.start + found + part.len())
    }

    /// Puts a value where the table has none.
    pub fn default_flag(&mut self, key: &'static str, flag: bool) {
        if !self.has(key) {
            let name = Spanned::new(0..0, key.into());
            self.put(name, Spanned::new(0..0, DeValue::Boolean(flag)));
        }
    }

    /// Takes a key's value out.
    pub fn take(&mut self, key: &str) -> Option<TomlValue<'i>> {
        let at = self.position(key)?;
        Some(self.table.swap_remove(at).1)
    }

    /// Takes out, unread, those keys that a slip keeps from being read.
    pub fn leave(&mut self, is_left: impl Fn(&str) -> bool) {
        self.table.retain(|(name, _)| !is_left(name.get_ref()));
    }

    /// Puts a value under the key it was meant for.
    pub fn rename(&mut self, key: &str, meant: &'static str) {
        if let Some(at) = self.position(key) {
            *self.table[at].0.get_mut() = meant.into();
            self.signs |= sign(meant);
        }
    }

    /// Takes all that is left out, by name.
    pub fn take_all(&mut self) -> Vec<(String, TomlValue<'i>)> {
        let table = self.table.drain(..);
        table.map(|(name, value)| (name.into_inner().into_owned(), value)).collect()
    }

    /// What the table is, in a message.
    pub(super) fn owner(&self) -> String {
        match self.owner {
            owner if owner.contains([' ', '[']) => owner.to_owned(),
            kind => format!("{} question", with_article(kind)),
        }
    }

    /// Takes out the value of a key that must be there; `help` says what to write.
    pub(super) fn need(&mut self, key: &str, help: &str) -> Option<TomlValue<'i>> {
        let value = self.take(key);
        if value.is_none() {
            let message = format!("{} needs `{key}`", self.owner());
            self.report(&MISSING_KEY, self.header.clone(), message, help);
        }
        value
    }

    /// Reports a key that has no effect where it stands, and takes it out.
    pub fn idle(&mut self, key: &str, why: &str) {
        if self.has(key) {
            let message = format!("`{key}` has no effect: {why}");
            self.report(&IDLE_KEY, self.place(key), message, "delete the line");
            self.take(key);
        }
    }

    /// Reports what was not read: `belongs` says where a known key would fit.
    pub fn finish(self, belongs: impl Fn(&str) -> Option<String>) {
        if self.table.is_empty() {
            return;
        }
        let owner = self.owner();
        for (name, _) in self.table {
            let span = self.excerpt.at(&name.span());
            let name = name.get_ref();
            let help = belongs(name).unwrap_or_else(|| "delete the line".to_owned());
            let message = format!("`{name}` does not go with {owner}");
            self.findings.push(MISPLACED_KEY.finding(span, message, help));
        }
    }
}

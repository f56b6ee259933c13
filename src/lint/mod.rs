//! Lint: what can be said of a deck beyond what keeps it from being asked, and the table of all
//! rules, the reader's too. A rule is a row with a bad and a good example, and a few lines in the
//! file of its group.
//!
//! Rules look at questions one by one while the reader goes through the deck; what concerns several
//! is gathered by hash and told at the end, so that all is linear. What lies outside the text comes
//! in as a value. Asking runs none of this.

mod answers;
mod files;
mod gaps;
mod grammar;
mod habits;
mod marked;
mod mend;
mod options;
mod quantity;
mod range;
mod spellings;
mod structure;
mod subject;
mod tags;
mod twins;
mod typing;
mod wording;

#[cfg(test)]
mod tests;

pub use files::{Outside, Picture};
pub use mend::{Change, Mended, mend};
pub use structure::duplicate_deck_id;

use crate::deck::{self, Question, Reading, Witness, read_before};
use crate::kind::{self, Fields};
use crate::report::{Finding, Rule};
use habits::Habits;
use spellings::Spellings;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use subject::{Spot, Subject};
use tags::Tags;

/// A group of rules: its title and its rows.
pub type Group = (&'static str, Vec<&'static Rule>);

/// The groups of rules: those of the reader, which keep a deck from being asked or come across
/// with it, and those of the linter.
pub static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    vec![
        ("The file and its tables", deck::rules().collect()),
        ("Keys and values", kind::rules().collect()),
        ("What makes a question", deck::rules_of_kinds().collect()),
        ("Structure", structure::RULES.to_vec()),
        ("Answers", answers::RULES.to_vec()),
        ("Answers that are typed", typing::RULES.to_vec()),
        ("Numbers and units", quantity::RULES.to_vec()),
        ("Gaps", gaps::RULES.to_vec()),
        ("Prompts", wording::RULES.to_vec()),
        ("Options", options::RULES.to_vec()),
        ("Answers of several questions", spellings::RULES.to_vec()),
        ("Tags", tags::RULES.to_vec()),
        ("Habits", habits::RULES.to_vec()),
        ("Files", files::RULES.to_vec()),
    ]
});

/// Every rule, group by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// The rule of a code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// A finding that needs the whole deck, and the number of the question that may leave it out.
type Across = (Option<usize>, Finding);

/// Reads a deck and applies every rule; `stem` is the deck's id where it has none of its own.
#[must_use]
pub fn lint(text: &str, stem: &str, outside: &Outside<'_>) -> Reading {
    read_before(text, stem, &mut Linter::new(text, outside))
}

/// What is known of a deck while its questions go by.
struct Linter<'t> {
    outside: &'t Outside<'t>,
    spellings: Spellings<'t>,
    tags: Tags,
    habits: Habits,
    header: Header<'t>,
    /// How many questions went by.
    count: usize,
    /// The findings that a question leaves out, by its number.
    allow: HashMap<usize, Vec<String>>,
    /// What the last question says, until the reader has read it.
    subject: Subject<'t>,
}

/// What a deck's header says.
#[derive(Default)]
struct Header<'t> {
    place: Option<Range<usize>>,
    id: Option<Spot<'t>>,
    language: Vec<String>,
    tags: Vec<Spot<'t>>,
}

impl<'t> Linter<'t> {
    fn new(text: &'t str, outside: &'t Outside<'t>) -> Self {
        Self {
            outside,
            spellings: Spellings::new(text),
            tags: Tags::default(),
            habits: Habits::default(),
            header: Header::default(),
            count: 0,
            allow: HashMap::new(),
            subject: Subject::default(),
        }
    }
}

impl<'t> Witness<'t> for Linter<'t> {
    fn header(&mut self, fields: &Fields<'t, '_>, place: Range<usize>) -> Vec<Finding> {
        let excerpt = fields.excerpt();
        let mut findings = Vec::new();
        self.header.place = Some(place);
        for (key, value) in fields.entries() {
            structure::value(value, excerpt, &mut findings);
            let spots = || subject::spots(value, excerpt);
            match key {
                "allow" => structure::allow(&spots(), &mut findings),
                "id" => self.header.id = spots().pop(),
                "language" => {
                    structure::language(&spots(), &mut findings);
                    self.header.language =
                        spots().into_iter().map(|spot| spot.text.into()).collect();
                }
                "tags" => self.header.tags = spots(),
                _ => {}
            }
        }
        findings
    }

    fn take(&mut self, fields: &Fields<'t, '_>, header: Range<usize>) {
        let excerpt = fields.excerpt();
        self.subject = Subject { number: self.count, header, ..Subject::default() };
        self.count += 1;
        for (key, value) in fields.entries() {
            self.subject.take(key, value, excerpt);
            structure::value(value, excerpt, &mut self.subject.findings);
        }
    }

    fn look(&mut self, question: Option<&Question>, findings: &mut Vec<Finding>) {
        let mut subject = std::mem::take(&mut self.subject);
        findings.append(&mut subject.findings);
        subject.complete(question, &self.header.language);
        structure::allow(&subject.allow, findings);
        structure::language(&subject.language, findings);
        answers::check(&subject, findings);
        quantity::check(&subject, findings);
        typing::check(&subject, findings);
        gaps::check(&subject, question, findings);
        wording::check(&subject, findings);
        options::check(&subject, findings);
        files::picture(&subject, self.outside, findings);
        self.spellings.add(&subject);
        self.tags.add(&subject);
        self.habits.add(&subject);
        if !subject.allow.is_empty() {
            let codes = subject.allow.iter().map(|code| code.text.to_string()).collect();
            self.allow.insert(subject.number, codes);
        }
    }

    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>) {
        // A header that is broken or misplaced may well have an id.
        let hides = |finding: &Finding| ["syntax", "misplaced-table"].contains(&finding.code);
        if self.header.place.is_some() || !findings.iter().any(hides) {
            structure::id(self.header.place.clone(), self.header.id.as_ref(), findings);
        }
        files::line_ends(text, findings);
        let is_allowed = |number: Option<usize>, finding: &Finding| {
            let allow = number.and_then(|number| self.allow.get(&number));
            allow.is_some_and(|allow| allow.iter().any(|code| code == finding.code))
        };
        let (tags, habits) =
            (self.tags.finish(&self.header.tags), std::mem::take(&mut self.habits).finish());
        let across = self.spellings.finish().into_iter().chain(tags).chain(habits);
        let across = across.filter(|(number, finding)| !is_allowed(*number, finding));
        findings.extend(across.map(|(_, finding)| finding));
    }
}

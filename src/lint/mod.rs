//! Lint: what can be said of a deck beyond what keeps it from being asked, and the table of all
//! rules, the reader's too. A rule is a row with a bad and a good example, and a few lines in the
//! file of its group.
//!
//! Rules look at questions one by one, many side by side, while the reader goes through the deck; what
//! concerns several is gathered by hash and told at the end, so that all is linear. What lies outside the text comes
//! in as a value. Asking runs none of this.

mod answers;
mod files;
mod gaps;
mod grammar;
mod habits;
mod ideas;
mod inspection;
mod linter;
mod marked;
mod mend;
mod near;
mod notation;
mod options;
mod pasted;
mod quantity;
mod range;
mod slipped;
mod spellings;
mod structure;
mod subject;
mod tags;
mod topic;
mod twins;
mod typing;
mod unsaid;
mod wording;

#[cfg(test)]
mod precision;
#[cfg(test)]
mod tests;

pub use mend::mend;
pub use structure::duplicate_deck_id;
pub use unsaid::not_in_article;

use crate::deck::{self, Reading, read_before};
use crate::kind;
use crate::report::{Rigour, Rule};
use inspection::Inspection;
use linter::Linter;
use std::sync::LazyLock;

/// What is known of a file that a question names: a picture, a sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// It is there.
    Here,
    /// It is not.
    Missing,
    /// It lies outside the deck's folder.
    Outside,
}

/// What the rules may ask of the world outside a deck's text.
pub struct Outside<'o> {
    /// Where the file of this path is.
    pub file: &'o (dyn Fn(&str) -> Beside + Sync),
}

impl Outside<'static> {
    /// A world in which every file is there.
    pub const fn unknown() -> Self {
        Self { file: &|_| Beside::Here }
    }
}

/// A group of rules: its title and its rows.
pub type Group = (&'static str, Vec<&'static Rule>);

/// The groups of rules, those of the reader first.
pub static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    vec![
        ("The file and its tables", deck::rules()),
        ("Keys and values", kind::rules()),
        ("What makes a question", deck::rules_of_kinds()),
        ("Structure", structure::RULES.to_vec()),
        ("Answers", rows(answers::INSPECTIONS)),
        ("Answers that are typed", rows(typing::INSPECTIONS)),
        ("Texts in the wrong place", rows(slipped::INSPECTIONS)),
        ("Pasted texts", [rows(pasted::INSPECTIONS), rows(notation::INSPECTIONS)].concat()),
        ("Numbers and units", rows(quantity::INSPECTIONS)),
        ("Gaps", rows(gaps::INSPECTIONS)),
        ("Prompts", [rows(wording::INSPECTIONS), rows(ideas::INSPECTIONS)].concat()),
        ("Options", rows(options::INSPECTIONS)),
        ("Answers of several questions", spellings::RULES.to_vec()),
        ("Questions that are near each other", near::RULES.to_vec()),
        ("Tags", tags::RULES.to_vec()),
        ("Habits", habits::RULES.to_vec()),
        ("Against an article", unsaid::RULES.to_vec()),
        ("Files", [rows(files::INSPECTIONS), files::RULES.to_vec()].concat()),
    ]
});

/// Every rule, group by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// The rule of a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// The rows of some checks.
fn rows(checks: &'static [Inspection]) -> Vec<&'static Rule> {
    checks.iter().map(|check| &check.rule).collect()
}

/// Reads a deck and applies the rules of a rigour; `stem` is the deck's id where it has none of its
/// own.
pub fn lint(text: &str, stem: &str, outside: &Outside<'_>, rigour: Rigour) -> Reading {
    read_before(text, stem, &mut Linter::new(outside, rigour))
}

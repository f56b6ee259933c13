//! stub, replaced by the judge
#![allow(missing_docs, dead_code, unused, clippy::all, clippy::pedantic)]
pub mod difference;
pub mod fold;
pub mod rivals;
pub use rivals::{Rival, Rivals};
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Accents {
    Strict,
    #[default]
    Warn,
    Ignore,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub accents: Accents,
    pub typos: bool,
    pub case: bool,
    pub exact: bool,
    pub english: bool,
}
impl Default for Rules {
    fn default() -> Self {
        Rules { accents: Accents::Warn, typos: true, case: false, exact: false, english: true }
    }
}
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    pub key: &'a [String],
    pub noted: &'a [(String, String)],
    pub foreseen: &'a [(String, Option<String>)],
    pub quantity: Option<&'a Quantity>,
}
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub value: f64,
    pub tolerance: Tolerance,
    pub units: Vec<String>,
}
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    Absolute(f64),
    Percent(f64),
}
pub struct Judge<'a> {
    pub rules: Rules,
    pub rivals: Option<&'a Rivals>,
    pub question: u32,
    pub prompt: &'a str,
}
pub struct Judgement {
    pub outcome: Outcome,
    pub rule: Rule,
    pub note: Option<String>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Right,
    Close(Reason),
    Wrong,
    Again,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Typo,
    Accent,
    Spacing,
    Noted,
}
impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("typo")
    }
}
pub enum Rule {
    Key,
}
impl Judge<'_> {
    pub fn line(&self, e: &Expected, typed: &str) -> Judgement {
        Judgement {
            outcome: if e.key.iter().any(|k| k.eq_ignore_ascii_case(typed.trim())) {
                Outcome::Right
            } else {
                Outcome::Wrong
            },
            rule: Rule::Key,
            note: None,
        }
    }
    pub fn list(&self, e: &[Expected], typed: &[String]) -> ListJudgement {
        ListJudgement {
            entries: typed
                .iter()
                .flat_map(|l| l.split(','))
                .map(|t| {
                    let m = e
                        .iter()
                        .position(|e| e.key.iter().any(|k| k.eq_ignore_ascii_case(t.trim())));
                    ListEntry {
                        typed: t.to_owned(),
                        matched: m,
                        judgement: Judgement {
                            outcome: if m.is_some() { Outcome::Right } else { Outcome::Wrong },
                            rule: Rule::Key,
                            note: None,
                        },
                    }
                })
                .collect(),
        }
    }
    pub fn same(&self, a: &str, b: &str) -> bool {
        a.eq_ignore_ascii_case(b)
    }
}
pub struct ListJudgement {
    pub entries: Vec<ListEntry>,
}
pub struct ListEntry {
    pub typed: String,
    pub matched: Option<usize>,
    pub judgement: Judgement,
}

impl<'a> Expected<'a> {
    pub fn of(key: &'a [String]) -> Self {
        Self { key, noted: &[], foreseen: &[], quantity: None }
    }
}

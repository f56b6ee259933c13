//! The head of quick text: what stands in `[deck]` and the other sections above the questions.

use super::KeyTrace;
use super::answers::{self, opens_code};
use super::blocks::{QuickBlock, Statement};
use super::rules::{GIVEN_TWICE, LATE_HEAD, STRAY_LINE};
use super::signs::LineSign;
use super::values::TracedValue;
use crate::deck::edit::compose::is_number;
use crate::deck::edit::{Front, Literal, default_key, header_key};
use crate::deck::{COMMON, DEFAULTS, EXAM, HEADER, HEADER_KEYS, PER_TAG};
use crate::kind::{self, Key, UNKNOWN_KEY};
use crate::report::Finding;
use crate::text::did_you_mean;

/// A head with where its parts were typed.
#[derive(Debug, Default)]
pub struct QuickHead {
    /// What it says.
    pub front: Front,
    /// The section of each part, and the part.
    pub traces: Vec<(&'static str, KeyTrace)>,
}

impl QuickHead {
    /// Takes a section.
    pub fn take(&mut self, block: QuickBlock<'_>, is_late: bool, findings: &mut Vec<Finding>) {
        let Some(section) = block.section else { return };
        if is_late {
            let message = format!("`[{section}]` stands below a question");
            let help = "move it above all questions";
            findings.push(LATE_HEAD.finding(block.place, message, help));
            return;
        }
        for statement in block.statements {
            if let Some(finding) = self.line(section, statement) {
                findings.push(finding);
            }
        }
    }

    fn line(&mut self, section: &'static str, statement: Statement<'_>) -> Option<Finding> {
        let Statement { sign, value, place } = statement;
        let LineSign::Named(written) = sign else {
            let help = "write `key: value`, and a blank line below the head";
            return Some(STRAY_LINE.finding(place, "this line belongs to nothing", help));
        };
        let name = unquoted(written);
        if self.traces.iter().any(|(other, trace)| *other == section && trace.key == name) {
            let message = format!("`{name}` is there already");
            return Some(GIVEN_TWICE.finding(place, message, "delete one of them"));
        }
        let value = answers::plain(&value.trimmed(), opens_code);
        let of = |keys: &[&Key]| {
            let key = keys.iter().find(|key| key.name == name)?;
            Some(TracedValue::of(key, std::slice::from_ref(&value)))
        };
        let all = |keys: &'static [Key]| keys.iter().collect::<Vec<_>>();
        let front = &mut self.front;
        let (made, known): (Option<TracedValue>, &[&str]) = match section {
            "deck" => {
                let made = of(&all(HEADER)).zip(header_key(&name));
                (made.map(|(made, key)| kept(&mut front.header, key, made)), &HEADER_KEYS)
            }
            "deck.defaults" => {
                let made = of(&COMMON.iter().chain(kind::keys()).collect::<Vec<_>>())
                    .zip(default_key(&name));
                (made.map(|(made, key)| kept(&mut front.defaults, key, made)), &DEFAULTS)
            }
            "exam" => {
                let made = of(&all(EXAM));
                (
                    made.map(|made| kept(&mut front.exam, name.clone(), made)),
                    &["count", "minutes", "pass"],
                )
            }
            "exam.per-tag" => {
                let count = if is_number(&value.text) {
                    TracedValue::bare(value)
                } else {
                    TracedValue::text(value)
                };
                let at = front.exam.iter().position(|(key, _)| key == PER_TAG);
                let at = at.unwrap_or_else(|| {
                    front.exam.push((PER_TAG.to_owned(), Literal::Table(Vec::new())));
                    front.exam.len() - 1
                });
                if let Some((_, Literal::Table(counts))) = front.exam.get_mut(at) {
                    counts.push((name.clone(), count.literal.clone()));
                }
                (Some(count), &[])
            }
            _ => {
                front.passages.push((name.clone(), value.text.clone()));
                (Some(TracedValue::text(value)), &[])
            }
        };
        let Some(made) = made else {
            let help = match did_you_mean(&name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("`[{section}]` takes {}", known.join(", ")),
            };
            return Some(UNKNOWN_KEY.finding(place, format!("unknown key `{name}`"), help));
        };
        self.traces.push((section, KeyTrace { key: name.into(), place, leaves: made.leaves }));
        None
    }
}

/// Puts a value into a table, and gives it back.
fn kept<K>(table: &mut Vec<(K, Literal)>, key: K, made: TracedValue) -> TracedValue {
    table.push((key, made.literal.clone()));
    made
}

/// A name as it is meant: in quotes it is written as in TOML.
fn unquoted(name: &str) -> String {
    let table = toml::from_str::<toml::Table>(&format!("{name} = 1"));
    let is_quoted = name.starts_with('"');
    let quoted = table.ok().filter(|_| is_quoted).and_then(|table| table.keys().next().cloned());
    quoted.unwrap_or_else(|| name.trim().to_owned())
}

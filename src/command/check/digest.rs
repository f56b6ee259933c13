//! The digest: findings in the order in which they matter, and those of one code beyond the first
//! few as one line, so that what keeps a deck from being asked is never drowned by the rest.

use crate::report::{Finding, Severity, Source};
use std::collections::HashMap;

/// How many findings of one code in one deck are told in full before the rest is grouped.
const EACH: usize = 3;

/// How many lines of a group are named.
const LINES: usize = 10;

/// A deck with something to say of it.
pub struct Faulty {
    /// The name to show for it.
    pub name: String,
    pub text: String,
    pub findings: Vec<Finding>,
}

/// What is told next.
pub enum Say<'c> {
    /// One finding.
    Finding(&'c Finding),
    /// The others of its code.
    Rest(Rest),
}

/// Findings of one code that are not told one by one.
pub struct Rest {
    /// How grave they are.
    pub severity: Severity,
    pub code: &'static str,
    /// How many there are.
    pub count: usize,
    /// The first lines at which they stand, each once.
    lines: Vec<usize>,
    is_cut: bool,
}

impl Rest {
    /// What is said of them.
    pub fn message(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(usize::to_string).collect();
        let word = if self.lines.len() == 1 { "line" } else { "lines" };
        let end = if self.is_cut { ", ..." } else { "" };
        format!("{} more, {word} {}{end}", self.count, lines.join(", "))
    }

    /// How to see them.
    pub fn help(&self) -> String {
        format!("--code {} shows each", self.code)
    }
}

/// The findings of a deck that are of one severity, those beyond the third of a code grouped where
/// that is asked for; a group stands behind the last finding of its code that is told.
pub fn entries<'c>(
    checked: &'c Faulty,
    severity: Severity,
    source: &Source<'_>,
    is_grouped: bool,
) -> Vec<Say<'c>> {
    let mut entries = Vec::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut groups: HashMap<&str, usize> = HashMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.severity == severity) {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        if !is_grouped || *count <= EACH {
            entries.push(Say::Finding(finding));
            continue;
        }
        let at = *groups.entry(finding.code).or_insert_with(|| {
            let code = finding.code;
            entries.push(Say::Rest(Rest {
                severity,
                code,
                count: 0,
                lines: vec![],
                is_cut: false,
            }));
            entries.len() - 1
        });
        if let Some(Say::Rest(group)) = entries.get_mut(at) {
            group.count += 1;
            let line = source.line(finding.span.start);
            if group.lines.last() == Some(&line) {
                continue;
            }
            if group.lines.len() < LINES {
                group.lines.push(line);
            } else {
                group.is_cut = true;
            }
        }
    }
    entries
}

/// What a severity is called.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

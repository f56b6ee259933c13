//! Inspections: rules about single questions, each a row with its reason, its examples and its check.

use super::subject::Subject;
use crate::kind::Spot;
use crate::report::{Finding, Rigour, Rule};
use std::ops::Range;

/// A rule with its check.
pub struct Inspection {
    /// The row of the rule.
    pub rule: Rule,
    /// Looks at a question.
    pub look: fn(&Subject<'_, '_>, &mut Remarks<'_>),
}

impl Inspection {
    /// A rule whose findings are warnings.
    pub const fn warning(
        look: fn(&Subject<'_, '_>, &mut Remarks<'_>),
        code: &'static str,
        summary: &'static str,
        why: &'static str,
        example: &'static str,
    ) -> Self {
        Self { rule: Rule::warning(code, summary, why, example), look }
    }

    /// A rule about which authors may well disagree: it must be asked for.
    pub const fn pedantic(
        look: fn(&Subject<'_, '_>, &mut Remarks<'_>),
        code: &'static str,
        summary: &'static str,
        why: &'static str,
        example: &'static str,
    ) -> Self {
        let rule = Rule::warning(code, summary, why, example);
        Self { rule: Rule { rigour: Rigour::Pedantic, ..rule }, look }
    }
}

/// What a rule has to say.
pub struct Remarks<'f> {
    pub rule: &'f Rule,
    pub findings: &'f mut Vec<Finding>,
}

impl Remarks<'_> {
    /// Something about a place of the file.
    pub fn at(&mut self, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(self.rule.finding(place, message, help));
    }

    /// Something about a text.
    pub fn on(&mut self, spot: &Spot<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.at(spot.span.clone(), message, help);
    }

    /// Something about a part of a text, or about all of it where the file does not show the part.
    pub fn within(
        &mut self,
        spot: &Spot<'_>,
        part: impl Into<Option<Range<usize>>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = part.into().and_then(|part| spot.place_of(&part));
        self.at(place.unwrap_or_else(|| spot.span.clone()), message, help);
    }
}

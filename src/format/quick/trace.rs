//! From a place in the deck that quick text becomes back to where that was typed.

use super::signs::SECTIONS;
use super::traced::TracedText;
use super::{KeyTrace, QuickQuestion, QuickText};
use crate::deck::edit::Manuscript;
use crate::report::{Finding, Source};
use std::cell::OnceCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl QuickText {
    /// What is said of a deck, said of the `text` that this was read from: its questions are the last ones
    /// of the deck, and its head is that of the deck where it is `whole`.
    pub(super) fn traced(
        &self,
        text: &str,
        deck: &str,
        findings: Vec<Finding>,
        whole: bool,
    ) -> Vec<Finding> {
        let starts = if findings.is_empty() { Vec::new() } else { Manuscript::starts(deck) };
        let before = starts.len().saturating_sub(self.questions.len());
        let own = |span: &Range<usize>| {
            let number = starts.partition_point(|start| *start <= span.start);
            let question = self.questions.get(number.checked_sub(before + 1)?)?;
            let end = starts.get(number).copied().unwrap_or(deck.len());
            Some(question.place_of(deck, starts[number - 1]..end, span))
        };
        let sources = OnceCell::new();
        let traced = findings.into_iter().filter_map(|mut finding| {
            if let Some(twin) = finding.twin
                && let Some(place) = own(&(twin..twin + 1))
            {
                let [there, here]: &[Source<'_>; 2] =
                    sources.get_or_init(|| [deck, text].map(|text| Source::new("", text)));
                let words = format!("line {}", here.position(place.start).0);
                finding.retell(there.position(twin).0, &words);
            }
            finding.span = match own(&finding.span) {
                Some(place) => place,
                None if whole => {
                    let end = starts.first().copied().unwrap_or(deck.len());
                    self.place_in_head(&deck[..end], &finding.span)
                }
                None => return None,
            };
            finding.fix.clear(); // it would be of another text
            Some(finding)
        });
        traced.collect()
    }

    fn place_in_head(&self, head: &str, span: &Range<usize>) -> Range<usize> {
        let table = DeTable::parse(head).ok();
        let found = table.as_ref().and_then(|table| {
            SECTIONS.into_iter().rev().find_map(|section| {
                let mut path = section.split('.');
                let inner = path.try_fold(table.get_ref(), |table, name| {
                    table.get(name)?.get_ref().as_table()
                })?;
                let (name, value) = inner.iter().find(|(name, value)| {
                    (name.span().start..value.span().end).contains(&span.start)
                })?;
                let trace = self.head.traces.iter().find(|(other, trace)| {
                    *other == section && trace.key == name.get_ref().as_ref()
                })?;
                Some(trace.1.place_of(head, value, span))
            })
        });
        let first = self.questions.first().map(|question| question.place.clone());
        found
            .or_else(|| self.head.traces.first().map(|(_, trace)| trace.place.clone()))
            .or(first)
            .unwrap_or(0..0)
    }
}

impl QuickQuestion {
    fn place_of(&self, deck: &str, range: Range<usize>, span: &Range<usize>) -> Range<usize> {
        let start = range.start;
        let text = &deck[range];
        let at = span.start.saturating_sub(start);
        let found = DeTable::parse(text).ok().and_then(|table| {
            let question = table.get_ref().get("question")?.get_ref().as_array()?.first()?;
            let question = question.get_ref().as_table()?;
            let (name, value) = question
                .iter()
                .find(|(name, value)| (name.span().start..value.span().end).contains(&at))?;
            let trace = self.keys.iter().find(|trace| trace.key == name.get_ref().as_ref())?;
            let own = at..span.end.saturating_sub(start);
            Some(trace.place_of(text, value, &own))
        });
        found.unwrap_or_else(|| self.place.clone())
    }
}

impl KeyTrace {
    /// Where a part of its value was typed.
    fn place_of(
        &self,
        text: &str,
        value: &Spanned<DeValue<'_>>,
        span: &Range<usize>,
    ) -> Range<usize> {
        let mut places = Vec::new();
        leaves(value, &mut places);
        let meets = |place: &Range<usize>| place.start < span.end && span.start < place.end;
        let met = places.iter().enumerate().filter(|(_, place)| meets(place));
        let met: Vec<(&TracedText, &Range<usize>)> =
            met.filter_map(|(at, place)| Some((self.leaves.get(at)?, place))).collect();
        match &met[..] {
            [] => self.place.clone(),
            [(leaf, place)] if place.start < span.start || span.end < place.end => {
                let said = text.get(span.clone()).unwrap_or_default();
                let found = leaf.text.find(said).filter(|_| !said.is_empty());
                found.map_or_else(|| leaf.whole(), |at| leaf.place(at..at + said.len()))
            }
            [(leaf, _)] => leaf.whole(),
            [(first, _), .., (last, _)] => {
                let (first, last) = (first.whole(), last.whole());
                first.start..last.end.max(first.end)
            }
        }
    }
}

/// Where the texts of a value stand, from left to right.
fn leaves(value: &Spanned<DeValue<'_>>, places: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().for_each(|value| leaves(value, places)),
        DeValue::Table(table) => {
            let mut values: Vec<_> = table.iter().map(|(_, value)| value).collect();
            values.sort_by_key(|value| value.span().start);
            for value in values {
                leaves(value, places);
            }
        }
        _ => places.push(value.span()),
    }
}

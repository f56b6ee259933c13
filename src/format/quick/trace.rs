//! From a place in the deck that quick text becomes back to where that was typed.

use super::signs::SECTIONS;
use super::{KeyTrace, QuickQuestion, QuickText};
use crate::deck::edit::Manuscript;
use crate::report::{Finding, Source};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

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
        let head = &deck[..starts.first().copied().unwrap_or(deck.len())];
        let in_head = OnceCell::new();
        let in_questions = vec![OnceCell::new(); self.questions.len()];
        let own = |span: &Range<usize>| {
            let number = starts.partition_point(|start| *start <= span.start);
            let index = number.checked_sub(before + 1)?;
            let question = self.questions.get(index)?;
            let start = starts[number - 1];
            let text = &deck[start..starts.get(number).copied().unwrap_or(deck.len())];
            let spots = in_questions[index].get_or_init(|| question.spots(text));
            let span = span.start.saturating_sub(start)..span.end.saturating_sub(start);
            Some(typed(spots, text, &span).unwrap_or_else(|| question.place.clone()))
        };
        let sources = OnceCell::new();
        let traced = findings.into_iter().filter_map(|mut finding| {
            if let Some(twin) = finding.twin
                && let Some(place) = own(&(twin..twin + 1))
            {
                let [there, here]: &[Source<'_>; 2] =
                    sources.get_or_init(|| [deck, text].map(|text| Source::new("", text)));
                let words = format!("line {}", here.line(place.start));
                finding.retell(there.line(twin), &words);
            }
            finding.span = match own(&finding.span) {
                Some(place) => place,
                None if whole => {
                    let spots = in_head.get_or_init(|| self.spots_in_head(head));
                    typed(spots, head, &finding.span).unwrap_or_else(|| self.start())
                }
                None => return None,
            };
            finding.fix.clear(); // it would be of another text
            Some(finding)
        });
        traced.collect()
    }

    /// The values of the head, those of the innermost sections first.
    fn spots_in_head(&self, head: &str) -> Vec<TypedSpot<'_>> {
        let Ok(table) = DeTable::parse(head) else { return Vec::new() };
        let of_section = |section: &'static str| {
            let mut path = section.split('.');
            let inner =
                path.try_fold(table.get_ref(), |table, name| table.get(name)?.get_ref().as_table());
            let own = self.head.traces.iter().filter(move |(other, _)| *other == section);
            inner.map(|inner| spots(inner, own.map(|(_, trace)| trace))).unwrap_or_default()
        };
        SECTIONS.into_iter().rev().flat_map(of_section).collect()
    }

    /// Where the first of it stands.
    fn start(&self) -> Range<usize> {
        let head = self.head.traces.first().map(|(_, trace)| trace.place.clone());
        let first = || self.questions.first().map(|question| question.place.clone());
        head.or_else(first).unwrap_or(0..0)
    }
}

impl QuickQuestion {
    /// The values of the question as the deck has it.
    fn spots(&self, text: &str) -> Vec<TypedSpot<'_>> {
        let table = DeTable::parse(text).ok();
        let question = table.as_ref().and_then(|table| {
            table.get_ref().get("question")?.get_ref().as_array()?.first()?.get_ref().as_table()
        });
        question.map(|question| spots(question, self.keys.iter())).unwrap_or_default()
    }
}

/// A value in the text of a deck, and where it was typed.
#[derive(Clone)]
struct TypedSpot<'a> {
    /// From its key to its end.
    place: Range<usize>,
    /// Where its texts stand, in order.
    leaves: Vec<Range<usize>>,
    trace: &'a KeyTrace,
}

/// The values of a table that were typed.
fn spots<'a>(
    table: &DeTable<'_>,
    traces: impl Iterator<Item = &'a KeyTrace>,
) -> Vec<TypedSpot<'a>> {
    let mut first: HashMap<&str, &KeyTrace> = HashMap::new();
    for trace in traces {
        first.entry(&trace.key).or_insert(trace);
    }
    let spot = |(name, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
        let mut places = Vec::new();
        leaves(value, &mut places);
        let place = name.span().start..value.span().end;
        Some(TypedSpot { place, leaves: places, trace: first.get(name.get_ref().as_ref())? })
    };
    table.iter().filter_map(spot).collect()
}

/// Where that was typed which has this span in the text of a deck.
fn typed(spots: &[TypedSpot<'_>], text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let spot = spots.iter().find(|spot| spot.place.contains(&span.start))?;
    Some(spot.typed(text, span))
}

impl TypedSpot<'_> {
    /// Where a part of the value was typed.
    fn typed(&self, text: &str, span: &Range<usize>) -> Range<usize> {
        let first = self.leaves.partition_point(|place| place.end <= span.start);
        let end = self.leaves.partition_point(|place| place.start < span.end);
        let known = self.trace.leaves.len().min(end);
        let met = self.trace.leaves.get(first..known).unwrap_or_default();
        match met {
            [] => self.trace.place.clone(),
            [leaf] => {
                let place = &self.leaves[first];
                let is_part = place.start < span.start || span.end < place.end;
                let said = text.get(span.clone()).filter(|said| is_part && !said.is_empty());
                let found = said.and_then(|said| Some((leaf.text.find(said)?, said.len())));
                found.map_or_else(|| leaf.whole(), |(at, length)| leaf.place(at..at + length))
            }
            [first, .., last] => {
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

//! A question made of its lines: which keys follow from them, and so which kind.

use super::answers::{self, Right, TypedNumber, means_more, ways};
use super::gathered::{Gathered, TypedCard, TypedLine};
use super::rules::{NO_NUMBER, STRAY_LINE};
use super::signs::{BOTH, CARD, OR, PAIR, WHY, inside};
use super::traced::TracedText;
use super::values::{TracedValue, tags};
use super::{KeyTrace, QuickQuestion};
use crate::deck::COMMON;
use crate::deck::edit::compose::{in_order, is_number, takes_several};
use crate::deck::edit::{Draft, Literal};
use crate::kind::{self, KINDS, Key, Need, Row, Shape};
use crate::report::Finding;
use std::ops::Range;

/// What stands under a key, as it was made.
type MadeKey = (&'static str, Range<usize>, TracedValue);

/// Makes keys of lines.
#[derive(Default)]
struct Maker {
    keys: Vec<MadeKey>,
}

/// The question that some lines make, and what is wrong with them.
pub fn made(mut gathered: Gathered, place: Range<usize>) -> (QuickQuestion, Vec<Finding>) {
    let mut maker = Maker::default();
    maker.ask(&mut gathered);
    maker.card(&gathered);
    maker.rights(&mut gathered);
    maker.wrongs(&gathered);
    maker.parts(&mut gathered);
    maker.common(&gathered);
    let row = maker.row();
    maker.named(&mut gathered, row);
    let order: Vec<&str> =
        row.map_or_else(Vec::new, |row| in_order(row).map(|key| key.name).collect());
    let at = |key: &str| order.iter().position(|name| *name == key).unwrap_or(usize::MAX);
    maker.keys.sort_by_key(|(key, ..)| at(key));
    let mut draft = Draft::default();
    let mut keys = Vec::new();
    for (key, place, TracedValue { literal, leaves }) in maker.keys {
        draft.push(key, literal);
        keys.push(KeyTrace { key: key.into(), place, leaves });
    }
    (QuickQuestion { draft, place, keys }, gathered.findings)
}

impl Maker {
    fn push(&mut self, key: &'static str, place: &Range<usize>, value: TracedValue) {
        self.keys.push((key, place.clone(), value));
    }

    fn ask(&mut self, gathered: &mut Gathered) {
        let Some(TypedLine { text, place, .. }) = gathered.prompt.take() else { return };
        let has_more = !gathered.rights.is_empty()
            || !gathered.wrongs.is_empty()
            || !gathered.steps.is_empty()
            || !gathered.pairs.is_empty()
            || gathered.card.is_some();
        let is_cloze = gathered.is_cloze || text.text.contains("{{") && !has_more;
        self.push(if is_cloze { "cloze" } else { kind::PROMPT }, &place, TracedValue::text(text));
    }

    fn card(&mut self, gathered: &Gathered) {
        let side = |text: &TracedText| {
            let signs = [OR, CARD, BOTH];
            let mut ways = text.split(OR);
            if ways.len() > 1 {
                ways.retain(|way| !way.text.is_empty());
            }
            let mut ways: Vec<TracedText> = ways.iter().map(|way| way.unescaped(&signs)).collect();
            if ways.len() == 1 {
                return TracedValue::text(ways.remove(0));
            }
            TracedValue::texts(ways)
        };
        match &gathered.card {
            None => {}
            Some(TypedCard::Line(TypedLine { text, place, .. }, is_both)) => {
                let Some((_, sign)) = inside(&text.text, &[CARD, BOTH]) else { return };
                self.push("front", place, side(&text.part(0..sign.start).trimmed()));
                self.push("back", place, side(&text.part(sign.end..text.text.len()).trimmed()));
                if *is_both {
                    let literal = Literal::Bare("true".to_owned());
                    self.push(
                        "reverse",
                        place,
                        TracedValue { literal, leaves: vec![text.part(sign)] },
                    );
                }
            }
            Some(TypedCard::Sides(front, back)) => {
                for (key, line) in [("front", front), ("back", back)] {
                    if let Some(line) = line {
                        self.push(key, &line.place, side(&line.text));
                    }
                }
            }
        }
    }

    fn rights(&mut self, gathered: &mut Gathered) {
        let has_options = gathered.named.iter().any(|(key, _)| *key == "options");
        let is_choosing = !gathered.wrongs.is_empty() || has_options;
        let Some(first) = gathered.rights.first().cloned() else { return };
        if !gathered.is_list && gathered.rights.len() == 1 {
            return self.right(gathered, &first, is_choosing);
        }
        let filled = gathered.rights.iter().filter(|line| !line.text.text.is_empty());
        let entry = |line: &TypedLine| {
            let mut ways = if line.is_whole || is_choosing {
                vec![line.text.clone()]
            } else {
                ways(&line.text)
            };
            if let Some(first) = ways.first_mut() {
                *first = answers::plain(first, means_more);
            }
            if ways.len() == 1 {
                TracedValue::text(ways.remove(0))
            } else {
                TracedValue::texts(ways)
            }
        };
        let value = TracedValue::list(filled.map(entry).collect());
        self.push("answers", &first.place, value);
    }

    /// One answer: what it looks like decides the kind.
    fn right(&mut self, gathered: &mut Gathered, line: &TypedLine, is_choosing: bool) {
        let mut all = ways(&line.text);
        let first = all.remove(0);
        let place = &line.place;
        let text = |first: &TracedText| TracedValue::text(answers::plain(first, means_more));
        match answers::right(&first) {
            _ if is_choosing => self.push("answer", place, text(&first)),
            Ok(Right::Text) => self.push("answer", place, text(&first)),
            Ok(Right::Flag(value)) => self.push("answer", place, value),
            Ok(Right::Number(TypedNumber { value, tolerance, unit })) => {
                self.push("answer", place, value);
                if let Some(tolerance) = tolerance {
                    self.push("tolerance", place, tolerance);
                }
                if let Some(unit) = unit {
                    self.push("unit", place, TracedValue::text(unit));
                }
            }
            Err(message) => {
                let help = "write it as in `= 4806 ± 10 m` or `= 4806 ± 2 % m`, without commas; a \
                            backslash before it makes it a text";
                gathered.findings.push(NO_NUMBER.finding(first.whole(), message, help));
                self.push("answer", place, TracedValue::text(first));
            }
        }
        if !all.is_empty() {
            self.push("accept", place, TracedValue::texts(all));
        }
    }

    fn wrongs(&mut self, gathered: &Gathered) {
        let Some(first) = gathered.wrongs.first() else { return };
        let filled = gathered.wrongs.iter().filter(|line| !line.text.text.is_empty());
        let is_match = !gathered.pairs.is_empty();
        let entry = |line: &TypedLine| {
            if is_match {
                TracedValue::text(line.text.clone())
            } else {
                TracedValue::noted(&line.text, &[WHY])
            }
        };
        self.push("wrong", &first.place, TracedValue::list(filled.map(entry).collect()));
    }

    fn parts(&mut self, gathered: &mut Gathered) {
        if let Some(first) = gathered.steps.first() {
            let texts = gathered.steps.iter().map(|line| line.text.clone()).collect();
            self.push("order", &first.place, TracedValue::texts(texts));
        }
        let mut pairs = Vec::new();
        for line in &gathered.pairs {
            if let Some(pair) = TracedValue::pair(&line.text, &[PAIR]) {
                pairs.push(pair);
            } else {
                let message = "a pair without `=>` between its sides";
                let help = "write it as left => right, with blanks around the sign";
                gathered.findings.push(STRAY_LINE.finding(line.place.clone(), message, help));
            }
        }
        if let Some(first) = gathered.pairs.first() {
            self.push("pairs", &first.place, TracedValue::list(pairs));
        }
    }

    fn common(&mut self, gathered: &Gathered) {
        if let Some((first, more)) = gathered.explains.split_first() {
            let mut text = first.text.clone();
            for line in more {
                text.push_below(&line.text);
            }
            self.push("explain", &first.place, TracedValue::text(text));
        }
        match &*gathered.hints {
            [] => {}
            [one] => self.push("hint", &one.place, TracedValue::text(one.text.clone())),
            [first, ..] => {
                let texts = gathered.hints.iter().map(|line| line.text.clone()).collect();
                self.push("hint", &first.place, TracedValue::texts(texts));
            }
        }
        if let Some(first) = gathered.tags.first() {
            let all = gathered.tags.iter().flat_map(|line| tags(&line.text)).collect();
            self.push("tags", &first.place, TracedValue::texts(all));
        }
    }

    /// The kind that the keys make, as far as they are there.
    fn row(&self) -> Option<&'static Row> {
        let has = |key: &Key| self.keys.iter().any(|(name, ..)| *name == key.name);
        let is_own = |name: &str| kind::keys().any(|key| key.name == name);
        let is_made = |row: &&Row| row.keys_of(Need::Makes).all(has);
        let fits = |row: &&Row| {
            let mut own = self.keys.iter().filter(|(name, ..)| is_own(name));
            own.all(|(name, _, value)| match row.key(name).map(|key| key.shape) {
                None => false,
                Some(Shape::Flag) => is_bare(&value.literal, is_flag),
                Some(Shape::Number) => is_bare(&value.literal, is_number),
                Some(_) => true,
            })
        };
        // 4806 is a number before it is a text.
        let rank = |row: &&Row| {
            let maker = row.keys_of(Need::Makes).next();
            !maker.is_some_and(|key| matches!(key.shape, Shape::Flag | Shape::Number))
        };
        KINDS.iter().filter(is_made).filter(fits).min_by_key(rank)
    }

    fn named(&mut self, gathered: &mut Gathered, row: Option<&'static Row>) {
        for (name, lines) in std::mem::take(&mut gathered.named) {
            let own = row.and_then(|row| row.key(name));
            let common = || COMMON.iter().find(|key| key.name == name);
            let Some(key) =
                own.or_else(common).or_else(|| kind::keys().find(|key| key.name == name))
            else {
                continue;
            };
            if !takes_several(key.shape)
                && let Some(second) = lines.get(1)
            {
                gathered.twice(&format!("`{name}`"), &second.place);
            }
            let place = lines.first().map_or(0..0, |line| line.place.clone());
            let texts: Vec<TracedText> = lines.into_iter().map(|line| line.text).collect();
            let value = TracedValue::of(key, &texts);
            match self.keys.iter_mut().find(|(own, ..)| *own == name) {
                // Other ways to write an answer may stand beside it and on lines of their own.
                Some((_, _, there)) if takes_several(key.shape) => there.extend(value),
                Some(_) => gathered.twice(&format!("`{name}`"), &place),
                None => self.keys.push((name, place, value)),
            }
        }
    }
}

fn is_bare(literal: &Literal, is: fn(&str) -> bool) -> bool {
    matches!(literal, Literal::Bare(bare) if is(bare))
}

fn is_flag(bare: &str) -> bool {
    ["true", "false"].contains(&bare)
}

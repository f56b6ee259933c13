//! Inference: which kind a question's keys make, and what authors are told where they make none.

use super::prompt::{gapped, has_gap};
use crate::kind::{Fields, KINDS, Key, MIXED_KINDS, Need, PROMPT, Role, Row, Shape, keys};
use crate::report::Rule;
use crate::text::with_article;
use std::ops::Range;
use std::sync::LazyLock;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&MISSING_ANSWER];

const MISSING_ANSWER: Rule = Rule::error(
    "missing-answer",
    "a question without an answer",
    "The shape of the answer makes the kind: answer, answers, cloze, order, pairs, or front \
     and back.",
    r#"prompt = "Which planet is the largest?"
+ answer = "Jupiter"
"#,
);

/// The keys that make a kind, and which of them each kind has: a bit each.
struct MakerKeys {
    keys: Vec<&'static Key>,
    kinds: Vec<KindMakers>,
}

/// What makes one kind.
struct KindMakers {
    row: &'static Row,
    /// The bits of the keys that make it.
    bits: u32,
    /// These keys, each in the shape that it has in this kind.
    makes: Vec<&'static Key>,
    /// Those of which it needs one.
    either: Vec<&'static Key>,
}

static MAKERS: LazyLock<MakerKeys> = LazyLock::new(|| {
    let keys = makers(|_| true);
    let kinds = KINDS.iter().map(|row| {
        let bits = keys.iter().enumerate().filter(|(_, key)| is_maker(row, key));
        KindMakers {
            row,
            bits: bits.map(|(at, _)| 1 << at).sum(),
            makes: row.keys_of(Need::Makes).collect(),
            either: row.keys_of(Need::Either).collect(),
        }
    });
    MakerKeys { kinds: kinds.collect(), keys }
});

impl MakerKeys {
    /// The bits of those that stand there.
    fn there(&self, fields: &Fields<'_, '_>) -> u32 {
        let keys = self.keys.iter().enumerate().filter(|(_, key)| fields.has(key.name));
        keys.map(|(at, _)| 1 << at).sum()
    }

    /// The keys of some bits.
    fn keys(&self, bits: u32) -> impl Iterator<Item = &'static Key> {
        let keys = self.keys.iter().enumerate();
        keys.filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, key)| *key)
    }
}

/// Which kind the keys make; reports keys that make two, or none.
pub fn infer(fields: &mut Fields<'_, '_>) -> Option<&'static Row> {
    let makers = &*MAKERS;
    let mut there = makers.there(fields);
    if complete(fields, there) {
        there = makers.there(fields);
    }
    if let (0, Some(key)) = (there, gapped()) {
        fields.move_anki_gaps(PROMPT, key);
        there = makers.there(fields);
    }
    if there == 0 {
        missing_answer(fields);
        return None;
    }
    let fits = |kind: &&KindMakers| there & !kind.bits == 0;
    let made = makers.kinds.iter().filter(fits).min_by_key(|kind| kind.distance(there, fields));
    if made.is_none() {
        mixed(fields, &makers.keys(there).collect::<Vec<_>>());
    }
    made.map(|kind| kind.row)
}

fn is_maker(row: &Row, key: &Key) -> bool {
    row.keys_of(Need::Makes).any(|own| own.name == key.name)
}

impl KindMakers {
    /// How far what stands there is from the kind: by missing makers, by options, by the value's type.
    fn distance(&self, there: u32, fields: &Fields<'_, '_>) -> (u32, u8) {
        let missing = (self.bits & !there).count_ones();
        let claims = || {
            let mut makes = self.makes.iter();
            makes.find_map(|key| key.shape.claims(fields.peek(key.name)?))
        };
        let has_options = self.either.iter().any(|key| fields.has(key.name));
        let likeness = match (self.either.is_empty(), has_options) {
            (false, true) => 0,
            (true, _) => match claims() {
                Some(true) => 1,
                None => 2,
                Some(false) => 4,
            },
            (false, false) => 3,
        };
        (missing, likeness)
    }
}

/// Puts what was written instead of a missing maker in its place, a front has a back; whether there
/// was such.
fn complete(fields: &mut Fields<'_, '_>, there: u32) -> bool {
    let mut is_changed = false;
    for KindMakers { row, bits, makes, .. } in &MAKERS.kinds {
        if there & bits == 0 || (bits & !there).count_ones() != 1 {
            continue;
        }
        let mut both = MAKERS.keys(there & bits).zip(MAKERS.keys(bits & !there));
        let Some((own, missing)) = both.next() else { continue };
        let is_slip = |key: &&Key| {
            key.role == missing.role && key.shape == Shape::Text && fields.has(key.name)
        };
        if KINDS.iter().filter(|row| is_maker(row, own)).count() > 1 {
            continue; // it may well be of another kind
        }
        if let Some(slip) = keys().find(is_slip) {
            let message = format!("`{}` does not go with `{}`", slip.name, own.name);
            let sides: Vec<String> = makes.iter().map(|key| with_article(key.name)).collect();
            let (kind, sides) = (with_article(row.name), sides.join(" and "));
            let help = format!("write `{}`: {kind} has {sides}", missing.name);
            fields.report(&MIXED_KINDS, fields.place(slip.name), message, help);
            fields.rename(slip.name, missing.name);
            is_changed = true;
        }
    }
    is_changed
}

/// Reports makers of which two make no kind together, at the one that stands below the other.
fn mixed(fields: &mut Fields<'_, '_>, makers: &[&Key]) {
    let pairs = makers.iter().flat_map(|one| makers.iter().map(move |other| (*one, *other)));
    let make =
        |one: &Key, other: &Key| KINDS.iter().any(|row| is_maker(row, one) && is_maker(row, other));
    let Some((one, other)) = pairs.into_iter().find(|(one, other)| !make(one, other)) else {
        return;
    };
    let mut pair = [one, other];
    pair.sort_by_key(|key| fields.place(key.name).start);
    let [first, second] = pair;
    let remedy = |one: &Key, other: &Key| match (one.role, one.shape, other.role, other.shape) {
        (Role::Prompt, Shape::Sentence, Role::Answer, _) => {
            let kind =
                KINDS.iter().find(|row| is_maker(row, one)).map(|row| with_article(row.name));
            let kind = kind.unwrap_or_default();
            Some(format!("delete the answer: {kind} has its answers in its gaps, {{{{answer}}}}"))
        }
        (Role::Answer, Shape::Text, Role::Answer, Shape::List(_) | Shape::Entries) => {
            let (one, list) = (one.name, other.name);
            Some(format!("keep `{one}` for one right answer, or `{list}` for a list of them"))
        }
        _ => None,
    };
    let help = remedy(one, other)
        .or_else(|| remedy(other, one))
        .unwrap_or_else(|| "keep one of them: the keys of a question decide its kind".to_owned());
    let message = format!("`{}` makes another kind of question than `{}`", second.name, first.name);
    fields.report(&MIXED_KINDS, fields.place(second.name), message, help);
}

/// Reports that nothing is right, or that nothing is asked either.
fn missing_answer(fields: &mut Fields<'_, '_>) {
    let has_options = keys().any(|key| key.need == Need::Either && fields.has(key.name));
    let has_gap = matches!(fields.peek(PROMPT), Some(DeValue::String(text)) if has_gap(text));
    let (message, place, help) = match gapped().filter(|_| has_gap && !has_options) {
        Some(key) => {
            let help =
                format!("write `{key}` instead of `{PROMPT}`: gaps {{{{...}}}} are read there");
            ("the question has no answer, and gaps in its prompt", PROMPT, help)
        }
        None if has_options => ("the question has options, and none is right", "", to_pick()),
        None if fields.has(PROMPT) => ("the question has no answer", "", to_answer()),
        None => ("nothing is asked here", "", to_ask()),
    };
    fields.report(&MISSING_ANSWER, fields.place(place), message, help);
}

/// The makers of some kinds, each name once.
fn makers(of: impl Fn(&&Row) -> bool) -> Vec<&'static Key> {
    let mut makers: Vec<&Key> = Vec::new();
    for key in KINDS.iter().filter(of).flat_map(|row| row.keys_of(Need::Makes)) {
        if makers.iter().all(|other| other.name != key.name) {
            makers.push(key);
        }
    }
    makers
}

fn written(key: &Key) -> String {
    format!("{} = {}", key.name, key.sample())
}

/// What to write where options have no right one.
fn to_pick() -> String {
    let makers = makers(|row| row.keys_of(Need::Either).next().is_some());
    let makers: Vec<String> = makers.iter().map(|key| written(key)).collect();
    format!("write the right option: {}", makers.join(", or several: "))
}

/// What to write below a prompt.
fn to_answer() -> String {
    let makers = makers(|row| row.asks() == PROMPT);
    let names: Vec<&str> = makers.iter().skip(1).map(|key| key.name).collect();
    let (last, others) = names.split_last().unwrap_or((&"", &[]));
    let first: String = makers.into_iter().take(1).map(written).collect();
    format!("write {first} below it, or else {} or {last}", others.join(", "))
}

/// What to write where there is nothing.
fn to_ask() -> String {
    let own = KINDS.iter().filter(|row| row.asks() != PROMPT).map(|row| {
        let makers: Vec<&str> = row.keys_of(Need::Makes).map(|key| key.name).collect();
        makers.join(" and ")
    });
    let first = makers(|row| row.asks() == PROMPT).into_iter().take(1).map(written);
    let first = first.map(|answer| format!("{PROMPT} = \"...\" and {answer} below it"));
    format!("write {}", first.chain(own).collect::<Vec<_>>().join(", or "))
}

/// What to do with a key that stands in the wrong kind of question.
pub fn belongs(key: &str, row: &Row) -> Option<String> {
    let owners: Vec<&Row> = KINDS.iter().filter(|row| row.key(key).is_some()).collect();
    if owners.iter().any(|owner| owner.asks() == key) {
        let kind = with_article(row.name);
        return Some(format!("delete it: {kind} asks what stands under `{}`", row.asks()));
    }
    let owners: Vec<&str> = owners.iter().map(|row| row.name).collect();
    (!owners.is_empty()).then(|| format!("delete it; it goes with {}", owners.join(", ")))
}

/// The kind that a question says it is of, under a key that there is not, and the place of the key.
pub fn said_kind(fields: &Fields<'_, '_>) -> Option<(String, Range<usize>)> {
    let key = ["kind", "type"].into_iter().find(|key| fields.has(key))?;
    let DeValue::String(kind) = fields.peek(key)? else { return None };
    Some((kind.to_string(), fields.place(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Reading, read};

    /// What is read of a question with some lines, each under its key.
    fn question(lines: &[(&str, &str)]) -> Reading {
        let lines: Vec<String> =
            lines.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        read(&format!("[[question]]\n{}", lines.concat()), "t")
    }

    /// The lines of a kind's example.
    fn example(row: &'static Row) -> Vec<(&'static str, &'static str)> {
        row.example.trim().lines().filter_map(|line| line.split_once(" = ")).collect()
    }

    /// Values that a key may have.
    fn value(key: &Key) -> String {
        key.sample().replace("…", "x")
    }

    #[test]
    fn keys_make_their_kind_in_whatever_order_they_stand() {
        for row in KINDS {
            let mut lines = example(row);
            lines.reverse();
            let reading = question(&lines);
            assert_eq!(reading.findings, [], "{}", row.name);
            assert_eq!(reading.deck.questions()[0].kind.name(), row.name);
        }
    }

    #[test]
    fn keys_that_make_no_kind_together_are_told_apart() {
        for one in &MAKERS.keys {
            for other in &MAKERS.keys {
                if KINDS.iter().any(|row| is_maker(row, one) && is_maker(row, other)) {
                    continue;
                }
                let (one, other) = ((one.name, &*value(one)), (other.name, &*value(other)));
                let reading = question(&[("prompt", "\"x\""), one, other]);
                assert_eq!(reading.deck.questions().len(), 0, "{one:?} {other:?}");
                let codes: Vec<&str> = reading.findings.iter().map(|found| found.code).collect();
                assert!(codes.contains(&"mixed-kinds"), "{one:?} {other:?} {codes:?}");
            }
        }
    }

    #[test]
    fn the_remedy_for_keys_of_two_kinds_says_what_each_is_for() {
        let help = |one: &str, other: &str| {
            let reading = question(&[("prompt", "'p'"), (one, "['x', 'y']"), (other, "'{{x}}'")]);
            reading.findings.into_iter().find(|found| found.code == "mixed-kinds").unwrap().help
        };
        let list = "keep `answer` for one right answer, or `answers` for a list of them";
        assert_eq!(help("answers", "answer"), list);
        let gaps = "delete the answer: a cloze has its answers in its gaps, {{answer}}";
        assert_eq!(help("answer", "cloze"), gaps);
        assert_eq!(help("answers", "cloze"), gaps);
        assert_eq!(help("order", "cloze"), help("order", "answers"));
    }

    #[test]
    fn what_is_missing_of_a_kind_of_two_makers_is_told_by_its_name() {
        for row in KINDS.iter().filter(|row| row.keys_of(Need::Makes).count() > 1) {
            for missing in row.keys_of(Need::Makes) {
                let mut lines = example(row);
                lines.retain(|(key, _)| *key != missing.name);
                let [finding] = &question(&lines).findings[..] else { panic!("{}", row.name) };
                assert_eq!(finding.code, "missing-key");
                assert!(finding.message.contains(&format!("`{}`", missing.name)));
                let slip = if missing.role == Role::Prompt { PROMPT } else { "answer" };
                lines.push((slip, "\"x\""));
                let reading = question(&lines);
                let [finding] = &reading.findings[..] else { panic!("{}", row.name) };
                assert_eq!(finding.code, "mixed-kinds");
                assert!(finding.help.starts_with(&format!("write `{}`: ", missing.name)));
            }
        }
    }

    #[test]
    fn every_maker_is_named_where_nothing_is_right() {
        let asked = to_answer() + &to_ask();
        for key in keys().filter(|key| key.need == Need::Makes) {
            assert!(asked.contains(key.name), "{asked}");
        }
    }
}

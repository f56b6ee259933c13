//! A question in the schema: every key it may have, which of them its kind has, and what it lacks.
//! Kinds are told apart at one level, so that each slip is said once: at the key, never at the
//! question, of which editors mark every line.

use super::value::{nowhere, shape};
use super::{guarded, keys, table};
use crate::deck::keys::{COMMON, KEYS};
use crate::kind::{KINDS, Key, Need, PROMPT, Row, Shape};
use serde_json::{Map, Value, json};

/// A question.
pub fn question() -> Value {
    let mut question = table(&keys().collect::<Vec<_>>());
    question["description"] = "a question; its kind follows from the keys of its answer".into();
    let of_kind = |row| [own(row), Some(foreign(row)), exclusive(row), lacking(row)];
    let rules = KINDS.iter().flat_map(of_kind).flatten().chain(single()).chain([answerless()]);
    if let Some(all) = question["allOf"].as_array_mut() {
        all.extend(rules);
    }
    question
}

/// The conditions by which kinds are told, under their names.
pub fn conditions() -> impl Iterator<Item = (String, Value)> {
    KINDS.iter().map(|row| (format!("is-{}", row.name), is_kind(row)))
}

/// The shape that keys have in a question of one kind, where kinds differ.
fn own(row: &Row) -> Option<Value> {
    let differs =
        |own: &&Key| keys().any(|other| other.name == own.name && other.shape != own.shape);
    let shapes: Vec<Value> = row.keys.iter().filter(differs).map(guarded).collect();
    (!shapes.is_empty()).then(|| {
        let then = json!({ "allOf": shapes, "additionalProperties": true });
        json!({ "if": named(row), "then": then })
    })
}

/// That keys make one kind. Where they make two, nothing else is said than that one does not belong:
/// which goes by whether there is a prompt, else the later one.
fn single() -> impl Iterator<Item = Value> {
    let makers: Vec<&Row> = makers().collect();
    let pairs = (0..makers.len()).flat_map(move |one| {
        let makers = makers.clone();
        (one + 1..makers.len()).map(move |other| (makers[one], makers[other]))
    });
    pairs.map(|(one, other)| {
        let no = |row: &Row| {
            let makers = row.keys_of(Need::Makes);
            let no: Map<String, Value> =
                makers.map(|key| (key.name.to_owned(), nowhere())).collect();
            json!({ "properties": no, "additionalProperties": true })
        };
        let both = json!({ "allOf": [made(one), made(other)], "additionalProperties": true });
        let then = match (one.asks() == PROMPT, other.asks() == PROMPT) {
            (true, false) => either(&required(&[PROMPT]), &no(other), &no(one)),
            (false, true) => either(&required(&[PROMPT]), &no(one), &no(other)),
            (true, true) | (false, false) => no(other),
        };
        json!({ "if": both, "then": then })
    })
}

/// That keys of other kinds do not belong in a question of one kind; where an answer is a list by
/// mistake it is not known which kind was meant.
fn foreign(row: &Row) -> Value {
    let is_foreign = |key: &Key| [row.keys, COMMON].concat().iter().all(|own| own.name != key.name);
    let foreign = keys().filter(is_foreign).map(|key| (key.name.to_owned(), nowhere())).collect();
    let texts = row.keys_of(Need::Makes).filter(|key| key.shape == Shape::Text);
    let plain: Map<String, Value> = texts
        .map(|key| (key.name.to_owned(), json!({ "not": { "type": ["array", "object"] } })))
        .collect();
    let is_sure = json!({ "properties": plain, "additionalProperties": true });
    let mut rule = rule(&[named(row), is_sure], &foreign);
    rule["then"]["description"] = format!("{}: {}", row.name, row.summary).into();
    rule
}

/// That only one of some keys is there.
fn exclusive(row: &Row) -> Option<Value> {
    let either: Vec<&str> = row.keys_of(Need::Either).map(|key| key.name).collect();
    let [first, others @ ..] = &*either else { return None };
    let both = others.iter().map(|other| required(&[*first, other])).collect::<Vec<_>>();
    let others = others.iter().map(|other| ((*other).to_owned(), nowhere())).collect();
    Some(rule(&[named(row), any(both)], &others))
}

/// What is said where a key is missing, and not misspelt: it is said of one that is there.
fn lacking(row: &Row) -> Option<Value> {
    let needed = row.keys.iter().filter(|key| matches!(key.need, Need::Makes | Need::Must));
    let needed: Vec<&str> = needed.map(|key| key.name).collect();
    let properties = needed.iter().map(|name| ((*name).to_owned(), nowhere())).collect();
    (needed.len() > 1)
        .then(|| rule(&[named(row), are_known(), not(&required(&needed))], &properties))
}

/// What is said where nothing is right.
fn answerless() -> Value {
    let makers = makers().map(made).collect();
    let prompt = Map::from_iter([(PROMPT.to_owned(), nowhere())]);
    let mut rule = rule(&[are_known(), not(&any(makers))], &prompt);
    rule["then"]["required"] = json!([PROMPT]);
    rule
}

/// That a question is of a kind.
fn named(row: &Row) -> Value {
    json!({ "$ref": format!("#/definitions/is-{}", row.name) })
}

/// Whether a question is of a kind: by its keys, and where kinds share them by the value.
fn is_kind(row: &Row) -> Value {
    let others = makers().filter(|other| maker(other) != maker(row)).map(made);
    let mut all = vec![made(row), not(&any(others.collect()))];
    let mut siblings: Vec<&Row> = KINDS.iter().filter(|other| maker(other) == maker(row)).collect();
    siblings.retain(|other| other.name != row.name);
    if is_flag(row) {
        all.extend(claim(row));
    } else if has_choice(row) {
        all.push(chosen(row));
        siblings.retain(|other| is_flag(other));
        all.extend(siblings.iter().filter_map(|flag| claim(flag)).map(|claim| not(&claim)));
    } else {
        let choosers = siblings.iter().filter(|other| has_choice(other));
        all.extend(choosers.map(|other| not(&chosen(other))));
        siblings.retain(|other| !has_choice(other));
        let claimed: Vec<Value> = siblings.iter().filter_map(|other| claim(other)).collect();
        let others = || (!claimed.is_empty()).then(|| not(&any(claimed)));
        all.extend(claim(row).or_else(others));
    }
    json!({ "allOf": all, "additionalProperties": true })
}

/// The first kind of those that the same key makes.
fn makers() -> impl Iterator<Item = &'static Row> {
    let before = |at: usize| KINDS[..at].iter().map(maker);
    let rows = KINDS.iter().enumerate();
    rows.filter(move |(at, row)| !before(*at).any(|other| other == maker(row))).map(|(_, row)| row)
}

/// The first key that makes a kind.
fn maker(row: &Row) -> Option<&'static str> {
    row.keys_of(Need::Makes).next().map(|key| key.name)
}

/// Whether true and false make a kind, whatever else is there.
fn is_flag(row: &Row) -> bool {
    row.keys_of(Need::Makes).next().is_some_and(|key| key.shape == Shape::Flag)
}

/// Whether one of some keys helps to tell a kind from others with the same maker.
fn has_choice(row: &Row) -> bool {
    row.keys_of(Need::Either).next().is_some()
}

/// That a key is there which makes a kind.
fn made(row: &Row) -> Value {
    any(row.keys_of(Need::Makes).map(|key| required(&[key.name])).collect())
}

/// That a key is there which helps to tell it.
fn chosen(row: &Row) -> Value {
    any(row.keys_of(Need::Either).map(|key| required(&[key.name])).collect())
}

/// That the value is of the type that this kind alone has, if it has one.
fn claim(row: &Row) -> Option<Value> {
    let is_claim = |key: &&'static Key| matches!(key.shape, Shape::Flag | Shape::Number);
    let key = row.keys_of(Need::Makes).next().filter(is_claim)?;
    Some(json!({ "properties": { key.name: shape(key.shape) }, "additionalProperties": true }))
}

/// That no key is misspelt.
fn are_known() -> Value {
    json!({ "propertyNames": { "enum": **KEYS }, "additionalProperties": true })
}

/// What holds where something does, and what where it does not.
fn either(on: &Value, then: &Value, otherwise: &Value) -> Value {
    json!({ "if": on, "then": then, "else": otherwise, "additionalProperties": true })
}

fn required(names: &[&str]) -> Value {
    json!({ "required": names, "additionalProperties": true })
}

fn not(of: &Value) -> Value {
    json!({ "not": of, "additionalProperties": true })
}

fn any(mut of: Vec<Value>) -> Value {
    match of.len() {
        1 => of.remove(0),
        _ => json!({ "anyOf": of, "additionalProperties": true }),
    }
}

/// What holds for some keys where something else does.
fn rule(on: &[Value], properties: &Map<String, Value>) -> Value {
    let then = json!({ "properties": properties, "additionalProperties": true });
    json!({ "if": { "allOf": on, "additionalProperties": true }, "then": then })
}

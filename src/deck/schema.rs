//! The JSON Schema of a deck (draft-07), made from the tables of keys and kinds, for editors that
//! complete and check TOML. It says what a schema can say; the reader knows the rest.

use super::keys::{COMMON, COUNT, EXAM, HEADER, PER_TAG};
use crate::kind::{KINDS, Key, Need, Row, Shape};
use serde_json::{Map, Value, json};

/// The schema, as it is committed and printed.
pub fn schema() -> String {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A deck of quizdeck",
        "description": "Questions for quizdeck, a quiz and flashcard trainer for the terminal.",
        "type": "object",
        "definitions": definitions(),
        "additionalProperties": false,
        "required": ["question"],
        "properties": {
            "deck": header(),
            "exam": exam(),
            "passages": {
                "description": "texts that several questions share, each under its name",
                "type": "object",
                "additionalProperties": text(),
            },
            "question": {
                "description": "the questions, each below its own [[question]]",
                "type": "array",
                "minItems": 1,
                "items": question(),
            },
        },
    });
    format!("{schema:#}\n")
}

fn header() -> Value {
    let mut properties = described(HEADER);
    let defaults: Vec<Key> = keys().filter(|key| key.in_defaults).collect();
    let defaults = json!({
        "description": "what holds for every question that does not say otherwise",
        "type": "object",
        "additionalProperties": false,
        "properties": described(&defaults),
    });
    properties.insert("defaults".to_owned(), defaults);
    json!({
        "description": "what the deck is called and what holds for all of it",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn exam() -> Value {
    let mut properties = described(EXAM);
    let shares = json!({
        "description": "how many questions it asks of each tag",
        "type": "object",
        "additionalProperties": shape(COUNT.shape),
    });
    properties.insert(PER_TAG.to_owned(), shares);
    json!({
        "description": "what an exam of the deck asks",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

/// A question: every key it may have, exactly one that makes its kind, and what each kind demands.
fn question() -> Value {
    let mut makers: Vec<Value> = Vec::new();
    for row in KINDS {
        let maker = present(row, Need::Makes);
        if !makers.contains(&maker) {
            makers.push(maker);
        }
    }
    json!({
        "description": "a question; its kind follows from the keys of its answer",
        "type": "object",
        "additionalProperties": false,
        "properties": described(&keys().collect::<Vec<_>>()),
        "oneOf": makers,
        "allOf": KINDS.iter().map(of_kind).collect::<Vec<_>>(),
    })
}

/// Every key a question may have; one that several kinds share comes once for each.
fn keys() -> impl Iterator<Item = Key> {
    KINDS.iter().flat_map(|row| row.keys).chain(COMMON).copied()
}

/// Keys with their shapes and descriptions; those of one name become one.
fn described(keys: &[Key]) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in keys {
        let (mut helps, mut shapes) = (Vec::new(), Vec::new());
        for same in keys.iter().filter(|other| other.name == key.name) {
            let shape = shape(same.shape);
            if !helps.contains(&same.help) {
                helps.push(same.help);
            }
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
        }
        let all_or_any = if shapes.len() == 1 { "allOf" } else { "anyOf" };
        let property = json!({ "description": helps.join("; or: "), all_or_any: shapes });
        properties.insert(key.name.to_owned(), property);
    }
    properties
}

/// What holds for a question of one kind. Linters that are strict about keys want to be told in
/// each part that others are none of its business.
fn of_kind(row: &Row) -> Value {
    let (mut properties, mut exclusive) = (Map::new(), Vec::new());
    for key in keys() {
        let property = match row.key(key.name) {
            Some(own) => json!({ "description": own.help, "allOf": [shape(own.shape)] }),
            None if COMMON.iter().any(|common| common.name == key.name) => continue,
            None => Value::Bool(false),
        };
        properties.insert(key.name.to_owned(), property);
    }
    let either: Vec<&str> = row.keys_of(Need::Either).map(|key| key.name).collect();
    if let [first, others @ ..] = &*either {
        // What the condition leaves open is that they exclude each other.
        for other in others {
            exclusive.push(json!({ "not": {
                "required": [first, other],
                "additionalProperties": true,
            } }));
        }
    }
    let required = row.keys.iter().filter(|key| matches!(key.need, Need::Makes | Need::Must));
    let required: Vec<&str> = required.map(|key| key.name).collect();
    let mut then = json!({
        "description": format!("{}: {}", row.name, row.summary),
        "required": required,
        "properties": properties,
        "additionalProperties": true,
    });
    if !exclusive.is_empty() {
        then["allOf"] = exclusive.into();
    }
    json!({ "if": is_kind(row), "then": then })
}

/// Whether a question is of a kind: by its keys, and where kinds share them by the value.
fn is_kind(row: &Row) -> Value {
    let name = |row: &Row| maker(row).map(|key| key.name);
    let siblings: Vec<&Row> = KINDS.iter().filter(|other| name(other) == name(row)).collect();
    let mut all = vec![present(row, Need::Makes)];
    if has(row, Need::Either) {
        all.push(present(row, Need::Either));
    } else {
        let choosers = siblings.iter().filter(|other| has(other, Need::Either));
        all.extend(choosers.map(|other| json!({ "not": present(other, Need::Either) })));
        if let Some(own) = maker(row) {
            let is_other = |other: &&&Row| other.name != row.name && !has(other, Need::Either);
            let shapes = siblings.iter().filter(is_other);
            let shapes: Vec<Value> =
                shapes.filter_map(|other| plain(maker(other)?.shape)).collect();
            let others = || (!shapes.is_empty()).then(|| json!({ "not": { "anyOf": shapes } }));
            all.extend(plain(own.shape).or_else(others).map(
                |value| json!({ "properties": { own.name: value }, "additionalProperties": true }),
            ));
        }
    }
    json!({ "allOf": all, "additionalProperties": true })
}

fn maker(row: &Row) -> Option<&'static Key> {
    row.keys_of(Need::Makes).next()
}

fn has(row: &Row, need: Need) -> bool {
    row.keys_of(need).next().is_some()
}

/// That at least one key of a need is there.
fn present(row: &Row, need: Need) -> Value {
    let required = |key: &Key| json!({ "required": [key.name], "additionalProperties": true });
    let mut present: Vec<Value> = row.keys_of(need).map(required).collect();
    match present.len() {
        1 => present.remove(0),
        _ => json!({ "anyOf": present, "additionalProperties": true }),
    }
}

/// The bare type of a shape that only this type has.
fn plain(shape: Shape) -> Option<Value> {
    matches!(shape, Shape::Flag | Shape::Number).then(|| self::shape(shape))
}

/// A text. Tools differ in what a date is: to some it is text, to others a type of its own.
fn definitions() -> Value {
    let date = |format: &str| json!({ "type": "string", "format": format, "pattern": "^[0-9]" });
    let noted = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["text"],
        "properties": {
            "text": text(),
            "why": text(),
            "credit": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 },
            "tolerance": shape(Shape::Tolerance),
        },
    });
    let pair = json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": text() });
    json!({
        "text": { "anyOf": [
            { "type": ["string", "number"], "pattern": "\\S" },
            date("date"),
            date("time-local"),
            date("date-time-local"),
            date("date-time"),
        ] },
        "noted": { "anyOf": [text(), noted] },
        "entries": list(1, &json!({ "anyOf": [text(), list(1, &text())] })),
        "pairs": list(2, &pair),
    })
}

fn text() -> Value {
    defined("text")
}

fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn list(least: u32, of: &Value) -> Value {
    json!({ "type": "array", "minItems": least, "items": of })
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text => text(),
        Shape::Sentence => json!({ "type": "string", "pattern": "\\{\\{" }),
        Shape::Texts(least) => json!({ "anyOf": [text(), list(least, &text())] }),
        Shape::Languages => {
            let mut languages = list(0, &text());
            languages["maxItems"] = 2.into();
            json!({ "anyOf": [text(), languages] })
        }
        Shape::List(least) => list(least, &text()),
        Shape::Entries => defined("entries"),
        Shape::Noted(least @ 0..=1) => {
            json!({ "anyOf": [defined("noted"), list(least, &defined("noted"))] })
        }
        Shape::Noted(least) => list(least, &defined("noted")),
        Shape::Pairs => defined("pairs"),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Number => json!({ "type": "number" }),
        Shape::Between(least, most) => {
            json!({ "type": "number", "minimum": least, "maximum": most })
        }
        Shape::Tolerance => json!({ "anyOf": [
            { "type": "number", "minimum": 0 },
            { "type": "string", "pattern": "^\\s*0*([0-9][0-9_]?(\\.[0-9_]*)?|100(\\.[0_]*)?)\\s*%\\s*$" },
        ] }),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_knows_every_key_and_says_what_each_kind_demands() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let question = &schema["properties"]["question"]["items"];
        for key in keys() {
            let place = format!("/properties/{}/description", key.name);
            let description = question.pointer(&place).and_then(Value::as_str).unwrap();
            assert!(description.contains(key.help), "{}", key.name);
            let defaults = &schema["properties"]["deck"]["properties"]["defaults"]["properties"];
            assert_eq!(defaults.get(key.name).is_some(), key.in_defaults, "{}", key.name);
        }
        for row in KINDS {
            let arms = question["allOf"].as_array().unwrap().iter().map(|arm| &arm["then"]);
            let summary = format!("{}: {}", row.name, row.summary);
            let [arm] = arms.filter(|arm| arm["description"] == summary).collect::<Vec<_>>()[..]
            else {
                panic!("{}", row.name)
            };
            for key in keys() {
                let required = arm["required"].as_array().unwrap().contains(&json!(key.name));
                let own = row.key(key.name);
                let is_needed = own.is_some_and(|key| matches!(key.need, Need::Makes | Need::Must));
                assert_eq!(required, is_needed, "{} {}", row.name, key.name);
                let is_foreign = own.is_none() && COMMON.iter().all(|own| own.name != key.name);
                assert_eq!(arm["properties"][key.name] == false, is_foreign);
            }
        }
    }
}

//! The JSON Schema (draft-07) of what is written as JSON, made from the tables of keys and kinds, for
//! who writes programs that read it or make it.

use super::{BARE, VERSION};
use crate::deck::{COMMON, DEFAULTS, EXAM, HEADER};
use crate::kind::{KINDS, Key, Need, Row, Shape};
use serde_json::{Map, Value, json};

/// The schema, as it is printed.
pub fn schema() -> String {
    let header = object(HEADER.iter(), &[]);
    let exam = EXAM.iter().map(|key| (key.name.to_owned(), described(key)));
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Decks of quizdeck as JSON",
        "description": "What `quizdeck export --to json` writes and `quizdeck import` reads: numbers \
                        stand as they are in the deck. A list of questions alone is read too.",
        "type": "object",
        "required": ["quizdeck", "decks"],
        "additionalProperties": false,
        "properties": {
            "quizdeck": { "description": "the version of this layout", "const": VERSION },
            "decks": { "type": "array", "items": reference("deck") },
        },
        "definitions": {
            "deck": {
                "type": "object",
                "required": ["name", "questions"],
                "additionalProperties": false,
                "properties": {
                    "name": { "description": "what its file is called", "type": "string" },
                    "deck": header,
                    "defaults": object(defaults(), &[]),
                    "exam": { "type": "object", "properties": exam.collect::<Map<_, _>>() },
                    "passages": {
                        "description": "texts that several questions share, each under its name",
                        "type": "object",
                        "additionalProperties": { "type": "string" },
                    },
                    "questions": { "type": "array", "items": reference("question") },
                },
            },
            "question": {
                "description": "a question; its kind follows from the keys of its answer",
                "anyOf": KINDS.iter().map(|row| reference(row.name)).collect::<Vec<_>>(),
            },
            BARE: {
                "description": "a value that JSON has no word for, as a date or 0x1f, in TOML's words",
                "type": "object",
                "required": [BARE],
                "additionalProperties": false,
                "properties": { BARE: { "type": "string" } },
            },
            "text": any(&[json!({ "type": ["string", "number"] }), reference(BARE)]),
            "noted": any(&[reference("text"), noted()]),
        },
    });
    let mut schema = schema;
    for row in KINDS {
        schema["definitions"][row.name] = question(row);
    }
    format!("{schema:#}\n")
}

/// The keys that may stand for a whole deck, each of its first kind.
fn defaults() -> impl Iterator<Item = &'static Key> {
    let keys = || KINDS.iter().flat_map(|row| row.keys).chain(COMMON);
    DEFAULTS.iter().filter_map(move |name| keys().find(|key| key.name == *name))
}

/// A question of a kind.
fn question(row: &Row) -> Value {
    let needed = row.keys.iter().filter(|key| matches!(key.need, Need::Makes | Need::Must));
    let needed: Vec<&str> = needed.map(|key| key.name).collect();
    let mut question = object(row.keys.iter().chain(COMMON), &needed);
    question["description"] = format!("{}: {}", row.name, row.summary).into();
    question
}

fn object<'k>(keys: impl Iterator<Item = &'k Key>, required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        keys.map(|key| (key.name.to_owned(), described(key))).collect();
    json!({
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties,
    })
}

fn described(key: &Key) -> Value {
    let mut value = shape(key.shape);
    if value.get("$ref").is_some() {
        value = json!({ "allOf": [value] });
    }
    value["description"] = key.help.into();
    value
}

/// The values of a shape.
fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::Tolerance => reference("text"),
        Shape::Path | Shape::Sentence => json!({ "type": "string" }),
        Shape::Day => any(&[json!({ "type": "string" }), reference(BARE)]),
        Shape::Texts(least) => any(&[reference("text"), list(least, &reference("text"))]),
        Shape::Languages => {
            let mut two = list(2, &reference("text"));
            two["maxItems"] = 2.into();
            any(&[reference("text"), two])
        }
        Shape::List(least) => list(least, &reference("text")),
        Shape::Entries => {
            let ways = any(&[reference("text"), list(1, &reference("text"))]);
            list(1, &ways)
        }
        Shape::Noted(least @ 0..=1) => any(&[reference("noted"), list(least, &reference("noted"))]),
        Shape::Noted(least) => list(least, &reference("noted")),
        Shape::Pairs => {
            let mut pair = list(2, &reference("text"));
            pair["maxItems"] = 2.into();
            list(1, &pair)
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => {
            let whole = json!({ "type": "integer", "minimum": least, "maximum": most });
            any(&[whole, reference(BARE)])
        }
        Shape::Number => any(&[json!({ "type": "number" }), reference(BARE)]),
        Shape::Between(least, most) => {
            let number = json!({ "type": "number", "minimum": least, "maximum": most });
            any(&[number, reference(BARE)])
        }
        Shape::Word(words) => json!({ "enum": words }),
    }
}

/// A text with what the author says to it.
fn noted() -> Value {
    let credit = json!({ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 });
    json!({
        "type": "object",
        "required": ["text"],
        "additionalProperties": false,
        "properties": {
            "text": reference("text"),
            "why": reference("text"),
            "credit": any(&[credit, reference(BARE)]),
            "tolerance": reference("text"),
        },
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn any<const N: usize>(of: &[Value; N]) -> Value {
    json!({ "anyOf": of.to_vec() })
}

fn list(least: u32, of: &Value) -> Value {
    json!({ "type": "array", "minItems": least, "items": of })
}

//! Values in the schema. Editors tell an error at a list or a table once for each thing in it, and
//! an alternative that fails once for each way to fail: so nothing here is an alternative, and what
//! must not be there is refused at the first text, number or date in it.

use crate::kind::Shape;
use serde_json::{Map, Value, json};

/// What a table that does not belong holds as a rule: one of these stands for all of it.
const TELLING: [&str; 6] = ["text", "prompt", "front", "cloze", "id", "title"];

/// The parts that others refer to.
pub fn definitions() -> Map<String, Value> {
    let texts = |least: u32| text(&[("minItems", least.into()), ("items", defined("text"))]);
    let sides = json!([defined("text"), defined("text")]);
    let tolerance = "^\\s*0*([0-9][0-9_]?(\\.[0-9_]*)?|100(\\.[0_]*)?)\\s*%\\s*$";
    let languages = [("minItems", 0.into()), ("items", sides), ("additionalItems", nowhere())];
    let parts = [
        ("nowhere", no(&[]).into()),
        ("text", text(&[])),
        ("texts", texts(0)),
        ("some-texts", texts(1)),
        ("languages", text(&languages)),
        ("noted", noted(None)),
        ("all-noted", noted(Some(0))),
        ("some-noted", noted(Some(1))),
        ("tolerance", text(&[("minimum", 0.into()), ("pattern", tolerance.into())])),
    ];
    parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect()
}

/// What may not stand where it is.
pub fn nowhere() -> Value {
    defined("nowhere")
}

/// What a shape does not say itself that it is none of.
pub const fn refused(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Path
        | Shape::Day
        | Shape::Sentence
        | Shape::Flag
        | Shape::Whole(..)
        | Shape::Number
        | Shape::Between(..)
        | Shape::Word(_) => &["array", "object"],
        Shape::List(_) | Shape::Entries | Shape::Noted(2..) | Shape::Pairs => &["object"],
        Shape::Text
        | Shape::Texts(_)
        | Shape::Languages
        | Shape::Noted(0..=1)
        | Shape::Tolerance => &[],
    }
}

/// The schema of a shape.
pub fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text => defined("text"),
        Shape::Path => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Day => json!({ "not": { "type": ["boolean", "number", "integer"] } }),
        Shape::Sentence => json!({ "type": "string", "pattern": "\\{\\{" }),
        Shape::Texts(0) => defined("texts"),
        Shape::Texts(_) => defined("some-texts"),
        Shape::Languages => defined("languages"),
        Shape::List(least) => list(least, &defined("text")),
        Shape::Entries => list(1, &self::shape(Shape::Texts(1))),
        Shape::Noted(0) => defined("all-noted"),
        Shape::Noted(1) => defined("some-noted"),
        Shape::Noted(least) => list(least, &defined("noted")),
        Shape::Pairs => {
            let sides = [defined("text"), defined("text")];
            let loose = json!({ "minItems": 2, "items": sides, "additionalItems": nowhere() });
            let first = merged(loose.clone(), json!({ "type": "array" }));
            json!({ "type": "array", "minItems": 1, "items": [first], "additionalItems": loose })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Number => json!({ "type": "number" }),
        Shape::Between(least, most) => {
            json!({ "type": "number", "minimum": least, "maximum": most })
        }
        Shape::Tolerance => defined("tolerance"),
        Shape::Word(words) => json!({ "enum": words }),
    }
}

/// A text. Tools differ in what a date is: to some it is text, to others a type of its own.
fn text(more: &[(&str, Value)]) -> Value {
    let mut text = no(more);
    text.remove("oneOf");
    let of = json!({ "not": { "type": "boolean" }, "pattern": "\\S" });
    merged(of, Value::Object(text))
}

/// A text with what the author says to it, or a list of at least so many.
fn noted(least: Option<u32>) -> Value {
    let rest =
        [("why", defined("text")), ("credit", credit()), ("tolerance", shape(Shape::Tolerance))];
    let missing = rest.iter().map(|(key, _)| (*key, nowhere()));
    let missing: Map<String, Value> = missing.map(|(key, no)| (key.to_owned(), no)).collect();
    let mut properties = json!({ "text": defined("text") });
    for (key, value) in rest {
        properties[key] = value;
    }
    let mut more = vec![
        ("properties", properties),
        ("additionalProperties", nowhere()),
        ("if", json!({ "required": ["text"], "additionalProperties": true })),
        ("then", json!({ "additionalProperties": true })),
        ("else", json!({ "properties": missing, "additionalProperties": true })),
    ];
    if let Some(least) = least {
        more.extend([("minItems", least.into()), ("items", defined("noted"))]);
    }
    text(&more)
}

/// A share of the points.
fn credit() -> Value {
    json!({ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 })
}

/// Nothing, but for what `more` says of lists or tables.
fn no(more: &[(&str, Value)]) -> Map<String, Value> {
    let mut no = Map::new();
    // One of two, as tombi does not see that a date is refused otherwise.
    let scalar = json!([{ "not": { "not": { "type": ["array", "object"] } } }, { "not": {} }]);
    no.insert("oneOf".to_owned(), scalar);
    no.insert("items".to_owned(), json!([nowhere()]));
    no.insert("minItems".to_owned(), 1.into());
    no.insert("minProperties".to_owned(), 1.into());
    let all = json!({ "additionalProperties": nowhere() });
    let table = TELLING.iter().rev().fold(all, |rest, key| {
        json!({
            "if": { "required": [key], "additionalProperties": true },
            "then": { "properties": { *key: nowhere() }, "additionalProperties": true },
            "else": rest,
            "additionalProperties": true, // but for what these say
        })
    });
    let is_table = more.iter().any(|(key, _)| *key == "properties");
    let table = if is_table { Value::Null } else { table };
    no.extend(table.as_object().cloned().unwrap_or_default());
    no.extend(more.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
    no
}

fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn list(least: u32, of: &Value) -> Value {
    json!({ "type": "array", "minItems": least, "items": of })
}

/// One schema with the keys of another as well.
fn merged(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

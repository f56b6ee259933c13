//! The JSON Schema of a deck (draft-07), made from the tables of keys and kinds, for editors that
//! complete and check TOML. It says what a schema can say; the reader knows the rest.

mod question;
mod value;

use super::keys::{COMMON, COUNT, EXAM, HEADER, PER_TAG};
use crate::kind::{KINDS, Key, Shape};
use question::{conditions, question};
use serde_json::{Map, Value, json};
use value::{definitions, nowhere, refused, shape};

/// The schema, as it is committed and printed.
pub fn schema() -> String {
    let mut definitions = definitions();
    definitions.extend(conditions());
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A deck of quizdeck",
        "description": "Questions for quizdeck, a quiz and flashcard trainer for the terminal.",
        "type": "object",
        "definitions": definitions,
        "additionalProperties": nowhere(),
        "properties": {
            "deck": header(),
            "exam": exam(),
            "passages": {
                "description": "texts that several questions share, each under its name",
                "type": "object",
                "additionalProperties": shape(Shape::Text),
            },
            "question": {
                "description": "the questions, each below its own [[question]]",
                "type": "array",
                "minItems": 1,
                "items": question(),
            },
        },
    });
    // Of a header that is misspelt it is said once, and not that there is no question too.
    let headers: Vec<&str> = schema["properties"]
        .as_object()
        .into_iter()
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect();
    let are_known = json!({ "propertyNames": { "enum": headers }, "additionalProperties": true });
    let then = json!({ "required": ["question"], "additionalProperties": true });
    schema["allOf"] = json!([{ "if": are_known, "then": then }]);
    format!("{schema:#}\n")
}

fn header() -> Value {
    let mut header = table(HEADER);
    header["description"] = "what the deck is called and what holds for all of it".into();
    let mut defaults = table(&keys().filter(|key| key.in_defaults).collect::<Vec<_>>());
    defaults["description"] = "what holds for every question that does not say otherwise".into();
    header["properties"]["defaults"] = defaults;
    header
}

fn exam() -> Value {
    let mut exam = table(EXAM);
    exam["description"] = "what an exam of the deck asks".into();
    exam["properties"][PER_TAG] = json!({
        "description": "how many questions it asks of each tag",
        "type": "object",
        "additionalProperties": shape(COUNT.shape),
    });
    exam
}

/// Every key a question may have; one that several kinds share comes once for each.
fn keys() -> impl Iterator<Item = Key> {
    KINDS.iter().flat_map(|row| row.keys).chain(COMMON).copied()
}

/// A table of some keys; those of one name become one. The shape of one that kinds differ in follows
/// from the kind.
fn table(keys: &[Key]) -> Value {
    let (mut properties, mut rules) = (Map::new(), Vec::new());
    for key in keys {
        let same = || keys.iter().filter(|other| other.name == key.name);
        let mut helps: Vec<&str> = same().map(|key| key.help).collect();
        helps.dedup();
        let mut property =
            json!({ "description": helps.join("; or: "), "additionalProperties": true });
        if !properties.contains_key(key.name) && same().all(|other| other.shape == key.shape) {
            if refused(key.shape).is_empty() {
                property =
                    json!({ "description": property["description"], "allOf": [shape(key.shape)] });
            } else {
                rules.push(guarded(key));
            }
        }
        properties.entry(key.name).or_insert(property);
    }
    json!({
        "type": "object",
        "additionalProperties": nowhere(),
        "properties": properties,
        "allOf": rules,
    })
}

/// The shape of a key, where its value is no list or table by mistake: of that each entry would be
/// told.
fn guarded(key: &Key) -> Value {
    let with =
        |value: Value| json!({ "properties": { key.name: value }, "additionalProperties": true });
    if refused(key.shape).is_empty() {
        return with(shape(key.shape));
    }
    let mut is_refused = with(json!({ "type": refused(key.shape) }));
    is_refused["required"] = json!([key.name]);
    json!({ "if": is_refused, "then": with(nowhere()), "else": with(shape(key.shape)) })
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
                let is_own = [row.keys, COMMON].concat().iter().any(|own| own.name == key.name);
                assert_eq!(arm["properties"][key.name] == nowhere(), !is_own, "{}", key.name);
            }
        }
    }
}

//! `schema`: what is printed is what is committed beside the decks, and it says what it should.

use crate::program::Program;
use serde_json::Value;
use std::path::Path;

fn printed() -> String {
    let run = Program::new().run(&["schema"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run.stdout
}

#[test]
fn the_schema_beside_the_decks_is_the_one_that_is_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks/deck.schema.json");
    let printed = printed();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == printed, "write it anew: quizdeck schema > {}", path.display());
}

#[test]
fn nothing_in_the_schema_is_an_alternative_of_which_each_would_be_told() {
    fn walk(value: &Value, is_condition: bool, place: &str) {
        let Value::Object(map) = value else {
            let values = value.as_array().into_iter().flatten();
            return values.for_each(|value| walk(value, is_condition, place));
        };
        for (key, value) in map {
            let is_condition = is_condition || ["if", "not"].contains(&key.as_str());
            let is_alternative = key == "anyOf" || key == "oneOf" && place != "nowhere";
            assert!(is_condition || !is_alternative || place.starts_with("is-"), "{place} {key}");
            let refuses_all = key == "additionalProperties" && *value == false;
            assert!(!refuses_all, "{place}: every line of the table would be marked");
            walk(value, is_condition, if place == "definitions" { key } else { place });
        }
    }
    let mut schema: Value = serde_json::from_str(&printed()).unwrap();
    let definitions = schema["definitions"].take();
    walk(&schema, false, "");
    walk(&definitions, false, "definitions");
}

#[test]
fn every_key_is_described_and_every_reference_resolved() {
    fn walk(value: &Value, root: &Value) {
        match value {
            Value::Object(map) => {
                let nowhere = serde_json::json!({ "$ref": "#/definitions/nowhere" });
                if let Some(Value::Object(properties)) = map.get("properties") {
                    let is_closed = map.get("additionalProperties") == Some(&nowhere);
                    for (name, property) in properties {
                        let is_entry =
                            ["text", "why", "credit", "tolerance"].contains(&name.as_str());
                        let described = property["description"].is_string();
                        assert!(!is_closed || is_entry || described, "{name}");
                    }
                }
                if let Some(Value::String(place)) = map.get("$ref") {
                    assert!(root.pointer(&place[1..]).is_some(), "{place}");
                }
                map.values().for_each(|value| walk(value, root));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, root)),
            _ => {}
        }
    }
    let schema: Value = serde_json::from_str(&printed()).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    walk(&schema, &schema);
}

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

/// What a value breaks of a schema, by the keywords that the schema of JSON uses.
fn broken(value: &Value, schema: &Value, root: &Value) -> Option<String> {
    let told = |keyword: &str| Some(format!("{keyword}: {value:.200}"));
    if let Some(place) = schema["$ref"].as_str() {
        return broken(value, root.pointer(&place[1..]).unwrap(), root);
    }
    let is = |name: &Value| match name.as_str().unwrap() {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    };
    let is_of_type = match &schema["type"] {
        Value::Null => true,
        Value::Array(names) => names.iter().any(is),
        name => is(name),
    };
    if !is_of_type {
        return told("type");
    }
    for (keyword, rule) in schema.as_object().unwrap() {
        let all = |rules: &Value| rules.as_array().unwrap().clone();
        let number = || rule.as_f64().unwrap();
        let entries = || value.as_object().unwrap().iter();
        let fails = match &**keyword {
            "enum" => !all(rule).contains(value),
            "const" => rule != value,
            "required" => !all(rule).iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
            "minItems" => (value.as_array().unwrap().len() as u64) < rule.as_u64().unwrap(),
            "maxItems" => value.as_array().unwrap().len() as u64 > rule.as_u64().unwrap(),
            "minimum" => value.as_f64().unwrap() < number(),
            "maximum" => value.as_f64().unwrap() > number(),
            "exclusiveMinimum" => value.as_f64().unwrap() <= number(),
            "exclusiveMaximum" => value.as_f64().unwrap() >= number(),
            "anyOf" => all(rule).iter().all(|one| broken(value, one, root).is_some()),
            "allOf" => !all(rule).iter().all(|one| broken(value, one, root).is_none()),
            "items" => {
                let mut entries = value.as_array().unwrap().iter();
                if let Some(told) = entries.find_map(|one| broken(one, rule, root)) {
                    return Some(told);
                }
                false
            }
            "properties" => {
                let known = entries().filter_map(|(key, one)| Some((one, rule.get(key)?)));
                let mut told = known.filter_map(|(one, rule)| broken(one, rule, root));
                if let Some(told) = told.next() {
                    return Some(told);
                }
                false
            }
            "additionalProperties" => {
                let is_known = |key: &str| schema["properties"].get(key).is_some();
                let mut others = entries().filter(|(key, _)| !is_known(key));
                others.any(|(_, one)| rule == false || broken(one, rule, root).is_some())
            }
            "type" | "$schema" | "title" | "description" | "definitions" => false,
            other => panic!("{other}"),
        };
        if fails {
            return told(keyword);
        }
    }
    None
}

#[test]
fn the_schema_of_json_admits_every_export_and_no_slip() {
    let program = Program::new();
    let schema: Value = serde_json::from_str(&program.run(&["schema", "json"], "").stdout).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["decks", "tests/decks/valid"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let path = path.to_str().unwrap();
            let run = program.run(&["export", path, "--to", "json", "-o", "-"], "");
            if run.status != 0 {
                assert!(run.stderr.contains("cannot find a question"), "{path}: {}", run.stderr);
                continue;
            }
            let json: Value = serde_json::from_str(&run.stdout).unwrap();
            assert_eq!(broken(&json, &schema, &schema), None, "{path}");
            count += 1;
        }
    }
    assert!(count > 8, "{count}");
    for slip in [
        r#"{"prompt": "a?"}"#,
        r#"{"prompt": "a?", "anwser": "b"}"#,
        r#"{"prompt": "a?", "answer": "b", "back": "c"}"#,
        r#"{"prompt": "a?", "answer": "b", "points": 1001}"#,
        r#"{"prompt": "a?", "answer": "b", "image": 3}"#,
        r#"{"prompt": "a?", "answer": "b", "wrong": [{"why": "c"}]}"#,
    ] {
        let text =
            format!(r#"{{"quizdeck": 1, "decks": [{{"name": "a", "questions": [{slip}]}}]}}"#);
        let json: Value = serde_json::from_str(&text).unwrap();
        assert!(broken(&json, &schema, &schema).is_some(), "{slip}");
    }
}

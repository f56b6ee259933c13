//! A deck as the `toml` crate alone reads it: the measure for all that is known beyond that.

use serde::Deserialize;

/// A deck as plain structs: right for a sound deck, and silent about all others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "what is parsed is not looked at")]
pub struct Plain {
    deck: toml::Table,
    pub question: Vec<PlainQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "what is parsed is not looked at")]
pub struct PlainQuestion {
    prompt: Option<String>,
    answer: Option<toml::Value>,
    answers: Option<Vec<toml::Value>>,
    wrong: Option<Vec<toml::Value>>,
    accept: Option<Vec<String>>,
    cloze: Option<String>,
    order: Option<Vec<String>>,
    pairs: Option<Vec<[String; 2]>>,
    front: Option<String>,
    back: Option<Vec<String>>,
    hint: Option<String>,
    explain: Option<String>,
    source: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    unit: Option<Vec<String>>,
    tolerance: Option<f64>,
    need: Option<u32>,
    points: Option<u32>,
}

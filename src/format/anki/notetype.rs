//! Note types: which fields a note has, and how its cards are made of them.

use super::wire::Message;
use serde::Deserialize;
use std::collections::HashMap;

/// A note type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteType {
    /// Its name.
    pub name: String,
    /// Whether its cards are the gaps of a field.
    pub is_cloze: bool,
    /// Whether Anki ships it as the one that hides parts of a picture.
    pub is_occlusion: bool,
    /// The names of its fields.
    pub fields: Vec<String>,
    /// Its templates, in the order of cards.
    pub templates: Vec<Template>,
}

/// How a card is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// The question.
    pub front: String,
    /// The answer: what stands behind the line between the two, or all where there is none.
    pub back: String,
}

/// Anki's number of the type that hides parts of a picture.
const OCCLUSION: u64 = 6;

#[derive(Deserialize)]
struct Model {
    #[serde(default)]
    name: String,
    #[serde(rename = "type", default)]
    kind: serde_json::Value,
    #[serde(default)]
    flds: Vec<ModelField>,
    #[serde(default)]
    tmpls: Vec<ModelTemplate>,
    #[serde(rename = "originalStockKind", default)]
    stock: serde_json::Value,
}

#[derive(Deserialize)]
struct ModelField {
    #[serde(default)]
    name: String,
    #[serde(default)]
    ord: usize,
}

#[derive(Deserialize)]
struct ModelTemplate {
    #[serde(default)]
    name: String,
    #[serde(default)]
    qfmt: String,
    #[serde(default)]
    afmt: String,
    #[serde(default)]
    ord: usize,
}

/// The note types of an older collection, by number.
pub fn of_models(json: &str) -> Option<HashMap<i64, NoteType>> {
    let models: HashMap<String, Model> = serde_json::from_str(json).ok()?;
    let read = |(id, mut model): (String, Model)| {
        model.flds.sort_by_key(|field| field.ord);
        model.tmpls.sort_by_key(|template| template.ord);
        let template =
            |template: ModelTemplate| Template::new(template.name, template.qfmt, &template.afmt);
        let note_type = NoteType {
            name: model.name,
            is_cloze: model.kind.as_u64() == Some(1),
            is_occlusion: model.stock.as_u64() == Some(OCCLUSION),
            fields: model.flds.into_iter().map(|field| field.name).collect(),
            templates: model.tmpls.into_iter().map(template).collect(),
        };
        Some((id.parse().ok()?, note_type))
    };
    models.into_iter().map(read).collect()
}

impl NoteType {
    /// One of a newer collection, still without fields and templates.
    pub fn of_config(name: String, config: &[u8]) -> Self {
        Self {
            name,
            is_cloze: Message(config).number(1) == Some(1),
            is_occlusion: Message(config).number(9) == Some(OCCLUSION),
            ..Self::default()
        }
    }
}

impl Template {
    fn new(name: String, front: String, back: &str) -> Self {
        Self { name, front, back: after_line(back).to_owned() }
    }

    /// One of a newer collection.
    pub fn of_config(name: String, config: &[u8]) -> Self {
        let text = |number| Message(config).text(number).unwrap_or_default();
        Self::new(name, text(1).to_owned(), text(2))
    }
}

/// What stands behind the line between question and answer; all where there is none.
fn after_line(template: &str) -> &str {
    let mut from = 0;
    while let Some(at) = template[from..].find("<hr") {
        let start = from + at;
        let Some(length) = template[start..].find('>') else { break };
        if template[start..start + length].contains("answer") {
            return &template[start + length + 1..];
        }
        from = start + length;
    }
    template
}

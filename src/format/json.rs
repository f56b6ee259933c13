//! JSON: everything that a deck says, an object a question with the keys that it has in TOML. Numbers
//! stand as they are written; what JSON has no word for, a date or 0x1f, is `{ "bare": "0x1f" }`.

mod read;
mod schema;

pub use schema::schema;

pub use read::read;

use super::{Bundle, Format, Loss, Unfit};
use crate::deck::edit::{Draft, Front, Literal};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "json",
    summary: "programs of your own: an object a question",
    extensions: &["json"],
    is_text: true,
    keeps_history: false,
    names_files: true,
    tells: read::tells,
    read: Some(read::read),
    write: Some(write),
    keeps: "everything; pictures and sounds lie beside it",
};

/// The key of a value that JSON has no word for.
const BARE: &str = "bare";

/// The version of the layout.
const VERSION: u32 = 1;

/// A value as JSON.
struct Json<'l>(&'l Literal);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Literal::Text(text) => to.serialize_str(text),
            Literal::Bare(bare) => match RawValue::from_string(bare.clone()) {
                Ok(raw) => raw.serialize(to),
                Err(_) => to.collect_map([(BARE, bare)]),
            },
            Literal::List(entries) => {
                let mut list = to.serialize_seq(Some(entries.len()))?;
                entries.iter().try_for_each(|entry| list.serialize_element(&Json(entry)))?;
                list.end()
            }
            Literal::Table(entries) => {
                to.collect_map(entries.iter().map(|(key, value)| (key, Json(value))))
            }
        }
    }
}

/// The keys of a table as JSON.
struct Object<'l>(&'l [(&'static str, Literal)]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, Json(value))))
    }
}

/// A deck as JSON.
struct Whole<'b> {
    name: &'b str,
    front: &'b Front,
    questions: Vec<Object<'b>>,
}

impl<'b> Whole<'b> {
    fn of(bundle: &'b Bundle) -> Self {
        let questions = bundle.questions.iter().map(|question| Object(&question.draft.keys));
        Self { name: &bundle.name, front: &bundle.front, questions: questions.collect() }
    }
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { name, front, questions } = self;
        let passage = |(name, text): &(String, String)| (name.clone(), Literal::Text(text.clone()));
        let passages = Literal::Table(front.passages.iter().map(passage).collect());
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("name", name)?;
        map.serialize_entry("deck", &Object(&front.header))?;
        map.serialize_entry("defaults", &Object(&front.defaults))?;
        map.serialize_entry("exam", &Json(&Literal::Table(front.exam.clone())))?;
        map.serialize_entry("passages", &Json(&passages))?;
        map.serialize_entry("questions", questions)?;
        map.end()
    }
}

/// A file with its version and its decks.
#[derive(serde::Serialize)]
struct Library<'b> {
    quizdeck: u32,
    decks: Vec<Whole<'b>>,
}

/// A deck of one question on one line, for formats that keep a question whole beside what they make
/// of it; nothing where a value is none of JSON.
pub fn question(name: &str, front: &Front, draft: &Draft) -> Option<String> {
    let whole = Whole { name, front, questions: vec![Object(&draft.keys)] };
    serde_json::to_string(&whole).ok()
}

fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let library = Library { quizdeck: VERSION, decks: bundles.iter().map(Whole::of).collect() };
    let mut bytes = serde_json::to_vec_pretty(&library)
        .map_err(|_| Unfit::new("it cannot be put into JSON", "check the deck first"))?;
    bytes.push(b'\n');
    Ok((bytes, Vec::new()))
}

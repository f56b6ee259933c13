//! JSON read: what quizdeck writes, and lists of questions that others make with the same keys.

use super::{BARE, VERSION};
use crate::deck::edit::{Draft, Front, Literal, default_key, header_key, question_key};
use crate::format::text::{Lines, decoded};
use crate::format::{Bundle, Carried, ForeignFile, Intake, Loss, Unfit, Wishes};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;
use toml::de::DeValue;

/// How deep values may stand in each other: no key of a deck has more than three.
const DEPTH: usize = 8;

/// Whether a file begins as a list or an object does.
pub fn tells(file: &ForeignFile<'_>) -> bool {
    let text = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file.bytes).trim_ascii_start();
    let inner = text.strip_prefix(b"{").or_else(|| text.strip_prefix(b"["));
    let first = inner.and_then(|inner| inner.trim_ascii_start().first());
    match text.first() {
        Some(b'{') => first == Some(&b'"'),
        _ => first == Some(&b'{'),
    }
}

/// An object with its entries in the order in which they stand.
struct Entries<'r>(Vec<(String, &'r RawValue)>);

impl<'r> Deserialize<'r> for Entries<'r> {
    fn deserialize<D: Deserializer<'r>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'r> Visitor<'r> for InOrder {
            type Value = Entries<'r>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'r>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_map(InOrder)
    }
}

/// Reads a file.
pub fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let whole: &RawValue = serde_json::from_str(&text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        Unfit::new(format!("it is no JSON: {place}"), "mend it there, or export it anew")
    })?;
    let reader = JsonReader { text: &text, lines: Lines::of(&text), losses: Vec::new() };
    reader.library(whole, file)
}

/// Reads values of a text, and keeps what is lost.
struct JsonReader<'t> {
    text: &'t str,
    lines: Lines<'t>,
    losses: Vec<Loss>,
}

impl<'t> JsonReader<'t> {
    fn library(mut self, whole: &'t RawValue, file: &ForeignFile<'_>) -> Result<Intake, Unfit> {
        let decks = match entries(whole) {
            None => {
                let questions = list(whole).unwrap_or_default();
                vec![self.deck(&[], questions, file.stem())]
            }
            Some(top) => {
                let find = |key: &str| top.iter().find(|(name, _)| name == key);
                if let Some((_, version)) = find("quizdeck")
                    && version.get().parse::<u32>().ok().is_none_or(|version| version > VERSION)
                {
                    let reason = "a later version of quizdeck wrote it";
                    return Err(Unfit::new(reason, "update quizdeck"));
                }
                match find("decks").and_then(|(_, decks)| list(decks)) {
                    Some(decks) => {
                        let decks = decks.into_iter().filter_map(entries);
                        decks.map(|deck| self.deck_of(&deck, file)).collect()
                    }
                    None => vec![self.deck_of(&top, file)],
                }
            }
        };
        if decks.iter().all(|deck| deck.questions.is_empty()) {
            let remedy =
                "write [{ \"prompt\": \"...\", \"answer\": \"...\" }], as export --to json does";
            return Err(Unfit::new("there is no question in it", remedy));
        }
        Ok(Intake { bundles: decks, losses: self.losses })
    }

    fn deck_of(&mut self, deck: &[(String, &'t RawValue)], file: &ForeignFile<'_>) -> Bundle {
        let find = |key: &str| deck.iter().find(|(name, _)| name == key).map(|(_, value)| *value);
        let questions = find("questions").and_then(list).unwrap_or_default();
        let name = find("name").and_then(|name| serde_json::from_str::<String>(name.get()).ok());
        self.deck(deck, questions, name.as_deref().unwrap_or_else(|| file.stem()))
    }

    fn deck(
        &mut self,
        deck: &[(String, &'t RawValue)],
        questions: Vec<&'t RawValue>,
        name: &str,
    ) -> Bundle {
        let table = |key: &str| {
            let (_, value) = deck.iter().find(|(name, _)| name == key)?;
            entries(value)
        };
        let mut front = Front {
            header: self.keys(table("deck").unwrap_or_default(), header_key),
            defaults: self.keys(table("defaults").unwrap_or_default(), default_key),
            ..Front::default()
        };
        for (key, value) in self.once(table("exam").unwrap_or_default()) {
            match literal(value, DEPTH) {
                Some(value) => front.exam.push((key, value)),
                None => self.lose(value, no_value(&key)),
            }
        }
        for (key, value) in self.once(table("passages").unwrap_or_default()) {
            match serde_json::from_str(value.get()) {
                Ok(text) => front.passages.push((key, text)),
                Err(_) => self.lose(value, no_value(&key)),
            }
        }
        let mut carried = Vec::with_capacity(questions.len());
        for question in questions {
            let place = self.place(question);
            let Some(entries) = entries(question) else {
                self.losses.push(Loss::question(place, "it is no object"));
                continue;
            };
            let keys = self.keys(entries, question_key);
            carried.push(Carried { place, draft: Draft { keys } });
        }
        Bundle { name: name.to_owned(), front, questions: carried, ..Bundle::default() }
    }

    /// The keys that are known; the others are lost.
    fn keys(
        &mut self,
        entries: Vec<(String, &'t RawValue)>,
        key: fn(&str) -> Option<&'static str>,
    ) -> Vec<(&'static str, Literal)> {
        let mut keys = Vec::with_capacity(entries.len());
        for (name, value) in self.once(entries) {
            match (key(&name), literal(value, DEPTH)) {
                (_, _) if value.get() == "null" => {}
                (Some(key), Some(literal)) => keys.push((key, literal)),
                (None, _) => self.lose(value, format!("there is no key \"{name}\"")),
                (_, None) => self.lose(value, no_value(&name)),
            }
        }
        keys
    }

    /// Entries with each name once: what stands under it again is lost.
    fn once(&mut self, mut entries: Vec<(String, &'t RawValue)>) -> Vec<(String, &'t RawValue)> {
        let mut names = HashSet::new();
        entries.retain(|(name, value)| {
            let is_first = names.insert(name.clone());
            if !is_first {
                self.lose(value, format!("\"{name}\" stands there twice"));
            }
            is_first
        });
        entries
    }

    /// Tells of a value that is left out.
    fn lose(&mut self, value: &RawValue, reason: String) {
        let place = self.place(value);
        self.losses.push(Loss::part(place, reason));
    }

    /// The line on which a value stands.
    fn place(&mut self, value: &RawValue) -> String {
        let [value, text] = [value.get(), self.text].map(|text| text.as_ptr().addr());
        self.lines.at(value.saturating_sub(text))
    }
}

/// Why a value is left out that no key of a deck has.
fn no_value(name: &str) -> String {
    format!("the value of \"{name}\" is none of a deck")
}

/// The entries of an object.
fn entries(value: &RawValue) -> Option<Vec<(String, &RawValue)>> {
    serde_json::from_str::<Entries<'_>>(value.get()).ok().map(|entries| entries.0)
}

/// The values of a list.
fn list(value: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(value.get()).ok()
}

/// A value; nothing where it is null, stands too deep, or is none of TOML.
fn literal(value: &RawValue, depth: usize) -> Option<Literal> {
    let depth = depth.checked_sub(1)?;
    let text = value.get();
    Some(match text.as_bytes().first()? {
        b'"' => Literal::Text(serde_json::from_str(text).ok()?),
        b'[' => {
            let values = list(value)?.into_iter();
            Literal::List(values.map(|value| literal(value, depth)).collect::<Option<_>>()?)
        }
        b'{' => {
            let entries = entries(value)?;
            match &*entries {
                [(key, bare)] if key == BARE => {
                    let bare: String = serde_json::from_str(bare.get()).ok()?;
                    DeValue::parse(&bare).ok()?;
                    Literal::Bare(bare)
                }
                _ => {
                    let mut names = HashSet::new();
                    if !entries.iter().all(|(name, _)| names.insert(name)) {
                        return None;
                    }
                    let entry =
                        |(key, value): (String, &RawValue)| Some((key, literal(value, depth)?));
                    Literal::Table(entries.into_iter().map(entry).collect::<Option<_>>()?)
                }
            }
        }
        b'n' => return None,
        _ => Literal::Bare(text.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_or_is_no_value_is_told_and_left_out() {
        let text = "{\"deck\": {\"retention\": 0.9, \"retention\": 0.8, \"until\": {\"bare\": \"\"}},\n\
                    \"exam\": {\"per-tag\": {\"a\": 1, \"a\": 2}, \"pass\": 50, \"pass\": 60},\n\
                    \"questions\": [{\"prompt\": \"a?\", \"answer\": \"b\", \"answer\": \"c\"}]}";
        let file = ForeignFile { name: "a.json", bytes: text.as_bytes() };
        let intake = read(&file, &Wishes::default()).unwrap();
        let [bundle] = &intake.bundles[..] else { panic!("{intake:?}") };
        let written = bundle.front.written() + &bundle.questions[0].draft.written("\n");
        assert_eq!(
            written.split_whitespace().collect::<Vec<_>>().join(" "),
            "[deck] retention = 0.9 [exam] pass = 50 [[question]] prompt = \"a?\" answer = \"b\""
        );
        let reasons: Vec<&str> = intake.losses.iter().map(|loss| loss.reason.as_ref()).collect();
        assert_eq!(reasons.len(), 5, "{reasons:?}");
    }
}

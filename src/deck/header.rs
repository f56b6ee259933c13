//! The header of a deck: `[deck]` with its defaults, and `[passages]`.

use super::Deck;
use super::question::{Common, DEFAULTS};
use crate::kind::{self, Excerpt, Fields, Key, Shape, WRONG_TYPE};
use crate::report::{Finding, Rule};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NEWER_FORMAT];

const NEWER_FORMAT: Rule = Rule::error(
    "newer-format",
    "a deck of a newer format",
    "It may mean what this program does not know yet, so it is refused rather than misread.",
    r#"[deck]
id = "planets"
format = 2

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    r#"[deck]
id = "planets"
format = 1

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

/// The format this program reads.
const FORMAT: u32 = 1;

/// The keys of `[deck]`, its defaults aside.
pub const HEADER: &[Key] = &[
    Key::may("id", Shape::Text, "a stable name: progress is filed under it; else the file's name"),
    Key::may("title", Shape::Text, "what the deck is called"),
    Key::may("description", Shape::Text, "what it is about"),
    Key::may("language", Shape::Languages, "BCP 47: \"en\", or [front, back] for cards"),
    Key::may("authors", Shape::Texts(0), "who wrote it"),
    Key::may("license", Shape::Text, "under which terms it may be passed on"),
    Key::may("tags", Shape::Texts(0), "tags that every question inherits"),
    Key::may("source", Shape::Text, "what it was taken from"),
    Key::may("format", Shape::Whole(1, 1), "the version of the deck format: 1"),
    Key::may(
        "retention",
        Shape::Between(0.70, 0.99),
        "how likely an answer should be recalled, 0.70 to 0.99",
    ),
    Key::may("allow", Shape::Texts(0), "findings to leave out, by code"),
];

/// Reads `[deck]`, its keys already corrected, into a deck; returns what it says for every
/// question, and the codes of findings to leave out.
pub fn read(deck: &mut Deck, mut fields: Fields<'_, '_>) -> (Common, Vec<String>) {
    if let Some(id) = fields.string("id") {
        deck.id = id;
    }
    deck.title = fields.string("title").unwrap_or_else(|| deck.id.clone());
    deck.description = fields.string("description");
    deck.language = read_language(&mut fields);
    deck.authors = fields.strings("authors");
    deck.license = fields.string("license");
    deck.tags = fields.strings("tags");
    deck.source = fields.string("source");
    let help = "write how likely an answer should be recalled: retention = 0.9";
    deck.retention = fields.number("retention", &(0.70..=0.99), help);
    let allow = fields.strings("allow");

    let format_place = fields.value_place("format");
    if fields.whole("format", 1).is_some_and(|format| format > FORMAT) {
        let message = format!("the deck's format is newer than this program, which reads {FORMAT}");
        let help = "install a newer quizdeck, or get an older copy of the deck";
        fields.report(&NEWER_FORMAT, format_place, message, help);
    }

    let mut common = Common::default();
    if let Some(defaults) = fields.take("defaults") {
        let span = fields.at(defaults.span());
        if let DeValue::Table(table) = defaults.into_inner() {
            common = read_defaults(fields.inner("[deck.defaults]", table, span));
        } else {
            fields.report(&WRONG_TYPE, span, "`defaults` must be a table", "write [deck.defaults]");
        }
    }
    fields.finish(|_| None);
    common.language = deck.language.as_slice().into();
    (common, allow)
}

fn read_defaults(mut fields: Fields<'_, '_>) -> Common {
    fields.correct(&DEFAULTS);
    let owned = kind::keys().filter(|key| key.in_defaults);
    let flags = owned.filter_map(|key| Some((key.name, fields.flag(key.name)?))).collect();
    let common = Common { flags, ..Common::read(&mut fields) };
    fields.finish(|_| None);
    common
}

/// One language, or those of front and back.
pub fn read_language(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let place = fields.value_place("language");
    let languages = fields.strings("language");
    if languages.len() > 2 {
        let help = "write one language, or those of front and back: [\"de\", \"en\"]";
        fields.report(&WRONG_TYPE, place, "`language` names more than two languages", help);
    }
    languages
}

/// Reads `[passages]` into a deck.
pub fn read_passages(
    deck: &mut Deck,
    table: DeTable<'_>,
    excerpt: Excerpt<'_>,
    place: Range<usize>,
    findings: &mut Vec<Finding>,
) {
    let mut fields = Fields::new("[passages]", table, excerpt, place, findings);
    for (name, value) in fields.take_all() {
        if let Some(text) = fields.as_text(&name.value, &value, "text") {
            deck.passages.insert(name.value, text.value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::slips::DECK_KEYS;

    #[test]
    fn every_key_of_the_header_is_described() {
        let mut described: Vec<&str> = HEADER.iter().map(|key| key.name).collect();
        let mut read = DECK_KEYS.to_vec();
        read.retain(|key| *key != "defaults");
        described.sort_unstable();
        read.sort_unstable();
        assert_eq!(described, read);
    }
}

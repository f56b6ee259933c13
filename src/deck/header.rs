//! The header of a deck: `[deck]` with its defaults, and `[passages]`.

use super::Deck;
use super::common::{Common, read_language};
use super::keys::{DEFAULTS, HEADER_KEYS, LIMIT, NEW, RETENTION, UNTIL};
use crate::kind::{self, Excerpt, Fields, Key, Shape, WRONG_TYPE};
use crate::report::{Finding, Rule};
use crate::text::read_full_date;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use toml::de::{DeTable, DeValue};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NEWER_FORMAT, &NO_DATE];

/// A deck that means what is not known here.
pub const NEWER_FORMAT: Rule = Rule::error(
    "newer-format",
    "a deck of a newer format",
    "It may mean what this program does not know yet, so it is refused rather than misread.",
    r#"[deck]
id = "planets"
- format = 2
+ format = 1

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

const NO_DATE: Rule = Rule::error(
    "no-date",
    "a day that is no date",
    "An exam is on one day: a date without a year would be another one each year.",
    r#"[deck]
id = "planets"
- until = "24 Dec"
+ until = 2026-12-24

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

/// The years that a deadline may lie in.
const YEARS: RangeInclusive<i16> = 1970..=2999;

/// The format this program reads.
const FORMAT: u32 = 1;

/// The key under which any program writes its format.
const ANY_FORMAT: Key = Key::may("format", Shape::Whole(1, u32::MAX), "");

/// Reads `[deck]` into a deck; returns what it says for all questions, and what it
/// allows, sorted.
pub fn read(deck: &mut Deck, mut fields: Fields<'_, '_>) -> (Common, Vec<String>) {
    if let Some(id) = fields.string("id") {
        (deck.id, deck.has_id) = (id, true);
    }
    deck.title = fields.string("title").unwrap_or_else(|| deck.id.clone());
    deck.description = fields.string("description");
    deck.language = read_language(&mut fields);
    deck.authors = fields.strings("authors");
    deck.license = fields.string("license");
    deck.tags = fields.strings("tags");
    deck.source = fields.string("source");
    deck.retention = fields.number(&RETENTION);
    deck.new = fields.whole(&NEW);
    deck.limit = fields.whole(&LIMIT);
    let until_place = fields.value_place(UNTIL.name);
    if let Some(text) = fields.string(UNTIL.name) {
        deck.until = read_full_date(&text).filter(|date| YEARS.contains(&date.year()));
        if deck.until.is_none() {
            let message = format!("`until` cannot be \"{}\"", text.escape_debug());
            let help = "write a date with its year: until = 2026-12-24";
            fields.report(&NO_DATE, until_place, message, help);
        }
    }
    let mut allow = fields.strings("allow");
    allow.sort_unstable();

    let format_place = fields.value_place("format");
    if fields.whole(&ANY_FORMAT).is_some_and(|format| format > FORMAT) {
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
    fields
        .correct(&DEFAULTS, (&HEADER_KEYS, "belongs to [deck]: move it up, above [deck.defaults]"));
    let owned = kind::keys().filter(|key| key.in_defaults);
    let flags = owned.filter_map(|key| Some((key.name, fields.flag(key.name)?))).collect();
    let common = Common { flags, ..Common::read(&mut fields) };
    fields.finish(|_| None);
    common
}

/// Reads `[passages]`.
pub fn read_passages(
    passages: &mut BTreeMap<String, String>,
    table: DeTable<'_>,
    excerpt: Excerpt<'_>,
    place: Range<usize>,
    findings: &mut Vec<Finding>,
) {
    let mut fields = Fields::new("[passages]", table, excerpt, place, findings);
    for (name, value) in fields.take_all() {
        if let Some(text) = fields.as_text(&name, &value, "text") {
            passages.insert(name, text.value);
        }
    }
}

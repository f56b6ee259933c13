//! The header of a deck: `[deck]` with its defaults, and `[passages]`.

use super::Deck;
use super::question::{DEFAULTS, Defaults};
use crate::kind::slips::DECK_KEYS;
use crate::kind::{Fields, Text};
use crate::report::Finding;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The format this program reads.
const FORMAT: u32 = 1;

/// Reads `[deck]` into a deck; returns the defaults and the codes of findings to leave out.
pub fn read(
    deck: &mut Deck,
    table: DeTable<'_>,
    piece: &str,
    place: Range<usize>,
    findings: &mut Vec<Finding>,
) -> (Defaults, Vec<String>) {
    let mut fields = Fields::new("[deck]", table, piece, 0, place.clone(), findings);
    fields.correct(DECK_KEYS.iter().copied().chain(["defaults"]));
    let values = |texts: Vec<Text>| texts.into_iter().map(|text| text.value).collect::<Vec<_>>();
    let text = |text: Option<Text>| text.map(|text| text.value);

    if let Some(id) = text(fields.text("id")) {
        deck.id = id;
    }
    deck.title = text(fields.text("title")).unwrap_or_else(|| deck.id.clone());
    deck.description = text(fields.text("description"));
    deck.language = read_language(&mut fields);
    deck.authors = values(fields.texts("authors"));
    deck.license = text(fields.text("license"));
    deck.tags = values(fields.texts("tags"));
    deck.source = text(fields.text("source"));
    deck.retention = read_retention(&mut fields);
    let allow = values(fields.texts("allow"));

    let format_place = fields.place("format");
    if fields.whole("format", 1).is_some_and(|format| format > FORMAT) {
        let message = format!("the deck's format is newer than this program, which reads {FORMAT}");
        let help = "install a newer quizdeck, or get an older copy of the deck";
        fields.error("newer-format", format_place, message, help);
    }

    let defaults = fields.take("defaults");
    fields.finish(|_| None);
    let Some(defaults) = defaults else { return (Defaults::default(), allow) };
    let span = defaults.span();
    let DeValue::Table(table) = defaults.into_inner() else {
        let message = "`defaults` must be a table";
        findings.push(Finding::error("wrong-type", span, message, "write [deck.defaults]"));
        return (Defaults::default(), allow);
    };
    let mut fields = Fields::new("[deck.defaults]", table, piece, 0, span, findings);
    fields.correct(DEFAULTS.into_iter());
    let reverse = fields.flag("reverse");
    let defaults = Defaults { reverse, ..Defaults::read(&mut fields) };
    fields.finish(|_| None);
    (defaults, allow)
}

/// One language, or those of front and back.
pub fn read_language(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let place = fields.place("language");
    let languages: Vec<String> =
        fields.texts("language").into_iter().map(|text| text.value).collect();
    if languages.len() > 2 {
        let help = "write one language, or those of front and back: [\"de\", \"en\"]";
        fields.error("wrong-type", place, "`language` names more than two languages", help);
    }
    languages
}

fn read_retention(fields: &mut Fields<'_, '_>) -> Option<f64> {
    let value = fields.take("retention")?;
    let span = fields.at(value.span());
    let text = fields.as_text("retention", &value, "a number from 0.70 to 0.99")?;
    let number = text.value.parse().ok().filter(|number| (0.70..=0.99).contains(number));
    if number.is_none() {
        let help = "write how likely an answer should be recalled: retention = 0.9";
        fields.error("out-of-range", span, "`retention` must be from 0.70 to 0.99", help);
    }
    number
}

/// Reads `[passages]` into a deck.
pub fn read_passages(
    deck: &mut Deck,
    table: DeTable<'_>,
    piece: &str,
    base: usize,
    place: Range<usize>,
    findings: &mut Vec<Finding>,
) {
    let mut fields = Fields::new("[passages]", table, piece, base, place, findings);
    for (name, value) in fields.entries() {
        let Some(text) = fields.as_text(&name.value, &value, "text") else { continue };
        if deck.passages.insert(name.value.clone(), text.value).is_some() {
            let message = format!("the passage `{}` stands there twice", name.value);
            fields.error("duplicate-passage", name.span, message, "delete one of them");
        }
    }
}

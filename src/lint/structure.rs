//! Structure: what is TOML and can be read, and yet is not what it should be.

use super::subject::Spot;
use crate::deck::pieces;
use crate::kind::Excerpt;
use crate::report::{Finding, Rule, Severity};
use crate::text::did_you_mean;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The rules of this file.
pub const RULES: &[&Rule] =
    &[&NO_ID, &TOML_1_1, &UNKNOWN_CODE, &NOT_A_LANGUAGE, &DUPLICATE_DECK_ID];

const NO_ID: Rule = Rule::warning(
    "no-id",
    "a deck without an id",
    "Progress is filed under the deck's id. Without one it is the file's name, and who \
     renames the file loses the progress.",
    r#"[deck]
title = "Capitals"

[[question]]
prompt = "What is the capital of Moldova?"
answer = "Chișinău"
"#,
    r#"[deck]
id = "capitals"
title = "Capitals"

[[question]]
prompt = "What is the capital of Moldova?"
answer = "Chișinău"
"#,
);

const TOML_1_1: Rule = Rule::warning(
    "toml-1-1",
    "syntax of TOML 1.1 that editors and other tools refuse",
    "Line ends and a last comma inside braces, `\\e`, `\\x..` and times without seconds \
     came with TOML 1.1. Most editors check by TOML 1.0 and mark the line as an error.",
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Saturn", { text = "Neptune", why = "It is the smallest giant.", }]
"#,
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Saturn", { text = "Neptune", why = "It is the smallest giant." }]
"#,
);

const UNKNOWN_CODE: Rule = Rule::warning(
    "unknown-code",
    "a code in `allow` that no rule has",
    "It leaves nothing out, and whoever wrote it believes that it does.",
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
allow = ["long-promt"]
"#,
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
allow = ["long-prompt"]
"#,
);

const NOT_A_LANGUAGE: Rule = Rule::warning(
    "not-a-language",
    "a language that is no language tag",
    "Languages are named by their tag (BCP 47): en, fr, pt-BR. Articles and number words \
     are known for English only, and \"English\" is not taken for it.",
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
language = "English"
"#,
    r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
language = "en"
"#,
);

const DUPLICATE_DECK_ID: Rule = Rule::error(
    "duplicate-deck-id",
    "two decks with one id",
    "Progress is filed under the deck's id, and that of the two decks would be mixed. \
     It can be seen only where both are checked together, so it has no example of one \
     file.",
    "",
    "",
);

/// A deck without an id.
pub fn id(header: Option<Range<usize>>, id: Option<&Spot<'_>>, findings: &mut Vec<Finding>) {
    if id.is_none() {
        let place = header.unwrap_or(0..0);
        let message = "the deck has no id: its progress is lost when the file is renamed";
        let help = "write id = \"...\" below [deck]: a short name that stays";
        findings.push(NO_ID.finding(place, message, help));
    }
}

/// The finding about a deck whose id an earlier one has; it stands at the id.
#[must_use]
pub fn duplicate_deck_id(text: &str, id: &str, first: &str) -> Finding {
    let mut place = None;
    for piece in pieces(text).take(1) {
        if let Some((key, value)) = piece.table.get_key_value("deck") {
            let own = value.get_ref().as_table().and_then(|deck| deck.get("id"));
            place = Some(own.map_or(key.span(), Spanned::span));
        }
    }
    let message = format!("{first} has the id \"{id}\" too");
    let help = "give each deck an id of its own: progress is filed under it";
    DUPLICATE_DECK_ID.finding(place.unwrap_or(0..0), message, help)
}

/// Codes that no rule has, and those of errors, which cannot be left out.
pub fn allow(codes: &[Spot<'_>], findings: &mut Vec<Finding>) {
    for code in codes {
        let (message, help) = match super::rule(&code.text) {
            Some(rule) if rule.severity == Severity::Warning => continue,
            Some(_) => (
                format!("{} is an error, which cannot be left out", code.quoted()),
                "delete it, and mend what it is about".to_owned(),
            ),
            None => (
                format!("there is no rule {}", code.quoted()),
                match did_you_mean(&code.text, super::rules().map(|rule| rule.code)) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => "delete it; `quizdeck check --list` names all rules".to_owned(),
                },
            ),
        };
        findings.push(code.warning(&UNKNOWN_CODE, message, help));
    }
}

/// Languages that are no language tags: a main part of two or three letters, then parts of one to
/// eight letters or digits (RFC 5646, section 2.1).
pub fn language(languages: &[Spot<'_>], findings: &mut Vec<Finding>) {
    const NAMES: &[(&str, &[&str])] = &[
        ("ar", &["arabic", "العربية"]),
        ("de", &["german", "deutsch"]),
        ("en", &["english"]),
        ("es", &["spanish", "español", "espanol"]),
        ("fr", &["french", "français", "francais"]),
        ("it", &["italian", "italiano"]),
        ("ja", &["japanese", "日本語"]),
        ("la", &["latin"]),
        ("nl", &["dutch", "nederlands"]),
        ("pl", &["polish", "polski"]),
        ("pt", &["portuguese", "português", "portugues"]),
        ("ru", &["russian", "русский"]),
        ("tr", &["turkish", "türkçe"]),
        ("uk", &["ukrainian", "українська"]),
        ("zh", &["chinese", "中文"]),
    ];
    for language in languages {
        let mut parts = language.text.split(['-', '_']);
        let main = parts.next().unwrap_or_default();
        let is_main = matches!(main.len(), 2 | 3) && main.bytes().all(|c| c.is_ascii_alphabetic());
        let is_part = |part: &str| {
            matches!(part.len(), 1..=8) && part.bytes().all(|c| c.is_ascii_alphanumeric())
        };
        if is_main && parts.all(is_part) {
            continue;
        }
        let message = format!("{} is no language tag", language.quoted());
        let name = language.text.trim().to_lowercase();
        let is_called =
            |(tag, names): &&(&str, &[&str])| *tag == name || names.contains(&name.as_str());
        let help = NAMES.iter().find(is_called).map_or_else(
            || "write its tag, such as en, zh or pt-BR".to_owned(),
            |(tag, _)| format!("write its tag: language = \"{tag}\""),
        );
        findings.push(language.warning(&NOT_A_LANGUAGE, message, help));
    }
}

/// What TOML 1.0 does not know, anywhere in a value.
pub fn value(value: &Spanned<DeValue<'_>>, excerpt: Excerpt<'_>, findings: &mut Vec<Finding>) {
    let Some(raw) = excerpt.text.get(value.span()) else { return };
    let span = excerpt.at(&value.span());
    match value.get_ref() {
        // What is borrowed has no escape in it.
        DeValue::String(std::borrow::Cow::Owned(_)) if raw.starts_with('"') => {
            if let Some((at, escape)) = new_escape(raw) {
                let place = span.start + at..span.start + at + escape.len();
                let help =
                    "write a character by its number, \\u001b, or use a literal string '...'";
                report(place, &format!("`{escape}` is an escape"), help, findings);
            }
        }
        DeValue::Datetime(_) if lacks_seconds(raw) => {
            let help = format!("put it in quotes: \"{raw}\"");
            report(span, "a time without seconds is", &help, findings);
        }
        DeValue::Array(array) => {
            array.iter().for_each(|entry| self::value(entry, excerpt, findings));
        }
        DeValue::Table(table) => {
            if raw.starts_with('{') {
                braces(table, value.span(), excerpt, findings);
            }
            table.iter().for_each(|(_, entry)| self::value(entry, excerpt, findings));
        }
        _ => {}
    }
}

fn report(span: Range<usize>, what: &str, help: &str, findings: &mut Vec<Finding>) {
    let message = format!("{what} of TOML 1.1, which many editors refuse");
    findings.push(TOML_1_1.finding(span, message, help));
}

/// A line end or a last comma between the entries of a table in braces.
fn braces(
    table: &DeTable<'_>,
    span: Range<usize>,
    excerpt: Excerpt<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut parts: Vec<Range<usize>> =
        table.iter().flat_map(|(key, value)| [key.span(), value.span()]).collect();
    parts.sort_by_key(|part| part.start);
    let ends = parts.iter().map(|part| part.end);
    let starts = parts.iter().map(|part| part.start);
    let inner = span.start + 1..span.end.saturating_sub(1);
    let between = std::iter::once(inner.start).chain(ends).zip(starts.chain([inner.end]));
    let mut last = "";
    for (from, to) in between {
        last = excerpt.text.get(from..to).unwrap_or_default();
        if let Some(at) = last.find('\n') {
            let place = excerpt.at(&(from + at..from + at + 1));
            let help = "write all of it, from { to }, on one line";
            report(place, "a line end inside braces is", help, findings);
            return;
        }
    }
    if let Some(at) = last.find(',') {
        let from = inner.end - last.len() + at;
        report(excerpt.at(&(from..from + 1)), "a comma before } is", "delete it", findings);
    }
}

/// An escape that TOML 1.0 does not know, and where it stands.
fn new_escape(raw: &str) -> Option<(usize, &str)> {
    let mut escaped = false;
    for (at, c) in raw.char_indices() {
        match (escaped, c) {
            (true, 'e') => return Some((at - 1, &raw[at - 1..=at])),
            (true, 'x') => return Some((at - 1, raw.get(at - 1..at + 3)?)),
            _ => escaped = !escaped && c == '\\',
        }
    }
    None
}

fn lacks_seconds(raw: &str) -> bool {
    raw.find(':').is_some_and(|at| raw.as_bytes().get(at + 3) != Some(&b':'))
}

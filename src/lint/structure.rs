//! Structure: what is TOML and can be read, and yet is not what it should be.

use crate::deck::Reading;
use crate::kind::{Excerpt, Transcript};
use crate::report::{Finding, Rule, Severity};
use crate::text::did_you_mean;
use memchr::memchr3_iter;
use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// The rules of this file.
pub const RULES: &[&Rule] =
    &[&NO_ID, &TOML_1_1, &UNKNOWN_CODE, &NOT_A_LANGUAGE, &DUPLICATE_DECK_ID];

const NO_ID: Rule = Rule::warning(
    "no-id",
    "a deck without an id",
    "Progress is filed under the deck's id. Without one it is the file's name, and who \
     renames the file loses the progress.",
    r#"[deck]
+ id = "capitals"
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
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- wrong = ["Saturn", { text = "Neptune", why = "It is the smallest giant.", }]
+ wrong = ["Saturn", { text = "Neptune", why = "It is the smallest giant." }]
"#,
);

const UNKNOWN_CODE: Rule = Rule::warning(
    "unknown-code",
    "a code in `allow` that no rule has",
    "It leaves nothing out, and whoever wrote it believes that it does.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- allow = ["long-promt"]
+ allow = ["long-prompt"]
"#,
);

const NOT_A_LANGUAGE: Rule = Rule::warning(
    "not-a-language",
    "a language that is no language tag",
    "Languages are named by their tag (BCP 47): en, fr, pt-BR. Articles and number words \
     are known for English only, and \"English\" is not taken for it.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- language = "English"
+ language = "en"
"#,
);

const DUPLICATE_DECK_ID: Rule = Rule::error(
    "duplicate-deck-id",
    "two decks with one id",
    "Progress is filed under the deck's id, and that of the two decks would be mixed. \
     It can be seen only where both are checked together, so it has no example of one \
     file.",
    "",
);

/// A deck without an id; `header` is where its header stands, and whether it has one.
pub fn id(header: Option<(&Range<usize>, bool)>, findings: &mut Vec<Finding>) {
    // A header that is broken or misplaced may well have an id.
    let hides = |finding: &Finding| ["syntax", "misplaced-table"].contains(&finding.code);
    let (place, has_id) = match header {
        Some((place, has_id)) => (place.clone(), has_id),
        None => (0..0, findings.iter().any(hides)),
    };
    if !has_id {
        let message = "the deck has no id: its progress is lost when the file is renamed";
        let help = "write id = \"...\" below [deck]: a short name that stays";
        findings.push(NO_ID.finding(place, message, help));
    }
}

/// The finding about a deck whose id an earlier one has; it stands at the id.
pub fn duplicate_deck_id(deck: &Reading, first: &str) -> Finding {
    let message = format!("{first} has the id \"{}\" too", deck.deck.id);
    let help = "give each deck an id of its own: progress is filed under it";
    DUPLICATE_DECK_ID.finding(deck.named.clone(), message, help)
}

/// Codes that no rule has, and those of errors, which cannot be left out.
pub fn allow(transcript: &Transcript<'_>, findings: &mut Vec<Finding>) {
    for code in transcript.texts("allow") {
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
        findings.push(UNKNOWN_CODE.finding(code.span.clone(), message, help));
    }
}

/// Languages that are no language tags: a main part of two or three letters, then parts of one to
/// eight letters or digits (RFC 5646, section 2.1).
pub fn language(transcript: &Transcript<'_>, findings: &mut Vec<Finding>) {
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
    for language in transcript.texts("language") {
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
        findings.push(NOT_A_LANGUAGE.finding(language.span.clone(), message, help));
    }
}

/// What TOML 1.0 does not know, in a piece that parses.
pub fn syntax(excerpt: Excerpt<'_>, findings: &mut Vec<Finding>) {
    if !may_be_newer(excerpt.text.as_bytes()) {
        return;
    }
    let mut open: Vec<Bracket> = Vec::new();
    let mut before = 0..0;
    for token in Source::new(excerpt.text).lex() {
        let span = token.span().start()..token.span().end();
        let raw = &excerpt.text[span.clone()];
        let mut report = |place: &Range<usize>, what: &str, help: &str| {
            let message = format!("{what} of TOML 1.1, which many editors refuse");
            findings.push(TOML_1_1.finding(excerpt.at(place), message, help));
        };
        match token.kind() {
            TokenKind::Newline | TokenKind::Comment | TokenKind::Whitespace => {
                if let (TokenKind::Newline, Some(Bracket::Braces { is_told, .. })) =
                    (token.kind(), open.last_mut())
                    && !std::mem::replace(is_told, true)
                {
                    let help = "write all of it, from { to }, on one line";
                    report(&(span.start..span.end), "a line end inside braces is", help);
                }
                continue; // between two tokens
            }
            TokenKind::LeftCurlyBracket => {
                open.push(Bracket::Braces { is_told: false, comma: None });
            }
            TokenKind::LeftSquareBracket => open.push(Bracket::Brackets),
            TokenKind::RightSquareBracket => drop(open.pop()),
            TokenKind::RightCurlyBracket => {
                if let Some(Bracket::Braces { is_told: false, comma: Some(comma) }) = open.pop() {
                    report(&comma, "a comma before } is", "delete it");
                }
            }
            TokenKind::BasicString | TokenKind::MlBasicString => {
                if let Some((at, escape)) = new_escape(raw) {
                    let place = span.start + at..span.start + at + escape.len();
                    let what = format!("`{escape}` is an escape");
                    let help =
                        "write a character by its number, \\u001b, or use a literal string '...'";
                    report(&place, &what, help);
                }
            }
            TokenKind::Atom if lacks_seconds(raw) => {
                // A date may stand before it.
                let start = if before.end + 1 == span.start { before.start } else { span.start };
                let value = &excerpt.text[start..span.end];
                let help = format!("put it in quotes: \"{value}\"");
                report(&(start..span.end), "a time without seconds is", &help);
            }
            _ => {}
        }
        if let Some(Bracket::Braces { comma, .. }) = open.last_mut() {
            *comma = (token.kind() == TokenKind::Comma).then(|| span.clone());
        }
        before = span;
    }
}

/// Whether a text that is TOML has an inline table, a new escape or a time without seconds, as far as
/// pairs of bytes tell: two braces in a row stand in a text only.
fn may_be_newer(text: &[u8]) -> bool {
    let behind = |at: usize| text.get(at + 1).copied().unwrap_or_default();
    let before = |at: usize| at.checked_sub(1).map(|at| text[at]).unwrap_or_default();
    memchr3_iter(b'{', b'\\', b':', text).any(|at| match text[at] {
        b'{' => before(at) != b'{' && behind(at) != b'{',
        b'\\' => matches!(behind(at), b'e' | b'x'),
        _ => before(at).is_ascii_digit() && behind(at).is_ascii_digit(),
    })
}

/// What is open where a token stands.
enum Bracket {
    Brackets,
    /// Whether a line end in them was told, and the comma that came last.
    Braces {
        is_told: bool,
        comma: Option<Range<usize>>,
    },
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

/// Whether a value is a time that ends behind its minutes.
fn lacks_seconds(raw: &str) -> bool {
    let is_digit = |at: usize| raw.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    raw.find(':').is_some_and(|at| {
        at >= 2 && is_digit(at - 1) && is_digit(at + 1) && raw.as_bytes().get(at + 3) != Some(&b':')
    })
}

//! Reading: text in, a deck and every finding about it out, in one pass.
//!
//! A deck is read in pieces cut before each `[[question]]`: memory stays small whatever its size,
//! and a piece that is not TOML hides only itself. What TOML would refuse across pieces is
//! reported here.

use super::identity::identify;
use super::question::{self, COMMON, Defaults};
use super::{Deck, header, pieces};
use crate::kind::{Fields, KINDS, slips};
use crate::report::{Finding, Severity};
use std::ops::Range;
use std::sync::LazyLock;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A deck as far as it could be read, and all there is to say of it, sorted by place.
#[derive(Debug, Default)]
pub struct Reading {
    /// What could be read.
    pub deck: Deck,
    /// Errors and warnings.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether the deck can be asked.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }
}

/// How many slips of TOML itself are told of one piece: the first causes the others.
const MOST_SYNTAX: usize = 3;

/// Every key a question may have, whatever its kind.
static KEYS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut keys: Vec<&str> = COMMON.iter().map(|(key, _)| *key).collect();
    keys.extend(KINDS.iter().flat_map(|row| row.keys).map(|(key, _)| *key));
    keys.sort_unstable();
    keys.dedup();
    keys
});

/// Reads a deck; `stem` is its id where it has none of its own.
#[must_use]
pub fn read(text: &str, stem: &str) -> Reading {
    let mut reader = Reader::default();
    reader.reading.deck.id = stem.to_owned();
    reader.reading.deck.title = stem.to_owned();
    for piece in pieces::pieces(text) {
        reader.piece(piece, text);
    }
    reader.finish(text)
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    defaults: Defaults,
    allow: Vec<String>,
    header: Option<Range<usize>>,
    /// Where each question's passage is named, to be looked up when all passages are read.
    passages: Vec<(String, Range<usize>)>,
    broken: bool,
}

impl Reader {
    fn piece(&mut self, piece: pieces::Piece<'_>, text: &str) {
        let base = piece.range.start;
        let text = &text[piece.range];
        if !piece.errors.is_empty() {
            self.broken = true;
            self.syntax(&piece.errors, text, base);
            return;
        }
        for (key, value) in piece.table {
            let place = base + key.span().start..base + key.span().end;
            match (key.get_ref().as_ref(), value.into_inner()) {
                ("question", DeValue::Array(questions)) => {
                    for question in questions {
                        self.question(question, text, base);
                    }
                }
                ("deck", DeValue::Table(table)) => self.deck(table, text, place, base),
                ("passages", DeValue::Table(table)) => {
                    let Reading { deck, findings } = &mut self.reading;
                    header::read_passages(deck, table, text, base, place, findings);
                }
                (name, value) => {
                    let (message, help) = misplaced(name, &value);
                    self.reading.findings.push(Finding::error("unknown-key", place, message, help));
                }
            }
        }
    }

    /// Reports what is not TOML, one finding a line, the first few.
    fn syntax(&mut self, errors: &[toml::de::Error], text: &str, base: usize) {
        let mut found: Vec<(Range<usize>, &toml::de::Error)> =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error)).collect();
        found.sort_by_key(|(span, _)| span.start);
        let line = |at: usize| {
            let at = text.floor_char_boundary(at);
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            start..text[at..].find('\n').map_or(text.len(), |end| at + end)
        };
        found.dedup_by_key(|(span, _)| line(span.start).start);
        for (span, error) in found.into_iter().take(MOST_SYNTAX) {
            let help = slips::syntax(&text[line(span.start)], error.message());
            let message = format!("this is not TOML: {}", error.message().replace('\n', "; "));
            let span = base + span.start..base + span.end;
            self.reading.findings.push(Finding::error("syntax", span, message, help));
        }
    }

    fn deck(&mut self, table: DeTable<'_>, text: &str, place: Range<usize>, base: usize) {
        if base > 0 {
            let (message, help) = match self.header {
                Some(_) => ("[deck] stands there twice", "keep one, above the first [[question]]"),
                None => ("[deck] stands below a question", "move it above the first [[question]]"),
            };
            self.reading.findings.push(Finding::error("duplicate-table", place, message, help));
            return;
        }
        self.header = Some(place.clone());
        let Reading { deck, findings } = &mut self.reading;
        (self.defaults, self.allow) = header::read(deck, table, text, place, findings);
    }

    fn question(&mut self, value: Spanned<DeValue<'_>>, text: &str, base: usize) {
        let span = base + value.span().start..base + value.span().end;
        let Reading { deck, findings } = &mut self.reading;
        let DeValue::Table(table) = value.into_inner() else {
            let help = "write each question below its own [[question]]";
            findings.push(Finding::error("wrong-type", span, "a question must be a table", help));
            return;
        };
        let before = findings.len();
        let mut fields = Fields::new("a question", table, text, base, span.clone(), findings);
        fields.correct(KEYS.iter().copied());
        let (question, passage, allow) = question::read(fields, deck, &self.defaults, span);
        self.passages.extend(passage.map(|passage| (passage.value, passage.span)));
        if !allow.is_empty() {
            let new = findings.split_off(before);
            findings.extend(new.into_iter().filter(|finding| !is_allowed(finding, &allow)));
        }
        deck.questions.extend(question);
    }

    /// What can only be said when all is read.
    fn finish(mut self, text: &str) -> Reading {
        let Reading { deck, findings } = &mut self.reading;
        for (name, span) in &self.passages {
            if !deck.passages.contains_key(name) {
                let names = deck.passages.keys().map(String::as_str);
                let help = crate::text::did_you_mean(name, names).map_or_else(
                    || format!("write its text below [passages]: {name} = '''…'''"),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let message = format!("there is no passage `{name}`");
                findings.push(Finding::error("unknown-passage", span.clone(), message, help));
            }
        }
        if deck.questions.is_empty()
            && !self.broken
            && findings.iter().all(|f| f.severity != Severity::Error)
        {
            let (message, place) = match text.trim().is_empty() {
                true => ("the file is empty", 0..0),
                false => ("the deck has no question", self.header.clone().unwrap_or(0..0)),
            };
            let help = "write [[question]], and below it prompt = \"…\" and answer = \"…\"";
            findings.push(Finding::error("no-question", place, message, help));
        }
        identify(deck, findings);
        findings.retain(|finding| !is_allowed(finding, &self.allow));
        findings.sort_by_key(|finding| (finding.span.start, finding.severity));
        self.reading
    }
}

fn is_allowed(finding: &Finding, allow: &[String]) -> bool {
    finding.severity == Severity::Warning && allow.iter().any(|code| code == finding.code)
}

/// The message and remedy for a table or key at the top that is none of ours.
fn misplaced(name: &str, value: &DeValue<'_>) -> (String, String) {
    let shape = match (name, value) {
        ("question", _) => Some("write [[question]], in double brackets: a deck has many"),
        ("deck", _) => Some("write [deck], in single brackets: a deck has one header"),
        ("passages", _) => Some("write [passages], and below it name = '''the text'''"),
        ("questions" | "card" | "cards", _) => Some("write [[question]]"),
        ("meta" | "quiz" | "info", DeValue::Table(_)) => Some("write [deck]"),
        ("defaults", _) => Some("write [deck.defaults]"),
        _ if slips::DECK_KEYS.contains(&name) => Some("put it below [deck]"),
        _ if KEYS.contains(&name) => Some("put it below [[question]]"),
        _ => None,
    };
    let help = shape.map_or_else(
        || {
            let near = crate::text::did_you_mean(name, ["deck", "question", "passages"]);
            let near = near.map(|near| format!("did you mean `{near}`?"));
            near.unwrap_or_else(|| "a deck has [deck], [passages] and [[question]]".to_owned())
        },
        str::to_owned,
    );
    let message = match shape {
        Some(_) if ["question", "deck", "passages"].contains(&name) => {
            format!("`{name}` is not written this way")
        }
        _ => format!("unknown key `{name}` at the top of a deck"),
    };
    (message, help)
}

//! Syntax: what is not TOML, one finding a line, and the remedy for each of the slips behind it.

use super::pieces::Piece;
use crate::report::Finding;
use std::borrow::Cow;
use std::ops::Range;

/// How many slips of TOML itself are told of one piece: the first causes the others.
const MOST: usize = 3;

/// Reports the errors of a piece.
pub fn report(piece: &Piece<'_>, text: &str, findings: &mut Vec<Finding>) {
    let base = piece.range.start;
    let text = &text[piece.range.clone()];
    let mut found: Vec<(Range<usize>, &str)> = piece
        .errors
        .iter()
        .map(|error| (error.span().unwrap_or_default(), error.message()))
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    // One finding a line; further lines of a value whose beginning is broken follow from that.
    let mut told: Option<usize> = None;
    found.retain(|(span, _)| {
        let here = line(text, span.start);
        let is_new = told.is_none_or(|told| {
            span.start > told && begins_anew(&text[told.min(here.end)..here.end])
        });
        if is_new {
            told = Some(here.end);
        }
        is_new
    });
    // What stands behind a text that is left open follows from that.
    let open = open_text(text);
    let found_behind = found.len();
    if let Some(open) = &open {
        found.retain(|(span, _)| span.start < open.start);
    }
    let is_open = found.len() < found_behind;
    // A second `prompt` and a second `answer` are one question without its header.
    let is_repeated = |(_, message): &(Range<usize>, &str)| message.contains("duplicate key");
    let repeats = found.iter().filter(|error| is_repeated(error)).count();
    let mut is_told = false;
    found.retain(|error| !is_repeated(error) || !std::mem::replace(&mut is_told, true));
    let mut report = |span: Range<usize>, (message, help): Remedy| {
        let span = base + span.start..base + span.end;
        findings.push(Finding::error("syntax", span, message, help));
    };
    for (span, message) in found.into_iter().take(MOST) {
        let line = line(text, span.start.min(text.trim_end().len()));
        let start = span.start.min(line.end);
        let end = text.ceil_char_boundary(span.end.max(start));
        let line = &text[line];
        let is_headless = repeats > 1 && message.contains("duplicate key");
        let remedy = if is_headless && !is_header(line) { HEADLESS } else { remedy(line, message) };
        report(text.floor_char_boundary(start)..end, remedy);
    }
    if let Some(open) = open.filter(|_| is_open) {
        report(open, STILL_OPEN);
    }
}

/// What is wrong, and what to do.
type Remedy = (Cow<'static, str>, &'static str);

/// A text that what follows would be swallowed by.
const STILL_OPEN: Remedy = (
    Cow::Borrowed("the text that begins here does not end before the next key or question"),
    "close it with the same three quotes",
);

/// A question whose keys stand below those of another.
const HEADLESS: Remedy = (
    Cow::Borrowed("another question begins here without its header"),
    "write [[question]] above it, or delete it",
);

fn is_header(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

/// The three quotes that open a text of several lines and have no others to close it, or none
/// before a key opens another.
fn open_text(text: &str) -> Option<Range<usize>> {
    let mut open: Option<(usize, &str)> = None;
    let mut at = 0;
    while let Some(found) = text[at..].find(['\'', '"']) {
        at += found;
        let quotes = text.get(at..at + 3).filter(|quotes| ["'''", "\"\"\""].contains(quotes));
        let before = text[..at].trim_end();
        match (quotes, open) {
            (Some(quotes), None) if before.ends_with(['=', '[', ',', '{']) => {
                open = Some((at, quotes));
            }
            (Some(quotes), Some((_, opened))) if quotes == opened => {
                if ends_in_a_key(before) {
                    break;
                }
                open = None;
            }
            _ => {}
        }
        at += quotes.map_or(1, str::len);
    }
    open.map(|(start, quotes)| start..start + quotes.len())
}

/// Whether some line begins a key or a header.
fn begins_anew(lines: &str) -> bool {
    let begins = |line: &str| {
        let line = line.trim_start();
        line.starts_with("[[question")
            || line.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    };
    lines.lines().any(begins)
}

/// Whether a text ends in a line that is a key and its equals sign.
fn ends_in_a_key(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let key = line.strip_suffix('=').map_or("", str::trim);
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// The line that holds a byte.
fn line(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// A slip: how a line shows it, what is wrong, and what to do.
type Slip = (fn(&str) -> bool, &'static str, &'static str);

const SLIPS: &[Slip] = &[
    (
        |line| value(line).starts_with(['“', '”', '„', '«', '»', '‘', '’', '‚', '「', '`']),
        "a text does not begin with this quote",
        "write straight quotes: \"…\"",
    ),
    (
        has_leading_zero,
        "a number cannot begin with a zero",
        "with its zero it is text, so put it in quotes: \"007\"",
    ),
    (
        |line| has_equals(line) && line.split('=').next().is_some_and(|key| !key.is_ascii()),
        "a key has plain letters only",
        "see whether another one is meant, such as answer or explain",
    ),
    (
        |line| line.contains('\\') && line.contains('"'),
        "the backslash does not begin an escape that TOML knows",
        "write the text in single quotes, '…', where a backslash is a backslash",
    ),
    (
        |line| line.trim_start().starts_with('[') && !line.contains(']'),
        "the bracket is not closed",
        "write [[question]], or [deck]",
    ),
    (
        |line| line.trim_start().starts_with("[[") && !line.contains("]]"),
        "the second bracket is not closed",
        "write [[question]]",
    ),
    (
        |line| has_equals(line) && value(line).is_empty(),
        "there is nothing behind the `=`",
        "write a value, or delete the line",
    ),
    (
        |line| ["True", "TRUE", "False", "FALSE", "yes", "no"].contains(&value(line)),
        "TOML does not know this word",
        "write true or false, in small letters",
    ),
    (
        |line| value(line).starts_with(char::is_alphabetic) && !is_word(value(line)),
        "text stands here without quotes",
        "put it in quotes: \"…\"",
    ),
    (
        |line| !line.contains('=') && line.contains(':'),
        "a key and its value are joined by `=`, not by a colon",
        "write key = value",
    ),
    (
        |line| ends_early(value(line)),
        "the text ends at its second quote, and something follows",
        "write it as '''…''', where quotes may stand inside",
    ),
    (
        |line| line.matches('"').count() % 2 == 1 || line.matches('\'').count() % 2 == 1,
        "the quote is not closed",
        "close it; a text of several lines stands in '''…'''",
    ),
    (
        |line| !has_equals(line) && !line.trim_start().starts_with(['[', '"', '\'', '{']),
        "this is neither a key with its value nor a header",
        "write key = value; a text of several lines stands in '''…'''",
    ),
];

/// What is wrong with a line that is not TOML, and what to do.
fn remedy(line: &str, message: &str) -> Remedy {
    let line = line.trim_end_matches('\r');
    let is_header = is_header(line);
    if message.contains("duplicate key") {
        let name = line.trim_start().trim_start_matches('[').trim_start();
        return if is_header && name.starts_with("question") {
            let help = "write each as [[question]], in double brackets";
            (Cow::Borrowed("`question` stands there twice, and not as a list"), help)
        } else if is_header {
            (Cow::Borrowed("the header stands there twice"), "put all below one of them")
        } else if ["prompt", "front", "cloze"].iter().any(|key| name.starts_with(key)) {
            HEADLESS
        } else {
            (Cow::Borrowed("the key stands there twice"), "delete one of them")
        };
    }
    if message.contains("missing comma") {
        return (Cow::Borrowed("a comma is missing"), "write one between the two entries");
    }
    if message.contains("recurse") {
        return (Cow::Borrowed("this nests too deep"), "write a list, or a list of lists at most");
    }
    let slip = SLIPS.iter().find(|(shows, ..)| shows(line));
    match slip {
        Some((_, wrong, help)) => (Cow::Borrowed(wrong), help),
        None => (
            Cow::Owned(format!("this is not TOML: {}", message.replace('\n', "; "))),
            "look around it for a quote, a bracket or a comma that is missing",
        ),
    }
}

fn has_equals(line: &str) -> bool {
    line.split(['"', '\'', '#']).next().is_some_and(|before| before.contains('='))
}

/// What stands behind the first `=`.
fn value(line: &str) -> &str {
    line.split_once('=').map_or("", |(_, value)| value.trim())
}

/// Whether a value is a word of TOML.
fn is_word(value: &str) -> bool {
    let word = value.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["true", "false", "inf", "nan"].contains(&word)
}

/// Whether a text in double quotes ends before its line does, with a letter behind it.
fn ends_early(value: &str) -> bool {
    let Some(rest) = value.strip_prefix('"') else { return false };
    !rest.starts_with('"')
        && rest.split_once('"').is_some_and(|(_, after)| {
            after.trim_start().starts_with(|c: char| c.is_alphanumeric()) || after.contains('"')
        })
}

fn has_leading_zero(line: &str) -> bool {
    if value(line).starts_with(['"', '\'']) {
        return false;
    }
    let mut words = value(line).split([' ', ',', '[', ']']);
    words.any(|word| {
        let mut digits = word.trim_start_matches(['+', '-']).chars();
        let is_date = word.get(4..5) == Some("-") || word.get(2..3) == Some(":");
        !is_date && digits.next() == Some('0') && digits.next().is_some_and(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_has_its_remedy() {
        for (line, expected) in [
            ("prompt = “What?”", "straight quotes"),
            ("answer = 007", "in quotes: \"007\""),
            (r#"answer = "\d+""#, "single quotes"),
            ("answer = Minsk", "in quotes"),
            ("answer = True", "small letters"),
            ("prompt: \"What?\"", "key = value"),
            ("prompt =", "write a value"),
            (r#"prompt = "It is "big", no?""#, "'''…'''"),
            ("prompt = \"What?", "close it"),
            ("[[question", "[[question]]"),
            ("[[question]", "[[question]]"),
            ("and so on", "key = value"),
        ] {
            let (_, help) = remedy(line, "");
            assert!(help.contains(expected), "{line}: {help}");
        }
    }
}

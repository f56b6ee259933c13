//! Syntax: what is not TOML, one finding a line, and the remedy for each of the slips behind it.

use super::pieces::Piece;
use crate::report::Finding;
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
    found.dedup_by_key(|(span, _)| line(text, span.start).start);
    for (span, message) in found.into_iter().take(MOST) {
        let line = line(text, span.start);
        let span = base + span.start..base + span.end.max(span.start);
        let (message, help) = remedy(&text[line], message);
        findings.push(Finding::error("syntax", span, message, help));
    }
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
fn remedy(line: &str, message: &str) -> (String, &'static str) {
    let line = line.trim_end_matches('\r');
    if message.contains("duplicate key") {
        let header = line.trim_start().trim_start_matches('[').trim_start();
        if line.trim_start().starts_with('[') && header.starts_with("question") {
            let message = "there is `question` twice, and a list is written another way";
            return (message.to_owned(), "write each as [[question]], in double brackets");
        }
        if line.trim_start().starts_with('[') {
            return ("the header stands there twice".to_owned(), "put all below one of them");
        }
        let help = "delete one of them; another question begins with its own [[question]]";
        return ("the key stands there twice".to_owned(), help);
    }
    let slip = SLIPS.iter().find(|(shows, ..)| shows(line));
    match slip {
        Some((_, wrong, help)) => ((*wrong).to_owned(), help),
        None => (
            format!("this is not TOML: {}", message.replace('\n', "; ")),
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

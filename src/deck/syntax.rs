//! Syntax: what is not TOML, one finding a line, and the remedy for each of the slips behind it.

mod lines;
mod numbers;
mod open;
mod slips;

use super::pieces::Piece;
use crate::kind::KINDS;
use crate::report::{Finding, Rule};
use std::borrow::Cow;
use std::ops::Range;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&SYNTAX];

/// A line that is not TOML.
pub const SYNTAX: Rule = Rule::error(
    "syntax",
    "a line that is not TOML",
    "The question it stands in cannot be read; the others are, and are checked.",
    r#"- prompt = "Which planet is the largest?
+ prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

/// How many slips of TOML itself are told of one piece: the first causes the others.
const MOST: usize = 3;

/// Reports the errors of a piece.
pub fn report(piece: &Piece<'_>, text: &str, findings: &mut Vec<Finding>) {
    let (base, before) = (piece.range.start, findings.len());
    let text = &text[piece.range.clone()];
    let mut found: Vec<(Range<usize>, &str)> = piece
        .errors
        .iter()
        .map(|error| (error.span().unwrap_or_default(), error.message()))
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    // One finding a line; further lines of a value whose beginning is broken follow from that.
    // Where the last line ends that is told, and up to where it is known that none begins anew.
    let mut told: Option<(usize, usize)> = None;
    found.retain(|(span, _)| {
        if told.is_some_and(|(end, _)| span.start <= end) {
            return false;
        }
        let here = line(text, span.start);
        let begins = |seen: usize| begins_anew(&text[seen.min(here.end)..here.end]);
        let is_new = told.is_none_or(|(_, seen)| begins(seen));
        told = match told {
            Some((end, _)) if !is_new => Some((end, here.end)),
            _ => Some((here.end, here.end)),
        };
        is_new
    });
    // What stands behind something that is left open follows from that.
    let open = open::left_open(text);
    let all = found.len();
    if let Some((place, ..)) = &open {
        found.retain(|(span, _)| span.start < place.start);
    }
    let open = open.filter(|_| found.len() < all);
    // A second `prompt` and a second `answer` are one question without its header.
    let is_repeated = |(_, message): &(Range<usize>, &str)| message.contains("duplicate key");
    let repeats = found.iter().filter(|error| is_repeated(error)).count();
    let mut is_told = false;
    found.retain(|error| !is_repeated(error) || !std::mem::replace(&mut is_told, true));
    let mut report = |span: Range<usize>, (message, help): Remedy| {
        let span = base + span.start..base + span.end;
        findings.push(SYNTAX.finding(span, message, help));
    };
    for (span, message) in found.into_iter().take(MOST) {
        let line = line(text, span.start.min(text.trim_end().len()));
        let start = text.floor_char_boundary(span.start.min(line.end));
        let end = text.ceil_char_boundary(span.end.max(start));
        let (whole, rest) = (&text[line.clone()], &text[start..line.end.max(start)]);
        let is_headless = repeats > 1 && message.contains("duplicate key") && !is_header(whole);
        let remedy = if is_headless { HEADLESS } else { remedy(whole, rest, message) };
        report(start..end, remedy);
    }
    if let Some((place, message, help)) = open {
        report(place, (Cow::Borrowed(message), help));
    }
    if let Some(first) = findings.get_mut(before) {
        let at = |place: Range<usize>| base + place.start..base + place.end;
        first.fix.extend(lines::patches(text).into_iter().map(|(place, new)| (at(place), new)));
    }
}

/// What is wrong, and what to do.
type Remedy = (Cow<'static, str>, &'static str);

/// A question whose keys stand below those of another.
const HEADLESS: Remedy = (
    Cow::Borrowed("another question begins here without its header"),
    "write [[question]] above it, or delete it",
);

/// Whether some line begins a key or a header.
fn begins_anew(lines: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let begins = |line: &str| {
        let line = line.trim_start();
        let rest = line.trim_start_matches(is_word);
        line.starts_with("[[question")
            || (rest.len() < line.len() && rest.trim_start().starts_with(['=', ':']))
    };
    lines.lines().any(begins)
}

/// The line that holds a byte.
fn line(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

fn is_header(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

/// What is wrong with a line, and what to do; `rest` is the line from where the parser gave up.
fn remedy(line: &str, rest: &str, message: &str) -> Remedy {
    let (line, rest) = (line.trim_end_matches('\r'), rest.trim_end_matches('\r'));
    let is_header = is_header(line);
    if message.contains("duplicate key") {
        let name = line.trim_start().trim_start_matches('[').trim_start();
        return if is_header && name.starts_with("question") {
            let help = "write each as [[question]], in double brackets";
            (Cow::Borrowed("`question` stands there twice, and not as a list"), help)
        } else if is_header {
            (Cow::Borrowed("the header stands there twice"), "put all below one of them")
        } else if KINDS.iter().any(|row| name.starts_with(row.asks())) {
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
    match slips::slip(line, rest) {
        Some((wrong, help)) => (Cow::Borrowed(wrong), help),
        None => (
            Cow::Owned(format!("this is not TOML: {}", message.replace('\n', "; "))),
            "look around it for a quote, a bracket or a comma that is missing",
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    /// The lines that are told as no TOML, from 1.
    fn told(text: &str) -> Vec<usize> {
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let findings = read(text, "t").findings;
        let syntax = findings.iter().filter(|finding| finding.code == "syntax");
        syntax.map(|finding| line(finding.span.start)).collect()
    }

    #[test]
    fn what_follows_from_a_slip_is_not_told_and_the_next_slip_is() {
        let question = "[[question]]\nprompt = 'a'\nanswer = 'b'\n";
        assert_eq!(told(question), [0; 0]);
        let two = "[[question]]\nprompt = a b\nhint = 'c'\nanswer = d e\n";
        assert_eq!(told(two), [2, 4]);
        let rest = "[[question]]\nprompt = 'a'\nanswer = \"b\nof more lines\nthan one\"\n";
        assert_eq!(told(rest), [3]);
        let key = "[[question]]\nprompt = \"a\n  a-key_1 = x y\nanswer = 'b'\n";
        assert_eq!(told(key), [2, 3]);
    }
}

//! Slips of a line that can be put right: curly quotes around values, a colon for the equals sign, a
//! minus of a word processor; where they stand, and what to write.

use super::super::pieces::pieces;
use super::numbers::is_minus;
use crate::text::{Patch, closing_quotes, patched};
use std::collections::HashSet;

/// What puts lines right that are TOML then; other lines stay as they are.
pub fn patches(text: &str) -> Vec<Patch> {
    let mut all = curly(text);
    let quoted: HashSet<usize> = all.iter().map(|(place, _)| place.start).collect();
    all.extend(signs(text).into_iter().filter(|(place, _)| !quoted.contains(&place.start)));
    all.sort_by_key(|(place, _)| place.start);
    if all.is_empty() || all.windows(2).any(|pair| pair[0].0.end > pair[1].0.start) {
        return Vec::new();
    }
    let before = broken_lines(text);
    let broken = broken_lines(&patched(text, &all));
    if broken.is_empty() {
        return all;
    }
    // No patch has a line end in it, so that lines stay.
    let line = lines_of(text);
    all.retain(|(place, _)| !broken.contains(&line(place.start)));
    let left = broken_lines(&patched(text, &all));
    if left.len() < before.len() && left.is_subset(&before) { all } else { Vec::new() }
}

/// Tells the line of a byte, from 0.
fn lines_of(text: &str) -> impl Fn(usize) -> usize {
    let ends: Vec<usize> = text.match_indices('\n').map(|(end, _)| end).collect();
    move |at| ends.partition_point(|end| *end < at)
}

/// The lines, from 0, at which a text is not TOML.
fn broken_lines(text: &str) -> HashSet<usize> {
    let (line, mut lines) = (lines_of(text), HashSet::new());
    for piece in pieces(text) {
        let start = piece.range.start;
        let span = |error: &toml::de::Error| error.span().map_or(start, |span| start + span.start);
        lines.extend(piece.errors.iter().map(|error| line(span(error))));
    }
    lines
}

/// Colons that join a key and its value.
fn signs(text: &str) -> Vec<Patch> {
    let (mut patches, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let key = line.trim_start();
        let indent = line.len() - key.len();
        let length = key.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(key.len());
        let rest = key[length..].trim_start();
        let sign = at + line.len() - rest.len();
        if length > 0 && rest.starts_with(": ") {
            patches.push((at + indent + length..sign + 1, " =".to_owned()));
        }
        at += line.len();
    }
    patches
}

/// Values in curly quotes and other signs for a minus, with what to write in their place.
fn curly(text: &str) -> Vec<Patch> {
    let mut patches = Vec::new();
    let (mut at, mut line_end) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if at > line_end || line_end == 0 {
            line_end = at + rest.find('\n').unwrap_or(rest.len());
        }
        at += match c {
            '#' => line_end - at,
            '"' | '\'' => straight(rest, c),
            c if is_minus(&text[..at], rest) => {
                patches.push((at..at + c.len_utf8(), "-".to_owned()));
                c.len_utf8()
            }
            c => match closing_quotes(c) {
                Some(close) => {
                    let line = &text[at + c.len_utf8()..line_end];
                    let Some(end) = line.find(close) else {
                        at = line_end;
                        continue;
                    };
                    let inner = &line[..end];
                    let close = line[end..].chars().next().map_or(0, char::len_utf8);
                    let length = c.len_utf8() + end + close;
                    let value = match (inner.contains(['"', '\\']), inner.contains('\'')) {
                        (false, _) => format!("\"{inner}\""),
                        (true, false) => format!("'{inner}'"),
                        (true, true) => {
                            at += length;
                            continue;
                        }
                    };
                    patches.push((at..at + length, value));
                    length
                }
                None => c.len_utf8(),
            },
        };
    }
    patches
}

/// How long the text in straight quotes is that begins here.
fn straight(rest: &str, quote: char) -> usize {
    let three: String = [quote; 3].iter().collect();
    let (open, close) =
        if rest.starts_with(&three) { (3, three.as_str()) } else { (1, &three[..1]) };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(open) {
        let is_end = !escaped && rest[at..].starts_with(close);
        if is_end || (open == 1 && c == '\n') {
            return at + if is_end { close.len() } else { 0 };
        }
        escaped = quote == '"' && c == '\\' && !escaped;
    }
    rest.len()
}

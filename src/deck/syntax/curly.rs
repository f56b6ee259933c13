//! Curly quotes around values, which TOML does not know: where they stand, and what to write.

use super::super::pieces::pieces;
use crate::text::{Patch, closing_quotes, patched};

/// Straight quotes for the curly ones around values, if the piece is TOML then.
pub fn quotes(text: &str) -> Vec<Patch> {
    let patches = curly(text);
    let new = patched(text, &patches);
    let mut read = pieces(&new);
    let is_sound =
        read.next().is_some_and(|piece| piece.errors.is_empty()) && read.next().is_none();
    if is_sound { patches } else { Vec::new() }
}

/// Values in curly quotes, with what to write in their place.
fn curly(text: &str) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        at += match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => straight(rest, c),
            c => match closing_quotes(c) {
                Some(close) => {
                    let line = &rest[c.len_utf8()..rest.find('\n').unwrap_or(rest.len())];
                    let Some(end) = line.find(close) else { return Vec::new() };
                    let inner = &line[..end];
                    let close = line[end..].chars().next().map_or(0, char::len_utf8);
                    let length = c.len_utf8() + end + close;
                    let value = match (inner.contains(['"', '\\']), inner.contains('\'')) {
                        (false, _) => format!("\"{inner}\""),
                        (true, false) => format!("'{inner}'"),
                        (true, true) => return Vec::new(),
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

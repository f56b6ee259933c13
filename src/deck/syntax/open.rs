//! What is left open: a text of several lines or a list that nothing closes, found where it begins.
//! The errors that the parser tells stand far behind it.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// The first that is left open in a piece: where it begins, what is wrong, and what to do.
pub fn left_open(text: &str) -> Option<(Range<usize>, &'static str, &'static str)> {
    let texts = open_text(text).map(|place| {
        let message = "the text that begins here does not end before the next key or question";
        (place, message, "close it with the same three quotes")
    });
    let lists = open_list(text).map(|place| {
        let message = "the list that begins here does not end before the next key or question";
        (place, message, "close it with ]")
    });
    texts.into_iter().chain(lists).min_by_key(|(place, ..)| place.start)
}

/// The three quotes of a text that no others close, or none before a key opens another.
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

/// Whether a text ends in a line that is a key and its equals sign.
fn ends_in_a_key(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let key = line.strip_suffix('=').map_or("", str::trim);
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// The bracket that opens a list which does not end before the next key.
fn open_list(text: &str) -> Option<Range<usize>> {
    use TokenKind::{
        Atom, Dot, Equals, LeftCurlyBracket, LeftSquareBracket, Newline, RightCurlyBracket,
        RightSquareBracket, Whitespace,
    };
    let (mut open, mut braces, mut in_value) = (Vec::new(), 0_usize, false);
    // Whether the line has nothing but a key so far, and whether the key has begun.
    let (mut may_be_key, mut has_key) = (true, false);
    for token in Source::new(text).lex() {
        let span = token.span();
        match token.kind() {
            Newline => {
                (may_be_key, has_key) = (true, false);
                in_value &= !open.is_empty();
            }
            Whitespace | Dot => {}
            Atom if may_be_key && !has_key => has_key = true,
            Equals if may_be_key && has_key && braces == 0 && !open.is_empty() => break,
            kind => {
                may_be_key = false;
                match kind {
                    Equals => in_value = true,
                    LeftSquareBracket if in_value => open.push(span.start()..span.end()),
                    RightSquareBracket => drop(open.pop()),
                    LeftCurlyBracket => braces += 1,
                    RightCurlyBracket => braces = braces.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }
    open.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_found_where_it_begins() {
        for (text, expected) in [
            ("a = '''x\ny\nb = '''z'''\n", Some(4)),
            ("a = '''x'''\nb = '''y\n", Some(16)),
            ("a = [\"b\", \"c\"\nd = 1\n", Some(4)),
            ("a = [\n  [1, 2],\n  [3, 4\n]\nb = 2\n", Some(4)),
            ("a = [1]\nb = [{ c = 1 },\n", Some(12)),
            ("a = [\n  { b = 1 },\n]\nc = 007\n", None),
            ("[[question]]\na = \"[\"\nb =\n", None),
        ] {
            assert_eq!(left_open(text).map(|(place, ..)| place.start), expected, "{text}");
        }
    }
}

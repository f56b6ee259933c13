//! Marked text: what a prompt sets off, by emphasis, as code, as a formula or in quotes, is what it
//! speaks of and not what it asks, so most rules for prompts look past it.

use crate::text::closing_quotes;
use crate::text::maths::{Inline, formulas};
use pulldown_cmark::{Event, Parser, Tag};

/// A text with blanks in the place of what it sets off; places in it stay the same.
pub fn unmarked(text: &str) -> String {
    let mut open = text.as_bytes().to_vec();
    let mut blanked = 0;
    for (event, range) in Parser::new(text).into_offset_iter() {
        let is_set_off = matches!(
            event,
            Event::Code(_) | Event::Start(Tag::Emphasis | Tag::Strong | Tag::CodeBlock(_))
        );
        // What is set off within it is blank already.
        if is_set_off && range.end > blanked {
            blanked = range.end;
            open[range].fill(b' ');
        }
    }
    let mut at = 0;
    for inline in formulas(text) {
        let (Inline::Plain(part) | Inline::Formula(part, _)) = inline;
        if matches!(inline, Inline::Formula(..)) {
            open[at..at + part.len()].fill(b' ');
        }
        at += part.len();
    }
    at = 0;
    // Where one was not closed, none like it is that begins later.
    let mut left_open = Vec::new();
    while let Some(c) = text[at..].chars().next() {
        let inner = at + c.len_utf8();
        at = inner;
        let Some(close) = closing(text, inner, c).filter(|_| !left_open.contains(&c)) else {
            continue;
        };
        match quotation(&text[inner..], close) {
            Some(length) => {
                at = inner + length;
                open[inner..at].fill(b' ');
            }
            None => left_open.push(c),
        }
    }
    // Whole characters were blanked, so it is text as before.
    String::from_utf8(open).unwrap_or_default()
}

/// What may close a quotation that a character opens, where it does: an apostrophe stands between
/// letters, or behind one.
fn closing(text: &str, inner: usize, c: char) -> Option<&'static [char]> {
    let is_apostrophe = || text[..inner - c.len_utf8()].ends_with(char::is_alphanumeric);
    match c {
        '"' => Some(&['"']),
        '\'' if is_apostrophe() => None,
        '\'' => Some(&['\'']),
        '”' | '’' => None, // what closes one here opens it elsewhere
        _ => closing_quotes(c),
    }
}

/// Where the quotation ends whose text begins here.
fn quotation(rest: &str, close: &[char]) -> Option<usize> {
    let is_single = |c: &char| matches!(c, '\'' | '’' | '‘');
    let ends = |(end, quote): &(usize, &str)| {
        !close.iter().all(is_single)
            || !rest[end + quote.len()..].starts_with(char::is_alphanumeric)
    };
    rest.match_indices(close).find(ends).map(|(length, _)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_off_is_left_out_and_places_stay() {
        for (text, expected) in [
            ("Who wrote *Who's Afraid?* then?", "Who wrote                 then?"),
            ("What does `a?b` mean?", "What does       mean?"),
            ("Is it **not** so?", "Is it         so?"),
            ("Who said 'Et tu, Brute?' first?", "Who said '             ' first?"),
            ("It's Bob's: \"Why?\"", "It's Bob's: \"    \""),
            ("Wer sagt „Nö“?", "Wer sagt „   “?"),
            ("Who said ‘It’s me’ then?", "Who said ‘         ’ then?"),
            ("Was it »so«?", "Was it »  «?"),
            ("2 * 3 * 4?", "2 * 3 * 4?"),
            ("Is $a \\not= b$ so?", "Is             so?"),
            ("Is $5 not $10?", "Is $5 not $10?"),
            ("the boys' and girls' names", "the boys' and girls' names"),
        ] {
            assert_eq!(unmarked(text), expected);
            assert_eq!(unmarked(text).len(), text.len());
        }
    }
}

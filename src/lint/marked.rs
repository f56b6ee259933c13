//! Marked text: what a prompt sets off, by emphasis, as code, as a formula or in quotes, is what it
//! speaks of and not what it asks, so most rules for prompts look past it.

use crate::text::closing_quotes;
use crate::text::maths::{Inline, formulas};
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// A text with blanks in the place of what it sets off; places in it stay the same.
pub fn unmarked(text: &str) -> String {
    let mut open = text.as_bytes().to_vec();
    let mut blank = |range: Range<usize>| open[range].fill(b' ');
    for (event, range) in Parser::new(text).into_offset_iter() {
        if matches!(
            event,
            Event::Code(_) | Event::Start(Tag::Emphasis | Tag::Strong | Tag::CodeBlock(_))
        ) {
            blank(range);
        }
    }
    let mut at = 0;
    for inline in formulas(text) {
        let (Inline::Plain(part) | Inline::Formula(part, _)) = inline;
        if matches!(inline, Inline::Formula(..)) {
            blank(at..at + part.len());
        }
        at += part.len();
    }
    at = 0;
    while let Some(c) = text[at..].chars().next() {
        let inner = at + c.len_utf8();
        at = match quotation(text, at, c) {
            Some(end) => {
                blank(inner..end);
                end
            }
            None => inner,
        };
    }
    // Whole characters were blanked, so it is text as before.
    String::from_utf8(open).unwrap_or_default()
}

/// Where the quotation ends that begins here.
fn quotation(text: &str, at: usize, c: char) -> Option<usize> {
    let rest = &text[at + c.len_utf8()..];
    let is_word = |c: char| c.is_alphanumeric();
    // What opens a quotation here closes one there, and an apostrophe stands between letters, or
    // behind one.
    let close: &[char] = match c {
        '"' => &['"'],
        '\'' => &['\''],
        '”' | '’' => return None,
        _ => closing_quotes(c)?,
    };
    let is_single = |c: &char| matches!(c, '\'' | '’' | '‘');
    if c == '\'' && text[..at].ends_with(is_word) {
        return None;
    }
    let ends = |(end, quote): &(usize, &str)| {
        !close.iter().all(is_single) || !rest[end + quote.len()..].starts_with(is_word)
    };
    let (length, _) = rest.match_indices(close).find(ends)?;
    Some(at + c.len_utf8() + length)
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

//! Words and numbers of a text, each as one, with what stands around it that tells of names.

use std::ops::Range;

/// A word or number of a text.
#[derive(Clone, Debug)]
pub struct TextWord<'t> {
    /// As it is written, without the possessive.
    pub text: &'t str,
    /// Where that stands, in bytes.
    pub range: Range<usize>,
    /// Whether a sentence, a quotation or the text begins with it.
    pub is_first: bool,
    /// Whether it stands right behind the one before, but for a space.
    pub is_next: bool,
}

/// The words and numbers of a text.
pub fn tokens(text: &str) -> Vec<TextWord<'_>> {
    let mut tokens: Vec<TextWord<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut is_first, mut end_before) = (true, 0);
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            // A dot within an abbreviation ends no sentence, but then a capital says nothing anyway.
            is_first |= ".!?:“\"«\n".contains(c);
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut last = c;
        while let Some((at, next)) = chars.peek().copied() {
            let follows = || text[at + next.len_utf8()..].chars().next();
            let is_inner = match next {
                ',' | '.' | '_' | '\u{a0}' | '\u{202f}' => {
                    last.is_ascii_digit() && follows().is_some_and(|c| c.is_ascii_digit())
                }
                ' ' => groups(&text[start..end], &text[at + 1..]),
                '-' | '\'' | '’' => {
                    follows().is_some_and(char::is_alphabetic) && last.is_alphabetic()
                }
                next => next.is_alphanumeric(),
            };
            if !is_inner {
                break;
            }
            (last, end) = (next, at + next.len_utf8());
            chars.next();
        }
        let word = &text[start..end];
        let bare = ["'s", "’s"].iter().find_map(|tail| word.strip_suffix(tail)).unwrap_or(word);
        let is_next = end_before > 0 && text[end_before..start].trim().is_empty();
        let range = start..start + bare.len();
        tokens.push(TextWord { text: bare, range, is_first, is_next });
        (is_first, end_before) = (false, end);
    }
    tokens
}

/// Whether three digits behind a space belong to a number.
fn groups(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let first = before.split([' ', '\u{a0}', '\u{202f}']).next().unwrap_or_default();
    let count = after.chars().take_while(|c| is_digit(*c)).count();
    before.chars().all(|c| is_digit(c) || c.is_whitespace()) && first.len() <= 3 && count == 3
}

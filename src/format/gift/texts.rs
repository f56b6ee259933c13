//! Texts of GIFT: their escapes, and the format that may stand before them.

use crate::format::moodle::TextFormat;

/// The signs that a backslash takes the meaning from.
const SIGNS: [char; 7] = ['\\', ':', '#', '=', '{', '}', '~'];

/// What a text is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Markdown.
    Markdown,
    /// An option or an answer.
    Literal,
}

/// A text without its escapes; other backslashes stay.
pub fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let (sign, length) = match after.chars().next() {
            Some('n') => ('\n', 1),
            Some(sign) if SIGNS.contains(&sign) => (sign, 1),
            _ => ('\\', 0),
        };
        plain.push(sign);
        rest = &after[length..];
    }
    plain + rest
}

/// A text with its escapes, so that it is read back the same.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => safe.push_str("\\n"),
            '\r' => {}
            _ => {
                safe.extend(Some('\\').filter(|_| SIGNS.contains(&c)));
                safe.push(c);
            }
        }
    }
    safe
}

/// The format that a text names before it, and the rest.
pub fn format_of(text: &str) -> (Option<TextFormat>, &str) {
    let text = text.trim();
    let named = text.strip_prefix('[').and_then(|inner| inner.split_once(']'));
    match named.and_then(|(name, rest)| Some((TextFormat::named(name)?, rest))) {
        Some((markup, rest)) => (Some(markup), rest.trim_start()),
        None => (None, text),
    }
}

/// A text that may name its format, and else has that of its question.
pub fn said(text: &str, of_question: TextFormat, becomes: Becomes) -> String {
    let (markup, text) = format_of(text);
    let (markup, text) = (markup.unwrap_or(of_question), decoded(text));
    match becomes {
        Becomes::Markdown => markup.markdown(&text),
        Becomes::Literal => markup.literal(&text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_as_they_are_written() {
        for text in ["a = {b} ~c #d: \\e \\n", "\\frac{1}{2}", "one\ntwo", "\\\\=", "é東"] {
            assert_eq!(decoded(&escaped(text)), text);
        }
        assert_eq!(decoded(r"tab\tx\"), r"tab\tx\");
    }
}

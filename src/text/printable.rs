//! What of a text is safe to show: it must not move the cursor, turn a line round or hide a thing.

use std::borrow::Cow;

/// Bytes as a text, with a sign for each that is no UTF-8. Where all are, as in most files, this is looked
/// at in larger steps than the standard library takes when it replaces.
pub fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Makes untrusted text safe to print: control characters (C1 too) and bidirectional overrides
/// are dropped, line ends become `\n`, a tab four spaces.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || is_printable(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => safe.push('\n'),
            '\t' => safe.push_str("    "),
            c if is_printable(c) => safe.push(c),
            _ => {}
        }
    }
    Cow::Owned(safe)
}

/// The same on one line: line ends become spaces.
pub fn printable_line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character only shows itself: no control, no separator of lines, nothing that turns
/// the direction of a line (embeddings, overrides, isolates) or hides in tags.
pub fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~')
        || !c.is_control()
            && !matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a text has nothing to see: spaces, control characters and zero-width ones only.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| !c.is_ascii_alphanumeric() && (c.is_whitespace() || !is_seen(c)))
}

/// Whether a character shows itself: it is printable and has a width, or stands for a space.
pub(super) fn is_seen(c: char) -> bool {
    matches!(c, ' '..='~')
        || is_printable(c)
            && !matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_the_cursor_or_turns_the_line_is_printable() {
        let evil = "a\u{1b}]0;title\u{7}b\u{9b}2Jc\u{202e}d\u{2066}e\rf\u{0}";
        assert_eq!(printable(evil), "a]0;titleb2Jcdef");
        assert_eq!(printable("one\r\ntwo\tthree"), "one\ntwo    three");
        assert!(matches!(printable("भारत 東京 🏳️‍🌈"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_text_without_anything_to_see_is_blank() {
        for blank in ["", " \t\n", "\u{200b}", "\u{0}\u{1b}", "\u{feff} \u{3000}", "\u{202e}\u{ad}"]
        {
            assert!(is_blank(blank), "{blank:?}");
        }
        for seen in ["a", " . ", "東", "\u{200b}é", "🏳️‍🌈", "\u{5d0}"] {
            assert!(!is_blank(seen), "{seen:?}");
        }
    }
}

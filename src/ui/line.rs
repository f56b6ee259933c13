//! A line being typed. It is edited by graphemes and laid out by columns, so that what is on the
//! screen is what is judged, in every script.

use super::keys::Keystroke;
use crate::text::{self, digraph};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// More than anyone types, in bytes, so that a pasted file does not stall the screen.
const MOST: usize = 10_000;

/// What is said of a longer line.
const NO_ROOM: &str = "That is longer than a line can be (10,000 bytes).";

/// A line, and where the cursor stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Editor {
    text: String,
    /// In bytes, between graphemes.
    at: usize,
    composing: Composing,
    /// Whether what is typed next takes the place of all.
    is_selected: bool,
}

/// How far a character is composed of two others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Composing {
    #[default]
    Nothing,
    Begun,
    First(char),
}

impl Editor {
    /// A line that was typed before, however long; the cursor stands behind it.
    pub(super) fn of(text: &str) -> Self {
        let text = text::printable_line(text);
        Self { at: text.len(), text, ..Self::default() }
    }

    /// What was typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Takes what stands behind the cursor away, as a line of its own.
    pub(super) fn split(&mut self) -> Self {
        let text = self.text.split_off(self.at);
        Self { text, ..Self::default() }
    }

    /// Puts another line behind this one; the cursor stays between them.
    pub(super) fn join(&mut self, other: &Self) {
        self.at = self.text.len();
        self.text.push_str(&other.text);
        self.settle();
    }

    /// Whether the cursor stands before all that was typed.
    pub(super) const fn is_at_start(&self) -> bool {
        self.at == 0
    }

    /// Whether the next keys compose a character.
    pub(super) fn is_composing(&self) -> bool {
        self.composing != Composing::Nothing
    }

    /// Lets the next character take the place of all. A space goes on with what is there, as nothing
    /// begins with one, and every other key edits it.
    pub(super) fn select(&mut self) {
        (self.is_selected, self.at) = (!self.text.is_empty(), self.text.len());
    }

    /// Whether what is typed next takes the place of all.
    pub(super) fn is_selected(&self) -> bool {
        self.is_selected
    }

    /// Takes a key.
    ///
    /// # Errors
    /// When it brings nothing: there is no room for it, or no such character.
    pub(super) fn press(&mut self, key: &Keystroke) -> Result<(), String> {
        let is_replaced = match key {
            Keystroke::Char(c) => *c != ' ',
            Keystroke::Paste(_) | Keystroke::Ctrl('V') => true,
            _ => false,
        };
        if std::mem::take(&mut self.is_selected) && is_replaced {
            self.cut(0, self.text.len());
        }
        match (std::mem::take(&mut self.composing), key) {
            (Composing::Nothing, _) => {}
            (Composing::Begun, Keystroke::Char(first)) => {
                self.composing = Composing::First(*first);
                return Ok(());
            }
            (Composing::First(first), Keystroke::Char(second)) => {
                let Some(c) = digraph(first, *second) else {
                    return Err(format!("{first}{second} stands for no character."));
                };
                return self.insert(c.encode_utf8(&mut [0; 4]));
            }
            (_, Keystroke::Esc) | (Composing::Begun, Keystroke::Backspace) => return Ok(()),
            (Composing::First(_), Keystroke::Backspace) => {
                self.composing = Composing::Begun;
                return Ok(());
            }
            _ => {}
        }
        match key {
            Keystroke::Char(c) => return self.insert(c.encode_utf8(&mut [0; 4])),
            Keystroke::Paste(text) => return self.insert(&text::printable_line(text)),
            Keystroke::Ctrl('V') => self.composing = Composing::Begun,
            Keystroke::Left => self.at = self.before(),
            Keystroke::Right => self.at = self.after(),
            Keystroke::Home => self.at = 0,
            Keystroke::End => self.at = self.text.len(),
            Keystroke::WordLeft => self.at = self.word_before(),
            Keystroke::WordRight => self.at = self.word_after(),
            Keystroke::Backspace => self.cut(self.before(), self.at),
            Keystroke::Delete => self.cut(self.at, self.after()),
            Keystroke::CutWord => self.cut(self.word_before(), self.at),
            Keystroke::CutNextWord => self.cut(self.at, self.word_after()),
            Keystroke::CutStart => self.cut(0, self.at),
            Keystroke::CutEnd => self.cut(self.at, self.text.len()),
            _ => {}
        }
        Ok(())
    }

    /// Lines of at most `columns`, and the cursor's line and column in them.
    pub(super) fn layout(&self, columns: usize) -> (Vec<String>, (usize, usize)) {
        let columns = columns.max(2); // a wide character must fit
        let mut lines = vec![String::new()];
        let (mut column, mut cursor) = (0, (0, 0));
        let begun = match self.composing {
            Composing::Nothing => None,
            Composing::Begun => Some('?'),
            Composing::First(first) => Some(first),
        };
        let mut shown = self.text.clone();
        if let Some(begun) = begun {
            shown.insert(self.at, begun);
        }
        for (at, grapheme) in shown.grapheme_indices(true) {
            let width = grapheme.width();
            if column + width > columns {
                lines.push(String::new());
                column = 0;
            }
            if at == self.at {
                cursor = (lines.len() - 1, column);
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(grapheme);
            }
            column += width;
        }
        if self.at == shown.len() {
            if column >= columns {
                lines.push(String::new());
                column = 0;
            }
            cursor = (lines.len() - 1, column);
        }
        (lines, cursor)
    }

    fn insert(&mut self, text: &str) -> Result<(), String> {
        if self.text.len() + text.len() > MOST {
            return Err(NO_ROOM.to_owned());
        }
        self.text.insert_str(self.at, text);
        self.at += text.len();
        self.settle();
        Ok(())
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.at = from;
        self.settle();
    }

    /// Moves on to the end of a grapheme that what was typed or cut has joined.
    fn settle(&mut self) {
        let ends = self.text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
        if self.at > 0 {
            self.at = ends.into_iter().find(|end| *end >= self.at).unwrap_or(self.text.len());
        }
    }

    fn before(&self) -> usize {
        self.text[..self.at].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.at + self.text[self.at..].graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let words = self.text[..self.at].split_word_bound_indices();
        words.rev().find(|(_, word)| !word.trim().is_empty()).map_or(0, |(at, _)| at)
    }

    fn word_after(&self) -> usize {
        let mut words = self.text[self.at..].split_word_bound_indices();
        let word = words.find(|(_, word)| !word.trim().is_empty());
        word.map_or(self.text.len(), |(at, word)| self.at + at + word.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, keys: &[Keystroke]) -> Editor {
        let mut editor = Editor::default();
        for c in text.chars() {
            editor.press(&Keystroke::Char(c)).unwrap();
        }
        for key in keys {
            editor.press(key).unwrap();
        }
        editor
    }

    #[test]
    fn one_backspace_deletes_one_grapheme_in_every_script() {
        for (text, left) in [
            ("東京都", "東京"),
            ("cafe\u{301}", "caf"),
            ("नमस्ते", "नमस्"),
            ("a👨‍👩‍👧", "a"),
            ("🇧🇾", ""),
            ("й", ""),
        ] {
            let editor = typed(text, &[Keystroke::Backspace]);
            assert!(text.starts_with(editor.text()), "{text}");
            if text != "नमस्ते" {
                assert_eq!(editor.text(), left);
            }
        }
    }

    #[test]
    fn keys_edit_where_the_cursor_is() {
        let table: [(&str, &[Keystroke], &str); 11] = [
            ("ab", &[Keystroke::Left, Keystroke::Char('x')], "axb"),
            ("東京", &[Keystroke::Left, Keystroke::Char('x')], "東x京"),
            ("ab", &[Keystroke::Home, Keystroke::Char('x')], "xab"),
            (
                "ab",
                &[Keystroke::Home, Keystroke::Delete, Keystroke::End, Keystroke::Char('x')],
                "bx",
            ),
            ("one two", &[Keystroke::CutWord], "one "),
            ("one two ", &[Keystroke::CutWord], "one "),
            ("one two", &[Keystroke::WordLeft, Keystroke::Char('x')], "one xtwo"),
            ("one two", &[Keystroke::Home, Keystroke::WordRight, Keystroke::CutEnd], "one"),
            ("one two", &[Keystroke::WordLeft, Keystroke::CutStart], "two"),
            ("one two", &[Keystroke::Home, Keystroke::CutNextWord], " two"),
            ("a", &[Keystroke::Paste("b\r\n\u{1b}c".into())], "ab c"),
        ];
        for (text, keys, expected) in table {
            assert_eq!(typed(text, keys).text(), expected, "{text} {keys:?}");
        }
    }

    #[test]
    fn the_cursor_stands_where_the_text_is() {
        assert_eq!(typed("東京", &[Keystroke::Left]).layout(10), (vec!["東京".into()], (0, 2)));
        assert_eq!(typed("cafe\u{301}", &[]).layout(10), (vec!["cafe\u{301}".into()], (0, 4)));
        assert_eq!(typed("東京都", &[]).layout(5), (vec!["東京".into(), "都".into()], (1, 2)));
        assert_eq!(typed("abcd", &[]).layout(4), (vec!["abcd".into(), String::new()], (1, 0)));
        assert_eq!(typed("", &[]).layout(4), (vec![String::new()], (0, 0)));
    }

    #[test]
    fn a_wide_character_has_two_columns_also_where_there_is_one() {
        let lines = ["東".to_owned(), "京".to_owned(), String::new()];
        for columns in [0, 1, 2, 3] {
            let end = if columns == 3 { (1, 2) } else { (2, 0) };
            let lines = lines[..=end.0].to_vec();
            assert_eq!(typed("東京", &[]).layout(columns), (lines, end), "{columns}");
        }
    }

    #[test]
    fn two_keys_behind_ctrl_v_are_one_character() {
        let compose =
            |first, second| [Keystroke::Ctrl('V'), Keystroke::Char(first), Keystroke::Char(second)];
        assert_eq!(typed("ma", &compose('n', '~')).text(), "mañ");
        let mut editor = typed("ab", &[Keystroke::Left, Keystroke::Ctrl('V')]);
        assert_eq!(editor.layout(10), (vec!["a?b".into()], (0, 1)));
        editor.press(&Keystroke::Char('n')).unwrap();
        assert_eq!(editor.layout(10), (vec!["anb".into()], (0, 1)));
        let refused = editor.press(&Keystroke::Char('%'));
        assert_eq!(refused, Err("n% stands for no character.".to_owned()));
        assert_eq!((editor.text(), editor.is_composing()), ("ab", false));
        for key in [Keystroke::Esc, Keystroke::Backspace] {
            let mut editor = typed("ab", &[Keystroke::Ctrl('V'), key]);
            editor.press(&Keystroke::Char('c')).unwrap();
            assert_eq!(editor.text(), "abc");
        }
    }

    #[test]
    fn a_combining_character_joins_what_stands_before() {
        let editor =
            typed("ex", &[Keystroke::Left, Keystroke::Char('\u{301}'), Keystroke::Char('y')]);
        assert_eq!(editor.text(), "e\u{301}yx");
        let editor =
            typed("\u{301}", &[Keystroke::Home, Keystroke::Char('e'), Keystroke::Backspace]);
        assert_eq!(editor.text(), "");
    }
}

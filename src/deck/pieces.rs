//! Pieces: a deck's text cut before each `[[question]]`, each piece parsed by itself, so that
//! memory stays small and a piece that is not TOML hides only itself.
//!
//! A cut is first tried at the next line that is a header. Where such a line stands inside a text,
//! the piece before it does not parse, and the lexer finds the header that is one; where that does
//! not parse either (a text left open swallows what follows), the line is the better guess.

use std::ops::Range;
use toml::de::{DeTable, Error};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A part of a deck's text, as far as it could be parsed.
pub struct Piece<'t> {
    /// Where it stands in the deck.
    pub range: Range<usize>,
    /// Its table; parts are missing where there are errors.
    pub table: DeTable<'t>,
    /// What is not TOML in it.
    pub errors: Vec<Error>,
}

/// Cuts and parses a deck's text.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let piece = piece(text, start)?;
        start = piece.range.end;
        Some(piece)
    })
}

/// The piece that begins there, if the text goes on.
pub fn piece(text: &str, start: usize) -> Option<Piece<'_>> {
    let range = cuts(text, start).next()?;
    Some(lengthened(text, parse(text, range)))
}

/// Where a text is cut from a place on, as far as its lines tell.
pub fn cuts(text: &str, mut start: usize) -> impl Iterator<Item = Range<usize>> {
    std::iter::from_fn(move || {
        let from = start;
        (from < text.len()).then(|| {
            start = next_line(text, from);
            from..start
        })
    })
}

/// The piece itself, or where it does not parse the longer one that does.
pub fn lengthened<'t>(text: &'t str, piece: Piece<'t>) -> Piece<'t> {
    if piece.errors.is_empty() {
        return piece;
    }
    let Range { start, end } = piece.range;
    let lexed = start + next_header(&text[start..]);
    if lexed > end {
        let longer = parse(text, start..lexed);
        if longer.errors.is_empty() {
            return longer;
        }
    }
    piece
}

pub fn parse(text: &str, range: Range<usize>) -> Piece<'_> {
    let (table, errors) = DeTable::parse_recoverable(&text[range.clone()]);
    Piece { range, table: table.into_inner(), errors }
}

/// Where the next line begins that is, or was meant for, the header of a list of tables.
fn next_line(text: &str, start: usize) -> usize {
    let mut from = start;
    while let Some(found) = text[from..].find('[') {
        let (before, header) = (&text[start..from + found], &text[from + found..]);
        let before = before.trim_end_matches([' ', '\t']);
        if before.ends_with('\n') && is_header(header) {
            return start + before.len();
        }
        from += found + 1;
    }
    text.len()
}

/// Whether a line that begins so is a header of several, or one of a question with a slip in it.
fn is_header(header: &str) -> bool {
    let line = header.split('\n').next().unwrap_or_default();
    let name = line.trim_start_matches(['[', ' ']);
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let rest = name.trim_start_matches(is_word);
    name.starts_with("question") && !rest.contains(['"', '.'])
        || (line.starts_with("[[") && rest.len() < name.len() && rest.starts_with("]]"))
}

/// How far the first piece reaches: up to the next header of a question that stands in no text.
fn next_header(text: &str) -> usize {
    use TokenKind::{Atom, LeftSquareBracket as Open, RightSquareBracket as Close};
    const HEADER: [TokenKind; 5] = [Open, Open, Atom, Close, Close];

    // How much of a header the line has so far, blanks aside, while it may still become one.
    let (mut line, mut matched) = (0, 0);
    for token in Source::new(text).lex() {
        let span = token.span();
        match token.kind() {
            TokenKind::Newline => (line, matched) = (span.end(), 0),
            TokenKind::Whitespace => {}
            kind if HEADER.get(matched) == Some(&kind)
                && (kind != Atom || &text[span.start()..span.end()] == "question") =>
            {
                matched += 1;
                if matched == HEADER.len() && line > 0 {
                    return line;
                }
            }
            _ => matched = usize::MAX, // no header any more, until the line ends
        }
    }
    text.len()
}

/// Whether the first that a text has, comments aside, is a question.
pub fn begins_with_a_question(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.find(|line| !line.starts_with('#')).unwrap_or_default();
    first.trim_start_matches(['[', ' ']).starts_with("question")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text).map(|piece| &text[piece.range]).collect()
    }

    #[test]
    fn a_deck_is_cut_before_each_question() {
        let text = "[deck]\n[[question]]\na = 1\n  [[question]] # two\nb = 2\n[question]\n";
        let expected = ["[deck]\n", "[[question]]\na = 1\n", "  [[question]] # two\nb = 2\n"];
        assert_eq!(cut(text)[..3], expected);
        assert_eq!(cut(text).concat(), text);
    }

    #[test]
    fn a_header_inside_a_text_is_none() {
        let text = "[[question]]\na = '''\n[[question]]\n'''\n[[question]]\nb = 2\n";
        assert_eq!(
            cut(text),
            ["[[question]]\na = '''\n[[question]]\n'''\n", "[[question]]\nb = 2\n"]
        );
        assert!(pieces(text).all(|piece| piece.errors.is_empty()));
    }

    #[test]
    fn a_text_left_open_hides_only_its_own_question() {
        let text = "[[question]]\na = '''open\n[[question]]\nb = 2\n[[question]]\nc = 3\n";
        let broken: Vec<bool> = pieces(text).map(|piece| !piece.errors.is_empty()).collect();
        assert_eq!(broken, [true, false, false]);
    }
}

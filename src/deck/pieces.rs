//! Pieces: a deck's text cut before each `[[question]]`, each piece parsed by itself. Headers are
//! found by the lexer, so that one inside a text is none; only where a piece is not TOML (a text
//! left open swallows what follows) are they looked for by the line.

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
        if start >= text.len() {
            return None;
        }
        let end = start + length(&text[start..]);
        let mut piece = parse(text, start..end);
        if !piece.errors.is_empty()
            && let Some(shorter) = next_line(&text[start..end])
        {
            piece = parse(text, start..start + shorter);
        }
        start = piece.range.end;
        Some(piece)
    })
}

fn parse(text: &str, range: Range<usize>) -> Piece<'_> {
    let (table, errors) = DeTable::parse_recoverable(&text[range.clone()]);
    Piece { range, table: table.into_inner(), errors }
}

/// How far the first piece reaches: up to the next header of a question.
fn length(text: &str) -> usize {
    use TokenKind::{Atom, LeftSquareBracket as Open, RightSquareBracket as Close};
    const HEADER: [TokenKind; 5] = [Open, Open, Atom, Close, Close];

    // The tokens of the line so far, blanks aside, while they may still become a header.
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

/// Where a line that is a header begins, after the first line.
fn next_line(text: &str) -> Option<usize> {
    let headers = text.match_indices("\n[[question]]").map(|(at, _)| at + 1);
    headers.into_iter().next()
}

//! Reading: text in, a deck and every finding about it out, in one pass.

use super::parallel::each_piece;
use super::pieces::piece;
use super::reader::Reader;
use super::reading::Reading;
use super::witness::{Nobody, Witness};
use super::{Deck, Omitted};
use crate::kind::Transcript;
use crate::report::Rule;
use std::borrow::Cow;
use std::ops::Range;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NOT_UTF8];

const NOT_UTF8: Rule = Rule::error(
    "not-utf8",
    "a file that is not UTF-8",
    "TOML is UTF-8. Other encodings show other letters on every machine. Save it as UTF-8.",
    r#"+ prompt = "Which planet is the largest?"
+ answer = "Jupiter"
"#,
);

/// Reads a deck from the bytes of its file; also the text to show its findings in, which has a
/// replacement character for what is not UTF-8.
pub fn read_bytes<'b>(bytes: &'b [u8], stem: &str) -> (Cow<'b, str>, Reading) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), read(text, stem)),
        Err(error) => {
            let at = error.valid_up_to();
            let message = format!("the file is not UTF-8: byte {at} is 0x{:02x}", bytes[at]);
            let help = match bytes {
                [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16: save it as UTF-8",
                _ => "save the file as UTF-8 in your editor",
            };
            let shown = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            let finding = NOT_UTF8.finding(shown, message, help);
            let omitted = Omitted { questions: 0, parts: 1 };
            let deck =
                Deck { id: stem.to_owned(), title: stem.to_owned(), omitted, ..Deck::default() };
            let reading = Reading { deck, findings: vec![finding], ..Reading::default() };
            (String::from_utf8_lossy(bytes), reading)
        }
    }
}

/// Reads a deck; `stem` is its id where it has none of its own.
pub fn read(text: &str, stem: &str) -> Reading {
    read_before(text, stem, &mut Nobody)
}

/// Reads a deck while somebody looks on.
pub fn read_before<'t>(text: &'t str, stem: &str, witness: &mut impl Witness<'t>) -> Reading {
    let mut reader = Reader::new(stem, witness);
    // The header stands in the first piece, and all others are read by what it says.
    let mut start = 0;
    if let Some(first) = piece(text, 0) {
        start = first.range.end;
        reader.piece(first, text);
    }
    let light = reader.light();
    let read = |transcript: &mut Transcript<'t>, range: Range<usize>, flat| {
        light.flat(&range, flat, text, transcript)
    };
    each_piece(text, start, read, |part| reader.take(part, text));
    reader.finish(text)
}

/// Reads the header alone, where it stands before the first question; `stem` is the deck's id where
/// it has none of its own.
pub fn read_header(text: &str, stem: &str) -> Deck {
    let header = piece(text, 0).map_or(0..0, |piece| piece.range);
    read(&text[header], stem).deck
}

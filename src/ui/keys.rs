//! Keys out of bytes. A terminal sends one character for a letter and several bytes for an arrow;
//! what is not known is swallowed whole, so that the tail of Shift-Up never answers a question.

use crate::text;

/// A key, or a piece of pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A printable character.
    Char(char),
    /// Text pasted at once, line ends and all.
    Paste(String),
    /// Enter.
    Enter,
    /// Escape, alone.
    Esc,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A screen back.
    PageUp,
    /// A screen on.
    PageDown,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Deletes what stands before.
    Backspace,
    /// Deletes what stands here.
    Delete,
    /// A word back.
    WordLeft,
    /// A word on.
    WordRight,
    /// Deletes the word before.
    CutWord,
    /// Deletes the word after.
    CutNextWord,
    /// Deletes all before.
    CutStart,
    /// Deletes all after.
    CutEnd,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D.
    EndOfInput,
}

/// What the bytes at hand begin with.
enum Read {
    /// This many bytes are a key, or one to pass over.
    Done(usize, Option<Key>),
    /// More bytes are needed to tell.
    More,
}

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes that have come in, and the keys they make.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: Vec<u8>,
}

impl Decoder {
    /// Takes in what was read.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Forgets all that was read.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Whether bytes wait for more to follow.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Whether all that waits is an Escape, which may well be alone.
    #[must_use]
    pub fn is_escape(&self) -> bool {
        self.bytes.iter().all(|byte| *byte == 0x1b)
    }

    /// The next whole key, if there is one.
    pub fn key(&mut self) -> Option<Key> {
        while !self.bytes.is_empty() {
            let Read::Done(count, key) = read(&self.bytes) else { return None };
            self.bytes.drain(..count);
            if key.is_some() {
                return key;
            }
        }
        None
    }

    /// The next key when nothing more has come for a while: an Escape is then the key, and the
    /// beginning of anything else is dropped.
    pub fn give_up(&mut self) -> Option<Key> {
        if self.bytes.starts_with(PASTE_START) {
            let text = paste(&self.bytes[PASTE_START.len()..]);
            self.bytes.clear();
            return Some(Key::Paste(text));
        }
        let alone = self.is_waiting() && self.is_escape();
        self.bytes.clear();
        alone.then_some(Key::Esc)
    }
}

fn read(bytes: &[u8]) -> Read {
    match bytes {
        [] => Read::More,
        [0x1b, rest @ ..] => escape(rest),
        [byte @ (0..=0x1f | 0x7f), ..] => Read::Done(1, control(*byte)),
        [lead, ..] => {
            let length = match lead {
                0..=0x7f => 1,
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return Read::Done(1, None),
            };
            let found = &bytes[..length.min(bytes.len())];
            match std::str::from_utf8(found) {
                Ok(text) => Read::Done(length, text.chars().next().and_then(printable)),
                Err(error) if error.error_len().is_none() => Read::More,
                Err(_) => Read::Done(1, None),
            }
        }
    }
}

fn printable(c: char) -> Option<Key> {
    (!text::printable(c.encode_utf8(&mut [0; 4])).is_empty()).then_some(Key::Char(c))
}

const fn control(byte: u8) -> Option<Key> {
    match byte {
        0x01 => Some(Key::Home),
        0x02 => Some(Key::Left),
        0x03 => Some(Key::Interrupt),
        0x04 => Some(Key::EndOfInput),
        0x05 => Some(Key::End),
        0x06 => Some(Key::Right),
        0x08 | 0x7f => Some(Key::Backspace),
        b'\t' => Some(Key::Tab),
        b'\r' | b'\n' => Some(Key::Enter),
        0x0b => Some(Key::CutEnd),
        0x0e => Some(Key::Down),
        0x10 => Some(Key::Up),
        0x15 => Some(Key::CutStart),
        0x17 => Some(Key::CutWord),
        _ => None,
    }
}

/// What follows an Escape.
fn escape(rest: &[u8]) -> Read {
    match rest {
        // another Escape: Alt with an arrow, in some terminals
        [] | [0x1b] => Read::More,
        [b'[', body @ ..] => after(2, csi(body)),
        [b'O', body @ ..] => after(2, single_shift(body)),
        // operating system commands, device controls and the like: up to BEL or ESC \
        [b']' | b'P' | b'_' | b'^' | b'X', body @ ..] => {
            let bell = body.iter().position(|byte| *byte == 0x07).map(|at| at + 1);
            let end = body.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 2);
            match (bell, end) {
                (None, None) => Read::More,
                (bell, end) => {
                    let at = bell.unwrap_or(usize::MAX).min(end.unwrap_or(usize::MAX));
                    Read::Done(2 + at, None)
                }
            }
        }
        [0x1b, b'[' | b'O', ..] => match escape(&rest[1..]) {
            Read::Done(count, key) => Read::Done(count + 1, key.as_ref().and_then(with_word)),
            Read::More => Read::More,
        },
        [0x1b, ..] => Read::Done(1, Some(Key::Esc)),
        [b'b', ..] => Read::Done(2, Some(Key::WordLeft)),
        [b'f', ..] => Read::Done(2, Some(Key::WordRight)),
        [b'd', ..] => Read::Done(2, Some(Key::CutNextWord)),
        [0x08 | 0x7f, ..] => Read::Done(2, Some(Key::CutWord)),
        // Alt with any other key
        _ => match read(rest) {
            Read::Done(count, _) => Read::Done(count + 1, None),
            Read::More => Read::More,
        },
    }
}

fn after(count: usize, read: Read) -> Read {
    match read {
        Read::Done(more, key) => Read::Done(count + more, key),
        Read::More => Read::More,
    }
}

fn with_word(key: &Key) -> Option<Key> {
    match key {
        Key::Left => Some(Key::WordLeft),
        Key::Right => Some(Key::WordRight),
        _ => None,
    }
}

/// A control sequence after `ESC [`: parameters, intermediate bytes, one final byte.
fn csi(body: &[u8]) -> Read {
    if body.first() == Some(&b'[') {
        return if body.len() > 1 { Read::Done(2, None) } else { Read::More }; // Linux console F1
    }
    let Some(end) = body.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return Read::More;
    };
    let (parameters, last) = (&body[..end], body[end]);
    if !matches!(last, 0x40..=0x7e) {
        return Read::Done(end, None); // broken off: the byte begins something else
    }
    if parameters == b"200" && last == b'~' {
        let text = &body[end + 1..];
        let found = text.windows(PASTE_END.len()).position(|bytes| bytes == PASTE_END);
        return match found {
            Some(at) => {
                Read::Done(end + 1 + at + PASTE_END.len(), Some(Key::Paste(paste(&text[..at]))))
            }
            None => Read::More,
        };
    }
    let key = match (parameters, last) {
        (b"" | b"1" | b"1;1", b'A') => Some(Key::Up),
        (b"" | b"1" | b"1;1", b'B') => Some(Key::Down),
        (b"" | b"1" | b"1;1", b'C') => Some(Key::Right),
        (b"" | b"1" | b"1;1", b'D') => Some(Key::Left),
        (b"1;3" | b"1;5" | b"5", b'C') => Some(Key::WordRight),
        (b"1;3" | b"1;5" | b"5", b'D') => Some(Key::WordLeft),
        (b"" | b"1" | b"1;1", b'H') | (b"1" | b"7", b'~') => Some(Key::Home),
        (b"" | b"1" | b"1;1", b'F') | (b"4" | b"8", b'~') => Some(Key::End),
        (b"3", b'~') => Some(Key::Delete),
        (b"3;3" | b"3;5", b'~') => Some(Key::CutNextWord),
        (b"5", b'~') => Some(Key::PageUp),
        (b"6", b'~') => Some(Key::PageDown),
        (b"", b'Z') => Some(Key::BackTab),
        _ => None,
    };
    Read::Done(end + 1, key)
}

/// A sequence after `ESC O`: perhaps a modifier, and one letter.
fn single_shift(body: &[u8]) -> Read {
    let Some(end) = body.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';')) else {
        return Read::More;
    };
    let key = match (&body[..end], body[end]) {
        (b"", b'A') => Some(Key::Up),
        (b"", b'B') => Some(Key::Down),
        (b"", b'C') => Some(Key::Right),
        (b"", b'D') => Some(Key::Left),
        (b"", b'H') => Some(Key::Home),
        (b"", b'F') => Some(Key::End),
        (b"", b'M') => Some(Key::Enter),
        (b"", b'c') | (b"5", b'C') => Some(Key::WordRight),
        (b"", b'd') | (b"5", b'D') => Some(Key::WordLeft),
        _ => None,
    };
    let ends = matches!(body[end], 0x20..=0x7e);
    Read::Done(if ends { end + 1 } else { end }, key)
}

fn paste(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace('\r', "\n");
    text::printable(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        decoder.feed(bytes);
        let mut keys: Vec<Key> = std::iter::from_fn(|| decoder.key()).collect();
        keys.extend(decoder.give_up());
        keys
    }

    /// The same, where every byte comes alone.
    fn slow(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        let mut keys = Vec::new();
        for byte in bytes {
            decoder.feed(&[*byte]);
            keys.extend(std::iter::from_fn(|| decoder.key()));
        }
        keys.extend(decoder.give_up());
        keys
    }

    #[test]
    fn known_keys_are_told_apart_however_their_bytes_arrive() {
        let table: [(&[u8], Key); 30] = [
            (b"a", Key::Char('a')),
            ("é".as_bytes(), Key::Char('é')),
            ("東".as_bytes(), Key::Char('東')),
            ("😀".as_bytes(), Key::Char('😀')),
            (b"\r", Key::Enter),
            (b"\n", Key::Enter),
            (b"\t", Key::Tab),
            (b"\x1b[Z", Key::BackTab),
            (b"\x7f", Key::Backspace),
            (b"\x1b", Key::Esc),
            (b"\x1b[A", Key::Up),
            (b"\x1bOB", Key::Down),
            (b"\x1b[C", Key::Right),
            (b"\x1b[1;5D", Key::WordLeft),
            (b"\x1b[1;3C", Key::WordRight),
            (b"\x1bb", Key::WordLeft),
            (b"\x1bf", Key::WordRight),
            (b"\x1b\x1b[D", Key::WordLeft),
            (b"\x1b\x7f", Key::CutWord),
            (b"\x17", Key::CutWord),
            (b"\x15", Key::CutStart),
            (b"\x0b", Key::CutEnd),
            (b"\x01", Key::Home),
            (b"\x1b[1~", Key::Home),
            (b"\x1b[F", Key::End),
            (b"\x1b[3~", Key::Delete),
            (b"\x1b[5~", Key::PageUp),
            (b"\x03", Key::Interrupt),
            (b"\x04", Key::EndOfInput),
            (b"\x1b[200~a\rb\x1b[201~", Key::Paste("a\nb".to_owned())),
        ];
        for (bytes, key) in table {
            let expected = std::slice::from_ref(&key);
            assert_eq!(keys(bytes), expected, "{bytes:?}");
            assert_eq!(slow(bytes), expected, "{bytes:?} one at a time");
        }
    }

    #[test]
    fn unknown_sequences_are_swallowed_whole() {
        let table: [&[u8]; 16] = [
            b"\x1b[1;2A",
            b"\x1b[1;5B",
            b"\x1b[a",
            b"\x1bOP",
            b"\x1b[15~",
            b"\x1b[[A",
            b"\x1b[24;2~",
            b"\x1b[3;2~",
            b"\x1b[?62;1;4c",
            b"\x1b]11;rgb:0/0/0\x07",
            b"\x1b]11;rgb:0/0/0\x1b\\",
            b"\x1bPq\x1b\\",
            b"\x1bx",
            b"\x1b[I",
            b"\x1b\xc3\xa9",
            b"\xff\xfe",
        ];
        for bytes in table {
            assert_eq!(keys(bytes), [], "{bytes:?}");
            let mut followed = bytes.to_vec();
            followed.push(b'x');
            assert_eq!(slow(&followed), [Key::Char('x')], "{bytes:?}");
        }
    }

    #[test]
    fn what_is_broken_off_is_dropped() {
        for bytes in [&b"\x1b["[..], b"\x1b[1;", b"\x1bO", b"\xe6\x9d", b"\x1b]0;t"] {
            assert_eq!(keys(bytes), [], "{bytes:?}");
        }
        assert_eq!(keys(b"\x1b[\x03"), [Key::Interrupt]);
        assert_eq!(keys(b"\x1b[200~half"), [Key::Paste("half".to_owned())]);
        assert_eq!(keys(b"\x1b\x1b"), [Key::Esc]);
    }

    #[test]
    fn pasted_controls_never_come_through() {
        assert_eq!(keys(b"\x1b[200~a\x1b[2Jb\x07\x1b[201~"), [Key::Paste("a[2Jb".to_owned())]);
        assert_eq!(keys("\u{9b}\u{202e}a".as_bytes()), [Key::Char('a')]);
    }

    #[test]
    fn no_bytes_make_the_decoder_hang_or_panic() {
        for first in 0..=255_u8 {
            for second in 0..=255_u8 {
                for bytes in
                    [&[first, second][..], &[0x1b, first, second], &[0x1b, b'[', first, second]]
                {
                    let mut decoder = Decoder::default();
                    decoder.feed(bytes);
                    while decoder.key().is_some() {}
                    decoder.give_up();
                    assert!(!decoder.is_waiting());
                }
            }
        }
    }
}

//! Keys out of bytes. A terminal sends one character for a letter and several bytes for an arrow;
//! what is not known is swallowed whole, so that the tail of Shift-Up never answers a question.

use crate::text;

/// A key, or a piece of pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keystroke {
    /// A printable character.
    Char(char),
    /// Text pasted at once, line ends and all.
    Paste(String),
    Enter,
    /// Escape, alone.
    Esc,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Tab,
    /// Shift-Tab.
    BackTab,
    Backspace,
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
    /// Ctrl-Z.
    Suspend,
    /// Ctrl-D.
    EndOfInput,
    /// Ctrl with another letter or sign.
    Ctrl(char),
    /// Alt with a digit.
    Alt(char),
}

/// How many bytes are a key, or something to pass over; none where more are needed to tell.
type Decoded = Option<(usize, Option<Keystroke>)>;

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes that have come in, and the keys they make.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: Vec<u8>,
    /// What is no key, where somebody waits for an answer of the terminal.
    answer: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes in what was read.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Begins to keep what the terminal answers.
    pub fn listen(&mut self) {
        self.answer = Some(Vec::new());
    }

    /// Whether it has answered `ESC [ c`, which all of them do.
    pub fn has_answer(&self) -> bool {
        let is_last = |answer: &Vec<u8>| {
            let begin = answer.windows(3).rposition(|bytes| bytes == b"\x1b[?");
            begin.is_some_and(|begin| answer[begin..].ends_with(b"c"))
        };
        self.answer.as_ref().is_some_and(is_last)
    }

    /// What the terminal has answered since [`Self::listen`]; what comes later is dropped.
    pub fn answer(&mut self) -> Vec<u8> {
        self.answer.take().unwrap_or_default()
    }

    /// Forgets all that was read.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Whether bytes wait for more to follow.
    pub const fn is_waiting(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Whether nothing may follow: an Escape, or Alt with what also begins a terminal's answer.
    pub fn may_be_whole(&self) -> bool {
        self.is_escape() || matches!(self.bytes[..], [0x1b, byte] if begins_string(byte))
    }

    fn is_escape(&self) -> bool {
        self.bytes.iter().all(|byte| *byte == 0x1b)
    }

    /// The next whole key, if there is one.
    pub fn key(&mut self) -> Option<Keystroke> {
        while !self.bytes.is_empty() {
            let (count, key) = read(&self.bytes)?;
            let taken = self.bytes.drain(..count);
            if let (None, Some(answer)) = (&key, &mut self.answer) {
                answer.extend(taken);
            }
            if key.is_some() {
                return key;
            }
        }
        None
    }

    /// The next key when nothing more has come for a while: an Escape is then the key, and the
    /// beginning of anything else is dropped.
    pub fn give_up(&mut self) -> Option<Keystroke> {
        if self.bytes.starts_with(PASTE_START) {
            let text = paste(&self.bytes[PASTE_START.len()..]);
            self.bytes.clear();
            return Some(Keystroke::Paste(text));
        }
        let alone = self.is_waiting() && self.is_escape();
        self.bytes.clear();
        alone.then_some(Keystroke::Esc)
    }
}

/// Whether a string follows this byte and an Escape: a command, a device control, a message.
const fn begins_string(byte: u8) -> bool {
    matches!(byte, b']' | b'P' | b'X' | b'^' | b'_')
}

fn read(bytes: &[u8]) -> Decoded {
    match bytes {
        [] => None,
        [0x1b, rest @ ..] => escape(rest),
        [byte @ (0..=0x1f | 0x7f), ..] => Some((1, control(*byte))),
        [lead, ..] => {
            let length = match lead {
                0..=0x7f => 1,
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return Some((1, None)),
            };
            let found = &bytes[..length.min(bytes.len())];
            match std::str::from_utf8(found) {
                Ok(text) => Some((length, text.chars().next().and_then(printable))),
                Err(error) if error.error_len().is_none() => None,
                Err(_) => Some((1, None)),
            }
        }
    }
}

fn printable(c: char) -> Option<Keystroke> {
    (!text::printable(c.encode_utf8(&mut [0; 4])).is_empty()).then_some(Keystroke::Char(c))
}

const fn control(byte: u8) -> Option<Keystroke> {
    match byte {
        0x01 => Some(Keystroke::Home),
        0x02 => Some(Keystroke::Left),
        0x03 => Some(Keystroke::Interrupt),
        0x04 => Some(Keystroke::EndOfInput),
        0x05 => Some(Keystroke::End),
        0x06 => Some(Keystroke::Right),
        0x08 | 0x7f => Some(Keystroke::Backspace),
        b'\t' => Some(Keystroke::Tab),
        b'\r' | b'\n' => Some(Keystroke::Enter),
        0x0b => Some(Keystroke::CutEnd),
        0x0e => Some(Keystroke::Down),
        0x10 => Some(Keystroke::Up),
        0x15 => Some(Keystroke::CutStart),
        0x17 => Some(Keystroke::CutWord),
        0x1a => Some(Keystroke::Suspend),
        0 => None, // Ctrl with Space, and what some terminals send by themselves
        byte => Some(Keystroke::Ctrl((byte | 0x40) as char)),
    }
}

/// What follows an Escape.
fn escape(rest: &[u8]) -> Decoded {
    match rest {
        // another Escape: Alt with an arrow, in some terminals
        [] | [0x1b] => None,
        [b'[', body @ ..] => after(2, csi(body)),
        [b'O', body @ ..] => after(2, single_shift(body)),
        [byte, body @ ..] if begins_string(*byte) => after(2, string(body)),
        [0x1b, b'[' | b'O', ..] => {
            let (count, key) = escape(&rest[1..])?;
            Some((count + 1, key.as_ref().and_then(with_word)))
        }
        [0x1b, ..] => Some((1, Some(Keystroke::Esc))),
        [b'b', ..] => Some((2, Some(Keystroke::WordLeft))),
        [b'f', ..] => Some((2, Some(Keystroke::WordRight))),
        [b'd', ..] => Some((2, Some(Keystroke::CutNextWord))),
        [0x08 | 0x7f, ..] => Some((2, Some(Keystroke::CutWord))),
        [digit @ b'0'..=b'9', ..] => Some((2, Some(Keystroke::Alt(char::from(*digit))))),
        // Alt with any other key
        _ => read(rest).map(|(count, _)| (count + 1, None)),
    }
}

fn after(count: usize, read: Decoded) -> Decoded {
    read.map(|(more, key)| (count + more, key))
}

/// What a terminal answers with: up to BEL or ESC \, or to a control byte that was typed meanwhile.
fn string(body: &[u8]) -> Decoded {
    let end = body.iter().position(|byte| matches!(byte, 0..=0x1f | 0x7f))?;
    match body[end..] {
        [0x07, ..] => Some((end + 1, None)),
        [0x1b] => None,
        [0x1b, b'\\', ..] => Some((end + 2, None)),
        _ => Some((end, None)),
    }
}

/// The key of the letter that ends a sequence.
const fn arrow(letter: u8) -> Option<Keystroke> {
    match letter {
        b'A' => Some(Keystroke::Up),
        b'B' => Some(Keystroke::Down),
        b'C' => Some(Keystroke::Right),
        b'D' => Some(Keystroke::Left),
        b'F' => Some(Keystroke::End),
        b'H' => Some(Keystroke::Home),
        _ => None,
    }
}

fn with_word(key: &Keystroke) -> Option<Keystroke> {
    match key {
        Keystroke::Left => Some(Keystroke::WordLeft),
        Keystroke::Right => Some(Keystroke::WordRight),
        _ => None,
    }
}

/// A control sequence after `ESC [`: parameters, intermediate bytes, one final byte.
fn csi(body: &[u8]) -> Decoded {
    if body.first() == Some(&b'[') {
        return (body.len() > 1).then_some((2, None)); // Linux console F1
    }
    let end = body.iter().position(|byte| !matches!(byte, 0x20..=0x3f))?;
    let (parameters, last) = (&body[..end], body[end]);
    if !matches!(last, 0x40..=0x7e) {
        return Some((end, None)); // broken off: the byte begins something else
    }
    if body[..=end] == *b"M" {
        return mouse(&body[1..]);
    }
    if parameters == b"200" && last == b'~' {
        let text = &body[end + 1..];
        let at = text.windows(PASTE_END.len()).position(|bytes| bytes == PASTE_END)?;
        let key = Keystroke::Paste(paste(&text[..at]));
        return Some((end + 1 + at + PASTE_END.len(), Some(key)));
    }
    let key = match (parameters, last) {
        (b"1" | b"7", b'~') => Some(Keystroke::Home),
        (b"4" | b"8", b'~') => Some(Keystroke::End),
        (b"3", b'~') => Some(Keystroke::Delete),
        (b"3;3" | b"3;5", b'~') => Some(Keystroke::CutNextWord),
        (b"5", b'~') => Some(Keystroke::PageUp),
        (b"6", b'~') => Some(Keystroke::PageDown),
        (b"", b'Z') => Some(Keystroke::BackTab),
        (b"" | b"1" | b"1;1", _) => arrow(last),
        (b"1;3" | b"1;5" | b"5", _) => arrow(last).as_ref().and_then(with_word),
        _ => None,
    };
    Some((end + 1, key))
}

/// What follows `ESC [ M`, an old report of a mouse: button, column and row, a byte each.
fn mouse(body: &[u8]) -> Decoded {
    let report = &body[..body.len().min(3)];
    match report.iter().position(|byte| *byte < 0x20) {
        Some(end) => Some((1 + end, None)), // broken off
        None => (report.len() == 3).then_some((4, None)),
    }
}

/// A sequence after `ESC O`: perhaps a modifier, and one letter.
fn single_shift(body: &[u8]) -> Decoded {
    let end = body.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';'))?;
    let key = match (&body[..end], body[end]) {
        (b"", b'M') => Some(Keystroke::Enter),
        (b"", b'c') => Some(Keystroke::WordRight),
        (b"", b'd') => Some(Keystroke::WordLeft),
        (b"", last) => arrow(last),
        (b"5", last) => arrow(last).as_ref().and_then(with_word),
        _ => None,
    };
    let ends = matches!(body[end], 0x20..=0x7e);
    Some((if ends { end + 1 } else { end }, key))
}

fn paste(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace('\r', "\n");
    text::printable(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Keystroke> {
        let mut decoder = Decoder::default();
        decoder.feed(bytes);
        let mut keys: Vec<Keystroke> = std::iter::from_fn(|| decoder.key()).collect();
        keys.extend(decoder.give_up());
        keys
    }

    /// The same, where every byte comes alone.
    fn slow(bytes: &[u8]) -> Vec<Keystroke> {
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
        let table: [(&[u8], Keystroke); 33] = [
            (b"a", Keystroke::Char('a')),
            ("é".as_bytes(), Keystroke::Char('é')),
            ("東".as_bytes(), Keystroke::Char('東')),
            ("😀".as_bytes(), Keystroke::Char('😀')),
            (b"\r", Keystroke::Enter),
            (b"\n", Keystroke::Enter),
            (b"\t", Keystroke::Tab),
            (b"\x1b[Z", Keystroke::BackTab),
            (b"\x7f", Keystroke::Backspace),
            (b"\x1b", Keystroke::Esc),
            (b"\x1b[A", Keystroke::Up),
            (b"\x1bOB", Keystroke::Down),
            (b"\x1b[C", Keystroke::Right),
            (b"\x1b[1;5D", Keystroke::WordLeft),
            (b"\x1b[1;3C", Keystroke::WordRight),
            (b"\x1bb", Keystroke::WordLeft),
            (b"\x1bf", Keystroke::WordRight),
            (b"\x1b\x1b[D", Keystroke::WordLeft),
            (b"\x1b\x7f", Keystroke::CutWord),
            (b"\x17", Keystroke::CutWord),
            (b"\x15", Keystroke::CutStart),
            (b"\x0b", Keystroke::CutEnd),
            (b"\x01", Keystroke::Home),
            (b"\x1b[1~", Keystroke::Home),
            (b"\x1b[F", Keystroke::End),
            (b"\x1b[3~", Keystroke::Delete),
            (b"\x1b[5~", Keystroke::PageUp),
            (b"\x03", Keystroke::Interrupt),
            (b"\x04", Keystroke::EndOfInput),
            (b"\x1a", Keystroke::Suspend),
            (b"\x07", Keystroke::Ctrl('G')),
            (b"\x1f", Keystroke::Ctrl('_')),
            (b"\x1b[200~a\rb\x1b[201~", Keystroke::Paste("a\nb".to_owned())),
        ];
        for (bytes, key) in table {
            let expected = std::slice::from_ref(&key);
            assert_eq!(keys(bytes), expected, "{bytes:?}");
            assert_eq!(slow(bytes), expected, "{bytes:?} one at a time");
        }
    }

    #[test]
    fn unknown_sequences_are_swallowed_whole() {
        let table: [&[u8]; 19] = [
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
            b"\x1bXq\x1b\\",
            b"\x1b[M !!",
            b"\x1b[M\x60\xff\x7f",
            b"\x1bx",
            b"\x1b[I",
            b"\x1b\xc3\xa9",
            b"\xff\xfe",
        ];
        for bytes in table {
            assert_eq!(keys(bytes), [], "{bytes:?}");
            let mut followed = bytes.to_vec();
            followed.push(b'x');
            assert_eq!(slow(&followed), [Keystroke::Char('x')], "{bytes:?}");
        }
    }

    #[test]
    fn what_is_broken_off_is_dropped() {
        for bytes in [&b"\x1b["[..], b"\x1b[1;", b"\x1bO", b"\xe6\x9d", b"\x1b]0;t"] {
            assert_eq!(keys(bytes), [], "{bytes:?}");
        }
        assert_eq!(keys(b"\x1b[\x03"), [Keystroke::Interrupt]);
        assert_eq!(keys(b"\x1b[200~half"), [Keystroke::Paste("half".to_owned())]);
        assert_eq!(keys(b"\x1b\x1b"), [Keystroke::Esc]);
    }

    #[test]
    fn answers_of_the_terminal_are_kept_apart_from_keys() {
        let mut decoder = Decoder::default();
        decoder.listen();
        decoder.feed(b"a\x1b_Gi=31;OK\x1b\\b\x1b[6;18;9t\x1b[?62;4");
        assert_eq!(decoder.key(), Some(Keystroke::Char('a')));
        assert_eq!(decoder.key(), Some(Keystroke::Char('b')));
        assert_eq!(decoder.key(), None);
        assert!(!decoder.has_answer());
        decoder.feed(b"cx");
        assert_eq!(decoder.key(), Some(Keystroke::Char('x')));
        assert!(decoder.has_answer());
        assert_eq!(decoder.answer(), b"\x1b_Gi=31;OK\x1b\\\x1b[6;18;9t\x1b[?62;4c");
        decoder.feed(b"\x1b[?62;4c");
        assert_eq!((decoder.key(), decoder.answer()), (None, Vec::new()), "too late");
    }

    #[test]
    fn a_string_ends_at_a_control_byte_and_alone_at_once() {
        for first in [b']', b'P', b'X', b'^', b'_'] {
            let mut decoder = Decoder::default();
            decoder.feed(&[0x1b, first]);
            assert_eq!(decoder.key(), None);
            assert!(decoder.may_be_whole());
            assert_eq!(decoder.give_up(), None);
            assert!(!decoder.is_waiting());
            for (typed, key) in [
                (&b"\x03"[..], Keystroke::Interrupt),
                (b"abc\x03", Keystroke::Interrupt),
                (b"abc\r", Keystroke::Enter),
                (b"abc\x1b[A", Keystroke::Up),
                (b"abc\x1b\\x", Keystroke::Char('x')),
                (b"abc\x07x", Keystroke::Char('x')),
            ] {
                let bytes = [&[0x1b, first], typed].concat();
                assert_eq!(keys(&bytes), std::slice::from_ref(&key), "{bytes:?}");
                assert_eq!(slow(&bytes), std::slice::from_ref(&key), "{bytes:?}");
            }
        }
    }

    #[test]
    fn a_report_of_the_mouse_types_nothing_and_keeps_nothing_back() {
        assert_eq!(keys(b"\x1b[M ab\x1b[M#abx"), [Keystroke::Char('x')]);
        assert_eq!(keys(b"\x1b[M \x03"), [Keystroke::Interrupt]);
        assert_eq!(keys(b"\x1b[M a"), []);
    }

    #[test]
    fn pasted_controls_never_come_through() {
        assert_eq!(
            keys(b"\x1b[200~a\x1b[2Jb\x07\x1b[201~"),
            [Keystroke::Paste("a[2Jb".to_owned())]
        );
        assert_eq!(keys("\u{9b}\u{202e}a".as_bytes()), [Keystroke::Char('a')]);
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

//! Words of a command line, as a person can type them again.

use super::is_printable;
use std::ffi::OsStr;
use std::fmt::Write;

/// A word as a shell reads it: in quotes where it needs them, and with escapes where it has bytes
/// that cannot be shown.
pub fn shell_word(word: &OsStr) -> String {
    if let Some(text) = word.to_str()
        && text.chars().all(is_printable)
    {
        return shell_words::quote(text).into_owned();
    }
    let mut quoted = "$'".to_owned();
    let escape = |quoted: &mut String, bytes: &[u8]| {
        for byte in bytes {
            let _ = write!(quoted, "\\x{byte:02x}"); // a text takes all that is written
        }
    };
    for chunk in word.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\\' | '\'' => quoted.extend(['\\', c]),
                c if is_printable(c) => quoted.push(c),
                c => escape(&mut quoted, c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        escape(&mut quoted, chunk.invalid());
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn any_word_can_be_typed_again() {
        let words: [&[u8]; _] = [
            b"deck.toml",
            b"",
            b"a  b",
            b"it's",
            b"$(x)",
            b"~",
            b"x\xff'y\\",
            "\u{9b}2J\u{202e}é".as_bytes(),
            b"\x1b]0;x\x07\n",
        ];
        for word in words {
            let typed = shell_word(OsStr::from_bytes(word));
            assert!(typed.chars().all(is_printable), "{typed}");
            let script = format!("printf %s {typed}");
            let bash = std::process::Command::new("bash").args(["-c", &script]).output().unwrap();
            assert_eq!(bash.stdout, word, "{typed}");
        }
        assert_eq!(shell_word(OsStr::from_bytes(b"x\xff")), r"$'x\xff'");
    }
}

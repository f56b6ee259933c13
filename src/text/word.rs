//! Words of a command line, as a person can type them again.

use super::{is_printable, width};
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

/// A command behind what is said of it, on lines of at most so many columns as far as its words
/// allow that. A line that goes on ends as a shell has it, so that all of them can be copied.
pub fn shell_lines(said: &str, words: &[String], columns: usize) -> Vec<String> {
    let (more, indent) = (" \\", "  ");
    let mut lines = vec![said.to_owned()];
    for (at, word) in words.iter().enumerate() {
        let room = columns.saturating_sub(if at + 1 < words.len() { more.len() } else { 0 });
        match lines.last_mut() {
            Some(line) if at == 0 || width(line) + 1 + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) => {
                line.push_str(more);
                lines.push(format!("{indent}{word}"));
            }
            None => {}
        }
    }
    lines
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
    #[test]
    fn a_long_command_is_broken_between_words_and_runs_as_it_is_copied() {
        let words = ["printf", "%s,", "--resume", "'my deck.toml'", "x"].map(str::to_owned);
        let lines = shell_lines("To go on:", &words, 24);
        let expected = ["To go on: printf %s, \\", "  --resume \\", "  'my deck.toml' x"];
        assert_eq!(lines, expected);
        let copied = lines.join("\n").replace("To go on: ", "");
        let bash = std::process::Command::new("bash").args(["-c", &copied]).output().unwrap();
        assert_eq!(bash.stdout, b"--resume,my deck.toml,x,");
        assert_eq!(shell_lines("To go on:", &words[..2], 80), ["To go on: printf %s,"]);
    }
}

//! Words of a command line, as a person can type them again.

use super::{is_printable, width, wrap};
use std::ffi::OsStr;
use std::fmt::Write;

/// A word as a shell reads it: in quotes where it needs them, and with escapes where it has bytes
/// that cannot be shown.
pub fn shell_word(word: &OsStr) -> String {
    if let Some(text) = word.to_str()
        && text.chars().all(is_printable)
    {
        // Letters and digits of any script mean nothing to a shell.
        let is_plain = |c: char| c.is_alphanumeric() || "_-./,:@%+=".contains(c);
        let is_bare = !text.is_empty() && !text.starts_with('=') && text.chars().all(is_plain);
        return if is_bare { text.to_owned() } else { shell_words::quote(text).into_owned() };
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

/// A command to type: `quizdeck` with what it is to do, and what a person named, in quotes where a shell
/// needs them. What begins like an option stands behind `--`. Every command that is suggested is written
/// by this.
pub fn to_type<W: AsRef<OsStr>>(doing: &str, words: impl IntoIterator<Item = W>) -> String {
    let mut typed = format!("quizdeck {doing}");
    let mut is_guarded = false;
    for word in words {
        let word = word.as_ref();
        if word.as_encoded_bytes().starts_with(b"-") && !is_guarded {
            typed.push_str(" --");
            is_guarded = true;
        }
        typed = typed + " " + &shell_word(word);
    }
    typed
}

/// A command behind what is said of it, on lines of at most so many columns as far as its words
/// allow that. A line that goes on ends as a shell has it, so that all of them can be copied.
pub fn shell_lines(said: &str, words: &[String], columns: usize) -> Vec<String> {
    let (more, indent) = (" \\", "  ");
    let mut lines = wrap(said, columns);
    for (at, word) in words.iter().enumerate() {
        let room = columns.saturating_sub(if at + 1 < words.len() { more.len() } else { 0 });
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if at > 0 => {
                line.push_str(more);
                lines.push(format!("{indent}{word}"));
            }
            // The command begins on a line of its own.
            Some(_) | None => lines.push(word.clone()),
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
    fn a_command_to_type_is_quoted_only_where_a_shell_needs_it() {
        let table: [(&[&str], &str); 7] = [
            (&["decks/My deck: Suez?.toml"], "quizdeck add 'decks/My deck: Suez?.toml'"),
            (&["столицы.toml"], "quizdeck add столицы.toml"),
            (&["首都"], "quizdeck add 首都"),
            (&["it's"], "quizdeck add 'it'\\''s'"),
            (&["a.toml", "-x", "-y"], "quizdeck add a.toml -- -x -y"),
            (&["~a", "#b"], "quizdeck add '~a' '#b'"),
            (&[""], "quizdeck add ''"),
        ];
        for (words, typed) in table {
            assert_eq!(to_type("add", words), typed);
        }
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
        assert_eq!(shell_lines("To go on:", &words[..2], 12), ["To go on:", "printf %s,"]);
    }
}

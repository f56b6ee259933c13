//! The shells: the script for each, what it tells of the line that is typed, and how it is handed
//! what could come next. All but bash quote what they insert; bash inserts it as it is.

use crate::text;
use std::ffi::OsString;

/// A shell that completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

/// A command line up to the cursor.
#[derive(Debug, Default)]
pub struct CommandLine {
    /// Its words without their quotes; the last one is to be completed.
    pub words: Vec<OsString>,
    /// What of the last word stands before the part that bash replaces.
    kept: String,
    /// The quote that is open where that part begins.
    quote: Option<char>,
    /// Whether that part begins with the folder of the user.
    home: bool,
}

impl Shell {
    /// What the shell has to run to complete.
    pub const fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("quizdeck.bash"),
            Self::Elvish => include_str!("quizdeck.elv"),
            Self::Fish => include_str!("quizdeck.fish"),
            Self::Powershell => include_str!("quizdeck.ps1"),
            Self::Zsh => include_str!("quizdeck.zsh"),
        }
    }

    /// What is typed, by what the script tells: the words; from bash the line as it stands there,
    /// and the end of it that would be replaced.
    pub fn typed(self, told: Vec<OsString>) -> CommandLine {
        if self != Self::Bash {
            return CommandLine { words: told, ..CommandLine::default() };
        }
        let mut told = told.into_iter().map(|text| text.to_string_lossy().into_owned());
        let (line, replaced) = (told.next().unwrap_or_default(), told.next().unwrap_or_default());
        let before = line.strip_suffix(&replaced).and_then(split);
        let (Some((words, _)), Some((mut before, quote))) = (split(&line), before) else {
            return CommandLine::default();
        };
        let kept = before.pop().unwrap_or_default();
        let home = kept.is_empty() && quote.is_none() && replaced.starts_with("~/");
        CommandLine { words: words.into_iter().map(Into::into).collect(), kept, quote, home }
    }

    /// A line of what could come next; nothing where it does not go on with what is typed.
    pub fn candidate(self, typed: &CommandLine, value: &str, help: &str) -> Option<String> {
        if self != Self::Bash {
            let help = text::printable_line(help);
            let tab = if help.is_empty() { "" } else { "\t" };
            return Some(format!("{value}{tab}{help}\n"));
        }
        let value = value.strip_prefix(&typed.kept)?;
        let home = if typed.home { "~/" } else { "" };
        Some(format!("{home}{}\n", quoted(value.strip_prefix(home)?, typed.quote)))
    }
}

/// The words of an unfinished line as bash reads them, and the quote that is open at its end.
fn split(line: &str) -> Option<(Vec<String>, Option<char>)> {
    const CURSOR: char = '\u{1}'; // makes a word of nothing, and is in no line
    [None, Some('\''), Some('"')].into_iter().find_map(|quote| {
        let closed: String = line.chars().chain([CURSOR]).chain(quote).collect();
        let mut words = shell_words::split(&closed).ok()?;
        let last = words.pop()?.strip_suffix(CURSOR)?.to_owned();
        words.push(last);
        Some((words, quote))
    })
}

/// A text as bash reads it after a quote or none; bash closes the quote, unless one ends it.
fn quoted(text: &str, quote: Option<char>) -> String {
    let plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-_./:,%+@=".contains(c);
    let mut quoted = String::new();
    for c in text.chars() {
        match (quote, c) {
            (None, c) if !plain(c) => quoted.extend(['\\', c]),
            (Some('"'), '"' | '$' | '`' | '\\') => quoted.extend(['\\', c]),
            (Some('"'), '!') => quoted.push_str("\"\\!\""),
            (Some('\''), '\'') => quoted.push_str("'\\''"),
            _ => quoted.push(c),
        }
    }
    if let Some(quote) = quote.filter(|quote| quoted.ends_with(*quote)) {
        quoted.push(quote);
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What bash would insert for a line whose end it would replace.
    fn inserted(line: &str, replaced: &str, value: &str) -> Option<String> {
        let typed = Shell::Bash.typed(vec![line.into(), replaced.into()]);
        Shell::Bash.candidate(&typed, value, "").map(|line| line.trim_end().to_owned())
    }

    #[test]
    fn bash_gets_a_name_quoted_as_the_word_began() {
        let table = [
            ("q quiz ", "", "zevil$(touch x).toml", r"zevil\$\(touch\ x\).toml"),
            ("q quiz Fren", "Fren", "French verbs.toml", r"French\ verbs.toml"),
            ("q quiz French\\ v", "French\\ v", "French verbs.toml", r"French\ verbs.toml"),
            ("q quiz \"Fren", "Fren", "French verbs.toml", "French verbs.toml"),
            ("q quiz \"", "", "a$b\"c`d\\e!f", r#"a\$b\"c\`d\\e"\!"f"#),
            ("q quiz \"", "", "what\"", "what\\\"\""),
            ("q quiz '", "", "it's $(x)", r"it'\''s $(x)"),
            ("q quiz '", "", "dogs'", r"dogs'\'''"),
            ("q quiz 'it'\\''s f", "s f", "it's fun", "s fun"),
            ("q quiz --tag=wa", "wa", "--tag=wa ter", r"wa\ ter"),
            ("q quiz ~/my", "~/my", "~/my decks/", r"~/my\ decks/"),
            ("q quiz ", "", "~x", r"\~x"),
            ("q quiz é", "é", "école", "école"),
        ];
        for (line, replaced, value, expected) in table {
            assert_eq!(inserted(line, replaced, value).as_deref(), Some(expected), "{line}");
        }
        assert_eq!(inserted("q quiz a:b", "b", "c:b"), None);
    }

    #[test]
    fn the_last_word_is_the_one_at_the_cursor() {
        let words = |line: &str| Shell::Bash.typed(vec![line.into(), "".into()]).words;
        assert_eq!(words("q  quiz 'a b' "), ["q", "quiz", "a b", ""]);
        assert_eq!(words("q quiz \"a b"), ["q", "quiz", "a b"]);
        assert!(words("q quiz # a").is_empty(), "nothing is completed in a comment");
    }
}

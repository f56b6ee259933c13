//! How editors want to be told a line of a file: a table by the program's name.

use std::ffi::OsString;
use std::path::Path;

/// How a line is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Convention {
    /// `+7 deck.toml`
    Plus,
    /// `deck.toml:7`
    Colon,
    /// `deck.toml:7`, waiting with `--wait`
    ColonWait,
    /// `--goto deck.toml:7`, waiting with `--wait`
    Goto,
    /// `--line 7 deck.toml`, waiting with this
    Line(&'static str),
}

const CONVENTIONS: &[(Convention, &[&str])] = &[
    (
        Convention::Plus,
        &[
            "vi", "vim", "nvim", "gvim", "mvim", "view", "vis", "nano", "pico", "emacs",
            "emacsclient", "xemacs", "micro", "kak", "joe", "jed", "ne", "mg", "mcedit", "gedit",
            "jove", "zile", "neovide", "elvis", "nvi",
        ],
    ),
    (Convention::Colon, &["hx", "helix", "lapce", "fresh"]),
    (Convention::ColonWait, &["subl", "sublime_text", "zed", "zeditor"]),
    (Convention::Goto, &["code", "codium", "vscodium", "cursor", "windsurf", "positron"]),
    (Convention::Line("--block"), &["kate", "kwrite"]),
    (Convention::Line("--wait"), &["mate", "idea", "pycharm", "rustrover", "webstorm", "clion"]),
];

/// The whole command that opens a file at a line, from the editor and its own arguments. An editor
/// that is not known gets the file alone.
pub fn command(editor: &[String], file: &Path, line: usize) -> Vec<OsString> {
    // A file's name must not be taken for an option.
    let is_option = matches!(file.as_os_str().as_encoded_bytes(), [b'-' | b'+', ..]);
    let file = if is_option { Path::new(".").join(file) } else { file.to_owned() };
    let file = file.into_os_string();
    let mut at_line = file.clone();
    at_line.push(format!(":{line}"));
    let mut command: Vec<OsString> = editor.iter().map(Into::into).collect();
    let mut wait = |flag: &str, short: &str| {
        if !editor.iter().any(|word| word == flag || word == short) {
            command.push(flag.into());
        }
    };
    let arguments = match editor.first().and_then(|program| convention(program)) {
        Some(Convention::Plus) => vec![format!("+{line}").into(), file],
        Some(Convention::Colon) => vec![at_line],
        Some(Convention::ColonWait) => {
            wait("--wait", "-w");
            vec![at_line]
        }
        Some(Convention::Goto) => {
            wait("--wait", "-w");
            vec!["--goto".into(), at_line]
        }
        Some(Convention::Line(flag)) => {
            wait(flag, "-w");
            vec!["--line".into(), line.to_string().into(), file]
        }
        None => vec![file],
    };
    command.extend(arguments);
    command
}

/// The convention of a program, by its name without folder, version or variant: `vim.basic`,
/// `code-insiders`, `emacs-30`.
fn convention(program: &str) -> Option<Convention> {
    let name = Path::new(program).file_name()?.to_str()?.to_lowercase();
    let known = |name: &str| {
        let row = CONVENTIONS.iter().find(|(_, programs)| programs.contains(&name));
        row.map(|(convention, _)| *convention)
    };
    known(&name).or_else(|| known(name.split(['.', '-']).next()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;

    #[test]
    fn every_editor_is_told_the_line_in_its_own_way() {
        let table = [
            ("vim", "vim +7 a.toml"),
            ("/usr/bin/vim.basic -u NONE", "/usr/bin/vim.basic -u NONE +7 a.toml"),
            ("nvim", "nvim +7 a.toml"),
            ("nano -w", "nano -w +7 a.toml"),
            ("emacsclient -t", "emacsclient -t +7 a.toml"),
            ("emacs-30 -nw", "emacs-30 -nw +7 a.toml"),
            ("micro", "micro +7 a.toml"),
            ("kak", "kak +7 a.toml"),
            ("hx", "hx a.toml:7"),
            ("helix", "helix a.toml:7"),
            ("code", "code --wait --goto a.toml:7"),
            ("code --wait", "code --wait --goto a.toml:7"),
            ("code-insiders -w", "code-insiders -w --goto a.toml:7"),
            ("zed", "zed --wait a.toml:7"),
            ("kate", "kate --block --line 7 a.toml"),
            ("ed", "ed a.toml"),
        ];
        for (editor, expected) in table {
            let words: Vec<String> = editor.split(' ').map(str::to_owned).collect();
            let command = command(&words, Path::new("a.toml"), 7);
            assert_eq!(command.join(OsStr::new(" ")), expected);
        }
        assert_eq!(command(&["vi".to_owned()], Path::new("+x.toml"), 1)[2], "./+x.toml");
    }

    #[test]
    fn no_editor_has_two_conventions() {
        let mut all: Vec<&str> =
            CONVENTIONS.iter().flat_map(|(_, names)| *names).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

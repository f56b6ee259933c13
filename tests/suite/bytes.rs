//! Names and variables that are no Unicode: files may be called so, and nothing panics.

use crate::program::{Program, QUIZDECK, finish};
use crate::pty::Terminal;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

const DECK: &str = "[[question]]\nprompt = \"p\"\nanswer = \"d\"\n\
                    [[question]]\nprompt = \"q\"\nanswer = \"e\"\n";

/// A name in Latin 1.
const NAME: &[u8] = b"d\xe9j\xe0 vu.toml";

fn name() -> &'static OsStr {
    OsStr::from_bytes(NAME)
}

fn folder() -> Program {
    let program = Program::with_deck(DECK);
    std::fs::write(program.path("").join(name()), DECK).unwrap();
    program
}

#[test]
fn a_deck_may_have_any_name() {
    let program = folder();
    for command in ["quiz", "review", "learn", "check", "list", "show", "pin"] {
        let run = program.run(&[OsStr::new(command), name()], "d\ne\nd\ne\nd\ne\n");
        assert_eq!(run.status, 0, "{command}: {run:?}");
    }
    let add = ["add", "--prompt", "r", "--answer", "f"].map(OsStr::new);
    let run = program.run(&[&add[..], &[name()]].concat(), "");
    assert_eq!(run.status, 0, "{run:?}");
    let edit = [OsStr::new("edit"), name()];
    let run = finish(program.command(QUIZDECK).args(edit).env("EDITOR", "sed -i s/f/g/"), "");
    assert_eq!(run.status, 0, "{run:?}");
    let text = std::fs::read_to_string(program.path("").join(name())).unwrap();
    assert!(text.contains("answer = \"g\""), "the editor had the file: {text}");
    let run = program.run(&["check", "."], "");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("in 2 decks"), "{run:?}");
}

#[test]
fn what_is_said_about_going_on_works_for_any_folder() {
    let program = folder();
    let data = OsStr::from_bytes(b"m\xe9moire");
    let arguments = ["quiz", "deck.toml", "--order", "deck", "--data"].map(OsStr::new);
    let arguments = [&arguments[..], &[data]].concat();
    let mut terminal = Terminal::start_other(QUIZDECK, &program, (24, 120), &arguments, &[]);
    terminal.wait("1/2");
    terminal.send("d\r");
    terminal.wait("Enter goes on");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    terminal.wait(r"--data $'m\xe9moire'");
    let again = [&arguments[..], &[OsStr::new("--resume")]].concat();
    let run = program.run(&again, "e\n");
    assert!(run.stderr.starts_with("2/2"), "{run:?}");
}

#[test]
fn a_variable_that_is_no_unicode_is_told_or_left_out() {
    let program = folder();
    let run = |variable: &str, arguments: &[&str]| {
        let value = OsStr::from_bytes(b"\xff");
        finish(program.command(QUIZDECK).args(arguments).env(variable, value), "d\ne\n")
    };
    for variable in [
        "HOME", "LANG", "LC_ALL", "TERM", "TZ", "PATH", "TMPDIR", "EDITOR", "VISUAL", "PAGER",
        "NO_COLOR", "CLICOLOR_FORCE", "ACCESSIBLE", "COLUMNS", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
        "QUIZDECK_DATA", "QUIZDECK_DECKS",
    ] {
        for arguments in [&["quiz", "deck.toml", "--fresh"][..], &["config"], &["list"]] {
            let run = run(variable, arguments);
            assert_eq!(run.status, 0, "{variable}: {run:?}");
        }
    }
    for (variable, arguments) in [
        ("QUIZDECK_NOW", &["quiz", "deck.toml"][..]),
        ("QUIZDECK_SEED", &["quiz", "deck.toml"]),
        ("QUIZDECK_COUNT", &["config"]),
        ("QUIZDECK_COLOR", &["config"]),
        ("VISUAL", &["edit", "deck.toml"]),
        ("EDITOR", &["edit", "deck.toml"]),
    ] {
        let run = run(variable, arguments);
        assert_eq!(run.status, 2, "{variable}: {run:?}");
        assert!(
            run.stderr.starts_with("error: cannot ") && run.stderr.contains("hint: "),
            "{run:?}"
        );
    }
}

//! `edit`: the editor opens at the question's line, and the deck is looked at on return.

use crate::program::{Program, Run};
use crate::pty::Terminal;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const DECK: &str = "[deck]\nid = \"d\"\n\n[[question]]\nprompt = \"one?\"\nanswer = \"1st\"\n\n\
                    [[question]]\nid = \"two\"\nprompt = \"two?\"\nanswer = \"2nd\"\n";

/// A folder with a deck and an editor that notes its arguments and then runs a script.
fn with_editor(name: &str, script: &str) -> Program {
    let program = Program::with_deck(DECK);
    let text = format!("#!/bin/sh\nprintf '%s|' \"$@\" >>arguments\necho >>arguments\n{script}\n");
    let editor = program.write(&format!("bin dir/{name}"), text);
    fs::set_permissions(editor, fs::Permissions::from_mode(0o755)).unwrap();
    program
}

fn edit(program: &Program, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let folder = program.path("");
    let output = Command::new(crate::program::QUIZDECK)
        .arg("edit")
        .args(arguments)
        .current_dir(&folder)
        .env_clear()
        .envs(Program::environment(&folder))
        .env("PATH", "/usr/bin:/bin")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    Run::of(output)
}

fn arguments(program: &Program) -> String {
    fs::read_to_string(program.path("arguments")).unwrap_or_default()
}

#[test]
fn the_editor_opens_at_the_line_of_the_question() {
    for (name, line, expected) in [
        ("vim", "two", "+9|deck.toml|\n"),
        ("code", "two", "--wait|--goto|deck.toml:9|\n"),
        ("hx", "1", "deck.toml:5|\n"),
        ("unknown", "2", "deck.toml|\n"),
    ] {
        let program = with_editor(name, "");
        let editor = format!("'bin dir/{name}'");
        let run = edit(&program, &[("EDITOR", &editor)], &["deck.toml", line]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert_eq!(
            run.stdout,
            "deck.toml: not changed, 2 questions, 1 warning (quizdeck check deck.toml)\n"
        );
        assert_eq!(arguments(&program), expected);
    }
}

#[test]
fn visual_goes_first_and_its_arguments_are_honoured_without_a_shell() {
    let program = with_editor("nano", "");
    let variables =
        [("VISUAL", "'bin dir/nano' -w \"a b\" '$(touch evil)' `x` ;"), ("EDITOR", "false")];
    let run = edit(&program, &variables, &["deck.toml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(arguments(&program), "-w|a b|$(touch evil)|`x`|;|+1|deck.toml|\n");
    assert!(!program.path("evil").exists());
}

#[test]
fn the_deck_is_checked_on_return() {
    let program = with_editor("vim", "echo 'promt = 3' >>deck.toml");
    let run = edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck.toml"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("deck.toml:12:1"), "{}", run.stderr);
    assert!(run.stderr.contains("unknown key `promt`"), "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "deck.toml: changed, 2 questions, 1 warning (quizdeck check deck.toml)\n"
    );
    // The next time, without a question, the first error is gone to.
    edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck.toml"]);
    assert_eq!(arguments(&program), "+1|deck.toml|\n+12|deck.toml|\n");
}

#[test]
fn a_question_that_cannot_be_read_is_found_by_its_id() {
    let program = with_editor("vim", "");
    program.write("deck.toml", DECK.replace("\"two?\"", "\"two?"));
    edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck", "two"]);
    assert_eq!(arguments(&program), "+9|deck.toml|\n");
    let run = edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck", "9"]);
    assert!(run.stderr.contains("its number from 1 to 1"), "{}", run.stderr);
}

#[test]
fn what_is_wrong_can_be_mended_at_once() {
    let script = "if [ -e second ]; then sed -i '$d' deck.toml; else touch second; \
                  echo 'promt = 3' >>deck.toml; fi";
    let program = with_editor("vi", script);
    let variables = [("EDITOR", "'bin dir/vi'"), ("PATH", "/usr/bin:/bin")];
    let mut terminal =
        Terminal::start_with(&program, (24, 80), &["edit", "deck.toml", "two"], &variables);
    terminal.wait("Go back to the editor?");
    terminal.send("y");
    terminal.wait("deck.toml: not changed, 2 questions");
    assert_eq!(terminal.end(), 0);
    assert_eq!(arguments(&program), "+9|deck.toml|\n+12|deck.toml|\n");
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
}

#[test]
fn what_cannot_be_opened_is_said_with_a_remedy() {
    let program = Program::with_deck(DECK);
    let failed = |variables: &[(&str, &str)], arguments: &[&str], message: &str, hint: &str| {
        let run = edit(&program, variables, arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{message}");
        assert!(run.stderr.contains(message) && run.stderr.contains(hint), "{}", run.stderr);
    };
    failed(
        &[("EDITOR", "no-such-editor")],
        &["deck.toml"],
        "cannot start no-such-editor",
        "VISUAL",
    );
    failed(&[("EDITOR", "vi 'x")], &["deck.toml"], "open quote", "as in a shell");
    failed(&[("EDITOR", "false")], &["deck.toml"], "cannot tell what false did", "as the editor");
    failed(&[("PATH", "/nowhere")], &["deck.toml"], "cannot find an editor", "EDITOR");
    failed(&[], &["deck.toml", "tow"], "cannot find the question tow", "did you mean two?");
    failed(&[], &["tour"], "built in", "quizdeck new");
}

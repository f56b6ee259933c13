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
fn a_question_that_cannot_be_read_is_found_by_its_id_and_its_number() {
    let program = with_editor("vim", "");
    program.write("deck.toml", DECK.replace("\"two?\"", "\"two?"));
    edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck", "two"]);
    assert_eq!(arguments(&program), "+9|deck.toml|\n");
    edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck", "2"]);
    assert_eq!(arguments(&program), "+9|deck.toml|\n+8|deck.toml|\n");
    let run = edit(&program, &[("EDITOR", "'bin dir/vim'")], &["deck", "9"]);
    assert!(run.stderr.contains("its number from 1 to 2"), "{}", run.stderr);
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
fn a_file_name_with_a_slip_is_told_with_the_one_that_is_meant() {
    let program = Program::new();
    program.write("my decks/-iss.toml", "[deck]\nid = 'station'\n");
    program.write("iss.toml", "[deck]\nid = 'orbit'\n");
    for (slip, near) in [
        ("isd.toml", "did you mean iss.toml?"),
        ("isd", "did you mean iss.toml?"),
        ("./isd.toml", "did you mean ./iss.toml?"),
        ("my decks/-isd.toml", "did you mean 'my decks/-iss.toml'?"),
    ] {
        for command in ["edit", "check", "quiz", "pin", "find"] {
            let words = if command == "find" { vec!["find", "x"] } else { vec![command] };
            let said = program.run(&[&words[..], &[slip]].concat(), "").stderr;
            assert!(said.contains(near), "{command} {slip}: {said}");
        }
    }
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
    failed(&[], &["tour"], "built in", "quizdeck import tour.quizdeck");
}

const TREES: &str = "[deck]\nid = \"trees\"\n\n[[question]]\nid = \"ash\"\nprompt = \"Say ash\"\n\
                     answer = \"ash\"\n\n[[question]]\nid = \"oak\"\nprompt = \"Say oak\"\n\
                     answer = \"oak\"\n";

/// Answers the first question wrongly, and edits it from its verdict by a script.
fn edited_in_a_session(deck: &str, script: &str) -> (Program, Terminal) {
    let program = with_editor("vi", script);
    program.write("deck.toml", deck);
    let variables = [("EDITOR", "'bin dir/vi'"), ("PATH", "/usr/bin:/bin")];
    let arguments = ["quiz", "deck.toml", "--order", "deck", "--no-retry"];
    let mut terminal = Terminal::start_with(&program, (40, 100), &arguments, &variables);
    terminal.wait("Say ash");
    terminal.send("x\r");
    terminal.wait("Enter goes on");
    terminal.send("e");
    (program, terminal)
}

/// Answers the second question; what the session came to.
fn goes_on(terminal: &mut Terminal, score: &str) {
    terminal.wait("Say oak");
    terminal.send("oak\r");
    terminal.wait("Enter goes on");
    terminal.send("\r");
    terminal.wait(score);
    if !score.starts_with("1 of 1") {
        terminal.wait("Try the missed again?");
        terminal.send("n");
    }
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_session_goes_on_with_the_deck_as_it_is_after_an_edit() {
    for (script, said, score) in [
        ("", "deck.toml was not changed.", "1 of 2 right"),
        ("sed -i 's/trees/woods/' deck.toml", "deck.toml was saved.", "1 of 2 right"),
        ("sed -i 's/\"Say ash\"/\"Name a tree\"/' deck.toml", "Name a tree", "1 of 2 right"),
        (
            "sed -i 's/id = \"ash\"/id = \"esche\"/' deck.toml",
            "deck.toml was saved.",
            "1 of 2 right",
        ),
        ("sed -i 4,8d deck.toml", "The question is not in it any more.", "1 of 1 right"),
    ] {
        let (program, mut terminal) = edited_in_a_session(TREES, script);
        terminal.wait(said);
        goes_on(&mut terminal, score);
        assert_eq!(arguments(&program), "+5|deck.toml|\n", "{script}");
        // Score and progress are those of the deck by its new name.
        let items = program.run(&["list", "deck.toml", "--json"], "").stdout;
        assert!(!items.contains("\"new\": true"), "{script}: {items}");
        let run = program.run(&["list", "deck.toml"], "");
        let percent = if score.starts_with("1 of 2") { "50 %" } else { "100 %" };
        assert!(run.stdout.contains(percent), "{script}: {}", run.stdout);
    }
}

#[test]
fn a_session_goes_on_with_what_is_left_of_a_deck_that_was_broken() {
    let broken = "sed -i 's/\"ash\"$/[]/' deck.toml";
    let (_program, mut terminal) = edited_in_a_session(TREES, broken);
    terminal.wait("Go back to the editor?");
    terminal.send("n");
    terminal.wait("deck.toml was saved.");
    terminal.wait("1 question left out: run quizdeck check deck.toml");
    goes_on(&mut terminal, "1 of 1 right");
    let syntax = "sed -i 's/Say ash\"/Say ash/' deck.toml";
    let (_program, mut terminal) = edited_in_a_session(TREES, syntax);
    terminal.wait("Go back to the editor?");
    terminal.send("n");
    terminal.wait("part of the deck, lines 4 to 7 left out: run quizdeck check deck.toml");
    goes_on(&mut terminal, "1 of 1 right");
}

#[test]
fn a_session_of_which_nothing_is_left_ends_with_its_summary() {
    let only = TREES.split_once("\n[[question]]\nid = \"oak\"").unwrap().0;
    for (deck, script) in [
        (only, "sed -i 4,8d deck.toml"),
        (TREES, "sed -i 's/^.deck.$/[deck/' deck.toml"),
        (TREES, "sed -i 's/id = \"trees\"/id = []/' deck.toml"),
    ] {
        let (program, mut terminal) = edited_in_a_session(deck, script);
        terminal.until("an offer, or the end", |rows| {
            let text = rows.join("\n");
            text.contains("Go back to the editor?") || text.contains("Nothing is left to ask.")
        });
        terminal.send("n");
        terminal.wait("Nothing is left to ask.");
        terminal.wait("0 of 1 right");
        assert_eq!(terminal.end(), 0, "{script}");
        assert_eq!(arguments(&program).lines().count(), 1);
    }
}

#[test]
fn going_back_to_the_editor_is_usual() {
    let script = "if [ -e second ]; then sed -i '$d' deck.toml; else touch second; \
                  echo 'promt = 3' >>deck.toml; fi";
    let (program, mut terminal) = edited_in_a_session(TREES, script);
    terminal.wait("Go back to the editor?");
    terminal.send("\r");
    terminal.wait("deck.toml was not changed.");
    goes_on(&mut terminal, "1 of 2 right");
    assert_eq!(arguments(&program).lines().count(), 2);
}

#[test]
fn what_is_built_in_is_changed_once_it_is_a_file_of_ones_own() {
    let program = Program::new();
    program.write("a.txt", "The lake was mapped in 1901.\n");
    let changes: [&[&str]; 6] = [
        &["add", "csto", "--prompt", "Who?", "--answer", "Ann"],
        &["draft", "a.txt", "--to", "csto", "--all"],
        &["tag", "csto", "1", "+new"],
        &["pin", "csto"],
        &["split", "csto", "--by", "30", "--dry-run"],
        &["remove", "csto", "1"],
    ];
    for change in changes {
        let run = program.run(change, "");
        assert_eq!(run.status, 2, "{change:?}");
        let hint = "quizdeck export --to quizdeck csto && quizdeck import csto.quizdeck\n";
        assert!(run.stderr.ends_with(hint), "{}", run.stderr);
    }
    assert_eq!(program.run(&["export", "csto", "--to", "quizdeck"], "").status, 0);
    assert_eq!(program.run(&["import", "csto.quizdeck"], "").status, 0);
    for change in changes {
        let run = program.run(change, "");
        assert_eq!(run.status, 0, "{change:?}: {}", run.stderr);
    }
}

//! `completions`: what a shell is told, and what it is answered at a Tab.

use crate::program::{Program, QUIZDECK};
use std::process::Command;

const DECK: &str = "[deck]\ntitle = \"My rivers\"\ntags = [\"water\"]\n\n[[question]]\nid = \"danube\"\n\
                    prompt = \"Which river?\"\nanswer = \"Danube\"\ntags = [\"europe\"]\n";

/// What fish is offered for a line.
fn offered(program: &Program, line: &[&str]) -> Vec<String> {
    let folder = program.path("");
    let output = Command::new(QUIZDECK)
        .args(["--", "quizdeck"])
        .args(line)
        .current_dir(&folder)
        .env_clear()
        .envs(Program::environment(&folder))
        .env("QUIZDECK_COMPLETE", "fish")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_gets_a_script() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = program.run(&["completions", shell], "");
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains("QUIZDECK_COMPLETE") && run.stdout.contains("quizdeck"));
    }
    let run = program.run(&["completions", "tcsh"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("bash"), "{}", run.stderr);
}

#[test]
fn decks_ids_and_tags_complete_as_they_are_now() {
    let program = Program::with_deck(DECK);
    program.write("decks/rivers.toml", DECK);
    let decks = offered(&program, &["quiz", ""]);
    assert!(decks.contains(&"rivers\tMy rivers".to_owned()), "{decks:?}");
    assert!(decks.iter().any(|deck| deck.starts_with("csto\t")), "{decks:?}");
    assert!(decks.contains(&"deck.toml".to_owned()), "{decks:?}");
    assert_eq!(offered(&program, &["show", "riv"]), ["rivers\tMy rivers"]);
    assert_eq!(offered(&program, &["show", "rivers", ""])[0], "danube\tWhich river?");
    assert_eq!(offered(&program, &["edit", "deck.toml", "da"]), ["danube\tWhich river?"]);
    assert_eq!(
        offered(&program, &["quiz", "rivers", "--tag", ""]),
        ["europe\t1 question", "water\t1 question"]
    );
    assert_eq!(offered(&program, &["quiz", "rivers", "--id", ""]), ["danube\tWhich river?"]);
    assert!(offered(&program, &["quiz", "--ki"])[0].starts_with("--kind"));
}

#[test]
fn nothing_in_a_deck_reaches_the_shell_as_a_command() {
    let program = Program::with_deck(
        "[[question]]\nid = \"a\\u001b]0;x\\u0007\"\nprompt = \"b\\u001b[2J\\nc\"\nanswer = \"d\"\n\
         [[question]]\nid = \"e\"\nprompt = \"f\\u001b[2J\\ng\"\nanswer = \"h\"\n",
    );
    assert_eq!(offered(&program, &["show", "deck.toml", ""])[0], "e\tf[2J g");
    for broken in ["\u{0}", "[[question]]\nprompt = \"", ""] {
        let program = Program::with_deck(broken);
        assert!(!offered(&program, &["show", "deck.toml", ""]).is_empty(), "the options at least");
    }
}

#[test]
fn bash_completes_with_the_script() {
    let program = Program::new();
    program.write("decks/rivers.toml", DECK);
    let script = format!(
        "source <({QUIZDECK} completions bash); COMP_WORDS=(quizdeck quiz riv); COMP_CWORD=2; \
         COMP_TYPE=9; _clap_complete_quizdeck quizdeck riv quiz; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    );
    let folder = program.path("");
    let output = Command::new("bash")
        .args(["--norc", "-c", &script])
        .current_dir(&folder)
        .env_clear()
        .envs(Program::environment(&folder))
        .env("PATH", "/usr/bin:/bin")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "rivers\n");
}

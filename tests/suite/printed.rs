//! Whatever is printed only shows itself: neither decks nor arguments reach the terminal with what
//! moves its cursor, turns a line round or hides.

use crate::program::Program;
use serde_json::Value;

/// A title, a prompt, an answer: each with characters that do not show themselves.
const EVIL: &str = "x\u{9b}2J\u{7f}\u{202e}y\u{2028}\u{e0041}\u{200b}\u{feff}é";

fn deck() -> String {
    let evil = format!("\"{}\"", EVIL.replace('\u{7f}', "\\u007f"));
    format!(
        "[deck]\nid = \"evil\"\ntitle = {evil}\n[[question]]\nid = \"q\"\nprompt = {evil}\nanswer = {evil}\n\
         wrong = [{{ text = \"b\", why = {evil} }}]\nexplain = {evil}\ntags = [{evil}]\n"
    )
}

/// Whether each character shows itself, or stands for a space or a line end.
fn is_harmless(text: &str) -> bool {
    let hides =
        |c: char| matches!(c, '\u{200b}' | '\u{feff}' | '\u{202e}' | '\u{2028}' | '\u{e0041}');
    !text.chars().any(|c| (c.is_control() && c != '\n') || hides(c))
}

#[test]
fn json_says_by_numbers_what_does_not_show_itself() {
    let program = Program::with_deck(deck());
    let run = program.run(&["quiz", "deck.toml", "--json", "-"], "a\nb\na\nb\n");
    assert_eq!(run.status, 0, "{run:?}");
    for arguments in [
        &["list", "deck.toml", "--json"][..],
        &["list", "--json"],
        &["stats", "deck.toml", "--json"],
        &["show", "deck.toml", "--json", "--answers"],
        &["show", "deck.toml", "q", "--json", "--try", EVIL],
        &["check", "deck.toml", "--format", "json"],
        &["quiz", "deck.toml", "--json", "-", "--as", "typed"],
        &["history", "export"],
        &["schema"],
    ] {
        let run = program.run(arguments, format!("{EVIL}\n"));
        assert!(run.status < 2 && !run.stdout.is_empty(), "{arguments:?}: {run:?}");
        assert!(is_harmless(&run.stdout), "{arguments:?}: {}", run.stdout.escape_debug());
        let says = run.stdout.contains(r"x\u009b2J\u007f\u202ey\u2028\udb40\udc41\u200b\ufeffé");
        assert!(says || arguments[0] != "show", "{arguments:?}: {}", run.stdout);
        if arguments[0] != "history" {
            serde_json::from_str::<Value>(&run.stdout).unwrap();
        }
    }
}

#[test]
fn a_wrong_command_line_is_told_without_what_moves_the_cursor() {
    let program = Program::with_deck("[[question]]\nid = \"q\"\nprompt = \"p\"\nanswer = \"a\"\n");
    let evil = "\u{1b}]0;x\u{7}\u{202e}\u{9b}2J\nerror: z";
    for arguments in [
        &[evil][..],
        &["quiz", &format!("--{evil}")],
        &["quiz", &format!("--coun{evil}")],
        &["quiz", "--count", evil],
        &["quiz", "--kind", evil],
        &["quiz", "--pass", evil],
        &["quiz", &format!("--plain={evil}")],
        &["quiz", &format!("-{evil}")],
        &["list", "--color", evil],
        &["history", evil],
        &["completions", evil],
        &["show", "deck.toml", "q", "--try", "a", "--seed", evil],
        &["schema", evil],
        &["help", evil],
        &["quiz", evil],
        &["quiz", "deck.toml", "--id", evil],
        &["quiz", "deck.toml", "--tag", evil],
        &["new", evil],
    ] {
        let run = program.run(arguments, "");
        assert_eq!((run.status, &run.stdout[..]), (2, ""), "{arguments:?}: {run:?}");
        assert!(is_harmless(&run.stderr), "{arguments:?}: {}", run.stderr.escape_debug());
        let errors = run.stderr.lines().filter(|line| line.starts_with("error: ")).count();
        assert_eq!(errors, 1, "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn an_option_of_another_command_is_told_with_its_owners() {
    let program = Program::with_deck(deck());
    for (arguments, tip) in [
        (
            &["check", "deck.toml", "--seed", "7"][..],
            Some("`--seed` is an option of quiz, review,"),
        ),
        (&["--try", "x"], Some("`--try` is an option of show\n")),
        (&["check", "--no-such"], None),
        (&["check", "-z"], None),
    ] {
        let run = program.run(arguments, "");
        assert_eq!(run.status, 2, "{arguments:?}");
        let told = run.stderr.split_once("tip: ").map(|(_, tip)| tip);
        assert_eq!(told.is_some(), tip.is_some(), "{}", run.stderr);
        assert!(told.unwrap_or_default().starts_with(tip.unwrap_or_default()), "{}", run.stderr);
    }
}

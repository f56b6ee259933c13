//! `quiz` through a pipe: whole sessions, compared to the letter, and the claims of its options.
//!
//! The sessions lie in `tests/sessions`; with `UPDATE_EXPECTED=1` they are written anew, to be
//! read before they are committed.

use crate::program::{Program, Run};
use serde_json::Value;
use std::path::Path;

const MIXED: &str = include_str!("../sessions/mixed.toml");

/// Compares a run with the session of that name.
fn expect_session(name: &str, run: &Run) {
    let said =
        format!("--- stdout\n{}--- stderr\n{}--- status {}\n", run.stdout, run.stderr, run.status);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/sessions/{name}.txt"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(said, expected, "see {}", path.display());
}

fn quiz(program: &Program, options: &[&str], input: &str) -> Run {
    program.run(&[&["quiz", "deck.toml"], options].concat(), input)
}

#[test]
fn every_kind_is_asked_judged_and_summed_up() {
    let program = Program::with_deck(MIXED);
    let input = "b\na c\nt\nportugese\n4800\nRussia, China\nhydrogen\noxigen\na b c\n1a 2b\n\n3\n";
    let run = quiz(&program, &["--order", "deck", "--no-retry"], input);
    expect_session("every-kind", &run);
}

#[test]
fn the_commands_speak_for_the_question_or_the_last_answer() {
    let program = Program::with_deck(MIXED);
    let input =
        ":hint\n:hint\n:hint\na\n:right\n:wrong\n:undo\nb\n:guess\n:skip\n\\:skip\nf\n:quit\n";
    let run = quiz(&program, &["--order", "deck"], input);
    expect_session("commands", &run);
}

#[test]
fn missed_questions_come_back() {
    let program = Program::with_deck(MIXED);
    let run = quiz(&program, &["--id", "capital", "--id", "boil"], "x\na\nf\nb\nt\n");
    expect_session("missed", &run);
}

#[test]
fn the_input_may_end_at_any_line_and_the_result_is_written() {
    let program = Program::with_deck(MIXED);
    let lines = ["b", "c d", "t", "Portuguese", "4806", "x"];
    for count in 0..=lines.len() {
        let input =
            lines[..count].iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
        let run = quiz(&program, &["--order", "deck", "--json", "-"], &input);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let result: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(result["asked"].as_u64(), Some(count.min(6) as u64), "{input:?}");
        assert_eq!(result["questions"].as_array().unwrap().len(), count.min(6));
    }
}

#[test]
fn the_result_tells_each_question_by_its_first_try() {
    let program = Program::with_deck(MIXED);
    let input = "portugese\n4800 kg\n5\n4806\n";
    let options = ["--id", "brazil", "--id", "blanc", "--order", "deck", "--json", "out.json"];
    let run = quiz(&program, &options, input);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = std::fs::read_to_string(program.path("out.json")).unwrap();
    let result: Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "decks": ["mixed"], "seed": 7, "started": "2026-03-01T12:00:00Z", "mode": "quiz",
        "left_out": 0, "unread_parts": 0, "asked": 2, "right": 1, "points": 1.0, "of": 2, "percent": 50.0, "seconds": 0.0,
        "questions": [
            {"deck": "mixed", "id": "brazil", "kind": "short", "prompt": "Which language do people speak in Brazil?",
             "given": ["portugese"], "key": ["Portuguese"], "verdict": "close", "reason": "typo",
             "points": 1.0, "of": 1, "hints": 0, "milliseconds": 0, "tries": 1},
            {"deck": "mixed", "id": "blanc", "kind": "number", "prompt": "How high is Mont Blanc?",
             "given": ["5"], "key": ["4806 m"], "verdict": "wrong", "reason": null,
             "points": 0.0, "of": 1, "hints": 0, "milliseconds": 0, "tries": 2},
        ],
    });
    assert_eq!(result, expected);
}

#[test]
fn below_the_pass_mark_the_program_fails_and_what_was_not_answered_counts() {
    let program = Program::with_deck(MIXED);
    let options = ["--id", "capital", "--id", "boil", "--order", "deck", "--no-retry", "--pass"];
    let status =
        |mark: &str, input| quiz(&program, &[&options[..], &[mark]].concat(), input).status;
    assert_eq!(status("50", "b\nf\n"), 0);
    assert_eq!(status("51", "b\nf\n"), 1);
    assert_eq!(status("51", "b\n"), 1, "one of two");
    assert_eq!(status("100", "b\nt\n"), 0);
    assert_eq!(status("101", ""), 2, "no such percentage");
}

#[test]
fn a_seed_repeats_a_session_to_the_letter() {
    let program = Program::new();
    let run = |seed| program.run(&["quiz", "csto", "-n", "8", "--seed", seed], ":skip\n".repeat(8));
    assert_eq!(run("11"), run("11"));
    assert_ne!(run("11").stderr, run("12").stderr);
    assert!(run("11").stdout.contains("Seed 11"));
}

#[test]
fn a_broken_deck_is_not_asked_and_every_finding_is_shown() {
    let program = Program::with_deck(
        "[[question]]\npromt = \"a\"\nanswer = \"b\"\n\n[[question]]\nprompt = \"c\"\nanswer = \"\"\n",
    );
    let run = quiz(&program, &[], "b\n");
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("did you mean `prompt`?"), "{}", run.stderr);
    assert!(run.stderr.contains("deck.toml:7:10"), "{}", run.stderr);
    assert!(!run.stderr.contains("1/"), "nothing is asked");
}

#[test]
fn one_broken_deck_of_a_folder_stops_all() {
    let program = Program::new();
    program.write("decks/a.toml", "[[question]]\nprompt = \"a\"\nanswer = \"b\"\n");
    program.write("decks/b.toml", "nonsense");
    program.write("decks/below/c.toml", "more nonsense");
    let run = program.run(&["quiz", "decks"], "b\n");
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("b.toml:1:9") && !run.stderr.contains("c.toml"), "{}", run.stderr);
    std::fs::remove_file(program.path("decks/b.toml")).unwrap();
    assert_eq!(program.run(&["quiz", "decks"], "b\n").status, 0, "folders below do not count");
}

#[test]
fn what_cannot_be_found_is_said_with_a_remedy() {
    let program = Program::with_deck(MIXED);
    program.write("empty/readme.txt", "no deck here");
    let failed = |arguments: &[&str], message: &str, hint: &str| {
        let run = program.run(arguments, "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(message) && run.stderr.contains(hint), "{}", run.stderr);
    };
    failed(&["quiz", "nowhere.toml"], "cannot find the deck nowhere.toml", "csto, tour");
    failed(&["quiz", "cstoo"], "cannot find the deck cstoo", "did you mean csto?");
    failed(&["quiz", "empty"], "cannot find a deck in empty", "*.toml");
    failed(&["quiz"], "without a terminal", "name a deck");
    failed(&["quiz", "deck.toml", "--tag", "citis"], "cannot find the tag citis", "cities?");
    failed(&["quiz", "deck.toml", "--id", "capitol"], "cannot find the id capitol", "capital?");
    failed(&["quiz", "deck.toml", "--kind", "essay"], "essay", "choice, select");
    failed(&["quiz", "deck.toml", "--count", "0"], "--count", "`all`");
    failed(
        &["quiz", "deck.toml", "--tag", "cities", "--kind", "card"],
        "cannot find a question",
        "--tag",
    );
    failed(&["quiz", "deck.toml", "--json", "nowhere/out.json"], "nowhere/out.json", "folder");
}

#[test]
fn decks_are_found_by_path_folder_or_name_and_each_once() {
    let program = Program::with_deck(MIXED);
    let deck = |text: &str| format!("[[question]]\nprompt = \"{text}\"\nanswer = \"{text}\"\n");
    program.write("decks/local.toml", deck("here"));
    program.write("data/quizdeck/decks/shared.toml", deck("there"));
    program.write("decks/tour.toml", deck("mine"));
    let asked = |arguments: &[&str]| {
        let run = program.run(&[&["quiz"], arguments, &["--count", "all"]].concat(), ":quit\n");
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stderr
    };
    assert!(asked(&["local"]).contains("here"));
    assert!(asked(&["shared"]).contains("there"));
    assert!(asked(&["tour"]).contains("mine"), "the file goes before the built-in deck");
    assert!(asked(&["csto"]).contains("1/5"), "built in");
    assert!(asked(&["decks/local.toml", "decks", "local"]).contains("1/2"), "each deck once");
}

#[test]
fn a_deck_with_warnings_only_is_asked() {
    let program = Program::with_deck("[[question]]\nprompt = \"path\"\nanswer = \"C:\\new\"\n");
    let run = quiz(&program, &[], ":quit\n");
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("warning") && run.stderr.contains("'...'"), "{}", run.stderr);
    assert!(run.stderr.contains("1/1"), "{}", run.stderr);
}

#[test]
fn nothing_in_a_deck_reaches_the_terminal_as_a_command() {
    let evil = r"\u001b]0;owned\u0007\u001b[2J\u009b31m\u202edlrow\u001b]52;c;aGk=\u0007";
    let question = format!(
        "[deck]\ntitle = \"{evil}\"\n[[question]]\nprompt = \"{evil}\"\nanswer = \"{evil}x\"\n\
         wrong = [{{ text = \"{evil}y\", why = \"{evil}\" }}]\nexplain = \"{evil}\"\n\
         hint = \"{evil}\"\ntags = [\"{evil}\"]\n[[question]]\nfront = \"{evil}\"\nback = \"{evil}\"\n"
    );
    let program = Program::with_deck(question);
    for color in ["never", "auto"] {
        let run =
            quiz(&program, &["--order", "deck", "--color", color], ":hint\nb\n:right\n\n1\n\n4\n");
        let said = run.stdout + &run.stderr;
        for forbidden in ['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}'] {
            assert!(!said.contains(forbidden), "{forbidden:?} in {said}");
        }
    }
}

#[test]
fn no_line_of_input_is_too_strange() {
    let program = Program::with_deck(MIXED);
    let inputs: [&[u8]; 5] = [
        b"\xff\xfe\x00\n\x1b[A\n",
        &vec![b'a'; 1_000_000],
        "¡\u{202e}٣\u{300}\n".as_bytes(),
        b"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
        b"\r\n:QUIT\r\n99999999999999999999999\r\n-1\r\n",
    ];
    for input in inputs {
        let run = program.run(&["quiz", "deck.toml", "--order", "deck"], input);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let program = Program::new();
    let script = format!(
        "yes :skip | {} quiz csto -n all 2>&1 | head -1; echo ${{PIPESTATUS[1]}}",
        crate::program::QUIZDECK
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .env_clear()
        .envs(Program::environment(&program.path("")))
        .env("PATH", "/usr/bin:/bin")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.starts_with("1/") && said.ends_with("\n0\n"), "{said}");
}

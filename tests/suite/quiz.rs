//! `quiz` through a pipe: whole sessions, compared to the letter, and the claims of its options.
//!
//! The sessions lie in `tests/sessions`; with `UPDATE_EXPECTED=1` they are written anew, to be
//! read before they are committed.

use crate::program::{Program, Run};
use crate::pty::Terminal;
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

/// The last score of each deck that is in `decks`.
fn last(program: &Program) -> Vec<(String, Value)> {
    let run = program.run(&["list", "--json"], "");
    let decks: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let own = decks.into_iter().filter(|deck| deck["id"] != "csto" && deck["id"] != "tour");
    own.map(|deck| (deck["id"].as_str().unwrap().to_owned(), deck["last"].clone())).collect()
}

fn say(word: &str) -> String {
    format!("[[question]]\nid = \"{word}\"\nprompt = \"Say {word}\"\nanswer = \"{word}\"\n")
}

#[test]
fn each_deck_of_a_session_has_the_score_of_its_own_questions() {
    let program = Program::new();
    program.write("decks/a.toml", say("ash") + &say("oak"));
    program.write("decks/b.toml", say("tit"));
    program.write("decks/c.toml", say("lynx"));
    let score = |deck: &str, last: f64| (deck.to_owned(), Value::from(last));
    program.run(&["quiz", "a", "b", "c", "--order", "deck"], "ash\nx\ntit\nlynx\noak\n");
    assert_eq!(last(&program), [score("a", 50.0), score("b", 100.0), score("c", 100.0)]);
    // Of one of which nothing is asked the last score stays.
    let later = "2026-03-02T12:00:00Z";
    program.run_at(
        later,
        &["quiz", "a", "b", "c", "--id", "ash", "--id", "lynx", "--no-retry"],
        ":skip\n:skip\n",
    );
    assert_eq!(last(&program), [score("a", 0.0), score("b", 100.0), score("c", 0.0)]);
    program.run_at("2026-03-03T12:00:00Z", &["quiz", "a", "b"], "");
    assert_eq!(last(&program), [score("a", 0.0), score("b", 100.0), score("c", 0.0)]);
}

#[test]
fn what_is_missed_and_tried_again_is_no_score_of_its_own() {
    let program = Program::new();
    program.write("decks/a.toml", say("ash") + &say("oak"));
    let quiz = ["quiz", "a", "--order", "deck", "--no-retry", "--json", "out.json"];
    let mut terminal = Terminal::start(&program, (30, 80), &quiz);
    for (wait, keys) in [
        ("Say ash", "ash\r"),
        ("Enter goes on", "\r"),
        ("Say oak", "x\r"),
        ("Enter goes on", "\r"),
        ("Try the missed again?", "y"),
        ("1/1", "oak\r"),
        ("Enter goes on", "\u{3}"),
        ("The score of the first round stays.", ""),
    ] {
        terminal.wait(wait);
        terminal.send(keys);
    }
    assert_eq!(terminal.end(), 130);
    assert_eq!(last(&program), [("a".to_owned(), Value::from(50.0))]);
    let result = std::fs::read_to_string(program.path("out.json")).unwrap();
    let result: Value = serde_json::from_str(&result).unwrap();
    assert_eq!((&result["asked"], &result["right"]), (&2.into(), &1.into()));
    assert_eq!(program.run(&["quiz", "a", "--resume"], "").status, 2, "it has its score");
}

#[test]
fn a_streak_is_told_beside_what_is_right_only() {
    let program = Program::with_deck(["ash", "oak", "elm", "fir"].map(say).concat());
    for (third, verdict) in [("x", "Wrong"), (":skip", "Skipped")] {
        let mut terminal = Terminal::start(
            &program,
            (30, 80),
            &["quiz", "deck.toml", "--order", "deck", "--plain", "--no-save"],
        );
        terminal.send(&format!("ash\roak\r{third}\r:quit\r"));
        let rows = terminal.wait("Summary");
        assert!(!rows.iter().any(|row| row.contains("in a row") && row.contains(verdict)));
        assert_eq!(terminal.end(), 0);
    }
    let mut terminal =
        Terminal::start(&program, (30, 80), &["quiz", "deck.toml", "--order", "deck", "--no-save"]);
    for (wait, keys) in [("Say ash", "ash\r"), ("Enter goes on", "\r"), ("Say oak", "oak\r")] {
        terminal.wait(wait);
        terminal.send(keys);
    }
    terminal.wait("2 in a row");
    terminal.send("\r");
    terminal.wait("Say elm");
    terminal.send("x\r");
    terminal.wait("Wrong");
    let rows = terminal.wait("Enter goes on");
    assert!(!rows.iter().any(|row| row.contains("Wrong") && row.contains("in a row")), "{rows:?}");
}

#[test]
fn what_cannot_be_asked_of_a_deck_is_said_first_and_counted() {
    let (ash, oak) = (say("ash"), say("oak"));
    let broken = "[[question]]\nid = \"elm\"\nprompt = \"Say elm\"\nanswr = \"elm\"\n";
    let syntax = "[[question]]\nid = \"elm\"\nprompt = \"Say elm\nanswer = \"elm\"\n";
    let twin = "[[question]]\nprompt = \"Say fir\"\nanswer = \"fir\"\n";
    let command = "left out: run quizdeck check deck.toml\n\n1/";
    for (deck, said, asked, left_out, parts) in [
        (format!("{ash}{broken}{oak}"), "1 question", 2, 1, 0),
        (format!("{ash}{ash}{oak}"), "1 question", 2, 1, 0),
        (format!("{twin}{twin}{oak}"), "1 question", 2, 1, 0),
        (format!("{ash}{syntax}{oak}"), "part of the deck, lines 5 to 8", 2, 0, 1),
        (
            format!("{broken}{syntax}{oak}"),
            "1 question and part of the deck, lines 5 to 8",
            1,
            1,
            1,
        ),
    ] {
        let program = Program::with_deck(&deck);
        let run = quiz(&program, &["--json", "-", "--order", "deck", "--no-retry"], "x\nx\nx\n");
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(run.stderr.starts_with(&format!("{said} {command}")), "{}", run.stderr);
        let result: Value = serde_json::from_str(&run.stdout).unwrap();
        let counts = [&result["asked"], &result["left_out"], &result["unread_parts"]];
        assert_eq!(counts.map(|count| count.as_u64().unwrap()), [asked, left_out, parts], "{deck}");
        let run = quiz(&program, &["--strict"], "x\n");
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        assert!(
            run.stderr.contains("deck.toml:") && !run.stderr.contains("\n1/"),
            "{}",
            run.stderr
        );
    }
    for deck in [broken.to_owned(), syntax.to_owned(), format!("[deck]\nid = []\n{ash}")] {
        let run = quiz(&Program::with_deck(&deck), &[], "x\n");
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.contains("error["), "{}", run.stderr);
    }
}

#[test]
fn progress_of_a_question_under_repair_is_there_when_it_is_mended() {
    let sound = format!("[deck]\nid = \"trees\"\n{}", ["ash", "oak", "elm"].map(say).concat())
        .replace("id = \"oak\"\n", "");
    for (from, to) in [
        ("answer = \"oak\"", "answr = \"oak\""),
        ("\"Say oak\"", "\"Say oak"),
        ("[deck]", "[deck"),
        ("id = \"trees\"", "id = []"),
    ] {
        let program = Program::with_deck(&sound);
        let run = quiz(&program, &["--order", "deck"], "ash\noak\nelm\n");
        assert!(run.stdout.contains("3 of 3 right"), "{}", run.stdout);
        let before = program.run(&["list", "deck.toml"], "");
        // A question that reads alike stands where the progress would go over to.
        let near = "[[question]]\nprompt = \"Say: oak\"\nanswer = \"oak\"\n";
        program.write("deck.toml", sound.replace(from, to) + near);
        for command in ["list", "quiz", "learn", "review", "pin"] {
            let run = program.run(&[command, "deck.toml"], "");
            assert!(run.status < 2 || command == "pin", "{}", run.stderr);
        }
        program.write("deck.toml", &sound);
        assert_eq!(program.run(&["list", "deck.toml"], ""), before, "{to}");
    }
}

#[test]
fn a_share_of_the_points_is_told_taken_back_summed_up_and_kept() {
    let program = Program::with_deck(
        "[deck]\nid = 'towns'\n\n[[question]]\nid = 'town'\nprompt = 'In which town?'\npoints = 4\n\
         answer = 'Nazareth'\naccept = [{ text = 'Nazereth', credit = 0.75, why = 'With an a.' }]\n\n\
         [[question]]\nid = 'capital'\nprompt = 'Which capital?'\nanswer = 'Minsk'\n\
         options = ['Minsk', { text = 'Brest', credit = 0.1 }]\n",
    );
    let options = ["--order", "deck", "--no-retry", "--json", "out.json"];
    let input = "Nazareth\n:undo\nnazereth\n:undo\nNazereth\nb\n:quit\n";
    let run = quiz(&program, &options, input);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = "Partly 3/4\nYour answer: Nazereth\nRight answer: Nazareth\n\
                Difference: Naz[-e-]{+a+}reth\nWith an a.\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stderr.contains("Partly 1/10\n"), "{}", run.stderr);
    assert!(run.stdout.contains("0 of 2 right, 3.1 of 5 points"), "{}", run.stdout);
    let result: Value =
        serde_json::from_str(&std::fs::read_to_string(program.path("out.json")).unwrap()).unwrap();
    let of = |at: usize, key: &str| result["questions"][at][key].clone();
    assert_eq!((of(0, "verdict"), of(0, "points")), ("partly".into(), 3.0.into()));
    assert_eq!((of(1, "verdict"), of(1, "points")), ("partly".into(), 0.1.into()));
    let listed = program.run(&["list", "deck.toml"], "").stdout;
    assert!(listed.contains(" 62 %"), "{listed}");
}

#[test]
fn that_all_or_none_of_the_options_is_right_can_be_answered() {
    let program = Program::with_deck(
        "[[question]]\nid = 'all'\nprompt = 'Which are noble?'\nanswers = ['Neon', 'Argon']\n\
         wrong = []\n\n[[question]]\nid = 'none'\nprompt = 'Which are metals?'\nanswers = []\n\
         wrong = ['Helium', 'Neon', 'Argon']\n",
    );
    let asked = |input: &str| {
        let options = ["--order", "deck", "--no-retry", "--json", "out.json"];
        let run = quiz(&program, &options, input);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let result = std::fs::read_to_string(program.path("out.json")).unwrap();
        (run, serde_json::from_str::<Value>(&result).unwrap())
    };
    let (run, result) = asked("a b\nnone of these\n");
    assert!(run.stderr.contains("\nd) none of these\nRight\n"), "{}", run.stderr);
    assert_eq!(result["points"], 2.0);
    assert_eq!(result["questions"][1]["given"], serde_json::json!(["none of these"]));
    let (run, result) = asked("c\na d\na\n");
    assert!(run.stderr.contains("Not right: none of these\n"), "{}", run.stderr);
    assert!(run.stderr.contains("Either others or \"none of these\".\n"), "{}", run.stderr);
    assert!(run.stderr.contains("✘ none of these (missed)\n"), "{}", run.stderr);
    assert_eq!(result["points"], 0.0);
}

#[test]
fn a_text_of_several_lines_is_typed_to_the_letter() {
    let program = Program::with_deck(
        "[[question]]\nid = 'code'\nprompt = 'Write it.'\nhint = 'It loops.'\nexact = true\n\
         answer = '''\nwhile true; do\n    date\n\ndone'''\n",
    );
    let right = "while true; do\n    date\n\ndone";
    for (input, verdict) in [
        (format!("{right}\n\n\n"), "Right\n"),
        (right.to_owned(), "Right\n"),
        ("while true; do\n:hint\n    date\n\ndone\n\n\n".to_owned(), "Right (1 hint)\n"),
        ("while true; do\n    dote\n\ndone\n\n\n".to_owned(), "Wrong\n"),
        ("while true; do\n\n\n".to_owned(), "Wrong\n"),
        ("x\n\n\n:undo\n:skip\n".to_owned(), "I don't know\n"),
        ("while\n:skip\n".to_owned(), "I don't know\n"),
    ] {
        let run = quiz(&program, &["--no-retry", "--fresh", "--no-save"], &input);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(run.stderr.contains("\nSeveral lines; two empty ones end them.\n"));
        assert!(run.stderr.contains(&format!("\n{verdict}")), "{input:?}: {}", run.stderr);
    }
    let run = quiz(&program, &["--no-save", "--json", "-"], "a\n    b\n\n\n:quit\n");
    let result: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(result["questions"][0]["given"], serde_json::json!(["a\n    b"]));
}

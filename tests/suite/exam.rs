//! `exam`: a fixed paper, judged when it is handed in; what was done is kept one by one, and time goes
//! on whatever becomes of the program.

use crate::program::{Program, QUIZDECK, Run};
use crate::pty::Terminal;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

const DECK: &str = r#"
[deck]
id = "capitals"

[exam]
count = 4
minutes = 45
pass = 60
per-tag = { north = 2 }

[[question]]
id = "oslo"
prompt = "Capital of Norway?"
answer = "Oslo"
explain = "It was Christiania once."
tags = ["north"]

[[question]]
id = "stockholm"
prompt = "Capital of Sweden?"
answer = "Stockholm"
wrong = ["Uppsala", { text = "Malmo", why = "That is near Denmark." }]
tags = ["north"]

[[question]]
id = "rome"
prompt = "Capital of Italy?"
answer = "Rome"
tags = ["south"]

[[question]]
id = "people"
prompt = "How many people live in Rome, in millions?"
answer = 2.8
tolerance = 0.3
tags = ["south"]
"#;

/// Answers by the prompts that come, in whatever order, and then does something else.
fn answers(order: &[&str], given: &[(&str, &str)], then: &str) -> String {
    let answer = |id: &&str| {
        let given = given.iter().find(|(asked, _)| asked == id).map_or(":next", |(_, text)| text);
        format!("{given}\n")
    };
    order.iter().map(answer).collect::<String>() + then
}

/// The questions of a paper in their order, as a result has them.
fn order(program: &Program) -> Vec<String> {
    let arguments = ["exam", "deck.toml", "--json", "-", "--data", "elsewhere"];
    let run = program.run(&arguments, ":hand-in\n");
    assert_eq!(run.status, 1, "{run:?}");
    let result: Value = serde_json::from_str(&run.stdout).unwrap();
    let questions = result["questions"].as_array().unwrap().iter();
    questions.map(|question| question["id"].as_str().unwrap().to_owned()).collect()
}

const ALL: [(&str, &str); 4] =
    [("oslo", "Oslo"), ("stockholm", "Malmo"), ("rome", "rome"), ("people", "3")];

/// A paper of which everything but Stockholm is right, up to before it is handed in.
fn filled(program: &Program, then: &str) -> String {
    let order = order(program);
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    answers(&order, &ALL, then)
}

fn result(program: &Program, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(program.path(name)).unwrap()).unwrap()
}

/// How many answers of a mode the history has.
fn kept(program: &Program) -> usize {
    let run = program.run(&["history", "export", "-"], "");
    run.stdout.lines().filter(|line| line.contains(r#""mode":"exam","form""#)).count()
}

#[test]
fn nothing_is_judged_before_a_paper_is_handed_in_and_every_miss_is_explained_then() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["exam", "deck.toml"], filled(&program, ":hand-in\n"));
    assert_eq!(run.status, 0, "{run:?}");
    let judged = ["Right", "Wrong", "Denmark", "right:"];
    assert!(judged.iter().all(|word| !run.stderr.contains(word)), "{}", run.stderr);
    for told in [
        "given: Malmo",
        "right: Stockholm",
        "That is near Denmark.",
        "north  1/2",
        "3 of 4 right, 3 of 4 points",
        "Passed: 75 %, and 60 % are asked for.",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert_eq!(kept(&program), 4);
}

#[test]
fn what_was_said_of_an_answer_keeps_nobody_from_handing_in_later() {
    let program = Program::with_deck("[[question]]\nprompt = 'How many?'\nanswer = 9\n");
    let run = program.run(&["exam", "deck.toml"], "good\n");
    assert_eq!((run.status, run.stderr.matches("A number is asked for").count()), (130, 1));
    let run = program.run(&["exam", "deck.toml", "--resume"], ":hand-in\n");
    assert_eq!((run.status, run.stderr.contains("A number is asked for")), (0, false));
}

#[test]
fn what_nobody_got_to_see_is_not_taken_for_forgotten() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["exam", "deck.toml"], "\n:hand-in\n");
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stdout.contains("0 of 4 right"), "{}", run.stdout);
    let seen = kept(&program);
    assert!((1..4).contains(&seen), "{seen}");
}

#[test]
fn what_is_shown_when_it_is_over_is_what_was_asked_for() {
    let program = Program::with_deck(DECK);
    let input = filled(&program, ":hand-in\n");
    let told = |arguments: &[&str]| {
        let all = [&["exam", "deck.toml"], arguments].concat();
        let run = program.run(&all, &input);
        (run.status, run.stdout, run.stderr)
    };
    let (status, stdout, _) = told(&["--review", "score", "--pass", "80"]);
    assert_eq!(status, 1);
    assert!(stdout.contains("Not passed: 75 %") && !stdout.contains("Stockholm"), "{stdout}");
    let (status, stdout, stderr) = told(&["--review", "none", "--pass", "none"]);
    assert_eq!((status, &*stdout), (0, ""));
    assert!(stderr.contains("The exam is handed in.") && !stderr.contains("75"), "{stderr}");
}

#[test]
fn a_result_has_what_was_given_and_no_key_and_is_nobody_elses() {
    let program = Program::with_deck(DECK);
    let arguments = ["exam", "deck.toml", "--json", "ann.json", "--name", "Ann", "--no-memory"];
    let run = program.run(&arguments, filled(&program, ":hand-in\n"));
    assert_eq!(run.status, 0, "{run:?}");
    let mode = std::fs::metadata(program.path("ann.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let text = std::fs::read_to_string(program.path("ann.json")).unwrap();
    assert!(!text.contains("Stockholm") && !text.contains("Christiania"), "{text}");
    let result = result(&program, "ann.json");
    assert_eq!((&result["name"], &result["percent"]), (&"Ann".into(), &75.0.into()));
    assert_eq!(result["handed-in"], "learner");
    assert_eq!(kept(&program), 0);
    let stats = program.run(&["stats", "deck.toml"], "");
    assert!(stats.stdout.contains("4 new"), "{}", stats.stdout);
    let list = program.run(&["list", "deck.toml"], "");
    assert_eq!(list.status, 0, "{list:?}");
}

#[test]
fn a_result_goes_over_no_deck_and_over_no_other_learners() {
    let program = Program::with_deck(DECK);
    let hand_in = |name: &str, file: &str| {
        program.run(&["exam", "deck.toml", "--name", name, "--json", file], ":hand-in\n")
    };
    for (file, holds) in
        [("other.json", "{\"a\": 1}"), ("list.toml", "[[question]]\n"), ("t.txt", "x")]
    {
        program.write(file, holds);
        let run = hand_in("Ann", file);
        assert_eq!((run.status, run.stderr.contains("something else in it")), (2, true), "{run:?}");
        assert_eq!(std::fs::read_to_string(program.path(file)).unwrap(), holds);
    }
    let run = hand_in("Ann", "deck.toml");
    assert_eq!(
        (run.status, std::fs::read_to_string(program.path("deck.toml")).unwrap()),
        (2, DECK.into())
    );
    assert_eq!(hand_in("Ann", "ann.json").status, 1);
    let run = hand_in("Bob", "ann.json");
    assert_eq!((run.status, run.stderr.contains("it is the result of Ann")), (2, true), "{run:?}");
    assert_eq!(hand_in("Ann", "ann.json").status, 1);
}

#[test]
fn a_result_that_cannot_be_written_goes_to_nobody_else() {
    let program = Program::with_deck(DECK);
    let exam = |arguments: &[&str], input: &str| {
        program.run(&[&["exam", "deck.toml"], arguments].concat(), input)
    };
    let run = exam(&["--name", "Ann", "--json", "/dev/full"], ":hand-in\n");
    assert_eq!((run.status, run.stderr.contains("--resume --json OTHER")), (2, true), "{run:?}");
    for more in
        [&["--name", "Bob"][..], &["--name", "Bob", "--fresh"], &["--name", "Bob", "--resume"]]
    {
        let run = exam(&[more, &["--json", "bob.json"]].concat(), ":hand-in\n");
        assert_eq!(
            (run.status, run.stderr.contains("the exam of Ann comes first")),
            (2, true),
            "{run:?}"
        );
        assert!(!program.path("bob.json").exists());
    }
    assert_eq!(exam(&["--resume", "--json", "ann.json"], "").status, 1);
    assert_eq!(result(&program, "ann.json")["name"], "Ann");
    assert_eq!(exam(&["--name", "Bob", "--json", "bob.json"], ":hand-in\n").status, 1);
    assert_eq!(result(&program, "bob.json")["name"], "Bob");
}

#[test]
fn an_exam_is_given_up_only_once_another_one_begins() {
    let program = Program::with_deck(DECK);
    let exam = |arguments: &[&str], input: &str| {
        program.run(&[&["exam", "deck.toml"], arguments].concat(), input)
    };
    assert_eq!(exam(&["--name", "Ann"], "x\n:quit\n").status, 130);
    for bad in [&["--per-tag", "north=9"][..], &["--count", "99"], &["--json", "no/such.json"]] {
        assert_eq!(exam(&[bad, &["--fresh"]].concat(), "").status, 2, "{bad:?}");
    }
    let run = exam(&["--resume"], ":quit\n");
    assert!(run.stderr.contains("4 questions, 45 minutes, passed from 60 %"), "{}", run.stderr);
    let run = exam(&["--fresh", "--json", "-"], ":hand-in\n");
    assert!(!run.stdout.contains("Ann"), "{run:?}");
    assert_eq!(exam(&["--resume"], "").status, 2);
}

#[test]
fn time_goes_on_while_nobody_is_there_and_hands_in_what_stands() {
    let program = Program::with_deck(DECK);
    let input = filled(&program, "");
    let first = program.run(&["exam", "deck.toml", "--json", "late.json"], input);
    assert_eq!(first.status, 130, "{first:?}");
    let said = "The exam is not handed in, and its time goes on. To go on: \
                quizdeck exam deck.toml --json late.json --resume";
    assert!(first.stderr.contains(said), "{}", first.stderr);

    let later =
        program.run_at("2026-03-01T12:40:00Z", &["exam", "deck.toml", "--resume"], ":flag\n");
    assert_eq!(later.status, 130, "{later:?}");
    assert!(later.stderr.contains("5 minutes left."), "{}", later.stderr);

    let over = program.run_at("2026-03-02T09:00:00Z", &["exam", "deck.toml"], "");
    assert_eq!(over.status, 0, "{over:?}");
    assert!(over.stderr.contains("The time is over: the exam is handed in."), "{over:?}");
    assert!(over.stdout.contains("3 of 4 right"), "{}", over.stdout);
    let result = result(&program, "late.json");
    assert_eq!(result["ended"], "2026-03-01T12:45:00Z");
    assert_eq!(result["handed-in"], "time");
    assert_eq!(kept(&program), 4);
    let again = program.run(&["exam", "deck.toml", "--resume"], "");
    assert_eq!(again.status, 2, "{again:?}");
}

#[test]
fn a_clock_that_is_set_back_gives_no_time_back_and_is_told() {
    let program = Program::with_deck(DECK);
    program.run(&["exam", "deck.toml"], "");
    let at = |now: &str| program.run_at(now, &["exam", "deck.toml", "--resume"], ":flag\n").stderr;
    assert!(at("2026-03-01T12:30:00Z").contains("15 minutes left."));
    let back = at("2026-03-01T11:00:00Z");
    assert!(back.contains("The clock was set back by 1 h 30 min."), "{back}");
    assert!(back.contains("15 minutes left."), "{back}");
    assert!(at("2026-03-01T11:10:00Z").contains("5 minutes left."));
}

#[test]
fn an_exam_that_is_open_is_neither_forgotten_nor_begun_twice() {
    let program = Program::with_deck(DECK);
    program.run(&["exam", "deck.toml"], "");
    let again = program.run(&["exam", "deck.toml"], ":hand-in\n");
    let expected = "error: the exam of these decks is not handed in yet (0 of 4 answered, 45 min left)\n\
                    hint: --resume goes on with it, --fresh gives it up\n";
    assert_eq!((again.status, &*again.stderr), (2, expected));
    let fresh = program.run(&["exam", "deck.toml", "--fresh"], ":hand-in\n");
    assert_eq!(fresh.status, 1, "{fresh:?}");
    assert_eq!(program.run(&["exam", "deck.toml", "--resume"], "").status, 2);
}

#[test]
fn the_paper_stays_as_it_was_when_its_deck_is_changed() {
    let program = Program::with_deck(DECK);
    let input = filled(&program, "");
    program.run(&["exam", "deck.toml"], input);
    let changed = DECK.replace("Capital of Norway?", "Norway?").replace("\"Rome\"", "\"Roma\"");
    program.write("deck.toml", changed.replace("wrong = [", "wrong = [\"Gothenburg\", "));
    let run = program.run(&["exam", "deck.toml", "--resume"], ":hand-in\n");
    assert!(run.stderr.contains("deck.toml was changed since the exam began"), "{}", run.stderr);
    assert!(run.stdout.contains("3 of 4 right"), "{}", run.stdout);
    assert!(run.stdout.contains("given: Malmo"), "{}", run.stdout);
}

#[test]
fn a_deck_that_was_broken_meanwhile_leaves_nothing_out() {
    let program = Program::with_deck(DECK);
    assert_eq!(program.run(&["exam", "deck.toml"], ":quit\n").status, 130);
    program.write("deck.toml", DECK.replace("answer = \"Rome\"", ""));
    let run = program.run(&["exam", "deck.toml", "--resume"], ":hand-in\n");
    assert!(run.stdout.contains("0 of 4 right"), "{run:?}");
    assert!(run.stderr.contains("the paper stays as it was"), "{}", run.stderr);
    assert!(!run.stderr.contains("left out"), "{}", run.stderr);
}

#[test]
fn a_deck_with_a_broken_question_is_refused() {
    let program = Program::with_deck(DECK.replace("answer = \"Rome\"", ""));
    let run = program.run(&["exam", "deck.toml"], "");
    assert_eq!(run.status, 2, "{run:?}");
    let expected = "error: cannot examine by deck.toml: 1 question cannot be asked\n\
                    hint: run quizdeck check deck.toml\n";
    assert_eq!(run.stderr, expected);
}

#[test]
fn a_deck_whose_exam_has_an_error_is_refused() {
    let program = Program::with_deck(DECK.replace("minutes = 45", "minutes = \"45\""));
    let run = program.run(&["exam", "deck.toml"], "");
    assert_eq!(run.status, 2, "{run:?}");
    let error = "error: cannot examine by deck.toml: there is an error in what it says of itself";
    assert!(run.stderr.contains(error), "{}", run.stderr);
}

#[test]
fn a_seed_asks_everybody_the_same_and_is_the_paper_that_is_printed() {
    let program = Program::with_deck(DECK);
    let mark = |data: &str| {
        let arguments = ["exam", "deck.toml", "--seed", "3", "--json", "-", "--data", data];
        let run = program.run(&arguments, ":hand-in\n");
        let result: Value = serde_json::from_str(&run.stdout).unwrap();
        result["mark"].as_str().unwrap().to_owned()
    };
    let (one, other) = (mark("one"), mark("other"));
    assert_eq!(one, other);
    let aside = ["item", "deck.toml", "oslo", "known", "--data", "other"];
    assert_eq!(program.run(&aside, "").status, 0);
    assert_eq!(mark("other"), one);
    let printed = program.run(&["paper", "deck.toml", "--seed", "3", "-o", "printed"], "");
    assert_eq!(printed.status, 0, "{printed:?}");
    let files = std::fs::read_dir(program.path("printed")).unwrap();
    let mut pages = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    assert!(pages.any(|page| page.contains(&one)), "{one}: {printed:?}");
}

#[test]
fn what_a_paper_lacks_is_told_exactly() {
    let program = Program::with_deck(DECK);
    let refused = |arguments: &[&str]| {
        let run = program.run(&[&["exam", "deck.toml"], arguments].concat(), "");
        assert_eq!(run.status, 2, "{run:?}");
        run.stderr.lines().next().unwrap().to_owned()
    };
    for (arguments, told) in [
        (&["--per-tag", "north=3"][..], "the tag north asks for 3 questions, and 2 have it"),
        (&["--count", "9"], "it asks for 9 questions, and there are 4"),
        (&["--count", "1"], "its tags ask for 2 questions, and it is to have 1"),
        (&["--tag", "south"], "it asks for 4 questions, and there are 2; the tag north asks for 2"),
        (&["--per-tag", "north=1", "--per-tag", "north=2"], "cannot draw twice by the tag north"),
        (&["--per-tag", "norht=1"], "cannot find the tag norht"),
        (&["--per-tag", "north"], "invalid value"),
        (&["--minutes", "0"], "invalid value"),
        (&["--pass", "101"], "invalid value"),
    ] {
        let said = refused(arguments);
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
    let few = ["exam", "deck.toml", "--count", "1", "--per-tag", "none", "--pass", "0"];
    let few = program.run(&few, ":hand-in\n");
    assert_eq!(few.status, 0);
    assert!(few.stdout.contains("0 of 1 right"), "{few:?}");
}

#[test]
fn a_result_that_cannot_be_written_costs_nothing_and_counts_once() {
    let program = Program::with_deck(DECK);
    std::fs::create_dir(program.path("there")).unwrap();
    let input = filled(&program, "");
    let run = program.run(&["exam", "deck.toml", "--json", "there"], &input);
    assert!(run.stderr.contains("cannot write there: it is a folder"), "{run:?}");
    program.run(&["exam", "deck.toml", "--json", "there/ann.json"], &input);
    std::fs::remove_dir(program.path("there")).unwrap();
    let run = program.run(&["exam", "deck.toml", "--resume"], ":hand-in\n");
    assert!(run.stderr.contains("there is no such folder"), "{run:?}");
    assert_eq!((run.status, kept(&program)), (2, 0));
    let run = program.run(&["exam", "deck.toml", "--resume", "--json", "here.json"], "");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("3 of 4 right"), "{}", run.stdout);
    assert_eq!(result(&program, "here.json")["points"], 3.0);
    assert_eq!(kept(&program), 4);
}

#[test]
fn an_open_exam_is_told_by_the_start_menu_and_gone_with_its_deck() {
    let program = Program::new();
    program.write("data/quizdeck/decks/capitals.toml", DECK);
    program.run(&["exam", "capitals"], "Oslo\n");
    let menu = |now: &str, told: &str| {
        let variables = [("QUIZDECK_NOW", now)];
        let mut terminal = Terminal::start_with(&program, (24, 80), &[], &variables);
        terminal.wait(told);
        terminal.send("\u{1b}");
        assert_eq!(terminal.end(), 0);
    };
    menu("2026-03-01T12:05:00Z", "Go on with the exam of capitals (1 of 4 answered, 40 min left)");
    menu("2026-03-01T13:00:00Z", "See what the exam of capitals came to: its time is over");
    let forgotten = program.run(&["history", "forget", "capitals", "--yes"], "");
    assert_eq!(forgotten.status, 0, "{forgotten:?}");
    assert_eq!(program.run(&["exam", "capitals", "--resume"], "").status, 2);
}

#[test]
fn of_several_decks_options_say_how_an_exam_is_held() {
    let program = Program::with_deck(DECK);
    let other = "[deck]\nid = \"trees\"\n[[question]]\nprompt = \"Say ash\"\nanswer = \"ash\"\n";
    program.write("trees.toml", other);
    let run = program.run(&["exam", "deck.toml", "trees.toml", "--count", "5"], ":hand-in\n");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stderr.starts_with("Of several decks, [exam] is not heeded"), "{}", run.stderr);
    assert!(run.stdout.contains("0 of 5 right"), "{}", run.stdout);
}

/// Starts an exam whose lines are given one by one.
fn started(program: &Program, arguments: &[&str]) -> Child {
    let mut command: Command = program.command(QUIZDECK);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

#[test]
fn a_kill_loses_no_answer_that_was_given() {
    let program = Program::with_deck(DECK);
    let lines = filled(&program, "");
    let mut lines = lines.lines();
    let mut arguments = vec!["exam", "deck.toml"];
    for number in 1..=3 {
        let mut child = started(&program, &arguments);
        let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let here = format!("{number}/4 ");
        assert!(said.any(|line| line.starts_with(&here)), "{number}");
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{}", lines.next().unwrap()).unwrap();
        let next = format!("{}/4 ", number + 1);
        assert!(said.any(|line| line.starts_with(&next)), "{number}");
        child.kill().unwrap();
        child.wait().unwrap();
        arguments = vec!["exam", "deck.toml", "--resume"];
    }
    assert_eq!(kept(&program), 0);
    let run: Run = program.run(&arguments, format!("{}\n:hand-in\n", lines.next().unwrap()));
    assert!(run.stdout.contains("3 of 4 right"), "{run:?}");
    assert_eq!(kept(&program), 4);
}

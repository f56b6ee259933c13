//! `report`: what the results of an exam show, and what is said of results that are not as they should
//! be.

use crate::program::Program;
use crate::pty::Terminal;
use serde_json::{Value, json};
use std::fs;

const DECK: &str = "[deck]
id = 'rivers'
title = 'Rivers & towns'

[[question]]
id = 'key'
prompt = 'Which is the capital of Latvia?'
answer = 'Daugavpils'
wrong = ['Riga', 'Liepaja']
tags = ['towns']

[[question]]
id = 'river'
prompt = 'Which river flows through it?'
answer = 'Daugava'
tags = ['water']

[[question]]
id = 'sea'
prompt = 'At which sea does it lie?'
answer = 'The Baltic'
wrong = ['The North Sea', 'The Black Sea']
tags = ['water']

[[question]]
id = 'land'
prompt = 'Which of these is a neighbour?'
answer = 'Estonia'
wrong = ['Norway', 'Poland']
points = 2
";

/// What was given to the questions of the deck, each with whether that is right.
fn result(name: &str, given: &[(&str, &str, bool)]) -> Value {
    let of = |id: &str| if id == "land" { 2 } else { 1 };
    let question = |(id, given, is_right): &(&str, &str, bool)| {
        json!({
            "deck": "rivers", "id": id, "digest": "0", "kind": "choice",
            "form": if *id == "river" { "lines" } else { "one" },
            "points": if *is_right { of(id) } else { 0 }, "of": of(id),
            "verdict": if given.is_empty() { "skipped" } else if *is_right { "right" } else { "wrong" },
            "given": if given.is_empty() { vec![] } else { vec![*given] },
            "milliseconds": 4000,
        })
    };
    let points: i32 = given.iter().filter(|one| one.2).map(|one| of(one.0)).sum();
    let all: i32 = given.iter().map(|one| of(one.0)).sum();
    json!({
        "quizdeck-exam": 1, "name": name, "seed": 3, "variant": "A", "mark": "00ff",
        "decks": [{ "id": "rivers", "title": "Rivers", "digest": "0" }],
        "started": "2026-02-27T08:00:00Z", "ended": "2026-02-27T08:20:00Z",
        "handed-in": "learner", "pass": 50, "points": points, "of": all,
        "percent": 100.0 * f64::from(points) / f64::from(all),
        "questions": given.iter().map(question).collect::<Vec<_>>(),
    })
}

/// A class of 24: the first know all but the key of the deck, which is wrong; the last know nothing.
fn class(program: &Program) {
    program.write("rivers.toml", DECK);
    for at in 0..24 {
        let knows = |from: usize| at < from;
        let one =
            |id, right, wrong, from| (id, if knows(from) { right } else { wrong }, knows(from));
        let given = [
            ("key", if knows(14) { "Riga" } else { "Daugavpils" }, !knows(14)),
            if at % 5 == 1 {
                ("river", "Dvina", false)
            } else {
                one("river", "Daugava", "Volga", 12)
            },
            one("sea", "The Baltic", "The Black Sea", 18),
            one("land", "Estonia", if at % 2 == 0 { "Poland" } else { "Norway" }, 8),
        ];
        let name = if at == 3 { "=HYPERLINK(\"x\")".to_owned() } else { format!("Pupil {at:02}") };
        program.write(&format!("results/{at:02}.json"), result(&name, &given).to_string());
    }
}

fn report(program: &Program, more: &[&str]) -> crate::program::Run {
    program.run(&[&["report", "results", "--deck", "rivers.toml"], more].concat(), "")
}

#[test]
fn a_class_is_told_by_its_scores_and_its_questions_by_what_is_wrong_with_them() {
    let program = Program::new();
    class(&program);
    let run = report(&program, &["--all"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "Rivers & towns\n24 sittings: mean ",
        "  Riga        14      ",
        "✓ Daugavpils  10      ",
        "The North Sea",
        "  nobody",
        "question key: discrimination -0.",
        "in 24 sittings; \"Riga\" draws the best learners",
        "rivers.toml:6:6",
        "help: is it right, or also right?",
        "Cronbach's alpha",
        "here 24 sittings.",
    ] {
        assert!(run.stdout.contains(told), "{told}\n{}", run.stdout);
    }
    assert!(run.stderr.contains("24 results are of another version of the deck"), "{}", run.stderr);
    assert!(!(run.stdout + &run.stderr).contains("NaN"));
}

#[test]
fn a_report_is_written_for_programs_spreadsheets_and_browsers() {
    let program = Program::new();
    class(&program);
    let run = report(&program, &["-o", "class.json", "-o", "class.csv", "-o", "class.html"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let read = |name: &str| fs::read_to_string(program.path(name)).unwrap();
    let told: Value = serde_json::from_str(&read("class.json")).unwrap();
    assert_eq!(told["sittings"], 24);
    assert_eq!(told["questions"][0]["options"][1]["picked"], 14);
    assert_eq!(told["findings"][0]["code"], "negative-discrimination");
    assert_eq!(told["findings"][0]["line"], 6);
    let rows = read("class.csv");
    assert!(rows.starts_with("name,paper,started,points,of,percent,passed,key,river,sea,land\n"));
    assert!(rows.contains("\n\"'=HYPERLINK(\"\"x\"\")\",A,"), "{rows}");
    assert_eq!(rows.lines().count(), 25);
    let page = read("class.html");
    assert!(page.contains("Rivers &amp; towns") && page.contains("=HYPERLINK(&quot;x&quot;)"));
    for word in ["<script", "http", "src=", "url("] {
        assert!(!page.contains(word), "{word}");
    }
    let run = report(&program, &["--csv", "-o", "rivers.toml"]);
    assert_eq!(run.status, 2);
    assert_eq!(read("rivers.toml"), DECK);
}

#[test]
fn of_a_handful_there_are_no_figures_but_the_reasons() {
    let program = Program::new();
    program.write("rivers.toml", DECK);
    for name in ["Ada", "Bo"] {
        let given = [("key", "Riga", false), ("sea", "The Baltic", name == "Ada")];
        program.write(&format!("results/{name}.json"), result(name, &given).to_string());
    }
    let run = report(&program, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = run.stdout;
    assert!(told.contains("Cronbach's alpha cannot be told: fewer than 10 sittings."), "{told}");
    assert!(told.contains("A dash: discrimination cannot be told of 2 questions: fewer than 10"));
    assert!(told.contains("key       0 %    -       -     0 %     0"), "{told}");
    assert!(told.contains("nothing to look at in 2 questions"), "{told}");
    let json = report(&program, &["--json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["reliability"]["coefficient"], Value::Null);
    assert_eq!(json["reliability"]["unknown"]["coefficient"], "fewer than 10 sittings");
}

#[test]
fn what_is_no_result_is_said_and_left_out() {
    let program = Program::new();
    class(&program);
    let whole = fs::read_to_string(program.path("results/00.json")).unwrap();
    program.write("results/cut.json", &whole[..whole.len() / 2]);
    program.write("results/foreign.json", "{\"name\": \"package\"}");
    program.write("results/newer.json", whole.replace("exam\":1", "exam\":9"));
    program.write("results/huge.json", whole.replace("\"seed\":3", "\"seed\":1e400"));
    program.write("results/deep.json", "[".repeat(200_000));
    program.write("results/notes.txt", "mine");
    program.write("results/.git/config.json", "{}");
    let run = report(&program, &["--json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    for said in [
        "results/cut.json is left out: it ends in the middle: copy it again.",
        "results/foreign.json is left out: it is not the result of an exam.",
        "results/newer.json is left out: a newer quizdeck wrote it (layout 9): update this one.",
        "results/huge.json is left out: line 1, column ",
        "results/deep.json is left out: it is not the result of an exam.",
        "1 other file in the folders: results end in .json.",
    ] {
        assert!(run.stderr.contains(said), "{said}\n{}", run.stderr);
    }
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["sittings"], 24);
    let run = program.run(&["report", "results/cut.json"], "");
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.starts_with("error: cannot find a result in 1 file\nhint: results/cut.json")
    );
    let run = program.run(&["report", "nowhere"], "");
    assert_eq!(run.status, 2);
}

#[test]
fn nothing_counts_twice_and_nothing_is_dropped_without_a_word() {
    let program = Program::new();
    class(&program);
    let first = fs::read_to_string(program.path("results/00.json")).unwrap();
    let copy: Value = serde_json::from_str(&first).unwrap();
    program.write("copies/again.json", serde_json::to_string_pretty(&copy).unwrap());
    let later = first.replace("T08:00", "T09:00").replace("Pupil 00", "pupil  00");
    program.write("results/later.json", later);
    let sittings = |more: &[&str]| {
        let arguments = ["report", "results", "results/../results/01.json", "copies", "--json"];
        let run = program.run(&[&arguments, more, &["--deck", "rivers.toml"]].concat(), "");
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        (told["sittings"].as_u64().unwrap(), run.stderr)
    };
    let (count, said) = sittings(&[]);
    assert_eq!(count, 24, "{said}");
    assert!(said.contains("says the same as"), "{said}");
    assert!(said.contains("has two results of one paper: "), "{said}");
    assert!(said.contains("results/later.json does not (--attempts)."), "{said}");
    assert_eq!(sittings(&["--attempts", "all"]).0, 25);
    let (_, said) = sittings(&["--attempts", "last"]);
    assert!(said.contains("results/later.json counts"), "{said}");
}

#[test]
fn results_of_another_deck_and_of_another_version_count_as_is_said() {
    let program = Program::new();
    class(&program);
    let run = program.run(&["report", "results", "--json"], "");
    assert!(run.stderr.contains("The deck \"rivers\" is not found"), "{}", run.stderr);
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["sittings"], 24);
    for word in ["another version", "not in the deck any more"] {
        assert!(!run.stderr.contains(word), "nobody looked at it: {}", run.stderr);
    }
    let now = DECK.replace("id = 'sea'", "id = 'ocean'").replace("'Daugavpils'", "'x'");
    let now = now.replace("'Riga'", "'Daugavpils'").replace("'x'", "'Riga'");
    program.write("rivers.toml", now);
    let run = report(&program, &["--json"]);
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["questions"][0]["right"], 14, "the key is mended");
    assert!(run.stderr.contains("Question sea: not in the deck any more"), "{}", run.stderr);
    assert!(run.stderr.contains("Question key: wrong as it was judged, right now, in 14 results."));
    let run = report(&program, &["--json", "--without", "sea"]);
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["results"][0]["of"], 4.0);
    let run = report(&program, &["--without", "see"]);
    assert_eq!((run.status, run.stderr.contains("did you mean sea?")), (2, true));
}

#[test]
fn what_learners_typed_is_accepted_into_the_deck() {
    let program = Program::new();
    class(&program);
    let run = report(&program, &[]);
    assert!(run.stdout.contains("typed \"Dvina\""), "{}", run.stdout);
    assert!(
        run.stdout.contains("accept this? --accept river=Dvina writes it into"),
        "{}",
        run.stdout
    );
    let run = report(&program, &["--accept", "river=dvina", "--json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("rivers.toml: question river accepts \"dvina\" now."));
    let deck = fs::read_to_string(program.path("rivers.toml")).unwrap();
    assert!(deck.contains("accept = [\"dvina\"]"), "{deck}");
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    let typed = told["questions"][1]["typed"].as_array().unwrap();
    let dvina = typed.iter().find(|one| one["text"] == "Dvina").unwrap();
    assert_eq!((&dvina["right"], &dvina["times"]), (&true.into(), &5.into()));
    assert_eq!(program.run(&["undo", "--yes"], "").status, 0);
    assert_eq!(fs::read_to_string(program.path("rivers.toml")).unwrap(), DECK);
    let run = report(&program, &["--accept", "river=Dvnia"]);
    assert_eq!((run.status, run.stderr.contains("did you mean \"Dvina\"?")), (2, true));
}

#[test]
fn a_person_is_asked_which_answers_are_accepted() {
    let program = Program::new();
    class(&program);
    let arguments = ["report", "results", "--deck", "rivers.toml", "--ask", "-o", "class.csv"];
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    terminal.wait("Right is: Daugava");
    terminal.wait("Accept \"Dvina\", typed 5 times?");
    terminal.send("y");
    terminal.wait("accepts \"Dvina\" now.");
    assert_eq!(terminal.end(), 0);
    let deck = fs::read_to_string(program.path("rivers.toml")).unwrap();
    assert!(deck.contains("accept = [\"Dvina\"]"), "{deck}");
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    terminal.wait("No typed answer seems right that is not accepted.");
    assert_eq!(terminal.end(), 0);
    let run = report(&program, &["--ask"]);
    assert_eq!((run.status, run.stderr.contains("there is no terminal")), (2, true), "{run:?}");
}

#[test]
fn a_stream_of_results_is_as_good_as_a_folder() {
    let program = Program::new();
    class(&program);
    let all = (0..24)
        .map(|at| fs::read_to_string(program.path(&format!("results/{at:02}.json"))).unwrap());
    let all: Vec<String> = all.collect();
    let run = program.run(&["report", "-", "--deck", "rivers.toml", "--json"], all.join("\n"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stdout, report(&program, &["--json"]).stdout);
}

#[test]
fn names_and_answers_cannot_act() {
    let program = Program::new();
    program.write("rivers.toml", DECK);
    let evil = "\u{1b}[2J\u{202e}<b>evil</b>\r\n@x";
    let given = [("river", evil, false), ("sea", evil, false)];
    program.write("results/a.json", result(evil, &given).to_string());
    for format in [&[][..], &["--all"], &["--json"], &["--csv"], &["--html"]] {
        let run = report(&program, format);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let told = run.stdout + &run.stderr;
        for sign in ["\u{1b}", "\u{202e}", "\r"] {
            assert!(!told.contains(sign), "{format:?}: {told}");
        }
        assert!(!format.contains(&"--html") || !told.contains("<b>"));
    }
}

#[test]
fn what_an_exam_wrote_and_what_the_history_has_of_it_are_reported_alike() {
    let program = Program::new();
    let gaps =
        "\n[[question]]\nid = 'birds'\ncloze = 'The {{heron}} and the {{egret}}.'\neach = true\n";
    program.write("rivers.toml", DECK.to_owned() + gaps);
    program.write("results/.keep", "");
    for (name, seed) in [("Ada", "1"), ("Bo", "2")] {
        let file = format!("results/{name}.json");
        let arguments =
            ["exam", "rivers.toml", "--plain", "--name", name, "--seed", seed, "--json", &file];
        let run = program.run(&arguments, "1\n1\n1\n1\n1\n:hand-in\ny\n");
        assert!(program.path(&file).exists(), "{run:?}");
    }
    let run = report(&program, &["--json"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&told["sittings"], &told["questions"][3]["id"]), (&2.into(), &"land".into()));
    let run = program.run(&["report", "--mine", "--deck", "rivers.toml", "--json"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let mine: Value = serde_json::from_str(&run.stdout).unwrap();
    for figure in ["sittings", "questions", "reliability", "tags"] {
        let without_time = |told: &Value| {
            let mut told = told[figure].clone();
            for one in told.as_array_mut().into_iter().flatten() {
                one["seconds"] = Value::Null;
            }
            told
        };
        assert_eq!(without_time(&mine), without_time(&told), "{figure}");
    }
    assert!(!run.stderr.contains("of your exams"), "{}", run.stderr);
    let arguments = ["exam", "rivers.toml", "--seed", "9"];
    assert_eq!(program.run(&arguments, "\n:hand-in\n").status, 0);
    let run = program.run(&["report", "--mine", "--deck", "rivers.toml"], "");
    assert!(run.stderr.contains("4 questions of your exams: no answer"), "{}", run.stderr);
    let run = Program::new().run(&["report", "--mine"], "");
    assert!(
        run.stderr.starts_with("error: cannot find an exam with its answers in the history\n"),
        "{run:?}"
    );
}

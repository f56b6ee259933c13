//! `stats`: a history of 400 days is told to the letter at three sizes of window, and each of its
//! numbers is what a plain reckoning over the lines of its export comes to.

mod past;
mod reckoning;

use crate::program::Program;
use crate::pty::Terminal;
use past::{NOW, TODAY, export, rivers, verbs};
use reckoning::Reckoning;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// A learner of 400 days.
fn learner() -> Program {
    let program = Program::new();
    program.write("decks/rivers.toml", rivers());
    program.write("decks/verbs.toml", verbs());
    program.write("past.jsonl", export());
    let run = program.run_at(NOW, &["history", "import", "past.jsonl"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    program
}

fn told(program: &Program, arguments: &[&str]) -> String {
    let run = program.run_at(NOW, &[&["stats"], arguments].concat(), "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{arguments:?}");
    run.stdout
}

fn numbers(program: &Program, arguments: &[&str]) -> Value {
    serde_json::from_str(&told(program, &[arguments, &["--json"]].concat())).unwrap()
}

/// Compares a text with the file that has it.
fn expect(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/sessions/{name}.txt"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(std::fs::read_to_string(path).unwrap(), text, "{name}");
    }
}

#[test]
fn a_history_is_told_to_the_letter_in_every_window() {
    let program = learner();
    for (rows, columns) in [(24, 80), (10, 40), (40, 120)] {
        let mut shown = String::new();
        for arguments in [
            &["stats"][..],
            &["stats", "verbs", "--days", "365"],
            &["stats", "rivers", "--days", "30", "--all"],
        ] {
            let variables = [("QUIZDECK_NOW", NOW), ("PAGER", "")];
            let size = (rows, columns);
            let mut terminal = Terminal::start_with(&program, size, arguments, &variables);
            assert_eq!(terminal.end(), 0);
            let lines = terminal.everything();
            if !arguments.contains(&"--all") && columns >= 80 {
                assert!(lines.len() < usize::from(rows), "one screen: {}", lines.join("\n"));
            }
            let lines = lines.join("\n");
            write!(shown, "$ quizdeck {}\n{lines}\n\n", arguments.join(" ")).unwrap();
        }
        expect(&format!("stats-{columns}x{rows}"), &shown);
    }
}

#[test]
fn without_pictures_the_same_is_told_in_words_and_in_ascii() {
    let program = learner();
    expect("stats-plain", &told(&program, &["verbs", "--all", "--plain"]));
    let words = told(&program, &["verbs", "--all", "--plain"]);
    let arguments = ["stats", "verbs", "--all"];
    let mut command = program.command(crate::program::QUIZDECK);
    command.args(arguments).env("QUIZDECK_NOW", NOW).env("LANG", "C");
    let run = crate::program::finish(&mut command, "");
    assert!(run.stdout.is_ascii(), "{}", run.stdout);
    assert!(!words.chars().any(|c| "█░▁⣀┤│".contains(c)), "{words}");
    let coming = told(&program, &["rivers", "--plain"]);
    assert!(coming.contains("Due in the next 14 days: 6 today, 1 tomorrow"), "{coming}");
}

#[test]
fn every_number_is_what_a_plain_reckoning_comes_to() {
    let program = learner();
    let lines = program.run_at(NOW, &["history", "export", "-"], "").stdout;
    for named in [&[][..], &["rivers"], &["verbs"], &["rivers", "verbs"]] {
        let numbers = numbers(&program, named);
        let decks = if named.is_empty() { vec!["rivers", "verbs"] } else { named.to_vec() };
        let items = decks.iter().flat_map(|deck| past::items(deck));
        Reckoning::new(&lines, items.collect(), named, TODAY).compare(&numbers);
    }
}

#[test]
fn lists_and_what_is_due_tell_the_same_numbers() {
    let program = learner();
    let all = numbers(&program, &[]);
    let run = |arguments: &[&str]| program.run_at(NOW, arguments, "").stdout;
    assert_eq!(run(&["due", "--count"]).trim(), all["due"].to_string());
    let listed: Value = serde_json::from_str(&run(&["list", "--json"])).unwrap();
    for (told, listed) in all["decks"].as_array().unwrap().iter().zip(listed.as_array().unwrap()) {
        for name in ["id", "due", "new"] {
            assert_eq!(told[name], listed[name]);
        }
        assert!((told["share"].as_f64().unwrap() - listed["known"].as_f64().unwrap()).abs() < 1e-9);
    }
    let review = program.run_at(NOW, &["review", "--new", "0", "--json", "-"], ":quit\n");
    let counted = format!("1/{}", all["due"]);
    assert!(review.stderr.contains(&counted), "{counted}: {}", review.stderr);
}

#[test]
fn the_day_ends_at_four_in_the_morning_wherever_that_is() {
    let program = Program::with_deck("[[question]]\nprompt = \"Say ash\"\nanswer = \"ash\"\n");
    let at = |now: &str, zone: &str, arguments: &[&str], input: &str| {
        let mut command = program.command(crate::program::QUIZDECK);
        command.args(arguments).env("QUIZDECK_NOW", now).env("TZ", zone);
        crate::program::finish(&mut command, input)
    };
    // 03:30 in Tokyo is still the evening before.
    let night = "2026-03-01T18:30:00Z";
    at(night, "Asia/Tokyo", &["quiz", "deck.toml"], "ash\n");
    for (now, answers, row) in
        [(night, 1, 1), ("2026-03-01T19:00:00Z", 0, 1), ("2026-03-02T19:00:00Z", 0, 0)]
    {
        let run = at(now, "Asia/Tokyo", &["stats", "deck.toml", "--json"], "");
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(told["done"]["today"]["answers"], answers, "{now}");
        assert_eq!(told["done"]["in_a_row"], row, "{now}");
    }
}

#[test]
fn a_page_for_a_browser_is_one_file_and_the_start_menu_leads_to_statistics() {
    let program = learner();
    let said = told(&program, &["--html", "page.html"]);
    assert_eq!(said, "page.html is written.\n");
    let page = std::fs::read_to_string(program.path("page.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("Known today"), "{page}");
    assert!(!page.contains("<script") && !page.contains("http"), "it asks nothing of a network");
    let mut terminal = Terminal::start(&program, (24, 80), &[]);
    terminal.wait("What next?");
    terminal.send("\u{1b}[A\u{1b}[A\r"); // Leave is the last, statistics stand before it
    terminal.wait("quizdeck stats --all");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn for_a_card_nothing_was_given_instead() {
    let program = Program::with_deck("[[question]]\nfront = \"elm\"\nback = \"a tree\"\n");
    for _ in 0..2 {
        program.run(&["quiz", "deck.toml", "--no-retry"], "\n1\n");
    }
    let told: Value =
        serde_json::from_str(&program.run(&["stats", "deck.toml", "--json"], "").stdout).unwrap();
    let hard = &told["hard"][0];
    assert_eq!(
        (&hard["missed"], &hard["instead"], &hard["times"]),
        (&2.into(), &Value::Null, &Value::Null)
    );
    let told = program.run(&["stats", "deck.toml", "--all"], "").stdout;
    assert!(told.contains("     missed 2 times, 2 answers") && !told.contains("instead"), "{told}");
}

#[test]
fn each_number_is_explained_and_nothing_is_told_of_nothing() {
    let program = Program::new();
    let run = program.run(&["stats", "--explain"], "");
    assert!(run.status == 0 && run.stdout.contains("coming.overdue\n  "), "{}", run.stdout);
    let run = program.run(&["stats"], "");
    assert!(run.status == 0 && run.stdout.starts_with("There is no deck"), "{}", run.stdout);
    let run = program.run(&["stats", "csto"], "");
    assert!(run.stdout.starts_with("Known today: 0 of "), "{}", run.stdout);
    assert!(!program.path("data").exists(), "what only looks writes nothing");
    let run = program.run(&["stats", "csto", "--json"], "");
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&told["known"], &told["due"]), (&Value::from(0.0), &Value::from(0)));
    assert_eq!(program.run(&["stats", "csto", "--days", "0"], "").status, 2);
}

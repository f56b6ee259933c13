//! `review`: what is due comes up on its day, most at risk first, and what is said of an answer
//! changes when it comes again.

use crate::program::{Program, Run};
use crate::pty::Terminal;
use serde_json::Value;

const DECK: &str = r#"
[deck]
id = "trees"
[[question]]
id = "ash"
prompt = "Say ash"
answer = "ash"
[[question]]
id = "oak"
prompt = "Say oak"
answer = "oak"
[[question]]
id = "elm"
front = "elm"
back = "a tree"
reverse = true
"#;

/// Runs on a day of March 2026, at noon.
fn on(program: &Program, day: u32, arguments: &[&str], input: &str) -> Run {
    program.run_at(&format!("2026-03-{day:02}T12:00:00Z"), arguments, input)
}

fn items(program: &Program, day: u32) -> Vec<Value> {
    let run = on(program, day, &["list", "deck.toml", "--json"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

fn due(items: &[Value], key: &str) -> Option<String> {
    let item = items.iter().find(|item| item["key"] == key).unwrap();
    item["due"].as_str().map(str::to_owned)
}

#[test]
fn new_questions_come_up_at_most_so_many_a_day() {
    let program = Program::with_deck(DECK);
    let run = on(&program, 1, &["review", "deck.toml", "--new", "2"], "ash\noak\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("1/2") && run.stderr.contains("Next: in 2 days."),
        "{}",
        run.stderr
    );
    let run = on(&program, 1, &["review", "deck.toml", "--new", "2"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("Nothing is due.\n1 question is new; "), "{}", run.stdout);
    assert!(run.stdout.contains("Next: 2 questions in 2 days (2026-03-03)"), "{}", run.stdout);
}

#[test]
fn what_is_due_comes_before_what_is_new_and_siblings_do_not_meet() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["review", "deck.toml", "--new", "1"], "ash\n");
    let run = on(&program, 3, &["review", "deck.toml"], "ash\noak\n\n3\n");
    let places: Vec<usize> =
        ["Say ash", "Say oak", "elm"].iter().map(|text| run.stderr.find(text).unwrap()).collect();
    assert!(places.is_sorted(), "{}", run.stderr);
    assert!(run.stderr.contains("1/3"), "the other side of the card waits: {}", run.stderr);
}

#[test]
fn the_interval_shown_for_a_rating_is_the_one_applied() {
    let program = Program::with_deck(DECK);
    let input = "\n4\n";
    let run = on(&program, 1, &["review", "deck.toml", "--id", "elm"], input);
    let preview = run.stderr.split("4 Easy (").nth(1).unwrap().split(')').next().unwrap();
    assert!(run.stderr.contains(&format!("Next: {preview}.")), "{}", run.stderr);
}

#[test]
fn a_missed_answer_is_due_tomorrow_and_the_learners_word_changes_that() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["quiz", "deck.toml", "--id", "ash"], "beech\nash\n");
    assert_eq!(due(&items(&program, 1), "ash").as_deref(), Some("2026-03-02"));
    on(&program, 1, &["quiz", "deck.toml", "--id", "oak"], "beech\n:right\n");
    assert_eq!(due(&items(&program, 1), "oak").as_deref(), Some("2026-03-03"));
}

#[test]
fn what_is_taken_back_is_not_remembered() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["quiz", "deck.toml", "--id", "ash"], "ash\n:undo\n");
    assert_eq!(due(&items(&program, 1), "ash"), None);
}

#[test]
fn without_saving_nothing_touches_the_disk() {
    let program = Program::with_deck(DECK);
    let run = on(&program, 1, &["quiz", "deck.toml", "--no-save", "--id", "ash"], "ash\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!program.path("data").exists());
}

#[test]
fn practice_ahead_takes_what_is_nearest_and_a_deadline_draws_intervals_in() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["review", "deck.toml", "--id", "ash"], "ash\n");
    let run = on(&program, 2, &["review", "deck.toml", "--ahead"], "ash\n");
    assert!(run.stderr.contains("1/1") && run.stderr.contains("Say ash"), "{}", run.stderr);
    let far = due(&items(&program, 2), "ash").unwrap();
    let until = ["review", "deck.toml", "--ahead", "--until", "2026-03-06"];
    on(&program, 3, &until, "ash\n");
    let near = due(&items(&program, 3), "ash").unwrap();
    assert!(near < far && near.as_str() < "2026-03-06", "{near} {far}");
    let run = on(&program, 3, &["review", "deck.toml", "--until", "2026-03-01"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("a day that is gone"), "{}", run.stderr);
}

#[test]
fn a_damaged_history_is_told_and_left_as_it_is() {
    let program = Program::with_deck(DECK);
    let path = program.write("data/quizdeck/history.db", "this is no database, and never was one");
    let run = on(&program, 1, &["quiz", "deck.toml"], "ash\n");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("history.db") && run.stderr.contains("hint: "), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(path).unwrap(), "this is no database, and never was one");
    let run = on(&program, 1, &["quiz", "deck.toml", "--no-save", "--id", "ash"], "ash\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn a_review_of_which_only_a_missed_one_is_open_can_be_resumed() {
    let program = Program::with_deck(DECK);
    let mut terminal = Terminal::start(&program, (24, 80), &["review", "deck.toml", "--id", "ash"]);
    terminal.wait("Say ash");
    terminal.send("x\r");
    terminal.wait("Again in this round, then tomorrow.");
    terminal.wait("Enter goes on");
    terminal.send("\u{3}");
    terminal.wait("To go on: ");
    assert_eq!(terminal.end(), 130);
    let mut terminal = Terminal::start(&program, (24, 80), &["review", "deck.toml"]);
    terminal.wait("Resume at 1/1?");
    terminal.send("\r");
    terminal.wait("once more");
    terminal.send("ash\r");
    terminal.wait("Enter ");
    terminal.wait("Right");
    terminal.until("the verdict", |rows| rows.iter().any(|row| row.contains("w I was wrong")));
    terminal.send("\r");
    terminal.wait("0 of 1 right");
}

#[test]
fn new_questions_come_from_every_deck_and_are_counted_over_all_of_them() {
    let program = Program::new();
    let deck = |id: &str, header: &str| {
        let question = |n: usize| {
            format!(
                "[[question]]\nid = \"{id}{n}\"\nprompt = \"Say {id}{n}\"\nanswer = \"{id}{n}\"\n"
            )
        };
        let questions: String = (1..=9).map(question).collect();
        program
            .write(&format!("{id}.toml"), format!("[deck]\nid = \"{id}\"\n{header}\n{questions}"));
    };
    deck("one", "");
    deck("two", "new = 1");
    let both = ["review", "one.toml", "two.toml", "--new", "4"];
    let run = on(&program, 1, &both, "one1\ntwo1\none2\n:quit\n");
    let order = ["Say one1", "Say two1", "Say one2"].map(|text| run.stderr.find(text).unwrap());
    assert!(order.is_sorted() && run.stderr.contains("1/4"), "{}", run.stderr);
    let run = on(&program, 1, &["review", "two.toml"], "");
    assert!(run.stdout.contains("8 questions are new; today's share"), "{}", run.stdout);
    on(&program, 1, &["quiz", "one.toml", "--id", "one9", "--id", "one8"], "one8\none9\n:quit\n");
    let run = on(&program, 1, &["review", "two.toml", "--new", "6"], "two2\n");
    assert!(run.stderr.contains("1/1"), "five of six were met in either deck: {}", run.stderr);
}

#[test]
fn of_two_sides_one_waits_for_tomorrow_whatever_asked_the_other() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["quiz", "deck.toml", "--id", "elm", "-n", "1"], "\n3\n");
    let run = on(&program, 1, &["review", "deck.toml", "--id", "elm"], "");
    assert!(
        run.stdout.starts_with("Nothing is due.\n1 question waits: another part"),
        "{}",
        run.stdout
    );
    let run = on(&program, 2, &["review", "deck.toml", "--id", "elm"], "\n3\n");
    assert!(run.stderr.contains("1/1"), "{}", run.stderr);
}

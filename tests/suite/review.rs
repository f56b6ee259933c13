//! `review`: what is due comes up on its day, most at risk first, and what is said of an answer
//! changes when it comes again.

use crate::program::{Program, Run};
use crate::pty::Terminal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    // Where a program reads the result, it finds nothing else.
    let json = on(&program, 1, &["review", "deck.toml", "--new", "2", "--json", "-"], "");
    assert_eq!((&*json.stdout, json.stderr), ("", run.stdout));
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
fn what_waits_for_a_sibling_is_due_tomorrow_wherever_that_is_told() {
    let deck = format!(
        "{DECK}[[question]]\nid = \"fir\"\nfront = \"fir\"\nback = \"a tree too\"\nreverse = true\n"
    );
    let deck = deck.replacen("[deck]\n", "[deck]\nuntil = \"2026-05-01\"\n", 1);
    let program = Program::with_deck(deck);
    for key in ["elm", "elm#reverse", "fir", "fir#reverse"] {
        program.run_at("2026-03-01T12:00:00Z", &["quiz", "deck.toml", "--id", key], "\n3\n");
    }
    let told = |arguments: &[&str]| on(&program, 20, arguments, "").stdout;
    let list = told(&["list", "deck.toml"]);
    let count = |what: &str| list.lines().filter(|line| line.contains(what)).count();
    assert_eq!((count("due today"), count("due tomorrow")), (2, 2), "{list}");
    let dues = items(&program, 20);
    let waiting = dues.iter().filter(|item| item["due"] == "2026-03-21").count();
    assert_eq!(waiting, 2, "{dues:#?}");
    let item = told(&["item", "deck.toml", "3"]);
    assert!(item.contains("is due today.") && item.contains("(tomorrow)"), "{item}");
    let stats = told(&["stats", "deck.toml", "--plain"]);
    assert!(stats.contains("Coming: 2 due today"), "{stats}");
    let said = "a day, 4 (2 new) today, if all";
    assert!(stats.contains(said), "{stats}");
    let review = on(&program, 20, &["review", "deck.toml"], ":quit\n").stderr;
    assert!(review.contains(said) && review.contains("1/4"), "{review}");
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

/// Every file below a folder, to the byte.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.insert(path.clone(), std::fs::read(path).unwrap());
        }
    }
    files
}

#[test]
fn without_saving_the_same_is_due_and_the_history_stays_as_it_is() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["review", "deck.toml", "--new", "2"], "ash\nbeech\noak\n");
    let before = files(&program.path("data"));
    for day in [1, 2, 9] {
        for options in [&["--new", "0"][..], &[], &["--until", "20.3."], &["--catch-up", "3"]] {
            let saved = [&["review", "deck.toml"], options].concat();
            let run = on(&program, day, &[&saved[..], &["--no-save"]].concat(), "");
            assert_eq!(files(&program.path("data")), before, "{options:?}");
            let other = Program::with_deck(DECK);
            for (path, bytes) in &before {
                other.write(path.strip_prefix(program.path("")).unwrap().to_str().unwrap(), bytes);
            }
            let kept = on(&other, day, &saved, "");
            assert_eq!((run.stdout, run.stderr), (kept.stdout, kept.stderr), "{day} {options:?}");
        }
    }
}

#[test]
fn practice_ahead_takes_what_is_nearest_and_a_deadline_draws_intervals_in() {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["review", "deck.toml", "--id", "ash"], "ash\n");
    let run = on(&program, 2, &["review", "deck.toml", "--ahead"], "ash\n");
    assert!(run.stderr.contains("1/1") && run.stderr.contains("Say ash"), "{}", run.stderr);
    let far = due(&items(&program, 2), "ash").unwrap();
    let until = ["review", "deck.toml", "--ahead", "--until", "14.3."];
    on(&program, 3, &until, "ash\n");
    let near = due(&items(&program, 3), "ash").unwrap();
    assert!(near >= far && near.as_str() < "2026-03-14", "{near} {far}");
    let run = on(&program, 3, &["review", "deck.toml", "--until", "2026-03-01"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("a day that is gone"), "{}", run.stderr);
    let run = on(&program, 3, &["review", "deck.toml", "--until", "soon"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cannot read \"soon\" as the day of --until"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: write a date as 2026-12-24, 24 Dec"), "{}", run.stderr);
    let run = on(&program, 3, &["review", "deck.toml", "--until", "today"], ":quit\n");
    assert!(run.status == 0 && run.stderr.contains("Exam on 3 Mar (today)"), "{}", run.stderr);
}

/// A deck of so many short questions, "q1" answered by "q1".
fn many(header: &str, count: usize) -> String {
    let question =
        |n| format!("[[question]]\nid = \"q{n}\"\nprompt = \"Say q{n}\"\nanswer = \"q{n}\"\n");
    let questions: String = (1..=count).map(question).collect();
    format!("[deck]\nid = \"many\"\ntitle = \"Many\"\n{header}\n{questions}")
}

fn answers(count: usize) -> String {
    (1..=count).flat_map(|n| ["q".to_owned(), n.to_string(), "\n".to_owned()]).collect()
}

#[test]
fn a_deadline_in_the_deck_is_told_and_spreads_what_would_come_after_it() {
    let program = Program::with_deck(many("", 14));
    let all = ["quiz", "deck.toml", "-n", "all", "--order", "deck"];
    for day in [1, 3, 11] {
        on(&program, day, &all, &answers(14));
    }
    program.write("deck.toml", many("until = 2026-03-30", 14));
    let dues = |day| {
        let items = items(&program, day);
        let mut days: Vec<String> =
            (1..=14).map(|n| due(&items, &format!("q{n}")).unwrap()).collect();
        days.sort_unstable();
        days
    };
    assert!(dues(12).iter().all(|day| day.as_str() > "2026-03-29"), "{:?}", dues(12));
    let told = "exam on 30 Mar (in 18 days): about 1 a day, if all is recalled.";
    let listed = on(&program, 12, &["list", "deck.toml"], "").stdout;
    assert!(listed.contains(&format!("Many: {told}")), "{listed}");
    let run = on(&program, 12, &["review", "deck.toml"], "");
    assert!(run.stderr.contains(&told.replace("exam", "Exam")), "{}", run.stderr);
    assert!(run.stdout.contains("Next: 2 questions in 11 days"), "{}", run.stdout);
    let days = dues(12);
    assert!(days.chunks(2).all(|two| two[0] == two[1]), "two on each of seven days: {days:?}");
    assert_eq!((days[0].as_str(), days[13].as_str()), ("2026-03-23", "2026-03-29"));
}

#[test]
fn a_deadline_that_is_no_date_is_an_error_of_the_deck() {
    let program = Program::with_deck(many("until = \"24 Dec\"", 1));
    let run = on(&program, 1, &["check", "deck.toml"], "");
    assert!(run.stdout.contains("error[no-date]: `until` cannot be \"24 Dec\""), "{}", run.stdout);
    program.write("deck.toml", many("until = \"24 Dec 2026\"", 1));
    let run = on(&program, 1, &["check", "deck.toml"], "");
    assert!(!run.stdout.contains("no-date"), "{}", run.stdout);
}

#[test]
fn after_a_break_what_piled_up_is_told_and_spread_while_new_ones_wait() {
    let program = Program::with_deck(many("", 20));
    on(&program, 1, &["quiz", "deck.toml", "-n", "14", "--order", "deck"], &answers(14));
    let few = ["review", "deck.toml", "--limit", "4"];
    let run = on(&program, 20, &few, ":quit\n");
    let told = "14 questions are due, more than 3 days' share of 4: the most at risk come first";
    assert!(run.stderr.contains(told) && run.stderr.contains("1/4"), "{}", run.stderr);
    let run = on(&program, 20, &["review", "deck.toml", "--catch-up", "5"], ":quit\n");
    let told = "14 questions are due: 3 are asked today, the rest by 24 Mar, most at risk first.";
    assert!(run.stderr.contains(told) && run.stderr.contains("1/3"), "{}", run.stderr);
    let count = on(&program, 20, &["due"], "").stdout;
    let run = on(&program, 20, &["list", "deck.toml"], "");
    assert!(run.stdout.contains("many  20         3    6"), "{count}{}", run.stdout);
    let run = on(&program, 21, &["review", "deck.toml"], ":quit\n");
    assert!(run.stderr.contains("New questions wait till 24 Mar, while"), "{}", run.stderr);
    assert!(run.stderr.contains("1/6"), "six are due, and no new one comes: {}", run.stderr);
    let run = on(&program, 21, &["review", "deck.toml", "--new", "2"], ":quit\n");
    assert!(run.stderr.contains("1/8"), "{}", run.stderr);
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
    terminal.wait("Resume at the questions to repeat?");
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
    on(&program, 9, &["quiz", "deck.toml", "--id", "elm", "-n", "1", "--seed", "1"], "\n3\n");
    let run = on(&program, 9, &["review", "deck.toml", "--id", "elm"], "");
    let told = "Nothing is due.\n1 question waits: another part of the same question goes before, on \
                a day of its own.\nNext: 1 question tomorrow (2026-03-10); --ahead practises now.\n";
    assert_eq!((run.stdout.as_str(), run.status), (told, 0));
}

#[test]
fn of_a_card_that_comes_again_the_same_day_it_is_said_that_its_date_stays() {
    let program = Program::with_deck(DECK);
    let run = on(&program, 1, &["review", "deck.toml", "--id", "elm"], "\n1\n\n3\n");
    let again = run.stderr.split("once more").nth(1).unwrap_or_default();
    let stays = "rated today already: the date stays (tomorrow)";
    assert!(again.contains(stays) && again.contains("1 Again, 2 Hard"), "{}", run.stderr);
    assert!(again.contains("Next: tomorrow."), "{}", run.stderr);
}

//! `item`: a question is as new, due on a day, known for good, put aside, flagged or noted, and all that
//! counts agrees.

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

fn on(program: &Program, day: u32, arguments: &[&str], input: &str) -> Run {
    program.run_at(&format!("2026-03-{day:02}T12:00:00Z"), arguments, input)
}

fn item(program: &Program, day: u32, arguments: &[&str]) -> String {
    let run = on(program, day, &[&["item", "deck.toml"], arguments].concat(), "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

fn items(program: &Program, day: u32) -> Vec<Value> {
    let run = on(program, day, &["list", "deck.toml", "--json"], "");
    serde_json::from_str(&run.stdout).unwrap()
}

fn answered() -> Program {
    let program = Program::with_deck(DECK);
    on(&program, 1, &["quiz", "deck.toml", "--order", "deck"], "\n3\nash\noak\n\n3\n");
    program
}

#[test]
fn a_question_is_made_due_on_a_day_that_people_can_write() {
    let program = answered();
    assert_eq!(
        item(&program, 2, &["ash", "due", "+5d"]),
        "\"Say ash\" is due on 7 Mar (in 5 days).\n"
    );
    assert_eq!(
        item(&program, 2, &["2", "due", "9", "Mar"]),
        "\"Say oak\" is due on 9 Mar (in 7 days).\n"
    );
    assert_eq!(
        item(&program, 2, &["elm", "due", "today"]),
        "\"elm\": 2 parts are due on 2 Mar (today).\n"
    );
    assert_eq!(
        item(&program, 2, &["elm#reverse", "due", "10.3."]),
        "\"a tree\" is due on 10 Mar (in 8 days).\n"
    );
    let dues: Vec<Value> = items(&program, 2).iter().map(|item| item["due"].clone()).collect();
    assert_eq!(dues, ["2026-03-07", "2026-03-09", "2026-03-02", "2026-03-10"]);
    for (words, told) in [
        (["ash", "due", "soon"], "cannot read \"soon\" as the day of due"),
        (["ash", "due", "yesterday"], "cannot make a question due on a day that is gone"),
        (["ahs", "due", "friday"], "cannot find the question ahs"),
    ] {
        let run = on(&program, 2, &[&["item", "deck.toml"], &words[..]].concat(), "");
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(told) && run.stderr.contains("hint: "), "{}", run.stderr);
    }
}

#[test]
fn what_is_known_for_good_is_not_asked_nor_counted_until_that_is_taken_back() {
    let program = answered();
    let told = item(&program, 2, &["oak", "known"]);
    assert_eq!(told, "\"Say oak\" is known for good: never asked, until `ask` takes that back.\n");
    let listed = items(&program, 9);
    assert_eq!(
        (&listed[0]["known"], &listed[1]["known"]),
        (&Value::Bool(false), &Value::Bool(true))
    );
    let list = on(&program, 9, &["list", "deck.toml"], "").stdout;
    assert!(list.contains("Say oak") && list.contains("known  never asked"), "{list}");
    assert!(
        list.contains("trees  3          2    0"),
        "one side of the card and ash are due: {list}"
    );
    for command in ["quiz", "learn", "review"] {
        let run = on(&program, 9, &[command, "deck.toml", "--id", "oak", "--fresh"], "oak\n");
        assert!(!run.stderr.contains("Say oak"), "{command}: {}", run.stderr);
    }
    item(&program, 9, &["oak", "ask"]);
    let run = on(&program, 9, &["review", "deck.toml", "--id", "oak"], "oak\n");
    assert!(run.stderr.contains("Say oak"), "{}", run.stderr);
}

/// How many are due, as each that counts them says: `list`, `due`, and `review`, at its first question.
fn due(program: &Program, day: u32) -> [usize; 3] {
    let list = on(program, day, &["list", "trees"], "").stdout;
    let row = list.lines().find(|line| line.starts_with("trees")).unwrap();
    let listed = row.split_whitespace().nth(2).unwrap().parse().unwrap();
    let count = on(program, day, &["due", "--count"], "").stdout.trim().parse().unwrap();
    let review = on(program, day, &["review", "trees", "--new", "0", "--fresh"], "");
    let first = review.stderr.lines().find_map(|line| line.strip_prefix("1/"));
    let asked = first.map_or(0, |total| total.split(' ').next().unwrap().parse().unwrap());
    [listed, count, asked]
}

#[test]
fn a_new_question_that_is_buried_is_new_all_the_same() {
    let deck = "[deck]\nid = \"trees\"\nuntil = 2026-03-20\n[[question]]\nprompt = \"Say ash\"\n\
                answer = \"ash\"\n[[question]]\nprompt = \"Say oak\"\nanswer = \"oak\"\n";
    let program = Program::with_deck(deck);
    item(&program, 2, &["1", "bury"]);
    let exam = |said: &str| {
        let said = said.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        Some(said.split_once("exam on ")?.1.split_once("recalled.")?.0.to_owned())
    };
    let list = on(&program, 2, &["list", "deck.toml"], "").stdout;
    assert!(list.contains("trees  2          0    2    0"), "{list}");
    let stats = on(&program, 2, &["stats", "deck.toml", "--plain"], "").stdout;
    assert!(stats.contains("2 new"), "{stats}");
    let review = on(&program, 2, &["review", "deck.toml"], "").stderr;
    assert!(exam(&list).is_some() && exam(&list) == exam(&stats), "{list}{stats}");
    assert_eq!(exam(&review), exam(&list), "{review}");
    assert!(review.contains("1/1\nSay oak"), "{review}");
}

#[test]
fn what_is_suspended_or_buried_is_not_counted_as_due_by_any_that_counts() {
    let program = answered();
    let text = std::fs::read(program.path("deck.toml")).unwrap();
    program.write("data/quizdeck/decks/trees.toml", text); // where `due` finds it
    assert_eq!(due(&program, 9), [3; 3], "of the two sides of the card one waits");
    let told = item(&program, 9, &["oak", "suspend"]);
    assert_eq!(told, "\"Say oak\" is suspended: not asked, until `ask` takes that back.\n");
    assert_eq!(due(&program, 9), [2; 3]);
    let still = "still suspended: not asked, until `ask` takes that back.\n";
    for (words, told) in [
        (&["oak", "bury"][..], "is "),
        (&["oak", "due", "tomorrow"], "is due on 10 Mar (tomorrow), and "),
        (&["oak", "flag", "hard"], "is flagged hard, and "),
        (&["oak", "flag"], "is without a flag, and "),
    ] {
        assert_eq!(item(&program, 9, words), format!("\"Say oak\" {told}{still}"));
    }
    item(&program, 9, &["oak", "due", "today"]);
    let run = on(&program, 9, &["quiz", "deck.toml", "--only", "suspended"], ":bury\n").stderr;
    assert!(run.contains("It is still suspended. quizdeck item"), "{run}");
    assert!(!run.contains("before tomorrow"), "{run}");
    assert_eq!(item(&program, 9, &["1", "bury"]), "\"Say ash\" is buried until tomorrow.\n");
    assert_eq!(due(&program, 9), [1; 3]);
    assert_eq!(due(&program, 10), [2; 3], "what was buried is back");
    let told = item(&program, 9, &["1", "due", "today"]);
    assert_eq!(told, "\"Say ash\" is due on 9 Mar (today), and still buried until tomorrow.\n");
    let list = on(&program, 9, &["list", "deck.toml"], "").stdout;
    assert!(list.contains("Say oak") && list.contains("  suspended\n"), "{list}");
    assert!(list.contains("  buried until tomorrow\n"), "{list}");
    let listed = items(&program, 9);
    assert_eq!(
        (&listed[1]["suspended"], &listed[0]["buried"]),
        (&true.into(), &"2026-03-10".into())
    );
    item(&program, 9, &["oak", "ask"]);
    item(&program, 9, &["ash", "ask"]);
    assert_eq!(due(&program, 9), [3; 3]);
}

#[test]
fn a_question_is_flagged_with_a_word_and_noted_and_tells_how_it_stands() {
    let program = answered();
    assert_eq!(item(&program, 2, &["ash", "flag", "hard"]), "\"Say ash\" is flagged hard.\n");
    item(&program, 2, &["ash", "note", "the", "tree,", "not", "the", "dust"]);
    item(&program, 2, &["oak", "suspend"]);
    let told = item(&program, 2, &["ash"]);
    assert!(told.starts_with("\"Say ash\" is due on "), "{told}");
    assert!(told.ends_with(", flagged hard.\nNote: the tree, not the dust\n"), "{told}");
    assert_eq!(item(&program, 2, &["oak"]), "\"Say oak\" is suspended.\n");
    let listed = items(&program, 2);
    assert_eq!(
        (&listed[0]["flag"], &listed[0]["note"]),
        (&"hard".into(), &"the tree, not the dust".into())
    );
    let export = on(&program, 2, &["history", "export"], "").stdout;
    assert!(export.contains("the tree, not the dust"), "{export}");
    assert_eq!(item(&program, 2, &["ash", "flag"]), "\"Say ash\" is without a flag.\n");
    assert_eq!(item(&program, 2, &["ash", "note"]), "\"Say ash\" is without a note.\n");
    let run = on(&program, 2, &["item", "deck.toml", "ash", "flag", "two words"], "");
    assert!(run.status == 2 && run.stderr.contains("hint: a flag is one word"), "{}", run.stderr);
    let program = Program::with_deck(DECK);
    assert_eq!(item(&program, 2, &["ash"]), "\"Say ash\" is new.\n");
}

#[test]
fn a_reset_makes_a_question_new_and_nothing_can_be_due_that_is() {
    let program = answered();
    assert_eq!(item(&program, 2, &["ash", "reset"]), "\"Say ash\" is as new.\n");
    assert_eq!(items(&program, 2)[0]["new"], true);
    let run = on(&program, 2, &["item", "deck.toml", "ash", "due", "friday"], "");
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("cannot set a day for ash: it was never answered"),
        "{}",
        run.stderr
    );
}

#[test]
fn in_a_session_a_question_is_put_away_by_a_command() {
    let program = answered();
    let run = on(
        &program,
        9,
        &["quiz", "deck.toml", "--order", "deck", "--kind", "short"],
        ":known\n:due 24.12.\n",
    );
    assert!(
        run.stderr.contains("never asked again. quizdeck item deck.toml ash ask"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("It is due on 24 Dec (in 10 months)."), "{}", run.stderr);
    let listed = items(&program, 9);
    assert_eq!(
        (&listed[0]["known"], &listed[1]["due"]),
        (&Value::Bool(true), &Value::from("2026-12-24"))
    );
    let run =
        on(&program, 10, &["quiz", "deck.toml", "--order", "deck", "--kind", "short"], "oak\n");
    assert!(run.stderr.contains("Say oak"), "{}", run.stderr);
}

#[test]
fn at_a_terminal_the_menu_decides_before_and_after_an_answer() {
    let program = Program::with_deck(DECK);
    let quiz = ["quiz", "deck.toml", "--order", "deck", "--kind", "short"];
    let mut terminal = Terminal::start(&program, (24, 80), &quiz);
    terminal.wait("Say ash");
    terminal.send("\u{1b}");
    terminal.wait("k) This question: known, never ask it again");
    terminal.send("k");
    terminal.wait("It is never asked again. quizdeck item deck.toml ash ask takes that");
    terminal.wait("Say oak");
    terminal.send("oak\r");
    terminal.wait("Enter goes on");
    terminal.send("\u{1b}");
    terminal.wait("d) This question: due on ...");
    terminal.send("d");
    terminal.wait("Due on which day?");
    terminal.send("soon\r");
    terminal.wait("That is no day to come: write a date");
    terminal.send("\u{15}+3d\r");
    terminal.wait("(in 3 days).");
    terminal.wait("Nothing is left to ask.");
    terminal.send("\r");
    terminal.wait("1 of 1 right");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_last_decision_is_taken_back_before_the_session_ends() {
    let program = Program::with_deck(DECK);
    let quiz = ["quiz", "deck.toml", "--id", "ash"];
    let run = program.run(&quiz, ":known\n:undo\nash\n");
    let told =
        "Nothing is left to ask.\n\"Known\" for \"Say ash\" is taken back. It is asked again.";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stdout.contains("1 of 1 right"), "{}", run.stdout);
    let run = program.run(&quiz, ":known\n");
    assert!(run.stdout.contains("Nothing was asked.\n"), "{}", run.stdout);
}

#[test]
fn a_session_that_is_gone_on_with_leaves_out_what_is_known_since() {
    let program = Program::with_deck(DECK);
    let quiz = ["quiz", "deck.toml", "--order", "deck", "--kind", "short"];
    let mut terminal = Terminal::start(&program, (24, 80), &quiz);
    terminal.wait("Say ash");
    terminal.send("x\r");
    terminal.wait("Enter goes on");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    assert_eq!(program.run(&["item", "deck.toml", "ash", "known"], "").status, 0);
    let run = program.run(&["quiz", "deck.toml", "--resume"], "oak\n");
    assert!(run.stderr.contains("2/2\nSay oak"), "{}", run.stderr);
    assert!(run.stdout.contains("1 of 2 right") && !run.stderr.contains("ash"), "{}", run.stderr);
}

#[test]
fn in_a_session_a_question_is_put_aside_flagged_and_noted_by_commands_and_undo_takes_that_back() {
    let program = answered();
    let quiz = ["quiz", "deck.toml", "--order", "deck", "--kind", "short"];
    let lines = ":suspend\n:undo\n:flag hard\n:note not the dust\nash\n:bury\n";
    let run = on(&program, 9, &quiz, lines);
    let told = [
        "suspended. quizdeck item deck.toml ash ask takes that back.",
        "taken back.",
        "Right\nYour note: not the dust\n",
        "not asked before tomorrow.",
    ];
    for part in told {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    let listed = items(&program, 9);
    assert_eq!((&listed[0]["suspended"], &listed[0]["flag"]), (&false.into(), &"hard".into()));
    assert_eq!(listed[1]["buried"], "2026-03-10");
    let again = on(&program, 9, &quiz, "ash\n").stderr;
    assert!(again.contains("1/1 · flagged hard\nSay ash"), "{again}");
}

#[test]
fn what_is_forgotten_again_and_again_is_suspended_where_that_is_set() {
    let program = Program::with_deck(DECK);
    program.write("config/quizdeck/config.toml", "suspend-leeches = true\n");
    for day in 1..=9 {
        let run = on(&program, day, &["quiz", "deck.toml", "--id", "ash", "--no-retry"], "x\n");
        assert_eq!(
            run.stderr.contains("Forgotten 8 times: suspended."),
            day == 9,
            "{}",
            run.stderr
        );
    }
    assert_eq!(items(&program, 9)[0]["suspended"], true);
    assert!(told_of(&program, 10, "quiz").contains("Say oak"));
    assert!(!told_of(&program, 10, "quiz").contains("Say ash"));
}

/// What is asked of the short questions in a mode.
fn told_of(program: &Program, day: u32, mode: &str) -> String {
    on(program, day, &[mode, "deck.toml", "--kind", "short", "--fresh"], "oak\n").stderr
}

#[test]
fn what_was_noted_is_forgotten_with_the_answers_and_goes_with_an_export_until_then() {
    let program = answered();
    item(&program, 2, &["ash", "note", "a secret"]);
    item(&program, 2, &["ash", "flag", "hard"]);
    let export = on(&program, 2, &["history", "export"], "").stdout;
    let other = Program::with_deck(DECK);
    other.write("history.jsonl", &export);
    assert_eq!(on(&other, 2, &["history", "import", "history.jsonl"], "").status, 0);
    assert_eq!(items(&other, 2)[0]["note"], "a secret");
    let run = on(&program, 3, &["history", "forget", "deck.toml", "ash", "--yes"], "");
    let told = "Deleted 1 answer to 1 question of the deck trees, given on 2026-03-01, and what was \
                decided of them (2 decisions).\n";
    assert!(run.stdout.starts_with(told), "{}", run.stdout);
    assert!(!on(&program, 3, &["history", "export"], "").stdout.contains("a secret"));
    assert_eq!(items(&program, 3)[0]["flag"], Value::Null);
}

//! Progress of edited questions, from one session to the next: what goes over is said, and can be
//! taken back for good.
#![allow(clippy::unwrap_used, reason = "what a test cannot read fails it")]

use crate::program::{Program, Run};
use crate::pty::Terminal;

const CAPITALS: &str = r#"
[deck]
id = "capitals"

[[question]]
prompt = "What is the captal of Belarus?"
answer = "Minsk"

[[question]]
prompt = "What is the capital of Poland?"
answer = "Warsaw"
"#;

fn quiz(program: &Program, deck: &str, answers: &str) -> Run {
    let run = program.run(&["quiz", deck, "--order", "deck", "--no-retry"], answers);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

/// Which progress went over, by the questions, and what of that was taken back.
fn moves(program: &Program) -> [usize; 2] {
    let export = program.run(&["history", "export"], "").stdout;
    ["\"rename\"", "\"unlink\""].map(|kind| {
        let kind = format!("\"event\":{kind}");
        export.lines().filter(|line| line.contains(&kind)).count()
    })
}

#[test]
fn what_goes_over_is_said_and_taken_back_for_good() {
    let program = Program::with_deck(CAPITALS);
    quiz(&program, "deck.toml", "Minsk\nWarsaw\n");
    program.write("deck.toml", CAPITALS.replace("captal", "capital"));
    let told = "Progress of \"What is the captal of Belarus?\" goes on with \"What is the capital \
                of Belarus?\" (quizdeck history relink --undo takes this back).";
    let flat = |run: &Run| run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    let run = quiz(&program, "deck.toml", "Minsk\nWarsaw\n");
    assert!(flat(&run).contains(told), "{}", run.stderr);
    assert_eq!(moves(&program), [1, 0]);
    let run = program.run(&["history", "relink", "--undo"], "");
    assert_eq!((run.status, run.stdout.lines().count()), (0, 1), "{}", run.stdout);
    assert!(run.stdout.starts_with("taken back: capitals: What "), "{}", run.stdout);
    for _ in 0..2 {
        let run = quiz(&program, "deck.toml", "Minsk\nWarsaw\n");
        assert!(!run.stderr.contains("goes on with"), "{}", run.stderr);
        assert_eq!(moves(&program), [1, 1]);
    }
    let run = program.run(&["history", "relink", "--undo"], "");
    assert_eq!(run.stdout, "No progress went over to another question.\n");
}

#[test]
fn another_question_with_the_same_answer_inherits_nothing_by_itself() {
    let deck = |work: &str| {
        format!(
            "[deck]\nid = \"art\"\n[[question]]\nprompt = \"Who painted the {work}?\"\n\
             answer = \"Leonardo da Vinci\"\n[[question]]\nprompt = \"Who painted Guernica?\"\n\
             answer = \"Picasso\"\n"
        )
    };
    let program = Program::with_deck(deck("Mona Lisa"));
    quiz(&program, "deck.toml", "Leonardo da Vinci\nPicasso\n");
    program.write("deck.toml", deck("Last Supper"));
    let run = program.run(&["review", "deck.toml", "--new", "0"], "");
    assert!(!run.stderr.contains("goes on with"), "{}", run.stderr);
    assert_eq!(moves(&program), [0, 0]);
    let run = program.run(&["history", "relink", "deck.toml"], "");
    let doubt = "in doubt: Who painted the Mona Lisa?\n  maybe: Who painted the Last Supper?\n";
    assert!(run.stdout.starts_with(doubt), "{}", run.stdout);
}

#[test]
fn pinning_says_what_went_over_before() {
    let program = Program::with_deck(CAPITALS);
    quiz(&program, "deck.toml", "Minsk\nWarsaw\n");
    program.write("deck.toml", CAPITALS.replace("captal", "capital"));
    let run = program.run(&["pin", "deck.toml"], "");
    let told = "Progress of \"What is the captal of Belarus?\" goes on with \"What is the capital \
                of Belarus?\".\n";
    assert_eq!((run.status, &*run.stderr), (0, told));
    let run = program.run(&["history", "relink", "deck.toml"], "");
    assert_eq!(run.stdout, "All progress has its question.\n");
}

/// A deck of the questions of these letters: what each asks for, in capitals.
fn letters(id: &str, letters: &str) -> String {
    let question = |c: char| {
        format!("[[question]]\nprompt = \"Which letter is {c}{c}{c}?\"\nanswer = \"letter {c}\"\n")
    };
    format!("[deck]\nid = \"{id}\"\n{}", letters.chars().map(question).collect::<String>())
}

fn answers(letters: &str) -> String {
    letters.chars().flat_map(|c| ["letter ".to_owned(), format!("{c}\n")]).collect()
}

/// How many questions of each deck were answered before, as `list` tells.
fn known(program: &Program, decks: &[&str]) -> Vec<usize> {
    let count = |deck: &&str| {
        let run = program.run(&["list", "--json", deck], "");
        assert_eq!((run.status, &*run.stderr), (0, ""));
        let items: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
        items.iter().filter(|item| !item["due"].is_null()).count()
    };
    decks.iter().map(count).collect()
}

#[test]
fn a_deck_that_is_cut_in_two_keeps_all_progress_and_offers_none_as_orphans() {
    let program = Program::new();
    program.write("decks/all.toml", letters("all", "abcdefghijkl"));
    quiz(&program, "all", &answers("abcdefghijkl"));
    program.write("decks/all.toml", letters("all", "abcd"));
    program.write("decks/rest.toml", letters("rest", "efghijkl"));
    assert_eq!(known(&program, &["all", "rest"]), [4, 8]);
    assert_eq!(moves(&program), [0, 0], "whoever looks stores nothing");
    // Nothing has gone over yet, and all of it would.
    let run = program.run(&["history", "forget", "all", "--orphans", "--yes"], "");
    assert_eq!(run.stdout, "There is nothing to forget.\n");
    let run = program.run(&["review", "rest", "--new", "0"], "");
    let told = "Progress of 8 questions goes on in \"rest\"; it was that of the deck \"all\" \
                (quizdeck history relink --undo takes this back).";
    let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(told), "{}", run.stderr);
    assert_eq!(moves(&program), [8, 0]);
    assert_eq!(known(&program, &["all", "rest"]), [4, 8]);
    let run = program.run(&["history", "forget", "all", "--orphans", "--yes"], "");
    assert_eq!(run.stdout, "There is nothing to forget.\n");
    // One that is deleted for good is one, and what would go is said before.
    program.write("decks/all.toml", letters("all", "abc"));
    let run = program.run(&["history", "forget", "all", "--orphans"], "");
    let asked = "error: cannot forget 1 answer to 1 question of the deck all, given on 2026-03-01 \
                 without being sure\n";
    assert!(run.stderr.starts_with(asked), "{}", run.stderr);
    // Joined again, each has its own.
    std::fs::remove_file(program.path("decks/rest.toml")).unwrap();
    program.write("decks/all.toml", letters("all", "abcdefghijkl"));
    let run = program.run(&["history", "relink", "--undo"], "");
    assert_eq!((run.status, run.stdout.lines().count()), (0, 8));
    assert_eq!(known(&program, &["all"]), [12]);
}

#[test]
fn one_question_that_moves_into_another_deck_takes_its_progress_with_it_when_it_is_asked() {
    let program = Program::new();
    program.write("decks/one.toml", letters("one", "abc"));
    program.write("decks/two.toml", letters("two", "xy"));
    quiz(&program, "one", &answers("abc"));
    quiz(&program, "two", &answers("xy"));
    program.write("decks/one.toml", letters("one", "ab"));
    program.write("decks/two.toml", letters("two", "xyc"));
    let run = program.run(&["history", "relink", "two"], "");
    let told = "linked: one: Which letter is ccc? -> Which letter is ccc?\n\
                `quizdeck history relink --undo` takes this back\nAll progress has its question.\n";
    assert_eq!((run.status, &*run.stdout), (0, told));
    assert_eq!(known(&program, &["one", "two"]), [2, 3]);
    let run = program.run(&["history", "relink", "one"], "");
    assert_eq!(run.stdout, "All progress has its question.\n");
    // One that was edited on the way is told where nobody can be asked, and is no orphan.
    program.write("decks/one.toml", letters("one", "a"));
    let edited = letters("two", "xycb").replace("letter is bbb", "letter is this: bbb");
    program.write("decks/two.toml", edited);
    let run = program.run(&["history", "relink", "two"], "");
    let doubt = "in doubt: one: Which letter is bbb?\n  maybe: Which letter is this: bbb?\n";
    assert!(run.stdout.starts_with(doubt), "{}", run.stdout);
    let run = program.run(&["history", "forget", "one", "--orphans", "--yes"], "");
    assert_eq!(run.stdout, "There is nothing to forget.\n");
}

#[test]
fn what_stands_in_both_decks_is_asked_for_once() {
    let program = Program::new();
    program.write("decks/one.toml", letters("one", "abc"));
    quiz(&program, "one", &answers("abc"));
    program.write("decks/two.toml", letters("two", "ab"));
    let review = ["review", "two", "--new", "0"];
    program.run(&review, "");
    assert_eq!(moves(&program), [0, 0], "without a person nothing goes over");
    let mut terminal = Terminal::start(&program, (24, 80), &review);
    terminal.wait("which has");
    terminal.wait("(y/n)");
    terminal.send("n");
    terminal.wait("Nothing");
    terminal.end();
    let mut terminal = Terminal::start(&program, (24, 80), &review);
    terminal.wait("Nothing");
    assert!(!terminal.rows().join(" ").contains("which has"), "{:?}", terminal.rows());
    terminal.end();
    assert_eq!(moves(&program), [0, 0]);
    assert_eq!(known(&program, &["one", "two"]), [3, 0]);
}

#[test]
fn progress_that_moved_into_a_deck_that_was_never_asked_is_due_there() {
    let program = Program::new();
    program.write("decks/all.toml", letters("all", "abcd"));
    quiz(&program, "all", &answers("abcd"));
    program.write("decks/all.toml", letters("all", "a"));
    program.write("decks/rest.toml", letters("rest", "bcd"));
    let run = program.run_at("2026-06-01T12:00:00Z", &["due"], "");
    assert_eq!(run.stdout, "all   1\nrest  3\n4 questions are due: quizdeck review\n");
}

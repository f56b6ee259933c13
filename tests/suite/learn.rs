//! `learn`: by choice first, then typed, until recalled; across sittings.

use crate::program::Program;

const DECK: &str = r#"
[[question]]
prompt = "The capital of Latvia"
answer = "Riga"
[[question]]
prompt = "The capital of Norway"
answer = "Oslo"
"#;

/// The letter of the option that reads so, in the last question shown.
fn letter(said: &str, option: &str) -> String {
    let line = said.lines().rev().find(|line| line.ends_with(&format!(") {option}"))).unwrap();
    line[..1].to_owned()
}

#[test]
fn an_item_is_picked_then_typed_and_what_is_learned_is_not_asked_again() {
    let program = Program::with_deck(DECK);
    let first = program.run(&["learn", "deck.toml"], "");
    let riga = letter(&first.stderr, "Riga");
    // The same seed deals the same options.
    let second = program.run(&["learn", "deck.toml"], format!("{riga}\n"));
    let oslo = letter(&second.stderr, "Oslo");
    let run = program.run(&["learn", "deck.toml"], format!("Riga\n{oslo}\nOslo\n"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    let first = run.stderr.split("Norway").next().unwrap();
    assert!(!first.contains(") Riga"), "Riga was picked before: it is typed now");
    for options in [&[][..], &["--no-save"]] {
        let run = program.run(&[&["learn", "deck.toml"], options].concat(), "");
        let told = "All is learned: 2 questions. --again begins anew.\n";
        assert_eq!(run.stdout, told, "{}", run.stderr);
        // Where a program reads the result, it finds nothing else.
        let run = program.run(&[&["learn", "deck.toml", "--json", "-"], options].concat(), "");
        assert_eq!((&*run.stdout, &*run.stderr), ("", told));
    }
    let run = program.run(&["learn", "deck.toml", "--criterion", "2"], "Riga\nOslo\n");
    assert!(
        run.stderr.contains("0/2 learned") && run.stderr.contains("1/2 learned"),
        "{}",
        run.stderr
    );
    let run = program.run(&["learn", "deck.toml", "--criterion", "2"], "");
    assert!(run.stdout.starts_with("All is learned"), "{} {}", run.stdout, run.stderr);
    assert!(program.run(&["learn", "deck.toml", "--again"], "").stderr.contains("0/2 learned"));
}

#[test]
fn what_was_missed_since_is_learned_anew() {
    let program = Program::with_deck(DECK);
    let quiz = ["quiz", "deck.toml", "--order", "deck", "--no-retry"];
    program.run(&quiz, "Riga\nOslo\n");
    let run = program.run(&["learn", "deck.toml"], "");
    assert!(run.stdout.starts_with("All is learned: 2 questions."), "{}", run.stdout);
    program.run(&quiz, "Tallinn\nOslo\n");
    let run = program.run(&["learn", "deck.toml"], "");
    assert!(run.stderr.contains("1/2 learned"), "{} {}", run.stdout, run.stderr);
    let run = program.run(&["list", "deck.toml", "--json"], "");
    assert!(run.stdout.contains("\"missed\": true"), "{}", run.stdout);
}

#[test]
fn what_is_half_right_is_learned_wherever_that_is_told() {
    let program = Program::with_deck(
        "[[question]]\nprompt = \"Name four\"\nanswers = [\"ash\", \"oak\", \"elm\", \"fir\"]\n",
    );
    program.run(&["quiz", "deck.toml", "--no-retry"], "ash\noak\nelm\nyew\n");
    let run = program.run(&["learn", "deck.toml"], "");
    assert!(run.stdout.starts_with("All is learned: 1 question."), "{} {}", run.stdout, run.stderr);
    let run = program.run(&["list", "deck.toml"], "");
    let cells: Vec<&str> = run.stdout.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(cells[4], "1", "learned: {}", run.stdout);
    let run = program.run(&["stats", "deck.toml", "--plain"], "");
    assert!(run.stdout.contains("0 new · 0 learning · 1 young"), "{}", run.stdout);
    let run = program.run(&["learn", "deck.toml", "--again"], "ash\noak\nelm\nyew\n");
    assert!(run.stdout.contains("1 of 1 learned"), "{} {}", run.stdout, run.stderr);
}

#[test]
fn what_is_learned_is_told_alike_by_learn_its_result_and_list_and_is_no_score() {
    // Some picks are right; all is typed in the end.
    let learned = ["a\na\n", "a\nb\n", "b\na\n", "b\nb\n"].iter().find_map(|picks| {
        let program = Program::with_deck(DECK);
        let input = format!("{picks}Riga\nOslo\n");
        let run = program.run(&["learn", "deck.toml", "--json", "out.json"], input);
        run.stdout.contains("2 of 2 learned, time").then_some((program, run))
    });
    let (program, run) = learned.unwrap();
    assert!(run.stdout.contains(" 100 %"), "{}", run.stdout);
    let result = std::fs::read_to_string(program.path("out.json")).unwrap();
    let result: serde_json::Value = serde_json::from_str(&result).unwrap();
    assert_eq!((&result["learned"], &result["items"]), (&2.into(), &2.into()));
    assert!(result.get("percent").is_none(), "{result}");
    let run = program.run(&["list", "deck.toml"], "");
    let cells: Vec<&str> = run.stdout.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(cells[4..7], ["2", "-", "-"], "learned, last, best: {}", run.stdout);
}

#[test]
fn list_and_summary_round_alike() {
    let program = Program::new();
    let question = |at: usize| format!("[[question]]\nprompt = \"Say {at}\"\nanswer = \"{at}\"\n");
    program.write("decks/eight.toml", (1..=8).map(question).collect::<String>());
    let input = "1\n2\n3\n4\n5\nx\nx\nx\n";
    let run = program.run(&["quiz", "eight", "--order", "deck", "--no-retry"], input);
    assert!(run.stdout.contains("5 of 8 right") && run.stdout.contains(" 63 %"), "{}", run.stdout);
    let run = program.run(&["list", "eight"], "");
    assert!(run.stdout.contains("63 %  63 %"), "{}", run.stdout);
}

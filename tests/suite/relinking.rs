//! Progress of edited questions, from one session to the next: what goes over is said, and can be
//! taken back for good.
#![allow(clippy::unwrap_used, reason = "what a test cannot read fails it")]

use crate::program::{Program, Run};

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
    assert!(run.stdout.starts_with("taken back: capitals: "), "{}", run.stdout);
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

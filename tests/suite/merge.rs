//! `merge`: decks become one, in which each question means what it meant.

use crate::program::Program;
use std::fs;

const BIRDS: &str = "[deck]\nid = 'birds'\ntags = ['birds']\nlanguage = 'en'\ndescription = 'All of them.'\n\n\
                     [[question]]\nid = 'q1'\nprompt = 'When do owls hunt?'\nanswer = 'at night'\n";
const FISH: &str = "[deck]\nid = 'fish'\ntags = ['fish']\nlanguage = 'en'\n\n# long\n[[question]]\nid = 'q1'\n\
                    prompt = 'Which fish is long?'\nanswer = 'eel'\n";

fn pond() -> Program {
    let program = Program::new();
    program.write("birds.toml", BIRDS);
    program.write("fish.toml", FISH);
    program
}

#[test]
fn decks_go_into_a_new_one_with_what_was_learned() {
    let program = pond();
    program.run(&["quiz", "fish.toml"], "eel\n");
    let run = program.run(&["merge", "birds.toml", "fish.toml", "--to", "all.toml"], "");
    let said = "birds.toml: description of its head did not come along.\nfish.toml: the id q1 is taken: \
                it is q1-2 there.\n2 questions of 2 decks went into all.toml, and their files are removed, \
                the progress of 1 question with it; `quizdeck undo` takes it back.\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, said, ""));
    let expected = "[deck]\nid = \"all\"\ntitle = \"All\"\nlanguage = \"en\"\n\n[[question]]\nid = 'q1'\n\
                    prompt = 'When do owls hunt?'\nanswer = 'at night'\ntags = [\"birds\"]\n\n# long\n\
                    [[question]]\nid = \"q1-2\"\nprompt = 'Which fish is long?'\nanswer = 'eel'\n\
                    tags = [\"fish\"]\n";
    assert_eq!(fs::read_to_string(program.path("all.toml")).unwrap(), expected);
    assert!(!program.path("birds.toml").exists() && !program.path("fish.toml").exists());
    let listed = program.run(&["list", "all.toml", "--json"], "").stdout;
    assert_eq!(listed.matches("\"stability\"").count(), 1, "{listed}");
    program.run(&["undo", "--yes"], "");
    assert!(!program.path("all.toml").exists());
    assert_eq!(fs::read_to_string(program.path("birds.toml")).unwrap(), BIRDS);
    assert_eq!(fs::read_to_string(program.path("fish.toml")).unwrap(), FISH);
    let listed = program.run(&["list", "fish.toml", "--json"], "").stdout;
    assert_eq!(listed.matches("\"stability\"").count(), 1, "{listed}");
}

#[test]
fn a_deck_takes_others_in_and_equal_questions_stay_once() {
    let program = pond();
    program.write(
        "more.toml",
        BIRDS.replace("'birds'\n", "'more'\n") + "\n[[question]]\nprompt = 'b?'\nanswer = 'c'\n",
    );
    let run = program.run(&["merge", "more.toml", "--to", "birds.toml", "--keep"], "");
    assert!(run.stdout.contains("1 question that it has already stay"), "{}", run.stdout);
    let merged = fs::read_to_string(program.path("birds.toml")).unwrap();
    assert!(
        merged.starts_with(BIRDS) && merged.ends_with("prompt = 'b?'\nanswer = 'c'\n"),
        "{merged}"
    );
    assert!(program.path("more.toml").exists());
    let itself = program.run(&["merge", "birds.toml", "--to", "birds.toml"], "");
    assert_eq!(itself.status, 2);
}

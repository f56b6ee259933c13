//! `move`: questions go to another deck with what they need, and with what was learned of them.

use crate::program::Program;
use std::fs;

const BIRDS: &str = "[deck]\nid = 'birds'\ntags = ['nature']\nlanguage = 'en'\n[deck.defaults]\n\
                     typos = false\n\n[passages]\nowl = 'Owls hunt at night.'\n\n# the owl\n\
                     [[question]]\nid = 'q1'\nprompt = 'When do owls hunt?'\nanswer = 'at night'\n\
                     passage = 'owl'\n\n[[question]]\nprompt = 'How many legs?' # easy\nanswer = 2\n";
const FISH: &str = "[deck]\r\nid = 'fish'\r\nlanguage = 'en'\r\n\r\n[[question]]\r\nid = 'q1'\r\n\
                    prompt = 'Which fish is long?'\r\nanswer = 'eel'\r\n";

fn text(program: &Program, name: &str) -> String {
    fs::read_to_string(program.path(name)).unwrap()
}

fn aquarium() -> Program {
    let program = Program::new();
    program.write("birds.toml", BIRDS);
    program.write("fish.toml", FISH);
    program
}

#[test]
fn a_question_goes_with_its_remark_its_passage_and_what_the_head_says_for_it() {
    let program = aquarium();
    let run = program.run(&["move", "birds.toml", "q1", "--to", "fish.toml", "--before", "q1"], "");
    let said = "birds.toml: the id q1 is taken: it is q1-2 there.\nbirds.toml: 1 question moved to \
                fish.toml; `quizdeck undo` takes it back.\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, said, ""));
    let came = "\r\n[passages]\r\nowl = \"Owls hunt at night.\"\r\n\r\n# the owl\r\n[[question]]\r\n\
                id = \"q1-2\"\r\nprompt = 'When do owls hunt?'\r\nanswer = 'at night'\r\n\
                passage = 'owl'\r\ntypos = false\r\ntags = [\"nature\"]\r\n\r\n[[question]]\r\n";
    assert_eq!(text(&program, "fish.toml"), FISH.replacen("\r\n[[question]]\r\n", came, 1));
    let left = text(&program, "birds.toml");
    assert!(!left.contains("owl") && left.contains("prompt = 'How many legs?' # easy"), "{left}");
    assert_eq!(program.run(&["check", "birds.toml", "fish.toml"], "").status, 0);
    program.run(&["undo", "--yes"], "");
    assert_eq!([text(&program, "birds.toml"), text(&program, "fish.toml")], [BIRDS, FISH]);
}

#[test]
fn what_was_learned_follows_and_comes_back() {
    let program = aquarium();
    let learned = |deck: &str| {
        let listed = program.run(&["list", deck, "--json"], "").stdout;
        listed.matches("\"stability\"").count()
    };
    program.run(&["quiz", "birds.toml", "--id", "q1"], "at night\n");
    assert_eq!((learned("birds.toml"), learned("fish.toml")), (1, 0));
    let run = program.run(&["move", "birds.toml", "1", "--to", "fish.toml"], "");
    assert!(run.stdout.contains("the progress of 1 question with it"), "{}", run.stdout);
    assert_eq!((learned("birds.toml"), learned("fish.toml")), (0, 1));
    // What is answered there meanwhile comes back too.
    program.run_at("2026-03-09T12:00:00Z", &["review", "fish.toml"], "at night\n");
    let run = program.run(&["undo", "--yes"], "");
    assert!(run.stdout.contains("the progress of 1 question with it"), "{}", run.stdout);
    assert_eq!((learned("birds.toml"), learned("fish.toml")), (1, 0));
    let later = program.run_at("2026-03-09T13:00:00Z", &["review", "birds.toml"], "");
    assert!(!later.stderr.contains("When do owls hunt?"), "it was answered that day");
}

#[test]
fn a_question_moves_within_its_deck() {
    let program = aquarium();
    program.write("abc.toml", "[[question]]\nprompt = 'a?'\nanswer = '1'\n\n# b\n[[question]]\n\
                               prompt = 'b?'\nanswer = '2'\n\n[[question]]\nprompt = 'c?'\nanswer = '3'\n");
    program.run(&["move", "abc.toml", "3", "1", "--to", "abc.toml", "--before", "2"], "");
    let expected = "[[question]]\nprompt = 'c?'\nanswer = '3'\n\n[[question]]\nprompt = 'a?'\n\
                    answer = '1'\n\n# b\n[[question]]\nprompt = 'b?'\nanswer = '2'\n";
    assert_eq!(text(&program, "abc.toml"), expected);
}

#[test]
fn a_picture_goes_along() {
    let program = aquarium();
    program.write("pictures/eel.png", "eel");
    let deck = "[[question]]\nprompt = 'Which fish is it?'\nimage = 'pictures/eel.png'\nalt = 'a fish'\nanswer = 'eel'\n";
    program.write("deck.toml", deck);
    program.write("far/pictures/eel.png", "another");
    program.write("far/fish.toml", FISH);
    let run = program.run(&["move", "deck.toml", "1", "--to", "far/fish.toml"], "");
    assert!(run.stdout.contains("1 file that its questions name: copied along"), "{}", run.stdout);
    assert!(text(&program, "far/fish.toml").contains("image = \"pictures/eel-2.png\""));
    assert_eq!(text(&program, "far/pictures/eel-2.png"), "eel");
    program.run(&["undo", "--yes"], "");
    assert!(!program.path("far/pictures/eel-2.png").exists());
    assert_eq!(text(&program, "deck.toml"), deck);
}

#[test]
fn two_names_of_one_file_are_one_deck() {
    let program = Program::new();
    let deck = "[[question]]\nid = 'a'\nprompt = 'a?'\nanswer = '1'\n\n[[question]]\nid = 'b'\n\
                prompt = 'b?'\nanswer = '2'\n";
    program.write("deck.toml", deck);
    fs::hard_link(program.path("deck.toml"), program.path("other.toml")).unwrap();
    let run = program.run(&["move", "deck.toml", "a", "--to", "other.toml"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let moved = text(&program, "deck.toml");
    assert!(moved.find("'b?'") < moved.find("'a?'"), "{moved}");
    let run = program.run(&["merge", "deck.toml", "--to", "other.toml"], "");
    assert!(run.stderr.contains("cannot merge a deck with itself"), "{}", run.stderr);
}

#[test]
fn what_is_there_already_is_not_said_to_be_moved() {
    let program = aquarium();
    program.write("copy.toml", BIRDS.replace("'birds'", "'copy'"));
    let run = program.run(&["move", "copy.toml", "q1", "2", "--to", "birds.toml"], "");
    let said = "copy.toml: 2 questions that birds.toml has already taken out";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    assert_eq!(text(&program, "birds.toml"), BIRDS);
}

#[test]
fn a_question_with_an_error_is_found_by_the_id_that_it_says() {
    let program = Program::new();
    let sound = "[[question]]\nid = 'k1'\nprompt = 'a?'\nanswer = '1'\n";
    program.write("deck.toml", format!("{sound}\n[[question]]\nid = 'k2'\nprompt = 'b?'\n"));
    let run = program.run(&["remove", "deck.toml", "k2"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(text(&program, "deck.toml"), sound);
}

#[test]
fn what_cannot_be_rearranged_is_told_by_its_own_name() {
    let program = aquarium();
    program.write("inline.toml", "question = [ { prompt = 'a?', answer = '1' } ]\n");
    program.write("broken.toml", "[[question]]\nprompt = 'a?\n");
    for (words, name) in [
        (&["move", "birds.toml", "q1", "--to", "inline.toml"][..], "inline.toml"),
        (&["merge", "birds.toml", "inline.toml", "--to", "new"], "inline.toml"),
        (&["merge", "birds.toml", "broken.toml", "--to", "new"], "broken.toml"),
        (&["split", "broken.toml", "--by", "tag"], "broken.toml"),
    ] {
        let run = program.run(words, "");
        assert_eq!(run.status, 2, "{words:?}");
        assert!(run.stderr.contains(&format!("cannot change {name}")), "{}", run.stderr);
    }
    assert_eq!(text(&program, "birds.toml"), BIRDS);
}

//! `merge`: decks become one, in which each question means what it meant.

use crate::places::Home;
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
    assert!(run.stdout.contains("1 of 2 questions of 1 deck went into"), "{}", run.stdout);
    let again = program.run(&["merge", "more.toml", "--to", "birds.toml", "--keep"], "");
    assert!(again.stdout.contains("none of 2 questions of 1 deck went into"), "{}", again.stdout);
    assert!(!again.stdout.contains("undo"), "nothing changed: {}", again.stdout);
    let itself = program.run(&["merge", "birds.toml", "--to", "birds.toml"], "");
    assert_eq!(itself.status, 2);
}

#[test]
fn each_deck_has_its_own_progress_again_where_equal_questions_became_one() {
    let program = Program::new();
    let deck = |id: &str| {
        let ask = |word: &str| {
            format!("\n[[question]]\nid = '{word}'\nprompt = '{word}?'\nanswer = '{word}'\n")
        };
        format!("[deck]\nid = '{id}'\n{}{}", ask("eel"), ask("owl"))
    };
    program.write("d1.toml", deck("d1"));
    program.write("d2.toml", deck("d2"));
    program.run(&["quiz", "d1.toml", "--id", "eel"], "eel\n");
    program.run(&["quiz", "d1.toml", "--id", "owl"], "owl\n");
    program.run(&["quiz", "d2.toml", "--id", "owl"], "wrong\n");
    let listed =
        || ["d1.toml", "d2.toml"].map(|deck| program.run(&["list", deck, "--json"], "").stdout);
    let before = listed();
    for command in [
        &["merge", "d2.toml", "--to", "d1.toml"][..],
        &["move", "d2.toml", "owl", "--to", "d1.toml"],
    ] {
        assert_eq!(program.run(command, "").status, 0);
        assert_eq!(program.run(&["undo", "--yes"], "").status, 0);
        assert_eq!(listed(), before, "{command:?}");
    }
}

#[test]
fn it_is_not_said_that_undo_takes_back_what_could_not_be_noted() {
    let program = pond();
    program.run(&["list", "birds.toml"], "");
    program.write("data/quizdeck/changes", "no folder");
    let run = program.run(&["tag", "birds.toml", "+owl"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("`quizdeck undo` cannot take this back"), "{}", run.stderr);
    assert!(!run.stdout.contains("takes it back"), "{}", run.stdout);
}

#[test]
fn where_answers_stay_that_were_given_since_is_said_when_a_merge_is_taken_back() {
    let program = Program::new();
    let ask = "[[question]]\nid = 'owl'\nprompt = 'owl?'\nanswer = 'owl'\n";
    for deck in ["d1", "d2"] {
        program.write(&format!("{deck}.toml"), format!("[deck]\nid = '{deck}'\n\n{ask}"));
    }
    let quiz = |deck: &str, now: &str| {
        let run = program.run_at(now, &["quiz", deck], "owl\n");
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    quiz("d2.toml", "2026-03-01T12:00:00Z");
    program.run(&["merge", "d2.toml", "--to", "d1.toml"], "");
    quiz("d1.toml", "2026-03-02T12:00:00Z");
    let undone = program.run(&["undo", "--yes"], "");
    let said = "Taken back, and the progress of 1 question with it.\nWhat was answered since of 1 \
                question that was one with another stays with the deck d1.\n";
    assert!(undone.stdout.ends_with(said), "{}", undone.stdout);
}

#[test]
fn pictures_of_one_name_from_two_folders_are_both_there() {
    let program = Program::new();
    for folder in ["one", "two"] {
        let ask = format!("[[question]]\nprompt = 'a{folder}?'\nanswer = 'b'\nimage = 'a.png'\n");
        program.write(&format!("{folder}/{folder}.toml"), ask);
        program.write(&format!("{folder}/a.png"), folder);
    }
    program.write("there/all.toml", "[deck]\nid = 'all'\n");
    let merge = ["merge", "one/one.toml", "two/two.toml", "--to", "there/all.toml"];
    assert_eq!(program.run(&merge, "").status, 0);
    let text = |name: &str| std::fs::read_to_string(program.path(name)).unwrap();
    assert_eq!([text("there/a.png"), text("there/a-2.png")], ["one", "two"]);
    let all = text("there/all.toml");
    assert!(all.contains("image = 'a.png'") && all.contains("image = \"a-2.png\""), "{all}");
}

#[test]
fn what_is_in_the_way_of_a_picture_is_told_and_nothing_is_changed() {
    let program = Program::new();
    let ask = "[[question]]\nprompt = 'a?'\nanswer = 'b'\nimage = 'm/a.png'\n";
    program.write("one/one.toml", ask);
    program.write("one/m/a.png", "one");
    program.write("there/all.toml", "[deck]\nid = 'all'\n");
    program.write("there/m", "no folder");
    let run = program.run(&["merge", "one/one.toml", "--to", "there/all.toml"], "");
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(run.stderr.contains("there/m/a.png: something else is there"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(program.path("one/one.toml")).unwrap(), ask);
    assert!(program.run(&["undo", "--list"], "").stdout.contains("There is no change"));
}

#[test]
fn decks_that_an_undone_merge_brings_back_are_known_again_and_what_it_made_is_not() {
    let ask = |id: &str| {
        format!(
            "[deck]\nid = '{id}'\n\n[[question]]\nid = '{id}'\nprompt = 'Say {id}'\nanswer = '{id}'\n"
        )
    };
    let home = Home::new(&[("a/birds.toml", &ask("birds")), ("a/fish.toml", &ask("fish"))]);
    home.ask_for("a/birds.toml", "birds");
    home.ask_for("a/fish.toml", "fish");
    let known = || {
        let told = home.elsewhere(&["decks"]).stdout;
        ["birds", "fish", "all"].map(|deck| told.contains(&format!("a/{deck}.toml")))
    };
    assert_eq!(known(), [true, true, false]);
    let merge = ["merge", "a/birds.toml", "a/fish.toml", "--to", "a/all.toml"];
    assert_eq!(home.start(&merge).end(), 0);
    assert_eq!(known(), [false, false, true]);
    assert_eq!(home.start(&["undo", "--yes"]).end(), 0);
    assert_eq!(known(), [true, true, false]);
}

#[test]
fn a_merge_that_was_cut_short_is_known_as_if_it_had_not_been() {
    let ask = |id: &str| {
        format!(
            "[deck]\nid = '{id}'\n\n[[question]]\nid = '{id}'\nprompt = 'Say {id}'\nanswer = '{id}'\n"
        )
    };
    let home = Home::new(&[("a/birds.toml", &ask("birds")), ("a/fish.toml", &ask("fish"))]);
    home.ask_for("a/birds.toml", "birds");
    home.ask_for("a/fish.toml", "fish");
    let before = home.kept();
    let merge = ["merge", "a/birds.toml", "a/fish.toml", "--to", "a/all.toml"];
    assert_eq!(home.start(&merge).end(), 0);
    // The files are changed, and what goes with them is not: the machine stopped in between.
    let changes = home.0.path("data/quizdeck/changes");
    fs::rename(changes.join("000001.json"), changes.join("begun.json")).unwrap();
    for path in home.kept().keys() {
        match before.get(path) {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
    }
    let mut mended = home.start(&["decks"]);
    mended.wait("it is brought to its end");
    assert_eq!(mended.end(), 0);
    let told = home.elsewhere(&["decks"]).stdout;
    let known = ["birds", "fish", "all"].map(|deck| told.contains(&format!("a/{deck}.toml")));
    assert_eq!(known, [false, false, true], "{told}");
}

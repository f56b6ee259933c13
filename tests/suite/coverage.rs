//! `coverage`: what of an article a deck asks, and what of a deck the article does not say.

use crate::program::Program;

const ARTICLE: &str = "The river\n\nThe river was mapped in 1901 by a party of six. A dam was built \
                       across it near Bonn. The staff of the dam lives in two houses, and nobody knows \
                       why.\n";

const DECK: &str = "[deck]\nid = \"d\"\nallow = [\"no-explanation\"]\n\n[[question]]\nprompt = \"When was \
                    the river mapped?\"\nanswer = \"1901\"\nexplain = \"A dam was built across it later, \
                    in 1955.\"\n";

fn program() -> Program {
    let program = Program::with_deck(DECK);
    program.write("river.txt", ARTICLE);
    program
}

#[test]
fn each_sentence_is_marked_and_what_is_unknown_on_either_side_is_told() {
    let run = program().run(&["coverage", "deck.toml", "river.txt"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let expected = "               \
The river

✔ asked 1      The river was mapped in 1901 by a party of six.
≈ explained 1  A dam was built across it near Bonn.
·              The staff of the dam lives in two houses, and nobody knows why.

Numbers that no question has: six; two
Names that no question has: Bonn

In answers and explanations, and not in the article:
deck.toml:8:48: 1955 (explain)

3 sentences: 1 asked, 1 explained, 1 nothing yet; 1 question
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn programs_read_the_same_as_json() {
    let run = program().run(&["coverage", "deck.toml", "-", "--json"], ARTICLE);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json["sentences"][0]["sort"], "heading");
    assert_eq!(json["sentences"][1]["state"], "asked");
    assert_eq!(json["sentences"][2]["explained"][0], 1);
    assert_eq!(json["unknown"][1]["text"], "Bonn");
    assert_eq!(json["strangers"][0]["line"], 8);
    assert_eq!(json["strangers"][0]["sort"], "date");
}

#[test]
fn check_against_an_article_finds_what_it_does_not_say() {
    let program = program();
    let run = program.run(&["check", "deck.toml", "--against", "river.txt"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("warning[not-in-article]"), "{}", run.stdout);
    assert!(run.stdout.contains("deck.toml:8:48"), "{}", run.stdout);
    let strict = program.run(&["check", "deck.toml", "--strict", "--against", "river.txt"], "");
    assert_eq!(strict.status, 1);
    let without = program.run(&["check", "deck.toml", "--strict"], "");
    assert_eq!(without.status, 0, "{}", without.stdout);
    let allowed = DECK.replace("[\"no-explanation\"]", "[\"no-explanation\", \"not-in-article\"]");
    program.write("deck.toml", allowed);
    let run = program.run(&["check", "deck.toml", "--strict", "--against", "river.txt"], "");
    assert_eq!(run.status, 0, "{}", run.stdout);
    let explained = program.run(&["check", "--explain", "not-in-article"], "");
    assert!(explained.stdout.contains("not-in-article"), "{}", explained.stdout);
}

#[test]
fn drafts_are_told_from_what_is_asked() {
    let program = Program::new();
    program.write("lake.txt", "The lake was mapped in 1901. It is deep.\n");
    program.write(
        "lake.toml",
        "[[question]]\ncloze = \"The lake was mapped in {{1901}}.\"\ndraft = true\n",
    );
    let run = program.run(&["coverage", "lake.toml", "lake.txt"], "");
    assert!(run.stdout.ends_with("; 1 question, 1 of them a draft\n"), "{}", run.stdout);
}

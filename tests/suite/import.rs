//! Decks of other programs come in whole or with a word on what does not, and go out again.

mod learned;
mod media;
mod moodle;
mod moving;
mod tables;

use crate::package::package;
use crate::program::Program;

const BANK: &str = "What is the capital of Belarus?\nA) Brest\nB) Minsk\nC) Vilnius\nANSWER: B\n\n\
                    Which river?\nA. Rhine\nB. Oder\nANSWER: C\n\
                    Two rights?\nA) x\nB) x\nANSWER: A\n";

fn read(program: &Program, name: &str) -> String {
    std::fs::read_to_string(program.path(name)).unwrap()
}

fn with_bank() -> Program {
    let program = Program::new();
    program.write("bank.txt", BANK);
    program
}

#[test]
fn a_file_becomes_a_deck_and_what_cannot_be_asked_is_told() {
    let program = with_bank();
    let run = program.run(&["import", "bank.txt", "--report", "report.json"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "decks/bank.toml: a new deck, 1 question added (1 choice)",
        "2 left out:",
        "ANSWER names an option that is not there: line 7",
        "right-and-wrong: \"x\" is both right and wrong: line 11",
        "Next: quizdeck quiz bank",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert_eq!(program.run(&["check", "bank"], "").status, 0);
    let report: serde_json::Value = serde_json::from_str(&read(&program, "report.json")).unwrap();
    assert_eq!(report["decks"][0]["added"]["choice"], 1);
    assert_eq!(report["losses"][1]["place"], "line 11");
    assert_eq!(program.run(&["import", "bank.txt", "--to", "again", "--strict"], "").status, 1);
}

#[test]
fn the_same_file_adds_nothing_and_what_differs_is_taken_over_only_where_that_is_wished() {
    let program = with_bank();
    program.run(&["import", "bank.txt"], "");
    let before = read(&program, "decks/bank.toml");
    let again = program.run(&["import", "bank.txt"], "");
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("hint: add to it by --to bank"), "{}", again.stderr);
    let same = program.run(&["import", "bank.txt", "--to", "bank"], "");
    assert!(same.stdout.contains("0 questions added; 1 there already"), "{}", same.stdout);
    assert_eq!(read(&program, "decks/bank.toml"), before);

    program.write("bank.txt", BANK.replace("Brest", "Grodno"));
    let left = program.run(&["import", "bank.txt", "--to", "bank"], "");
    assert!(left.stdout.contains("--update takes it over:\n  What is the cap"), "{}", left.stdout);
    let dry = program.run(&["import", "bank.txt", "--to", "bank", "--update", "--dry-run"], "");
    assert!(dry.stdout.contains("1 change would be taken over"), "{}", dry.stdout);
    assert_eq!(read(&program, "decks/bank.toml"), before);
    program.run(&["import", "bank.txt", "--to", "bank", "--update"], "");
    assert_eq!(read(&program, "decks/bank.toml"), before.replace("Brest", "Grodno"));
}

#[test]
fn json_takes_a_deck_there_and_back_with_all_it_says() {
    let program = Program::new();
    let out = program.run(&["export", "csto", "--to", "json"], "");
    assert_eq!(out.status, 0, "{}", out.stderr);
    assert!(out.stdout.contains("csto.json: 55 questions written"), "{}", out.stdout);
    let json = read(&program, "csto.json");
    assert_eq!(program.run(&["import", "-", "--to", "copy"], &json).status, 0);
    let again = program.run(&["export", "copy", "--to", "json", "-o", "-"], "");
    let own = json.replace("\"name\": \"csto\"", "\"name\": \"copy\"");
    let own =
        own.replace("\"id\": \"csto\",\n        \"title\"", "\"id\": \"copy\",\n        \"title\"");
    assert_eq!(again.stdout, own);
}

#[test]
fn an_export_counts_the_questions_that_lose_something_and_reports_each_loss() {
    let program = Program::new();
    program.write(
        "two.toml",
        "[[question]]\nid = 'a'\nprompt = 'a?'\nanswer = 'b'\nwrong = ['c']\n\
        hint = 'h'\nexplain = 'e'\n[[question]]\nprompt = 'b?'\nanswer = 'c'\nwrong = ['d']\n",
    );
    let run = program.run(&["export", "two.toml", "--to", "aiken", "--report", "r.json"], "");
    assert!(
        run.stdout.contains("two.aiken: 2 questions written\n1 with something lost:\n"),
        "{}",
        run.stdout
    );
    let report: serde_json::Value = serde_json::from_str(&read(&program, "r.json")).unwrap();
    let losses = report["losses"].as_array().unwrap();
    assert_eq!(losses.len(), 3, "{report}");
    assert!(losses.iter().all(|loss| loss["place"] == "question 1"));
}

#[test]
fn what_is_no_format_or_no_question_is_refused_with_a_remedy() {
    let program = with_bank();
    program.write("bad.toml", "[[question]]\nprompt = 'a?'\n");
    program.write("nothing.json", "[{}]");
    program.write("latin.txt", "x");
    program.write("none.toml", "title = 'a'\n");
    let cases: [(&[&str], &str); 8] = [
        (&["import", "bad.toml"], "cannot import bad.toml: it is a deck of quizdeck already"),
        (&["import", "none.toml"], "hint: there is none in it; --from names another format"),
        (&["import", "latin.txt"], "hint: name it by --from: json, "),
        (&["import", "absent.txt"], "cannot read absent.txt"),
        (&["import", "bank.txt", "--to", "bad.toml"], "there are errors in it"),
        (&["import", "nothing.json"], "cannot find a question that can be asked"),
        (&["import", "bank.txt", "--from", "json"], "it is no JSON: line 1, column 1"),
        (&["export", "csto", "--to", "aiken", "--kind", "card"], "the deck has none"),
    ];
    for (line, told) in cases {
        let run = program.run(line, "");
        assert_eq!(run.status, 2, "{line:?}: {}", run.stdout);
        assert!(run.stderr.contains(told), "{line:?}: {}", run.stderr);
    }
    assert!(!program.path("decks/nothing.toml").exists());
}

#[test]
fn notes_with_cards_come_in_with_their_pictures_and_go_out_again() {
    let program = Program::new();
    program.write("notes/birds.md", "# Birds\n\nQ: Which is it?\n\n![an owl](owl.png)\nA: An owl\n\nC: [Owls] hunt at [night].\nQ: And this?\n\n![](../x.png)\nA: A jay\n");
    program.write("notes/owl.png", "not looked into");
    let run = program.run(&["import", "notes/birds.md"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "decks/birds.toml: a new deck, 3 questions added (2 card, 1 cloze)",
        "a picture or sound outside of the folder: line 9",
        "text between cards is not taken, as hashcards refuses and repeater leaves it: line 1",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert_eq!(read(&program, "decks/owl.png"), "not looked into");
    assert_eq!(program.run(&["check", "birds"], "").status, 0);
    let out = program.run(&["export", "birds", "--to", "hashcards", "-o", "-"], "");
    assert_eq!(
        out.stdout,
        "---\nname = \"Birds\"\n---\n\nQ: Which is it?\n\n![an owl](owl.png)\nA: An owl\n\n\
         C: [Owls] hunt at [night].\n\nQ: And this?\nA: A jay\n\n"
    );
}

#[test]
fn a_package_of_anki_becomes_a_deck_with_its_pictures_and_edits_made_there_arrive() {
    let program = Program::new();
    let fields = "Which flag? <img src=\"flag.png\">|<b>Japan</b>";
    let gaps = "{{c1::Paris}} is the capital of {{c2::France::a country}}|";
    let png: &[u8] = b"\x89PNG\r\n\x1a\n0000";
    let notes = |fields| [(1, 1, 10, fields, &[0][..]), (2, 4, 11, gaps, &[0, 1])];
    let media = [("flag.png", png)];
    program.write("world.apkg", package(&notes(fields), &media));
    let run = program.run(&["import", "world.apkg"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = "decks/world.toml: a new deck, 3 questions added (1 card, 2 cloze)";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    let deck = read(&program, "decks/world.toml");
    assert!(deck.contains("cloze = \"Paris is the capital of {{France::a country}}\""), "{deck}");
    assert_eq!(std::fs::read(program.path("decks/world-media/flag.png")).unwrap(), png);
    assert_eq!(program.run(&["check", "world"], "").status, 0);

    program.write("world.apkg", package(&notes(&fields.replace("Japan", "Nippon")), &media));
    program.run(&["import", "world.apkg", "--to", "world", "--update"], "");
    assert_eq!(read(&program, "decks/world.toml"), deck.replace("Japan", "Nippon"));
}

#[test]
fn a_deck_goes_to_anki_with_what_was_learned_and_comes_back_whole() {
    let program = Program::new();
    program.write(
        "decks/rivers.toml",
        "[deck]\nid = 'rivers'\ntitle = 'Rivers'\n[[question]]\nprompt = 'Where is it?'\n\
         answer = 'Basel'\nwrong = ['Bern']\nimage = 'pics/rhine.png'\n\
         [[question]]\nfront = 'river'\nback = 'der Fluss'\nreverse = true\n",
    );
    program.write("decks/pics/rhine.png", b"\x89PNG\r\n\x1a\n0000");
    let deck = read(&program, "decks/rivers.toml");
    program.run(&["quiz", "rivers", "--count", "all"], "a\n\n3\n\n3\n");
    let refused = program.run(&["export", "rivers", "--to", "anki", "-o", "-"], "");
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("it is no text"), "{}", refused.stderr);
    let refused = program.run(&["export", "rivers", "--to", "gift", "--history"], "");
    assert!(
        refused.stderr.contains("hint: leave out --history, or export to"),
        "{}",
        refused.stderr
    );
    let run = program.run(&["export", "rivers", "--to", "anki", "--history"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("rivers.apkg: 2 questions written"), "{}", run.stdout);
    program.run(&["import", "rivers.apkg", "--to", "copies/rivers"], "");
    assert_eq!(std::fs::read(program.path("copies/pics/rhine.png")).unwrap().len(), 12);
    let same = program.run(&["import", "rivers.apkg", "--to", "rivers"], "");
    assert!(same.stdout.contains("0 questions added; 2 there already"), "{}", same.stdout);
    assert_eq!(read(&program, "decks/rivers.toml"), deck);
}

#[test]
fn notes_of_obsidian_come_in_by_their_decks_and_go_out_again() {
    let program = Program::new();
    program.write(
        "birds.md",
        "# Birds\n\n#flashcards/birds/owls\n\nowl:::hibou <!--SR:!2024-08-16,51,230-->\n\n\
         Owls ==hunt==^[do what?] at night.\n",
    );
    let run = program.run(&["import", "birds.md"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "2 questions added (1 card, 1 cloze)",
        "From Obsidian: what is known of 1 item without answers",
        "`quizdeck history undo-import 1` takes that back.",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    let listed = program.run(&["list", "birds", "--json"], "").stdout;
    assert!(listed.contains("\"due\": \"2024-08-16\""), "{listed}");
    let out = program.run(&["export", "birds", "--to", "obsidian", "-o", "-"], "");
    assert_eq!(
        out.stdout,
        "#flashcards/birds\n\n#flashcards/birds/owls owl:::hibou\n\n\
         #flashcards/birds/owls Owls ==hunt==^[do what?] at night.\n\n"
    );
}

#[test]
fn a_program_to_trace_asks_two_things_and_cards_of_hascard_go_there_and_back() {
    let program = Program::new();
    program.write(
        "trace.toml",
        "[[questions]]\nid = \"t\"\ntype = \"Tracing\"\nprompt.program = \"fn main() {}\"\n\
         answer.doesCompile = true\nanswer.stdout = \"5\"\n",
    );
    let run = program.run(&["import", "trace.toml"], "");
    assert!(run.stdout.contains("2 questions added (1 short, 1 truth)"), "{}", run.stdout);

    let cards = "# Which?\n* b\n- a\n\n---\n\n# Word\nIts meaning\n";
    program.write("cards.txt", cards);
    let run = program.run(&["import", "cards.txt"], "");
    assert!(run.stdout.contains("2 questions added (1 card, 1 choice)"), "{}", run.stdout);
    let out = program.run(&["export", "cards", "--to", "hascard", "-o", "-", "--kind", "card"], "");
    assert_eq!(out.stdout, "# Word\nIts meaning\n");
}

#[test]
fn quick_text_comes_in_whole_or_not_at_all_and_goes_out_as_it_was_typed() {
    let program = Program::new();
    let text = "// quick text of quizdeck\n\n[deck]\nid: who\ntitle: Who\n\nWho?\n= Ann | Anna\n- Bob :: a boy\n\n\
                Where?\n= 4806 ± 10 m\n! High up.\n";
    program.write("who.txt", text);
    let run = program.run(&["import", "who.txt"], "");
    assert!(
        run.stdout.contains("2 questions added (1 choice, 1 number)"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let run = program.run(&["export", "who", "--to", "quick", "-o", "-"], "");
    assert_eq!((run.status, run.stdout.as_str()), (0, text), "{}", run.stderr);
    program.write("wrong.txt", text.replace("= 4806", "= 4,806"));
    let run = program.run(&["import", "wrong.txt", "--to", "other"], "");
    assert_eq!(run.status, 2);
    for said in
        ["error[no-number]", "wrong.txt:12:3", "cannot import wrong.txt: there are mistakes in it"]
    {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert!(!program.path("decks/other.toml").exists());
}

//! `new`: a deck is begun, by a template or a wizard, and nothing is ever written over.

use crate::program::Program;
use crate::pty::Terminal;
use std::fs;

#[test]
fn a_name_makes_a_file_in_the_folder_of_decks() {
    let program = Program::new();
    let run = program.run(&["new", "world-capitals", "--language", "en", "--source", "C:\\a"], "");
    let said = "decks/world-capitals.toml is there.\nNext: quizdeck add world-capitals\n";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.status), (said, "", 0));
    let text = fs::read_to_string(program.path("decks/world-capitals.toml")).unwrap();
    let expected = "[deck]\nid = \"world-capitals\"\ntitle = \"World capitals\"\n\
                    language = \"en\"\nsource = 'C:\\a'\n";
    assert_eq!(text, expected);
}

#[test]
fn a_path_is_taken_as_it_is() {
    let program = Program::new();
    program.write("deck.schema.json", "{}");
    let run = program.run(&["new", "./mine.toml", "--title", "It's \"mine\""], "");
    assert_eq!(run.stdout, "./mine.toml is there.\nNext: quizdeck add ./mine.toml\n");
    let text = fs::read_to_string(program.path("mine.toml")).unwrap();
    assert!(text.starts_with("#:schema ./deck.schema.json\n\n[deck]\n"), "{text}");
    assert!(text.contains("title = '''It's \"mine\"'''"), "{text}");
    let run = program.run(&["new", "below/there/two"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(program.path("below/there/two.toml").is_file());
}

#[test]
fn a_template_is_a_deck_that_can_be_checked_and_asked() {
    let program = Program::new();
    let run = program.run(&["new", "all", "--template"], "");
    assert_eq!(run.stdout, "decks/all.toml is there.\nNext: quizdeck edit all\n");
    let run = program.run(&["check", "decks/all.toml"], "");
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.stdout.contains("[placeholder]"), "{}", run.stdout);
    assert!(
        run.stdout.ends_with("0 errors, 1 warning in 1 deck, 10 questions\n"),
        "{}",
        run.stdout
    );
    assert_eq!(program.run(&["quiz", "all"], ":quit\n").status, 0);
}

#[test]
fn nothing_is_written_over_and_no_name_is_too_strange() {
    let program = Program::with_deck("mine");
    std::os::unix::fs::symlink("nowhere", program.path("link.toml")).unwrap();
    for name in ["deck.toml", "./deck", "link.toml"] {
        for template in [&[][..], &["--template"]] {
            let run = program.run(&[&["new", name], template].concat(), "");
            assert_eq!((run.status, run.stdout.as_str()), (2, ""));
            assert!(run.stderr.contains("there already"), "{}", run.stderr);
        }
    }
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), "mine");
    assert!(!program.path("nowhere").exists());
    for name in ["", "..", "/", ".toml", "a/", "a\nb", "\u{1b}[2J"] {
        let run = program.run(&["new", name], "");
        assert!(run.status == 2 || name == "a/", "{name:?}: {}", run.stdout);
        assert!(!run.stderr.contains(['\u{1b}']) && !run.stderr.contains("panicked"));
    }
    let run = program.run(&["new", "deck.toml/below"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cannot make deck.toml/below.toml"), "{}", run.stderr);
}

#[test]
fn the_wizard_asks_for_the_header_and_the_first_question() {
    for size in [(24, 80), (10, 40)] {
        let program = Program::new();
        let mut terminal = Terminal::start(&program, size, &["new", "rivers"]);
        terminal.wait("What is the deck called?");
        terminal.send(" of 東京x\u{7f}\r");
        terminal.wait("language");
        terminal.send("\r");
        terminal.wait("taken from");
        terminal.send("\r");
        terminal.wait("(y/n)");
        terminal.send("y");
        terminal.wait("❯ a) One right answer");
        terminal.send("\u{1b}[B\u{1b}[B\u{1b}[B\r"); // short
        terminal.wait("The question");
        terminal.send("Which river?\r");
        terminal.wait("The right answer");
        terminal.send("\r");
        terminal.wait("Something is needed");
        terminal.send("Sumida\r");
        terminal.wait("An explanation");
        terminal.send("\r");
        terminal.wait("e edits");
        terminal.send("e");
        terminal.wait("Which part?");
        terminal.send("g"); // tags
        terminal.wait("What it is about (tags)");
        terminal.send("water\r\r");
        terminal.wait("short · water");
        terminal.wait("Enter adds");
        terminal.send("\r");
        terminal.wait("Next: quizdeck quiz rivers");
        assert_eq!(terminal.end(), 0);
        let text = fs::read_to_string(program.path("decks/rivers.toml")).unwrap();
        let expected = "[deck]\nid = \"rivers\"\ntitle = \"Rivers of 東京\"\nlanguage = \"en\"\n\n\
                        [[question]]\nprompt = \"Which river?\"\nanswer = \"Sumida\"\ntags = [\"water\"]\n";
        assert_eq!(text, expected);
    }
}

#[test]
fn who_leaves_the_wizard_leaves_nothing_behind() {
    for (key, status) in [("\u{1b}", 0), ("\u{3}", 130)] {
        let program = Program::new();
        let mut terminal = Terminal::start(&program, (24, 80), &["new", "rivers"]);
        terminal.wait("Esc leaves");
        terminal.send("\r");
        terminal.wait("language");
        terminal.send("\u{1b}");
        terminal.wait("Esc leaves");
        terminal.send(key);
        terminal.wait("Nothing was written.");
        assert_eq!(terminal.end(), status);
        assert!(!program.path("decks").exists());
    }
}

#[test]
fn what_is_no_language_is_said_at_once() {
    let program = Program::new();
    let run = program.run(&["new", "rivers", "--language", "Deutsch"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("language = \"de\""), "{}", run.stderr);
    assert!(!program.path("decks").exists());
}

#[test]
fn quick_text_begins_a_deck_with_its_head_and_its_questions() {
    let program = Program::new();
    let text = "[deck]\ntitle: Rivers of Belarus\ntags: rivers\n\n[deck.defaults]\ntypos: false\n\n\
                Which river flows through Minsk?\n= Svislach\n! So it is.\n\nThe Neman == a river\n";
    let run = program.run(&["new", "rivers", "--from", "-", "--language", "en"], text);
    let said = "decks/rivers.toml is there. It has 2 questions.\nNext: quizdeck quiz rivers\n";
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, said, ""));
    let deck = std::fs::read_to_string(program.path("decks/rivers.toml")).unwrap();
    let expected = "[deck]\nid = \"rivers\"\ntitle = \"Rivers of Belarus\"\ntags = [\"rivers\"]\n\
                    language = \"en\"\n\n[deck.defaults]\ntypos = false\n\n[[question]]\n\
                    prompt = \"Which river flows through Minsk?\"\nanswer = \"Svislach\"\n\
                    explain = \"So it is.\"\n\n[[question]]\nfront = \"The Neman\"\nback = \"a river\"\n";
    assert_eq!(deck, expected);
}

#[test]
fn a_mistake_in_quick_text_begins_no_deck() {
    let program = Program::new();
    program.write("a.quick", "[deck]\nretention: 2\n\nWho?\n= Ann\n");
    let run = program.run(&["new", "who", "--from", "a.quick"], "");
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    for said in ["a.quick:2:12", "2 │ retention: 2", "retention: 0.9", "Nothing was written."] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert!(!program.path("decks/who.toml").exists());
    program.write("a.quick", "// nothing\n");
    let run = program.run(&["new", "who", "--from", "a.quick"], "");
    assert!(
        run.status == 2 && run.stderr.contains("there is no question in a.quick"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_was_typed_for_a_deck_is_filled_in_the_next_time() {
    let program = Program::new();
    let mut terminal = Terminal::start(&program, (24, 80), &["new", "rivers"]);
    terminal.wait("What is the deck called?");
    terminal.send("\u{15}Реки\r");
    terminal.wait("In which language");
    terminal.send("\u{15}r");
    terminal.wait("› r");
    terminal.send("\u{3}");
    terminal.wait("Nothing was written. What was typed is kept.");
    assert_eq!(terminal.end(), 130);
    let mut terminal = Terminal::start(&program, (24, 80), &["new", "rivers"]);
    terminal.wait("What was typed before is filled in.");
    terminal.wait("› Реки");
    terminal.send("\r");
    terminal.wait("› r");
    terminal.send("u\r");
    terminal.wait("What is it taken from?");
    terminal.send("\r");
    terminal.wait("Write the first question now?");
    terminal.send("n");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("decks/rivers.toml")).unwrap();
    assert!(text.contains("title = \"Реки\"\nlanguage = \"ru\"\n"), "{text}");
    let mut terminal = Terminal::start(&program, (24, 80), &["new", "lakes"]);
    terminal.wait("› Lakes");
    terminal.send("\u{1b}");
    let said = terminal.wait("Nothing was written.");
    assert!(said.iter().all(|row| !row.contains("kept")), "nothing was typed: {said:?}");
    assert_eq!(terminal.end(), 0);
}

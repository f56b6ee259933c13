//! `pin`: ids are inserted, once, and nothing else of the file changes.

use crate::program::Program;
use std::fs;
use std::os::unix::fs::PermissionsExt;

const DECK: &str = "# My deck\r\n[[question]] # one\r\nprompt = 'What is the capital of Belarus?'\r\n\
                    answer = 'Minsk'\r\n\r\n[[question]]\r\nid = 'two'\r\nfront = 'a'\r\nback = 'b'";

#[test]
fn ids_are_written_once_and_told() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["pin", "deck.toml", "--dry-run"], "");
    let told = "capital-belarus  What is the capital of Belarus?\n";
    assert_eq!(run.stdout, format!("{told}1 question would be pinned\n"));
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
    let run = program.run(&["pin", "deck.toml"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, format!("{told}1 question pinned\n"));
    let pinned = DECK.replacen("# one\r\n", "# one\r\nid = \"capital-belarus\"\r\n", 1);
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), pinned);
    let run = program.run(&["pin", "deck.toml"], "");
    assert_eq!(run.stdout, "0 questions pinned\n");
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), pinned);
}

#[test]
fn the_mode_and_a_symbolic_link_are_kept() {
    let program = Program::new();
    let file = program.write("real/deck.toml", DECK);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).unwrap();
    std::os::unix::fs::symlink("real/deck.toml", program.path("link.toml")).unwrap();
    assert_eq!(program.run(&["pin", "link.toml"], "").status, 0);
    assert!(program.path("link.toml").is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("capital-belarus"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o604);
    assert_eq!(fs::read_dir(program.path("real")).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn what_cannot_be_read_or_written_is_left_as_it_is() {
    let refused = |bytes: &[u8], message: &str, hint: &str| {
        let program = Program::with_deck(bytes);
        let run = program.run(&["pin", "deck.toml"], "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(message) && run.stderr.contains(hint), "{}", run.stderr);
        assert_eq!(fs::read(program.path("deck.toml")).unwrap(), bytes);
    };
    refused(b"[[question]]\nprompt = \"a\nanswer = 1\n", "line 2 is not TOML", "quizdeck check");
    refused(b"# \xff\n", "line 1 is not UTF-8", "save it as UTF-8");
    let single = b"[[question]]\nprompt = 'a?'\nanswer = 'b'\nwrong = ['b']\n[question]\nprompt = 'c?'\nanswer = 'd'\n";
    refused(single, "line 5 is not in a list", "[[question]]");
    let program = Program::with_deck(DECK);
    let read_only = fs::Permissions::from_mode(0o444);
    fs::set_permissions(program.path("deck.toml"), read_only).unwrap();
    let run = program.run(&["pin", "deck.toml"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("read-only") && run.stderr.contains("chmod"), "{}", run.stderr);
    let run = program.run(&["pin", "csto"], "");
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("built in") && run.stderr.contains("quizdeck import csto.quizdeck"),
        "{}",
        run.stderr
    );
    let run = program.run(&["pin", "/dev/null"], "");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("it is a device") && run.stderr.contains("hint: "),
        "{}",
        run.stderr
    );
}

#[test]
fn nothing_of_a_deck_is_pinned_while_part_of_it_cannot_be_read() {
    let program = Program::with_deck(
        "[[question]]\nprompt = 'a?'\nanswer = 'b'\nwrong = ['b']\n[[question]]\nprompt = 'c?'\nanswer = 'd'\n",
    );
    let run = program.run(&["pin", "deck.toml"], "");
    assert_eq!((run.stdout.as_str(), run.status), ("", 2));
    let said = "error: cannot change deck.toml: 1 question cannot be read\n\
                hint: mend what `quizdeck check` reports\n";
    assert_eq!(run.stderr, said);
}

#[test]
fn progress_goes_over_to_the_ids() {
    let deck = "[deck]\nid = \"d\"\n[[question]]\nprompt = \"Which of these is true?\"\n\
                answer = \"a\"\n[[question]]\nprompt = \"Which of these is true?\"\n\
                answer = \"b\"\n[[question]]\nfront = \"Hund\"\nback = \"dog\"\nreverse = true\n";
    let program = Program::with_deck(deck);
    let run = program.run(&["quiz", "deck.toml", "--order", "deck"], "a\nb\n\n3\n\n3\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let list = |program: &Program| program.run(&["list", "deck.toml"], "").stdout;
    let before = list(&program);
    assert!(before.contains("100 %") && before.contains("due in 2 days"), "{before}");
    assert_eq!(program.run(&["pin", "deck.toml"], "").status, 0);
    assert_eq!(list(&program), before);
    assert!(fs::read_to_string(program.path("deck.toml")).unwrap().contains("id = \"true-2\""));
}

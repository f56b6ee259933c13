//! `add`: a question is appended, by options or a wizard, and all else stays byte for byte.

use crate::program::Program;
use crate::pty::Terminal;
use std::fs;
use std::os::unix::fs::PermissionsExt;

const DECK: &str = "# Mine\n[deck]\nid = \"d\" # stays\nallow = [\"no-explanation\"]\n\n[[question]]\nprompt = \"What is the \
                    capital of Belarus?\"\nanswer = \"Minsk\"\n# the end";

fn added(options: &[&str]) -> String {
    let program = Program::with_deck(DECK);
    let run = program.run(&[&["add", "deck.toml"], options].concat(), "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{options:?}");
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    let added = text.strip_prefix(DECK).unwrap().to_owned();
    let check = program.run(&["check", "deck.toml"], "");
    assert_eq!(check.status, 0, "{}", check.stdout);
    added
}

#[test]
fn options_make_a_question_of_every_kind() {
    let table: [(&[&str], &str); 10] = [
        (
            &["--prompt", "a \\ b?", "--answer", "c", "--wrong", "d :: why", "--wrong", "e"],
            "prompt = 'a \\ b?'\nanswer = \"c\"\nwrong = [{ text = \"d\", why = \"why\" }, \"e\"]\n",
        ),
        (
            &["--prompt", "a?", "--answers", "c", "--answers", "d", "--wrong", "e"],
            "prompt = \"a?\"\nanswers = [\"c\", \"d\"]\nwrong = [\"e\"]\n",
        ),
        (&["--prompt", "a", "--answer", "true"], "prompt = \"a\"\nanswer = true\n"),
        (
            &["--prompt", "a?", "--answer", "b", "--explain", "c", "--id", "x", "--tags", "t"],
            "id = \"x\"\nprompt = \"a?\"\nanswer = \"b\"\nexplain = \"c\"\ntags = [\"t\"]\n",
        ),
        (
            &["--prompt", "a?", "--answer", "-4.5e3", "--unit", "m", "--tolerance", "2 %"],
            "prompt = \"a?\"\nanswer = -4.5e3\ntolerance = \"2 %\"\nunit = \"m\"\n",
        ),
        (
            &["--prompt", "a?", "--answers", "b | c", "--answers", "d", "--need", "1", "--ordered"],
            "prompt = \"a?\"\nanswers = [[\"b\", \"c\"], \"d\"]\nordered = true\nneed = 1\n",
        ),
        (&["--cloze", "a {{b}}", "--each=false"], "cloze = \"a {{b}}\"\neach = false\n"),
        (
            &["--prompt", "a?", "--order", "b", "--order", "c"],
            "prompt = \"a?\"\norder = [\"b\", \"c\"]\n",
        ),
        (
            &["--prompt", "a?", "--pairs", "b = c", "--pairs", "d = e", "--wrong", "f"],
            "prompt = \"a?\"\npairs = [[\"b\", \"c\"], [\"d\", \"e\"]]\nwrong = \"f\"\n",
        ),
        (&["--front", "a", "--back", "b", "--back", "c"], "front = \"a\"\nback = [\"b\", \"c\"]\n"),
    ];
    for (options, expected) in table {
        assert_eq!(added(options), format!("\n\n[[question]]\n{expected}"));
    }
    let text = added(&["--kind", "short", "--prompt", "Which number?", "--answer", "007"]);
    assert!(text.contains("answer = \"007\""), "{text}");
    let text = added(&["--kind", "short", "--prompt", "Which year?", "--answer", "1984"]);
    assert!(text.contains("answer = \"1984\""), "{text}");
    let text = added(&["--prompt", "one\ntwo\n", "--answer", "say \"it's\"", "--explain", "a\nb"]);
    assert!(text.contains("explain = '''\na\nb'''\n"), "{text}");
}

#[test]
fn what_is_added_is_told_and_can_be_asked() {
    let program = Program::with_deck("");
    let run =
        program.run(&["add", "deck.toml", "--prompt", "a?", "--order", "b", "--order", "c"], "");
    assert_eq!(run.stdout, "deck.toml: an order question added, number 1\n");
    assert!(program.run(&["quiz", "deck.toml"], ":quit\n").stderr.contains("a?"));
}

#[test]
fn a_question_with_an_error_is_not_written() {
    let refused = |options: &[&str], status: i32, said: &str| {
        let program = Program::with_deck(DECK);
        let run = program.run(&[&["add", "deck.toml"], options].concat(), "");
        assert_eq!((run.status, run.stdout.as_str()), (status, ""), "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
    };
    refused(&["--prompt", "a?", "--answer", "b", "--wrong", "b"], 1, "both right and wrong");
    refused(&["--cloze", "a {{b"], 1, "Nothing was written.");
    refused(
        &["--prompt", "What is the capital of Belarus?", "--answer", "Minsk"],
        1,
        "duplicate-question",
    );
    refused(&["--prompt", "a?"], 2, "--prompt");
    refused(&["--front", "a"], 2, "a card takes --front --back");
    refused(&["--prompt", "a?", "--answer", "b", "--points", "many"], 2, "--points");
    refused(&["--kind", "number", "--prompt", "a?", "--answer", "b"], 2, "a number takes");
    refused(&[], 2, "without a terminal");
}

#[test]
fn a_question_much_like_another_is_written_and_said() {
    let program = Program::with_deck(DECK);
    let question =
        ["add", "deck.toml", "--prompt", "Belarus: what's its capital?", "--answer", "Minsk"];
    let run = program.run(&question, "");
    let said = "Question 1 is much like it: What is the capital of Belarus?\n";
    assert_eq!((run.status, run.stderr.as_str()), (0, said));
    let question =
        ["add", "deck.toml", "--prompt", "What is the capital of Latvia?", "--answer", "Riga"];
    assert_eq!(program.run(&question, "").stderr, "");
}

#[test]
fn an_error_elsewhere_does_not_keep_a_question_out() {
    let program = Program::with_deck("[[question]]\nprompt = \"no answer\"\n");
    let run = program.run(&["add", "deck.toml", "--prompt", "a?", "--answer", "b"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_deck_that_is_no_toml_a_folder_or_built_in_is_refused() {
    let program = Program::with_deck("[[question]]\nprompt = \"a\n");
    let question = ["--prompt", "a?", "--answer", "b"];
    for (deck, said) in
        [("deck.toml", "is not TOML"), ("csto", "built in"), ("nowhere", "cannot find the deck")]
    {
        let run = program.run(&[&["add", deck][..], &question].concat(), "");
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(said) && run.stderr.contains("hint: "), "{}", run.stderr);
    }
    assert_eq!(
        fs::read_to_string(program.path("deck.toml")).unwrap(),
        "[[question]]\nprompt = \"a\n"
    );
}

#[test]
fn mode_and_symbolic_link_are_kept_and_a_full_disk_leaves_the_old_file() {
    let program = Program::new();
    let file = program.write("real/deck.toml", DECK);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real/deck.toml", program.path("link.toml")).unwrap();
    let question = ["add", "link.toml", "--prompt", "a?", "--answer", "b"];
    assert_eq!(program.run(&question, "").status, 0);
    assert!(program.path("link.toml").is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    let text = fs::read_to_string(&file).unwrap();
    let answer = "d".repeat(4000);
    let run =
        program.run_on_a_full_disk(&["add", "link.toml", "--prompt", "c?", "--answer", &answer]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cannot write link.toml"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert_eq!(fs::read_dir(program.path("real")).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn questions_added_at_once_are_all_there() {
    let program = Program::with_deck(DECK);
    std::thread::scope(|scope| {
        for number in 0..20 {
            let program = &program;
            scope.spawn(move || {
                let prompt = format!("question {number}?");
                let run =
                    program.run(&["add", "deck.toml", "--prompt", &prompt, "--answer", "b"], "");
                assert_eq!(run.status, 0, "{}", run.stderr);
            });
        }
    });
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!((0..20).all(|number| text.contains(&format!("question {number}?"))));
    assert_eq!(program.run(&["check", "deck.toml"], "").status, 0);
}

#[test]
fn the_wizard_looks_at_each_part_as_it_is_typed() {
    let program = Program::with_deck(DECK);
    let mut terminal = Terminal::start(&program, (24, 80), &["add", "deck.toml"]);
    terminal.wait("❯ a) One right answer");
    terminal.send("\r"); // choice
    terminal.wait("The question");
    terminal.send("What's the capital of Belarus?\r");
    terminal.wait("Question 1 is much like it");
    terminal.send("\r");
    terminal.wait("The right option");
    terminal.send("Brest\r");
    terminal.wait("Answers in this deck: Minsk");
    terminal.send("Brest\r\r");
    terminal.wait("both right and wrong");
    // The entry that is wrong is still there, to be corrected.
    terminal.send("\u{1b}[A\u{15}Vilnius :: It is in Lithuania.\u{1b}[B\r");
    terminal.wait("Other ways");
    terminal.send("\r");
    terminal.wait("An explanation");
    terminal.send("It is on the border.\r");
    terminal.wait("What it is about");
    terminal.send("\r");
    let rows = terminal.wait("Is it as it should be?").join("\n");
    assert!(rows.contains("Vilnius: It is in Lithuania."), "{rows}");
    terminal.send("\u{1b}[B\u{1b}[B\r"); // change a part
    terminal.wait("Which part?");
    terminal.send("\u{1b}[B\r"); // answer
    terminal.until("the answer to be changed", |rows| {
        rows.iter().rev().take(3).any(|row| row.ends_with("› Brest"))
    });
    terminal.send(" (city)\r");
    terminal.until("the new answer, asked about", |rows| {
        let last = |text: &str| rows.iter().rposition(|row| row.contains(text));
        let answer = last("Answer: Brest (city)");
        answer.is_some() && answer < last("Is it as it should be?")
    });
    terminal.send("\r");
    terminal.wait("Next: quizdeck quiz deck.toml");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    let expected = "\n\n[[question]]\nprompt = \"What's the capital of Belarus?\"\n\
                    answer = \"Brest (city)\"\n\
                    wrong = [{ text = \"Vilnius\", why = \"It is in Lithuania.\" }]\n\
                    explain = \"It is on the border.\"\n";
    assert_eq!(text, format!("{DECK}{expected}"));
}

#[test]
fn esc_goes_back_with_what_was_typed_and_ctrl_c_adds_nothing() {
    let program = Program::with_deck(DECK);
    let mut terminal = Terminal::start(&program, (10, 40), &["add", "deck.toml", "--kind", "list"]);
    terminal.wait("The question");
    terminal.send("Which two?\r");
    terminal.wait("The right answers");
    terminal.send("Sava\rDrava\r\r");
    terminal.wait("The order counts?");
    terminal.send("\u{1b}");
    let seen = |rows: &[String], wanted: &str| rows.iter().any(|row| row.contains(wanted));
    terminal.until("the answers again", |rows| {
        seen(rows, "An empty line ends") && seen(rows, "2. › Drava")
    });
    terminal.send("\u{1b}");
    terminal.until("the question again", |rows| {
        seen(rows, "Enter goes on") && seen(rows, "› Which two?")
    });
    terminal.send("\r");
    terminal.until("the answers a third time", |rows| {
        seen(rows, "An empty line ends") && seen(rows, "2. › Drava")
    });
    terminal.send("\u{3}");
    terminal.wait("Nothing was added.");
    assert_eq!(terminal.end(), 130);
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
}

#[test]
fn plain_lines_serve_where_prompts_do_not() {
    let program = Program::with_deck(DECK);
    let size = (40, 80);
    let mut terminal =
        Terminal::start_with(&program, size, &["add", "deck.toml"], &[("ACCESSIBLE", "1")]);
    terminal.wait("A letter, or an empty line to leave >");
    terminal.send("10\n"); // card
    for (wait, line) in [
        ("What is shown", "der Hund\n\n"),
        ("What is to be recalled", "dog\n\n"),
        ("Yes", "2\n"),
        ("An explanation", "\n"),
        ("What it is about", "\n"),
        ("Is it as it should be?", "1\n"),
    ] {
        terminal.wait(wait);
        terminal.send(line);
    }
    terminal.wait("a card question added, number 2");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.ends_with("front = \"der Hund\"\nback = \"dog\"\nreverse = true\n"), "{text}");
}

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

const QUICK: &str = "\
Which river flows through Minsk?
= Svislach | Svislac
- Neman
- Dnieper :: That one flows through Mahiloŭ.
! It was dammed in the fifties.
# rivers, Belarus

der Fluss <=> river

The {{Neman}} flows into the {{Baltic Sea}}.
";

#[test]
fn quick_text_adds_all_its_questions() {
    for is_piped in [false, true] {
        let program = Program::with_deck(DECK);
        program.write("more.quick", QUICK);
        let from = if is_piped { "-" } else { "more.quick" };
        let run =
            program.run(&["add", "deck.toml", "--from", from], if is_piped { QUICK } else { "" });
        let said = "deck.toml: 3 questions added (1 card, 1 choice, 1 cloze), numbers 2 to 4\n";
        assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, said, ""));
        let text = fs::read_to_string(program.path("deck.toml")).unwrap();
        let expected = "\n\n[[question]]\nprompt = \"Which river flows through Minsk?\"\nanswer = \"Svislach\"\n\
                        wrong = [\"Neman\", { text = \"Dnieper\", why = \"That one flows through Mahiloŭ.\" }]\n\
                        accept = [\"Svislac\"]\nexplain = \"It was dammed in the fifties.\"\n\
                        tags = [\"rivers\", \"Belarus\"]\n\n[[question]]\nfront = \"der Fluss\"\n\
                        back = \"river\"\nreverse = true\n\n[[question]]\n\
                        cloze = \"The {{Neman}} flows into the {{Baltic Sea}}.\"\n";
        assert_eq!(text, format!("{DECK}{expected}"));
        assert_eq!(program.run(&["check", "deck.toml"], "").status, 0);
    }
}

#[test]
fn a_mistake_in_quick_text_is_shown_in_its_own_lines_and_nothing_is_written() {
    let program = Program::with_deck(DECK);
    let wrong = format!("{QUICK}\nWho was here?\n= Ann\n- Bob\n- Ann\n");
    program.write("more.txt", &wrong);
    let run = program.run(&["add", "deck.toml", "--from", "more.txt"], "");
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    for said in ["error[right-and-wrong]", "more.txt:15:3", "15 │ - Ann", "Nothing was written.\n"]
    {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
    // What came in by a pipe is kept, and can be mended.
    let run = program.run(&["add", "deck.toml", "--from", "-"], &wrong);
    assert_eq!(run.status, 1);
    let kept = run.stderr.split("quizdeck add deck.toml --from ").nth(1).unwrap().trim().to_owned();
    assert_eq!(fs::read_to_string(program.path(&kept)).unwrap(), wrong);
    let mended = wrong.replace("- Bob\n- Ann", "- Bob");
    fs::write(program.path(&kept), mended).unwrap();
    let run = program.run(&["add", "deck.toml", "--from", &kept], "");
    assert!(run.stdout.contains("4 questions added"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn lines_that_are_told_are_those_of_the_text_or_of_the_deck_that_is_named() {
    let program = Program::with_deck(DECK);
    let typed = "// mine\n\nWhat is it?\n= Ann\n\nWhat is it?\n= Ann\n\nWhat's the capital of \
                 Belarus?\n= Minsk\n\n{{Ann}} is here, p says.\npassage: p\n\n[passages]\n";
    let typed = format!("[passages]\np: Some text.\n\n{}", typed.replace("\n[passages]\n", ""));
    let deck = format!(
        "{DECK}\n[[question]]\nprompt = \"What's the capital of Belarus?\"\nanswer = \"M\"\n"
    );
    program.write("deck.toml", &deck);
    let run = program.run(&["add", "deck.toml", "--from", "-"], &typed);
    assert_eq!(run.status, 1);
    let line = 1 + deck
        .lines()
        .position(|line| line == "prompt = \"What's the capital of Belarus?\"")
        .unwrap();
    for said in [
        "line 6 asks the same, with the same answer".to_owned(),
        format!("line {line} of deck.toml asks in the same words"),
    ] {
        assert!(run.stderr.contains(&said), "{said}: {}", run.stderr);
    }
    let run = program.run(
        &["add", "deck.toml", "--prompt", "What's the capital of Belarus?", "--answer", "Minsk"],
        "",
    );
    let said = format!("line {line} of deck.toml asks in the same words");
    assert!(run.stderr.contains(&said), "{}", run.stderr);
}

#[test]
fn what_came_in_by_a_pipe_is_kept_whatever_goes_wrong() {
    let program = Program::with_deck(DECK);
    program.write("broken.toml", "[deck\n");
    let latin: &[u8] = b"Who?\n= Ren\xe9\n";
    for (arguments, input) in [
        (&["add", "nosuch", "--from", "-"][..], QUICK.as_bytes()),
        (&["add", "broken.toml", "--from", "-"], QUICK.as_bytes()),
        (&["add", "deck.toml", "--from", "-", "--tags", "x"], QUICK.as_bytes()),
        (&["new", "deck.toml", "--from", "-"], QUICK.as_bytes()),
        (&["add", "deck.toml", "--from", "-"], latin),
        (&["import", "-"], b"Who?\n= Ann\npoints: many\n"),
        (&["import", "-", "--to", "broken.toml"], QUICK.as_bytes()),
    ] {
        let run = program.run(arguments, input);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stderr);
        let kept = run.stderr.split("What came in by standard input is kept: ").nth(1);
        let kept = kept.unwrap_or_else(|| panic!("{arguments:?}: {}", run.stderr));
        let kept = program.path(kept.lines().next().unwrap());
        assert_eq!(fs::read(&kept).unwrap(), input, "{arguments:?}");
        assert_eq!(kept.extension().unwrap(), "quick");
        // It goes once it is used.
        if input == QUICK.as_bytes() {
            let run = program.run(&["import", kept.to_str().unwrap(), "--to", "mine"], "");
            assert_eq!((run.status, kept.exists()), (0, false), "{}", run.stderr);
            fs::remove_file(program.path("decks/mine.toml")).unwrap();
        }
    }
}

#[test]
fn what_is_no_quick_text_is_told_with_what_it_may_be() {
    let program = Program::with_deck(DECK);
    program.write("table.csv", "prompt,answer\na?,b\nc?,d\n");
    let run = program.run(&["add", "deck.toml", "--from", "table.csv"], "");
    assert_eq!(run.status, 1);
    let said = "If it is meant as csv: quizdeck import table.csv --to DECK";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    let run = program.run(&["add", "deck.toml", "--from", "-"], "\n// nothing\n");
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("there is no question in standard input"), "{}", run.stderr);
    program.write("a", "");
    let run = program.run(&["add", "deck.toml", "--from", "a", "--prompt", "b"], "");
    assert!(run.status == 2 && run.stderr.contains("--prompt beside --from"), "{}", run.stderr);
}

#[test]
fn options_that_come_twice_are_told_where_several_questions_come_from() {
    let program = Program::with_deck(DECK);
    let run = program.run(&["add", "deck.toml", "--prompt", "a?", "--prompt", "b?"], "");
    assert_eq!(run.status, 2);
    for said in ["cannot take --prompt twice", "--from FILE", "quizdeck import FILE.csv --to DECK"]
    {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
}

/// A program that writes a text over the file that it is given, as an editor does.
fn editor(program: &Program, name: &str, script: &str) -> String {
    let path = program.write(name, format!("#!/bin/sh\nfor file; do :; done\n{script}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

#[test]
fn the_editor_takes_quick_text_and_opens_again_while_something_is_wrong() {
    let program = Program::with_deck(DECK);
    // First a mistake, then what was said of it is seen, and it is mended.
    let script = "if grep -q '^//>> ' \"$file\"; then grep '^//>> ' \"$file\" > seen; \
                  sed -i 's/^pionts/points/' \"$file\"; else printf 'Who?\\n= Ann\\npionts: 2\\n' >> \"$file\"; fi";
    let editor = editor(&program, "ed", script);
    let mut terminal = Terminal::start_with(
        &program,
        (24, 80),
        &["add", "deck.toml", "--editor"],
        &[("VISUAL", &editor)],
    );
    terminal.wait("Go back to the editor?");
    terminal.send("\r");
    terminal.wait("Next: quizdeck quiz deck.toml");
    assert_eq!(terminal.end(), 0);
    let seen = fs::read_to_string(program.path("seen")).unwrap();
    assert!(seen.contains("unknown key `pionts`: did you mean `points:`?"), "{seen}");
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert_eq!(
        text,
        format!("{DECK}\n\n[[question]]\nprompt = \"Who?\"\nanswer = \"Ann\"\npoints = 2\n")
    );
}

#[test]
fn an_editor_that_is_left_adds_nothing_and_what_is_wrong_is_kept_for_the_next_time() {
    let program = Program::with_deck(DECK);
    let arguments = ["add", "deck.toml", "--editor"];
    let mut terminal = Terminal::start_with(&program, (24, 80), &arguments, &[("VISUAL", "true")]);
    terminal.wait("Nothing was added: no question was written.");
    assert_eq!(terminal.end(), 0);
    let writes = editor(&program, "ed", "printf 'Who?\\n' >> \"$file\"");
    let mut terminal = Terminal::start_with(&program, (24, 80), &arguments, &[("VISUAL", &writes)]);
    terminal.wait("Go back to the editor?");
    terminal.send("n");
    terminal.wait("quizdeck add deck.toml --editor goes on with it.");
    assert_eq!(terminal.end(), 1);
    let answers = editor(&program, "ed", "printf '= Ann\\n' >> \"$file\"");
    let mut terminal =
        Terminal::start_with(&program, (24, 80), &arguments, &[("VISUAL", &answers)]);
    terminal.wait("Opening what was written before and not added.");
    terminal.wait("1 question added (1 short), number 2");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.ends_with("prompt = \"Who?\"\nanswer = \"Ann\"\n"), "{text}");
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
    terminal.wait("An explanation");
    terminal.send("It is on the border.\r");
    let rows = terminal.wait("Is it as it should be?").join("\n");
    assert!(rows.contains("Vilnius: It is in Lithuania."), "{rows}");
    terminal.send("e");
    terminal.wait("Which part?");
    terminal.send("\u{1b}[B\r"); // answer
    terminal.until("the answer to be changed", |rows| {
        rows.iter().rev().take(3).any(|row| row.ends_with("› Brest"))
    });
    terminal.send(" (city)\r");
    terminal.wait("Answer: Brest (city)");
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
fn esc_goes_back_with_what_was_typed_and_ctrl_c_adds_nothing_and_loses_nothing() {
    let program = Program::with_deck(DECK);
    let mut terminal = Terminal::start(&program, (10, 40), &["add", "deck.toml", "--kind", "list"]);
    terminal.wait("The question");
    terminal.send("Which two?\r");
    terminal.wait("The right answers");
    terminal.send("Sava\rDrava\r\r");
    terminal.wait("An explanation");
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
fn what_was_typed_outlives_ctrl_c_and_a_closed_terminal() {
    let program = Program::with_deck(DECK);
    let seen = |rows: &[String], wanted: &str| rows.iter().any(|row| row.contains(wanted));
    let size = (24, 80);
    let mut terminal = Terminal::start(&program, size, &["add", "deck.toml", "--kind", "list"]);
    terminal.wait("The question");
    terminal.send("Какие две реки?\r");
    terminal.wait("The right answers");
    terminal.send("Сава\rДра");
    terminal.until("an entry begun", |rows| seen(rows, "2. › Дра"));
    terminal.send("\u{3}");
    terminal.wait("What was typed is kept: quizdeck add deck.toml");
    assert_eq!(terminal.end(), 130);
    let mut terminal = Terminal::start(&program, size, &["add", "deck.toml"]);
    terminal.wait("Go on with the question that was not finished? Какие две реки?");
    terminal.send("\r");
    terminal.until("the entries as they were left", |rows| seen(rows, "2. › Дра"));
    assert_eq!(terminal.close("ва"), 130);
    let mut terminal = Terminal::start(&program, size, &["add", "deck.toml"]);
    terminal.wait("Go on with the question");
    terminal.send("\r");
    terminal.wait("2. › Драв");
    terminal.send("\r\r");
    terminal.wait("An explanation");
    terminal.send("\r");
    terminal.wait("Enter adds");
    terminal.send("\r");
    terminal.wait("Next: quizdeck quiz deck.toml");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.contains("prompt = \"Какие две реки?\"\nanswers = [\"Сава\", \"Драв"), "{text}");
    let mut terminal = Terminal::start(&program, size, &["add", "deck.toml"]);
    terminal.wait("What do you have?");
    terminal.send("\u{1b}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn flags_are_filled_in_and_the_next_question_is_of_the_same_kind_and_tags() {
    let program = Program::with_deck(DECK);
    let arguments = ["add", "deck.toml", "--kind", "card", "--tags", "terms"];
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    terminal.wait("What is shown");
    terminal.send("der Hund\r\r");
    terminal.wait("What is to be recalled");
    terminal.send("dog\r\r");
    terminal.wait("An explanation");
    terminal.send("\r");
    terminal.wait("card · terms");
    terminal.wait("Enter adds");
    terminal.send("n");
    terminal.wait("The next one is a card question too, tagged terms; Esc picks another kind.");
    terminal.until("the next one", |rows| {
        rows.iter().rev().take(4).any(|row| row.contains("An empty line ends"))
    });
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.ends_with("front = \"der Hund\"\nback = \"dog\"\ntags = [\"terms\"]\n"), "{text}");
}

#[test]
fn the_question_is_seen_before_it_is_added_in_a_small_window_too() {
    let program = Program::with_deck(DECK);
    let arguments = [
        "add",
        "deck.toml",
        "--kind",
        "short",
        "--prompt",
        "Who was not here?",
        "--points",
        "0",
        "--tags",
        "one",
    ];
    let mut terminal = Terminal::start(&program, (10, 40), &arguments);
    terminal.wait("The right answer");
    terminal.send("Ann\r");
    terminal.wait("An explanation");
    terminal.send("\r");
    // No other question is shown for one with an error, and the error is in sight.
    let rows = terminal.wait("! `points` must be at least 1").join("\n");
    assert!(rows.contains("prompt: Who was not here?") && !rows.contains("Minsk"), "{rows}");
    terminal.send("\r");
    terminal.wait("! It has an error: e changes a part.");
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    // What was typed wins, and options fill what is empty.
    let more = ["add", "deck.toml", "--prompt", "Who?", "--hint", "A name."];
    let mut terminal = Terminal::start(&program, (24, 80), &more);
    terminal.wait("Go on with the question that was not finished?");
    terminal.send("\r");
    terminal.wait("From the options, filled in: hint.");
    let rows = terminal.wait("From the options, left as it was typed: prompt.").join("\n");
    assert!(rows.contains("Who was not here?"), "{rows}");
    terminal.wait("Enter goes on");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_list_that_is_come_back_to_takes_a_new_entry_and_the_menu_stands_at_the_kind_chosen() {
    let program = Program::with_deck(DECK);
    let mut terminal = Terminal::start(&program, (24, 80), &["add", "deck.toml"]);
    terminal.wait("❯ a) One right answer");
    terminal.send("f"); // a list
    terminal.wait("The question");
    terminal.send("\u{1b}");
    let rows = terminal.wait("❯ f)").join("\n");
    assert!(rows.contains("(list)"), "{rows}");
    terminal.send("\r");
    terminal.until("the question again", |rows| {
        rows.last().is_some_and(|row| row.contains("Enter goes on"))
    });
    terminal.send("Which rivers?\r");
    terminal.wait("The right answers");
    terminal.send("Sava\r\r");
    terminal.wait("An explanation");
    terminal.send("\u{1b}");
    terminal.wait("2. ›");
    terminal.send("Drava\r\r");
    terminal.until("the explanation again", |rows| {
        rows.last().is_some_and(|row| row.contains("Enter goes on"))
    });
    terminal.send("\r");
    terminal.wait("Enter adds");
    terminal.send("\r");
    terminal.wait("Next: quizdeck quiz deck.toml");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.contains("answers = [\"Sava\", \"Drava\"]"), "{text}");
}

#[test]
fn an_editor_that_cannot_be_started_leaves_nothing_behind() {
    let program = Program::with_deck(DECK);
    for _ in 0..2 {
        let variables = [("VISUAL", "/nosuch")];
        let size = (24, 80);
        let arguments = ["add", "deck.toml", "--editor"];
        let mut terminal = Terminal::start_with(&program, size, &arguments, &variables);
        let rows = terminal.wait("cannot start /nosuch").join("\n");
        assert!(!rows.contains("written before"), "{rows}");
        assert_eq!(terminal.end(), 2);
    }
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
        ("An explanation", "\n"),
        ("Is it as it should be?", "e\n"),
        ("Which part?", "4\n"), // reverse
        ("b) Yes", "2\n"),
    ] {
        terminal.wait(wait);
        terminal.send(line);
    }
    terminal.until("the question again", |rows| {
        let last = |text: &str| rows.iter().rposition(|row| row.contains(text));
        last("b) Yes") < last("d drops") && rows.last().is_some_and(|row| row.ends_with('>'))
    });
    terminal.send("\n");
    terminal.wait("a card question added, number 2");
    assert_eq!(terminal.end(), 0);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.ends_with("front = \"der Hund\"\nback = \"dog\"\nreverse = true\n"), "{text}");
}

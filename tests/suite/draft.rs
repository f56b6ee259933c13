//! `draft`: an article becomes questions, each with the sentence that it rests on.

use crate::program::{Program, QUIZDECK};
use crate::pty::Terminal;
use quizdeck::lint::{Outside, lint};
use quizdeck::report::{Rigour, Severity};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

const LAKE: &str = "The lake\n\nThe lake was mapped in 1901. It is deep.\n";

#[test]
fn questions_come_as_toml_with_the_sentence_that_they_rest_on() {
    let program = Program::new();
    program.write("lake.txt", LAKE);
    let run = program.run(&["draft", "lake.txt"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("source = \"The lake was mapped in 1901.\""), "{}", run.stdout);
    let findings = lint(&run.stdout, "", &Outside::unknown(), Rigour::Usual).findings;
    assert!(findings.iter().all(|finding| finding.severity == Severity::Warning));
    assert_eq!(program.run(&["draft", "-"], LAKE).stdout, run.stdout);
}

const RIVER: &str = "The river\n\nThe river was mapped in 1901 by a party of six. A dam was built across \
                     it in 1955. The dam broke in 1987, and nobody was hurt.\n";

/// What is proposed of it: by another program, so that nothing here hangs on how articles are read.
const PROPOSED: &str = "[[question]]
cloze = \"The river was mapped in {{1901}} by a party of six.\"
source = \"The river was mapped in 1901 by a party of six.\"

[[question]]
cloze = \"A dam was built across it in {{1955}}.\"
source = \"A dam was built across it in 1955.\"

[[question]]
cloze = \"The dam broke in {{1987}}, and nobody was hurt.\"
source = \"The dam broke in 1987, and nobody was hurt.\"
";

/// A question that is asked twice with another explanation is an error of the deck.
const SAME: &str = "[[question]]\nprompt = \"How many were in the party?\"\nanswer = 6\n\
                    explain = \"Six.\"\nsource = \"The river was mapped in 1901 by a party of six.\"\n";

const DRAFT: [&str; 4] = ["draft", "river.txt", "--with", "cat river.toml"];

fn draft<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&DRAFT, more].concat()
}

fn with_river() -> Program {
    let program = Program::new();
    program.write("river.txt", RIVER);
    program.write("river.toml", PROPOSED);
    program
}

fn deck(program: &Program) -> String {
    fs::read_to_string(program.path("decks/river.toml")).unwrap_or_default()
}

#[test]
fn one_key_keeps_or_drops_and_what_was_decided_is_not_offered_again() {
    let program = with_river();
    let mut terminal = Terminal::start(&program, (24, 80), &DRAFT);
    terminal.wait("1 of 3 · 0 kept");
    terminal.wait("│ The river was mapped in [1901] by a party of six.");
    assert_eq!(deck(&program), "", "nothing is written before something is kept");
    terminal.send("\r");
    terminal.wait("2 of 3 · 1 kept");
    assert!(deck(&program).contains("The river was mapped in {{1901}} by a party of six."));
    terminal.send("d");
    terminal.wait("3 of 3 · 1 kept");
    terminal.send("\u{3}");
    terminal.wait("Go on: quizdeck draft --to river --with 'cat river.toml' river.txt");
    assert_eq!(terminal.end(), 130);
    let mut terminal = Terminal::start(&program, (24, 80), &DRAFT);
    terminal.wait("1 proposal dropped before: left out; --anew offers them again.");
    terminal.wait("1 of 1 · 0 kept");
    terminal.wait("[1987]");
    terminal.send("q");
    terminal.wait("not decided");
    assert_eq!(terminal.end(), 0);
    let run = program.run(&draft(&["--anew"]), "");
    assert!(run.stdout.contains("{{1955}}") && !run.stdout.contains("{{1901}}"), "{}", run.stdout);
    let check = program.run(&["check", "decks/river.toml"], "");
    assert_eq!(check.status, 0, "{}", check.stdout);
}

#[test]
fn back_takes_out_what_was_kept_and_offers_what_was_dropped() {
    let program = with_river();
    let mut terminal = Terminal::start(&program, (24, 80), &DRAFT);
    terminal.wait("1 of 3 · 0 kept");
    terminal.send("\r");
    terminal.wait("2 of 3 · 1 kept");
    terminal.send("d");
    terminal.wait("3 of 3 · 1 kept");
    terminal.send("u");
    terminal.wait("2 of 3 · 1 kept");
    terminal.send("u");
    terminal.wait("1 of 3 · 0 kept");
    assert!(!deck(&program).contains("[[question]]"), "{}", deck(&program));
    terminal.send("\u{1b}");
    terminal.wait("0 kept, 0 dropped, 3 not decided");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_question_can_be_of_another_kind_and_a_small_window_shows_the_question_first() {
    let program = with_river();
    let mut terminal = Terminal::start(&program, (10, 40), &DRAFT);
    terminal.wait("1 of 3 · 0 kept");
    terminal.wait("Answer: 1901");
    terminal.send("k");
    terminal.wait("As which kind?");
    terminal.send("a");
    terminal.wait("1 of 3 · 0 kept · card");
    terminal.send("\r");
    terminal.wait("2 of 3 · 1 kept");
    assert!(deck(&program).contains("back = \"1901\""), "{}", deck(&program));
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn plain_lines_serve_where_keys_do_not() {
    let program = with_river();
    let run = program.run(&draft(&["--plain"]), "\nx\nd\nq\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("1 of 3 · 0 kept"), "{}", run.stderr);
    assert!(run.stderr.contains("Type one of these: Enter keeps, d drops"), "{}", run.stderr);
    assert!(run.stdout.contains("decks/river.toml: 1 kept, 1 dropped, 1 not decided"));
    assert_eq!(deck(&program).matches("[[question]]").count(), 1);
}

#[test]
fn all_are_drafts_until_somebody_has_looked_at_them() {
    let program = with_river();
    program.write("deck.toml", "# mine\n[deck]\nid = \"d\"\n");
    let run = program.run(&draft(&["--all", "--to", "deck.toml"]), "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert!(text.starts_with("# mine\n[deck]\nid = \"d\"\n"), "{text}");
    assert_eq!(text.matches("draft = true").count(), 3, "{text}");
    assert!(run.stdout.contains("deck.toml: 3 drafts added"), "{}", run.stdout);
    program.write("twice.toml", format!("{SAME}{}", SAME.replace("Six.", "They were six.")));
    let arguments =
        ["draft", "river.txt", "--all", "--to", "deck.toml", "--with", "cat twice.toml"];
    let twice = program.run(&arguments, "");
    assert!(
        twice.stdout.contains("1 question left out: the deck would have an error"),
        "{twice:?}"
    );
    let check = program.run(&["check", "deck.toml"], "");
    assert_eq!(check.status, 0, "{}", check.stdout);
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    let again = program.run(&draft(&["--all", "--to", "deck.toml"]), "");
    assert!(again.stderr.contains("no question is found that is not kept or dropped"));
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), text);
}

#[test]
fn an_article_that_says_nothing_to_ask_for_is_told_so() {
    let program = Program::new();
    program.write("idle.txt", "It is what it is. They said so again.");
    let run = program.run(&["draft", "idle.txt"], "");
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    assert_eq!(run.stderr, "idle.txt: no question is found.\n");
    program.write("chinese.txt", "协定于1992年签署。它有六个成员国。");
    assert_eq!(program.run(&["draft", "chinese.txt"], "").status, 0, "it has sentences");
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let program = with_river();
    program.write("decks/river.toml", "[deck]\ntitle = \"Mine\"\n");
    let run = program.run(&["draft", "river.txt"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cannot begin decks/river.toml: it is there already"));
    assert!(run.stderr.contains("quizdeck draft --to river river.txt"), "{}", run.stderr);
}

#[test]
fn what_is_no_article_is_refused_with_a_remedy() {
    let program = with_river();
    program.write("deck.toml", "[deck]\nid = \"d\"\n");
    program.write("broken.toml", "[deck\n");
    program.write("locked.toml", "[deck]\nid = \"l\"\n");
    fs::set_permissions(program.path("locked.toml"), fs::Permissions::from_mode(0o444)).unwrap();
    program.write("empty.txt", "");
    program.write("binary.txt", b"a\0b. And so on.\n");
    program.write("latin.txt", b"caf\xe9 is here.\n");
    program.write("scan.pdf", b"%PDF-1.7 \n");
    for (arguments, said) in [
        (&["draft", "none.txt"][..], "cannot read none.txt"),
        (&["draft", "empty.txt"], "there is no sentence in it"),
        (&["draft", "binary.txt"], "it is no text"),
        (&["draft", "latin.txt"], "line 1 is not UTF-8"),
        (&["draft", "scan.pdf"], "pdftotext"),
        (&["draft", "river.txt", "--to", "no/ne\u{1}"], "cannot begin"),
        (&["draft", "river.txt", "--to", "locked.toml"], "it is read-only"),
        (&["draft", "river.txt", "--all", "--to", "broken.toml"], "cannot change broken.toml"),
        (&["draft", "river.txt", "--with", "no-such-program"], "cannot start no-such-program"),
        (&["draft", "river.txt", "--with", "sh 'open"], "has an open quote"),
        (&["draft", "river.txt", "--with", "false"], "it ended with exit status: 1"),
        (&["draft", "river.txt", "--with", "yes"], "it is too long"),
        (&["draft", "river.txt", "--with", "sleep 100", "--timeout", "1"], "it takes too long"),
    ] {
        let run = program.run(arguments, "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(deck(&program), "");
}

const SAID: &str = "Sure, here they are:\n```toml\n[[question]]\nprompt = \"How many were in the party \
    that mapped the river?\"\nanswer = 6\nid = \"party\"\nsource = \"The river was mapped in 1901 by a \
    party of six.\"\n\n[[question]]\nprompt = \"When did the dam break?\"\nanswer = \"1987\"\n\
    wrong = [\"1988\"]\nsource = \"The dam broke in 1987,  and nobody was hurt.\"\n\n[[question]]\n\
    prompt = \"How long is it?\"\nanswer = 12\nsource = \"It is twelve miles long.\"\n```\n";

#[test]
fn another_program_is_believed_only_as_far_as_the_article_goes() {
    let program = with_river();
    program.write("said.txt", SAID);
    let arguments = ["draft", "river.txt", "--all", "--with", "cat said.txt"];
    let run = program.run(&arguments, "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    for said in [
        "1 time: its `source` does not stand in the article",
        "1 time: `id` is left out, and the question taken",
    ] {
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    assert!(run.stdout.contains("1 question left out"), "{}", run.stdout);
    let text = deck(&program);
    assert!(text.contains("answer = 6") && !text.contains("id = \"party\""), "{text}");
    assert!(!text.contains("1988") && !text.contains("12"), "{text}");
}

#[test]
fn what_the_article_does_not_have_needs_a_key_of_its_own() {
    let program = with_river();
    program.write("said.txt", SAID);
    let arguments = ["draft", "river.txt", "--with", "cat said.txt"];
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    terminal.wait("1 of 2 · 0 kept · number");
    terminal.wait("│ The river was mapped in 1901 by a party of [six].");
    terminal.send("d");
    terminal.wait("2 of 2 · 0 kept · choice");
    terminal.wait("The article does not have: 1988");
    terminal.wait("y keeps it");
    terminal.send("\r"); // keeps nothing here
    terminal.wait("! It says what the article does not: y keeps it, Enter does not.");
    terminal.send("w");
    terminal.wait("1. › 1988");
    terminal.send("\u{1b}");
    terminal.until("the question again", |rows| {
        rows.last().is_some_and(|row| row.contains("y keeps it"))
    });
    terminal.send("y");
    terminal.wait("1 kept, 1 dropped");
    assert_eq!(terminal.end(), 0);
    assert!(deck(&program).contains("1988"));
}

#[test]
fn the_brief_has_the_format_the_article_and_what_is_asked_already() {
    let program = with_river();
    program.write(
        "deck.toml",
        "[deck]\nid = \"d\"\n[[question]]\nprompt = \"Where does it rise?\"\nanswer = \"There\"\n",
    );
    let run = program.run(&["draft", "river.txt", "--brief", "--to", "deck.toml"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    for part in ["[[question]]", "`source`", "- Where does it rise?", "A dam was built across it"] {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    let same = ["draft", "river.txt", "--all", "--to", "deck.toml", "--with", "tee given.txt"];
    assert_eq!(program.run(&same, "").status, 0);
    assert_eq!(fs::read_to_string(program.path("given.txt")).unwrap(), run.stdout);
}

#[test]
fn an_article_from_a_pipe_leaves_the_keys_to_the_terminal() {
    let program = with_river();
    let script = format!("cat river.txt | {QUIZDECK} draft - --with 'cat river.toml'");
    let mut terminal = Terminal::start_other("/bin/sh", &program, (24, 80), &["-c", &script], &[]);
    terminal.wait("1 of 3 · 0 kept");
    terminal.send("\r");
    terminal.wait("2 of 3 · 1 kept");
    terminal.send("q");
    terminal.wait("1 kept, 0 dropped, 2 not decided");
    assert_eq!(terminal.end(), 0);
    assert!(deck(&program).contains("title = \"The river\""), "{}", deck(&program));
    // What came in is kept until all is decided.
    let kept = || {
        let folder = fs::read_dir(program.path("data/quizdeck/unfinished")).unwrap();
        folder.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    assert_eq!(kept().len(), 1);
    assert_eq!(fs::read_to_string(&kept()[0]).unwrap(), RIVER);
    let path = kept()[0].display().to_string();
    let go_on = ["draft", &path, "--with", "cat river.toml"];
    let mut terminal = Terminal::start(&program, (24, 80), &go_on);
    terminal.wait("1 of 2 · 0 kept");
    terminal.send("d");
    terminal.wait("2 of 2 · 0 kept");
    terminal.send("d");
    terminal.wait("0 kept, 2 dropped");
    assert_eq!(terminal.end(), 0);
    assert!(kept().is_empty(), "{:?}", kept());
    let run = program.run(&["draft", "-"], "no");
    assert!(run.stderr.contains("What came in by standard input is kept: "), "{}", run.stderr);
}

#[test]
fn a_question_is_edited_in_the_editor_or_part_by_part_and_its_wrong_options_are_typed() {
    let program = with_river();
    let script =
        "/bin/sed -i 's/a party of six/six people/; s/^cloze/explain = \"Six.\"\\ncloze/' \"$1\"\n";
    program.write("edit.sh", script);
    let editor = [("VISUAL", "/bin/sh edit.sh")];
    let mut terminal = Terminal::start_with(&program, (24, 80), &DRAFT, &editor);
    terminal.wait("1 of 3");
    terminal.send("e");
    terminal.wait("mapped in [...] by six people.");
    terminal.send("\r");
    terminal.wait("2 of 3 · 1 kept");
    let kept = "explain = \"Six.\"\ncloze = \"The river was mapped in {{1901}} by six people.\"\n";
    assert!(deck(&program).contains(kept), "{}", deck(&program));
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    // What was edited is known again, and not offered.
    let run = program.run(&draft(&["--plain"]), "e\nt\n\nd\nq\n");
    assert!(run.stderr.contains("1 of 2 · 0 kept"), "{}", run.stderr);
    assert!(run.stderr.contains("Which part?"), "{}", run.stderr);
    program.write("said.txt", SAID);
    let arguments = ["draft", "river.txt", "--plain", "--with", "cat said.txt"];
    let run = program.run(&arguments, "d\nw\n1955\n1901\n\n\nq\n");
    assert!(run.stderr.contains("The article does not have: 1988"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("The article does not have: 1988").count(), 1, "{}", run.stderr);
    assert!(deck(&program).contains("wrong = [\"1955\", \"1901\"]"), "{}", deck(&program));
}

#[test]
fn what_another_program_said_is_gone_on_with_until_it_is_decided() {
    let program = with_river();
    program.write("said.txt", SAID);
    program.write("model.sh", "echo asked >> times.txt\ncat said.txt\n");
    let arguments = ["draft", "river.txt", "--plain", "--with", "sh model.sh"];
    let times = || fs::read_to_string(program.path("times.txt")).unwrap().lines().count();
    let run = program.run(&arguments, "\nq\n");
    assert!(run.stdout.contains("1 kept, 0 dropped, 1 not decided"), "{}", run.stdout);
    let run = program.run(&arguments, "q\n");
    assert!(run.stderr.contains("sh: what it said before is gone on with"), "{}", run.stderr);
    assert!(run.stderr.contains("1 of 1 · 0 kept"), "{}", run.stderr);
    assert_eq!(times(), 1);
    program.run(&[&arguments[..], &["--anew"]].concat(), "q\n");
    assert_eq!(times(), 2);
    program.write("said.txt", "I would rather not.");
    let run = program.run(&[&arguments[..], &["--anew"]].concat(), "");
    assert!(run.stderr.contains("sh: 0 questions taken\n  What it said is in "), "{}", run.stderr);
}

#[test]
fn a_program_that_is_waited_for_is_ended_by_ctrl_c_with_all_that_it_started() {
    let program = with_river();
    program.write("model.sh", "sleep 1000 &\necho $! > sleeper\nwait\n");
    let arguments = ["draft", "river.txt", "--with", "/bin/sh model.sh"];
    let mut terminal =
        Terminal::start_with(&program, (24, 80), &arguments, &[("PATH", "/usr/bin:/bin")]);
    terminal.wait("Waiting for /bin/sh; Ctrl-C ends it.");
    let sleeper = terminal.until_some("the program at work", || {
        let text = fs::read_to_string(program.path("sleeper")).ok()?;
        text.trim().parse::<u32>().ok()
    });
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let is_gone = || {
        let state = fs::read_to_string(format!("/proc/{sleeper}/stat")).unwrap_or_default();
        (!state.contains("(sleep) S")).then_some(())
    };
    terminal.until_some("the end of what it started", is_gone);
    assert_eq!(deck(&program), "");
}

#[test]
fn a_review_is_taken_back_by_undo() {
    let program = with_river();
    program.write("deck.toml", "[deck]\nid = \"d\"\n");
    let run = program.run(&draft(&["--to", "deck.toml", "--plain"]), "\n\nq\n");
    assert!(run.stdout.contains("deck.toml: 2 kept"), "{}", run.stdout);
    let undone = program.run(&["undo", "--yes"], "");
    let text = fs::read_to_string(program.path("deck.toml")).unwrap();
    assert_eq!(text, "[deck]\nid = \"d\"\n", "{}{}", undone.stdout, undone.stderr);
}

/// The review at two sizes, as files that are read before they are committed.
#[test]
fn the_review_looks_as_it_should_at_two_sizes() {
    for (size, name) in [((24, 80), "draft-80x24.txt"), ((10, 40), "draft-40x10.txt")] {
        let program = with_river();
        let said = SAID.replace("How many were", "How many people, if one may ask, were");
        program.write("said.txt", said);
        let arguments = ["draft", "river.txt", "--with", "cat said.txt"];
        let mut terminal = Terminal::start(&program, size, &arguments);
        let mut screens = Vec::new();
        let mut take = |rows: Vec<String>| screens.push(rows.join("\n") + "\n");
        terminal.wait("q stops");
        take(terminal.wait("1 of 2 · 0 kept"));
        terminal.send("k");
        take(terminal.wait("Esc goes back"));
        terminal.send("\u{1b}");
        terminal.until("the question again", |rows| {
            let last = rows.len().saturating_sub(3);
            rows[last..].iter().any(|row| row.contains("Enter keeps"))
        });
        // A page is there once the last of its keys is.
        let is_next = |rows: &[String]| {
            let mut drawn = rows.iter().rev().filter(|row| !row.is_empty());
            drawn.next().is_some_and(|row| row.ends_with("q stops"))
                && drawn.any(|row| row.contains("2 of 2 · 1 kept"))
        };
        terminal.send("\r");
        take(terminal.until("the next proposal", is_next));
        terminal.send("\u{1b}[6~");
        take(terminal.until("the same proposal", is_next));
        terminal.send("q");
        assert_eq!(terminal.end(), 0);
        let seen = screens.join("\n----\n\n");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions").join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &seen).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), seen, "{name}");
    }
}

#[test]
fn what_was_changed_and_not_kept_is_there_the_next_time() {
    let program = with_river();
    let plain = |keys: &str| program.run(&draft(&["--plain"]), keys).stderr;
    let said = plain("e\na\nThe river was mapped in {{1901}} by some.\nq\n");
    assert!(said.contains("mapped in [...] by some."), "{said}");
    // Another kind, and the input ends.
    let said = plain("k\na\n");
    assert!(said.contains("1 of 3 · 0 kept · card"), "{said}");
    let said = plain("k\na\nq\n");
    assert!(said.find("0 kept · card") < said.find("0 kept · cloze"), "{said}");
    let said = plain("\nq\n");
    assert!(said.contains("2 of 3 · 1 kept"), "{said}");
    assert!(deck(&program).contains("mapped in {{1901}} by some."), "{}", deck(&program));
    let mut terminal = Terminal::start(&program, (24, 80), &DRAFT);
    terminal.wait("1 of 2 · 0 kept · cloze");
    terminal.send("k");
    terminal.wait("As which kind?");
    terminal.send("a");
    terminal.wait("0 kept · card");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
    let mut terminal = Terminal::start(&program, (24, 80), &DRAFT);
    terminal.wait("1 of 2 · 0 kept · card");
    assert_eq!(terminal.close("w"), 130);
}

#[test]
fn what_the_editor_leaves_that_is_no_question_is_told_and_kept() {
    let program = with_river();
    let script = "if grep -q broken \"$1\"; then cp \"$1\" seen.toml; exit 0; fi\n\
                  printf '[[question]]\\nprompt = \"Who was broken?\\nanswer = 1901\\n' > \"$1\"\n";
    program.write("edit.sh", script);
    let variables = [("VISUAL", "/bin/sh edit.sh"), ("PATH", "/usr/bin:/bin")];
    let arguments = ["draft", "river.txt", "--with", "/bin/cat river.toml"];
    let mut terminal = Terminal::start_with(&program, (30, 80), &arguments, &variables);
    terminal.wait("1 of 3");
    terminal.send("e");
    terminal.wait("question.toml:2:");
    terminal.wait("Go back to the editor?");
    terminal.send("n");
    terminal.wait("1 of 3");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    let mut terminal = Terminal::start_with(&program, (30, 80), &arguments, &variables);
    terminal.wait("1 of 3");
    terminal.send("e");
    terminal.wait("Go back to the editor?");
    let seen = fs::read_to_string(program.path("seen.toml")).unwrap();
    assert!(seen.contains("Who was broken?"), "{seen}");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_deck_that_is_not_there_is_begun_under_the_name_it_was_given() {
    let program = with_river();
    let run = program.run(&draft(&["--to", "streams", "--plain"]), "\nq\n");
    assert!(run.stderr.contains("what is kept begins decks/streams.toml."), "{}", run.stderr);
    let text = fs::read_to_string(program.path("decks/streams.toml")).unwrap();
    assert!(text.starts_with("[deck]\nid = \"streams\"\ntitle = \"The river\"\n"), "{text}");
    let run = program.run(&draft(&["--to", "streams", "--plain"]), "\nq\n");
    assert!(
        run.stdout.contains("1 kept") && !run.stderr.contains("what is kept begins"),
        "{run:?}"
    );
    let text = fs::read_to_string(program.path("decks/streams.toml")).unwrap();
    assert_eq!(text.matches("[[question]]").count(), 2);
}

#[test]
fn what_an_answer_is_worth_stays_where_another_part_is_changed() {
    let program = with_river();
    program.write(
        "said.txt",
        "[[question]]\nprompt = \"When was the river mapped?\"\nanswer = \"1901\"\n\
         accept = [{ text = \"1900\", why = \"nearly\", credit = 0.5 }]\n\
         source = \"The river was mapped in 1901 by a party of six.\"\n",
    );
    let arguments = ["draft", "river.txt", "--plain", "--with", "cat said.txt"];
    let run = program.run(&arguments, "e\nc\n1900 :: by a year\n1901 AD\n\ny\nq\n");
    let text = deck(&program);
    assert!(text.contains("why = \"by a year\", credit = 0.5"), "{text}{}", run.stderr);
}

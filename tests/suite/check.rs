//! `check`: what is wrong with some decks, in each format to the letter, and what is put right.

use crate::program::{Program, Run};
use crate::pty::Terminal;
use quizdeck::format::QUICK_RULES;
use quizdeck::lint::rules;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

/// A deck with an error, and one that lacks an explanation.
const DECK: &str = "[deck]\nid = \"d\"\n\n[[question]]\nprompt = \"Où est la gare ?\"\nanswr = \"là\"\n\
                    explain = \"Voilà.\"\n\n[[question]]\nprompt = \"Quoi ?\"\nanswer = \"ça\"\n";

fn check(text: impl AsRef<[u8]>, options: &[&str]) -> Run {
    let program = Program::with_deck(text);
    program.run(&[&["check", "deck.toml"], options].concat(), "")
}

#[test]
fn a_person_sees_the_line_the_place_and_the_remedy() {
    let run = check(DECK, &[]);
    let expected = "\
error[unknown-key]: unknown key `answr`
  ╭▸ deck.toml:6:1
  │
6 │ answr = \"là\"
  │ ━━━━━
  │
  ╰ help: did you mean `answer`?

warning[no-explanation]: the question has no explanation
  ╭▸ deck.toml:9:1
  │
9 │ [[question]]
  │ ━━━━━━━━━━━━
  │
  ╰ help: write explain = \"...\": why the answer is right

1 error, 1 warning in 1 deck, 2 questions
";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.status), (expected, "", 1));
}

#[test]
fn where_the_locale_is_not_utf8_the_frame_is_ascii() {
    let program = Program::with_deck(DECK);
    let output = Command::new(crate::program::QUIZDECK)
        .args(["check", "deck.toml"])
        .current_dir(program.path(""))
        .env_clear()
        .envs(Program::environment(&program.path("")))
        .env("LANG", "C")
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let expected = " --> deck.toml:6:1\n  |\n6 | answr = \"là\"\n  | ^^^^^\n  |\n  = help: did";
    assert!(shown.contains(expected), "{shown}");
}

#[test]
fn short_is_a_line_a_finding() {
    let run = check(DECK, &["--format", "short"]);
    let expected = "\
deck.toml:6:1: error[unknown-key]: unknown key `answr`; did you mean `answer`?
deck.toml:9:1: warning[no-explanation]: the question has no explanation; write explain = \"...\": why the answer is right
1 error, 1 warning in 1 deck, 2 questions
";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.status), (expected, "", 1));
}

#[test]
fn json_is_one_object_of_findings() {
    let run = check(DECK, &["--format", "json"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    let expected = json!({"findings": [
        {
            "file": "deck.toml", "line": 6, "column": 1, "severity": "error",
            "code": "unknown-key", "message": "unknown key `answr`",
            "help": "did you mean `answer`?",
        },
        {
            "file": "deck.toml", "line": 9, "column": 1, "severity": "warning",
            "code": "no-explanation", "message": "the question has no explanation",
            "help": "write explain = \"...\": why the answer is right",
        },
    ]});
    assert_eq!((found, run.status), (expected, 1));
    let sound = check(
        "[deck]\nid = \"d\"\n[[question]]\nfront = \"a\"\nback = \"b\"\n",
        &["--format", "json"],
    );
    assert_eq!((sound.stdout.as_str(), sound.status), ("{\"findings\":[]}\n", 0));
}

#[test]
fn github_gets_annotations_whose_signs_are_escaped() {
    let text = "[[question]]\nprompt = \"How sure?\"\nanswer = \"100 %\"\nwrong = [\"100 %\"]\n";
    let program = Program::new();
    program.write("a,b:c.toml", text);
    let run = program.run(&["check", "a,b:c.toml", "--format", "github"], "");
    let expected = "\
::error file=a%2Cb%3Ac.toml,line=4,col=10,title=right-and-wrong::\"100 %25\" is both right and wrong; delete it from `wrong`, or change `answer`
::warning file=a%2Cb%3Ac.toml,line=1,col=1,title=no-id::the deck has no id: its progress is lost when the file is renamed; write id = \"...\" below [deck]: a short name that stays
::warning file=a%2Cb%3Ac.toml,line=1,col=1,title=no-explanation::the question has no explanation; write explain = \"...\": why the answer is right
1 error, 2 warnings in 1 deck, 0 questions
";
    assert_eq!((run.stdout.as_str(), run.status), (expected, 1));
}

#[test]
fn several_decks_are_told_in_one_run_and_counted() {
    let program = Program::new();
    let question = "[[question]]\nprompt = \"Who?\"\nanswer = \"b\"\nexplain = \"c\"\n";
    program.write("decks/a.toml", format!("[deck]\nid = \"one\"\n{question}"));
    program.write("decks/b.toml", format!("[deck]\ntitle = \"B\"\nid = \"one\"\n{question}"));
    program.write("decks/c.toml", "[deck]\nid = \"c\"\n[[question]]\nprompt = \"Who?\"\n");
    for decks in [&[][..], &["decks"], &["a", "b", "decks/c.toml", "./decks/a.toml"]] {
        let run = program.run(&[&["check", "--format", "short"], decks].concat(), "");
        let expected = "\
decks/b.toml:3:6: error[duplicate-deck-id]: decks/a.toml has the id \"one\" too; give each deck an id of its own: progress is filed under it
decks/c.toml:3:1: error[missing-answer]: the question has no answer; write answer = \"...\" below it, or else answers, order or pairs
decks/c.toml:3:1: warning[no-explanation]: the question has no explanation; write explain = \"...\": why the answer is right
2 errors, 1 warning in 3 decks, 2 questions
";
        assert_eq!((run.stdout.as_str(), run.status), (expected, 1), "{decks:?}");
    }
}

#[test]
fn what_authors_may_disagree_with_is_told_only_when_asked_for() {
    let story =
        "A company has two offices. The older one has been run by the same people. ".repeat(5);
    let text = format!(
        "[deck]\nid = \"d\"\nallow = [\"no-explanation\"]\n\n[[question]]\n\
         prompt = \"{story}Which is it?\"\nanswer = \"b\"\n"
    );
    assert_eq!(check(&text, &["--strict"]).status, 0);
    for asked in [&["--pedantic"][..], &["--code", "long-prompt"]] {
        let run = check(&text, &[asked, &["--strict", "--format", "short"]].concat());
        assert_eq!(run.status, 1, "{asked:?}");
        assert!(run.stdout.contains(":6:10: warning[long-prompt]: "), "{}", run.stdout);
    }
    let sarif = check(&text, &["--pedantic", "--format", "sarif"]).stdout;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "long-prompt");
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let unasked = rules.iter().filter(|rule| rule["defaultConfiguration"]["enabled"] == false);
    assert_eq!(unasked.map(|rule| &rule["id"]).collect::<Vec<_>>(), ["long-prompt"]);
    let program = Program::new();
    let list = program.run(&["check", "--list"], "").stdout;
    assert!(list.lines().any(|line| line.contains("long-prompt") && line.contains(" pedantic ")));
    let why = program.run(&["check", "--explain", "long-prompt"], "").stdout;
    assert!(why.starts_with("long-prompt (warning, with --pedantic): "), "{why}");
}

#[test]
fn warnings_fail_only_where_it_is_strict() {
    let text = "[deck]\nid = \"d\"\n[[question]]\nprompt = \"Who?\"\nanswer = \"b\"\n";
    assert_eq!(check(text, &[]).status, 0);
    assert_eq!(check(text, &["--strict"]).status, 1);
    for allow in ["[deck]\nallow = [\"no-explanation\"]", "[deck]"] {
        let text = text.replace("[deck]", allow);
        let question = "[[question]]\nallow = [\"no-explanation\"]";
        let text = if allow == "[deck]" { text.replace("[[question]]", question) } else { text };
        let run = check(&text, &["--strict"]);
        assert_eq!(
            (run.status, run.stdout.as_str()),
            (0, "0 errors, 0 warnings in 1 deck, 1 question\n")
        );
    }
}

#[test]
fn a_question_that_does_not_parse_hides_only_itself() {
    let run = check(
        "[deck]\nid = \"d\"\n\n[[question]]\nprompt = \"\"\"open\nanswer = \"b\"\n\n[[question]]\n\
         prompt = \"Who?\"\nanswer = 007\n\n[[question]]\nprompt = \"Who?\"\nanswer = \"b\"\n\
         wrong = [\"b\"]\nexplain = \"c\"\n",
        &["--format", "short"],
    );
    let places: Vec<&str> = run.stdout.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(places, ["error[syntax]", "error[syntax]", "error[right-and-wrong]"]);
    assert!(run.stdout.contains("deck.toml:5:10") && run.stdout.contains("deck.toml:10:10"));
}

/// A deck with many findings of two codes that are warnings, and an error at its end.
fn drowned() -> String {
    let warned =
        |at| format!("[[question]]\nprompt = \"Water is wet, {at}.\"\nanswer = \"b{at}\"\n");
    let hinted = |at| {
        let prompt = format!("[[question]]\nprompt = \"What is {at}?\"\n");
        format!("{prompt}answer = \"Minsk {at}\"\nhint = \"Minsk {at}!\"\n")
    };
    let header = "[deck]\nid = \"d\"\nallow = [\"no-explanation\"]\n";
    let (few, many): (String, String) =
        ((0..2).map(warned).collect(), (2..22).map(hinted).collect());
    format!("{header}{few}{many}[[question]]\nprompt = \"Who?\"\n")
}

#[test]
fn what_keeps_a_deck_from_being_asked_is_told_first_in_every_format() {
    for format in ["human", "short", "json", "github", "sarif"] {
        let run = check(drowned(), &["--format", format]);
        let code =
            |code: &str| if format == "sarif" { format!("Id\":\"{code}") } else { code.to_owned() };
        let at =
            |name: &str| run.stdout.find(&code(name)).unwrap_or_else(|| panic!("{}", run.stdout));
        assert!(at("missing-answer") < at("asks-nothing"), "{format}: {}", run.stdout);
        assert_eq!(run.status, 1, "{format}");
    }
    let program = Program::new();
    program.write("a.toml", drowned().replace("[[question]]\nprompt = \"Who?\"\n", ""));
    program.write("b.toml", drowned().replace("id = \"d\"", "id = \"e\""));
    let run = program.run(&["check", "--format", "short", "a.toml", "b.toml"], "");
    assert!(run.stdout.starts_with("b.toml:"), "of all decks: {}", run.stdout);
}

#[test]
fn findings_of_one_code_beyond_the_third_are_grouped_and_can_be_seen() {
    let count = |run: &Run, sign: &str| run.stdout.matches(sign).count();
    let run = check(drowned(), &[]);
    let group = "warning[gives-away]: deck.toml: 17 more, lines 25, 29, 33, 37, 41, 45, 49, 53, 57, 61, ...\n \
                 │\n ╰ help: --code gives-away shows each\n";
    assert!(run.stdout.contains(group), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n\n1 error, 22 warnings in 1 deck, 22 questions\n"));
    assert_eq!(count(&run, "the hint holds"), 3);
    let run = check(drowned(), &["--format", "short"]);
    let group = "deck.toml: warning[gives-away]: 17 more, lines 25, 29, 33, 37, 41, 45, 49, 53, 57, \
                 61, ...; --code gives-away shows each\n";
    assert!(run.stdout.contains(group), "{}", run.stdout);
    assert_eq!(count(&check(drowned(), &["--all"]), "the hint holds"), 20);
    assert_eq!(count(&check(drowned(), &["--format", "github"]), "the hint holds"), 20);
    let run = check(drowned(), &["--code", "gives-away", "--format", "short"]);
    assert_eq!((count(&run, "the hint holds"), run.stdout.lines().count()), (20, 23));
    let end = "... and 3 findings of other codes\n\n1 error, 22 warnings in 1 deck, 22 questions\n";
    assert!(run.stdout.ends_with(end), "{}", run.stdout);
    let json = check(drowned(), &["--code", "asks-nothing", "--format", "json"]);
    assert_eq!((count(&json, "\"code\""), json.status), (2, 1));
    let wrong = check(drowned(), &["--code", "asks-nothin"]);
    let said = "error: cannot tell findings of asks-nothin: there is no such rule\n\
                hint: did you mean asks-nothing?\n";
    assert_eq!((wrong.stderr.as_str(), wrong.status), (said, 2));
}

#[test]
fn of_very_many_findings_people_are_told_a_hundred() {
    let program = Program::new();
    let question = "[[question]]\nprompt = \"Who?\"\n".repeat(3);
    for deck in 0..50 {
        let header = format!("[deck]\nid = \"d{deck}\"\nallow = [\"no-explanation\"]\n");
        program.write(&format!("decks/d{deck}.toml"), header + &question);
    }
    let count = |run: &Run, sign: &str| run.stdout.matches(sign).count();
    let run = program.run(&["check", "decks"], "");
    assert_eq!(count(&run, "help: "), 100);
    let end = "... and 50 more findings; --all tells every one\n\n150 errors, 0 warnings in 50 decks, 0 questions\n";
    assert!(run.stdout.ends_with(end), "{}", run.stdout);
    assert_eq!(count(&program.run(&["check", "decks", "--all"], ""), "help: "), 150);
    let json = program.run(&["check", "decks", "--format", "json"], "");
    assert_eq!(count(&json, "\"code\""), 150);
}

#[test]
fn a_rule_is_explained_with_a_bad_and_a_good_example() {
    let run = check("", &[]);
    assert_eq!(run.status, 1);
    let program = Program::new();
    let run = program.run(&["check", "--explain", "right-and-wrong"], "");
    let expected = "\
right-and-wrong (error): an option that is both right and wrong

Whatever is picked could be called wrong.

Bad:

    [[question]]
    prompt = \"Which planet is the largest?\"
    answer = \"Jupiter\"
    wrong = [\"Saturn\", \"Jupiter\"]

Good:

    [[question]]
    prompt = \"Which planet is the largest?\"
    answer = \"Jupiter\"
    wrong = [\"Saturn\", \"Neptune\"]
";
    assert_eq!((run.stdout.as_str(), run.status), (expected, 0));
    let run = program.run(&["check", "--explain", "right-and-worng"], "");
    let said = "error: cannot explain right-and-worng: there is no such rule\n\
                hint: did you mean right-and-wrong?\n";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.status), ("", said, 2));
    let list = program.run(&["check", "--list"], "").stdout;
    for rule in rules().chain(QUICK_RULES) {
        assert!(list.lines().any(|line| line.split_whitespace().next() == Some(rule.code)));
        let run = program.run(&["check", "--explain", rule.code], "");
        assert!(run.status == 0 && run.stdout.contains(rule.summary), "{}", rule.code);
    }
}

#[test]
fn what_is_certain_is_mended_and_all_else_is_kept() {
    let text = "# Mine\r\n[deck]\r\nid = \"d\" # stays\r\n\r\n[[question]]\r\n  promt   = “Où ?”  # why\r\n\
                answer = \"là\"\r\nexplanation = \"voilà\"\r\nwrong = [\"b\",\r\n  { txt = \"c\" }]";
    let program = Program::new();
    let file = program.write("real/deck.toml", text);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real/deck.toml", program.path("link.toml")).unwrap();
    let run = program.run(&["check", "--fix", "--strict", "link.toml"], "");
    assert_eq!(
        (run.stdout.as_str(), run.status),
        ("0 errors, 0 warnings in 1 deck, 1 question, 4 mended\n", 0)
    );
    let told = "link.toml:6: mended: promt is now prompt\n\
                link.toml:6: mended: “Où ?” is now \"Où ?\"\n\
                link.toml:8: mended: explanation is now explain\n\
                link.toml:10: mended: txt is now text\n";
    assert_eq!(run.stderr, told);
    let mended = text
        .replace("promt", "prompt")
        .replace("“Où ?”", "\"Où ?\"")
        .replace("explanation", "explain")
        .replace("txt", "text");
    assert_eq!(fs::read_to_string(&file).unwrap(), mended);
    assert!(program.path("link.toml").is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    let again = program.run(&["check", "--fix", "--strict", "link.toml"], "");
    assert_eq!((again.stderr.as_str(), again.status), ("", 0));
    assert_eq!(fs::read_dir(program.path("real")).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn what_cannot_be_written_is_said_and_left_whole() {
    let program = Program::with_deck(DECK);
    let read_only = fs::Permissions::from_mode(0o444);
    fs::set_permissions(program.path("deck.toml"), read_only).unwrap();
    let run = program.run(&["check", "--fix", "deck.toml"], "");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("read-only") && run.stderr.contains("chmod"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(program.path("deck.toml")).unwrap(), DECK);
    let sound = "[[question]]\nprompt = \"Say ash\"\nanswer = \"ash\"\n";
    for (deck, command) in [
        (DECK, &["check", "--fix", "deck.toml"][..]),
        (sound, &["pin", "deck.toml"]),
        (sound, &["new", "x", "--template"]),
    ] {
        let text = format!("{deck}# {}\n", "a".repeat(4000));
        let full = Program::with_deck(&text);
        let run = full.run_on_a_full_disk(command);
        assert_eq!(run.status, 2, "{command:?}");
        assert!(run.stderr.contains("hint: make room on the disk"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(full.path("deck.toml")).unwrap(), text);
        let left = fs::read_dir(full.path(""))
            .unwrap()
            .chain(fs::read_dir(full.path("decks")).into_iter().flatten());
        let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> =
            left.filter(|name| !["decks", "data", "deck.toml"].contains(&name.as_str())).collect();
        assert_eq!(left, [""; 0], "nothing is left behind");
    }
    // A built-in deck is checked, and there is nothing to mend.
    let run = program.run(&["check", "--fix", "--strict", "csto"], "");
    assert_eq!(run.status, 0, "{}", run.stdout);
}

#[test]
fn a_narrow_window_breaks_what_is_told_between_words() {
    let program = Program::with_deck(DECK.replace("id = \"d\"\n", ""));
    let mut terminal = Terminal::start(&program, (40, 40), &["check", "deck.toml"]);
    assert_eq!(terminal.end(), 1);
    let told = terminal.everything().join("\n");
    for part in [
        "warning[no-id]: the deck has no id: its\nprogress is lost when the file is\nrenamed",
        "  ╰ help: write id = \"...\" below [deck]:\n    a short name that stays",
        "1 error, 2 warnings in 1 deck, 2\nquestions",
    ] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn any_bytes_are_told_and_nothing_acts_on_the_terminal() {
    let table: [(&[u8], &str); 6] = [
        (b"", "no-question"),
        (b"\xff\xfe[\0d\0", "not-utf8"),
        (b"[[question]]\nprompt = \"a\xff\"\n", "not-utf8"),
        (b"\0\x1b[2J", "syntax"),
        (b"[[question]]\nprompt = \"\x1b]0;evil\x07\"\n", "syntax"),
        (b"[deck]\nid = [[[[[[[[\n", "syntax"),
    ];
    for (bytes, code) in table {
        for format in ["human", "short", "json", "github"] {
            let run = check(bytes, &["--fix", "--format", format]);
            assert_eq!((run.status, run.stderr.as_str()), (1, ""), "{bytes:?}");
            assert!(run.stdout.contains(code), "{format}: {}", run.stdout);
            let acts = |c: char| c != '\n' && !quizdeck::text::is_printable(c);
            assert!(!run.stdout.contains(acts), "{:?}", run.stdout);
        }
    }
}

#[test]
fn what_is_no_deck_is_a_failure_with_a_remedy() {
    let program = Program::with_deck(DECK);
    fs::create_dir(program.path("empty")).unwrap();
    for (deck, said) in [
        ("dek.toml", "cannot find the deck dek.toml"),
        ("empty", "cannot find a deck in empty"),
        ("", "cannot find the deck"),
    ] {
        let run = program.run(&["check", deck], "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{deck}");
        assert!(run.stderr.contains(said) && run.stderr.contains("hint: "), "{}", run.stderr);
    }
}

#[test]
fn what_authors_bring_from_elsewhere_is_mended() {
    const HEADER: &str = "[deck]\nid = \"d\"\n\n";
    for (text, mended, told) in [
        (
            "[[questions]]\nprompt = \"Who?\"\nanswer = \"b\"\nexplain = \"c\"\n\n\
             [[questions]]\nprompt = \"What?\"\nanswer = \"c\"\nexplain = \"d\"\n",
            "[[question]]\nprompt = \"Who?\"\nanswer = \"b\"\nexplain = \"c\"\n\n\
             [[question]]\nprompt = \"What?\"\nanswer = \"c\"\nexplain = \"d\"\n",
            "deck.toml:4: mended: questions is now question\n",
        ),
        (
            "[[question]]\nPrompt = \"Who?\"\nkind = \"short\"\nanswer: \"b\"\nwhy = \"c\"\n",
            "[[question]]\nprompt = \"Who?\"\nanswer = \"b\"\nexplain = \"c\"\n",
            "deck.toml:6: mended: kind = \"short\" is deleted\n",
        ),
        (
            "[[question]]\nprompt = \"How cold?\"\nanswer = –40\ncontext = \"c\"\n",
            "[[question]]\nprompt = \"How cold?\"\nanswer = -40\nexplain = \"c\"\n",
            "deck.toml:6: mended: – is now -\n",
        ),
        (
            "[[question]]\ncloze = \"The capital of Belarus is {{c1::Minsk::a city}}.\"\nexplain = \"c\"\n",
            "[[question]]\ncloze = \"The capital of Belarus is {{Minsk::a city}}.\"\nexplain = \"c\"\n",
            "deck.toml:5: mended: c1:: is deleted\n",
        ),
        (
            "[[question]]\ncloze = \"In a year, {{c1::Minsk}} is cold and {{c2::Rome}} is warm.\"\nexplain = \"c\"\n",
            "[[question]]\ncloze = \"In a year, {{Minsk}} is cold and {{Rome}} is warm.\"\neach = true\nexplain = \"c\"\n",
            "deck.toml:5: mended: each = true is added\n",
        ),
    ] {
        let program = Program::with_deck(HEADER.to_owned() + text);
        let run = program.run(&["check", "--fix", "--strict", "deck.toml"], "");
        let after = fs::read_to_string(program.path("deck.toml")).unwrap();
        assert_eq!(after, HEADER.to_owned() + mended, "{}", run.stdout);
        assert!(run.stderr.contains(told), "{}", run.stderr);
        assert_eq!(run.status, 0, "{}", run.stdout);
    }
}

#[test]
fn a_line_that_cannot_be_mended_is_named_and_leaves_the_others_mended() {
    let text =
        "[deck]\nid = \"d\"\n\n[[question]]\npromt = “Who?”\nanswer = 007\nexplian = \"c\"\n";
    let program = Program::with_deck(text);
    let run = program.run(&["check", "--fix", "--format", "short", "deck.toml"], "");
    let after = fs::read_to_string(program.path("deck.toml")).unwrap();
    let expected =
        text.replace("promt = “Who?”", "prompt = \"Who?\"").replace("explian", "explain");
    assert_eq!(after, expected, "{}", run.stdout);
    assert!(run.stdout.starts_with("deck.toml:6:10: error[syntax]"), "{}", run.stdout);
    assert_eq!(run.status, 1);
}

#[test]
fn a_carriage_return_is_told_to_be_a_line_break() {
    let text = "[[question]]\nprompt = \"Who?\\rThen say.\"\nanswer = \"b\"\n";
    let run = check(text, &["--format", "short"]);
    assert!(run.stdout.contains("a line break is \\n"), "{}", run.stdout);
}

#[test]
fn add_says_of_a_broken_deck_what_check_says() {
    let program =
        Program::with_deck("[deck]\nid = \"d\"\n[[question]]\nprompt = \"Who?\"\nanswer = 007\n");
    let run = program.run(&["add", "deck.toml", "--prompt", "What?", "--answer", "b"], "");
    let said = "error: cannot change deck.toml: line 5 is not TOML: a number cannot begin with a zero\n\
                hint: with its zero it is text, so put it in quotes: \"007\"; `quizdeck check` shows the place\n";
    assert_eq!((run.stderr.as_str(), run.status), (said, 2));
}

#[test]
fn sarif_names_the_rules_and_each_finding_with_its_place() {
    let program = Program::new();
    program.write("a b.toml", DECK);
    let run = program.run(&["check", "a b.toml", "--format", "sarif"], "");
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((log["version"].as_str(), run.status), (Some("2.1.0"), 1));
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "quizdeck");
    assert_eq!(driver["rules"].as_array().unwrap().len(), rules().count());
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let expected = json!({
        "ruleId": "unknown-key", "level": "error",
        "message": {"text": "unknown key `answr`; did you mean `answer`?"},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": "a%20b.toml"},
            "region": {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 6},
        }}],
    });
    assert_eq!(results[0], expected);
    let sound = "[deck]\nid = \"d\"\n[[question]]\nfront = \"a\"\nback = \"b\"\n";
    let run = check(sound, &["--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&log["runs"][0]["results"], run.status), (&json!([]), 0));
}

#[test]
fn watching_checks_again_on_each_save() {
    let program = Program::with_deck("[deck]\nid = \"d\"\n[[question]]\nprompt = \"Who?\"\n");
    let mut command = program.command(crate::program::QUIZDECK);
    command.args(["check", "--watch", "--format", "short", "deck.toml"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.next().unwrap().contains("missing-answer"));
    let mut rest = lines.by_ref().skip_while(|line| !line.starts_with("1 error"));
    assert!(rest.next().is_some());
    let sound = "[deck]\nid = \"d\"\n[[question]]\nfront = \"a\"\nback = \"b\"\n";
    program.write("deck.toml", sound);
    assert!(lines.any(|line| line.starts_with("0 errors")));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn the_hooks_for_pre_commit_name_commands_that_there_are() {
    let hooks = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml"));
    let hooks = hooks.unwrap();
    let entries: Vec<&str> =
        hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: quizdeck ")).collect();
    assert_eq!(entries, ["check", "check --fix"]);
    let program =
        Program::with_deck("[deck]\nid = \"d\"\n[[question]]\nfront = \"a\"\nback = \"b\"\n");
    for entry in entries {
        let arguments: Vec<&str> = entry.split(' ').chain(["deck.toml"]).collect();
        assert_eq!(program.run(&arguments, "").status, 0, "{entry}");
    }
}

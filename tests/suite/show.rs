//! `show`: questions on paper, with and without what is right, and answers tried on the judge.

use crate::program::{Program, Run};
use crate::pty::Terminal;
use serde_json::Value;

const DECK: &str = r#"
[deck]
title = "Test"
tags = ["all"]

[[question]]
id = "capital"
prompt = "What is the capital of Belarus?"
answer = "Minsk"
wrong = ["Brest", { text = "Vilnius", why = "Vilnius is in Lithuania." }]
explain = "Since *1919*."
tags = ["cities"]

[[question]]
id = "brazil"
prompt = "Which language do people speak in Brazil?"
answer = "Portuguese"
accept = ["Brazilian Portuguese", { text = "Brazilian", why = "It is called Portuguese." }]

[[question]]
id = "water"
cloze = "Water consists of {{hydrogen}} and {{oxygen::a gas}}."

[[question]]
id = "hund"
front = "der Hund"
back = ["dog", "hound"]
reverse = true
draft = true

[[question]]
id = "mongolia"
prompt = "Who borders Mongolia?"
answers = ["Russia", "China"]
"#;

fn show(arguments: &[&str]) -> Run {
    let program = Program::with_deck(DECK);
    program.run(&[&["show", "deck.toml"], arguments].concat(), "")
}

#[test]
fn a_deck_is_shown_as_learners_see_it() {
    let run = show(&[]);
    let expected = "\
1/5 · capital · choice · all, cities
What is the capital of Belarus?
a) Brest
b) Minsk
c) Vilnius

2/5 · brazil · short · all
Which language do people speak in Brazil?

3/5 · water · cloze · all
Water consists of [1] and [2: a gas].
1 ____
2 ____

4/5 · hund · card · both ways · all · draft
der Hund

5/5 · mongolia · list · all
Who borders Mongolia?
1. ____
2. ____

";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.status), (expected, "", 0));
}

#[test]
fn answers_are_shown_when_they_are_asked_for() {
    let run = show(&["capital", "2", "hund#reverse", "--answers"]);
    let expected = "\
1/5 · capital · choice · all, cities
What is the capital of Belarus?
a) Brest
b) Minsk
c) Vilnius
Answer: Minsk
Vilnius: Vilnius is in Lithuania.
Since *1919*.

2/5 · brazil · short · all
Which language do people speak in Brazil?
Answer: Portuguese
Also right: Brazilian Portuguese
Brazilian: It is called Portuguese.

4/5 · hund#reverse · card · all · draft
dog
Answer: der Hund

";
    assert_eq!((run.stdout.as_str(), run.status), (expected, 0));
}

/// Of everything that gives its key away where it stands as in the deck.
const SOLVED: &str = r#"
[[question]]
prompt = "Water is wet."
answer = true

[[question]]
prompt = "Has no answer."

[[question]]
prompt = "From small to large"
order = ["one", "two", "three", "four"]

[[question]]
prompt = "Which letter has which number?"
pairs = [["a", "1"], ["b", "2"], ["c", "3"]]

[[question]]
id = "cat"
cloze = "The {{cat}} sat on the {{mat::a thing}}."
each = true

[[question]]
prompt = "What is the capital of France?"
answer = "Paris"
wrong = ["Lyon", { text = "Nice", why = "By the sea." }]
as = "typed"

[[question]]
prompt = "What is the capital of Italy?"
answer = "Rome"
as = "choice"

[[question]]
prompt = "When did the war begin?"
answer = 1914-07-28
as = "card"

[[question]]
prompt = "At what temperature are both scales alike?"
answer = -40
"#;

#[test]
fn nothing_that_learners_see_gives_the_key_away() {
    let program = Program::with_deck(SOLVED);
    let expected = "\
1/9 · truth
Water is wet.
t) True
f) False

3/9 · order
From small to large
a) four
b) two
c) three
d) one

4/9 · match
Which letter has which number?
1. a
2. c
3. b
a) 3
b) 1
c) 2

5/9 · cat · cloze
The [1] sat on the [2: a thing].
1 ____
2 ____

6/9 · choice, typed
What is the capital of France?

7/9 · short, choice
What is the capital of Italy?
a) Paris
b) mat
c) cat
d) Rome

8/9 · short, card
When did the war begin?

9/9 · number
At what temperature are both scales alike?

";
    let run = program.run(&["show", "deck.toml"], "");
    assert_eq!((run.stdout.as_str(), run.status), (expected, 1));
    // The key stands below, and all above it is as it was.
    let answers = program.run(&["show", "deck.toml", "--answers"], "").stdout;
    let sheets = expected.trim_end().split("\n\n").zip(answers.trim_end().split("\n\n"));
    let keys: Vec<String> = sheets
        .map(|(sheet, solved)| {
            let key = solved.strip_prefix(sheet).and_then(|key| key.strip_prefix("\nAnswer:"));
            key.unwrap_or_else(|| panic!("{solved}")).lines().map(str::trim).collect()
        })
        .collect();
    let expected = [
        "True",
        "• one• two• three• four",
        "• a → 1• b → 2• c → 3",
        "• cat• mat",
        "ParisNice: By the sea.",
        "Rome",
        "1914-07-28",
        "-40",
    ];
    assert_eq!(keys, expected);
    let json = program.run(&["show", "deck.toml", "3", "cat#gap 1", "--json"], "").stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["items"], serde_json::json!(["four", "two", "three", "one"]));
    assert_eq!(json[1]["id"], "cat#gap 1");
}

#[test]
fn questions_have_the_numbers_of_the_file_everywhere() {
    let program = Program::with_deck(SOLVED);
    let shown = program.run(&["show", "deck.toml", "3"], "").stdout;
    assert!(shown.starts_with("3/9 · order\n"), "{shown}");
    let listed = program.run(&["list", "deck.toml"], "").stdout;
    assert!(listed.contains("\n3  From small to large"), "{listed}");
    let asked = program.run(&["quiz", "deck.toml", "--id", "3"], ":quit\n").stderr;
    assert!(asked.contains("From small to large"), "{asked}");
    let run = program.run(&["show", "deck.toml", "2"], "");
    let told =
        "error: cannot find the question 2\nhint: it has errors: run quizdeck check deck.toml";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    let run = program.run(&["show", "deck.toml", "10"], "");
    assert!(run.stderr.contains("its number from 1 to 9"), "{}", run.stderr);
}

#[test]
fn so_many_are_drawn_as_a_quiz_draws_them() {
    let program = Program::with_deck(SOLVED);
    let selection = ["--count", "2", "--seed", "5", "--kind", "short", "--kind", "truth"];
    let shown = program.run(&[&["show", "deck.toml"], &selection[..]].concat(), "").stdout;
    let asked = program.run(&[&["quiz", "deck.toml"], &selection[..]].concat(), "\n\n\n\n").stderr;
    let prompts = |text: &str| -> Vec<String> {
        let prompts = text.lines().filter(|line| line.ends_with(['?', '.']) && line.contains(' '));
        let known = prompts.filter(|line| SOLVED.contains(line));
        known.map(str::to_owned).collect()
    };
    assert_eq!(prompts(&shown).len(), 2, "{shown}");
    assert_eq!(prompts(&shown)[0], prompts(&asked)[0]);
    let count = |arguments: &[&str]| {
        let run = program.run(&[&["show", "deck.toml"], arguments].concat(), "");
        run.stdout.lines().filter(|line| line.contains("/9 · ")).count()
    };
    assert_eq!(count(&["--count", "all"]), 8);
    assert_eq!(count(&["-n", "3"]), 3);
    assert_eq!(count(&["-n", "1", "3", "4"]), 1);
    assert_eq!(count(&["-n", "9", "3", "cat"]), 2);
    let run = program.run(&["show", "deck.toml", "-n", "0"], "");
    assert_eq!(run.status, 2, "{}", run.stdout);
}

#[test]
fn what_begins_with_a_hyphen_can_be_tried() {
    let program = Program::with_deck(format!(
        "{SOLVED}\n[[question]]\nid = \"flag\"\nprompt = \"Which flag shows all?\"\nanswer = \"-a\"\n\
         exact = true\n"
    ));
    for (id, typed, told) in [
        ("9", "-40", "Right\nrule key: "),
        ("9", "-40.0", "Right\nrule number: "),
        ("9", "-41", "Wrong\nrule number: "),
        ("flag", "-a", "Right\nrule key: "),
        ("flag", "--all", "Wrong\nrule exact: "),
        ("flag", "--", "Wrong\nrule exact: "),
        ("flag", "-", "Wrong\nrule exact: "),
    ] {
        let run = program.run(&["show", "deck.toml", id, "--try", typed], "");
        assert!(run.stdout.starts_with(told), "{typed}: {} {}", run.stdout, run.stderr);
    }
    let run = program.run(&["show", "deck.toml", "9", "--try=-40", "--json"], "");
    assert!(run.stdout.contains("\"verdict\": \"right\""), "{}", run.stdout);
}

#[test]
fn how_a_question_is_asked_is_shown_and_an_answer_of_lines_is_tried_in_lines() {
    let program = Program::with_deck(
        "[[question]]\nprompt = \"Which city?\"\nanswer = \"Minsk\"\nwrong = [\"Brest\"]\n\
         as = \"typed\"\n\n[[question]]\nprompt = \"Which lines?\"\n\
         answer = \"```\\nlet a = 1;\\nlet b = 2;\\n```\"\nas = \"card\"\n",
    );
    let shown = program.run(&["show", "deck.toml"], "").stdout;
    assert!(shown.contains("choice, typed") && shown.contains("short, card"), "{shown}");
    let tried = program.run(&["show", "deck.toml", "2", "--try", "let a = 1;"], "").stdout;
    assert!(tried.ends_with("Answer:\n    let a = 1;\n    let b = 2;\n"), "{tried}");
}

#[test]
fn what_is_tried_is_judged_as_it_is_shown() {
    let program = Program::with_deck(SOLVED);
    for (id, typed, told) in [
        ("1", &["t"][..], "Right\nrule pick: "),
        ("3", &["d b c a"], "Right\nrule pick: "),
        ("4", &["1b 2a 3c"], "Right\nrule pick: "),
        ("6", &["Lyon"], "Wrong\nrule rival: "),
        ("6", &["pariss"], "Close (typo)\nrule typo: "),
        ("6", &["Nice"], "Wrong\nrule rival: "),
        ("7", &["d"], "Right\nrule pick: "),
        ("7", &["a"], "Wrong\nrule pick: "),
        ("cat", &["cat"], "Right\nrule key: "),
        ("cat", &["cat", "rug"], "Partly 1/2\n"),
        ("cat#mat", &["mat"], "Right\nrule key: "),
    ] {
        let tries = typed.iter().flat_map(|typed| ["--try", typed]);
        let arguments: Vec<&str> = ["show", "deck.toml", id].into_iter().chain(tries).collect();
        let run = program.run(&arguments, "");
        assert!(run.stdout.starts_with(told), "{typed:?}: {} {}", run.stdout, run.stderr);
    }
}

#[test]
fn a_seed_lays_options_out_as_its_session_does() {
    let program = Program::with_deck(DECK);
    for seed in ["1", "2", "3"] {
        let arguments = ["quiz", "deck.toml", "--id", "capital", "--seed", seed];
        let asked = program.run(&arguments, ":quit\n").stderr;
        let shown = program.run(&["show", "deck.toml", "capital", "--seed", seed], "").stdout;
        let options = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.get(1..2) == Some(")")).map(str::to_owned).collect()
        };
        assert_eq!(options(&asked), options(&shown));
        assert_eq!(options(&shown).len(), 3);
    }
}

#[test]
fn programs_get_json_and_answers_only_when_they_ask() {
    let json: Value = serde_json::from_str(&show(&["capital", "--json"]).stdout).unwrap();
    let expected = serde_json::json!([{
        "deck": "deck", "id": "capital", "number": 1, "kind": "choice", "points": 1,
        "prompt": "What is the capital of Belarus?", "tags": ["all", "cities"],
        "options": ["Brest", "Minsk", "Vilnius"],
    }]);
    assert_eq!(json, expected);
    let json: Value = serde_json::from_str(&show(&["1", "--json", "--answers"]).stdout).unwrap();
    assert_eq!(json[0]["answer"], serde_json::json!(["Minsk"]));
    assert_eq!(json[0]["remarks"][0]["text"], "Vilnius");
}

#[test]
fn an_answer_is_tried_and_the_rule_told() {
    let tried = |id: &str, answers: &[&str]| {
        let tries = answers.iter().flat_map(|answer| ["--try", answer]);
        show(&[&[id], &*tries.collect::<Vec<_>>()].concat()).stdout
    };
    let typo = "Close (typo)\nrule typo: as many slips of the fingers as the length of a word allows\nAnswer: Portuguese\n";
    assert_eq!(tried("brazil", &["portugese"]), typo);
    assert!(tried("brazil", &["Brazilian"]).contains("It is called Portuguese."));
    assert!(tried("brazil", &[""]).starts_with("Asked again: "));
    assert!(tried("brazil", &["Minsk"]).starts_with("Wrong\nrule rival: "));
    assert!(tried("capital", &["c"]).starts_with("Wrong\nrule pick: what is picked counts"));
    let gaps = tried("water", &["hydrogen", "oxigen"]);
    assert!(gaps.starts_with("Close (typo)\nhydrogen: right, rule key"), "{gaps}");
    assert!(tried("mongolia", &["Russia, China, Peru"]).contains("Peru: wrong, rule list"));
    let json = show(&["brazil", "--try", "portugese", "--json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["verdict"].as_str(), json["rule"].as_str()), (Some("close"), Some("typo")));
    let run = show(&["--try", "x"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("several questions"), "{}", run.stderr);
}

#[test]
fn a_share_is_shown_tried_and_its_rule_told() {
    const SHARES: &str = r#"
[[question]]
id = "town"
prompt = "In which town did Jesus grow up?"
answer = "Nazareth"
accept = [{ text = "Nazereth", credit = 0.75, why = "It is written Nazareth." }]

[[question]]
id = "capital"
prompt = "What is the capital of Belarus?"
answer = "Minsk"
wrong = ["Riga", { text = "Brest", credit = 0.5 }]

[[question]]
id = "days"
prompt = "How many days?"
answer = 30
accept = [{ text = 30, tolerance = 2, credit = 0.5 }]
"#;
    let program = Program::with_deck(SHARES);
    let show = |arguments: &[&str]| program.run(&[&["show", "deck.toml"], arguments].concat(), "");
    let tried = |id: &str, answer: &str| show(&[id, "--try", answer]).stdout;
    let town = "Partly 3/4\nrule credit: its author gives a share of the points for it\n\
                It is written Nazareth.\nAnswer: Nazareth\n";
    assert_eq!(tried("town", "nazereth"), town);
    assert!(tried("capital", "Brest").starts_with("Partly 1/2\nrule pick"));
    assert!(tried("days", "28").starts_with("Partly 1/2\nrule credit"));
    assert!(tried("days", "30.0").starts_with("Right\nrule number"));
    assert!(tried("days", "33").starts_with("Wrong\nrule number"));
    let json: Value =
        serde_json::from_str(&show(&["days", "--try", "31", "--json"]).stdout).unwrap();
    assert_eq!(json["lines"][0]["outcome"], "partly (1/2)");
    let paper = show(&["--answers"]).stdout;
    for line in [
        "Nazereth: earns 3/4. It is written Nazareth.",
        "Brest: earns 1/2.",
        "30, 2 more or less: earns 1/2.",
    ] {
        assert!(paper.contains(line), "{line}: {paper}");
    }
    let json: Value = serde_json::from_str(&show(&["--json", "--answers"]).stdout).unwrap();
    assert_eq!(json[1]["remarks"][0]["credit"], "1/2");
}

#[test]
fn what_is_written_otherwise_is_judged_by_a_rule_that_is_told() {
    const READ: &str = r#"
[deck]
title = "Read"
language = "de"

[[question]]
id = "king"
language = "en"
prompt = "Who was king in 1776?"
answer = "George III"

[[question]]
id = "girl"
prompt = "girl"
answer = "das Mädchen"

[[question]]
id = "greeting"
prompt = "What do you say when you meet?"
answer = "hallo / guten Tag"

[[question]]
id = "day"
prompt = "When is the day of German unity?"
answer = "3. Oktober"

[[question]]
id = "call"
prompt = "What is the number?"
answer = "020-6921-4236"

[[question]]
id = "power"
prompt = "How strong is it?"
answer = "5 MW"

[[question]]
id = "water"
prompt = "What is water?"
answer = "H2O"

[[question]]
id = "year"
prompt = "When did it begin?"
answer = "1914"
"#;
    let program = Program::with_deck(READ);
    for (id, typed, told) in [
        ("king", "George the Third", "Right\nrule ordinal: "),
        ("king", "George IV", "Wrong\nrule typo: "),
        ("girl", "das Maedchen", "Close (letters)\nrule keyboard: "),
        ("greeting", "guten Tag", "Close (one of several)\nrule several: "),
        ("day", "3.10.", "Right\nrule date: "),
        ("day", "x", "Wrong\nrule date: "),
        ("day", "4.10.", "Wrong\nrule date: "),
        ("call", "02069214237", "Wrong\nrule grouped: "),
        ("power", "5 km", "Wrong\nrule unit: "),
        ("water", "H2O2", "Wrong\nrule digits: "),
        ("year", "x", "Wrong\nrule number: "),
    ] {
        let run = program.run(&["show", "deck.toml", id, "--try", typed], "");
        assert!(run.stdout.starts_with(told), "{typed}: {} {}", run.stdout, run.stderr);
    }
}

#[test]
fn what_is_not_there_is_said_and_what_is_broken_is_left_out() {
    let run = show(&["capitol"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("did you mean capital?"), "{}", run.stderr);
    assert_eq!(show(&["9"]).status, 2);
    let program = Program::with_deck(
        "[[question]]\nprompt = 'a'\n[[question]]\nprompt = 'b'\nanswer = 'c'\n",
    );
    let run = program.run(&["show", "deck.toml"], "");
    assert_eq!(run.status, 1);
    assert!(
        run.stdout.contains("\nb\n") && run.stderr.contains("missing-answer"),
        "{}",
        run.stderr
    );
    let evil =
        Program::with_deck("[[question]]\nprompt = \"\\u001b[2Ja\"\nanswer = \"\\u001b]0;x\"\n");
    let run = evil.run(&["show", "deck.toml", "--answers"], "");
    assert!(!run.stdout.contains('\u{1b}'));
}

#[test]
fn a_long_deck_goes_to_the_pager_and_a_short_one_does_not() {
    let program = Program::with_deck(DECK);
    program.write("pager", "#!/bin/sh\necho \"paged $1 $2\"\ncat >paged\n");
    let pager = program.path("pager");
    std::fs::set_permissions(&pager, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let pager = format!("'{}' 'two words' x", pager.display());
    let start = |command, size| {
        Terminal::start_with(&program, size, &[command, "deck.toml"], &[("PAGER", &pager)])
    };
    for (command, told) in [("show", "Who borders"), ("list", "Who borders"), ("stats", "Known")] {
        let mut terminal = start(command, (10, 60));
        terminal.wait("paged two words x");
        assert_eq!(terminal.end(), 0);
        assert!(std::fs::read_to_string(program.path("paged")).unwrap().contains(told));
    }
    let mut terminal = start("show", (40, 60));
    terminal.wait("Who borders Mongolia?");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn formulas_are_readable_and_code_stands_as_code() {
    let program = Program::with_deck(
        r#"
[[question]]
prompt = 'For $x \ge 0$, what is $\sqrt{x^2}$? It costs $5 or $10.'
answer = '$x$'
wrong = ['$\frac{1}{2}x$', '`$x^2$`']
explain = '$$\sum_{i=1}^n i$$ is another thing.'

[[question]]
prompt = "Which prints 1?"
answer = """
```python
if x:
    print(1)
```"""
wrong = ["print(2)"]

[[question]]
prompt = "The derivative?"
answer = "$e^x$"
"#,
    );
    let run = program.run(&["show", "deck.toml", "--answers"], "");
    let expected = "\
1/3 · choice
For x ≥ 0, what is √(x²)? It costs $5 or $10.
a) ½x
b) `$x^2$`
c) x
Answer: x
∑ᵢ₌₁ⁿ i
is another thing.

2/3 · choice
Which prints 1?
a) print(2)
b) if x:
       print(1)
Answer:
    if x:
        print(1)

3/3 · short
The derivative?
Answer: $e^x$

";
    assert_eq!(run.stdout, expected);
}

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
a) Minsk
b) Brest
c) Vilnius

2/5 · brazil · short · all
Which language do people speak in Brazil?

3/5 · water · cloze · all
Water consists of [1] and [2: a gas].
1 ____
2 ____

4/5 · hund · card · all · draft
der Hund

4/5 · hund#reverse · card · all · draft
dog

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
a) Minsk
b) Brest
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
        "options": ["Minsk", "Brest", "Vilnius"],
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
"#;
    let program = Program::with_deck(READ);
    for (id, typed, told) in [
        ("king", "George the Third", "Right\nrule ordinal: "),
        ("king", "George IV", "Wrong\nrule typo: "),
        ("girl", "das Maedchen", "Close (letters)\nrule keyboard: "),
        ("greeting", "guten Tag", "Close (one of several)\nrule several: "),
        ("day", "3.10.", "Right\nrule date: "),
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
a) x
b) ½x
c) `$x^2$`
Answer: x
∑ᵢ₌₁ⁿ i
is another thing.

2/3 · choice
Which prints 1?
a) if x:
       print(1)
b) print(2)
Answer:
  • if x:
        print(1)

3/3 · short
The derivative?
Answer: $e^x$

";
    assert_eq!(run.stdout, expected);
}

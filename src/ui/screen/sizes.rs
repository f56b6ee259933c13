//! Screens as a learner sees them in a usual window, a small one and a large one.

use super::stage::{Stage, line, one, turn, wrong};
use super::*;
use crate::engine::{Guise, Line, Overrule};
use crate::form::{Answer, Credit, Deal, Form, Grade, Grouping};
use crate::random::Random;
use crate::ui::keys::Keystroke;

/// The windows: usual, small and large.
const SIZES: [(usize, usize); 3] = [(24, 80), (10, 40), (40, 120)];

/// What is shown while a verdict waits for a key, and where the cursor stands.
fn told(
    size: (usize, usize),
    turn: &Turn,
    keys: &str,
    told: &Feedback,
) -> (Vec<String>, (u16, u16)) {
    let mut stage = Stage::new(size.0, size.1);
    stage.type_in(keys);
    assert!(matches!(stage.ui.ask(turn), Ok(Reply::Answer(_))));
    assert_eq!(stage.ui.tell(told).unwrap_err().kind(), io::ErrorKind::Interrupted);
    stage.waiting()
}

/// What is shown while a question waits for a key, and where the cursor stands.
fn asked(size: (usize, usize), turn: &Turn, keys: &[Keystroke]) -> (Vec<String>, (u16, u16)) {
    let mut stage = Stage::new(size.0, size.1);
    stage.press(keys);
    assert_eq!(stage.ui.ask(turn).unwrap_err().kind(), io::ErrorKind::Interrupted);
    stage.waiting()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn pair(label: &str, typed: &str, key: &str) -> Line {
    let [label, typed, key] = [label, typed, key].map(str::to_owned);
    Line { label, right: typed == key, typed, key }
}

#[test]
fn the_option_picked_and_the_right_one_are_marked_in_place() {
    let turn = turn(&one(&["Brest", "Minsk", "Gomel"]), "The capital of Belarus?");
    let wide = [
        "3/20 · geography",
        "The capital of Belarus?",
        "✘ a) Brest",
        "✔ b) Minsk",
        "  c) Gomel",
        "✘ Wrong",
        "Since 1919.",
        "Enter goes on · r I was right · u undo · e edit · q stop · Esc menu",
    ];
    let small = [
        "3/20 · geography",
        "The capital of Belarus?",
        "✘ a) Brest",
        "✔ b) Minsk",
        "  c) Gomel",
        "✘ Wrong",
        "Since 1919.",
        "Enter goes on · r I was right · u undo",
        "e edit · q stop · Esc menu",
    ];
    for size in SIZES {
        let (rows, cursor) = told(size, &turn, "a", &wrong());
        let expected: &[&str] = if size.1 == 40 { &small } else { &wide };
        assert_eq!((rows, cursor), (texts(expected), (5, 0)), "{size:?}");
    }
}

#[test]
fn of_several_options_those_missed_are_named_too() {
    let form = Form::Many {
        options: texts(&["Vienna", "Prague", "Budapest", "Munich"]),
        arrange: crate::form::Arrange::Keep,
        offers_none: false,
    };
    let (given, key) = (texts(&["Vienna", "Prague"]), texts(&["Vienna", "Budapest"]));
    let feedback = Feedback { given, key, guise: Guise::Set, explain: None, ..wrong() };
    for size in SIZES {
        let (rows, _) = told(size, &turn(&form, "Which lie on the Danube?"), "ab\n", &feedback);
        let marked = [
            "✔ [x] a) Vienna",
            "✘ [x] b) Prague",
            "✘ [ ] c) Budapest (missed)",
            "  [ ] d) Munich",
            "✘ Wrong",
        ];
        assert_eq!(rows[2..7], marked, "{size:?}");
    }
}

#[test]
fn orders_are_numbered_and_pairs_are_listed_once() {
    let order = Form::Order { items: texts(&["one", "two"]) };
    let feedback = Feedback {
        key: texts(&["one", "two"]),
        given: texts(&["two", "one"]),
        guise: Guise::Order,
        explain: None,
        ..wrong()
    };
    let left = texts(&["Oslo", "Bern"]);
    let pairs = Form::Pairs { left, right: texts(&["Norway", "Switzerland"]) };
    let paired = Feedback {
        lines: vec![pair("Oslo", "Switzerland", "Norway"), pair("Bern", "Norway", "Norway")],
        guise: Guise::Pairs,
        explain: None,
        ..wrong()
    };
    for size in SIZES {
        let (rows, _) = told(size, &turn(&order, "Order them"), "\n", &feedback);
        let below = ["✘ Wrong", "Right order:", "  1. one", "  2. two"];
        assert_eq!(rows[4..8], below, "{size:?}");
        let (rows, _) = told(size, &turn(&pairs, "Match them"), "aa\n", &paired);
        let signs: Vec<&str> = rows.iter().map(String::as_str).collect();
        let listed = |what: &str| signs.iter().filter(|row| row.contains(what)).count();
        assert_eq!((listed("Oslo"), listed("Bern")), (1, 1), "{rows:#?}");
        assert!(rows.iter().any(|row| row.ends_with("Oslo → Switzerland (right: Norway)")));
        assert!(rows.iter().any(|row| row.starts_with('✔') && row.ends_with("Bern → Norway")));
    }
}

#[test]
fn gaps_are_marked_where_they_were_typed() {
    let labels = texts(&["1", "2"]);
    let form = Form::Lines { labels, grouping: Grouping::Each };
    let feedback = Feedback {
        grade: Grade::new(Credit::new(1, 2)),
        lines: vec![pair("1", "1993", "1992"), pair("2", "Tashkent", "Tashkent")],
        key: texts(&["1992", "Tashkent"]),
        explain: None,
        ..wrong()
    };
    for size in SIZES {
        let turn = turn(&form, "Signed in [1] in [2].");
        let (rows, _) = told(size, &turn, "1993\nTashkent\n", &feedback);
        let marked = ["✘ 1 › 1993 → 1992", "✔ 2 › Tashkent", "◐ Partly 1/2"];
        assert_eq!(rows[2..5], marked, "{size:?}");
    }
}

#[test]
fn a_guess_is_named_and_can_be_taken_back() {
    let right = Feedback { grade: Grade::new(Credit::FULL), hints: 1, explain: None, ..wrong() };
    let guessed = Feedback { overruled: Some(Overrule::Guessed), ..right.clone() };
    for size in SIZES {
        let shown = |told_: &Feedback| told(size, &turn(&line(), "Where?"), "Brest\n", told_).0;
        let (before, after) = (shown(&right).join("\n"), shown(&guessed).join("\n"));
        assert!(before.contains("✔ Right (1 hint)") && before.contains("g I guessed"), "{before}");
        assert!(after.contains("✔ Right (1 hint, guessed)"), "{after}");
        assert!(after.contains("g I did not guess"), "{after}");
    }
}

#[test]
fn what_was_answered_is_not_told_again_where_a_guess_is_taken_back() {
    let form = Form::Lines { labels: Vec::new(), grouping: Grouping::List };
    let lines = vec![pair("", "one", "one"), pair("", "x", "two")];
    let partly = Grade::new(Credit::new(1, 2));
    let feedback = Feedback { grade: partly, lines, key: texts(&["one", "two"]), of: 2, ..wrong() };
    let guessed = Feedback { overruled: Some(Overrule::Guessed), ..feedback.clone() };
    let mut stage = Stage::new(40, 80);
    stage.type_in("one\nx\n\ngg\n");
    stage.ui.ask(&turn(&form, "Which?")).unwrap();
    for told in [&feedback, &guessed, &feedback] {
        stage.ui.tell(told).unwrap();
    }
    let screen = stage.screen();
    let count = |what: &str| screen.iter().filter(|row| row.contains(what)).count();
    assert_eq!((count("1. › one"), count("x → two"), count("Since 1919.")), (1, 1, 1));
    assert_eq!(count("Partly 1/2"), 3, "{screen:#?}");
}

#[test]
fn the_menu_names_every_key_of_the_place() {
    let turn = Turn { letters: vec!['é', 'ñ'], ..turn(&line(), "Where?") };
    let mut stage = Stage::new(40, 80);
    stage.press(&[Keystroke::Esc]);
    stage.ui.ask(&turn).unwrap();
    stage.ui.pause(&turn).unwrap_err();
    let menu = stage.waiting().0.join("\n");
    for key in
        ["[Ctrl-G]", "[Ctrl-_]", "Enter answers", "Alt-1 or Up a letter", "Ctrl-V and", "Ctrl-Z"]
    {
        assert!(menu.contains(key), "{key}\n{menu}");
    }
    let mut stage = Stage::new(40, 80);
    stage.type_in("Brest\n?");
    stage.ui.ask(&turn).unwrap();
    stage.ui.tell(&wrong()).unwrap_err();
    let menu = stage.waiting().0.join("\n");
    for key in ["I was right [r]", "Stop [q]", "Space or n goes on", "Ctrl-C ends"] {
        assert!(menu.contains(key), "{key}\n{menu}");
    }
}

#[test]
fn what_cannot_be_played_is_said_after_the_answer_too() {
    let sound = crate::engine::Sound { path: "a.ogg".into(), is_heard: false, is_missing: false };
    for size in SIZES {
        let mut stage = Stage::new(size.0, size.1);
        stage.type_in("Brest\np");
        stage.ui.ask(&turn(&line(), "Where?")).unwrap();
        stage.ui.tell(&Feedback { sound: Some(sound.clone()), ..wrong() }).unwrap_err();
        let rows = stage.waiting().0;
        assert!(rows.contains(&"! The sound cannot be played here.".to_owned()), "{rows:#?}");
    }
}

#[test]
fn a_verdict_is_seen_below_a_question_that_fills_the_window_and_wrapped_anew() {
    let long = "A long prompt that says a lot before it comes to the point. ".repeat(9);
    let asked = turn(&one(&["Brest", "Minsk"]), &long);
    let mut stage = Stage::new(24, 80);
    stage.type_in("a");
    stage.ui.ask(&asked).unwrap();
    stage.resize(10, 40);
    stage.ui.tell(&wrong()).unwrap_err();
    let (rows, cursor) = stage.waiting();
    let below = [
        "✘ a) Brest",
        "✔ b) Minsk",
        "✘ Wrong",
        "Since 1919.",
        "… 13–20/20 PgUp · Enter goes on",
        "r I was right · u undo · Esc menu",
    ];
    assert_eq!(rows[rows.len() - 6..], below);
    assert_eq!(usize::from(cursor.0), rows.len() - 4);
    assert!(rows.iter().all(|row| super::super::look::width(row) < 40));
    let full = &rows[rows.len() - 8];
    assert!(full.len() > 30, "wrapped by the width there is: {full}");
}

#[test]
fn the_keys_are_named_whole_in_every_window() {
    let hinted = |form: &Form| Turn { hints_left: 1, ..turn(form, "Which?") };
    let order = Form::Order { items: texts(&["one", "two"]) };
    let pairs = Form::Pairs { left: texts(&["a"]), right: texts(&["b"]) };
    let card = Form::Card { back: texts(&["to be"]) };
    let rest = "Ctrl-T hint (1) · Ctrl-G I don't know";
    for (form, keys, wide, small) in [
        (
            one(&["x", "y"]),
            vec![],
            format!("a-b answers · {rest} · Ctrl-_ undo · Esc menu"),
            ["a-b answers · Ctrl-T hint (1)", "Ctrl-G I don't know · Esc menu"],
        ),
        (
            one(&["True", "False"]),
            vec![],
            format!("y/n or t/f · {rest} · Ctrl-_ undo · Esc menu"),
            ["y/n or t/f · Ctrl-T hint (1)", "Ctrl-G I don't know · Esc menu"],
        ),
        (
            line(),
            vec![],
            format!("Enter answers · {rest} · Ctrl-_ undo · Esc menu"),
            ["Enter answers · Ctrl-T hint (1)", "Ctrl-G I don't know · Esc menu"],
        ),
        (
            order,
            vec![Keystroke::Char(' ')],
            "arrows move it · Enter puts it down · a number puts it there · Ctrl-T hint (1)".into(),
            ["arrows move it · Enter puts it down", "a number puts it there · Esc menu"],
        ),
        (
            pairs,
            vec![],
            format!("a letter pairs · {rest} · Ctrl-_ undo · Esc menu"),
            ["a letter pairs · Ctrl-T hint (1)", "Ctrl-G I don't know · Esc menu"],
        ),
        (
            card,
            vec![Keystroke::Char('4')],
            format!("1-4 rates · {rest} · Ctrl-_ undo · Esc menu"),
            ["… 2–9/9 PgUp · 1-4 rates", "Ctrl-T hint (1) · Esc menu"],
        ),
    ] {
        let (rows, _) = asked((24, 80), &hinted(&form), &keys);
        assert!(rows.iter().any(|row| row.starts_with(&wide)), "{wide}\n{rows:#?}");
        let (rows, _) = asked((10, 40), &hinted(&form), &keys);
        assert_eq!(rows[rows.len() - 2..], small);
        let (rows, _) = asked((40, 120), &hinted(&form), &keys);
        assert!(rows.last().unwrap().ends_with("Esc menu"));
        assert!(rows[rows.len() - 2..].join("").contains("Ctrl-_ undo"), "{rows:#?}");
    }
}

#[test]
fn the_cursor_stands_on_what_the_keys_act_on_in_every_form() {
    let card = Form::Card { back: texts(&["to be"]) };
    let pairs = Form::Pairs { left: texts(&["Cu", "Fe"]), right: texts(&["iron", "copper"]) };
    let deal = |form: &Form| Deal::new(form, &Answer::One(0), None, &mut Random::new(1, &["test"]));
    for (form, keys, row) in [
        (one(&["x", "y", "z"]), vec![Keystroke::Down], "❯ b) y"),
        (Form::Order { items: texts(&["one", "two"]) }, vec![Keystroke::Down], "❯   2. "),
        (card.clone(), vec![], "❯ (the answer is hidden)"),
        (card, vec![Keystroke::Enter], "❯ 3) Good: recalled"),
        (pairs, vec![Keystroke::Down], "   ❯ b) "),
        (line(), vec![Keystroke::Char('x')], "› x"),
    ] {
        for size in SIZES {
            let turn = Turn { deal: deal(&form), ..turn(&form, "Which?") };
            let (rows, (at, column)) = asked(size, &turn, &keys);
            let active = &rows[usize::from(at)];
            assert!(active.starts_with(row), "{row}: {active}\n{rows:#?}");
            let expected = if row.starts_with("   ") {
                5
            } else if row == "› x" {
                3
            } else {
                2
            };
            assert_eq!(column, expected, "{row}");
        }
    }
}

#[test]
fn words_have_the_terminals_own_ink_and_signs_are_coloured() {
    let asked = turn(&one(&["`Brest` *x*", "Minsk"]), "The **capital** of `Belarus`?");
    let told = Feedback { key: texts(&["Minsk"]), of: 2, ..wrong() };
    for (rows, columns) in SIZES {
        let mut stage = Stage::in_colour(rows, columns);
        assert!(stage.ui.ask(&asked).is_err());
        let (_, bold) = stage.painted();
        assert!(bold.contains("The capital of Belarus?"), "the question is bold: {bold}");
        let mut stage = Stage::in_colour(rows, columns);
        stage.press(&[Keystroke::Esc, Keystroke::Esc, Keystroke::Char('a'), Keystroke::Enter]);
        assert_eq!(stage.ui.ask(&asked).unwrap(), Reply::Pause);
        assert_eq!(stage.ui.pause(&asked).unwrap(), Reply::GoOn);
        stage.ui.ask(&asked).unwrap();
        stage.ui.tell(&told).unwrap();
        stage.type_in("x");
        assert!(stage.ui.ask(&turn(&line(), "Where?")).is_err());
        stage.ui.confirm("Sure?", true).unwrap_err();
        let (coloured, _) = stage.painted();
        assert!(coloured.contains('✘') && coloured.contains('✔'), "{coloured}");
        assert!(coloured.chars().all(|c| !c.is_alphanumeric()), "{coloured}");
    }
}

#[test]
fn the_score_of_a_summary_is_in_sight_however_many_were_missed() {
    let record = crate::engine::Record {
        deck: "deck".into(),
        id: "id".into(),
        kind: "short",
        prompt: "The capital of Belarus?".into(),
        given: texts(&["Brest"]),
        key: texts(&["Minsk"]),
        shown: texts(&["Minsk"]),
        verdict: crate::form::Verdict::Wrong,
        reason: None,
        explained: Vec::new(),
        points: num_rational::BigRational::default(),
        of: 1,
        hints: 0,
        milliseconds: 0,
        tries: 1,
    };
    let summary = Summary {
        score: crate::engine::Score { asked: 30, ..Default::default() },
        records: vec![record; 30],
        seed: 7,
        ..Summary::default()
    };
    for (rows, columns) in SIZES {
        let mut stage = Stage::new(rows, columns);
        stage.ui.sum_up(&summary).unwrap();
        let written = String::from_utf8(stage.results.0.borrow().clone()).unwrap();
        let lines: Vec<&str> = written.lines().collect();
        let seen = &lines[lines.len().saturating_sub(rows - 2)..]; // two for what is asked next
        assert!(seen.contains(&"Summary"), "{seen:#?}");
        assert!(seen.iter().any(|line| line.starts_with("0 of 30 right")), "{seen:#?}");
    }
}

#[test]
fn a_summary_has_the_width_that_the_window_has_now() {
    let mut stage = Stage::new(24, 81);
    stage.ui.terminal.size.columns = 30;
    let summary = Summary { milliseconds: 3_600_000, total: 9, ..Summary::default() };
    stage.ui.sum_up(&summary).unwrap();
    let written = String::from_utf8(stage.results.0.borrow().clone()).unwrap();
    assert!(written.lines().all(|line| super::super::look::width(line) < 30), "{written}");
}

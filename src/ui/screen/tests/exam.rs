use super::*;
use crate::form::{Arrange, Deal, Grouping};
use crate::random::Random;
use crate::ui::desk::{Desk, Glance, Leaving, Onward};
use std::cell::Cell;

/// A paper whose questions are these, of which some are answered or flagged.
struct Paper {
    places: Vec<Glance>,
    at: usize,
    turn: Turn,
    given: Option<Answer>,
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn paper(form: &Form, count: usize) -> Paper {
    let glance = |number| Glance { prompt: format!("Question {number}?"), ..Glance::default() };
    let mut turn = Turn { number: 1, total: count, tags: Vec::new(), ..turn(form, "What is it?") };
    turn.deal = Deal::new(form, &Answer::Card(Rating::Good), None, &mut Random::new(3, &["test"]));
    Paper { places: (1..=count).map(glance).collect(), at: 0, turn, given: None }
}

impl Paper {
    fn desk<'e>(&'e self, remaining: Option<&'e dyn Fn() -> u64>) -> Desk<'e> {
        Desk {
            turn: &self.turn,
            given: self.given.as_ref(),
            places: &self.places,
            at: self.at,
            remaining,
        }
    }

    /// Sits until it is left, and keeps what is to be kept.
    fn sit(&self, stage: &mut Stage) -> Leaving {
        self.sit_by(stage, None)
    }

    fn sit_by(&self, stage: &mut Stage, remaining: Option<&dyn Fn() -> u64>) -> Leaving {
        let mut given = self.given.clone();
        loop {
            let desk = Desk { given: given.as_ref(), ..self.desk(remaining) };
            let done = stage.ui.sit(&desk).unwrap();
            if done.then != Onward::Keep {
                return done;
            }
            given = done.answer;
        }
    }
}

fn left(answer: Option<Answer>, then: Onward) -> Leaving {
    Leaving { answer, then }
}

fn typed(lines: &[&str]) -> Answer {
    Answer::Lines(texts(lines))
}

fn options() -> Form {
    one(&["Brest", "Minsk", "Gomel"])
}

fn many() -> Form {
    Form::Many { options: texts(&["1", "2", "3"]), arrange: Arrange::Keep, offers_none: true }
}

fn each(labels: &[&str]) -> Form {
    Form::Lines { labels: texts(labels), grouping: Grouping::Each }
}

#[test]
fn an_option_is_marked_changed_and_left_by_enter() {
    let mut stage = Stage::new(24, 80);
    stage.type_in("ab\n");
    let paper = paper(&options(), 12);
    assert_eq!(paper.sit(&mut stage), left(Some(Answer::One(1)), Onward::Go(1)));
    let (rows, _) = stage.waiting();
    let shown = [
        "1/12",
        "What is it?",
        "",
        "  ( ) a) Brest",
        "❯ (x) b) Minsk",
        "  ( ) c) Gomel",
        "a-c marks · Enter goes on · Tab next · Ctrl-L list · Ctrl-T flag · Esc menu",
    ];
    assert_eq!(rows, shown);
    assert!(!stage.ui.terminal.is_raw);
}

#[test]
fn enter_without_an_answer_goes_on_and_leaves_it_open() {
    for form in [options(), many(), each(&[""]), each(&["1", "2"])] {
        let mut stage = Stage::new(24, 80);
        stage.type_in("\n\n");
        assert_eq!(paper(&form, 2).sit(&mut stage), left(None, Onward::Go(1)), "{form:?}");
    }
    let order = Form::Order { items: texts(&["x", "y"]) };
    let mut stage = Stage::new(24, 80);
    stage.type_in("\n");
    assert_eq!(paper(&order, 2).sit(&mut stage), left(None, Onward::Go(1)), "as it was dealt");
}

#[test]
fn what_was_given_is_there_again_and_kept_to_the_letter() {
    let list = Form::Lines { labels: texts(&["", ""]), grouping: Grouping::List };
    let text = Form::Lines { labels: texts(&[""]), grouping: Grouping::Text };
    let pairs = Form::Pairs { left: texts(&["Cu", "Fe"]), right: texts(&["iron", "copper"]) };
    let table: [(Form, Answer, &str); 8] = [
        (options(), Answer::One(2), "❯ (x) c) Gomel"),
        (many(), Answer::Many(vec![0, 2]), "  [x] c) 3"),
        (many(), Answer::Many(Vec::new()), "  [x] d) none of these"),
        (each(&["1", "city"]), typed(&["1992", "Ташкент"]), "city › Ташкент"),
        (list, typed(&["red", "東京"]), "2. › 東京"),
        (text, typed(&["let x;\n  y"]), "  y"),
        (Form::Order { items: texts(&["x", "y"]) }, Answer::Order(vec![1, 0]), "❯   1. b)"),
        (pairs, Answer::Pairs(vec![None, Some(0)]), "  2. "),
    ];
    for (form, answer, line) in table {
        let mut paper = paper(&form, 3);
        (paper.given, paper.at, paper.turn.number) = (Some(answer.clone()), 1, 2);
        let mut stage = Stage::new(24, 80);
        stage.press(&[Keystroke::Ctrl('L'), Keystroke::Esc, Keystroke::Esc, Keystroke::Char('b')]);
        assert_eq!(paper.sit(&mut stage), left(Some(answer), Onward::Go(0)), "{form:?}");
        let said = String::from_utf8_lossy(&stage.paper.0.borrow()).into_owned();
        assert!(said.contains(line), "{line}: {said}");
    }
}

/// A clock that is read so often before a second has passed.
fn ticking(from: u64, reads: u64) -> impl Fn() -> u64 {
    let read = Cell::new(0);
    move || {
        read.set(read.get() + 1);
        from.saturating_sub(read.get() / reads)
    }
}

#[test]
fn the_clock_is_drawn_anew_only_when_it_shows_another_time_and_keeps_the_cursor() {
    let paper = paper(&each(&[""]), 2);
    let seconds = Cell::new(121);
    let mut stage = Stage::new(24, 80);
    stage.type_in("東");
    stage.ui.terminal.presses.extend([Press::Idle, Press::Idle, Press::Idle]);
    let clock = || seconds.get();
    assert_eq!(stage.ui.sit(&paper.desk(Some(&clock))).unwrap().then, Onward::Interrupted);
    let drawn = String::from_utf8_lossy(&stage.paper.0.borrow()).matches("3 min").count();
    assert_eq!(drawn, 2, "at first, and once a key was pressed");
    let (rows, cursor) = stage.waiting();
    assert_eq!((rows[3].as_str(), cursor), ("› 東", (3, 4)));
    assert!(rows[4].starts_with("3 min · Enter goes on · Tab next"), "{rows:?}");
}

#[test]
fn when_time_is_over_what_stands_is_taken_wherever_one_is() {
    let table: [&[Keystroke]; 5] = [
        &[],
        &[Keystroke::Esc],
        &[Keystroke::Ctrl('L')],
        &[Keystroke::Ctrl('L'), Keystroke::Char('h')],
        &[Keystroke::Esc, Keystroke::Char('h')],
    ];
    for keys in table {
        let paper = paper(&each(&[""]), 2);
        let mut stage = Stage::new(24, 80);
        stage.type_in("Мин");
        stage.press(keys);
        stage.ui.terminal.presses.extend(std::iter::repeat_n(Press::Idle, 900));
        let clock = ticking(30, 30);
        let done = paper.sit_by(&mut stage, Some(&clock));
        assert_eq!(done, left(Some(typed(&["Мин"])), Onward::TimeIsUp), "{keys:?}");
        assert!(!stage.ui.terminal.is_raw);
        assert_eq!(stage.screen(), [""; 0], "nothing of it stays");
    }
}

#[test]
fn a_key_that_comes_too_late_is_not_taken() {
    let paper = paper(&each(&[""]), 2);
    let seconds = Cell::new(1);
    let mut stage = Stage::new(24, 80);
    stage.type_in("ab");
    let clock = || seconds.replace(0);
    assert_eq!(stage.ui.sit(&paper.desk(Some(&clock))).unwrap(), left(None, Onward::TimeIsUp));
    assert_eq!(stage.ui.sit(&paper.desk(Some(&|| 0))).unwrap(), left(None, Onward::TimeIsUp));
}

#[test]
fn an_interruption_leaves_with_what_stands() {
    let mut stage = Stage::new(24, 80);
    stage.type_in("b");
    let done = paper(&options(), 2).sit(&mut stage);
    assert_eq!(done, left(Some(Answer::One(1)), Onward::Interrupted));
}

#[test]
fn in_a_window_that_is_too_small_time_goes_on() {
    let paper = paper(&each(&[""]), 2);
    let mut stage = Stage::new(2, 8);
    stage.type_in("ab");
    stage.ui.terminal.presses.extend(std::iter::repeat_n(Press::Idle, 100));
    let clock = ticking(9, 3);
    let done = stage.ui.sit(&paper.desk(Some(&clock))).unwrap();
    assert_eq!(done, left(None, Onward::TimeIsUp));
}

#[test]
fn the_last_question_and_the_menu_lead_to_handing_in_which_says_what_is_open() {
    let mut paper = paper(&options(), 12);
    (paper.at, paper.turn.number) = (11, 12);
    paper.places[4].is_flagged = true;
    for place in [0, 1, 2, 5, 6] {
        paper.places[place].is_answered = true;
    }
    let mut stage = Stage::new(24, 80);
    stage.type_in("a\n");
    assert_eq!(paper.sit(&mut stage).then, Onward::Interrupted);
    let (rows, _) = stage.waiting();
    let said = [
        "Hand in?",
        "6 of 12 questions are open: 4, 5, 8-11.",
        "Flagged: 5.",
        "y hands in · o to an open one · f to a flagged one · Esc goes back",
    ];
    assert_eq!(rows, said);
    for (keys, then) in [
        ("\ny", Onward::HandIn),
        ("\no", Onward::Go(3)),
        ("\nf", Onward::Go(4)),
        ("\n\n\ny", Onward::HandIn),
    ] {
        let mut stage = Stage::new(24, 80);
        stage.type_in(keys);
        assert_eq!(paper.sit(&mut stage), left(None, then), "{keys:?}");
    }
    let mut stage = Stage::new(24, 80);
    stage.press(&[Keystroke::Esc]);
    stage.type_in("hy");
    assert_eq!(paper.sit(&mut stage), left(None, Onward::HandIn));
}

#[test]
fn the_list_of_a_hundred_shows_where_one_is_and_jumps_by_number_in_a_small_window() {
    let mut paper = paper(&options(), 120);
    (paper.places[98].is_answered, paper.places[99].is_flagged) = (true, true);
    paper.places[99].prompt = "Как называется столица, 東京都の首都はどこですか?".to_owned();
    let mut stage = Stage::new(10, 40);
    stage.press(&[Keystroke::Ctrl('G')]);
    stage.type_in("100");
    assert_eq!(paper.sit(&mut stage).then, Onward::Interrupted);
    let (rows, _) = stage.waiting();
    assert_eq!(rows[..2], ["[x] 1 answered · [ ] 119 open", "! 1 flagged"]);
    assert!(rows.iter().any(|row| row == "   99 [x]  Question 99?"), "{rows:#?}");
    assert!(
        rows.iter().any(|row| row.starts_with("❯ 100 [ ]! Как называется столица")),
        "{rows:#?}"
    );
    for (keys, at) in [("1000\n", 99), ("1003\n", 2), ("7x9\n", 8), ("o\n", 1), ("f\n", 99)] {
        let mut stage = Stage::new(10, 40);
        stage.press(&[Keystroke::Ctrl('L')]);
        stage.type_in(keys);
        assert_eq!(paper.sit(&mut stage).then, Onward::Go(at), "{keys:?}");
    }
}

#[test]
fn what_stands_is_kept_before_anything_is_shown_over_it() {
    let menu = &[Keystroke::Esc][..];
    for (at, keys, shown) in [
        (0, &[Keystroke::Ctrl('L')][..], "[x] 1 answered"),
        (0, &[Keystroke::Ctrl('G')][..], "[x] 1 answered"),
        (0, menu, "Take the answer away"),
        (2, &[Keystroke::Enter][..], "2 of 3 questions are open"),
    ] {
        let mut paper = paper(&each(&[""]), 3);
        (paper.at, paper.turn.number) = (at, at + 1);
        let mut stage = Stage::new(24, 80);
        stage.type_in("grad");
        stage.press(keys);
        let done = stage.ui.sit(&paper.desk(None)).unwrap();
        assert_eq!(done, left(Some(typed(&["grad"])), Onward::Keep), "{keys:?}");
        paper.given = done.answer;
        assert_eq!(stage.ui.sit(&paper.desk(None)).unwrap().then, Onward::Interrupted);
        let (rows, _) = stage.waiting();
        assert!(rows.iter().any(|row| row.contains(shown)), "{keys:?} {rows:#?}");
        // What is kept already is not kept again.
        let mut stage = Stage::new(24, 80);
        stage.press(keys);
        assert_eq!(stage.ui.sit(&paper.desk(None)).unwrap().then, Onward::Interrupted);
    }
    // An answer that is taken away is gone at once.
    let mut paper = paper(&each(&[""]), 3);
    paper.given = Some(typed(&["grad"]));
    let mut stage = Stage::new(24, 80);
    stage.press(&[Keystroke::Esc, Keystroke::Char('x')]);
    assert_eq!(stage.ui.sit(&paper.desk(None)).unwrap(), left(None, Onward::Keep));
}

#[test]
fn tab_goes_through_the_lines_of_a_question_before_it_leaves() {
    let mut paper = paper(&each(&["1", "2"]), 3);
    (paper.at, paper.turn.number) = (1, 2);
    let mut stage = Stage::new(24, 80);
    stage.type_in("a");
    stage.press(&[Keystroke::Tab, Keystroke::Char('b'), Keystroke::Tab]);
    assert_eq!(paper.sit(&mut stage), left(Some(typed(&["a", "b"])), Onward::Go(2)));
    let mut stage = Stage::new(24, 80);
    stage.press(&[Keystroke::Tab, Keystroke::BackTab, Keystroke::BackTab]);
    assert_eq!(paper.sit(&mut stage), left(None, Onward::Go(0)));
}

#[test]
fn a_half_done_answer_is_told_as_such_and_tab_is_named_by_what_it_does() {
    let pairs = Form::Pairs { left: texts(&["Cu", "Fe"]), right: texts(&["copper", "iron"]) };
    for (form, given) in
        [(pairs, Answer::Pairs(vec![Some(0), None])), (each(&["1", "2"]), typed(&["a", ""]))]
    {
        let mut paper = paper(&form, 1);
        paper.given = Some(given);
        for (keys, shown) in [
            (&[][..], "Tab next line"),
            (&[Keystroke::Ctrl('L')][..], "[x] 0 answered · [-] 1 in part · [ ] 0 open"),
            (&[Keystroke::Esc, Keystroke::Char('h')][..], "Answered in part only: 1."),
        ] {
            let mut stage = Stage::new(24, 80);
            stage.press(keys);
            assert_eq!(paper.sit(&mut stage).then, Onward::Interrupted);
            let (rows, _) = stage.waiting();
            assert!(rows.iter().any(|row| row.contains(shown)), "{shown} {rows:#?}");
        }
    }
    let paper = paper(&each(&["1", "2"]), 2);
    let mut stage = Stage::new(24, 80);
    stage.press(&[Keystroke::Tab]);
    paper.sit(&mut stage);
    let (rows, _) = stage.waiting();
    assert!(rows.iter().any(|row| row.contains("Tab next ·")), "{rows:#?}");
}

#[test]
fn a_flag_and_a_cleared_answer_keep_the_question_where_it_is() {
    let mut paper = paper(&each(&[""]), 3);
    let mut stage = Stage::new(24, 80);
    stage.type_in("ab");
    stage.press(&[Keystroke::Left, Keystroke::Ctrl('T')]);
    assert_eq!(paper.sit(&mut stage), left(Some(typed(&["ab"])), Onward::Flag));
    (paper.given, paper.places[0].is_flagged) = (Some(typed(&["ab"])), true);
    stage.type_in("x");
    stage.press(&[Keystroke::Esc, Keystroke::Char('x'), Keystroke::Tab]);
    assert_eq!(paper.sit(&mut stage), left(None, Onward::Go(1)));
    let said = String::from_utf8_lossy(&stage.paper.0.borrow()).into_owned();
    assert!(said.contains("1/3 · flagged") && said.contains("› axb"), "{said}");
    assert!(said.contains("Ctrl-T unflag"), "{said}");
    assert_eq!(stage.ui.terminal.discarded, 1, "what is typed at the same question is kept");
}

#[test]
fn a_notice_is_shown_once_and_the_answer_stands_as_typed() {
    let mut paper = paper(&each(&[""]), 3);
    paper.given = Some(typed(&["many"]));
    paper.turn.notice = Some("a number is asked for".to_owned());
    let mut stage = Stage::new(24, 80);
    stage.type_in("\n");
    assert_eq!(paper.sit(&mut stage), left(paper.given.clone(), Onward::Go(1)));
    let (rows, _) = stage.waiting();
    assert_eq!(rows[2..5], ["! a number is asked for", "", "› many"]);
}

#[test]
fn no_key_of_an_exam_promises_what_it_has_not() {
    for form in [options(), many(), each(&["1", "2"])] {
        let mut stage = Stage::new(24, 80);
        stage.press(&[Keystroke::Ctrl('T')]);
        stage.press(&[Keystroke::Esc, Keystroke::Char('?')]);
        let paper = paper(&form, 3);
        paper.sit(&mut stage);
        paper.sit(&mut stage);
        let said = String::from_utf8_lossy(&stage.paper.0.borrow()).to_lowercase();
        for word in ["hint", "undo", "know", "answers ·", "session", "right", "wrong"] {
            assert!(!said.contains(word), "{word}: {said}");
        }
    }
}

#[test]
fn in_a_small_window_every_field_is_seen_with_the_keys_that_lead_on() {
    let long = "A long prompt that says rather a lot before it comes to the point: which of these?";
    let wide =
        ["Организация Договора о коллективной безопасности", "東京都の首都はどこですか", "x"];
    let pairs = Form::Pairs { left: texts(&["Cu", "Fe"]), right: texts(&["iron", "copper"]) };
    let order = Form::Order { items: texts(&["x", "y", "z"]) };
    let table: [(Form, &str, [&str; 2]); 6] = [
        (one(&wide), "( ) a) ", ["59 s", "Enter goes on"]),
        (many(), "[ ] d) none of these", ["59 s · a letter chooses", "Enter goes on"]),
        (each(&["1", "2"]), "2 › ", ["59 s · Enter next line", "Esc menu"]),
        (each(&[""]), "› ", ["59 s · Enter goes on", "Esc menu"]),
        (order, "(as dealt: no answer yet)", ["59 s · a letter picks up", "Enter goes on"]),
        (pairs, "❯ 1. ", ["59 s · a letter pairs", "Esc menu"]),
    ];
    for (form, line, keys) in table {
        let mut paper = paper(&form, 120);
        (paper.at, paper.turn.number, paper.turn.prompt) = (49, 50, long.to_owned());
        let mut stage = Stage::new(10, 40);
        assert_eq!(stage.ui.sit(&paper.desk(Some(&|| 59))).unwrap().then, Onward::Interrupted);
        let (rows, _) = stage.waiting();
        assert!(rows.len() <= 10, "{rows:#?}");
        assert!(rows.iter().any(|row| row.contains(line.trim_end())), "{line}: {rows:#?}");
        let legend = rows[rows.len() - 2..].join("\n");
        assert!(keys.iter().all(|key| legend.contains(key)), "{keys:?}: {rows:#?}");
        assert!(legend.ends_with("Esc menu"), "{rows:#?}");
    }
}

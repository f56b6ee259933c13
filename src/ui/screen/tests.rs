mod exam;
#[cfg(feature = "pictures")]
mod pictures;

use super::stage::{Stage, line, one, turn, wrong};
use super::*;
use crate::form::{Answer, Credit, Form, Grade, Rating};
use crate::ui::chooser::One;
use crate::ui::keys::Keystroke;
use crate::ui::tty::Press;

#[test]
fn an_answer_leaves_a_short_record() {
    let mut stage = Stage::new(24, 60);
    stage.type_in("b");
    let asked = stage.ui.ask(&turn(&one(&["Minsk", "Brest"]), "The *capital*?")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::One(1)));
    stage.type_in("\n");
    assert_eq!(stage.ui.tell(&wrong()).unwrap(), Reply::GoOn);
    let screen = [
        "3/20 · geography",
        "The *capital*?",
        "✔ a) Minsk",
        "✘ b) Brest",
        "✘ Wrong",
        "Since 1919.",
    ];
    assert_eq!(stage.screen(), screen);
    assert!(!stage.ui.terminal.is_raw);
}

#[test]
fn type_ahead_is_dropped_before_every_prompt() {
    let mut stage = Stage::new(24, 60);
    stage.type_in("a");
    stage.ui.ask(&turn(&one(&["x", "y"]), "?")).unwrap();
    stage.type_in("n");
    stage.ui.tell(&wrong()).unwrap();
    assert_eq!(stage.ui.terminal.discarded, 2);
}

#[test]
fn a_hint_and_being_asked_again_keep_what_was_typed() {
    let mut stage = Stage::new(24, 60);
    let mut turn = turn(&line(), "How many?");
    turn.hints_left = 1;
    stage.type_in("six?");
    stage.press(&[Keystroke::Esc, Keystroke::Char('h')]);
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Pause);
    assert_eq!(stage.ui.pause(&turn).unwrap(), Reply::Hint);
    (turn.hints_left, turn.hints) = (0, vec!["less than ten".to_owned()]);
    stage.type_in("\n");
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Answer(Answer::Lines(vec!["six?".into()])));
    turn.notice = Some("a number is asked for".to_owned());
    stage.press(&[Keystroke::Backspace]);
    stage.type_in("\n");
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Answer(Answer::Lines(vec!["six".into()])));
    stage.ui.settle().unwrap();
    let screen = ["3/20 · geography", "How many?", "Hint: less than ten", "› six"];
    assert_eq!(stage.screen(), screen);
}

#[test]
fn esc_has_a_menu_and_resuming_loses_nothing() {
    let mut stage = Stage::new(24, 60);
    let turn = turn(&one(&["x", "y", "z"]), "?");
    stage.press(&[Keystroke::Down, Keystroke::Esc]);
    for leaving in [Keystroke::Esc, Keystroke::Enter, Keystroke::Char('c'), Keystroke::EndOfInput] {
        assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Pause);
        stage.press(std::slice::from_ref(&leaving));
        assert_eq!(stage.ui.pause(&turn).unwrap(), Reply::GoOn, "{leaving:?}");
        stage.press(&[Keystroke::Esc]);
    }
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Pause);
    stage.press(&[Keystroke::Down, Keystroke::Enter]);
    assert_eq!(stage.ui.pause(&turn).unwrap(), Reply::Skip);
    assert_eq!(stage.ui.tell(&wrong()).unwrap_err().kind(), io::ErrorKind::Interrupted);
    stage.press(&[Keystroke::Enter]);
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Answer(Answer::One(0)));
}

#[test]
fn menus_offer_what_can_be_decided_about_a_question() {
    let mut stage = Stage::new(24, 60);
    let turn = turn(&one(&["x", "y", "z"]), "?");
    stage.press(&[Keystroke::Esc]);
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Pause);
    stage.press(&[Keystroke::Char('a')]);
    assert_eq!(stage.ui.pause(&turn).unwrap(), Reply::Treat(Wish::Reset));
    stage.press(&[Keystroke::Esc]);
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Pause);
    stage.press(&[Keystroke::Char('k')]);
    assert_eq!(stage.ui.pause(&turn).unwrap(), Reply::Treat(Wish::Known));
    stage.press(&[Keystroke::Esc, Keystroke::Char('d')]);
    assert_eq!(stage.ui.tell(&wrong()).unwrap(), Reply::Treat(Wish::Due(None)));
    assert_eq!(stage.screen().last().map(String::as_str), Some("Since 1919."));
}

#[test]
fn where_nothing_is_left_it_ends_or_is_taken_back() {
    for (key, is_back) in [
        (Keystroke::Enter, false),
        (Keystroke::EndOfInput, false),
        (Keystroke::Char('u'), true),
        (Keystroke::Ctrl('_'), true),
    ] {
        let mut stage = Stage::new(10, 40);
        stage.press(&[Keystroke::Esc, key]);
        assert_eq!(stage.ui.end().unwrap(), is_back);
        assert_eq!(stage.screen(), ["Nothing is left to ask."]);
    }
}

#[test]
fn a_sound_that_is_played_again_and_words_that_are_left_print_nothing() {
    let mut stage = Stage::new(24, 60);
    let sound =
        Some(crate::engine::Sound { path: "a.ogg".to_owned(), is_heard: true, is_missing: false });
    let told = Feedback { sound, ..wrong() };
    stage.type_in("a");
    stage.ui.ask(&turn(&one(&["x", "y"]), "?")).unwrap();
    stage.type_in("p");
    assert_eq!(stage.ui.tell(&told).unwrap(), Reply::Listen);
    stage.press(&[Keystroke::Esc, Keystroke::Char('f')]);
    assert_eq!(stage.ui.tell(&told).unwrap(), Reply::Treat(Wish::Flag(None)));
    let before = stage.screen();
    assert_eq!(before.iter().filter(|row| row.contains("Wrong")).count(), 1, "{before:?}");
    stage.press(&[Keystroke::Esc]);
    let wanted = Wanted { question: "Which word?", optional: true, ..Wanted::default() };
    assert_eq!(stage.ui.lines(&wanted, &mut |_| Ok(())).unwrap(), None);
    stage.type_in("p");
    assert_eq!(stage.ui.tell(&told).unwrap(), Reply::Listen);
    stage.type_in("\n");
    assert_eq!(stage.ui.tell(&told).unwrap(), Reply::GoOn);
    assert_eq!(stage.screen(), before);
}

/// The screen with the pause menu open.
fn paused(rows: usize, columns: usize) -> Vec<String> {
    let mut stage = Stage::new(rows, columns);
    let turn = Turn { hints_left: 2, ..turn(&one(&["Brest", "Minsk"]), "The capital of Belarus?") };
    stage.press(&[Keystroke::Esc]);
    stage.ui.ask(&turn).unwrap();
    let kept = stage.ui.kept.take();
    let field = kept.as_ref().map(|kept| &*kept.field);
    stage
        .ui
        .prompt(|screen| {
            let sight = |look| question::sight(&turn, field, look);
            screen.choose_control(Scene::Asked(&turn), &question::all_keys(field), &sight)
        })
        .unwrap_err();
    stage.waiting().0
}

#[test]
fn the_pause_menu_takes_letters_and_leaves_the_question_in_sight() {
    let wide = [
        "3/20 · geography",
        "The capital of Belarus?",
        "",
        "  a) Brest",
        "  b) Minsk",
        "",
        "❯ c) Go on",
        "  h) Hint (2 left) [Ctrl-T]",
        "  i) I don't know [Ctrl-G]",
        "  u) Undo the last answer or decision [Ctrl-_]",
        "  a) This question: as new",
        "  d) This question: due on ...",
        "  k) This question: known, never ask it again",
        "  s) This question: suspend until that is taken back",
        "  b) This question: bury until tomorrow",
        "  f) This question: flag with a word ...",
        "  n) This question: note to yourself ...",
        "  q) Stop",
        "Outside this menu: a-b answers; arrows and Enter; PgUp and PgDn scroll; Ctrl-Z",
        "  stops the program until fg; Ctrl-C ends the session.",
        "a letter picks · arrows and Enter · Esc goes on",
    ];
    assert_eq!(paused(24, 80), wide);
    assert_eq!(paused(40, 120)[..18], wide[..18]);
    let narrow = [
        "The capital of Belarus?",
        "❯ c) Go on",
        "  h) Hint (2 left) [Ctrl-T]",
        "  i) I don't know [Ctrl-G]",
        "  u) Undo the last answer or decision",
        "     [Ctrl-_]",
        "  a) This question: as new",
        "  d) This question: due on ...",
        "… 2–8/22 PgDn · a letter picks",
        "arrows and Enter · Esc goes on",
    ];
    assert_eq!(paused(10, 40), narrow);
}

#[test]
fn one_key_says_i_do_not_know_and_one_hints_also_where_text_is_typed() {
    let mut stage = Stage::new(24, 60);
    let hinted = Turn { hints_left: 1, ..turn(&line(), "How many?") };
    stage.type_in("si?");
    stage.press(&[Keystroke::Ctrl('T')]);
    assert_eq!(stage.ui.ask(&hinted).unwrap(), Reply::Hint);
    stage.press(&[Keystroke::Ctrl('T'), Keystroke::Ctrl('G')]);
    let turn = Turn { hints: vec!["less than ten".to_owned()], hints_left: 0, ..hinted };
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Skip);
    let said = String::from_utf8_lossy(&stage.paper.0.borrow()).into_owned();
    assert!(said.contains("Ctrl-T hint (1) · Ctrl-G I don't know"), "{said}");
    assert!(said.contains("! There are no more hints."), "{said}");
}

#[test]
fn the_first_question_has_nothing_to_take_back_and_any_other_has() {
    let mut stage = Stage::new(24, 60);
    let first = Turn { is_first: true, ..turn(&line(), "How many?") };
    stage.press(&[Keystroke::Ctrl('_'), Keystroke::Char('6'), Keystroke::Enter]);
    assert_eq!(stage.ui.ask(&first).unwrap(), Reply::Answer(Answer::Lines(vec!["6".into()])));
    let said = String::from_utf8_lossy(&stage.paper.0.borrow()).into_owned();
    assert!(said.contains("! There is nothing to take back."), "{said}");
    stage.press(&[Keystroke::Ctrl('_')]);
    assert_eq!(stage.ui.ask(&turn(&line(), "And now?")).unwrap(), Reply::Undo);
}

#[test]
fn leaving_a_menu_by_ctrl_c_is_an_interruption() {
    let mut stage = Stage::new(24, 60);
    let turn = turn(&one(&["x", "y"]), "Which?");
    stage.press(&[Keystroke::Esc]);
    stage.ui.ask(&turn).unwrap();
    assert_eq!(stage.ui.pause(&turn).unwrap_err().kind(), io::ErrorKind::Interrupted);
    assert_eq!(stage.screen(), ["3/20 · geography", "Which?", "  a) x", "  b) y"]);
    let items = ["one".to_owned(), "two".to_owned()];
    assert_eq!(stage.ui.pick("?", &items).unwrap_err().kind(), io::ErrorKind::Interrupted);
    assert!(!stage.ui.terminal.is_raw);
}

#[test]
fn a_menu_is_wrapped_by_columns_and_scrolled_and_leaves_its_record() {
    let mut stage = Stage::new(10, 40);
    let mut items: Vec<String> = (1..=8).map(|number| format!("東京都の首都 {number}")).collect();
    items[6] = "Организация Договора о коллективной безопасности\u{1b}[2J".to_owned();
    stage.press(&[Keystroke::End, Keystroke::Up]);
    assert!(stage.ui.pick("Which one?", &items).is_err());
    assert!(stage.drawn().contains("❯ g) Организация"), "{}", stage.drawn());
    let active = ["❯ g) Организация Договора о", "     коллективной безопасности[2J"];
    assert!(stage.screen().windows(2).any(|lines| lines == active), "{:#?}", stage.screen());
    let mut stage = Stage::new(10, 40);
    stage.type_in("g");
    assert_eq!(stage.ui.pick("Which one?", &items).unwrap(), Some(6));
    let lines = ["Which one?", "❯ Организация Договора о коллективной", "  безопасности[2J"];
    assert_eq!(stage.screen(), lines);
}

#[test]
fn the_cursor_stands_at_the_active_item() {
    let mut stage = Stage::new(24, 60);
    stage.press(&[Keystroke::Down]);
    assert!(stage.ui.pick("Which?", &["one", "two", "three"].map(str::to_owned)).is_err());
    let (screen, cursor) = stage.waiting();
    assert_eq!((screen[2].as_str(), cursor), ("❯ b) two", (2, 2)));
}

#[test]
fn a_window_that_is_too_small_is_said_and_waited_out() {
    let turn = turn(&one(&["x", "y"]), "?");
    for (rows, columns) in [(2, 40), (1, 40), (24, 9)] {
        let mut stage = Stage::new(rows, columns);
        stage.type_in("b");
        stage.resize(24, 60);
        stage.type_in("a");
        assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Answer(Answer::One(0)));
        assert!(String::from_utf8_lossy(&stage.paper.0.borrow()).contains("The wi"));
    }
    let mut stage = Stage::new(24, 60);
    let items = ["one".to_owned(), "two".to_owned()];
    stage.resize(2, 60);
    stage.type_in("a");
    stage.resize(24, 60);
    stage.type_in("b");
    assert_eq!(stage.ui.pick("?", &items).unwrap(), Some(1));
    stage.resize(2, 60);
    stage.type_in("\n");
    stage.resize(24, 60);
    stage.type_in("\n");
    assert_eq!(stage.ui.tell(&wrong()).unwrap(), Reply::GoOn);
    stage.ui.terminal.size.rows = 2;
    assert!(stage.ui.confirm("Sure?", false).is_err(), "interrupted, or it would be waiting");
    stage.resize(24, 60);
    stage.type_in("\n");
    assert_eq!(stage.ui.confirm("Sure?", true).unwrap(), Some(true));
    stage.ui.terminal.size.rows = 2;
    stage.type_in("a\n");
    stage.resize(24, 60);
    stage.type_in("b\n");
    let wanted = Wanted { question: "What?", ..Wanted::default() };
    let typed = stage.ui.lines(&wanted, &mut |_| Ok(())).unwrap();
    assert_eq!(typed, Some(vec!["b".to_owned()]));
}

#[test]
fn a_question_of_yes_or_no_is_wrapped_and_leaves_its_record() {
    let long = "Take \"東京\u{1b}[2J\" for right from now on, and write it into decks/japan.toml?";
    let mut stage = Stage::new(24, 40);
    assert!(stage.ui.confirm(long, true).is_err());
    let lines = [
        "? Take \"東京[2J\" for right from now on,",
        "  and write it into decks/japan.toml?",
        "  (y/n) › yes",
        "Enter says yes · y or n · Esc leaves",
    ];
    assert_eq!(stage.screen(), lines);
    let mut stage = Stage::new(24, 40);
    for (keys, usual, said) in [
        ("x\n", true, Some(true)),
        ("\n", false, Some(false)),
        ("Y", false, Some(true)),
        ("n", true, Some(false)),
        ("q", true, None),
    ] {
        stage.type_in(keys);
        assert_eq!(stage.ui.confirm("Sure?", usual).unwrap(), said, "{keys:?}");
    }
    let record = ["Sure? yes", "Sure? no", "Sure? yes", "Sure? no", "Sure?"];
    assert_eq!(stage.screen(), record);
}

#[test]
fn ctrl_z_pauses_a_question_and_stops_the_program() {
    let mut stage = Stage::new(24, 60);
    let turn = turn(&one(&["x", "y"]), "?");
    stage.press(&[Keystroke::Down, Keystroke::Suspend]);
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Pause);
    assert_eq!(stage.ui.terminal.suspended, 0, "the clock is to be stopped first");
    assert_eq!(stage.ui.pause(&turn).unwrap(), Reply::GoOn);
    assert_eq!(stage.ui.terminal.suspended, 1);
    stage.press(&[Keystroke::Enter, Keystroke::Suspend, Keystroke::Enter]);
    assert_eq!(stage.ui.ask(&turn).unwrap(), Reply::Answer(Answer::One(1)));
    assert_eq!(stage.ui.tell(&wrong()).unwrap(), Reply::GoOn);
    stage.press(&[Keystroke::Suspend, Keystroke::Enter]);
    assert_eq!(stage.ui.pick("?", &["x".to_owned()]).unwrap(), Some(0));
    stage.press(&[Keystroke::Suspend, Keystroke::Enter]);
    assert_eq!(stage.ui.confirm("Sure?", true).unwrap(), Some(true));
    stage.press(&[Keystroke::Suspend, Keystroke::Char('x'), Keystroke::Enter]);
    assert!(stage.ui.lines(&Wanted::default(), &mut |_| Ok(())).unwrap().is_some());
    assert_eq!(stage.ui.terminal.suspended, 5);
}

#[test]
fn after_a_stop_the_question_is_drawn_below_what_others_wrote() {
    let mut stage = Stage::new(24, 60);
    stage.ui.terminal.presses.extend([Press::Continued, Press::Key(Keystroke::Char('b'))]);
    let mut drawn = stage.paper.clone();
    drawn.write_all(b"$ quizdeck\r\n").unwrap();
    stage.ui.ask(&turn(&one(&["x", "y"]), "Which?")).unwrap();
    stage.ui.settle().unwrap();
    let once = ["3/20 · geography", "Which?", "  a) x", "❯ b) y"];
    let screen = stage.screen();
    assert_eq!(screen[screen.len() - 4..], once);
    assert_eq!(screen.iter().filter(|line| *line == "Which?").count(), 2, "{screen:#?}");
}

#[test]
fn lines_are_asked_for_until_nothing_speaks_against_them() {
    let mut stage = Stage::new(24, 60);
    let notes = ["A note.".to_owned()];
    let wanted = Wanted { question: "What?", notes: &notes, ..Wanted::default() };
    stage.type_in("\nx\n");
    stage.press(&[Keystroke::Backspace]);
    stage.type_in("y\n");
    let mut inspect = |lines: &[String]| match &*lines[0] {
        "y" => Ok(()),
        other => Err(format!("not {other}")),
    };
    assert_eq!(stage.ui.lines(&wanted, &mut inspect).unwrap(), Some(vec!["y".to_owned()]));
    assert_eq!(stage.screen(), ["What?", "› y"]);
    let said = String::from_utf8_lossy(&stage.paper.0.borrow()).into_owned();
    assert!(said.contains("! Something is needed here.") && said.contains("! not x"), "{said:?}");
    stage.press(&[Keystroke::Esc]);
    assert_eq!(stage.ui.lines(&wanted, &mut |_| Ok(())).unwrap(), None);
}

#[test]
fn a_notice_stays_and_asks_nothing() {
    let mut stage = Stage::new(24, 20);
    stage.ui.notice("error: cannot\u{1b}[2J write the deck\nhint: mend it\n").unwrap();
    assert_eq!(stage.screen(), ["error: cannot[2J", "write the deck", "hint: mend it"]);
}

#[test]
fn only_the_objections_that_apply_are_taken() {
    let mut stage = Stage::new(24, 60);
    stage.type_in("wgr");
    let reply = stage.ui.tell(&wrong()).unwrap();
    assert_eq!(reply, Reply::Overrule(crate::engine::Overrule::Right));
    let right = Feedback { grade: Grade::new(Credit::FULL), ..wrong() };
    stage.type_in("rw");
    let reply = stage.ui.tell(&right).unwrap();
    assert_eq!(reply, Reply::Overrule(crate::engine::Overrule::Wrong));
    assert!(stage.screen().contains(&"(you: I was wrong)".to_owned()));
}

#[test]
fn a_card_is_turned_rated_and_not_told_again() {
    let mut stage = Stage::new(24, 60);
    stage.type_in("\n2");
    let card = Form::Card { back: vec!["to be".to_owned()] };
    let asked = stage.ui.ask(&turn(&card, "ser")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::Card(Rating::Hard)));
    stage.type_in("rn");
    let rated = Feedback { rated: Some(Rating::Again), ..wrong() };
    assert_eq!(stage.ui.tell(&rated).unwrap(), Reply::GoOn);
    let screen = ["3/20 · geography", "ser", "→ to be", "❯ Hard", "✘ Wrong"];
    assert_eq!(stage.screen(), screen);
}

#[test]
fn a_card_that_was_not_turned_is_told_whole() {
    let mut stage = Stage::new(24, 60);
    let card = turn(&Form::Card { back: vec!["Minsk".to_owned()] }, "Where?");
    stage.press(&[Keystroke::Ctrl('G')]);
    assert_eq!(stage.ui.ask(&card).unwrap(), Reply::Skip);
    stage.type_in("n");
    stage.ui.tell(&wrong()).unwrap();
    assert!(stage.screen().contains(&"Right answer: Minsk".to_owned()), "{:#?}", stage.screen());
}

#[test]
fn a_question_stands_apart_from_the_remark_above_it() {
    let mut stage = Stage::new(24, 60);
    let card = turn(&Form::Card { back: vec!["Minsk".to_owned()] }, "Where?");
    stage.ui.show(&["The answer before is taken back.".to_owned()]).unwrap();
    stage.press(&[Keystroke::Ctrl('G')]);
    stage.ui.ask(&card).unwrap();
    let (rows, _) = stage.waiting();
    assert_eq!(rows[..3], ["The answer before is taken back.", "", "3/20 · geography"]);
}

#[test]
fn the_active_option_is_seen_in_every_window() {
    let options: Vec<String> =
        (1..=30).map(|number| format!("Вариант {number}: довольно длинный 東京")).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    for (rows, columns) in [(24, 80), (10, 40), (5, 20), (3, 12), (3, 10)] {
        let mut stage = Stage::new(rows, columns);
        let long = "A long prompt that says a lot. ".repeat(10);
        stage.press(&[
            Keystroke::End,
            Keystroke::Up,
            Keystroke::PageUp,
            Keystroke::Down,
            Keystroke::Down,
            Keystroke::Down,
        ]);
        let field =
            &mut One::new(&options.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        let asked = turn(&one(&options), &long);
        assert!(
            stage.ui.prompt(|screen| screen.fill(&asked, field, &Hung::default(), false)).is_err()
        );
        let drawn = stage.drawn();
        assert!(drawn.contains("❯ b)"), "{rows}x{columns}: {drawn:?}");
        assert!(drawn.matches("\r\n").count() >= rows.min(2) - 1);
    }
}

#[test]
fn a_smaller_window_redraws_the_question() {
    let mut stage = Stage::new(24, 80);
    stage.ui.terminal.presses.extend([Press::Resized, Press::Key(Keystroke::Char('a'))]);
    let asked = stage.ui.ask(&turn(&one(&["x", "y"]), "?")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::One(0)));
    let drawn = String::from_utf8(stage.paper.0.borrow().clone()).unwrap();
    assert_eq!(drawn.matches("a answers").count() + drawn.matches("a-b answers").count(), 2);
}

#[test]
fn results_go_to_their_own_writer() {
    let mut stage = Stage::new(24, 80);
    stage.ui.sum_up(&Summary { seed: 9, ..Summary::default() }).unwrap();
    let results = String::from_utf8(stage.results.0.borrow().clone()).unwrap();
    assert!(results.ends_with("Seed 9\n"));
    assert!(stage.paper.0.borrow().is_empty());
}

#[test]
fn a_passage_is_recorded_once() {
    let mut stage = Stage::new(24, 60);
    let mut asked = turn(&one(&["x", "y"]), "?");
    asked.passage = Some("Acme has two offices.".to_owned());
    for _ in 0..2 {
        stage.type_in("an");
        stage.ui.ask(&asked).unwrap();
        stage.ui.tell(&wrong()).unwrap();
    }
    let passages = stage.screen().iter().filter(|line| line.contains("│ Acme has")).count();
    assert_eq!(passages, 1);
}

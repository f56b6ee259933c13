use super::*;
use crate::form::{Answer, Arrange, Credit, Deal, Grade, Grouping, Rating};
use crate::random::Random;
use num_rational::BigRational;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

const LOOK: Look = Look { columns: 80, colour: false, unicode: true };

/// A terminal whose keys are written down beforehand, and that says what was asked of it.
struct Script {
    presses: VecDeque<Press>,
    choices: VecDeque<Choice>,
    size: Size,
    is_raw: bool,
    discarded: usize,
}

impl Terminal for Script {
    fn raw(&mut self) -> io::Result<()> {
        self.is_raw = true;
        Ok(())
    }

    fn cooked(&mut self) {
        self.is_raw = false;
    }

    fn discard(&mut self) {
        self.discarded += 1;
    }

    fn press(&mut self) -> io::Result<Press> {
        assert!(self.is_raw, "keys are read in raw mode");
        Ok(self.presses.pop_front().unwrap_or(Press::Interrupted))
    }

    fn size(&self) -> Size {
        self.size
    }

    fn menu(&mut self, _look: Look, items: &[String]) -> io::Result<Choice> {
        self.cooked();
        assert!(items.contains(&"Stop".to_owned()), "{items:?}");
        Ok(self.choices.pop_front().unwrap_or(Choice::Left))
    }

    fn confirm(&mut self, _look: Look, _question: &str) -> io::Result<Option<bool>> {
        Ok(Some(true))
    }
}

/// What was written, also while it is written.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Desk {
    prompts: Prompts<Script, Paper, Paper>,
    paper: Paper,
    results: Paper,
}

impl Desk {
    fn new(rows: usize, columns: usize) -> Self {
        let (paper, results) = (Paper::default(), Paper::default());
        let script = Script {
            presses: VecDeque::new(),
            choices: VecDeque::new(),
            size: Size { rows, columns },
            is_raw: false,
            discarded: 0,
        };
        let prompts = Prompts::new(script, paper.clone(), LOOK, results.clone(), LOOK);
        Self { prompts, paper, results }
    }

    fn press(&mut self, keys: &[Key]) {
        self.prompts.terminal.presses.extend(keys.iter().cloned().map(Press::Key));
    }

    fn type_in(&mut self, text: &str) {
        let key = |c| if c == '\n' { Key::Enter } else { Key::Char(c) };
        self.press(&text.chars().map(key).collect::<Vec<_>>());
    }

    /// The screen as a terminal would show it.
    fn screen(&self) -> Vec<String> {
        let size = self.prompts.terminal.size;
        let short = |length: usize| u16::try_from(length).ok().and_then(|n| n.try_into().ok());
        let (rows, columns) = (short(size.rows).unwrap(), short(size.columns).unwrap());
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        terminal.process(&self.paper.0.borrow());
        let width = u16::try_from(size.columns).unwrap();
        let lines: Vec<String> = terminal.screen().rows(0, width).collect();
        let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |at| at + 1);
        lines[..end].iter().map(|line| line.trim_end().to_owned()).collect()
    }
}

fn turn(form: &Form, prompt: &str) -> Turn {
    Turn {
        number: 3,
        total: 20,
        attempt: 1,
        passage: None,
        prompt: prompt.to_owned(),
        image: None,
        tags: vec!["geography".to_owned()],
        points: 1,
        deal: Deal::new(form, &Answer::One(0), None, &mut Random::new(1, &["test"])),
        hints: Vec::new(),
        hints_left: 0,
        notice: None,
        previews: None,
    }
}

fn one(options: &[&str]) -> Form {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    Form::One { options, arrange: Arrange::Keep }
}

fn line() -> Form {
    Form::Lines { labels: vec![String::new()], grouping: Grouping::Each }
}

fn wrong() -> Feedback {
    Feedback {
        grade: Grade::new(Credit::NONE),
        given: vec!["Brest".to_owned()],
        key: vec!["Minsk".to_owned()],
        also: Vec::new(),
        lines: Vec::new(),
        explain: Some("Since 1919.".to_owned()),
        source: None,
        points: BigRational::default(),
        of: 1,
        streak: 0,
        comes_back: false,
        remarks: Vec::new(),
        last: false,
        can_edit: true,
    }
}

#[test]
fn an_answer_leaves_a_short_record() {
    let mut desk = Desk::new(24, 60);
    desk.type_in("b");
    let asked = desk.prompts.ask(&turn(&one(&["Minsk", "Brest"]), "The *capital*?")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::One(1)));
    desk.type_in("\n");
    assert_eq!(desk.prompts.tell(&wrong()).unwrap(), Reply::GoOn);
    let screen = [
        "3/20 · geography",
        "The *capital*?",
        "  a) Minsk",
        "❯ b) Brest",
        "✘ Wrong",
        "Right answer: Minsk",
        "Since 1919.",
    ];
    assert_eq!(desk.screen(), screen);
    assert!(!desk.prompts.terminal.is_raw);
}

#[test]
fn type_ahead_is_dropped_before_every_prompt() {
    let mut desk = Desk::new(24, 60);
    desk.type_in("a");
    desk.prompts.ask(&turn(&one(&["x", "y"]), "?")).unwrap();
    desk.type_in("n");
    desk.prompts.tell(&wrong()).unwrap();
    assert_eq!(desk.prompts.terminal.discarded, 2);
}

#[test]
fn a_hint_and_being_asked_again_keep_what_was_typed() {
    let mut desk = Desk::new(24, 60);
    let mut turn = turn(&line(), "How many?");
    turn.hints_left = 1;
    desk.type_in("six?");
    desk.press(&[Key::Esc]);
    desk.prompts.terminal.choices.push_back(Choice::Picked(1));
    assert_eq!(desk.prompts.ask(&turn).unwrap(), Reply::Hint);
    (turn.hints_left, turn.hints) = (0, vec!["less than ten".to_owned()]);
    desk.type_in("\n");
    assert_eq!(desk.prompts.ask(&turn).unwrap(), Reply::Answer(Answer::Lines(vec!["six?".into()])));
    turn.notice = Some("a number is asked for".to_owned());
    desk.press(&[Key::Backspace]);
    desk.type_in("\n");
    assert_eq!(desk.prompts.ask(&turn).unwrap(), Reply::Answer(Answer::Lines(vec!["six".into()])));
    desk.prompts.settle().unwrap();
    let screen = ["3/20 · geography", "How many?", "Hint: less than ten", "› six"];
    assert_eq!(desk.screen(), screen);
}

#[test]
fn esc_has_a_menu_and_resuming_loses_nothing() {
    let mut desk = Desk::new(24, 60);
    desk.press(&[Key::Down, Key::Esc, Key::Esc, Key::Enter]);
    desk.prompts.terminal.choices.extend([Choice::Left, Choice::Picked(0)]);
    let asked = desk.prompts.ask(&turn(&one(&["x", "y", "z"]), "?")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::One(1)));
    for (place, reply) in [(1, Reply::Skip), (2, Reply::Quit)] {
        desk.press(&[Key::Esc]);
        desk.prompts.terminal.choices.push_back(Choice::Picked(place));
        assert_eq!(desk.prompts.ask(&turn(&one(&["x", "y"]), "!")).unwrap(), reply);
    }
}

#[test]
fn only_the_objections_that_apply_are_taken() {
    let mut desk = Desk::new(24, 60);
    desk.type_in("wgr");
    let reply = desk.prompts.tell(&wrong()).unwrap();
    assert_eq!(reply, Reply::Overrule(crate::engine::Overrule::Right));
    let right = Feedback { grade: Grade::new(Credit::FULL), ..wrong() };
    desk.type_in("rw");
    let reply = desk.prompts.tell(&right).unwrap();
    assert_eq!(reply, Reply::Overrule(crate::engine::Overrule::Wrong));
    assert!(desk.screen().contains(&"(you: I was wrong)".to_owned()));
}

#[test]
fn a_card_is_turned_rated_and_not_told_again() {
    let mut desk = Desk::new(24, 60);
    desk.type_in("\n2");
    let card = Form::Card { back: vec!["to be".to_owned()] };
    let asked = desk.prompts.ask(&turn(&card, "ser")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::Card(Rating::Hard)));
    desk.type_in("rn");
    assert_eq!(desk.prompts.tell(&wrong()).unwrap(), Reply::GoOn);
    let screen = ["3/20 · geography", "ser", "→ to be", "❯ Hard", "✘ Wrong", "Since 1919."];
    assert_eq!(desk.screen(), screen);
}

#[test]
fn the_active_option_is_seen_in_every_window() {
    let options: Vec<String> =
        (1..=30).map(|number| format!("Вариант {number}: довольно длинный 東京")).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    for (rows, columns) in [(24, 80), (10, 40), (5, 20), (3, 12), (2, 6), (1, 3)] {
        let mut desk = Desk::new(rows, columns);
        let long = "A long prompt that says a lot. ".repeat(10);
        desk.press(&[Key::End, Key::Up, Key::PageUp, Key::Down, Key::Down, Key::Down]);
        let asked = turn(&one(&options), &long);
        assert_eq!(desk.prompts.ask(&asked).unwrap(), Reply::Interrupted);
        let written = desk.paper.0.borrow().clone();
        let last = written.windows(6).rposition(|bytes| bytes == b"\x1b[?25l").unwrap();
        let drawn = String::from_utf8_lossy(&written[last..]).into_owned();
        assert!(drawn.contains("❯ b)"), "{rows}x{columns}: {drawn:?}");
        assert!(drawn.matches("\r\n").count() >= rows.min(2) - 1);
    }
}

#[test]
fn a_smaller_window_redraws_the_question() {
    let mut desk = Desk::new(24, 80);
    desk.prompts.terminal.presses.extend([Press::Resized, Press::Key(Key::Char('a'))]);
    let asked = desk.prompts.ask(&turn(&one(&["x", "y"]), "?")).unwrap();
    assert_eq!(asked, Reply::Answer(Answer::One(0)));
    let drawn = String::from_utf8(desk.paper.0.borrow().clone()).unwrap();
    assert_eq!(drawn.matches("a answers").count() + drawn.matches("a-b answers").count(), 2);
}

#[test]
fn results_go_to_their_own_writer() {
    let mut desk = Desk::new(24, 80);
    desk.prompts.sum_up(&Summary { seed: 9, ..Summary::default() }).unwrap();
    let results = String::from_utf8(desk.results.0.borrow().clone()).unwrap();
    assert!(results.ends_with("Seed 9\n"));
    assert!(desk.paper.0.borrow().is_empty());
}

#[test]
fn a_passage_is_recorded_once() {
    let mut desk = Desk::new(24, 60);
    let mut asked = turn(&one(&["x", "y"]), "?");
    asked.passage = Some("Acme has two offices.".to_owned());
    for _ in 0..2 {
        desk.type_in("an");
        desk.prompts.ask(&asked).unwrap();
        desk.prompts.tell(&wrong()).unwrap();
    }
    let passages = desk.screen().iter().filter(|line| line.contains("│ Acme has")).count();
    assert_eq!(passages, 1);
}

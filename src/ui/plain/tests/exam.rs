use super::*;
use crate::ui::desk::{Desk, Glance, Leaving, Onward};
use crate::ui::input::LineSource;
use std::cell::Cell;
use std::io::Read;

/// Sits at one of three questions, of which the first is answered and the second flagged.
fn sit_at(
    plain: &mut Pipe<'_>,
    (at, form): (usize, &Form),
    given: Option<&Answer>,
    remaining: Option<&dyn Fn() -> u64>,
) -> Leaving {
    let prompts = ["What is **it**?", "Which?", "東京?"];
    let places = prompts.iter().enumerate().map(|(place, prompt)| Glance {
        prompt: (*prompt).to_owned(),
        is_answered: place == 0,
        is_flagged: place == 1,
        is_partial: false,
    });
    let turn = Turn { number: at + 1, total: 3, points: 1, ..turn(form) };
    let places: Vec<Glance> = places.collect();
    plain.sit(&Desk { turn: &turn, given, places: &places, at, remaining }).unwrap()
}

fn sit(plain: &mut Pipe<'_>, at: usize, form: &Form) -> Leaving {
    sit_at(plain, (at, form), None, None)
}

fn left(answer: Option<Answer>, then: Onward) -> Leaving {
    Leaving { answer, then }
}

fn typed(lines: &[&str]) -> Answer {
    Answer::Lines(texts(lines))
}

#[test]
fn an_answer_goes_on_to_the_next_and_commands_go_anywhere() {
    for (input, answer, then) in [
        ("a\n", Some(Answer::One(0)), Onward::Go(2)),
        (":next\n", None, Onward::Go(2)),
        (":back\n", None, Onward::Go(0)),
        (":go 3\n", None, Onward::Go(2)),
        (":go 4\n:go\n:go -1\n :go  1 \n", None, Onward::Go(0)),
        (":flag\n", None, Onward::Flag),
        ("z\n\n:quit\n", None, Onward::Quit),
        (":hand-in\n", None, Onward::HandIn),
        ("", None, Onward::Ended),
    ] {
        let mut plain = pipe(input.as_bytes());
        assert_eq!(sit(&mut plain, 1, &one()), left(answer, then), "{input:?}");
    }
}

#[test]
fn what_was_given_is_said_and_stays_until_it_is_changed_or_cleared() {
    let given = Some(typed(&["Минск"]));
    for (input, answer, then) in [
        (":next\n", given.clone(), Onward::Go(1)),
        ("\n \n:next\n", given.clone(), Onward::Go(1)),
        ("東京\n", Some(typed(&["東京"])), Onward::Go(1)),
        (":clear\n", None, Onward::Go(0)),
        ("", given.clone(), Onward::Ended),
    ] {
        let mut plain = pipe(input.as_bytes());
        let done = sit_at(&mut plain, (0, &each(&[""])), given.as_ref(), None);
        assert_eq!(done, left(answer, then), "{input:?}");
        assert!(said(&plain).starts_with("1/3\nWhat is **it**?\nYour answer: Минск\n"));
    }
}

#[test]
fn lines_that_were_begun_count_however_they_are_left() {
    let gaps = each(&["1", "2"]);
    let text = Form::Lines { labels: texts(&[""]), grouping: Grouping::Text };
    for (form, input, answer, then) in [
        (&gaps, "1992\n:next\n", Some(typed(&["1992", ""])), Onward::Go(1)),
        (&gaps, "1992\n", Some(typed(&["1992", ""])), Onward::Ended),
        (&gaps, "\n\n\nx\n", Some(typed(&["", "x"])), Onward::Go(1)),
        (&list(), "red\n:hand-in\n", Some(typed(&["red"])), Onward::HandIn),
        (&list(), "red\n\n", Some(typed(&["red"])), Onward::Go(1)),
        (&text, "a\n b\n:go 3\n", Some(typed(&["a\n b"])), Onward::Go(2)),
    ] {
        let mut plain = pipe(input.as_bytes());
        assert_eq!(sit(&mut plain, 0, form), left(answer, then), "{input:?}");
    }
}

#[test]
fn what_was_begun_is_kept_before_the_list_tells_that_it_is_answered() {
    let gaps = each(&["1", "2"]);
    let mut plain = pipe(b"1992\n:list\n:next\n");
    assert_eq!(sit(&mut plain, 0, &gaps), left(Some(typed(&["1992", ""])), Onward::Keep));
    assert!(!said(&plain).contains("here"), "{}", said(&plain));
    let given = Some(typed(&["1992", ""]));
    let done = sit_at(&mut plain, (0, &gaps), given.as_ref(), None);
    assert_eq!(done, left(given, Onward::Go(1)));
    let said = said(&plain);
    assert!(said.contains("1. here, answered in part: "), "{said}");
    assert_eq!(said.matches("What is").count(), 2, "in the list alone it stands again: {said}");
}

#[test]
fn after_a_flag_the_question_is_not_shown_again_and_behind_the_last_the_rest_is_said() {
    let mut plain = pipe(b":flag\nx\n:list\n:next\n:hand-in\n");
    assert_eq!(sit(&mut plain, 2, &each(&[""])).then, Onward::Flag);
    assert_eq!(sit(&mut plain, 2, &each(&[""])), left(Some(typed(&["x"])), Onward::Go(2)));
    let done = sit_at(&mut plain, (2, &each(&[""])), Some(&typed(&["x"])), None);
    assert_eq!(done, left(Some(typed(&["x"])), Onward::HandIn));
    let end = "That was the last question. 1 of 3 questions is open: 2. Flagged: 2. \
               :go and a number goes to one, :hand-in hands in.";
    let expected = format!(
        "3/3\nWhat is **it**?\nFlagged.\n{end}\n\
         1. answered: What is **it**?\n2. open, flagged: Which?\n3. here, answered: 東京?\n{end}\n\
         1 of 3 questions is open: 2. Flagged: 2.\n"
    );
    assert_eq!(said(&plain), expected);
}

#[test]
fn a_notice_is_all_that_is_said_of_the_same_question() {
    let mut plain = pipe(b"x\n:next\n");
    sit(&mut plain, 0, &each(&[""]));
    let before = said(&plain).len();
    let turn =
        Turn { notice: Some("a number\u{1b} is asked for".to_owned()), ..turn(&each(&[""])) };
    let given = Some(typed(&["x"]));
    let places = vec![Glance::default(); 2];
    let desk = Desk { turn: &turn, given: given.as_ref(), places: &places, at: 0, remaining: None };
    assert_eq!(plain.sit(&desk).unwrap(), left(given.clone(), Onward::Go(1)));
    assert_eq!(&said(&plain)[before..], "! a number is asked for\n");
}

#[test]
fn a_command_that_an_exam_has_not_is_no_answer() {
    let mut plain = pipe(b":hint\n:nxt 3\n\\:nxt\n");
    assert_eq!(sit(&mut plain, 0, &each(&[""])), left(Some(typed(&[":nxt"])), Onward::Go(1)));
    let said = said(&plain);
    assert!(said.contains("An exam has no :hint: :help names what it has."), "{said}");
    let mut plain = pipe(b":help\n");
    sit(&mut plain, 0, &one());
    let said = self::said(&plain);
    assert!(said.contains(":next  Next question\n:list  List of all"), "{said}");
    assert!(
        !said.contains(":back") && !said.contains(":skip") && !said.contains(":play"),
        "{said}"
    );
}

#[test]
fn a_person_is_asked_before_handing_in() {
    let mut plain = person(":hand-in\nwhat\n\n:hand-in\ny\n");
    assert_eq!(sit(&mut plain, 0, &one()), left(None, Onward::HandIn));
    let said = said(&plain);
    let asked = "> 3 of 3 questions";
    assert!(!said.contains(asked), "{said}");
    assert!(said.contains("Hand in? y/N > Answer with y or n.\nHand in? y/N > "), "{said}");
}

/// Lines that come one at a time, with nothing for a while before each.
struct Slow<'l> {
    lines: &'l [&'l str],
    idle: usize,
    waited: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.waited += 1;
        if !self.waited.is_multiple_of(self.idle + 1) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let Some((line, rest)) = self.lines.split_first() else { return Ok(0) };
        self.lines = rest;
        buffer[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

impl LineSource for io::BufReader<Slow<'_>> {
    fn unfinished(&mut self) -> Vec<u8> {
        self.get_ref().lines.concat().into_bytes()
    }
}

/// Sits with a clock that loses a second with every look, and lines that come so slowly.
fn in_time(lines: &[&str], idle: usize, seconds: u64, is_person: bool) -> (Leaving, String) {
    let input = io::BufReader::new(Slow { lines, idle, waited: 0 });
    let mut plain = Plain::new(input, Vec::new(), Vec::new(), LOOK, is_person);
    let left = Cell::new(seconds);
    let looks = Cell::new(0_u64);
    let clock = || {
        looks.set(looks.get() + 1);
        left.get().saturating_sub(looks.get() / 20)
    };
    let turn = Turn { points: 1, ..turn(&each(&["1", "2"])) };
    let places = vec![Glance::default(); 2];
    let remaining: Option<&dyn Fn() -> u64> = Some(&clock);
    let desk = Desk { turn: &turn, given: None, places: &places, at: 0, remaining };
    let done = plain.sit(&desk).unwrap();
    (done, String::from_utf8(plain.questions).unwrap())
}

#[test]
fn time_is_said_at_five_and_one_minute_and_ends_a_line_that_is_waited_for() {
    let (done, said) = in_time(&["19", "92\n", "Taš"], 2000, 320, true);
    assert_eq!(done, left(Some(typed(&["1992", ""])), Onward::TimeIsUp), "what is being typed");
    assert_eq!(said.matches("minutes left.").count(), 2, "{said}");
    assert!(said.contains("1> \n5 minutes left.\n1> \n1 minute left.\n1> \n"), "{said}");
    let (done, _) = in_time(&["19", "92\n", "Taš"], 1400, 320, true);
    assert_eq!(done, left(Some(typed(&["1992", "Taš"])), Onward::TimeIsUp), "also of a line");
    let (done, said) = in_time(&["x\n"], 0, 0, false);
    assert_eq!((done, said.as_str()), (left(None, Onward::TimeIsUp), ""));
}

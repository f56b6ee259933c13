mod exam;

use super::*;
use crate::engine::{Aside, Outlook, Overrule};
use crate::form::{Arrange, Credit, Deal, Grade};
use crate::form::{LONGEST, TOO_LONG};
use crate::random::Random;
use crate::ui::Wish;
use num_rational::BigRational;

const LOOK: Look =
    Look { columns: 80, colour: true, theme: crate::text::Theme::USUAL, unicode: true };

type Pipe<'i> = Plain<&'i [u8], Vec<u8>, Vec<u8>>;

fn pipe(input: &[u8]) -> Pipe<'_> {
    Plain::new(input, Vec::new(), Vec::new(), LOOK, false)
}

fn said(plain: &Pipe<'_>) -> String {
    String::from_utf8(plain.questions.clone()).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn lines(texts_: &[&str]) -> Reply {
    Reply::Answer(Answer::Lines(texts(texts_)))
}

fn turn(form: &Form) -> Turn {
    Turn {
        number: 1,
        total: 2,
        deck: None,
        attempt: 1,
        is_first: false,
        aside: Aside::default(),
        can_edit_last: false,
        passage: None,
        prompt: "What is **it**?".to_owned(),
        image: None,
        picture: None,
        is_picture_missing: false,
        sound: None,
        tags: Vec::new(),
        points: 2,
        deal: Deal::new(form, &Answer::One(0), None, &mut Random::new(1, &["test"])),
        hints: Vec::new(),
        hints_left: 1,
        letters: Vec::new(),
        notice: None,
        previews: None,
        explain: None,
        learned: None,
    }
}

fn one() -> Form {
    Form::One { options: texts(&["Minsk", "Brest\u{1b}[2J"]), arrange: Arrange::Keep }
}

fn each(labels: &[&str]) -> Form {
    Form::Lines { labels: texts(labels), grouping: Grouping::Each }
}

fn list() -> Form {
    Form::Lines { labels: texts(&["", "", ""]), grouping: Grouping::List }
}

fn feedback(last: bool) -> Feedback {
    Feedback {
        grade: Grade::new(Credit::FULL).close(Some("typo".to_owned())),
        rated: None,
        overruled: None,
        hints: 0,
        guise: crate::engine::Guise::Text,
        given: texts(&["Mimsk"]),
        key: texts(&["Minsk"]),
        also: Vec::new(),
        lines: Vec::new(),
        explain: None,
        source: None,
        points: BigRational::default(),
        of: 1,
        confusion: None,
        streak: 1,
        comes_back: false,
        sound: None,
        outlook: Outlook::default(),
        last,
        can_edit: true,
        aside: Aside::default(),
    }
}

#[test]
fn what_is_not_understood_is_asked_again_and_a_question_is_shown_once() {
    let mut plain = pipe(b"\nz\nb\n");
    assert_eq!(plain.ask(&turn(&one())).unwrap(), Reply::Answer(Answer::One(1)));
    let expected = "1/2 · 2 points\nWhat is **it**?\na) Minsk\nb) Brest[2J\n\
        Answer with a letter (a-b).\nAnswer with a letter (a-b).\n";
    assert_eq!(said(&plain), expected);
}

#[test]
fn where_nothing_is_left_undo_takes_it_back_and_the_rest_ends() {
    for (input, is_back) in [(":undo\n", true), ("\n", false), ("", false), (":quit\n", false)] {
        let mut plain = pipe(input.as_bytes());
        assert_eq!(plain.end().unwrap(), is_back, "{input:?}");
        assert_eq!(said(&plain), "Nothing is left to ask.\n");
    }
}

#[test]
fn what_was_told_is_not_told_again_where_a_sound_is_played() {
    let mut plain = pipe(b":play\n\n");
    let sound = crate::engine::Sound { path: "a.ogg".into(), is_heard: true, is_missing: false };
    let told = Feedback { sound: Some(sound.clone()), ..feedback(true) };
    assert_eq!(plain.tell(&told).unwrap(), Reply::Listen);
    let before = said(&plain);
    assert_eq!(plain.tell(&told).unwrap(), Reply::GoOn);
    assert_eq!(said(&plain), before);
    let mut plain = pipe(b":play\n\n");
    let told = Feedback { sound: Some(crate::engine::Sound { is_heard: false, ..sound }), ..told };
    assert_eq!(plain.tell(&told).unwrap(), Reply::GoOn);
    assert!(said(&plain).ends_with("The sound cannot be played here.\n"), "{}", said(&plain));
}

#[test]
fn only_the_verdict_is_told_anew_where_it_is_another() {
    let mut plain = pipe(b":guess\n\n");
    let told = feedback(true);
    assert_eq!(plain.tell(&told).unwrap(), Reply::Overrule(Overrule::Guessed));
    let before = said(&plain).len();
    plain.tell(&Feedback { overruled: Some(Overrule::Guessed), ..told }).unwrap();
    assert!(!said(&plain)[before..].contains("answer: "), "{}", said(&plain));
}

#[test]
fn only_some_words_are_commands_and_a_backslash_escapes_them() {
    let mut plain = pipe(b":hint\n :skip \n:undo\n:right\n:wrong\n:guess\n:quit\n:reset\n:known\n:due\n :due 24 Dec \n:suspend\n:bury\n:ask\n:flag hard\n:note not : this\n");
    let replies = [
        Reply::Hint,
        Reply::Skip,
        Reply::Undo,
        Reply::Overrule(Overrule::Right),
        Reply::Overrule(Overrule::Wrong),
        Reply::Overrule(Overrule::Guessed),
        Reply::Quit,
        Reply::Treat(Wish::Reset),
        Reply::Treat(Wish::Known),
        Reply::Treat(Wish::Due(None)),
        Reply::Treat(Wish::Due(Some("24 Dec".to_owned()))),
        Reply::Treat(Wish::Suspend),
        Reply::Treat(Wish::Bury),
        Reply::Treat(Wish::Ask),
        Reply::Treat(Wish::Flag(Some("hard".to_owned()))),
        Reply::Treat(Wish::Note(Some("not : this".to_owned()))),
        Reply::Ended,
    ];
    for reply in replies {
        assert_eq!(plain.ask(&turn(&each(&[""]))).unwrap(), reply);
    }
    let table = [
        (":hints", ":hints"),
        ("\\:hint", ":hint"),
        ("\\\\:hint", "\\:hint"),
        ("\\frac{1}{2}", "\\frac{1}{2}"),
        (" spaced ", " spaced "),
    ];
    for (typed, taken) in table {
        let reply = pipe(typed.as_bytes()).ask(&turn(&each(&[""]))).unwrap();
        assert_eq!(reply, lines(&[taken]), "{typed}");
    }
}

#[test]
fn the_commands_that_do_something_now_are_named_where_that_is_asked() {
    let mut plain = person(":help\na\n");
    let turn = Turn { is_first: true, ..turn(&one()) };
    assert_eq!(plain.ask(&turn).unwrap(), Reply::Answer(Answer::One(0)));
    let said = said(&plain);
    assert!(said.starts_with("Answer by a line; :help names the commands.\n1/2"), "{said}");
    assert!(said.contains("> :hint  Hint (1 left)\n:skip  I don't know\n"), "{said}");
    assert!(!said.contains(":right") && !said.contains(":undo"), "{said}");
    let mut plain = person("\n");
    plain.tell(&feedback(true)).unwrap();
    let said = self::said(&plain);
    assert!(said.ends_with("Enter ends, or :wrong :guess :undo :quit > "), "{said}");
}

#[test]
fn a_hint_keeps_the_gaps_that_were_typed() {
    let mut plain = pipe(b"1992\n:hint\nTashkent\r\n");
    let mut turn = turn(&each(&["1", "city"]));
    assert_eq!(plain.ask(&turn).unwrap(), Reply::Hint);
    (turn.hints, turn.hints_left) = (texts(&["A capital."]), 0);
    assert_eq!(plain.ask(&turn).unwrap(), lines(&["1992", "Tashkent"]));
    assert!(said(&plain).ends_with("One line each: 1, city\nHint: A capital.\n"));
}

#[test]
fn where_no_hint_is_left_it_is_said_and_nothing_is_lost() {
    let mut plain = pipe(b":hint\na\n");
    let turn = Turn { hints_left: 0, ..turn(&one()) };
    assert_eq!(plain.ask(&turn).unwrap(), Reply::Answer(Answer::One(0)));
    assert!(said(&plain).ends_with("There is no hint for this one.\n"));
}

#[test]
fn an_answer_that_is_too_long_is_refused_where_it_is_typed() {
    let typed = format!("{}\nshort\n", "x".repeat(LONGEST + 1));
    let mut plain = pipe(typed.as_bytes());
    assert_eq!(plain.ask(&turn(&each(&[""]))).unwrap(), lines(&["short"]));
    assert!(said(&plain).contains(TOO_LONG));
}

#[test]
fn a_list_is_one_line_or_ends_with_an_empty_one() {
    let mut plain = pipe(b"one, two\nx\none\ntwo\n\nlast");
    assert_eq!(plain.ask(&turn(&list())).unwrap(), lines(&["one, two"]));
    assert_eq!(plain.ask(&turn(&list())).unwrap(), lines(&["x", "one", "two"]));
    assert_eq!(plain.ask(&turn(&list())).unwrap(), lines(&["last"]));
    assert_eq!(plain.ask(&turn(&list())).unwrap(), Reply::Ended);
}

#[test]
fn a_list_whose_entries_look_like_lists_ends_with_an_empty_line() {
    let form = Form::Lines { labels: texts(&["", ""]), grouping: Grouping::Column };
    let mut plain = pipe(b";\n,\n\n, ;\n\n");
    assert_eq!(plain.ask(&turn(&form)).unwrap(), lines(&[";", ","]));
    assert_eq!(plain.ask(&turn(&form)).unwrap(), lines(&[", ;"]));
}

#[test]
fn a_card_is_turned_by_a_line_and_rated_by_the_next() {
    let card = Form::Card { back: texts(&["to be", "being"]) };
    let mut plain = pipe(b"\n5\n2\n");
    assert_eq!(plain.ask(&turn(&card)).unwrap(), Reply::Answer(Answer::Card(Rating::Hard)));
    assert!(said(&plain).contains("→ to be\n→ being\n1 Again, 2 Hard, 3 Good, 4 Easy\n"));
}

#[test]
fn the_verdict_begins_a_line_and_reads_nothing_but_after_the_last() {
    let mut plain = pipe(b":wrong\nx\n:hint\n");
    assert_eq!(plain.tell(&feedback(false)).unwrap(), Reply::GoOn);
    assert!(said(&plain).starts_with("Close (typo)\nYour answer: Mimsk\n"));
    assert_eq!(plain.tell(&feedback(true)).unwrap(), Reply::Overrule(Overrule::Wrong));
    for _ in 0..3 {
        assert_eq!(plain.tell(&feedback(true)).unwrap(), Reply::GoOn);
    }
}

fn person(input: &str) -> Pipe<'_> {
    Plain::new(input.as_bytes(), Vec::new(), Vec::new(), LOOK, true)
}

#[test]
fn without_a_person_nothing_is_offered_and_no_line_is_eaten() {
    let mut plain = pipe(b"y\n1\n");
    assert_eq!(plain.confirm("Again?", true).unwrap(), None);
    assert_eq!(plain.pick("Which?", &texts(&["x"])).unwrap(), None);
    assert_eq!(plain.lines(&Wanted::default(), &mut |_| Ok(())).unwrap(), None);
    assert_eq!(said(&plain), "");
    assert_eq!(plain.read("").unwrap(), Ok("y".to_owned()));
}

#[test]
fn yes_and_no_are_words_and_an_empty_line_is_the_usual_one() {
    for (input, usual, confirmed) in [
        ("y\n", false, Some(true)),
        ("Yes\n", false, Some(true)),
        ("no\n", true, Some(false)),
        ("\n", true, Some(true)),
        ("\n", false, Some(false)),
        ("perhaps\nn\n", true, Some(false)),
        (":quit\n", true, None),
        ("", true, None),
    ] {
        assert_eq!(person(input).confirm("Again?", usual).unwrap(), confirmed, "{input:?}");
    }
    let mut plain = person("\n");
    plain.confirm("Again?", true).unwrap();
    assert_eq!(said(&plain), "Again? Y/n > ");
}

#[test]
fn an_item_is_picked_like_an_option_or_left() {
    let items = texts(&["Minsk", "Brest\u{1b}[2J"]);
    for (input, picked) in [
        ("z\nb\n", Some(1)),
        ("2\n", Some(1)),
        ("minsk\n", Some(0)),
        ("\n", None),
        (":quit\n", None),
        ("", None),
    ] {
        assert_eq!(person(input).pick("Which?", &items).unwrap(), picked, "{input:?}");
    }
    let mut plain = person("b\n");
    plain.pick("Which?", &items).unwrap();
    let expected = "Which?\na) Minsk\nb) Brest[2J\nA letter, or an empty line to leave > ";
    assert_eq!(said(&plain), expected);
}

#[test]
fn lines_are_asked_for_until_nothing_speaks_against_them() {
    let notes = texts(&["A note."]);
    let initial = texts(&["one", "two"]);
    let wanted = Wanted { question: "What?", notes: &notes, several: true, ..Wanted::default() };
    let mut inspect = |lines: &[String]| match lines.len() {
        1 => Ok(()),
        _ => Err("one is enough".to_owned()),
    };
    let mut plain = person("\na\nb\n\nc\n\n");
    assert_eq!(plain.lines(&wanted, &mut inspect).unwrap(), Some(texts(&["c"])));
    let expected = "What?\nA note.\nOne a line; an empty line ends.\n1> Something is needed here.\n1> 2> 3> one is enough\n1> 2> ";
    assert_eq!(said(&plain), expected);
    let wanted = Wanted { initial: &initial, ..wanted };
    assert_eq!(person("\n").lines(&wanted, &mut |_| Ok(())).unwrap(), Some(initial.clone()));
    let wanted = Wanted { optional: true, ..Wanted::default() };
    assert_eq!(person("\n").lines(&wanted, &mut |_| Ok(())).unwrap(), Some(Vec::new()));
    assert_eq!(person("").lines(&wanted, &mut |_| Ok(())).unwrap(), None);
}

#[test]
fn any_bytes_and_any_length_are_a_line() {
    let mut plain = pipe(b"\xff\xfe\x00\x1b[2J\n");
    assert_eq!(plain.ask(&turn(&each(&[""]))).unwrap(), lines(&["\u{fffd}\u{fffd}\0\u{1b}[2J"]));
    let mut long = vec![b'a'; 3 << 20];
    long.extend_from_slice(b"\nb\n");
    let mut plain = pipe(&long);
    assert_eq!(plain.ask(&turn(&one())).unwrap(), Reply::Answer(Answer::One(1)));
}

#[test]
fn no_escape_sequence_is_ever_written() {
    let mut turn = turn(&one());
    turn.prompt = "a\u{1b}]0;x\u{7} *b* `c`".to_owned();
    turn.tags = texts(&["\u{1b}[31m"]);
    turn.hints = texts(&["\u{9b}2J"]);
    turn.notice = Some("\u{1b}c".to_owned());
    turn.image = Some(("\u{1b}".to_owned(), Some("\u{202e}".to_owned())));
    turn.passage = Some("\u{1b}[2J".to_owned());
    let mut plain = pipe(b"a\n");
    plain.ask(&turn).unwrap();
    let mut told = feedback(false);
    told.given = texts(&["\u{1b}[2J"]);
    told.explain = Some("\u{1b}[2J".to_owned());
    told.source = Some("\u{1b}[2J".to_owned());
    told.grade.notes = texts(&["&#27;[2J"]);
    plain.tell(&told).unwrap();
    assert!(said(&plain).chars().all(|c| c == '\n' || !c.is_control()), "{}", said(&plain));
}

//! Results come back as they were written, say no key, and are read whatever was done to them.

use super::*;
use crate::deck::{Deck, read as read_deck};
use crate::engine::Filter;
use crate::exam::{Blueprint, Deed, Paper};
use crate::kind::KINDS;
use crate::text::indented_json;

fn deck() -> Deck {
    let row = |text: String, row: &crate::kind::Row| text + "[[question]]" + row.example + "\n";
    let gaps = "[[question]]\ncloze = 'The {{heron}} and the {{egret::bird}}.'\neach = true\n";
    read_deck(&(KINDS.iter().fold(String::new(), row) + gaps), "all").deck
}

/// An exam of the deck, with every other question answered right.
fn result(decks: &[Deck]) -> ExamResult {
    let variant = "B".parse().unwrap();
    let paper = Paper::draw(decks, &Filter::default(), &Blueprint::default(), 4, variant);
    let mut examination = Examination::new(paper.unwrap());
    for place in (0..examination.filled().len()).step_by(2) {
        let answer = Some(examination.paper.slots()[place].key().clone());
        for answer in [None, answer.clone(), None, answer] {
            examination.apply(Deed::Left { place, answer, milliseconds: 250 });
        }
    }
    let answered = examination.answered();
    let circumstances = Circumstances {
        name: Some("Ada \u{202e}Ω".to_owned()),
        started: "2026-05-04T08:00:00Z".to_owned(),
        ended: "2026-05-04T08:45:00Z".to_owned(),
        minutes: Some(45),
        handed_in: HandedInBy::Time,
        pass: Some(40),
        is_timed: true,
    };
    ExamResult::new(&examination, &answered, circumstances)
}

fn all(text: &str) -> Vec<Result<ExamResult, Misfit>> {
    read(text.as_bytes()).collect()
}

#[test]
fn a_result_is_read_as_it_was_written() {
    let decks = [deck()];
    let result = result(&decks);
    let json = indented_json(&result).unwrap();
    assert!(json.starts_with("{\n  \"quizdeck-exam\": 1,\n  \"name\""), "{json}");
    assert_eq!(all(&json), [Ok(result.clone())]);
    let twice = format!("{json}\n\n{json}");
    assert_eq!(all(&twice), [Ok(result.clone()), Ok(result.clone())]);
    assert!(result.percent > 40.0 && result.passed == Some(true));
    assert_eq!(result.questions[0].changes.len(), 2);
    assert_eq!(result.questions[0].milliseconds, Some(1000));
    assert!(result.questions[1].given.is_empty());
}

#[test]
fn a_result_says_no_key_of_what_was_left_open() {
    let decks = [deck()];
    let paper = Paper::draw(
        &decks,
        &Filter::default(),
        &Blueprint::default(),
        4,
        crate::exam::Variant::default(),
    );
    let examination = Examination::new(paper.unwrap());
    let circumstances = Circumstances {
        name: None,
        started: String::new(),
        ended: String::new(),
        minutes: None,
        handed_in: HandedInBy::Learner,
        pass: None,
        is_timed: false,
    };
    let result = ExamResult::new(&examination, &examination.answered(), circumstances);
    let json = indented_json(&result).unwrap();
    for slot in examination.paper.slots() {
        let (Form::Lines { .. } | Form::Order { .. } | Form::Pairs { .. }) = slot.form() else {
            continue;
        };
        for word in slot.key_words().iter().filter(|word| word.len() > 4) {
            assert!(!json.contains(word.as_str()), "{word}");
        }
    }
    assert!(json.contains("#gap "), "{json}");
}

#[test]
fn what_is_no_result_is_told_by_what_it_is() {
    let decks = [deck()];
    let json = indented_json(&result(&decks)).unwrap();
    let told = |text: &str| all(text).pop().unwrap().unwrap_err();
    assert_eq!(told(""), Misfit::Empty);
    assert_eq!(told(" \n"), Misfit::Empty);
    for part in [1, 20, json.len() / 2, json.len() - 3] {
        assert_eq!(told(&json[..part]), Misfit::Cut, "{part}");
    }
    let deep = "[".repeat(100_000);
    for foreign in ["[]", "{}", "7", "{\"decks\": []}", "Minsk, 1b", "\u{0}\u{1b}[2J", &deep] {
        assert_eq!(told(foreign), Misfit::Foreign, "{}", &foreign[..foreign.len().min(20)]);
    }
    let changed = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        told(&json.replacen(from, to, 1))
    };
    assert_eq!(changed("exam\": 1", "exam\": 2"), Misfit::Newer(2));
    let layouts = "{\"quizdeck-exam\": 9, \"all\": \"is otherwise\"}";
    assert_eq!(told(layouts), Misfit::Newer(9));
    for (from, to) in [
        ("\"points\": ", "\"points\": 1e400, \"x\": "),
        ("\"of\": ", "\"of\": -1, \"x\": "),
        ("\"milliseconds\": 1000", "\"milliseconds\": -5"),
        ("\"milliseconds\": 1000", "\"milliseconds\": 99999999999999999999999"),
        ("\"verdict\": \"right\"", "\"verdict\": \"superb\""),
        ("\"questions\": [", "\"questions\": {\"deep\": "),
        ("\"seed\": 4", "\"seed\": \"four\""),
        ("\"seed\": 4", "\"seed\": 4 4"),
        ("\"seed\": 4", "\"seed\": nan"),
    ] {
        assert!(matches!(changed(from, to), Misfit::Broken { .. }), "{from} {to}");
    }
    let nested = format!("\"seed\": 4, \"more\": {}1{},", "[".repeat(9000), "]".repeat(9000));
    let with_more = json.replacen("\"seed\": 4,", &nested, 1);
    assert!(all(&with_more)[0].is_ok(), "what is not known is passed over");
}

#[test]
fn a_result_that_says_what_cannot_be_is_refused() {
    let decks = [deck()];
    let result = result(&decks);
    let told = |result: &ExamResult| {
        let json = indented_json(result).unwrap();
        all(&json).pop().unwrap().unwrap_err().to_string()
    };
    let first = result.questions[0].clone();
    let questions = vec![first.clone(), first.clone()];
    assert_eq!(told(&ExamResult { questions, ..result.clone() }), "question 2 is in it twice");
    let questions = vec![ExamAnswer { points: 1e300, ..first.clone() }];
    assert!(told(&ExamResult { questions, ..result.clone() }).starts_with("question 1 has 1000"));
    let questions = vec![ExamAnswer { points: -0.5, ..first }];
    let told_of_less = told(&ExamResult { questions, ..result.clone() });
    assert_eq!(told_of_less, "question 1 has -0.5 of 1 points");
    assert_eq!(told(&ExamResult { questions: Vec::new(), ..result.clone() }), "it has no question");
    let name = Some("a".repeat(1001));
    assert!(told(&ExamResult { name, ..result }).starts_with("its name is longer"));
}

#[test]
fn a_digest_tells_what_is_asked_and_not_what_is_right() {
    let digest = |text: &str| {
        let decks = [read_deck(text, "t").deck];
        let paper = Paper::draw(
            &decks,
            &Filter::default(),
            &Blueprint::default(),
            1,
            crate::exam::Variant::default(),
        );
        (paper.unwrap().slots()[0].digest(), deck_digest(&decks[0]))
    };
    let text = "[[question]]\nid = 'a'\nprompt = 'b?'\nanswer = 'c'\nwrong = ['d', 'e']\n";
    let one = digest(text);
    let other_key = digest(&text.replace("'c'", "'x'").replace("'d'", "'c'").replace("'x'", "'d'"));
    assert_eq!(one.0, other_key.0);
    assert_ne!(one.1, other_key.1);
    assert_ne!(one.0, digest(&text.replace("b?", "bb?")).0);
    assert_ne!(one.0, digest(&text.replace("'e'", "'f'")).0);
    assert_eq!(one, digest(&format!("{text}explain = 'because'\n")));
}

#[test]
fn a_result_with_more_questions_than_a_paper_can_have_is_refused() {
    let decks = [deck()];
    let result = result(&decks);
    let first = &result.questions[0];
    let question = |at: usize| ExamAnswer { id: at.to_string(), ..first.clone() };
    let told = |count: usize| {
        let questions = (0..count).map(question).collect();
        let json = indented_json(&ExamResult { questions, ..result.clone() }).unwrap();
        all(&json).pop().unwrap().map(|read| read.questions.len())
    };
    assert_eq!(told(100_000), Ok(100_000));
    let refused = Misfit::Impossible("it has more than 100000 questions".to_owned());
    assert_eq!(told(100_001), Err(refused));
}

//! What is judged again is judged by the deck as it is, and what differs from the result is told.

use super::*;
use crate::deck::read;
use crate::engine::Filter;
use crate::exam::{Blueprint, Circumstances, Deed, Examination, HandedInBy};
use crate::kind::KINDS;

const DECK: &str = "
[[question]]
id = 'capital'
prompt = 'Which is the capital?'
answer = 'Minsk'
wrong = ['Brest', 'Gomel']
tags = ['cities']

[[question]]
id = 'river'
prompt = 'Which river flows there?'
answer = 'Svislach'
points = 2

[[question]]
id = 'gone'
prompt = 'What is gone?'
answer = 'this'
";

fn deck(text: &str) -> Deck {
    read(text, "t").deck
}

/// A result of the decks, in which each place is answered as asked for, or by its key.
fn result(decks: &[Deck], given: impl Fn(&Slot<'_>) -> Option<Answer>) -> ExamResult {
    let (filter, blueprint) = (Filter::default(), Blueprint::default());
    let paper = Paper::draw(decks, &filter, &blueprint, 1, Variant::default()).unwrap();
    let mut examination = Examination::new(paper);
    for place in 0..examination.filled().len() {
        let slot = &examination.paper.slots()[place];
        let answer = Some(given(slot).unwrap_or_else(|| slot.key().clone()));
        examination.apply(Deed::Left { place, answer, milliseconds: 10 });
    }
    let circumstances = Circumstances {
        name: None,
        started: String::new(),
        ended: String::new(),
        minutes: None,
        handed_in: HandedInBy::Learner,
        pass: Some(50),
        is_timed: true,
    };
    ExamResult::new(&examination, &examination.answered(), circumstances)
}

fn examiner<'d>(decks: &'d [Deck], result: &ExamResult) -> Examiner<'d> {
    let asked = result.questions.iter().map(|one| RegisteredQuestion {
        deck: one.deck.clone(),
        id: one.id.clone(),
        tags: one.tags.clone(),
    });
    Examiner::new(decks, asked.collect())
}

/// What differs, by the ids of the questions.
fn differences(now: &str, result: &ExamResult) -> Vec<(String, Discrepancy)> {
    let decks = [deck(now)];
    let examiner = examiner(&decks, result);
    let judged = examiner.judge(result, &HashSet::new());
    let name = |(at, one): &(usize, Discrepancy)| (examiner.questions()[*at].id.clone(), *one);
    judged.differences.iter().map(name).collect()
}

#[test]
fn a_result_of_the_same_deck_is_judged_as_it_was_in_every_form() {
    let row = |text: String, row: &crate::kind::Row| text + "[[question]]" + row.example + "\n";
    let text = KINDS.iter().fold(String::new(), row)
        + "[[question]]\ncloze = 'The {{heron}} and the {{egret}}.'\neach = true\n"
        + "[[question]]\nprompt = 'b?'\nanswer = 'c'\nas = 'choice'\n";
    let decks = [deck(&text)];
    let right = result(&decks, |_| None);
    let examiner = examiner(&decks, &right);
    let typed = |slot: &Slot<'_>| {
        let is_typed = matches!(slot.form(), Form::Lines { .. });
        is_typed.then(|| Answer::Lines(vec!["heron".to_owned()]))
    };
    for result in [right, result(&decks, typed)] {
        let judged = examiner.judge(&result, &HashSet::new());
        assert_eq!(judged.differences, []);
        let (points, of) = judged.paper.points();
        assert!((points - result.points).abs() < 1e-9, "{points} {}", result.points);
        assert!((of - 13.0).abs() < 1.5, "{of}");
    }
}

#[test]
fn what_the_deck_says_now_counts() {
    let result = result(&[deck(DECK)], |slot| match slot.id().as_str() {
        "capital" => Some(Answer::One(1)),
        "river" => Some(Answer::Lines(vec!["Svislac".to_owned()])),
        _ => None,
    });
    assert_eq!(differences(DECK, &result), []);
    let other_key =
        DECK.replace("'Minsk'", "'X'").replace("'Brest'", "'Minsk'").replace("'X'", "'Brest'");
    let now_right = Discrepancy::Verdict { was: Verdict::Wrong, is: Verdict::Right };
    assert_eq!(differences(&other_key, &result), [("capital".to_owned(), now_right)]);
    let other_points = DECK.replace("points = 2", "points = 3");
    assert_eq!(differences(&other_points, &result), [("river".to_owned(), Discrepancy::Points)]);
    let without_option = DECK.replace("'Brest'", "'Pinsk'");
    assert_eq!(
        differences(&without_option, &result),
        [("capital".to_owned(), Discrepancy::Unfitting)]
    );
    let other_prompt = DECK.replace("What is gone", "What has gone");
    assert_eq!(differences(&other_prompt, &result), [("gone".to_owned(), Discrepancy::Asked)]);
    let without = DECK.split("[[question]]\nid = 'gone'").next().unwrap();
    assert_eq!(differences(without, &result), [("gone".to_owned(), Discrepancy::Gone)]);
    let draft = DECK.replace("answer = 'this'", "answer = 'this'\ndraft = true");
    assert_eq!(differences(&draft, &result), [("gone".to_owned(), Discrepancy::Gone)]);
}

#[test]
fn a_verdict_changed_in_the_file_is_told_and_does_not_count() {
    let decks = [deck(DECK)];
    let mut forged = result(&decks, |slot| (slot.id() == "capital").then_some(Answer::One(2)));
    let at = forged.questions.iter().position(|one| one.id == "capital").unwrap();
    (forged.questions[at].verdict, forged.questions[at].points) = (Verdict::Right, 1.0);
    let told = Discrepancy::Verdict { was: Verdict::Right, is: Verdict::Wrong };
    assert_eq!(differences(DECK, &forged), [("capital".to_owned(), told)]);
    let judged = examiner(&decks, &forged).judge(&forged, &HashSet::new());
    assert_eq!(judged.paper.points(), (3.0, 4.0));
    forged.questions[at].overruled = Some(crate::exam::Overruled::Right);
    assert_eq!(differences(DECK, &forged), [], "the word of who marked it stands");
}

#[test]
fn what_is_left_out_counts_nowhere() {
    let decks = [deck(DECK)];
    let result = result(&decks, |_| None);
    let examiner = examiner(&decks, &result);
    let at = examiner.questions().iter().position(|one| one.id == "river").unwrap();
    let judged = examiner.judge(&result, &HashSet::from([at]));
    assert_eq!(judged.paper.points(), (2.0, 2.0));
}

#[test]
fn a_change_from_right_to_wrong_is_one_to_the_worse() {
    let decks = [deck(DECK)];
    let mut result = result(&decks, |slot| (slot.id() == "capital").then_some(Answer::One(2)));
    let at = result.questions.iter().position(|one| one.id == "capital").unwrap();
    result.questions[at].changes = vec![vec!["Minsk".to_owned()], Vec::new()];
    let examiner = examiner(&decks, &result);
    let change =
        |result: &ExamResult| examiner.judge(result, &HashSet::new()).paper.places[at].change;
    assert_eq!(change(&result), Some(std::cmp::Ordering::Less));
    result.questions[at].changes = vec![vec!["Brest".to_owned()]];
    assert_eq!(change(&result), Some(std::cmp::Ordering::Equal));
    result.questions[at].changes = Vec::new();
    assert_eq!(change(&result), None);
}

#[test]
fn of_a_deck_that_is_not_there_nothing_is_said_to_be_gone() {
    let result = result(&[deck(DECK)], |_| None);
    let judged = examiner(&[], &result).judge(&result, &HashSet::new());
    assert_eq!((judged.differences, judged.paper.points()), (Vec::new(), (4.0, 4.0)));
}

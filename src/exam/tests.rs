//! Papers and examinations of a small deck with a question of every sort.

use super::*;
use crate::deck::{Deck, read};
use crate::engine::Filter;
use crate::form::{Answer, Form, Verdict};
use crate::kind::KINDS;

fn deck() -> Deck {
    let text =
        KINDS.iter().fold(String::new(), |text, row| text + "[[question]]" + row.example + "\n");
    read(&text, "all").deck
}

fn paper<'d>(decks: &'d [Deck], seed: u64, variant: &str) -> Paper<'d> {
    let blueprint = Blueprint::default();
    Paper::draw(decks, &Filter::default(), &blueprint, seed, variant.parse().unwrap()).unwrap()
}

#[test]
fn variants_ask_the_same_in_another_order() {
    let decks = [deck()];
    let (a, b, again) = (paper(&decks, 7, "A"), paper(&decks, 7, "B"), paper(&decks, 7, "A"));
    assert_eq!((a.items(), a.mark()), (again.items(), again.mark()));
    assert_ne!((a.items(), a.mark()), (b.items(), b.mark()));
    let sorted = |paper: &Paper<'_>| {
        let mut items = paper.items();
        items.sort();
        items
    };
    assert_eq!(sorted(&a), sorted(&b));
    let (found, missing) = Paper::of(&decks, &a.items(), 7, a.variant());
    assert_eq!((found.mark(), missing), (a.mark(), 0));
}

#[test]
fn every_key_of_a_paper_is_right() {
    let decks = [deck()];
    for slot in paper(&decks, 3, "C").slots() {
        let shown = slot.deal.place(slot.key());
        assert_eq!(
            slot.judge(&slot.deal.restore(&shown)).verdict,
            Verdict::Right,
            "{}",
            slot.question.key
        );
    }
}

#[test]
fn what_was_changed_before_it_was_handed_in_is_kept() {
    let decks = [deck()];
    let mut examination = Examination::new(paper(&decks, 1, "A"));
    let last = examination.filled().len() - 1;
    let left = |answer: Option<usize>| Deed::Left {
        place: last,
        answer: answer.map(Answer::One),
        milliseconds: 10,
    };
    for deed in [
        left(None),
        left(Some(1)),
        left(Some(1)),
        left(None),
        left(Some(0)),
        Deed::Flagged(last, true),
        Deed::Went(usize::MAX),
    ] {
        examination.apply(deed);
    }
    let filled = &examination.filled()[last];
    assert_eq!(filled.before, [Some(Answer::One(1)), None]);
    assert_eq!((filled.milliseconds, filled.is_flagged, examination.at()), (50, true, last));
    let answered = examination.answered();
    let round = examination.round(answered);
    assert_eq!(round.summary().score.asked, last + 1);
}

#[test]
fn only_what_does_not_depend_on_the_key_is_warned_of() {
    let number = "[[question]]\nprompt = 'How many?'\nanswer = 12\nunit = 'km'\n";
    let decks =
        [read(&format!("{number}[[question]]\nprompt = 'Who?'\nanswer = 'Ann'\n"), "t").deck];
    let paper = paper(&decks, 1, "A");
    let slot = |prompt: &str| {
        let asks = |slot: &&Slot<'_>| *slot.question.prompt(slot.item.part) == *prompt;
        paper.slots().iter().find(asks).unwrap()
    };
    let is_warned = |prompt, typed: &str| {
        slot(prompt).warning(&Answer::Lines(vec![typed.to_owned()])).is_some()
    };
    for typed in ["many", "?", "km", "a lot of them"] {
        assert!(is_warned("How many?", typed), "{typed}");
        assert!(!is_warned("Who?", typed), "{typed}");
    }
    for typed in ["12", "13", "12 miles", "twelve", "about 7", "x2", "٣", "twenty-one", "km 5"] {
        assert!(!is_warned("How many?", typed), "{typed}");
    }
}

#[test]
fn what_only_its_learner_could_judge_is_left_out_and_counted() {
    let order = "[[question]]\nprompt = 'Cubes of two?'\nanswers = ['8', '64']\nas = 'card'\n";
    let card = "[[question]]\nfront = 'a'\nback = 'b'\n";
    let decks = [read(&format!("{order}{card}"), "t").deck];
    let paper = paper(&decks, 1, "A");
    assert_eq!((paper.slots().len(), paper.left_out()), (1, 1));
    assert!(matches!(paper.slots()[0].deal.form, Form::Lines { .. }));
}

#[test]
fn what_a_paper_cannot_have_is_told() {
    let decks = [deck()];
    let blueprint = Blueprint { count: Some(1000), per_tag: Vec::new() };
    let drawn = Paper::draw(&decks, &Filter::default(), &blueprint, 1, Variant::default());
    let told = drawn.map(|_| ()).unwrap_err().to_string();
    assert!(told.starts_with("it asks for 1000 questions, and there are"), "{told}");
}

//! Papers and examinations of a small deck with a question of every sort.

use super::*;
use crate::deck::{Aftermath, Deck, read};
use crate::engine::{Count, Filter};
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

fn terms() -> ExamTerms {
    ExamTerms {
        minutes: Some(45),
        pass: None,
        review: Aftermath::Full,
        name: None,
        result: None,
        is_remembered: true,
    }
}

#[test]
fn an_exam_at_rest_is_taken_up_with_its_own_questions_whatever_became_of_the_deck() {
    let text = "[[question]]\nid = 'ash'\nprompt = 'Say ash'\nanswer = 'ash'\n\
                [[question]]\nfront = 'der Hund'\nback = 'dog'\nreverse = true\nid = 'dog'\n";
    let decks = [read(text, "t").deck];
    let paper = paper(&decks, 1, "A");
    let copies = vec![DeckCopy { id: decks[0].id.clone(), text: text.to_owned() }];
    let mut plan = ExamPlan::new(&paper, copies, terms());
    plan.rename("t", &[("ash", "tree"), ("dog", "ash")].into());
    plan.rename("t", &[("tree", "oak")].into());
    let plan = ExamPlan::read(&serde_json::to_string(&plan).unwrap()).unwrap();
    let own = [plan.decks[0].deck(decks[0].place.clone())];
    let again = plan.paper(&own, 1);
    assert_eq!((again.items(), again.mark()), (paper.items(), paper.mark()));
    let filed: Vec<String> =
        again.items().iter().map(|(deck, item)| plan.filed(deck, item).to_owned()).collect();
    let expected = paper.items().into_iter().map(|(_, item)| match &*item {
        "ash" => "oak".to_owned(),
        item => item.replace("dog", "ash"),
    });
    assert_eq!(filed, expected.collect::<Vec<_>>());
    assert!(ExamPlan::read("{}").is_none() && ExamPlan::read("{\"version\":2}").is_none());
}

#[test]
fn how_far_an_exam_is_follows_from_what_was_done() {
    let decks = [deck()];
    let paper = paper(&decks, 1, "A");
    let plan = ExamPlan::new(&paper, Vec::new(), terms());
    let began = ClockReading { at: 0, steady: None };
    let event = |minutes: i64, deed: Option<Deed>| {
        let clock = ClockReading { at: minutes * 60_000, steady: None };
        let spent = clock.at.unsigned_abs();
        serde_json::to_string(&TimedDeed { clock, spent, deed }).unwrap()
    };
    let left = |place, answer: Option<usize>| {
        Some(Deed::Left { place, answer: answer.map(Answer::One), milliseconds: 1 })
    };
    let mut events = vec![
        event(1, left(0, Some(0))),
        event(2, left(1, Some(0))),
        event(3, left(0, None)),
        event(9, None),
    ];
    let known = plan.standing(began, &events).unwrap();
    assert_eq!((known.answered, known.of, known.is_handed_in), (1, paper.slots().len(), false));
    assert_eq!(known.timing.seconds_left(), Some(36 * 60));
    events.push(event(10, Some(Deed::HandedIn { at: 600_000, by_itself: false })));
    assert!(plan.standing(began, &events).unwrap().is_handed_in);
    events.push("{\"a later layout\":1}".to_owned());
    assert!(plan.standing(began, &events).is_none());
    assert!(!redo(&mut Examination::new(paper), &events));
}

#[test]
fn what_a_paper_cannot_have_is_told() {
    let decks = [deck()];
    let blueprint = Blueprint { count: Some(Count::Most(1000)), per_tag: Vec::new() };
    let drawn = Paper::draw(&decks, &Filter::default(), &blueprint, 1, Variant::default());
    let told = drawn.map(|_| ()).unwrap_err().to_string();
    assert!(told.starts_with("it asks for 1000 questions, and there are"), "{told}");
}

//! Claims about every row of the table of kinds.

use super::*;
use crate::deck::{Deck, read};
use crate::form::{Deal, Verdict};
use crate::random::Random;

fn example(row: &Row) -> Deck {
    let reading = read(&format!("[deck]\nid = \"t\"\n\n[[question]]{}", row.example), "t");
    assert_eq!(reading.findings, [], "{}", row.name);
    reading.deck
}

fn judge(deck: &Deck, part: Part) -> Judge<'_> {
    let question = &deck.questions[0];
    Judge { rules: question.rules(part), rivals: Some(deck.rivals()), question: 0, prompt: "" }
}

#[test]
fn the_example_of_a_kind_is_of_that_kind() {
    for row in KINDS {
        assert_eq!(example(row).questions[0].kind.name(), row.name);
    }
}

#[test]
fn the_key_of_a_kind_earns_all_under_every_seed() {
    for row in KINDS {
        let deck = example(row);
        let kind = &deck.questions[0].kind;
        for part in kind.parts() {
            let (form, key) = (kind.form(part), kind.key(part));
            for seed in 0..100 {
                let deal = Deal::new(&form, &key, None, &mut Random::new(seed, &["deal"]));
                let back = deal.restore(&deal.place(&key));
                assert_eq!(back, key, "{} under {seed}", row.name);
                let grade = kind.grade(part, &back, &judge(&deck, part)).unwrap();
                assert_eq!(grade.verdict, Verdict::Right, "{}", row.name);
            }
        }
    }
}

#[test]
fn an_answer_of_another_form_earns_nothing_and_harms_nothing() {
    let strange = [
        Answer::One(usize::MAX),
        Answer::Many(vec![9]),
        Answer::Order(vec![7]),
        Answer::Pairs(vec![]),
    ];
    for row in KINDS {
        let deck = example(row);
        for answer in &strange {
            let kind = &deck.questions[0].kind;
            let grade = kind.grade(Part::Whole, answer, &judge(&deck, Part::Whole)).unwrap();
            assert_eq!(grade.verdict, Verdict::Wrong, "{}", row.name);
        }
    }
}

#[test]
fn order_is_the_longest_part_in_the_right_order() {
    assert_eq!(longest_run(&[0, 1, 2, 3]), 4);
    assert_eq!(longest_run(&[0, 2, 1, 3]), 3);
    assert_eq!(longest_run(&[3, 2, 1, 0]), 1);
    assert_eq!(longest_run(&[]), 0);
}

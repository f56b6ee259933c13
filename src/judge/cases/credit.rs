//! Texts that earn a share: what they are met by, and what they never take from others.

use super::super::{Expected, Fraction, Judge, Noted, Quantity, Rival, Rivals, Rules, Tolerance};
use super::{noted, shown, texts};
use crate::judge::Accents;

fn share(text: &str, credit: &str) -> Noted {
    Noted { credit: Fraction::read(credit), ..noted(text, Some("why")) }
}

fn band(text: &str, tolerance: Tolerance, credit: Option<&str>) -> Noted {
    let value = text.parse().unwrap();
    let band = Box::new(Quantity { value, tolerance, units: Vec::new() });
    let credit = credit.and_then(Fraction::read);
    Noted { credit, band: Some(band), ..noted(text, None) }
}

/// The answer to question 0 is asked for; others of the deck stand behind a `|`.
fn judged(expected: &Expected, rules: Rules, others: &str, typed: &str) -> String {
    let others = texts(others);
    let rival = |text| Rival { text, question: 1, prompt: "other", is_answer: true };
    let rivals = Rivals::new(others.iter().map(|text| rival(text)));
    let judge = Judge { rules, rivals: Some(&rivals), question: 0, prompt: "prompt" };
    let judgement = judge.line(expected, typed);
    let said = if judgement.note.is_some() { " why" } else { "" };
    shown(&judgement) + said
}

#[test]
fn a_share_is_earned_by_every_way_to_write_its_text() {
    let key = texts("Nazareth");
    let other =
        [share("Nazereth", "0.75"), share("the Galilee", "0.25"), noted("Nasra", Some("why"))];
    let foreseen = [share("Bethlehem", "0.5"), noted("Jerusalem", Some("why"))];
    let expected = Expected { key: &key, noted: &other, foreseen: &foreseen, quantity: None };
    let usual = Rules::default();
    for (typed, verdict) in [
        ("Nazareth", "right key"),
        ("nazareth", "right fold"),
        ("Nazreth", "typo typo"),
        ("Nazereth", "3/4 credit why"),
        ("NAZERETH.", "3/4 credit why"),
        ("“Nazereth”", "3/4 credit why"),
        ("Nazeret", "3/4 credit why"),
        ("Nazerèth", "3/4 credit why"),
        ("Galilee", "1/4 credit why"),
        ("the Galille", "1/4 credit why"),
        ("Nasra", "noted key why"),
        ("Bethlehem", "1/2 credit why"),
        ("bethlehem", "1/2 credit why"),
        ("Betlehem", "1/2 credit why"),
        ("Jerusalem", "wrong rival why"),
        ("Jerusalm", "wrong typo"),
        ("Rome", "wrong typo"),
        ("", "again empty why"),
    ] {
        assert_eq!(judged(&expected, usual, "", typed), verdict, "{typed}");
    }
    let strict = Rules { accents: Accents::Strict, typos: false, ..usual };
    for (typed, verdict) in [
        ("Nazereth", "3/4 credit why"),
        ("Nazerèth", "wrong accent"),
        ("Nazeret", "wrong typo"),
        ("Betlehem", "wrong typo"),
    ] {
        assert_eq!(judged(&expected, strict, "", typed), verdict, "{typed}");
    }
    let exact = Rules { exact: true, ..usual };
    for (typed, verdict) in [
        ("Nazereth", "3/4 credit why"),
        ("nazereth", "wrong exact"),
        ("the  Galilee", "wrong exact"),
        ("Bethlehem", "1/2 credit why"),
    ] {
        assert_eq!(judged(&expected, exact, "", typed), verdict, "{typed}");
    }
}

#[test]
fn a_share_is_never_earned_by_another_answer_of_the_deck() {
    let key = texts("affect");
    let other = [share("a motion", "0.5"), share("Austria", "0.5"), share("March 3", "0.5")];
    let foreseen = [share("effect", "0.25")];
    let expected = Expected { key: &key, noted: &other, foreseen: &foreseen, quantity: None };
    for (typed, verdict) in [
        ("effect", "1/4 credit why"),
        ("efect", "1/4 credit why"),
        ("ffect", "1/4 credit why"),
        ("the motion", "1/2 credit why"),
        ("motion", "wrong rival"),
        ("emotion", "wrong rival"),
        ("Australia", "wrong rival"),
        ("Austrlia", "wrong nearer"),
        ("Austria", "1/2 credit why"),
        ("3 March", "1/2 credit why"),
        ("the 3rd of March", "1/2 credit why"),
        ("March 4", "wrong digits"),
    ] {
        let others = "motion|emotion|Australia";
        assert_eq!(judged(&expected, Rules::default(), others, typed), verdict, "{typed}");
    }
    // Its own texts come first, also where another question has the same.
    assert_eq!(judged(&expected, Rules::default(), "effect|Austria", "effect"), "1/4 credit why");
}

#[test]
fn a_number_may_be_met_within_a_tolerance_of_its_own() {
    let key = texts("100 m");
    let other = [
        band("100", Tolerance::Absolute(5.0), Some("0.5")),
        band("100", Tolerance::Absolute(2.0), Some("0.75")),
        band("250", Tolerance::Percent(2.0), None),
        share("90", "0.1"),
    ];
    let quantity =
        Quantity { value: 100.0, tolerance: Tolerance::Absolute(1.0), units: texts("m|metres") };
    let expected = Expected { key: &key, noted: &other, foreseen: &[], quantity: Some(&quantity) };
    for (typed, verdict) in [
        ("100", "right number"),
        ("100 m", "right key"),
        ("101", "right number"),
        ("99 metres", "right number"),
        ("101.5", "3/4 credit"),
        ("102", "3/4 credit"),
        ("102.001", "1/2 credit"),
        ("95 m", "1/2 credit"),
        ("94.9", "wrong number"),
        ("250", "right number"),
        ("245", "right number"),
        ("244.9", "wrong number"),
        ("90", "1/10 credit why"),
        ("90 metres", "1/10 credit why"),
        ("91", "wrong number"),
        ("102 kg", "again number why"),
        ("many", "again number why"),
    ] {
        assert_eq!(judged(&expected, Rules::default(), "", typed), verdict, "{typed}");
    }
}

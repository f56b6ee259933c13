//! What holds for every text, key and rule.

use proptest::prelude::*;

use super::{Accents, Expected, Judge, Quantity, Rival, Rivals, Rules, Ruling, Tolerance, fold};

fn rules() -> impl Strategy<Value = Rules> {
    let accents = prop_oneof![Just(Accents::Strict), Just(Accents::Warn), Just(Accents::Ignore)];
    (accents, any::<[bool; 4]>()).prop_map(|(accents, [typos, case, exact, english])| Rules {
        accents,
        typos,
        case,
        exact,
        english,
    })
}

/// Texts with much of what the rules look at.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,9}",
        2 => "\\PC{0,4}",
        1 => "[0-9]{1,4}",
        1 => "[à-ÿα-ωа-яÀ-ß]{1,5}",
        1 => "[ぁ-ヶ一-鿋가-힣ا-يक-ह]{1,4}",
        2 => "[-'\"().,;:!?/&^+*~²³⁺⁻½→ \u{200b}\u{301}\u{a0}`’“—]{1,3}",
        1 => prop::sample::select(vec![
            " the ", "a ", "an ", "and", " and ", "one hundred", "million", "(optional)", " (x) ", "not", "10^", "k", "%",
            "1914-07-28", "7/8/1914", "July", "e5", "1/2", "U.N.", "İ", "ß", "ﬁ", "\u{345}", "\u{1fb3}", "Ω", "\r\n",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn judge(rules: Rules, rivals: &Rivals) -> Judge<'_> {
    Judge { rules, rivals: Some(rivals), question: 0, prompt: "prompt" }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn an_exact_answer_is_right(key in text(), others in prop::collection::vec(text(), 0..4), rules in rules()) {
        prop_assume!(!key.trim().is_empty());
        let rivals = Rivals::new(others.iter().map(|text| Rival { text, question: 1, prompt: "prompt", is_answer: true }));
        let own = [key.clone()];
        let expected = Expected { key: &own, noted: &[], foreseen: &[], quantity: None };
        prop_assert_eq!(judge(rules, &rivals).line(&expected, &key).ruling, Ruling::Right);
        prop_assert!(rules.same(&key, &key));
    }

    #[test]
    fn folding_twice_changes_nothing(text in text(), rules in rules()) {
        let once = fold(&text, rules);
        prop_assert_eq!(fold(&once, rules), once);
    }

    #[test]
    fn another_answer_is_never_accepted(key in text(), other in text(), rules in rules()) {
        let rules = Rules { exact: false, ..rules };
        prop_assume!(!rules.same(&key, &other));
        let fixed = Rules { accents: Accents::Strict, typos: true, case: false, exact: false, english: true };
        prop_assume!(!fixed.same(&key, &other));
        let rivals = Rivals::new([Rival { text: &other, question: 1, prompt: "", is_answer: true }]);
        let own = [key];
        let expected = Expected { key: &own, noted: &[], foreseen: &[], quantity: None };
        let judgement = judge(rules, &rivals).line(&expected, &other);
        prop_assert!(!judgement.is_accepted(), "{:?}", judgement);
    }

    #[test]
    fn nothing_panics(
        key in prop::collection::vec(text(), 1..3),
        typed in prop::collection::vec(text(), 0..4),
        others in prop::collection::vec(text(), 0..3),
        value in any::<f64>(),
        limit in any::<f64>(),
        rules in rules(),
    ) {
        let quantity = Quantity { value, tolerance: Tolerance::Absolute(limit), units: others.clone() };
        let part = Quantity { tolerance: Tolerance::Percent(limit), ..quantity.clone() };
        let rivals = Rivals::new(others.iter().map(|text| Rival { text, question: 1, prompt: text, is_answer: true }));
        let noted: Vec<_> = others.iter().map(|text| (text.clone(), text.clone())).collect();
        let foreseen: Vec<_> = typed.iter().take(1).map(|text| (text.clone(), None)).collect();
        let judge = judge(rules, &rivals);
        let mut entries = Vec::new();
        for quantity in [None, Some(&quantity), Some(&part)] {
            let expected = Expected { key: &key, noted: &noted, foreseen: &foreseen, quantity };
            for text in &typed {
                let _ = judge.line(&expected, text);
            }
            entries.push(expected);
        }
        let judged = judge.list(&entries, &typed);
        prop_assert!(judged.matched() <= entries.len());
        for text in &typed {
            let _ = super::difference(text, &key[0]);
        }
    }
}

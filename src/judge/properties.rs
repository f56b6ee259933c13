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

/// Two texts, often one with what does not count added to it or taken from it.
fn two_texts() -> impl Strategy<Value = (String, String)> {
    let dressed = (text(), 0_usize..10, any::<bool>()).prop_map(|(text, how, turned)| {
        let other = match how {
            0 => format!("a {text}"),
            1 => format!("the {text}"),
            2 => format!("“{text}”"),
            3 => format!("{text}?"),
            4 => format!("{text} (or so)"),
            5 => text.replace(['\'', '’'], ""),
            6 => text.to_uppercase(),
            7 => format!("{text}."),
            8 => text.replace(' ', "  "),
            _ => text.replace('-', " "),
        };
        if turned { (other, text) } else { (text, other) }
    });
    prop_oneof![(text(), text()), dressed]
}

fn judge(rules: Rules, rivals: &Rivals) -> Judge<'_> {
    Judge { rules, rivals: Some(rivals), question: 0, prompt: "prompt" }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn an_exact_answer_is_right(key in text(), others in prop::collection::vec(text(), 0..4), rules in rules()) {
        let key = if key.trim().is_empty() { "key".to_owned() } else { key };
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
    fn another_answer_is_never_accepted((key, other) in two_texts(), rules in rules()) {
        let rules = Rules { exact: false, ..rules };
        let fixed = Rules { accents: Accents::Strict, typos: true, case: false, exact: false, english: true };
        let is_one = rules.one_answer(&key, &other) || fixed.one_answer(&key, &other);
        let rivals = Rivals::new([Rival { text: &other, question: 1, prompt: "", is_answer: true }]);
        let own = [key];
        let expected = Expected { key: &own, noted: &[], foreseen: &[], quantity: None };
        let judgement = judge(rules, &rivals).line(&expected, &other);
        prop_assert!(is_one || !judgement.is_accepted(), "{:?}", judgement);
    }

    #[test]
    fn what_is_one_answer_is_the_same((one, other) in two_texts(), rules in rules()) {
        prop_assert!(!rules.one_answer(&one, &other) || rules.same(&one, &other));
        prop_assert!(one.trim().is_empty() || rules.one_answer(&one, &one));
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

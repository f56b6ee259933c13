//! What holds for every text, key and rule.

use crate::testing::cases as runs;
use proptest::prelude::*;
use std::slice;

use crate::text::is_blank;

use super::candidates::Candidates;
use super::target::Prepared;
use super::text::Text;
use super::{
    Accents, Expected, Judge, Language, Quantity, Rival, Rivals, Rules, Ruling, Tolerance, cases,
    fold,
};

fn rules() -> impl Strategy<Value = Rules> {
    let accents = prop_oneof![Just(Accents::Strict), Just(Accents::Warn), Just(Accents::Ignore)];
    (accents, any::<[bool; 4]>()).prop_map(|(accents, [typos, case, exact, english])| Rules {
        accents,
        typos,
        case,
        exact,
        english,
        language: Language::default(),
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

/// Entries of lists, much of it separators and what holds them.
fn entry() -> impl Strategy<Value = String> {
    let separators = prop::sample::select(vec![
        ",", ";", "/", "&", "and", "AND", "or", "、", "; ,", "&&", "|", "||", "/var", "/etc",
        "R&D", "TCP/IP", "a, b", "x and y", "and so on", "1,000", "2", "3", "2,3", "the", "a",
        "C++", "-5", "`", "...", "!", "a,", "one\ntwo",
    ]);
    let entry = prop_oneof![
        3 => "[a-c]{1,2}",
        3 => separators.clone().prop_map(str::to_owned),
        1 => (separators.clone(), "[a-c ]{0,3}").prop_map(|(one, other)| format!("{one}{other}")),
        1 => prop::collection::vec(separators, 1..5).prop_map(|parts| parts.concat()),
        1 => prop::sample::select(vec![
            "let a = 1;\nlet b = 2;", "a,\nb", "if x:\n    y, z\n\nelse:\n    z", "x\ty\r\nz", ";\n;",
        ]).prop_map(str::to_owned),
        1 => text(),
    ];
    entry.prop_map(|text| if is_blank(&text) { "blank".to_owned() } else { text })
}

fn judge(rules: Rules, rivals: &Rivals) -> Judge<'_> {
    Judge { rules, rivals: Some(rivals), question: 0, prompt: "prompt" }
}

proptest! {
    #![proptest_config(runs(1_500))]

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
        let fixed = Rules { accents: Accents::Strict, typos: true, case: false, exact: false, english: true, language: Language::NONE };
        let is_one = rules.one_answer(&key, &other) || fixed.one_answer(&key, &other);
        let rivals = Rivals::new([Rival { text: &other, question: 1, prompt: "", is_answer: true }]);
        let own = [key];
        let expected = Expected { key: &own, noted: &[], foreseen: &[], quantity: None };
        let judgement = judge(rules, &rivals).line(&expected, &other);
        prop_assert!(is_one || !judgement.is_accepted(), "{:?}", judgement);
    }

    #[test]
    fn what_meets_an_entry_of_a_list_is_looked_for_there(
        (key, other) in two_texts(),
        slips in prop::collection::vec((any::<prop::sample::Index>(), "[a-zéß ]?"), 0..3),
        rules in rules(),
        language in prop::sample::select(vec!["de", "da", "sv", "ja", "en"]),
    ) {
        let rules = Rules { language: Language::of(language), ..rules };
        let mut typed: Vec<String> = other.chars().map(String::from).collect();
        for (at, slip) in slips.into_iter().filter(|_| !other.is_empty()) {
            typed[at.index(other.chars().count())] = slip;
        }
        let typed = Text::typed(&typed.concat(), rules);
        let own = [key];
        let prepared = [Prepared::new(&Expected::of(&own), rules)];
        let candidates = Candidates::new(&prepared);
        let rivals = Rivals::default();
        let judge = judge(rules, &rivals);
        let is_near = !candidates.near(&typed).is_empty();
        prop_assert!(is_near || !judge.prepared_line(&prepared[0], &typed).is_accepted());
        prop_assert!(!candidates.same(&typed).is_empty() || prepared[0].meet(&typed).is_none());
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
        let noted: Vec<_> = others.iter().map(|text| cases::noted(text, Some(text))).collect();
        let foreseen: Vec<_> = typed.iter().take(1).map(|text| cases::noted(text, None)).collect();
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
        let is_word = |text: &String| text.contains(char::is_alphabetic) && !text.to_lowercase().contains("and");
        prop_assert!(!judged.typed.is_empty() || !typed.iter().any(is_word), "{:?}", typed);
        prop_assert!(judged.matched() <= entries.len());
        for text in &typed {
            let _ = super::difference(text, &key[0]);
        }
    }
}

proptest! {
    #![proptest_config(runs(256))]

    #[test]
    fn the_key_of_a_list_is_right_however_its_entries_are_set_apart(
        keys in prop::collection::vec(entry(), 1..6),
        rules in rules(),
    ) {
        let rival = |text| Rival { text, question: 0, prompt: "prompt", is_answer: true };
        let rivals = Rivals::new(keys.iter().map(|text| rival(text)));
        let expected: Vec<Expected> = keys.iter().map(|key| Expected::of(slice::from_ref(key))).collect();
        let texts: Vec<&str> = keys.iter().map(|key| key.trim()).collect();
        let (last, before) = texts.split_last().unwrap();
        let marks = [", ", ",", "; ", " & ", "/", "\n"].map(|mark| texts.join(mark));
        let sentence = if before.is_empty() { String::new() } else { before.join(", ") + " and " };
        let spaced = texts.join(" ");
        let is_one_word = |text: &&str| text.chars().all(|c| c.is_ascii_graphic() && c != '`');
        let is_clear = texts.iter().all(is_one_word) && !texts.iter().any(|text| rules.same(text, &spaced));
        let words = [texts.join(" and "), texts.join(", and "), sentence + last];
        let lines = marks.into_iter().chain(words.into_iter().filter(|_| rules.english));
        let lines = lines.chain([spaced].into_iter().filter(|_| is_clear));
        for typed in lines.map(|line| vec![line]).chain([keys.clone()]) {
            let judged = judge(rules, &rivals).list(&expected, &typed);
            prop_assert_eq!((judged.matched(), judged.extras()), (keys.len(), 0), "{:?}: {:?}", typed, judged);
            prop_assert!(judged.typed.iter().all(|met| met.judgement.ruling == Ruling::Right), "{:?}", judged);
        }
    }
}

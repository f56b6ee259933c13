//! Properties of edits: any edit of any deck re-reads to the same questions, but for what was
//! asked.

#[path = "../../../tests/bench/deck_of.rs"]
pub mod deck_of;

use super::*;
use crate::deck::{Deck, read};
use crate::kind::Part;
use crate::testing::cases;
use proptest::prelude::*;

/// What may stand above the questions, in every way to write it.
const HEADS: &[&str] = &[
    "",
    "# A remark on the deck.\n\n",
    "#:schema ./deck.schema.json\n\n[deck] # the head\nid = 'x' # stays\ntags = [\n  'a', # one\n]\n\n",
    "[deck]\n  title = '''\nTwo\nlines'''\n\n[deck.defaults]\naccents = \"ignore\"\n\n[passages]\np = '''\nOne.\n'''\n",
    "[passages]\n\"a b\" = 'One.'\np = \"Two.\"\n[deck]\nsource = \"s\"\n",
    "[deck.defaults]\ncase = true\n",
];

/// Heads in which nothing can be put without a header of its own.
const BOUND: &[&str] = &["deck = { id = 'x' }\n", "deck.id = 'x'\npassages.p = 'One.'\n"];

/// Above, before the keys of, and below a question.
const LAYOUTS: &[(&str, &str, &str)] = &[
    ("", "", "\n"),
    ("# of the question\n", "", ""),
    ("\n\n", "  ", "# below\n\n"),
    ("  ", "\t", "\n# of nothing\n\n\n"),
];

/// A deck of some generated questions, laid out somehow.
pub fn any_deck() -> impl Strategy<Value = String> {
    let heads: Vec<&str> = HEADS.iter().chain(BOUND).copied().collect();
    let numbers = prop::sample::subsequence((0..20).collect::<Vec<usize>>(), 1..7);
    let layouts = prop::collection::vec(prop::sample::select(LAYOUTS), 7);
    (prop::sample::select(heads), numbers.prop_shuffle(), layouts, 0..5_u8).prop_map(
        |(head, numbers, layouts, ending)| {
            let generated = deck_of::deck_of(20);
            let questions: Vec<&str> = generated.split("[[question]]\n").skip(1).collect();
            let mut deck = head.to_owned();
            for (number, (above, indent, below)) in numbers.into_iter().zip(layouts) {
                let keys = questions[number].trim_end().replace('\n', &format!("\n{indent}"));
                let header = format!("[[question]] # {number}\n");
                deck.extend([above, &header, indent, &keys, "\n", below]);
            }
            match ending {
                0 => deck,
                1 => deck.trim_end().to_owned(),
                2 => deck.replace('\n', "\r\n"),
                3 => deck.trim_end().replace('\n', "\r\n"),
                _ => format!("\u{feff}{}", deck.replace('\n', "\r\n")),
            }
        },
    )
}

/// Texts with what is hard to write.
fn any_text() -> impl Strategy<Value = String> {
    "[a-zé東\\\\\"'#{}|:= \n\t\u{1b}]{0,12}[a-z]"
}

fn questions(deck: &Deck) -> Vec<String> {
    deck.questions().iter().map(|question| format!("{question:?}")).collect()
}

/// What the head says, by key.
fn head(deck: &Deck) -> Vec<(&'static str, String)> {
    let Deck { id, title, description, language, authors, license, .. } = deck;
    let Deck { tags, source, retention, new, limit, until, .. } = deck;
    vec![
        ("id", format!("{id:?}")),
        ("title", format!("{title:?}")),
        ("description", format!("{description:?}")),
        ("license", format!("{license:?}")),
        ("source", format!("{source:?}")),
        (
            "others",
            format!("{language:?}{authors:?}{tags:?}{retention:?}{new:?}{limit:?}{until:?}"),
        ),
        ("passages", format!("{:?}", deck.passages())),
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn appended_questions_come_last_and_leave_the_others(
        text in any_deck(),
        new in prop::collection::vec((any_text(), any_text()), 0..4),
    ) {
        let drafts: Vec<Draft> = new
            .iter()
            .enumerate()
            .map(|(number, (prompt, answer))| {
                let mut draft = Draft::default();
                draft.push("prompt", Literal::Text(format!("{number}. {prompt}")));
                draft.push("answer", Literal::Text(answer.clone()));
                draft
            })
            .collect();
        let (before, after) = (read(&text, "t"), read(&append(&text, &drafts).unwrap(), "t"));
        let of_old = after.findings.iter().filter(|finding| finding.span.start < text.len());
        prop_assert!(of_old.eq(&before.findings));
        prop_assert_eq!(head(&before.deck), head(&after.deck));
        let old = before.deck.questions().len();
        prop_assert_eq!(&questions(&after.deck)[..old], questions(&before.deck));
        prop_assert_eq!(after.deck.questions().len(), old + new.len());
        for (number, (prompt, answer)) in new.iter().enumerate() {
            let question = &after.deck.questions()[old + number];
            prop_assert_eq!(&question.prompt, &format!("{number}. {prompt}"));
            prop_assert_eq!(&question.kind.expected(Part::Whole)[0].key[0], answer);
        }
    }

    #[test]
    fn an_answer_that_is_accepted_changes_its_question_alone(
        text in any_deck(),
        at in any::<prop::sample::Index>(),
        line in any::<prop::sample::Index>(),
        answer in "[a-z|:{} ]{0,5}[a-z]{3}",
    ) {
        let before = read(&text, "t").deck;
        let at = at.index(before.questions().len());
        let question = &before.questions()[at];
        let part = question.kind.parts()[0];
        let expected = question.kind.expected(part);
        let line = line.index(expected.len().max(1));
        let Ok(new) = accept(&text, "t", &question.key, part, line, &answer) else {
            let kind = question.kind.name();
            // A brace alone would take the ends of its gap for its own.
            let is_open = kind == "cloze" && answer.contains(['{', '}']);
            let is_typed = ["short", "list", "cloze", "card"].contains(&kind);
            prop_assert!(is_open || !is_typed, "{}: {}", kind, text);
            return Ok(());
        };
        let after = read(&new, "t").deck;
        prop_assert_eq!(head(&before), head(&after));
        let (mut old, mut now) = (questions(&before), questions(&after));
        (old[at], now[at]) = (String::new(), String::new());
        prop_assert_eq!(old, now);
        let keys = |deck: &Deck| -> Vec<Vec<String>> {
            let expected = deck.questions()[at].kind.expected(part);
            expected.iter().map(|expected| expected.key.to_vec()).collect()
        };
        let mut meant = keys(&before);
        meant[line].push(answer.trim().to_owned());
        prop_assert_eq!(keys(&after), meant);
        prop_assert_eq!(&after.questions()[at].key, &question.key);
        prop_assert_eq!(&after.questions()[at].explain, &question.explain);
    }

    #[test]
    fn pins_are_the_keys_from_then_on_and_all_else_stays(text in any_deck()) {
        let before = read(&text, "t").deck;
        let pinned = pin(&text, "t").unwrap();
        let after = read(&pinned.text, "t").deck;
        prop_assert_eq!(head(&before), head(&after));
        prop_assert_eq!(before.questions().len(), after.questions().len());
        let mut pins = pinned.pins.iter();
        for (old, new) in before.questions().iter().zip(after.questions()) {
            if !old.pinned {
                let pin = pins.next().unwrap();
                prop_assert_eq!((&pin.key, &pin.id), (&old.key, &new.key));
            }
            let mut same = new.clone();
            (same.key, same.pinned) = (old.key.clone(), old.pinned);
            prop_assert_eq!(format!("{same:?}"), format!("{old:?}"));
        }
        prop_assert_eq!(pins.next(), None);
        prop_assert_eq!(pin(&pinned.text, "t").unwrap().text, pinned.text);
    }

    #[test]
    fn a_key_of_the_header_is_all_that_changes(
        text in any_deck(),
        key in prop::sample::select(&["id", "title", "description", "license", "source"][..]),
        value in prop::option::of(any_text()),
    ) {
        let literal = value.clone().map(Literal::Text);
        let Ok(new) = set_header(&text, key, literal.as_ref()) else {
            let text = text.trim_start_matches('\u{feff}').replace('\r', "");
            prop_assert!(BOUND.iter().any(|head| text.starts_with(head)), "{text}");
            return Ok(());
        };
        let (before, after) = (read(&text, "t").deck, read(&new, "t").deck);
        prop_assert_eq!(questions(&before), questions(&after));
        for (old, now) in head(&before).into_iter().zip(head(&after)) {
            // Without a title the id stands for it.
            if old.0 != key && !(old.0 == "title" && key == "id") {
                prop_assert_eq!(old, now);
            }
        }
        if let Some(value) = &value {
            let written = head(&after).into_iter().find(|(name, _)| *name == key).unwrap().1;
            prop_assert!(written.contains(&format!("{value:?}")), "{written} {value:?}");
        }
        let removed = set_header(&new, key, None);
        if let Ok(removed) = removed {
            let now = set_header(&removed, key, None);
            prop_assert_eq!(now.as_deref(), Ok(removed.as_str()));
        }
    }

    #[test]
    fn a_passage_is_all_that_changes(
        text in any_deck(),
        name in "[a-z ]{1,3}|p|a b|[é\"\\\\.]{1,3}",
        passage in prop::option::of(any_text()),
    ) {
        let Ok(new) = set_passages(&text, [(&*name, passage.as_deref())]) else {
            prop_assert!(text.contains("passages.p = "), "{}", text);
            return Ok(());
        };
        let (before, after) = (read(&text, "t").deck, read(&new, "t").deck);
        prop_assert_eq!(questions(&before), questions(&after));
        let mut meant = before.passages().clone();
        match passage {
            Some(passage) => drop(meant.insert(name, passage)),
            None => drop(meant.remove(&name)),
        }
        prop_assert_eq!(after.passages(), &meant);
    }
}

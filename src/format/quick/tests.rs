//! Claims about quick text: what each line becomes, that it comes back, and where what is wrong is shown.

use super::{QuickText, STAMP, quick_text, read, write};
use crate::deck::edit::{Draft, Literal, Manuscript, append};
use crate::deck::read as read_deck;
use crate::format::{Bundle, Carried, ForeignFile, Intake, Wishes};
use crate::report::Severity;
use crate::testing::cases;
use proptest::prelude::*;

mod places;
mod table;

/// The deck that a text becomes.
fn deck_of(quick: &QuickText) -> String {
    append(&quick.front().written(), &quick.drafts()).unwrap()
}

/// A bundle of a deck.
fn bundle(deck: &str) -> Bundle {
    let Manuscript { front, questions } = Manuscript::of(deck);
    let carried = |(_, draft)| Carried { place: "a question".to_owned(), draft };
    let questions = questions.into_iter().map(carried).collect();
    Bundle { name: "a".to_owned(), front, questions, ..Bundle::default() }
}

fn written(bundle: Bundle) -> String {
    String::from_utf8(write::write(&[bundle]).0).unwrap()
}

fn again(text: &str) -> Intake {
    let file = ForeignFile { name: "a.quick", bytes: text.as_bytes() };
    read::read(&file, &Wishes::default()).unwrap_or_else(|unfit| panic!("{text}\n{unfit:#?}"))
}

/// All that a deck is to those who ask it.
fn meaning(deck: &str) -> Vec<String> {
    let reading = read_deck(deck, "a");
    let errors: Vec<_> =
        reading.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{deck}\n{errors:#?}");
    let deck = reading.deck;
    let head = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        deck.id,
        deck.title,
        deck.description,
        deck.language,
        deck.authors,
        deck.license,
        deck.tags,
        deck.source,
        deck.retention,
        deck.until
    );
    let questions = deck.questions().iter().map(|question| format!("{question:?}"));
    std::iter::once(head).chain(questions).collect()
}

/// Takes the blanks at the ends of texts away, which do not come back.
fn trim(value: &mut Literal) {
    match value {
        Literal::Text(text) => *text = text.trim().to_owned(),
        Literal::Bare(_) => {}
        Literal::List(entries) => entries.iter_mut().for_each(trim),
        Literal::Table(entries) => entries.iter_mut().for_each(|(_, value)| trim(value)),
    }
}

/// A deck is the same once it was quick text.
fn comes_back(deck: &str) {
    let text = written(bundle(deck));
    let intake = again(&text);
    let [back] = &intake.bundles[..] else { panic!("{text}") };
    let drafts: Vec<&Draft> = back.questions.iter().map(|question| &question.draft).collect();
    let new = append(&back.front.written(), &drafts).unwrap();
    assert_eq!(meaning(&new), meaning(deck), "{text}\n{new}");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_deck_comes_back_as_it_was(deck in crate::deck::edit::properties::any_deck()) {
        let deck = Manuscript::of(&deck);
        let mut drafts: Vec<Draft> = deck.questions.into_iter().map(|(_, draft)| draft).collect();
        for (_, value) in drafts.iter_mut().flat_map(|draft| &mut draft.keys) {
            trim(value);
        }
        comes_back(&append(&deck.front.written(), &drafts).unwrap());
    }

    #[test]
    fn whatever_stands_in_a_text_comes_back(
        words in prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 1..6), 8),
        make in 0..MAKES.len(),
    ) {
        let texts: Vec<String> = words.iter().enumerate().map(|(at, words)| {
            let text = words.concat();
            format!("{}{at}", text.trim_start()).trim().to_owned()
        }).collect();
        let mut deck = MAKES[make].to_owned();
        for (at, text) in texts.iter().enumerate() {
            deck = deck.replace(&format!("T{at}"), &toml::Value::String(text.clone()).to_string());
        }
        if read_deck(&deck, "a").findings.iter().all(|finding| finding.severity != Severity::Error) {
            comes_back(&deck);
        }
    }

    #[test]
    fn no_text_makes_it_fail_and_every_place_is_one_of_it(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..40),
    ) {
        let text = words.concat();
        let quick = quick_text(&text);
        let deck = deck_of(&quick);
        let findings = read_deck(&deck, "a").findings;
        for finding in quick.told(&text, &deck, findings, true).iter().chain(&quick.findings) {
            prop_assert!(text.get(finding.span.clone()).is_some(), "{text:?} {finding:?}");
        }
    }
}

/// Words that mean something in quick text, and some that do not.
const WORDS: &[&str] = &[
    "a", "b ", " ", "\n", "\n\n", "\n  ", "= ", "=", "- ", "! ", "? ", "# ", "1. ", "2) ", " => ",
    "=>", " == ", " <=> ", "\\", "\\\\", " | ", "|", " :: ", "::", "`", "```", "```rust\n",
    "\n```\n", "{{c}}", "{{", "id: ", "tags: ", "unit: ", "colour: ", "credit: ", "// ",
    "[deck]\n", "4806", " ± ", "10", " m", "true", "é", "東", ",", "\\,", "\t", "\"",
];

/// Questions of every kind with texts to put in.
const MAKES: &[&str] = &[
    "[[question]]\nprompt = T0\nanswer = T1\nwrong = [T2, { text = T3, why = T4 }]\nexplain = T5\nhint = [T6, T7]\n",
    "[[question]]\nprompt = T0\nanswer = T1\naccept = [T2, { text = T3, why = T4, credit = 0.5 }, T5]\ntags = [T6]\n",
    "[[question]]\nprompt = T0\nanswers = [[T1, T2], T3]\nneed = 1\nsource = T4\n",
    "[[question]]\nprompt = T0\nanswers = [T1, T2]\nwrong = [T3]\nid = T4\n",
    "[[question]]\nprompt = T0\nanswers = [T1]\noptions = [T1, { text = T2, why = T3 }]\n",
    "[[question]]\nprompt = T0\norder = [T1, T2, T3]\nhint = T4\n",
    "[[question]]\nprompt = T0\npairs = [[T1, T2], [T3, T4]]\nwrong = [T5]\n",
    "[[question]]\nfront = T0\nback = [T1, T2]\n[[question]]\nfront = T3\nback = T4\nreverse = true\n",
    "[[question]]\nprompt = T0\nanswer = 4806\ntolerance = 2.5\nunit = T1\naccept = [T2]\n",
    "[deck]\ntitle = T0\nauthors = [T1, T2]\ntags = [T3]\n[passages]\np = T4\n[[question]]\nprompt = T5\nanswer = true\npassage = 'p'\n",
    "[[question]]\ncloze = '''T0 {{c}}'''\nexplain = T1\n",
];

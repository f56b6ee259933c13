//! What holds for every format: no bytes make it fail, and no deck. What it reads of what it wrote is
//! what it keeps.

use super::{Bundle, Carried, FORMATS, ForeignFile, Intake, Wishes, format};
use crate::deck::edit::properties::deck_of;
use crate::deck::edit::{Draft, Literal, Manuscript};
use crate::testing::cases;
use proptest::prelude::*;

/// Bytes that mean something to a format or two, in any order.
const PIECES: &[&str] = &[
    "Q:",
    "A:",
    "C:",
    "[",
    "]",
    "\n",
    "\n\n",
    "---\n",
    "\\",
    "![](",
    ")",
    "::",
    ":::",
    "?\n",
    "??\n",
    "==",
    "^[",
    "[^1]",
    "[^ash]",
    "<!--SR:!2024-08-16,51,230-->",
    "#flashcards/a ",
    "```\n",
    "`",
    "+++\n",
    "# ",
    "- ",
    "* ",
    "[*] ",
    "1. ",
    "_",
    "|",
    "{{",
    "}}",
    "[[questions]]\n",
    "type = 'Tracing'\n",
    "answer.answer = 1\n",
    "prompt.prompt = 'a'\n",
    "{",
    "}",
    "\"",
    ",",
    "a",
    "\u{e9}",
    "東",
    "\r\n",
    "\u{feff}",
    "> ",
    "=",
    "~",
    "%50%",
    "->",
    "ANSWER: A\n",
    "A) x\n",
    "\t",
    "; ",
    "<b>",
    "\0",
    " => ",
    " | ",
    "! ",
    "? ",
    "[deck]\n",
    "id: ",
    "4806 ± 10 m",
];

/// A bundle of some questions of a generated deck, by number.
pub fn bundle_of(numbers: &[usize]) -> Bundle {
    let mut manuscript = Manuscript::of(&deck_of::deck_of(40));
    let mut questions: Vec<Draft> =
        manuscript.questions.drain(..).map(|(_, draft)| draft).collect();
    let taken = numbers.iter().map(|number| std::mem::take(&mut questions[*number]));
    let carried = taken.map(|draft| Carried { place: "question".to_owned(), draft });
    let questions = carried.collect();
    Bundle { name: "generated".to_owned(), front: manuscript.front, questions, ..Bundle::default() }
}

/// What a format reads of what it writes.
pub fn there_and_back(name: &str, bundle: Bundle) -> Option<Intake> {
    let format = format(name)?;
    let (bytes, _) = format.write?(&[bundle]).ok()?;
    let file = ForeignFile { name: "generated.txt", bytes: &bytes };
    let intake = format.read?(&file, &Wishes::default());
    Some(intake.unwrap_or_else(|unfit| panic!("{name}: {unfit:?}")))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_bytes_make_a_format_fail(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        for bytes in [pieces.concat().as_bytes(), &bytes] {
            let file = ForeignFile { name: "a.txt", bytes };
            super::told(&file);
            for read in FORMATS.iter().filter_map(|format| format.read) {
                let _ = read(&file, &Wishes::default());
            }
        }
    }

    #[test]
    fn what_is_written_is_told_by_what_it_holds_and_read_again(
        numbers in prop::sample::subsequence((0..40).collect::<Vec<usize>>(), 1..12),
    ) {
        for format in FORMATS {
            let Some(write) = format.write else { continue };
            let Ok((bytes, losses)) = write(&[bundle_of(&numbers)]) else { continue };
            let left_out = losses.iter().filter(|loss| loss.is_left_out).count();
            let file = ForeignFile { name: "-", bytes: &bytes };
            prop_assert_eq!(super::told(&file).map(|told| told.name), Some(format.name));
            let intake = format.read.unwrap()(&file, &Wishes::default()).unwrap();
            let count: usize = intake.bundles.iter().map(|bundle| bundle.questions.len()).sum();
            prop_assert!(count + left_out >= numbers.len(), "{}", format.name);
        }
    }

    #[test]
    fn quizzes_keep_what_is_asked_and_what_is_right_of_choices_and_short_answers(
        numbers in prop::sample::subsequence((0..40).collect::<Vec<usize>>(), 1..12),
    ) {
        let keys = |draft: &Draft| ["prompt", "answer"].map(|key| said(draft, key));
        let is_kept = |draft: &&Draft| {
            let is_text = draft.keys.iter().any(|(key, value)| {
                *key == "answer" && matches!(value, Literal::Text(_))
            });
            let has_more = ["passage", "image", "audio"].iter().any(|key| draft.has(key));
            is_text && !has_more && draft.has("prompt") && draft.has("wrong")
        };
        let drafts = |bundle: &Bundle| -> Vec<Draft> {
            bundle.questions.iter().map(|question| question.draft.clone()).collect()
        };
        for name in ["mdbook-quiz", "hascard"] {
            let bundle = bundle_of(&numbers);
            let old: Vec<_> = drafts(&bundle).iter().filter(is_kept).map(keys).collect();
            let Some(intake) = there_and_back(name, bundle) else { continue };
            let new: Vec<_> = drafts(&intake.bundles[0]).iter().map(keys).collect();
            prop_assert!(old.iter().all(|question| new.contains(question)), "{old:?} {new:?}");
        }
    }

    #[test]
    fn notes_keep_cards_and_gaps(
        numbers in prop::sample::subsequence((0..40).collect::<Vec<usize>>(), 1..12),
    ) {
        let keys = |draft: &Draft| ["front", "back", "cloze"].map(|key| said(draft, key));
        let is_kept = |draft: &&Draft| draft.text("front").or(draft.text("cloze")).is_some();
        let drafts = |bundle: &Bundle| -> Vec<Draft> {
            bundle.questions.iter().map(|question| question.draft.clone()).collect()
        };
        for name in ["hashcards", "obsidian"] {
            let bundle = bundle_of(&numbers);
            let old: Vec<_> = drafts(&bundle).iter().filter(is_kept).map(keys).collect();
            let intake = there_and_back(name, bundle).unwrap();
            let new: Vec<_> = drafts(&intake.bundles[0]).iter().map(keys).collect();
            prop_assert!(old.iter().all(|question| new.contains(question)), "{old:?} {new:?}");
        }
    }
}

/// What a key says; of several ways all on one line, and of a gap without its hint.
fn said(draft: &Draft, key: &str) -> Option<String> {
    let (_, value) = draft.keys.iter().find(|(name, _)| *name == key)?;
    match value {
        Literal::List(ways) => {
            Some(ways.iter().filter_map(Literal::text).collect::<Vec<_>>().join(" / "))
        }
        one => Some(one.text()?.replace("::a port", "")),
    }
}

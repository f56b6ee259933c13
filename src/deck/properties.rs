//! Properties of the reader, over decks that are right, wrong and no decks at all.

use super::{Reading, read, read_bytes};
use crate::kind::KINDS;
use crate::report::Source;
use crate::testing::cases;
use crate::text::Look;
use proptest::prelude::*;

/// A deck with a question of every kind.
fn sound() -> String {
    let mut deck = "[deck]\nid = \"t\"\n[passages]\np = '''\nOne é.\n'''\n".to_owned();
    for row in KINDS {
        deck += "\n[[question]]";
        deck += row.example;
        deck += "explain = \"東京 {{x}}\"\ntags = [\"a\", \"b\"]\n";
    }
    deck
}

/// What every reading keeps to.
fn check(text: &str, reading: &Reading) {
    for finding in &reading.findings {
        let span = &finding.span;
        assert!(span.start <= span.end && span.end <= text.len(), "{finding:?}");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        assert!(!finding.message.is_empty() && !finding.help.is_empty());
    }
    assert!(reading.findings.is_sorted_by_key(|finding| finding.span.start));
    let source = Source::new("a\u{1b}.toml", text);
    for finding in reading.findings.iter().take(5) {
        let shown = source.render(
            finding,
            Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: true },
        );
        assert!(shown.chars().all(|c| c == '\n' || crate::text::is_printable(c)), "{shown:?}");
    }
    if reading.is_sound() {
        assert!(!reading.deck.questions().is_empty());
        let keys: std::collections::HashSet<_> =
            reading.deck.items().map(|item| reading.deck.key(item)).collect();
        assert_eq!(keys.len(), reading.deck.items().count());
    }
}

/// Parts that decks are made of, to be put where they do not belong.
const PARTS: &[&str] = &[
    "\n[[question]]\n", "\n[question]\n", "\n[deck]\n", "[passages]\n", "prompt = ", "answer = ",
    "wrong = ", "{{", "}}", "\"", "'''", "\"\"\"", "[", "]", "{", "}", "=", ",", "\n", "\r\n",
    "\\", "é", "東", "\u{202e}", "\u{feff}", "0", "inf", "true", "\u{0}", "#", ".", "1914-07-28",
    "::", "|",
];

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        check(&text, &read(&text, "t"));
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (text, reading) = read_bytes(&bytes, "t");
        check(&text, &reading);
    }

    #[test]
    fn any_parts_are_read_without_a_panic(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..60),
    ) {
        let text = parts.concat();
        check(&text, &read(&text, "t"));
    }

    #[test]
    fn a_deck_with_anything_anywhere_is_read_without_a_panic(
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(PARTS)),
            1..6,
        ),
    ) {
        let mut text = sound();
        for (at, length, part) in changes {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            text.replace_range(start..end, part);
        }
        check(&text, &read(&text, "t"));
    }

    #[test]
    fn a_deck_cut_off_anywhere_is_read_without_a_panic(at in any::<prop::sample::Index>()) {
        let mut text = sound();
        text.truncate(text.floor_char_boundary(at.index(text.len() + 1)));
        check(&text, &read(&text, "t"));
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let keys = |text: &str| -> Vec<String> {
        let reading = read(text, "t");
        assert_eq!(reading.findings, []);
        let deck = reading.deck;
        deck.questions().iter().map(|question| format!("{:?}", question.kind)).collect()
    };
    let text = sound();
    assert_eq!(keys(&text), keys(&text.replace('\n', "\r\n")));
    assert_eq!(keys(&text), keys(&format!("\u{feff}{text}")));
}

#[test]
fn a_question_that_is_not_kept_has_an_error() {
    for row in KINDS {
        for key in row.keys {
            let name = key.name;
            for value in
                ["[]", "{}", "true", "\"\"", "[[]]", "[{}]", "nan", "1979-05-27", "[[1, 2], 3]"]
            {
                let mut text = format!("[[question]]{}", row.example);
                let line = text.lines().find(|line| line.starts_with(&format!("{name} =")));
                match line.map(str::to_owned) {
                    Some(line) => text = text.replace(&line, &format!("{name} = {value}")),
                    None => text.extend([name, " = ", value, "\n"]),
                }
                let reading = read(&text, "t");
                check(&text, &reading);
                assert!(reading.deck.questions().len() == 1 || !reading.is_sound(), "{text}");
            }
        }
    }
}

#[test]
fn a_deck_with_a_hundred_thousand_errors_is_read() {
    let text = "[[question]]\nprompt = \"\"\n".repeat(50_000);
    let reading = read(&text, "t");
    assert_eq!(reading.findings.len(), 100_000);
}

#[test]
fn a_deck_of_brackets_is_read() {
    for part in ["[", "{", "a = [", "[[question]]\na = '''\n", "[question]", "\"", "[[question]]\n"]
    {
        let text = part.repeat(20_000);
        check(&text, &read(&text, "t"));
    }
}

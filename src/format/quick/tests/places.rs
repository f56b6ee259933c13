//! Where what is wrong is shown: in the lines of the text that was typed.

use super::{deck_of, quick_text};
use crate::deck::read as read_deck;
use crate::format::{ForeignFile, Wishes, told};
use crate::report::Source;

/// Line, column, code, and what is marked.
type Said<'t> = (usize, usize, &'static str, &'t str);

/// What is said of a text: line, column, code, and what is marked.
fn said(text: &str) -> Vec<(usize, usize, &'static str, String)> {
    let quick = quick_text(text);
    let deck = deck_of(&quick);
    let mut findings = quick.told(text, &deck, read_deck(&deck, "a").findings, true);
    findings.extend(quick.findings.iter().cloned());
    findings.retain(|finding| finding.severity == crate::report::Severity::Error);
    let source = Source::new("a", text);
    let mut said: Vec<_> = findings
        .iter()
        .map(|finding| {
            let (line, column) = source.position(finding.span.start);
            (line, column, finding.code, text[finding.span.clone()].to_owned())
        })
        .collect();
    said.sort();
    said.dedup();
    said
}

#[test]
fn what_is_wrong_is_marked_where_it_was_typed() {
    let table: &[(&str, &[Said<'_>])] = &[
        ("Who?\n\nWhat?\n= a\n", &[(1, 1, "missing-answer", "Who?")]),
        ("Who?\n= Ann | Anna\n- Bob\n- Ann\n", &[(4, 3, "right-and-wrong", "Ann")]),
        ("A {{b\n", &[(1, 3, "unclosed-gap", "{{")]),
        ("Who?\n= a\npoints: many\n", &[(3, 9, "wrong-type", "many")]),
        ("Who?\n= a\npoints: 5000\n", &[(3, 9, "out-of-range", "5000")]),
        ("Who?\n= a\nas: song\n", &[(3, 5, "unknown-word", "song")]),
        ("Who?\n= a\npasage: x\n", &[(3, 1, "unknown-key", "pasage: x")]),
        ("Who?\ntolerence: 5\n= 4\n", &[(2, 1, "unknown-key", "tolerence: 5")]),
        ("Who?\n= a\nWhat?\n= b\n", &[(3, 1, "stray-line", "What?")]),
        ("Who?\n= a\nid: b\nid: c\n", &[(4, 1, "given-twice", "id: c")]),
        ("Order?\n1. a\n3. b\n", &[(3, 1, "miscounted", "3. b")]),
        ("How?\n= 4,806 ± 10 m\n", &[(2, 3, "no-number", "4,806 ± 10 m")]),
        ("a == b\n\n[deck]\ntitle: T\n", &[(3, 1, "late-head", "[deck]")]),
        ("[deck]\ntitel: T\n\na == b\n", &[(2, 1, "unknown-key", "titel: T")]),
        ("[deck]\nlanguage: Klingonisch\nuntil: soon\n\na == b\n", &[(3, 8, "no-date", "soon")]),
        ("a == b\n\na == b\n", &[(3, 1, "duplicate-question", "a")]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let said = said(text);
        let said: Vec<_> = said
            .iter()
            .map(|(line, column, code, marked)| (*line, *column, *code, &**marked))
            .collect();
        if said != *expected {
            wrong.push(format!("{text:?}\n  {said:?}\n  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn quick_text_is_told_by_what_it_holds() {
    let told = |name: &str, text: &str| {
        let file = ForeignFile { name, bytes: text.as_bytes() };
        told(&file).map(|format| format.name)
    };
    assert_eq!(told("a.txt", "Who?\n= Ann\n"), Some("quick"));
    assert_eq!(
        told("-", "Who, what, where?\n= Ann, Bob\n- Tom\n\nWhere, when?\n= b\n"),
        Some("quick")
    );
    assert_eq!(told("a.quick", "der Hund == dog\n"), Some("quick"));
    assert_eq!(told("a.gift", "Who? {\n= Ann\n~ Bob\n}\n"), Some("gift"));
    assert_eq!(told("a.txt", "Who? {\n= Ann\n~ Bob\n}\n"), Some("gift"));
    assert_eq!(told("a.md", "Q: Who?\n= so to speak\nA: Ann\n"), Some("hashcards"));
    assert_eq!(told("a.csv", "prompt,answer\na,b\n"), Some("csv"));
}

#[test]
fn nothing_of_a_text_with_a_mistake_is_taken() {
    let file = ForeignFile { name: "a.quick", bytes: b"Who?\n= Ann\n\nWhat?\n" };
    let unfit = super::read::read(&file, &Wishes::default()).unwrap_err();
    let (text, findings) = unfit.wrong.unwrap();
    assert_eq!((findings.len(), &text[findings[0].span.clone()]), (1, "What?"));
}

#[test]
fn a_line_that_is_told_is_one_of_the_text() {
    let text = "// far\n\n\n\nWho was it?\n= Ann\n\nWho was it?\n= Ann\n\nWho was it?\n= Bob\n";
    let quick = quick_text(text);
    let deck = deck_of(&quick);
    let found = quick.told(text, &deck, read_deck(&deck, "a").findings, true);
    let said: Vec<&str> = found.iter().map(|finding| &*finding.message).collect();
    assert_eq!(
        said,
        ["line 5 asks the same, with the same answer", "line 5 asks in the same words"]
    );
}

//! Claims about every rule of the table, and about any text at all.

use super::{GROUPS, Outside, Picture, lint, rule, rules};
use crate::report::{Finding, Severity};
use proptest::prelude::*;

/// A world in which one picture is there.
fn picture(path: &str) -> Picture {
    match path {
        "there.png" => Picture::Here,
        path if path.starts_with("..") => Picture::Outside,
        _ => Picture::Missing,
    }
}

/// What is found in an example: questions without a header get one.
fn found(example: &str) -> Vec<Finding> {
    const HEADER: &str = "[deck]\nid = \"example\"\nallow = [\"no-explanation\"]\n\n";
    let text = match example.contains("[deck]") {
        true if example.contains("explain") => example.to_owned(),
        true => example.replacen("[[question]]", "[[question]]\nexplain = \"Because.\"", 9),
        false if example.contains("\r\n") => HEADER.replace('\n', "\r\n") + example,
        false => HEADER.to_owned() + example,
    };
    lint(&text, "example", &Outside { picture: &picture }).findings
}

#[test]
fn a_bad_example_has_exactly_its_finding() {
    let mut wrong = Vec::new();
    for rule in rules().filter(|rule| !rule.bad.is_empty()) {
        let found = found(rule.bad);
        let is_it = |finding: &Finding| {
            (finding.code, finding.severity) == (rule.code, rule.severity)
                && !finding.help.is_empty()
                && !finding.message.is_empty()
        };
        if found.len() != 1 || !is_it(&found[0]) {
            wrong.push((rule.code, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_good_example_has_no_finding() {
    let good = rules().filter(|rule| !rule.good.is_empty());
    let mut wrong = good.map(|rule| (rule.code, found(rule.good)));
    let wrong: Vec<_> = wrong.by_ref().filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn codes_are_told_apart_and_in_kebab_case() {
    let codes: Vec<&str> = rules().map(|rule| rule.code).collect();
    for (at, code) in codes.iter().enumerate() {
        assert!(!codes[..at].contains(code), "{code} twice");
        assert!(code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
    }
    assert!(GROUPS.iter().all(|(_, rules)| !rules.is_empty()));
}

#[test]
fn a_rule_says_why_in_whole_sentences() {
    for rule in rules() {
        assert!(rule.why.ends_with('.'), "{}", rule.code);
        assert!(!rule.summary.ends_with('.'), "{}", rule.code);
    }
}

#[test]
fn every_code_of_the_reader_has_its_row() {
    let sources = [
        include_str!("../header.rs"),
        include_str!("../identity.rs"),
        include_str!("../infer.rs"),
        include_str!("../question.rs"),
        include_str!("../read.rs"),
        include_str!("../syntax.rs"),
        include_str!("../../kind/choice.rs"),
        include_str!("../../kind/card.rs"),
        include_str!("../../kind/cloze.rs"),
        include_str!("../../kind/fields.rs"),
        include_str!("../../kind/list.rs"),
        include_str!("../../kind/match.rs"),
        include_str!("../../kind/number.rs"),
        include_str!("../../kind/options.rs"),
        include_str!("../../kind/order.rs"),
        include_str!("../../kind/select.rs"),
        include_str!("../../kind/short.rs"),
        include_str!("../../kind/truth.rs"),
        include_str!("../../kind/values.rs"),
    ];
    let is_code =
        |text: &str| text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let mut count = 0;
    for source in sources {
        let code = source.split("mod tests {").next().unwrap();
        for (_, rest) in code
            .match_indices("error(")
            .chain(code.match_indices("warning("))
            .map(|(at, call)| (at, code[at + call.len()..].trim_start()))
        {
            let Some(rest) = rest.strip_prefix('"') else { continue };
            let text = rest.split('"').next().unwrap();
            if is_code(text) || ["syntax", "blank"].contains(&text) {
                assert!(rule(text).is_some(), "{text}");
                count += 1;
            }
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn a_question_can_leave_a_warning_out_and_so_can_a_deck() {
    for rule in rules().filter(|rule| rule.severity == Severity::Warning) {
        if ["no-id", "unknown-code", "mixed-line-ends"].contains(&rule.code)
            || rule.bad.is_empty()
            || rule.bad.contains("[deck]")
        {
            continue;
        }
        let allow = format!("[[question]]\nallow = [\"{}\"]", rule.code);
        let text = rule.bad.replace("[[question]]", &allow);
        assert_eq!(found(&text), [], "{}", rule.code);
        let header =
            format!("[deck]\nid = \"t\"\nallow = [\"{}\", \"no-explanation\"]\n", rule.code);
        let text = header + "\n" + rule.bad;
        let found = lint(&text, "t", &Outside { picture: &picture }).findings;
        assert_eq!(found, [], "{}", rule.code);
    }
}

/// Texts with much of what decks are made of.
pub fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "[deck]\n",
        "[[question]]\n",
        "[question]\n",
        "[passages]\n",
        "prompt = ",
        "answer = ",
        "answers = ",
        "wrong = ",
        "options = ",
        "accept = ",
        "cloze = ",
        "order = ",
        "pairs = ",
        "front = ",
        "back = ",
        "tags = ",
        "allow = ",
        "language = ",
        "image = ",
        "show = ",
        "id = ",
        "case = true\n",
        "exact = true\n",
        "\"",
        "'",
        "'''",
        "\"\"\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\r\n",
        "\\e",
        "\\x1b",
        "\\u00e9",
        "\"What is an apple?\"\n",
        "\"a\"",
        "\"A\"",
        "\"1-2\"",
        "\"2 - 3\"",
        "\"5 km\"\n",
        "1.5\n",
        "true\n",
        "07:30\n",
        "{{gap}}",
        "{{",
        "}}",
        "not",
        "?",
        "\"(\"",
        "\u{ad}",
        "\u{202e}",
        "а",
        "ß",
        "İ",
        "東京",
        "\u{0}",
        "=",
        "#",
        "text = ",
        "why = ",
    ]);
    let piece = prop_oneof![9 => words.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_text_has_its_findings_in_range(text in pieces()) {
        let reading = lint(&text, "any", &Outside::unknown());
        let mut last = 0;
        for finding in &reading.findings {
            let span = finding.span.clone();
            prop_assert!(span.start <= span.end && span.end <= text.len(), "{:?}", finding);
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{:?}", finding);
            prop_assert!(last <= span.start, "sorted by place");
            prop_assert!(rule(finding.code).is_some(), "{}", finding.code);
            last = span.start;
        }
    }

    #[test]
    fn what_the_reader_finds_the_linter_finds_too(text in pieces()) {
        let plain = crate::deck::read(&text, "any");
        let linted = lint(&text, "any", &Outside::unknown());
        let errors = |findings: &[Finding]| {
            findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(errors(&plain.findings), errors(&linted.findings));
        prop_assert_eq!(plain.deck.questions.len(), linted.deck.questions.len());
    }
}

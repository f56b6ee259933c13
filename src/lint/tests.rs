//! Claims about every rule of the table, and about any text at all.

use super::{Beside, GROUPS, Outside, lint, rule, rules};
use crate::kind::{KINDS, Role, Row, Shape};
use crate::report::{Finding, Rigour, Severity};
use crate::testing::cases;
use proptest::prelude::*;

/// A world in which one picture and one sound are there.
fn file(path: &str) -> Beside {
    match path {
        "there.png" | "there.ogg" => Beside::Here,
        path if path.starts_with("..") => Beside::Outside,
        _ => Beside::Missing,
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
    lint(&text, "example", &Outside { file: &file }, Rigour::Pedantic).findings
}

#[test]
fn a_bad_example_has_exactly_its_finding() {
    let mut wrong = Vec::new();
    for rule in rules().filter(|rule| !rule.bad().is_empty()) {
        let found = found(&rule.bad());
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
    let good = rules().filter(|rule| !rule.good().is_empty());
    let mut wrong = good.map(|rule| (rule.code, found(&rule.good())));
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
fn the_texts_of_a_kind_are_looked_at_by_what_they_are_to_it() {
    let codes = |row: &Row, key: &str, value: &str| -> Vec<&str> {
        let lines =
            row.example.trim().lines().filter(|line| !line.starts_with(&format!("{key} =")));
        let lines = lines.collect::<Vec<_>>().join("\n");
        let found = found(&format!("[[question]]\n{key} = \"{value}\"\n{lines}\n"));
        found.iter().map(|finding| finding.code).collect()
    };
    for row in KINDS {
        let asks = row.key(row.asks()).unwrap();
        if asks.shape == Shape::Text {
            let long = "Tell me more of it. ".repeat(20);
            assert!(codes(row, asks.name, &long).contains(&"long-prompt"), "{}", row.name);
        }
        let Some(answer) = row.in_role(Role::Answer) else { continue };
        let example: toml::Table = row.example.parse().unwrap();
        if let (Shape::Text, Some(text)) = (answer.shape, example[answer.name].as_str()) {
            // As a name it would be what is asked about.
            let prompt = format!("What is {}, in a word or in two?", text.to_lowercase());
            assert_eq!(codes(row, asks.name, &prompt), ["gives-away"], "{}", row.name);
            let unseen = text.replacen(char::is_alphabetic, "S\\u200b", 1);
            assert!(codes(row, answer.name, &unseen).contains(&"invisible-character"));
            if let Some(other) = row.in_role(Role::Alternatives) {
                assert_eq!(codes(row, other.name, &text.to_uppercase()), ["idle-accept"]);
            }
        }
    }
}

#[test]
fn a_rule_says_why_in_whole_sentences() {
    for rule in rules() {
        assert!(rule.why.ends_with('.'), "{}", rule.code);
        assert!(!rule.summary.ends_with('.'), "{}", rule.code);
    }
}

#[test]
fn a_question_can_leave_a_warning_out_and_so_can_a_deck() {
    for rule in rules().filter(|rule| rule.severity == Severity::Warning) {
        if ["no-id", "unknown-code", "mixed-line-ends"].contains(&rule.code)
            || rule.bad().is_empty()
            || rule.bad().contains("[deck]")
        {
            continue;
        }
        let allow = format!("[[question]]\nallow = [\"{}\"]", rule.code);
        let text = rule.bad().replace("[[question]]", &allow);
        assert_eq!(found(&text), [], "{}", rule.code);
        let header =
            format!("[deck]\nid = \"t\"\nallow = [\"{}\", \"no-explanation\"]\n", rule.code);
        let text = header + "\n" + &rule.bad();
        let found = lint(&text, "t", &Outside { file: &file }, Rigour::Pedantic).findings;
        assert_eq!(found, [], "{}", rule.code);
    }
}

/// The findings of a question, each as its code and the text it stands at.
pub fn told(question: &str) -> Vec<(&'static str, String)> {
    let text = format!("[deck]\nid = \"t\"\nallow = [\"no-explanation\"]\n\n{question}");
    let findings = lint(&text, "t", &Outside::unknown(), Rigour::Pedantic).findings;
    findings.iter().map(|finding| (finding.code, text[finding.span.clone()].to_owned())).collect()
}

/// What a question says, then the code that is told of it and the text that is underlined.
const TOLD: &[(&str, &str, &str)] = &[
    (
        "prompt = \"a?\"\nanswers = [\"Neon\", \"Argon\"]\nwrong = [\"neon\", \"b\"]",
        "option-is-answer",
        "\"neon\"",
    ),
    (
        "prompt = \"a?\"\nanswer = \"b\"\noptions = [\"b\", \"Low\", \"low\"]",
        "same-option",
        "\"low\"",
    ),
    ("prompt = \"a?\"\nanswer = \"b\"\naccept = [\"b\"]", "idle-accept", "\"b\""),
    ("prompt = \"a?\"\nanswers = [[\"b\", \"c\"], [\"d\", \"C\"]]", "same-answer", "\"C\""),
    ("prompt = \"a?\"\nanswer = \"$5\"", "unit-in-answer", "\"$5\""),
    ("prompt = \"a?\"\nanswer = \"b (c\"", "unbalanced-brackets", "("),
    ("prompt = \"a?\"\nanswer = \"bc) d (e)\"", "unbalanced-brackets", ")"),
    ("prompt = \"a?\"\nanswer = 'in M\u{456}nsk'", "mixed-scripts", "M\u{456}nsk"),
    ("prompt = \"a?\"\nanswer = 'Min\u{200b}sk'", "invisible-character", "\u{200b}"),
    ("prompt = \"a?\"\nanswer = \"b\\tc\"", "control-character", "\\t"),
    (
        "prompt = \"a?\"\nanswer = \"b\"\nwrong = [{ text = \"c\\td\", why = \"e\\tf\" }]",
        "control-character",
        "\\t",
    ),
    ("prompt = \"What is $\\neq$?\"\nanswer = \"b\"", "control-character", "\\n"),
    ("prompt = \"Is art in Cartography the ART?\"\nanswer = \"Art\"", "gives-away", "art"),
    ("prompt = \"Whales aren't fish.\"\nanswer = true", "negative", "aren't"),
    ("prompt = \"Who has never won?\"\nanswer = \"b\"\nwrong = [\"c\"]", "negative", "never"),
    ("prompt = \"Who won and how often?\"\nanswer = \"b\"", "several-ideas", "and how"),
    ("prompt = \"Who? And where?\"\nanswer = \"b\"", "several-ideas", "?"),
    (
        "prompt = \"a?\"\nanswer = \"b\"\nwrong = [\"Neither A nor B\"]",
        "all-of-the-above",
        "\"Neither A nor B\"",
    ),
    (
        "prompt = \"a?\"\nanswer = \"It is hardly so\"\nwrong = [\"It is always so\"]",
        "absolute-word",
        "always",
    ),
    (
        "prompt = \"a?\"\nanswer = \"20 or more\"\nwrong = [\"10-25\", \"under 10\"]",
        "overlapping-ranges",
        "\"10-25\"",
    ),
    (
        "prompt = \"a?\"\nanswer = \"b\"\nwrong = [\"NEVER in the open air\"]",
        "absolute-word",
        "NEVER",
    ),
    (
        "prompt = \"a?\"\nanswer = \"BOTH A AND B\"\nwrong = [\"c\"]",
        "all-of-the-above",
        "\"BOTH A AND B\"",
    ),
    (
        "prompt = \"a?\"\nanswer = \"None Of The Above!\"\nwrong = [\"Nine of them\"]",
        "all-of-the-above",
        "\"None Of The Above!\"",
    ),
    ("prompt = \"Which Isn'T blue?\"\nanswer = \"b\"\nwrong = [\"c\"]", "negative", "Isn'T"),
    ("prompt = \"Who won AND WHEN was it?\"\nanswer = \"b\"", "several-ideas", "AND WHEN"),
    ("prompt = \"It is An\"\nanswer = \"orca\"\nwrong = [\"whale\"]", "grammar-gives-away", "An"),
    ("prompt = \"a?\"\nanswer = \"usd 5\"", "unit-in-answer", "\"usd 5\""),
    ("prompt = \"a?\"\npairs = [[\"Hund\", \"b\"], [\"hund\", \"c\"]]", "same-side", "\"hund\""),
    ("prompt = \"a?\"\nanswer = \"Minsk\"\nhint = \"It is Minsk.\"", "gives-away", "Minsk"),
    ("cloze = \"The capital is {{M\u{456}nsk}}, not Brest.\"", "mixed-scripts", "M\u{456}nsk"),
    ("cloze = \"In Rome, {{Rome}} and {{Milan}}.\"", "gap-repeated", "Rome"),
];

#[test]
fn a_finding_stands_at_the_very_words_to_change() {
    for (keys, code, text) in TOLD {
        let found = told(&format!("[[question]]\n{keys}\n"));
        assert_eq!(found, [(*code, (*text).to_owned())], "{keys}");
    }
}

#[test]
fn ranges_are_spans_of_years_only_where_all_are_years() {
    for (answer, wrong) in [
        ("10-20", "\"15-25\", \"1914-1918\""),
        ("1990-2500", "\"2000-2600\""),
        ("900-1200", "\"1000-1300\""),
        ("2100-2200", "\"2150-2250\""),
        ("1914.5-1918.5", "\"1915.5-1920.5\""),
    ] {
        let text = format!("[[question]]\nprompt = 'a?'\nanswer = '{answer}'\nwrong = [{wrong}]\n");
        let codes: Vec<_> = told(&text).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["overlapping-ranges"], "{answer}");
    }
}

#[test]
fn of_question_marks_in_a_row_the_last_one_ends_the_question() {
    let text = "[[question]]\nprompt = \"Who won?? And where???\"\nanswer = \"b\"\n";
    assert_eq!(told(text), [("several-ideas", "?".to_owned())]);
    let start = text.find("???").unwrap() + 2;
    let header = "[deck]\nid = \"t\"\nallow = [\"no-explanation\"]\n\n";
    let findings =
        lint(&format!("{header}{text}"), "t", &Outside::unknown(), Rigour::Pedantic).findings;
    assert_eq!(findings[0].span.start, header.len() + start);
}

#[test]
fn what_is_meant_is_not_told() {
    for keys in [
        "prompt = \"Why does oil not dissolve?\"\nanswer = \"b\"\nwrong = [\"c\"]",
        "prompt = \"Who wrote *Never Say Never*?\"\nanswer = \"b\"\nwrong = [\"c\"]",
        "prompt = \"What is the plural of *sheep*?\"\nanswer = \"sheep\"",
        "prompt = \"Who asked 'Et tu, Brute?' in a play?\"\nanswer = \"b\"",
        "prompt = \"Differentiate this.\"\nanswer = \"b\"",
        "prompt = \"Scale?\"\nanswers = [\"C\", \"D\", \"C\"]\nordered = true",
        "prompt = 'Is $a \\not= b$ here?'\nanswer = true",
        "prompt = 'What is $f{{x}}$, or $x?y?$?'\nanswer = 'b'",
        "prompt = 'What solves $x^2 = 4$?'\nanswer = '$x = 2$'",
        "prompt = 'Which interval?'\nanswer = '$[0, 1)$'\nwrong = ['$(0, 1)$', '$\\frac{1}{2}$']",
        "prompt = 'Which?'\nanswer = '$\\begin{pmatrix}1 & 0\\\\0 & 1\\end{pmatrix}$'\nwrong = ['(0  1; 1  0)']",
        "prompt = 'What is less than $5 and more than $3?'\nanswer = 'b'",
        "prompt = \"a?\"\nanswer = \"always b\"\nwrong = [\"always c\"]",
        "prompt = \"a?\"\nanswer = \"(0, 1]\"",
        "prompt = \"Which of these is it: b or c?\"\nanswer = \"d\"",
        "prompt = \"In Python?\"\nanswer = \"False\"\nexact = true",
        "prompt = \"Which is NOT so?\"\nanswer = \"b\"\nwrong = [\"c\"]",
        "prompt = \"Which is **not** so?\"\nanswer = \"b\"\nwrong = [\"c\"]",
        "prompt = \"one\\ntwo?\"\nanswer = \"b\"\nexplain = \"c\\td\"",
        "prompt = \"How often?\"\nanswer = \"Never\"\nwrong = [\"Always\"]",
        "prompt = \"Which vitamins?\"\nanswer = \"A and D\"\nwrong = [\"B and C\"]",
        "prompt = \"a?\"\nanswer = \"over 40\"\nwrong = [\"31-40\", \"18-30\", \"under 18\"]",
        "prompt = \"When?\"\nanswer = \"1914-1918\"\nwrong = [\"1915-1920\"]",
        "prompt = \"When?\"\nanswer = \"1000-1100\"\nwrong = [\"1050-1150\"]",
        "prompt = \"Who won??\"\nanswer = \"b\"",
        "prompt = \"a?\"\nanswer = \"f(x)\"\nexact = true\naccept = [\"f(\"]",
        "prompt = \"a?\"\nanswer = \"µm and Δt\"",
        "prompt = \"a?\"\nanswer = \"5 km\"\nwrong = [\"6 km\"]",
        "prompt = \"a?\"\nanswer = 9.81\nwrong = [8.5]",
        "prompt = \"a?\"\nanswer = \"nearly 5 mW\"\nwrong = [\"nearly 5 MW\"]",
    ] {
        assert_eq!(told(&format!("[[question]]\n{keys}\n")), [], "{keys}");
    }
}

#[test]
fn answers_of_two_questions_that_the_judge_takes_for_one_are_written_alike() {
    let of = |first: &str, second: &str| {
        let text = format!(
            "[[question]]\nprompt = 'one?'\n{first}\n[[question]]\nprompt = 'two?'\n{second}\n"
        );
        told(&text).iter().map(|(code, text)| format!("{code} {text}")).collect::<Vec<_>>()
    };
    let one = |text: &str| vec![format!("written-differently {text}")];
    assert_eq!(of("answer = \"mW\"", "answer = \"MW\""), one("\"MW\""));
    assert_eq!(of("answer = \"mW\"\ncase = true", "answer = \"MW\""), one("\"MW\""));
    assert_eq!(of("answer = \"mW\"", "answer = \"MW\"\ncase = true"), one("\"mW\""));
    assert_eq!(of("answer = \"H₂O\"", "answer = \"H2O\""), one("\"H2O\""));
    assert_eq!(of("answer = \"the Danube\"", "answer = \"Danube\""), one("\"Danube\""));
    for (first, second) in [
        ("answer = \"mW\"\ncase = true", "answer = \"MW\"\ncase = true"),
        ("answer = \"its\"", "answer = \"it's\""),
        ("answer = \"Early spring\"", "answer = \"early spring\""),
        ("answer = \"Minsk\"", "answer = \"Minsk\""),
        ("answer = \"ls -A\"\nexact = true", "answer = \"LS -A\""),
        ("answer = 5", "answer = \"5\""),
    ] {
        assert_eq!(of(first, second), [""; 0], "{first}, {second}");
    }
    let text = "[[question]]\nprompt = 'a?'\nanswer = 'mW'\n\n[[question]]\ncloze = 'It is {{MW}} here.'\n";
    assert_eq!(told(text), [("written-differently", "MW".to_owned())]);
}

#[test]
fn a_deck_whose_statements_are_all_true_is_told_once() {
    let statements = |count: usize, last: bool| {
        let one = |at| {
            let truth = at + 1 < count || last;
            format!("[[question]]\nprompt = \"Is it {at}?\"\nanswer = {truth}\n")
        };
        (0..count).map(one).collect::<String>()
    };
    assert_eq!(told(&statements(7, true)), [("fixed-place", "true".to_owned())]);
    assert_eq!(told(&statements(7, false)), []);
    assert_eq!(told(&statements(6, true)), []);
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
        "audio = ",
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
    #![proptest_config(cases(3_000))]

    #[test]
    fn any_text_has_its_findings_in_range(text in pieces()) {
        let reading = lint(&text, "any", &Outside::unknown(), Rigour::Pedantic);
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
        let linted = lint(&text, "any", &Outside::unknown(), Rigour::Pedantic);
        let errors = |findings: &[Finding]| {
            findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(errors(&plain.findings), errors(&linted.findings));
        prop_assert_eq!(plain.deck.questions().len(), linted.deck.questions().len());
    }
}

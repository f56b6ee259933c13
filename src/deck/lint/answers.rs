//! Answers: those that are there twice, that are right and wrong at once, or that belong under
//! another key.

use super::Rule;
use super::subject::{Spot, Subject};
use super::words::{loose, same, twins};
use crate::report::{Finding, Severity};
use std::collections::HashMap;

const WARNING: Severity = Severity::Warning;

pub const RULES: &[Rule] = &[
    Rule {
        code: "option-is-answer",
        severity: WARNING,
        summary: "a wrong option that the judge takes for the answer",
        why: "Capitals, articles, accents of writing and final dots do not count when answers are \
              compared. Whoever picks such an option is right, and is told the opposite.",
        bad: r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "The United Nations"
wrong = ["The African Union", "united nations"]
"#,
        good: r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "The United Nations"
wrong = ["The African Union", "The European Union"]
"#,
    },
    Rule {
        code: "same-option",
        severity: WARNING,
        summary: "two options that are the same but for their writing",
        why: "Nobody can tell them apart, and one of them takes the place of a better one.",
        bad: r#"[[question]]
prompt = "Which gas do plants take in?"
answer = "Carbon dioxide"
wrong = ["Oxygen", "Nitrogen", "oxygen."]
"#,
        good: r#"[[question]]
prompt = "Which gas do plants take in?"
answer = "Carbon dioxide"
wrong = ["Oxygen", "Nitrogen", "Methane"]
"#,
    },
    Rule {
        code: "idle-accept",
        severity: WARNING,
        summary: "another way to write the answer that is accepted anyway",
        why: "Capitals, articles and punctuation do not count, so it adds nothing. Delete it, or \
              set `case = true` where capitals are meant to count.",
        bad: r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "United Nations"
accept = ["UN", "the United Nations"]
"#,
        good: r#"[[question]]
prompt = "Which body keeps the peace?"
answer = "United Nations"
accept = ["UN"]
"#,
    },
    Rule {
        code: "accept-is-wrong",
        severity: WARNING,
        summary: "an accepted answer that is a wrong option too",
        why: "Typed, it is right; picked, it is wrong. One of the two is a mistake.",
        bad: r#"[[question]]
prompt = "What is the capital of Bolivia, by its constitution?"
answer = "Sucre"
accept = ["La Paz"]
wrong = ["La Paz", "Santa Cruz"]
"#,
        good: r#"[[question]]
prompt = "What is the capital of Bolivia, by its constitution?"
answer = "Sucre"
wrong = ["La Paz", "Santa Cruz"]
"#,
    },
    Rule {
        code: "same-answer",
        severity: WARNING,
        summary: "two entries of a list that are the same answer",
        why: "One typed answer meets one entry only, so the other can never be earned. Ways to \
              write one answer stand together in brackets.",
        bad: r#"[[question]]
prompt = "Which two countries border Mongolia?"
answers = ["Russia", "China", "russia"]
"#,
        good: r#"[[question]]
prompt = "Which two countries border Mongolia?"
answers = [["Russia", "Russian Federation"], "China"]
"#,
    },
    Rule {
        code: "same-item",
        severity: WARNING,
        summary: "two items of an order that are the same",
        why: "Nobody can tell which of the two comes first.",
        bad: r#"[[question]]
prompt = "In which order do these come in a day?"
order = ["Dawn", "Noon", "dawn"]
"#,
        good: r#"[[question]]
prompt = "In which order do these come in a day?"
order = ["Dawn", "Noon", "Dusk"]
"#,
    },
    Rule {
        code: "same-side",
        severity: WARNING,
        summary: "a side of a pair that stands in two rows",
        why: "Two equal left-hand sides cannot be told apart. Right-hand sides may be shared, but \
              must then be written alike, or they are shown as two.",
        bad: r#"[[question]]
prompt = "Which country does each city belong to?"
pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["oslo", "Sweden"]]
"#,
        good: r#"[[question]]
prompt = "Which country does each city belong to?"
pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["Bergen", "Norway"]]
"#,
    },
    Rule {
        code: "unit-in-answer",
        severity: WARNING,
        summary: "a number with its unit inside the text",
        why: "As text it must be typed as it is written. As a number with `unit` it may be typed \
              with or without the unit, in any usual way, and may have a tolerance.",
        bad: r#"[[question]]
prompt = "How high is Mont Blanc?"
answer = "4806 m"
"#,
        good: r#"[[question]]
prompt = "How high is Mont Blanc?"
answer = 4806
unit = ["m", "metres"]
"#,
    },
    Rule {
        code: "no-tolerance",
        severity: WARNING,
        summary: "a number with a fraction and no tolerance",
        why: "Only this very number is right: 9.8 is wrong where 9.81 is asked. Say how far off \
              is still right, or `tolerance = 0` where it must be exact.",
        bad: r#"[[question]]
prompt = "How fast does a falling stone gather speed?"
answer = 9.81
unit = "m/s²"
"#,
        good: r#"[[question]]
prompt = "How fast does a falling stone gather speed?"
answer = 9.81
tolerance = 0.05
unit = "m/s²"
"#,
    },
];

/// Applies the rules of this group.
pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.has_options() {
        options(subject, findings);
    } else {
        number(subject, findings);
        entries(subject, findings);
    }
    accept(subject, findings);
    let items: Vec<&Spot<'_>> = subject.order.iter().collect();
    repeated(&items, subject, "same-item", "the items", findings);
    pairs(subject, findings);
}

fn quoted(text: &str) -> String {
    let mut line: String = crate::text::printable_line(text);
    if let Some((end, _)) = line.char_indices().nth(60) {
        line.truncate(end);
        line.push('…');
    }
    format!("\"{line}\"")
}

fn warn(
    code: &'static str,
    spot: &Spot<'_>,
    message: impl Into<String>,
    help: &str,
    findings: &mut Vec<Finding>,
) {
    findings.push(Finding::warning(code, spot.span.clone(), message, help));
}

/// Options that are the answer, or each other.
fn options(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let right: Vec<&Spot<'_>> = subject.right().collect();
    let pool: Vec<&Spot<'_>> = right.iter().copied().chain(subject.others()).collect();
    for (later, earlier) in twins(&pool, subject.rules) {
        let (one, other) = (pool[later], pool[earlier]);
        if one.text == other.text {
            continue; // the reader's to tell
        }
        if earlier < right.len() && later >= right.len() {
            let message = format!(
                "the judge takes {} for the answer {}",
                quoted(&one.text),
                quoted(&other.text)
            );
            let help =
                "write another wrong option, or `case = true` if the difference is asked for";
            warn("option-is-answer", one, message, help, findings);
        } else {
            let message =
                format!("{} is {} written otherwise", quoted(&one.text), quoted(&other.text));
            warn("same-option", one, message, "write another option, or delete it", findings);
        }
    }
}

/// Alternatives that add nothing, or that are wrong options.
fn accept(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let alternatives = |entry: &[&Spot<'_>], findings: &mut Vec<Finding>| {
        for (later, earlier) in twins(entry, subject.rules) {
            let (one, other) = (entry[later], entry[earlier]);
            let message = format!("{} is accepted as {}", quoted(&one.text), quoted(&other.text));
            warn("idle-accept", one, message, "delete it", findings);
        }
    };
    for entry in subject.answers.iter().filter(|entry| entry.len() > 1) {
        alternatives(&entry.iter().collect::<Vec<_>>(), findings);
    }
    if subject.accept.is_empty() {
        return;
    }
    let right: Vec<&Spot<'_>> = subject.answer.iter().chain(&subject.accept).collect();
    alternatives(&right, findings);
    let hashed = subject.accept.iter().map(|accept| (loose(&accept.text), accept));
    let hashed: HashMap<u64, &Spot<'_>> = hashed.collect();
    for wrong in subject.others() {
        let accept = hashed.get(&loose(&wrong.text));
        if let Some(accept) = accept.filter(|one| same(&one.text, &wrong.text, subject.rules)) {
            let message = format!("{} is accepted, and a wrong option", quoted(&accept.text));
            let help = "delete it from `accept`, or from the wrong options";
            warn("accept-is-wrong", accept, message, help, findings);
        }
    }
}

/// Entries of a list that are the same.
fn entries(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let first: Vec<_> = subject.answers.iter().filter_map(|entry| entry.first()).collect();
    repeated(&first, subject, "same-answer", "the answers", findings);
}

fn repeated(
    spots: &[&Spot<'_>],
    subject: &Subject<'_>,
    code: &'static str,
    among: &str,
    findings: &mut Vec<Finding>,
) {
    for (later, earlier) in twins(spots, subject.rules) {
        let (one, other) = (spots[later], spots[earlier]);
        if one.text == other.text && code == "same-answer" {
            continue; // the reader's to tell
        }
        let message = format!("{} stands among {among} twice", quoted(&one.text));
        warn(code, one, message, "delete one of the two, or tell them apart", findings);
    }
}

fn pairs(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let left: Vec<_> = subject.pairs.iter().map(|(left, _)| left).collect();
    for (later, _) in twins(&left, subject.rules) {
        let one = left[later];
        let message = format!("{} stands on the left of two pairs", quoted(&one.text));
        let help = "tell the two apart, or delete one of the pairs";
        warn("same-side", one, message, help, findings);
    }
    let extra = if subject.pairs.is_empty() { &[][..] } else { &subject.wrong };
    let right = subject.pairs.iter().map(|(_, right)| right);
    let right: Vec<_> = right.chain(extra).collect();
    for (later, earlier) in twins(&right, subject.rules) {
        let (one, other) = (right[later], right[earlier]);
        if later >= subject.pairs.len() {
            let message = format!("{} belongs to a pair, and is a wrong side", quoted(&one.text));
            warn("same-side", one, message, "delete it from `wrong`", findings);
        } else if one.text != other.text {
            let message =
                format!("{} is {} written otherwise", quoted(&one.text), quoted(&other.text));
            let help = "write both alike, then they are shown as one";
            warn("same-side", one, message, help, findings);
        }
    }
}

/// Units that stand behind a number: symbols, and words in the singular.
const UNITS: &[&str] = &[
    "%", "°", "°c", "°f", "amp", "ampere", "bar", "bit", "byte", "c", "cent", "cm", "cm²", "cm³",
    "day", "db", "degree", "dollar", "euro", "ev", "f", "foot", "feet", "ft", "g", "gb", "ghz",
    "gram", "gw", "h", "ha", "hectare", "hour", "hr", "hz", "inch", "inche", "j", "joule", "k",
    "kb", "kelvin", "kg", "khz", "kilogram", "kilometer", "kilometre", "kj", "km", "km/h", "km²",
    "kmh", "kn", "knot", "kpa", "kv", "kw", "kwh", "l", "lb", "light-year", "liter", "litre", "m",
    "m/s", "m/s²", "mb", "meter", "metre", "mg", "mhz", "mi", "mile", "minute", "ml", "mm", "mol",
    "month", "mph", "ms", "mv", "mw", "m²", "m³", "n", "newton", "nm", "ohm", "ounce", "oz", "pa",
    "pascal", "percent", "pound", "s", "second", "sec", "t", "tb", "ton", "tonne", "v", "volt",
    "w", "watt", "week", "yard", "year", "€", "£", "µm", "μm", "ω",
];

/// A number that is written as text for its unit, or that asks for more digits than anyone types.
fn number(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(answer) = &subject.answer else { return };
    if subject.is_float && !subject.has_tolerance {
        let message = format!("only {} is right, to the last digit", answer.text);
        let help = "say how far off is still right: tolerance = 0.05, or tolerance = 0";
        warn("no-tolerance", answer, message, help, findings);
    }
    if subject.is_number || subject.rules.exact {
        return;
    }
    let text = answer.text.trim();
    let digits = text.trim_start_matches(['-', '+', '−', '~']);
    let end = digits.find(|c: char| !c.is_ascii_digit() && !".,".contains(c));
    let Some(end) = end.filter(|end| *end > 0) else { return };
    let unit = digits[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']).to_lowercase();
    let singular = unit.strip_suffix('s').filter(|singular| singular.len() > 2);
    if [Some(unit.as_str()), singular].into_iter().flatten().any(|unit| UNITS.contains(&unit)) {
        let number = digits[..end].replace(',', "");
        let message = "the answer is a number with a unit, and is judged as text";
        let unit = digits[end..].trim();
        let help = format!("write answer = {number} without quotes, and unit = \"{unit}\"");
        warn("unit-in-answer", answer, message, &help, findings);
    }
}

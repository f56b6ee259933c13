//! Slipped texts: several answers in one text, a sentence where a name belongs, and settings that do
//! not fit what they are about.

use super::inspection::{Inspection, Remarks};
use super::subject::Subject;
use crate::kind::Spot;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[
    SEVERAL_ANSWERS, LIST_IN_TEXT, NEED_MISSING, LARGE_TOLERANCE, SENTENCE, SAME_NUMBER,
    SINGLE_BRACE,
];

const SEVERAL_ANSWERS: Inspection = Inspection::warning(
    several_answers,
    "several-answers",
    "several answers in one text",
    "All of it would have to be typed. Other ways to say it go under `accept`, and several answers \
     that are all asked for under `answers`.",
    r#"prompt = "How do you greet someone?"
- answer = "hi / hello"
+ answer = "hi"
+ accept = ["hello"]
"#,
);

fn several_answers(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let may_be = subject.signs.any(";/|");
    if !may_be || subject.has_options() || subject.rules.exact || subject.is_number() {
        return;
    }
    let entries = subject.answers.iter().flatten().chain(&subject.back).chain(&subject.accept);
    for spot in subject.answer.into_iter().chain(entries.copied()).chain(&subject.gaps) {
        if let Some(parts) = parts_of(&spot.text) {
            let rest: Vec<String> = parts[1..].iter().map(|part| format!("\"{part}\"")).collect();
            let message = format!("{} is several answers in one text", spot.quoted());
            let rest = rest.join(", ");
            let help = if subject.answer.is_some_and(|answer| answer.span == spot.span) {
                format!("write answer = \"{}\" and accept = [{rest}]", parts[0])
            } else if subject.sentence.is_some() {
                format!("set ways to say it apart by |: {{{{{}}}}}", parts.join("|"))
            } else {
                format!("write each as a text of its own: \"{}\", {rest}", parts[0])
            };
            remarks.on(spot, message, help);
        }
    }
}

/// The answers that are set apart by a sign, if each is a few words and none is a number.
fn parts_of(text: &str) -> Option<Vec<&str>> {
    let sign = [";", " / ", " | "].into_iter().find(|sign| text.contains(sign))?;
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let is_name = |part: &&str| {
        part.contains(char::is_alphabetic)
            && part.split_whitespace().count() <= 6
            && !part.contains(['=', '{', '}', '(', ')', '`', '$', '<', '\\', '&'])
    };
    (parts.len() > 1 && parts.iter().all(is_name)).then_some(parts)
}

const LIST_IN_TEXT: Inspection = Inspection::warning(
    list_in_text,
    "list-in-text",
    "a list that is written as one text",
    "It is one entry, with its commas: it must be typed as a whole, or is shown as one option.",
    r#"[[question]]
prompt = "Which three programs keep versions?"
- answers = ["CVS, Subversion, Perforce"]
+ answers = ["CVS", "Subversion", "Perforce"]
"#,
);

fn list_in_text(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let tags: Vec<&Spot<'_>> = subject.transcript.texts("tags").collect();
    if let [tag] = tags[..] {
        list_in(tag, ", ", remarks);
    }
    let sign = |spot: &Spot<'_>| if spot.text.contains(';') { ";" } else { "," };
    let single = match (&subject.answers[..], &subject.wrong[..]) {
        ([entry], _) if entry.len() == 1 && subject.answer.is_none() => Some(entry[0]),
        // Where the answer has commas of its own they are part of what is asked.
        (_, [wrong]) => {
            subject.right().all(|right| !right.text.contains(sign(wrong))).then_some(*wrong)
        }
        _ => None,
    };
    if let Some(single) = single.filter(|_| !subject.rules.exact && subject.pairs.is_empty()) {
        // Without options that is told as several answers already.
        let is_told = !subject.has_options() && sign(single) == ";";
        if !is_told {
            list_in(single, sign(single), remarks);
        }
    }
}

/// Tells a text that is a list, set apart by a sign.
fn list_in(single: &Spot<'_>, sign: &str, remarks: &mut Remarks<'_>) {
    let parts: Vec<&str> = single.text.split(sign).map(str::trim).collect();
    let is_number = |part: &&str| {
        let number = part.trim_start_matches(['-', '−']);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let is_entry = |part: &&str| {
        let words = part.split_whitespace();
        (1..=3).contains(&words.clone().count())
            && words.clone().all(|word| !word.eq_ignore_ascii_case("and"))
            && (is_number(part) || !part.contains(['(', ')', '{', '"', '.', '&', '=']))
    };
    // 1,000 is one number.
    let is_one = !single.text.contains(' ') && parts.iter().all(is_number);
    if parts.len() > 1 && parts.iter().all(is_entry) && !is_one {
        let list: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
        let message = format!("{} is a list in one text", single.quoted());
        remarks.on(single, message, format!("write each as an entry: [{}]", list.join(", ")));
    }
}

const NEED_MISSING: Inspection = Inspection::warning(
    need_missing,
    "need-missing",
    "a prompt that asks for some of a list, without `need`",
    "Without `need` all entries are asked for, and who names two as asked has half of it wrong.",
    r#"[[question]]
prompt = "Name two countries on the island of Borneo."
answers = ["Indonesia", "Malaysia", "Brunei"]
+ need = 2
"#,
);

fn need_missing(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(prompt) = subject.prompt.filter(|_| subject.answers.len() > 1) else { return };
    if subject.has_options() || subject.transcript.place("need").is_some() {
        return;
    }
    let words: Vec<&str> = prompt.words().split_whitespace().collect();
    let asked = |(at, word): (usize, &&str)| {
        if !ASKS.contains(word) {
            return None;
        }
        let number = words[at + 1..].iter().find(|word| !FILLERS.contains(word))?;
        let place = NUMBERS.iter().position(|names| names.contains(number)).map(|at| at + 1);
        place.or_else(|| number.parse().ok())
    };
    if let Some(wanted) = words.iter().enumerate().find_map(asked)
        && (1..subject.answers.len()).contains(&wanted)
    {
        let count = subject.answers.len();
        let message = format!("the prompt asks for {wanted}, and all {count} answers are needed");
        remarks.on(prompt, message, format!("write need = {wanted}"));
    }
}

/// What asks for a list.
const ASKS: &[&str] = &[
    "name", "list", "give", "state", "mention", "write", "nenne", "nennen", "nennt", "gib",
    "zähle", "nomme", "nommez", "cite", "citez", "citer", "donne", "donnez", "nombra", "nombre",
    "cita", "menciona", "mencione", "enumera", "enumere",
];

/// What may stand between that and how many are asked for.
const FILLERS: &[&str] = &[
    "at", "least", "any", "up", "to", "sie", "mindestens", "wenigstens", "au", "moins", "al",
    "por", "lo", "menos",
];

/// Numbers from one on, in English, German, French and Spanish.
const NUMBERS: &[&[&str]] = &[
    &["one"],
    &["two", "zwei", "deux", "dos"],
    &["three", "drei", "trois", "tres"],
    &["four", "vier", "quatre", "cuatro"],
    &["five", "fünf", "cinq", "cinco"],
    &["six", "sechs", "seis"],
    &["seven", "sieben", "sept", "siete"],
    &["eight", "acht", "huit", "ocho"],
    &["nine", "neun", "neuf", "nueve"],
];

const LARGE_TOLERANCE: Inspection = Inspection::warning(
    large_tolerance,
    "large-tolerance",
    "a tolerance as large as the answer",
    "Nothing is right too, and so is twice the answer. Most likely a point or a per cent sign is \
     missing.",
    r#"prompt = "How high is Mont Blanc?"
answer = 4806
- tolerance = 5000
+ tolerance = 50
"#,
);

fn large_tolerance(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(answer) = subject.answer.filter(|_| subject.is_number()) else { return };
    let number = |text: &str| text.replace('_', "").trim().parse::<f64>().ok();
    let written =
        subject.transcript.written("tolerance").map(|text| text.trim_matches(['"', '\'']));
    let (Some(value), Some(written)) = (number(&answer.text), written) else { return };
    let tolerance = match written.strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| percent / 100.0 * value.abs()),
        None => number(written),
    };
    if let (Some(tolerance), Some(place)) = (tolerance, subject.transcript.place("tolerance"))
        && value != 0.0
        && tolerance >= value.abs()
    {
        let message = format!("with this tolerance 0 is right where {} is asked", answer.text);
        remarks.at(place.clone(), message, "say how far off is still right: a small part of it");
    }
}

const SENTENCE: Inspection = Inspection::warning(
    sentence,
    "sentence",
    "a sentence where a tag or another answer belongs",
    "Nobody asks by such a tag, and nobody types such an answer: the text most likely belongs to \
     another key.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- tags = ["It outweighs all the other planets."]
+ explain = "It outweighs all the other planets."
"#,
);

fn sentence(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_sentence = |text: &str, least: usize| {
        let text = text.trim();
        text.split_whitespace().count() >= least && text.ends_with(['.', '!', '?'])
    };
    for tag in subject.transcript.texts("tags") {
        if is_sentence(&tag.text, 4) || tag.text.split_whitespace().count() > LONGEST_TAG {
            let message = format!("the tag {} is a sentence", tag.quoted());
            remarks.on(tag, message, "write a word to ask by, or move it to `explain`");
        }
    }
    let is_short = |answer: &Spot<'_>| answer.text.split_whitespace().count() <= 3;
    if subject.rules.exact || !subject.right().all(is_short) {
        return;
    }
    for accept in subject.accept.iter().filter(|accept| is_sentence(&accept.text, 6)) {
        let message = format!("{} is a sentence, and the answer is not", accept.quoted());
        remarks.on(accept, message, "write what would be typed, or move it to `explain`");
    }
}

/// The most words of a tag.
const LONGEST_TAG: usize = 6;

const SAME_NUMBER: Inspection = Inspection::warning(
    same_number,
    "same-number",
    "options that are one number written differently",
    "If one of them is right, the others are too.",
    r#"prompt = "Which part of a cake for four does each get?"
answer = "1/4"
- wrong = ["0.5", "50 %", "1/3"]
+ wrong = ["0.5", "1/3"]
"#,
);

fn same_number(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if !subject.has_options() || subject.rules.exact {
        return;
    }
    let spots = subject.right().chain(subject.others());
    let mut numbers: Vec<(f64, &Spot<'_>)> =
        spots.filter_map(|spot| Some((value(&spot.text)?, spot))).collect();
    // How many digits a number has may be what is asked.
    let is_asked = |prompt: &Spot<'_>| {
        let mut words = prompt.words().split(' ');
        words.any(|word| PRECISION.iter().any(|stem| word.starts_with(stem)))
    };
    if numbers.len() < 2 || subject.prompt.is_some_and(is_asked) {
        return;
    }
    numbers.sort_by(|one, other| one.0.total_cmp(&other.0));
    for pair in numbers.windows(2) {
        let ((one, first), (other, second)) = (pair[0], pair[1]);
        if (one - other).abs() <= f64::EPSILON * one.abs() && first.text != second.text {
            let message = format!("{} is {}", second.quoted(), first.quoted());
            remarks.on(second, message, "write another number");
        }
    }
}

/// How words begin that speak of the digits of a number.
const PRECISION: &[&str] =
    &["accura", "decimal", "digit", "figure", "precis", "round", "signific", "genau", "stelle"];

/// The number that a text is: a decimal, a fraction or a percentage.
fn value(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = |text: &str| {
        let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
        text.parse::<f64>().ok().filter(|_| is_number)
    };
    if let Some(percent) = text.strip_suffix('%') {
        return plain(percent.trim_end()).map(|percent| percent / 100.0);
    }
    match text.split_once('/') {
        Some((top, bottom)) => {
            let (top, bottom) = (plain(top.trim())?, plain(bottom.trim())?);
            (bottom != 0.0).then(|| top / bottom)
        }
        None => plain(text),
    }
}

const SINGLE_BRACE: Inspection = Inspection::warning(
    single_brace,
    "single-brace",
    "single braces beside a gap",
    "A gap has double braces; what stands in single ones is shown as it is, and tells the answer.",
    r#"- cloze = "Water consists of {hydrogen} and {{oxygen}}."
+ cloze = "Water consists of {{hydrogen}} and {{oxygen}}."
"#,
);

fn single_brace(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(sentence) = subject.sentence.filter(|_| !subject.gaps.is_empty()) else { return };
    let text = super::gaps::without_gaps(&sentence.text);
    if !text.contains('{') {
        return;
    }
    let text = super::marked::unmarked(&text);
    let has_code = text.contains(';');
    for (at, _) in text.match_indices('{').filter(|_| !has_code) {
        let Some(length) = text[at + 1..].find(['{', '}']) else { return };
        let inner = &text[at + 1..at + 1 + length];
        if !text[at + 1 + length..].starts_with('}') {
            continue;
        }
        let is_words = !inner.is_empty() && inner.chars().all(|c| c.is_alphanumeric() || c == ' ');
        // A backslash before it is LaTeX or literal.
        let is_code = text[..at].ends_with(['\\', '$', '_', '^', ')'])
            || text[..at].ends_with(char::is_alphanumeric);
        if is_words && !is_code {
            let message = format!("`{{{inner}}}` is no gap, and is shown");
            let help = format!("write {{{{{inner}}}}}");
            remarks.within(sentence, at..at + length + 2, message, help);
        }
    }
}

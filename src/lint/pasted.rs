//! Pasted texts: what stays behind when a question is copied from a page, a word processor or
//! another program: numbers of a list, footnotes, what was still to be written.

use super::inspection::{Inspection, Remarks};
use super::marked::unmarked;
use super::subject::Subject;
use crate::kind::{Spot, speaks_of_others};
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[NUMBERING, BOLD_OPTION, STOP_TELLS, FOOTNOTE, PLACEHOLDER];

const NUMBERING: Inspection = Inspection::warning(
    numbering,
    "numbering",
    "a number or a bullet left from a list",
    "Options are lettered when they are shown, and shuffled: a letter of their own contradicts \
     that. Of an answer that is typed it would have to be typed too.",
    r#"prompt = "Which planet is the largest?"
- answer = "a) Jupiter"
+ answer = "Jupiter"
wrong = ["Saturn", "Neptune"]
"#,
);

fn numbering(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let help = "delete it";
    if let Some(prompt) = subject.prompt
        && prompt.text.starts_with(|c: char| c == '(' || !c.is_alphabetic())
        && !prompt.text.starts_with(['-', '*'])
        && let Some(length) = marker(&prompt.text, true)
        && prompt.text[length..].starts_with(char::is_uppercase)
        && !is_counted(&prompt.text[length..])
    {
        remarks.within(prompt, 0..length, "the prompt begins with a number of a list", help);
    }
    let items = || subject.right().chain(subject.others()).chain(subject.order.iter().copied());
    if subject.rules.exact || items().all(|item| marker(&item.text, true).is_none()) {
        return;
    }
    let items: Vec<&Spot<'_>> = items().collect();
    // "1. FC Köln" and "A. Milne" are names, and where all go by one order it is a list.
    let all = items.len() > 1 && are_numbered(&items);
    for item in items {
        if let Some(length) = marker(&item.text, all) {
            let place = 0..item.text[..length].trim_end().len();
            let message = format!("{} begins with a number or a bullet of a list", item.quoted());
            remarks.within(item, place, message, help);
        }
    }
}

/// Whether a number with a point before this text counts it: the first FC of Cologne, a first of May.
fn is_counted(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_short = (2..=4).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_uppercase());
    is_short || COUNTED.contains(&word)
}

/// What German counts by a number with a point.
const COUNTED: &[&str] = &[
    "April", "August", "Bundesliga", "Dezember", "Februar", "Jahrhundert", "Januar", "Juli",
    "Juni", "Klasse", "Liga", "Mai", "März", "November", "Oktober", "September", "Weltkrieg",
];

/// Whether texts begin with the first numbers or letters of a list, in any order.
fn are_numbered(items: &[&Spot<'_>]) -> bool {
    let sign = |item: &&Spot<'_>| {
        let length = marker(&item.text, true)?;
        if is_counted(&item.text[length..]) {
            return None;
        }
        let sign = item.text[..length].trim_matches(|c: char| !c.is_alphanumeric());
        let letter = u32::from(sign.chars().next()?.to_ascii_lowercase());
        sign.parse().ok().or(letter.checked_sub(u32::from('a') - 1))
    };
    let Some(mut signs) = items.iter().map(sign).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    signs.sort_unstable();
    (1..).zip(signs).all(|(at, sign)| at == sign)
}

/// How long the number or bullet is that a text begins with, and the blank behind it; a number with
/// a point counts where `may_be_point`.
pub fn marker(text: &str, may_be_point: bool) -> Option<usize> {
    let first = text.chars().next()?;
    if "•◦▪‣●".contains(first) {
        let rest = text[first.len_utf8()..].trim_start();
        return (!rest.is_empty()).then_some(text.len() - rest.len());
    }
    if let Some(rest) = text.strip_prefix("- ").or(text.strip_prefix("* ")) {
        let rest = rest.trim_start();
        let is_word = rest.chars().take_while(|c| c.is_alphabetic()).count() > 1;
        return is_word.then_some(text.len() - rest.len());
    }
    let end = text.find(' ').filter(|end| (2..=4).contains(end))?;
    let sign = text[..end].strip_prefix('(').unwrap_or(&text[..end]);
    let name = sign.strip_suffix(')').or(sign.strip_suffix('.').filter(|_| may_be_point))?;
    let is_number = name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = matches!(name.as_bytes(), [b'a'..=b'h' | b'A'..=b'H']);
    (!name.is_empty() && (is_number || is_letter)).then_some(end + 1)
}

const BOLD_OPTION: Inspection = Inspection::warning(
    bold_option,
    "bold-option",
    "an option or an answer in asterisks",
    "Options are shown as they are written. Where one is set in bold on the page it was copied \
     from, it is the right one, and now everyone sees it.",
    r#"prompt = "Which planet is the largest?"
- answer = "**Jupiter**"
+ answer = "Jupiter"
wrong = ["Saturn", "Neptune"]
"#,
);

fn bold_option(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_bold = |text: &str| {
        let text = text.trim();
        let inner = text.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        inner.is_some_and(|inner| inner.contains(char::is_alphanumeric) && !inner.contains("**"))
    };
    if subject.rules.exact {
        return;
    }
    for option in subject.right().chain(subject.others()).filter(|spot| is_bold(&spot.text)) {
        let message = format!("{} is shown with its asterisks", option.quoted());
        remarks.on(option, message, "delete the asterisks: options have no bold type");
    }
}

const STOP_TELLS: Inspection = Inspection::warning(
    stop_tells,
    "stop-tells",
    "an option that alone ends with a full stop, or a right one that alone does not",
    "Who knows nothing picks the option that looks different, or leaves it out (guideline 24).",
    r#"prompt = "Why is the sky blue?"
- answer = "Short waves scatter more."
+ answer = "Short waves scatter more"
wrong = ["It mirrors the sea below", "The air has that colour"]
"#,
);

fn stop_tells(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let Some(answer) = subject.answer.filter(|_| subject.has_options()) else { return };
    // An abbreviation has its point: U.S., Inc.
    let is_text = |spot: &Spot<'_>| {
        let last = spot.text.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or_default();
        last.chars().count() > 3 && !spot.text.contains('`')
    };
    let has = |spot: &Spot<'_>| spot.text.trim_end().ends_with('.');
    let stands_out = subject.others().all(|other| has(other) != has(answer) && is_text(other));
    let is_own = is_text(answer) && !speaks_of_others(answer.words());
    if stands_out && is_own && subject.others().nth(1).is_some() {
        let (message, help) = if has(answer) {
            ("only the right option ends with a full stop", "delete it, or let all end with one")
        } else {
            ("only the right option has no full stop", "let all end with one, or none")
        };
        remarks.on(answer, message, help);
    } else if !has(answer) && is_text(answer) {
        let mut stopped = subject.others().filter(|other| has(other));
        let all = || subject.right().chain(subject.others());
        if let (Some(other), None) = (stopped.next(), stopped.next())
            && is_text(other)
            && all().filter(|option| option.words() == other.words()).count() == 1
            && subject.others().nth(1).is_some()
        {
            let message = "only this option ends with a full stop";
            remarks.on(other, message, "delete it, or let all end with one");
        }
    }
}

const FOOTNOTE: Inspection = Inspection::warning(
    footnote,
    "footnote",
    "the mark of a footnote",
    "It came along from an encyclopedia, and the note did not.",
    r#"- prompt = "Which planet, the largest[12] of all, has a red spot?"
+ prompt = "Which planet, the largest of all, has a red spot?"
answer = "Jupiter"
"#,
);

fn footnote(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if !subject.signs.any("[") {
        return;
    }
    let others = ["explain", "hint"].into_iter().flat_map(|key| subject.transcript.texts(key));
    for spot in written(subject).chain(others).filter(|spot| spot.text.contains('[')) {
        if let Some(place) = footnote_in(&unmarked(&spot.text)) {
            remarks.within(spot, place, "the mark of a footnote was left", "delete it");
        }
    }
}

/// A number in brackets behind a word of a text that is no code.
fn footnote_in(text: &str) -> Option<Range<usize>> {
    if text.contains(['=', ';', '{', '\\', '_']) || text.contains("](") {
        return None;
    }
    // Gaps in a text are numbered from 1, and stand free.
    let has_gaps = text.contains(" [1]") || text.starts_with("[1]");
    let mark = |(at, _): (usize, &str)| {
        let digits = text[at + 1..].bytes().take(4).take_while(u8::is_ascii_digit).count();
        let end = at + 1 + digits;
        let number = &text[at + 1..end];
        if !(1..=3).contains(&digits) || number == "0" || !text[end..].starts_with(']') {
            return None;
        }
        let before = &text[..at];
        let (before, least) = match before.strip_suffix(' ') {
            Some(before) => (before, 4),
            None => (before, 3),
        };
        let is_free = before.len() < at;
        let word = &before[before.trim_end_matches(char::is_alphabetic).len()..];
        let is_index = INDEXED.contains(&word.to_lowercase().as_str());
        let is_word = word.chars().count() >= least && !is_index && !(is_free && has_gaps);
        let is_stuck = !is_free && before.ends_with(['.', ',', '?', '!', '”', '"', ')', ']']);
        let rest = &text[end + 1..];
        let is_end = rest.is_empty() || rest.starts_with([' ', '.', ',', '[', '?', ';', ':', ')']);
        // What is there twice is a note, and where it is referred to.
        let has_note = || text.matches(&text[at..=end]).nth(1).is_some();
        let is_mark = (is_word || is_stuck) && is_end;
        (is_mark && !has_note()).then_some(at..end + 1)
    };
    text.match_indices('[').find_map(mark)
}

/// What has entries with numbers, in programs and in texts with gaps.
const INDEXED: &[&str] = &[
    "args", "argv", "arr", "array", "blank", "buf", "buffer", "char", "cell", "chapter", "column",
    "data", "equation", "figure", "gap", "index", "int", "item", "items", "line", "list", "map",
    "matrix", "number", "nums", "option", "page", "row", "section", "slice", "source", "step",
    "str", "string", "table", "tuple", "values", "vec", "vector", "words",
];

pub const PLACEHOLDER: Inspection = Inspection::warning(
    placeholder,
    "placeholder",
    "a text that is still to be written",
    "It was meant to be replaced. `draft = true` keeps a question that is not ready.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- explain = "TODO: look it up"
+ explain = "It outweighs all the others."
"#,
);

fn placeholder(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if subject.is_set("draft") || subject.rules.exact {
        return;
    }
    let marks: Vec<&str> =
        UNWRITTEN.into_iter().filter(|mark| subject.signs.may_spell(mark)).collect();
    let begins_as_dummy = |spot: &Spot<'_>| spot.text.trim_start().starts_with(['L', 'l']);
    if marks.is_empty() && !subject.transcript.spots().iter().any(begins_as_dummy) {
        return;
    }
    let others = ["explain", "hint"].into_iter().flat_map(|key| subject.transcript.texts(key));
    for spot in written(subject).chain(others) {
        let text = spot.text.trim_start();
        let begins = |mark: &&str| {
            text.strip_prefix(mark).map(str::trim_end).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(':') || rest.starts_with([' ', '.', '!'])
            })
        };
        let is_dummy =
            || text.get(..DUMMY.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(DUMMY));
        if (marks.iter().any(begins) || is_dummy()) && !is_asked_for(subject, text.trim_end()) {
            let message = format!("{} is still to be written", spot.quoted());
            remarks.on(spot, message, "write it, or set draft = true");
            return;
        }
    }
}

/// How a text begins that only fills the page.
const DUMMY: &str = "lorem ipsum";

/// What authors write where something is still to come.
const UNWRITTEN: [&str; 4] = ["TODO", "FIXME", "TBD", "XXX"];

/// Whether a question asks for such a mark itself: it speaks of marks, or offers several.
fn is_asked_for(subject: &Subject<'_, '_>, text: &str) -> bool {
    const ASKED: &[&str] = &[
        "abbreviation", "acronym", "comment", "comments", "kommentar", "label", "mark", "marker",
        "marks", "stand", "stands", "tag", "tags", "unfinished", "word",
    ];
    let mut options = subject.right().chain(subject.others());
    if !UNWRITTEN.contains(&text) || !options.any(|option| option.text.trim() == text) {
        return false;
    }
    let asks = |prompt: &Spot<'_>| prompt.words().split(' ').any(|word| ASKED.contains(&word));
    let others = subject.right().chain(subject.others());
    let marks = others.filter(|option| UNWRITTEN.contains(&option.text.trim())).count();
    subject.prompt.is_some_and(asks) || marks > 1
}

/// The texts of a question that learners read.
pub fn written<'s, 'i>(subject: &Subject<'s, 'i>) -> impl Iterator<Item = &'s Spot<'i>> {
    let asked =
        subject.prompt.into_iter().chain(subject.sentence).chain(subject.front.iter().copied());
    let pairs = subject.pairs.iter().flat_map(|(left, right)| [*left, *right]);
    let sides = subject.back.iter().chain(&subject.order).chain(&subject.accept).copied();
    let sides = sides.chain(subject.right()).chain(subject.others());
    asked.chain(sides.filter(|spot| !spot.text.contains('`'))).chain(pairs)
}

//! Pasted texts: what stays behind when a question is copied from a page, a word processor or
//! another program: numbers of a list, markup, footnotes, letters of a wrong encoding.

use super::inspection::{Inspection, Remarks};
use super::marked::unmarked;
use super::subject::Subject;
use crate::kind::{Spot, speaks_of_others};
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] =
    &[NUMBERING, BOLD_OPTION, STOP_TELLS, FOOTNOTE, HTML, MOJIBAKE, PLACEHOLDER];

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
        && let Some(length) = marker(&prompt.text, true)
        && prompt.text[length..].starts_with(char::is_uppercase)
    {
        remarks.within(prompt, 0..length, "the prompt begins with a number of a list", help);
    }
    if subject.rules.exact {
        return;
    }
    let items: Vec<&Spot<'_>> =
        subject.right().chain(subject.others()).chain(subject.order.iter().copied()).collect();
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

/// Whether texts begin with the first numbers or letters of a list, in any order.
fn are_numbered(items: &[&Spot<'_>]) -> bool {
    let sign = |item: &&Spot<'_>| {
        let length = marker(&item.text, true)?;
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
    "a right option that alone ends with a full stop, or alone does not",
    "Who knows nothing picks the option that looks different (guideline 24).",
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
    let is_mark = |pair: &[u8]| pair[0] == b'[' && pair[1].is_ascii_digit();
    if !may_hold(subject, |text| text.as_bytes().windows(2).any(is_mark)) {
        return;
    }
    for spot in written(subject).filter(|spot| spot.text.contains('[')) {
        if let Some(place) = footnote_in(&unmarked(&spot.text)) {
            remarks.within(spot, place, "the mark of a footnote was left", "delete it");
        }
    }
}

/// A number in brackets that is stuck to a word of a text that is no code.
fn footnote_in(text: &str) -> Option<Range<usize>> {
    if text.contains(['=', ';', '{', '\\', '_']) || text.contains("](") {
        return None;
    }
    let mark = |(at, _): (usize, &str)| {
        let end = at + text[at..].find(']')?;
        let number = &text[at + 1..end];
        let is_number = (1..=3).contains(&number.len())
            && number != "0"
            && number.bytes().all(|byte| byte.is_ascii_digit());
        let before = &text[..at];
        let word = before.len() - before.trim_end_matches(char::is_alphabetic).len();
        let is_stuck = word > 3 || before.ends_with(['.', ',', '”', '"', ')', ']']);
        let rest = &text[end + 1..];
        let is_end = rest.is_empty() || rest.starts_with([' ', '.', ',', '[', '?', ';', ':', ')']);
        (is_number && is_stuck && is_end).then_some(at..end + 1)
    };
    text.match_indices('[').find_map(mark)
}

const HTML: Inspection = Inspection::warning(
    html,
    "html",
    "HTML in a text",
    "A terminal shows no HTML, and an answer would have to be typed with it. Prompts and \
     explanations are Markdown.",
    r#"- prompt = "Which planet is the largest?<br>It has a red spot &amp; rings."
+ prompt = "Which planet is the largest? It has a red spot & rings."
answer = "Jupiter"
"#,
);

fn html(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if !may_hold(subject, |text| text.bytes().any(|byte| byte == b'<' || byte == b'&')) {
        return;
    }
    for spot in written(subject).filter(|spot| spot.text.contains(['<', '&'])) {
        // A tag alone is what is asked for.
        let is_tag = spot.text.starts_with('<') && !spot.text.contains(' ');
        let text = unmarked(&spot.text);
        let found = HTML_SIGNS.iter().filter_map(|sign| Some((text.find(sign)?, sign)));
        if let Some((at, sign)) = found.min().filter(|_| !is_tag && !subject.rules.exact) {
            let end = text[at..].find(['>', ';']).map_or(at + sign.len(), |end| at + end + 1);
            let message = format!("`{}` is HTML", &text[at..end].trim());
            remarks.within(
                spot,
                at..end,
                message,
                "write the sign itself, a line end, or Markdown",
            );
        }
    }
}

/// What pasted HTML begins with.
const HTML_SIGNS: &[&str] = &[
    "<br>", "<br/>", "<br />", "<p>", "<p ", "</p>", "<div", "</div>", "<span", "</span>", "<b>",
    "</b>", "<i>", "</i>", "<em>", "<strong>", "<sub>", "<sup>", "<li>", "<ul>", "&amp;", "&nbsp;",
    "&quot;", "&lt;", "&gt;", "&#39;", "&#x27;", "&apos;",
];

const MOJIBAKE: Inspection = Inspection::warning(
    mojibake,
    "mojibake",
    "letters that were read in the wrong encoding",
    "\"CafÃ©\" was \"Café\", saved as UTF-8 and read as Latin-1. Nobody types it as it is.",
    "prompt = \"Where does one drink an espresso?\"\n- answer = \"CafÃ©\"\n+ answer = \"Café\"\n",
);

fn mojibake(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if !may_hold(subject, |text| !text.is_ascii()) {
        return;
    }
    for spot in written(subject).filter(|spot| !spot.text.is_ascii()) {
        if let Some(place) = misread(&spot.text) {
            let message =
                format!("\"{}\" was read in the wrong encoding", &spot.text[place.clone()]);
            remarks.within(spot, place, message, "type it anew, or save the source as UTF-8 first");
        }
    }
}

/// A letter that was two bytes of UTF-8, taken for two letters of Latin-1.
fn misread(text: &str) -> Option<Range<usize>> {
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let is_pair = match before {
            Some((_, 'Ã' | 'Â')) => matches!(
                c,
                '\u{80}'..='\u{bf}' | '€' | '„' | '…' | '‰' | '™' | 'œ' | 'š' | 'Ÿ' | 'ž'
            ),
            Some((_, 'â')) => c == '€',
            _ => c == '\u{fffd}',
        };
        if is_pair {
            let start = before.filter(|_| c != '\u{fffd}').map_or(at, |(at, _)| at);
            return Some(start..at + c.len_utf8());
        }
        before = Some((at, c));
    }
    None
}

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
    let others = ["explain", "hint"].into_iter().flat_map(|key| subject.transcript.texts(key));
    for spot in written(subject).chain(others) {
        let text = spot.text.trim();
        let begins = ["TODO", "FIXME", "TBD", "XXX"].into_iter().find(|mark| {
            text.strip_prefix(mark).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(':') || rest.starts_with([' ', '.', '!'])
            })
        });
        let is_dummy = || text.to_lowercase().starts_with("lorem ipsum");
        if begins.is_some() || is_dummy() {
            let message = format!("{} is still to be written", spot.quoted());
            remarks.on(spot, message, "write it, or set draft = true");
            return;
        }
    }
}

/// Whether a question's texts are worth a look, by what stands in the file: nearly none is. An escape
/// may be anything.
fn may_hold(subject: &Subject<'_, '_>, holds: impl Fn(&str) -> bool) -> bool {
    let text = subject.transcript.excerpt().text;
    holds(text) || text.contains('\\')
}

/// The texts of a question that learners read.
fn written<'s, 'i>(subject: &Subject<'s, 'i>) -> impl Iterator<Item = &'s Spot<'i>> {
    let asked =
        subject.prompt.into_iter().chain(subject.sentence).chain(subject.front.iter().copied());
    let pairs: Vec<&'s Spot<'i>> =
        subject.pairs.iter().flat_map(|(left, right)| [*left, *right]).collect();
    let sides = subject.back.iter().chain(&subject.order).chain(&subject.accept).copied();
    let sides: Vec<&'s Spot<'i>> = sides.chain(subject.right()).chain(subject.others()).collect();
    asked.chain(sides.into_iter().filter(|spot| !spot.text.contains('`'))).chain(pairs)
}

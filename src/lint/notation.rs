//! Signs of another notation in a text: HTML, and letters that were read in the wrong encoding.

use super::inspection::{Inspection, Remarks};
use super::marked::unmarked;
use super::pasted::written;
use super::subject::Subject;
use std::ops::Range;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[HTML, MOJIBAKE];

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
    if !subject.signs.any("<&") {
        return;
    }
    for spot in written(subject).filter(|spot| spot.text.contains(['<', '&'])) {
        // A tag alone is what is asked for.
        let is_tag = spot.text.starts_with('<') && !spot.text.contains(' ');
        let text = unmarked(&spot.text);
        let found = HTML_SIGNS.iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
        let found = found.chain(entity(&text)).min();
        if let Some((at, length)) = found.filter(|_| !is_tag && !subject.rules.exact) {
            let end = text[at..].find(['>', ';']).map_or(at + length, |end| at + end + 1);
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
    "</b>", "<i>", "</i>", "<em>", "<strong>", "<sub>", "<sup>", "<li>", "<ul>",
];

/// A sign that a text writes as HTML does: where it begins, and how long it is.
fn entity(text: &str) -> Option<(usize, usize)> {
    text.match_indices('&').find_map(|(at, _)| {
        let behind = &text[at + 1..];
        let name = &behind[..behind.bytes().take(LONGEST).position(|byte| byte == b';')?];
        let is_code = name.strip_prefix('#').is_some_and(|code| {
            let digits = code.trim_start_matches('x');
            (2..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let accent = name.strip_prefix(|c: char| c.is_ascii_alphabetic());
        let is_accented = accent.is_some_and(|accent| ACCENTS.contains(&accent));
        (is_code || ENTITIES.contains(&name) || is_accented).then_some((at, name.len() + 2))
    })
}

/// No name or code of a sign is longer, its semicolon included.
const LONGEST: usize = 10;

/// Names of signs in HTML.
const ENTITIES: &[&str] = &[
    "alpha", "amp", "apos", "beta", "bull", "copy", "deg", "delta", "divide", "euro", "frac12",
    "frac14", "gamma", "ge", "gt", "hellip", "infin", "laquo", "larr", "ldquo", "le", "lsquo",
    "lt", "mdash", "micro", "middot", "minus", "nbsp", "ndash", "ne", "pi", "plusmn", "pound",
    "prime", "quot", "raquo", "rarr", "rdquo", "rsquo", "shy", "sup2", "sup3", "szlig", "thinsp",
    "times",
];

/// What stands behind a letter in the name of one with an accent.
const ACCENTS: &[&str] = &["acute", "cedil", "circ", "grave", "ring", "slash", "tilde", "uml"];

const MOJIBAKE: Inspection = Inspection::warning(
    mojibake,
    "mojibake",
    "letters that were read in the wrong encoding",
    "\"CafÃ©\" was \"Café\", saved as UTF-8 and read as Latin-1. Nobody types it as it is.",
    "prompt = \"Where does one drink an espresso?\"\n- answer = \"CafÃ©\"\n+ answer = \"Café\"\n",
);

fn mojibake(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if subject.signs.is_ascii() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_as_html_writes_it_is_told_from_all_else_behind_an_ampersand() {
        for (text, found) in [
            ("a &eacute; b", Some((2, 8))),
            ("&amp;", Some((0, 5))),
            ("&#x2014;", Some((0, 8))),
            ("& &nbsp;", Some((2, 6))),
            ("&é; &🏽; &; &&;", None),
            ("&eacute", None),
            ("R&D; AT&T", None),
            ("&acute of something else;", None),
        ] {
            assert_eq!(entity(text), found, "{text}");
        }
    }
}

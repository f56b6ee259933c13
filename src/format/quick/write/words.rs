//! The words of quick text as they are written: what would mean something is guarded by a backslash, and
//! a text goes on below set in by two blanks.

use crate::deck::edit::Literal;
use crate::deck::{COMMON, HEADER};
use crate::format::quick::answers::{means_more, opens_code};
use crate::format::quick::signs::{OR, WHY, guarded, means_below, plain as unguarded};
use crate::format::quick::traced::escaped;
use crate::format::quick::values::{SHARES, begins_share};
use crate::kind::{self, Shape};
use crate::text::code::{closes, fence};

/// Writes a line with a sign or a key before it, and the rest of its text below.
pub fn line_of(sign: &str, value: &str, text: &mut String) {
    text.push_str(sign);
    for (number, (line, is_code)) in coded_lines(value).enumerate() {
        if number == 0 {
            if !line.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
            continue;
        }
        text.push('\n');
        if is_code && line.is_empty() {
            continue;
        }
        text.push_str("  ");
        text.push_str(&if is_code { line.to_owned() } else { guarded(line, means_below) });
    }
    text.push('\n');
}

/// The lines of a text, and whether each belongs to code between fences.
pub fn coded_lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut code = vec![false; lines.len()];
    let (mut at, mut hopeless) = (0, usize::MAX);
    while at < lines.len() {
        let Some(ticks) = fence(lines[at]).filter(|ticks| *ticks < hopeless) else {
            at += 1;
            continue;
        };
        if let Some(end) = (at + 1..lines.len()).find(|end| closes(lines[*end], ticks)) {
            code[at..=end].fill(true);
            at = end + 1;
        } else {
            hopeless = ticks;
            at += 1;
        }
    }
    lines.into_iter().zip(code)
}

/// A text whose first line opens no code that does not end in it.
pub fn closed(text: &str) -> String {
    let is_code = coded_lines(text).next().is_some_and(|(_, is_code)| is_code);
    if is_code { text.to_owned() } else { guarded(text, opens_code) }
}

/// A text as an answer among others.
pub fn among(text: &str) -> String {
    // What looks like a number there is a text, but a backslash before one would be taken away.
    if unguarded(text, means_more).1 { format!("\\{text}") } else { closed(text) }
}

/// A text as an answer alone, where a number would be one.
pub fn alone(text: &str) -> String {
    let is_code = coded_lines(text).next().is_some_and(|(_, is_code)| is_code);
    if is_code { text.to_owned() } else { guarded(text, means_more) }
}

/// A text, or one with what is said to it and what it earns.
pub fn noted(value: &Literal, signs: &[&str]) -> String {
    let text = escaped(value.text().unwrap_or_default(), signs);
    let share = |key: &&str| Some(format!(" {WHY} {key}: {}", value.get(key)?.text()?));
    let shares: String = SHARES.iter().filter_map(share).collect();
    let why = value.get("why").and_then(Literal::text).map_or_else(String::new, |why| {
        format!(" {WHY} {}", guarded(&escaped(why, signs), begins_share))
    });
    text + &shares + &why
}

/// The texts of a list between bars.
pub fn joined(entries: &[Literal], signs: &[&str]) -> String {
    let texts = entries.iter().filter_map(Literal::text).map(|text| escaped(text, signs));
    texts.collect::<Vec<_>>().join(&format!(" {OR} "))
}

/// Tags between commas; one that is a part of a tag has a backslash before it.
pub fn tags(entries: &[Literal]) -> String {
    let texts = entries.iter().filter_map(Literal::text).map(|text| text.replace(',', "\\,"));
    texts.collect::<Vec<_>>().join(", ")
}

/// One value of a key: bars mean something where it could have several.
pub fn plain(value: &Literal, key: &str, section: &str) -> String {
    let text = value.text().unwrap_or_default();
    let mut known = COMMON.iter().chain(HEADER).chain(kind::keys());
    let is_several = known.any(|known| {
        known.name == key && matches!(known.shape, Shape::Texts(_) | Shape::Languages)
    });
    if is_several && section.starts_with("deck") { escaped(text, &[OR]) } else { text.to_owned() }
}

/// A name in quotes, as TOML writes it.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\u0022"))
}

/// Whether a text of a value has blanks at its ends, or line ends that are none here.
pub fn is_ragged(value: &Literal) -> bool {
    match value {
        Literal::Text(text) => text.trim() != text || text.contains('\r'),
        Literal::Bare(_) => false,
        Literal::List(entries) => entries.iter().any(is_ragged),
        Literal::Table(entries) => entries.iter().any(|(_, value)| is_ragged(value)),
    }
}

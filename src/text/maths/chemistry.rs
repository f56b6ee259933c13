//! `\ce{…}` of mhchem, which the parser does not know: `H2O` is `H₂O`, `SO4^2-` is `SO₄²⁻`. What is
//! between its braces becomes words that the parser takes as they are.

use super::signs::{subscript, superscript};

const COMMAND: &str = "\\ce{";

/// Arrows and bonds, as they are written and shown; longer ones first.
const ARROWS: &[(&str, &str, &str)] = &[
    ("<=>>", "⇌", "<=>"),
    ("<<=>", "⇌", "<=>"),
    ("<=>", "⇌", "<=>"),
    ("<->", "↔", "<->"),
    ("<-->", "⇄", "<-->"),
    ("->", "→", "->"),
    ("<-", "←", "<-"),
];

/// A formula in which what stands in `\ce` is spelled out.
pub(super) fn spelled_out(source: &str, unicode: bool) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(start) = rest.find(COMMAND) {
        let body = &rest[start + COMMAND.len()..];
        let Some(end) = closing(body) else { break };
        text.push_str(&rest[..start]);
        text.push_str("\\text{");
        text.push_str(&reaction(&body[..end], unicode));
        text.push('}');
        rest = &body[end + 1..];
    }
    text + rest
}

/// Where the brace closes that is open at the beginning.
fn closing(body: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Substances and arrows, which spaces set apart.
fn reaction(body: &str, unicode: bool) -> String {
    let words: Vec<String> = body.split_whitespace().map(|word| term(word, unicode)).collect();
    words.join(" ")
}

/// One substance with its number, or an arrow with what stands over it.
fn term(word: &str, unicode: bool) -> String {
    for (written, shown, ascii) in ARROWS {
        if let Some(over) = word.strip_prefix(written) {
            let over = over.split(['[', ']']).filter(|part| !part.is_empty());
            let over: Vec<String> = over.map(|part| substance(part, unicode)).collect();
            let arrow = if unicode { shown } else { ascii };
            let dash = if unicode { "\u{2013}" } else { "-" };
            return match &*over {
                [] => (*arrow).to_owned(),
                over => format!("{dash}{}{arrow}", over.join(", ")),
            };
        }
    }
    match (word, unicode) {
        ("^", true) => "↑".to_owned(),
        ("v", true) => "↓".to_owned(),
        ("+" | "-" | "=", _) => word.to_owned(),
        _ => substance(word, unicode),
    }
}

fn substance(word: &str, unicode: bool) -> String {
    let number = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut text = word[..number].to_owned();
    let mut rest = &word[number..];
    while let Some(c) = rest.chars().next() {
        let next = &rest[c.len_utf8()..];
        let is_last = next.is_empty();
        let before = text.chars().next_back().filter(|_| text.len() > number);
        match c {
            '^' | '_' => {
                let (script, left) = group(next, c);
                if c == '_' && !unicode {
                    text.push(c);
                }
                text.push_str(&small(script, c == '^', unicode));
                rest = left;
                continue;
            }
            '0'..='9' if before.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | ']')) => {
                let length =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                text.push_str(&small(&rest[..length], false, unicode));
                rest = &rest[length..];
                continue;
            }
            '+' | '-' if is_last && before.is_some() => {
                text.push_str(&small(&rest[..1], true, unicode));
            }
            '*' | '.' if unicode && !is_last => {
                text.push('·');
                let length =
                    next.len() - next.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                text.push_str(&next[..length]);
                rest = &next[length..];
                continue;
            }
            '#' if unicode => text.push('≡'),
            '-' if unicode => text.push('–'),
            '{' | '}' | '$' | '\\' => {}
            c => text.push(c),
        }
        rest = next;
    }
    text
}

/// What a script takes: braces, or the digits and signs that follow.
fn group(rest: &str, mark: char) -> (&str, &str) {
    if let Some(body) = rest.strip_prefix('{') {
        return match closing(body) {
            Some(end) => (&body[..end], &body[end + 1..]),
            None => (body, ""),
        };
    }
    let is_part = |c: char| c.is_ascii_digit() || (mark == '^' && matches!(c, '+' | '-'));
    rest.split_at(rest.find(|c| !is_part(c)).unwrap_or(rest.len()))
}

/// Small signs, or the mark and the signs.
fn small(script: &str, above: bool, unicode: bool) -> String {
    let script: String = script.chars().filter(|c| !matches!(c, '{' | '}' | '\\' | '$')).collect();
    let shown = if above { superscript(&script) } else { subscript(&script) };
    match (shown, above) {
        (Some(shown), _) if unicode => shown,
        (_, true) => format!("^{script}"),
        (_, false) => script,
    }
}

//! Answers that are typed: what nobody can type, because it does not show what it is made of.

use super::grammar::parts;
use super::inspection::{Inspection, Remarks};
use super::pasted::marker;
use super::subject::Subject;
use crate::judge::is_latin;
use crate::kind::Spot;

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] = &[MIXED_SCRIPTS, INVISIBLE_CHARACTER, UNBALANCED_BRACKETS];

const MIXED_SCRIPTS: Inspection = Inspection::warning(
    mixed_scripts,
    "mixed-scripts",
    "letters of two scripts in one word",
    "A Cyrillic \"а\" looks like a Latin one, and whoever types the word as it looks is \
     wrong. Such letters come from another keyboard or from a copied text.",
    "prompt = \"What is the capital of Belarus?\"\n- answer = \"M\u{456}nsk\"\n+ answer = \"Minsk\"\n",
);

fn mixed_scripts(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    for spot in foreign(subject) {
        for (place, word) in parts(&spot.text, |c| !c.is_alphabetic()) {
            let latin = word.chars().filter(|c| is_latin(*c)).count();
            let is_mixed = latin > 0
                && (word.contains(is_cyrillic) || (latin > 1 && word.contains(is_greek_double)));
            if !is_mixed {
                continue;
            }
            // The letters that are fewer are the slip.
            let is_foreign = |c: &char| is_cyrillic(*c) || is_greek_double(*c);
            let others = word.chars().filter(is_foreign).count();
            let is_slip = |c: &char| if others <= latin { is_foreign(c) } else { is_latin(*c) };
            let slips = word.chars().filter(is_slip);
            let slips: Vec<_> = slips.map(|c| format!("{c} (U+{:04X})", u32::from(c))).collect();
            let script = if word.contains(is_cyrillic) { "Cyrillic" } else { "Greek" };
            let message = format!("\"{word}\" mixes Latin letters with {script} ones");
            let help = format!("type it anew with one keyboard: {}", slips.join(", "));
            remarks.within(spot, place, message, help);
            break;
        }
    }
}

/// Texts to type or to pick that are not plain.
fn foreign<'s>(subject: &'s Subject<'_, '_>) -> impl Iterator<Item = &'s Spot<'s>> {
    subject.typed().chain(subject.others()).filter(|spot| !spot.text.is_ascii())
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}')
}

/// Greek letters that look like Latin ones; others stand beside those with good reason: µm, Δt.
fn is_greek_double(c: char) -> bool {
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον".contains(c)
}

const INVISIBLE_CHARACTER: Inspection = Inspection::warning(
    invisible_character,
    "invisible-character",
    "a character in an answer that nobody sees",
    "Zero-width spaces, soft hyphens and marks of direction come along with copied text. \
     Nobody types them, and they make texts differ that look the same.",
    "prompt = \"What is the capital of Belarus?\"\n- answer = \"Min\u{ad}sk\"\n+ answer = \"Minsk\"\n",
);

fn invisible_character(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    for spot in foreign(subject) {
        let mut before = None;
        let mut chars = spot.text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            // Joiners shape letters in other scripts, and join emoji.
            let is_idle_joiner = matches!(c, '\u{200c}' | '\u{200d}')
                && (before.is_some_and(is_latin)
                    || chars.peek().is_some_and(|(_, c)| is_latin(*c)));
            if is_hidden(c) || is_idle_joiner {
                let message = format!("the text holds U+{:04X}, which nobody sees", u32::from(c));
                let help = "delete it: type the text anew";
                remarks.within(spot, at..at + c.len_utf8(), message, help);
                break;
            }
            before = Some(c);
        }
    }
}

/// Whether a character takes no room and does nothing in a text that runs one way.
pub const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

const UNBALANCED_BRACKETS: Inspection = Inspection::warning(
    unbalanced_brackets,
    "unbalanced-brackets",
    "an answer with a bracket that has no partner",
    "Words in brackets may be left out, but a single bracket must be typed. It is most \
     likely the rest of a longer text.",
    r#"prompt = "Which body keeps the peace?"
- answer = "United Nations (UN"
+ answer = "United Nations (UN)"
"#,
);

fn unbalanced_brackets(subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    if subject.rules.exact {
        return;
    }
    // A letter or an eye with one bracket is a mark or a face: a), :).
    let is_long = |spot: &&Spot<'_>| spot.text.trim().chars().count() > 2;
    // That of a list's number is told as that.
    let is_item = |spot: &&Spot<'_>| marker(&spot.text, false).is_some();
    let typed = subject.typed().filter(|spot| spot.text.contains(['(', ')']) && !is_item(spot));
    for spot in typed.filter(is_long) {
        if let Some(at) = lone_bracket(&spot.text) {
            let message = "a bracket of the answer has no partner";
            let help = "close it, or delete it; where the answer is code, set exact = true";
            remarks.within(spot, at..at + 1, message, help);
        }
    }
}

/// Where the first bracket stands that has no partner.
fn lone_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    // The two kinds pair with each other: half open intervals, (0, 1].
    for (at, c) in text.match_indices(['(', ')', '[', ']']) {
        if c == "(" || c == "[" {
            open.push(at);
        } else if open.pop().is_none() {
            return Some(at);
        }
    }
    open.first().copied()
}

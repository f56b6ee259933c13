//! Formulas as people write them without LaTeX: `$\frac{1}{2}mv^2$` is shown as `½mv²`. It stands
//! here because every surface shows them the same way, and pure because no place needs to be
//! asked. What cannot be shown in a line is left as its source.

mod atom;
mod chemistry;
mod found;
mod mathml;
mod reader;
mod scripts;
mod signs;
#[cfg(test)]
mod tests;

pub(crate) use found::{Inline, formulas, is_formula};
pub(crate) use mathml::mathml;

use super::is_printable;
use atom::joined;
use pulldown_latex::{Parser, Storage};
use reader::FormulaReader;

/// Bytes of a formula. Some inputs take the parser time that grows with their square.
const LONGEST: usize = 2000;

/// Commands that give commands a meaning: what they can grow to has no bounds.
const DEFINING: &[&str] = &[
    "def", "edef", "gdef", "xdef", "let", "futurelet", "newcommand", "renewcommand",
    "providecommand",
];

/// Commands and environments whose arguments the parser reads byte by byte: a letter beyond ASCII
/// or a large number makes it panic. No line shows what they do anyway.
const BYTEWISE: &[&str] =
    &["char", "color", "textcolor", "colorbox", "fcolorbox", "alignat", "alignedat"];

/// What is between the dollars as a line to read, or as several where it has several; with signs
/// outside ASCII only if `unicode`. None where it is no formula that can be shown so.
pub(crate) fn readable(source: &str, unicode: bool) -> Option<String> {
    let source = parseable(source, unicode)?;
    let storage = Storage::new();
    let atoms = FormulaReader::new(Parser::new(&source, &storage), unicode).all()?;
    let text = joined(atoms, true).text;
    let is_shown = text.chars().all(|c| c == '\n' || is_printable(c));
    (is_shown && !text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// A formula as the parser may see it; none where it had better not.
fn parseable(source: &str, unicode: bool) -> Option<String> {
    if source.len() > LONGEST || is_refused(source) {
        return None;
    }
    // the parser takes every space for one byte
    let source = source.replace(|c: char| c.is_whitespace() && !c.is_ascii(), " ");
    Some(chemistry::spelled_out(&source, unicode))
}

/// A text with its formulas as they are read.
pub(crate) fn legible(text: &str, unicode: bool) -> String {
    let shown = |inline| match inline {
        Inline::Plain(text) => text.to_owned(),
        Inline::Formula(whole, source) => {
            readable(source, unicode).unwrap_or_else(|| whole.to_owned())
        }
    };
    formulas(text).into_iter().map(shown).collect()
}

/// Whether a formula has something in it that the parser had better not see.
fn is_refused(source: &str) -> bool {
    let name = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        DEFINING.contains(&&rest[..end]) || BYTEWISE.contains(&&rest[..end])
    };
    source.split('\\').skip(1).any(name) || source.split('{').skip(1).any(name)
}

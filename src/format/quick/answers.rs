//! What stands behind `=`: a text with other ways to write it, true or false, or a number with how far
//! off is still right and its unit.

use super::signs::{self, OR};
use super::traced::TracedText;
use super::values::{TracedValue, parts};
use crate::deck::edit::Literal;
use crate::deck::edit::compose::is_number;
use crate::text::code::fence;

/// What stands between a number and how far off is still right.
const OFF: [&str; 3] = ["±", "+/-", "+-"];

/// A number that is typed as an answer.
#[derive(Debug)]
pub struct TypedNumber {
    /// The number.
    pub value: TracedValue,
    /// How far off is still right.
    pub tolerance: Option<TracedValue>,
    /// Its unit.
    pub unit: Option<TracedText>,
}

/// A line of what is right.
#[derive(Debug)]
pub enum Right {
    /// True or false.
    Flag(TracedValue),
    /// A number.
    Number(TypedNumber),
    /// A text.
    Text,
}

/// The ways to write an answer: the first is shown, and a backslash before it takes the meaning of a
/// number or the like away. Bars that stand between nothing are a way themselves.
pub fn ways(line: &TracedText) -> Vec<TracedText> {
    let ways: Vec<TracedText> = parts(line).iter().map(|way| way.unescaped(&[OR])).collect();
    if ways.is_empty() { vec![line.clone()] } else { ways }
}

/// What the first of them is.
///
/// # Errors
/// When it has a sign between two numbers, and the first is none.
pub fn right(first: &TracedText) -> Result<Right, &'static str> {
    let text = &*first.text;
    if ["true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        let mut value = TracedValue::bare(first.clone());
        value.literal = Literal::Bare(text.to_ascii_lowercase());
        return Ok(Right::Flag(value));
    }
    if is_number(text) {
        let value = TracedValue::bare(first.clone());
        return Ok(Right::Number(TypedNumber { value, tolerance: None, unit: None }));
    }
    let Some((at, off)) = OFF.iter().find_map(|off| Some((text.find(off)?, off))) else {
        return Ok(Right::Text);
    };
    let number = first.part(0..at).trimmed();
    if !is_number(&number.text) {
        let is_meant = number.text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
        return if is_meant { Err(NO_NUMBER) } else { Ok(Right::Text) };
    }
    let rest = first.part(at + off.len()..text.len()).trimmed();
    let bytes = rest.text.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"+-._".contains(b));
    let Some(end) = (1..=bytes.count()).rev().find(|end| is_number(&rest.text[..*end])) else {
        return Err(NO_NUMBER);
    };
    let behind = rest.part(end..rest.text.len()).trimmed();
    let is_share = behind.text.starts_with('%');
    let unit = behind.part(usize::from(is_share)..behind.text.len()).trimmed();
    let size = rest.part(0..end);
    let tolerance = if is_share {
        let mut value = TracedValue::text(size);
        value.literal = Literal::Text(format!("{} %", &rest.text[..end]));
        value
    } else {
        TracedValue::bare(size)
    };
    let unit = Some(unit).filter(|unit| !unit.text.is_empty());
    let value = TracedValue::bare(number);
    Ok(Right::Number(TypedNumber { value, tolerance: Some(tolerance), unit }))
}

/// What is said of what stands beside `±` and is no number.
const NO_NUMBER: &str = "beside `±` stands what is no number";

/// Whether a text would be more than a text where an answer stands.
pub fn means_more(text: &str) -> bool {
    opens_code(text) || !matches!(right(&TracedText::of(text, 0)), Ok(Right::Text))
}

/// Whether a text begins with code between fences.
pub fn opens_code(text: &str) -> bool {
    text.lines().next().is_some_and(|line| fence(line).is_some())
}

/// A text without the backslash that took its meaning away, where there is one.
pub fn plain(text: &TracedText, means: fn(&str) -> bool) -> TracedText {
    let (_, is_guarded) = signs::plain(&text.text, means);
    text.part(usize::from(is_guarded)..text.text.len())
}

//! What is told of a sheet that was marked: its score, and for every answer that is not plainly right
//! how it was judged and why.

use crate::engine::Answered;
use crate::exam::Examination;
use crate::form::{ARROW, Verdict};
use crate::text::code::legible_line;
use crate::text::{Look, percent, printable_line, shorten};
use crate::ui::page::points;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// How much of a text is told, in columns.
const TEXT: usize = 60;

/// The lines about a sheet.
pub fn lines(
    name: &str,
    examination: &Examination<'_>,
    answered: &[Answered],
    pass: Option<u32>,
    look: Look,
) -> Vec<String> {
    let slots = examination.paper.slots();
    let zero = BigRational::from_integer(0.into());
    let mut earned = zero.clone();
    let mut of = zero;
    let (mut right, mut open, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (slot, one)) in slots.iter().zip(answered).enumerate() {
        let own = slot.question.points;
        earned += one.grade().credit.of_points(own);
        of += BigRational::from_integer(own.into());
        match one.verdict() {
            Verdict::Right if one.overruled.is_none() => right.push(at + 1),
            Verdict::Skipped => open.push(at + 1),
            _ => rest.push(about(at, one, own, look)),
        }
    }
    let share =
        if of.numer().to_u64() == Some(0) { 0.0 } else { (&earned / &of).to_f64().unwrap_or(0.0) };
    let passed = pass.map_or("", |pass| {
        let needed = BigRational::new(pass.into(), 100.into()) * &of;
        if earned >= needed { ", passed" } else { ", not passed" }
    });
    let name = printable_line(name);
    let share = percent(share * 100.0);
    let mut lines =
        vec![format!("{name}: {} of {} points ({share}){passed}", points(&earned), points(&of))];
    if !right.is_empty() {
        lines.push(format!("  right: {}", runs(&right)));
    }
    lines.extend(rest);
    if !open.is_empty() {
        lines.push(format!("  open: {}", runs(&open)));
    }
    lines
}

/// What is told of one answer.
fn about(at: usize, one: &Answered, of: u32, look: Look) -> String {
    let grade = one.grade();
    let text = |texts: &[String]| {
        let texts: Vec<String> =
            texts.iter().map(|text| legible_line(text, look.unicode)).collect();
        let text = shorten(&texts.join("; "), TEXT);
        if look.unicode { text } else { text.replace(ARROW, " -> ") }
    };
    let mut line = format!("  {}. {}", at + 1, grade.verdict.word().to_lowercase());
    if one.overruled.is_some() && one.judged.verdict != grade.verdict {
        let judged = one.judged.verdict.word().to_lowercase();
        line = format!("{line} by your word, judged {judged}");
    }
    if grade.verdict == Verdict::Partly {
        let earned = points(&grade.credit.of_points(of));
        line = format!("{line}, {earned} of {of}");
    }
    if !one.given.is_empty() {
        line = format!("{line}: {}", text(&one.given));
    }
    let why: Vec<String> = grade
        .reason
        .iter()
        .chain(&grade.notes)
        .map(|why| legible_line(why, look.unicode))
        .collect();
    if !why.is_empty() {
        line = format!("{line} ({})", why.join("; "));
    }
    if !grade.verdict.is_right() {
        line = format!("{line}; right: {}", text(&one.key));
    }
    line
}

/// Numbers, those in a row as the first and the last.
fn runs(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [first, .., last] if run.len() > 2 => format!("{first}-{last}"),
        run => run.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_told_by_the_first_and_the_last() {
        assert_eq!(runs(&[1, 2, 3, 5, 6, 9]), "1-3, 5, 6, 9");
        assert_eq!(runs(&[]), "");
    }
}

//! Answers that are typed, line by line: a gap each, an entry each, or one text.

use crate::form::{Answer, Grouping, LONGEST, TOO_LONG, is_list};
use crate::text::printable_line;

/// What a person is told is wanted next.
pub(super) fn mark(labels: &[String], grouping: Grouping, before: &[String]) -> String {
    match grouping {
        Grouping::Each => {
            labels.get(before.len()).map(|label| printable_line(label)).unwrap_or_default()
        }
        Grouping::Text => String::new(),
        Grouping::List | Grouping::Column => (before.len() + 1).to_string(),
    }
}

/// Takes a line of an answer; whether that was the last. One that is too long is refused.
pub(super) fn take(
    labels: &[String],
    grouping: Grouping,
    before: &mut Vec<String>,
    line: String,
) -> Result<bool, String> {
    if before.iter().map(String::len).sum::<usize>() + line.len() > LONGEST {
        return Err(TOO_LONG.to_owned());
    }
    let is_blank = |line: &String| line.trim().is_empty();
    if grouping.is_list() && is_blank(&line) {
        return Ok(true);
    }
    let is_first = before.is_empty();
    let follows_blank = before.last().is_some_and(is_blank);
    before.push(line);
    let line = &before[before.len() - 1];
    Ok(match grouping {
        Grouping::Each => before.len() >= labels.len(),
        Grouping::Text => follows_blank && is_blank(line),
        Grouping::List => is_first && is_list(line, labels.len()),
        Grouping::Column => false,
    })
}

/// The answer that lines make, and whether they are enough for one where nothing more comes.
pub(super) fn whole(grouping: Grouping, lines: Vec<String>) -> (Answer, bool) {
    match grouping {
        Grouping::Each => (Answer::Lines(lines), false),
        Grouping::Text => {
            let text = lines.join("\n").trim_end().to_owned();
            let is_enough = lines.iter().any(|line| !line.is_empty());
            (Answer::Lines(vec![text]), is_enough)
        }
        Grouping::List | Grouping::Column => {
            let is_enough = !lines.is_empty();
            (Answer::Lines(lines), is_enough)
        }
    }
}

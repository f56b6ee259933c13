//! Questions written in the author's editor, as quick text: its signs stand in remarks, and so does what
//! is wrong when the editor is opened again.

use super::leftover::Leftover;
use super::text::{self, Yield};
use crate::env;
use crate::error::Result;
use crate::report::{Finding, Severity, Source};
use crate::shelf::{Place, Revision};
use crate::sitting::editor::open;
use crate::text::{printable_line, shell_word};
use crate::ui::Ui;
use std::fmt::Write;

/// What begins a remark that was put between the lines: it is taken out again.
const REMARK: &str = "//>> ";

/// The signs of quick text, in remarks.
const NOTATION: &str = "\
// Questions go below, a blank line between two. Lines like this are left out.
//
// What is the capital of Belarus?
// = Minsk | Miensk                 right; | between ways; several = are a list
// - Brest                          wrong, to choose from
// - Vilnius :: it is in Lithuania  and why
// ! Minsk lies on the Svislach.    an explanation
// ? It lies on the Svislach.       a hint
// # geography, capitals            tags
//
// = 4806 ± 10 m                    a number
// = true                           or false
// The {{sea}} is blue.             a gap
// 1. first                         an order
// left => right                    a pair
// front == back                    a card; <=> asks both ways
// points: 2                        any other key by its name
//   set in by two blanks           goes on with the line above
// \\- a backslash                   takes the meaning of a line away
";

/// Opens the editor until what was written is in the deck, or the author leaves it. How many questions
/// were added; nothing when there is still something wrong, and that is kept.
pub fn write(
    place: &Place,
    file: &Leftover,
    revision: &Revision,
    ui: &mut dyn Ui,
) -> Result<Option<usize>> {
    let kept = file.text()?.filter(|text| is_written(text));
    if kept.is_some() {
        ui.notice("Opening what was written before and not added.")?;
    }
    file.keep(&kept.unwrap_or_else(|| format!("{NOTATION}\n")))?;
    let mut line = file.text()?.map_or(1, |text| text.lines().count());
    loop {
        if let Err(error) = open(file.path(), line) {
            if file.text()?.is_none_or(|text| !is_written(&text)) {
                file.forget()?;
            }
            return Err(error);
        }
        let text = without_remarks(&file.text()?.unwrap_or_default());
        let (outcome, findings) = text::add(place, &text, revision)?;
        let look = ui.look();
        text::tell("what was written", &text, &findings, look, &mut env::remarks())?;
        match outcome {
            Yield::Added(count, said) => {
                file.forget()?;
                ui.notice(&said)?;
                return Ok(Some(count));
            }
            Yield::Nothing => {
                file.forget()?;
                ui.notice("Nothing was added: no question was written.")?;
                return Ok(Some(0));
            }
            Yield::Wrong => {}
        }
        let (remarked, first) = with_remarks(&text, &findings);
        file.keep(&remarked)?;
        line = first;
        let is_back = ui.confirm("Nothing was added yet. Go back to the editor?", true);
        if !matches!(is_back, Ok(Some(true))) {
            let word = shell_word(file.path().as_os_str());
            ui.notice(&format!(
                "What was written is kept in {word}: {} --editor goes on with it.",
                place.sure_command("add")
            ))?;
            return is_back.map(|_| None).map_err(Into::into);
        }
    }
}

/// Whether a text holds more than remarks.
fn is_written(text: &str) -> bool {
    text.lines().any(|line| !line.trim().is_empty() && !line.starts_with("//"))
}

/// A text without the remarks that were put into it.
fn without_remarks(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with(REMARK)).collect()
}

/// A text with what is wrong above each line, and the line of the first of these.
fn with_remarks(text: &str, findings: &[Finding]) -> (String, usize) {
    let source = Source::new("", text);
    let mut wrong = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| (source.line(finding.span.start), finding))
        .peekable();
    let first = wrong.peek().map_or(1, |(line, _)| *line);
    let mut remarked = String::with_capacity(text.len());
    for (at, line) in text.split_inclusive('\n').enumerate() {
        while let Some((_, finding)) = wrong.next_if(|(line, _)| *line <= at + 1) {
            let said = printable_line(&format!("{}: {}", finding.message, finding.help));
            let _ = writeln!(remarked, "{REMARK}{said}"); // a string takes all
        }
        remarked.push_str(line);
    }
    (remarked, first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::quick_text;

    #[test]
    fn the_notation_holds_no_question() {
        assert!(quick_text(NOTATION).drafts().is_empty() && !is_written(NOTATION));
        assert!(NOTATION.lines().all(|line| line.chars().count() < 80));
    }

    #[test]
    fn what_is_wrong_stands_above_its_line_and_is_taken_out_again() {
        let text = "Who?\n= Ann\n\nWhat?\ncolour: red\nid: a\nid: b\n";
        let findings = quick_text(text).findings;
        let (remarked, first) = with_remarks(text, &findings);
        let lines: Vec<&str> = remarked.lines().collect();
        assert!(lines[6].starts_with("//>> `id` is there already: "), "{remarked}");
        assert_eq!((first, lines[7]), (7, "id: b"));
        assert_eq!(without_remarks(&remarked), text);
    }
}

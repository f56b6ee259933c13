//! The gradebook: a row a result, for spreadsheets. A cell that a spreadsheet would take for a formula
//! is written as text.

use crate::exam::ClassReport;
use crate::text::printable_line;
use crate::ui::page::class::words::decimal;
use std::fmt::Write as _;

/// What makes a formula of a cell, in one spreadsheet or another; the wide signs too, as some read
/// them (OWASP, "CSV Injection").
const FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// The columns before those of the questions.
const COLUMNS: [&str; 7] = ["name", "paper", "started", "points", "of", "percent", "passed"];

/// The gradebook of a class as CSV.
pub fn csv(report: &ClassReport) -> String {
    let mut text = String::new();
    let questions = report.questions.iter().map(|question| question.name.as_str());
    line(COLUMNS.into_iter().chain(questions).map(cell), &mut text);
    for row in &report.rows {
        let passed = row.passed.map_or("", |passed| if passed { "yes" } else { "no" });
        let own = [
            cell(&row.name),
            cell(&row.variant),
            cell(&row.started),
            decimal(row.points),
            decimal(row.of),
            row.percent.map_or_else(String::new, decimal),
            passed.to_owned(),
        ];
        let mut points = vec![String::new(); report.questions.len()];
        for (question, earned) in &row.cells {
            if let Some(cell) = points.get_mut(*question) {
                *cell = decimal(*earned);
            }
        }
        line(own.into_iter().chain(points), &mut text);
    }
    text
}

/// A text as a cell: on one line, and never a formula.
fn cell(text: &str) -> String {
    let mut safe = printable_line(text);
    if text.starts_with(FORMULA) || safe.starts_with(FORMULA) {
        safe.insert(0, '\'');
    }
    if safe.contains([',', ';', '"', '\'']) {
        safe = format!("\"{}\"", safe.replace('"', "\"\""));
    }
    safe
}

fn line(cells: impl Iterator<Item = String>, text: &mut String) {
    let cells: Vec<String> = cells.collect();
    let _ = writeln!(text, "{}", cells.join(",")); // a text takes all that is written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for (text, expected) in [
            ("=1+2", "\"'=1+2\""),
            ("+49 30", "\"'+49 30\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'=1\""),
            ("\r=1", "\"'=1\""),
            ("  =1", "\"'=1\""),
            ("\u{200b}=1", "\u{200b}=1"),
            ("\u{1b}=1", "\"'=1\""),
            ("＝1", "\"'＝1\""),
            ("Ada", "Ada"),
            ("Lovelace, \"Ada\"", "\"Lovelace, \"\"Ada\"\"\""),
            ("two\nlines", "two lines"),
            ("", ""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_have_two_digits_at_most() {
        let told = [0.0, 1.0, 0.5, 1.0 / 3.0, 12.346, 100.0].map(decimal);
        assert_eq!(told, ["0", "1", "0.5", "0.33", "12.35", "100"]);
    }
}

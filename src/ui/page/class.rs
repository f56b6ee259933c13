//! What a class shows, as text: the scores, the tags, how far to trust them, and each question.

pub mod words;

use super::super::look::{Ink, wrap};
use crate::exam::ClassReport;
use crate::exam::class::QuestionFigures;
use crate::text::{Look, plural, printable_line, shorten_between_words, table};
use crate::ui::chart::{Columns, columns};
use words::{decimal, figure, share};

/// How many results are told where not all are asked for.
const ROWS: usize = 40;

/// How many typed answers of a question are told.
const TYPED: usize = 8;

/// How much of what a question asks is told in a heading, in columns.
const PROMPT: usize = 60;

/// All but the findings; with `is_whole` each result, and each option and answer of each question.
pub fn class(report: &ClassReport, is_whole: bool, in_words: bool, look: Look) -> Vec<String> {
    let mut lines = Vec::new();
    let title = printable_line(&report.title);
    lines.extend(wrap(&look.paint(Ink::Bold, &title), look.columns, "", "  "));
    lines.extend(scores(report, is_whole, in_words, look));
    lines.extend(tags(report, look));
    lines.extend(heading("How far the scores are to be trusted", look));
    lines.extend(wrap(&words::reliability(report), look.columns, "", ""));
    lines.extend(questions(report, look));
    if is_whole {
        for (asked, figures) in report.questions.iter().zip(&report.figures.questions) {
            let prompt = asked.prompt.as_deref().map(printable_line).unwrap_or_default();
            let prompt = shorten_between_words(&prompt, PROMPT);
            lines.extend(heading(format!("{}  {prompt}", asked.name).trim_end(), look));
            lines.extend(wrap(&words::question(figures), look.columns, "", ""));
            lines.extend(details(figures, look));
        }
    }
    lines
}

/// A heading, with room above it.
fn heading(text: &str, look: Look) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(wrap(&look.paint(Ink::Bold, text), look.columns, "", "  "));
    lines
}

fn scores(report: &ClassReport, is_whole: bool, in_words: bool, look: Look) -> Vec<String> {
    let figures = &report.figures.scores;
    let mut lines = wrap(&words::scores(figures), look.columns, "", "");
    if figures.sittings == 0 {
        return lines;
    }
    lines.push(String::new());
    if in_words {
        lines.extend(wrap(&words::histogram(figures), look.columns, "", ""));
    } else {
        let labels: Vec<[String; 2]> = (0..figures.columns.len())
            .map(|tenth| [format!("{}%", tenth * 10), (tenth * 10).to_string()])
            .collect();
        let chart = Columns { counts: &figures.columns, labels: &labels, ticks: &[], marked: &[] };
        lines.extend(columns(chart, look));
    }
    lines.push(String::new());
    let most = if is_whole { usize::MAX } else { ROWS };
    let header = ["name", "percent", "points", "paper", ""];
    let rows = report.rows.iter().take(most).map(|row| {
        [
            printable_line(&row.name),
            row.percent.map_or_else(String::new, |percent| share(percent / 100.0)),
            format!("{} of {}", decimal(row.points), decimal(row.of)),
            printable_line(&row.variant),
            row.passed.map_or("", |passed| if passed { "passed" } else { "not passed" }).to_owned(),
        ]
    });
    let header = fitting(header.map(str::to_owned), 2, look);
    let rows = rows.map(|row| fitting(row, 2, look));
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    lines.extend(table(&rows, 0, look.columns, 2));
    if report.rows.len() > most {
        let more = plural(report.rows.len() - most, "result");
        lines.extend(wrap(&format!("and {more} more: --all tells each"), look.columns, "", ""));
    }
    lines
}

/// In so many columns all cells of a row fit.
const WIDE: usize = 56;

/// The cells of a row for which there is room: in a narrow window the first ones.
fn fitting<const N: usize>(row: [String; N], few: usize, look: Look) -> Vec<String> {
    row.into_iter().take(if look.columns < WIDE { few } else { N }).collect()
}

fn tags(report: &ClassReport, look: Look) -> Vec<String> {
    let tags = &report.figures.tags;
    if tags.is_empty() {
        return Vec::new();
    }
    let mut lines = heading("By tag", look);
    let header = ["tag", "questions", "mean", "spread"].map(str::to_owned).to_vec();
    let rows = tags.iter().map(|tag| {
        vec![
            printable_line(&tag.tag),
            tag.questions.to_string(),
            tag.mean.map_or_else(String::new, share),
            tag.deviation.map_or_else(String::new, share),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    lines.extend(table(&rows, 0, look.columns, 2));
    lines
}

fn questions(report: &ClassReport, look: Look) -> Vec<String> {
    let mut lines = heading("Questions", look);
    let header = ["question", "right", "discr.", "27 %", "points", "open"];
    let rows = report.questions.iter().zip(&report.figures.questions).map(|(asked, figures)| {
        [
            printable_line(&asked.name),
            figures.ease().map_or_else(String::new, share),
            figure(figures.discrimination),
            figure(figures.difference()),
            figures.share.map_or_else(String::new, share),
            figures.skipped.to_string(),
        ]
    });
    let header = fitting(header.map(str::to_owned), 4, look);
    let rows = rows.map(|row| fitting(row, 4, look));
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    lines.extend(table(&rows, 0, look.columns, 1));
    for told in words::LEGEND {
        lines.extend(wrap(&look.paint(Ink::Dim, told), look.columns, "", "  "));
    }
    lines.extend(
        words::unknown(&report.figures).iter().flat_map(|told| wrap(told, look.columns, "", "")),
    );
    lines
}

/// The options and the typed answers of a question.
fn details(figures: &QuestionFigures, look: Look) -> Vec<String> {
    let mut rows = Vec::new();
    for option in &figures.options {
        let sign = if option.is_right { look.sign("✓", "+") } else { " " };
        let text = format!("{sign} {}", printable_line(&option.text));
        rows.push(vec![
            text,
            option.picked.to_string(),
            option.mean.map_or_else(String::new, share),
            words::by_whom(option),
        ]);
    }
    let mut lines = Vec::new();
    if !rows.is_empty() {
        let header = ["option", "picked", "their rest", "best, weakest"].map(str::to_owned);
        rows.insert(0, header.to_vec());
        lines.extend(table(&rows, 0, look.columns, 3));
    }
    let typed = figures.typed.iter().take(TYPED).map(|typed| {
        let sign = if typed.is_right { look.sign("✓", "+") } else { " " };
        vec![
            format!("{sign} {}", printable_line(&typed.text)),
            typed.times.to_string(),
            typed.mean.map_or_else(String::new, share),
            if typed.is_candidate { "accept this?".to_owned() } else { String::new() },
        ]
    });
    let typed: Vec<Vec<String>> = typed.collect();
    if !typed.is_empty() {
        let header = ["typed", "times", "their rest", ""].map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(typed).collect();
        lines.extend(table(&rows, 0, look.columns, 3));
    }
    let more = figures.typed.len().saturating_sub(TYPED) as u64 + figures.typed_beyond;
    if more > 0 {
        let more = plural(usize::try_from(more).unwrap_or(usize::MAX), "answer");
        lines.push(format!("and {more} more"));
    }
    lines
}

//! A report on a class as a page for a browser, for a meeting or the wall: the same as in a terminal,
//! with every option and answer.

use super::svg::{figure, picture};
use super::table::table;
use super::{meter, section, sheet};
use crate::exam::ClassReport;
use crate::exam::class::{QuestionFigures, ScoreFigures};
use crate::text::escape;
use crate::ui::chart::ceiling;
use crate::ui::page::class::words::{
    LEGEND, by_whom, decimal, figure as told, histogram, question, reliability, scores, share,
    unknown,
};
use std::fmt::Write as _;

/// How many typed answers of a question are told.
const TYPED: usize = 12;

/// The page; each finding is told as its message and its remedy.
pub fn class_page(report: &ClassReport, findings: &[(String, String)]) -> String {
    let figures = &report.figures;
    let mut body = section("Scores", &(scored(&figures.scores) + &results(report)));
    if !findings.is_empty() {
        let items = findings.iter().map(|(message, help)| {
            format!("<li>{}<br><small>{}</small></li>\n", escape(message), escape(help))
        });
        body += &section("To look at", &format!("<ul>\n{}</ul>\n", items.collect::<String>()));
    }
    if !figures.tags.is_empty() {
        let rows = figures.tags.iter().map(|tag| {
            vec![
                escape(&tag.tag),
                tag.questions.to_string(),
                tag.mean.map_or_else(String::new, meter),
                tag.mean.map_or_else(String::new, share),
                tag.deviation.map_or_else(String::new, share),
            ]
        });
        body += &section("By tag", &table(&["", "questions", "", "mean", "spread"], rows));
    }
    let trust = format!("<p>{}</p>\n", escape(&reliability(report)));
    body += &section("How far the scores are to be trusted", &trust);
    body += &section("Questions", &questions(report));
    let each = report.questions.iter().zip(&figures.questions).map(|(asked, figures)| {
        let prompt = asked.prompt.as_deref().unwrap_or_default();
        let heading = format!("{}  {prompt}", asked.name);
        section(heading.trim_end(), &details(figures))
    });
    body += &each.collect::<String>();
    if !report.said.is_empty() {
        let items = report.said.iter().map(|said| format!("<li>{}</li>\n", escape(said)));
        let items: String = items.collect();
        body += &section("What is to be known of the results", &format!("<ul>\n{items}</ul>\n"));
    }
    sheet(&escape(&report.title), "", &body)
}

fn scored(figures: &ScoreFigures) -> String {
    let said = format!("<p>{}</p>\n", escape(&scores(figures)));
    let rows =
        figures.columns.iter().enumerate().map(|(at, count)| {
            vec![format!("{} to {} %", at * 10, (at + 1) * 10), count.to_string()]
        });
    let rows = table(&["score", "sittings"], rows);
    said + &figure(&bars(&figures.columns), "How the scores lie", &histogram(figures), &rows)
}

const WIDTH: usize = 640;
const HEIGHT: usize = 220;
/// Room for numbers on the left, and below.
const LEFT: usize = 44;
const BELOW: usize = 34;

/// The histogram.
fn bars(counts: &[usize]) -> String {
    let top = ceiling(counts.iter().copied().max().unwrap_or(0));
    let (each, floor) = ((WIDTH - LEFT) / counts.len().max(1), HEIGHT - BELOW);
    let mut body = format!(
        "<text class=\"t end\" x=\"{0}\" y=\"20\">{top}</text>\n\
         <text class=\"t end\" x=\"{0}\" y=\"{floor}\">0</text>\n\
         <path class=\"axis\" d=\"M{LEFT} 12V{floor}H{WIDTH}\"/>\n",
        LEFT - 6
    );
    for (at, count) in counts.iter().enumerate() {
        let (x, height) = (LEFT + at * each, count * (floor - 12) / top);
        let height = if *count > 0 { height.max(2) } else { 0 };
        // A text takes all that is written.
        let _ = writeln!(
            body,
            "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\"/>\n\
             <text class=\"t\" x=\"{x}\" y=\"{}\">{}</text>",
            x + 1,
            floor - height,
            each.saturating_sub(2).max(1),
            HEIGHT - 8,
            at * 10
        );
    }
    picture("columns", (WIDTH, HEIGHT), &body)
}

fn results(report: &ClassReport) -> String {
    let rows = report.rows.iter().map(|row| {
        vec![
            escape(&row.name),
            format!("{} of {}", decimal(row.points), decimal(row.of)),
            row.percent.map_or_else(String::new, |percent| share(percent / 100.0)),
            escape(&row.variant),
            row.passed.map_or("", |passed| if passed { "passed" } else { "not passed" }).to_owned(),
        ]
    });
    table(&["name", "points", "percent", "paper", ""], rows)
}

fn questions(report: &ClassReport) -> String {
    let figures = &report.figures.questions;
    let rows = report.questions.iter().zip(figures).map(|(asked, figures)| {
        vec![
            escape(&asked.name),
            figures.ease().map_or_else(String::new, meter),
            figures.ease().map_or_else(String::new, share),
            figures.share.map_or_else(String::new, share),
            told(figures.discrimination),
            told(figures.difference()),
            figures.skipped.to_string(),
        ]
    });
    let mut body = table(&["", "", "right", "points", "discr.", "27 %", "open"], rows);
    for said in LEGEND.iter().map(ToString::to_string).chain(unknown(&report.figures)) {
        let _ = writeln!(body, "<p><small>{}</small></p>", escape(&said));
    }
    body
}

fn details(figures: &QuestionFigures) -> String {
    let mut body = format!("<p>{}</p>\n", escape(&question(figures)));
    let right = |is_right: bool| if is_right { "\u{2713} " } else { "" };
    if !figures.options.is_empty() {
        let rows = figures.options.iter().map(|option| {
            vec![
                format!("{}{}", right(option.is_right), escape(&option.text)),
                option.picked.to_string(),
                option.mean.map_or_else(String::new, share),
                told(option.correlation),
                by_whom(option),
            ]
        });
        let header = ["option", "picked", "their rest", "correlation", "best, weakest"];
        body += &table(&header, rows);
    }
    let typed = figures.typed.iter().take(TYPED).map(|typed| {
        vec![
            format!("{}{}", right(typed.is_right), escape(&typed.text)),
            typed.times.to_string(),
            typed.mean.map_or_else(String::new, share),
            if typed.is_candidate { "accept this?".to_owned() } else { String::new() },
        ]
    });
    if !figures.typed.is_empty() {
        body += &table(&["typed", "times", "their rest", ""], typed);
    }
    body
}

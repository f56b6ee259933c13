//! GIFT written, as Moodle takes it.

use super::texts::escaped;
use crate::format::html;
use crate::format::moodle::{Earning, Posed, Task, Weighed, paragraphs, posed};
use crate::format::{Bundle, Loss, Unfit};
use crate::kind::around_gaps;
use std::fmt::Write;

/// Writes decks; several are categories.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut text, mut losses) = (String::new(), Vec::new());
    for bundle in bundles {
        if bundles.len() > 1 {
            let title = bundle.front.text("title").unwrap_or(&bundle.name);
            let _ = writeln!(text, "$CATEGORY: {}\n", escaped(&title.replace('/', "//")));
        }
        for carried in &bundle.questions {
            let (questions, lost) = posed(carried, &bundle.front, false);
            losses.extend(lost);
            for question in questions {
                match written(&question) {
                    Ok(written) => text.push_str(&written),
                    Err(reason) => {
                        losses.retain(|loss| loss.place != carried.place);
                        losses.push(Loss::question(&carried.place, reason));
                        break;
                    }
                }
            }
        }
    }
    if text.is_empty() {
        let reason = "none of the questions can be said there";
        return Err(Unfit::new(reason, "export them to json, or another selection by --kind"));
    }
    Ok((text.into_bytes(), losses))
}

/// A text that is read as Markdown, with the format before it where it needs one.
fn markdown(text: &str) -> String {
    let is_plain = html::escaped(text) == text && !text.starts_with(['/', '[', '%']);
    let format = if is_plain || text.is_empty() { "" } else { "[markdown]" };
    format!("{format}{}", escaped(text))
}

/// An option, in which only code and formulas are marked up.
fn literal(text: &str) -> String {
    let is_plain = html::escaped(text) == text && !text.starts_with(['/', '[', '%']);
    let format = match is_plain {
        true => "",
        false if text.contains(['`', '$']) => "[markdown]",
        false => "[plain]",
    };
    format!("{format}{}", escaped(text))
}

/// What is said behind an answer.
fn feedback(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("#{}", markdown(text)) }
}

/// A question with its blank line.
fn written(posed: &Posed) -> Result<String, &'static str> {
    let mut text = String::new();
    let bracketed = |name: &str| name.replace(['\n', '\r'], " ").replace(']', r"\]");
    let notes = posed.id.iter().map(|id| format!("[id:{}]", bracketed(id)));
    let notes: Vec<String> =
        notes.chain(posed.tags.iter().map(|tag| format!("[tag:{}]", bracketed(tag)))).collect();
    if !notes.is_empty() {
        let _ = writeln!(text, "// {}", notes.join(" "));
    }
    let general = match &posed.task {
        Task::Essay(model) => paragraphs([model.as_str(), &posed.explain]),
        _ => posed.explain.clone(),
    };
    let general = match &*general {
        "" => String::new(),
        general => format!("####{}", markdown(general)),
    };
    if posed.task == Task::Gaps {
        let (texts, gaps) = around_gaps(&posed.text).ok_or("its gaps are none")?;
        let ([before, after], [(ways, _)]) = (&texts[..], &gaps[..]) else {
            return Err("its gaps are several");
        };
        expect_no_arrow(ways.iter())?;
        let ways: Vec<String> =
            ways.iter().map(|way| format!("=%100%{}", escaped(&way.replace('*', r"\*")))).collect();
        let whole = markdown(&format!("{before}{after}"));
        let format = if whole.starts_with("[markdown]") { "[markdown]" } else { "" };
        let [before, after] = [before, after].map(|part| escaped(part));
        // Behind nothing at all no gap would be left.
        let after = if after.trim().is_empty() { "\u{a0}".to_owned() } else { after };
        let _ = writeln!(text, "{format}{before}{{{}{general}}}{after}\n", ways.join(" "));
        return Ok(text);
    }
    let answers = answers(&posed.task)?;
    let asked = markdown(posed.text.trim());
    let line = |line: &String| format!("\n\t{line}");
    let body: String = answers.iter().map(line).collect();
    let end = if answers.len() > 1 { "\n" } else { "" };
    let body = if answers.len() > 1 { body } else { body.trim_start().to_owned() };
    let general = if answers.len() > 1 && !general.is_empty() { line(&general) } else { general };
    let _ = writeln!(text, "{asked} {{{body}{general}{end}}}\n");
    Ok(text)
}

/// What stands in the braces, line by line.
fn answers(task: &Task) -> Result<Vec<String>, &'static str> {
    let weight = |answer: &Weighed| format!("%{}%", answer.weight.percent());
    Ok(match task {
        Task::Description | Task::Gaps | Task::Essay(_) | Task::Order(_) => Vec::new(),
        Task::Truth { is_true, .. } => vec![if *is_true { "T" } else { "F" }.to_owned()],
        Task::Options { options, is_single, .. } => {
            let option = |option: &Weighed| {
                let sign = match option.weight {
                    Earning::FULL if *is_single => "=".to_owned(),
                    Earning::NONE => "~".to_owned(),
                    _ => format!("~{}", weight(option)),
                };
                sign + &literal(&option.text) + &feedback(&option.feedback)
            };
            options.iter().map(option).collect()
        }
        Task::Typed { answers, .. } => {
            expect_no_arrow(answers.iter().map(|answer| &answer.text))?;
            let answer = |one: &Weighed| {
                format!("={}{}{}", weight(one), escaped(&one.text), feedback(&one.feedback))
            };
            answers.iter().map(answer).collect()
        }
        Task::Number { answers, .. } => {
            let answer = |one: &Weighed| {
                let width = one.tolerance.as_deref().unwrap_or("0");
                format!("={}{}:{width}{}", weight(one), one.text, feedback(&one.feedback))
            };
            let mut lines: Vec<String> = answers.iter().map(answer).collect();
            if let Some(first) = lines.first_mut() {
                first.insert(0, '#');
            }
            lines
        }
        Task::Pairs(pairs) => {
            expect_no_arrow(pairs.iter().flatten())?;
            let pair =
                |[left, right]: &[String; 2]| format!("={} -> {}", literal(left), escaped(right));
            pairs.iter().map(pair).collect()
        }
    })
}

/// An arrow is a pair there, and no backslash takes that from it.
fn expect_no_arrow<'t>(mut texts: impl Iterator<Item = &'t String>) -> Result<(), &'static str> {
    if texts.any(|text| text.contains("->")) {
        return Err("`->` cannot stand in an answer there");
    }
    Ok(())
}

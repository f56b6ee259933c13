//! A question on paper: as a learner sees it, and what is right below it if that is wanted.

use super::answers::listed;
use super::{NOTE, block, origin};
use crate::engine::{Remark, Solution};
use crate::form::{Form, Grouping, is_truth, offered};
use crate::text::{Look, printable_line};
use crate::ui::chooser::TRUTH;
use crate::ui::field::label;
use crate::ui::look::{Ink, wrap};
use crate::ui::markdown::{code_spans, render, spans};

/// What is put on paper of one question.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// Where it stands and what it is about.
    pub heading: Vec<String>,
    /// A text that it refers to.
    pub passage: Option<&'a str>,
    /// What is asked.
    pub prompt: &'a str,
    /// A picture, and what it shows.
    pub image: Option<&'a (String, Option<String>)>,
    /// The path of a sound.
    pub audio: Option<&'a str>,
    /// How it is asked.
    pub form: &'a Form,
    /// What is right, where it is to be seen.
    pub solution: Option<Solution<'a>>,
}

/// The lines of a question on paper.
pub fn sheet(sheet: &Sheet<'_>, look: Look) -> Vec<String> {
    let heading: Vec<String> = sheet.heading.iter().map(|part| printable_line(part)).collect();
    let heading = heading.join(look.dot());
    let mut lines = if heading.is_empty() {
        Vec::new()
    } else {
        wrap(&look.paint(Ink::Dim, &heading), look.columns, "", "  ")
    };
    if let Some(passage) = sheet.passage {
        lines.extend(render(passage, look));
        lines.push(String::new());
    }
    lines.extend(render(sheet.prompt, look));
    if let Some((path, alt)) = sheet.image {
        let alt = alt.as_deref().map(|alt| format!("{}: ", printable_line(alt)));
        let text = format!("[picture: {}{}]", alt.unwrap_or_default(), printable_line(path));
        lines.extend(wrap(&text, look.columns, "", "  "));
    }
    if let Some(path) = sheet.audio {
        let text = format!("[sound: {}]", printable_line(path));
        lines.extend(wrap(&text, look.columns, "", "  "));
    }
    lines.extend(parts(sheet.form, look));
    if let Some(solution) = &sheet.solution {
        lines.extend(solved(solution, sheet.form, look));
    }
    lines
}

/// What may be chosen, or how much is to be typed.
fn parts(form: &Form, look: Look) -> Vec<String> {
    let listed = |texts: &[String], mark: &dyn Fn(usize) -> String| -> Vec<String> {
        let item = |(place, text): (usize, &String)| {
            let mark = mark(place);
            let hang = " ".repeat(mark.chars().count());
            wrap(&spans(text, look), look.columns, &mark, &hang)
        };
        texts.iter().enumerate().flat_map(item).collect()
    };
    let numbered = |place: usize| format!("{}. ", place + 1);
    match form {
        Form::One { options, .. } if is_truth(options) => {
            listed(options, &|place| TRUTH[place].to_owned())
        }
        Form::One { options, .. } => listed(options, &label),
        Form::Many { options, offers_none, .. } => listed(&offered(options, *offers_none), &label),
        Form::Order { items } => listed(items, &label),
        Form::Pairs { left, right } => {
            let mut lines = listed(left, &numbered);
            lines.extend(listed(right, &label));
            lines
        }
        Form::Lines { labels, grouping: Grouping::List | Grouping::Column } => {
            (1..=labels.len()).map(|line| format!("{line}. ____")).collect()
        }
        Form::Lines { labels, grouping: Grouping::Each } if labels.len() > 1 => {
            labels.iter().map(|label| format!("{} ____", printable_line(label))).collect()
        }
        Form::Lines { grouping: Grouping::Each | Grouping::Text, .. } | Form::Card { .. } => {
            Vec::new()
        }
    }
}

/// What is right, drawn in lines where some of it has several.
pub fn right(key: &[String], look: Look) -> Vec<String> {
    listed("Answer: ", key, code_spans, look)
}

fn solved(solution: &Solution<'_>, form: &Form, look: Look) -> Vec<String> {
    let markup = if matches!(form, Form::Lines { .. }) { code_spans } else { spans };
    let mut lines = listed("Answer: ", &solution.key, markup, look);
    if !solution.provisos.is_empty() {
        let provisos: Vec<String> = solution.provisos.iter().map(ToString::to_string).collect();
        lines.extend(block("", &format!("({})", provisos.join("; ")), look));
    }
    lines.extend(listed("Also right: ", &solution.also, markup, look));
    for Remark { answer, credit, why } in &solution.remarks {
        let credit = credit.as_ref().map(|credit| format!("earns {credit}."));
        let said: Vec<&str> = credit.iter().chain(why).map(String::as_str).collect();
        lines.extend(block(&format!("{}: ", printable_line(answer)), &said.join(" "), look));
    }
    for hint in solution.hints {
        lines.extend(block("Hint: ", hint, look));
    }
    if let Some(explain) = solution.explain {
        lines.extend(render(explain, look));
    }
    for note in &solution.notes {
        lines.extend(block(NOTE, note, look));
    }
    lines.extend(solution.source.iter().flat_map(|source| origin(source, look)));
    lines
}

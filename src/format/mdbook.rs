//! Quizzes of mdbook-quiz, in TOML: choices, short answers, and programs to trace, of which it is asked
//! whether they compile, and what they print or where they fail.

mod write;

use super::text::{Lines, decoded};
use super::{Bundle, Carried, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::deck::edit::{Draft, Front, Literal};
use crate::text::lossy;
use toml::{Spanned, Table, Value};

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "mdbook-quiz",
    summary: "mdbook-quiz, as in the Rust book: TOML",
    extensions: &["toml"],
    is_text: true,
    keeps_history: false,
    names_files: false,
    tells,
    read: Some(read),
    write: Some(write::write),
    keeps: "choices, those of several, short answers and what else is accepted, explanations, passages \
            and ids; a program to trace becomes two questions; no hints, tags, tolerances or whys, and no \
            lists, gaps, orders and pairs",
};

fn tells(file: &ForeignFile<'_>) -> bool {
    let text = lossy(file.bytes);
    let has = |beginning: &str| text.lines().any(|line| line.trim_start().starts_with(beginning));
    has("[[questions]]") && has("type")
}

/// The head of a file: its questions with their places, and the texts that several share.
#[derive(serde::Deserialize)]
struct Quiz {
    #[serde(default)]
    questions: Vec<Spanned<Table>>,
    #[serde(default)]
    multipart: Table,
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let mut lines = Lines::of(&text);
    let quiz: Quiz = toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let reason = format!("it is no quiz in TOML: {}", lines.at(at));
        Unfit::new(reason, "mend it there; mdbook-quiz would refuse it too")
    })?;
    let mut front = Front::default();
    for (name, value) in quiz.multipart {
        front.passages.extend(value.as_str().map(|text| (name, text.trim().to_owned())));
    }
    let (mut questions, mut losses) = (Vec::new(), Vec::new());
    for question in quiz.questions {
        let place = lines.at(question.span().start);
        match drafts(&question.into_inner(), &place, &mut losses) {
            Ok(drafts) => questions
                .extend(drafts.into_iter().map(|draft| Carried { place: place.clone(), draft })),
            Err(reason) => losses.push(Loss::question(place, reason)),
        }
    }
    let bundle = Bundle { name: file.stem().to_owned(), front, questions, ..Bundle::default() };
    Ok(Intake { bundles: vec![bundle], losses })
}

/// The keys of a question that become keys here, or are none.
const KNOWN: [&str; 6] = ["id", "type", "prompt", "answer", "context", "multipart"];

/// The questions that one is.
fn drafts(
    question: &Table,
    place: &str,
    losses: &mut Vec<Loss>,
) -> Result<Vec<Draft>, &'static str> {
    let inner = |table: &str, key: &str| question.get(table)?.get(key);
    let mut drafts = match question.get("type").and_then(Value::as_str) {
        Some("MultipleChoice") => vec![choice(inner)?],
        Some("ShortAnswer") => vec![short(inner)?],
        Some("Tracing") => tracing(inner)?,
        _ => return Err("a type of question that is not known"),
    };
    for (at, draft) in drafts.iter_mut().enumerate() {
        if let Some(id) = question.get("id").and_then(Value::as_str) {
            let id = if at == 0 { id.to_owned() } else { format!("{id}-{}", at + 1) };
            draft.keys.insert(0, ("id", Literal::Text(id)));
        }
        let passage = question.get("multipart").and_then(Value::as_str);
        draft.keys.extend(passage.map(|name| ("passage", Literal::Text(name.to_owned()))));
        let context = question.get("context").and_then(Value::as_str);
        let context = context.map(str::trim).filter(|text| !text.is_empty());
        draft.keys.extend(context.map(|text| ("explain", Literal::Text(text.to_owned()))));
    }
    let others = question.keys().filter(|key| !KNOWN.contains(&key.as_str()));
    losses.extend(others.map(|key| Loss::part(place, format!("there is no key \"{key}\""))));
    Ok(drafts)
}

/// The texts of a value: one, or several.
fn texts(value: Option<&Value>) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) => Some(value.to_string()),
        _ => None,
    };
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(text).collect(),
        Some(one) => text(one).into_iter().collect(),
        None => Vec::new(),
    }
}

fn prompt(value: Option<&Value>) -> Result<Draft, &'static str> {
    let text = value.and_then(Value::as_str).map(str::trim).unwrap_or_default();
    if text.is_empty() {
        return Err("there is no prompt");
    }
    let mut draft = Draft::default();
    draft.push("prompt", Literal::Text(text.to_owned()));
    Ok(draft)
}

fn choice<'q>(inner: impl Fn(&str, &str) -> Option<&'q Value>) -> Result<Draft, &'static str> {
    let mut draft = prompt(inner("prompt", "prompt"))?;
    let answer = inner("answer", "answer");
    let is_many = answer.is_some_and(|answer| answer.as_array().is_some_and(|all| all.len() != 1));
    let (right, wrong) = (texts(answer), texts(inner("prompt", "distractors")));
    if is_many {
        draft.push("answers", Literal::texts(&right));
        draft.push("wrong", Literal::texts(&wrong));
        return Ok(draft);
    }
    let Some(right) = right.into_iter().next() else { return Err("there is no answer") };
    let mut all = wrong.clone();
    if let Some(at) = inner("prompt", "answerIndex").and_then(Value::as_integer) {
        let at = usize::try_from(at).unwrap_or(0).min(all.len());
        all.insert(at, right.clone());
    } else if inner("prompt", "sortAnswers").and_then(Value::as_bool) == Some(true) {
        all.push(right.clone());
        all.sort();
    }
    let is_truth = all == ["True", "False"];
    if is_truth {
        draft.push("answer", Literal::Bare((right == "True").to_string()));
        return Ok(draft);
    }
    draft.push("answer", Literal::Text(right));
    let key = if all.len() > wrong.len() { "options" } else { "wrong" };
    draft.push(key, Literal::texts(&all));
    Ok(draft)
}

fn short<'q>(inner: impl Fn(&str, &str) -> Option<&'q Value>) -> Result<Draft, &'static str> {
    let mut draft = prompt(inner("prompt", "prompt"))?;
    let mut right = texts(inner("answer", "answer")).into_iter();
    let Some(answer) = right.next() else { return Err("there is no answer") };
    let accept: Vec<String> = right.chain(texts(inner("answer", "alternatives"))).collect();
    draft.push("answer", Literal::Text(answer));
    if !accept.is_empty() {
        draft.push("accept", Literal::texts(&accept));
    }
    if inner("prompt", "response").and_then(Value::as_str) == Some("code") {
        draft.push("exact", Literal::Bare("true".to_owned()));
    }
    Ok(draft)
}

/// A program: whether it compiles, and what it prints or where it fails.
fn tracing<'q>(
    inner: impl Fn(&str, &str) -> Option<&'q Value>,
) -> Result<Vec<Draft>, &'static str> {
    let program = inner("prompt", "program").and_then(Value::as_str).unwrap_or_default();
    if program.trim().is_empty() {
        return Err("there is no program");
    }
    let compiles = inner("answer", "doesCompile").and_then(Value::as_bool);
    let compiles = compiles.ok_or("it is not said whether the program compiles")?;
    let asked = |what: &str| {
        let fence = if program.contains("```") { "~~~~" } else { "```" };
        let program = program.trim_matches('\n').trim_end();
        let mut draft = Draft::default();
        let prompt = format!("{what}\n\n{fence}rust\n{program}\n{fence}");
        draft.push("prompt", Literal::Text(prompt));
        draft
    };
    let mut first = asked("This program compiles.");
    first.push("answer", Literal::Bare(compiles.to_string()));
    let mut drafts = vec![first];
    let printed = texts(inner("answer", "stdout")).into_iter().next().unwrap_or_default();
    let lines: Vec<String> = printed.lines().map(str::to_owned).collect();
    let line = inner("answer", "lineNumber").and_then(Value::as_integer);
    match (compiles, &*lines, line) {
        (true, [line], _) => {
            let mut second = asked("What does this program print?");
            second.push("answer", Literal::Text(line.clone()));
            second.push("exact", Literal::Bare("true".to_owned()));
            drafts.push(second);
        }
        (true, [_, _, ..], _) => {
            let mut second = asked("What does this program print, line by line?");
            second.push("answers", Literal::texts(&lines));
            second.push("ordered", Literal::Bare("true".to_owned()));
            drafts.push(second);
        }
        (false, _, Some(line)) => {
            let mut second =
                asked("On which line is the error that keeps this program from compiling?");
            second.push("answer", Literal::Bare(line.to_string()));
            drafts.push(second);
        }
        _ => {}
    }
    Ok(drafts)
}

#[cfg(test)]
mod tests;

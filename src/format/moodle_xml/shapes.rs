//! The types of questions in Moodle XML, and what each wants done.

use super::tree::Element;
use crate::format::moodle::{
    Earning, PlainNumber, Posed, SentencePart, Task, TextFormat, Weighed, stretches, within,
};

/// The markup of an element, that of Moodle's editor where it names none.
pub fn markup(element: &Element) -> TextFormat {
    element.attribute("format").and_then(TextFormat::named).unwrap_or(TextFormat::Html)
}

/// What a child of an element says, as Markdown.
pub fn markdown(element: &Element, name: &str) -> String {
    element.child(name).map_or_else(String::new, |child| markup(child).markdown(child.said()))
}

/// A question of its type, with what it asks.
///
/// # Errors
/// Why it cannot be asked.
pub fn task(
    question: &Element,
    text: &str,
    markup: TextFormat,
    posed: Posed,
) -> Result<Posed, String> {
    let answers = || question.all("answer");
    let plain = |answer: &Element| weighed(answer, TextFormat::Plain);
    let sort = question.attribute("type").unwrap_or_default();
    let task = match sort {
        "multichoice" | "multichoiceset" => Task::Options {
            options: answers().map(|answer| weighed(answer, self::markup(answer))).collect(),
            is_single: sort == "multichoice" && question.is("single"),
            is_ordered: question.child("shuffleanswers").is_some()
                && !question.is("shuffleanswers"),
        },
        "truefalse" => truth(question)?,
        "shortanswer" => Task::Typed {
            answers: answers().map(plain).collect(),
            is_cased: question.is("usecase"),
        },
        "numerical" => number(question, plain),
        "matching" | "match" => Task::Pairs(question.all("subquestion").map(pair).collect()),
        "essay" => Task::Essay(markdown(question, "graderinfo")),
        "description" => Task::Description,
        "ordering" => Task::Order(ordered(question)),
        "cloze" | "multianswer" => {
            return within(&stretches(text, markup), posed, |text| markup.markdown(text))
                .map_err(str::to_owned)
                .and_then(|posed| match posed.task {
                    Task::Gaps if !posed.text.contains("{{") => {
                        Err("it has no gap that could be read".to_owned())
                    }
                    _ => Ok(posed),
                });
        }
        "gapselect" | "ddwtos" => return selected(question, text, markup, posed),
        "" => return Err("it has no type".to_owned()),
        other => return Err(format!("questions of Moodle's type {other} cannot be asked here")),
    };
    Ok(Posed { text: markup.markdown(text), task, ..posed })
}

fn weighed(answer: &Element, markup: TextFormat) -> Weighed {
    let text = match answer.child("text") {
        Some(text) => &text.text,
        None => &answer.text,
    };
    let percent = answer.attribute("fraction").unwrap_or("0").trim();
    let weight = Earning::of_percent(percent).unwrap_or_default();
    // Rounded thirds and sevenths add up to all of it there.
    let tolerance = PlainNumber::written(answer.says("tolerance"));
    let feedback = markdown(answer, "feedback");
    Weighed { text: markup.literal(text), weight, feedback, tolerance }
}

fn truth(question: &Element) -> Result<Task, String> {
    let said =
        |word: &str| question.all("answer").find(|answer| answer.said().eq_ignore_ascii_case(word));
    let (Some(yes), Some(no)) = (said("true"), said("false")) else {
        return Err("its answers are not true and false".to_owned());
    };
    let weight = |answer| weighed(answer, TextFormat::Plain).weight;
    let is_true = weight(yes) > weight(no);
    let (right, wrong) = if is_true { (yes, no) } else { (no, yes) };
    let feedback = [wrong, right].map(|answer| markdown(answer, "feedback"));
    Ok(Task::Truth { is_true, feedback })
}

fn number(question: &Element, plain: impl Fn(&Element) -> Weighed) -> Task {
    let answers = question.all("answer").map(plain).map(|answer| {
        let text = PlainNumber::written(&answer.text).unwrap_or(answer.text);
        Weighed { text, ..answer }
    });
    let units = question.child("units").into_iter().flat_map(|units| units.all("unit"));
    let is_same = |unit: &&Element| {
        let factor = unit.says("multiplier");
        factor.is_empty() || factor.parse::<f64>().is_ok_and(|factor| (factor - 1.0).abs() < 1e-9)
    };
    let units = units.filter(is_same).map(|unit| unit.says("unit_name").to_owned());
    let units = units.filter(|unit| !unit.is_empty()).collect();
    Task::Number { answers: answers.collect(), units }
}

fn pair(question: &Element) -> [String; 2] {
    [markup(question).literal(question.said()), TextFormat::Plain.literal(question.says("answer"))]
}

/// The items in their order, which is what they earn.
fn ordered(question: &Element) -> Vec<String> {
    let mut items: Vec<Weighed> =
        question.all("answer").map(|answer| weighed(answer, markup(answer))).collect();
    items.sort_by_key(|item| item.weight);
    items.into_iter().map(|item| item.text).collect()
}

/// A text with `[[2]]` where the second of some words belongs.
fn selected(
    question: &Element,
    text: &str,
    markup: TextFormat,
    posed: Posed,
) -> Result<Posed, String> {
    let words =
        question.children.iter().filter(|it| ["selectoption", "dragbox"].contains(&&*it.name));
    let words: Vec<String> = words.map(|word| TextFormat::Html.literal(word.said())).collect();
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((number, behind)) = after.split_once("]]") else { break };
        let word = number.trim().parse::<usize>().ok().and_then(|at| words.get(at.checked_sub(1)?));
        let word = word.ok_or("a gap of it has no word")?;
        let right = Weighed { text: word.clone(), weight: Earning::FULL, ..Weighed::default() };
        parts.push(SentencePart::Text(before));
        parts.push(SentencePart::Field(Task::Typed { answers: vec![right], is_cased: false }));
        rest = behind;
    }
    if parts.is_empty() {
        return Err("it has no gap that could be read".to_owned());
    }
    parts.push(SentencePart::Text(rest));
    let mut posed = within(&parts, posed, |text| markup.markdown(text))?;
    posed.losses.push("the words to choose from for a gap, which is typed here");
    Ok(posed)
}

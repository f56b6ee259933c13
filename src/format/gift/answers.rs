//! What stands in the braces of a question of GIFT.

use super::texts::{Becomes, decoded, said};
use crate::format::moodle::{
    Earning, PlainNumber, Task, TextFormat, Weighed, Why, cut, find, middle, pieces,
};

/// The task that the content of some braces sets, without general feedback; `words` takes what is to
/// be said about the reading.
///
/// # Errors
/// Why it sets none.
pub fn task(content: &str, markup: TextFormat, words: &mut Vec<Why>) -> Result<Task, Why> {
    let content = content.trim();
    if content.is_empty() {
        return Ok(Task::Essay(String::new()));
    }
    if let Some(numbers) = content.strip_prefix('#') {
        return number(numbers, words);
    }
    if let Some(task) = truth(content, markup, words) {
        return Ok(task);
    }
    if find(content, |c| c == '~').is_some() {
        let answers = weighed(content, markup, words);
        let is_single = answers.iter().any(|(sign, _)| *sign == Some('='));
        let options: Vec<Weighed> = answers.into_iter().map(|(_, option)| option).collect();
        if options.len() < 2 {
            return Err("it has one option only");
        }
        return Ok(Task::Options { options, is_single, is_ordered: false });
    }
    if content.contains("->") && find(content, |c| c == '=').is_some() {
        return pairs(content, markup);
    }
    let answers = weighed(content, TextFormat::Plain, words);
    let answers: Vec<Weighed> = answers.into_iter().map(|(_, answer)| answer).collect();
    if answers.is_empty() {
        return Err("there is no answer in its braces");
    }
    Ok(Task::Typed { answers, is_cased: false })
}

/// Whether the content of some braces can hardly be anything but answers.
pub fn is_surely_answers(content: &str) -> bool {
    let content = content.trim();
    content.is_empty()
        || content.starts_with(['=', '~', '#'])
        || truth(content, TextFormat::Plain, &mut Vec::new()).is_some()
}

fn truth(content: &str, markup: TextFormat, words: &mut Vec<Why>) -> Option<Task> {
    let (word, rest) = cut(content, '#').unwrap_or((content, ""));
    let word = word.trim();
    let is_true = match word.to_ascii_uppercase().as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    if word != word.to_ascii_uppercase() {
        words.push("true or false in small letters: Moodle has them typed");
    }
    let (wrong, right) = cut(rest, '#').unwrap_or((rest, ""));
    let feedback = [wrong, right].map(|text| said(text, markup, Becomes::Markdown));
    Some(Task::Truth { is_true, feedback })
}

/// The answers between their signs, each with its sign.
fn weighed(
    content: &str,
    markup: TextFormat,
    words: &mut Vec<Why>,
) -> Vec<(Option<char>, Weighed)> {
    let mut answers: Vec<(Option<char>, String)> = Vec::new();
    for (sign, piece) in pieces(content, &['=', '~']) {
        match answers.last_mut() {
            // In "x=y" of a feedback no answer begins.
            Some((_, last)) if sign == Some('=') && is_inside(last, piece) => {
                words.push("`=` without a backslash inside a feedback");
                last.push_str("\\=");
                last.push_str(piece);
            }
            Some((last_sign, last)) if last.trim().is_empty() => {
                if *last_sign == Some('~') && sign == Some('=') {
                    words.push("`~=`: Moodle makes an empty option of it");
                }
                (*last_sign, *last) = (sign, piece.to_owned());
            }
            _ => answers.push((sign, piece.to_owned())),
        }
    }
    answers.retain(|(_, text)| !text.trim().is_empty());
    let is_choice = answers.iter().any(|(sign, _)| *sign == Some('~'));
    answers
        .into_iter()
        .map(|(sign, text)| {
            let (weight, text) = weight(text.trim(), sign, is_choice, words);
            let (answer, feedback) = cut(text, '#').unwrap_or((text, ""));
            let feedback = said(feedback, markup, Becomes::Markdown);
            let text = said(answer, markup, Becomes::Literal);
            (sign, Weighed { text, weight, feedback, tolerance: None })
        })
        .collect()
}

/// Whether an `=` between two pieces stands within a word of a feedback.
fn is_inside(before: &str, after: &str) -> bool {
    let feedback = cut(before, '#').map(|(_, feedback)| feedback);
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    feedback.is_some_and(|text| is_word(text.chars().next_back()))
        && is_word(after.chars().next())
        && !after.starts_with('%')
}

/// What an answer earns, and the rest of it.
fn weight<'t>(
    text: &'t str,
    sign: Option<char>,
    is_choice: bool,
    words: &mut Vec<Why>,
) -> (Earning, &'t str) {
    let none = if sign == Some('~') { Earning::NONE } else { Earning::FULL };
    let written = text.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let Some((percent, rest)) = written else { return (none, text) };
    let plain = percent.strip_prefix('+').unwrap_or(percent).trim();
    let Some(weight) = Earning::of_percent(plain) else { return (none, text) };
    if plain != percent || is_choice && sign == Some('=') {
        words.push("a weight that Moodle takes for text");
    }
    (weight, rest.trim_start())
}

fn pairs(content: &str, markup: TextFormat) -> Result<Task, Why> {
    let mut pairs = Vec::new();
    for (_, piece) in pieces(content, &['=']).filter(|(_, piece)| !piece.trim().is_empty()) {
        let Some((left, right)) = piece.split_once("->") else {
            return Err("a pair has no `->` in it");
        };
        pairs.push([said(left, markup, Becomes::Literal), decoded(right).trim().to_owned()]);
    }
    if pairs.len() < 2 {
        return Err("it has one pair only");
    }
    Ok(Task::Pairs(pairs))
}

fn number(content: &str, words: &mut Vec<Why>) -> Result<Task, Why> {
    let (numbers, others) = match cut(content, '~') {
        Some((numbers, others)) => (numbers, Some(others.trim())),
        None => (content, None),
    };
    let mut answers = Vec::new();
    for (sign, piece) in pieces(numbers, &['=']).filter(|(_, piece)| !piece.trim().is_empty()) {
        let (weight, piece) = weight(piece.trim(), sign, false, words);
        let (number, feedback) = cut(piece, '#').unwrap_or((piece, ""));
        let feedback = said(feedback, TextFormat::Moodle, Becomes::Markdown);
        let [text, tolerance] = width(decoded(number).trim())?;
        let tolerance = Some(tolerance).filter(|tolerance| !tolerance.is_empty());
        answers.push(Weighed { text, weight, feedback, tolerance });
    }
    if answers.is_empty() {
        return Err("there is no number in its braces");
    }
    if let Some((_, feedback)) = others.and_then(|others| cut(others, '#')) {
        let feedback = said(feedback, TextFormat::Moodle, Becomes::Markdown);
        answers.push(Weighed { text: "*".to_owned(), feedback, ..Weighed::default() });
    }
    Ok(Task::Number { answers, units: Vec::new() })
}

/// A number and how far off it may be, of `3`, `3:2` or `1..5`; `*` is any other.
fn width(number: &str) -> Result<[String; 2], Why> {
    const NONE: Why = "an answer is no number: it takes digits with a point, as in 3.14";
    const COMMA: Why = "a number has a comma: it takes a point, 3.14 for 3,14";
    if number == "*" {
        return Ok([number.to_owned(), String::new()]);
    }
    if let Some((low, high)) = number.split_once("..") {
        return middle(low, high).ok_or("a range is none: it goes from a number to a higher one");
    }
    let (number, tolerance) = number.split_once(':').unwrap_or((number, ""));
    let number = PlainNumber::written(number).ok_or(match number.replace(',', ".") {
        pointed if pointed != number && PlainNumber::written(&pointed).is_some() => COMMA,
        _ => NONE,
    })?;
    let tolerance = tolerance.trim();
    if tolerance.is_empty() {
        return Ok([number, String::new()]);
    }
    let tolerance = PlainNumber::written(tolerance).filter(|tolerance| !tolerance.starts_with('-'));
    Ok([number, tolerance.ok_or(NONE)?])
}

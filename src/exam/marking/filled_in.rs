//! What is filled in at one place of a sheet, read by how it is asked: letters for options, items and
//! partners, text for lines.

use crate::exam::lettering::{places, sign};
use crate::exam::paper::Slot;
use crate::form::{Answer, Form, Grouping, LONGEST, TOO_LONG, is_truth};
use crate::text::{plural, printable_line};

/// An answer in places of the deck's form, nothing where it was left open; or why it cannot be meant.
type FilledIn = Result<Option<Answer>, String>;

/// What stands for a place that was left open.
const OPEN: &str = "-";

/// Reads the answer that a line goes on with, and gives what stands behind it.
pub fn next<'l>(slot: &Slot<'_>, line: &'l str) -> (FilledIn, &'l str) {
    let Form::Lines { labels, grouping } = slot.form() else {
        let end = line.find(|c: char| c.is_whitespace() || c == ';').unwrap_or(line.len());
        return (letters(slot, &line[..end]), &line[end..]);
    };
    if line.starts_with('"') {
        return match quoted(line) {
            Ok((lines, rest)) => (typed(lines, labels.len(), *grouping), rest),
            Err(fault) => (Err(fault), ""),
        };
    }
    let end = bare_end(line);
    let text = line[..end].trim().trim_end_matches([',', ';']);
    (bare(text, labels.len(), *grouping), &line[end..])
}

/// Reads an answer that stands by itself, as in a cell.
pub fn cell(slot: &Slot<'_>, text: &str) -> FilledIn {
    match slot.form() {
        _ if text.is_empty() => Ok(None),
        Form::Lines { labels, grouping } => bare(text, labels.len(), *grouping),
        _ => letters(slot, text),
    }
}

/// Where an answer without quotes ends: before the next word that begins as an entry does.
pub fn bare_end(line: &str) -> usize {
    let mut at = line.find(char::is_whitespace).unwrap_or(line.len());
    if &line[..at] == OPEN {
        return at;
    }
    loop {
        let rest = line[at..].trim_start();
        let word = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        if rest.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
            return at;
        }
        let start = line.len() - rest.len();
        at = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    }
}

/// The texts in quotes that a line begins with, one after the other.
fn quoted(line: &str) -> Result<(Vec<String>, &str), String> {
    let (mut lines, mut rest) = (Vec::new(), line);
    while let Some(inner) = rest.strip_prefix('"') {
        let mut text = String::new();
        let mut characters = inner.char_indices();
        let end = loop {
            match characters.next() {
                Some((at, '"')) => break at + 1,
                Some((_, '\\')) => text.extend(characters.next().map(|(_, c)| c)),
                Some((_, c)) => text.push(c),
                None => return Err("a quote is open to the end of the line".to_owned()),
            }
        };
        lines.push(text);
        rest = inner[end..].trim_start();
    }
    Ok((lines, rest))
}

/// A typed answer without quotes; `|` stands between its lines where it may have several.
fn bare(text: &str, count: usize, grouping: Grouping) -> FilledIn {
    if text == OPEN {
        return Ok(None);
    }
    if text.is_empty() {
        return Err(missing());
    }
    let is_one = count == 1 && grouping == Grouping::Each;
    let lines = if is_one { vec![text] } else { text.split('|').map(str::trim).collect() };
    typed(lines.into_iter().map(str::to_owned).collect(), count, grouping)
}

fn typed(mut lines: Vec<String>, count: usize, grouping: Grouping) -> FilledIn {
    if grouping == Grouping::Each {
        if lines.len() > count {
            let (given, asked) = (plural(lines.len(), "answer"), plural(count, "line"));
            return Err(format!("{given} for {asked}"));
        }
        lines.resize(count, String::new());
    }
    if grouping == Grouping::Text {
        lines = vec![lines.join("\n")];
    }
    if lines.iter().map(String::len).sum::<usize>() > LONGEST {
        return Err(TOO_LONG.to_owned());
    }
    let is_blank = lines.iter().all(|line| line.trim().is_empty());
    Ok((!is_blank).then_some(Answer::Lines(lines)))
}

fn missing() -> String {
    format!("there is no answer; {OPEN} stands for one that was left open")
}

/// An answer by letters.
fn letters(slot: &Slot<'_>, text: &str) -> FilledIn {
    match text.trim_end_matches(',') {
        OPEN => return Ok(None),
        "" => return Err(missing()),
        _ => {}
    }
    let answer = match &slot.deal.form {
        Form::One { options, .. } if is_truth(options) && truth(text).is_some() => {
            Answer::One(truth(text).unwrap_or_default())
        }
        Form::One { options, .. } => match &named(text, options.len(), "option")?[..] {
            [one] => Answer::One(*one),
            several => {
                let count = several.len();
                return Err(format!(
                    "one option is right, and {count} are marked; {OPEN} stands for no answer"
                ));
            }
        },
        Form::Many { options, offers_none, .. } => {
            let count = options.len() + usize::from(*offers_none);
            let mut picked = once(named(text, count, "option")?)?;
            picked.sort_unstable();
            match &picked[..] {
                [none] if *none == options.len() => Answer::Many(Vec::new()),
                _ if picked.contains(&options.len()) => {
                    let none = sign(options.len());
                    return Err(format!(
                        "{none} says that none is right, and others are marked too"
                    ));
                }
                _ => Answer::Many(picked),
            }
        }
        Form::Order { items } => {
            let given = text.replace(OPEN, " ");
            Answer::Order(once(named(&given, items.len(), "item")?)?)
        }
        Form::Pairs { left, right } => partners(text, left.len(), right.len())?,
        Form::Lines { .. } | Form::Card { .. } => return Err("it takes no letters".to_owned()),
    };
    Ok(Some(slot.deal.restore(&answer)))
}

/// True and False by their own letters.
fn truth(text: &str) -> Option<usize> {
    ["t", "f"].iter().position(|letter| letter.eq_ignore_ascii_case(text))
}

/// A partner for each left-hand side in turn.
fn partners(text: &str, left: usize, right: usize) -> Result<Answer, String> {
    let mut pairs = Vec::new();
    for (at, piece) in text.split(OPEN).enumerate() {
        if at > 0 {
            pairs.push(None);
        }
        pairs.extend(named(piece, right, "answer")?.into_iter().map(Some));
    }
    if pairs.len() > left {
        let (given, asked) = (plural(pairs.len(), "letter"), plural(left, "number"));
        return Err(format!("{given} for {asked}"));
    }
    pairs.resize(left, None);
    Ok(Answer::Pairs(pairs))
}

/// The places that letters name, none beyond those that there are.
fn named(text: &str, count: usize, what: &str) -> Result<Vec<usize>, String> {
    let last = sign(count.saturating_sub(1));
    let range = format!("the {what}s are a to {last}");
    let given = places(text)
        .ok_or_else(|| format!("\"{}\" is no letter: {range}", printable_line(text)))?;
    match given.iter().find(|place| **place >= count) {
        Some(beyond) => Err(format!("there is no {what} {}: {range}", sign(*beyond))),
        None => Ok(given),
    }
}

/// Refuses what is named twice.
fn once(places: Vec<usize>) -> Result<Vec<usize>, String> {
    let mut met = std::collections::HashSet::new();
    match places.iter().find(|place| !met.insert(**place)) {
        Some(twice) => Err(format!("{} is there twice", sign(*twice))),
        None => Ok(places),
    }
}

//! GIFT read, block by block.

use super::answers::{self, is_surely_answers};
use super::blocks::{CATEGORY, GiftBlock, blocks};
use super::texts::{Becomes, decoded, format_of, said};
use crate::format::moodle::{
    Drafting, Posed, SentencePart, Task, TextFormat, Why, find, is_embedded, stretches, within,
};
use crate::format::text::decoded as text_of;
use crate::format::{ForeignFile, Intake, Loss, Unfit, Wishes};

/// Reads a file.
pub fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = text_of(file, wishes)?;
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text
    };
    let mut drafting = Drafting::new(file.stem(), wishes.is_split);
    for block in blocks(&text) {
        let place = format!("line {}", block.line);
        if let Some(path) = block.text.strip_prefix(CATEGORY) {
            drafting.category(&decoded(path));
            continue;
        }
        let mut words = Vec::new();
        let posed = posed(&block, &mut words);
        words.dedup();
        for word in words {
            drafting.lose(Loss::remark(&place, word));
        }
        match posed {
            Ok(posed) => drafting.add(Posed { place, id: block.id, tags: block.tags, ..posed }),
            Err(reason) => drafting.lose(Loss::question(place, reason)),
        }
    }
    Ok(drafting.finish())
}

/// What a block asks.
fn posed(block: &GiftBlock, words: &mut Vec<Why>) -> Result<Posed, Why> {
    if block.has_blank {
        words.push("a blank line inside the braces, with which Moodle ends the question");
    }
    if block.has_comment {
        words.push("a line that begins with // inside the braces is a comment");
    }
    if block.is_below_category {
        words.push("a question right below $CATEGORY, which Moodle takes for its name");
    }
    let (title, rest) = titled(block.text.trim());
    let (markup, text) = format_of(rest);
    let markup = markup.unwrap_or_default();
    let posed = Posed { title, ..Posed::default() };
    let groups = groups(text)?;
    if groups.iter().any(|group| is_embedded(group.content)) {
        return embedded(text, markup, posed);
    }
    let answering: Vec<&Braces<'_>> = match &groups[..] {
        [one] => vec![one],
        several => {
            several.iter().filter(|group| is_surely_answers(feedback(group.content).0)).collect()
        }
    };
    match (&answering[..], groups.len()) {
        ([], 0) => Ok(Posed { text: said(text, markup, Becomes::Markdown), ..posed }),
        ([], _) => Err("none of its braces is sure to hold answers; others are written \\{ \\}"),
        ([group], count) => {
            if count > 1 || find(group.content, |c| c == '{').is_some() {
                words.push("braces without a backslash that hold no answers");
            }
            one(text, group, markup, posed, words)
        }
        (several, _) => gaps(text, several, markup, posed, words),
    }
}

/// A question with one pair of braces.
fn one(
    text: &str,
    group: &Braces<'_>,
    markup: TextFormat,
    posed: Posed,
    words: &mut Vec<Why>,
) -> Result<Posed, Why> {
    let (content, general) = feedback(group.content);
    let task = answers::task(content, markup, words)?;
    let general = said(general, markup, Becomes::Markdown);
    let (before, after) = (&text[..group.at], text[group.end()..].trim_end());
    if after.is_empty() {
        let text = said(before, markup, Becomes::Markdown);
        return Ok(match task {
            // What a teacher is to see is what the answer should say.
            Task::Essay(_) => Posed { text, task: Task::Essay(general), ..posed },
            task => Posed { text, explain: general, task, ..posed },
        });
    }
    if after.trim_start().starts_with("//") {
        words.push("// behind other text is no comment");
    }
    let parts = [SentencePart::Text(before), SentencePart::Field(task), SentencePart::Text(after)];
    let posed = Posed { explain: general, ..posed };
    within(&parts, posed, |text| markup.markdown(&decoded(text)))
}

/// A sentence with gaps, of which each has braces of its own.
fn gaps(
    text: &str,
    groups: &[&Braces<'_>],
    markup: TextFormat,
    posed: Posed,
    words: &mut Vec<Why>,
) -> Result<Posed, Why> {
    words.push("several braces: Moodle takes the first and shows the others");
    let (mut parts, mut done) = (Vec::new(), 0);
    for group in groups {
        parts.push(SentencePart::Text(&text[done..group.at]));
        parts.push(SentencePart::Field(answers::task(feedback(group.content).0, markup, words)?));
        done = group.end();
    }
    parts.push(SentencePart::Text(&text[done..]));
    let posed = within(&parts, posed, |text| markup.markdown(&decoded(text)))?;
    match posed.losses[..] {
        [] => Ok(posed),
        _ => Err("it has several braces, and not all are gaps with one answer"),
    }
}

/// A sentence with Moodle's embedded answers.
fn embedded(text: &str, markup: TextFormat, posed: Posed) -> Result<Posed, Why> {
    within(&stretches(text, TextFormat::Plain), posed, |text| markup.markdown(&decoded(text)))
}

/// Braces of a text, without those within them.
struct Braces<'t> {
    /// Where the opening one stands.
    at: usize,
    content: &'t str,
}

impl Braces<'_> {
    /// Where the text behind it begins.
    const fn end(&self) -> usize {
        self.at + self.content.len() + 2
    }
}

fn groups(text: &str) -> Result<Vec<Braces<'_>>, Why> {
    let (mut groups, mut at, mut opened, mut depth) = (Vec::new(), 0, 0, 0_usize);
    while let Some(found) = find(&text[at..], |c| c == '{' || c == '}') {
        let brace = at + found;
        at = brace + 1;
        if text[brace..].starts_with('{') {
            if depth == 0 {
                opened = brace;
            }
            depth += 1;
        } else {
            depth = depth.checked_sub(1).ok_or("a brace is closed that is not open")?;
            if depth == 0 {
                groups.push(Braces { at: opened, content: &text[opened + 1..brace] });
            }
        }
    }
    if depth > 0 { Err("a brace is not closed") } else { Ok(groups) }
}

/// The title between double colons, and what follows it.
fn titled(text: &str) -> (String, &str) {
    let Some(inner) = text.strip_prefix("::") else { return (String::new(), text) };
    let mut at = 0;
    while let Some(found) = find(&inner[at..], |c| c == ':') {
        if inner[at + found..].starts_with("::") {
            let title = TextFormat::Html.literal(&decoded(&inner[..at + found]));
            return (title, inner[at + found + 2..].trim_start());
        }
        at += found + 1;
    }
    (String::new(), text)
}

/// The content of some braces, and the general feedback behind its last `####`.
fn feedback(content: &str) -> (&str, &str) {
    match content.rsplit_once("####").filter(|(before, _)| !before.ends_with('\\')) {
        Some(parts) => parts,
        None => (content, ""),
    }
}

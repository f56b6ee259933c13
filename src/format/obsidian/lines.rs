//! The lines of a note: which of them make a card, and what is told of the others.

use super::gaps::has_gap;
use crate::format::Loss;
use std::collections::VecDeque;
use std::iter::{Enumerate, Peekable};
use std::mem::take;
use std::str::Lines;

/// Lines that are a card, or have gaps.
#[derive(Debug, Default)]
pub struct CardBlock<'t> {
    /// Each with its number; what is code has no signs.
    lines: Vec<NoteLine<'t>>,
    /// The decks that they belong to.
    pub tags: Vec<String>,
    /// What a comment says of when it is due.
    pub schedule: Option<&'t str>,
}

#[derive(Debug)]
struct NoteLine<'t> {
    number: usize,
    text: &'t str,
    is_code: bool,
}

impl NoteLine<'_> {
    fn is_turn(&self) -> bool {
        !self.is_code && matches!(self.text.trim(), "?" | "??")
    }
}

impl CardBlock<'_> {
    /// The line that it begins on.
    pub fn line(&self) -> usize {
        self.lines.first().map_or(0, |line| line.number)
    }

    /// Its lines as one text.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// The two sides of a card, and whether it is asked the other way round too.
    pub fn sides(&self) -> Option<(String, String, bool)> {
        let joined = |lines: &[NoteLine<'_>]| {
            let text = lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
            text.trim().to_owned()
        };
        if let Some(turn) = self.lines.iter().position(NoteLine::is_turn) {
            let is_reversed = self.lines[turn].text.trim() == "??";
            let sides = (joined(&self.lines[..turn]), joined(&self.lines[turn + 1..]), is_reversed);
            return (!sides.0.is_empty() && !sides.1.is_empty()).then_some(sides);
        }
        let [NoteLine { text, is_code: false, .. }] = &self.lines[..] else { return None };
        let (front, back, is_reversed) = sides(text)?;
        Some((front.to_owned(), back.to_owned(), is_reversed))
    }
}

/// The two sides of a card on one line; no code is looked into, and no gap of Anki's.
pub fn sides(line: &str) -> Option<(&str, &str, bool)> {
    let (mut is_code, mut at) = (false, 0);
    while let Some(found) = line[at..].find(['`', ':']) {
        at += found;
        let rest = &line[at..];
        let sign = rest.as_bytes()[0];
        let run = rest.bytes().take_while(|byte| *byte == sign).count();
        if sign == b'`' {
            is_code = !is_code && rest[run..].contains('`');
        } else if !is_code && (2..=3).contains(&run) && !ends_in_number(&line[..at]) {
            let (front, back) = (line[..at].trim(), rest[run..].trim());
            let front = front.strip_prefix("- ").or(front.strip_prefix("* ")).unwrap_or(front);
            return (!front.is_empty() && !back.is_empty()).then_some((front, back, run == 3));
        }
        at += run;
    }
    None
}

/// Whether a gap of Anki's begins there.
fn ends_in_number(before: &str) -> bool {
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit());
    start.len() < before.len() && start.ends_with("{{c")
}

/// Goes through the lines of a note, block by block.
pub struct NoteReader<'t> {
    lines: Peekable<Enumerate<Lines<'t>>>,
    /// Whether the note marks where cards of several lines end, so that they have blank lines.
    has_end: bool,
    tags: Vec<String>,
    block: CardBlock<'t>,
    ready: VecDeque<CardBlock<'t>>,
    /// Whether a line between two sides was read, and the note marks where the second ends.
    is_open: bool,
    /// The first line that is of no card.
    stray: usize,
}

/// What a comment begins with that says when a card is due.
const SCHEDULE: &str = "<!--SR:";

/// What marks the end of a card of several lines, where a note has any.
const END: &str = "+++";

impl<'t> NoteReader<'t> {
    /// That of a text.
    pub fn of(text: &'t str) -> Self {
        let mut reader = Self {
            lines: text.lines().enumerate().peekable(),
            has_end: text.lines().any(|line| line.trim() == END),
            tags: Vec::new(),
            block: CardBlock::default(),
            ready: VecDeque::new(),
            is_open: false,
            stray: 0,
        };
        if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
            reader.front_matter();
        }
        reader
    }

    /// The next block that is a card or has gaps.
    pub fn next_block(&mut self) -> Option<CardBlock<'t>> {
        while self.ready.is_empty() {
            let Some((at, line)) = self.lines.next() else {
                self.end();
                break;
            };
            self.line(at + 1, line);
        }
        self.ready.pop_front()
    }

    /// What is told of the note: text that is of no card.
    pub fn told(&self) -> Option<Loss> {
        let reason = "text between cards is not taken";
        (self.stray > 0).then(|| Loss::remark(format!("line {}", self.stray), reason))
    }

    /// Passes what stands between two rules above all; tags in it are those of the note.
    fn front_matter(&mut self) {
        self.lines.next();
        let mut is_tags = false;
        for (_, line) in self.lines.by_ref().take_while(|(_, line)| line.trim_end() != "---") {
            let inner = line.trim();
            let value =
                inner.strip_prefix("tags:").or(inner.strip_prefix("- ").filter(|_| is_tags));
            is_tags = value.is_some();
            let words = value.unwrap_or_default().split([',', ' ', '[', ']', '"', '\'', '#']);
            self.tags.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }

    fn line(&mut self, number: usize, line: &'t str) {
        let trimmed = line.trim();
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| trimmed.starts_with(fence)) {
            self.block.lines.push(NoteLine { number, text: line, is_code: true });
            for (at, text) in self.lines.by_ref() {
                self.block.lines.push(NoteLine { number: at + 1, text, is_code: true });
                if text.trim().starts_with(fence) {
                    break;
                }
            }
        } else if trimmed.starts_with("> [!sr|card-metadata]") {
            let mut told = None;
            while let Some((_, line)) =
                self.lines.next_if(|(_, line)| line.trim_start().starts_with('>'))
            {
                told = told.or(line.split_once(SCHEDULE).map(|(_, told)| told));
            }
            self.schedule(told.unwrap_or_default());
        } else if let Some((before, comment)) = line.split_once("<!--") {
            if !before.trim().is_empty() {
                self.plain(number, before);
            }
            if let Some(told) = comment.strip_prefix("SR:") {
                self.schedule(told);
            } else if let Some((_, after)) = comment.split_once("-->") {
                if !after.trim().is_empty() {
                    self.plain(number, after);
                }
            } else {
                self.lines.by_ref().find(|(_, line)| line.contains("-->"));
            }
        } else {
            self.plain(number, line);
        }
    }

    /// A comment says when the card above it is due, which it ends.
    fn schedule(&mut self, told: &'t str) {
        self.end();
        if let Some(card) = self.ready.back_mut() {
            card.schedule = Some(told);
        }
    }

    /// A line without comments.
    fn plain(&mut self, number: usize, line: &'t str) {
        let trimmed = line.trim();
        if trimmed == END && self.has_end || trimmed.is_empty() && !self.is_open {
            return self.end();
        }
        if !self.is_open
            && let Some((tags, rest)) = tagged(trimmed)
        {
            self.end();
            if rest.is_empty() {
                self.tags = tags;
                return;
            }
            self.block.tags = tags;
            self.block.lines.push(NoteLine { number, text: rest, is_code: false });
        } else {
            let line = NoteLine { number, text: line, is_code: false };
            self.is_open |= self.has_end && line.is_turn();
            self.block.lines.push(line);
        }
    }

    /// Ends what was begun: a card of several lines, or one a line, or gaps.
    fn end(&mut self) {
        let block = take(&mut self.block);
        self.is_open = false;
        if block.lines.is_empty() {
            return;
        }
        let tags = if block.tags.is_empty() { self.tags.clone() } else { block.tags.clone() };
        if block.lines.iter().any(NoteLine::is_turn) {
            return self.keep(CardBlock { tags, ..block });
        }
        let mut rest = CardBlock { tags: tags.clone(), ..CardBlock::default() };
        for line in block.lines {
            if !line.is_code && sides(line.text).is_some() {
                self.keep(take(&mut rest));
                rest.tags.clone_from(&tags);
                self.ready.push_back(CardBlock {
                    lines: vec![line],
                    tags: tags.clone(),
                    schedule: None,
                });
            } else {
                rest.lines.push(line);
            }
        }
        self.keep(rest);
    }

    /// Keeps a block that asks something; any other is only text.
    fn keep(&mut self, block: CardBlock<'t>) {
        if block.lines.is_empty() {
            return;
        }
        if block.sides().is_some() || has_gap(&block.text()) {
            self.ready.push_back(block);
        } else if self.stray == 0 {
            self.stray = block.line();
        }
    }
}

/// The tags that a line begins with, and what stands behind them.
fn tagged(line: &str) -> Option<(Vec<String>, &str)> {
    let (mut tags, mut rest) = (Vec::new(), line);
    while let Some(inner) = rest.strip_prefix('#') {
        let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
        let tag = &inner[..end];
        if tag.is_empty()
            || tag.contains([':', '#', '='])
            || tag.bytes().all(|b| b.is_ascii_digit())
        {
            break;
        }
        tags.push(tag.to_owned());
        rest = inner[end..].trim_start();
    }
    (!tags.is_empty()).then_some((tags, rest))
}

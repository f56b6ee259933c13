//! Blocks: what stands between blank lines in quick text, line by line. A text goes on below, set in by
//! two blanks; between fences nothing means anything.

use super::signs::{self, BOTH, CARD, LineSign, PAIR};
use super::traced::TracedText;
use crate::deck::KEYS;
use crate::text::code::{closes, fence};
use crate::text::did_you_mean;
use std::ops::Range;

/// A line with those that go on with it.
#[derive(Clone, Debug)]
pub struct Statement<'t> {
    /// What it is.
    pub sign: LineSign<'t>,
    /// What it says; of a card and a pair the whole line.
    pub value: TracedText,
    /// Where its first line stands.
    pub place: Range<usize>,
}

/// What stands between two blank lines.
#[derive(Debug)]
pub struct QuickBlock<'t> {
    /// The section that it is, if it is one of a head.
    pub section: Option<&'static str>,
    /// Its lines.
    pub statements: Vec<Statement<'t>>,
    /// Where its first line stands.
    pub place: Range<usize>,
}

/// Cuts a text into blocks.
pub struct Blocks<'t> {
    text: &'t str,
    lines: Vec<Range<usize>>,
    /// The lines that open or close code.
    fences: Vec<usize>,
    /// So many backticks, and more, are not closed below.
    hopeless: usize,
    at: usize,
}

impl<'t> Blocks<'t> {
    /// Begins with the first one.
    pub fn of(text: &'t str) -> Self {
        let (mut lines, mut start) =
            (Vec::new(), text.len() - text.trim_start_matches('\u{feff}').len());
        for line in text[start..].split_inclusive('\n') {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            lines.push(start..end);
            start += line.len();
        }
        let is_fence = |line: &Range<usize>| text[line.clone()].contains("```");
        let fences = (0..lines.len()).filter(|at| is_fence(&lines[*at])).collect();
        Self { text, lines, fences, hopeless: usize::MAX, at: 0 }
    }

    fn line(&self, at: usize) -> Option<&'t str> {
        self.lines.get(at).map(|line| &self.text[line.clone()])
    }

    /// The line that closes the code that is opened by a text on another line.
    fn closing(&mut self, opening: &str, at: usize) -> Option<usize> {
        let ticks = fence(opening).filter(|ticks| *ticks < self.hopeless)?;
        let below = self.fences.partition_point(|line| *line <= at);
        let mut below = self.fences[below..].iter();
        let found = below.find(|line| self.line(**line).is_some_and(|line| closes(line, ticks)));
        if found.is_none() {
            self.hopeless = ticks;
        }
        found.copied()
    }

    /// Adds a line to a text, and all of the code that it opens; the last line that was taken.
    fn take(&mut self, value: &mut TracedText, line: &str, start: usize, set_in: bool) {
        if value.text.is_empty() {
            *value = TracedText::of(line, start);
        } else {
            value.push_line(line, start);
        }
        let Some(end) = self.closing(line, self.at) else { return };
        for at in self.at + 1..=end {
            let (start, line) = (self.lines[at].start, self.line(at).unwrap_or_default());
            let inner = if set_in { set_in_by_two(line).unwrap_or(line) } else { line };
            value.push_line(inner, start + line.len() - inner.len());
        }
        self.at = end;
    }

    /// Reads the next line into a block.
    fn read(&mut self, block: &mut QuickBlock<'t>, line: &'t str) {
        let (start, place) = (self.lines[self.at].start, self.lines[self.at].clone());
        let last = block.statements.last().map(|last| last.sign);
        let goes_on = last.is_some_and(|last| last != LineSign::Prompt);
        if let Some(more) = set_in_by_two(line).filter(|_| goes_on)
            && let Some(mut last) = block.statements.pop()
        {
            let (plain, is_guarded) = signs::plain(more, signs::means_below);
            let start = start + line.len() - plain.len();
            if is_guarded {
                last.value.push_line(plain, start);
            } else {
                self.take(&mut last.value, plain, start, true);
            }
            block.statements.push(last);
            return;
        }
        let (sign, from) = Self::sign(block, line);
        let (mut text, mut is_guarded) = (&line[from..], false);
        if sign == LineSign::Prompt {
            (text, is_guarded) = signs::plain(line, signs::means);
            let is_first = last != Some(LineSign::Prompt);
            text = if is_first && !is_guarded { text.trim_start() } else { text };
        } else if !matches!(sign, LineSign::Card { .. } | LineSign::Pair) {
            text = text.trim_start();
        }
        let start = start + line.len() - text.len();
        if sign == LineSign::Prompt
            && last == Some(LineSign::Prompt)
            && let Some(mut last) = block.statements.pop()
        {
            if is_guarded {
                last.value.push_line(text, start);
            } else {
                self.take(&mut last.value, text, start, false);
            }
            block.statements.push(last);
            return;
        }
        let mut value = TracedText::default();
        if is_guarded || text.is_empty() {
            value = TracedText::of(text, start);
        } else {
            self.take(&mut value, text, start, sign != LineSign::Prompt);
        }
        block.statements.push(Statement { sign, value, place });
    }

    /// What a line is that goes on with nothing, and where what it says begins.
    fn sign(block: &QuickBlock<'t>, line: &'t str) -> (LineSign<'t>, usize) {
        if block.section.is_some() {
            let name = name(line);
            return name.map_or((LineSign::Stray, 0), |(name, rest)| (LineSign::Named(name), rest));
        }
        let is_card = |statement: &Statement<'_>| matches!(statement.sign, LineSign::Card { .. });
        let has_card = block.statements.iter().any(is_card);
        let card = || {
            let (sign, _) = signs::inside(line, &[CARD, BOTH])?;
            Some((LineSign::Card { is_both: sign == BOTH }, 0))
        };
        let is_guarded = signs::plain(line, signs::means).1;
        if block.statements.is_empty()
            && !is_guarded
            && let Some(card) = card()
        {
            return card;
        }
        if let Some(begun) = signs::beginning(line) {
            return begun;
        }
        if has_card {
            return card().filter(|_| !is_guarded).unwrap_or((LineSign::Stray, 0));
        }
        let prompt =
            block.statements.iter().position(|statement| statement.sign == LineSign::Prompt);
        if prompt.is_some() && !is_guarded && signs::inside(line, &[PAIR]).is_some() {
            return (LineSign::Pair, 0);
        }
        let is_last = prompt.is_some_and(|at| at + 1 == block.statements.len());
        let is_slip = || name(line).is_some_and(|(name, _)| misspelt(name).is_some());
        match prompt {
            Some(_) if !is_last || is_slip() => (LineSign::Stray, 0),
            _ => (LineSign::Prompt, 0),
        }
    }
}

impl<'t> Iterator for Blocks<'t> {
    type Item = QuickBlock<'t>;

    fn next(&mut self) -> Option<QuickBlock<'t>> {
        let is_nothing = |line: &str| line.trim().is_empty() || signs::is_remark(line);
        while is_nothing(self.line(self.at)?) {
            self.at += 1;
        }
        let (first, place) = (self.line(self.at)?, self.lines[self.at].clone());
        let section = signs::section(first);
        let mut block = QuickBlock { section, statements: Vec::new(), place };
        self.at += usize::from(section.is_some());
        while let Some(line) = self.line(self.at).filter(|line| !line.trim().is_empty()) {
            if !signs::is_remark(line) {
                self.read(&mut block, line);
            }
            self.at += 1;
        }
        Some(block)
    }
}

/// What a line has behind the two blanks, or the tab, that set it in.
fn set_in_by_two(line: &str) -> Option<&str> {
    line.strip_prefix("  ").or_else(|| line.strip_prefix('\t'))
}

/// A name before a colon, whatever it names, and where the rest begins.
pub fn name(line: &str) -> Option<(&str, usize)> {
    if let Some(inner) = line.strip_prefix('"') {
        // As TOML writes it, where it has a colon in it.
        let end = inner.find('"')? + 2;
        return line[end..].starts_with(':').then_some((&line[..end], end + 1));
    }
    let (name, _) = line.split_once(':')?;
    (!name.is_empty()).then_some((name, name.len() + 1))
}

/// The key that a name is, if it is one misspelt.
pub fn misspelt(name: &str) -> Option<&'static str> {
    let is_word = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_word { did_you_mean(name, KEYS.iter().copied()) } else { None }
}

//! Emphasis: pieces of a line in their styles as Markdown that reads back as the same.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::fmt::Write;

/// Bold.
pub const BOLD: u8 = 1;
/// Italic.
pub const ITALIC: u8 = 2;
/// Struck out.
pub const STRUCK: u8 = 4;
/// Code.
pub const CODE: u8 = 8;
/// Not to be escaped: a formula, a gap.
pub const RAW: u8 = 16;

/// The styles that have marks, in the order in which these are opened.
const MARKS: [(u8, &str); 3] = [(BOLD, "**"), (ITALIC, "*"), (STRUCK, "~~")];

/// A piece of a line in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledRun {
    /// The text, as it is to be read.
    pub text: String,
    /// Its style.
    pub style: u8,
}

/// Pieces as Markdown, and whether their emphasis could be kept.
pub fn marked(runs: &[StyledRun], is_cell: bool) -> (String, bool) {
    let has_marks = runs.iter().any(|run| run.style & !(CODE | RAW) != 0);
    if has_marks {
        let runs = narrowed(runs);
        let text = written(&runs, is_cell);
        if is_read_as(&text, &runs) {
            return (text, true);
        }
    }
    let bare: Vec<StyledRun> = joined(runs.iter().map(|run| {
        let style = run.style & (CODE | RAW);
        StyledRun { text: run.text.clone(), style }
    }));
    (written(&bare, is_cell), !has_marks)
}

/// A text as Markdown that reads as it stands, line for line.
pub fn escaped(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut out = String::new();
        escape(&line, true, false, &mut out);
        out
    });
    let mut all = String::new();
    for line in lines {
        let is_apart = line.is_empty() || all.is_empty() || all.ends_with("\n\n");
        match (is_apart, line.is_empty()) {
            (_, true) if !all.ends_with('\n') => all.push_str("\n\n"),
            (false, false) => all.push_str("\\\n"),
            _ => {}
        }
        all.push_str(&line);
    }
    all
}

/// Neighbours of one style as one.
fn joined(runs: impl Iterator<Item = StyledRun>) -> Vec<StyledRun> {
    let mut joined: Vec<StyledRun> = Vec::new();
    for run in runs.filter(|run| !run.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.style == run.style => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

/// Blanks and punctuation put out of the marks: what they close must end in a letter or a digit, or
/// Markdown does not take them for marks.
fn narrowed(runs: &[StyledRun]) -> Vec<StyledRun> {
    let runs = joined(runs.iter().cloned());
    let mut narrow = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let marks = run.style & !(CODE | RAW);
        let has_all = |other: Option<&StyledRun>| other.is_some_and(|o| o.style & marks == marks);
        if marks == 0 || run.style & (CODE | RAW) != 0 {
            narrow.push(run.clone());
            continue;
        }
        let is_outer = |c: char| !c.is_alphanumeric();
        let mut inner = run.text.as_str();
        if !has_all(at.checked_sub(1).and_then(|before| runs.get(before))) {
            inner = inner.trim_start_matches(is_outer);
        }
        let before = run.text.len() - inner.len();
        if !has_all(runs.get(at + 1)) {
            inner = inner.trim_end_matches(is_outer);
        }
        let piece = |text: &str, style| StyledRun { text: text.to_owned(), style };
        narrow.push(piece(&run.text[..before], 0));
        narrow.push(piece(inner, run.style));
        narrow.push(piece(&run.text[before + inner.len()..], 0));
    }
    joined(narrow.into_iter())
}

/// Markdown of pieces: marks are opened in their order and closed in the other one.
fn written(runs: &[StyledRun], is_cell: bool) -> String {
    let (mut text, mut open): (String, Vec<(u8, &str)>) = Default::default();
    for run in runs {
        while let Some(at) = open.iter().position(|(style, _)| run.style & style == 0) {
            for (_, mark) in open.drain(at..).rev() {
                text.push_str(mark);
            }
        }
        for mark in MARKS.into_iter().filter(|(style, _)| run.style & style != 0) {
            if !open.contains(&mark) {
                text.push_str(mark.1);
                open.push(mark);
            }
        }
        if run.style & RAW != 0 {
            // A brace or a backslash before a gap would be read with it.
            if run.text.starts_with("{{") && text.ends_with(['{', '\\']) {
                text.push(' ');
            }
            text.push_str(&run.text);
        } else if run.style & CODE != 0 {
            code(&run.text, &mut text);
        } else {
            let is_start = text.is_empty();
            escape(&run.text, is_start, is_cell, &mut text);
        }
    }
    for (_, mark) in open.into_iter().rev() {
        text.push_str(mark);
    }
    text
}

/// Code between as many backticks as it needs.
pub fn code(text: &str, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let _ = write!(out, "{fence}{gap}{text}{gap}{fence}");
}

/// Writes a text so that nothing in it is taken for a mark.
fn escape(text: &str, is_start: bool, is_cell: bool, out: &mut String) {
    let mut before = out.chars().next_back();
    let mut rest = text.chars().peekable();
    if is_start {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let sign = text[digits..].chars().next();
        if (1..10).contains(&digits) && matches!(sign, Some('.' | ')')) {
            out.push_str(&text[..digits]);
            out.push('\\');
            rest = text[digits..].chars().peekable();
            before = None;
        } else if digits == 0 && matches!(sign, Some('#' | '+' | '-' | '>' | '=' | ':')) {
            out.push('\\');
        }
    }
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let has_meaning = match c {
            '\\' | '*' | '[' | '<' | '$' | '~' | '`' => true,
            '|' => is_cell,
            '_' => !(is_word(before) && is_word(next)),
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '!' => next == Some('['),
            '{' => next == Some('{'),
            _ => false,
        };
        if has_meaning && c != '{' {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether Markdown reads as these pieces.
fn is_read_as(text: &str, runs: &[StyledRun]) -> bool {
    let is_raw = |run: &StyledRun| run.style & RAW != 0;
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
    let (mut read, mut style): (Vec<StyledRun>, u8) = (Vec::new(), 0);
    let mark = |tag: &Tag<'_>| match tag {
        Tag::Strong => BOLD,
        Tag::Emphasis => ITALIC,
        Tag::Strikethrough => STRUCK,
        _ => 0,
    };
    for event in Parser::new_ext(text, options) {
        let (own, text) = match &event {
            Event::Start(tag) => {
                style |= mark(tag);
                continue;
            }
            Event::End(tag) => {
                style &= !match tag {
                    TagEnd::Strong => BOLD,
                    TagEnd::Emphasis => ITALIC,
                    TagEnd::Strikethrough => STRUCK,
                    _ => 0,
                };
                continue;
            }
            Event::Text(text) => (style, text.to_string()),
            Event::Code(text) => (style | CODE, text.to_string()),
            Event::InlineMath(text) => (style, format!("${text}$")),
            Event::DisplayMath(text) => (style, format!("$${text}$$")),
            _ => return false,
        };
        read.push(StyledRun { text, style: own });
    }
    let has_raw = runs.iter().any(is_raw);
    let meant = joined(runs.iter().map(|run| StyledRun { style: run.style & !RAW, ..run.clone() }));
    let squeezed = |runs: Vec<StyledRun>| -> Vec<(u8, String)> {
        let text = |run: StyledRun| (run.style, run.text.trim().replace('\\', ""));
        runs.into_iter().map(text).filter(|(_, text)| !text.is_empty()).collect()
    };
    let (read, meant) = (squeezed(joined(read.into_iter())), squeezed(meant));
    // A gap is read by the rules of its own: only the styles are compared there.
    if has_raw {
        let styles = |runs: &[(u8, String)]| runs.iter().map(|run| run.0).collect::<Vec<_>>();
        return styles(&read) == styles(&meant);
    }
    read == meant
}

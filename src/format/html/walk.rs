//! The walk through HTML, tag by tag, with what is open counted: no tree is built, so that no nesting
//! is too deep.

mod blocks;
mod text;

use super::emphasis::StyledRun;
use super::lines::{LaidLine, together};
use super::tags::{Meaning as M, meaning};
use super::{Dress, Dressed};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};
use std::borrow::Cow;

/// How deep lists and quotations may stand in each other before they are laid out no deeper.
const DEEPEST: usize = 8;

/// Columns of a table beyond which the rest of a row is one.
const COLUMNS: usize = 50;

const COLOURS: &str = "colours and underlines are not kept";
const EMPHASIS: &str = "some emphasis is not kept";
const FOREIGN: &str = "a drawing, a film or what is embedded is not kept";
const UNCLOSED: &str = "a tag is not closed: what stands in it may be lost";

/// A walk through HTML.
pub struct Walk<'f> {
    dress: Dress,
    formulas: &'f [String],
    lines: Vec<LaidLine>,
    line: LaidLine,
    /// How many tags of each style are open.
    open: [usize; 4],
    /// The lists that are open, with the next number of those that have some.
    lists: Vec<Option<u32>>,
    quotes: usize,
    /// How many columns the entry stands in that is open.
    indent: usize,
    pre: usize,
    code: String,
    /// The tag whose end is waited for, and how often it is open.
    skipped: Option<(Vec<u8>, usize)>,
    /// The cells of the row that is open.
    cells: Option<Vec<Vec<StyledRun>>>,
    raised: Option<(bool, String)>,
    ruby: usize,
    link: Option<String>,
    is_gap: bool,
    told: Dressed,
}

impl<'f> Walk<'f> {
    /// One that begins.
    pub fn new(dress: Dress, formulas: &'f [String]) -> Self {
        Self {
            dress,
            formulas,
            lines: Vec::new(),
            line: LaidLine::default(),
            open: [0; 4],
            lists: Vec::new(),
            quotes: 0,
            indent: 0,
            pre: 0,
            code: String::new(),
            skipped: None,
            cells: None,
            raised: None,
            ruby: 0,
            link: None,
            is_gap: false,
            told: Dressed::default(),
        }
    }

    /// Goes through a text.
    pub fn through(&mut self, html: &str) {
        if !html.contains(['<', '&']) {
            return self.text(html);
        }
        // Behind the last `>` no tag can end: what looks like one there is text.
        let (tags, tail) = html.split_at(html.rfind('>').map_or(0, |at| at + 1));
        let tail = tail.replace('<', "&lt;");
        let html: Cow<'_, str> = if tail.contains('<') {
            Cow::Borrowed(html)
        } else {
            Cow::Owned(tags.to_owned() + &tail)
        };
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(&*html, emitter) {
            match token {
                Ok(Token::String(text)) => {
                    if self.skipped.is_none() {
                        self.text(&String::from_utf8_lossy(&text.value));
                    }
                }
                Ok(Token::StartTag(tag)) => self.start(&tag),
                Ok(Token::EndTag(tag)) => self.finish(&tag.name),
                Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
            }
        }
        if self.skipped.is_some() {
            self.lose(UNCLOSED);
        }
    }

    /// What it came to.
    pub fn end(mut self) -> Dressed {
        self.raise();
        self.end_code();
        self.end_row();
        self.end_line(false);
        let (text, is_kept) = together(&self.lines, self.dress);
        if !is_kept {
            self.lose(EMPHASIS);
        }
        self.told.text = text;
        self.told
    }

    pub(super) fn lose(&mut self, what: &'static str) {
        if !self.told.lost.contains(&what) {
            self.told.lost.push(what);
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        if let Some((name, depth)) = &mut self.skipped {
            *depth += usize::from(*name == tag.name.0 && !tag.self_closing);
            return;
        }
        let attribute = |name: &str| {
            tag.attributes
                .get(name.as_bytes())
                .map(|value| String::from_utf8_lossy(&value.value).into_owned())
        };
        if attribute("style")
            .is_some_and(|style| style.contains("color") || style.contains("underline"))
        {
            self.lose(COLOURS);
        }
        match meaning(&tag.name) {
            M::Style(style) => self.open[style.trailing_zeros() as usize] += 1,
            M::Heading => {
                self.end_line(true);
                self.open[0] += 1;
            }
            M::Line => self.end_line(false),
            M::Paragraph | M::Table | M::Rule => self.end_line(true),
            M::Break if self.pre > 0 => self.code.push('\n'),
            M::Break => self.break_line(),
            M::List => {
                self.end_line(self.lists.is_empty());
                let start = attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push((tag.name.0 == b"ol").then_some(start));
            }
            M::Entry => self.entry(),
            M::Quote => {
                self.end_line(true);
                self.quotes += 1;
                self.line.quoted = self.quotes.min(DEEPEST);
            }
            M::Preformatted => {
                self.end_line(true);
                self.pre += 1;
            }
            M::Row => {
                self.end_row();
                self.end_line(false);
                self.cells = Some(Vec::new());
            }
            M::Cell => self.begin_cell(),
            M::Raised(is_high) => {
                self.raise();
                self.raised = Some((is_high, String::new()));
            }
            M::Ruby => {
                self.ruby += 1;
                self.text("(");
            }
            M::Skipped => self.skipped = Some((tag.name.0.clone(), 1)),
            M::Foreign => {
                self.lose(FOREIGN);
                self.skipped = (!tag.self_closing).then(|| (tag.name.0.clone(), 1));
            }
            M::Picture => self.told.pictures.extend(attribute("src")),
            M::Sound => self.told.sounds.extend(attribute("src")),
            M::Link => self.link = attribute("href"),
            M::Coloured => self.lose(COLOURS),
            M::Nothing => {}
        }
    }

    fn finish(&mut self, name: &HtmlString) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name.0 {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        match meaning(name) {
            M::Style(style) => self.close(style.trailing_zeros() as usize),
            M::Heading => {
                self.end_line(true);
                self.close(0);
            }
            M::Line | M::Entry => self.end_line(false),
            M::Paragraph => self.end_line(true),
            M::List => {
                self.end_line(false);
                self.lists.pop();
                let outer = self.lists.len().min(DEEPEST);
                self.indent = outer.checked_sub(1).map_or(0, |depth| depth * 3 + 2);
                self.line.indent = self.indent;
                self.line.is_apart |= outer == 0;
            }
            M::Quote => {
                self.end_line(true);
                self.quotes = self.quotes.saturating_sub(1);
                self.line.quoted = self.quotes.min(DEEPEST);
            }
            M::Preformatted => {
                self.pre = self.pre.saturating_sub(1);
                self.end_code();
            }
            M::Row => self.end_row(),
            M::Table => {
                self.end_row();
                self.end_line(true);
            }
            M::Raised(_) => self.raise(),
            M::Ruby if self.ruby > 0 => {
                self.ruby -= 1;
                self.text(")");
            }
            M::Link => self.end_link(),
            _ => {}
        }
    }

    fn close(&mut self, style: usize) {
        self.open[style] = self.open[style].saturating_sub(1);
    }
}

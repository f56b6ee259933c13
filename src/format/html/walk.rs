//! The walk through HTML, tag by tag, with what is open counted: no tree is built, so that no nesting
//! is too deep.

use super::emphasis::{BOLD, CODE, ITALIC, RAW, STRUCK, StyledRun};
use super::lines::{LaidLine, LineSort, together};
use super::maths::FORMULA;
use super::{Dress, Dressed, GAP};
use crate::text::is_printable;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};
use std::borrow::Cow;

/// How deep lists and quotations may stand in each other before they are laid out no deeper.
const DEEPEST: usize = 8;

/// Columns of a table beyond which the rest of a row is one.
const COLUMNS: usize = 50;

/// What a tag means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Style(u8),
    /// A line of its own.
    Line,
    /// A paragraph of its own.
    Paragraph,
    Heading,
    Break,
    Rule,
    List,
    Entry,
    Quote,
    Preformatted,
    Table,
    Row,
    Cell,
    Raised(bool),
    Ruby,
    /// Nothing of it is text.
    Skipped,
    Picture,
    Sound,
    Link,
    Coloured,
    /// What cannot be told in a terminal.
    Foreign,
    Nothing,
}

use Meaning as M;

/// The tags that mean something.
const TAGS: &[(&str, Meaning)] = &[
    ("b", M::Style(BOLD)),
    ("strong", M::Style(BOLD)),
    ("i", M::Style(ITALIC)),
    ("em", M::Style(ITALIC)),
    ("cite", M::Style(ITALIC)),
    ("dfn", M::Style(ITALIC)),
    ("var", M::Style(ITALIC)),
    ("s", M::Style(STRUCK)),
    ("strike", M::Style(STRUCK)),
    ("del", M::Style(STRUCK)),
    ("code", M::Style(CODE)),
    ("kbd", M::Style(CODE)),
    ("samp", M::Style(CODE)),
    ("tt", M::Style(CODE)),
    ("div", M::Line),
    ("section", M::Line),
    ("article", M::Line),
    ("header", M::Line),
    ("footer", M::Line),
    ("center", M::Line),
    ("figure", M::Line),
    ("figcaption", M::Line),
    ("details", M::Line),
    ("summary", M::Line),
    ("dl", M::Paragraph),
    ("dt", M::Line),
    ("dd", M::Line),
    ("address", M::Line),
    ("caption", M::Line),
    ("p", M::Paragraph),
    ("h1", M::Heading),
    ("h2", M::Heading),
    ("h3", M::Heading),
    ("h4", M::Heading),
    ("h5", M::Heading),
    ("h6", M::Heading),
    ("br", M::Break),
    ("hr", M::Rule),
    ("ul", M::List),
    ("ol", M::List),
    ("li", M::Entry),
    ("blockquote", M::Quote),
    ("pre", M::Preformatted),
    ("table", M::Table),
    ("tr", M::Row),
    ("td", M::Cell),
    ("th", M::Cell),
    ("sub", M::Raised(false)),
    ("sup", M::Raised(true)),
    ("rt", M::Ruby),
    ("rp", M::Skipped),
    ("script", M::Skipped),
    ("style", M::Skipped),
    ("head", M::Skipped),
    ("title", M::Skipped),
    ("template", M::Skipped),
    ("svg", M::Foreign),
    ("object", M::Foreign),
    ("iframe", M::Foreign),
    ("canvas", M::Foreign),
    ("img", M::Picture),
    ("audio", M::Sound),
    ("video", M::Foreign),
    ("source", M::Sound),
    ("a", M::Link),
    ("font", M::Coloured),
    ("mark", M::Coloured),
    ("u", M::Coloured),
    ("span", M::Nothing),
    ("tbody", M::Nothing),
    ("thead", M::Nothing),
    ("ins", M::Nothing),
    ("small", M::Nothing),
    ("big", M::Nothing),
    ("ruby", M::Nothing),
];

fn meaning(name: &[u8]) -> Meaning {
    TAGS.iter().find(|(known, _)| known.as_bytes() == name).map_or(M::Nothing, |(_, m)| *m)
}

/// Whether a tag of this name is known.
#[allow(dead_code, reason = "every reader of HTML is served")]
pub fn is_known(name: &str) -> bool {
    TAGS.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

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

    fn lose(&mut self, what: &'static str) {
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

    /// The style of what comes.
    fn style(&self) -> u8 {
        if self.is_gap {
            return RAW;
        }
        let styles = self.open.iter().enumerate().filter(|(_, open)| **open > 0);
        styles.fold(0, |all, (place, _)| all | 1 << place)
    }

    /// Takes up a text.
    fn text(&mut self, text: &str) {
        let mut number: Option<String> = None;
        for c in text.chars() {
            match (&mut number, c) {
                (_, c) if c == FORMULA[0] => number = Some(String::new()),
                (Some(digits), c) if c == FORMULA[1] => {
                    let formula = digits.parse::<usize>().ok().and_then(|at| self.formulas.get(at));
                    let formula = formula.cloned().unwrap_or_default();
                    self.formula(&formula);
                    number = None;
                }
                (Some(digits), c) => digits.push(c),
                (None, c) if GAP.contains(&c) => self.gap(c),
                (None, c) => self.character(c),
            }
        }
    }

    fn character(&mut self, c: char) {
        let is_space = c.is_whitespace() || c == '\u{a0}';
        if !is_space && (!is_printable(c) || c == '\u{feff}') {
            return;
        }
        if self.pre > 0 && !self.is_gap {
            self.code.push(if is_space && c != '\n' { ' ' } else { c });
            return;
        }
        if let Some((_, raised)) = self.raised.as_mut().filter(|_| !self.is_gap) {
            raised.push(c);
            return;
        }
        let style = self.style();
        if is_space {
            let is_open = self.line.runs.iter().rev().find(|run| !run.text.is_empty());
            let is_open =
                is_open.is_some_and(|run| !run.text.ends_with(' ') && !run.text.ends_with("{{"));
            if is_open {
                self.push(" ", style);
            }
            return;
        }
        if self.is_gap {
            return self.in_gap(c);
        }
        self.push(c.encode_utf8(&mut [0; 4]), style);
    }

    /// A character of a gap, where some signs have a meaning of their own.
    fn in_gap(&mut self, c: char) {
        match c {
            '|' => self.push("\\|", RAW),
            c => self.push(c.encode_utf8(&mut [0; 4]), RAW),
        }
    }

    fn push(&mut self, text: &str, style: u8) {
        match self.line.runs.last_mut() {
            Some(last) if last.style == style && (style != RAW || self.is_gap) => {
                last.text.push_str(text);
            }
            _ => self.line.runs.push(StyledRun { text: text.to_owned(), style }),
        }
    }

    fn formula(&mut self, formula: &str) {
        self.raise();
        let is_within = self.is_gap;
        let styles = self.style() & (BOLD | ITALIC | STRUCK);
        self.line.runs.push(StyledRun { text: String::new(), style: RAW | styles });
        for c in formula.chars() {
            if GAP.contains(&c) {
                self.gap(c);
            } else if let Some(last) =
                self.line.runs.last_mut().filter(|_| c == '\n' || is_printable(c))
            {
                last.text.push(if c == '\n' { ' ' } else { c });
            }
        }
        if !is_within {
            self.line.runs.push(StyledRun::default());
        }
    }

    /// A gap begins, comes to its hint, or ends.
    fn gap(&mut self, sign: char) {
        if sign == GAP[0] {
            self.raise();
            let is_glued = self.line.runs.iter().rev().find(|run| !run.text.is_empty());
            let is_glued = is_glued.is_some_and(|run| run.text.ends_with(['{', '\\']));
            let gap = if is_glued { " {{" } else { "{{" };
            match self.line.runs.last_mut().filter(|last| last.style & RAW != 0) {
                Some(last) => last.text.push_str(gap),
                None => self.line.runs.push(StyledRun { text: gap.to_owned(), style: RAW }),
            }
            self.is_gap = true;
        } else if self.is_gap {
            self.push(if sign == GAP[1] { "::" } else { "}}" }, RAW);
            if sign == GAP[2] {
                self.is_gap = false;
            }
        }
    }

    /// Sets what was raised or lowered.
    fn raise(&mut self) {
        let Some((is_high, text)) = self.raised.take() else { return };
        let text = text.trim();
        let style = self.style();
        let set: Option<String> = text.chars().map(|c| set(c, is_high)).collect();
        if let Some(set) = set {
            return self.push(&set, style);
        }
        let sign = if is_high { '^' } else { '_' };
        let is_single = text.chars().count() == 1;
        let text = if is_single { format!("{sign}{text}") } else { format!("{sign}({text})") };
        self.push(&text, style);
    }

    fn break_line(&mut self) {
        if self.is_gap || self.cells.is_some() {
            return self.text(" ");
        }
        if self.line.is_blank() && matches!(self.line.sort, LineSort::Text) {
            self.line.is_apart = true; // an empty line
            return;
        }
        self.end_line(false);
    }

    /// Ends a line; with `is_apart` the next one stands apart.
    fn end_line(&mut self, is_apart: bool) {
        if self.is_gap || self.cells.is_some() {
            return self.text(" ");
        }
        self.raise();
        if self.line.is_blank() && matches!(self.line.sort, LineSort::Text) {
            self.line.runs.clear();
            self.line.is_apart |= is_apart;
            self.line.indent = self.indent;
            self.line.quoted = self.quotes.min(DEEPEST);
            return;
        }
        trim(&mut self.line.runs);
        let begun = LaidLine {
            is_apart,
            indent: self.indent,
            quoted: self.quotes.min(DEEPEST),
            ..LaidLine::default()
        };
        let ended = std::mem::replace(&mut self.line, begun);
        self.lines.push(ended);
    }

    fn entry(&mut self) {
        if self.is_gap || self.cells.is_some() {
            return self.text(" ");
        }
        let depth = self.lists.len().clamp(1, DEEPEST) - 1;
        self.indent = depth * 3;
        self.end_line(false);
        let number = match self.lists.last_mut() {
            Some(Some(next)) => {
                *next = next.saturating_add(1);
                Some(next.saturating_sub(1).min(999_999_999))
            }
            _ => None,
        };
        self.line.sort = LineSort::Entry(number);
        self.line.indent = self.indent;
        self.line.quoted = self.quotes.min(DEEPEST);
        self.indent += self.line.bullet().len();
    }

    fn begin_cell(&mut self) {
        self.raise();
        if self.cells.is_none() {
            self.end_line(false);
            self.cells = Some(Vec::new());
        }
        self.end_cell();
        if let Some(cells) = self.cells.as_mut().filter(|cells| cells.len() < COLUMNS) {
            cells.push(Vec::new());
        }
    }

    /// What was read since belongs to the cell that is open.
    fn end_cell(&mut self) {
        let mut runs = std::mem::take(&mut self.line.runs);
        trim(&mut runs);
        if let Some(cell) = self.cells.as_mut().and_then(|cells| cells.last_mut()) {
            cell.extend(runs);
        }
    }

    fn end_row(&mut self) {
        self.raise();
        if self.cells.is_some() {
            self.end_cell();
        }
        let Some(cells) = self.cells.take().filter(|cells| !cells.is_empty()) else { return };
        let row = LaidLine {
            sort: LineSort::Row(cells),
            indent: self.indent,
            quoted: self.quotes.min(DEEPEST),
            ..LaidLine::default()
        };
        self.lines.push(row);
    }

    fn end_code(&mut self) {
        if self.pre > 0 || self.code.trim().is_empty() {
            return;
        }
        let code = std::mem::take(&mut self.code);
        if self.cells.is_some() || self.is_gap {
            return self.push(code.trim(), CODE);
        }
        self.end_line(true);
        let code = LaidLine {
            sort: LineSort::Code(code),
            indent: self.indent,
            quoted: self.quotes.min(DEEPEST),
            ..LaidLine::default()
        };
        self.lines.push(code);
        self.line.is_apart = true;
    }

    /// What a link leads to, where its text does not say it.
    fn end_link(&mut self) {
        let Some(link) = self.link.take().filter(|link| link.starts_with("http")) else { return };
        let is_said = self.line.runs.iter().any(|run| run.text.contains(&*link));
        if !is_said && !self.is_gap {
            self.text(&format!(" ({link})"));
        }
    }
}

/// Takes the blanks from both ends of a line.
fn trim(runs: &mut Vec<StyledRun>) {
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
}

/// A digit or a sign raised or lowered.
fn set(c: char, is_high: bool) -> Option<char> {
    const PLAIN: &str = "0123456789+-=()n";
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const LOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    let c = if c == '−' { '-' } else { c };
    let at = PLAIN.chars().position(|plain| plain == c)?;
    if is_high { HIGH } else { LOW }.chars().nth(at)
}

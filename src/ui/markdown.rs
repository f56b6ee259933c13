//! Markdown as lines for a terminal: emphasis, lists, code, quotes, tables, formulas. What a deck
//! says is untrusted: every text passes `printable` after the parser has decoded it.

use super::look::{Ink, width, wrap};
use crate::text::maths::{is_formula, readable};
use crate::text::{Look, printable};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

mod spans;
mod table;

pub use spans::{code_spans, spans};

/// Renders a text into lines of at most `look.columns`.
pub fn render(text: &str, look: Look) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
    let text = printable(text);
    let mut page = Renderer {
        look,
        lines: Vec::new(),
        inline: String::new(),
        emphasis: 0,
        strong: 0,
        heading: false,
        indents: Vec::new(),
        deeper: 0,
        lists: Vec::new(),
        code: None,
        table: None,
        link: None,
        begun: false,
    };
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        match event {
            Event::InlineMath(source) => page.formula(&source, &text, range, false),
            Event::DisplayMath(source) => page.formula(&source, &text, range, true),
            event => page.event(event),
        }
    }
    page.end_block();
    page.lines
}

/// What stands before the lines of a block: a quote's bar, an item's number.
struct Indent {
    first: Option<String>,
    rest: String,
}

/// So many quotes and lists within each other are set in; what is nested deeper stands where the last
/// one does.
const DEEPEST: usize = 32;

struct Renderer {
    look: Look,
    lines: Vec<String>,
    inline: String,
    emphasis: usize,
    strong: usize,
    heading: bool,
    indents: Vec<Indent>,
    /// How many quotes and items are deeper than that.
    deeper: usize,
    lists: Vec<Option<u64>>,
    code: Option<String>,
    table: Option<Vec<Vec<String>>>,
    /// Where a link leads, and where its text begins in the line.
    link: Option<(String, usize)>,
    /// Whether a quote has just begun: what follows is not set off from it.
    begun: bool,
}

impl Renderer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => {
                self.inline.push_str(&self.look.paint(Ink::Code, &printable(&text)));
            }
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::FootnoteReference(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak if self.inline.ends_with('\n') => {}
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push('\n'),
            Event::Rule => {
                self.begin_block();
                let rule = self.look.sign("─", "-").repeat(self.look.columns.min(20));
                self.inline.push_str(&rule);
                self.end_block();
            }
            Event::TaskListMarker(done) => {
                self.inline.push_str(if done { "[x] " } else { "[ ] " });
            }
        }
    }

    /// A formula between dollars, readable if it can be, else as it is written. One that is to be
    /// displayed has lines of its own.
    fn formula(&mut self, source: &str, text: &str, place: Range<usize>, is_displayed: bool) {
        let before = text[..place.start].chars().next_back();
        let shown = is_formula(before, source, text[place.end..].chars().next())
            .then(|| readable(source, self.look.unicode))
            .flatten();
        let Some(shown) = shown else { return self.text(&text[place]) };
        if is_displayed && !self.inline.is_empty() {
            self.inline.truncate(self.inline.trim_end().len());
            self.inline.push('\n');
        }
        self.text(&shown);
        if is_displayed {
            self.inline.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        let text = printable(text);
        if let Some(code) = &mut self.code {
            code.push_str(&text);
            return;
        }
        let text = if self.inline.ends_with('\n') { text.trim_start() } else { &*text };
        let painted = match (self.strong > 0 || self.heading, self.emphasis > 0) {
            (true, true) => self.look.paint(Ink::StrongItalic, text),
            (true, false) if self.strong > 0 => self.look.paint(Ink::Strong, text),
            (true, false) => self.look.paint(Ink::Bold, text),
            (false, true) => self.look.paint(Ink::Italic, text),
            (false, false) => text.to_owned(),
        };
        self.inline.push_str(&painted);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin_block(),
            Tag::Heading { .. } => {
                self.begin_block();
                self.heading = true;
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::BlockQuote(_) => {
                self.begin_block();
                let bar = self.look.sign("│ ", "> ").to_owned();
                self.nest(Indent { first: None, rest: bar });
                self.begun = true;
            }
            Tag::List(first) => {
                self.begin_block();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_block();
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => self.look.sign("• ", "* ").to_owned(),
                };
                let rest = " ".repeat(width(&mark));
                self.nest(Indent { first: Some(mark), rest });
            }
            Tag::CodeBlock(_) => {
                self.begin_block();
                self.code = Some(String::new());
            }
            Tag::Table(_) => {
                self.begin_block();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.push(Vec::new());
                }
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.link = Some((printable(&dest_url).into_owned(), self.inline.len()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_block(),
            TagEnd::Heading(_) => {
                self.end_block();
                self.heading = false;
            }
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.end_block();
                if self.deeper == 0 {
                    self.indents.pop();
                }
                self.deeper = self.deeper.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.inline);
                if let Some(row) = self.table.as_mut().and_then(|table| table.last_mut()) {
                    row.push(cell.replace('\n', " "));
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::Link | TagEnd::Image => {
                if let Some((address, start)) = self.link.take()
                    && !self.inline.get(start..).unwrap_or_default().contains(&*address)
                {
                    self.text(&format!(" ({address})"));
                }
            }
            _ => {}
        }
    }

    fn nest(&mut self, indent: Indent) {
        if self.indents.len() < DEEPEST {
            self.indents.push(indent);
        } else {
            self.deeper += 1;
        }
    }

    /// Sets a block off from the one before, but for the lines of a list.
    fn begin_block(&mut self) {
        self.end_block();
        let in_list = !self.lists.is_empty() || std::mem::take(&mut self.begun);
        if !in_list && !self.lines.is_empty() && self.indents.iter().all(|i| i.first.is_none()) {
            let rest: String = self.indents.iter().map(|indent| &*indent.rest).collect();
            self.lines.push(rest.trim_end().to_owned());
        }
    }

    /// What stands before the next line, and before those that follow.
    fn indent(&mut self) -> (String, String) {
        let most = self.look.columns / 2;
        let (mut first, mut rest) = (String::new(), String::new());
        for indent in &mut self.indents {
            if width(&rest) + width(&indent.rest) > most {
                break;
            }
            first.push_str(indent.first.take().as_deref().unwrap_or(&indent.rest));
            rest.push_str(&indent.rest);
        }
        (first, rest)
    }

    fn end_block(&mut self) {
        let inline = std::mem::take(&mut self.inline);
        if !inline.trim().is_empty() {
            let (first, rest) = self.indent();
            self.lines.extend(wrap(inline.trim_end(), self.look.columns, &first, &rest));
        }
    }

    fn end_code(&mut self) {
        let code = self.code.take().unwrap_or_default();
        let (first, rest) = self.indent();
        let room = self.look.columns.saturating_sub(width(&rest) + 4).max(2);
        let mut before = first;
        for line in code.trim_end_matches('\n').split('\n') {
            for piece in pieces(line, room) {
                self.lines.push(format!("{before}    {piece}"));
                before.clone_from(&rest);
            }
        }
    }

    fn end_table(&mut self) {
        let Some(rows) = self.table.take() else { return };
        let (first, rest) = self.indent();
        let room = self.look.columns.saturating_sub(width(&rest));
        let mut before = first;
        for line in table::table(&rows, room, self.look) {
            self.lines.push(format!("{before}{line}"));
            before.clone_from(&rest);
        }
    }
}

/// A line of code in pieces of at most `columns`, spaces and all.
fn pieces(line: &str, columns: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for (at, c) in line.char_indices() {
        let width = width(c.encode_utf8(&mut [0; 4]));
        if taken + width > columns {
            pieces.push(&line[start..at]);
            (start, taken) = (at, 0);
        }
        taken += width;
    }
    pieces.push(&line[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 30, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    #[test]
    fn blocks_are_set_off_and_wrapped() {
        let text = "# Title\n\nOne *two* **three** `four`\nfive six seven.\n\n- a\n- b\n  1. c\n\n> quoted";
        let lines = [
            "Title",
            "",
            "One *two* **three** `four`",
            "five six seven.",
            "",
            "• a",
            "• b",
            "  1. c",
            "",
            "│ quoted",
        ];
        assert_eq!(render(text, LOOK), lines);
    }

    #[test]
    fn code_keeps_its_spaces_and_its_stars() {
        let text = "Run:\n\n```rust\nfn main() {\n    a * b * c\n}\n```";
        let lines = ["Run:", "", "    fn main() {", "        a * b * c", "    }"];
        assert_eq!(render(text, LOOK), lines);
    }

    #[test]
    fn formulas_are_readable_and_prices_are_text() {
        assert_eq!(render("$a_1 * b_2 * c$ and *x*", LOOK), ["a₁ * b₂ * c and *x*"]);
        assert_eq!(render("$5 and *six* $7", LOOK), ["$5 and *six* $7"]);
        assert_eq!(render("US$5–A$7, `$x^2$`, $x", LOOK), ["US$5–A$7, `$x^2$`, $x"]);
        assert_eq!(render("a $\\unknown{x}$ b", LOOK), ["a $\\unknown{x}$ b"]);
        assert_eq!(render("**$x^2$**", LOOK), ["**x²**"]);
        let ascii = Look { unicode: false, ..LOOK };
        assert_eq!(render("Is $x \\le \\pi$?", ascii), ["Is x <= pi?"]);
    }

    #[test]
    fn a_displayed_formula_has_lines_of_its_own() {
        let text = "Solve\n$$\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}$$\nfor $a$.";
        assert_eq!(render(text, LOOK), ["Solve", "a = b", "c = d", "for a."]);
        assert_eq!(render("$$x^2$$", LOOK), ["x²"]);
    }

    #[test]
    fn tables_are_lined_up_by_width_or_listed() {
        let text = "| a | b |\n|---|---|\n| 東京 | `x` |\n| c | d |";
        let lines = ["a    │ b", "─────┼────", "東京 │ `x`", "c    │ d"];
        assert_eq!(render(text, LOOK), lines);
        let narrow = Look { columns: 8, ..LOOK };
        assert_eq!(render(text, narrow), ["a: 東京", "b: `x`", "", "a: c", "b: d"]);
    }

    #[test]
    fn nothing_in_a_deck_can_drive_the_terminal() {
        let evil = "a\u{1b}[2Jb &#27;[31m `\u{9b}x` [l](http://x/&#27;) <b\u{1b}> &#x202e;\n\n```\n\u{1b}c\n```";
        for colour in [false, true] {
            let lines = render(evil, Look { colour, ..LOOK });
            let plain = console::strip_ansi_codes(&lines.join("\n")).into_owned();
            assert!(plain.chars().all(|c| c == '\n' || !c.is_control()), "{plain:?}");
            assert!(!plain.contains('\u{202e}'));
        }
        assert!(!spans("`\u{1b}[31m` \u{1b} $\u{1b}$", LOOK).contains('\u{1b}'));
    }

    #[test]
    fn no_line_is_wider_than_the_window() {
        let text = "> - 1. Организация Договора\n>   - 東京都の首都はどこですか `fn main() { println!() }`\n\n```\n0123456789012345678901234567890123456789\n```\n\n|a|b|\n|-|-|\n|long cell text|other cell text|";
        for columns in [12, 19, 39] {
            for line in render(text, Look { columns, ..LOOK }) {
                assert!(width(&line) <= columns, "{line:?} at {columns}");
            }
        }
    }
}

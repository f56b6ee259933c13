//! Findings: what there is to say of a deck, each with its place and its remedy, and how they are
//! shown: as a compiler shows its errors.

use crate::text::{self, Coloured, Hue, Look, Patch};
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet,
    renderer::{Ansi256Color, DecorStyle, Style},
};
use std::ops::Range;

/// Whether a deck with the finding can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but something is likely not what the author meant.
    Warning,
}

/// How exacting a check is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rigour {
    /// Only rules that are hardly ever wrong about a deck.
    #[default]
    Usual,
    /// Also those that authors may well disagree with.
    Pedantic,
}

/// A rule: what a finding of its code means, and why it is one.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its stable name, in kebab-case.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// From which rigour on it is applied.
    pub rigour: Rigour,
    /// What it is about, in a few words.
    pub summary: &'static str,
    /// Why it is there.
    pub why: &'static str,
    /// An example: lines that begin with `-` are what it finds, those with `+` the same mended.
    /// Where no table begins, it is the keys of a question.
    pub example: &'static str,
}

impl Rule {
    /// A rule whose findings are errors.
    pub const fn error(
        code: &'static str,
        summary: &'static str,
        why: &'static str,
        example: &'static str,
    ) -> Self {
        Self { code, severity: Severity::Error, rigour: Rigour::Usual, summary, why, example }
    }

    /// A rule whose findings are warnings.
    pub const fn warning(
        code: &'static str,
        summary: &'static str,
        why: &'static str,
        example: &'static str,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, summary, why, example) }
    }

    /// What it finds; empty where no single text shows it.
    pub fn bad(&self) -> String {
        self.side('-', '+')
    }

    /// The same, mended.
    pub fn good(&self) -> String {
        self.side('+', '-')
    }

    fn side(&self, own: char, other: char) -> String {
        let lines = self.example.split_inclusive('\n').filter(|line| !line.starts_with(other));
        let lines = lines.map(|line| match line.strip_prefix(own) {
            Some(line) => line.strip_prefix(' ').unwrap_or(line),
            None => line,
        });
        let text: String = lines.collect();
        let is_deck = text.is_empty() || text.starts_with('[');
        if is_deck { text } else { format!("[[question]]\n{text}") }
    }

    /// A finding by this rule.
    pub fn finding(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        let Self { code, severity, .. } = *self;
        let (message, help) = (message.into(), help.into());
        Finding { severity, code, span, message, help, fix: Vec::new(), twin: None }
    }
}

/// Something to say of a place in a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether the deck can still be asked.
    pub severity: Severity,
    /// A stable name, in kebab-case.
    pub code: &'static str,
    /// The place, in bytes of the file.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What puts it right, where that is certain: places of the text, and what to write there.
    pub fix: Vec<Patch>,
    /// The place that the message tells as `line N`, in bytes of the file.
    pub twin: Option<usize>,
}

impl Finding {
    /// With the place that its message tells as `line N`.
    #[must_use]
    pub fn beside(self, twin: usize) -> Self {
        Self { twin: Some(twin), ..self }
    }

    /// Tells that place in other words, where the text is not the one that is read; `line` is what it
    /// was told as.
    pub fn retell(&mut self, line: usize, words: &str) {
        let told = format!("line {line}");
        let is_whole =
            |at: &usize| !self.message[at + told.len()..].starts_with(|c: char| c.is_ascii_digit());
        // What it quotes stands before it.
        let at = self.message.match_indices(&told).map(|(at, _)| at).filter(is_whole).last();
        if let Some(at) = at {
            self.message.replace_range(at..at + told.len(), words);
        }
        self.twin = None;
    }
}

/// A file's text with its name, to tell places in it.
pub struct Source<'t> {
    name: &'t str,
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    /// Takes a file's text and the name to show for it.
    pub fn new(name: &'t str, text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self { name, text, lines: std::iter::once(0).chain(ends).collect() }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|start| *start <= byte.min(self.text.len())).max(1)
    }

    /// Line and column of a byte, from 1; columns count characters, from the start of the line on.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line(byte);
        let start = self.lines[line - 1];
        let before = self.text[start..byte].trim_start_matches('\u{feff}');
        (line, before.chars().count() + 1)
    }

    /// Draws a finding with its line of the file, a caret under the place, and the remedy.
    pub fn render(&self, finding: &Finding, look: Look) -> String {
        let (line, column) = self.position(finding.span.start);
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        // Only what is near the place is shown: the library reads all it is given, every time.
        let row = self.text[start..end].trim_end_matches('\r');
        let from = finding.span.start - start;
        let to = finding.span.end.saturating_sub(start).min(from + NEAR);
        let near = row.floor_char_boundary(from.saturating_sub(NEAR))
            ..row.ceil_char_boundary((to + NEAR).min(row.len()));
        let (window, from, to) = excerpt(&row[near.clone()], from - near.start, to - near.start);
        let message = text::printable_line(&finding.message);
        let title = level(finding.severity).primary_title(message).id(finding.code);
        let name = text::printable_line(self.name);
        let snippet = Snippet::source(window)
            .line_start(line)
            .annotation(AnnotationKind::Primary.span(from..to));
        // A line without its beginning would be told with a column too low.
        let (origin, snippet) = if near.start == 0 {
            (None, snippet.path(name))
        } else {
            (Some(Origin::path(name).line(line).char_column(column)), snippet)
        };
        let help = Level::HELP.message(text::printable_line(&finding.help));
        drawn(title.elements(origin).element(snippet).element(help), look)
    }

    /// Draws what there is to say of several findings of one code, whose lines are not shown.
    pub fn render_group(
        &self,
        (severity, code): (Severity, &str),
        message: &str,
        help: &str,
        look: Look,
    ) -> String {
        let message = text::printable_line(&format!("{}: {message}", self.name));
        let title = level(severity).primary_title(message).id(code);
        drawn(title.element(Level::HELP.message(help)), look)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

fn drawn(report: Group<'_>, look: Look) -> String {
    let renderer = if look.colour { in_own_ink(look) } else { Renderer::plain() };
    let decor = if look.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
    // The library reckons with the width, which has no end where lines are not broken.
    renderer.decor_style(decor).term_width(look.columns.min(4 * NEAR)).render(&[report])
}

/// Words in the terminal's own ink; only the marks below a line have a colour.
fn in_own_ink(look: Look) -> Renderer {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let mark = match look.theme.of(Coloured::Wrong) {
        Hue::Numbered(colour) => bold.fg_color(Some(Ansi256Color(colour).into())),
        Hue::Own => bold,
    };
    Renderer::styled()
        .error(mark)
        .warning(mark)
        .info(bold)
        .note(bold)
        .help(bold)
        .line_num(dim)
        .emphasis(bold)
        .context(dim)
        .addition(bold)
        .removal(bold)
}

/// How many bytes of a line are shown on either side of a place at most.
const NEAR: usize = 800;

/// A line made safe to show, with the place in it: untrusted characters are replaced one by one,
/// so that columns stay right, and the place is at least one character wide.
fn excerpt(line: &str, from: usize, to: usize) -> (String, usize, usize) {
    let mut shown = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in line.char_indices().filter(|(_, c)| *c != '\u{feff}') {
        if at >= from {
            start.get_or_insert(shown.len());
        }
        if at >= to {
            end.get_or_insert(shown.len());
        }
        shown.push(if c == '\t' || text::is_printable(c) { c } else { '\u{fffd}' });
    }
    let start = start.unwrap_or(shown.len());
    let least = shown[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let end = end.unwrap_or(shown.len()).max(least);
    (shown, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule::error("code", "", "", "");

    fn shown(name: &str, text: &str, span: Range<usize>) -> String {
        let look =
            Look { columns: 40, colour: false, theme: crate::text::Theme::USUAL, unicode: false };
        Source::new(name, text).render(&RULE.finding(span, "wrong", "do so"), look)
    }

    /// The line shown and the line with the caret.
    fn caret(text: &str, span: Range<usize>) -> (String, String) {
        let shown = shown("a.toml", text, span);
        let at = shown.lines().position(|line| line.contains('^')).unwrap();
        let line = |at: usize| shown.lines().nth(at).unwrap().to_owned();
        (line(at - 1), line(at))
    }

    fn assert_caret(text: &str, place: &str, line: &str, under: &str) {
        let start = text.find(place).unwrap();
        let (shown, caret) = caret(text, start..start + place.len());
        assert_eq!((shown.as_str(), caret.as_str()), (line, under));
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        assert_caret("é = 1 # x", "1", "1 | é = 1 # x", "  |     ^");
        assert_caret("東京 = 1", "1", "1 | 東京 = 1", "  |        ^");
        assert_caret("\ta = 1", "a", "1 |     a = 1", "  |     ^");
        assert_caret("\u{feff}a = 1", "a", "1 | a = 1", "  | ^");
        assert_caret("x = 0\r\na = 1\r\n", "a = 1\r\n", "2 | a = 1", "  | ^^^^^");
        assert_caret("\u{1b}[2Ja", "a", "1 | \u{fffd}[2Ja", "  |     ^");
        assert_caret("\u{202e}a = '\u{2066}", "a", "1 | \u{fffd}a = '\u{fffd}", "  |  ^");
        assert_caret("a = '''\nb'''", "'''\nb'''", "1 | a = '''", "  |     ^^^");
    }

    #[test]
    fn an_empty_place_is_one_character_wide_also_at_the_end() {
        assert_eq!(caret("a = 1", 4..4).1, "  |     ^");
        assert_eq!(caret("a = 1", 5..5).1, "  |      ^");
        assert_eq!(caret("a\n", 2..2).1, "  | ^");
        assert_eq!(caret("", 0..0).1, "  | ^");
    }

    #[test]
    fn a_finding_is_drawn_where_lines_have_no_end() {
        let finding = RULE.finding(0..3, "a message", "a remedy");
        let look = Look {
            columns: usize::MAX,
            colour: false,
            theme: crate::text::Theme::USUAL,
            unicode: false,
        };
        assert!(Source::new("a.toml", "abc = 1").render(&finding, look).contains("abc = 1"));
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.toml", "\u{feff}é東x\n\ty\r\nz");
        let at = |c: char| source.position(source.text.find(c).unwrap());
        assert_eq!([at('é'), at('x'), at('y'), at('z')], [(1, 1), (1, 3), (2, 2), (3, 1)]);
        assert_eq!((source.position(usize::MAX), source.line(usize::MAX)), ((3, 2), 3));
    }

    #[test]
    fn the_name_of_a_file_cannot_act() {
        let shown = shown("a\u{1b}[31m\n\u{202e}.toml", "a = 1", 0..1);
        assert!(shown.contains("--> a[31m .toml:1:1"), "{shown}");
    }

    #[test]
    fn far_along_a_line_the_column_is_still_told() {
        let text = format!("a = [{}x]", "é, ".repeat(3000));
        let at = text.find('x').unwrap();
        let shown = shown("a.toml", &text, at..at + 1);
        assert!(shown.contains("a.toml:1:9006"), "{shown}");
        assert!(shown.lines().all(|line| text::width(line) <= 50), "{shown}");
    }
}

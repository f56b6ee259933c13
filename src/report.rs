//! Findings: what there is to say of a deck, each with its place and its remedy, and how they are
//! shown: as a compiler shows its errors.

use crate::text::{self, Look};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use std::ops::Range;

/// Whether a deck with the finding can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but something is likely not what the author meant.
    Warning,
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
}

impl Finding {
    /// A finding that keeps a deck from being asked.
    pub fn error(
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Error, code, span, message: message.into(), help: help.into() }
    }

    /// A finding that does not.
    pub fn warning(
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message, help) }
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
    #[must_use]
    pub fn new(name: &'t str, text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self { name, text, lines: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column of a byte, from 1; columns count characters.
    #[must_use]
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines[line - 1];
        let before = self.text[start..byte].trim_start_matches('\u{feff}');
        (line, before.chars().count() + 1)
    }

    /// Draws a finding with its line of the file, a caret under the place, and the remedy.
    #[must_use]
    pub fn render(&self, finding: &Finding, look: Look) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let (line, _) = self.position(finding.span.start);
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        // Only the first line of the place is shown: the library reads all it is given, every time.
        let window = self.text[start..end].trim_end_matches('\r');
        let (window, from, to) =
            excerpt(window, finding.span.start - start, finding.span.end.saturating_sub(start));
        let title = level.primary_title(text::printable_line(&finding.message)).id(finding.code);
        let snippet = Snippet::source(window)
            .path(text::printable_line(self.name))
            .line_start(line)
            .annotation(AnnotationKind::Primary.span(from..to));
        let help = Level::HELP.message(text::printable_line(&finding.help));
        let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
        let decor = if look.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
        let report: &[Group<'_>] = &[title.element(snippet).element(help)];
        renderer.decor_style(decor).term_width(look.columns).render(report)
    }
}

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

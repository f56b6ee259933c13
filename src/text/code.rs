//! Code in a text, as Markdown has it: blocks between fences, and spans between backticks. It stands
//! here because also what shows a text on one line has to tell code from prose.

use super::maths::legible;
use super::printable_line;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strand<'t> {
    /// Prose, formulas and all.
    Prose(&'t str),
    /// Code, without what stands around it.
    Code(&'t str),
}

/// A text cut at its blocks of code. Line ends between a block and what stands around it are no part
/// of either.
pub(crate) fn blocks(text: &str) -> Vec<Strand<'_>> {
    let (mut found, mut prose, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        let line = line_at(text, at);
        let Some(fence) = fence(line) else {
            at += line.len() + 1;
            continue;
        };
        found.push(Strand::Prose(&text[prose..at]));
        let start = (at + line.len() + 1).min(text.len());
        let mut end = start;
        while end < text.len() && !closes(line_at(text, end), fence) {
            end += line_at(text, end).len() + 1;
        }
        let end = end.min(text.len());
        let code = &text[start..end];
        found.push(Strand::Code(code.strip_suffix('\n').unwrap_or(code)));
        at = end + line_at(text, end).len() + 1;
        prose = at.min(text.len());
    }
    found.push(Strand::Prose(&text[prose..]));
    if found.len() > 1 {
        for strand in &mut found {
            if let Strand::Prose(prose) = strand {
                *prose = prose.trim_matches('\n');
            }
        }
        found.retain(|strand| !matches!(strand, Strand::Prose(prose) if prose.trim().is_empty()));
    }
    found
}

/// Prose cut at its spans of code.
pub(crate) fn spans(text: &str) -> Vec<Strand<'_>> {
    let (mut found, mut plain, mut at) = (Vec::new(), 0, 0);
    while let Some(start) = text[at..].find('`').map(|found| at + found) {
        let fence = ticks(&text[start..]);
        let rest = &text[start + fence..];
        let Some(end) = closing(rest, fence) else {
            at = start + fence;
            continue;
        };
        found.push(Strand::Prose(&text[plain..start]));
        found.push(Strand::Code(inner(&rest[..end])));
        at = start + fence + end + fence;
        plain = at;
    }
    found.push(Strand::Prose(&text[plain..]));
    found
}

/// A text on one line: the code of its blocks stands there as spans do.
pub(crate) fn on_a_line(text: &str) -> String {
    let strand = |strand| match strand {
        Strand::Prose(prose) => prose.to_owned(),
        Strand::Code(code) => ticked(&printable_line(code)),
    };
    printable_line(&blocks(text).into_iter().map(strand).collect::<Vec<_>>().join(" "))
}

/// The same with its formulas as they are read.
pub(crate) fn legible_line(text: &str, unicode: bool) -> String {
    let line = on_a_line(text);
    let strand = |strand| match strand {
        Strand::Prose(prose) => legible(prose, unicode),
        Strand::Code(code) => ticked(code),
    };
    printable_line(&spans(&line).into_iter().map(strand).collect::<String>())
}

/// Code as a span, between as many backticks as it needs.
pub(crate) fn ticked(code: &str) -> String {
    let mut most = 0;
    let mut at = 0;
    while let Some(start) = code[at..].find('`').map(|found| at + found) {
        let run = ticks(&code[start..]);
        most = most.max(run);
        at = start + run;
    }
    let (ticks, gap) = ("`".repeat(most + 1), if most > 0 { " " } else { "" });
    if code.is_empty() { String::new() } else { format!("{ticks}{gap}{code}{gap}{ticks}") }
}

fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}

/// How many backticks open a block of code here; the language may follow them.
pub(crate) fn fence(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let count = ticks(line);
    (count >= 3 && !line[count..].contains('`')).then_some(count)
}

/// Whether a line ends a block that so many backticks opened.
pub(crate) fn closes(line: &str, fence: usize) -> bool {
    let line = line.trim();
    ticks(line) == line.len() && line.len() >= fence
}

fn ticks(line: &str) -> usize {
    line.len() - line.trim_start_matches('`').len()
}

/// Where a run of exactly `fence` backticks begins.
fn closing(body: &str, fence: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(start) = body[from..].find('`').map(|at| from + at) {
        let run = ticks(&body[start..]);
        if run == fence {
            return Some(start);
        }
        from = start + run;
    }
    None
}

/// The text of a span: one space at both ends belongs to the fence.
fn inner(span: &str) -> &str {
    let inner = span.strip_prefix(' ').and_then(|span| span.strip_suffix(' '));
    inner.filter(|inner| !inner.trim().is_empty()).unwrap_or(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_at_its_fence_and_takes_no_line_end_along() {
        let text = "Why?\n\n```c\nfor (;;) {\n    $x;\n}\n```\n";
        let code = Strand::Code("for (;;) {\n    $x;\n}");
        assert_eq!(blocks(text), [Strand::Prose("Why?"), code]);
        assert_eq!(blocks("````\n```\n````\nso"), [Strand::Code("```"), Strand::Prose("so")]);
        assert_eq!(blocks("```\nnever closed"), [Strand::Code("never closed")]);
        assert_eq!(blocks("```"), [Strand::Code("")]);
        assert_eq!(blocks("no code\n"), [Strand::Prose("no code\n")]);
        assert_eq!(blocks(""), [Strand::Prose("")]);
    }

    #[test]
    fn on_a_line_code_stands_between_backticks_and_without_its_language() {
        assert_eq!(
            on_a_line("```c\nwhile (0) {\n    work();\n}\n```\n"),
            "`while (0) { work(); }`"
        );
        assert_eq!(on_a_line("Why?\n```sh\necho `date`\n```"), "Why? `` echo `date` ``");
        assert_eq!(on_a_line("one\ntwo `x`"), "one two `x`");
        let formulas = "$x^2$ or `$x^2$`\n```sh\n$a $b$\n```";
        assert_eq!(legible_line(formulas, true), "x² or `$x^2$` `$a $b$`");
    }
}

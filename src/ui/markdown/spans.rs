//! What is marked up in options and answers: code and formulas, nothing else.

use super::{Ink, Look, printable};
use crate::text::maths::legible;

/// Marks up code and formulas, as in what is picked, sorted and turned over.
pub fn spans(text: &str, look: Look) -> String {
    marked(text, look, |text| legible(text, look.unicode))
}

/// Marks up code only, as in what is typed: a formula is typed as it is written.
pub fn code_spans(text: &str, look: Look) -> String {
    marked(text, look, str::to_owned)
}

/// Marks up code, and what is around it by `other`. The arrow between the sides of a pair is one of
/// the signs that not every locale can show.
fn marked(text: &str, look: Look, other: impl Fn(&str) -> String) -> String {
    let mut text = printable(text);
    if !look.unicode {
        text = text.replace('→', "->").into();
    }
    let mut painted: Vec<String> = Vec::new();
    let mut prose: Vec<&str> = Vec::new();
    let mut lines = text.split('\n');
    let is_code_only = text.trim_start().starts_with("```");
    while let Some(line) = lines.next() {
        let Some(fence) = fence(line) else {
            prose.push(line);
            continue;
        };
        if !prose.is_empty() {
            painted.push(inline(&prose.join("\n"), look, &other));
            prose.clear();
        }
        for code in lines.by_ref().take_while(|line| !closes(line, fence)) {
            painted.push(if is_code_only { code.to_owned() } else { format!("    {code}") });
        }
    }
    if !prose.is_empty() {
        painted.push(inline(&prose.join("\n"), look, &other));
    }
    painted.join("\n")
}

/// How many backticks open a block of code here; the language may follow them.
fn fence(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let count = ticks(line);
    (count >= 3 && !line[count..].contains('`')).then_some(count)
}

fn closes(line: &str, fence: usize) -> bool {
    let line = line.trim();
    ticks(line) == line.len() && line.len() >= fence
}

fn ticks(line: &str) -> usize {
    line.len() - line.trim_start_matches('`').len()
}

fn inline(text: &str, look: Look, other: impl Fn(&str) -> String) -> String {
    let (mut plain, mut painted) = (0, String::new());
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|found| at + found) {
        let fence = ticks(&text[start..]);
        let rest = &text[start + fence..];
        let Some(end) = closing(rest, fence) else {
            at = start + fence;
            continue;
        };
        painted.push_str(&other(&text[plain..start]));
        painted.push_str(&look.paint(Ink::Code, code(&rest[..end])));
        at = start + fence + end + fence;
        plain = at;
    }
    painted + &other(&text[plain..])
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

/// The text of a code span: one space at both ends belongs to the fence.
fn code(span: &str) -> &str {
    let inner = span.strip_prefix(' ').and_then(|span| span.strip_suffix(' '));
    inner.filter(|inner| !inner.trim().is_empty()).unwrap_or(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 30, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    #[test]
    fn only_code_is_marked_up_in_what_is_typed() {
        assert_eq!(code_spans("*a* `b*c` ``d`e`` `", LOOK), "*a* `b*c` `d`e` `");
        assert_eq!(code_spans("$x^2$", LOOK), "$x^2$");
        let colour = Look { colour: true, ..LOOK };
        let tick = "\u{1b}[2m`\u{1b}[0m";
        assert_eq!(code_spans("` x `", colour), format!("{tick}x{tick}"));
    }

    #[test]
    fn formulas_are_readable_in_options_but_not_in_code() {
        assert_eq!(spans("$x^2$ or `$x^2$`", LOOK), "x² or `$x^2$`");
        assert_eq!(spans("$5 `and` $10", LOOK), "$5 `and` $10");
        assert_eq!(spans("`a $x^2$", LOOK), "`a x²");
        let ascii = Look { unicode: false, ..LOOK };
        assert_eq!(spans("$x \\to 0$", ascii), "x -> 0");
    }

    #[test]
    fn a_fenced_block_stands_as_code() {
        let code = "```rust\nfn main() {\n    a * b;\n}\n```";
        assert_eq!(spans(code, LOOK), "fn main() {\n    a * b;\n}");
        assert_eq!(spans("Use\n```\n$x$ `y`\n```\nso", LOOK), "Use\n    $x$ `y`\nso");
        assert_eq!(spans("```\nnever closed", LOOK), "never closed");
        assert_eq!(spans("```a``` b", LOOK), "`a` b", "on one line it is a span");
    }
}

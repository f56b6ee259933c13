//! What is marked up in options and answers: code and formulas, nothing else.

use super::{Ink, Look, printable};
use crate::text::code::{self, Strand, blocks};
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
    let is_code_only = text.trim_start().starts_with("```");
    let shown = blocks(&text).into_iter().map(|strand| match strand {
        Strand::Prose(prose) => inline(prose, look, &other),
        Strand::Code(code) if is_code_only => code.to_owned(),
        Strand::Code(code) => {
            code.split('\n').map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
        }
    });
    shown.collect::<Vec<_>>().join("\n")
}

fn inline(text: &str, look: Look, other: impl Fn(&str) -> String) -> String {
    let shown = code::spans(text).into_iter().map(|strand| match strand {
        Strand::Prose(prose) => other(prose),
        Strand::Code(code) => look.paint(Ink::Code, code),
    });
    shown.collect()
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
        assert_eq!(spans("```\nx\n\ny\n```\n\n", LOOK), "x\n\ny", "no empty line below it");
        assert_eq!(spans("```\nnever closed", LOOK), "never closed");
        assert_eq!(spans("```a``` b", LOOK), "`a` b", "on one line it is a span");
    }
}

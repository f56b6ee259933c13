//! Formulas for browsers, which draw them: `MathML`, in which nothing of a deck is a tag.

use super::parseable;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, ParserError, Storage, push_mathml};

/// What is between the dollars as `MathML`, on a line of its own where it is `displayed`. None where
/// it is no formula that can be drawn: its source is shown then.
pub(crate) fn mathml(source: &str, is_displayed: bool) -> Option<String> {
    let source = parseable(source, true)?;
    let storage = Storage::new();
    let events: Vec<Event<'_>> = Parser::new(&source, &storage).collect::<Result<_, _>>().ok()?;
    // The library escapes texts, but no names of functions.
    let is_tag = |event: &Event<'_>| matches!(event, Event::Content(Content::Function(name)) if name.contains(['<', '&']));
    if events.is_empty() || events.iter().any(is_tag) {
        return None;
    }
    let display_mode = if is_displayed { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let mut text = String::new();
    let events = events.into_iter().map(Ok::<_, ParserError>);
    push_mathml(&mut text, events, config).ok()?;
    // Nor signs that stand alone.
    Some(text.replace("<</", "&lt;</").replace(">&<", ">&amp;<"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_drawn_and_stands_alone_where_it_is_displayed() {
        let drawn = mathml("x^2 < \\frac{1}{2}", false).unwrap();
        assert!(drawn.starts_with("<math") && drawn.ends_with("</math>"), "{drawn}");
        assert!(drawn.contains("<mfrac") && drawn.contains("<mo>&lt;</mo>"), "{drawn}");
        assert!(!drawn.contains("display=\"block\""), "{drawn}");
        assert!(mathml("x", true).unwrap().contains("display=\"block\""));
        assert!(mathml("\\ce{H2O}", false).unwrap().contains("H₂O"));
    }

    #[test]
    fn nothing_of_a_formula_is_a_tag() {
        let texts = [
            "\\text{<b onclick=x>&amp;}",
            "\\mathrm{<b>}",
            "a<b>c</b>",
            "\\& <",
            "\\mathbb{<img>}",
        ];
        for text in texts {
            let drawn = mathml(text, false).unwrap_or_default();
            for tag in ["<b", "<img", "<script"] {
                assert!(!drawn.contains(tag), "{text}: {drawn}");
            }
        }
        assert_eq!(mathml("\\operatorname{<script>}", false), None);
    }

    #[test]
    fn what_cannot_be_drawn_is_none() {
        for text in ["", "\\frac{1}", "\\nosuch{x}", "{", "\\def\\a{\\a\\a}\\a", "\\color{red}x"] {
            assert_eq!(mathml(text, false), None, "{text}");
        }
        assert_eq!(mathml(&"x".repeat(5000), false), None);
    }
}

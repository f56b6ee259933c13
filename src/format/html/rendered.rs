//! What a deck says as HTML, for programs that keep it so and for browsers: Markdown where a question is
//! read, plain text with code and formulas in options and answers. Nothing in it is a tag of the deck's
//! own, and nothing means anything to Anki but what is put there for it.

use crate::text::code::{Strand, blocks, spans};
use crate::text::maths::{Inline, formulas, is_formula, mathml};
use crate::text::{printable, printable_line};
use pulldown_cmark::html::push_html;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};
use std::fmt::Write;

/// What stands around the number of something that is put in at the end; no text has these.
const PUT_IN: [char; 2] = ['\u{1}', '\u{2}'];

/// What Anki would take for a formula, a sound or a voice, and how it begins where it is only text.
const MEANT_THERE: [(&str, &str); 8] = [
    ("\\(", "\\<span></span>("),
    ("\\[", "\\<span></span>["),
    ("[sound:", "[<span></span>sound:"),
    ("[anki:", "[<span></span>anki:"),
    ("[latex]", "[<span></span>latex]"),
    ("[$]", "[<span></span>$]"),
    ("[$$]", "[<span></span>$$]"),
    ("[[type:", "[[<span></span>type:"),
];

/// What HTML is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Audience {
    /// Formulas stand in the marks of `MathJax`.
    Anki,
    /// Formulas are drawn.
    Browser,
}

/// Markdown as HTML for Anki: one paragraph without a tag of its own.
pub fn rendered(markdown: &str) -> String {
    rendered_around(&[markdown], &[])
}

/// The same with HTML put in between its pieces.
pub fn rendered_around(pieces: &[&str], between: &[String]) -> String {
    Audience::Anki.markdown(pieces, between)
}

/// Text of which only code and formulas stand out, as HTML for Anki.
pub fn rendered_plain(text: &str) -> String {
    Audience::Anki.plain(text)
}

/// Markdown as HTML for a browser: one paragraph without a tag of its own.
pub fn drawn(markdown: &str) -> String {
    Audience::Browser.markdown(&[markdown], &[])
}

/// Text of which only code and formulas stand out, as HTML for a browser.
pub fn drawn_plain(text: &str) -> String {
    Audience::Browser.plain(text)
}

impl Audience {
    /// Markdown with HTML put in between its pieces.
    fn markdown(self, pieces: &[&str], between: &[String]) -> String {
        let mut text = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            if at > 0 {
                mark(&mut text, at - 1);
            }
            text.push_str(&printable(piece));
        }
        let mut inner = between.to_vec();
        let options = Options::ENABLE_TABLES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
        let events = Parser::new_ext(&text, options).into_offset_iter();
        let mut links = Vec::new();
        let events: Vec<Event<'_>> = events
            .filter_map(|(event, place)| {
                let formula = |source: &str, is_displayed| {
                    let after = text[place.end..].chars().next();
                    let before = text[..place.start].chars().next_back();
                    is_formula(before, source, after).then(|| self.formula(source, is_displayed))
                };
                let formula = match &event {
                    Event::InlineMath(source) => formula(source, false),
                    Event::DisplayMath(source) => formula(source, true),
                    _ => None,
                };
                match (formula, event) {
                    (Some(formula), _) => {
                        inner.push(formula);
                        let mut put_in = String::new();
                        mark(&mut put_in, inner.len() - 1);
                        Some(Event::Text(put_in.into()))
                    }
                    (None, Event::InlineMath(_) | Event::DisplayMath(_)) => {
                        Some(Event::Text(text[place].to_owned().into()))
                    }
                    (None, event) => harmless(event, &text[place], &mut links),
                }
            })
            .collect();
        let mut html = String::new();
        push_html(&mut html, events.into_iter());
        // A formula may have a gap within.
        put_in(&put_in(&self.guarded(bare(&html)), &inner), &inner)
    }

    /// Text of which only code and formulas stand out.
    fn plain(self, text: &str) -> String {
        let text = printable(text);
        let mut html = String::new();
        for strand in blocks(text.trim()) {
            match strand {
                Strand::Code(code) => {
                    let _ =
                        write!(html, "<pre><code>{}</code></pre>", self.guarded(&escaped(code)));
                }
                Strand::Prose(prose) => {
                    for strand in spans(prose) {
                        match strand {
                            Strand::Code(code) => {
                                let _ =
                                    write!(html, "<code>{}</code>", self.guarded(&escaped(code)));
                            }
                            Strand::Prose(prose) => self.push_prose(&mut html, prose),
                        }
                    }
                }
            }
        }
        html
    }

    fn push_prose(self, html: &mut String, prose: &str) {
        for inline in formulas(prose) {
            match inline {
                Inline::Plain(plain) => {
                    html.push_str(&self.guarded(&escaped(plain)).replace('\n', "<br>"));
                }
                Inline::Formula(whole, source) => {
                    html.push_str(&self.formula(source, whole.starts_with("$$")));
                }
            }
        }
    }

    /// A formula; one that cannot be drawn as it is written.
    fn formula(self, source: &str, is_displayed: bool) -> String {
        match self {
            Self::Anki if is_displayed => format!("\\[{}\\]", escaped(source)),
            Self::Anki => format!("\\({}\\)", escaped(source)),
            Self::Browser => {
                let written = || format!("<code>{}</code>", escaped(source));
                mathml(source, is_displayed).unwrap_or_else(written)
            }
        }
    }

    /// HTML in which nothing means anything to Anki, where it is for it.
    fn guarded(self, html: &str) -> String {
        let mut guarded = html.to_owned();
        for (meant, text) in MEANT_THERE {
            if self == Self::Anki && guarded.contains(meant) {
                guarded = guarded.replace(meant, text);
            }
        }
        guarded
    }
}

/// An event without tags of the deck's own, pictures from elsewhere, links that run something and signs that
/// only a reference to a character (`&#27;`) brings in; `source` is what it was read from, `links` are those
/// that are open, and whether each was kept.
fn harmless<'e>(event: Event<'e>, source: &str, links: &mut Vec<bool>) -> Option<Event<'e>> {
    let is_kept = match &event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let schemes = ["http://", "https://"];
            links.push(schemes.iter().any(|scheme| dest_url.starts_with(scheme)));
            links.last().copied().unwrap_or(false)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => false,
        _ => true,
    };
    if !is_kept {
        return None;
    }
    let shown = |text: CowStr<'e>| CowStr::from(printable_line(&text));
    Some(match event {
        Event::Text(text) if source.starts_with('&') => {
            Event::Text(printable(&text).into_owned().into())
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let (dest_url, title) = (shown(dest_url), shown(title));
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(shown(language))))
        }
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        event => event,
    })
}

/// HTML without the tag of its only paragraph.
fn bare(html: &str) -> &str {
    let html = html.trim();
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).unwrap_or(html)
}

fn mark(text: &mut String, number: usize) {
    let _ = write!(text, "{}{number}{}", PUT_IN[0], PUT_IN[1]);
}

fn put_in(html: &str, inner: &[String]) -> String {
    let mut whole = String::with_capacity(html.len());
    for (at, piece) in html.split(PUT_IN[0]).enumerate() {
        let found = piece.split_once(PUT_IN[1]).filter(|_| at > 0);
        let Some((number, rest)) = found else {
            whole.push_str(piece);
            continue;
        };
        let number = number.parse().ok().and_then(|number: usize| inner.get(number));
        whole.push_str(number.map_or("", String::as_str));
        whole.push_str(rest);
    }
    whole
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::html::{literal, markdown};
    use crate::text::is_printable;

    #[test]
    fn what_a_question_says_is_html_and_reads_back() {
        let cases = [
            ("a < b & *c*", "a &lt; b &amp; <em>c</em>"),
            ("**x** and `y<z`", "<strong>x</strong> and <code>y&lt;z</code>"),
            ("$x_1 < y$ and $5 or 10$", "\\(x_1 &lt; y\\) and $5 or 10$"),
            ("$$\\frac{1}{2}$$", "\\[\\frac{1}{2}\\]"),
            ("<b>no tag</b>", "&lt;b&gt;no tag&lt;/b&gt;"),
            (
                "![alt](x.png) [l](https://a.b) [m](javascript:x)",
                "alt <a href=\"https://a.b\">l</a> m",
            ),
            ("\\\\( \\[sound:x\\]", "\\<span></span>( [<span></span>sound:x]"),
        ];
        for (text, html) in cases {
            assert_eq!(rendered(text), html, "{text}");
        }
        for text in ["one\n\ntwo", "- a\n- b", "| a | b |\n|---|---|\n| 1 | 2 |", "```\nx *y*\n```"]
        {
            let again = markdown(&rendered(text));
            assert_eq!(rendered(&again), rendered(text), "{again}");
        }
    }

    #[test]
    fn in_answers_only_code_and_formulas_stand_out() {
        let cases = [
            ("*a* `b<c` $x^2$", "*a* <code>b&lt;c</code> \\(x^2\\)"),
            ("one\ntwo", "one<br>two"),
            ("a\u{1}b\u{1f}c", "abc"),
        ];
        for (text, html) in cases {
            assert_eq!(rendered_plain(text), html, "{text}");
        }
        assert_eq!(literal(&rendered_plain("*a* `b<c` $x^2$ & \\(")), "*a* `b<c` $x^2$ & \\(");
    }

    #[test]
    fn a_browser_draws_formulas_and_reads_nothing_of_a_deck_as_a_tag() {
        assert!(drawn("Let $x^2$ be").starts_with("Let <math") && drawn("$5 or $6") == "$5 or $6");
        assert!(drawn_plain("$x_1$ and `y<z`").ends_with("</math> and <code>y&lt;z</code>"));
        assert_eq!(drawn("$\\nosuch<b>$ [sound:x]"), "<code>\\nosuch&lt;b&gt;</code> [sound:x]");
        for evil in [
            "<script>x</script>",
            "<img src=x onerror=y>",
            "[a](javascript:x)",
            "![a](http://b)",
            "<http://a\"b>",
        ] {
            let html = drawn(evil) + &drawn_plain(evil);
            for tag in ["<script", "<img", "javascript:x\"", "src=\""] {
                assert!(!html.contains(tag), "{evil}: {html}");
            }
        }
    }

    #[test]
    fn a_reference_to_a_character_brings_in_no_sign_that_does_not_show() {
        let cases = [
            ("a&#27;b&#x202e;c &amp; &eacute;", "abc &amp; é"),
            ("&#1;0&#2; $x$", "0 \\(x\\)"),
            ("`&#27;`", "<code>&amp;#27;</code>"),
        ];
        for (text, html) in cases {
            assert_eq!(rendered(text), html, "{text}");
        }
        for text in ["[a](http://b \"&#27;&#1;0&#2;\")", "[a](http://b/&#27;)", "``` &#27;\nx\n```"]
        {
            let html = rendered(&format!("{text}\n\n$x$"));
            assert!(html.chars().all(|c| c == '\n' || is_printable(c)), "{html:?}");
            assert_eq!(html.matches("\\(x").count(), 1, "{html}");
        }
    }

    #[test]
    fn what_is_put_in_stands_between_the_pieces_also_in_code_and_formulas() {
        let gap = |text: &str| vec![format!("{{{{c1::{text}}}}}")];
        assert_eq!(rendered_around(&["*a* ", " c"], &gap("b")), "<em>a</em> {{c1::b}} c");
        assert_eq!(rendered_around(&["`f(", ")`"], &gap("b")), "<code>f({{c1::b}})</code>");
        assert_eq!(rendered_around(&["$x + ", "$"], &gap("y")), "\\(x + {{c1::y}}\\)");
    }
}

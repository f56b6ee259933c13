//! Blocks of an article on a page. The walk of the formats makes cards of HTML, in which a heading is
//! bold and a link is followed by its address; an article needs to know which is which, and nothing of
//! what stands around it: menus, forms, tables.

use super::raw::{RawBlock, RawBlocks, STRESS};
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, Token};

/// What is no text of an article, with all that stands in it.
const SKIPPED: &[&str] = &[
    "head", "script", "style", "template", "noscript", "nav", "footer", "aside", "form", "table",
    "button", "select", "svg", "figure", "object", "iframe", "math", "pre", "sup", "textarea",
];

/// Classes of what stands beside the text of many pages: pictures with their captions, lists of sources.
const ASIDES: &[&str] = &["thumb", "caption", "infobox", "navbox", "reflist", "hatnote", "sidebar"];

/// What is set off.
const STRESSED: [&str; 7] = ["a", "b", "strong", "i", "em", "dfn", "cite"];

/// What stands within a line.
const INLINE: &[&str] = &[
    "span", "small", "big", "u", "s", "mark", "font", "abbr", "time", "q", "code", "kbd", "sub",
    "ins", "del", "wbr", "img", "var", "samp", "bdi", "bdo", "data", "label", "acronym", "tt",
    "strike", "nobr", "picture",
];

/// A walk through a page.
#[derive(Default)]
struct Visit {
    blocks: RawBlocks,
    /// The tag whose end is waited for, and how often it is open.
    skipped: Option<(String, usize)>,
}

/// The blocks of a page.
pub fn blocks(page: &str) -> Vec<RawBlock> {
    let mut visit = Visit::default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Ok(Token::String(text)) if visit.skipped.is_none() => {
                visit.blocks.text.push_str(&String::from_utf8_lossy(&text.value));
            }
            Ok(Token::StartTag(tag)) => {
                let name = String::from_utf8_lossy(&tag.name);
                let mut classes =
                    tag.attributes.iter().filter(|(name, _)| name.as_slice() == b"class");
                let is_aside = classes.any(|(_, value)| {
                    let value = String::from_utf8_lossy(value);
                    ASIDES.iter().any(|aside| value.contains(aside))
                });
                visit.start(&name, tag.self_closing, is_aside && name == "div");
            }
            Ok(Token::EndTag(tag)) => visit.finish(&String::from_utf8_lossy(&tag.name)),
            Ok(_) | Err(_) => {}
        }
    }
    visit.blocks.end();
    visit.blocks.whole
}

impl Visit {
    fn start(&mut self, name: &str, is_whole: bool, is_aside: bool) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name && !is_whole);
        } else if is_aside || SKIPPED.contains(&name) {
            self.skipped = (!is_whole).then(|| (name.to_owned(), 1));
        } else if STRESSED.contains(&name) {
            self.blocks.text.push(STRESS[0]);
        } else if name == "br" {
            self.blocks.text.push(' ');
        } else if name == "li" {
            self.blocks.begin_entry();
        } else if !INLINE.contains(&name) {
            self.blocks.end();
        }
    }

    fn finish(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
        } else if STRESSED.contains(&name) {
            self.blocks.text.push(STRESS[1]);
        } else if ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&name) {
            self.blocks.end_heading(name == "h1");
        } else if name == "li" {
            self.blocks.end_entry();
        } else if !INLINE.contains(&name) {
            self.blocks.end();
        }
    }
}

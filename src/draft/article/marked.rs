//! Blocks of an article in Markdown; code, tables, pictures and the words of others that are quoted in blocks
//! are no text to draw from.

use super::raw::{RawBlock, RawBlocks, STRESS};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What is open while events go by.
#[derive(Default)]
struct OpenBlocks {
    blocks: RawBlocks,
    /// How much is open that is left out.
    skipped: usize,
}

/// The blocks of a text in Markdown.
pub fn blocks(text: &str) -> Vec<RawBlock> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut open = OpenBlocks::default();
    for event in Parser::new_ext(text, options) {
        open.take(event);
    }
    open.blocks.end();
    open.blocks.whole
}

impl OpenBlocks {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) if is_skipped(&tag) => self.skipped += 1,
            Event::End(tag) if is_end_of_skipped(tag) => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            _ if self.skipped > 0 => {}
            Event::Start(Tag::Item) => self.blocks.begin_entry(),
            Event::End(TagEnd::Item) => self.blocks.end_entry(),
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::MetadataBlock(_))
            | Event::End(TagEnd::Paragraph) => self.blocks.end(),
            Event::End(TagEnd::MetadataBlock(_)) => self.front_matter(),
            Event::End(TagEnd::Heading(level)) => {
                self.blocks.end_heading(level == HeadingLevel::H1);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {
                self.blocks.text.push(STRESS[0]);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                self.blocks.text.push(STRESS[1]);
            }
            Event::Text(text) | Event::Code(text) => self.blocks.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.blocks.text.push(' '),
            _ => {}
        }
    }

    /// Takes the title that front matter gives.
    fn front_matter(&mut self) {
        let text = std::mem::take(&mut self.blocks.text);
        let title = text.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or_default();
        let title = title.trim();
        let quoted = ['"', '\'']
            .iter()
            .find_map(|sign| title.strip_prefix(*sign).and_then(|title| title.strip_suffix(*sign)));
        quoted.unwrap_or(title).clone_into(&mut self.blocks.text);
        self.blocks.end_heading(true);
    }
}

const fn is_skipped(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::Image { .. }
            | Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
    )
}

const fn is_end_of_skipped(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::Image
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock
    )
}

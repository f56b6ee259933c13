//! Blocks of an article in Markdown; code, tables, pictures and the words of others that are quoted in blocks
//! are no text to draw from.

use super::BlockSort;
use super::raw::{RawBlock, STRESS};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What is open while events go by.
struct OpenBlocks {
    blocks: Vec<RawBlock>,
    text: String,
    /// How many entries of lists are open.
    entries: usize,
    /// How much is open that is left out.
    skipped: usize,
}

/// The blocks of a text in Markdown.
pub fn blocks(text: &str) -> Vec<RawBlock> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut open = OpenBlocks { blocks: Vec::new(), text: String::new(), entries: 0, skipped: 0 };
    for event in Parser::new_ext(text, options) {
        open.take(event);
    }
    open.end(BlockSort::Paragraph);
    open.blocks
}

impl OpenBlocks {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) if is_skipped(&tag) => self.skipped += 1,
            Event::End(tag) if is_end_of_skipped(tag) => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            _ if self.skipped > 0 => {}
            Event::Start(Tag::Item) => {
                self.end(BlockSort::Paragraph);
                self.entries += 1;
            }
            Event::End(TagEnd::Item) => {
                self.end(BlockSort::Paragraph);
                self.entries = self.entries.saturating_sub(1);
            }
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {
                self.end(BlockSort::Paragraph);
            }
            Event::Start(Tag::MetadataBlock(_)) => self.end(BlockSort::Paragraph),
            Event::End(TagEnd::MetadataBlock(_)) => self.front_matter(),
            Event::End(TagEnd::Heading(level)) => {
                let count = self.blocks.len();
                self.end(BlockSort::Heading);
                if let Some(heading) = self.blocks.get_mut(count) {
                    heading.is_top = level == HeadingLevel::H1;
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {
                self.text.push(STRESS[0]);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                self.text.push(STRESS[1]);
            }
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    /// Takes the title that front matter gives.
    fn front_matter(&mut self) {
        let text = std::mem::take(&mut self.text);
        let title = text.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or_default();
        let title = title.trim();
        let quoted = ['"', '\'']
            .iter()
            .find_map(|sign| title.strip_prefix(*sign).and_then(|title| title.strip_suffix(*sign)));
        let text = quoted.unwrap_or(title).to_owned();
        if !text.is_empty() {
            self.blocks.push(RawBlock { sort: BlockSort::Heading, is_top: true, text });
        }
    }

    /// Ends the block that is open.
    fn end(&mut self, sort: BlockSort) {
        let is_entry = self.entries > 0 && sort == BlockSort::Paragraph;
        let sort = if is_entry { BlockSort::Entry } else { sort };
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(RawBlock { sort, is_top: false, text });
        }
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

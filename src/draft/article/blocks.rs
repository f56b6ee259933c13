//! Blocks of an article as they are written, before anything of their text is cleaned.

use super::raw::{RawBlock, STRESS};
use super::{ArticleSort, BlockSort, marked, web};

/// A heading that is no line of its own kind has at most so many words.
const HEADING_WORDS: usize = 14;

/// Where a line of a text is longer than this, its lines are not broken by hand: each is a block.
const BROKEN_LINE: usize = 120;

/// The blocks of a text.
pub fn blocks(text: &str, sort: ArticleSort) -> Vec<RawBlock> {
    let text: String = text.chars().filter(|c| !STRESS.contains(c)).collect();
    let mut blocks = match sort {
        ArticleSort::Plain => plain(&text),
        ArticleSort::Markdown => marked::blocks(&text),
        ArticleSort::Html => web::blocks(&text),
    };
    blocks.retain(|block| !block.text.trim().is_empty());
    sort_head(&mut blocks);
    blocks
}

/// Tells the standfirst and the byline from other text: they stand before the first paragraph.
fn sort_head(blocks: &mut [RawBlock]) {
    let is_title = blocks.first().is_some_and(|block| block.sort == BlockSort::Heading);
    let is_text = |block: &RawBlock| {
        block.text.trim_end().ends_with(['.', '!', '?', '"', '”', '。', '！', '？'])
    };
    let head = blocks.iter().take(6).take_while(|block| !is_text(block)).count();
    let byline = blocks[..head].iter().position(|block| is_byline(&block.text));
    for (at, block) in blocks.iter_mut().enumerate().take(head) {
        if Some(at) == byline {
            block.sort = BlockSort::Byline;
        } else if is_title
            && at > 0
            && (block.sort == BlockSort::Paragraph || byline.is_some_and(|byline| at < byline))
        {
            block.sort = BlockSort::Standfirst;
        }
    }
}

fn is_byline(text: &str) -> bool {
    let text = text.trim();
    let Some(names) = text.strip_prefix("By ").or(text.strip_prefix("BY ")) else { return false };
    let mut words = names.split_whitespace().filter(|word| !["and", "&", "of"].contains(word));
    words.clone().count() <= 20 && words.all(|word| word.starts_with(char::is_uppercase))
}

fn plain(text: &str) -> Vec<RawBlock> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            chunk(&std::mem::take(&mut lines), &mut blocks);
        } else {
            lines.push(line);
        }
    }
    blocks
}

/// Lines without a blank one between them: paragraphs a line, or one that was broken by hand.
fn chunk(lines: &[&str], blocks: &mut Vec<RawBlock>) {
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let (mut open, from) = (false, blocks.len());
    for (at, line) in lines.iter().enumerate() {
        let (line, entry) = match bullet(line) {
            Some(rest) => (rest, true),
            None => (line.trim(), false),
        };
        let before = at.checked_sub(1).map(|at| lines[at].trim());
        let is_short = |line: &str| line.chars().count() * 5 < longest * 3;
        let is_ended = before.is_some_and(|before| {
            is_short(before) && (at == 1 || before.ends_with(['.', '!', '?', ':']))
        });
        let goes_on = open && !entry && longest <= BROKEN_LINE && !is_ended;
        if let Some(block) = blocks.last_mut().filter(|_| goes_on) {
            block.text.push(' ');
            block.text.push_str(line);
        } else {
            let sort = if entry { BlockSort::Entry } else { BlockSort::Paragraph };
            blocks.push(RawBlock { sort, is_top: false, text: line.to_owned() });
        }
        open = true;
    }
    for block in &mut blocks[from..] {
        if block.sort == BlockSort::Paragraph && is_heading(&block.text) {
            block.sort = BlockSort::Heading;
        }
    }
}

/// What stands behind the sign of an entry of a list.
fn bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["- ", "* ", "• ", "– "].iter().find_map(|sign| line.strip_prefix(sign)).map(str::trim)
}

fn is_heading(text: &str) -> bool {
    let text = text.trim();
    let is_sentence =
        text.ends_with(['.', '!', '?', ';', ',', ':', '"', '”', '…', '。', '！', '？', '」', '；']);
    !is_sentence && text.split_whitespace().count() <= HEADING_WORDS && !is_byline(text)
}

//! An article as it is read: a text in NFC with its blocks and sentences as ranges of bytes, so that
//! whatever is drawn from it can point to where it stands.

mod blocks;
mod clean;
mod cut;
mod marked;
mod raw;
mod web;

use std::ops::Range;

/// How an article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleSort {
    /// As plain text.
    Plain,
    /// As Markdown.
    Markdown,
    /// As a page of HTML.
    Html,
}

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockSort {
    /// A title, or what stands above a section.
    Heading,
    /// Who wrote it.
    Byline,
    /// What it is about, between its title and its text.
    Standfirst,
    /// A paragraph.
    Paragraph,
    /// An entry of a list.
    Entry,
}

impl BlockSort {
    /// Whether it is taken as a whole, not cut into sentences.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Heading | Self::Byline)
    }
}

/// A block of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleBlock {
    /// What it is.
    pub sort: BlockSort,
    /// Where it stands, in bytes of [`Article::text`].
    pub range: Range<usize>,
}

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, in bytes of [`Article::text`].
    pub range: Range<usize>,
    /// The block that it is of, by its place in [`Article::blocks`].
    pub block: usize,
}

/// An article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    text: String,
    blocks: Vec<ArticleBlock>,
    sentences: Vec<Sentence>,
    stressed: Vec<Range<usize>>,
    mended: Vec<String>,
    /// Which block its title is.
    title: Option<usize>,
}

impl Article {
    /// Reads a text; whatever it holds, it makes an article, if an empty one.
    pub fn read(text: &str, sort: ArticleSort) -> Self {
        let mut article = Self::default();
        for raw in blocks::blocks(text, sort) {
            article.add(&raw);
        }
        article
    }

    /// Adds a block, cleaned, with its sentences.
    fn add(&mut self, raw: &raw::RawBlock) {
        let clean = clean::clean(&raw.text);
        if clean.text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        let moved = |range: Range<usize>| range.start + start..range.end + start;
        self.text.push_str(&clean.text);
        self.stressed.extend(clean.stressed.into_iter().map(moved));
        self.mended.extend(clean.mended);
        let block = self.blocks.len();
        let is_heading = raw.sort == BlockSort::Heading;
        if is_heading && self.title.is_none() && (raw.is_top || self.sentences.is_empty()) {
            self.title = Some(block);
        }
        self.blocks.push(ArticleBlock { sort: raw.sort, range: start..self.text.len() });
        if raw.sort == BlockSort::Heading && is_life(&clean.text) {
            self.sentences.push(Sentence { range: start..self.text.len(), block });
        }
        if !raw.sort.is_whole() {
            let cut = cut::sentences(&clean.text).into_iter();
            self.sentences.extend(cut.map(|range| Sentence { range: moved(range), block }));
        }
    }

    /// Its text: blocks with a blank line between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its blocks in their order.
    pub fn blocks(&self) -> &[ArticleBlock] {
        &self.blocks
    }

    /// Its sentences in their order; headings and bylines have none.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// What is set off in it: in bold or italics, or as a link.
    pub fn stressed(&self) -> &[Range<usize>] {
        &self.stressed
    }

    /// Words in which letters of two scripts stood that look alike, as they are read.
    pub fn mended(&self) -> &[String] {
        &self.mended
    }

    /// Its title: the one that front matter gives, else the first heading of the first level or one that
    /// stands before all text. A heading further down is of a section.
    pub fn title(&self) -> Option<&str> {
        let heading = self.blocks.get(self.title?)?;
        Some(unnumbered(&self.text[heading.range.clone()]))
    }
}

/// Whether a heading tells when somebody lived: "Anna Berg (12 May 1901 – 3 June 1977)".
pub fn is_life(heading: &str) -> bool {
    let Some((name, rest)) = heading.split_once(" (") else { return false };
    let Some((dates, _)) = rest.split_once(')') else { return false };
    let is_year = |part: &str| {
        let digits = part.trim().rsplit(' ').next().unwrap_or_default();
        digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = dates.split(['–', '—', '-']).collect();
    name.contains(' ') && matches!(parts[..], [born, died] if is_year(born) && is_year(died))
}

/// A heading without its number: `2. `, `A.5.2 `.
pub fn unnumbered(heading: &str) -> &str {
    let Some((number, rest)) = heading.split_once(' ') else { return heading };
    let is_number = number.contains('.')
        && number.split('.').all(|part| {
            part.is_empty()
                || part.bytes().all(|byte| byte.is_ascii_digit())
                || part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase())
        })
        && number.bytes().any(|byte| byte.is_ascii_digit());
    if is_number { rest.trim_start() } else { heading }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorts(text: &str, sort: ArticleSort) -> Vec<(BlockSort, String)> {
        let article = Article::read(text, sort);
        let block = |block: &ArticleBlock| (block.sort, article.text[block.range.clone()].into());
        article.blocks.iter().map(block).collect()
    }

    #[test]
    fn a_title_a_standfirst_and_a_byline_are_told_from_the_text() {
        let text = "The lake: a life\nThe lake is old, and it is deep\nBy ANN LEE, BO WEI\n\
                    The lake was found in 1901. It is very deep, and nobody knows how deep it is \
                    below the ice of winter, which lies on it for half of a year.";
        let found: Vec<BlockSort> =
            sorts(text, ArticleSort::Plain).into_iter().map(|block| block.0).collect();
        let expected =
            [BlockSort::Heading, BlockSort::Standfirst, BlockSort::Byline, BlockSort::Paragraph];
        assert_eq!(found, expected);
    }

    #[test]
    fn markdown_and_html_make_the_same_article() {
        let markdown = "# Salt\n\n**Salt** is [a mineral](https://a.example).\n\n- It melts.\n";
        let html = "<html><head><title>No</title></head><body><nav><a href=x>Home</a></nav>\
                    <h1>Salt</h1><p><b>Salt</b> is <a href='https://a.example'>a mineral</a>.</p>\
                    <ul><li>It melts.</li></ul><script>x</script></body></html>";
        let expected = [
            (BlockSort::Heading, "Salt".to_owned()),
            (BlockSort::Paragraph, "Salt is a mineral.".to_owned()),
            (BlockSort::Entry, "It melts.".to_owned()),
        ];
        assert_eq!(sorts(markdown, ArticleSort::Markdown), expected);
        assert_eq!(sorts(html, ArticleSort::Html), expected);
        let article = Article::read(markdown, ArticleSort::Markdown);
        let stressed = article.stressed().iter().map(|range| &article.text[range.clone()]);
        assert_eq!(stressed.collect::<Vec<_>>(), ["Salt", "a mineral"]);
    }

    #[test]
    fn the_title_is_of_the_front_matter_or_the_first_level_and_never_of_a_section() {
        let titles = [
            (
                "---\nlayout: post\ntitle: \"Salt: a life\"\n---\n\nIt melts.\n\n# Use\n",
                Some("Salt: a life"),
            ),
            ("It melts.\n\n## Use\n\nIt is used.\n\n# Salt\n", Some("Salt")),
            ("It melts.\n\n## Use\n\nIt is used.\n", None),
            ("## Salt\n\nIt melts.\n", Some("Salt")),
        ];
        for (text, title) in titles {
            assert_eq!(Article::read(text, ArticleSort::Markdown).title(), title, "{text}");
        }
    }
}

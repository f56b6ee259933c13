//! `draft`: questions that an article could be asked for, each with the sentence that it rests on.

use crate::draft::{AlreadyAsked, Article, ArticleSort, propose};
use crate::env::{self, Global, file};
use crate::error::{Exit, Result};
use crate::text::plural;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `draft`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article: plain text, Markdown or HTML; `-` is standard input
    article: PathBuf,

    /// How many questions at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    count: usize,
}

/// Prints the questions as TOML.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let is_input = args.article.as_os_str() == "-";
    let most = global.max_size;
    let bytes =
        if is_input { file::standard_input(most)? } else { file::read(&args.article, most)? };
    let text = String::from_utf8_lossy(&bytes);
    let article = Article::read(&text, sort(&args.article, &text));
    let mut out = io::stdout().lock();
    let mut count = 0;
    for proposal in propose(&article, &AlreadyAsked::default()).take(args.count) {
        writeln!(out, "# {}\n{}", proposal.motive.words(), proposal.question.written("\n"))?;
        count += 1;
    }
    out.flush()?;
    writeln!(env::remarks(), "{} proposed", plural(count, "question"))?;
    Ok(Exit::Done)
}

/// How an article is written: as its name says, else as it looks.
fn sort(path: &Path, text: &str) -> ArticleSort {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let start = text.trim_start().get(..15).unwrap_or_default().to_lowercase();
    match extension.as_deref() {
        Some("md" | "markdown") => ArticleSort::Markdown,
        Some("html" | "htm" | "xhtml") => ArticleSort::Html,
        _ if start.starts_with("<!doctype html") || start.starts_with("<html") => ArticleSort::Html,
        _ if text.starts_with("# ") || text.contains("\n## ") => ArticleSort::Markdown,
        _ => ArticleSort::Plain,
    }
}

//! The article as it comes in: a file, or standard input, after which keys come from the terminal.

use crate::draft::{Article, ArticleSort};
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::text::printable_line;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// Reads the name of a format.
pub fn sort_parser() -> impl TypedValueParser<Value = ArticleSort> {
    PossibleValuesParser::new(["plain", "markdown", "html"]).map(|word| match &*word {
        "markdown" => ArticleSort::Markdown,
        "html" => ArticleSort::Html,
        _ => ArticleSort::Plain,
    })
}

/// The name that stands for standard input.
const INPUT: &str = "-";

/// An article, and where it came from.
pub struct ReadArticle {
    /// The article.
    pub article: Article,
    /// The stem of its file; nothing where it came from standard input.
    pub stem: Option<String>,
    /// What it is called in messages.
    pub name: String,
    /// What finds it on a command line.
    pub word: OsString,
}

/// How texts begin that are no text, and what makes one of them.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF", "make a text of it first: pdftotext ARTICLE.pdf"),
    (b"PK\x03\x04", "packed", "save it as a text, Markdown or HTML first"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program", "save it as a text or HTML first"),
];

/// Reads an article.
///
/// # Errors
/// When it cannot be read, is no text, or has no sentence.
pub fn read(path: &OsStr, sort: Option<ArticleSort>, global: &Global) -> Result<ReadArticle> {
    let is_input = path == INPUT;
    let bytes = if is_input {
        file::standard_input(global.max_size)?
    } else {
        file::read(Path::new(path), global.max_size)?
    };
    if is_input {
        env::take_keys_from_terminal();
    }
    let path = Path::new(path);
    let name = if is_input {
        "standard input".to_owned()
    } else {
        printable_line(&path.display().to_string())
    };
    let failed = |reason: &str| Error::new(format!("cannot read {name}: {reason}"));
    if let Some((_, what, remedy)) = FOREIGN.iter().find(|(begin, ..)| bytes.starts_with(begin)) {
        return Err(failed(&format!("it is {what}, not a text")).hint(*remedy));
    }
    let shown = if is_input { Path::new(&name) } else { path };
    let text = std::str::from_utf8(&bytes).map_err(|error| file::no_utf8(shown, &bytes, error))?;
    if text.contains('\0') {
        return Err(failed("it is no text").hint("name a text, a Markdown file or a page of HTML"));
    }
    let text = text.trim_start_matches('\u{feff}');
    let article = Article::read(text, sort.unwrap_or_else(|| sort_of(path, text)));
    if article.sentences().is_empty() {
        let hint = "name an article: whole sentences as plain text, Markdown or HTML";
        return Err(failed("there is no sentence in it").hint(hint));
    }
    let stem = path.file_stem().filter(|_| !is_input);
    let stem = stem.map(|stem| stem.to_string_lossy().into_owned());
    let is_option = path.as_os_str().as_encoded_bytes().starts_with(b"-") && !is_input;
    let word = if is_option { Path::new(".").join(path) } else { path.to_owned() };
    let word = word.into_os_string();
    Ok(ReadArticle { article, stem, name, word })
}

/// How an article is written, by its file's name, else by how it begins.
fn sort_of(path: &Path, text: &str) -> ArticleSort {
    let end = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let begin: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    match &*end {
        "md" | "markdown" | "mkd" => ArticleSort::Markdown,
        "html" | "htm" | "xhtml" => ArticleSort::Html,
        _ if begin.starts_with("<!doctype html") || begin.contains("<html") => ArticleSort::Html,
        "" if begin.starts_with("# ") => ArticleSort::Markdown,
        _ => ArticleSort::Plain,
    }
}

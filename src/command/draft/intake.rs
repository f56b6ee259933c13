//! The article as it comes in: a file, or standard input, after which keys come from the terminal.

use crate::command::add::{Leftover, is_kept, or_kept};
use crate::draft::{Article, ArticleSort};
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::text::printable_line;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// The ways in which articles are written: their names, and how their files end.
const SORTS: &[(&str, &str, ArticleSort)] = &[
    ("plain", "txt", ArticleSort::Plain),
    ("markdown", "md", ArticleSort::Markdown),
    ("html", "html", ArticleSort::Html),
];

/// Reads the name of a format.
pub fn sort_parser() -> impl TypedValueParser<Value = ArticleSort> {
    PossibleValuesParser::new(SORTS.iter().map(|(name, ..)| *name)).map(|word| {
        let known = SORTS.iter().find(|(name, ..)| *name == word);
        known.map_or(ArticleSort::Plain, |(.., sort)| *sort)
    })
}

/// What a format is called, and how its files end.
pub fn names(sort: ArticleSort) -> [&'static str; 2] {
    let known = SORTS.iter().find(|(.., own)| *own == sort);
    known.map_or(["plain", "txt"], |(name, end, _)| [*name, *end])
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
    /// What came in, and how it is written, where it is nowhere else.
    loose: Option<(Vec<u8>, ArticleSort)>,
}

impl ReadArticle {
    /// Keeps what came in by standard input while there is something to decide: it is nowhere else.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub fn keep(&mut self, global: &Global) -> Result<()> {
        if let Some((bytes, sort)) = &self.loose {
            let kept = Leftover::of_input(bytes, names(*sort)[1], global)?;
            kept.keep_bytes(bytes)?;
            kept.path().as_os_str().clone_into(&mut self.word);
        }
        Ok(())
    }

    /// Keeps it where it could not be used, and says so.
    ///
    /// # Errors
    /// What kept it from being used, or that it cannot be kept.
    pub fn or_kept<T>(&self, done: Result<T>, global: &Global) -> Result<T> {
        match &self.loose {
            Some((bytes, sort)) => or_kept(done, bytes, names(*sort)[1], global),
            None => done,
        }
    }
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
    if path != INPUT {
        let bytes = file::read(Path::new(path), global.max_size)?;
        return of_bytes(bytes, path, sort, global);
    }
    let bytes = file::standard_input(global.max_size)?;
    env::take_keys_from_terminal();
    let read = of_bytes(bytes.clone(), path, sort, global);
    or_kept(read, &bytes, names(ArticleSort::Plain)[1], global)
}

/// Reads an article that came from a path.
fn of_bytes(
    bytes: Vec<u8>,
    path: &OsStr,
    sort: Option<ArticleSort>,
    global: &Global,
) -> Result<ReadArticle> {
    let is_input = path == INPUT;
    let path = Path::new(path);
    // What was kept is what it was when it came in.
    let is_loose = is_input || is_kept(path, global).unwrap_or(false);
    let name = if is_loose {
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
    let sort = sort.unwrap_or_else(|| sort_of(path, text));
    let article = Article::read(text, sort);
    if article.sentences().is_empty() {
        let hint = "name an article: whole sentences as plain text, Markdown or HTML";
        return Err(failed("there is no sentence in it").hint(hint));
    }
    let stem = path.file_stem().filter(|_| !is_loose);
    let stem = stem.map(|stem| stem.to_string_lossy().into_owned());
    let is_option = path.as_os_str().as_encoded_bytes().starts_with(b"-") && !is_input;
    let word = if is_option { Path::new(".").join(path) } else { path.to_owned() };
    let word = word.into_os_string();
    let loose = is_input.then_some((bytes, sort));
    Ok(ReadArticle { article, stem, name, word, loose })
}

/// How an article is written, by its file's name, else by how it begins.
fn sort_of(path: &Path, text: &str) -> ArticleSort {
    let end = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let begin: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    match &*end {
        "md" | "markdown" | "mkd" => ArticleSort::Markdown,
        "html" | "htm" | "xhtml" => ArticleSort::Html,
        _ if begin.starts_with("<!doctype html") || begin.contains("<html") => ArticleSort::Html,
        _ if begin.starts_with("# ") => ArticleSort::Markdown,
        _ => ArticleSort::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_an_article_is_written_is_told_by_its_name_and_how_it_begins() {
        for (path, text, sort) in [
            ("a.md", "Orn", ArticleSort::Markdown),
            ("a.txt", "Orn", ArticleSort::Plain),
            ("a.txt", "\n# Orn\n\nIt is old.", ArticleSort::Markdown),
            ("a.txt", "#1 of all towns is Orn.", ArticleSort::Plain),
            ("a.txt", "<!DOCTYPE html><p>Orn", ArticleSort::Html),
            ("-", "# Orn", ArticleSort::Markdown),
        ] {
            assert_eq!(sort_of(Path::new(path), text), sort, "{path} {text}");
        }
    }
}

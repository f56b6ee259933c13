//! The options that say how a foreign file is to be read, where it leaves that open.

use crate::format::{Style, Wishes, column_named};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use encoding_rs::{Encoding, REPLACEMENT};

/// The options that say how a foreign file is to be read.
#[derive(Debug, clap::Args)]
pub struct WishOptions {
    /// How to ask what has two sides and no more: as a card, typed, or among borrowed options
    #[arg(long = "as", value_name = "STYLE", default_value = "card", value_parser = styles())]
    style: Style,

    /// Make a deck of each deck within a deck and of each category; else they become tags
    #[arg(long)]
    split: bool,

    /// What stands in the columns of a table, as `prompt,answer,wrong,wrong,explain,tags`; `-` is nothing
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = read_column)]
    columns: Vec<String>,

    /// What sets answers apart in one cell: the first is the answer, the others are accepted too
    #[arg(long, value_name = "TEXT", value_parser = read_separator)]
    alternatives: Option<String>,

    /// What stands between a term and its definition, as ` - ` or `\t` for a tab
    #[arg(long, value_name = "TEXT", value_parser = read_separator, allow_hyphen_values = true)]
    term_sep: Option<String>,

    /// What stands between two rows, as `;` or `\n\n` for a blank line
    #[arg(long, value_name = "TEXT", value_parser = read_separator, allow_hyphen_values = true)]
    row_sep: Option<String>,

    /// The encoding of the files, where it is not UTF-8, as `windows-1252` or `shift_jis`
    #[arg(long, value_name = "NAME", value_parser = read_encoding)]
    encoding: Option<&'static Encoding>,
}

impl WishOptions {
    /// What they say.
    pub fn wishes(&self) -> Wishes {
        Wishes {
            encoding: self.encoding,
            style: self.style,
            is_split: self.split,
            columns: self.columns.clone(),
            alternatives: self.alternatives.clone(),
            term_sep: self.term_sep.clone(),
            row_sep: self.row_sep.clone(),
        }
    }
}

fn read_column(name: &str) -> Result<String, String> {
    if column_named(name) {
        return Ok(name.to_owned());
    }
    let known = "prompt, answer, wrong, options, accept, explain, hint, tags, kind, deck, -";
    Err(format!("name it as {known}, or by another key of a question"))
}

/// A separator, in which `\t` is a tab and `\n` the end of a line.
fn read_separator(text: &str) -> Result<String, String> {
    let separator = text.replace("\\t", "\t").replace("\\n", "\n");
    if separator.is_empty() { Err("it is empty".to_owned()) } else { Ok(separator) }
}

fn styles() -> impl TypedValueParser<Value = Style> {
    let named = |name: String| Style::NAMED.iter().find(|(known, _)| *known == name);
    PossibleValuesParser::new(Style::NAMED.map(|(name, _)| name))
        .try_map(move |name| named(name).map(|(_, style)| *style).ok_or("there is no such style"))
}

fn read_encoding(name: &str) -> Result<&'static Encoding, String> {
    let found = Encoding::for_label(name.as_bytes());
    let found = found.filter(|encoding| *encoding != REPLACEMENT);
    found.ok_or_else(|| {
        "name one as windows-1252, iso-8859-2, koi8-r, macintosh, shift_jis, gbk, big5, euc-kr or \
         utf-16le"
            .to_owned()
    })
}

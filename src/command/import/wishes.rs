//! The options that say how a foreign file is to be read, where it leaves that open.

use crate::format::{Style, Wishes};
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

    /// The encoding of the files, where it is not UTF-8, as `windows-1252` or `shift_jis`
    #[arg(long, value_name = "NAME", value_parser = read_encoding)]
    encoding: Option<&'static Encoding>,
}

impl WishOptions {
    /// What they say.
    pub const fn wishes(&self) -> Wishes {
        Wishes { encoding: self.encoding, style: self.style, is_split: self.split }
    }
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

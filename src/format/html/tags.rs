//! The tags of HTML that mean something here, and what.

use super::emphasis::{BOLD, CODE, ITALIC, STRUCK};

/// What a tag means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Of a style of its own.
    Style(u8),
    /// A line of its own.
    Line,
    /// A paragraph of its own.
    Paragraph,
    Heading,
    Break,
    Rule,
    List,
    Entry,
    Quote,
    Preformatted,
    Table,
    Row,
    Cell,
    Raised(bool),
    Ruby,
    /// Nothing of it is text.
    Skipped,
    Picture,
    Sound,
    Link,
    Coloured,
    /// What cannot be told in a terminal.
    Foreign,
    Nothing,
}

use Meaning as M;

/// The tags that mean something.
const TAGS: &[(&str, Meaning)] = &[
    ("b", M::Style(BOLD)),
    ("strong", M::Style(BOLD)),
    ("i", M::Style(ITALIC)),
    ("em", M::Style(ITALIC)),
    ("cite", M::Style(ITALIC)),
    ("dfn", M::Style(ITALIC)),
    ("var", M::Style(ITALIC)),
    ("s", M::Style(STRUCK)),
    ("strike", M::Style(STRUCK)),
    ("del", M::Style(STRUCK)),
    ("code", M::Style(CODE)),
    ("kbd", M::Style(CODE)),
    ("samp", M::Style(CODE)),
    ("tt", M::Style(CODE)),
    ("div", M::Line),
    ("section", M::Line),
    ("article", M::Line),
    ("header", M::Line),
    ("footer", M::Line),
    ("center", M::Line),
    ("figure", M::Line),
    ("figcaption", M::Line),
    ("details", M::Line),
    ("summary", M::Line),
    ("dl", M::Paragraph),
    ("dt", M::Line),
    ("dd", M::Line),
    ("address", M::Line),
    ("caption", M::Line),
    ("p", M::Paragraph),
    ("h1", M::Heading),
    ("h2", M::Heading),
    ("h3", M::Heading),
    ("h4", M::Heading),
    ("h5", M::Heading),
    ("h6", M::Heading),
    ("br", M::Break),
    ("hr", M::Rule),
    ("ul", M::List),
    ("ol", M::List),
    ("li", M::Entry),
    ("blockquote", M::Quote),
    ("pre", M::Preformatted),
    ("table", M::Table),
    ("tr", M::Row),
    ("td", M::Cell),
    ("th", M::Cell),
    ("sub", M::Raised(false)),
    ("sup", M::Raised(true)),
    ("rt", M::Ruby),
    ("rp", M::Skipped),
    ("script", M::Skipped),
    ("style", M::Skipped),
    ("head", M::Skipped),
    ("title", M::Skipped),
    ("template", M::Skipped),
    ("svg", M::Foreign),
    ("object", M::Foreign),
    ("iframe", M::Foreign),
    ("canvas", M::Foreign),
    ("img", M::Picture),
    ("audio", M::Sound),
    ("video", M::Foreign),
    ("source", M::Sound),
    ("a", M::Link),
    ("font", M::Coloured),
    ("mark", M::Coloured),
    ("u", M::Coloured),
    ("span", M::Nothing),
    ("tbody", M::Nothing),
    ("thead", M::Nothing),
    ("ins", M::Nothing),
    ("small", M::Nothing),
    ("big", M::Nothing),
    ("ruby", M::Nothing),
];

/// What a tag of this name means.
pub fn meaning(name: &[u8]) -> Meaning {
    TAGS.iter().find(|(known, _)| known.as_bytes() == name).map_or(M::Nothing, |(_, m)| *m)
}

/// Whether a tag of this name is known.
pub fn is_known(name: &str) -> bool {
    TAGS.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

//! Markup: the formats in which Moodle keeps a text, turned into what a deck writes.

use crate::format::html;

/// How a text is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextFormat {
    /// Moodle's own: text with line breaks, in which HTML may stand.
    #[default]
    Moodle,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Text as it stands.
    Plain,
}

impl TextFormat {
    /// Each by the name that files have for it.
    pub const NAMED: [(&str, Self); 6] = [
        ("html", Self::Html),
        ("markdown", Self::Markdown),
        ("plain", Self::Plain),
        ("plain_text", Self::Plain),
        ("moodle", Self::Moodle),
        ("moodle_auto_format", Self::Moodle),
    ];

    /// The one of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, markup)| *markup)
    }

    /// A text as Markdown.
    pub fn markdown(self, text: &str) -> String {
        match self {
            Self::Markdown => text.trim().to_owned(),
            Self::Html => html::markdown(text),
            Self::Moodle if html::is_likely(text) => {
                html::markdown(&text.trim().replace('\n', "<br>"))
            }
            Self::Moodle | Self::Plain => html::escaped(text),
        }
    }

    /// A text as options and answers have it: without emphasis, code between backticks.
    pub fn literal(self, text: &str) -> String {
        match self {
            Self::Html => html::literal(text),
            Self::Moodle if html::is_likely(text) => html::literal(text),
            _ => text.trim().to_owned(),
        }
    }
}

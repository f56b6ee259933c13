//! Contents: what stands below the header of a deck. Of a deck that was listed before, as it is, it
//! is read when a question is first looked at: of many decks most is not asked today.

use super::exam::Exam;
use super::question::Question;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What stands below the header of a deck.
#[derive(Debug, Default)]
pub struct Content {
    /// What an exam of it is.
    pub exam: Exam,
    /// Texts that several questions share, by name.
    pub passages: BTreeMap<String, String>,
    /// The questions, drafts too, in the order of the file.
    pub questions: Vec<Question>,
}

/// The content of a deck, read or to be read.
#[derive(Debug, Default)]
pub struct Pages {
    content: OnceLock<Content>,
    /// The text it is read from; nothing where it was read from the start.
    unread: Option<String>,
}

impl Pages {
    /// What was read.
    pub fn read(content: Content) -> Self {
        Self { content: content.into(), unread: None }
    }

    /// A text to be read.
    pub const fn unread(text: String) -> Self {
        Self { content: OnceLock::new(), unread: Some(text) }
    }

    /// Whether it was not read from the start.
    pub const fn was_unread(&self) -> bool {
        self.unread.is_some()
    }

    /// The content, read by `read` if it was not yet.
    pub fn open(&self, read: impl FnOnce(&str) -> Self) -> &Content {
        self.content.get_or_init(|| {
            let read = self.unread.as_deref().map(read).unwrap_or_default();
            read.content.into_inner().unwrap_or_default()
        })
    }
}

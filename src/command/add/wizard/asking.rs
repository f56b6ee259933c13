//! Asking for one key of a question, with what the deck has to say of it.

use super::Sketch;
use crate::command::add::part::{AskedPart, TypedPart};
use crate::command::add::proof::{near_duplicate, siblings};
use crate::deck::edit::Draft;
use crate::deck::edit::compose::value_of;
use crate::error::Result;
use crate::kind::{Key, Need, Role};

impl Sketch<'_> {
    /// Asks for one key, and keeps what was typed.
    pub(super) fn ask(&mut self, key: &Key) -> Result<Option<()>> {
        self.half.at = Some(key.name.to_owned());
        let TypedPart { lines, is_open, is_taken } = self.asked(key);
        self.half.leave(key.name, lines, is_open);
        let kept = self.keep();
        if matches!(is_taken, Ok(true)) {
            self.half.at = None;
        }
        is_taken.and_then(|is_taken| kept.map(|()| is_taken.then_some(())))
    }

    fn asked(&mut self, key: &Key) -> TypedPart {
        let (row, deck, half) = (self.row, self.deck, &self.half);
        let right = row.in_role(Role::Answer).map_or(&[][..], |key| half.lines(key.name));
        let mut notes = Vec::new();
        if key.need == Need::Either {
            let near = siblings(deck, row.name, right);
            if !near.is_empty() {
                notes.push(format!("Answers in this deck: {}", near.join(", ")));
            }
        }
        let with = |lines: &[String]| {
            value_of(key, lines)?;
            let mut tried = half.clone();
            tried.set(key.name, lines.to_vec());
            Ok(tried.draft(row))
        };
        let is_prompt = key.role == Role::Prompt;
        let odd = |draft: &Draft| is_prompt.then(|| near_duplicate(deck, draft))?;
        let part = AskedPart {
            row,
            key,
            lines: half.lines(key.name),
            is_open: half.open.as_deref() == Some(key.name),
            right,
            notes: &notes,
            is_first: false,
            with: &with,
            odd: &odd,
        };
        part.ask(self.ui)
    }
}

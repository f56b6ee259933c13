//! Editing in the middle of a session: the learner changes the question just asked, and the session
//! goes on with the deck as it is then.

use super::{Sitting, editor, linking, paper};
use crate::deck::Item;
use crate::engine::Saved;
use crate::env;
use crate::error::Result;
use std::collections::HashMap;

impl Sitting {
    /// Opens the editor at a question, says what became of it, and lets the plan of the session
    /// follow the deck to its new id, and the question to its new key.
    pub(super) fn edit(&mut self, deck: &str, item: Item, saved: &mut Saved) -> Result<()> {
        let Some(at) = self.decks.iter().position(|other| other.id == deck) else { return Ok(()) };
        let (place, ui) = (self.decks[at].place.clone(), self.ui.as_mut());
        let key = self.decks[at].questions()[item.question].key.clone();
        let edited = match editor::question(&place, &key, self.look, ui) {
            Ok(Some(edited)) => edited,
            Ok(None) => return Ok(ui.notice(&format!("{} was not changed.", place.name()))?),
            Err(error) if error.is_interruption() => return Err(error),
            Err(error) => return Ok(ui.notice(&error.to_string())?),
        };
        let editor::Edited { shelved, question } = edited;
        ui.notice(&format!("{} was saved.", place.name()))?;
        if let Some(omission) = shelved.omission() {
            ui.notice(&omission)?;
        }
        let mut new = shelved.reading.deck;
        if new.has_id {
            self.journal.set_kept(&new.id, true);
        } else if !self.journal.keeps(deck) {
            deck.clone_into(&mut new.id); // the one it was given for this session
        }
        let new = new;
        match question {
            Some(question) => {
                let part = item.part;
                let parts = new.questions()[question].kind.parts();
                let part = if parts.contains(&part) { part } else { parts[0] };
                let item = Item { question, part };
                let look = ui.look();
                let filter = &self.terms.filter;
                ui.show(&paper::lines(&new, &[item], filter, self.seed, true, look))?;
            }
            None => ui.notice("The question is not in it any more.")?,
        }
        if new.id != deck {
            saved.rename_deck(deck, &new.id);
        }
        let new_key = question.map(|question| new.questions()[question].key.clone());
        let new_key = new_key.filter(|new| *new != key);
        if let Some(new_key) = &new_key {
            saved.rename(&new.id, &HashMap::from([(&*key, &**new_key)]));
        }
        self.decks[at] = new;
        self.aim(at);
        if self.journal.has_history()
            && self.journal.keeps(&self.decks[at].id)
            && let Some(store) = self.journal.store()?
        {
            let moment = env::moment()?;
            if self.decks[at].id != deck {
                linking::follow_deck(store, deck, &self.decks[at], moment)?;
            }
            let keys = new_key.iter().map(|new| (key.as_str(), new.as_str())).collect();
            linking::follow(store, &self.decks[at], &keys, moment)?;
            self.link(at..at + 1)?;
            self.read_asides(at)?;
        }
        Ok(())
    }
}

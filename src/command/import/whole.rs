//! Decks that come whole: written as their authors wrote them, with the id under which what was learned
//! of them is filed.

use super::Import;
use super::merge::Merged;
use crate::deck::edit::{Literal, set_header};
use crate::deck::{read, read_header};
use crate::error::Result;
use crate::format::{Bundle, Loss};
use crate::shelf::{Place, refusal};
use std::path::PathBuf;

impl Import<'_> {
    /// The deck as it comes, where nothing is to be said of it that it does not say itself, and nothing
    /// in it is wrong.
    pub(super) fn whole(&mut self, bundle: &Bundle, place: &Place) -> Result<Option<Merged>> {
        let args = self.args;
        let is_changed = args.title.is_some() || !args.language.is_empty() || !args.tags.is_empty();
        let Some(text) = bundle.text.as_ref().filter(|_| !is_changed) else { return Ok(None) };
        let reading = read(text, &place.stem());
        if !reading.is_sound() {
            return Ok(None);
        }
        let mut merged =
            Merged { text: self.identified(bundle, text, place)?, ..Merged::default() };
        merged.kept = (0..bundle.questions.len()).map(Some).collect();
        for question in reading.deck.questions() {
            *merged.added.entry(question.kind.name()).or_default() += 1;
        }
        Ok(Some(merged))
    }

    /// The text with the id that the deck had, unless another deck has that one here.
    fn identified(&mut self, bundle: &Bundle, text: &str, place: &Place) -> Result<String> {
        let own = id(bundle).unwrap_or_default();
        let id = match self.newcomers.holder(&own, place, text)?.map(Place::name) {
            None if place.stem() == own || bundle.front.text("id").is_some() => {
                return Ok(text.to_owned());
            }
            None => own,
            Some(other) => {
                let new = self.newcomers.id(None, place)?;
                let reason = format!("its id is {new} here, as {other} is {own}");
                self.report.losses.push(Loss::remark(place.name(), reason));
                new
            }
        };
        let refused = |refused| refusal(&place.name(), refused);
        set_header(text, "id", Some(&Literal::Text(id))).map_err(refused)
    }
}

/// The id of a deck that comes whole.
pub fn id(bundle: &Bundle) -> Option<String> {
    Some(read_header(bundle.text.as_ref()?, &bundle.name).id)
}

/// The file of a deck that comes whole: of the name that it had.
pub fn path(bundle: &Bundle) -> Option<PathBuf> {
    bundle.text.as_ref().map(|_| PathBuf::from(format!("decks/{}.toml", bundle.name)))
}

/// Whether a deck that comes whole says that it is the one that is at a place.
pub fn is_same(bundle: &Bundle, place: &Place) -> Result<bool> {
    let Some(text) = &bundle.text else { return Ok(false) };
    let (own, here) = (read_header(text, &bundle.name), place.text()?);
    let there = read_header(&here, &place.stem());
    Ok(*text == here || own.has_id && there.has_id && own.id == there.id)
}

//! The tour asks a learner about learning, and an author about writing decks.

use crate::deck::Place;
use crate::env;
use crate::error::Result;
use crate::shelf::TOUR;
use crate::sitting::Sitting;

/// What people come for, and the tag of its questions; none where all are asked.
const WISHES: [(&str, Option<&str>); 3] =
    [("Learn from decks", Some("learning")), ("Write decks", Some("authoring")), ("Both", None)];

/// Where the tour is asked, and nothing was said of which questions, asks what for; whether to go on.
pub fn choose(sitting: &mut Sitting) -> Result<bool> {
    let is_tour = matches!(
        &sitting.decks[..],
        [deck] if matches!(&deck.place, Place::BuiltIn { name, .. } if *name == TOUR)
    );
    let filter = &sitting.terms.filter;
    let is_open = filter.tags.is_empty() && filter.kinds.is_empty() && filter.ids.is_empty();
    if !is_tour || !is_open || !env::has_person() {
        return Ok(true);
    }
    let texts = WISHES.map(|(text, _)| text.to_owned());
    let Some(picked) = sitting.ui.pick("What do you want to do with quizdeck?", &texts)? else {
        return Ok(false);
    };
    let tag = WISHES.get(picked).and_then(|(_, tag)| *tag);
    sitting.terms.filter.tags.extend(tag.map(str::to_owned));
    Ok(true)
}

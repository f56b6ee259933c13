//! Packages written: a note for each question, by types of our own, in the layout that every version of
//! Anki takes. What a note is known by follows from its deck and its key, so that a later export updates
//! it; one that came from Anki keeps the name it has there.

mod collection;
mod gapped;
mod looks;
mod media;
mod names;
mod note;
mod texts;
mod whole;

pub use looks::NoteLook;
pub use names::tags;
pub use whole::{Restored, restored};

use crate::deck::edit::Front;
use crate::format::html::{rendered, rendered_plain};
use crate::format::{Bundle, Loss, Unfit};
use crate::random::Fnv;
use collection::{CollectionMaker, PackedCard, PackedNote};
use media::MediaPacker;
use note::NoteMaker;

/// What an Anki that is too old for the rest reads.
const TOO_OLD: &str = "Please update to the latest Anki version, then import the file again.";

/// Keys of a deck's head that are said of its deck there, or by each note.
const SAID: [&str; 8] =
    ["id", "title", "format", "tags", "allow", "description", "authors", "license"];

fn failed(_: rusqlite::Error) -> Unfit {
    Unfit::new("its collection cannot be made", "export fewer decks at a time")
}

/// Writes decks, each as one there.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let at = bundles.first().map_or(0, |bundle| bundle.departure.at);
    let mut collection = CollectionMaker::new(at).map_err(failed)?;
    let mut media = MediaPacker::new();
    let (mut losses, mut count) = (Vec::new(), 0);
    for bundle in bundles {
        losses.extend(head_losses(bundle));
        media.begin(bundle);
        let name = deck_name(bundle);
        let deck = number_of(&name);
        collection.add_deck(deck, &name, &description(&bundle.front));
        let mut maker = NoteMaker::new(bundle, &media);
        while let Some(note) = maker.next() {
            collection.add(&note, deck).map_err(failed)?;
            count += 1;
        }
        losses.append(&mut maker.losses);
    }
    if count == 0 {
        return Err(Unfit::new("there is no question in the deck", "check the deck first"));
    }
    let large = || {
        let reason = "its pictures and sounds are too much for a package";
        Unfit::new(reason, "export fewer decks at a time")
    };
    let pack = |bytes: &[u8]| media.add("collection.anki21", bytes);
    collection.end(pack).map_err(failed)?.map_err(|()| large())?;
    let pack = |bytes: &[u8]| media.add("collection.anki2", bytes);
    stub(at).and_then(|stub| stub.end(pack)).map_err(failed)?.map_err(|()| large())?;
    let bytes = media.end().ok_or_else(large)?;
    Ok((bytes, losses))
}

/// What a version reads that knows only the oldest layout.
fn stub(at: i64) -> rusqlite::Result<CollectionMaker> {
    let mut stub = CollectionMaker::new(at)?;
    let mut texts = texts::FieldTexts::default();
    texts.set("Front", TOO_OLD.to_owned());
    let look = NoteLook::Card;
    let fields = texts.in_order(look).into_iter().chain([String::new()]).collect();
    let cards = vec![PackedCard { ord: 0, past: None, is_suspended: false }];
    let guid = "quizdeck-too-old".to_owned();
    stub.add(&PackedNote { look, guid, tags: Vec::new(), fields, cards }, 1)?;
    Ok(stub)
}

/// The name of a deck there: its title. What came from a deck within a deck goes back into it.
fn deck_name(bundle: &Bundle) -> String {
    let title = bundle.front.text("title").unwrap_or(&bundle.name);
    let title = crate::text::printable_line(title);
    let mut ids = bundle.questions.iter().map(|question| question.draft.text("id"));
    let is_from_there = ids.all(|id| id.is_some_and(|id| names::own_name(id).is_some()));
    let title = if is_from_there { title.replace(": ", "::") } else { title };
    if title.is_empty() { "quizdeck".to_owned() } else { title }
}

/// The number of a deck: the same for the same name.
fn number_of(name: &str) -> i64 {
    let digest = Fnv::of(name.as_bytes());
    // As large as the times that Anki takes for numbers, and no larger than scripts can count.
    1_500_000_000_000 + i64::try_from(digest % 200_000_000_000).unwrap_or_default()
}

/// What is said of a deck where it is opened.
fn description(front: &Front) -> String {
    let about = front.text("description").map(rendered);
    let authors = front.texts("authors").join(", ");
    let authors = Some(authors).filter(|authors| !authors.is_empty());
    let rest = authors.into_iter().chain(front.text("license").map(str::to_owned));
    let rest = rest.map(|line| rendered_plain(&line));
    about.into_iter().chain(rest).collect::<Vec<_>>().join("<br>")
}

fn head_losses(bundle: &Bundle) -> Vec<Loss> {
    let place = format!("the head of {}", bundle.name);
    let header = bundle.front.header.iter().map(|(name, _)| *name);
    let lost = header.filter(|name| !SAID.contains(name));
    let lost = lost.chain(Some("exam").filter(|_| !bundle.front.exam.is_empty()));
    lost.map(|name| Loss::part(&place, format!("`{name}` cannot be said there"))).collect()
}

#[cfg(test)]
mod tests;

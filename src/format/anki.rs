//! Anki: packages of notes, of which templates make cards. Each card becomes a question, its fields
//! read from HTML; what Anki knows it by stays its id, so that edits made there arrive here.

mod card;
mod cards;
mod collection;
mod days;
mod decks;
mod learned;
mod media;
mod notetype;
mod own;
mod package;
mod presets;
mod progress;
mod revlog;
mod template;
mod wire;
mod write;

use super::{Bundle, Carried, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::text::shorten;
use card::CardMaker;
use collection::{Collection, Note};
use decks::DeckNames;
use learned::LearnedCards;
use media::PackedMedia;
use package::Package;
use std::collections::BTreeMap;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "anki",
    summary: "Anki: packages of cards with their pictures and sounds",
    extensions: &["apkg", "colpkg"],
    is_text: false,
    keeps_history: true,
    names_files: false,
    tells: |file| file.bytes.starts_with(b"PK") && holds_collection(file.bytes),
    read: Some(read),
    write: Some(write::write),
    keeps: "cards of every note type, gaps, hints, formulas, tags, the first picture and the first sound; there, a note for each question of every kind, with all that it says: what is right is read, or typed and compared letter for letter, and comes back whole; what was answered, when it is due, and what is suspended, buried or flagged",
};

/// Whether a zip names a collection: names stand in it as they are.
fn holds_collection(bytes: &[u8]) -> bool {
    let name = b"collection.anki2";
    bytes.windows(name.len()).any(|window| window == name)
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let mut package = Package::open(file.bytes)?;
    let collection = package.collection(Collection::open)?;
    let mut cards = collection.cards()?;
    let decks = DeckNames::of(&collection.decks, &cards, file.stem(), wishes.is_split);
    let mut media = PackedMedia::new(package.kept(file.bytes)?);
    let (mut losses, mut met) = (Vec::new(), own::MetPassages::new());
    let mut learned = LearnedCards::of(&collection, file.name, &mut losses)?;
    let mut bundles: BTreeMap<String, Bundle> = BTreeMap::new();
    let maker = CardMaker { decks: &decks, wishes };
    let long = collection.notes(|note| {
        let place = place(&note);
        let Some(note_type) = collection.note_types.get(&note.type_id) else {
            losses.push(Loss::question(place, "its note type is not in the package"));
            return;
        };
        let own = cards.remove(&note.id).unwrap_or_default();
        if own.is_empty() {
            losses.push(Loss::question(place, "it has no card"));
            return;
        }
        if let Some(whole) = own::question(&note, &place, &mut media, &mut losses) {
            let bundle = own::gather(&mut bundles, whole, &mut met);
            // One that is not to be asked yet is suspended there for that alone.
            let is_draft = |last: &Carried| last.draft.text("draft") == Some("true");
            if !bundle.questions.last().is_some_and(is_draft) {
                let at = bundle.questions.len().saturating_sub(1);
                learned.note(&note.guid, own, &bundle.name, at);
            }
            return;
        }
        for made in maker.questions(&note, note_type, &own) {
            let deck = made.card.deck;
            let name = decks.bundle(deck);
            let bundle = bundles.entry(name).or_insert_with_key(|name| Bundle {
                name: name.clone(),
                front: decks.front(deck),
                ..Bundle::default()
            });
            let draft = match made.question {
                Ok(question) => media.placed(question, &bundle.name, &place, &mut losses),
                Err(reason) => {
                    losses.push(Loss::question(&place, reason));
                    losses.extend(learned.left(&place, &made.card));
                    continue;
                }
            };
            let cards = [Some(made.card), made.other].into_iter().flatten();
            learned.note(&note.guid, cards, &bundle.name, bundle.questions.len());
            bundle.questions.push(Carried { place: place.clone(), draft });
        }
    })?;
    let too_long = |id: i64| Loss::question(format!("nid:{id}"), "it is longer than 8 MB");
    losses.extend(long.into_iter().map(too_long));
    drop(collection); // it is the largest part of all that is held
    learned.settle(&mut bundles, &mut losses);
    let mut bundles: Vec<Bundle> = bundles.into_values().collect();
    media.share(&mut bundles);
    Ok(Intake { bundles, losses })
}

/// What finds a note in Anki, with how it begins.
fn place(note: &Note) -> String {
    let first = note.fields.first().map_or("", String::as_str);
    let first = &first[..first.floor_char_boundary(200)];
    let first = super::html::literal(first);
    format!("nid:{} {}", note.id, shorten(&first.replace('\n', " "), 30))
}

#[cfg(test)]
mod tests;

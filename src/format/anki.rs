//! Anki: packages of notes, of which templates make cards. Each card becomes a question, its fields
//! read from HTML; what Anki knows it by stays its id, so that edits made there arrive here.

mod card;
mod cards;
mod collection;
mod days;
mod decks;
mod learned;
mod media;
mod notes;
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
use card::{CardMaker, MadeCard};
use cards::NoteCard;
use collection::{Collection, Note};
use decks::DeckNames;
use learned::LearnedCards;
use media::PackedMedia;
use memchr::memmem;
use notes::{ReadNote, each_note};
use package::Package;
use std::collections::BTreeMap;
use std::iter::repeat_n;
use write::{NoteLook, Restored};

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
    memmem::find(bytes, b"collection.anki2").is_some()
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let mut package = Package::open(file.bytes)?;
    let collection = package.collection(Collection::open)?;
    let cards = collection.cards()?;
    let decks = DeckNames::of(&collection.decks, &cards, file.stem(), wishes.is_split);
    let media = PackedMedia::new(package.kept(file.bytes)?);
    let mut losses = Vec::new();
    let learned = LearnedCards::of(&collection, file.name, &mut losses)?;
    let maker = CardMaker { decks: &decks, wishes };
    let mut reader = PackageReader {
        maker: &maker,
        media,
        learned,
        bundles: BTreeMap::new(),
        met: own::MetPassages::new(),
        losses,
    };
    let long =
        each_note(&collection, &cards, &maker, |note, cards, (place, read), made| match read {
            Ok(ReadNote::Whole(whole)) => reader.whole(note, cards, *whole, &place),
            Ok(ReadNote::Cards(count)) => reader.cards(note, place, made.take(count)),
            Err(reason) => reader.losses.push(Loss::question(place, reason)),
        })?;
    let PackageReader { media, learned, mut bundles, mut losses, .. } = reader;
    let too_long = |id: i64| Loss::question(format!("nid:{id}"), "it is longer than 8 MB");
    losses.extend(long.into_iter().map(too_long));
    drop(collection); // it is the largest part of all that is held
    learned.settle(&mut bundles, &mut losses);
    let mut bundles: Vec<Bundle> = bundles.into_values().collect();
    media.share(&mut bundles);
    Ok(Intake { bundles, losses })
}

/// A package as far as it was read.
struct PackageReader<'r> {
    maker: &'r CardMaker<'r>,
    media: PackedMedia,
    learned: LearnedCards,
    bundles: BTreeMap<String, Bundle>,
    met: own::MetPassages,
    losses: Vec<Loss>,
}

impl PackageReader<'_> {
    /// Takes a note that says its question whole.
    fn whole(
        &mut self,
        note: Note<'_>,
        own: &[NoteCard],
        whole: (NoteLook, Restored),
        place: &str,
    ) {
        let whole = own::question(note, whole, place, &mut self.media, &mut self.losses);
        let bundle = own::gather(&mut self.bundles, whole, &mut self.met);
        // One that is not to be asked yet is suspended there for that alone.
        let is_draft = |last: &Carried| last.draft.text("draft") == Some("true");
        if !bundle.questions.last().is_some_and(is_draft) {
            let at = bundle.questions.len().saturating_sub(1);
            self.learned.note(note.guid, own.iter().copied(), &bundle.name, at);
        }
    }

    /// Takes the questions that were made of a note's cards.
    fn cards(
        &mut self,
        note: Note<'_>,
        place: String,
        made: impl ExactSizeIterator<Item = MadeCard>,
    ) {
        let decks = self.maker.decks;
        for (place, made) in repeat_n(place, made.len()).zip(made) {
            let deck = made.card.deck;
            let name = decks.bundle(deck);
            if !self.bundles.contains_key(name) {
                let (name, front) = (name.to_owned(), decks.front(deck));
                self.bundles.insert(name.clone(), Bundle { name, front, ..Bundle::default() });
            }
            let Some(bundle) = self.bundles.get_mut(name) else { continue };
            let draft = match made.question {
                Ok(question) => self.media.placed(question, name, &place, &mut self.losses),
                Err(reason) => {
                    self.losses.push(Loss::question(&place, reason));
                    self.losses.extend(self.learned.left(&place, &made.card));
                    continue;
                }
            };
            let cards = [Some(made.card), made.other].into_iter().flatten();
            self.learned.note(note.guid, cards, name, bundle.questions.len());
            bundle.questions.push(Carried { place, draft });
        }
    }
}

#[cfg(test)]
mod tests;

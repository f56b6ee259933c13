//! Notes, each read for what it asks: by other threads, while the next ones come out of the collection.

use super::card::{CardMaker, MadeCard};
use super::cards::NoteCard;
use super::collection::{Collection, Note};
use super::own;
use super::write::{NoteLook, Restored};
use crate::format::Unfit;
use crate::format::html::literal;
use crate::text::shorten;
use rayon::prelude::*;
use std::sync::mpsc::{SendError, channel, sync_channel};
use std::thread;

/// What a note turned out to be.
pub enum ReadNote {
    /// One that says its question whole.
    Whole(Box<(NoteLook, Restored)>),
    /// The questions of its cards.
    Cards(Vec<MadeCard>),
}

/// Where a note stands, and what it turned out to be, or why it is none.
type PlacedNote = (String, Result<ReadNote, &'static str>);

/// Notes with their cards.
type NoteBatch<'c> = Vec<(Note, &'c [NoteCard])>;

/// How many notes are read side by side, and how many such batches may wait for it.
const BATCH: usize = 1024;
const AHEAD: usize = 4;

/// Goes through the notes of a collection, the earliest first, with the cards of each, and takes in what
/// they turn out to be; the numbers of those that are too long.
///
/// # Errors
/// When the collection cannot be read.
pub fn each_note<'c>(
    collection: &Collection,
    mut cards: &'c [NoteCard],
    maker: &CardMaker<'_>,
    mut take: impl FnMut(&Note, &[NoteCard], &str, Result<ReadNote, &'static str>),
) -> Result<Vec<i64>, Unfit> {
    let mut take_in = |batch: NoteBatch<'c>, found: Vec<PlacedNote>| {
        for ((note, cards), (place, read)) in batch.iter().zip(found) {
            take(note, cards, &place, read);
        }
    };
    let types = &collection.note_types;
    let look = |batch: &NoteBatch<'c>| -> Vec<PlacedNote> {
        let found = batch.par_iter().map(|(note, cards)| {
            let read = match (types.get(&note.type_id), own::whole(note)) {
                (None, _) => Err("its note type is not in the package"),
                (Some(_), _) if cards.is_empty() => Err("it has no card"),
                (Some(_), Some(whole)) => Ok(ReadNote::Whole(Box::new(whole))),
                (Some(of), None) => Ok(ReadNote::Cards(maker.questions(note, of, cards))),
            };
            (place(note), read)
        });
        found.collect()
    };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<NoteBatch<'c>>(AHEAD);
        let (done, looked) = channel();
        let helper = move || {
            for batch in receiver {
                let found = look(&batch);
                if done.send((batch, found)).is_err() {
                    return; // nobody takes it in any more
                }
            }
        };
        let _ = thread::Builder::new().spawn_scoped(scope, helper);
        let mut pass_on = |batch: NoteBatch<'c>| {
            if let Err(SendError(batch)) = sender.send(batch) {
                let found = look(&batch); // there can be no other thread
                take_in(batch, found);
            }
            for (batch, found) in looked.try_iter() {
                take_in(batch, found);
            }
        };
        let mut batch = NoteBatch::with_capacity(BATCH);
        let long = collection.notes(|note| {
            cards = &cards[cards.iter().take_while(|card| card.note < note.id).count()..];
            let own = cards.iter().take_while(|card| card.note == note.id).count();
            let (own, rest) = cards.split_at(own);
            cards = rest;
            batch.push((note, own));
            if batch.len() == BATCH {
                pass_on(std::mem::replace(&mut batch, NoteBatch::with_capacity(BATCH)));
            }
        });
        pass_on(batch);
        drop(sender);
        for (batch, found) in looked {
            take_in(batch, found);
        }
        long
    })
}

/// What finds a note in Anki, with how it begins.
fn place(note: &Note) -> String {
    let first = note.fields.first().map_or("", String::as_str);
    let mut first = literal(&first[..first.floor_char_boundary(200)]);
    if first.contains('\n') {
        first = first.replace('\n', " ");
    }
    format!("nid:{} {}", note.id, shorten(&first, 30))
}

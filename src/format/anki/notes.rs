//! Notes, each read for what it asks: by other threads, while the next ones come out of the collection.

use super::card::{CardMaker, MadeCard};
use super::cards::NoteCard;
use super::collection::{Collection, Note};
use super::own;
use super::write::{NoteLook, Restored};
use crate::format::Unfit;
use crate::format::html::literal;
use crate::parallel::{Ordered, cores};
use crate::text::shorten;
use std::sync::mpsc::{SendError, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::vec::IntoIter;

/// What a note turned out to be.
pub enum ReadNote {
    /// One that says its question whole.
    Whole(Box<(NoteLook, Restored)>),
    /// So many questions, the next ones that were made of its cards.
    Cards(usize),
}

/// Where a note stands, and what it turned out to be, or why it is none.
type PlacedNote = (String, Result<ReadNote, &'static str>);

/// What the notes of a batch turned out to be, and the questions that were made of their cards: all
/// together, since what a thread gives back that another one made holds both of them up.
type ReadBatch = (Vec<PlacedNote>, Vec<MadeCard>);

/// Notes with their cards.
type NoteBatch<'c> = Vec<(Note, &'c [NoteCard])>;

/// How many notes a thread reads at a time, and how many such batches may wait for it.
const BATCH: usize = 256;
const AHEAD: usize = 16;

/// Goes through the notes of a collection, the earliest first, with the cards of each, and takes in what
/// they turn out to be; the numbers of those that are too long.
///
/// # Errors
/// When the collection cannot be read.
pub fn each_note<'c>(
    collection: &Collection,
    mut cards: &'c [NoteCard],
    maker: &CardMaker<'_>,
    mut take: impl FnMut(&Note, &[NoteCard], PlacedNote, &mut IntoIter<MadeCard>),
) -> Result<Vec<i64>, Unfit> {
    let types = &collection.note_types;
    let look = |batch: &NoteBatch<'c>| -> ReadBatch {
        let mut all = Vec::with_capacity(batch.len());
        let found = batch.iter().map(|(note, cards)| {
            let read = match (types.get(&note.type_id), own::whole(note)) {
                (None, _) => Err("its note type is not in the package"),
                (Some(_), _) if cards.is_empty() => Err("it has no card"),
                (Some(_), Some(whole)) => Ok(ReadNote::Whole(Box::new(whole))),
                (Some(of), None) => {
                    let made = maker.questions(note, of, cards);
                    let count = made.len();
                    all.extend(made);
                    Ok(ReadNote::Cards(count))
                }
            };
            (place(note), read)
        });
        (found.collect(), all)
    };
    let mut ordered = Ordered::new();
    let mut take_in = |number: usize, batch: NoteBatch<'c>, found: ReadBatch| {
        ordered.take(number, (batch, found), |(batch, (found, made))| {
            let mut made = made.into_iter();
            for ((note, cards), found) in batch.iter().zip(found) {
                take(note, cards, found, &mut made);
            }
        });
    };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<(usize, NoteBatch<'c>)>(AHEAD);
        let (receiver, (done, looked)) = (Arc::new(Mutex::new(receiver)), channel());
        for _ in 0..cores() {
            let (receiver, done, look) = (Arc::clone(&receiver), done.clone(), &look);
            let help = move || {
                let next = || receiver.lock().ok()?.recv().ok();
                while let Some((number, batch)) = next() {
                    let found = look(&batch);
                    if done.send((number, batch, found)).is_err() {
                        return; // nobody takes it in any more
                    }
                }
            };
            // Where there can be no more threads, there are fewer.
            let _ = thread::Builder::new().spawn_scoped(scope, help);
        }
        drop((receiver, done));
        let mut number = 0;
        let mut pass_on = |batch: NoteBatch<'c>| {
            if let Err(SendError((number, batch))) = sender.send((number, batch)) {
                let found = look(&batch); // there is no other thread
                take_in(number, batch, found);
            }
            number += 1;
            for (number, batch, found) in looked.try_iter() {
                take_in(number, batch, found);
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
        for (number, batch, found) in looked {
            take_in(number, batch, found);
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

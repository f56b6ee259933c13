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
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::mpsc::{TrySendError, channel, sync_channel};
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

/// Notes with their cards, the texts of all of them in one: they go from one thread to another.
#[derive(Default)]
struct NoteBatch<'c> {
    texts: String,
    notes: Vec<BatchedNote<'c>>,
}

/// A note of a batch: where its texts end, one behind the other.
struct BatchedNote<'c> {
    id: i64,
    type_id: i64,
    ends: [usize; 3],
    cards: &'c [NoteCard],
}

impl<'c> NoteBatch<'c> {
    fn push(&mut self, note: Note<'_>, cards: &'c [NoteCard]) {
        let Note { id, type_id, guid, tags, whole } = note;
        let ends = [guid, tags, whole].map(|text| {
            self.texts.push_str(text);
            self.texts.len()
        });
        self.notes.push(BatchedNote { id, type_id, ends, cards });
    }

    fn notes(&self) -> impl Iterator<Item = (Note<'_>, &'c [NoteCard])> {
        let mut start = 0;
        self.notes.iter().map(move |&BatchedNote { id, type_id, ends, cards }| {
            let [guid, tags, whole] =
                ends.map(|end| &self.texts[std::mem::replace(&mut start, end)..end]);
            (Note { id, type_id, guid, tags, whole }, cards)
        })
    }
}

/// How many notes a thread reads at a time, and how many such batches may wait for it.
const BATCH: usize = 256;
const AHEAD: usize = 8;

/// Goes through the notes of a collection, the earliest first, with the cards of each, and takes in what
/// they turn out to be; the numbers of those that are too long.
///
/// # Errors
/// When the collection cannot be read.
pub fn each_note<'c>(
    collection: &Collection,
    mut cards: &'c [NoteCard],
    maker: &CardMaker<'_>,
    mut take: impl FnMut(Note<'_>, &[NoteCard], PlacedNote, &mut IntoIter<MadeCard>),
) -> Result<Vec<i64>, Unfit> {
    let types = &collection.note_types;
    let look = |batch: &NoteBatch<'c>| -> ReadBatch {
        let mut all = Vec::with_capacity(batch.notes.len());
        let found = batch.notes().map(|(note, cards)| {
            let read = match (types.get(&note.type_id), own::whole(note)) {
                (None, _) => Err("its note type is not in the package"),
                (Some(_), _) if cards.is_empty() => Err("it has no card"),
                (Some(_), Some(whole)) => Ok(ReadNote::Whole(Box::new(whole))),
                (Some(of), None) => {
                    let before = all.len();
                    maker.questions(note, of, cards, &mut all);
                    Ok(ReadNote::Cards(all.len() - before))
                }
            };
            (place(note), read)
        });
        (found.collect(), all)
    };
    let mut ordered = Ordered::new();
    let mut take_in = |(number, batch, found): (usize, NoteBatch<'c>, ReadBatch)| {
        ordered.take(number, (batch, found), |(batch, (found, made))| {
            let mut made = made.into_iter();
            for ((note, cards), found) in batch.notes().zip(found) {
                take(note, cards, found, &mut made);
            }
        });
    };
    let (sender, receiver) = sync_channel::<(usize, NoteBatch<'c>)>(AHEAD);
    let receiver = Mutex::new(receiver);
    let next = || receiver.lock().ok()?.recv().ok();
    thread::scope(|scope| {
        let (done, looked) = channel();
        for _ in 1..cores() {
            let (done, next, look) = (done.clone(), &next, &look);
            let help = move || {
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
        drop(done);
        let mut number = 0;
        let mut pass_on = |batch: NoteBatch<'c>| {
            // Where all of them have enough to do, this one helps too.
            if let Err(TrySendError::Full(it) | TrySendError::Disconnected(it)) =
                sender.try_send((number, batch))
            {
                let found = look(&it.1);
                take_in((it.0, it.1, found));
            }
            number += 1;
            looked.try_iter().for_each(&mut take_in);
        };
        let mut batch = NoteBatch::default();
        let long = collection.notes(|note| {
            cards = &cards[cards.iter().take_while(|card| card.note < note.id).count()..];
            let own = cards.iter().take_while(|card| card.note == note.id).count();
            let (own, rest) = cards.split_at(own);
            cards = rest;
            batch.push(note, own);
            if batch.notes.len() == BATCH {
                pass_on(std::mem::take(&mut batch));
            }
        });
        pass_on(batch);
        drop(sender);
        while let Some((number, batch)) = next() {
            let found = look(&batch);
            take_in((number, batch, found));
        }
        looked.into_iter().for_each(take_in);
        long
    })
}

/// What finds a note in Anki, with how it begins.
fn place(note: Note<'_>) -> String {
    let first = note.field(0).unwrap_or_default();
    let mut first = literal(&first[..first.floor_char_boundary(200)]);
    if first.contains('\n') {
        first = first.replace('\n', " ");
    }
    let mut place = String::with_capacity(56);
    let _ = write!(place, "nid:{} ", note.id);
    place.push_str(&shorten(&first, 30));
    place
}

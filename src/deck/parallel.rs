//! Large decks, read by all cores: lines are found in no time, so that a deck is cut by its lines, the pieces are
//! parsed and read by several threads, and what came of them is taken in by the first of these, in the order of
//! the text.

use super::flat::Flat;
use super::pieces::{Piece, cuts, lengthened, parse, piece};
use crate::parallel::{Ordered, cores};
use std::ops::Range;
use std::sync::Mutex;
use std::sync::mpsc::sync_channel;
use std::thread;
use toml_parser::lexer::Token;

/// From how many bytes on a text is worth more than one thread: below, it is read in a millisecond.
const LARGE: usize = 1 << 15;

/// How many batches of pieces may wait to be taken in.
const AHEAD: usize = 64;

/// Reads the pieces of a text from a place on and takes them in, in their order: a flat one as what `read` makes of it,
/// any other as it is.
pub fn each_piece<'t, S: Default, T: Send>(
    text: &'t str,
    start: usize,
    read: impl Fn(&mut S, Range<usize>, Flat<'t>) -> T + Sync,
    mut take: impl FnMut(Result<T, Piece<'t>>),
) {
    let look = |(tokens, state): &mut (Vec<Token>, S), range: Range<usize>| {
        let flat = Flat::read(&text[range.clone()], tokens);
        let read = flat.map(|flat| read(state, range.clone(), flat));
        (range.clone(), read.ok_or_else(|| parse(text, range)))
    };
    let mut end = start;
    let mut settle = |(range, look): (Range<usize>, Option<Result<T, Piece<'t>>>)| {
        // A longer piece may have ended where no line is a cut: behind it the text is cut anew.
        while end < range.start
            && let Some(piece) = piece(text, end)
        {
            end = piece.range.end;
            take(Err(piece));
        }
        // It may have taken this line in, too.
        if let (true, Some(look)) = (end == range.start, look) {
            let look = look.map_err(|piece| lengthened(text, piece));
            end = look.as_ref().map_or_else(|piece| piece.range.end, |_| range.end);
            take(look);
        }
    };
    let (mut cuts, size) = (cuts(text, start), batch(text.len()));
    let batches = std::iter::from_fn(|| {
        let batch: Vec<_> = cuts.by_ref().take(size).collect();
        Some(batch).filter(|batch| !batch.is_empty())
    });
    let batches = Mutex::new(batches.enumerate());
    let next = || batches.lock().ok()?.next();
    let work = |state: &mut _, batch: Vec<Range<usize>>| -> Vec<_> {
        batch.into_iter().map(|range| look(state, range)).collect()
    };
    let mut ordered = Ordered::new();
    let mut take_in = |(number, looks): (usize, Vec<_>)| {
        ordered.take(number, looks, |looks| {
            for (range, look) in looks {
                settle((range, Some(look)));
            }
        });
    };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        for _ in 0..helpers(text.len() - start) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            let help = move || {
                let mut state = Default::default();
                while let Some((number, batch)) = next() {
                    if sender.send((number, work(&mut state, batch))).is_err() {
                        return; // nobody takes it in any more
                    }
                }
            };
            // Where there can be no more threads, there are fewer.
            let _ = thread::Builder::new().spawn_scoped(scope, help);
        }
        drop(sender);
        let mut state = Default::default();
        while let Some((number, batch)) = next() {
            take_in((number, work(&mut state, batch)));
            receiver.try_iter().for_each(&mut take_in);
        }
        receiver.into_iter().for_each(take_in);
    });
    settle((text.len()..text.len(), None));
}

/// How many pieces a thread takes at a time of a text of so many bytes: of a large one about one in 256.
fn batch(bytes: usize) -> usize {
    (bytes >> 16).clamp(64, 512)
}

/// How many threads help to read so many bytes: one for each core but one, which this thread has.
fn helpers(bytes: usize) -> usize {
    let threads = match rayon::current_thread_index() {
        _ if bytes < LARGE => 1,
        Some(_) => rayon::current_num_threads(),
        None => cores(),
    };
    threads - 1
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;
    use crate::random::Random;

    #[test]
    fn many_at_a_time_are_the_same_pieces() {
        let all = [
            "[[question]]\na = 1\n",
            "[[question]]\na = '''\n[[question]]\n[[question]]\n'''\n",
            "[[question]]\na = '''open\n",
            "  [[question]] # two\nb = [\n[[question]]\n]\n",
            "[deck]\n",
            "[passages]\n",
            "question = 1\n",
            "[[question]]\nb = \n",
            "'''\n",
        ];
        for seed in 0..40 {
            let mut random = Random::new(seed, &["pieces"]);
            let text: String = (0..600).map(|_| all[random.below(all.len())]).collect();
            let ranges = |piece: Piece<'_>| (piece.range, piece.errors.len());
            let flat = |(): &mut (), range, _: Flat<'_>| (range, 0);
            for text in [format!("{text}{}", "#".repeat(LARGE)), text] {
                let mut taken = Vec::new();
                each_piece(&text, 0, flat, |part| taken.push(part.unwrap_or_else(ranges)));
                assert!(taken == pieces(&text).map(ranges).collect::<Vec<_>>());
            }
        }
    }
}

//! Cards and their logs, and what is known of them.

use super::*;
use crate::form::Rating;
use crate::format::anki::days::DaySettings;

/// The first day of the collection, 2026-03-02.
const FIRST: i64 = 20_514;

fn tracker() -> Tracker {
    let settings = DaySettings { creation: Some(0), ..DaySettings::default() };
    Tracker { days: DayCount::new(FIRST * 86_400 + 4 * 3600, settings) }
}

/// A time at an hour of a day of the collection.
fn at(day: i64, hour: i64) -> i64 {
    ((FIRST + day) * 24 + hour) * 3_600_000
}

/// An entry: its day, its kind, its button, its interval and its factor; hours count within a day.
type Told = (i64, u8, u8, i32, i32);

fn log(entries: &[Told]) -> Vec<LogEntry> {
    let mut hours = 8..;
    let entry = |(day, kind, ease, interval, factor): &Told| LogEntry {
        card: 1,
        at: at(*day, 0) + hours.next().unwrap_or(8) * 60_000 + 4 * 3_600_000,
        interval: *interval,
        factor: *factor,
        milliseconds: 2000,
        ease: *ease,
        kind: *kind,
    };
    entries.iter().map(entry).collect()
}

fn state(stage: i64, due: i64, interval: i64, factor: i64) -> CardState {
    let changed = at(40, 12) / 1000;
    CardState {
        stage,
        queue: stage,
        due,
        interval,
        factor,
        reps: 9,
        lapses: 1,
        changed,
        ..CardState::default()
    }
}

fn track(state: CardState, entries: &[Told]) -> Track {
    let card = NoteCard { id: 1, note: 1, deck: 1, ord: 0, state };
    tracker().track("g", &card, &log(entries))
}

/// Days and due days of the collection, and ratings.
fn answers(track: &Track) -> Vec<(i64, i64, Rating)> {
    let told = |answer: &TrackAnswer| {
        (i64::from(answer.day) - FIRST, i64::from(answer.due) - FIRST, answer.rating)
    };
    track.answers.iter().map(told).collect()
}

#[test]
fn answers_have_the_days_and_the_due_days_of_the_collection() {
    let entries = [(0, 0, 1, -60, 0), (0, 0, 3, 1, 0), (1, 1, 3, 3, 2500), (4, 1, 4, 11, 2650)];
    let track = track(state(2, 20, 11, 2650), &entries);
    assert_eq!(
        answers(&track),
        [
            (0, 1, Rating::Again), // the last of the day says when it is due
            (0, 1, Rating::Good),
            (1, 4, Rating::Good),
            (4, 20, Rating::Easy), // the card says it better than the log
        ]
    );
    assert_eq!(track.acts, []);
    let due = track.due.unwrap();
    assert_eq!((i64::from(due.day) - FIRST, due.at), (20, at(40, 12)));
}

#[test]
fn what_is_learned_is_asked_again_on_the_next_day_at_the_earliest() {
    let mut learning = state(1, 0, 0, 0);
    learning.due = at(0, 14) / 1000;
    assert_eq!(answers(&track(learning, &[(0, 0, 3, -600, 0)])), [(0, 1, Rating::Good)]);
    // One that is due days later is not.
    learning.due = 3;
    assert_eq!(answers(&track(learning, &[(0, 0, 3, -600, 0)])), [(0, 3, Rating::Good)]);
}

#[test]
fn what_counts_for_fsrs_in_anki_counts_here() {
    let reset = |track: &Track| {
        let resets = track.acts.iter().filter_map(|act| match act {
            TrackAct::Reset { at } => Some(tracker().days.day_of(*at) - FIRST),
            _ => None,
        });
        resets.collect::<Vec<_>>()
    };
    let review = state(2, 50, 10, 2500);
    let (learned, good, forgot) = ((0, 0, 3, 1, 0), (1, 1, 3, 3, 2500), (4, 4, 0, 0, 0));
    // Crammed, planned anew, given another day: no answers.
    let crammed =
        track(review, &[learned, good, (5, 3, 3, 3, 0), (6, 5, 0, 9, 2500), (7, 4, 0, 9, 2500)]);
    assert_eq!((answers(&crammed).len(), reset(&crammed)), (2, vec![]));
    // Made new, and learned again: what was before does not count, and is told.
    let anew = track(review, &[learned, good, forgot, (5, 0, 3, 1, 0), (6, 1, 3, 10, 2500)]);
    assert_eq!((answers(&anew).len(), reset(&anew)), (4, vec![1]));
    // The same where no entry says that it was made new.
    let silent = track(review, &[learned, good, (5, 0, 3, 1, 0), (6, 1, 3, 10, 2500)]);
    assert_eq!((answers(&silent).len(), reset(&silent)), (4, vec![1]));
    // Made new, and new still.
    let new = track(state(0, 3, 0, 0), &[learned, good, forgot]);
    assert_eq!((answers(&new).len(), reset(&new), new.due), (2, vec![1], None));
    // New, though nothing says when that was.
    let new = track(state(0, 3, 0, 0), &[learned, good]);
    assert_eq!((answers(&new).len(), reset(&new), new.due), (2, vec![40], None));
    // Answers in filtered decks that move something count.
    let early = track(review, &[learned, good, (3, 3, 3, 5, 2500)]);
    assert_eq!(answers(&early).len(), 3);
}

#[test]
fn a_log_without_its_beginning_begins_with_what_was_known() {
    let known = |track: &Track| {
        track.acts.iter().find_map(|act| match act {
            TrackAct::Known { day, due, state, .. } => {
                Some((i64::from(*day) - FIRST, i64::from(*due) - FIRST, *state))
            }
            _ => None,
        })
    };
    let sm2 = |interval, ease, difficulty| TrackState::Sm2 { interval, ease, difficulty };
    let review = state(2, 50, 40, 2100);
    let cut = track(review, &[(3, 1, 3, 7, 2500), (10, 1, 3, 40, 2100)]);
    assert_eq!(known(&cut), Some((3, 10, sm2(7.0, 2.5, None))));
    assert_eq!(answers(&cut), [(3, 10, Rating::Good), (10, 50, Rating::Good)]);
    // A factor of FSRS is a difficulty.
    let cut = track(review, &[(3, 1, 3, 7, 550), (10, 1, 3, 40, 550)]);
    let difficulty = Some((0.55 - 0.1) * 9.0 + 1.0);
    assert_eq!(known(&cut), Some((3, 10, sm2(7.0, 2.5, difficulty))));
    // No log at all: by FSRS where it knows something, else by SM-2, else nothing.
    let mut card = review;
    card.memory = CardMemo {
        stability: Some(33.5),
        difficulty: Some(4.5),
        retention: None,
        last: Some(at(11, 9) / 1000),
    };
    let fsrs = TrackState::Fsrs { stability: 33.5, difficulty: 4.5 };
    assert_eq!(known(&track(card, &[])), Some((11, 50, fsrs)));
    assert_eq!(known(&track(review, &[])), Some((10, 50, sm2(40.0, 2.1, None))));
    assert!(track(state(1, 5, 0, 0), &[]).is_empty());
    assert!(track(state(0, 5, 0, 0), &[]).is_empty());
}

#[test]
fn what_is_put_aside_or_flagged_comes_so() {
    let mut card = state(2, 50, 40, 2100);
    (card.queue, card.flag) = (-1, 4);
    let acts = |card| track(card, &[(0, 0, 3, 1, 0)]).acts;
    let moment = at(40, 12);
    let flag = TrackAct::Flagged { at: moment, word: "blue".to_owned() };
    assert_eq!(acts(card), [TrackAct::Suspended { at: moment }, flag]);
    (card.queue, card.flag) = (-2, 0);
    let until = i32::try_from(FIRST + 41).unwrap();
    assert_eq!(acts(card), [TrackAct::Buried { at: moment, until }]);
}

#[test]
fn nothing_is_known_of_a_card_to_which_nothing_happened() {
    for stage in 0..4 {
        for queue in -4..4 {
            for flag in [0, 1, 7, 8, 99] {
                let state = CardState { queue, flag, ..state(stage, 50, 40, 2100) };
                for log in [&[][..], &log(&[(0, 0, 3, 1, 0)])] {
                    let card = NoteCard { state, ..NoteCard::default() };
                    let is_known = !tracker().track("g", &card, log).is_empty();
                    assert!(!(is_known && is_untouched(&card, log)), "{card:?}");
                }
            }
        }
    }
    let new = CardState { stage: NEW, ..CardState::default() };
    assert!(is_untouched(&NoteCard { state: new, ..NoteCard::default() }, &[]));
}

#[test]
fn no_number_is_too_strange() {
    for number in [i64::MIN, -1, 0, 1, i64::MAX] {
        let mut card = state(number, number, number, number);
        (card.changed, card.queue) = (number, number);
        card.memory.last = Some(number);
        card.memory.stability = Some(f32::NAN);
        card.memory.difficulty = Some(f32::INFINITY);
        for stage in 0..4 {
            card.stage = stage;
            track(card, &[(0, 1, 3, i32::MAX, i32::MIN), (1, 1, 1, i32::MIN, i32::MAX)]);
            track(card, &[]);
        }
    }
}

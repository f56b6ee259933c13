//! Progress: what was learned of a card in Anki, by its log where there is one, else by how it stands.
//! The log is read as Anki reads it for FSRS: what was crammed or planned by hand is no answer, what was
//! answered before a card was made new or learned anew does not count, and a log whose beginning is
//! missing begins with what was known then.

use super::cards::{CardMemo, CardState, NEW, NoteCard};
use super::days::DayCount;
use super::revlog::LogEntry;
use crate::format::{Track, TrackAct, TrackAnswer, TrackDue, TrackState};

/// The last day of the year 2999.
const LAST_DAY: i64 = 376_199;

/// Numbers from here on are seconds since 1970, and no days.
const SECONDS: i64 = 1_000_000_000;

/// The ease of cards that have none, in thousandths.
const EASE: i64 = 2500;

/// Factors up to here are difficulties: FSRS answered.
const DIFFICULTY: i64 = 1100;

/// What Anki calls its flags.
const FLAGS: [&str; 8] = ["", "red", "orange", "green", "blue", "pink", "turquoise", "purple"];

/// The stage of a card that is known.
const KNOWN: i64 = 2;

/// From where on a log counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// From the entry of a place: the card was new then.
    Whole(usize),
    /// From the entry of a place: it had been learned before.
    Cut(usize),
    /// From nowhere: there is no answer, or the card was made new since.
    Nowhere,
}

/// Where a log begins to count, as Anki finds it from the end on.
fn beginning(log: &[LogEntry]) -> Beginning {
    let (mut learned, mut answered) = (None, None);
    for (at, entry) in log.iter().enumerate().rev() {
        if entry.is_crammed() {
            continue;
        }
        if entry.rating().is_some() {
            answered = Some(at);
        }
        if entry.is_learning() {
            learned = Some(at);
        } else if learned.is_some() || entry.is_reset() {
            break;
        }
    }
    match (learned, answered) {
        (Some(at), _) => Beginning::Whole(at),
        (None, Some(at)) => Beginning::Cut(at),
        (None, None) => Beginning::Nowhere,
    }
}

/// Reads tracks off cards.
pub struct Tracker {
    /// How the collection counts its days.
    pub days: DayCount,
}

/// Whether nothing happened to a card: it is new, and neither put aside nor flagged.
pub fn is_untouched(card: &NoteCard, log: &[LogEntry]) -> bool {
    let state = &card.state;
    log.is_empty() && state.stage == NEW && state.queue >= 0 && flag(state).is_none()
}

/// The word for the flag of a card.
fn flag(state: &CardState) -> Option<&'static str> {
    FLAGS.get(state.flag).copied().filter(|word| !word.is_empty())
}

impl Tracker {
    /// What was learned of a card, but for the question that it became.
    pub fn track(&self, guid: &str, card: &NoteCard, log: &[LogEntry]) -> Track {
        let state = &card.state;
        let mut track =
            Track { name: format!("anki\u{1f}{guid}\u{1f}{}", card.ord), ..Track::default() };
        track.answers = self.answers(log);
        let beginning = beginning(log);
        let start = match beginning {
            Beginning::Whole(at) | Beginning::Cut(at) => log[at].at,
            Beginning::Nowhere => i64::MAX,
        };
        let last = track.answers.last().map(|answer| answer.at);
        if let Some(before) = track.answers.iter().rev().find(|answer| answer.at < start) {
            // Behind what does not count any more, before what does.
            track.acts.push(TrackAct::Reset { at: before.at + 1 });
        }
        let changed = state.changed.saturating_mul(1000).clamp(1, LAST_DAY * 86_400_000);
        let settled = changed.max(last.map_or(1, |last| last + 3));
        if state.stage == NEW {
            if start < i64::MAX {
                track.acts.push(TrackAct::Reset { at: settled });
            }
        } else {
            match beginning {
                Beginning::Whole(_) => {}
                Beginning::Cut(at) => track.acts.extend(self.known_then(&log[at..], state)),
                Beginning::Nowhere => track.acts.extend(self.known(state, last)),
            }
            self.plan(&mut track, state, settled);
        }
        self.set_aside(&mut track, state, changed);
        track
    }

    /// The answers of a log; the first of a day is due when the last of it is.
    fn answers(&self, log: &[LogEntry]) -> Vec<TrackAnswer> {
        let mut answers: Vec<TrackAnswer> = Vec::with_capacity(log.len());
        let rated = log.iter().filter_map(|entry| Some((entry, entry.rating()?)));
        let mut first = 0;
        for (entry, rating) in rated {
            let day = self.days.day_of(entry.at);
            let due = match i64::from(entry.interval) {
                days @ 1.. => day + days,
                seconds => self.days.day_of(entry.at - 1000 * seconds),
            };
            let (day, due) = (bounded(day), bounded(due));
            let (at, milliseconds) = (entry.at, entry.milliseconds);
            if answers.get(first).is_some_and(|answer| answer.day != day) {
                first = answers.len();
            }
            answers.push(TrackAnswer { at, day, due, milliseconds, rating });
            answers[first].due = due;
        }
        answers.shrink_to_fit();
        answers
    }

    /// What was known after the first answer of a log whose beginning is missing that tells it.
    fn known_then(&self, log: &[LogEntry], state: &CardState) -> Option<TrackAct> {
        let answered = || log.iter().filter(|entry| entry.rating().is_some());
        let told = answered().find(|entry| entry.interval > 0);
        // One that is alone tells no more than how the card stands, which may be told more exactly.
        let by_fsrs = fsrs(&state.memory).filter(|_| answered().count() == 1);
        let entry = told.or_else(|| answered().next())?;
        let day = self.days.day_of(entry.at);
        let interval = i64::from(entry.interval.max(1));
        Some(TrackAct::Known {
            at: entry.at + 1,
            day: bounded(day),
            due: bounded(day + interval),
            state: by_fsrs.unwrap_or_else(|| sm2(interval, entry.factor.into())),
            reps: 0,
            lapses: 0,
        })
    }

    /// What is known of a card without answers that count.
    fn known(&self, state: &CardState, last: Option<i64>) -> Option<TrackAct> {
        let by_sm2 = || (state.interval > 0).then(|| sm2(state.interval, state.factor));
        let known = fsrs(&state.memory).or_else(by_sm2)?;
        let due = self.due(state);
        let day = match state.memory.last {
            Some(seconds) => self.days.day_of(seconds.saturating_mul(1000)),
            None if state.stage == KNOWN => due.saturating_sub(state.interval),
            None => self.days.day_of(state.changed.saturating_mul(1000)),
        };
        let day = i64::from(bounded(day));
        let at =
            state.memory.last.map_or_else(|| self.days.noon(day), |at| at.saturating_mul(1000));
        Some(TrackAct::Known {
            at: at.clamp(1, LAST_DAY * 86_400_000).max(last.map_or(1, |last| last + 2)),
            day: bounded(day),
            due: bounded(due.max(day)),
            state: known,
            reps: state.reps,
            lapses: state.lapses,
        })
    }

    /// The learner's day on which a card is due.
    fn due(&self, state: &CardState) -> i64 {
        if state.due > SECONDS {
            self.days.day_of(state.due.saturating_mul(1000))
        } else {
            self.days.day(state.due)
        }
    }

    /// Says for which day a card is due: the last day of answers leads there.
    fn plan(&self, track: &mut Track, state: &CardState, settled: i64) {
        let mut day = bounded(self.due(state));
        if let Some(last) = track.answers.last().map(|answer| answer.day) {
            if state.stage != KNOWN {
                // What is to be asked again within minutes is asked again on the next day.
                day = day.max(last + 1);
            }
            let first =
                track.answers.iter_mut().rev().take_while(|answer| answer.day == last).last();
            if let Some(first) = first {
                first.due = day;
            }
        }
        let has_memory = |act: &TrackAct| matches!(act, TrackAct::Known { .. });
        if !track.answers.is_empty() || track.acts.iter().any(has_memory) {
            track.due = Some(TrackDue { at: settled, day });
        }
    }

    /// Whether a card is put aside, and its flag.
    fn set_aside(&self, track: &mut Track, state: &CardState, at: i64) {
        match state.queue {
            -1 => track.acts.push(TrackAct::Suspended { at }),
            -3 | -2 => {
                let until = bounded(self.days.day_of(at) + 1);
                track.acts.push(TrackAct::Buried { at, until });
            }
            _ => {}
        }
        if let Some(word) = flag(state) {
            track.acts.push(TrackAct::Flagged { at, word: word.to_owned() });
        }
    }
}

/// A day of a calendar.
fn bounded(day: i64) -> i32 {
    i32::try_from(day.clamp(0, LAST_DAY)).unwrap_or(0)
}

/// What FSRS knows of a card, where that makes sense.
fn fsrs(memo: &CardMemo) -> Option<TrackState> {
    let (stability, difficulty) = memo.stability.zip(memo.difficulty)?;
    let is_sound = (0.001..=36_500.0).contains(&stability) && (1.0..=10.0).contains(&difficulty);
    is_sound.then_some(TrackState::Fsrs { stability, difficulty })
}

/// What SM-2 knows of a card, by its interval in days and its factor.
#[expect(clippy::cast_precision_loss, reason = "clamped")]
fn sm2(interval: i64, factor: i64) -> TrackState {
    let interval = interval.clamp(1, 36_500) as f32;
    let share = |factor: i64| factor.clamp(0, 10_000) as f32 / 1000.0;
    if (1..=DIFFICULTY).contains(&factor) {
        let difficulty = ((share(factor) - 0.1) * 9.0 + 1.0).clamp(1.0, 10.0);
        return TrackState::Sm2 { interval, ease: share(EASE), difficulty: Some(difficulty) };
    }
    let ease = share(if factor == 0 { EASE } else { factor });
    TrackState::Sm2 { interval, ease: ease.max(1.1), difficulty: None }
}

#[cfg(test)]
mod tests;

//! Lines of an export: read with their bounds, and rows as what they were.

use super::event::{Act, Change, LAST_NUMBER, Logged, Seeding};
use super::local::Local;
use super::review::Review;
use super::timeline::to_rating;
use crate::deck::RETENTION;
use crate::form::{Credit, Verdict};
use rayon::prelude::*;
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;
use std::ops::RangeInclusive;

/// A line that was read; small, since hundreds wait in a row.
pub(super) enum Incoming {
    Review(Box<Review>),
    /// Something else; no act where this version does not know it.
    Act(Box<Logged>, Option<Box<Act>>),
    /// Something that is no event.
    Local(Box<Local>),
}

/// What became of a line; nothing where it is empty.
pub(super) type Parsed = Option<Result<Incoming, Unreadable>>;

/// Why a line is none.
pub(super) struct Unreadable {
    pub text: String,
    /// Whether it ends too early, and the file with it.
    pub is_cut: bool,
}

/// The last day of the year 2999: later ones no calendar reckons with.
const LAST_DAY: u64 = 376_199;

/// More hints or attempts than there are in a sitting.
const MOST: u64 = 1_000_000;

/// A day and its time may differ by this much: time zones, and the hour at which a day begins.
const DAY_SLACK: i64 = 3;

/// Reads lines, on all cores.
pub(super) fn parse_all(lines: &[u8]) -> Vec<Parsed> {
    let parse = |line: &[u8]| match parse(line) {
        // Only the last line of a file has no end.
        Err(Unreadable { text, .. }) if line.ends_with(b"\n") => {
            Err(Unreadable { text, is_cut: false })
        }
        parsed => parsed,
    };
    let lines = lines.par_split_inclusive(|byte| *byte == b'\n');
    lines.map(|line| (!line.trim_ascii().is_empty()).then(|| parse(line))).collect()
}

/// Reads a line.
fn parse(line: &[u8]) -> Result<Incoming, Unreadable> {
    #[derive(Deserialize)]
    struct Head<'l> {
        #[serde(borrow)]
        event: std::borrow::Cow<'l, str>,
    }
    let head: Head<'_> = serde_json::from_slice(line).map_err(|error| unreadable(&error))?;
    let strange = |text| Unreadable { text, is_cut: false };
    match &*head.event {
        "review" => {
            let mut review: Review =
                serde_json::from_slice(line).map_err(|error| unreadable(&error))?;
            review.extra.remove("event");
            if review.number == 0 {
                review.number = review.at; // from before events had an order
            }
            check_review(&review).map_err(strange)?;
            Ok(Incoming::Review(Box::new(review)))
        }
        kind if Local::KINDS.contains(&kind) => serde_json::from_slice(line)
            .map(|local| Incoming::Local(Box::new(local)))
            .map_err(|error| unreadable(&error)),
        _ => {
            let mut event: Logged = named(line)?;
            if event.number == 0 {
                event.number = event.at;
            }
            let act = Act::read(&event.kind, Value::Object(event.body.clone()));
            let act = match act {
                Some(Ok(act)) => Some(act),
                Some(Err(_)) if event.version > super::event::VERSION => None,
                Some(Err(error)) => return Err(unreadable(&error)),
                None => None,
            };
            check_act(&event, act.as_ref()).map_err(strange)?;
            Ok(Incoming::Act(Box::new(event), act.map(Box::new)))
        }
    }
}

/// Reads an event; how questions read had no names before events had an order.
fn named(line: &[u8]) -> Result<Logged, Unreadable> {
    let mut value: Value = serde_json::from_slice(line).map_err(|error| unreadable(&error))?;
    if value["event"] == "question" && value.get("id").is_none() {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let [deck, question, shown, answer, kind] =
            ["deck", "question", "text", "answer", "kind"].map(text);
        let at = value["at"].as_i64().unwrap_or_default();
        let id = super::seal::name_question([&deck, &question, &shown, &answer, &kind], at);
        value["id"] = id.to_string().into();
        value["device"] = crate::engine::Id::from([0; 16]).to_string().into();
    }
    serde_json::from_value(value).map_err(|error| unreadable(&error))
}

/// Says what is wrong with a line.
fn unreadable(error: &serde_json::Error) -> Unreadable {
    let message = error.to_string();
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let text = match (missing, error.classify()) {
        (Some(field), _) => format!("`{field}` is missing"),
        (None, Category::Eof) => "it ends too early".to_owned(),
        (None, Category::Data) => "a value in it makes no sense".to_owned(),
        (None, Category::Syntax | Category::Io) => "it is no JSON".to_owned(),
    };
    Unreadable { text, is_cut: error.is_eof() }
}

fn within(name: &str, number: u64, bounds: &RangeInclusive<u64>) -> Result<(), String> {
    let (least, most) = (bounds.start(), bounds.end());
    let is_within = bounds.contains(&number);
    is_within.then_some(()).ok_or_else(|| format!("`{name}` is from {least} to {most}"))
}

fn since_1970(name: &str, number: i64, most: u64) -> Result<(), String> {
    within(name, u64::try_from(number).unwrap_or(u64::MAX), &(0..=most))
}

/// Tells a number that this program never wrote.
fn check_review(review: &Review) -> Result<(), String> {
    let (earned, of) = review.credit.parts();
    since_1970("at", review.at, LAST_DAY * 86_400_000)?;
    since_1970("number", review.number, LAST_NUMBER.unsigned_abs())?;
    since_1970("until", review.until.unwrap_or_default(), LAST_DAY)?;
    since_1970("due", review.due.unwrap_or_default(), LAST_DAY)?;
    within("of", of, &(1..=u64::from(u32::MAX)))?;
    within("earned", earned, &(0..=of))?;
    within("hints", review.hints.into(), &(0..=MOST))?;
    within("attempt", review.attempt.into(), &(1..=MOST))?;
    within("milliseconds", review.milliseconds, &(0..=LAST_DAY * 86_400_000))?;
    if !RETENTION.shape.admits(review.retention) {
        return Err(format!("`retention` is {}", RETENTION.shape.bounds()));
    }
    let day = review.at.div_euclid(86_400_000);
    if review.day.abs_diff(day) > DAY_SLACK.unsigned_abs() {
        return Err(format!("day {} does not fit the time {}", review.day, review.at));
    }
    Ok(())
}

fn check_act(event: &Logged, act: Option<&Act>) -> Result<(), String> {
    since_1970("at", event.at, LAST_DAY * 86_400_000)?;
    since_1970("number", event.number, LAST_NUMBER.unsigned_abs())?;
    match act {
        Some(Act::Amendment(said)) if (said.change == Change::Undo) != said.rating.is_none() => {
            Err("a change has a rating, but for undo".to_owned())
        }
        Some(Act::Decision(decision)) => {
            since_1970("day", decision.day.unwrap_or_default(), LAST_DAY)
        }
        Some(Act::Seed(Seeding { seed, .. })) => {
            since_1970("day", seed.day, LAST_DAY)?;
            since_1970("due", seed.due, LAST_DAY)?;
            let is_sound = seed.state.is_sound();
            is_sound.then_some(()).ok_or_else(|| "what was known is no memory".to_owned())
        }
        Some(Act::Redate(redating)) => {
            within("days", redating.days.unsigned_abs(), &(0..=LAST_DAY))
        }
        Some(Act::Result(outcome)) => outcome.scores.iter().try_for_each(|score| {
            let is_sound = (0.0..=100.0).contains(&score.percent) && score.right <= score.asked;
            is_sound.then_some(()).ok_or_else(|| "a score is no share of what was asked".to_owned())
        }),
        _ => Ok(()),
    }
}

/// A row of an answer with its names.
pub(super) fn review(row: &Row<'_>) -> rusqlite::Result<Review> {
    let verdict: String = row.get(11)?;
    let given: String = row.get(17)?;
    let extra: Option<String> = row.get(24)?;
    let milliseconds: i64 = row.get(18)?;
    Ok(Review {
        id: row.get(0)?,
        device: row.get(1)?,
        session: row.get(2)?,
        deck: row.get(3)?,
        item: row.get(4)?,
        question: row.get(5)?,
        number: row.get(6)?,
        at: row.get(7)?,
        day: row.get(8)?,
        mode: row.get(9)?,
        form: row.get(10)?,
        verdict: Verdict::ALL
            .into_iter()
            .find(|known| known.word().eq_ignore_ascii_case(&verdict))
            .ok_or_else(|| strange(11))?,
        rating: to_rating(row.get(12)?),
        credit: Credit::new(row.get(13)?, row.get(14)?),
        hints: row.get(15)?,
        attempt: row.get(16)?,
        given: serde_json::from_str(&given).map_err(|_| strange(17))?,
        milliseconds: u64::try_from(milliseconds).unwrap_or(0),
        algorithm: row.get(19)?,
        retention: row.get(20)?,
        until: row.get(21)?,
        due: row.get(22)?,
        version: row.get(23)?,
        extra: match extra {
            Some(extra) => serde_json::from_str(&extra).map_err(|_| strange(24))?,
            None => serde_json::Map::new(),
        },
    })
}

/// A row of something else, by the columns of its seal.
pub(super) fn logged(row: &Row<'_>) -> rusqlite::Result<Logged> {
    let body: String = row.get(6)?;
    Ok(Logged {
        id: row.get(0)?,
        device: row.get(1)?,
        number: row.get(2)?,
        at: row.get(3)?,
        kind: row.get(4)?,
        version: row.get(5)?,
        body: serde_json::from_str(&body).map_err(|_| strange(6))?,
    })
}

/// A text that this program never wrote.
fn strange(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "text".to_owned(), Type::Text)
}

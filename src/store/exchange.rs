//! Export and import: one event a line, as JSON. Histories of several devices can be joined in
//! any order, any number of times, with the same result.

use super::Store;
use super::event::{Amendment, Change, Event, Rename, Review, Seen};
use super::questions::insert_rename;
use super::record::{find_item, insert_amendment, insert_review};
use super::replay::{self, to_rating};
use crate::deck::RETENTION;
use crate::error::{Error, Result};
use crate::form::{Credit, Verdict};
use crate::text::json;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, TransactionBehavior, params};
use std::io::{BufRead, Write};
use std::ops::RangeInclusive;

/// What an export came to.
pub type Exported = usize;

/// What an import came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many events were not known yet.
    pub new: usize,
    /// How many were.
    pub known: usize,
}

/// The longest line that is read: no answer is that long.
const LONGEST: u64 = 1 << 20;

/// The last day of the year 2999: later ones no calendar reckons with.
const LAST_DAY: u64 = 376_199;

/// More hints or attempts than there are in a sitting.
const MOST: u64 = 1_000_000;

/// A day and its time may differ by this much: time zones, and the hour at which a day begins.
const DAY_SLACK: i64 = 3;

impl Store {
    /// Writes every event, one a line; how many there were.
    ///
    /// # Errors
    /// When the file cannot be read, or the export not written.
    pub fn export(&self, out: &mut dyn Write) -> Result<Exported> {
        let mut count = 0;
        for (sql, read) in TABLES {
            let failed = self.failed("export the history");
            let mut statement = self.connection.prepare(sql).map_err(&failed)?;
            let mut rows = statement.query([]).map_err(&failed)?;
            while let Some(row) = rows.next().map_err(&failed)? {
                let event = read(row).map_err(&failed)?;
                let line = json(&event)?;
                writeln!(out, "{line}").map_err(|e| Error::io("cannot write the export", &e))?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Adds the events of an export that are not known yet, and computes the memories again, on a
    /// learner's day: all of it, or nothing when a line makes no sense.
    ///
    /// # Errors
    /// When a line is no event, or the file cannot be written.
    pub fn import(&mut self, input: &mut dyn BufRead, day: i64) -> Result<Imported> {
        let failed = self.failed("import the history");
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(&failed)?;
        let mut imported = Imported::default();
        let mut line = Vec::new();
        for number in 1_usize.. {
            line.clear();
            let mut piece = std::io::Read::take(&mut *input, LONGEST);
            let length = piece.read_until(b'\n', &mut line);
            let length = length.map_err(|error| Error::io("cannot read the import", &error))?;
            if length == 0 {
                break;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let event = parse(&line).map_err(|reason| {
                Error::new(format!("cannot import line {number}: {reason}"))
                    .hint("give a file that `quizdeck history export` wrote; nothing was imported")
            })?;
            if add(&transaction, event).map_err(&failed)? {
                imported.new += 1;
            } else {
                imported.known += 1;
            }
        }
        if imported.new > 0 {
            replay::rebuild(&transaction, &self.scheduler, day).map_err(&failed)?;
        }
        transaction.commit().map_err(&failed)?;
        Ok(imported)
    }
}

fn parse(line: &[u8]) -> std::result::Result<Event, String> {
    let event: Event = serde_json::from_slice(line).map_err(|error| {
        let message = error.to_string();
        message.split(" at line ").next().unwrap_or_default().to_owned()
    })?;
    check(&event)?;
    if let Event::Review(review) = &event {
        let day = review.at.div_euclid(86_400_000);
        if review.day.abs_diff(day) > DAY_SLACK.unsigned_abs() {
            return Err(format!("day {} does not fit the time {}", review.day, review.at));
        }
    }
    if let Event::Amendment(amendment) = &event
        && (amendment.change == Change::Undo) != amendment.rating.is_none()
    {
        return Err("a change has a rating, but for undo".to_owned());
    }
    Ok(event)
}

/// Tells a number that this program never wrote.
fn check(event: &Event) -> std::result::Result<(), String> {
    let within = |name: &str, number: u64, bounds: RangeInclusive<u64>| {
        let (least, most) = bounds.clone().into_inner();
        let is_within = bounds.contains(&number);
        is_within.then_some(()).ok_or_else(|| format!("`{name}` is from {least} to {most}"))
    };
    let since_1970 = |name: &str, number: i64, most: u64| {
        within(name, u64::try_from(number).unwrap_or(u64::MAX), 0..=most)
    };
    match event {
        Event::Review(review) => {
            let (earned, of) = review.credit.parts();
            since_1970("at", review.at, LAST_DAY * 86_400_000)?;
            since_1970("until", review.until.unwrap_or_default(), LAST_DAY)?;
            within("of", of, 1..=u64::from(u32::MAX))?;
            within("earned", earned, 0..=of)?;
            within("hints", review.hints.into(), 0..=MOST)?;
            within("attempt", review.attempt.into(), 1..=MOST)?;
            within("milliseconds", review.milliseconds, 0..=LAST_DAY * 86_400_000)?;
            let is_sound = RETENTION.shape.admits(review.retention);
            is_sound.then_some(()).ok_or(format!("`retention` is {}", RETENTION.shape.bounds()))
        }
        Event::Amendment(amendment) => since_1970("at", amendment.at, LAST_DAY * 86_400_000),
        Event::Rename(rename) => since_1970("at", rename.at, LAST_DAY * 86_400_000),
        Event::Question(seen) => since_1970("at", seen.at, LAST_DAY * 86_400_000),
    }
}

/// Adds an event; whether it was not known.
fn add(connection: &Connection, event: Event) -> rusqlite::Result<bool> {
    match event {
        Event::Review(review) => {
            let item = find_item(connection, &review.deck, &review.item, &review.question)?;
            insert_review(connection, item, &review)
        }
        Event::Amendment(amendment) => insert_amendment(connection, &amendment),
        Event::Rename(rename) => insert_rename(connection, &rename),
        Event::Question(seen) => join_seen(connection, &seen),
    }
}

/// Joins how a question read elsewhere; whether it was not known. The later reading counts, and
/// of two at once the greater: so histories join in any order.
fn join_seen(connection: &Connection, seen: &Seen) -> rusqlite::Result<bool> {
    let sql = "INSERT INTO questions (deck, question, text, answer, kind, at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (deck, question) DO UPDATE SET \
               text = excluded.text, answer = excluded.answer, kind = excluded.kind, \
               at = excluded.at WHERE (at, text, answer, kind) < \
               (excluded.at, excluded.text, excluded.answer, excluded.kind)";
    let Seen { deck, question, text, answer, kind, at } = seen;
    let values = params![deck, question, text, answer, kind, at];
    Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
}

type Read = fn(&Row<'_>) -> rusqlite::Result<Event>;

/// What is exported, in which order: stable, so that two exports can be compared.
const TABLES: [(&str, Read); 4] = [
    (
        "SELECT r.id, device, session, deck, i.item, question, at, day, mode, form, verdict, \
         rating, earned, of, hints, attempt, given, milliseconds, algorithm, retention, until \
         FROM reviews r JOIN items i ON i.id = r.item ORDER BY r.id",
        |row| review(row).map(Event::Review),
    ),
    ("SELECT id, device, review, at, change, rating FROM amendments ORDER BY id", |row| {
        amendment(row).map(Event::Amendment)
    }),
    (
        "SELECT r.id, device, at, s.deck, s.item, s.question, t.deck, t.item, t.question \
         FROM renames r JOIN items s ON s.id = r.source JOIN items t ON t.id = r.target \
         ORDER BY r.id",
        |row| rename(row).map(Event::Rename),
    ),
    (
        "SELECT deck, question, text, answer, kind, at FROM questions ORDER BY deck, question",
        |row| seen(row).map(Event::Question),
    ),
];

fn review(row: &Row<'_>) -> rusqlite::Result<Review> {
    let verdict: String = row.get(10)?;
    let given: String = row.get(16)?;
    let credit = Credit::new(row.get(12)?, row.get(13)?);
    let milliseconds: i64 = row.get(17)?;
    Ok(Review {
        id: row.get(0)?,
        device: row.get(1)?,
        session: row.get(2)?,
        deck: row.get(3)?,
        item: row.get(4)?,
        question: row.get(5)?,
        at: row.get(6)?,
        day: row.get(7)?,
        mode: row.get(8)?,
        form: row.get(9)?,
        verdict: Verdict::ALL
            .into_iter()
            .find(|known| known.word().eq_ignore_ascii_case(&verdict))
            .ok_or_else(|| strange(10))?,
        rating: to_rating(row.get(11)?),
        credit,
        hints: row.get(14)?,
        attempt: row.get(15)?,
        given: serde_json::from_str(&given).map_err(|_| strange(16))?,
        milliseconds: u64::try_from(milliseconds).unwrap_or(0),
        algorithm: row.get(18)?,
        retention: row.get(19)?,
        until: row.get(20)?,
    })
}

fn amendment(row: &Row<'_>) -> rusqlite::Result<Amendment> {
    let change: String = row.get(4)?;
    let rating: Option<usize> = row.get(5)?;
    Ok(Amendment {
        id: row.get(0)?,
        device: row.get(1)?,
        review: row.get(2)?,
        at: row.get(3)?,
        change: Change::ALL
            .into_iter()
            .find(|known| known.word() == change)
            .ok_or_else(|| strange(4))?,
        rating: rating.map(to_rating),
    })
}

fn rename(row: &Row<'_>) -> rusqlite::Result<Rename> {
    Ok(Rename {
        id: row.get(0)?,
        device: row.get(1)?,
        at: row.get(2)?,
        deck: row.get(3)?,
        item: row.get(4)?,
        question: row.get(5)?,
        to_deck: row.get(6)?,
        to_item: row.get(7)?,
        to_question: row.get(8)?,
    })
}

fn seen(row: &Row<'_>) -> rusqlite::Result<Seen> {
    Ok(Seen {
        deck: row.get(0)?,
        question: row.get(1)?,
        text: row.get(2)?,
        answer: row.get(3)?,
        kind: row.get(4)?,
        at: row.get(5)?,
    })
}

/// A text that this program never wrote.
fn strange(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, "text".to_owned(), Type::Text)
}

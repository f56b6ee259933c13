//! Collections in the making: the tables of Anki's older layout, which every version reads, filled in
//! memory. Days are counted from one that never changes.

use super::looks::NoteLook;
use crate::format::{ItemPast, PastAnswer, PastSort, PutAside};
use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};
use sha1::{Digest, Sha1};
use std::collections::{BTreeMap, BTreeSet};

/// The tables.
const TABLES: &str = include_str!("tables.sql");

/// The day from which the days of cards are counted, 1 January 2020, and noon of it in UTC.
const FIRST_DAY: i64 = 18_262;
const FIRST_NOON: i64 = FIRST_DAY * 86_400 + 43_200;

/// The ease that older ways of scheduling begin with, in thousandths.
const EASE: i64 = 2500;

/// The most milliseconds that Anki notes for an answer.
const LONGEST: u64 = 60_000;

/// A note to write.
#[derive(Debug)]
pub struct PackedNote<'n> {
    /// Its type.
    pub look: NoteLook,
    /// What it is known by everywhere.
    pub guid: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its fields.
    pub fields: Vec<String>,
    /// Its cards.
    pub cards: Vec<PackedCard<'n>>,
}

/// A card to write.
#[derive(Clone, Copy, Debug)]
pub struct PackedCard<'n> {
    /// Which one of its note.
    pub ord: i64,
    /// What was learned of it.
    pub past: Option<&'n ItemPast>,
    /// Whether it is never asked.
    pub is_suspended: bool,
}

/// A collection in the making.
pub struct CollectionMaker {
    connection: Connection,
    /// When it is made, in milliseconds since 1970.
    at: i64,
    /// How many notes and cards it has.
    count: i64,
    looks: BTreeSet<i64>,
    decks: BTreeMap<i64, Value>,
    /// The times of answers that are taken: each is the name of its answer.
    times: BTreeSet<i64>,
}

impl CollectionMaker {
    /// An empty one.
    pub fn new(at: i64) -> rusqlite::Result<Self> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(TABLES)?;
        connection.execute_batch("PRAGMA journal_mode = OFF; BEGIN")?;
        let [looks, times] = [BTreeSet::new(), BTreeSet::new()];
        Ok(Self { connection, at, count: 0, looks, decks: BTreeMap::new(), times })
    }

    /// Adds a deck with its description in HTML.
    pub fn add_deck(&mut self, id: i64, name: &str, description: &str) {
        let none = [0, 0];
        self.decks.insert(
            id,
            json!({
                "id": id, "name": name, "desc": description, "mod": self.at / 1000, "usn": -1, "conf": 1,
                "dyn": 0, "collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
                "newToday": none, "revToday": none, "lrnToday": none, "timeToday": none,
            }),
        );
    }

    /// Adds a note to a deck.
    pub fn add(&mut self, note: &PackedNote<'_>, deck: i64) -> rusqlite::Result<()> {
        self.looks.insert(note.look.id());
        let id = self.next();
        let plain = bare(note.fields.first().map_or("", String::as_str));
        let tags = note.tags.join(" ");
        let tags = if tags.is_empty() { tags } else { format!(" {tags} ") };
        let sql = "INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, ?8, 0, '')";
        self.connection.prepare_cached(sql)?.execute(params![
            id,
            note.guid,
            note.look.id(),
            self.at / 1000,
            tags,
            note.fields.join("\u{1f}"),
            plain,
            checksum(&plain)
        ])?;
        note.cards.iter().try_for_each(|card| self.add_card(card, id, deck))
    }

    fn add_card(&mut self, card: &PackedCard<'_>, note: i64, deck: i64) -> rusqlite::Result<()> {
        let id = self.next();
        let past = card.past;
        let memory = past.and_then(|past| past.memory);
        let put_aside = past.map(|past| past.put_aside).unwrap_or_default();
        let queue = match put_aside {
            _ if card.is_suspended => -1,
            PutAside::Suspended => -1,
            PutAside::Buried => -3,
            PutAside::Not if memory.is_some() => 2,
            PutAside::Not => 0,
        };
        let flag = i64::from(past.is_some_and(|past| past.is_flagged));
        let (mut data, mut due, mut interval, mut ease) = (json!({}), self.count, 0, 0);
        if let Some(memory) = memory {
            let last = past
                .and_then(|past| past.answers.iter().rev().find(|answer| answer.sort.is_learned()));
            data = json!({
                "pos": self.count, "s": rounded(memory.stability, 1e4), "d": rounded(memory.difficulty, 1e3),
                "dr": memory.retention, "decay": rounded(memory.decay, 1e3),
                "lrt": last.map(|answer| answer.at / 1000),
            });
            due = memory.due.saturating_sub(FIRST_DAY);
            interval = memory.later.saturating_sub(memory.last).max(1);
            ease = EASE;
        }
        let [reps, lapses] = memory.map_or([0, 0], |memory| [memory.reps, memory.lapses]);
        let sort = if memory.is_some() { 2 } else { 0 };
        let sql = "INSERT INTO cards VALUES (?1, ?2, ?3, ?4, ?5, -1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, \
                   0, 0, 0, ?13, ?14)";
        self.connection.prepare_cached(sql)?.execute(params![
            id,
            note,
            deck,
            card.ord,
            self.at / 1000,
            sort,
            queue,
            due,
            interval,
            ease,
            reps,
            lapses,
            flag,
            data.to_string()
        ])?;
        let answers = past.map_or(&[][..], |past| &past.answers);
        answers.iter().try_for_each(|answer| self.add_answer(answer, id))
    }

    fn add_answer(&mut self, answer: &PastAnswer, card: i64) -> rusqlite::Result<()> {
        let mut time = answer.at;
        while !self.times.insert(time) {
            time += 1;
        }
        // What FSRS leaves out has no ease; else it says how hard the card is, from 100 to 1100.
        let ease = ((f64::from(answer.difficulty) - 1.0) / 9.0).clamp(0.0, 1.0) * 1000.0 + 100.0;
        #[expect(clippy::cast_possible_truncation, reason = "it is between 100 and 1100")]
        let ease = ease.round() as i64;
        let (sort, rating, ease) = match answer.sort {
            PastSort::First => (0, answer.rating as i64, ease),
            PastSort::Later => (1, answer.rating as i64, ease),
            PastSort::Missed => (2, answer.rating as i64, ease),
            PastSort::Again => (3, answer.rating as i64, 0),
            PastSort::Reset => (4, 0, 0),
            PastSort::Moved => (5, 0, ease),
        };
        let taken = i64::try_from(answer.milliseconds.min(LONGEST)).unwrap_or_default();
        let sql = "INSERT INTO revlog VALUES (?1, ?2, -1, ?3, ?4, ?5, ?6, ?7, ?8)";
        let row = params![time, card, rating, answer.interval, answer.before, ease, taken, sort];
        self.connection.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// A number that no other note or card has; the last is the time.
    fn next(&mut self) -> i64 {
        self.count += 1;
        self.at.saturating_add(self.count)
    }

    /// Gives the collection as a file of `SQLite`.
    pub fn end<T>(mut self, take: impl FnOnce(&[u8]) -> T) -> rusqlite::Result<T> {
        let models: Map<String, Value> = NoteLook::ALL
            .into_iter()
            .filter(|look| self.looks.contains(&look.id()))
            .map(|look| (look.id().to_string(), look.model()))
            .collect();
        let decks = std::mem::take(&mut self.decks).into_iter();
        let mut decks: Map<String, Value> =
            decks.map(|(id, deck)| (id.to_string(), deck)).collect();
        let sql = "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')";
        let default = include_str!("default-deck.json");
        let default: Value = serde_json::from_str(default).unwrap_or_default();
        decks.insert("1".to_owned(), default);
        let values = [
            CONFIGURATION.to_owned(),
            Value::Object(models).to_string(),
            Value::Object(decks).to_string(),
        ];
        let [configuration, models, decks] = values;
        self.connection.execute(
            sql,
            params![
                FIRST_NOON,
                self.at,
                configuration,
                models,
                decks,
                include_str!("presets.json")
            ],
        )?;
        self.connection.execute_batch("COMMIT")?;
        Ok(take(&self.connection.serialize("main")?))
    }
}

/// How the collection counts days: those of the second way of scheduling, from 4 in the morning.
const CONFIGURATION: &str =
    r#"{"schedVer":2,"creationOffset":0,"rollover":4,"nextPos":1,"sortType":"noteFld"}"#;

impl PastSort {
    /// Whether it was an answer that moved the memory.
    const fn is_learned(self) -> bool {
        matches!(self, Self::First | Self::Later | Self::Missed)
    }
}

fn rounded(number: f32, parts: f64) -> f64 {
    (f64::from(number) * parts).round() / parts
}

/// A field without its tags, the names of pictures kept, as the browser sorts it.
fn bare(html: &str) -> String {
    let mut text = String::new();
    for (at, piece) in html.split('<').enumerate() {
        let (tag, rest) =
            if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or(("", piece)) };
        if let Some((_, source)) = tag.split_once("src=\"") {
            text.push(' ');
            text.push_str(source.split('"').next().unwrap_or_default());
            text.push(' ');
        }
        text.push_str(rest);
    }
    for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(name, sign);
    }
    text.trim().to_owned()
}

/// The number by which Anki finds notes that begin alike: the first four bytes of a digest.
fn checksum(text: &str) -> u32 {
    let [a, b, c, d, ..] = Sha1::digest(text).0;
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_sorted_by_its_text() {
        assert_eq!(bare("a <b>&lt;x&gt;</b> <img src=\"y.png\">"), "a <x>  y.png");
        assert_eq!(checksum("Was ist das?"), 0xd15a_f94d);
    }
}

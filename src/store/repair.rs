//! Checking and repairing a history: what can be read is, each row against its seal, and what
//! follows from it is computed again. The old file stays beside the new one.

use super::event::Act;
use super::items::find_item;
use super::log::{self, EVENT};
use super::record::{ANSWER, insert_review};
use super::salvage::{Salvaged, Wreck, with_end};
use super::{Store, file_in, line};
use crate::error::{Error, Result};
use rusqlite::{Connection, Row};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is the matter with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Whether all pages and indexes hang together.
    pub is_whole: bool,
    /// How many answers are as they were written, and how many are damaged.
    pub answers: (usize, usize),
    /// The same of other events.
    pub events: (usize, usize),
    /// The same of names of items.
    pub items: (usize, usize),
}

impl Checked {
    /// Whether nothing is the matter.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.is_whole && self.answers.1 == 0 && self.events.1 == 0 && self.items.1 == 0
    }
}

/// What a repair came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// What was read, and what was lost.
    pub checked: Checked,
    /// Where the old file is.
    pub old: PathBuf,
}

/// The names of an item: its deck, its key, and that of its question.
type Names = (String, String, String);

/// Looks at the history in a folder, also where it cannot be opened.
///
/// # Errors
/// When nothing of it can be read.
pub fn check(folder: &Path) -> Result<Checked> {
    let wreck = open(&file_in(folder))?;
    let items = names(&wreck);
    let damaged_items = wreck.read("items", "seal = seal(deck, item, question)", is_sealed).lost;
    let answers = wreck.read("answers", &format!("seal = seal({ANSWER}), item"), |row| {
        Ok(is_sealed(row)? && items.contains_key(&row.get(1)?))
    });
    let events = wreck.read("events", &format!("seal = seal({EVENT})"), is_sealed);
    let pages: rusqlite::Result<String> =
        wreck.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
    let count = |saved: Salvaged| (saved.rows, saved.lost);
    Ok(Checked {
        is_whole: pages.is_ok_and(|pages| pages == "ok"),
        answers: count(answers),
        events: count(events),
        items: (items.len(), damaged_items),
    })
}

fn is_sealed(row: &Row<'_>) -> rusqlite::Result<bool> {
    row.get(0)
}

fn open(path: &Path) -> Result<Wreck> {
    Wreck::open(path).map_err(|error| {
        Error::io(format!("cannot read anything of {}", path.display()), &error)
            .hint("take a copy with `quizdeck history restore`")
    })
}

/// The names of all items: from their rows, or else from what else holds them.
fn names(wreck: &Wreck) -> HashMap<i64, Names> {
    let mut names: HashMap<i64, Names> = HashMap::new();
    wreck.read("items", "seal = seal(deck, item, question), id, deck, item, question", |row| {
        if is_sealed(row)? {
            names.insert(row.get(1)?, (row.get(2)?, row.get(3)?, row.get(4)?));
        }
        Ok(true)
    });
    let mut add = |row: &Row<'_>| -> rusqlite::Result<bool> {
        let (item, deck, key): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let question = key.split('#').next().unwrap_or_default().to_owned();
        names.entry(item).or_insert((deck, key, question));
        Ok(true)
    };
    wreck.read("memories", "item, deck, key", &mut add);
    // The index holds the names too.
    let sql = "SELECT id, deck, item FROM items INDEXED BY sqlite_autoindex_items_1";
    if let Ok(mut statement) = wreck.connection.prepare(sql)
        && let Ok(mut rows) = statement.query([])
    {
        while let Ok(Some(row)) = rows.next() {
            let _ = add(row); // a row that makes no sense names nothing
        }
    }
    names
}

/// Writes what can be read of the history in a folder into a new file, and puts that in its place;
/// `stamp` tells the old one apart.
///
/// # Errors
/// When nothing can be read, or the new file cannot be written; all is as it was then.
pub fn repair(folder: &Path, stamp: &str, entropy: u64) -> Result<Repaired> {
    let path = file_in(folder);
    let wreck = open(&path)?;
    let made = tempfile::TempDir::new_in(folder).map_err(|error| {
        Error::io(format!("cannot write into {}", folder.display()), &error)
            .hint("free some space, or name another folder with --data")
    })?;
    let mut checked = check(folder)?;
    let mut store = Store::open(made.path(), entropy)?;
    let failed = store.failed("write what was read");
    let transaction = store.connection.transaction().map_err(&failed)?;
    let (answers, events) = copy(&wreck, &transaction);
    checked.answers = (answers.rows, answers.lost);
    checked.events = (events.rows, events.lost);
    transaction.execute("UPDATE device SET stale = 1", []).map_err(&failed)?;
    transaction.commit().map_err(&failed)?;
    store.rebuild()?;
    store.connection.pragma_update(None, "journal_mode", "DELETE").map_err(&failed)?;
    drop(store);
    let old = put_aside(&path, stamp)?;
    fs::rename(file_in(made.path()), &path)
        .map_err(|error| Error::io(format!("cannot write {}", path.display()), &error))?;
    Ok(Repaired { checked, old })
}

/// Moves a file away, with all that belongs to it: the last answers may be in its log.
///
/// # Errors
/// When it cannot be moved.
pub fn put_aside(path: &Path, stamp: &str) -> Result<PathBuf> {
    let mut old = path.with_extension(format!("{stamp}.db"));
    for number in 2.. {
        if !old.exists() {
            break;
        }
        old = path.with_extension(format!("{stamp}-{number}.db"));
    }
    for end in ["-wal", "-shm", ""] {
        let from = with_end(path, end);
        if from.exists() {
            fs::rename(&from, with_end(&old, end))
                .map_err(|error| Error::io(format!("cannot move {}", from.display()), &error))?;
        }
    }
    Ok(old)
}

/// Takes over every row that can be read and is as it was written.
fn copy(wreck: &Wreck, to: &Connection) -> (Salvaged, Salvaged) {
    let names = names(wreck);
    let device = wreck.connection.query_row("SELECT id FROM device", [], |row| row.get(0));
    if let Ok(device) = device {
        let device: crate::engine::Id = device;
        let _ = to.execute("UPDATE device SET id = ?1", [device]);
    }
    let columns = format!(
        "id, device, session, '', '', '', number, at, day, mode, form, verdict, rating, earned, of, \
         hints, attempt, given, milliseconds, algorithm, retention, until, due, version, extra, \
         item, seal = seal({ANSWER}), batch"
    );
    let answers = wreck.read("answers", &columns, |row| {
        let (item, is_sealed): (i64, bool) = (row.get(25)?, row.get(26)?);
        let Some((deck, key, question)) = names.get(&item).filter(|_| is_sealed) else {
            return Ok(false);
        };
        let mut review = line::review(row)?;
        (review.deck, review.item, review.question) = (deck.clone(), key.clone(), question.clone());
        let item = find_item(to, deck, key, question)?;
        insert_review(to, item, &review, row.get(27)?)
    });
    let columns = format!("{EVENT}, seal = seal({EVENT}), batch");
    let events = wreck.read("events", &columns, |row| {
        let is_sealed: bool = row.get(7)?;
        if !is_sealed {
            return Ok(false);
        }
        let event = line::logged(row)?;
        // Names of items that only an event holds come with it, when all is computed again.
        let body = serde_json::Value::Object(event.body.clone());
        let is_sound = Act::read(&event.kind, body).is_none_or(|act| act.is_ok());
        Ok(is_sound && log::insert(to, &event, row.get(8)?)?)
    });
    rest(wreck, to);
    (answers, events)
}

/// Takes over what is no event: sessions that did not end, what was asked already, imports, and
/// where decks are.
fn rest(wreck: &Wreck, to: &Connection) {
    const TABLES: [(&str, &str); 6] = [
        ("sessions", "id, decks, mode, at, seed, plan, state"),
        ("happenings", "session, number, event"),
        ("left_alone", "deck, question, candidates"),
        ("batches", "batch, at, source"),
        ("places", "path, deck, at, declined, named"),
        ("hidden", "deck"),
    ];
    for (table, columns) in TABLES {
        let count = columns.split(", ").count();
        let places = (1..=count).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        let write = format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})");
        let Ok(mut write) = to.prepare(&write) else { continue };
        let Ok(mut read) = wreck.connection.prepare(&format!("SELECT {columns} FROM {table}"))
        else {
            continue;
        };
        let Ok(mut rows) = read.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let values: rusqlite::Result<Vec<rusqlite::types::Value>> =
                (0..count).map(|at| row.get(at)).collect();
            if let Ok(values) = values {
                let _ = write.execute(rusqlite::params_from_iter(values)); // else it is let go
            }
        }
    }
}

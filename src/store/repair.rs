//! Checking and repairing a history: each row is held against its seal, and what follows from them
//! is computed again. The old file stays beside the new one.

use super::beside::{beside, put_aside};
use super::carve::{ANSWERS, EVENTS, ITEMS, Sealed, carve};
use super::open::{Ownership, ownership};
use super::{Store, derivation, file_in, glance, graft, seal};
use crate::error::{Error, Result};
use crate::text::plural;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How many rows of a sort are as they were written, and how many are not, if that can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// As they were written.
    pub whole: usize,
    /// Damaged, or not there any more.
    pub damaged: Option<usize>,
}

/// What is the matter with a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Whether all pages and indexes hang together, and the names of items are as written.
    pub is_whole: bool,
    /// The answers.
    pub answers: Census,
    /// The other events.
    pub events: Census,
}

impl Checked {
    /// Whether nothing is the matter.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.is_whole && [self.answers, self.events].iter().all(|tally| tally.damaged == Some(0))
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

/// Where the values of an answer have the number of its item.
const ITEM_OF_ANSWER: usize = 3;

/// Rows by a number for their name, which comes first.
type Rows = BTreeMap<i64, Vec<Value>>;

/// The names of items: for each number those that are said to be its, once for each that says so.
type Claims = BTreeMap<i64, Vec<[String; 3]>>;

/// The names of items by their numbers.
type Names = BTreeMap<i64, [String; 3]>;

/// What can be read of a file.
struct Wreck {
    names: Names,
    answers: Rows,
    events: Rows,
    /// The file as the database reads it, where it does.
    connection: Option<Connection>,
    /// Whether it does so without help.
    is_whole: bool,
    /// Holds the copy that it reads.
    _folder: tempfile::TempDir,
}

impl Wreck {
    fn open(path: &Path) -> std::io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("copy.db");
        let (mut said, mut answers, mut events) = (Claims::new(), Rows::new(), Rows::new());
        for end in ["-wal", ""] {
            let from = beside(path, end);
            if !from.exists() {
                continue;
            }
            fs::copy(&from, beside(&copy, end))?;
            carve(&fs::read(from)?, &[ANSWERS, EVENTS, ITEMS], |table, number, values| {
                if table.table == ITEMS.table {
                    let [Value::Text(deck), Value::Text(item), Value::Text(question), _] =
                        &values[..]
                    else {
                        return;
                    };
                    let found = [deck.clone(), item.clone(), question.clone()];
                    said.entry(number).or_default().push(found);
                } else {
                    let key = seal::seal(values.first().map(Into::into).into_iter());
                    let rows =
                        if table.table == ANSWERS.table { &mut answers } else { &mut events };
                    rows.insert(key, values);
                }
            });
        }
        let opened = graft::open(&copy, path.parent().unwrap_or(Path::new("")));
        let is_whole = opened.as_ref().is_some_and(|opened| opened.is_whole);
        let connection = opened.map(|opened| opened.connection);
        if let Some(connection) = &connection {
            name_by_others(connection, &mut said);
        }
        let names = most_said(&said);
        Ok(Self { names, answers, events, connection, is_whole, _folder: folder })
    }

    /// How many rows of a table there should be, by the table or by an index of it.
    fn count(&self, table: &str) -> Option<usize> {
        let connection = self.connection.as_ref()?;
        let count = |hint: &str| {
            let sql = format!("SELECT count(*) FROM {table} {hint}");
            connection.query_row(&sql, [], |row| row.get::<_, usize>(0)).ok()
        };
        count("NOT INDEXED").max(count(""))
    }

    /// Whether the item of an answer has a name.
    fn is_named(&self, values: &[Value]) -> bool {
        let item = values.get(ITEM_OF_ANSWER);
        matches!(item, Some(Value::Integer(item)) if self.names.contains_key(item))
    }

    fn tally(&self) -> Checked {
        let connection = self.connection.as_ref().filter(|_| self.is_whole);
        let is_whole = connection.is_some_and(|connection| {
            let names = "SELECT NOT EXISTS (SELECT 1 FROM items NOT INDEXED \
                         WHERE seal <> seal(deck, item, question)) AND NOT EXISTS \
                         (SELECT 1 FROM answers WHERE item NOT IN (SELECT id FROM items))";
            let pages = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
            pages == Ok("ok".to_owned())
                && connection.query_row(names, [], |row| row.get(0)) == Ok(true)
        });
        let named = self.answers.values().filter(|values| self.is_named(values)).count();
        let tally = |whole: usize, table: &str| {
            let damaged = self.count(table).map(|count| count.saturating_sub(whole));
            Census { whole, damaged }
        };
        Checked {
            is_whole,
            answers: tally(named, ANSWERS.table),
            events: tally(self.events.len(), EVENTS.table),
        }
    }
}

/// Names items by what else holds their names: memories, and the index of the items.
fn name_by_others(connection: &Connection, said: &mut Claims) {
    for sql in [
        "SELECT item, deck, key FROM memories",
        "SELECT id, deck, item FROM items INDEXED BY sqlite_autoindex_items_1",
    ] {
        let Ok(mut statement) = connection.prepare(sql) else { continue };
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let (Ok(number), Ok(deck), Ok(item)) =
                (row.get(0), row.get::<_, String>(1), row.get::<_, String>(2))
            else {
                continue;
            };
            let question = item.split('#').next().unwrap_or_default().to_owned();
            said.entry(number).or_default().push([deck, item, question]);
        }
    }
}

/// For each item the names that most say it has; none belong to two.
fn most_said(said: &Claims) -> Names {
    let count = |names: &[[String; 3]], one: &[String; 3]| {
        names.iter().filter(|other| other[..2] == one[..2]).count()
    };
    let mut found: Vec<(usize, i64, &[String; 3])> = said
        .iter()
        .flat_map(|(number, names)| names.iter().map(move |one| (count(names, one), *number, one)))
        .collect();
    found.sort_by_key(|(count, number, _)| (std::cmp::Reverse(*count), *number));
    let (mut names, mut taken) = (Names::new(), HashSet::new());
    for (_, number, one) in found {
        if !names.contains_key(&number) && taken.insert(&one[..2]) {
            names.insert(number, one.clone());
        }
    }
    names
}

fn open(path: &Path) -> Result<Wreck> {
    Wreck::open(path).map_err(|error| Error::io(format!("cannot read {}", path.display()), &error))
}

/// Looks at the history in a folder, also where it cannot be opened.
///
/// # Errors
/// When the file cannot be read at all.
pub fn check(folder: &Path) -> Result<Checked> {
    let path = file_in(folder);
    match sound(&path) {
        Some(checked) => Ok(checked),
        None => Ok(open(&path)?.tally()),
    }
}

/// What there is in a file with which nothing is the matter.
fn sound(path: &Path) -> Option<Checked> {
    let connection = glance::read_only(path).ok()?;
    seal::install(&connection).ok()?;
    let pages: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).ok()?;
    let nameless = "SELECT EXISTS (SELECT 1 FROM answers WHERE item NOT IN (SELECT id FROM items))";
    let has_nameless: bool = connection.query_row(nameless, [], |row| row.get(0)).ok()?;
    if pages != "ok" || has_nameless || seal::count_broken(&connection).ok()? > 0 {
        return None;
    }
    // A file of an older version has fewer of them.
    let is_current = matches!(ownership(&connection).ok()?, Ownership::Current);
    for table in derivation::DERIVED.iter().filter(|_| is_current) {
        connection.prepare(&format!("SELECT 1 FROM {table}")).ok()?;
    }
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        let whole = connection.query_row(&sql, [], |row| row.get(0)).ok()?;
        Some(Census { whole, damaged: Some(0) })
    };
    let (answers, events) = (count(ANSWERS.table)?, count(EVENTS.table)?);
    Some(Checked { is_whole: true, answers, events })
}

/// Writes what can be read of the history in a folder into a new file, and puts that in its place;
/// `stamp` tells the old one apart.
///
/// # Errors
/// When nothing can be read, or the new file cannot be written; all is as it was then.
pub fn repair(folder: &Path, stamp: &str, entropy: u64) -> Result<Repaired> {
    let path = file_in(folder);
    let wreck = open(&path)?;
    let checked = wreck.tally();
    if checked.answers.whole + checked.events.whole == 0 {
        return Err(Error::new(format!("cannot find an answer in {}", path.display())).hint(
            "`quizdeck history restore` takes a copy, if there is one; move the file away to \
                   begin anew; nothing was changed",
        ));
    }
    let made = tempfile::TempDir::new_in(folder).map_err(|error| {
        Error::io(format!("cannot write into {}", folder.display()), &error)
            .hint("free some space, or name another folder with --data")
    })?;
    let mut store = Store::open(made.path(), entropy)?;
    let failed = store.failed("write what was read");
    let transaction = store.connection.transaction().map_err(&failed)?;
    copy(&wreck, &transaction).map_err(&failed)?;
    transaction.commit().map_err(&failed)?;
    store.rebuild()?;
    store.connection.pragma_update(None, "journal_mode", "DELETE").map_err(&failed)?;
    drop(store);
    let old = put_aside(&path, stamp)?;
    fs::rename(file_in(made.path()), &path)
        .map_err(|error| Error::io(format!("cannot write {}", path.display()), &error))?;
    Ok(Repaired { checked, old })
}

/// Takes over every row as it was written, but answers that have lost the name of their item.
fn copy(wreck: &Wreck, to: &Connection) -> rusqlite::Result<()> {
    let sql = "INSERT INTO items (id, deck, item, question, seal) \
               VALUES (?1, ?2, ?3, ?4, seal(?2, ?3, ?4))";
    for (number, [deck, item, question]) in &wreck.names {
        to.prepare_cached(sql)?.execute(params![number, deck, item, question])?;
    }
    let insert = |table: &Sealed, rows: Vec<&Vec<Value>>| {
        let places = vec!["?"; table.columns - 1].join(", ");
        let sql = format!("INSERT OR IGNORE INTO {} VALUES (NULL, {places})", table.table);
        let mut statement = to.prepare(&sql)?;
        rows.into_iter()
            .try_for_each(|values| statement.execute(params_from_iter(values)).map(|_| ()))
    };
    let named = wreck.answers.values().filter(|values| wreck.is_named(values));
    insert(&ANSWERS, named.collect())?;
    insert(&EVENTS, wreck.events.values().collect())?;
    if let Some(from) = &wreck.connection {
        rest(from, to);
    }
    Ok(())
}

/// Takes over what is no event, as far as it can be read: sessions that did not end, what was asked
/// already, imports, and where decks are.
fn rest(from: &Connection, to: &Connection) {
    const TABLES: [&str; 8] =
        ["device", "sessions", "happenings", "left_alone", "batches", "places", "hidden", "ties"];
    for table in TABLES {
        let Ok(mut read) = from.prepare(&format!("SELECT * FROM {table}")) else { continue };
        let count = read.column_count();
        let (names, places) =
            (read.column_names().collect::<Vec<_>>().join(", "), vec!["?"; count].join(", "));
        let write = format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})");
        if table == "device" {
            let _ = to.execute("DELETE FROM device WHERE (SELECT count(*) FROM device) = 1", []);
        }
        let (Ok(mut write), Ok(mut rows)) = (to.prepare(&write), read.query([])) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let values: rusqlite::Result<Vec<Value>> = (0..count).map(|at| row.get(at)).collect();
            if let Ok(values) = values {
                let _ = write.execute(params_from_iter(values)); // what makes no sense is let go
            }
        }
    }
    // Rows have other numbers now: what a place holds is looked up there again.
    let _ = to.execute("UPDATE ties SET answers = 0, events = 0", []);
}

/// What was found, in words.
impl Census {
    /// How many rows there are of it, and how many are damaged.
    #[must_use]
    pub fn told(&self, name: &str) -> String {
        let whole = plural(self.whole, name);
        match self.damaged {
            Some(0) => format!("{whole}: as written."),
            Some(damaged) => format!("{whole}: as written; {damaged} damaged."),
            None => format!("{whole}: as written; what is damaged cannot be counted."),
        }
    }
}

//! Collections: Anki's `SQLite` file, read from memory as what a stranger made: nothing of it is run,
//! and what does not look as it should is passed over.

use super::notetype::{NoteType, Template, of_models};
use crate::format::Unfit;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// The most bytes of a value; a note that is longer is left out.
const MOST: i32 = 64 << 20;

/// The most bytes of a note.
const MOST_NOTE: i64 = 8 << 20;

/// The bits of a card's flags that say its colour.
const FLAGS: i64 = 7;

/// What parts the fields of a note, and the names of nested decks in newer collections.
const SEPARATOR: char = '\u{1f}';

/// A collection.
pub struct Collection {
    connection: Connection,
    /// Its note types by number.
    pub note_types: HashMap<i64, NoteType>,
    /// The names of its decks by number, with `::` between a deck and those below it.
    pub decks: HashMap<i64, String>,
}

/// A note.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// Its number.
    pub id: i64,
    /// What it is known by everywhere.
    pub guid: String,
    /// The number of its type.
    pub type_id: i64,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its fields.
    pub fields: Vec<String>,
}

/// A card of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoteCard {
    /// Its deck, where it is at home.
    pub deck: i64,
    /// Which template, or which gaps less one.
    pub ord: i64,
    /// Whether Anki does not ask it now: it is suspended or buried.
    pub is_aside: bool,
    /// Whether it has a flag.
    pub is_flagged: bool,
}

fn broken(_: rusqlite::Error) -> Unfit {
    Unfit::new("its collection cannot be read", "check the database in Anki, and export it again")
}

impl Collection {
    /// Opens one of its bytes.
    pub fn open(mut image: Vec<u8>) -> Result<Self, Unfit> {
        // One with a journal beside it cannot be opened from memory: it is whole without it.
        for byte in image.get_mut(18..20).unwrap_or_default() {
            *byte = 1;
        }
        let connection = guarded(image).map_err(broken)?;
        let mut collection = Self { connection, note_types: HashMap::new(), decks: HashMap::new() };
        collection.note_types = collection.read_note_types().map_err(broken)?;
        collection.decks = collection.read_decks().map_err(broken)?;
        Ok(collection)
    }

    /// Whether a table is there, and not something else of its name.
    fn has_table(&self, name: &str) -> rusqlite::Result<bool> {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1 \
                   AND sql NOT LIKE '%virtual%'";
        self.connection.query_row(sql, [name], |row| row.get::<_, i64>(0)).map(|count| count > 0)
    }

    fn read_note_types(&self) -> rusqlite::Result<HashMap<i64, NoteType>> {
        if !self.has_table("notetypes")? {
            let json = self.col("models")?;
            return of_models(&json).ok_or(rusqlite::Error::InvalidQuery);
        }
        let mut types = HashMap::new();
        self.each("SELECT id, name, config FROM notetypes", |row| {
            types.insert(integer(row, 0), NoteType::of_config(text(row, 1), bytes(row, 2)));
            Ok(())
        })?;
        self.each("SELECT ntid, name FROM fields ORDER BY ntid, ord", |row| {
            if let Some(own) = types.get_mut(&integer(row, 0)) {
                own.fields.push(text(row, 1));
            }
            Ok(())
        })?;
        self.each("SELECT ntid, name, config FROM templates ORDER BY ntid, ord", |row| {
            if let Some(own) = types.get_mut(&integer(row, 0)) {
                own.templates.push(Template::of_config(text(row, 1), bytes(row, 2)));
            }
            Ok(())
        })?;
        Ok(types)
    }

    fn read_decks(&self) -> rusqlite::Result<HashMap<i64, String>> {
        let mut decks = HashMap::new();
        if self.has_table("decks")? {
            self.each("SELECT id, name FROM decks", |row| {
                decks.insert(integer(row, 0), text(row, 1).replace(SEPARATOR, "::"));
                Ok(())
            })?;
            return Ok(decks);
        }
        let json = self.col("decks")?;
        let found: HashMap<String, serde_json::Value> =
            serde_json::from_str(&json).map_err(|_| rusqlite::Error::InvalidQuery)?;
        for (id, deck) in found {
            let id = id.parse().unwrap_or_default();
            decks.insert(id, deck["name"].as_str().unwrap_or_default().to_owned());
        }
        Ok(decks)
    }

    /// A column of the only row that says all of an older collection.
    fn col(&self, column: &str) -> rusqlite::Result<String> {
        let sql = format!("SELECT {column} FROM col");
        self.connection.query_row(&sql, [], |row| Ok(text(row, 0)))
    }

    /// All cards by their notes, each note's in their order.
    pub fn cards(&self) -> Result<HashMap<i64, Vec<NoteCard>>, Unfit> {
        let mut cards: HashMap<i64, Vec<NoteCard>> = HashMap::new();
        let sql = "SELECT nid, did, odid, ord, queue, flags FROM cards ORDER BY nid, ord";
        let read = self.each(sql, |row| {
            let home = integer(row, 2);
            let deck = if home == 0 { integer(row, 1) } else { home };
            let card = NoteCard {
                deck,
                ord: integer(row, 3),
                is_aside: integer(row, 4) < 0,
                is_flagged: integer(row, 5) & FLAGS != 0,
            };
            cards.entry(integer(row, 0)).or_default().push(card);
            Ok(())
        });
        read.map_err(broken)?;
        Ok(cards)
    }

    /// Whether answers are in it.
    pub fn has_answers(&self) -> Result<bool, Unfit> {
        let mut has_answers = false;
        if self.has_table("revlog").map_err(broken)? {
            let read = self.each("SELECT 1 FROM revlog WHERE ease > 0 LIMIT 1", |_| {
                has_answers = true;
                Ok(())
            });
            read.map_err(broken)?;
        }
        Ok(has_answers)
    }

    /// Goes through the notes, the earliest first; the numbers of those that are too long.
    pub fn notes(&self, mut take: impl FnMut(Note)) -> Result<Vec<i64>, Unfit> {
        if !self.has_table("notes").map_err(broken)? {
            return Err(broken(rusqlite::Error::InvalidQuery));
        }
        let mut long = Vec::new();
        let sql =
            format!("SELECT id FROM notes WHERE octet_length(flds) > {MOST_NOTE} ORDER BY id");
        self.each(&sql, |row| {
            long.push(integer(row, 0));
            Ok(())
        })
        .map_err(broken)?;
        let sql = format!(
            "SELECT id, guid, mid, tags, flds FROM notes WHERE octet_length(flds) <= {MOST_NOTE} \
             ORDER BY id"
        );
        self.each(&sql, |row| {
            let tags = text(row, 3);
            take(Note {
                id: integer(row, 0),
                guid: text(row, 1),
                type_id: integer(row, 2),
                tags: tags.split_whitespace().map(str::to_owned).collect(),
                fields: text(row, 4).split(SEPARATOR).map(str::to_owned).collect(),
            });
            Ok(())
        })
        .map_err(broken)?;
        Ok(long)
    }

    fn each(
        &self,
        sql: &str,
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }
}

/// A connection to an image in memory that only reads.
fn guarded(image: Vec<u8>) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    let length = image.len();
    connection.deserialize_read_exact("main", image.as_slice(), length, true)?;
    drop(image);
    for (config, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        connection.set_db_config(config, is_on)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MOST)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.create_collation("unicase", |one: &str, two: &str| {
        unicase::UniCase::new(one).cmp(&unicase::UniCase::new(two))
    })?;
    connection.authorizer(Some(|context: AuthContext<'_>| match context.action {
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Function { .. }
        | AuthAction::Pragma { .. } => Authorization::Allow,
        _ => Authorization::Deny,
    }))?;
    Ok(connection)
}

fn integer(row: &Row<'_>, column: usize) -> i64 {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => number,
        _ => 0,
    }
}

fn bytes<'r>(row: &'r Row<'_>, column: usize) -> &'r [u8] {
    match row.get_ref(column) {
        Ok(ValueRef::Blob(bytes) | ValueRef::Text(bytes)) => bytes,
        _ => &[],
    }
}

fn text(row: &Row<'_>, column: usize) -> String {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => number.to_string(),
        _ => String::from_utf8_lossy(bytes(row, column)).into_owned(),
    }
}

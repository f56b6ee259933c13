//! Collections: Anki's `SQLite` file, read from memory as what a stranger made: nothing of it is run,
//! and what does not look as it should is passed over.

use super::days::DayCount;
use super::notetype::{NoteType, Template, of_models};
use super::presets::{self, PresetParameters};
use crate::format::Unfit;
use crate::text::lossy;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

/// The most bytes of a value; a note that is longer is left out.
const MOST: i32 = 64 << 20;

/// The most bytes of a note.
const MOST_NOTE: i64 = 8 << 20;

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

/// A note, its texts as they stand in the collection.
#[derive(Clone, Copy, Debug, Default)]
pub struct Note<'n> {
    /// Its number.
    pub id: i64,
    /// The number of its type.
    pub type_id: i64,
    /// What it is known by everywhere.
    pub guid: &'n str,
    /// Its tags, with blanks between them.
    pub tags: &'n str,
    /// Its fields, with a sign between them.
    pub whole: &'n str,
}

impl<'n> Note<'n> {
    /// Its tags.
    pub fn tags(&self) -> impl Iterator<Item = &'n str> + use<'n> {
        self.tags.split_whitespace()
    }

    /// Its fields.
    pub fn fields(&self) -> impl Iterator<Item = &'n str> + use<'n> {
        self.whole.split(SEPARATOR)
    }

    /// One of its fields.
    pub fn field(&self, at: usize) -> Option<&'n str> {
        self.fields().nth(at)
    }
}

/// Names that nothing of it can be read.
pub fn broken(_: rusqlite::Error) -> Unfit {
    Unfit::new("its collection cannot be read", "check the database in Anki, and export it again")
}

impl Collection {
    /// Opens one of at most so many bytes.
    pub fn open(image: &mut dyn Read, most: u64) -> Result<Self, Unfit> {
        let connection = guarded(image, most).map_err(broken)?;
        let mut collection = Self { connection, note_types: HashMap::new(), decks: HashMap::new() };
        collection.note_types = collection.read_note_types().map_err(broken)?;
        collection.decks = collection.read_decks().map_err(broken)?;
        Ok(collection)
    }

    /// Whether a table is there, and not something else of its name.
    pub fn has_table(&self, name: &str) -> rusqlite::Result<bool> {
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

    /// How it counts its days.
    pub fn days(&self) -> Result<DayCount, Unfit> {
        let made = self.connection.query_row("SELECT crt FROM col", [], |row| Ok(integer(row, 0)));
        let made = made.map_err(broken)?;
        if !self.has_table("config").map_err(broken)? {
            let json = self.col("conf").map_err(broken)?;
            return Ok(DayCount::new(made, serde_json::from_str(&json).unwrap_or_default()));
        }
        let mut settings = serde_json::Map::new();
        let sql = "SELECT KEY, val FROM config";
        let read = self.each(sql, |row| {
            let value = serde_json::from_slice(bytes(row, 1)).unwrap_or_default();
            settings.insert(text(row, 0), value);
            Ok(())
        });
        read.map_err(broken)?;
        let settings = serde_json::from_value(settings.into()).unwrap_or_default();
        Ok(DayCount::new(made, settings))
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> rusqlite::Result<usize> {
        let sql = format!("SELECT count(*) FROM {table}");
        self.connection.query_row(&sql, [], |row| Ok(usize::try_from(integer(row, 0)).unwrap_or(0)))
    }

    /// The parameters that were fitted for each preset, and the preset of each deck.
    pub fn presets(&self) -> Result<(PresetParameters, HashMap<i64, i64>), Unfit> {
        let mut decks = HashMap::new();
        if !self.has_table("deck_config").map_err(broken)? {
            let json = self.col("decks").map_err(broken)?;
            let found: HashMap<String, serde_json::Value> =
                serde_json::from_str(&json).unwrap_or_default();
            decks.extend(
                found
                    .into_iter()
                    .filter_map(|(id, deck)| Some((id.parse().ok()?, deck["conf"].as_i64()?))),
            );
            return Ok((presets::of_legacy(&self.col("dconf").map_err(broken)?), decks));
        }
        let mut parameters = HashMap::new();
        let read = self.each("SELECT id, config FROM deck_config", |row| {
            let own = presets::of_config(bytes(row, 1));
            parameters.extend(own.map(|own| (integer(row, 0), own)));
            Ok(())
        });
        read.map_err(broken)?;
        let read = self.each("SELECT id, kind FROM decks", |row| {
            let preset = presets::of_deck(bytes(row, 1));
            decks.extend(preset.map(|preset| (integer(row, 0), preset)));
            Ok(())
        });
        read.map_err(broken)?;
        Ok((parameters, decks))
    }

    /// Goes through the notes, the earliest first; the numbers of those that are too long.
    pub fn notes(&self, mut take: impl FnMut(Note<'_>)) -> Result<Vec<i64>, Unfit> {
        if !self.has_table("notes").map_err(broken)? {
            return Err(broken(rusqlite::Error::InvalidQuery));
        }
        let mut long = Vec::new();
        let sql = format!(
            "SELECT id, guid, mid, tags, octet_length(flds), \
             CASE WHEN octet_length(flds) <= {MOST_NOTE} THEN flds END FROM notes ORDER BY id"
        );
        self.each(&sql, |row| {
            let id = integer(row, 0);
            match row.get_ref(4)? {
                ValueRef::Integer(length) if length > MOST_NOTE => long.push(id),
                ValueRef::Integer(_) => take(Note {
                    id,
                    type_id: integer(row, 2),
                    guid: &words(row, 1),
                    tags: &words(row, 3),
                    whole: &words(row, 5),
                }),
                _ => {} // it has no fields
            }
            Ok(())
        })
        .map_err(broken)?;
        Ok(long)
    }

    /// Goes through the rows of a query.
    pub fn each(
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

/// How many bytes the head of an image has.
const HEAD: usize = 100;

/// How long an image is by its own head; nothing where that does not say it surely.
fn length(head: &[u8; HEAD]) -> Option<u64> {
    let number =
        |at: usize| head[at..at + 4].iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
    let page = match number(14) & 0xffff {
        1 => 1 << 16,
        page => page,
    };
    let is_told = number(24) == number(92);
    Some(page * number(28)).filter(|length| is_told && *length > HEAD as u64)
}

/// A connection to an image in memory that only reads. The image is held once: as it is read, piece by
/// piece.
fn guarded(image: &mut dyn Read, most: u64) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    let mut head = [0; HEAD];
    let foreign = |_| rusqlite::Error::InvalidQuery;
    image.read_exact(&mut head).map_err(foreign)?;
    let told = length(&head);
    // One with a journal beside it cannot be opened from memory: it is whole without it.
    (head[18], head[19]) = (1, 1);
    let mut whole = (&head[..]).chain(image);
    if let Some(length) = told.filter(|length| *length <= most) {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        connection.deserialize_read_exact("main", whole, length, true)?;
    } else {
        let mut bytes = Vec::new();
        whole.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(foreign)?;
        if bytes.len() as u64 > most {
            return Err(rusqlite::Error::InvalidQuery);
        }
        connection.deserialize_read_exact("main", &*bytes, bytes.len(), true)?;
    }
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

/// A number of a row; 0 where something else stands there.
pub fn integer(row: &Row<'_>, column: usize) -> i64 {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => number,
        _ => 0,
    }
}

/// The bytes of a row's text; none where something else stands there.
pub fn bytes<'r>(row: &'r Row<'_>, column: usize) -> &'r [u8] {
    match row.get_ref(column) {
        Ok(ValueRef::Blob(bytes) | ValueRef::Text(bytes)) => bytes,
        _ => &[],
    }
}

/// A text of a row, also of a number.
pub fn text(row: &Row<'_>, column: usize) -> String {
    words(row, column).into_owned()
}

/// The same, as long as the row is there.
fn words<'r>(row: &'r Row<'_>, column: usize) -> Cow<'r, str> {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(number)) => number.to_string().into(),
        _ => lossy(bytes(row, column)),
    }
}

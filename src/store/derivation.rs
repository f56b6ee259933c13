//! Deriving: everything that follows from events but memories, computed again from the first to the
//! last.

use super::event::{Act, VERSION};
use super::log::{Touched, apply, see_number, unwritable};
use rusqlite::Connection;

/// Everything that follows from events but memories, computed again.
pub(super) fn derive(connection: &Connection) -> rusqlite::Result<()> {
    for table in DERIVED {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let mut statement = connection
        .prepare("SELECT id, number, kind, body, version FROM events ORDER BY number, id")?;
    let mut rows = statement.query([])?;
    let mut touched = Touched::default();
    while let Some(row) = rows.next()? {
        let (kind, body): (String, String) = (row.get(2)?, row.get(3)?);
        let version: u32 = row.get(4)?;
        let act = serde_json::from_str(&body).map(|body| Act::read(&kind, body));
        match act {
            Ok(Some(Ok(act))) => apply(connection, row.get(0)?, row.get(1)?, &act, &mut touched)?,
            Ok(None) => {}
            Ok(Some(Err(_))) if version > VERSION => {} // it is for a later version to read
            Ok(Some(Err(error))) | Err(error) => return Err(unwritable(error)),
        }
    }
    let sql = "SELECT max(coalesce((SELECT max(number) FROM answers), 0), \
               coalesce((SELECT max(number) FROM events), 0))";
    let number = connection.query_row(sql, [], |row| row.get(0))?;
    see_number(connection, number)
}

/// The tables of what follows from events.
pub(super) const DERIVED: [&str; 12] = [
    "amended",
    "redated",
    "forgotten",
    "forgotten_questions",
    "renames",
    "unlinked",
    "questions",
    "decisions",
    "withdrawn",
    "parameters",
    "scores",
    "seeds",
];

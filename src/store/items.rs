//! Items by number: what is asked and remembered has a name in its deck, and a short one here.

use rusqlite::{Connection, OptionalExtension};

/// The number of an item, new where it was never named.
pub(super) fn find_item(
    connection: &Connection,
    deck: &str,
    item: &str,
    question: &str,
) -> rusqlite::Result<i64> {
    let sql = "SELECT id FROM items WHERE deck = ?1 AND item = ?2";
    let found = connection.prepare_cached(sql)?.query_row([deck, item], |row| row.get(0));
    if let Some(id) = found.optional()? {
        return Ok(id);
    }
    let sql =
        "INSERT INTO items (deck, item, question, seal) VALUES (?1, ?2, ?3, seal(?1, ?2, ?3))";
    connection.prepare_cached(sql)?.insert([deck, item, question])
}

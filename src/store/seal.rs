//! Seals: what the database itself computes over a row, so that a change of one byte is known, which
//! its own check cannot see.

use crate::engine::Id;
use crate::random::Fnv;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;

/// Lets SQL call `seal(…)`, `digest(…)` for the name of what had none, and `uuid(id)` for how a name
/// is written.
pub(super) fn install(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection
        .create_scalar_function(c"seal", -1, flags, |values| Ok(hash(values, 0).0.cast_signed()))?;
    connection.create_scalar_function(c"digest", -1, flags, |values| {
        Ok(name(hash(values, 1), hash(values, 2)))
    })?;
    connection
        .create_scalar_function(c"uuid", 1, flags, |values| Ok(values.get::<Id>(0)?.to_string()))
}

/// The columns of an answer that its seal covers.
pub(super) const ANSWER: &str = "id, device, session, item, number, at, day, mode, form, verdict, \
    rating, earned, of, hints, attempt, given, milliseconds, algorithm, retention, until, due, \
    version, extra";

/// The columns of another event that its seal covers.
pub(super) const EVENT: &str = "id, device, number, at, kind, version, body";

/// How many rows are not what was written.
pub(super) fn count_broken(connection: &Connection) -> rusqlite::Result<usize> {
    let sql = format!(
        "SELECT (SELECT count(*) FROM answers NOT INDEXED WHERE seal <> seal({ANSWER})) \
         + (SELECT count(*) FROM events NOT INDEXED WHERE seal <> seal({EVENT})) \
         + (SELECT count(*) FROM items NOT INDEXED WHERE seal <> seal(deck, item, question))"
    );
    connection.query_row(&sql, [], |row| row.get(0))
}

/// The name of how a question read, where it has none: the same on every device.
pub(super) fn name_question(parts: [&str; 5], at: i64) -> Id {
    let hash = |salt| {
        let mut hash = begin(salt);
        for part in std::iter::once("question").chain(parts) {
            write(&mut hash, ValueRef::Text(part.as_bytes()));
        }
        write(&mut hash, ValueRef::Integer(at));
        hash
    };
    name(hash(1), hash(2))
}

/// A UUID of version 8, of which every bit is ours.
fn name(high: Fnv, low: Fnv) -> Id {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&high.0.to_be_bytes());
    bytes[8..].copy_from_slice(&low.0.to_be_bytes());
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    bytes.into()
}

fn hash(values: &Context<'_>, salt: u8) -> Fnv {
    hash_all((0..values.len()).map(|at| values.get_raw(at)), salt)
}

/// The seal over some values.
pub(super) fn seal<'v>(values: impl Iterator<Item = ValueRef<'v>>) -> i64 {
    hash_all(values, 0).0.cast_signed()
}

fn hash_all<'v>(values: impl Iterator<Item = ValueRef<'v>>, salt: u8) -> Fnv {
    let mut hash = begin(salt);
    values.for_each(|value| write(&mut hash, value));
    hash
}

fn begin(salt: u8) -> Fnv {
    let mut hash = Fnv::new();
    hash.write(&[salt]);
    hash
}

/// Takes in a value, set apart from the next one by its length.
fn write(hash: &mut Fnv, value: ValueRef<'_>) {
    let mut take = |kind: u8, bytes: &[u8]| {
        hash.write(&[kind]);
        hash.write(&bytes.len().to_le_bytes());
        hash.write(bytes);
    };
    match value {
        ValueRef::Null => take(0, &[]),
        ValueRef::Integer(number) => take(1, &number.to_le_bytes()),
        ValueRef::Real(number) => take(2, &number.to_bits().to_le_bytes()),
        ValueRef::Text(bytes) => take(3, bytes),
        ValueRef::Blob(bytes) => take(4, bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_tells_every_change_apart() {
        let connection = Connection::open_in_memory().unwrap();
        install(&connection).unwrap();
        let seal = |values: &str| -> i64 {
            connection.query_row(&format!("SELECT seal({values})"), [], |row| row.get(0)).unwrap()
        };
        let all = ["'a', 'b'", "'ab', ''", "'a', 'c'", "'a', NULL", "'a', x'62'", "1, 2", "1.0, 2"];
        let seals: std::collections::HashSet<i64> = all.into_iter().map(seal).collect();
        assert_eq!(seals.len(), all.len());
        assert_eq!(seal("'a', 'b'"), seal("'a', 'b'"));
    }

    #[test]
    fn what_has_no_name_gets_the_same_everywhere() {
        let connection = Connection::open_in_memory().unwrap();
        install(&connection).unwrap();
        let sql = "SELECT digest('question', 'a', 'b', 'c', 'd', 'e', 7)";
        let id: Id = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(id, name_question(["a", "b", "c", "d", "e"], 7));
        assert_ne!(id, name_question(["a", "bc", "", "d", "e"], 7));
        assert_ne!(id, name_question(["a", "b", "c", "d", "e"], 8));
    }
}

//! Carving: rows are found in the bytes of a file by what they look like, and told by their seals,
//! whatever became of all that leads to them. One changed byte costs one row.
//!
//! The layout is that of `SQLite` records (<https://sqlite.org/fileformat2.html>): a header with the
//! type of each column, then the values; what is too long for a page goes on in others.

use super::graft::PAGE;
use super::seal::seal;
use rusqlite::types::Value;

/// A table whose rows are sealed. Its first column is the number of the row, which a record leaves
/// out, its last one the seal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sealed {
    pub table: &'static str,
    /// How many columns it has.
    pub columns: usize,
    /// How many of them behind the first one the seal covers.
    pub covered: usize,
    /// A column that holds fractions.
    pub fraction: Option<usize>,
    /// Whether the second and the third column are names of sixteen bytes.
    is_named: bool,
}

pub(super) const ITEMS: Sealed =
    Sealed { table: "items", columns: 5, covered: 3, fraction: None, is_named: false };
pub(super) const ANSWERS: Sealed =
    Sealed { table: "answers", columns: 26, covered: 23, fraction: Some(19), is_named: true };
pub(super) const EVENTS: Sealed =
    Sealed { table: "events", columns: 10, covered: 7, fraction: None, is_named: true };

/// How much of a record is on its own page at most, and how much at least where it goes on.
const LOCAL: usize = PAGE - 35;
const LEAST: usize = (PAGE - 12) * 32 / 255 - 23;

/// The type of a name of sixteen bytes.
const NAME: u8 = 12 + 2 * 16;

/// Finds the rows of some tables; `take` gets each with the values of all its columns but the first,
/// and the number of its row where the record stands in a page.
pub(super) fn carve(
    bytes: &[u8],
    tables: &[Sealed],
    mut take: impl FnMut(&Sealed, i64, Vec<Value>),
) {
    for start in 1..bytes.len() {
        // The header begins with its length; the first column has no type, as it is not there.
        if bytes.get(start + 1) != Some(&0) {
            continue;
        }
        let is_named = bytes.get(start + 2..start + 4) == Some(&[NAME, NAME]);
        for table in tables.iter().filter(|table| !table.is_named || is_named) {
            if let Some(values) = record(bytes, start, table) {
                take(table, number(bytes, start), values);
                break;
            }
        }
    }
}

/// The record that begins at a place, if there is a whole one of a table.
fn record(bytes: &[u8], start: usize, table: &Sealed) -> Option<Vec<Value>> {
    let header = usize::from(*bytes.get(start)?);
    // As many types as columns, of a byte or a few.
    if !(table.columns..128).contains(&(header.checked_sub(1)?)) {
        return None;
    }
    let mut at = start + 1;
    let mut types = Vec::with_capacity(table.columns);
    while at < start + header {
        let (kind, length) = varint(bytes.get(at..start + header)?)?;
        types.push(kind);
        at += length;
    }
    if types.len() != table.columns {
        return None;
    }
    let size = types.iter().try_fold(header, |sum, kind| sum.checked_add(width(*kind)?))?;
    let content = content(bytes, start, size)?;
    let mut rest = content.get(header..)?;
    let mut values = Vec::with_capacity(table.columns - 1);
    for (column, kind) in types.into_iter().enumerate() {
        let (own, others) = rest.split_at_checked(width(kind)?)?;
        rest = others;
        if column > 0 {
            let value = value(kind, own)?;
            // A fraction that is whole is written as a whole number.
            values.push(match value {
                #[expect(clippy::cast_precision_loss, reason = "it was a fraction before")]
                Value::Integer(number) if table.fraction == Some(column) => {
                    Value::Real(number as f64)
                }
                value => value,
            });
        }
    }
    let own = Value::Integer(seal(values.get(..table.covered)?.iter().map(Into::into)));
    (values.last() == Some(&own)).then_some(values)
}

/// The bytes of a record of some size, also where it goes on in other pages.
fn content(bytes: &[u8], start: usize, size: usize) -> Option<Vec<u8>> {
    if size <= LOCAL {
        return Some(bytes.get(start..start + size)?.to_vec());
    }
    let local = LEAST + (size - LEAST) % (PAGE - 4);
    let local = if local <= LOCAL { local } else { LEAST };
    let mut content = bytes.get(start..start + local)?.to_vec();
    let page = |place: usize| {
        let number: [u8; 4] = bytes.get(place..place + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(number)).ok()?.checked_sub(1)
    };
    let mut next = page(start + local)?;
    while content.len() < size {
        let place = next.checked_mul(PAGE)?;
        let piece = (size - content.len()).min(PAGE - 4);
        content.extend_from_slice(bytes.get(place + 4..place + 4 + piece)?);
        next = page(place).unwrap_or(usize::MAX);
    }
    Some(content)
}

/// The number of a row, which stands before its record.
fn number(bytes: &[u8], start: usize) -> i64 {
    // Of up to nine bytes the last one has no sign that another one follows; nor has what stands
    // before the first one.
    let first = (start.saturating_sub(9)..start.saturating_sub(1))
        .rev()
        .find(|at| bytes[*at] < 0x80)
        .map_or(start - 1, |at| at + 1);
    varint(&bytes[first..start]).map_or(0, |(number, _)| number.cast_signed())
}

/// A number of one to nine bytes, and how many they are.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some((number << 8 | u64::from(*byte), 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

/// How many bytes a value of some type has.
fn width(kind: u64) -> Option<usize> {
    Some(match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((kind - 12) / 2).ok()?,
    })
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value> {
    let whole = || {
        let sign = if bytes.first().is_some_and(|byte| *byte >= 0x80) { u64::MAX } else { 0 };
        bytes.iter().fold(sign, |number, byte| number << 8 | u64::from(*byte))
    };
    Some(match kind {
        0 => Value::Null,
        1..=6 => Value::Integer(whole().cast_signed()),
        7 => Value::Real(f64::from_bits(whole())),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        kind if kind.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    })
}

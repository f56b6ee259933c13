//! Packages with something done to a file in them: bytes that are changed in a packed one are only refused.

use super::mutate::mutated;
use crate::harness::Luck;
use quizdeck::random::Random;
use rusqlite::Connection;
use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Names that a file of a package should not have.
const NAMES: &[&str] = &[
    "../out.txt",
    "/tmp/out.txt",
    "a/../../out.txt",
    "",
    "media",
    "0",
    "collection.anki2",
    "con\0",
    "a\\b",
    "ü",
    "decks/../../x.toml",
    "meta",
    "x/",
];

/// The files of a package by name; none where it is none.
fn unpacked(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(package)) else { return Vec::new() };
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let Ok(mut file) = archive.by_index(at) else { continue };
        let mut bytes = Vec::new();
        if file.read_to_end(&mut bytes).is_ok() {
            let name = file.name().map(Cow::into_owned).unwrap_or_default();
            files.push((name, bytes));
        }
    }
    files
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        if writer.start_file(name.as_str(), options).is_ok() {
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// A package with something done to it.
pub fn repacked(package: &[u8], random: &mut Random) -> Vec<u8> {
    let mut files = unpacked(package);
    if files.is_empty() || random.once_in(8) {
        return mutated(package, &[package.to_vec()], random);
    }
    for _ in 0..random.between(1, 3) {
        let at = random.below(files.len());
        let others: Vec<Vec<u8>> = files.iter().map(|(_, bytes)| bytes.clone()).collect();
        match random.below(12) {
            0 => files[at].0 = String::from(*random.of(NAMES)),
            1 => {
                let copy = (String::from(*random.of(NAMES)), files[at].1.clone());
                files.push(copy);
            }
            2 if files.len() > 1 => drop(files.remove(at)),
            _ => files[at].1 = changed(&files[at].1, &others, random),
        }
    }
    packed(&files)
}

/// A file of a package with something done to it; of a database to the texts of a table.
fn changed(file: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    if file.starts_with(b"SQLite format 3") && !random.once_in(6) {
        return database(file, random).unwrap_or_else(|| file.to_vec());
    }
    mutated(file, others, random)
}

/// A database with one value that is another.
fn database(file: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut connection = Connection::open_in_memory().ok()?;
    connection.deserialize_read_exact("main", file, file.len(), false).ok()?;
    let names = |connection: &Connection, query: &str| -> Option<Vec<String>> {
        let mut statement = connection.prepare(query).ok()?;
        let rows = statement.query_map([], |row| row.get(0)).ok()?;
        rows.collect::<Result<_, _>>().ok()
    };
    let tables =
        names(&connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")?;
    for _ in 0..random.between(1, 3) {
        let table = random.of(&tables);
        let columns =
            names(&connection, &format!("SELECT name FROM pragma_table_info('{table}')"))?;
        let column = random.of(&columns);
        let old: Vec<u8> = connection
            .query_row(
                &format!("SELECT CAST({column} AS BLOB) FROM {table} ORDER BY rowid LIMIT 1"),
                [],
                |row| row.get(0),
            )
            .unwrap_or_default();
        let new = mutated(&old, &[b"1".to_vec(), b"\x1f\x1f".to_vec(), b"-1e999".to_vec()], random);
        let new: rusqlite::types::Value = match (String::from_utf8(new), random.below(6)) {
            (_, 0) => rusqlite::types::Value::Null,
            (_, 1) => (*random.of(&[i64::MAX, i64::MIN, 0, -1, 1 << 40])).into(),
            (Ok(text), _) => text.into(),
            (Err(error), _) => error.into_bytes().into(),
        };
        let _ = connection.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE rowid = (SELECT rowid FROM {table} ORDER BY rowid LIMIT 1)"), [new]);
    }
    Some(connection.serialize("main").ok()?.to_vec())
}

/// The parts of a workbook, with cells of every type.
const WORKBOOK: &[(&str, &str)] = &[
    (
        "xl/workbook.xml",
        "<workbook><sheets><sheet name='a' sheetId='1' r:id='r1'/><sheet name='b' state='hidden' r:id='r2'/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='http://x/worksheet' Target='worksheets/a.xml'/><Relationship Id='r2' Type='http://x/worksheet' Target='/xl/worksheets/b.xml'/><Relationship Id='r3' Type='http://x/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r4' Type='http://x/styles' Target='styles.xml'/></Relationships>",
    ),
    (
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='yyyy\\-mm'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='9'/><xf numFmtId='200'/></cellXfs></styleSheet>",
    ),
    (
        "xl/sharedStrings.xml",
        "<sst><si><t>Question</t></si><si><r><t>An</t></r><r><rPr/><t xml:space='preserve'>swer</t></r></si><si><t>a &amp; b?</t></si></sst>",
    ),
    (
        "xl/worksheets/a.xml",
        "<?xml version='1.0'?><worksheet><sheetData>\n<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><t>Tags</t></is></c></row>\n<row r='3'><c r='A3' t='s'><v>2</v></c><c r='B3' s='1'><v>46380</v></c></row>\n<row><c><v>1.5</v></c><c t='b'><v>1</v></c><c r='C4' t='str'><f>1</f><v>x</v></c></row>\n<row r='9'><c r='A9' t='inlineStr'><is><t>c</t></is></c><c r='B9' s='2'><v>0.25</v></c><c r='XFD9' t='e'><v>#N/A</v></c></row>\n</sheetData></worksheet>",
    ),
    (
        "xl/worksheets/b.xml",
        "<worksheet><sheetData><row r='1048576'><c r='A1' s='3'><v>1e3</v></c></row></sheetData></worksheet>",
    ),
];

/// A workbook.
pub fn workbook() -> Vec<u8> {
    let file = |(name, xml): &(&str, &str)| ((*name).to_owned(), xml.as_bytes().to_vec());
    packed(&WORKBOOK.iter().map(file).collect::<Vec<_>>())
}

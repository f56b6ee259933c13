//! Packages of Anki, made here: a few note types, notes and their cards, in the layout that every version
//! of Anki reads.

use rusqlite::{Connection, params};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A note: its number, its type, its deck, its fields, and which cards it has.
pub type PackedNote<'n> = (i64, i64, i64, &'n str, &'n [i64]);

/// The note types, by number: basic, basic and reversed, typed, cloze, one with a section.
pub const MODELS: &str = r#"{
"1":{"name":"Basic","type":0,"flds":[{"name":"Front","ord":0},{"name":"Back","ord":1}],
 "tmpls":[{"name":"Card 1","ord":0,"qfmt":"{{Front}}","afmt":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}]},
"2":{"name":"Reversed","type":0,"flds":[{"name":"Front","ord":0},{"name":"Back","ord":1}],
 "tmpls":[{"name":"Card 1","ord":0,"qfmt":"{{Front}}","afmt":"{{FrontSide}}<hr id=answer>{{Back}}"},
  {"name":"Card 2","ord":1,"qfmt":"{{Back}}","afmt":"{{FrontSide}}<hr id=answer>{{Front}}"}]},
"3":{"name":"Typed","type":0,"flds":[{"name":"Front","ord":0},{"name":"Back","ord":1}],
 "tmpls":[{"name":"Card 1","ord":0,"qfmt":"{{Front}}\n\n{{type:Back}}","afmt":"{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}"}]},
"4":{"name":"Cloze","type":1,"flds":[{"name":"Text","ord":0},{"name":"Back Extra","ord":1}],
 "tmpls":[{"name":"Cloze","ord":0,"qfmt":"{{cloze:Text}}","afmt":"{{cloze:Text}}<br>{{Back Extra}}"}]},
"5":{"name":"Own","type":0,"flds":[{"name":"Word","ord":0},{"name":"Kind","ord":1},{"name":"Meaning","ord":2}],
 "tmpls":[{"name":"Card 1","ord":0,"qfmt":"<style>x</style>{{#Kind}}<i>{{Kind}}</i>: {{/Kind}}{{Word}}","afmt":"{{Meaning}} ({{Word}})"}]},
"6":{"name":"Image Occlusion","type":1,"originalStockKind":6,
 "flds":[{"name":"Occlusion","ord":0},{"name":"Image","ord":1},{"name":"Header","ord":2},{"name":"Back Extra","ord":3}],
 "tmpls":[{"name":"IO","ord":0,"qfmt":"{{cloze:Occlusion}}","afmt":""}]}}"#;

const DECKS: &str =
    r#"{"1":{"name":"Default"},"10":{"name":"World"},"11":{"name":"World::Europe"}}"#;

/// A collection of some notes as a file of `SQLite`; `more` is run on it at the end.
pub fn collection(notes: &[PackedNote<'_>], more: &str) -> Vec<u8> {
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "CREATE TABLE col (id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
             CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data);
             CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did, ord, mod, usn, type, queue, due, ivl,
               factor, reps, lapses, left, odue, odid, flags, data);
             CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid, usn, ease, ivl, lastIvl, factor, time, type);
             CREATE TABLE graves (usn, oid, type);",
        )
        .unwrap();
    let col = "INSERT INTO col VALUES (1, 1700000000, 0, 0, 11, 0, 0, 0, '{}', ?1, ?2, '{}', '{}')";
    connection.execute(col, params![MODELS, DECKS]).unwrap();
    for (id, model, deck, fields, ords) in notes {
        let flds = fields.replace('|', "\u{1f}");
        let sql = "INSERT INTO notes VALUES (?1, ?2, ?3, 0, 0, ' a::b t ', ?4, '', 0, 0, '')";
        connection.execute(sql, params![id, format!("g#{id}"), model, flds]).unwrap();
        for ord in *ords {
            let sql = "INSERT INTO cards VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}')";
            connection.execute(sql, params![id * 100 + ord, id, deck, ord]).unwrap();
        }
    }
    connection.execute_batch(more).unwrap();
    connection.serialize("main").unwrap().to_vec()
}

/// A zip of some files.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package of some notes, with pictures and sounds by name.
pub fn package(notes: &[PackedNote<'_>], media: &[(&str, &[u8])]) -> Vec<u8> {
    let collection = collection(notes, "");
    let names: Vec<String> = (0..media.len()).map(|number| number.to_string()).collect();
    let entries =
        media.iter().zip(&names).map(|((name, _), entry)| (entry.clone(), (*name).to_owned()));
    let index: std::collections::BTreeMap<String, String> = entries.collect();
    let index = serde_json::to_vec(&index).unwrap();
    let mut files: Vec<(&str, &[u8])> = vec![("collection.anki2", &collection), ("media", &index)];
    files.extend(names.iter().zip(media).map(|(entry, (_, bytes))| (entry.as_str(), *bytes)));
    zipped(&files)
}

//! Export and import: one event a line, as JSON. Histories of several devices can be joined in
//! any order, any number of times, with the same result.

use super::event::Logged;
use super::join::{Imported, Joining};
use super::line::{self, Parsed, Unreadable};
use super::review::{Event, Review};
use super::{Store, seal};
use crate::engine::schedule::Moment;
use crate::error::{Error, Result};
use crate::text::json;
use rusqlite::{ToSql, params};
use std::io::{BufRead, Write};

/// The longest line that is read, in bytes: as long as a deck may be.
const LONGEST: u64 = 1 << 28;

/// How much is read at a time, in bytes: hundreds of lines.
const PIECE: usize = 1 << 18;

impl Store {
    /// Writes every event, one a line; how many there were.
    ///
    /// # Errors
    /// When the file cannot be read, or the export not written.
    pub fn export(&self, out: &mut dyn Write) -> Result<usize> {
        let mut count = 0;
        let mut write = |event: &Event| -> Result<()> {
            let line = json(event)?;
            count += 1;
            writeln!(out, "{line}").map_err(|error| Error::io("cannot write the export", &error))
        };
        self.each_review(&mut |review| write(&Event::Review(Box::new(review))))?;
        self.each_logged(&mut |event| write(&Event::Logged(event)))?;
        Ok(count)
    }

    /// Goes through every answer.
    pub(super) fn each_review(&self, take: &mut dyn FnMut(Review) -> Result<()>) -> Result<()> {
        self.each_review_of("true ORDER BY a.id", params![], take)
    }

    /// Goes through the answers of a condition, in its order.
    pub(super) fn each_review_of(
        &self,
        condition: &str,
        values: &[&dyn ToSql],
        take: &mut dyn FnMut(Review) -> Result<()>,
    ) -> Result<()> {
        let failed = self.failed("export the history");
        let sql = format!(
            "SELECT a.id, device, session, i.deck, i.item, i.question, number, at, day, mode, form, \
             verdict, rating, earned, of, hints, attempt, given, milliseconds, algorithm, retention, \
             until, due, version, extra FROM answers a JOIN items i ON i.id = a.item WHERE {condition}"
        );
        let mut statement = self.connection.prepare(&sql).map_err(&failed)?;
        let mut rows = statement.query(values).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            take(line::review(row).map_err(&failed)?)?;
        }
        Ok(())
    }

    /// Goes through all else that happened.
    pub(super) fn each_logged(&self, take: &mut dyn FnMut(Logged) -> Result<()>) -> Result<()> {
        self.each_logged_of("true ORDER BY id", params![], take)
    }

    /// Goes through what else happened of a condition, in its order.
    pub(super) fn each_logged_of(
        &self,
        condition: &str,
        values: &[&dyn ToSql],
        take: &mut dyn FnMut(Logged) -> Result<()>,
    ) -> Result<()> {
        let failed = self.failed("export the history");
        let sql = format!("SELECT {} FROM events WHERE {condition}", seal::EVENT);
        let mut statement = self.connection.prepare(&sql).map_err(&failed)?;
        let mut rows = statement.query(values).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            take(line::logged(row).map_err(&failed)?)?;
        }
        Ok(())
    }

    /// Adds the events of an export that are not known yet, and computes again the memories that
    /// they have to do with: all of it, or nothing when a line makes no sense. Of a file that is
    /// cut off within its last line the others come in.
    ///
    /// # Errors
    /// When a line is no event, or the file cannot be written.
    pub fn import(
        &mut self,
        input: &mut dyn BufRead,
        source: &str,
        now: Moment,
    ) -> Result<Imported> {
        self.join(source, now, |joining| {
            let mut piece = Vec::new();
            let mut count = 0;
            read_piece(input, &mut piece)?;
            let mut lines = line::parse_all(&piece);
            while !lines.is_empty() && joining.imported.cut.is_none() {
                read_piece(input, &mut piece)?;
                let mut next = Vec::new();
                // What comes next is made out beside what is written.
                rayon::in_place_scope(|scope| {
                    scope.spawn(|_| next = line::parse_all(&piece));
                    lines.into_iter().try_for_each(|line| {
                        count += 1;
                        take(joining, line, count)
                    })
                })?;
                lines = next;
            }
            Ok(())
        })
    }
}

/// Reads whole lines, about a piece of them; nothing at the end.
fn read_piece(input: &mut dyn BufRead, lines: &mut Vec<u8>) -> Result<()> {
    lines.clear();
    while lines.len() < PIECE {
        let length = std::io::Read::take(&mut *input, LONGEST).read_until(b'\n', lines);
        if length.map_err(|error| Error::io("cannot read the import", &error))? == 0 {
            break;
        }
    }
    Ok(())
}

/// Takes in a line of a number.
fn take(joining: &mut Joining<'_>, line: Parsed, number: usize) -> Result<()> {
    match line {
        None => Ok(()),
        Some(Ok(event)) => joining.take(event),
        Some(Err(Unreadable { text, is_cut: true })) if number > 1 => {
            joining.imported.cut = Some((number, text));
            Ok(())
        }
        Some(Err(Unreadable { text, .. })) => {
            let hint = "give a file that `quizdeck history export` wrote; nothing was imported";
            Err(Error::new(format!("cannot import line {number}: {text}")).hint(hint))
        }
    }
}

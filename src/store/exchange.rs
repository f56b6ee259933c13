//! Export and import: one event a line, as JSON. Histories of several devices can be joined in
//! any order, any number of times, with the same result.

use super::event::{Act, Logged, VERSION};
use super::items::find_item;
use super::line::{self, Incoming, Parsed, Unreadable};
use super::log::{self, Touched, see_number};
use super::record::insert_review;
use super::replay::settle;
use super::review::{Event, Review};
use super::runs::Runs;
use super::{Store, failure, parameters, seal};
use crate::engine::schedule::{Moment, Scheduler};
use crate::error::{Error, Result};
use crate::text::json;
use rusqlite::{Connection, TransactionBehavior, params};
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, Write};

/// How much of the database is held while events come in, in kibibytes (as a negative number, which
/// is `SQLite`'s own way to say it): the pages of an index of a million answers that ten thousand items
/// touch by turns. With less, each would be written once for each of its answers.
const CACHE: i32 = -65_536;

/// What an import came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The number under which it can be taken back; nothing where nothing came in.
    pub batch: Option<i64>,
    /// How many events were not known yet.
    pub new: usize,
    /// How many were, or were forgotten.
    pub known: usize,
    /// How much came in besides events.
    pub rest: usize,
    /// Kinds of events that this version does not know, and fields: how often each was met. They
    /// are kept.
    pub strange: BTreeMap<String, usize>,
    /// The line that is cut off at the end of the file, and why.
    pub cut: Option<(usize, String)>,
}

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
        let failed = self.failed("export the history");
        let sql = "SELECT a.id, device, session, i.deck, i.item, i.question, number, at, day, mode, \
                   form, verdict, rating, earned, of, hints, attempt, given, milliseconds, \
                   algorithm, retention, until, due, version, extra \
                   FROM answers a JOIN items i ON i.id = a.item ORDER BY a.id";
        let mut statement = self.connection.prepare(sql).map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            take(line::review(row).map_err(&failed)?)?;
        }
        Ok(())
    }

    /// Goes through all else that happened.
    pub(super) fn each_logged(&self, take: &mut dyn FnMut(Logged) -> Result<()>) -> Result<()> {
        let failed = self.failed("export the history");
        let sql = format!("SELECT {} FROM events ORDER BY id", seal::EVENT);
        let mut statement = self.connection.prepare(&sql).map_err(&failed)?;
        let mut rows = statement.query([]).map_err(&failed)?;
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
        let place = self.place.clone();
        let failed = |error| failure::explain(&place, "import the history", &error);
        self.connection.pragma_update(None, "cache_size", CACHE).map_err(failed)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(failed)?;
        let sql = "INSERT INTO batches (at, source) VALUES (?1, ?2)";
        transaction.execute(sql, params![now.at, source]).map_err(failed)?;
        let batch = transaction.last_insert_rowid();
        let mut joining =
            Joining::new(&transaction, batch, self.scheduler.clone()).map_err(failed)?;
        let mut piece = Vec::new();
        read_piece(input, &mut piece)?;
        let mut lines = line::parse_all(&piece);
        while !lines.is_empty() && joining.imported.cut.is_none() {
            read_piece(input, &mut piece)?;
            let mut next = Vec::new();
            // What comes next is made out beside what is written.
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| next = line::parse_all(&piece));
                lines.into_iter().try_for_each(|line| joining.line(line, failed))
            })?;
            lines = next;
        }
        let Joining { mut imported, touched, latest, runs, .. } = joining;
        if imported.new + imported.rest > 0 {
            imported.batch = Some(batch);
            see_number(&transaction, latest).map_err(failed)?;
            let scheduler = parameters::load(&transaction, &place)?;
            runs.save(&transaction, &touched.items).map_err(failed)?;
            settle(&transaction, &scheduler, touched).map_err(failed)?;
            transaction.commit().map_err(failed)?;
            self.scheduler = scheduler;
        }
        Ok(imported)
    }
}

/// Events that come in, and what they come to.
struct Joining<'c> {
    connection: &'c Connection,
    batch: i64,
    imported: Imported,
    touched: Touched,
    runs: Runs,
    /// The numbers of items that were met, by deck and key.
    items: HashMap<String, HashMap<String, i64>>,
    /// Whether some answers were forgotten, so that each has to be looked up.
    has_forgotten: bool,
    /// The largest number of all.
    latest: i64,
    /// How many lines there were.
    lines: usize,
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

impl<'c> Joining<'c> {
    fn new(connection: &'c Connection, batch: i64, scheduler: Scheduler) -> rusqlite::Result<Self> {
        let (imported, touched) = (Imported::default(), Touched::default());
        let runs = Runs::new(connection, scheduler)?;
        let items = HashMap::new();
        let sql = "SELECT EXISTS (SELECT 1 FROM forgotten)";
        let has_forgotten = connection.query_row(sql, [], |row| row.get(0))?;
        let (latest, lines) = (0, 0);
        Ok(Self { connection, batch, imported, touched, runs, items, has_forgotten, latest, lines })
    }

    fn line(&mut self, line: Parsed, failed: impl Fn(rusqlite::Error) -> Error) -> Result<()> {
        self.lines += 1;
        let number = self.lines;
        match line {
            None => Ok(()),
            Some(Ok(event)) => self.take(event).map_err(failed),
            Some(Err(Unreadable { text, is_cut: true })) if number > 1 => {
                self.imported.cut = Some((number, text));
                Ok(())
            }
            Some(Err(Unreadable { text, .. })) => {
                let hint = "give a file that `quizdeck history export` wrote; nothing was imported";
                Err(Error::new(format!("cannot import line {number}: {text}")).hint(hint))
            }
        }
    }

    fn take(&mut self, line: Incoming) -> rusqlite::Result<()> {
        let is_new = match line {
            Incoming::Review(review) => self.review(&review)?,
            Incoming::Act(event, act) => self.act(&event, act.as_deref())?,
            Incoming::Local(local) => {
                self.imported.rest += usize::from(local.add(self.connection, self.batch)?);
                return Ok(());
            }
        };
        *if is_new { &mut self.imported.new } else { &mut self.imported.known } += 1;
        Ok(())
    }

    fn review(&mut self, review: &Review) -> rusqlite::Result<bool> {
        for field in review.extra.keys() {
            *self.imported.strange.entry(format!("field `{field}`")).or_default() += 1;
        }
        if self.has_forgotten && log::is_gone(self.connection, review.id)? {
            return Ok(false);
        }
        let item = self.item(review)?;
        let is_new = insert_review(self.connection, item, review, Some(self.batch))?;
        if is_new {
            if !self.runs.take(self.connection, item, review)? {
                self.touched.items.insert(item);
            }
            self.latest = self.latest.max(review.number);
        }
        Ok(is_new)
    }

    fn item(&mut self, review: &Review) -> rusqlite::Result<i64> {
        let known = self.items.get(&review.deck).and_then(|items| items.get(&review.item));
        if let Some(item) = known {
            return Ok(*item);
        }
        let item = find_item(self.connection, &review.deck, &review.item, &review.question)?;
        self.items.entry(review.deck.clone()).or_default().insert(review.item.clone(), item);
        Ok(item)
    }

    fn act(&mut self, event: &Logged, act: Option<&Act>) -> rusqlite::Result<bool> {
        if act.is_none() {
            let kind = format!("event `{}`", event.kind);
            *self.imported.strange.entry(kind).or_default() += 1;
        } else if event.version > VERSION {
            let kind = format!("event `{}` of version {}", event.kind, event.version);
            *self.imported.strange.entry(kind).or_default() += 1;
        }
        if let Some(Act::Question(seen)) = act
            && log::is_forgotten(self.connection, seen, event.number)?
        {
            return Ok(false);
        }
        if let Some(Act::Decision(_)) = act
            && log::is_gone(self.connection, event.id)?
        {
            return Ok(false);
        }
        let is_new = log::insert(self.connection, event, Some(self.batch))?;
        if is_new {
            self.latest = self.latest.max(event.number);
            match act {
                Some(Act::Amendment(said)) => drop(self.runs.spoken_of.insert(said.review)),
                Some(Act::Forget(_)) => self.has_forgotten = true,
                Some(Act::Redate(redating)) => self.runs.spoken_of.extend(&redating.answers),
                _ => {}
            }
            if let Some(act) = act {
                log::apply(self.connection, event.id, event.number, act, &mut self.touched)?;
            }
        }
        Ok(is_new)
    }
}

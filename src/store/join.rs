//! Joining: events that come in from elsewhere, in any order, any number of times, with the same result.

use super::event::{Act, Logged, VERSION};
use super::items::find_item;
use super::line::Incoming;
use super::log::{self, Touched, see_number};
use super::record::insert_review;
use super::replay::settle;
use super::review::Review;
use super::runs::Runs;
use super::{Store, failure, parameters};
use crate::engine::schedule::{Moment, Scheduler};
use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior, params};
use std::collections::{BTreeMap, HashMap};

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
    /// How many of them were answers.
    pub answers: usize,
    /// How many were, or were forgotten.
    pub known: usize,
    /// How many answers that were here were forgotten by what came in.
    pub forgotten: usize,
    /// How much came in besides events.
    pub rest: usize,
    /// Kinds of events that this version does not know, and fields: how often each was met. They
    /// are kept.
    pub strange: BTreeMap<String, usize>,
    /// The line that is cut off at the end of the file, and why.
    pub cut: Option<(usize, String)>,
}

impl Store {
    /// Takes events in as one batch, and computes again the memories that they have to do with: all of
    /// it, or nothing.
    ///
    /// # Errors
    /// Those of what gives the events; or when the file cannot be written.
    pub(super) fn join(
        &mut self,
        source: &str,
        now: Moment,
        give: impl FnOnce(&mut Joining<'_>) -> Result<()>,
    ) -> Result<Imported> {
        let place = self.place.clone();
        let open = |connection: &Connection| {
            let sql = "INSERT INTO batches (at, source) VALUES (?1, ?2)";
            let opened = connection.execute(sql, params![now.at, source]);
            opened.map_err(|error| failed(&place, &error))?;
            Ok((connection.last_insert_rowid(), ()))
        };
        let has_come = |imported: &Imported| imported.new + imported.rest > 0;
        self.joined(open, |joining, ()| give(joining), has_come)
    }

    /// Takes events in under the batch that is opened for them, if what came in is wanted.
    ///
    /// # Errors
    /// Those of what opens it, and of what gives the events; or when the file cannot be written.
    pub(super) fn joined<T>(
        &mut self,
        open: impl FnOnce(&Connection) -> Result<(i64, T)>,
        give: impl FnOnce(&mut Joining<'_>, T) -> Result<()>,
        is_wanted: impl FnOnce(&Imported) -> bool,
    ) -> Result<Imported> {
        let place = self.place.clone();
        let failed = |error| failed(&place, &error);
        self.connection.pragma_update(None, "cache_size", CACHE).map_err(failed)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(failed)?;
        let (batch, opened) = open(&transaction)?;
        let mut joining =
            Joining::new(&transaction, &place, batch, self.scheduler.clone()).map_err(failed)?;
        give(&mut joining, opened)?;
        joining.settle()?;
        let Joining { mut imported, scheduler, .. } = joining;
        if is_wanted(&imported) {
            imported.batch = Some(batch);
            transaction.commit().map_err(failed)?;
            self.scheduler = scheduler;
        }
        Ok(imported)
    }
}

/// Names what could not be done.
fn failed(place: &str, error: &rusqlite::Error) -> Error {
    failure::explain(place, "import the history", error)
}

/// Events that come in, and what they come to.
pub(super) struct Joining<'c> {
    pub connection: &'c Connection,
    /// What the file is called in messages.
    place: String,
    batch: i64,
    scheduler: Scheduler,
    pub imported: Imported,
    touched: Touched,
    runs: Runs,
    /// The numbers of items that were met, by deck and key.
    items: HashMap<String, HashMap<String, i64>>,
    /// Whether some answers were forgotten, so that each has to be looked up.
    has_forgotten: bool,
    /// The largest number of all.
    latest: i64,
}

impl<'c> Joining<'c> {
    fn new(
        connection: &'c Connection,
        place: &str,
        batch: i64,
        scheduler: Scheduler,
    ) -> rusqlite::Result<Self> {
        let (imported, touched) = (Imported::default(), Touched::default());
        let runs = Runs::new(connection, scheduler.clone())?;
        let items = HashMap::new();
        let sql = "SELECT EXISTS (SELECT 1 FROM forgotten)";
        let has_forgotten = connection.query_row(sql, [], |row| row.get(0))?;
        let (latest, place) = (0, place.to_owned());
        Ok(Self {
            connection,
            place,
            batch,
            scheduler,
            imported,
            touched,
            runs,
            items,
            has_forgotten,
            latest,
        })
    }

    /// Takes in something, unless it is known.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn take(&mut self, incoming: Incoming) -> Result<()> {
        let added = self.add(incoming);
        added.map_err(|error| failed(&self.place, &error))
    }

    /// Takes in an answer, unless one was given to its item at the same moment: it went out under another
    /// name and comes back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn take_once(&mut self, review: Box<Review>) -> Result<()> {
        let sql = "SELECT EXISTS (SELECT 1 FROM answers WHERE item = ?1 AND number = ?2)";
        let is_known = self.item(&review).and_then(|item| {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_row(params![item, review.number], |row| row.get(0))
        });
        if is_known.map_err(|error| failed(&self.place, &error))? {
            self.imported.known += 1;
            return Ok(());
        }
        self.take(Incoming::Review(review))
    }

    /// Names what could not be done.
    pub(super) fn failed(&self, error: &rusqlite::Error) -> Error {
        failed(&self.place, error)
    }

    /// Computes the memories again that it has to do with what came until now.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.scheduler = parameters::load(self.connection, &self.place)?;
        let settle = |joining: &mut Self| -> rusqlite::Result<()> {
            see_number(joining.connection, joining.latest)?;
            let runs = Runs::new(joining.connection, joining.scheduler.clone())?;
            let runs = std::mem::replace(&mut joining.runs, runs);
            let touched = std::mem::take(&mut joining.touched);
            runs.save(joining.connection, &touched.items)?;
            settle(joining.connection, &joining.scheduler, touched)
        };
        settle(self).map_err(|error| failed(&self.place, &error))
    }

    fn add(&mut self, incoming: Incoming) -> rusqlite::Result<()> {
        let is_new = match incoming {
            Incoming::Review(review) => {
                let is_new = self.review(&review)?;
                self.imported.answers += usize::from(is_new);
                is_new
            }
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
        if let Some(Act::Decision(_) | Act::Seed(_)) = act
            && log::is_gone(self.connection, event.id)?
        {
            return Ok(false);
        }
        let is_new = log::insert(self.connection, event, Some(self.batch))?;
        if is_new {
            self.latest = self.latest.max(event.number);
            match act {
                Some(Act::Amendment(said)) => drop(self.runs.spoken_of.insert(said.review)),
                Some(Act::Forget(forgetting)) => {
                    self.has_forgotten = true;
                    self.imported.forgotten +=
                        log::count_here(self.connection, &forgetting.answers)?;
                }
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

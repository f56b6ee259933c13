//! Decisions of a learner about single items: as new, due on a day, known for good, put aside, flagged,
//! noted, asked again. Each can be taken back, and is then as if it had never been.

use super::Store;
use super::decision::{Decision, Treatment, Withdrawal};
use super::event::Act;
use super::timeline::Past;
use crate::engine::schedule::Moment;
use crate::engine::{Aside, Id};
use crate::error::Result;
use rusqlite::{Row, params_from_iter};
use std::collections::HashMap;

impl Store {
    /// Records decisions, all of them or none; their names.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn decide(&mut self, decisions: &[Decision], now: Moment) -> Result<Vec<Id>> {
        let mut ids = Vec::new();
        self.log("save what was decided", now, |pen| {
            for decision in decisions {
                ids.push(pen.write(&Act::Decision(decision.clone()))?);
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// Takes decisions back, all of them or none.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn withdraw(&mut self, decisions: &[Id], now: Moment) -> Result<()> {
        self.log("save what was decided", now, |pen| {
            for decision in decisions {
                pen.write(&Act::Withdrawal(Withdrawal { decision: *decision }))?;
            }
            Ok(())
        })
    }

    /// What the learner decided about the items of a deck, by their keys; nothing of those about
    /// which there is nothing to say.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn asides(&self, deck: &str) -> Result<HashMap<String, Aside>> {
        self.find_asides(deck).map_err(self.failed("read what was decided"))
    }

    fn find_asides(&self, deck: &str) -> rusqlite::Result<HashMap<String, Aside>> {
        let sql = "SELECT item FROM items WHERE id = ?1 AND deck = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut asides = HashMap::new();
        for (item, aside) in self.all_asides(Some(deck))? {
            let mut rows = statement.query(rusqlite::params![item, deck])?;
            if let Some(row) = rows.next()? {
                asides.insert(row.get(0)?, aside);
            }
        }
        Ok(asides)
    }

    /// What was decided about all items, or about those of a deck and some more.
    pub(super) fn all_asides(&self, deck: Option<&str>) -> rusqlite::Result<HashMap<i64, Aside>> {
        // What was decided under another name counts for the item it went over to.
        let from = match deck {
            Some(_) => {
                "items i CROSS JOIN decisions d ON d.item = i.id \
                 WHERE (i.deck = ?1 OR i.id IN (SELECT source FROM renames)) AND"
            }
            None => "decisions d WHERE",
        };
        let sql = format!(
            "SELECT d.item, d.number, d.treatment, d.day, d.text FROM {from} d.treatment <> 'due' \
             AND d.id NOT IN (SELECT decision FROM withdrawn) ORDER BY d.number, d.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(deck))?;
        let past = Past::load(&self.connection)?;
        let mut asides: HashMap<i64, Aside> = HashMap::new();
        while let Some(row) = rows.next()? {
            let item = past.place(row.get(0)?, row.get(1)?);
            heed(asides.entry(item).or_default(), row)?;
        }
        asides.retain(|_, aside| *aside != Aside::default());
        Ok(asides)
    }
}

/// Takes up a decision, the later ones last.
fn heed(aside: &mut Aside, row: &Row<'_>) -> rusqlite::Result<()> {
    let word: String = row.get(2)?;
    let treatment = Treatment::ALL.into_iter().find(|treatment| treatment.word() == word);
    if let Some(treatment) = treatment {
        treatment.apply(aside, row.get(3)?, row.get(4)?);
    }
    Ok(())
}

impl Treatment {
    /// What it makes of what was decided about an item before.
    pub fn apply(self, aside: &mut Aside, day: Option<i64>, text: Option<String>) {
        match self {
            Self::Known => (aside.known, aside.suspended) = (true, false),
            Self::Suspended => (aside.known, aside.suspended) = (false, true),
            Self::Asked | Self::Reset => {
                (aside.known, aside.suspended, aside.buried) = (false, false, None);
            }
            Self::Buried => aside.buried = day,
            Self::Flagged => aside.flag = text,
            Self::Noted => aside.note = text,
            Self::Due => {}
        }
    }
}

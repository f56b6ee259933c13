//! Excerpts: the part of a history that is about some decks, for who hands them on with what was learned
//! of them, and what such a part comes to.

use super::event::{Act, Logged};
use super::line::{self, Incoming, Unreadable};
use super::{Event, Review, Store};
use crate::engine::Id;
use crate::error::{Error, Result};
use crate::text::json;
use serde_json::Value;
use std::collections::HashSet;
use std::io::Write;

/// What a part of a history comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HistoryTally {
    /// How many answers are in it.
    pub answers: usize,
    /// The days of the first and the last of them, from 0 on 1 January 1970.
    pub days: Option<(i64, i64)>,
    /// How much is in it besides answers.
    pub rest: usize,
}

impl HistoryTally {
    /// Counts the lines of an export; those that cannot be read are not counted.
    pub fn of(lines: &[u8]) -> Self {
        let mut tally = Self::default();
        for line in line::parse_all(lines).into_iter().flatten() {
            match line {
                Ok(Incoming::Review(review)) => {
                    let day = review.day;
                    let days = tally.days.map(|(first, last)| (first.min(day), last.max(day)));
                    tally.days = Some(days.unwrap_or((day, day)));
                    tally.answers += 1;
                }
                Ok(Incoming::Act(..) | Incoming::Local(_)) => tally.rest += 1,
                Err(Unreadable { .. }) => {}
            }
        }
        tally
    }
}

/// What an excerpt is about.
struct Concern<'d> {
    decks: &'d HashSet<String>,
    /// Items of other decks of which progress went over to these: their decks and keys.
    origins: HashSet<(String, String)>,
    /// The events that are in it and that others may speak of.
    named: HashSet<Id>,
}

impl Store {
    /// Writes every event about some decks, one a line, and the parameters that were fitted.
    ///
    /// # Errors
    /// When the file cannot be read, or the export not written.
    pub fn export_of(&self, decks: &HashSet<String>, out: &mut dyn Write) -> Result<()> {
        let (mut logged, mut taken) = (Vec::new(), Vec::new());
        self.each_logged(&mut |event| {
            let act = Act::read(&event.kind, Value::Object(event.body.clone()));
            logged.extend(act.and_then(std::result::Result::ok).map(|act| (event, act)));
            Ok(())
        })?;
        logged.sort_by_key(|(event, _)| event.number);
        let mut concern = Concern { decks, origins: HashSet::new(), named: HashSet::new() };
        concern.trace(&logged);
        self.each_review(&mut |review| {
            if concern.has_review(&review) {
                concern.named.insert(review.id);
                write(&Event::Review(Box::new(review)), out)?;
            }
            Ok(())
        })?;
        for (event, act) in logged {
            if concern.has(&act) {
                concern.named.insert(event.id);
                taken.push(event);
            }
        }
        taken.into_iter().try_for_each(|event| write(&Event::Logged(event), out))
    }
}

fn write(event: &Event, out: &mut dyn Write) -> Result<()> {
    let line = json(event)?;
    writeln!(out, "{line}").map_err(|error| Error::io("cannot write the export", &error))
}

impl Concern<'_> {
    /// Finds the items from which progress came here, also by way of others.
    fn trace(&mut self, logged: &[(Logged, Act)]) {
        for (_, act) in logged.iter().rev() {
            let Act::Rename(rename) = act else { continue };
            let to = (rename.to_deck.clone(), rename.to_item.clone());
            if self.decks.contains(&to.0) || self.origins.contains(&to) {
                self.origins.insert((rename.deck.clone(), rename.item.clone()));
            }
        }
    }

    fn has_item(&self, deck: &str, item: &str) -> bool {
        let is_origin = || self.origins.contains(&(deck.to_owned(), item.to_owned()));
        self.decks.contains(deck) || !self.origins.is_empty() && is_origin()
    }

    fn has_review(&self, review: &Review) -> bool {
        self.has_item(&review.deck, &review.item)
    }

    /// Whether an act is about these decks and no others.
    fn has(&self, act: &Act) -> bool {
        let is_named = |id: &Id| self.named.contains(id);
        match act {
            Act::Amendment(said) => is_named(&said.review),
            Act::Rename(rename) => self.has_item(&rename.to_deck, &rename.to_item),
            Act::Unlink(unlink) => is_named(&unlink.rename),
            Act::Question(seen) => self.decks.contains(&seen.deck),
            Act::Forget(forgetting) => {
                let mut decks = forgetting.questions.iter();
                !forgetting.questions.is_empty() && decks.all(|(deck, _)| self.decks.contains(deck))
            }
            Act::Redate(redating) => redating.answers.iter().any(is_named),
            Act::Decision(decision) => self.has_item(&decision.deck, &decision.item),
            Act::Seed(seeding) => self.has_item(&seeding.deck, &seeding.item),
            Act::Withdrawal(withdrawal) => is_named(&withdrawal.decision),
            Act::Parameters(_) => true,
            Act::Result(outcome) => {
                outcome.scores.iter().all(|score| self.decks.contains(&score.deck))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::{act, acts, store};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn lines(store: &Store, decks: &[&str]) -> Vec<u8> {
        let decks = decks.iter().map(|deck| (*deck).to_owned()).collect();
        let mut lines = Vec::new();
        store.export_of(&decks, &mut lines).unwrap();
        lines
    }

    fn set(lines: &[u8]) -> BTreeSet<String> {
        String::from_utf8_lossy(lines).lines().map(str::to_owned).collect()
    }

    proptest! {
        #![proptest_config(crate::testing::cases(32))]

        #[test]
        fn excerpts_are_parts_of_the_whole_and_that_of_every_deck_has_all_answers(taken in acts()) {
            let mut store = store();
            act(&mut store, &taken);
            let mut whole = Vec::new();
            store.export(&mut whole).unwrap();
            let whole_lines = String::from_utf8_lossy(&whole).into_owned();
            let values = whole_lines.lines().map(|line| serde_json::from_str(line).unwrap());
            let decks: BTreeSet<String> =
                values.filter_map(|line: Value| Some(line["deck"].as_str()?.to_owned())).collect();
            let decks: Vec<&str> = decks.iter().map(String::as_str).collect();
            let every = lines(&store, &decks);
            prop_assert_eq!(HistoryTally::of(&every).answers, HistoryTally::of(&whole).answers);
            for deck in decks {
                let part = lines(&store, &[deck]);
                prop_assert!(set(&part).is_subset(&set(&whole)));
            }
            prop_assert_eq!(HistoryTally::of(&lines(&store, &["another"])).answers, 0);
        }
    }
}

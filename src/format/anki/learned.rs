//! What was learned in a collection, question by question, and what of it does not come.

use super::cards::NoteCard;
use super::collection::Collection;
use super::presets::PresetParameters;
use super::progress::Tracker;
use super::revlog::Revlog;
use crate::format::{Bundle, Logbook, Loss, Track, Unfit};
use std::collections::{BTreeMap, HashMap};

/// What was learned in a collection.
pub struct LearnedCards {
    log: Revlog,
    tracker: Tracker,
    parameters: PresetParameters,
    /// The preset of each deck.
    presets: HashMap<i64, i64>,
    /// How many of the cards that something is known of follow each preset, and each wish of recall in
    /// hundredths.
    followed: BTreeMap<i64, usize>,
    wished: BTreeMap<i64, usize>,
    /// The answers that did not find a question.
    unclaimed: usize,
    /// What the collection is called.
    name: String,
}

impl LearnedCards {
    /// That of a collection.
    pub fn of(collection: &Collection, name: &str, losses: &mut Vec<Loss>) -> Result<Self, Unfit> {
        let log = Revlog::of(collection)?;
        let (parameters, presets) = collection.presets()?;
        let (answers, crammed) = log.count();
        if log.is_cut {
            losses.push(Loss::part(name, "more than 10,000,000 answers are not read"));
        }
        if crammed > 0 {
            let reason = "what was only crammed is not taken: it moves nothing in Anki either";
            losses.push(Loss::remark(name, reason));
        }
        Ok(Self {
            log,
            tracker: Tracker { days: collection.days()? },
            parameters,
            presets,
            followed: BTreeMap::new(),
            wished: BTreeMap::new(),
            unclaimed: answers,
            name: name.to_owned(),
        })
    }

    /// Notes what was learned of a card that became a part of a question.
    pub fn note(
        &mut self,
        guid: &str,
        card: &NoteCard,
        (question, part): (usize, usize),
        logbook: &mut Logbook,
    ) {
        let track = self.tracker.track(guid, card, self.log.of_card(card.id));
        self.unclaimed = self.unclaimed.saturating_sub(track.answers.len());
        if track.is_empty() {
            return;
        }
        if let Some(preset) = self.presets.get(&card.deck) {
            *self.followed.entry(*preset).or_default() += 1;
        }
        if let Some(share) =
            card.state.memory.retention.filter(|share| (0.7..0.995).contains(share))
        {
            #[expect(clippy::cast_possible_truncation, reason = "hundredths")]
            let hundredths = (share * 100.0).round() as i64;
            *self.wished.entry(hundredths).or_default() += 1;
        }
        logbook.tracks.push(Track { question, part, ..track });
    }

    /// What is told of a card that became no question, where it was answered.
    pub fn left(&mut self, place: &str, card: &NoteCard) -> Option<Loss> {
        let log = self.log.of_card(card.id);
        let answers = log.iter().filter(|entry| entry.rating().is_some()).count();
        self.unclaimed = self.unclaimed.saturating_sub(answers);
        (answers > 0).then(|| Loss::part(place, "what was answered of it is not taken either"))
    }

    /// Gives every bundle what is said of all its questions, and tells what did not come.
    pub fn settle(self, bundles: &mut [Bundle], losses: &mut Vec<Loss>) {
        let most = |counts: &BTreeMap<i64, usize>| {
            counts.iter().max_by_key(|(_, count)| **count).map(|(which, _)| *which)
        };
        let parameters = most(&self.followed).and_then(|preset| self.parameters.get(&preset));
        if self.followed.keys().filter(|preset| self.parameters.contains_key(preset)).count() > 1 {
            let reason =
                "of several presets the parameters of the one with the most cards are taken";
            losses.push(Loss::remark(&self.name, reason));
        }
        if self.wished.len() > 1 {
            let reason = "of several wishes of recall the one of the most cards is taken";
            losses.push(Loss::remark(&self.name, reason));
        }
        #[expect(clippy::cast_precision_loss, reason = "hundredths")]
        let retention = most(&self.wished).map(|hundredths| hundredths as f64 / 100.0);
        for logbook in bundles.iter_mut().map(|bundle| &mut bundle.logbook) {
            if !logbook.tracks.is_empty() {
                logbook.program = "Anki";
                logbook.parameters = parameters.cloned();
                logbook.retention = retention;
            }
        }
        if self.unclaimed > 0 {
            let reason = "answers to cards that are no more, or became no question, are not taken";
            losses.push(Loss::part(&self.name, reason));
        }
    }
}

//! What was learned in a collection, question by question, and what of it does not come.

use super::cards::NoteCard;
use super::collection::Collection;
use super::presets::PresetParameters;
use super::progress::{Tracker, is_untouched};
use super::revlog::Revlog;
use crate::format::{Bundle, Loss, Track, Unfit};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// What was learned in a collection.
pub struct LearnedCards {
    log: Revlog,
    tracker: Tracker,
    parameters: PresetParameters,
    /// The preset of each deck.
    presets: HashMap<i64, i64>,
    /// The cards that became parts of questions.
    seats: Vec<Seat>,
    /// The answers that did not find a question.
    unclaimed: usize,
    /// What the collection is called.
    name: String,
}

/// A card that became a part of a question.
struct Seat {
    /// Which bundle it is in: its name.
    bundle: Rc<str>,
    question: usize,
    part: usize,
    guid: Rc<str>,
    card: NoteCard,
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
            seats: Vec::new(),
            unclaimed: answers,
            name: name.to_owned(),
        })
    }

    /// Notes that cards of a note became the parts of a question, in their order.
    pub fn note(
        &mut self,
        guid: &str,
        cards: impl IntoIterator<Item = NoteCard>,
        bundle: &str,
        question: usize,
    ) {
        let touched = cards.into_iter().enumerate();
        let touched = touched.filter(|(_, card)| !is_untouched(card, self.log.of_card(card.id)));
        let touched: Vec<(usize, NoteCard)> = touched.collect();
        if touched.is_empty() {
            return; // as of all that is new: of these nothing is known but that
        }
        let known = self.seats.last().map(|seat| seat.bundle.clone());
        let bundle = known.filter(|known| **known == *bundle).unwrap_or_else(|| bundle.into());
        let guid: Rc<str> = guid.into();
        for (part, card) in touched {
            let (bundle, guid) = (bundle.clone(), guid.clone());
            self.seats.push(Seat { bundle, question, part, guid, card });
        }
    }

    /// What is told of a card that became no question, where it was answered.
    pub fn left(&mut self, place: &str, card: &NoteCard) -> Option<Loss> {
        let log = self.log.of_card(card.id);
        let answers = log.iter().filter(|entry| entry.rating().is_some()).count();
        self.unclaimed = self.unclaimed.saturating_sub(answers);
        (answers > 0).then(|| Loss::part(place, "what was answered of it is not taken either"))
    }

    /// Gives the questions of every bundle what was learned of them, and tells what did not come. The
    /// collection is not needed any more.
    pub fn settle(mut self, bundles: &mut BTreeMap<String, Bundle>, losses: &mut Vec<Loss>) {
        // How many cards follow each preset, and each wish of recall in hundredths.
        let (mut followed, mut wished) = (BTreeMap::new(), BTreeMap::new());
        for Seat { bundle, question, part, guid, card } in std::mem::take(&mut self.seats) {
            let track = self.tracker.track(&guid, &card, self.log.of_card(card.id));
            self.unclaimed = self.unclaimed.saturating_sub(track.answers.len());
            if track.is_empty() {
                continue;
            }
            if let Some(preset) = self.presets.get(&card.deck) {
                *followed.entry(*preset).or_insert(0) += 1;
            }
            let wish = card.state.memory.retention.filter(|share| (0.7..0.995).contains(share));
            if let Some(share) = wish {
                #[expect(clippy::cast_possible_truncation, reason = "hundredths")]
                let hundredths = (share * 100.0).round() as i64;
                *wished.entry(hundredths).or_insert(0) += 1;
            }
            if let Some(bundle) = bundles.get_mut(&*bundle) {
                bundle.logbook.tracks.push(Track { question, part, ..track });
            }
        }
        let fitted = followed.keys().filter(|preset| self.parameters.contains_key(preset));
        if fitted.count() > 1 {
            let reason =
                "of several presets the parameters of the one with the most cards are taken";
            losses.push(Loss::remark(&self.name, reason));
        }
        if wished.len() > 1 {
            let reason = "of several wishes of recall the one of the most cards is taken";
            losses.push(Loss::remark(&self.name, reason));
        }
        let parameters = most(&followed).and_then(|preset| self.parameters.get(&preset));
        #[expect(clippy::cast_precision_loss, reason = "hundredths")]
        let retention = most(&wished).map(|hundredths| hundredths as f64 / 100.0);
        for logbook in bundles.values_mut().map(|bundle| &mut bundle.logbook) {
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

/// Which of several comes up most.
fn most(counts: &BTreeMap<i64, usize>) -> Option<i64> {
    counts.iter().max_by_key(|(_, count)| **count).map(|(which, _)| *which)
}

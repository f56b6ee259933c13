//! Exams at rest: what is needed to take one up where it was, with the very questions it began with,
//! whatever became of its decks since.

use super::examination::{Deed, Examination};
use super::paper::Paper;
use super::timing::{ClockReading, ExamTime};
use super::variant::Variant;
use crate::deck::{Aftermath, Deck, Place, read_bytes};
use crate::engine::renamed;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The present layout.
const VERSION: u32 = 1;

/// How an exam is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamTerms {
    /// How many minutes it lasts, where that has an end.
    pub minutes: Option<u32>,
    /// From how many percent it is passed.
    pub pass: Option<u32>,
    /// What is shown when it is over.
    pub review: Aftermath,
    /// Who takes it.
    pub name: Option<String>,
    /// Where the result goes.
    pub result: Option<String>,
    /// Whether answers feed memories.
    pub is_remembered: bool,
}

/// A deck as it was when an exam began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckCopy {
    /// Its id.
    pub id: String,
    /// All of its text.
    pub text: String,
}

impl DeckCopy {
    /// The deck, at its place.
    pub fn deck(&self, place: Place) -> Deck {
        let mut deck = read_bytes(self.text.as_bytes(), &place.stem()).1.deck;
        deck.id.clone_from(&self.id);
        deck.place = place;
        deck
    }
}

/// An exam at rest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExamPlan {
    version: u32,
    /// The decks of its paper, in their order.
    pub decks: Vec<DeckCopy>,
    /// Its questions, by the ids of those decks and by key.
    items: Vec<(String, String)>,
    /// Under which names their answers are filed, where those are others by now.
    #[serde(default)]
    filed: HashMap<String, HashMap<String, String>>,
    variant: String,
    /// How it is held.
    pub terms: ExamTerms,
}

impl ExamPlan {
    /// The plan of a paper.
    pub fn new(paper: &Paper<'_>, decks: Vec<DeckCopy>, terms: ExamTerms) -> Self {
        Self {
            version: VERSION,
            decks,
            items: paper.items(),
            filed: HashMap::new(),
            variant: paper.variant().to_string(),
            terms,
        }
    }

    /// Reads one; nothing where it is none, or in a layout that is not known.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|plan: &Self| plan.version <= VERSION)
    }

    /// Its paper again, from its own decks.
    pub fn paper<'d>(&self, decks: &'d [Deck], seed: u64) -> Paper<'d> {
        let variant: Variant = self.variant.parse().unwrap_or_default();
        Paper::of(decks, &self.items, seed, variant).0
    }

    /// Whether all its questions can be asked again, from its own decks.
    pub fn is_there(&self, decks: &[Deck]) -> bool {
        self.paper(decks, 0).slots().len() == self.items.len()
    }

    /// Follows questions of a deck to their new keys, all at once, as far as their answers are filed.
    pub fn rename(&mut self, deck: &str, keys: &HashMap<&str, &str>) {
        let own = self.items.iter().filter(|(of, _)| of == deck);
        for (_, item) in own {
            let filed = self.filed.entry(deck.to_owned()).or_default();
            let here = filed.get(item).unwrap_or(item);
            if let Some(renamed) = renamed(here, keys) {
                filed.insert(item.clone(), renamed);
            }
        }
    }

    /// The key under which the answers of an item are filed.
    pub fn filed<'k>(&'k self, deck: &str, item: &'k str) -> &'k str {
        self.filed.get(deck).and_then(|filed| filed.get(item)).map_or(item, String::as_str)
    }
}

/// Something that was done in an exam, and when; or that time went on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TimedDeed {
    /// What the clocks said.
    #[serde(flatten)]
    pub clock: ClockReading,
    /// How many milliseconds of the exam were spent.
    pub spent: u64,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deed: Option<Deed>,
}

/// How far an exam at rest is.
#[derive(Clone, Copy, Debug)]
pub struct ExamStanding {
    /// How many questions have an answer.
    pub answered: usize,
    /// How many there are.
    pub of: usize,
    /// How much of its time was used when something was noted last.
    pub timing: ExamTime,
    /// Whether it was handed in, though not judged yet.
    pub is_handed_in: bool,
}

impl ExamPlan {
    /// How far it is, by what was done in it since it began; nothing where some of that was kept in a
    /// layout that is not known.
    pub fn standing(&self, began: ClockReading, events: &[String]) -> Option<ExamStanding> {
        let (mut answered, mut is_handed_in) = (HashSet::new(), false);
        let (mut spent, mut last) = (0, began);
        for event in events {
            let done: TimedDeed = serde_json::from_str(event).ok()?;
            (spent, last) = (done.spent, done.clock);
            match done.deed {
                Some(Deed::Left { place, answer: Some(_), .. }) => {
                    answered.insert(place);
                }
                Some(Deed::Left { place, answer: None, .. }) => {
                    answered.remove(&place);
                }
                Some(Deed::HandedIn { .. }) => is_handed_in = true,
                Some(Deed::Went(_) | Deed::Flagged(..)) | None => {}
            }
        }
        let timing = ExamTime::new(self.terms.minutes, spent, last);
        Some(ExamStanding { answered: answered.len(), of: self.items.len(), timing, is_handed_in })
    }
}

/// Lets everything happen again that was done; whether all of it could be read.
pub fn redo(examination: &mut Examination<'_>, events: &[String]) -> bool {
    for event in events {
        let Ok(done) = serde_json::from_str::<TimedDeed>(event) else { return false };
        if let Some(deed) = done.deed {
            examination.apply(deed);
        }
    }
    true
}

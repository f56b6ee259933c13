//! The agenda: what a session asks next, which follows from the answers so far and nothing else.

use super::answered::Answered;
use crate::deck::As;

/// How many others are asked before a missed question comes back.
const BETWEEN: usize = 3;

/// How many items are learned together: as many as are kept in mind at once.
const ROUND: usize = 7;

/// What comes back, and when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Agenda {
    /// Everything is asked once.
    #[serde(rename = "quiz")]
    Once {
        /// Whether missed ones come back until right.
        retry: bool,
    },
    /// By choice first, typed once the choice was right, in rounds.
    #[serde(rename = "learn")]
    UntilRecalled {
        /// How often an item must be recalled.
        criterion: u32,
    },
}

/// What to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The entry's place in the plan.
    pub entry: usize,
    /// Which try it will be, from 1.
    pub attempt: u32,
    /// How to ask it, where that makes sense.
    pub wish: Option<As>,
}

impl Agenda {
    /// What comes after some answers in a plan of `count` entries, of which some were learned in
    /// earlier sittings; nothing when all is done.
    pub fn next(self, count: usize, learned: &[Learned], answers: &[Answered]) -> Option<Ask> {
        match self {
            Self::Once { retry } => next_of_quiz(retry, count, answers),
            Self::UntilRecalled { criterion } => {
                next_of_learning(criterion, count, learned, answers)
            }
        }
    }

    /// How many items are done; nothing where being asked once is all there is to do.
    pub fn learned(self, count: usize, learned: &[Learned], answers: &[Answered]) -> Option<usize> {
        let Self::UntilRecalled { criterion } = self else { return None };
        let items = progress(count, learned, answers);
        Some(items.iter().filter(|item| !item.is_open(criterion)).count())
    }

    /// Whether what was answered so will be asked again.
    pub fn comes_back(self, answer: &Answered) -> bool {
        match self {
            Self::Once { retry } => retry && answer.is_missed(),
            Self::UntilRecalled { .. } => answer.is_missed() || answer.leads_on,
        }
    }
}

/// A missed one after enough others, else the next new one, else the missed one waiting longest.
fn next_of_quiz(retry: bool, count: usize, answers: &[Answered]) -> Option<Ask> {
    let mut fresh = 0;
    let mut waiting: Vec<(usize, usize, u32)> = Vec::new(); // since when, which, next try
    for (turn, answer) in answers.iter().enumerate() {
        fresh = fresh.max(answer.entry + 1);
        waiting.retain(|(_, entry, _)| *entry != answer.entry);
        if retry && answer.is_missed() {
            waiting.push((turn + 1, answer.entry, answer.attempt + 1));
        }
    }
    let (entry, attempt) = match waiting.first() {
        Some((since, entry, attempt)) if answers.len() - since >= BETWEEN => (*entry, *attempt),
        _ if fresh < count => (fresh, 1),
        first => first.map(|(_, entry, attempt)| (*entry, *attempt))?,
    };
    Some(Ask { entry, attempt, wish: None })
}

/// How far an item was learned in earlier sittings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Learned {
    /// Whether it was picked among options.
    pub picked: bool,
    /// How often it was recalled.
    pub recalled: u32,
}

/// How far an item is learned now.
#[derive(Clone, Copy, Default)]
struct ItemProgress {
    learned: Learned,
    attempts: u32,
    /// When it was asked last; 0 for not yet.
    last: usize,
}

/// How far each item is learned now.
fn progress(count: usize, learned: &[Learned], answers: &[Answered]) -> Vec<ItemProgress> {
    let mut items = vec![ItemProgress::default(); count];
    for (item, learned) in items.iter_mut().zip(learned) {
        item.learned = *learned;
    }
    for (turn, answer) in answers.iter().enumerate() {
        let Some(item) = items.get_mut(answer.entry) else { continue };
        (item.attempts, item.last) = (answer.attempt, turn + 1);
        if !answer.is_missed() {
            item.learned.picked = true;
            item.learned.recalled += u32::from(!answer.leads_on);
        }
    }
    items
}

impl ItemProgress {
    const fn is_open(&self, criterion: u32) -> bool {
        self.learned.recalled == 0 || self.learned.recalled < criterion
    }
}

/// Of the first round that is not done: what was not asked yet, or else longest ago.
fn next_of_learning(
    criterion: u32,
    count: usize,
    learned: &[Learned],
    answers: &[Answered],
) -> Option<Ask> {
    let items = progress(count, learned, answers);
    let first = items.iter().position(|item| item.is_open(criterion))?;
    let round = first / ROUND * ROUND;
    let members = items.iter().enumerate().skip(round).take(ROUND);
    let open = members.filter(|(_, item)| item.is_open(criterion));
    let (entry, item) = open.min_by_key(|(_, item)| item.last)?;
    let wish = if item.learned.picked { As::Typed } else { As::Choice };
    Some(Ask { entry, attempt: item.attempts + 1, wish: Some(wish) })
}

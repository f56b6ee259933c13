//! Statistics: what a history says of how well a learner knows some items, what is coming, and what
//! was done. Pure: rows come in, numbers go out.

mod course;
mod diary;
mod forecast;
mod goal;
mod hard;
mod knowledge;
mod retention;

pub use course::Chronicler;
pub use diary::{Diary, Work, row};
pub use forecast::Forecast;
pub use goal::Goal;
pub use hard::{Burden, hardest, most_often};
pub use knowledge::{Knowledge, Maturity};
pub use retention::{Period, RecallCount, Retention};

/// What some items have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// A deck.
    Deck,
    /// A tag.
    Tag,
    /// A kind.
    Kind,
}

/// Some of the items: those of a deck, with a tag, of a kind.
#[derive(Clone, Debug)]
pub struct Portion {
    /// What they have in common.
    pub by: Aspect,
    /// What that is called: the id of a deck, a tag, a kind.
    pub name: String,
    /// How much of them is known.
    pub knowledge: Knowledge,
    /// How many of them a review asks today.
    pub due: usize,
}

/// The day of an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The id of the deck.
    pub deck: String,
    /// The day.
    pub day: i64,
    /// What it means for the days until then.
    pub said: String,
}

/// What memories tell at once.
#[derive(Clone, Debug, Default)]
pub struct Glimpse {
    /// The day it is now.
    pub today: i64,
    /// How much is known of all items.
    pub knowledge: Knowledge,
    /// How many more are known for good, and counted nowhere else.
    pub known_for_good: usize,
    /// How many more are suspended, and counted nowhere else.
    pub suspended: usize,
    /// How many a review asks today.
    pub due: usize,
    /// The same by decks, or, of one deck, by tags and kinds.
    pub portions: Vec<Portion>,
    /// What is due when.
    pub forecast: Forecast,
    /// The exams to come.
    pub deadlines: Vec<Deadline>,
    /// What was done today.
    pub work: Work,
    /// How much was to be done, where that is about all decks that are told of.
    pub goal: Goal,
    /// On how many days in a row something was answered, up to today or yesterday.
    pub row: usize,
}

impl Glimpse {
    /// The parts in which there is something.
    pub fn parts(&self) -> impl Iterator<Item = &Portion> {
        self.portions.iter().filter(|portion| portion.knowledge.items() > 0)
    }
}

/// What answers tell, all of which have to be read.
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    /// What was done on each day.
    pub diary: Diary,
    /// How much of what was due was recalled.
    pub retention: Retention,
    /// How many items were known on some days, a week apart, the last one today.
    pub course: Vec<(i64, f64)>,
    /// The items that cost most.
    pub hard: Vec<Burden>,
}

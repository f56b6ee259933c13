//! What the engine tells a surface: the question to ask, and what became of an answer. Texts are
//! the deck's own, Markdown and untrusted.

use super::answered::Overrule;
use super::aside::Aside;
use crate::deck::{Deck, Item};
use crate::form::{Deal, Form, Grade, Rating};
use num_rational::BigRational;
use std::path::PathBuf;

/// What the ratings of a card would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// When each would bring it back, from Again to Easy.
    Days([String; 4]),
    /// None changes when it comes back: it was rated that day already.
    Fixed(String),
}

/// A sound of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    /// Its path, as the deck has it.
    pub path: String,
    /// Whether the learner hears it, so that it need not be named.
    pub is_heard: bool,
    /// Whether its file is not there.
    pub is_missing: bool,
}

impl Sound {
    /// A sound that nobody hears yet.
    pub(super) fn unheard(path: &str) -> Self {
        Self { path: path.to_owned(), is_heard: false, is_missing: false }
    }
}

/// A question as it is put to the learner.
#[derive(Clone, Debug)]
pub struct Turn {
    /// Which one of the round this is, from 1; a retry keeps its first number.
    pub number: usize,
    /// How many the round has.
    pub total: usize,
    /// What the deck is called, where the round asks from several.
    pub deck: Option<String>,
    /// Where all is asked until it was recalled: how many items were, of how many.
    pub learned: Option<(usize, usize)>,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// A text that several questions share.
    pub passage: Option<String>,
    /// Whether nothing was answered or decided before, so that there is nothing to take back.
    pub is_first: bool,
    /// What the learner decided about it.
    pub aside: Aside,
    /// Whether the question answered last can be edited.
    pub can_edit_last: bool,
    /// What is asked.
    pub prompt: String,
    /// Where a picture lies, and what it shows.
    pub image: Option<(String, Option<String>)>,
    /// The file of the picture, where there is one to be shown.
    pub picture: Option<PathBuf>,
    /// Whether the file of the picture is not there.
    pub is_picture_missing: bool,
    /// A sound.
    pub sound: Option<Sound>,
    /// The question's tags and the deck's.
    pub tags: Vec<String>,
    /// How many points it gives.
    pub points: u32,
    /// How it is asked.
    pub deal: Deal,
    /// The hints shown so far.
    pub hints: Vec<String>,
    /// How many more there are.
    pub hints_left: usize,
    /// Letters that few keyboards have, to be picked where the answer is typed.
    pub letters: Vec<char>,
    /// Why the last answer was not taken ("ask again"), or what the next one does not change.
    pub notice: Option<String>,
    /// For a card, when each rating would bring it back, from Again to Easy.
    pub previews: Option<[String; 4]>,
    /// For a card, the author's explanation, which is read before it is rated.
    pub explain: Option<String>,
}

impl Turn {
    /// A question as nothing was said of it yet: which one it is, of how many.
    pub fn new(deck: &Deck, item: Item, deal: Deal, (number, total): (usize, usize)) -> Self {
        let question = &deck.questions()[item.question];
        Self {
            number,
            total,
            deck: None,
            learned: None,
            attempt: 1,
            is_first: true,
            aside: Aside::default(),
            can_edit_last: false,
            passage: deck.passage(question).map(str::to_owned),
            prompt: question.prompt(item.part).into_owned(),
            image: question.image.clone(),
            picture: None,
            is_picture_missing: false,
            sound: question.audio.as_deref().map(Sound::unheard),
            tags: deck.tags(question),
            points: question.points,
            hints: Vec::new(),
            hints_left: 0,
            letters: match deal.form {
                Form::Lines { .. } if !question.kind.asks_number(item.part) => {
                    deck.letters().to_vec()
                }
                _ => Vec::new(),
            },
            notice: None,
            previews: None,
            explain: question.explain.clone().filter(|_| deal.form.is_card()),
            deal,
        }
    }

    /// Whether another turn puts the same question, perhaps with one more hint or a notice.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.number, self.attempt) == (other.number, other.attempt)
            && self.prompt == other.prompt
            && self.deal.form == other.deal.form
    }
}

/// One line of an answer beside what is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label of a gap, if it has one.
    pub label: String,
    /// What was typed.
    pub typed: String,
    /// What is right.
    pub key: String,
    /// Whether it was accepted.
    pub right: bool,
}

/// How an answer reads in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guise {
    /// One text, or one for each line or gap.
    Text,
    /// Several in any order.
    Set,
    /// Several in order.
    Order,
    /// Left-hand sides with their partners; each is a line.
    Pairs,
}

/// What became of an answer.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// How it was judged.
    pub grade: Grade,
    /// How the learner rated it, where that was the answer.
    pub rated: Option<Rating>,
    /// What the learner said against that.
    pub overruled: Option<Overrule>,
    /// How many hints were shown.
    pub hints: usize,
    /// How the answer reads.
    pub guise: Guise,
    /// What was given, in words.
    pub given: Vec<String>,
    /// What is right, in words.
    pub key: Vec<String>,
    /// Other ways to say it.
    pub also: Vec<String>,
    /// For typed answers, each line beside its key.
    pub lines: Vec<Line>,
    /// The question that a wrong answer is right for.
    pub confusion: Option<Confusion>,
    /// The author's explanation.
    pub explain: Option<String>,
    /// Where it is taken from.
    pub source: Option<String>,
    /// Points earned; full points are `of`.
    pub points: BigRational,
    /// Points possible.
    pub of: u32,
    /// Right answers in a row, this one included.
    pub streak: usize,
    /// Whether the question will come back in this round.
    pub comes_back: bool,
    /// Whether this was the last question of the round, as it stands now.
    pub last: bool,
    /// A sound of the question.
    pub sound: Option<Sound>,
    /// What its memory says.
    pub outlook: Outlook,
    /// What the learner decided about it, and noted on it.
    pub aside: Aside,
    /// Whether the question can be edited: its deck is a file.
    pub can_edit: bool,
}

/// A wrong answer, and the question that it is right for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// What was given.
    pub given: String,
    /// What that question shows.
    pub prompt: String,
    /// Whether that is another side of it, rather than what is asked of it.
    pub is_side: bool,
}

/// What is told of an item's memory after an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// In how many days it is due, where that is to be told.
    pub due: Option<i64>,
    /// How often it was forgotten, where that is so often that it should be rewritten.
    pub forgotten: Option<u32>,
    /// Whether it is suspended for that.
    pub suspended: bool,
}

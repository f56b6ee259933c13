//! How an item is asked this time: as its kind is, or as a choice, typed, or as a card where that
//! makes sense. What it is worth is decided by the same judge however it is asked.

use super::borrow;
use crate::deck::{As, Deck, Item, Question, single};
use crate::form::{Answer, Arrange, Credit, Form, Grade, Grouping, Rating};
use crate::judge::Judge;
use crate::kind::{AskAgain, grade_lines};
use crate::random::Random;

/// How many options a question has that borrows them.
const OPTIONS: usize = 4;

/// An answer to pick longer than this many words is too long to type.
const TYPED_WORDS: usize = 4;

/// A form for an item, what is right in it, and how it is graded.
#[derive(Clone, Debug)]
pub struct Asked {
    pub form: Form,
    pub key: Answer,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// By its kind.
    Own,
    /// By the judge, line by line.
    Typed,
    /// By the place picked among borrowed options.
    Picked,
    /// By the learner.
    Rated,
}

impl Asked {
    /// Chooses the form: as `wish` says, or else the question, or else its kind.
    pub fn new(deck: &Deck, item: Item, wish: Option<As>, random: &mut Random) -> Self {
        let question = &deck.questions()[item.question];
        let as_wished = |wish: As| match wish {
            As::Choice => picked(deck, item, random),
            As::Typed => typed(question, item),
            As::Card => rated(question, item),
        };
        let wishes = [wish, question.asked_as].into_iter().flatten();
        wishes.into_iter().find_map(as_wished).unwrap_or_else(|| Self {
            form: question.kind.form(item.part),
            key: question.kind.key(item.part),
            way: Way::Own,
        })
    }

    /// What an answer in the form earns, in places of the form as made here.
    pub fn grade(&self, deck: &Deck, item: Item, answer: &Answer) -> Result<Grade, AskAgain> {
        let question = &deck.questions()[item.question];
        let prompt = question.prompt(item.part);
        let rules = question.rules(item.part);
        let is_typed = matches!(answer, Answer::Lines(_));
        let judge = Judge {
            rules,
            rivals: is_typed.then(|| deck.rivals()), // built only for who types
            question: u32::try_from(item.question).unwrap_or(u32::MAX),
            prompt: &prompt,
        };
        let kind = &question.kind;
        let grade = match self.way {
            Way::Own => kind.grade(item.part, answer, &judge),
            Way::Typed => grade_lines(&kind.expected(item.part), answer, &judge),
            Way::Picked => Ok(all_or_none(*answer == self.key)),
            Way::Rated => {
                Ok(all_or_none(matches!(answer, Answer::Card(rating) if *rating > Rating::Again)))
            }
        };
        let kept = |grade: Grade| if question.partial { grade } else { grade.whole() };
        grade.map(kept).map_err(|again| AskAgain { grade: kept(again.grade), ..again })
    }

    /// Whether it is a choice of what could be typed as well.
    pub fn leads_on(&self, question: &Question, item: Item) -> bool {
        matches!(self.form, Form::One { .. }) && typed(question, item).is_some()
    }

    /// What is right, in words.
    pub fn key_words(&self) -> Vec<String> {
        match &self.form {
            Form::Card { back } => back.clone(),
            form => form.words(&self.key),
        }
    }
}

/// Whether an item makes sense as a line to type.
pub fn can_be_typed(deck: &Deck, item: Item) -> bool {
    typed(&deck.questions()[item.question], item).is_some()
}

fn all_or_none(is_right: bool) -> Grade {
    Grade::new(if is_right { Credit::FULL } else { Credit::NONE })
}

/// As a choice: its own options, or borrowed ones.
fn picked(deck: &Deck, item: Item, random: &mut Random) -> Option<Asked> {
    let question = &deck.questions()[item.question];
    if matches!(question.kind.form(item.part), Form::One { .. }) {
        return None; // its own form is just that
    }
    let expected = single(question, item.part)?;
    let count = question.show.unwrap_or(OPTIONS).max(2) - 1;
    let mut options = borrow::options(deck, item, expected, count, random);
    if options.is_empty() {
        return None;
    }
    let right = expected.key.first()?;
    let arrange = borrow::arrange(&mut options, right);
    let place = options.iter().position(|option| option == right)?;
    Some(Asked { form: Form::One { options, arrange }, key: Answer::One(place), way: Way::Picked })
}

/// Typed: what has one line; a choice only with a short answer and a prompt that can do without
/// its options, or where the author says so.
fn typed(question: &Question, item: Item) -> Option<Asked> {
    let expected = single(question, item.part)?;
    let key = expected.key.first()?.clone();
    if matches!(question.kind.form(item.part), Form::One { .. })
        && question.asked_as != Some(As::Typed)
        && (question.points_at_options() || key.split_whitespace().count() > TYPED_WORDS)
    {
        return None;
    }
    let form = Form::Lines { labels: vec![String::new()], grouping: Grouping::of_key(&key) };
    Some(Asked { form, key: Answer::Lines(vec![key]), way: Way::Typed })
}

/// As a card: what can be told without seeing options.
fn rated(question: &Question, item: Item) -> Option<Asked> {
    let (form, key) = (question.kind.form(item.part), question.kind.key(item.part));
    let back = match &form {
        Form::One { .. } | Form::Lines { .. } => form.words(&key),
        Form::Many { .. } | Form::Order { .. } | Form::Pairs { .. } | Form::Card { .. } => {
            return None;
        }
    };
    if matches!(&form, Form::One { arrange, .. } if *arrange != Arrange::Keep)
        && question.points_at_options()
        && question.asked_as != Some(As::Card)
    {
        return None;
    }
    let key = Answer::Card(Rating::Good);
    Some(Asked { form: Form::Card { back }, key, way: Way::Rated })
}

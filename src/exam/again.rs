//! Judging again: what results say was given is judged by the decks as they are now, by the keys that
//! are in them. What no deck has any more counts as it was judged then.

use super::class::{ClassQuestion, MarkedPaper, MarkedPlace, TypedLineGiven};
use super::paper::{Paper, Slot};
use super::result::{ExamAnswer, ExamResult, id};
use super::variant::Variant;
use crate::deck::Deck;
use crate::form::{ARROW, Answer, Form, Grade, NONE_OF_THESE, Verdict};
use crate::kind::Part;
use num_traits::ToPrimitive;
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

/// The most answers to a question whose judgement is remembered; most are given again and again.
const REMEMBERED: usize = 1000;

/// A question that some results have.
#[derive(Clone, Debug)]
pub struct RegisteredQuestion {
    /// The id of its deck.
    pub deck: String,
    /// What it is called in results.
    pub id: String,
    /// Its tags.
    pub tags: Vec<String>,
}

/// What questions there are in results, and what judges them.
pub struct Examiner<'d> {
    paper: Paper<'d>,
    questions: Vec<RegisteredQuestion>,
    places: HashMap<(String, String), usize>,
    /// The place on the paper of each question that a deck has.
    slots: Vec<Option<usize>>,
    /// The ids of the decks that are there.
    ids: HashSet<&'d str>,
    /// The digest of each question as it is now.
    digests: Vec<Option<String>>,
    judged: Vec<RwLock<HashMap<Vec<String>, Option<Judged>>>>,
}

/// What an answer is worth now.
#[derive(Clone, Debug)]
struct Judged {
    verdict: Verdict,
    share: f64,
    typed: Vec<TypedLineGiven>,
}

/// How the judgement of a question differs from what a result says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discrepancy {
    /// It is judged otherwise than it was.
    Verdict {
        /// How it was.
        was: Verdict,
        /// How it is.
        is: Verdict,
    },
    /// It is worth other points.
    Points,
    /// It asks something else than it did, and is judged by what it asks now.
    Asked,
    /// The deck has no such question any more, or none that can be asked: it counts as it was judged.
    Gone,
    /// What was given cannot be given to it any more: it counts as it was judged.
    Unfitting,
}

/// A result as it is judged now.
#[derive(Clone, Debug)]
pub struct JudgedResult {
    /// Its paper.
    pub paper: MarkedPaper,
    /// What differs from what the result says, by question.
    pub differences: Vec<(usize, Discrepancy)>,
}

impl<'d> Examiner<'d> {
    /// An examiner of some questions, which results name by the id of the deck and their own.
    pub fn new(decks: &'d [Deck], asked: Vec<RegisteredQuestion>) -> Self {
        let (paper, _) = Paper::of(decks, &items(decks, &asked), 0, Variant::default());
        let known = by_name(&paper);
        let mut questions = asked;
        let slot_of =
            |one: &RegisteredQuestion| known.get(&(one.deck.clone(), one.id.clone())).copied();
        // As they stand in the decks; what is not there any more comes last.
        questions.sort_by_cached_key(|one| {
            (slot_of(one).unwrap_or(usize::MAX), one.deck.clone(), one.id.clone())
        });
        let mut places = HashMap::with_capacity(questions.len());
        let mut slots: Vec<Option<usize>> = Vec::with_capacity(questions.len());
        let mut distinct: Vec<RegisteredQuestion> = Vec::with_capacity(questions.len());
        for mut question in questions {
            let slot = slot_of(&question);
            let name = (question.deck.clone(), question.id.clone());
            // Two names of one question stand beside each other.
            if slot.is_none() || slots.last() != Some(&slot) {
                if let Some(slot) = slot.map(|slot| &paper.slots()[slot]) {
                    question.tags = slot.deck.tags(slot.question);
                }
                distinct.push(question);
                slots.push(slot);
            }
            places.insert(name, distinct.len() - 1);
        }
        Self {
            places,
            ids: decks.iter().map(|deck| deck.id.as_str()).collect(),
            digests: slots.iter().map(|slot| Some(paper.slots()[(*slot)?].digest())).collect(),
            judged: distinct.iter().map(|_| RwLock::default()).collect(),
            questions: distinct,
            slots,
            paper,
        }
    }

    /// The questions, as they stand in their decks.
    pub fn questions(&self) -> &[RegisteredQuestion] {
        &self.questions
    }

    /// A question as its deck has it now.
    pub fn slot(&self, question: usize) -> Option<&Slot<'d>> {
        self.slots.get(question).copied().flatten().map(|slot| &self.paper.slots()[slot])
    }

    /// The questions as a class is asked them, and all of their tags.
    pub fn class(&self) -> (Vec<ClassQuestion>, Vec<String>) {
        let mut tags: Vec<String> =
            self.questions.iter().flat_map(|question| question.tags.clone()).collect();
        tags.sort();
        tags.dedup();
        let place = |tag: &String| tags.binary_search(tag).ok();
        let questions = self.questions.iter().enumerate().map(|(at, question)| ClassQuestion {
            options: self.slot(at).map_or_else(Vec::new, options),
            keys: self.slot(at).map_or_else(Vec::new, Slot::key_words),
            tags: question.tags.iter().filter_map(place).collect(),
        });
        (questions.collect(), tags)
    }

    /// Judges a result again. Questions that are not to count are left out.
    pub fn judge(&self, result: &ExamResult, left_out: &HashSet<usize>) -> JudgedResult {
        let mut differences = Vec::new();
        let mut places = Vec::with_capacity(result.questions.len());
        for given in &result.questions {
            let key = (given.deck.clone(), given.id.clone());
            let Some(question) = self.places.get(&key).copied() else { continue };
            if !left_out.contains(&question) {
                let (place, difference) = self.place(question, given);
                differences.extend(difference.map(|difference| (question, difference)));
                places.push(place);
            }
        }
        let pass = result.pass.and_then(|pass| u8::try_from(pass).ok());
        JudgedResult { paper: MarkedPaper { places, is_usual: false, pass }, differences }
    }

    fn place(&self, question: usize, given: &ExamAnswer) -> (MarkedPlace, Option<Discrepancy>) {
        let slot = self.slot(question);
        let judged = slot.and_then(|slot| self.judged(question, slot, &given.given));
        let is_other = !given.digest.is_empty()
            && self.digests[question].as_ref().is_some_and(|now| *now != given.digest);
        let then = || Judged {
            verdict: given.verdict,
            share: if given.of > 0 { given.points / f64::from(given.of) } else { 0.0 },
            typed: Vec::new(),
        };
        let (mut now, mut difference) = match judged {
            Some(now) => (now, is_other.then_some(Discrepancy::Asked)),
            None if slot.is_some() => (then(), Some(Discrepancy::Unfitting)),
            None => (then(), self.ids.contains(&*given.deck).then_some(Discrepancy::Gone)),
        };
        // The word of who marked it stands.
        if given.overruled.is_some() {
            Judged { verdict: now.verdict, share: now.share, .. } = then();
        }
        let of = slot.map_or(given.of, |slot| slot.question.points);
        if slot.is_some() && difference.is_none_or(|one| one == Discrepancy::Asked) {
            let (was, is) = (given.verdict, now.verdict);
            let points = (now.share * f64::from(of) - given.points).abs();
            if was != is {
                difference = Some(Discrepancy::Verdict { was, is });
            } else if !given.digest.is_empty() && (points > 1e-6 || of != given.of) {
                difference = Some(Discrepancy::Points);
            }
        }
        let is_picked = matches!(given.form.as_str(), "one" | "many");
        let change = slot.and_then(|slot| self.change(question, slot, given, now.share));
        let place = MarkedPlace {
            question,
            verdict: now.verdict,
            share: now.share.clamp(0.0, 1.0),
            of,
            offered: (!given.offered.is_empty()).then(|| given.offered.clone()),
            picked: if is_picked { given.given.clone() } else { Vec::new() },
            typed: now.typed,
            milliseconds: given.milliseconds,
            change,
        };
        (place, difference)
    }

    /// Whether the last change was to the worse or the better; what stood open is no answer.
    fn change(
        &self,
        question: usize,
        slot: &Slot<'_>,
        given: &ExamAnswer,
        now: f64,
    ) -> Option<std::cmp::Ordering> {
        let before = given.changes.iter().rev().find(|before| !before.is_empty())?;
        if given.given.is_empty() || *before == given.given {
            return None;
        }
        now.partial_cmp(&self.judged(question, slot, before)?.share)
    }

    /// What an answer in words is worth; nothing where it is none to the question as it is now.
    fn judged(&self, question: usize, slot: &Slot<'_>, given: &[String]) -> Option<Judged> {
        let known = self.judged[question].read().unwrap_or_else(PoisonError::into_inner);
        if let Some(judged) = known.get(given) {
            return judged.clone();
        }
        drop(known);
        let judged = judged_anew(slot, given);
        let mut known = self.judged[question].write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < REMEMBERED {
            known.insert(given.to_vec(), judged.clone());
        }
        judged
    }
}

/// The items of some questions, as far as decks have them.
fn items(decks: &[Deck], asked: &[RegisteredQuestion]) -> Vec<(String, String)> {
    let wanted: HashSet<(&str, &str)> =
        asked.iter().map(|one| (one.deck.as_str(), one.id.as_str())).collect();
    let mut items = Vec::new();
    for deck in decks {
        for listed in deck.listing() {
            let question = &deck.questions()[listed.item.question];
            let name = id(&question.key, listed.item.part);
            let is_wanted = |name: &str| wanted.contains(&(deck.id.as_str(), name));
            // The history calls an item by its key.
            if is_wanted(&name) || is_wanted(&listed.key) {
                items.push((deck.id.clone(), listed.key.clone()));
            }
        }
    }
    items
}

/// The places of a paper by both names of what is asked there.
fn by_name(paper: &Paper<'_>) -> HashMap<(String, String), usize> {
    let mut known = HashMap::new();
    for (at, slot) in paper.slots().iter().enumerate() {
        for name in [slot.id(), slot.deck.key(slot.item)] {
            known.insert((slot.deck.id.clone(), name), at);
        }
    }
    known
}

/// The options of a question, as its deck has them; borrowed ones are other questions' answers.
fn options(slot: &Slot<'_>) -> Vec<String> {
    match slot.form() {
        Form::One { options, .. } | Form::Many { options, .. } if !is_borrowed(slot) => {
            options.clone()
        }
        _ => Vec::new(),
    }
}

fn judged_anew(slot: &Slot<'_>, given: &[String]) -> Option<Judged> {
    let grade = match given {
        [] => Grade::skipped(),
        given => slot.judge(&answer(slot, given)?),
    };
    let (earned, of) = grade.credit.parts();
    let share = num_rational::Ratio::new(earned, of.max(1)).to_f64().unwrap_or(0.0);
    let expected = slot.question.kind.expected(slot.item.part).len();
    let is_one_each = grade.lines.len() == expected;
    let line = |(at, mark): (usize, &crate::form::Mark)| TypedLineGiven {
        line: match slot.item.part {
            Part::Gap(gap) => gap,
            Part::Whole | Part::Reverse if is_one_each => at,
            Part::Whole | Part::Reverse => 0,
        },
        text: mark.typed.clone(),
        is_right: mark.right,
    };
    let typed = grade.lines.iter().enumerate().map(line).collect();
    Some(Judged { verdict: grade.verdict, share, typed })
}

/// An answer in words as one in places of the form.
fn answer(slot: &Slot<'_>, given: &[String]) -> Option<Answer> {
    let places = |texts: &[String]| -> Option<Vec<usize>> {
        let place = |word: &String| texts.iter().position(|text| text == word);
        given.iter().map(place).collect()
    };
    match slot.form() {
        Form::One { options, .. } => match (given, places(options).as_deref()) {
            ([_], Some([place])) => Some(Answer::One(*place)),
            // What was borrowed for another paper is none of the options of this one.
            ([_], None) if is_borrowed(slot) => Some(Answer::One(usize::MAX)),
            _ => None,
        },
        Form::Many { .. } if given == [NONE_OF_THESE] => Some(Answer::Many(Vec::new())),
        Form::Many { options, .. } => {
            let mut places = places(options)?;
            places.sort_unstable();
            places.dedup();
            Some(Answer::Many(places))
        }
        Form::Lines { .. } => Some(Answer::Lines(given.to_vec())),
        Form::Order { items } => {
            let places = places(items)?;
            let distinct: HashSet<&usize> = places.iter().collect();
            (distinct.len() == items.len()).then_some(Answer::Order(places))
        }
        Form::Pairs { left, right } => {
            let mut pairs = vec![None; left.len()];
            for line in given {
                let (at, found) = left.iter().enumerate().find_map(|(at, left)| {
                    Some((at, line.strip_prefix(left.as_str())?.strip_prefix(ARROW)?))
                })?;
                let place = right.iter().position(|right| right == found);
                if place.is_none() && found != "?" {
                    return None;
                }
                pairs[at] = place;
            }
            Some(Answer::Pairs(pairs))
        }
        Form::Card { .. } => None,
    }
}

/// Whether the options are those of other questions.
fn is_borrowed(slot: &Slot<'_>) -> bool {
    let own = slot.question.kind.form(slot.item.part);
    !matches!(own, Form::One { .. } | Form::Many { .. })
}

#[cfg(test)]
mod tests;

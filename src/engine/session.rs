//! The session: a round of questions, asked until each was right once. Its state follows from the
//! plan and the answers so far: undo drops the last answer, and goes through the others again.

use super::agenda::Agenda;
use super::answered::{Answered, Overrule};
use super::asked::Asked;
use super::entry::Entry;
use super::id::Id;
use super::next::{Ask, next};
use super::plan::Plan;
use super::situation::Situation;
use super::turn::{Preview, Turn};
use crate::deck::{Deck, Item, Place, Question};
use crate::form::{Answer, Deal, Form, Grade, Rating, Verdict};
use crate::random::Random;

/// What is noted of an answer beside what was given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stamp {
    /// The name under which it is stored, if it is.
    pub id: Option<Id>,
    /// How long it took.
    pub milliseconds: u64,
}

/// For how many reasons, each told once, a question is asked again before an answer counts.
const MOST_REASONS: usize = 3;

/// A round of questions being asked.
pub struct Session<'d> {
    pub(super) decks: &'d [Deck],
    pub(super) plan: Plan,
    pub(super) seed: u64,
    pub(super) answers: Vec<Answered>,
    pub(super) situation: Situation,
    pub(super) current: Option<Current>,
    hints: usize,
    notice: Option<String>,
    /// Why the question was asked again so far.
    reasons: Vec<String>,
}

/// The question that waits for an answer.
pub(super) struct Current {
    entry: usize,
    attempt: u32,
    asked: Asked,
    deal: Deal,
    leads_on: bool,
}

impl<'d> Session<'d> {
    /// Begins a round.
    pub fn new(decks: &'d [Deck], plan: Plan, seed: u64) -> Self {
        Self::resume(decks, plan, seed, Vec::new())
    }

    /// Takes a round up where some answers left it.
    pub fn resume(decks: &'d [Deck], plan: Plan, seed: u64, answers: Vec<Answered>) -> Self {
        let mut session = Self {
            situation: Situation::of(&plan, &answers),
            decks,
            plan,
            seed,
            answers,
            current: None,
            hints: 0,
            notice: None,
            reasons: Vec::new(),
        };
        session.advance();
        session
    }

    /// The question to ask, if any; of a card with what its ratings would do.
    pub fn turn(&self, preview: Option<Preview>) -> Option<Turn> {
        let current = self.current.as_ref()?;
        let (deck, question, item) = self.locate(current.entry);
        let shown = self.hints.min(question.hints.len());
        let (previews, fixed) = match preview {
            Some(Preview::Days(days)) => (Some(days), None),
            Some(Preview::Fixed(when)) => {
                (None, Some(format!("rated today already: the date stays ({when})")))
            }
            None => (None, None),
        };
        let place = (self.number(current), self.total());
        Some(Turn {
            deck: self.name(deck),
            learned: self.learned(),
            attempt: current.attempt,
            is_first: self.answers.is_empty(),
            can_edit_last: self
                .last()
                .is_some_and(|(deck, ..)| matches!(deck.place, Place::File { .. })),
            hints: question.hints[..shown].to_vec(),
            hints_left: question.hints.len() - shown,
            notice: self.notice.clone().or(fixed),
            previews,
            ..Turn::new(deck, item, current.deal.clone(), place)
        })
    }

    /// Shows the next hint of the question, if there is one.
    pub fn hint(&mut self) {
        let Some(current) = &self.current else { return };
        let (_, question, _) = self.locate(current.entry);
        if self.hints < question.hints.len() {
            self.hints += 1;
            self.notice = None;
        } else {
            self.notice = Some("there is no other hint".to_owned());
        }
    }

    /// Takes an answer, in places of the deal; whether it was taken, or is to be asked again.
    pub fn answer(&mut self, answer: &Answer, stamp: Stamp) -> bool {
        let Some(current) = &self.current else { return false };
        let (deck, _, item) = self.locate(current.entry);
        let answer = current.deal.restore(answer);
        let rated = match answer {
            Answer::Card(rating) => Some(rating),
            _ => None,
        };
        let grade = match current.asked.grade(deck, item, &answer) {
            Ok(grade) => grade,
            Err(again)
                if self.reasons.len() >= MOST_REASONS || self.reasons.contains(&again.reason) =>
            {
                again.grade
            }
            Err(again) => {
                self.reasons.push(again.reason.clone());
                self.notice = Some(again.reason);
                return false;
            }
        };
        let given = match grade.lines[..] {
            [] => current.asked.form.words(&answer),
            ref lines => lines.iter().map(|line| line.typed.clone()).collect(),
        };
        self.take(given, grade, rated, stamp);
        true
    }

    /// Takes "I don't know".
    pub fn skip(&mut self, stamp: Stamp) {
        self.take(Vec::new(), Grade::skipped(), None, stamp);
    }

    /// Changes the last verdict by the learner's word; whether it says something else.
    pub fn overrule(&mut self, overrule: Overrule) -> bool {
        let Some(last) = self.answers.last_mut() else { return false };
        let verdict = last.verdict();
        let applies = match overrule {
            Overrule::Right => !verdict.is_right(),
            Overrule::Wrong => verdict.is_right(),
            Overrule::Guessed => verdict.is_right() || verdict == Verdict::Partly,
        };
        if applies {
            last.overrule(overrule);
            self.replay();
        }
        applies
    }

    /// Takes the last answer back, if there is one.
    pub fn undo(&mut self) -> Option<Answered> {
        let last = self.answers.pop()?;
        self.replay();
        self.hints = last.hints;
        Some(last)
    }

    /// The last answer, and the item it was given to.
    pub fn last(&self) -> Option<(&'d Deck, Item, &Answered)> {
        let last = self.answers.last()?;
        let (deck, _, item) = self.locate(last.entry);
        Some((deck, item, last))
    }

    /// The item that is asked now, and how.
    pub fn current(&self) -> Option<(&'d Deck, Item, &Form)> {
        let current = self.current.as_ref()?;
        let (deck, _, item) = self.locate(current.entry);
        Some((deck, item, &current.deal.form))
    }

    /// The decks it asks from.
    pub const fn decks(&self) -> &'d [Deck] {
        self.decks
    }

    /// What repeats it.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Which round of one sitting it is, from 0: the others try again what was missed.
    pub const fn round(&self) -> u32 {
        self.plan.round
    }

    /// Every answer so far, in order.
    pub fn answers(&self) -> &[Answered] {
        &self.answers
    }

    /// Whether there is nothing to ask and nothing was.
    pub fn is_empty(&self) -> bool {
        self.total() == 0
    }

    /// How many of all questions of the round came up.
    pub fn reached(&self) -> (usize, usize) {
        let is_new = self.current.as_ref().is_some_and(|current| current.attempt == 1);
        (self.situation.tried() + usize::from(is_new), self.total())
    }

    /// Whether all came up once, and what is left was missed.
    pub fn is_repeating(&self) -> bool {
        self.current.as_ref().is_some_and(|current| current.attempt > 1)
            && self.situation.tried() == self.total()
    }

    /// Which one of the round a question is, from 1: a retry keeps the number of its first try.
    fn number(&self, current: &Current) -> usize {
        match self.situation.items()[current.entry].number {
            0 => self.situation.tried() + 1,
            number => number,
        }
    }

    /// The entries that were asked or are to be.
    pub(super) fn asked(&self) -> impl Iterator<Item = usize> {
        let items = self.situation.items().iter().enumerate();
        items.filter(|(_, item)| item.is_asked()).map(|(entry, _)| entry)
    }

    /// How many they are.
    pub(super) const fn total(&self) -> usize {
        self.situation.total()
    }

    pub(super) fn locate(&self, entry: usize) -> (&'d Deck, &'d Question, Item) {
        let Entry { deck, item } = self.plan.entries[entry];
        let deck = &self.decks[deck];
        (deck, &deck.questions()[item.question], item)
    }

    /// What a deck is called, where there are others: its title, or its id where titles are the same.
    fn name(&self, deck: &Deck) -> Option<String> {
        let mut others = self.decks.iter().filter(|other| other.id != deck.id).peekable();
        others.peek()?;
        let is_alone = !others.any(|other| other.title == deck.title);
        Some(if is_alone { deck.title.clone() } else { deck.id.clone() })
    }

    /// How many items were recalled, of how many, where that is what is asked for.
    pub(super) fn learned(&self) -> Option<(usize, usize)> {
        let Plan { agenda, known, .. } = self.plan;
        let Agenda::UntilRecalled { .. } = agenda else { return None };
        let (now, of) = self.situation.done();
        Some((known + now, known + of))
    }

    fn take(&mut self, given: Vec<String>, judged: Grade, rated: Option<Rating>, stamp: Stamp) {
        let Some(current) = &self.current else { return };
        let labels = match &current.asked.form {
            Form::Lines { labels, .. } => labels.clone(),
            _ => Vec::new(),
        };
        self.answers.push(Answered {
            version: Answered::VERSION,
            entry: current.entry,
            attempt: current.attempt,
            given,
            key: current.asked.key_words(),
            judged,
            overruled: None,
            before_guess: None,
            hints: self.hints,
            milliseconds: stamp.milliseconds,
            leads_on: current.leads_on,
            form: current.asked.form.name().to_owned(),
            rated,
            id: stamp.id,
            labels,
        });
        self.situation.take(&self.answers[self.answers.len() - 1]);
        self.advance();
    }

    /// Goes through all answers again, and moves on.
    fn replay(&mut self) {
        self.situation.replay(&self.plan, &self.answers);
        self.advance();
    }

    /// Moves on to the question that follows from the answers so far.
    pub(super) fn advance(&mut self) {
        (self.hints, self.notice) = (0, None);
        self.reasons.clear();
        let next = next(&self.plan, &self.answers, &self.situation);
        self.current = next.map(|Ask { entry, attempt, wish }| {
            let (deck, question, item) = self.locate(entry);
            let key = deck.key(item);
            let attempt_name = format!("{}.{attempt}", self.plan.round);
            let mut random = Random::new(self.seed, &["deal", &deck.id, &key, &attempt_name]);
            let wish = wish.or(self.plan.asked_as);
            let asked = Asked::new(deck, item, wish, &mut random);
            let deal = Deal::new(&asked.form, &asked.key, question.show, &mut random);
            let leads_on = asked.leads_on(question, item);
            Current { entry, attempt, asked, deal, leads_on }
        });
    }
}

//! The session: a round of questions, asked until each was right once. Its state is a replay of
//! the plan and the answers so far, so that undo drops the last answer and nothing else is kept.

use super::agenda::Ask;
use super::asked::Asked;
use super::plan::{Answered, Entry, Plan};
use super::turn::{Feedback, Line, Overrule, Turn};
use crate::deck::{Deck, Item, Question};
use crate::form::{Answer, Deal, Form, Grade, Rating, Verdict};
use crate::random::Random;

/// A round of questions being asked.
pub struct Session<'d> {
    pub(super) decks: &'d [Deck],
    pub(super) plan: Plan,
    pub(super) seed: u64,
    pub(super) answers: Vec<Answered>,
    current: Option<Current>,
    hints: usize,
    notice: Option<String>,
    was_asked_again: bool,
}

/// The question that waits for an answer.
struct Current {
    entry: usize,
    attempt: u32,
    asked: Asked,
    deal: Deal,
    leads_on: bool,
}

impl<'d> Session<'d> {
    /// Begins a round.
    #[must_use]
    pub fn new(decks: &'d [Deck], plan: Plan, seed: u64) -> Self {
        Self::resume(decks, plan, seed, Vec::new())
    }

    /// Takes a round up where some answers left it.
    pub(super) fn resume(decks: &'d [Deck], plan: Plan, seed: u64, answers: Vec<Answered>) -> Self {
        let mut session = Self {
            decks,
            plan,
            seed,
            answers,
            current: None,
            hints: 0,
            notice: None,
            was_asked_again: false,
        };
        session.advance();
        session
    }

    /// The question to ask, or nothing when the round is over.
    #[must_use]
    pub fn turn(&self) -> Option<Turn> {
        let current = self.current.as_ref()?;
        let (deck, question, item) = self.locate(current.entry);
        let shown = self.hints.min(question.hints.len());
        Some(Turn {
            number: current.entry + 1,
            total: self.plan.entries.len(),
            attempt: current.attempt,
            passage: deck.passage(question).map(str::to_owned),
            prompt: question.prompt(item.part).into_owned(),
            image: question.image.clone(),
            tags: deck.tags(question),
            points: question.points,
            deal: current.deal.clone(),
            hints: question.hints[..shown].to_vec(),
            hints_left: question.hints.len() - shown,
            notice: self.notice.clone(),
            previews: None,
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

    /// Takes an answer, in places of the deal; nothing when the question is to be asked again.
    pub fn answer(&mut self, answer: &Answer, milliseconds: u64) -> Option<Feedback> {
        let current = self.current.as_ref()?;
        let (deck, _, item) = self.locate(current.entry);
        let answer = current.deal.restore(answer);
        let rated = match answer {
            Answer::Card(rating) => Some(rating),
            _ => None,
        };
        let grade = match current.asked.grade(deck, item, &answer) {
            Ok(grade) => grade,
            Err(again) if self.was_asked_again => again.grade,
            Err(again) => {
                self.was_asked_again = true;
                self.notice = Some(again.reason);
                return None;
            }
        };
        let given = match grade.lines[..] {
            [] => current.asked.form.words(&answer),
            ref lines => lines.iter().map(|line| line.typed.clone()).collect(),
        };
        self.record(given, grade, rated, milliseconds)
    }

    /// Takes "I don't know".
    pub fn skip(&mut self, milliseconds: u64) -> Option<Feedback> {
        self.record(Vec::new(), Grade::skipped(), None, milliseconds)
    }

    /// Changes the last verdict by the learner's word, where it says something else; nothing when
    /// there is no answer yet or the word changes nothing.
    pub fn overrule(&mut self, overrule: Overrule) -> Option<Feedback> {
        let last = self.answers.last_mut()?;
        let verdict = last.grade().verdict;
        let applies = match overrule {
            Overrule::Right => !verdict.is_right(),
            Overrule::Wrong => verdict.is_right(),
            Overrule::Guessed => {
                let earned = verdict.is_right() || verdict == Verdict::Partly;
                earned && last.overruled != Some(Overrule::Guessed)
            }
        };
        if !applies {
            return None;
        }
        last.overruled = Some(overrule);
        self.advance();
        self.feedback()
    }

    /// Takes the last answer back, if there is one.
    pub fn undo(&mut self) -> Option<Answered> {
        let last = self.answers.pop()?;
        self.advance();
        self.hints = last.hints;
        Some(last)
    }

    /// The last answer, and the item it was given to.
    #[must_use]
    pub fn last(&self) -> Option<(&'d Deck, Item, &Answered)> {
        let last = self.answers.last()?;
        let (deck, _, item) = self.locate(last.entry);
        Some((deck, item, last))
    }

    /// Notes the name under which the last answer is stored.
    pub fn name_last(&mut self, record: String) {
        if let Some(last) = self.answers.last_mut() {
            last.record = Some(record);
        }
    }

    /// The item that is asked now.
    #[must_use]
    pub fn current(&self) -> Option<(&'d Deck, Item)> {
        let (deck, _, item) = self.locate(self.current.as_ref()?.entry);
        Some((deck, item))
    }

    /// The decks it asks from.
    #[must_use]
    pub const fn decks(&self) -> &'d [Deck] {
        self.decks
    }

    /// What repeats it.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Every answer so far, in order.
    #[must_use]
    pub fn answers(&self) -> &[Answered] {
        &self.answers
    }

    /// Whether there is nothing to ask and nothing was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.entries.is_empty()
    }

    /// Whether something was answered.
    #[must_use]
    pub fn has_answers(&self) -> bool {
        !self.answers.is_empty()
    }

    /// The first tries that were missed, as another round.
    #[must_use]
    pub fn missed(&self) -> Vec<Entry> {
        let first = self.answers.iter().filter(|answer| answer.attempt == 1);
        let missed = first.filter(|answer| answer.is_missed());
        missed.map(|answer| self.plan.entries[answer.entry]).collect()
    }

    pub(super) fn locate(&self, entry: usize) -> (&'d Deck, &'d Question, Item) {
        let Entry { deck, item } = self.plan.entries[entry];
        let deck = &self.decks[deck];
        (deck, &deck.questions[item.question], item)
    }

    fn record(
        &mut self,
        given: Vec<String>,
        judged: Grade,
        rated: Option<Rating>,
        ms: u64,
    ) -> Option<Feedback> {
        let current = self.current.as_ref()?;
        let labels = match &current.asked.form {
            Form::Lines { labels, .. } => labels.clone(),
            _ => Vec::new(),
        };
        self.answers.push(Answered {
            entry: current.entry,
            attempt: current.attempt,
            given,
            key: current.asked.key_words(),
            judged,
            overruled: None,
            hints: self.hints,
            milliseconds: ms,
            leads_on: current.leads_on,
            form: current.asked.form.name().to_owned(),
            rated,
            record: None,
            labels,
        });
        self.advance();
        self.feedback()
    }

    /// Moves on to the question that follows from the answers so far.
    fn advance(&mut self) {
        (self.hints, self.notice, self.was_asked_again) = (0, None, false);
        let next = self.plan.mode.next(self.plan.entries.len(), &self.plan.learned, &self.answers);
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

    /// What became of the last answer.
    fn feedback(&self) -> Option<Feedback> {
        let last = self.answers.last()?;
        let (_, question, item) = self.locate(last.entry);
        let grade = last.grade();
        let expected = question.kind.expected(item.part);
        let also = match &expected[..] {
            [expected] if last.key.len() == 1 => {
                expected.key.iter().filter(|text| !last.key.contains(text)).cloned().collect()
            }
            _ => Vec::new(),
        };
        let label = |at: usize| last.labels.get(at).cloned().unwrap_or_default();
        let lines = grade.lines.iter().enumerate().map(|(at, line)| Line {
            label: label(at),
            typed: line.typed.clone(),
            key: line.key.clone(),
            right: line.right || grade.verdict.is_right(),
        });
        Some(Feedback {
            lines: lines.collect(),
            given: last.given.clone(),
            key: last.key.clone(),
            also,
            explain: question.explain.clone(),
            source: question.source.clone(),
            points: grade.credit.of_points(question.points),
            of: question.points,
            streak: self.streak(),
            comes_back: self.plan.mode.comes_back(last),
            last: self.current.is_none(),
            can_edit: false,
            remarks: Vec::new(),
            grade,
        })
    }

    /// Right first tries in a row, up to the last.
    fn streak(&self) -> usize {
        let first = self.answers.iter().rev().filter(|answer| answer.attempt == 1);
        first.take_while(|answer| answer.grade().verdict.is_right()).count()
    }
}

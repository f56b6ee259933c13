//! A round of a sitting: played to its end, also across edits of its decks, and summed up.

use super::Sitting;
use super::play::{End, play};
use super::result::SessionResult;
use super::table::Table;
use crate::deck::Deck;
use crate::engine::stats::Work;
use crate::engine::{Answered, Plan, Saved, Session, Summary};
use crate::env::Player;
use crate::env::{self, file};
use crate::error::{Error, Result};
use crate::shelf::Revision;
use num_rational::BigRational;
use std::io::{self, Write};
use std::path::Path;

/// From how many questions on a learner would wait for what a typed answer is compared with.
const LARGE: usize = 10_000;

/// How a round begins.
pub enum Start {
    /// By a plan.
    Anew(Plan),
    /// Where another left it.
    Kept {
        /// Its plan.
        saved: Saved,
        /// What repeats it.
        seed: u64,
        /// What was answered.
        answers: Vec<Answered>,
    },
}

impl Start {
    /// Where a session is now.
    pub fn kept(session: &Session<'_>) -> Self {
        let answers = session.answers().to_vec();
        Self::Kept { saved: session.save(), seed: session.seed(), answers }
    }
}

/// What a round came to.
pub struct Round {
    /// Why it ended.
    pub end: End,
    /// What is told of it to programs and to the history.
    pub result: SessionResult,
    /// What was missed, as another round.
    pub missed: Option<Plan>,
    /// Points earned of all there were, in percent, where that decides whether it is passed.
    pub percent_of_all: Option<BigRational>,
    summary: Summary,
}

impl Sitting {
    /// Plays one round; the result of the first is written at every end, also when the terminal
    /// fails.
    pub(super) fn round(&mut self, mut start: Start) -> Result<Round> {
        let is_first = !matches!(&start, Start::Anew(Plan { round: 1.., .. }));
        let mut before_edit: Option<Round> = None;
        loop {
            let mut session = match start {
                Start::Anew(plan) => Session::new(&self.decks, plan, self.seed),
                Start::Kept { saved, seed, answers } => saved.restore(&self.decks, seed, answers),
            };
            let filter = &mut self.terms.filter;
            session.leave_out(|deck, item| filter.is_out(deck, item));
            if let Some(before) = before_edit {
                if session.is_empty() {
                    self.ui.notice("Nothing is left to ask.")?;
                    let end = End::Stopped;
                    return self.sum_up(Round { end, missed: None, ..before }, is_first);
                }
                self.journal.rewrite(&session)?;
            } else if session.is_empty() {
                let hint = "leave out --tag, --kind or --id, take `draft = true` off a question, or see \
                            by quizdeck list which are known for good or put aside";
                return Err(Error::new("cannot find a question to ask").hint(hint));
            }
            let (ui, journal) = (self.ui.as_mut(), &mut self.journal);
            let decks = &self.decks;
            let mut table = Table {
                ui,
                journal,
                asides: &mut filter.asides,
                made: Vec::new(),
                accepted: Vec::new(),
                revision: Revision::new("accept", &self.global),
                timer: self.timer.filter(|_| is_first),
                companion: self.companion.as_mut(),
                vigil: &mut self.vigil,
                player: Player::of(&self.global.config),
                suspends_leeches: self.global.config.suspend_leeches.value,
            };
            let played = std::thread::scope(|scope| {
                // What the judge needs of a large deck is gathered while the first question is read.
                let is_large = |deck: &&Deck| deck.items().nth(LARGE).is_some();
                for deck in decks.iter().filter(is_large) {
                    scope.spawn(|| deck.rivals());
                }
                play(&mut session, &mut table)
            });
            let end = match played {
                Err(error) if error.is_interruption() => Ok(End::Interrupted),
                end => end,
            };
            let round = Round {
                end: *end.as_ref().unwrap_or(&End::Interrupted),
                result: SessionResult::new(self.journal.mode(), &session, &self.started),
                missed: session.missed(),
                percent_of_all: self.terms.pass.map(|_| session.percent_of_all()),
                summary: session.summary(),
            };
            if let Err(error) = end {
                self.write_result(&round, is_first)?;
                return Err(error);
            }
            if round.end != End::Edit {
                return self.sum_up(round, is_first);
            }
            let edited = session.last().map(|(deck, item, _)| (deck.id.clone(), item));
            start = Start::kept(&session);
            if let (Some((deck, item)), Start::Kept { saved, .. }) = (edited, &mut start) {
                self.edit(&deck, item, saved)?;
            }
            before_edit = Some(round);
        }
    }

    fn write_result(&self, round: &Round, is_first: bool) -> Result<()> {
        match &self.terms.result {
            Some(path) if is_first => save(path, &round.result),
            _ => Ok(()),
        }
    }

    /// Writes the result, and shows the summary where there is one.
    fn sum_up(&mut self, mut round: Round, is_first: bool) -> Result<Round> {
        self.write_result(&round, is_first)?;
        round.summary.goal = self.goal()?;
        if !round.summary.records.is_empty() || round.end == End::Finished {
            let shown = self.ui.sum_up(&round.summary);
            if round.end != End::Interrupted {
                shown?;
            }
        }
        Ok(round)
    }

    /// What is said of the goal of the day, where there is one and answers are kept.
    fn goal(&mut self) -> Result<Option<String>> {
        let goal = self.global.config.goal();
        if !goal.is_set() || !self.journal.has_history() {
            return Ok(None);
        }
        let mut work = Work::default();
        let day = env::moment()?.day;
        if let Some(store) = self.journal.store()? {
            store.answers_of(day, |answer| work.add(answer.milliseconds))?;
        }
        Ok(goal.told(work))
    }

    /// Offers the missed questions as another round, as often as there are some.
    pub(super) fn again(&mut self, mut missed: Option<Plan>) -> Result<End> {
        while let Some(plan) = missed {
            if self.ui.confirm("Try the missed again?", false)? != Some(true) {
                break;
            }
            let round = self.round(Start::Anew(plan))?;
            if round.end != End::Finished {
                return Ok(round.end);
            }
            missed = round.missed;
        }
        Ok(End::Finished)
    }
}

fn save(path: &Path, result: &SessionResult) -> Result<()> {
    let json = result.json()?;
    if path.as_os_str() == "-" {
        return Ok(io::stdout().write_all(json.as_bytes())?);
    }
    file::expect_result(path)?;
    file::save(path, &json)
}

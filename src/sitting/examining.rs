//! Examining: a paper is drawn or taken up again, filled in, handed in, judged and told. All that is
//! done is on the disk before the next thing is shown.

mod invigilator;
mod opening;
mod outcome;

use super::Sitting;
use super::media::attach;
use super::stored::another_release;
use crate::deck::Deck;
use crate::engine::Turn;
use crate::env::{Player, Stopwatch};
use crate::error::{Exit, Result};
use crate::exam::{Blueprint, Deed, ExamTerms, ExamTime, Examination, redo};
use crate::form::Answer;
use crate::ui::{Desk, Glance, Leaving, Onward, Ui};
use invigilator::Invigilator;
pub use opening::position;
use opening::{OpenExam, cannot_go_on};
use std::cell::RefCell;
use std::collections::HashSet;

/// How an exam was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExamEnd {
    /// Handed in by who sat it.
    HandedIn,
    /// Its time was over.
    OutOfTime,
    /// It is still open.
    Open,
}

impl Sitting {
    /// Holds an exam, or goes on with the one of these decks that is not handed in yet.
    pub fn examine(mut self, blueprint: &Blueprint, terms: ExamTerms) -> Result<Exit> {
        let exit = self.hold_exam(blueprint, terms);
        self.leave();
        exit
    }

    fn hold_exam(&mut self, blueprint: &Blueprint, terms: ExamTerms) -> Result<Exit> {
        let Some(opened) = self.open_exam(blueprint, terms)? else { return Ok(Exit::Done) };
        let OpenExam { decks, plan, seed, began, events, timing } = opened;
        let exit = {
            let mut examination = Examination::new(plan.paper(&decks, seed));
            if !redo(&mut examination, &events) {
                return Err(cannot_go_on(&another_release(began.at)));
            }
            match self.sit(&mut examination, timing)? {
                ExamEnd::Open => None,
                ExamEnd::HandedIn | ExamEnd::OutOfTime => {
                    Some(self.conclude(&examination, &plan, began)?)
                }
            }
        };
        self.decks = decks;
        Ok(exit.unwrap_or_else(|| self.still_open()))
    }

    /// Lets the paper be filled in, until it is handed in.
    fn sit(&mut self, examination: &mut Examination<'_>, timing: ExamTime) -> Result<ExamEnd> {
        if examination.handed_in().is_some() {
            return Ok(ExamEnd::HandedIn);
        }
        let mut invigilator = Invigilator::new(&mut self.journal, timing);
        let is_over = invigilator.is_over()?;
        invigilator.tell(self.ui.as_mut())?;
        let left = if is_over {
            ExamEnd::OutOfTime
        } else {
            let mut hall = Hall {
                ui: self.ui.as_mut(),
                invigilator: RefCell::new(&mut invigilator),
                player: Player::of(&self.global.config),
                glances: glances(examination),
                warned: standing(examination),
            };
            hall.sit(examination)?
        };
        if left != ExamEnd::Open {
            let deed =
                Deed::HandedIn { at: invigilator.end(), by_itself: left == ExamEnd::OutOfTime };
            examination.apply(deed.clone());
            invigilator.keep(Some(deed), self.ui.as_mut())?;
        }
        Ok(left)
    }
}

/// Where an exam is sat.
struct Hall<'r, 'j> {
    ui: &'r mut dyn Ui,
    invigilator: RefCell<&'r mut Invigilator<'j>>,
    player: Player,
    /// All questions, as a list shows them.
    glances: Vec<Glance>,
    /// Where something was said of an answer, and of which one.
    warned: HashSet<(usize, Vec<String>)>,
}

/// The answers that stand when an exam is gone on with: nothing is said of them again.
fn standing(examination: &Examination<'_>) -> HashSet<(usize, Vec<String>)> {
    let filled = examination.filled().iter().enumerate();
    let answered = filled.filter(|(_, filled)| filled.answer.is_some());
    answered.map(|(place, filled)| (place, typed(filled.answer.as_ref()))).collect()
}

/// All questions of a paper, as a list shows them.
fn glances(examination: &Examination<'_>) -> Vec<Glance> {
    let slots = examination.paper.slots().iter().zip(examination.filled());
    let glances = slots.map(|(slot, filled)| {
        let prompt = slot.question.prompt(slot.item.part).into_owned();
        let mut glance = Glance { prompt, is_flagged: filled.is_flagged, ..Glance::default() };
        glance.note(slot.form(), filled.answer.as_ref());
        glance
    });
    glances.collect()
}

impl Hall<'_, '_> {
    /// Shows questions until the paper is handed in, its time is over, or the learner leaves.
    fn sit(&mut self, examination: &mut Examination<'_>) -> Result<ExamEnd> {
        let (mut notice, mut shown, mut is_first) = (None, None, true);
        loop {
            let place = examination.at();
            let mut turn = self.turn(examination, place, shown != Some(place));
            (turn.notice, turn.is_first) = (notice.take(), std::mem::take(&mut is_first));
            shown = Some(place);
            let watch = Stopwatch::start();
            let leaving = self.show(&turn, examination, place)?;
            let milliseconds = watch.milliseconds();
            let slot = &examination.paper.slots()[place];
            let answer = leaving.answer.map(|answer| slot.deal.restore(&answer));
            let warning = answer.as_ref().and_then(|answer| slot.warning(answer));
            self.glances[place].note(slot.form(), answer.as_ref());
            let goes = matches!(leaving.then, Onward::Go(_) | Onward::HandIn);
            let is_new = goes
                && warning.is_some_and(|_| self.warned.insert((place, typed(answer.as_ref()))));
            self.apply(examination, Deed::Left { place, answer, milliseconds })?;
            if self.invigilator.borrow_mut().is_over()? {
                return Ok(ExamEnd::OutOfTime);
            }
            match leaving.then {
                Onward::Go(to) if to != place && !is_new => {
                    self.apply(examination, Deed::Went(to))?;
                }
                Onward::HandIn if !is_new => return Ok(ExamEnd::HandedIn),
                Onward::Go(_) | Onward::HandIn => notice = warning.map(str::to_owned),
                Onward::Flag => {
                    let is_flagged = !examination.filled()[place].is_flagged;
                    self.glances[place].is_flagged = is_flagged;
                    self.apply(examination, Deed::Flagged(place, is_flagged))?;
                }
                Onward::Listen => self.player.again(),
                Onward::Keep => {}
                Onward::TimeIsUp => return Ok(ExamEnd::OutOfTime),
                Onward::Quit | Onward::Ended | Onward::Interrupted => return Ok(ExamEnd::Open),
            }
        }
    }

    /// A question as it is shown, with the files that it names.
    fn turn(&mut self, examination: &Examination<'_>, place: usize, is_new: bool) -> Turn {
        let paper = &examination.paper;
        let deck: &Deck = paper.slots()[place].deck;
        let mut turn = paper.turn(place);
        turn.deck = (paper.decks().len() > 1).then(|| deck.title.clone());
        attach(&mut turn, deck.place.folder(), &mut self.player, is_new);
        turn
    }

    fn show(
        &mut self,
        turn: &Turn,
        examination: &Examination<'_>,
        place: usize,
    ) -> Result<Leaving> {
        let slot = &examination.paper.slots()[place];
        let given = examination.filled()[place].answer.as_ref();
        let given = given.map(|answer| slot.deal.place(answer));
        let invigilator = &self.invigilator;
        let remaining = || invigilator.borrow_mut().seconds();
        let is_timed = invigilator.borrow().is_timed();
        let desk = Desk {
            turn,
            given: given.as_ref(),
            places: &self.glances,
            at: place,
            remaining: is_timed.then_some(&remaining),
        };
        match self.ui.sit(&desk) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {
                Ok(Leaving { answer: given, then: Onward::Interrupted })
            }
            left => Ok(left?),
        }
    }

    fn apply(&mut self, examination: &mut Examination<'_>, deed: Deed) -> Result<()> {
        examination.apply(deed.clone());
        self.invigilator.borrow_mut().keep(Some(deed), self.ui)
    }
}

/// What was typed.
fn typed(answer: Option<&Answer>) -> Vec<String> {
    match answer {
        Some(Answer::Lines(lines)) => lines.clone(),
        _ => Vec::new(),
    }
}

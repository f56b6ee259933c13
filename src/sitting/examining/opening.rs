//! How an exam opens: the one of these decks that is not handed in yet is gone on with, from its own
//! copy of them; else a paper is drawn, and its time begins.

use crate::deck::Deck;
use crate::engine::Filter;
use crate::env::{self, file};
use crate::error::{Error, Result};
use crate::exam::{
    Blueprint, ClockReading, DeckCopy, ExamPlan, ExamStanding, ExamTerms, ExamTime, Paper,
    TimedDeed, Variant,
};
use crate::shelf;
use crate::sitting::Sitting;
use crate::sitting::holder::expect_own;
use crate::sitting::stored::another_release;
use crate::sitting::terms::{Unfinished, expect_tags};
use crate::store::StoredSession;
use crate::text::plural;
use std::collections::HashMap;
use std::path::Path;

/// An exam that is open.
pub struct OpenExam {
    /// The decks as they were when it began.
    pub decks: Vec<Deck>,
    /// What it asks, and how it is held.
    pub plan: ExamPlan,
    /// What repeats it.
    pub seed: u64,
    /// When it began.
    pub began: ClockReading,
    /// What was done in it.
    pub events: Vec<String>,
    /// How much of its time was used by then.
    pub timing: ExamTime,
}

impl Sitting {
    /// Opens an exam; nothing where the learner left, or there is nothing to ask, which was said.
    pub(super) fn open_exam(
        &mut self,
        blueprint: &Blueprint,
        terms: ExamTerms,
    ) -> Result<Option<OpenExam>> {
        if let Some(path) = self.terms.result.as_ref().filter(|path| path.as_os_str() != "-") {
            file::expect_result(path)?;
        }
        let resumes = self.terms.unfinished == Unfinished::Resume;
        match self.journal.unfinished(&self.decks)? {
            None if resumes => {
                let reason = "none of these decks is open, or it is being sat in another terminal";
                Err(cannot_go_on(reason))
            }
            None => self.begin_exam(blueprint, terms, None),
            Some(stored) => match self.reopen(&stored, &terms)? {
                Some(opened) => Ok(opened),
                None => self.begin_exam(blueprint, terms, Some(&stored)),
            },
        }
    }

    /// Goes on with an exam that is not handed in, where the learner wants to; nothing where it is given
    /// up once another one begins.
    #[expect(clippy::option_option, reason = "another one is to begin, or the learner left")]
    fn reopen(
        &mut self,
        stored: &StoredSession,
        terms: &ExamTerms,
    ) -> Result<Option<Option<OpenExam>>> {
        let resumes = self.terms.unfinished == Unfinished::Resume;
        let Some(mut plan) = ExamPlan::read(&stored.plan) else {
            if self.terms.unfinished == Unfinished::Drop {
                return Ok(None);
            }
            return Err(cannot_go_on(&another_release(stored.at)));
        };
        let order: Vec<String> = self.decks.iter().map(|deck| deck.id.clone()).collect();
        let (decks, changed) = self.decks_of(&plan)?;
        if !plan.is_there(&decks) {
            if self.terms.unfinished == Unfinished::Drop {
                self.take_back(decks, &order);
                return Ok(None);
            }
            return Err(cannot_go_on(&another_release(stored.at)));
        }
        let began = ClockReading { at: stored.at, steady: None };
        let known = plan.standing(began, &stored.events);
        let mut known = known.ok_or_else(|| cannot_go_on(&another_release(stored.at)))?;
        let timing = known.timing;
        known.timing.look(env::clocks()?);
        let (standing, is_over) = (standing(&known), is_over(&known));
        let whose = plan.terms.name.as_deref().map(|name| format!(" of {name}"));
        let whose = whose.unwrap_or_default();
        let is_anothers = terms.name.is_some() && terms.name != plan.terms.name;
        if is_anothers && (is_over || resumes) {
            let error = format!("cannot examine: the exam{whose} comes first ({standing})");
            let hint = if is_over {
                "--resume without --name judges it, and --json FILE beside it writes its result"
            } else {
                "--resume without --name goes on with it, --fresh gives it up"
            };
            return Err(Error::new(error).hint(hint));
        }
        plan.terms.result = terms.result.clone().or(plan.terms.result);
        if let Some(path) = &plan.terms.result {
            expect_own(Path::new(path), plan.terms.name.as_deref())?;
        }
        match self.terms.unfinished {
            _ if is_over || resumes => {}
            Unfinished::Drop => {
                self.take_back(decks, &order);
                return Ok(None);
            }
            _ if !env::has_person() => {
                let error =
                    format!("the exam{whose} of these decks is not handed in yet ({standing})");
                return Err(Error::new(error).hint("--resume goes on with it, --fresh gives it up"));
            }
            _ => {
                match self.ui.confirm(&format!("Go on with the exam{whose} ({standing})?"), true)? {
                    Some(true) => {}
                    None => {
                        self.ui.notice("It stays open, and its time goes on.")?;
                        return Ok(Some(None));
                    }
                    Some(false) => {
                        let question = "Give it up? What was answered is lost.";
                        if self.ui.confirm(question, false)? != Some(true) {
                            self.ui.notice("It stays open, and its time goes on.")?;
                            return Ok(Some(None));
                        }
                        self.take_back(decks, &order);
                        return Ok(None);
                    }
                }
            }
        }
        if !self.journal.claim(stored.id)? {
            return Err(cannot_go_on("it is being sat in another terminal"));
        }
        for name in changed {
            let said = "was changed since the exam began: the paper stays as it was.";
            self.ui.notice(&format!("{name} {said}"))?;
        }
        if resumes && !is_over {
            self.ui.notice(&cover(known.of, &plan.terms))?;
        }
        let (seed, events) = (stored.seed, stored.events.clone());
        Ok(Some(Some(OpenExam { decks, plan, seed, began, events, timing })))
    }

    /// The decks of an exam as they were, and the names of those that are others by now.
    fn decks_of(&mut self, plan: &ExamPlan) -> Result<(Vec<Deck>, Vec<String>)> {
        let (mut decks, mut changed) = (Vec::new(), Vec::new());
        for copy in &plan.decks {
            let Some(at) = self.decks.iter().position(|deck| deck.id == copy.id) else { continue };
            let place = self.decks[at].place.clone();
            if place.text()? == copy.text {
                decks.push(self.decks.swap_remove(at));
            } else {
                changed.push(place.name());
                decks.push(copy.deck(place));
            }
        }
        Ok((decks, changed))
    }

    /// Takes decks back that an exam does not need after all, as they are now and in the order in which
    /// they were named, by which papers are drawn.
    fn take_back(&mut self, decks: Vec<Deck>, order: &[String]) {
        for deck in decks {
            if self.decks.iter().all(|other| other.id != deck.id) {
                self.decks.push(deck);
            }
        }
        self.decks.sort_by_key(|deck| order.iter().position(|id| *id == deck.id));
    }

    /// Begins an exam, and gives up the one that was open, once nothing stands in its way.
    fn begin_exam(
        &mut self,
        blueprint: &Blueprint,
        terms: ExamTerms,
        given_up: Option<&StoredSession>,
    ) -> Result<Option<OpenExam>> {
        if let Some(path) = &terms.result {
            expect_own(Path::new(path), terms.name.as_deref())?;
        }
        let copies = self.decks.iter().map(copy).collect::<Result<Vec<_>>>()?;
        expect_tags(blueprint, &self.decks)?;
        if self.tell_nothing()? {
            return Ok(None);
        }
        let (seed, variant) = (self.seed, Variant::default());
        // What one learner put aside is asked of all.
        let filter = Filter { asides: HashMap::new(), ..self.terms.filter.clone() };
        let paper = Paper::draw(&self.decks, &filter, blueprint, seed, variant);
        let paper = paper.map_err(|shortage| {
            let hint = "ask for less by --count or --per-tag, or leave out what chooses questions";
            Error::new(format!("cannot draw the exam: {shortage}")).hint(hint)
        })?;
        if paper.slots().is_empty() {
            let hint = "leave out --tag, --kind or --id, or take `draft = true` off a question";
            return Err(Error::new("cannot find a question that can be judged").hint(hint));
        }
        if paper.left_out() > 0 {
            let left_out = match paper.left_out() {
                1 => "1 question is left out: only its learner could judge it.".to_owned(),
                count => {
                    format!("{count} questions are left out: only their learner could judge them.")
                }
            };
            self.ui.notice(&left_out)?;
        }
        self.ui.notice(&cover(paper.slots().len(), &terms))?;
        if env::has_person() && self.ui.confirm("Begin?", true)? != Some(true) {
            return Ok(None);
        }
        if let Some(stored) = given_up {
            self.journal.drop_session(stored)?;
        }
        let plan = ExamPlan::new(&paper, copies, terms);
        let first = TimedDeed { clock: env::clocks()?, spent: 0, deed: None };
        self.journal.begin_exam(&self.decks, seed, &plan, &first)?;
        let timing = ExamTime::new(plan.terms.minutes, 0, first.clock);
        let (decks, events) = (std::mem::take(&mut self.decks), Vec::new());
        Ok(Some(OpenExam { decks, plan, seed, began: first.clock, events, timing }))
    }
}

/// Whether there is nothing left but to judge an exam.
fn is_over(known: &ExamStanding) -> bool {
    known.is_handed_in || known.timing.seconds_left() == Some(0)
}

/// How far an exam is: "3 of 12 answered, 20 min left".
fn standing(known: &ExamStanding) -> String {
    let left = known.timing.seconds_left().map(|seconds| match seconds {
        0 => ", its time is over".to_owned(),
        1..60 => format!(", {seconds} s left"),
        _ => format!(", {} min left", seconds.div_ceil(60)),
    });
    format!("{} of {} answered{}", known.answered, known.of, left.unwrap_or_default())
}

/// How far an exam is that did not end, and whether it only waits to be judged; nothing where it cannot
/// be read.
pub fn position(stored: &StoredSession) -> Option<(String, bool)> {
    let began = ClockReading { at: stored.at, steady: None };
    let mut known = ExamPlan::read(&stored.plan)?.standing(began, &stored.events)?;
    known.timing.look(env::clocks().ok()?);
    Some((standing(&known), is_over(&known)))
}

/// What a paper is, before its time begins.
fn cover(count: usize, terms: &ExamTerms) -> String {
    let minutes = terms.minutes.map(|minutes| {
        let minutes = usize::try_from(minutes).unwrap_or(usize::MAX);
        format!(", {}", plural(minutes, "minute"))
    });
    let pass = terms.pass.map(|pass| format!(", passed from {pass} %"));
    format!(
        "Exam: {}{}{}. Nothing is judged before it is handed in.",
        plural(count, "question"),
        minutes.unwrap_or_default(),
        pass.unwrap_or_default()
    )
}

/// A deck as it is; refused where anything of it is broken, `[exam]` too.
fn copy(deck: &Deck) -> Result<DeckCopy> {
    if !deck.is_whole() {
        return Err(broken(deck));
    }
    let shelved = shelf::read(&deck.place)?;
    if !shelved.reading.is_sound() {
        return Err(broken(deck));
    }
    Ok(DeckCopy { id: deck.id.clone(), text: shelved.text().to_owned() })
}

/// Why a deck is refused.
fn broken(deck: &Deck) -> Error {
    let name = deck.place.name();
    let questions = match (deck.omitted.questions, deck.omitted.parts) {
        (0, 0) => "there is an error in what it says of itself or of its exam".to_owned(),
        (0, _) => "part of it cannot be read".to_owned(),
        (1, _) => "1 question cannot be asked".to_owned(),
        (count, _) => format!("{count} questions cannot be asked"),
    };
    let check = deck.place.sure_command("check");
    Error::new(format!("cannot examine by {name}: {questions}")).hint(format!("run {check}"))
}

/// Why an exam cannot be gone on with.
pub fn cannot_go_on(reason: &str) -> Error {
    let hint = "begin one without --resume";
    Error::new(format!("cannot go on with an exam: {reason}")).hint(hint)
}

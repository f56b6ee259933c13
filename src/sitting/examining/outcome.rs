//! What an exam came to: it is judged as it stands, written, kept and told, in an order in which a kill
//! between any two of them loses nothing and counts nothing twice.

use crate::deck::Aftermath;
use crate::engine::{Answered, ExamSummary};
use crate::env::{self, file};
use crate::error::{Error, Exit, Result};
use crate::exam::{Circumstances, ClockReading, ExamPlan, ExamResult, Examination, HandedInBy};
use crate::sitting::Sitting;
use crate::sitting::holder::expect_own;
use crate::sitting::measure::Measure;
use crate::sitting::result::deck_score;
use crate::store::Treatment;
use crate::text::indented_json;
use jiff::Timestamp;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

impl Sitting {
    /// Judges what was handed in, and tells what it came to.
    pub(super) fn conclude(
        &mut self,
        examination: &Examination<'_>,
        plan: &ExamPlan,
        began: ClockReading,
    ) -> Result<Exit> {
        let Some((at, by_itself)) = examination.handed_in() else { return Ok(Exit::Done) };
        if by_itself {
            self.ui.notice("The time is over: the exam is handed in.")?;
        }
        let answered = examination.answered();
        let round = examination.round(answered.clone());
        let mut summary = round.summary();
        summary.milliseconds = u64::try_from(at.saturating_sub(began.at)).unwrap_or(0);
        let scores: Vec<_> =
            summary.decks.iter().map(|part| deck_score(part.name.clone(), &part.score)).collect();
        let moment = env::moment_of(at)?;
        let result = ExamResult::new(
            examination,
            &answered,
            Circumstances {
                name: plan.terms.name.clone(),
                started: written(began.at),
                ended: written(at),
                minutes: plan.terms.minutes,
                handed_in: if by_itself { HandedInBy::Time } else { HandedInBy::Learner },
                pass: plan.terms.pass,
                is_timed: true,
            },
        );
        self.write_exam(&result, plan)?;
        let paper = &examination.paper;
        // What nobody got to see says nothing of what is known.
        let is_seen = |answer: &Answered| examination.filled()[answer.entry].is_seen;
        let seen: Vec<Answered> = answered.into_iter().filter(is_seen).collect();
        let leeches = self.journal.hand_in(paper, plan, &seen, &scores, moment)?;
        let suspends = self.global.config.suspend_leeches.value;
        for slot in leeches.into_iter().filter(|_| suspends).map(|place| &paper.slots()[place]) {
            let measure = Measure::plain(Treatment::Suspended);
            self.journal.decide(slot.deck, &[slot.item], &measure)?;
        }
        let is_passed = result.passed.unwrap_or(true);
        let review = plan.terms.review;
        if review != Aftermath::Full {
            summary.records.clear();
        }
        match review {
            Aftermath::None => self.ui.notice("The exam is handed in.")?,
            Aftermath::Score | Aftermath::Full => {
                summary.exam = Some(ExamSummary { pass: plan.terms.pass, is_passed });
                self.ui.sum_up(&summary)?;
            }
        }
        Ok(if is_passed { Exit::Done } else { Exit::Findings })
    }

    /// Writes the result where that is wanted: what a kill leaves is written again when the exam is
    /// taken up.
    fn write_exam(&self, result: &ExamResult, plan: &ExamPlan) -> Result<()> {
        let kept = || plan.terms.result.as_ref().map(PathBuf::from);
        let Some(path) = self.terms.result.clone().or_else(kept) else { return Ok(()) };
        let json = indented_json(result)?;
        if path.as_os_str() == "-" {
            return Ok(io::stdout().write_all(json.as_bytes())?);
        }
        let written = file::expect_result(&path)
            .and_then(|()| expect_own(&path, plan.terms.name.as_deref()))
            .and_then(|()| file::save(&path, &json));
        written.map_err(|error| {
            let hint = "the exam is handed in and kept: --resume --json OTHER writes its result and tells \
                        what it came to";
            Error::new(error.message()).hint(hint)
        })
    }

    /// Says that the exam is still open, and what a person can type to go on with it.
    pub(super) fn still_open(&self) -> Exit {
        let is_seen = io::stderr().is_terminal();
        let columns = if is_seen { env::columns(&io::stderr()) } else { usize::MAX };
        let lines = self.how_to_go_on(columns);
        // Where the terminal was closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
        Exit::Interrupted
    }
}

/// A time in milliseconds since 1970, as RFC 3339 has it.
fn written(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}

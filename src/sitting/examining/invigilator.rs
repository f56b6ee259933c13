//! Who watches: notes down what is done in an exam, one by one, and looks after its time.

use crate::env;
use crate::error::{Error, Result};
use crate::exam::{ClockReading, Deed, ExamTime, TimedDeed};
use crate::sitting::journal::Journal;
use crate::ui::Ui;

/// After how many milliseconds without a deed the time is noted: so much is forgotten at most where the
/// clock is set back while the program is not running.
const BEAT: u64 = 60_000;

/// Notes what is done, and when.
pub struct Invigilator<'j> {
    journal: &'j mut Journal,
    timing: ExamTime,
    /// How many milliseconds were spent when something was noted last.
    noted: u64,
    /// By how many milliseconds the clock was set back, where that was not said yet.
    set_back: u64,
    /// What went wrong while a question was shown.
    failed: Option<Error>,
}

impl<'j> Invigilator<'j> {
    /// Goes on at a time.
    pub fn new(journal: &'j mut Journal, timing: ExamTime) -> Self {
        Self { journal, timing, noted: timing.spent(), set_back: 0, failed: None }
    }

    /// Whether the exam ends by itself.
    pub fn is_timed(&self) -> bool {
        self.timing.seconds_left().is_some()
    }

    /// When the exam ended: now, or when its time was over.
    pub fn end(&self) -> i64 {
        self.timing.end()
    }

    /// How many seconds are left, where it ends by itself; notes the time every minute.
    pub fn seconds(&mut self) -> u64 {
        let beat = env::clocks().map(|now| self.look(now)).and_then(|()| {
            let is_due = self.timing.spent().saturating_sub(self.noted) >= BEAT;
            if is_due { self.note(None) } else { Ok(()) }
        });
        self.failed = self.failed.take().or(beat.err());
        self.timing.seconds_left().unwrap_or(u64::MAX)
    }

    /// Whether the time is over.
    pub fn is_over(&mut self) -> Result<bool> {
        self.look(env::clocks()?);
        Ok(self.timing.seconds_left() == Some(0))
    }

    /// Says where the clock was set back.
    pub fn tell(&mut self, ui: &mut dyn Ui) -> Result<()> {
        match std::mem::take(&mut self.set_back) {
            0 => Ok(()),
            milliseconds => Ok(ui.notice(&set_back(milliseconds))?),
        }
    }

    fn look(&mut self, now: ClockReading) {
        self.set_back = self.set_back.max(self.timing.look(now).unwrap_or(0));
    }

    fn note(&mut self, deed: Option<Deed>) -> Result<()> {
        let (clock, spent) = (self.timing.last(), self.timing.spent());
        self.noted = spent;
        self.journal.note(&TimedDeed { clock, spent, deed })
    }

    /// Keeps what was done, and says what there is to say of the clock. Where the history cannot be
    /// written, lets the learner go on without it.
    pub fn keep(&mut self, deed: Option<Deed>, ui: &mut dyn Ui) -> Result<()> {
        self.look(env::clocks()?);
        self.tell(ui)?;
        let kept = match self.failed.take() {
            Some(error) => Err(error),
            None => self.note(deed),
        };
        let Err(error) = kept else { return Ok(()) };
        ui.notice(&error.to_string())?;
        if ui.confirm("Go on without saving?", false)? != Some(true) {
            return Err(error);
        }
        self.journal.stop();
        Ok(())
    }
}

/// What is said of a clock that was set back by so many milliseconds.
fn set_back(milliseconds: u64) -> String {
    let minutes = milliseconds.div_ceil(60_000);
    let by = match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    };
    format!("The clock was set back by {by}. The time of the exam goes on from where it was.")
}

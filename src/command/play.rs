//! Playing: puts a session's questions to a person, the answers to the session and both to the
//! journal, until one of them ends it. Every mode plays this way.

use super::journal::Journal;
use crate::engine::{Feedback, Session};
use crate::env::Stopwatch;
use crate::error::Result;
use crate::ui::{Reply, Ui};

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All was asked.
    Finished,
    /// The learner stopped; what was answered counts.
    Stopped,
    /// The input ended.
    Ended,
    /// Ctrl-C, a signal, a closed terminal.
    Interrupted,
}

/// Asks until the session is over or the learner leaves.
pub fn play(session: &mut Session<'_>, ui: &mut dyn Ui, journal: &mut Journal) -> Result<End> {
    while session.turn().is_some() {
        let feedback = match ask(session, ui, journal)? {
            Ok(feedback) => feedback,
            Err(end) => return Ok(end),
        };
        if let Some(end) = tell(session, ui, journal, feedback)? {
            return Ok(end);
        }
    }
    Ok(End::Finished)
}

/// Asks one question until something became of an answer, or the session ends.
fn ask(
    session: &mut Session<'_>,
    ui: &mut dyn Ui,
    journal: &mut Journal,
) -> Result<std::result::Result<Feedback, End>> {
    let mut watch = Stopwatch::start();
    while let Some(mut turn) = session.turn() {
        journal.preview(session, &mut turn)?;
        let feedback = match ui.ask(&turn)? {
            Reply::Answer(answer) => session.answer(&answer, watch.milliseconds()),
            Reply::Skip => session.skip(watch.milliseconds()),
            Reply::Overrule(overrule) => {
                let changed = session.overrule(overrule);
                if let Some(mut feedback) = changed {
                    let done = journal.overrule(session, overrule, &mut feedback);
                    kept(done, ui, journal)?;
                    return Ok(Ok(feedback));
                }
                None
            }
            Reply::Hint => {
                session.hint();
                None
            }
            Reply::Undo => {
                undo(session, ui, journal)?;
                watch = Stopwatch::start();
                None
            }
            Reply::GoOn => None,
            Reply::Quit => return Ok(Err(End::Stopped)),
            Reply::Ended => return Ok(Err(End::Ended)),
            Reply::Interrupted => return Ok(Err(End::Interrupted)),
        };
        if let Some(mut feedback) = feedback {
            let done = journal.record(session, &mut feedback);
            kept(done, ui, journal)?;
            return Ok(Ok(feedback));
        }
    }
    Ok(Err(End::Finished))
}

/// Shows what became of an answer, until the learner goes on.
fn tell(
    session: &mut Session<'_>,
    ui: &mut dyn Ui,
    journal: &mut Journal,
    mut feedback: Feedback,
) -> Result<Option<End>> {
    loop {
        match ui.tell(&feedback)? {
            Reply::Overrule(overrule) => {
                if let Some(changed) = session.overrule(overrule) {
                    feedback = changed;
                    let done = journal.overrule(session, overrule, &mut feedback);
                    kept(done, ui, journal)?;
                }
            }
            Reply::Undo => {
                undo(session, ui, journal)?;
                return Ok(None);
            }
            Reply::Quit => return Ok(Some(End::Stopped)),
            Reply::Interrupted => return Ok(Some(End::Interrupted)),
            Reply::Answer(_) | Reply::GoOn | Reply::Hint | Reply::Skip | Reply::Ended => {
                return Ok(None);
            }
        }
    }
}

fn undo(session: &mut Session<'_>, ui: &mut dyn Ui, journal: &mut Journal) -> Result<()> {
    match session.undo() {
        Some(answer) => {
            let done = journal.undo(&answer);
            kept(done, ui, journal)
        }
        None => Ok(()),
    }
}

/// Where the history cannot be written, lets the learner go on without it.
fn kept(done: Result<()>, ui: &mut dyn Ui, journal: &mut Journal) -> Result<()> {
    let Err(error) = done else { return Ok(()) };
    let question = format!("{error}\nGo on without saving?");
    if !ui.confirm(&question)? {
        return Err(error.or_hint("go on without a history by --no-save"));
    }
    journal.stop();
    Ok(())
}

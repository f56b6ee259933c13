//! Playing: puts a session's questions to a person, the answers to the session and both to the
//! journal, until one of them ends it. Every mode plays this way.

use super::alias;
use super::journal::Journal;
use crate::deck::Place;
use crate::engine::{Feedback, Overrule, Session};
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
    /// The learner wants to edit the question just asked, and to go on.
    Edit,
    /// Ctrl-C, a signal, a closed terminal.
    Interrupted,
}

/// What a session is played with.
pub struct Table<'t> {
    /// Where a person is asked.
    pub ui: &'t mut dyn Ui,
    /// Where answers are kept.
    pub journal: &'t mut Journal,
}

/// Asks until the session is over or the learner leaves.
pub fn play(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<End> {
    while session.turn().is_some() {
        let mut feedback = match ask(session, table)? {
            Ok(feedback) => feedback,
            Err(end) => return Ok(end),
        };
        feedback.can_edit =
            session.last().is_some_and(|(deck, ..)| matches!(deck.place, Place::File { .. }));
        if let Some(end) = tell(session, table, feedback)? {
            return Ok(end);
        }
    }
    Ok(End::Finished)
}

/// Asks one question until something became of an answer, or the session ends.
fn ask(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
) -> Result<std::result::Result<Feedback, End>> {
    let mut watch = Stopwatch::start();
    while let Some(mut turn) = session.turn() {
        table.journal.preview(session, &mut turn)?;
        let mut reply = table.ui.ask(&turn)?;
        if reply == Reply::Pause {
            watch.pause();
            reply = table.ui.pause(&turn)?;
            watch.go_on();
        }
        let feedback = match reply {
            Reply::Answer(answer) => session.answer(&answer, watch.milliseconds()),
            Reply::Skip => session.skip(watch.milliseconds()),
            Reply::Overrule(overrule) => {
                if let Some(feedback) = change(session, table, overrule)? {
                    return Ok(Ok(feedback));
                }
                None
            }
            Reply::Hint => {
                session.hint();
                None
            }
            Reply::Undo => {
                undo(session, table)?;
                watch = Stopwatch::start();
                None
            }
            Reply::GoOn | Reply::Pause | Reply::Edit => None,
            Reply::Quit => return Ok(Err(End::Stopped)),
            Reply::Ended => return Ok(Err(End::Ended)),
        };
        if let Some(mut feedback) = feedback {
            let done = table.journal.record(session, &mut feedback);
            kept(done, table)?;
            return Ok(Ok(feedback));
        }
    }
    Ok(Err(End::Finished))
}

/// Shows what became of an answer, until the learner goes on.
fn tell(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    mut feedback: Feedback,
) -> Result<Option<End>> {
    loop {
        match table.ui.tell(&feedback)? {
            Reply::Overrule(overrule) => {
                let can_edit = feedback.can_edit;
                feedback = change(session, table, overrule)?.unwrap_or(feedback);
                feedback.can_edit = can_edit;
            }
            Reply::Undo => {
                undo(session, table)?;
                return Ok(None);
            }
            Reply::Edit => return Ok(Some(End::Edit)),
            Reply::Quit => return Ok(Some(End::Stopped)),
            Reply::Answer(_)
            | Reply::GoOn
            | Reply::Hint
            | Reply::Skip
            | Reply::Pause
            | Reply::Ended => return Ok(None),
        }
    }
}

/// Lets the learner speak against the last verdict; nothing where that changes nothing.
fn change(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    overrule: Overrule,
) -> Result<Option<Feedback>> {
    let Some(mut feedback) = session.overrule(overrule) else { return Ok(None) };
    let done = table.journal.overrule(session, overrule, &mut feedback);
    kept(done, table)?;
    if overrule == Overrule::Right {
        alias::offer(session, table)?;
    }
    Ok(Some(feedback))
}

fn undo(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<()> {
    match session.undo() {
        Some(answer) => {
            let done = table.journal.undo(&answer);
            kept(done, table)
        }
        None => Ok(()),
    }
}

/// Where the history cannot be written, lets the learner go on without it.
fn kept(done: Result<()>, table: &mut Table<'_>) -> Result<()> {
    let Err(error) = done else { return Ok(()) };
    table.ui.notice(&error.to_string())?;
    if table.ui.confirm("Go on without saving?", false)? != Some(true) {
        return Err(error.or_hint("go on without a history by --no-save"));
    }
    table.journal.stop();
    Ok(())
}

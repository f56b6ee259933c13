//! Playing: puts a session's questions to a person and the answers to the session, until one of
//! them ends it. Every mode plays this way.

use crate::engine::{Feedback, Session};
use crate::env::Stopwatch;
use crate::ui::{Reply, Ui};
use std::io;

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All was asked.
    Finished,
    /// The learner stopped; what was answered counts.
    Stopped,
    /// Ctrl-C, a signal, a closed terminal.
    Interrupted,
}

/// Asks until the session is over or the learner leaves.
pub fn play(session: &mut Session<'_>, ui: &mut dyn Ui) -> io::Result<End> {
    while let Some(turn) = session.turn() {
        let mut watch = Stopwatch::start();
        let mut turn = turn;
        let feedback = loop {
            let feedback = match ui.ask(&turn)? {
                Reply::Answer(answer) => session.answer(&answer, watch.milliseconds()),
                Reply::Skip => session.skip(watch.milliseconds()),
                Reply::Overrule(overrule) => session.overrule(overrule),
                Reply::Hint => {
                    session.hint();
                    None
                }
                Reply::Undo => {
                    if session.undo().is_some() {
                        watch = Stopwatch::start();
                    }
                    None
                }
                Reply::GoOn => None,
                Reply::Quit | Reply::Ended => return Ok(End::Stopped),
                Reply::Interrupted => return Ok(End::Interrupted),
            };
            match (feedback, session.turn()) {
                (Some(feedback), _) => break feedback,
                (None, Some(same)) => turn = same,
                (None, None) => return Ok(End::Finished),
            }
        };
        if let Some(end) = tell(session, ui, feedback)? {
            return Ok(end);
        }
    }
    Ok(End::Finished)
}

/// Shows what became of an answer, until the learner goes on.
fn tell(
    session: &mut Session<'_>,
    ui: &mut dyn Ui,
    mut feedback: Feedback,
) -> io::Result<Option<End>> {
    loop {
        match ui.tell(&feedback)? {
            Reply::Overrule(overrule) => {
                feedback = session.overrule(overrule).unwrap_or(feedback);
            }
            Reply::Undo => {
                session.undo();
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

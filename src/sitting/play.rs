//! Playing: puts a session's questions to a person, the answers to the session and both to the
//! journal, until one of them ends it. Every mode plays this way.

use super::alias;
use super::media::attach;
use super::table::{Table, kept};
use super::treat::{suspend, take_back, treat, unravel};
use crate::deck::{Deck, Item};
use crate::engine::schedule::Memory;
use crate::engine::{Feedback, Mode, Overrule, Session, Stamp};
use crate::env::{self, Stopwatch};
use crate::error::Result;
use crate::text::plural;
use crate::ui::Reply;
use std::collections::HashMap;

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

/// Asks until the session is over or the learner leaves.
pub fn play(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<End> {
    while session.turn(None).is_some() || reopens(session, table)? {
        if let Some(minutes) = table.take_time()
            && session.leave_out_untried(|_, _| true) > 0
        {
            let over = if minutes == 1 { "1 minute is" } else { &format!("{minutes} minutes are") };
            table.ui.notice(&format!("{over} over: nothing new is asked."))?;
            continue;
        }
        if heed(session, table)? {
            continue;
        }
        let journal = &*table.journal;
        if let Some(said) = table.vigil.told(session, |deck| journal.keeps(&deck.id)) {
            table.ui.notice(&said)?;
        }
        let feedback = match ask(session, table)? {
            Ok(feedback) => feedback,
            Err(End::Finished) => continue, // by a decision, which can be taken back
            Err(end) => return Ok(end),
        };
        if let Some(end) = tell(session, table, feedback)? {
            return Ok(end);
        }
    }
    Ok(End::Finished)
}

/// Lets what came in from other machines take effect on what was not asked yet: it was put aside there, or
/// answered today and is not due any more; whether something was left out by it.
fn heed(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<bool> {
    let joined = table.companion.as_mut().and_then(|companion| companion.take());
    if joined.is_none_or(|joined| joined.new == 0) {
        return Ok(false);
    }
    let (today, mode) = (env::moment()?.day, table.journal.mode());
    let Some(store) = table.journal.store()? else { return Ok(false) };
    let mut memories = HashMap::new();
    for deck in session.decks() {
        table.asides.insert(deck.id.clone(), store.asides(&deck.id)?);
        memories.insert(deck.id.clone(), store.memories(&deck.id)?);
    }
    let was_answered = |deck: &Deck, item: Item| {
        let memory = memories.get(&deck.id).and_then(|known| known.get(&deck.key(item)));
        let is_over = |memory: &Memory| memory.last == today && memory.due > today;
        mode == Mode::Review && memory.is_some_and(is_over)
    };
    let asides = &*table.asides;
    let is_aside = |deck: &Deck, item: Item| {
        let aside = asides.get(&deck.id).and_then(|known| known.get(&deck.key(item)));
        aside.is_some_and(|aside| aside.never_asked().is_some())
    };
    let count =
        session.leave_out_untried(|deck, item| was_answered(deck, item) || is_aside(deck, item));
    if count > 0 {
        let (are, they) = if count == 1 { ("is", "it was") } else { ("are", "they were") };
        let left = plural(count, "question");
        let said =
            format!("{left} {are} left out: {they} answered or put aside on another machine.");
        table.ui.notice(&said)?;
    }
    Ok(count > 0)
}

/// Where a decision left nothing to ask, lets it be taken back; whether there is something then.
fn reopens(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<bool> {
    while table.went_on(session.answers().len()) {
        if !table.ui.end()? {
            return Ok(false);
        }
        take_back(session, table)?;
        if session.turn(None).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Asks one question until something became of an answer, or the session ends.
fn ask(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
) -> Result<std::result::Result<Feedback, End>> {
    let mut watch = Stopwatch::start();
    let mut is_new = true;
    while let Some(mut turn) = session.turn(table.journal.preview(session)?) {
        turn.is_first &= table.made.is_empty();
        turn.aside =
            session.current().map(|(deck, item, _)| table.aside(deck, item)).unwrap_or_default();
        let folder = session.current().and_then(|(deck, ..)| deck.place.folder());
        attach(&mut turn, folder, &mut table.player, std::mem::take(&mut is_new));
        let mut reply = table.ui.ask(&turn)?;
        if reply == Reply::Pause {
            watch.pause();
            reply = table.ui.pause(&turn)?;
            watch.go_on();
        }
        let id = table.journal.next_id(session)?;
        let stamp = Stamp { id, milliseconds: watch.milliseconds() };
        match reply {
            Reply::Answer(answer) => {
                if session.answer(&answer, stamp) {
                    return Ok(keep(session, table)?.ok_or(End::Finished));
                }
            }
            Reply::Skip => {
                session.skip(stamp);
                return Ok(keep(session, table)?.ok_or(End::Finished));
            }
            Reply::Overrule(overrule) => {
                if let Some(feedback) = overruled(session, table, overrule)? {
                    return Ok(Ok(feedback));
                }
            }
            Reply::Hint => session.hint(),
            Reply::Listen => table.player.again(),
            Reply::Undo => {
                if undo(session, table)? == Undone::Answer {
                    table.ui.notice("The answer before is taken back.")?;
                }
                (watch, is_new) = (Stopwatch::start(), true);
            }
            Reply::Treat(wish) => {
                if let Some((deck, item, _)) = session.current() {
                    treat(session, table, (deck, item), wish)?;
                    (watch, is_new) = (Stopwatch::start(), true);
                }
            }
            Reply::Edit if session.last().is_some() => return Ok(Err(End::Edit)),
            Reply::GoOn | Reply::Pause | Reply::Edit => {}
            Reply::Quit => return Ok(Err(End::Stopped)),
            Reply::Ended => return Ok(Err(End::Ended)),
        }
    }
    Ok(Err(End::Finished))
}

/// Keeps the last answer, and tells what became of it.
fn keep(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<Option<Feedback>> {
    let done = table.journal.keep(session);
    let mut outlook = kept(done, table)?;
    if outlook.forgotten.is_some() && table.suspends_leeches {
        outlook.suspended = suspend(session, table)?;
    }
    Ok(session.feedback(outlook))
}

/// Shows what became of an answer, until the learner goes on.
fn tell(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    mut feedback: Feedback,
) -> Result<Option<End>> {
    loop {
        if let Some((deck, item, _)) = session.last() {
            feedback.aside = table.aside(deck, item);
        }
        if let Some(sound) = &mut feedback.sound {
            sound.is_heard = table.player.has_played();
        }
        match table.ui.tell(&feedback)? {
            Reply::Listen => table.player.again(),
            Reply::Overrule(overrule) => {
                feedback = overruled(session, table, overrule)?.unwrap_or(feedback);
            }
            Reply::Undo => {
                if undo(session, table)? != Undone::Decision {
                    return Ok(None);
                }
            }
            Reply::Treat(wish) => {
                let Some((deck, item, _)) = session.last() else { return Ok(None) };
                if treat(session, table, (deck, item), wish)? {
                    return Ok(None);
                }
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
fn overruled(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    overrule: Overrule,
) -> Result<Option<Feedback>> {
    if !session.overrule(overrule) {
        return Ok(None);
    }
    unravel(session, table)?;
    let done = table.journal.overrule(session, overrule);
    let outlook = kept(done, table)?;
    if overrule == Overrule::Right {
        let answers = session.answers().len();
        let words = alias::offer(session, &table.revision, table.ui)?.into_iter();
        table.accepted.extend(words.map(|word| (answers, word)));
    }
    Ok(session.feedback(outlook))
}

/// What was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Undone {
    Decision,
    Answer,
    Nothing,
}

/// Takes back what was decided since the last answer, or else that answer.
fn undo(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<Undone> {
    if take_back(session, table)? {
        return Ok(Undone::Decision);
    }
    unravel(session, table)?;
    let answers = session.answers().len();
    let Some(answer) = session.undo() else { return Ok(Undone::Nothing) };
    let done = table.journal.undo(&answer);
    kept(done, table)?;
    while let Some((_, word)) = table.accepted.pop_if(|(at, _)| *at == answers) {
        table.ui.notice(&format!("The deck keeps \"{word}\" as a right answer."))?;
    }
    Ok(Undone::Answer)
}

#[cfg(test)]
mod tests;

//! Playing: puts a session's questions to a person, the answers to the session and both to the
//! journal, until one of them ends it. Every mode plays this way.

use super::alias;
use super::journal::Journal;
use crate::engine::{Feedback, Overrule, Session, Stamp};
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
    while session.turn(None).is_some() {
        let feedback = match ask(session, table)? {
            Ok(feedback) => feedback,
            Err(end) => return Ok(end),
        };
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
    while let Some(turn) = session.turn(table.journal.previews(session)?) {
        let mut reply = table.ui.ask(&turn)?;
        if reply == Reply::Pause {
            watch.pause();
            reply = table.ui.pause(&turn)?;
            watch.go_on();
        }
        let stamp = Stamp { id: table.journal.next_id()?, milliseconds: watch.milliseconds() };
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
            Reply::Undo => {
                undo(session, table)?;
                watch = Stopwatch::start();
            }
            Reply::GoOn | Reply::Pause | Reply::Edit => {}
            Reply::Quit => return Ok(Err(End::Stopped)),
            Reply::Ended => return Ok(Err(End::Ended)),
        }
    }
    Ok(Err(End::Finished))
}

/// Keeps the last answer, and tells what became of it.
fn keep(session: &Session<'_>, table: &mut Table<'_>) -> Result<Option<Feedback>> {
    let done = table.journal.keep(session);
    let outlook = kept(done, table)?;
    Ok(session.feedback(outlook))
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
                feedback = overruled(session, table, overrule)?.unwrap_or(feedback);
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
fn overruled(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    overrule: Overrule,
) -> Result<Option<Feedback>> {
    if !session.overrule(overrule) {
        return Ok(None);
    }
    let done = table.journal.overrule(session, overrule);
    let outlook = kept(done, table)?;
    if overrule == Overrule::Right {
        alias::offer(session, table.ui)?;
    }
    Ok(session.feedback(outlook))
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
fn kept<T: Default>(done: Result<T>, table: &mut Table<'_>) -> Result<T> {
    let error = match done {
        Ok(done) => return Ok(done),
        Err(error) => error,
    };
    table.ui.notice(&error.to_string())?;
    if table.ui.confirm("Go on without saving?", false)? != Some(true) {
        return Err(error.or_hint("go on without a history by --no-save"));
    }
    table.journal.stop();
    Ok(T::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Deck, read};
    use crate::engine::{Agenda, Count, Filter, Mode, Plan, Sequence, draw};
    use crate::form::{Answer, Verdict};
    use crate::ui::Script;

    const DECK: &str = "[[question]]\nprompt = \"Say ash\"\nanswer = \"ash\"\nhint = \"a\"\n\n\
                        [[question]]\nprompt = \"Say oak\"\nanswer = \"oak\"\n";

    fn typed(text: &str) -> Reply {
        Reply::Answer(Answer::Lines(vec![text.to_owned()]))
    }

    /// Plays a round of two questions to somebody who replies like this.
    fn played(mut script: Script) -> (Result<End>, Script) {
        let decks: Vec<Deck> = vec![read(DECK, "trees").deck];
        let entries = draw(&decks, &Filter::default(), Count::All, Sequence::Deck, 0);
        let plan = Plan::new(entries, Agenda::Once { retry: false });
        let mut session = Session::new(&decks, plan, 1);
        let mut journal = Journal::none(Mode::Quiz);
        let end = play(&mut session, &mut Table { ui: &mut script, journal: &mut journal });
        (end, script)
    }

    fn prompts(script: &Script) -> Vec<&str> {
        script.turns.iter().map(|turn| turn.prompt.as_str()).collect()
    }

    fn verdicts(script: &Script) -> Vec<Verdict> {
        script.feedback.iter().map(|feedback| feedback.grade.verdict).collect()
    }

    #[test]
    fn each_question_is_asked_and_told() {
        let (end, script) =
            played(Script::new([typed("ash"), Reply::GoOn, Reply::Skip, Reply::GoOn]));
        assert_eq!(end.unwrap(), End::Finished);
        assert_eq!(prompts(&script), ["Say ash", "Say oak"]);
        assert_eq!(verdicts(&script), [Verdict::Right, Verdict::Skipped]);
    }

    #[test]
    fn a_hint_and_a_pause_ask_the_same_question_again() {
        let replies = [Reply::Hint, Reply::Pause, Reply::GoOn, typed("ash"), Reply::Quit];
        let (end, script) = played(Script::new(replies));
        assert_eq!(end.unwrap(), End::Stopped);
        assert_eq!(prompts(&script), ["Say ash"; 3]);
        assert_eq!(script.turns[2].hints, ["a"]);
    }

    #[test]
    fn a_pause_ends_by_the_reply_that_was_chosen() {
        let (end, script) = played(Script::new([Reply::Pause, Reply::Skip, Reply::Quit]));
        assert_eq!(end.unwrap(), End::Stopped);
        assert_eq!(verdicts(&script), [Verdict::Skipped]);
        let (end, script) = played(Script::new([Reply::Pause, Reply::Quit]));
        assert_eq!((end.unwrap(), script.feedback.len()), (End::Stopped, 0));
    }

    #[test]
    fn an_answer_can_be_taken_back_and_spoken_against() {
        let overrule = Reply::Overrule(Overrule::Wrong);
        let replies = [typed("x"), Reply::Undo, typed("ash"), overrule, Reply::GoOn, Reply::Ended];
        let (end, script) = played(Script::new(replies));
        assert_eq!(end.unwrap(), End::Ended);
        assert_eq!(prompts(&script), ["Say ash", "Say ash", "Say oak"]);
        assert_eq!(verdicts(&script), [Verdict::Wrong, Verdict::Right, Verdict::Wrong]);
    }

    #[test]
    fn an_editor_is_asked_for_where_the_answer_is_told() {
        let (end, script) = played(Script::new([Reply::Edit, typed("ash"), Reply::Edit]));
        assert_eq!((end.unwrap(), script.turns.len()), (End::Edit, 2));
    }

    #[test]
    fn an_interruption_ends_it_wherever_it_comes() {
        for replies in [vec![], vec![typed("ash")], vec![Reply::Pause]] {
            let script = Script { interrupts: true, ..Script::new(replies) };
            let (end, _) = played(script);
            assert!(end.unwrap_err().is_interruption());
        }
    }
}

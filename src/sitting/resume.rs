//! Going on: a session that did not end is offered, taken up where it was, or let go of, and what
//! is said about it on leaving is a command that works.

use super::Sitting;
use super::round::Start;
use super::terms::Unfinished;
use super::{examining, stored};
use crate::deck::Deck;
use crate::engine::{Filter, Mode, Session};
use crate::env::{self, Global};
use crate::error::{Error, Result};
use crate::shelf::Shelf;
use crate::text::{plural, printable_line, shell_lines, wrap};
use std::ffi::OsString;
use std::io;

/// What becomes of the session that did not end.
pub enum Resumed {
    /// There is none, or it was let go of.
    None,
    /// It is gone on with.
    Kept(Start),
    /// The learner left; it stays.
    Left,
}

/// A session that did not end, as the start menu offers it.
pub struct Begun {
    /// Its mode.
    pub mode: Mode,
    /// Its decks, as the command line names them.
    pub decks: Vec<OsString>,
    /// What is said of it: "Go on with the quiz of csto (8/20)".
    pub text: String,
}

impl Sitting {
    /// Looks for the last session of the same decks that did not end, and asks the learner. Only a
    /// plain no, or the wish to begin anew, lets go of it.
    pub(super) fn resumed(&mut self) -> Result<Resumed> {
        let unfinished = self.terms.unfinished;
        let resumes = unfinished == Unfinished::Resume;
        if unfinished == Unfinished::Ask && !env::has_person() {
            return Ok(Resumed::None);
        }
        let Some(stored) = self.journal.unfinished(&self.decks)? else {
            if resumes {
                return Err(cannot_resume("there is none of these decks that did not end"));
            }
            return Ok(Resumed::None);
        };
        if unfinished == Unfinished::Drop {
            self.journal.drop_session(&stored)?;
            return Ok(Resumed::None);
        }
        let mut session = stored::restore(&stored, &self.decks);
        if let Some(session) = &mut session {
            session.leave_out(|deck, item| self.terms.filter.is_out(deck, item));
        }
        // Of any other one a later release, or a deck that was mended, may still make something.
        let is_over = session.as_ref().is_some_and(Session::is_empty)
            && self.decks.iter().all(Deck::is_whole);
        let reason = match &session {
            None => {
                format!("{}; its answers are in the history", stored::another_release(stored.at))
            }
            Some(session) if session.is_empty() => {
                format!("nothing of the session of {} is left to ask", stored::day(stored.at))
            }
            Some(session) => {
                let filter = &self.terms.filter;
                let others = session.to_come(|deck, item| !filter.fits(deck, item));
                let question = format!("Resume at {}{}?", position(session), unwished(others));
                match if resumes { Some(true) } else { self.ui.confirm(&question, true)? } {
                    Some(true) if self.journal.go_on(stored.id, session)? => {
                        return Ok(Resumed::Kept(Start::kept(session)));
                    }
                    Some(true) => "it is being asked in another terminal".to_owned(),
                    Some(false) => {
                        self.journal.drop_session(&stored)?;
                        return Ok(Resumed::None);
                    }
                    None => return Ok(Resumed::Left),
                }
            }
        };
        if resumes {
            return Err(cannot_resume(&reason));
        }
        self.ui.notice(&format!("The last session cannot be resumed: {reason}."))?;
        if is_over {
            self.journal.drop_session(&stored)?;
        }
        Ok(Resumed::None)
    }

    /// What a person can type to go on with an interrupted session, on lines of so many columns; that a
    /// deck has gone meanwhile, where one has.
    pub(super) fn how_to_go_on(&self, columns: usize) -> Vec<String> {
        let has_gone = |deck: &&Deck| deck.place.file().is_ok_and(|path| !path.exists());
        if let Some(deck) = self.decks.iter().find(has_gone) {
            let name = deck.place.name();
            return wrap(
                &format!("Interrupted. {name} has gone: what was answered is kept."),
                columns,
            );
        }
        let mut words = env::command_line(&["--fresh", "--resume"]);
        if !self.terms.is_typed {
            words.push(self.journal.mode().to_string());
        }
        words.extend_from_slice(&self.words);
        let (said, option) = match self.terms.seed {
            _ if self.journal.is_open() => ("To go on", Some("--resume".to_owned())),
            Some(_) => ("The same questions again", None),
            None => ("The same questions again", Some(format!("--seed {}", self.seed))),
        };
        // Behind two dashes all words are names of decks.
        let at = words.iter().position(|word| word == "--").unwrap_or(words.len());
        words.splice(at..at, option);
        let ended = match self.journal.mode() {
            Mode::Exam => "The exam is not handed in, and its time goes on.",
            Mode::Quiz | Mode::Review | Mode::Learn => "Interrupted.",
        };
        shell_lines(&format!("{ended} {said}:"), &words, columns)
    }
}

fn cannot_resume(reason: &str) -> Error {
    let hint = "start one without --resume";
    Error::new(format!("cannot resume the last session: {reason}")).hint(hint)
}

/// How many of what is still to come was not asked for this time.
fn unwished(count: usize) -> String {
    match count {
        0 => String::new(),
        _ => format!(", with {} that this command leaves out", plural(count, "question")),
    }
}

/// Where the learner was.
fn position(session: &Session<'_>) -> String {
    let (number, of) = session.reached();
    match session.summary().learned {
        Some((some, of)) => format!("{some}/{of} learned"),
        None if session.is_repeating() => "the questions to repeat".to_owned(),
        None => format!("{number}/{of}"),
    }
}

/// The last session of known decks that did not end and can be gone on with.
pub fn begun(global: &Global) -> Result<Option<Begun>> {
    let mut shelf = Shelf::load(global)?;
    let Some(store) = shelf.history()? else { return Ok(None) };
    let open = store.open_sessions()?;
    if open.is_empty() {
        return Ok(None);
    }
    let known = shelf.open(env::moment()?.day, &mut io::sink())?;
    let Some(store) = shelf.history()? else { return Ok(None) };
    let mut filter = Filter { today: env::moment()?.day, ..Filter::default() };
    for deck in &known {
        filter.asides.insert(deck.id.clone(), store.asides(&deck.id)?);
    }
    Ok(open.iter().find_map(|stored| {
        let mut is_late = false;
        let find = |id: &String| known.iter().find(|deck| deck.id == *id);
        let decks: Vec<&Deck> = stored.decks.iter().map(find).collect::<Option<_>>()?;
        let position = match stored.mode {
            Mode::Exam => {
                let (position, is_over) = examining::position(stored)?;
                is_late = is_over;
                position
            }
            Mode::Quiz | Mode::Review | Mode::Learn => {
                let mut session = stored::restore(stored, &known)?;
                session.leave_out(|deck, item| filter.is_out(deck, item));
                if session.is_empty() {
                    return None;
                }
                position(&session)
            }
        };
        let mode = stored.mode;
        let title = match &*decks {
            [deck] => Some(printable_line(&deck.title)),
            _ => None,
        };
        let what = match (mode, title) {
            (Mode::Learn, title) => format!("learning {}", title.unwrap_or_default()),
            (_, Some(title)) => format!("with the {mode} of {title}"),
            (_, None) => format!("with the {mode}"),
        };
        let what = what.trim_end();
        let text = match what.strip_prefix("with ") {
            Some(exam) if is_late => format!("See what {exam} came to: its time is over"),
            _ => format!("Go on {what} ({position})"),
        };
        Some(Begun { mode, decks: decks.iter().map(|deck| deck.place.argument()).collect(), text })
    }))
}

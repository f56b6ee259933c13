//! A sitting: what every mode that asks has in common. Decks are found and read, a surface is
//! chosen, a plan is played, and the result is told, written and turned into an exit code.

mod alias;
pub mod editor;
pub mod journal;
pub mod linking;
mod play;
mod result;
pub mod surface;
mod terms;

pub use terms::{Terms, Unfinished};

use crate::deck::Deck;
use crate::engine::schedule::Aim;
use crate::engine::{Answered, Entry, Mode, Plan, Saved, Session};
use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Place};
use crate::text::{Look, printable_line};
use crate::ui::Ui;
use jiff::Zoned;
use journal::Journal;
use num_rational::BigRational;
use play::{End, Table, play};
use result::SessionResult;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// How a round begins.
enum Start {
    /// By a plan.
    Anew(Plan),
    /// Where another left it.
    Kept { saved: Saved, seed: u64, answers: Vec<Answered> },
}

impl Start {
    fn kept(session: &Session<'_>) -> Self {
        let answers = session.answers().to_vec();
        Self::Kept { saved: session.save(), seed: session.seed(), answers }
    }
}

/// What a round came to.
struct Round {
    end: End,
    result: SessionResult,
    missed: Vec<Entry>,
    percent_of_all: BigRational,
}

/// Decks that were read, a surface to ask at, and where answers are kept.
pub struct Sitting {
    /// How it is held.
    pub terms: Terms,
    started: Zoned,
    /// What repeats it.
    pub seed: u64,
    /// The decks, all of them sound.
    pub decks: Vec<Deck>,
    look: Look,
    /// Where answers are kept.
    pub journal: Journal,
    /// Where a person is asked.
    pub ui: Box<dyn Ui>,
}

impl Sitting {
    /// Finds and reads the decks; ends at once where one is broken, or none was picked.
    pub fn begin(mode: Mode, terms: Terms, global: &Global) -> Result<ControlFlow<Exit, Self>> {
        let started = env::now()?;
        let mut ui = surface::surface(terms.is_plain, terms.is_result_on_stdout(), global)?;
        let look = env::look(global.color, &io::stderr());
        let report = &mut io::stderr().lock();
        let shelf = match terms.decks[..] {
            [] if mode == Mode::Review => shelf::read_found(shelf::known(global), report)?,
            [] => match pick_deck(ui.as_mut(), global)? {
                Some(place) => shelf::read(&[place], look, report)?,
                None => return Ok(ControlFlow::Break(Exit::Done)),
            },
            ref names => shelf::read(&shelf::find(names, global)?, look, report)?,
        };
        if shelf.errors > 0 {
            return Ok(ControlFlow::Break(Exit::Findings));
        }
        let decks = shelf.decks;
        terms::look_up(&terms.filter, &decks)?;
        let seed = terms.seed.map_or_else(env::seed, Ok)?;
        let mut journal = if terms.leaves_no_trace {
            Journal::none(mode)
        } else {
            let aims = decks.iter().map(|deck| {
                let own = terms.retention;
                let retention = own.unwrap_or_else(|| global.config.retention_of(deck.retention));
                (deck.id.clone(), Aim { retention, until: terms.until })
            });
            Journal::in_folder(global.history_folder()?, mode, aims.collect())
        };
        if journal.has_history()
            && let Some(store) = journal.store()?
        {
            linking::link(store, &decks, ui.as_mut())?;
        }
        Ok(ControlFlow::Continue(Self { terms, started, seed, decks, look, journal, ui }))
    }

    /// Plays a round of some items to its end, and more rounds of what was missed.
    pub fn play(mut self, plan: Plan) -> Result<Exit> {
        let plan = Plan { asked_as: self.terms.asked_as, ..plan };
        let start = match self.resumed()? {
            Some(kept) => kept,
            None => Start::Anew(plan.clone()),
        };
        let first = self.round(start)?;
        let Round { end, result, .. } = &first;
        if *end == End::Interrupted {
            // Where the terminal was closed there is nobody left to tell.
            let _ = writeln!(io::stderr(), "Interrupted. {}", self.how_to_go_on());
            return Ok(Exit::Interrupted);
        }
        self.journal.finish(result.scores(), &result.json()?)?;
        let passed = self
            .terms
            .pass
            .is_none_or(|pass| first.percent_of_all >= BigRational::from_integer(pass.into()));
        if *end == End::Finished && self.again(&plan, first.missed)? == End::Interrupted {
            return Ok(Exit::Interrupted);
        }
        Ok(if passed { Exit::Done } else { Exit::Findings })
    }

    /// Plays one round; the result is written at every end, also when the terminal fails.
    fn round(&mut self, start: Start) -> Result<Round> {
        let mut start = start;
        let is_first = matches!(&start, Start::Anew(Plan { round: 0, .. }) | Start::Kept { .. });
        loop {
            let mut session = match start {
                Start::Anew(plan) => Session::new(&self.decks, plan, self.seed),
                Start::Kept { saved, seed, answers } => saved.restore(&self.decks, seed, answers),
            };
            if session.is_empty() {
                let hint = "leave out --tag, --kind or --id, or take `draft = true` off a question";
                return Err(Error::new("cannot find a question to ask").hint(hint));
            }
            let (ui, journal) = (self.ui.as_mut(), &mut self.journal);
            let end = play(&mut session, &mut Table { ui, journal });
            let end = match end {
                Err(error) if error.is_interruption() => Ok(End::Interrupted),
                end => end,
            };
            if matches!(end, Ok(End::Edit)) {
                start = Start::kept(&session);
                let edited = session.last().map(|(deck, item, _)| {
                    (deck.id.clone(), deck.questions[item.question].key.clone())
                });
                if let (Some((deck, key)), Start::Kept { saved, .. }) = (edited, &mut start) {
                    self.edit(&deck, &key, saved)?;
                }
                continue;
            }
            let result = SessionResult::new(self.journal.mode(), &session, &self.started, 0);
            let saved = match &self.terms.result {
                Some(path) if is_first => save(path, &result),
                _ => Ok(()),
            };
            let end = end?;
            saved?;
            if session.has_answers() || end == End::Finished {
                let shown = self.ui.sum_up(&session.summary());
                if end != End::Interrupted {
                    shown?;
                }
            }
            let missed = if end == End::Finished { session.missed() } else { Vec::new() };
            let percent_of_all = session.percent_of_all();
            return Ok(Round { end, result, missed, percent_of_all });
        }
    }

    /// Lets the learner edit a question in the middle of a session, which goes on with the deck as
    /// it is then.
    fn edit(&mut self, deck: &str, key: &str, saved: &mut Saved) -> Result<()> {
        let Some(at) = self.decks.iter().position(|other| other.id == deck) else { return Ok(()) };
        let edited = match editor::question(&self.decks[at].place, key, self.look, self.ui.as_mut())
        {
            Ok(Some(edited)) => edited,
            Ok(None) => return Ok(()),
            Err(error) if error.is_interruption() => return Err(error),
            Err(error) => return Ok(self.ui.notice(&error.to_string())?),
        };
        let new = edited.question.map(|question| edited.deck.questions[question].key.clone());
        let new = new.filter(|new| new != key);
        if let Some(new) = &new {
            saved.rename(deck, key, new);
        }
        self.decks[at] = edited.deck;
        if let Some(store) = self.journal.store()? {
            if let Some(new) = &new {
                journal::follow(store, deck, &[(key, new)])?;
            }
            linking::link(store, &self.decks[at..=at], self.ui.as_mut())?;
        }
        Ok(())
    }

    /// Offers the missed questions as another round, as often as there are some.
    fn again(&mut self, plan: &Plan, mut missed: Vec<Entry>) -> Result<End> {
        let mut round = 0;
        while !missed.is_empty() && self.ui.confirm("Try the missed again?", false)? == Some(true) {
            round += 1;
            let plan =
                Plan { entries: missed, learned: Vec::new(), known: 0, round, ..plan.clone() };
            let played = self.round(Start::Anew(plan))?;
            if played.end == End::Interrupted {
                return Ok(played.end);
            }
            if played.end != End::Finished {
                return Ok(played.end);
            }
            missed = played.missed;
        }
        Ok(End::Finished)
    }

    /// The session to take up again: the last one of the same decks that did not end, where the
    /// learner wants it.
    fn resumed(&mut self) -> Result<Option<Start>> {
        let unfinished = self.terms.unfinished;
        let resumes = unfinished == Unfinished::Resume;
        if unfinished == Unfinished::Drop || !(resumes || env::has_person()) {
            return Ok(None);
        }
        let Some(sitting) = self.journal.unfinished(&self.decks)? else {
            if !resumes {
                return Ok(None);
            }
            let hint = "start one without --resume";
            return Err(Error::new("cannot find a session to resume").hint(hint));
        };
        if let Some(session) = Journal::replay(&sitting, &self.decks)
            && let Some(turn) = session.turn(None)
        {
            let question = format!("Resume at {}/{}?", turn.number, session.summary().total);
            if resumes || self.ui.confirm(&question, false)? == Some(true) {
                self.journal.go_on(sitting.id);
                return Ok(Some(Start::kept(&session)));
            }
        }
        self.journal.drop_session(&sitting)?;
        Ok(None)
    }

    /// What a person can type to go on with an interrupted session.
    fn how_to_go_on(&self) -> String {
        let command = printable_line(&env::command_line());
        let resumes = self.terms.unfinished == Unfinished::Resume;
        match (self.journal.is_kept(), resumes, self.terms.seed) {
            (true, false, _) => format!("To go on: {command} --resume"),
            (true, true, _) => format!("To go on: {command}"),
            (false, _, Some(_)) => format!("The same questions again: {command}"),
            (false, _, None) => format!("The same questions again: {command} --seed {}", self.seed),
        }
    }
}

/// Lets a person pick one of the decks that were found.
fn pick_deck(ui: &mut dyn Ui, global: &Global) -> Result<Option<Place>> {
    let mut known = shelf::known(global);
    let names: Vec<String> = known.iter().map(Place::name).collect();
    if !env::has_person() {
        let hint = format!("name a deck: {}", names.join(", "));
        return Err(Error::new("cannot ask which deck without a terminal").hint(hint));
    }
    let picked = ui.pick("Which deck?", &names)?;
    Ok(picked.filter(|at| *at < known.len()).map(|at| known.swap_remove(at)))
}

fn save(path: &Path, result: &SessionResult) -> Result<()> {
    let json = result.json()?;
    if path.as_os_str() == "-" {
        return Ok(io::stdout().write_all(json.as_bytes())?);
    }
    file::save(path, &json)
}

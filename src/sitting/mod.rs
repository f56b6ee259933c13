//! A sitting: what every mode that asks has in common. Decks are found and read, a surface is
//! chosen, a plan is played, and the result is told, written and turned into an exit code.

mod alias;
mod calendar;
pub mod chosen;
mod clock;
mod decks;
mod edited;
pub mod editor;
mod examining;
pub mod holder;
pub mod joining;
pub mod journal;
mod kept;
pub mod known;
pub mod learned;
pub mod linking;
mod measure;
mod media;
pub mod naming;
pub mod paper;
mod play;
mod result;
pub mod resume;
mod round;
pub mod statistics;
pub mod stored;
pub mod surface;
mod table;
mod terms;
mod treat;
mod vigil;

pub use terms::{Terms, Unfinished, expect_tags, look_up};

use crate::deck::Deck;
use crate::engine::schedule::Aim;
use crate::engine::{Mode, Plan};
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::{Ledger, Neighbours, Shelf};
use crate::store::Store;
use crate::text::{Look, plural, shell_word};
use crate::ui::Ui;
use chosen::choose;
use jiff::Zoned;
use joining::Companion;
use journal::Journal;
use num_rational::BigRational;
use play::End;
use rayon::prelude::*;
use resume::Resumed;
use round::Start;
use std::io::{self, IsTerminal, Write};
use std::ops::{ControlFlow, Range};
use table::Timer;
use vigil::Vigil;

/// Decks that were read, a surface to ask at, and where answers are kept.
pub struct Sitting {
    /// How it is held.
    pub terms: Terms,
    started: Zoned,
    /// How long new questions are asked, where that has an end.
    timer: Option<Timer>,
    /// What repeats it.
    pub seed: u64,
    /// What of the decks can be asked.
    pub decks: Vec<Deck>,
    /// The decks for a command line, where that does not name them already.
    words: Vec<String>,
    global: Global,
    look: Look,
    /// Where answers are kept.
    pub journal: Journal,
    /// What joins with other machines meanwhile.
    companion: Option<Companion>,
    /// What becomes of the decks meanwhile.
    vigil: Vigil,
    /// Where a person is asked.
    pub ui: Box<dyn Ui>,
}

impl Sitting {
    /// Finds and reads the decks; ends at once where nothing of one can be asked, or none was
    /// picked.
    pub fn begin(mode: Mode, mut terms: Terms, global: &Global) -> Result<ControlFlow<Exit, Self>> {
        let started = env::now()?;
        let mut ui = surface::surface(terms.is_plain, terms.is_result_on_stdout(), global)?;
        let look = env::look(global.color, &io::stderr());
        let report = &mut env::remarks();
        let mut decks = match decks::choose(mode, &terms, global, ui.as_mut(), look, report)? {
            ControlFlow::Continue(decks) => decks,
            ControlFlow::Break(exit) => return Ok(ControlFlow::Break(exit)),
        };
        terms::look_up(&mut terms.filter, &decks.iter().collect::<Vec<_>>())?;
        let seed = terms.seed.map_or_else(env::seed, Ok)?;
        let is_named = if terms.decks.is_empty() { mode == Mode::Review } else { terms.is_typed };
        let words = if is_named {
            Vec::new()
        } else {
            let shelf = Shelf::load(global)?;
            decks.iter().map(|deck| shell_word(&shelf.argument(&deck.place))).collect()
        };
        let journal = if terms.leaves_no_trace {
            let before = before(&terms, ui.as_mut(), global)?;
            if before.is_some() {
                naming::set_apart(&mut decks, global)?;
            }
            Journal::unkept(before, mode)
        } else {
            let mut journal = Journal::in_folder(global.history_folder()?, mode);
            for at in naming::settle(&mut decks, ui.as_mut(), global)? {
                journal.set_kept(&decks[at].id, false);
            }
            journal
        };
        let companion = if journal.is_kept() { Companion::start(global) } else { None };
        let global = global.clone();
        let timer = terms.minutes.map(Timer::start);
        let ledger = if journal.is_kept() { Ledger::of(&global).ok() } else { None };
        let vigil = Vigil::over(&decks, ledger, env::moment()?.at);
        let mut sitting = Self {
            terms,
            started,
            timer,
            seed,
            decks,
            words,
            global,
            look,
            journal,
            companion,
            vigil,
            ui,
        };
        for at in 0..sitting.decks.len() {
            sitting.aim(at);
        }
        if sitting.journal.has_history()
            && let Some(store) = sitting.journal.store()?
        {
            clock::tell_ahead(store, sitting.ui.as_mut())?;
        }
        sitting.link(0..sitting.decks.len())?;
        sitting.terms.filter.today = env::moment()?.day;
        sitting.choose()?;
        Ok(ControlFlow::Continue(sitting))
    }

    /// Reads what was decided about the items of a deck.
    fn read_asides(&mut self, at: usize) -> Result<()> {
        let id = &self.decks[at].id;
        if self.journal.keeps(id)
            && let Some(store) = self.journal.known()?
        {
            self.terms.filter.asides.insert(id.clone(), store.asides(id)?);
        }
        Ok(())
    }

    /// Finds out what was decided about items, and which are asked for. Where nothing is to be kept,
    /// what was kept before still tells.
    fn choose(&mut self) -> Result<()> {
        let Self { terms, decks, journal, .. } = self;
        // What is kept under the id of one that is not kept is another deck's.
        let (kept, unkept): (Vec<&Deck>, Vec<&Deck>) =
            decks.iter().partition(|deck| !journal.is_kept() || journal.keeps(&deck.id));
        choose(&mut terms.filter, &unkept, None)?;
        choose(&mut terms.filter, &kept, journal.known()?.map(|store| &*store))
    }

    /// Links what there is to link in some decks, those of which something is kept.
    fn link(&mut self, range: Range<usize>) -> Result<()> {
        let Self { decks, journal, ui, global, .. } = self;
        let is_kept = journal.is_kept();
        let Some(store) = journal.known()? else { return Ok(()) };
        let concerned = linking::concerned(store, &decks[range.clone()])?;
        let concerned: Vec<&Deck> = decks[range]
            .iter()
            .zip(concerned)
            .filter_map(|(deck, is_concerned)| is_concerned.then_some(deck))
            .filter(|deck| !is_kept || journal.keeps(&deck.id))
            .collect();
        if concerned.is_empty() {
            return Ok(());
        }
        // Each core reads some.
        concerned.par_iter().for_each(|deck| {
            deck.questions();
        });
        let mut neighbours = Neighbours::later(global);
        neighbours.meet(decks.iter());
        let moment = env::moment()?;
        for deck in concerned {
            match journal.known()? {
                Some(store) if is_kept => {
                    linking::link(store, deck, &mut neighbours, ui.as_mut(), moment)?;
                }
                Some(store) => linking::preview(store, [deck], &mut neighbours)?,
                None => {}
            }
        }
        Ok(())
    }

    /// Tells the journal what the intervals of a deck aim at.
    fn aim(&mut self, at: usize) {
        let deck = &self.decks[at];
        let wished = self.terms.retention;
        let retention = wished.unwrap_or_else(|| self.global.config.retention_of(deck.retention));
        self.journal.set_aim(deck, Aim { retention, until: self.terms.until_of(deck) });
    }

    /// Says so where nothing is there of what is asked for by what was done; whether it did.
    pub fn tell_nothing(&self) -> Result<bool> {
        let decks: Vec<&Deck> = self.decks.iter().collect();
        let said = chosen::nothing(&self.terms.filter, &decks);
        if let Some(said) = &said {
            self.terms.say(said)?;
        }
        Ok(said.is_some())
    }

    /// Goes on with the session of these decks that did not end, or plays what `plan` draws, and
    /// more rounds of what was missed. Without a plan there is nothing to ask, and that was said.
    pub fn hold(mut self, plan: impl FnOnce(&mut Self) -> Result<Option<Plan>>) -> Result<Exit> {
        let exit = self.play(plan);
        self.leave();
        exit
    }

    /// Leaves the history as it should be, and ends what runs beside the sitting.
    fn leave(&mut self) {
        if let Err(error) = self.follow_moves() {
            let _ = self.ui.notice(&error.to_string());
        }
        if let Err(error) = self.journal.leave(&self.decks, &self.global) {
            // What was answered is kept all the same; where nobody is left to tell, so be it.
            let _ = self.ui.notice(&error.to_string());
        }
        for said in self.companion.take().map(Companion::end).into_iter().flatten() {
            let _ = self.ui.notice(&said);
        }
    }

    /// Lets what was answered go where its questions were moved meanwhile.
    fn follow_moves(&mut self) -> Result<()> {
        let Some(store) = self.journal.opened() else { return Ok(()) };
        let count = self.vigil.follow(store, env::moment()?)?;
        if count > 0 {
            let questions = plural(count, "question");
            let said = format!("What was answered went with {questions} that moved meanwhile.");
            self.ui.notice(&said)?;
        }
        Ok(())
    }

    fn play(&mut self, plan: impl FnOnce(&mut Self) -> Result<Option<Plan>>) -> Result<Exit> {
        let start = match self.resumed()? {
            Resumed::Kept(start) => start,
            Resumed::Left => return Ok(Exit::Done),
            Resumed::None => match plan(self)? {
                Some(plan) => Start::Anew(Plan { asked_as: self.terms.asked_as, ..plan }),
                None => return Ok(Exit::Done),
            },
        };
        let first = self.round(start)?;
        if first.end == End::Interrupted {
            // A terminal breaks lines in the middle of words.
            let is_seen = io::stderr().is_terminal();
            let columns = if is_seen { env::columns(&io::stderr()) } else { usize::MAX };
            return Ok(interrupted(&self.how_to_go_on(columns)));
        }
        self.journal.finish(first.result.scores())?;
        let reached = first.percent_of_all.zip(self.terms.pass);
        let passed =
            reached.is_none_or(|(percent, pass)| percent >= BigRational::from_integer(pass.into()));
        if first.end == End::Finished && self.again(first.missed)? == End::Interrupted {
            return Ok(interrupted(&[
                "Interrupted. The score of the first round stays.".to_owned()
            ]));
        }
        Ok(if passed { Exit::Done } else { Exit::Findings })
    }
}

/// What was kept before, where nothing is to be kept now. It can be done without, where nothing is
/// asked for by what was done.
fn before(terms: &Terms, ui: &mut dyn Ui, global: &Global) -> Result<Option<Store>> {
    match Store::glance(&global.history_folder()?, env::entropy()) {
        Err(error) if !terms.filter.asks() => {
            ui.notice(&error.to_string())?;
            Ok(None)
        }
        glanced => glanced,
    }
}

fn interrupted(lines: &[String]) -> Exit {
    // Where the terminal was closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
    Exit::Interrupted
}

//! A sitting: what every mode that asks has in common. Decks are found and read, a surface is
//! chosen, a plan is played, and the result is told, written and turned into an exit code.

use super::Global;
use super::journal::Journal;
use super::linking;
use super::play::{End, play};
use super::result::SessionResult;
use super::shelf::{self, Place};
use crate::deck::{AS, As, Deck};
use crate::engine::schedule::{Aim, RETENTION};
use crate::engine::{Entry, Filter, Learned, Mode, Plan, Session};
use crate::env::{self, file};
use crate::error::{Error, Exit, Result};
use crate::kind::KINDS;
use crate::store::{Outcome, Sitting as Kept};
use crate::text::{did_you_mean, printable_line};
use crate::ui::{Input, Plain, Prompts, Tty, Ui};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::Zoned;
use num_rational::BigRational;
use std::io::{self, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The arguments that every mode has.
#[derive(Debug, Default, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Options {
    /// Decks: files, folders of them, or names; a menu of those found, when none is given
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Only questions with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,

    /// Only questions of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|row| row.name)))]
    kind: Vec<String>,

    /// Only the question with this id; may be given several times
    #[arg(long, value_name = "ID")]
    id: Vec<String>,

    /// Ask this way wherever it makes sense
    #[arg(long = "as", value_name = "FORM", value_parser = as_parser())]
    asked_as: Option<As>,

    /// Repeat the round with this seed, which every summary tells
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,

    /// Ask by plain lines, without drawing: for scripts and screen readers
    #[arg(long)]
    plain: bool,

    /// Write the result as JSON to a file, or to standard output with `-`
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Leave no trace: nothing of this session is remembered
    #[arg(long)]
    no_save: bool,

    /// Go on with the last session of these decks that was interrupted, without asking
    #[arg(long, conflicts_with_all = ["fresh", "no_save"])]
    resume: bool,

    /// Begin anew without asking, even if a session was interrupted
    #[arg(long)]
    fresh: bool,

    /// How likely an answer should be recalled when it is due (0.70 to 0.99) [default: the deck's,
    /// or 0.9]
    #[arg(long, value_name = "SHARE", value_parser = parse_retention)]
    retention: Option<f64>,

    /// Exit with 1 below this percentage; what was not answered counts as nothing
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pass: Option<u8>,
}

fn as_parser() -> impl TypedValueParser<Value = As> {
    PossibleValuesParser::new(AS.iter().map(|(word, _)| *word)).try_map(|word| {
        AS.iter().find(|(other, _)| *other == word).map(|(_, form)| *form).ok_or("no such form")
    })
}

fn parse_retention(text: &str) -> std::result::Result<f64, String> {
    let retention = text.parse().ok().filter(|retention| RETENTION.contains(retention));
    retention.ok_or_else(|| "write a number from 0.70 to 0.99".to_owned())
}

/// Decks that were read, a surface to ask at, and where answers are kept.
pub struct Sitting<'o> {
    options: &'o Options,
    started: Zoned,
    /// What repeats it.
    pub seed: u64,
    /// The decks, all of them sound.
    pub decks: Vec<Deck>,
    /// Which questions may be asked.
    pub filter: Filter,
    /// Where answers are kept.
    pub journal: Journal,
    /// Where a person is asked.
    pub ui: Box<dyn Ui>,
}

impl<'o> Sitting<'o> {
    /// Finds and reads the decks; ends at once where one is broken, or none was picked.
    pub fn begin(
        mode: &'static str,
        options: &'o Options,
        global: &Global,
        until: Option<i64>,
    ) -> Result<ControlFlow<Exit, Self>> {
        let started = env::now()?;
        let is_result_on_stdout = options.json.as_ref().is_some_and(|path| path.as_os_str() == "-");
        let mut ui = surface(options.plain, is_result_on_stdout, global)?;
        let places = match options.decks[..] {
            [] if mode == "review" => shelf::known(),
            [] => match pick_deck(ui.as_mut())? {
                Some(place) => vec![place],
                None => return Ok(ControlFlow::Break(Exit::Done)),
            },
            ref names => shelf::find(names)?,
        };
        let look = env::look(global.color, &io::stderr());
        let shelf = shelf::read(&places, look, &mut io::stderr().lock())?;
        if shelf.errors > 0 {
            return Ok(ControlFlow::Break(Exit::Findings));
        }
        let filter = Filter {
            tags: options.tag.clone(),
            kinds: options.kind.clone(),
            ids: options.id.clone(),
        };
        look_up(&filter, &shelf.decks)?;
        let seed = options.seed.map_or_else(env::seed, Ok)?;
        let decks = shelf.decks;
        let journal = if options.no_save {
            Journal::none(mode)
        } else {
            let aims = decks.iter().map(|deck| {
                let retention = options.retention.or(deck.retention).unwrap_or(0.9);
                (deck.id.clone(), Aim { retention, until })
            });
            Journal::in_folder(global.data_folder()?, mode, aims.collect())
        };
        let mut journal = journal;
        if journal.has_history()
            && let Some(store) = journal.store()?
        {
            linking::link(store, &decks, ui.as_mut())?;
        }
        Ok(ControlFlow::Continue(Self { options, started, seed, decks, filter, journal, ui }))
    }

    /// Plays a round of some items to its end, and more rounds of what was missed.
    pub fn play(mut self, mode: Mode, entries: Vec<Entry>, learned: Vec<Learned>) -> Result<Exit> {
        let resumed = self.resumed()?;
        let plan = Plan { entries, mode, asked_as: self.options.asked_as, learned, round: 0 };
        let Self { options, ref started, seed, ref decks, ref mut ui, ref mut journal, .. } = self;
        let mut session = match &resumed {
            Some(sitting) => journal.resume(sitting, decks),
            None => None,
        }
        .unwrap_or_else(|| Session::new(decks, plan.clone(), seed));
        if session.is_empty() {
            let hint = "leave out --tag, --kind or --id, or take `draft = true` off a question";
            return Err(Error::new("cannot find a question to ask").hint(hint));
        }
        let end = play(&mut session, ui.as_mut(), journal);
        // The result is written at every end, also when the terminal fails.
        let result = SessionResult::new(journal.mode(), &session, started);
        let saved = options.json.as_ref().map_or(Ok(()), |path| save(path, &result));
        let end = end?;
        saved?;
        if session.has_answers() || end == End::Finished {
            ui.sum_up(&session.summary())?;
        }
        if end == End::Interrupted {
            writeln!(io::stderr(), "Interrupted. {}", how_to_go_on(options, journal, seed))?;
            return Ok(Exit::Interrupted);
        }
        journal.finish(&result.outcome())?;
        let passed = options
            .pass
            .is_none_or(|pass| session.percent_of_all() >= BigRational::from_integer(pass.into()));
        let missed = if end == End::Finished { session.missed() } else { Vec::new() };
        if again(&plan, &session, missed, ui.as_mut(), journal)? == End::Interrupted {
            return Ok(Exit::Interrupted);
        }
        Ok(if passed { Exit::Done } else { Exit::Findings })
    }

    /// The session to take up again: the last one of the same decks that did not end, where the
    /// learner wants it.
    fn resumed(&mut self) -> Result<Option<Kept>> {
        let asks = env::has_person() && !self.options.fresh;
        if !asks && !self.options.resume {
            return Ok(None);
        }
        let Some(sitting) = self.journal.unfinished(&self.decks)? else {
            if !self.options.resume {
                return Ok(None);
            }
            let hint = "start one without --resume";
            return Err(Error::new("cannot find a session to resume").hint(hint));
        };
        let place = self.journal.resume(&sitting, &self.decks).and_then(|session| {
            let number = session.turn()?.number;
            Some(format!("Resume at {number}/{}?", session.summary().total))
        });
        self.journal.forget_session();
        let wanted = match place {
            Some(question) => self.options.resume || self.ui.confirm(&question)?,
            None => false,
        };
        if !wanted {
            self.journal.drop_sitting(&sitting)?;
        }
        Ok(wanted.then_some(sitting))
    }
}

/// What a person can type to go on with an interrupted session.
fn how_to_go_on(options: &Options, journal: &Journal, seed: u64) -> String {
    let command = printable_line(&env::command_line());
    match (journal.is_kept(), options.resume, options.seed) {
        (true, false, _) => format!("To go on: {command} --resume"),
        (true, true, _) => format!("To go on: {command}"),
        (false, _, Some(_)) => format!("The same questions again: {command}"),
        (false, _, None) => format!("The same questions again: {command} --seed {seed}"),
    }
}

/// Prompts in a terminal, plain lines everywhere else.
pub fn surface(is_plain: bool, is_result_on_stdout: bool, global: &Global) -> Result<Box<dyn Ui>> {
    let look = env::look(global.color, &io::stderr());
    let signals = env::signals()?;
    let (results, results_look): (Box<dyn Write>, _) = if is_result_on_stdout {
        (Box::new(io::stderr()), look)
    } else {
        (Box::new(io::stdout()), env::look(global.color, &io::stdout()))
    };
    if env::has_person() && !is_plain && !env::wants_plain() {
        let prompts = Prompts::new(Tty::new(signals), io::stderr(), look, results, results_look);
        return Ok(Box::new(prompts));
    }
    let input = BufReader::new(Input::new(signals));
    Ok(Box::new(Plain::new(input, io::stderr(), results, look, env::has_person())))
}

/// Lets a person pick one of the decks that were found.
fn pick_deck(ui: &mut dyn Ui) -> Result<Option<Place>> {
    let mut known = shelf::known();
    let names: Vec<String> = known.iter().map(Place::name).collect();
    if !env::has_person() {
        let hint = format!("name a deck: {}", names.join(", "));
        return Err(Error::new("cannot ask which deck without a terminal").hint(hint));
    }
    let picked = ui.pick("Which deck?", &names)?;
    Ok(picked.filter(|at| *at < known.len()).map(|at| known.swap_remove(at)))
}

/// Reports a tag or id that no deck has.
fn look_up(filter: &Filter, decks: &[Deck]) -> Result<()> {
    let questions = || decks.iter().flat_map(|deck| &deck.questions);
    let mut tags: Vec<&String> = decks
        .iter()
        .flat_map(|deck| deck.tags.iter().chain(deck.questions.iter().flat_map(|q| &q.tags)))
        .collect();
    tags.sort_unstable();
    tags.dedup();
    for tag in &filter.tags {
        if !tags.contains(&tag) {
            return Err(unknown("tag", tag, tags.into_iter()));
        }
    }
    for id in &filter.ids {
        if !questions().any(|question| question.key == *id) {
            let pinned = questions().filter(|question| question.pinned);
            return Err(unknown("id", id, pinned.map(|question| &question.key)));
        }
    }
    Ok(())
}

/// A word that none of the known ones is, with the one that was likely meant.
pub fn unknown<'w>(
    what: &str,
    word: &str,
    known: impl Iterator<Item = &'w String> + Clone,
) -> Error {
    let near = did_you_mean(word, known.clone().map(String::as_str));
    let hint = near.map_or_else(
        || match known.take(20).cloned().collect::<Vec<_>>().join(", ") {
            all if all.is_empty() => format!("the deck has no {what}s"),
            all => format!("there are {all}"),
        },
        |near| format!("did you mean {near}?"),
    );
    Error::new(format!("cannot find the {what} {word}")).hint(hint)
}

fn save(path: &Path, result: &SessionResult) -> Result<()> {
    let json = result.json();
    if path.as_os_str() == "-" {
        return Ok(io::stdout().write_all(json.as_bytes())?);
    }
    file::save(path, &json)
}

/// Offers the missed questions as another round, as often as there are some.
fn again(
    plan: &Plan,
    first: &Session<'_>,
    mut missed: Vec<Entry>,
    ui: &mut dyn Ui,
    journal: &mut Journal,
) -> Result<End> {
    let mut round = 0;
    while !missed.is_empty() && ui.confirm("Try the missed again?")? {
        round += 1;
        let plan = Plan { entries: missed, learned: Vec::new(), round, ..plan.clone() };
        let mut session = Session::new(first.decks(), plan, first.seed());
        let end = play(&mut session, ui, journal)?;
        ui.sum_up(&session.summary())?;
        if end == End::Interrupted {
            return Ok(end);
        }
        journal.finish(&Outcome::default())?;
        if end != End::Finished {
            return Ok(end);
        }
        missed = session.missed();
    }
    Ok(End::Finished)
}

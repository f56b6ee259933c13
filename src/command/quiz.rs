//! `quiz`: asks a random round, judges, explains, keeps the score, and asks the missed again.

use super::play::{End, play};
use super::result::Outcome;
use super::shelf::{self, Place};
use crate::deck::{AS, As, Deck};
use crate::engine::{Count, Filter, Mode, Plan, Sequence, Session, draw};
use crate::env::{self, Colour, file};
use crate::error::{Error, Exit, Result};
use crate::kind::KINDS;
use crate::text::{did_you_mean, printable_line};
use crate::ui::{Input, Plain, Prompts, Tty, Ui};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::Zoned;
use num_rational::BigRational;
use std::io::{self, BufReader, Write};
use std::path::PathBuf;

/// The arguments of `quiz`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Decks: files, folders of them, or names; a menu of those found, when none is given
    decks: Vec<String>,

    /// How many questions: a number, or `all`
    #[arg(long, short = 'n', value_name = "N", default_value = "20", value_parser = parse_count)]
    count: Option<Count>,

    /// Only questions with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,

    /// Only questions of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|row| row.name)))]
    kind: Vec<String>,

    /// Only the question with this id; may be given several times
    #[arg(long, value_name = "ID")]
    id: Vec<String>,

    /// The order of the questions: shuffled, or as they stand in the deck, from the first
    #[arg(long, value_name = "ORDER", default_value = "random", value_parser = order_parser())]
    order: Option<Sequence>,

    /// Ask this way wherever it makes sense
    #[arg(long = "as", value_name = "FORM", value_parser = as_parser())]
    asked_as: Option<As>,

    /// Repeat the round with this seed, which every summary tells
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,

    /// Do not ask missed questions again
    #[arg(long)]
    no_retry: bool,

    /// Ask by plain lines, without drawing: for scripts and screen readers
    #[arg(long)]
    plain: bool,

    /// Write the result as JSON to a file, or to standard output with `-`
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Exit with 1 below this percentage; what was not answered counts as nothing
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pass: Option<u8>,
}

fn parse_count(text: &str) -> std::result::Result<Count, String> {
    match text.parse() {
        _ if text == "all" => Ok(Count::All),
        Ok(0) | Err(_) => Err("write a number from 1, or `all`".to_owned()),
        Ok(most) => Ok(Count::Most(most)),
    }
}

fn order_parser() -> impl TypedValueParser<Value = Sequence> {
    PossibleValuesParser::new(["random", "deck"])
        .map(|word| if word == "deck" { Sequence::Deck } else { Sequence::Random })
}

fn as_parser() -> impl TypedValueParser<Value = As> {
    PossibleValuesParser::new(AS.iter().map(|(word, _)| *word)).try_map(|word| {
        AS.iter().find(|(other, _)| *other == word).map(|(_, form)| *form).ok_or("no such form")
    })
}

/// Runs a quiz from the first question to the summary.
pub fn run(args: &Args, colour: Colour) -> Result<Exit> {
    let started = env::now()?;
    let json_to_stdout = args.json.as_ref().is_some_and(|path| path.as_os_str() == "-");
    let mut ui = surface(args, colour, json_to_stdout)?;
    let places = if args.decks.is_empty() {
        match pick_deck(ui.as_mut())? {
            Some(place) => vec![place],
            None => return Ok(Exit::Done),
        }
    } else {
        shelf::find(&args.decks)?
    };
    let shelf = shelf::read(&places, env::look(colour, &io::stderr()), &mut io::stderr().lock())?;
    if shelf.errors > 0 {
        return Ok(Exit::Findings);
    }
    let decks = shelf.decks;
    let seed = match args.seed {
        Some(seed) => seed,
        None => env::seed()?,
    };
    let filter = Filter { tags: args.tag.clone(), kinds: args.kind.clone(), ids: args.id.clone() };
    look_up(&filter, &decks)?;
    let count = args.count.unwrap_or(Count::Most(20));
    let sequence = args.order.unwrap_or(Sequence::Random);
    let entries = draw(&decks, &filter, count, sequence, seed);
    if entries.is_empty() {
        let hint = "leave out --tag, --kind or --id, or take `draft = true` off a question";
        return Err(Error::new("cannot find a question to ask").hint(hint));
    }
    let plan = Plan {
        entries,
        mode: Mode::Quiz { retry: !args.no_retry },
        asked_as: args.asked_as,
        round: 0,
    };
    let mut session = Session::new(&decks, plan.clone(), seed);
    let end = play(&mut session, ui.as_mut());
    // The result is written at every end, also when the terminal fails.
    let saved = save(args, &decks, &session, &started);
    let end = end?;
    saved?;
    if session.has_answers() || end == End::Finished {
        ui.sum_up(&session.summary())?;
    }
    if end == End::Interrupted {
        let command = printable_line(&env::command_line());
        let seed = args.seed.map_or_else(|| format!(" --seed {seed}"), |_| String::new());
        writeln!(io::stderr(), "Interrupted. The same questions again: {command}{seed}")?;
        return Ok(Exit::Interrupted);
    }
    let passed = args
        .pass
        .is_none_or(|pass| session.percent_of_all() >= BigRational::from_integer(pass.into()));
    if end == End::Finished && again(&decks, &plan, &session, ui.as_mut())? == End::Interrupted {
        return Ok(Exit::Interrupted);
    }
    Ok(if passed { Exit::Done } else { Exit::Findings })
}

/// Prompts in a terminal, plain lines everywhere else.
fn surface(args: &Args, colour: Colour, json_to_stdout: bool) -> Result<Box<dyn Ui>> {
    let look = env::look(colour, &io::stderr());
    let signals = env::signals()?;
    let (results, results_look): (Box<dyn Write>, _) = if json_to_stdout {
        (Box::new(io::stderr()), look)
    } else {
        (Box::new(io::stdout()), env::look(colour, &io::stdout()))
    };
    if env::has_person() && !args.plain && !env::wants_plain() {
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

fn unknown<'w>(what: &str, word: &str, known: impl Iterator<Item = &'w String> + Clone) -> Error {
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

fn save(args: &Args, decks: &[Deck], session: &Session<'_>, started: &Zoned) -> Result<()> {
    let Some(path) = &args.json else { return Ok(()) };
    let json = Outcome::new("quiz", decks, session, started).json();
    if path.as_os_str() == "-" {
        return Ok(io::stdout().write_all(json.as_bytes())?);
    }
    file::save(path, &json)
}

/// Offers the missed questions as another round, as often as there are some.
fn again(decks: &[Deck], plan: &Plan, first: &Session<'_>, ui: &mut dyn Ui) -> Result<End> {
    let (mut missed, mut round) = (first.missed(), 0);
    while !missed.is_empty() && ui.confirm("Try the missed again?")? {
        round += 1;
        let plan = Plan { entries: missed, round, ..plan.clone() };
        let mut session = Session::new(decks, plan, first.seed());
        let end = play(&mut session, ui)?;
        ui.sum_up(&session.summary())?;
        if end != End::Finished {
            return Ok(end);
        }
        missed = session.missed();
    }
    Ok(End::Finished)
}

//! `exam`: a fixed paper, filled in in any order, without a word about it before it is handed in.

use super::demand::{Demand, NONE, own_exam};
use super::options::Options;
use super::selection::Selection;
use crate::deck::{Aftermath, Deck, Exam, MINUTES, PASS, REVIEWS};
use crate::engine::Mode;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::exam::ExamTerms;
use crate::kind::Key;
use crate::sitting::{Sitting, Terms, Unfinished};
use crate::text::is_printable;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::ffi::OsString;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// The arguments of `exam`.
#[derive(Debug, Default, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    /// Decks: files, folders of them, or names; when none is given, one of a menu
    #[arg(value_name = "DECK")]
    decks: Vec<OsString>,

    #[command(flatten)]
    selection: Selection,

    #[command(flatten)]
    demand: Demand,

    /// How long it lasts, in minutes, or `none` for no end [default: the deck's, or none]
    #[arg(long, value_name = "N", value_parser = minutes)]
    minutes: Option<Bound>,

    /// From how many percent it is passed, or `none`; below, the exit code is 1 [default: the deck's, or
    /// none]
    #[arg(long, value_name = "PERCENT", value_parser = pass)]
    pass: Option<Bound>,

    /// What is shown when it is over: nothing, the score, or with it what was missed and what is right
    /// there [default: the deck's, or full]
    #[arg(long, value_name = "WHAT", value_parser = review_parser())]
    review: Option<Aftermath>,

    /// Draw the paper with this seed, which is told when it is over
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,

    /// Who takes it: stands in the result
    #[arg(long, value_name = "NAME", value_parser = name)]
    name: Option<String>,

    /// Write the result as JSON to a file, or to standard output with `-`; it holds no keys
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Let no memory follow from the answers; the score is kept all the same
    #[arg(long)]
    no_memory: bool,

    /// Go on with the exam of these decks that is not handed in, without asking
    #[arg(long, conflicts_with = "fresh")]
    resume: bool,

    /// Begin anew without asking, and give up the exam of these decks that is not handed in
    #[arg(long)]
    fresh: bool,

    /// Ask by plain lines, without drawing: for scripts and screen readers
    #[arg(long)]
    plain: bool,

    /// Whether it was picked from the start menu.
    #[arg(skip)]
    from_menu: bool,
}

/// A number, or none.
#[derive(Clone, Copy, Debug)]
struct Bound(Option<u32>);

/// The most letters of a name.
const NAME: usize = 200;

fn name(text: &str) -> std::result::Result<String, String> {
    let is_name =
        |name: &&str| (1..=NAME).contains(&name.chars().count()) && name.chars().all(is_printable);
    let name = Some(text.trim()).filter(is_name).map(str::to_owned);
    name.ok_or_else(|| format!("write a name of at most {NAME} letters on one line"))
}

fn minutes(text: &str) -> std::result::Result<Bound, String> {
    bound(&MINUTES, text)
}

fn pass(text: &str) -> std::result::Result<Bound, String> {
    bound(&PASS, text)
}

/// Reads a number within the bounds of a key of `[exam]`, or none.
fn bound(key: &Key, text: &str) -> std::result::Result<Bound, String> {
    if text == NONE {
        return Ok(Bound(None));
    }
    let number = key.shape.whole(text).map(|number| Bound(Some(number)));
    number.ok_or_else(|| format!("write {}, or {NONE}", key.shape.bounds()))
}

fn review_parser() -> impl TypedValueParser<Value = Aftermath> {
    PossibleValuesParser::new(REVIEWS.iter().map(|(word, _)| *word)).try_map(|word| {
        let row = REVIEWS.iter().find(|(other, _)| *other == word);
        row.map(|(_, aftermath)| *aftermath).ok_or("no such word")
    })
}

impl From<Options> for Args {
    fn from(options: Options) -> Self {
        let Options { decks, resume, from_menu, .. } = options;
        Self { decks, resume, from_menu, ..Self::default() }
    }
}

impl Args {
    /// How the sitting is to be held.
    fn terms(&self) -> Terms {
        Terms {
            decks: self.decks.clone(),
            filter: self.selection.filter(),
            seed: self.seed,
            is_plain: self.plain,
            result: self.json.clone(),
            unfinished: match (self.resume, self.fresh) {
                (true, _) => Unfinished::Resume,
                (false, true) => Unfinished::Drop,
                (false, false) => Unfinished::Ask,
            },
            is_typed: !self.from_menu,
            ..Terms::default()
        }
    }

    /// How the exam is to be held: what is said here goes before what the deck says.
    fn exam_terms(&self, decks: &[Deck]) -> ExamTerms {
        let own = own_exam(decks).cloned().unwrap_or_default();
        let result = self.json.as_ref().filter(|path| path.as_os_str() != "-");
        let result = result.map(|path| env::folder().unwrap_or_default().join(path));
        ExamTerms {
            minutes: self.minutes.map_or(own.minutes, |bound| bound.0),
            pass: self.pass.map_or(own.pass, |bound| bound.0),
            name: self.name.clone(),
            result: result.and_then(|path| path.to_str().map(str::to_owned)),
            is_remembered: !self.no_memory,
            review: self.review.or(own.review).unwrap_or(Aftermath::Full),
        }
    }
}

/// Holds an exam, from the paper to what it came to.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    match Sitting::begin(Mode::Exam, args.terms(), global)? {
        ControlFlow::Break(exit) => Ok(exit),
        ControlFlow::Continue(mut sitting) => {
            let unheeded = sitting.decks.iter().filter(|deck| *deck.exam() != Exam::default());
            if sitting.decks.len() > 1 && unheeded.count() > 0 {
                sitting.ui.notice(
                    "Of several decks, [exam] is not heeded: options say how it is held.",
                )?;
            }
            let blueprint = args.demand.blueprint(&sitting.decks)?;
            let terms = args.exam_terms(&sitting.decks);
            sitting.examine(&blueprint, terms)
        }
    }
}

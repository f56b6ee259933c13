//! The options of every mode that asks: which decks and questions, how, and what is kept.

use super::selection::Selection;
use crate::deck::{AS, As, Deck, RETENTION};
use crate::engine::schedule::read_day;
use crate::engine::{Count, Mode, Plan};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::kind::Key;
use crate::sitting::{Sitting, Terms, Unfinished};
use crate::text::code::on_a_line;
use crate::text::{Tense, did_you_mean, printable_line, shorten, words};
use clap::builder::{PossibleValuesParser, StringValueParser, TypedValueParser};
use std::ffi::OsString;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// The arguments that every mode has.
#[derive(Debug, Default, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Options {
    /// Decks: files, folders of them, or names; when none is given, all for a review, else one of a menu
    #[arg(value_name = "DECK")]
    pub decks: Vec<OsString>,

    #[command(flatten)]
    pub selection: Selection,

    /// Ask this way wherever it makes sense
    #[arg(long = "as", value_name = "FORM", value_parser = as_parser())]
    pub asked_as: Option<As>,

    /// Repeat the round with this seed, which every summary tells
    #[arg(long, value_name = "SEED")]
    pub seed: Option<u64>,

    /// Ask by plain lines, without drawing: for scripts and screen readers
    #[arg(long)]
    pub plain: bool,

    /// Write the result as JSON to a file, or to standard output with `-`
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Leave no trace: nothing of this session is remembered; what was before counts
    #[arg(long)]
    pub no_save: bool,

    /// Go on with the last session of these decks that was interrupted, without asking
    #[arg(long, conflicts_with_all = ["fresh", "no_save"])]
    pub resume: bool,

    /// Begin anew without asking, even if a session was interrupted
    #[arg(long)]
    pub fresh: bool,

    /// How likely an answer should be recalled when it is due (0.70 to 0.99) [default: the deck's,
    /// or 0.9]
    #[arg(long, value_name = "SHARE", value_parser = parse_retention)]
    pub retention: Option<f64>,

    /// Refuse a deck of which something cannot be asked for errors in it
    #[arg(long)]
    pub strict: bool,

    /// Whether the mode was picked from the start menu.
    #[arg(skip)]
    pub from_menu: bool,

    /// Exit with 1 below this percentage; what was not answered counts as nothing
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub pass: Option<u8>,
}

/// Holds a sitting, in which what `plan` gives is asked.
pub fn hold(
    mode: Mode,
    terms: Terms,
    global: &Global,
    plan: impl FnOnce(&mut Sitting) -> Result<Option<Plan>>,
) -> Result<Exit> {
    match Sitting::begin(mode, terms, global)? {
        ControlFlow::Continue(sitting) => sitting.hold(plan),
        ControlFlow::Break(exit) => Ok(exit),
    }
}

impl Options {
    /// How the sitting is to be held.
    pub fn terms(&self) -> Terms {
        let unfinished = match (self.resume, self.fresh) {
            (true, _) => Unfinished::Resume,
            (false, true) => Unfinished::Drop,
            (false, false) => Unfinished::Ask,
        };
        Terms {
            decks: self.decks.clone(),
            filter: self.selection.filter(),
            asked_as: self.asked_as,
            seed: self.seed,
            is_plain: self.plain,
            result: self.json.clone(),
            leaves_no_trace: self.no_save,
            unfinished,
            retention: self.retention,
            until: None,
            pass: self.pass,
            minutes: None,
            is_strict: self.strict,
            is_typed: !self.from_menu,
        }
    }
}

fn as_parser() -> impl TypedValueParser<Value = As> {
    PossibleValuesParser::new(AS.iter().map(|(word, _)| *word)).try_map(|word| {
        AS.iter().find(|(other, _)| *other == word).map(|(_, form)| *form).ok_or("no such form")
    })
}

/// Reads how many questions there are to be.
pub fn parse_count(text: &str) -> std::result::Result<Count, String> {
    env::to_count(text).ok_or_else(|| format!("write {}", env::count()))
}

fn parse_retention(text: &str) -> std::result::Result<f64, String> {
    RETENTION.shape.number(text).ok_or_else(|| format!("write {}", RETENTION.shape.bounds()))
}

/// Reads a whole number, within the bounds of its setting.
pub fn whole(setting: &'static Key) -> impl TypedValueParser<Value = usize> {
    StringValueParser::new().try_map(move |text: String| {
        let number = setting.shape.whole(&text).and_then(|number| usize::try_from(number).ok());
        number.ok_or_else(|| format!("write {}", setting.shape.bounds()))
    })
}

/// Reads the day that an option is given.
pub fn read_day_of(option: &str, text: &str, today: i64, tense: Tense) -> Result<i64> {
    read_day(text, today, tense).ok_or_else(|| {
        let text = printable_line(text);
        Error::new(format!("cannot read \"{text}\" as the day of {option}")).hint(tense.forms())
    })
}

/// A question that is not there by its id, nor by its number.
pub fn unknown_question(deck: &Deck, word: &str) -> Error {
    let pinned = deck.questions().iter().filter(|question| question.pinned);
    let near = did_you_mean(word, pinned.map(|question| question.key.as_str()));
    let total = deck.total();
    let is_left_out = word.parse().is_ok_and(|number| (1..=total).contains(&number));
    let hint = match near {
        _ if is_left_out => format!("it has errors: run {}", deck.place.sure_command("check")),
        Some(near) => format!("did you mean {near}?"),
        None => match asking(deck, word) {
            Some((number, prompt)) => format!("did you mean {number}, \"{prompt}\"?"),
            None => format!("name its id, or its number from 1 to {total}"),
        },
    };
    Error::new(format!("cannot find the question {word}")).hint(hint)
}

/// How much of what a question asks is told, in columns.
const PROMPT: usize = 50;

/// The one question whose prompt has a word, or one that is written much like it: its number, and what it
/// asks.
fn asking(deck: &Deck, word: &str) -> Option<(usize, String)> {
    let wanted = words(word);
    let told = |at: usize| {
        let question = &deck.questions()[at];
        let prompt = on_a_line(&question.known_by().replace("{{}}", "____"));
        (question.number, shorten(&printable_line(&prompt), PROMPT))
    };
    let prompts: Vec<String> =
        deck.questions().iter().map(|one| format!(" {} ", words(&one.known_by()))).collect();
    let only = |wanted: &str| {
        let mut with = (0..prompts.len()).filter(|at| prompts[*at].contains(wanted));
        with.next().filter(|_| with.next().is_none())
    };
    let is_word = !wanted.is_empty() && wanted.parse::<usize>().is_err();
    if !is_word {
        return None;
    }
    let near = || {
        let near = did_you_mean(&wanted, prompts.iter().flat_map(|one| one.split_whitespace()))?;
        only(&format!(" {near} "))
    };
    only(&format!(" {wanted} ")).or_else(near).map(told)
}

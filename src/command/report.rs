//! `report`: what the results of an exam show, of those who sat it and of its questions.

mod accepting;
mod gathering;
mod gradebook;
mod json;
mod mine;
mod pile;
mod saying;
mod shelving;
mod told;

use crate::env::{self, Global, file, program};
use crate::error::{Error, Exit, Result};
use crate::exam::Attempts;
use crate::text::{Look, indented_json, printable_line};
use crate::ui::page::class::class;
use crate::ui::web::class_page;
use gathering::GatheredResults;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `report`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    /// Results of exams: files, folders of them, or `-` for standard input
    #[arg(value_name = "RESULT", required_unless_present = "mine")]
    results: Vec<OsString>,

    /// Take the exams of your own history too
    #[arg(long)]
    mine: bool,

    /// Decks that the results are of, where they are not found by their ids: files, folders of
    /// them, or names
    #[arg(long, value_name = "DECK")]
    deck: Vec<OsString>,

    /// Tell each result, and of each question every option and answer
    #[arg(long)]
    all: bool,

    /// Which results of one learner and one paper count
    #[arg(long, value_enum, default_value_t, value_name = "WHICH")]
    attempts: Which,

    /// Leave a question out of all scores and figures, by its id or number
    #[arg(long, value_name = "QUESTION")]
    without: Vec<String>,

    /// Let a question take an answer that learners typed: it is written into the deck
    #[arg(long, value_name = "QUESTION=ANSWER")]
    accept: Vec<String>,

    /// Ask in a terminal which of the typed answers that may be right are to be accepted, one by one
    #[arg(long)]
    ask: bool,

    /// Write every figure as JSON
    #[arg(long)]
    json: bool,

    /// Write a gradebook, a row a result
    #[arg(long)]
    csv: bool,

    /// Write a page for a browser, which holds all it needs
    #[arg(long)]
    html: bool,

    /// Write to a file, as its ending says: .json, .csv or .html
    #[arg(long, short, value_name = "FILE")]
    output: Vec<PathBuf>,

    /// Tell pictures in words, for screen readers
    #[arg(long)]
    plain: bool,
}

/// Which results of one learner and one paper count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Which {
    /// The one that was begun first
    #[default]
    First,
    /// The one that was begun last
    Last,
    /// Each of them
    All,
}

impl From<Which> for Attempts {
    fn from(which: Which) -> Self {
        match which {
            Which::First => Self::First,
            Which::Last => Self::Last,
            Which::All => Self::All,
        }
    }
}

/// A way to write a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReportLayout {
    Json,
    Csv,
    Html,
}

/// Their endings.
const ENDINGS: [(&str, ReportLayout); 4] = [
    ("json", ReportLayout::Json),
    ("csv", ReportLayout::Csv),
    ("html", ReportLayout::Html),
    ("htm", ReportLayout::Html),
];

/// Tells what some results show.
///
/// # Errors
/// When nothing of them can be read, or a deck cannot.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let outputs = outputs(args)?;
    let has_cells = outputs.iter().any(|(_, layout)| *layout == ReportLayout::Csv);
    let mut gathered = GatheredResults::new(args, has_cells, global)?;
    let mut accepted = args.accept.clone();
    if args.ask {
        accepted.extend(accepting::ask(&gathered, args.plain, global)?);
    }
    if !accepted.is_empty() {
        accepting::accept(&accepted, &gathered, global)?;
        gathered = GatheredResults::new(args, has_cells, global)?;
    }
    for (path, layout) in &outputs {
        let text = written(&gathered, *layout)?;
        match path {
            Some(path) => {
                file::save(path, &text)?;
                let path = printable_line(&path.display().to_string());
                writeln!(env::remarks(), "{path} is written.")?;
            }
            None => write!(io::stdout(), "{text}")?,
        }
    }
    let mut remarks = env::remarks();
    for said in &gathered.report.said {
        writeln!(remarks, "{said}")?;
    }
    if outputs.is_empty() {
        program::page(&page(args, &gathered, global))?;
    }
    Ok(if gathered.skipped > 0 { Exit::Findings } else { Exit::Done })
}

/// Where the report goes and how; nothing where it is told in the terminal.
fn outputs(args: &Args) -> Result<Vec<(Option<PathBuf>, ReportLayout)>> {
    let wished = [
        (args.json, ReportLayout::Json),
        (args.csv, ReportLayout::Csv),
        (args.html, ReportLayout::Html),
    ];
    let wished: Vec<ReportLayout> =
        wished.into_iter().filter_map(|(is_so, layout)| is_so.then_some(layout)).collect();
    match (&args.output[..], &wished[..]) {
        ([], []) => Ok(Vec::new()),
        ([], [one]) => Ok(vec![(None, *one)]),
        ([path], [one]) => Ok(vec![(Some(expect_free(path, args)?), *one)]),
        (paths, []) => {
            paths.iter().map(|path| Ok((Some(expect_free(path, args)?), ending(path)?))).collect()
        }
        _ => {
            let error = Error::new("cannot write a report in several ways to one place");
            Err(error.hint("name a file for each: -o class.html -o class.csv"))
        }
    }
}

fn ending(path: &Path) -> Result<ReportLayout> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let known = ENDINGS.iter().find(|(known, _)| ending == *known);
    known.map(|(_, layout)| *layout).ok_or_else(|| {
        let path = path.display();
        let error = Error::new(format!("cannot tell how to write {path}"));
        error.hint("let it end in .json, .csv or .html")
    })
}

/// A file that is no result and no deck.
fn expect_free(path: &Path, args: &Args) -> Result<PathBuf> {
    let is_same = |other: &OsString| {
        let place = Path::new(other).canonicalize().ok();
        place.is_some() && place == path.canonicalize().ok()
    };
    let is_deck = path.extension().is_some_and(|ending| ending == "toml");
    if is_deck || args.results.iter().chain(&args.deck).any(is_same) {
        let error = Error::new(format!("cannot write a report over {}", path.display()));
        return Err(error.hint("name another file"));
    }
    Ok(path.to_owned())
}

fn written(gathered: &GatheredResults, layout: ReportLayout) -> Result<String> {
    Ok(match layout {
        ReportLayout::Json => {
            indented_json(&json::json(&gathered.report, &told::placed(gathered)))?
        }
        ReportLayout::Csv => gradebook::csv(&gathered.report),
        ReportLayout::Html => {
            let findings = gathered.findings.iter().flat_map(|(_, findings)| findings);
            let findings: Vec<(String, String)> =
                findings.map(|one| (one.message.clone(), one.help.clone())).collect();
            class_page(&gathered.report, &findings)
        }
    })
}

/// The report as text, its findings last.
fn page(args: &Args, gathered: &GatheredResults, global: &Global) -> String {
    let look = env::look(global.color, &io::stdout());
    let look: Look = look.with_columns(look.columns.saturating_sub(1).max(1));
    let in_words = args.plain || global.config.plain.value || env::wants_plain();
    let mut text = class(&gathered.report, args.all, in_words, look).join("\n") + "\n\n";
    text += &told::findings(gathered, look);
    text
}

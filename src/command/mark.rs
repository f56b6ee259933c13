//! `mark`: takes the answers of sheets that were filled in by hand, judges them, lets a person overrule,
//! and writes the same results as an exam does.

mod batch;
mod files;
mod told;
mod typing;

use super::demand::own_exam;
use super::drawing::{Drawing, with_questions};
use crate::deck::Deck;
use crate::engine::Filter;
use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::exam::{AnswerSheet, Blueprint, Circumstances, ExamResult, HandedInBy, Paper, Variant};
use crate::text::Look;
use files::ResultFiles;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// How answers are typed, for who asks for help.
pub const NOTATION: &str = "\
How a sheet is typed: a line a pupil, NAME: and then each question by its
number with its answer.

  Anna: 1b 2ac 3 Minsk 4 - 5 1992|Tashkent 6cab 7d-c

  1b         an option by its letter; t or f where it is true or false
  2ac        all that are marked; the letter beside \"none of these\" for that
  3 Minsk    a typed answer, up to the next word that begins with a digit;
             in quotes all of it: 3 \"5 May\"
  4 -        left open, as what is not named at all
  5 x|y      the lines of one answer; also 5 \"x\" \"y\"
  6cab       an order, by letters or numbers
  7d-c       a letter for each number in turn, - where there is none
  +3  -3     question 3 is right, or wrong, whatever the judge says;
             +3:1.5 gives it points
  Anna/B:    another variant than --paper names

In a table (--csv, or a file that ends so) the columns are name, variant if
you like, and the numbers of the questions; the cells hold what stands behind the number above.
";

/// The arguments of `mark`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    drawing: Drawing,

    /// The paper, as it stands on every page: SEED/VARIANT, or with its mark SEED/VARIANT/MARK
    #[arg(long, value_name = "PAPER")]
    paper: PaperName,

    /// A file of lines or a table; `-` is standard input. Without it you are asked in a terminal
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,

    /// What comes is a table with a header
    #[arg(long)]
    csv: bool,

    /// Write the result of each pupil as JSON into this folder, or to this file where it ends in .json
    #[arg(long, value_name = "DIR")]
    json: Option<PathBuf>,

    /// From how many percent it is passed [default: the deck's]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u32).range(0..=100))]
    pass: Option<u32>,

    /// Write over results that are there of the same pupil
    #[arg(long)]
    force: bool,

    /// Ask by plain lines, without drawing: for scripts and screen readers
    #[arg(long)]
    plain: bool,
}

/// What names a paper.
#[derive(Clone, Debug)]
struct PaperName {
    seed: u64,
    variant: Variant,
    mark: Option<String>,
}

impl FromStr for PaperName {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = || "write it as it stands on the paper: SEED/VARIANT, as 4711/A".to_owned();
        let mut parts = text.trim().split('/');
        let seed = parts.next().and_then(|seed| seed.parse().ok()).ok_or_else(wrong)?;
        let variant = parts.next().and_then(|variant| variant.parse().ok()).ok_or_else(wrong)?;
        let mark = parts.next().map(str::to_ascii_lowercase);
        let is_mark =
            |mark: &String| mark.len() == 4 && mark.chars().all(|c| c.is_ascii_hexdigit());
        if parts.next().is_some() || mark.as_ref().is_some_and(|mark| !is_mark(mark)) {
            return Err(wrong());
        }
        Ok(Self { seed, variant, mark })
    }
}

/// The papers that are marked, each variant of them.
struct Papers<'a> {
    decks: &'a [Deck],
    filter: Filter,
    blueprint: Blueprint,
    /// The one that is named.
    name: &'a PaperName,
    pass: Option<u32>,
}

/// A pupil's sheet.
#[derive(Clone, Debug)]
struct PupilSheet {
    name: String,
    variant: Variant,
    sheet: AnswerSheet,
}

impl<'a> Papers<'a> {
    fn new(args: &'a Args, decks: &'a [Deck]) -> Result<Self> {
        let (filter, blueprint) = (args.drawing.filter(decks)?, args.drawing.blueprint(decks)?);
        let pass = args.pass.or_else(|| own_exam(decks)?.pass);
        let papers = Self { decks, filter, blueprint, name: &args.paper, pass };
        let drawn = papers.paper(args.paper.variant)?.mark();
        match &args.paper.mark {
            Some(mark) if *mark != drawn => {
                let PaperName { seed, variant, .. } = args.paper;
                let error = format!(
                    "cannot mark the paper {seed}/{variant}/{mark}: what is drawn now has the mark {drawn}"
                );
                let hint = "name the same decks, --count, --tag and the like as for the paper; where the deck \
                            was edited since, take the old one, or leave out the mark to take what is drawn now";
                Err(Error::new(error).hint(hint))
            }
            _ => Ok(papers),
        }
    }

    /// A variant of the paper.
    fn paper(&self, variant: Variant) -> Result<Paper<'a>> {
        let paper = Paper::draw(self.decks, &self.filter, &self.blueprint, self.name.seed, variant);
        let paper = paper.map_err(|shortage| {
            let hint = "name the same decks, --count, --tag and the like as for the paper";
            Error::new(format!("cannot draw the paper: {shortage}")).hint(hint)
        })?;
        with_questions(paper)
    }

    /// The result of a pupil.
    fn result(&self, pupil: &PupilSheet) -> Result<ExamResult> {
        let now = env::now()?.timestamp().to_string();
        let circumstances = Circumstances {
            name: Some(pupil.name.clone()),
            started: now.clone(),
            ended: now,
            minutes: None,
            handed_in: HandedInBy::Marked,
            pass: self.pass,
            is_timed: false,
        };
        Ok(pupil.sheet.result(self.paper(pupil.variant)?, circumstances))
    }

    /// What is said of a sheet: the score, and each answer that is not right.
    fn told(&self, pupil: &PupilSheet, look: Look) -> Result<Vec<String>> {
        let (examination, answered) = pupil.sheet.judged(self.paper(pupil.variant)?);
        Ok(told::lines(&pupil.name, &examination, &answered, self.pass, look))
    }
}

/// Marks sheets that are typed, or stand in a file.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let Some(decks) = args.drawing.read(global, &mut env::remarks())? else {
        return Ok(Exit::Findings);
    };
    let papers = Papers::new(args, &decks)?;
    let mut files = ResultFiles::new(args.json.as_deref(), args.force);
    if args.from.is_none() && env::has_person() {
        typing::run(&papers, &mut files, args.plain, global)?;
        return Ok(Exit::Done);
    }
    let from = args.from.as_deref().unwrap_or(Path::new("-"));
    let bytes = if from.as_os_str() == "-" {
        file::standard_input(global.max_size)?
    } else {
        file::read(from, global.max_size)?
    };
    let ends_as_table =
        |end: &str| from.extension().is_some_and(|own| own.eq_ignore_ascii_case(end));
    let is_table = args.csv || ["csv", "tsv"].into_iter().any(ends_as_table);
    let pupils = batch::read(&papers, from, &bytes, is_table)?;
    for pupil in &pupils {
        files.expect(&papers.result(pupil)?)?;
    }
    let mut out = io::stdout();
    let look = env::look(global.color, &out);
    for pupil in &pupils {
        for line in papers.told(pupil, look)? {
            writeln!(out, "{line}")?;
        }
    }
    if let Some(said) = files.write()? {
        writeln!(env::sentences(), "{said}")?;
    }
    Ok(Exit::Done)
}

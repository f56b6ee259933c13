//! `paper`: an exam to be printed, in variants, each with its key and its answer sheet.

mod pictures;
mod strangers;

use super::demand::own_exam;
use super::drawing::{Drawing, with_questions};
use super::medium;
use crate::deck::Deck;
use crate::env::{self, Global, browser, file};
use crate::error::{Error, Exit, Result};
use crate::exam::{Paper, Variant};
use crate::print::{Booklet, Document, Masthead, PaperSize, Pictures};
use crate::text::{plural, printable_line, shell_lines};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `paper`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    drawing: Drawing,

    /// The folder for what is printed; it is made where it is not there
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,

    /// Draw the same questions again with this seed, which stands on every page
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,

    /// How many variants: the same questions and options in other orders
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    variants: u32,

    /// How long it takes, which stands at the top [default: the deck's]
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: Option<u32>,

    /// From how many percent it is passed, which stands at the top [default: the deck's]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u32).range(0..=100))]
    pass: Option<u32>,

    /// What stands above it [default: the deck's title]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// A line for the name on the paper too; answer sheets have one always
    #[arg(long)]
    name_line: bool,

    /// What to write, several with commas: html to print from a browser, markdown, pdf by a browser
    /// that is installed
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',', default_value = "html")]
    format: Vec<PrintFormat>,

    /// The paper that it is printed on
    #[arg(long, value_name = "SIZE", value_enum, default_value = "a4")]
    page: PaperSize,

    /// Large letters without serifs, for those who see badly
    #[arg(long)]
    large_print: bool,

    /// Write over files that are there and hold something else
    #[arg(long)]
    force: bool,
}

/// What a document is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum PrintFormat {
    /// A page for a browser.
    Html,
    /// Text to be laid out otherwise.
    Markdown,
    /// Pages.
    Pdf,
}

impl PrintFormat {
    const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Pdf => "pdf",
        }
    }
}

/// A file to be written.
type Sheaf = (PathBuf, Vec<u8>);

/// Draws the papers and writes them.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let Some(decks) = args.drawing.read(global, &mut env::remarks())? else {
        return Ok(Exit::Findings);
    };
    let seed = args.seed.map_or_else(env::seed, Ok)?;
    let papers = papers(args, &decks, seed)?;
    let masthead = masthead(args, &decks);
    let (pictures, missing) = pictures::of(&papers[0], global);
    for reason in missing {
        writeln!(env::remarks(), "{reason}")?;
    }
    let browser =
        if args.format.contains(&PrintFormat::Pdf) { Some(browser::browser()?) } else { None };
    let folder = &args.output;
    fs::create_dir_all(folder).map_err(|error| {
        Error::io(format!("cannot make the folder {}", folder.display()), &error)
    })?;
    let mut files = Vec::new();
    for paper in &papers {
        let booklet = Booklet::new(paper, &masthead, &pictures);
        for document in Document::ALL {
            files.extend(written(args, &booklet, document, paper.variant(), browser)?);
        }
    }
    expect_free(&files, args.force)?;
    for (path, bytes) in &files {
        let failed =
            |error: io::Error| Error::io(format!("cannot write {}", path.display()), &error);
        file::write(path, |out| out.write_all(bytes).map_err(failed))?;
    }
    if args.format.contains(&PrintFormat::Markdown) {
        put_pictures(&decks, &pictures, folder, global)?;
    }
    tell(args, &papers, &files)?;
    strangers::tell(&args.drawing, &decks, seed, folder, &files)?;
    Ok(Exit::Done)
}

/// The paper of each variant.
fn papers<'d>(args: &Args, decks: &'d [Deck], seed: u64) -> Result<Vec<Paper<'d>>> {
    let (filter, blueprint) = (args.drawing.filter(decks)?, args.drawing.blueprint(decks)?);
    let draw = |variant| Paper::draw(decks, &filter, &blueprint, seed, variant);
    let papers =
        Variant::first(args.variants).map(draw).collect::<std::result::Result<Vec<_>, _>>();
    let papers = papers.map_err(|shortage| {
        let hint = "ask for fewer by --count or --per-tag, or add questions to the deck";
        Error::new(format!("cannot draw the paper: {shortage}")).hint(hint)
    })?;
    papers.into_iter().map(with_questions).collect()
}

/// What stands above the questions.
fn masthead(args: &Args, decks: &[Deck]) -> Masthead {
    let exam = own_exam(decks);
    let titles: Vec<&str> = decks.iter().map(|deck| deck.title.as_str()).collect();
    let language = decks.first().and_then(|deck| deck.language.first());
    Masthead {
        title: args.title.clone().unwrap_or_else(|| titles.join(", ")),
        language: language.cloned().unwrap_or_else(|| "en".to_owned()),
        minutes: args.minutes.or_else(|| exam?.minutes),
        pass: args.pass.or_else(|| exam?.pass),
        has_name: args.name_line,
        size: args.page,
        is_large: args.large_print,
    }
}

/// A document in every format that is asked for.
fn written(
    args: &Args,
    booklet: &Booklet<'_>,
    document: Document,
    variant: Variant,
    browser: Option<&str>,
) -> Result<Vec<Sheaf>> {
    let mut files = Vec::new();
    for format in &args.format {
        let name = format!("{}-{variant}.{}", document.stem(), format.extension());
        let bytes = match (format, browser) {
            (PrintFormat::Markdown, _) => booklet.markdown(document).into_bytes(),
            (PrintFormat::Pdf, Some(browser)) => {
                browser::pdf(browser, &booklet.html(document), &args.output, &env::signals()?)?
            }
            (PrintFormat::Html | PrintFormat::Pdf, _) => booklet.html(document).into_bytes(),
        };
        files.push((args.output.join(name), bytes));
    }
    Ok(files)
}

/// Refuses to write over files that hold something else.
fn expect_free(files: &[Sheaf], is_forced: bool) -> Result<()> {
    let is_other = |(path, bytes): &&Sheaf| {
        path.symlink_metadata().is_ok_and(|found| {
            !found.is_file()
                || found.len() != bytes.len() as u64
                || fs::read(path).is_ok_and(|old| old != *bytes)
        })
    };
    let mut others = files.iter().filter(is_other).map(|(path, _)| path);
    match others.next() {
        Some(path) if !is_forced => {
            let more = others.count();
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            let error = format!("cannot write {}: it holds something else{more}", path.display());
            let hint = "add --force to write over what is there, or name another folder";
            Err(Error::new(error).hint(hint))
        }
        _ => Ok(()),
    }
}

/// Puts the pictures where Markdown names them.
fn put_pictures(decks: &[Deck], pictures: &Pictures, folder: &Path, global: &Global) -> Result<()> {
    let media: Vec<_> = pictures
        .keys()
        .filter_map(|(id, path)| {
            let deck = decks.iter().find(|deck| deck.id == *id)?;
            Some(medium::medium(deck.place.folder(), path.clone(), global))
        })
        .collect();
    let (losses, _) = medium::put(&media.iter().collect::<Vec<_>>(), folder, &|_| {})?;
    for loss in losses {
        writeln!(env::remarks(), "{}: {}", printable_line(&loss.place), loss.reason)?;
    }
    Ok(())
}

/// Says what was written, and how it is marked.
fn tell(args: &Args, papers: &[Paper<'_>], files: &[Sheaf]) -> Result<()> {
    let mut out = env::sentences();
    let first = &papers[0];
    let points: u64 = first.slots().iter().map(|slot| u64::from(slot.question.points)).sum();
    let points = plural(usize::try_from(points).unwrap_or(usize::MAX), "point");
    let questions = plural(first.slots().len(), "question");
    let folder = printable_line(&args.output.display().to_string());
    let files = plural(files.len(), "file");
    writeln!(out, "{folder}: {files} written; {questions}, {points}, seed {}", first.seed())?;
    match first.left_out() {
        0 => {}
        left => {
            let left = plural(left, "question");
            writeln!(out, "{left} left out: only its learner could judge it")?;
        }
    }
    let sounds = first.slots().iter().filter(|slot| slot.question.audio.is_some()).count();
    if sounds > 0 {
        let sounds = plural(sounds, "question");
        writeln!(out, "{sounds} with a sound: somebody has to play it")?;
    }
    let mut words = vec!["quizdeck".to_owned(), "mark".to_owned()];
    words.extend(args.drawing.words());
    words.extend(["--paper".to_owned(), format!("{}/{}", first.seed(), first.variant())]);
    for line in shell_lines("To mark it:", &words, env::columns(&io::stdout())) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

//! `export`: writes decks for other programs. What their format cannot say is told, question by
//! question in groups.

mod past;

use super::kept;
use super::losses;
use super::medium::{beside, put};

use super::selection::Selection;
use crate::deck::edit::Manuscript;
use crate::deck::{Deck, Item};
use crate::engine::Filter;
use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::format::{Bundle, Carried, FORMATS, Loss, Medium, Unfit, format};
use crate::shelf::{self, Place};
use crate::sitting::chosen::none;
use crate::text::plural;
use clap::builder::PossibleValuesParser;
use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Decks: files or names
    #[arg(required = true, value_name = "DECK")]
    decks: Vec<OsString>,

    /// The format to write
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    to: String,

    /// The file to write, over what is there; without it one of the deck's name in this folder, which
    /// must not be there yet. `-` is standard output, for text
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write everything that is left out or lost to a file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Write what was learned too, and when: for programs that go on with it, and to move house
    #[arg(long)]
    history: bool,

    #[command(flatten)]
    selection: Selection,
}

/// What an export could not carry, for programs.
#[derive(serde::Serialize)]
struct ExportSummary<'l> {
    losses: &'l [Loss],
}

fn formats() -> PossibleValuesParser {
    let writable = FORMATS.iter().filter(|format| format.write.is_some());
    PossibleValuesParser::new(writable.map(|format| format.name))
}

/// Writes the decks.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let format = format(&args.to).ok_or_else(|| Error::new("cannot find the format"))?;
    let Some(write) = format.write else {
        return Err(Error::new(format!("cannot write {}", format.name)));
    };
    if args.history && !format.keeps_history {
        let error = Error::new(format!("cannot write what was learned to {}", format.name));
        let kept = FORMATS.iter().filter(|format| format.keeps_history && format.write.is_some());
        let kept: Vec<&str> = kept.map(|format| format.name).collect();
        return Err(error.hint(format!("leave out --history, or export to {}", kept.join(" or "))));
    }
    let look = env::look(global.color, &io::stderr());
    let (mut bundles, mut is_whole) = (Vec::new(), true);
    for name in &args.decks {
        let place = shelf::find_deck(name, global)?;
        let shelved = [shelf::read(&place)?];
        shelf::tell(&shelved, look, &mut env::remarks())?;
        let [shelved] = shelved;
        is_whole &= shelved.errors() == 0;
        let reading = &shelved.reading;
        let filter = args.selection.of_deck(&reading.deck, false, global)?;
        let questions = 0..reading.deck.questions().len();
        let taken: Vec<usize> =
            questions.filter(|number| is_taken(&reading.deck, *number, &filter)).collect();
        let starts: Vec<usize> = taken.iter().map(|number| reading.places[*number].start).collect();
        let mut bundle = bundle(&place, &starts, global)?;
        bundle.departure = past::departure(&reading.deck, &taken, args.history, global)?;
        bundle.text = bundle.text.filter(|_| args.selection.is_empty());
        if args.history {
            bundle.history = Some(kept::excerpt(&reading.deck, global)?);
        }
        if bundle.questions.is_empty() {
            writeln!(env::remarks(), "{}: {}", place.name(), none(&filter))?;
        } else {
            bundles.push(bundle);
        }
    }
    let count: usize = bundles.iter().map(|bundle| bundle.questions.len()).sum();
    if count == 0 {
        let error = Error::new("cannot find a question to export");
        return Err(error.hint("leave out --tag, --kind, --id or --search"));
    }
    let written = write(&bundles);
    let (bytes, mut losses) = written.map_err(|Unfit { reason, remedy, .. }| {
        Error::new(format!("cannot export to {}: {reason}", format.name)).hint(remedy)
    })?;
    let left_out = losses.iter().filter(|loss| loss.is_left_out).count();
    let done = plural(count.saturating_sub(left_out), "question");
    match &args.output {
        Some(path) if path.as_os_str() == "-" => {
            if !format.is_text {
                let error = Error::new(format!("cannot write {} to standard output", format.name));
                return Err(error.hint("it is no text: name a file by -o FILE"));
            }
            io::stdout().write_all(&bytes)?;
            if format.names_files {
                let left = "the file is named and stays where it is: -o FILE puts it beside FILE";
                losses.extend(named(&bundles).map(|medium| Loss::part(&medium.name, left)));
            }
            losses::tell(&losses, &mut env::remarks())?;
        }
        output => {
            let path = output.clone().unwrap_or_else(|| {
                let extension = format.extensions.first().copied().unwrap_or_default();
                PathBuf::from(format!("{}.{extension}", bundles[0].name))
            });
            if output.is_none() && path.symlink_metadata().is_ok() {
                let error = format!("cannot make {}: it is there already", path.display());
                return Err(Error::new(error).hint("write over it by -o FILE, or name another"));
            }
            if format.names_files {
                let media: Vec<&Medium> = named(&bundles).collect();
                let folder = path.parent().unwrap_or(Path::new(""));
                if folder.as_os_str().is_empty() || folder.is_dir() {
                    losses.extend(put(&media, folder, &|_| {})?.0);
                }
            }
            save(&path, &bytes)?;
            let mut out = env::sentences();
            writeln!(out, "{}: {done} written", path.display())?;
            kept::tell(&bundles, &mut out)?;
            losses::tell(&losses, &mut out)?;
        }
    }
    if let Some(path) = &args.report {
        losses::report(path, &ExportSummary { losses: &losses })?;
    }
    Ok(if is_whole { Exit::Done } else { Exit::Findings })
}

/// The pictures and sounds that decks name.
fn named(bundles: &[Bundle]) -> impl Iterator<Item = &Medium> {
    bundles.iter().flat_map(|bundle| &bundle.media)
}

fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: io::Error| Error::io(format!("cannot write {}", path.display()), &error);
    file::write(path, |file| file.write_all(bytes).map_err(failed))
}

/// Whether a question is asked for, or a part of it.
fn is_taken(deck: &Deck, question: usize, filter: &Filter) -> bool {
    let parts = deck.questions()[question].kind.parts().into_iter();
    parts.map(|part| Item { question, part }).any(|item| filter.fits(deck, item))
}

/// The questions of a deck that say what they are known by at these places, with what they name.
fn bundle(place: &Place, known: &[usize], global: &Global) -> Result<Bundle> {
    let text = place.text()?;
    let Manuscript { front, questions } = Manuscript::of(&text);
    let starts: Vec<usize> = questions.iter().map(|(start, _)| *start).collect();
    let number = |at: usize| starts.partition_point(|start| *start <= at).checked_sub(1);
    let taken: HashSet<usize> = known.iter().copied().filter_map(number).collect();
    let questions = questions.into_iter().enumerate().filter(|(number, _)| taken.contains(number));
    let questions: Vec<Carried> = questions
        .map(|(number, (_, draft))| Carried { place: format!("question {}", number + 1), draft })
        .collect();
    let mut bundle = Bundle { name: place.stem(), front, questions, ..Bundle::default() };
    bundle.text = Some(text);
    beside(&mut bundle, place.folder(), global);
    Ok(bundle)
}

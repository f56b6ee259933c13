//! `import`: brings the decks of other programs in. What comes is told by kind, what cannot is told
//! with its place and reason, and nothing that is there is changed unless that is wished.

mod bar;
mod events;
mod files;
mod kept;
mod learned;
mod media;
mod merge;
mod report;
mod whole;
mod wishes;

use super::add::{end_kept, or_kept};
use super::new::path as path_of;
use super::settle::{add_tags, settle};
use crate::deck::edit::{Literal, set_passages, slug};
use crate::deck::read;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::format::{Bundle, FORMATS};
use crate::shelf::{self, Place, Revision, Shelf, refusal, suggested_id};
use crate::text::{capitalized, plural, shell_word};
use bar::WorkBar;
use clap::builder::PossibleValuesParser;
use kept::KeptOptions;
use merge::{Merged, head, merge};
use report::Report;
use std::ffi::OsString;
use std::path::PathBuf;
use wishes::WishOptions;

/// The arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files of other programs; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The deck to add to, or the name of a new one; without it each file makes a deck of its own
    #[arg(long, value_name = "DECK")]
    to: Option<OsString>,

    /// The format of the files; else it is told by what they hold, then by their names
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<String>,

    /// Tell what would come, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Take over what differs in questions that are there already
    #[arg(long)]
    update: bool,

    /// Exit with 1 where anything is left out or lost
    #[arg(long)]
    strict: bool,

    /// Write everything that is left out or lost to a file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// What a new deck is called
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// The language of a new deck, as `en`; of cards that of front and back, as `de,en`
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',', num_args = 1..=2)]
    language: Vec<String>,

    /// Tags for every question that comes, with commas
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Vec<String>,

    #[command(flatten)]
    kept: KeptOptions,

    #[command(flatten)]
    wished: WishOptions,
}

fn formats() -> PossibleValuesParser {
    let readable = FORMATS.iter().filter(|format| format.read.is_some());
    PossibleValuesParser::new(readable.map(|format| format.name))
}

/// Reads the files, and writes their decks.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let input = files::input(&args.files, global)?;
    let done = bring_in(args, &input, global);
    if done.is_ok() && !args.dry_run {
        args.files.iter().try_for_each(|path| end_kept(path, global))?;
    }
    or_kept(done, &input, files::extension(&input, args.from.as_deref()), global)
}

fn bring_in(args: &Args, input: &[u8], global: &Global) -> Result<Exit> {
    let wishes = args.wished.wishes();
    let revision = Revision::new("import", global);
    let mut report = Report::default();
    let (bar, mut bundles) = (WorkBar::begin(global), Vec::new());
    for (number, path) in args.files.iter().enumerate() {
        bar.at(&format!("reading {}", path.display()), READING * share(number, args.files.len()));
        let intake = files::read(path, input, args.from.as_deref(), &wishes, global)?;
        report.losses.extend(intake.losses);
        bundles.extend(intake.bundles);
    }
    bundles.retain(|bundle| !bundle.questions.is_empty());
    for bundle in &bundles {
        destination(bundle, args, &report, global)?; // before anything is written
    }
    let mut histories = Vec::new();
    let (mut done, all) = (0, bundles.iter().map(|bundle| bundle.questions.len()).sum());
    for mut bundle in bundles {
        let count = bundle.questions.len();
        let parts = [done, done + count].map(|done| READING + (1.0 - READING) * share(done, all));
        let bar = |doing: &str, part: f64| bar.at(doing, parts[0] + (parts[1] - parts[0]) * part);
        bar(&format!("checking {} of {}", plural(count, "question"), bundle.name), 0.0);
        done += count;
        complete(&mut bundle, args);
        let (id, name) = (whole::id(&bundle), bundle.name.clone());
        let history = bundle.history.take();
        deck(bundle, args, &mut report, &bar, &revision, global)?;
        if history.is_some() {
            histories.push(Bundle { name, history, ..Bundle::default() });
        }
        if args.kept.history
            && !args.dry_run
            && let (Some(id), Some(deck)) = (id, report.decks.last())
        {
            report.losses.extend(kept::compare(&id, &deck.place)?);
        }
    }
    drop(bar);
    report.tell(args.dry_run, args.update)?;
    kept::take_in(&histories, args, global)?;
    report.learned.take_in(args, global)?;
    if !args.dry_run {
        report.point_on(global)?;
    }
    if let Some(path) = &args.report {
        report.write(path)?;
    }
    let came = report.decks.iter().any(|deck| deck.merged.has_come());
    if !came {
        let error =
            Error::new("cannot find a question that can be asked in what was to be imported");
        return Err(error.hint(if report.losses.is_empty() {
            "there is none in it; --from names another format"
        } else {
            "what was left out is told above; --from names another format"
        }));
    }
    let is_whole = report.losses.iter().all(|loss| loss.is_remark);
    Ok(if args.strict && !is_whole { Exit::Findings } else { Exit::Done })
}

/// The share of the work that reading is, about.
const READING: f64 = 0.4;

/// Says what is being done with a deck, and which share of that is done.
type Tell<'t> = &'t dyn Fn(&str, f64);

#[expect(clippy::cast_precision_loss, reason = "a bar has few places")]
fn share(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

/// Gives a bundle what the command line says of it.
fn complete(bundle: &mut Bundle, args: &Args) {
    let front = &mut bundle.front;
    if let Some(title) = &args.title {
        front.set("title", Literal::Text(title.clone()));
    }
    match &*args.language {
        [] => {}
        [one] => front.set("language", Literal::Text(one.clone())),
        several => front.set("language", Literal::texts(several)),
    }
    let tags = args.tags.iter().map(|tag| tag.trim().to_owned());
    let tags: Vec<String> = tags.filter(|tag| !tag.is_empty()).collect();
    for question in &mut bundle.questions {
        add_tags(&mut question.draft, &tags);
    }
}

/// Where a deck goes.
enum Destination {
    /// Into one that is there.
    There(Place),
    /// Into a file that is not there yet.
    New(PathBuf),
}

/// Where a deck goes: what is there already is added to only where that is meant.
fn destination(
    bundle: &Bundle,
    args: &Args,
    report: &Report,
    global: &Global,
) -> Result<Destination> {
    if let Some(name) = &args.to {
        return match (shelf::find_file(name, global), name.to_str()) {
            (Ok(place), _) => Ok(Destination::There(place)),
            (Err(error), None) => Err(error),
            // Earlier of the same import: several files into one deck.
            (Err(_), Some(name)) => path_of(name).map(|path| {
                let place = shelf::place(path.clone(), global);
                let is_there = path.symlink_metadata().is_ok();
                if is_there { Destination::There(place) } else { Destination::New(path) }
            }),
        };
    }
    let path = match whole::path(bundle) {
        Some(path) => path,
        None => path_of(&format!("decks/{}.toml", slug(&bundle.name)))?,
    };
    if path.symlink_metadata().is_err() {
        return Ok(Destination::New(path));
    }
    let place = shelf::place(path.clone(), global);
    if report.decks.iter().any(|deck| deck.is_new && deck.place == place) {
        let numbered = (2..).map(|number| format!("{}-{number}.toml", place.stem()));
        let mut paths = numbered.map(|name| path.with_file_name(name));
        let free = paths.find(|path| path.symlink_metadata().is_err());
        return Ok(Destination::New(free.unwrap_or(path)));
    }
    if whole::is_same(bundle, &place)? {
        return Ok(Destination::There(place));
    }
    let word = shell_word(&place.called(global));
    let error = Error::new(format!("cannot make {}: it is there already", path.display()));
    Err(error.hint(format!("add to it by --to {word}, or name another by --to NAME")))
}

/// Brings one deck in.
fn deck(
    mut bundle: Bundle,
    args: &Args,
    report: &mut Report,
    bar: Tell<'_>,
    revision: &Revision,
    global: &Global,
) -> Result<()> {
    let path = match destination(&bundle, args, report, global)? {
        Destination::There(place) => {
            return add(&place, bundle, args, report, bar, revision, global);
        }
        Destination::New(path) => path,
    };
    let place = shelf::place(path.clone(), global);
    let mut merged = match whole::whole(&bundle, args, &place, report, global)? {
        Some(merged) => merged,
        None => begun(&mut bundle, args, &place, report, global)?,
    };
    if !args.dry_run && merged.has_come() {
        let (losses, copies) = media::copy(&bundle, &merged, &place, bar)?;
        report.losses.extend(losses);
        revision.create(&place, &std::mem::take(&mut merged.text))?;
        revision.note(&copies)?;
        shelf::meet(&place, global, &mut env::remarks())?;
    }
    let lost = report.learned.gather(&mut bundle, &merged, &place, args, global)?;
    report.losses.extend(lost);
    report.add(place, merged, true);
    Ok(())
}

/// A new deck of what can be asked.
fn begun(
    bundle: &mut Bundle,
    args: &Args,
    place: &Place,
    report: &mut Report,
    global: &Global,
) -> Result<Merged> {
    if bundle.front.text("title").is_none() {
        let title = capitalized(&bundle.name.replace(['-', '_'], " "));
        bundle.front.set("title", Literal::Text(title));
    }
    if !args.dry_run {
        let taken = Shelf::load(global)?.taken(place);
        let own = bundle.front.text("id").map(str::to_owned);
        let id = own.filter(|id| !taken.contains_key(id));
        let id = id.unwrap_or_else(|| suggested_id(place, |id| taken.contains_key(id)));
        bundle.front.header.retain(|(key, _)| *key != "id");
        bundle.front.header.insert(0, ("id", Literal::Text(id)));
    }
    learned::wish(bundle, args, &mut report.losses, global);
    let (begun, losses) = head(&bundle.front, &bundle.questions);
    report.losses.extend(losses);
    merge(&begun, &place.stem(), &bundle.questions, false)
        .map_err(|refused| refusal(&place.name(), refused))
}

/// Adds to a deck that is there.
fn add(
    place: &Place,
    mut bundle: Bundle,
    args: &Args,
    report: &mut Report,
    bar: Tell<'_>,
    revision: &Revision,
    global: &Global,
) -> Result<()> {
    let (name, stem) = (place.name(), place.stem());
    let passages = settle(&mut bundle, &place.text()?);
    let merged = |old: &str| -> Result<Merged> {
        expect_sound(old, place, global)?;
        let new = passages.iter().map(|(name, text)| (name.as_str(), Some(text.as_str())));
        let old = set_passages(old, new).map_err(|refused| refusal(&name, refused))?;
        merge(&old, &stem, &bundle.questions, args.update)
            .map_err(|refused| refusal(&name, refused))
    };
    let outcome = if args.dry_run {
        merged(&place.text()?)?
    } else {
        let mut copies = Vec::new();
        let merged = revision.change(place, |old| {
            let mut merged = merged(old)?;
            let (lost, put) = media::copy(&bundle, &merged, place, bar)?;
            merged.losses.extend(lost);
            copies.extend(put);
            Ok((std::mem::take(&mut merged.text), merged))
        })?;
        revision.note(&copies)?;
        merged
    };
    if !args.dry_run {
        shelf::meet(place, global, &mut env::remarks())?;
    }
    report.losses.extend(learned::kept_wish(&bundle, place, args, global)?);
    let lost = report.learned.gather(&mut bundle, &outcome, place, args, global)?;
    report.losses.extend(lost);
    report.add(place.clone(), outcome, false);
    Ok(())
}

/// Refuses a deck that has errors: what is added to it could not be told from them.
fn expect_sound(text: &str, place: &Place, global: &Global) -> Result<()> {
    if read(text, &place.stem()).is_sound() {
        return Ok(());
    }
    let error = Error::new(format!("cannot add to {}: there are errors in it", place.name()));
    Err(error.hint(format!("mend them first: {}", place.command("check", global))))
}

//! `import`: brings the decks of other programs in. What comes is told by kind, what cannot is told
//! with its place and reason, and nothing that is there is changed unless that is wished.

mod bar;
mod destination;
mod events;
mod files;
mod kept;
mod learned;
mod media;
mod merge;
mod newcomers;
mod report;
mod whole;
mod wishes;

use super::add::{end_kept, or_kept};
use super::settle::{add_tags, settle};
use crate::deck::edit::{Literal, set_passages};
use crate::deck::read;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::format::{Bundle, FORMATS};
use crate::shelf::{self, Place, Revision, refusal};
use crate::text::{capitalized, plural};
use bar::WorkBar;
use clap::builder::PossibleValuesParser;
use destination::Destination;
use kept::KeptOptions;
use merge::{Merged, head, merge};
use newcomers::Newcomers;
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
    let mut import = Import {
        args,
        global,
        revision: Revision::new("import", global),
        report: Report::default(),
        newcomers: Newcomers::new(global),
    };
    let (bar, mut bundles) = (WorkBar::begin(global), Vec::new());
    for (number, path) in args.files.iter().enumerate() {
        bar.at(&format!("reading {}", path.display()), READING * share(number, args.files.len()));
        let intake = files::read(path, input, args.from.as_deref(), &wishes, global)?;
        import.report.losses.extend(intake.losses);
        bundles.extend(intake.bundles);
    }
    bundles.retain(|bundle| !bundle.questions.is_empty());
    for bundle in &bundles {
        import.destination(bundle)?; // before anything is written
    }
    let histories = import.decks(bundles, &bar);
    if histories.is_err() {
        import.newcomers.give_up();
    }
    let histories = histories?;
    drop(bar);
    let Import { mut report, .. } = import;
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

/// An import under way.
struct Import<'i> {
    args: &'i Args,
    global: &'i Global,
    revision: Revision,
    report: Report,
    newcomers: Newcomers<'i>,
}

impl Import<'_> {
    /// Brings decks in, one after the other; the histories that come with them.
    fn decks(&mut self, bundles: Vec<Bundle>, bar: &WorkBar) -> Result<Vec<Bundle>> {
        let args = self.args;
        let (mut histories, mut ids) = (Vec::new(), Vec::new());
        let (mut done, all) = (0, bundles.iter().map(|bundle| bundle.questions.len()).sum());
        for mut bundle in bundles {
            let count = bundle.questions.len();
            let parts =
                [done, done + count].map(|done| READING + (1.0 - READING) * share(done, all));
            let tell =
                |doing: &str, part: f64| bar.at(doing, parts[0] + (parts[1] - parts[0]) * part);
            tell(&format!("checking {} of {}", plural(count, "question"), bundle.name), 0.0);
            done += count;
            complete(&mut bundle, args);
            let (id, name) = (whole::id(&bundle), bundle.name.clone());
            let history = bundle.history.take();
            self.deck(bundle, &tell)?;
            if history.is_some() {
                histories.push(Bundle { name, history, ..Bundle::default() });
            }
            ids.extend(id.zip(self.report.decks.last().map(|deck| deck.place.clone())));
            if args.to.is_some() {
                self.newcomers.write(&self.revision)?; // the next one may go into the same
            }
        }
        self.newcomers.write(&self.revision)?;
        if args.kept.history && !args.dry_run {
            for (id, place) in ids {
                self.report.losses.extend(kept::compare(&id, &place)?);
            }
        }
        Ok(histories)
    }

    /// Brings one deck in.
    fn deck(&mut self, mut bundle: Bundle, tell: Tell<'_>) -> Result<()> {
        let place = match self.destination(&bundle)? {
            Destination::There(place) => return self.add(&place, bundle, tell),
            Destination::New(path) => shelf::place(path, self.global),
        };
        let mut merged = match self.whole(&bundle, &place)? {
            Some(merged) => merged,
            None => self.begun(&mut bundle, &place)?,
        };
        let text = std::mem::take(&mut merged.text);
        let mut copies = None;
        if !self.args.dry_run && merged.has_come() {
            let (losses, put) = media::copy(&bundle, &merged, &place, tell)?;
            self.report.losses.extend(losses);
            copies = Some(put);
        }
        self.arrived(&mut bundle, place.clone(), &text, merged, true)?;
        // The program ends soon, and giving them back would take as long as writing the deck.
        std::mem::forget(bundle.questions);
        copies.map_or(Ok(()), |copies| self.newcomers.take(place, text, copies))
    }

    /// A new deck of what can be asked.
    fn begun(&mut self, bundle: &mut Bundle, place: &Place) -> Result<Merged> {
        if bundle.front.text("title").is_none() {
            let title = capitalized(&bundle.name.replace(['-', '_'], " "));
            bundle.front.set("title", Literal::Text(title));
        }
        if !self.args.dry_run {
            let id = self.newcomers.id(bundle.front.text("id").map(str::to_owned), place)?;
            bundle.front.header.retain(|(key, _)| *key != "id");
            bundle.front.header.insert(0, ("id", Literal::Text(id)));
        }
        learned::wish(bundle, self.args, &mut self.report.losses, self.global);
        let (begun, losses) = head(&bundle.front, &bundle.questions);
        self.report.losses.extend(losses);
        merge(&begun, &place.stem(), &bundle.questions, false)
            .map_err(|refused| refusal(&place.name(), refused))
    }

    /// Adds to a deck that is there.
    fn add(&mut self, place: &Place, mut bundle: Bundle, tell: Tell<'_>) -> Result<()> {
        let (args, global, name) = (self.args, self.global, place.name());
        let passages = settle(&mut bundle, &place.text()?);
        let merged = |old: &str| -> Result<Merged> {
            expect_sound(old, place, global)?;
            let new = passages.iter().map(|(name, text)| (name.as_str(), Some(text.as_str())));
            let old = set_passages(old, new).map_err(|refused| refusal(&name, refused))?;
            merge(&old, &place.stem(), &bundle.questions, args.update)
                .map_err(|refused| refusal(&name, refused))
        };
        let outcome = if args.dry_run {
            merged(&place.text()?)?
        } else {
            let mut copies = Vec::new();
            let merged = self.revision.change(place, |old| {
                let mut merged = merged(old)?;
                let (lost, put) = media::copy(&bundle, &merged, place, tell)?;
                merged.losses.extend(lost);
                copies.extend(put);
                Ok((std::mem::take(&mut merged.text), merged))
            })?;
            self.revision.note(&copies)?;
            shelf::meet(place, global, &mut env::remarks())?;
            merged
        };
        self.report.losses.extend(learned::kept_wish(&bundle, place, args, global)?);
        self.arrived(&mut bundle, place.clone(), &place.text()?, outcome, false)
    }

    /// Files what was learned of a deck that came, and takes it into the report.
    fn arrived(
        &mut self,
        bundle: &mut Bundle,
        place: Place,
        text: &str,
        merged: Merged,
        is_new: bool,
    ) -> Result<()> {
        let learned = &mut self.report.learned;
        let lost = learned.gather(bundle, &merged, (&place, text), self.args, self.global)?;
        self.report.losses.extend(lost);
        self.report.add(place, merged, is_new);
        Ok(())
    }
}

/// Refuses a deck that has errors: what is added to it could not be told from them.
fn expect_sound(text: &str, place: &Place, global: &Global) -> Result<()> {
    if read(text, &place.stem()).is_sound() {
        return Ok(());
    }
    let error = Error::new(format!("cannot add to {}: there are errors in it", place.name()));
    Err(error.hint(format!("mend them first: {}", place.command("check", global))))
}

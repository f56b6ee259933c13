//! `history`: backs up, joins, repairs and forgets what was answered.

use crate::deck::Deck;
use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::shelf;
use crate::sitting::linking;
use crate::sitting::surface::surface;
use crate::store::{Store, file_in};
use crate::text::{plural, printable_line};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

/// The arguments of `history`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Write every answer, one a line as JSON
    Export {
        /// The file to write, or `-` for standard output
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Add the answers of an export that are not there yet
    Import {
        /// The file to read, or `-` for standard input
        file: PathBuf,
    },
    /// Compute again from the answers what is remembered
    Rebuild,
    /// Give progress back to questions that were edited
    Relink {
        /// A deck: a file or a name
        deck: String,
    },
    /// Delete the answers of a deck, or of some of its questions, for good
    Forget {
        /// The deck: a file or a name, or the id that its answers are filed under
        deck: String,

        /// The keys of questions, as `list` shows them; all, when none is given
        questions: Vec<String>,

        /// Only answers to questions that are not in the deck any more
        #[arg(long, conflicts_with = "questions")]
        orphans: bool,

        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Tell where the answers are kept
    Path,
}

/// Runs one of the actions.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let open = || -> Result<Store> { Store::open(&global.history_folder()?, env::entropy()) };
    match &args.action {
        Action::Export { file } => export(&open()?, file),
        Action::Import { file } => import(&mut open()?, file),
        Action::Rebuild => {
            let rebuilt = open()?.rebuild(env::moment()?.day)?;
            let (memories, reviews) =
                (plural(rebuilt.memories, "item"), plural(rebuilt.reviews, "answer"));
            writeln!(io::stdout(), "{memories} remembered, from {reviews}")?;
            Ok(Exit::Done)
        }
        Action::Relink { deck } => relink(&mut open()?, deck, global),
        Action::Forget { deck, questions, orphans, yes } => {
            let mut store = open()?;
            let named = if *orphans {
                Some(find_orphans(&store, deck, global)?)
            } else {
                (!questions.is_empty()).then(|| questions.clone())
            };
            forget(&mut store, deck, named.as_deref(), *yes, global)
        }
        Action::Path => {
            let file = file_in(&global.data_folder()?);
            writeln!(io::stdout(), "{}", printable_line(&file.display().to_string()))?;
            Ok(Exit::Done)
        }
    }
}

fn export(store: &Store, path: &Path) -> Result<Exit> {
    if path.as_os_str() == "-" {
        let mut out = io::BufWriter::new(io::stdout().lock());
        store.export(&mut out)?;
        out.flush().map_err(|error| Error::io("cannot write the export", &error))?;
        return Ok(Exit::Done);
    }
    let mut count = 0;
    file::write(path, |out| {
        count = store.export(out)?;
        Ok(())
    })?;
    let name = printable_line(&path.display().to_string());
    writeln!(io::stdout(), "{} written to {name}", plural(count, "event"))?;
    Ok(Exit::Done)
}

fn import(store: &mut Store, path: &Path) -> Result<Exit> {
    let day = env::moment()?.day;
    let imported = if path.as_os_str() == "-" {
        store.import(&mut io::stdin().lock(), day)?
    } else {
        let mut file = BufReader::new(file::open(path)?);
        store.import(&mut file, day)?
    };
    let (new, known) = (plural(imported.new, "new event"), imported.known);
    writeln!(io::stdout(), "{new}, {known} known already")?;
    Ok(Exit::Done)
}

/// Reads one deck by the name a person wrote.
fn read_deck(name: &str, global: &Global) -> Result<Deck> {
    let look = env::look(global.color, &io::stderr());
    let shelved = shelf::read(&shelf::find_deck(name.as_ref(), global)?)?;
    shelved.sound(look, &mut io::stderr().lock())
}

/// Links what is sure, asks about the rest, and tells what is left.
fn relink(store: &mut Store, name: &str, global: &Global) -> Result<Exit> {
    let deck = read_deck(name, global)?;
    let moment = env::moment()?;
    let mut out = io::stdout();
    let links = linking::find(store, &deck)?;
    linking::go_over(store, &links.sure, &deck, moment)?;
    for (filed, candidate) in &links.sure {
        let (from, to) = (linking::reads(filed), &candidate.identity.text);
        writeln!(out, "linked: {} -> {}", printable_line(from), printable_line(to))?;
    }
    let mut ui = surface(false, false, global)?;
    let mut taken: Vec<String> = Vec::new();
    for mut doubt in links.doubtful {
        doubt.candidates.retain(|candidate| !taken.contains(&candidate.question));
        let text = printable_line(linking::reads(&doubt.filed));
        let candidates = doubt.candidates.iter();
        let texts: Vec<String> =
            candidates.map(|candidate| printable_line(&candidate.identity.text)).collect();
        let linked = if doubt.candidates.is_empty() {
            None
        } else {
            linking::ask_one(store, &deck, doubt, ui.as_mut(), moment)?
        };
        if let Some(question) = linked {
            taken.push(question);
        } else {
            writeln!(out, "in doubt: {text}")?;
            for text in texts {
                writeln!(out, "  maybe: {text}")?;
            }
        }
    }
    for filed in &links.lost {
        writeln!(out, "not in the deck: {}", printable_line(linking::reads(filed)))?;
    }
    let left = linking::find(store, &deck)?;
    match left.doubtful.len() + left.lost.len() {
        0 => writeln!(out, "All progress has its question.")?,
        left => writeln!(
            out,
            "{} without a question; `quizdeck history forget --orphans` deletes what is not needed",
            plural(left, "memory").replace("memorys", "memories")
        )?,
    }
    Ok(Exit::Done)
}

/// The keys of questions that are not in the deck any more.
fn find_orphans(store: &Store, name: &str, global: &Global) -> Result<Vec<String>> {
    let deck = read_deck(name, global)?;
    let links = linking::find(store, &deck)?;
    let doubtful = links.doubtful.into_iter().map(|doubt| doubt.filed);
    let questions = doubtful.chain(links.lost).map(|filed| filed.question);
    // A question that lost only a gap is still there.
    Ok(questions.filter(|key| deck.questions.iter().all(|q| q.key != *key)).collect())
}

fn forget(
    store: &mut Store,
    name: &str,
    questions: Option<&[String]>,
    yes: bool,
    global: &Global,
) -> Result<Exit> {
    // Answers stay when their deck is gone: what is no deck any more is an id.
    let is_id = store.decks()?.iter().any(|id| id == name);
    let deck = if is_id { name.to_owned() } else { read_deck(name, global)?.id };
    let count = store.count_answers(&deck, questions)?;
    if count == 0 {
        writeln!(io::stdout(), "There is nothing to forget.")?;
        return Ok(Exit::Done);
    }
    let to = questions.map(|keys| format!(" to {}", plural(keys.len(), "question")));
    let answers = plural(count, "answer") + &to.unwrap_or_default();
    let what = format!("{answers} of the deck {deck}");
    if !yes {
        if !env::has_person() {
            return Err(Error::new(format!("cannot forget {what} without being sure"))
                .hint("add --yes; `quizdeck history export` makes a backup first"));
        }
        let question = format!("Delete {what} for good?");
        if surface(false, false, global)?.confirm(&question, false)? != Some(true) {
            writeln!(io::stdout(), "Nothing was deleted.")?;
            return Ok(Exit::Done);
        }
    }
    store.forget(&deck, questions)?;
    writeln!(io::stdout(), "Deleted {}.", printable_line(&what))?;
    Ok(Exit::Done)
}

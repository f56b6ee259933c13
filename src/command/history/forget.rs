//! `history forget`: deletes answers for good, and says what it cannot reach.

use super::{read_deck, relink};
use crate::engine::schedule::date_of;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::sitting::surface::surface;
use crate::store::{self, Forgettable, Store};
use crate::text::{plural, printable_line};
use std::fs;
use std::io::Write;

/// The arguments of `history forget`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name, or the id that its answers are filed under
    deck: String,

    /// The keys of questions, as `list` shows them; all, when none is given
    questions: Vec<String>,

    /// Only answers to questions that are not in the deck any more
    #[arg(long, conflicts_with = "questions")]
    orphans: bool,

    /// Delete the backups too, which hold them
    #[arg(long)]
    backups: bool,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Deletes what is named, once a person is sure.
pub fn run(store: &mut Store, args: &Args, global: &Global) -> Result<Exit> {
    let questions = if args.orphans {
        Some(relink::find_orphans(store, &args.deck, global)?)
    } else {
        (!args.questions.is_empty()).then(|| args.questions.clone())
    };
    // Answers stay when their deck is gone: what is no deck any more is an id.
    let is_id = store.decks()?.contains(&args.deck);
    let deck = if is_id { args.deck.clone() } else { read_deck(&args.deck, global)?.id };
    let found = store.forgettable(&deck, questions.as_deref())?;
    if found.is_empty() {
        writeln!(env::sentences(), "There is nothing to forget.")?;
        return Ok(Exit::Done);
    }
    let what = describe(&found, questions.as_deref(), &deck);
    if !args.yes {
        if !env::has_person() {
            return Err(Error::new(format!("cannot forget {what} without being sure"))
                .hint("add --yes; `quizdeck history export` makes a backup first"));
        }
        let question = format!("Delete for good: {what}?");
        if surface(false, false, global)?.confirm(&question, false)? != Some(true) {
            writeln!(env::sentences(), "Nothing was deleted.")?;
            return Ok(Exit::Done);
        }
    }
    store.forget(&found, env::moment()?)?;
    writeln!(env::sentences(), "Deleted {}.", printable_line(&what))?;
    for tie in store.ties()? {
        let place = printable_line(&tie.place);
        writeln!(
            env::sentences(),
            "The next `quizdeck sync` takes it out of {place}, and out of the devices that join there."
        )?;
    }
    tell_rest(args.backups, global)
}

fn describe(found: &Forgettable, questions: Option<&[String]>, deck: &str) -> String {
    let answers = plural(found.answers.len(), "answer");
    let to = questions
        .map_or_else(String::new, |keys| format!(" to {}", plural(keys.len(), "question")));
    let day = |day| date_of(day).map_or_else(|| "?".to_owned(), |date| date.to_string());
    let given = match found.days {
        None => String::new(),
        Some((first, last)) if first == last => format!(", given on {}", day(first)),
        Some((first, last)) => format!(", given from {} to {}", day(first), day(last)),
    };
    let decided = match found.decisions.len() {
        0 => String::new(),
        count => format!(", and what was decided of them ({})", plural(count, "decision")),
    };
    let exams = match found.exams {
        0 => String::new(),
        1 => ", and an exam that is not handed in".to_owned(),
        count => format!(", and {count} exams that are not handed in"),
    };
    format!("{answers}{to} of the deck {deck}{given}{decided}{exams}")
}

/// Says where else they may be, and deletes the backups where that is wanted.
fn tell_rest(with_backups: bool, global: &Global) -> Result<Exit> {
    let mut out = env::sentences();
    writeln!(
        out,
        "Exports and other devices may still have what was deleted; here it does not come back by an \
         import."
    )?;
    let copies = store::copies(&global.backup_folder()?);
    if copies.is_empty() {
        return Ok(Exit::Done);
    }
    if !with_backups {
        let dates: Vec<String> = copies.iter().map(|copy| copy.date.to_string()).collect();
        let (count, dates) = (plural(dates.len(), "backup"), dates.join(", "));
        writeln!(out, "{count} may have it too: {dates}; --backups deletes those.")?;
        return Ok(Exit::Done);
    }
    for copy in &copies {
        fs::remove_file(&copy.path)
            .map_err(|error| Error::io(format!("cannot delete {}", copy.path.display()), &error))?;
    }
    writeln!(out, "Deleted {} too.", plural(copies.len(), "backup"))?;
    Ok(Exit::Done)
}

//! `add`: writes a new question at the end of a deck: by options for scripts, else by a wizard.

mod editor;
mod half;
mod keys;
mod leftover;
mod misplaced;
pub mod part;
pub mod proof;
#[cfg(test)]
mod tests;
mod text;
mod wizard;

use text::Yield;

pub use half::HalfQuestion;
pub use leftover::{Leftover, Leftovers, end_kept, is_kept, or_kept};
pub use text::{TypedText, all, is_wrong, read as read_text, tell as tell_text};
pub use wizard::write_questions;

use crate::deck;
use crate::deck::edit::{self, Draft};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::report::{Severity, Source};
use crate::shelf::{self, Place, Revision, refusal};
use crate::sitting::naming;
use crate::sitting::surface::surface;
use crate::text::{Look, with_article};
use crate::ui::Ui;
use keys::Keys;
use std::ffi::OsString;
use std::io::{self, Write};

/// The arguments of `add`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// Add all questions of a quick text, or none while there is a mistake in it; `-` is standard input
    #[arg(long, value_name = "FILE")]
    from: Option<OsString>,

    /// Write them as quick text in your editor, with its signs explained
    #[arg(long, conflicts_with = "from")]
    editor: bool,

    #[command(flatten)]
    keys: Keys,
}

/// What to do where nobody can be asked.
const HOW: &str = "write it as options: --prompt \"...\" --answer \"...\" --wrong \"...\"; several as quick \
                   text: --from FILE; a table of them: quizdeck import FILE.csv --to DECK";

/// Adds the question that the options make, or those that the wizard asks for.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    if let Some(from) = &args.from {
        let typed = text::read(from, global)?;
        return typed.or_kept(from_text(&typed, args, global), global);
    }
    let place = shelf::find_file(&args.deck, global)?;
    if args.editor {
        return from_editor(&place, args, global);
    }
    let drafted = args.keys.draft();
    let half = args.keys.half().filter(|_| env::has_person() && drafted.is_err());
    if !args.keys.is_empty() && half.is_none() {
        let draft = drafted?;
        let look = env::look(global.color, &io::stderr());
        let deck = deck::read_bytes(&place.bytes()?, &place.stem()).1.deck;
        if let Some(near) = proof::near_duplicate(&deck, &draft) {
            writeln!(env::remarks(), "{near}")?;
        }
        let revision = Revision::new("add", global);
        let Some(added) = append(&place, &draft, &revision, look)? else {
            return Ok(Exit::Findings);
        };
        writeln!(env::sentences(), "{added}")?;
        settled(&place, &revision, surface(false, false, global)?.as_mut(), global)?;
        return Ok(Exit::Done);
    }
    if !env::has_person() {
        let error = Error::new("cannot ask for a question without a terminal");
        return Err(error.hint(HOW));
    }
    let mut ui = surface(false, false, global)?;
    let revision = Revision::new("add", global);
    let leftovers = Leftovers::of(&place, global)?;
    let half = half.unwrap_or_default();
    if write_questions(&place, half, &leftovers, &revision, ui.as_mut())? > 0 {
        settled(&place, &revision, ui.as_mut(), global)?;
        writeln!(env::sentences(), "Next: {}", place.command("quiz", global))?;
    }
    Ok(Exit::Done)
}

/// Adds the questions of a quick text.
fn from_text(typed: &TypedText, args: &Args, global: &Global) -> Result<Exit> {
    args.keys.expect_none("--from")?;
    let place = &shelf::find_file(&args.deck, global)?;
    let revision = Revision::new("add", global);
    let (outcome, findings) = text::add(place, &typed.text, &revision)?;
    let look = env::look(global.color, &io::stderr());
    text::tell(&typed.name, &typed.text, &findings, look, &mut env::remarks())?;
    match outcome {
        Yield::Wrong => {
            let command = place.command("add", global);
            typed.refuse(place, &command, global)
        }
        Yield::Nothing => {
            writeln!(env::remarks(), "Nothing was added: there is no question in {}.", typed.name)?;
            Ok(Exit::Findings)
        }
        Yield::Added(_, said) => {
            typed.end(place, global)?;
            writeln!(env::sentences(), "{said}")?;
            settled(place, &revision, surface(false, false, global)?.as_mut(), global)?;
            Ok(Exit::Done)
        }
    }
}

/// Lets questions be written in the editor.
fn from_editor(place: &Place, args: &Args, global: &Global) -> Result<Exit> {
    args.keys.expect_none("--editor")?;
    if !env::has_person() {
        let error = Error::new("cannot open an editor without a terminal");
        return Err(
            error.hint("give the questions as a file: --from FILE, or - for standard input")
        );
    }
    let mut ui = surface(false, false, global)?;
    let revision = Revision::new("add", global);
    let count = editor::write(place, &Leftovers::of(place, global)?.text, &revision, ui.as_mut())?;
    if let Some(1..) = count {
        settled(place, &revision, ui.as_mut(), global)?;
        writeln!(env::sentences(), "Next: {}", place.command("quiz", global))?;
    }
    Ok(if count.is_some() { Exit::Done } else { Exit::Findings })
}

/// What follows where something was added.
fn settled(place: &Place, revision: &Revision, ui: &mut dyn Ui, global: &Global) -> Result<()> {
    naming::offer(place, revision, ui, global)?;
    shelf::meet(place, global, &mut env::remarks())
}

/// Appends a question to a deck's file; says which it is. Nothing is written, and nothing comes
/// back, when the deck would have an error in it: that was told then.
fn append(place: &Place, draft: &Draft, revision: &Revision, look: Look) -> Result<Option<String>> {
    let name = place.name();
    let (report, added) = revision.change(place, |old| {
        let new = edit::append(old, std::slice::from_ref(draft));
        let new = new.map_err(|refused| refusal(&name, refused))?;
        let (findings, deck) = proof::findings_between(place, old, old, &new);
        // The lines are those of the question alone: the file does not have them yet.
        let start = new.len() - proof::added(old, &new).len();
        let source = Source::new("the question to add", &new[start..]);
        let is_wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
        let report = findings.into_iter().map(|mut finding| {
            finding.span = finding.span.start - start..finding.span.end - start;
            source.render(&finding, look) + "\n\n"
        });
        let report: String = report.collect();
        if is_wrong {
            return Ok((old.to_owned(), (report + "Nothing was written.\n", None)));
        }
        let added = deck.questions().last().map_or_else(String::new, |question| {
            let kind = with_article(question.kind.name());
            format!("{name}: {kind} question added, number {}", question.number)
        });
        Ok((new, (report, Some(added))))
    })?;
    env::remarks().write_all(report.as_bytes())?;
    Ok(added)
}

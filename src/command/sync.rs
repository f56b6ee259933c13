//! `sync`: joins the history with a place, so that several machines have one memory.

use crate::engine::schedule::date_of;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::sitting::joining::{self, back_up, deleted, place, terms, waits};
use crate::sitting::surface::surface;
use crate::store::{Store, Tie};
use crate::sync::{self, Joined, SegmentFault, SyncPlace, SyncPreview, SyncTerms, SyncedDevice};
use crate::text::{plural, printable_line, to_type};
use std::io::Write;

/// How many files that are not read are named.
const NAMED: usize = 5;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// The arguments of `sync`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    /// A folder that something carries between your machines, or a git repository (https://, ssh://, file://) [default: the one set, or joined last]
    place: Option<String>,

    /// Tell which devices there are, and what waits
    #[arg(long, conflicts_with_all = ["leave", "yes", "join"])]
    status: bool,

    /// Take what this device wrote out of the place, and join no more
    #[arg(long, conflicts_with = "join")]
    leave: bool,

    /// Do not ask
    #[arg(long)]
    yes: bool,

    /// Join also a history that shares nothing with this one, without asking
    #[arg(long)]
    join: bool,
}

/// Joins, or tells, or leaves.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    let place = place(args.place.as_deref(), &store.ties()?, global)?;
    let terms = terms(global, env::signals()?)?;
    let tie = store.tie(&place.to_string())?;
    match tie {
        Some(tie) if args.status => status(&place, &tie, &store, &terms),
        Some(_) if args.leave => leave(&place, &mut store, &terms, args.yes, global),
        None if args.status || args.leave => {
            let error = format!("cannot find what was joined with {place}: nothing was");
            Err(Error::new(error)
                .hint(format!("`{}` joins with it", to_type("sync", [place.to_string()]))))
        }
        Some(_) => join(&place, &mut store, &terms, &[], global),
        None => {
            let preview = sync::look(&place, &mut store, &terms)?;
            if is_sure(&place, &preview, args, global)? {
                return join(&place, &mut store, &terms, &preview.skipped, global);
            }
            writeln!(env::sentences(), "Nothing was joined.")?;
            Ok(Exit::Done)
        }
    }
}

/// Says what lies there and what would be written, and asks.
fn is_sure(place: &SyncPlace, preview: &SyncPreview, args: &Args, global: &Global) -> Result<bool> {
    let name = printable_line(&place.to_string());
    let mut out = env::sentences();
    if preview.answers + preview.new + preview.known == 0 {
        writeln!(out, "{name}: there is no history yet.")?;
    } else {
        let since =
            preview.since.and_then(date).map_or_else(String::new, |date| format!(" since {date}"));
        let (devices, answers) =
            (plural(preview.devices, "device"), plural(preview.answers, "answer"));
        let new = plural(preview.new, "event");
        writeln!(out, "{name}: {answers} of {devices}{since}. {new} of it would come in.")?;
    }
    tell_skipped(&preview.skipped)?;
    if preview.forgotten > 0 {
        let answers = plural(preview.forgotten, "answer");
        writeln!(out, "{answers} that are here were forgotten there, and would be deleted.")?;
    }
    let own = plural(preview.waiting, "event");
    writeln!(
        out,
        "{own} of this device would be written there, into the folder {}.",
        sync::FOLDER
    )?;
    let is_unrelated = preview.is_unrelated();
    let is_said = if is_unrelated { args.join } else { args.yes || args.join };
    if is_said {
        return Ok(true);
    }
    if !env::has_person() {
        let error = Error::new(format!("cannot join with {place} without being sure"));
        return Err(error.hint(if is_unrelated {
            "its history shares nothing with this one; if both are yours, add --join"
        } else {
            "add --yes"
        }));
    }
    let (question, usual) = if is_unrelated {
        ("The two share nothing. Join yours with these?", false)
    } else {
        ("Join?", true)
    };
    Ok(surface(false, false, global)?.confirm(question, usual)? == Some(true))
}

/// Joins; what was `told` of the place before is not told again.
fn join(
    place: &SyncPlace,
    store: &mut Store,
    terms: &SyncTerms,
    told: &[SegmentFault],
    global: &Global,
) -> Result<Exit> {
    let joined = sync::join(place, store, terms, &mut |store| back_up(store, global))?;
    let Joined { new, answers, forgotten, devices, written, is_renamed, mut skipped } = joined;
    skipped.retain(|fault| !told.contains(fault));
    let mut out = env::sentences();
    let came = match new {
        0 => "Nothing new".to_owned(),
        _ => format!(
            "{} ({}) from {}",
            plural(new, "new event"),
            plural(answers, "answer"),
            plural(devices.len(), "device")
        ),
    };
    writeln!(out, "{came}; {} written.", plural(written, "event"))?;
    if forgotten > 0 {
        writeln!(out, "{}", deleted(forgotten))?;
    }
    if is_renamed {
        writeln!(
            out,
            "Something wrote there under the name of this device: a copy of its data folder, or itself \
             before a backup was restored. It came in, and this device has a new name."
        )?;
    }
    tell_skipped(&skipped)?;
    Ok(Exit::Done)
}

/// Says what of the place was not read, and why.
fn tell_skipped(skipped: &[SegmentFault]) -> Result<()> {
    let mut out = env::remarks();
    for SegmentFault { name, reason } in skipped.iter().take(NAMED) {
        writeln!(out, "{}: {}; left as it is", printable_line(name), printable_line(reason))?;
    }
    if skipped.len() > NAMED {
        writeln!(out, "and {} more", plural(skipped.len() - NAMED, "file"))?;
    }
    Ok(())
}

/// The day of a time in milliseconds since 1970.
fn date(at: i64) -> Option<String> {
    date_of(at.div_euclid(DAY)).map(|date| date.to_string())
}

/// Tells which devices there are, and what waits.
fn status(place: &SyncPlace, tie: &Tie, store: &Store, terms: &SyncTerms) -> Result<Exit> {
    let mut out = env::sentences();
    let last = date(tie.at).unwrap_or_default();
    writeln!(out, "{}: joined last on {last}", printable_line(&place.to_string()))?;
    let devices = sync::standing(&store.bookmarks(tie)?);
    for SyncedDevice { device, name, segments, latest } in devices {
        let this = if device == store.device() { " (this device)" } else { "" };
        let seen = match latest {
            ..=0 => None,
            ahead if ahead > terms.now.at + DAY => Some("clock ahead".to_owned()),
            at => date(at),
        };
        let seen = seen.unwrap_or_else(|| "-".to_owned());
        let (name, segments) = (printable_line(&name), plural(segments, "segment"));
        writeln!(out, "{device}  {seen}  {segments}  {name}{this}")?;
    }
    match store.waiting(Some(tie))? {
        0 => writeln!(out, "Nothing of this device waits to be written.")?,
        count => writeln!(out, "{} to be written.", waits(count))?,
    }
    match sync::unread(place, store, tie, terms)? {
        0 => writeln!(out, "Nothing waits there to be read.")?,
        count => writeln!(out, "{} there not read yet.", plural(count, "segment"))?,
    }
    Ok(Exit::Done)
}

/// Takes out of the place what this device wrote there.
fn leave(
    place: &SyncPlace,
    store: &mut Store,
    terms: &SyncTerms,
    is_sure: bool,
    global: &Global,
) -> Result<Exit> {
    let name = printable_line(&place.to_string());
    if !is_sure {
        if !env::has_person() {
            let error = Error::new(format!("cannot leave {place} without being sure"));
            return Err(error.hint("add --yes; what is here stays"));
        }
        let question = format!("Take what this device wrote out of {name}? What is here stays.");
        if surface(false, false, global)?.confirm(&question, false)? != Some(true) {
            writeln!(env::sentences(), "Nothing was changed.")?;
            return Ok(Exit::Done);
        }
    }
    let count = plural(sync::leave(place, store, terms)?, "segment");
    writeln!(env::sentences(), "{count} taken out of {name}; it is joined no more.")?;
    let is_set = global.config.sync_place.value.is_some()
        && joining::place(None, &[], global).is_ok_and(|set| set == *place);
    if is_set {
        writeln!(env::sentences(), "`quizdeck sync` would join again: `place` is set for [sync].")?;
    }
    Ok(Exit::Done)
}

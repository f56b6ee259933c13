//! `history check`, `repair` and `restore`: whether the history is whole, and how to get it back.

use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::sitting::surface::surface;
use crate::store::{self, Checked, Store, file_in};
use crate::text::{Tense, printable_line, read_date, shell_word, to_type};
use std::io::Write;
use std::path::Path;

/// Says what of the history can be read.
pub fn check(global: &Global) -> Result<Exit> {
    let folder = existing(global)?;
    let checked = store::check(&folder)?;
    tell(&checked)?;
    if checked.is_sound() {
        return Ok(Exit::Done);
    }
    writeln!(env::sentences(), "`quizdeck history repair` saves what can be read.")?;
    Ok(Exit::Findings)
}

/// The folder of a history that is there.
fn existing(global: &Global) -> Result<std::path::PathBuf> {
    let folder = global.data_folder()?;
    let file = file_in(&folder);
    if file.exists() {
        return Ok(folder);
    }
    Err(Error::new(format!("cannot find a history: there is no {}", file.display()))
        .hint("it is made with the first answer; `quizdeck history restore` takes a copy"))
}

fn tell(checked: &Checked) -> Result<()> {
    let pages = if checked.is_whole { "and names hang together" } else { "or names are damaged" };
    let mut out = env::sentences();
    writeln!(out, "Pages, indexes {pages}.")?;
    writeln!(out, "{}", checked.answers.told("answer"))?;
    writeln!(out, "{}", checked.events.told("other event"))?;
    Ok(())
}

/// What is put behind the name of a file that is moved away.
fn stamp() -> Result<String> {
    Ok(env::now()?.date().to_string())
}

/// Writes what can be read into a new file.
pub fn repair(global: &Global) -> Result<Exit> {
    let folder = existing(global)?;
    if store::check(&folder)?.is_sound() {
        Store::open(&folder, env::entropy())?.rebuild()?;
        writeln!(env::sentences(), "Nothing is damaged; what follows from it was computed again.")?;
        return Ok(Exit::Done);
    }
    let repaired = store::repair(&folder, &stamp()?, env::entropy())?;
    let mut out = env::sentences();
    writeln!(out, "Saved {}", repaired.checked.answers.told("answer"))?;
    writeln!(out, "Saved {}", repaired.checked.events.told("other event"))?;
    writeln!(out, "The damaged file is {}", printable_line(&repaired.old.display().to_string()))?;
    Ok(Exit::Done)
}

/// Lists the copies, or puts one in the place of the history.
pub fn restore(global: &Global, wanted: Option<&str>, yes: bool) -> Result<Exit> {
    let folder = global.backup_folder()?;
    let copies = store::copies(&folder);
    let mut out = env::sentences();
    let Some(wanted) = wanted else {
        if copies.is_empty() {
            writeln!(out, "There is no copy in {}", printable_line(&folder.display().to_string()))?;
        }
        for copy in &copies {
            writeln!(out, "{}  {}", copy.date, printable_line(&copy.path.display().to_string()))?;
        }
        if let Some(copy) = copies.first() {
            writeln!(out, "`{}` takes one.", to_type("history restore", [copy.date.to_string()]))?;
        }
        return Ok(Exit::Done);
    };
    let date = read_date(wanted, env::now()?.date(), Tense::Past);
    let dated = copies.iter().find(|copy| Some(copy.date) == date).map(|copy| copy.path.as_path());
    let path = dated.unwrap_or(Path::new(wanted));
    if !path.is_file() {
        return Err(Error::new(format!("cannot find the copy {wanted}"))
            .hint("`quizdeck history restore` lists those there are"));
    }
    if !yes {
        let name = path.display();
        let question = format!("Take {name} as the history? What there is now is put beside it.");
        if !env::has_person() {
            let error = Error::new(format!("cannot take {name} without being sure"));
            return Err(error.hint("add --yes; what there is now is put beside it"));
        }
        if surface(false, false, global)?.confirm(&question, false)? != Some(true) {
            writeln!(out, "Nothing was changed.")?;
            return Ok(Exit::Done);
        }
    }
    let old = store::restore(path, &global.history_folder()?, &stamp()?)?;
    writeln!(out, "{} is the history now.", printable_line(&path.display().to_string()))?;
    let joined = Store::open(&global.history_folder()?, env::entropy())?.ties()?;
    if let Some(tie) = joined.first() {
        let place = printable_line(&tie.place);
        writeln!(
            out,
            "What was answered since and written to {place} comes back with the next `quizdeck sync`."
        )?;
    }
    if let Some(old) = old {
        writeln!(out, "The one before is {}", printable_line(&shell_word(old.as_os_str())))?;
    }
    Ok(Exit::Done)
}

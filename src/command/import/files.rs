//! Foreign files: read whole, their format told, and turned into decks.

use crate::command::medium::beside;
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::format::{FORMATS, ForeignFile, Format, Intake, Unfit, Wishes, format, told};
use crate::report::Source;
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The name that stands for standard input.
const INPUT: &str = "-";

/// What comes in by standard input, if it is among the files.
pub fn input(files: &[PathBuf], global: &Global) -> Result<Vec<u8>> {
    let is_wanted = files.iter().any(|path| path.as_os_str() == INPUT);
    if is_wanted { file::standard_input(global.max_size) } else { Ok(Vec::new()) }
}

/// What a file would end with that holds what came in so.
pub fn extension(input: &[u8], from: Option<&str>) -> &'static str {
    let told = || told(&ForeignFile { name: INPUT, bytes: input });
    let format = from.map_or_else(told, format);
    format.and_then(|format| format.extensions.first()).unwrap_or(&"txt")
}

/// Reads one file; `input` is what came in by standard input.
pub fn read(
    path: &Path,
    input: &[u8],
    from: Option<&str>,
    wishes: &Wishes,
    global: &Global,
) -> Result<Intake> {
    let is_input = path.as_os_str() == INPUT;
    let bytes = if is_input {
        Cow::Borrowed(input)
    } else {
        Cow::Owned(file::read(path, global.max_size)?)
    };
    let name = path.file_name().map_or_else(|| "-".into(), |name| name.to_string_lossy());
    let name = if is_input { "import".into() } else { name };
    let file = ForeignFile { name: &name, bytes: &bytes };
    let shown = if is_input { "standard input".to_owned() } else { path.display().to_string() };
    if from.is_none() && is_deck(&file) {
        let error = Error::new(format!("cannot import {shown}: it is a deck of quizdeck already"));
        return Err(
            error.hint("it needs no import: `quizdeck quiz` takes its path, or put it into decks")
        );
    }
    let format = match from {
        Some(name) => format(name),
        // A text is a table then, whatever it looks like.
        None if wishes.names_table() => {
            told(&file).filter(|format| !format.is_text).or_else(|| format("csv"))
        }
        None => told(&file),
    };
    let read = format.and_then(|format: &Format| format.read);
    let Some(read) = read else {
        let names: Vec<&str> =
            FORMATS.iter().filter(|f| f.read.is_some()).map(|f| f.name).collect();
        let error = Error::new(format!("cannot tell the format of {shown}"));
        return Err(error.hint(format!("name it by --from: {}", names.join(", "))));
    };
    let mut intake = match read(&file, wishes) {
        Ok(intake) => intake,
        Err(Unfit { reason, remedy, wrong }) => {
            if let Some((text, findings)) = wrong {
                let look = env::look(global.color, &io::stderr());
                let source = Source::new(&shown, &text);
                for finding in findings {
                    writeln!(env::remarks(), "{}\n", source.render(&finding, look))?;
                }
            }
            return Err(Error::new(format!("cannot import {shown}: {reason}")).hint(remedy));
        }
    };
    intake.bound();
    let folder = path.parent().filter(|_| !is_input);
    intake.bundles.iter_mut().for_each(|bundle| beside(bundle, folder, global));
    Ok(intake)
}

/// Whether a file is a deck as authors write it.
fn is_deck(file: &ForeignFile<'_>) -> bool {
    let is_toml = file.extension().eq_ignore_ascii_case("toml") || told(file).is_none();
    let mut lines = file.bytes.split(|byte| *byte == b'\n');
    is_toml && lines.any(|line| line.trim_ascii() == b"[[question]]")
}

//! What an author entered and did not finish: it is kept in the data folder, a file a deck and sort, so
//! that nothing typed is lost with a terminal, a slip or a mistake in it.

use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::random::Fnv;
use crate::shelf::Place;
use crate::text::shell_word;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file for what is not finished.
pub struct Leftover {
    path: PathBuf,
    most: u64,
}

/// What is not finished of a deck.
pub struct Leftovers {
    /// A question of the dialogue.
    pub half: Leftover,
    /// A text of the editor.
    pub text: Leftover,
}

impl Leftovers {
    /// Those of a deck.
    ///
    /// # Errors
    /// When the deck is no file, or there is no data folder.
    pub fn of(place: &Place, global: &Global) -> Result<Self> {
        let of = |extension| Leftover::of(place, extension, global);
        Ok(Self { half: of("json")?, text: of("quick")? })
    }

    /// Those in a folder.
    #[cfg(test)]
    pub fn in_folder(folder: &Path) -> Self {
        let of = |name| Leftover { path: folder.join(name), most: 1 << 20 };
        Self { half: of("half.json"), text: of("text.quick") }
    }
}

impl Leftover {
    /// That of a deck; the extension tells what it holds.
    pub fn of(place: &Place, extension: &str, global: &Global) -> Result<Self> {
        let file = place.file()?;
        let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
        // Two decks of one name have each their own.
        let name =
            format!("{}-{}.{extension}", place.stem(), digest(file.as_os_str().as_encoded_bytes()));
        Ok(Self { path: folder(global)?.join(name), most: global.max_size })
    }

    /// That of a text that came in once: each has its own.
    pub fn of_text(place: &Place, text: &str, global: &Global) -> Result<Self> {
        Self::of(place, &format!("{}.quick", digest(text.as_bytes())), global)
    }

    /// That of what came in by standard input for no deck that is there.
    pub fn of_input(bytes: &[u8], extension: &str, global: &Global) -> Result<Self> {
        let name = format!("input-{}.{extension}", digest(bytes));
        Ok(Self { path: folder(global)?.join(name), most: global.max_size })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was kept, if anything was.
    pub fn text(&self) -> Result<Option<String>> {
        if !self.path.exists() {
            return Ok(None);
        }
        let text = String::from_utf8(file::read(&self.path, self.most)?)
            .map_err(|error| file::no_utf8(&self.path, error.as_bytes(), error.utf8_error()))?;
        Ok(Some(text))
    }

    /// Keeps a text.
    pub fn keep(&self, text: &str) -> Result<()> {
        self.keep_bytes(text.as_bytes())
    }

    /// Keeps what may be no text.
    pub fn keep_bytes(&self, bytes: &[u8]) -> Result<()> {
        let failed = |error: io::Error| {
            Error::io(format!("cannot keep what was typed in {}", self.path.display()), &error)
        };
        fs::create_dir_all(self.path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
        file::write(&self.path, |file| file.write_all(bytes).map_err(failed))
    }

    /// Keeps nothing any more.
    pub fn forget(&self) -> Result<()> {
        if self.path.exists() { file::remove(&self.path) } else { Ok(()) }
    }
}

/// Where all of them lie.
fn folder(global: &Global) -> Result<PathBuf> {
    Ok(global.history_folder()?.join("unfinished"))
}

/// Keeps what came in by standard input where it could not be used: it is nowhere else.
///
/// # Errors
/// What kept it from being used, or that it cannot be kept.
pub fn or_kept<T>(done: Result<T>, bytes: &[u8], extension: &str, global: &Global) -> Result<T> {
    if done.is_err() && !bytes.is_empty() {
        let kept = Leftover::of_input(bytes, extension, global)?;
        kept.keep_bytes(bytes)?;
        let word = shell_word(kept.path().as_os_str());
        writeln!(env::remarks(), "What came in by standard input is kept: {word}")?;
    }
    done
}

/// Whether a file was kept so.
///
/// # Errors
/// When there is no data folder.
pub fn is_kept(path: &Path, global: &Global) -> Result<bool> {
    let is_named =
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("input-"));
    Ok(is_named && path.parent() == Some(&*folder(global)?))
}

/// Takes a file away that was kept so, now that it is used.
///
/// # Errors
/// When it cannot be taken away.
pub fn end_kept(path: &Path, global: &Global) -> Result<()> {
    if is_kept(path, global)? && path.exists() { file::remove(path) } else { Ok(()) }
}

/// What tells names and texts apart, the same in every build of the program.
fn digest(bytes: &[u8]) -> String {
    let mut hash = Fnv::new();
    hash.write(bytes);
    format!("{:08x}", hash.0 & 0xffff_ffff)
}

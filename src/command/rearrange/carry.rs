//! What a question needs where it goes: the pictures and sounds that it names, and its passage.

use super::refused;
use crate::deck::edit::{Manuscript, set_passages};
use crate::env::file;
use crate::error::Result;
use crate::shelf::Place;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Files that questions name, on their way to another folder.
#[derive(Debug, Default)]
pub struct Baggage {
    /// Those that have another path there.
    pub files: HashMap<String, String>,
    /// Those to be copied: from, the folder, the path in it.
    pub copies: Vec<(PathBuf, PathBuf, String)>,
    /// What there is to tell.
    pub remarks: Vec<String>,
}

/// Finds out what becomes of the files that some questions of a deck name in the folder of another.
/// `taken` has the paths there that other decks bring files to, each with where it comes from.
pub fn baggage(
    text: &str,
    numbers: &[usize],
    [from, to]: [&Place; 2],
    taken: &mut HashMap<PathBuf, PathBuf>,
) -> Baggage {
    let mut baggage = Baggage::default();
    let [old, new] = [from, to].map(|place| whole(place.folder().unwrap_or(Path::new(""))));
    if old == new {
        return baggage;
    }
    let wanted: HashSet<usize> = numbers.iter().copied().collect();
    let drafts = Manuscript::of(text).questions.into_iter().zip(1..);
    let mut seen = HashSet::new();
    for ((_, draft), _) in drafts.filter(|(_, number)| wanted.contains(number)) {
        for name in draft.files().map(str::to_owned) {
            if !seen.insert(name.clone()) {
                continue;
            }
            let Ok(found) = file::named(&old, &name) else {
                baggage
                    .remarks
                    .push(format!("{}: {name} is not there, and its path stays", from.name()));
                continue;
            };
            if let Some(inner) = found.strip_prefix(&new).ok().and_then(Path::to_str) {
                baggage.files.insert(name, inner.to_owned());
                continue;
            }
            let free = free(&found, &name, &new, taken);
            taken.insert(PathBuf::from(&free), found.clone());
            if free != name {
                baggage.files.insert(name, free.clone());
            }
            baggage.copies.push((found, new.clone(), free));
        }
    }
    if !baggage.copies.is_empty() {
        let count = crate::text::plural(baggage.copies.len(), "file");
        baggage
            .remarks
            .push(format!("{}: {count} that its questions name: copied along", from.name()));
    }
    baggage
}

/// A path in a folder where nothing stands, or the same.
fn free(found: &Path, name: &str, folder: &Path, taken: &HashMap<PathBuf, PathBuf>) -> String {
    let plain = Path::new(name).components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            std::path::Component::Normal(part) => plain.push(part),
            std::path::Component::ParentDir => drop(plain.pop()),
            _ => {}
        }
        plain
    });
    let bytes = std::fs::read(found).ok();
    let numbered = |number: usize| {
        let stem = plain.file_stem().unwrap_or_default().to_string_lossy();
        let end = plain.extension().map(|end| format!(".{}", end.to_string_lossy()));
        plain.with_file_name(format!("{stem}-{number}{}", end.unwrap_or_default()))
    };
    let is_free = |path: &PathBuf| {
        let is_wanted = taken.get(path).is_some_and(|from| from != found);
        let there = folder.join(path);
        !is_wanted && (!there.exists() || std::fs::read(there).ok() == bytes)
    };
    let mut paths = std::iter::once(plain.clone()).chain((2..).map(numbered));
    paths.find(is_free).unwrap_or(plain).display().to_string()
}

/// Takes the passages out that only questions named which are gone.
pub fn without_unused(text: &str, before: &str, place: &Place) -> Result<String> {
    let used = |text: &str| -> HashSet<String> {
        let drafts = Manuscript::of(text).questions.into_iter();
        drafts.filter_map(|(_, draft)| draft.text("passage").map(str::to_owned)).collect()
    };
    let (before, after) = (used(before), used(text));
    let gone = before.difference(&after).map(|name| (name.as_str(), None));
    set_passages(text, gone).map_err(refused(place))
}

fn whole(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

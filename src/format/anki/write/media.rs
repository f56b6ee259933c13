//! Pictures and sounds on their way into a package: each once, under a name that Anki takes and that no
//! other has. They are read one after the other, when a question first names them.

use crate::format::{Bundle, Medium};
use crate::random::Fnv;
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The longest name, in bytes: Anki shortens longer ones.
const LONGEST: usize = 100;

/// A package in the making: the files of pictures and sounds that are in it.
pub struct MediaPacker {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    /// The name of each file by its entry.
    index: BTreeMap<String, String>,
    /// The names that are taken, written small.
    taken: HashMap<String, u64>,
    /// What became of each file of the deck that is packed.
    known: HashMap<String, Result<String, String>>,
}

impl MediaPacker {
    /// One without files.
    pub fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            index: BTreeMap::new(),
            taken: HashMap::new(),
            known: HashMap::new(),
        }
    }

    /// Begins a deck: a name means another file in it. Nothing is read yet.
    pub fn begin(&mut self, bundle: &Bundle) {
        self.known.clear();
        let absent = || Err("the file is not there".to_owned());
        let named = bundle.questions.iter().flat_map(|question| question.draft.files());
        self.known.extend(named.map(|name| (name.to_owned(), absent())));
        for Medium { name, fetch } in &bundle.media {
            if let Some(known) = self.known.get(name)
                && known.is_err()
            {
                let packed = fetch().and_then(|bytes| self.pack(name, &bytes));
                self.known.insert(name.clone(), packed);
            }
        }
    }

    /// The name in the package of a file that questions name.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn name(&self, path: &str) -> Result<&str, &str> {
        let known = self.known.get(path);
        known.map_or(Err("the file is not there"), |known| known.as_deref().map_err(String::as_str))
    }

    fn pack(&mut self, path: &str, bytes: &[u8]) -> Result<String, String> {
        let mut digest = Fnv::new();
        digest.write(bytes);
        let name = plain(path);
        let name = match self.taken.get(&name.to_lowercase()) {
            Some(known) if *known == digest.0 => return Ok(name),
            Some(_) => {
                let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
                format!("{stem}-{:08x}.{extension}", digest.0 >> 32)
            }
            None => name,
        };
        self.taken.insert(name.to_lowercase(), digest.0);
        let entry = self.index.len().to_string();
        self.add(&entry, bytes).map_err(|()| "the file cannot be packed".to_owned())?;
        self.index.insert(entry, name.clone());
        Ok(name)
    }

    /// Adds a file of the package itself.
    ///
    /// # Errors
    /// When it is more than a zip can hold.
    pub fn add(&mut self, entry: &str, bytes: &[u8]) -> Result<(), ()> {
        let options = SimpleFileOptions::default();
        self.zip.start_file(entry, options).map_err(|_| ())?;
        self.zip.write_all(bytes).map_err(|_| ())
    }

    /// The package, with the index of its files; nothing where it is more than a zip can hold.
    pub fn end(mut self) -> Option<Vec<u8>> {
        let index = serde_json::to_vec(&self.index).ok()?;
        self.add("media", &index).ok()?;
        Some(self.zip.finish().ok()?.into_inner())
    }
}

/// The name of a file without its folders and without signs that mean something to Anki.
fn plain(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_plain = |c: char| c.is_alphanumeric() || "._-".contains(c);
    let name: String = name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    let name = name.trim_start_matches(['.', '-', '_']);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = &stem[..stem.floor_char_boundary(LONGEST)];
    let stem = if stem.is_empty() { "file" } else { stem };
    let extension = &extension[..extension.floor_char_boundary(8)];
    if extension.is_empty() { stem.to_owned() } else { format!("{stem}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Carried;

    #[test]
    fn a_file_is_packed_once_and_names_are_safe_and_unique() {
        let medium = |name: &str, bytes: &'static [u8]| Medium {
            name: name.to_owned(),
            fetch: Box::new(move || Ok(bytes.to_vec())),
        };
        let mut packer = MediaPacker::new();
        let media = vec![
            medium("a/x y.png", b"1"),
            medium("b/X Y.png", b"2"),
            medium("c/x y.png", b"1"),
            medium("unused.png", b"3"),
        ];
        let question = |path: &str| {
            let mut carried = Carried::default();
            carried.draft.push("image", crate::deck::edit::Literal::Text(path.to_owned()));
            carried
        };
        let paths = ["a/x y.png", "b/X Y.png", "c/x y.png", "none.png"];
        let questions = paths.iter().map(|path| question(path)).collect();
        packer.begin(&Bundle { questions, media, ..Bundle::default() });
        assert_eq!(packer.name("a/x y.png"), Ok("x-y.png"));
        assert!(packer.name("b/X Y.png").is_ok_and(|name| name.starts_with("X-Y-")));
        assert_eq!(packer.name("c/x y.png"), Ok("x-y.png"));
        assert_eq!(packer.name("none.png"), Err("the file is not there"));
        assert_eq!(packer.index.len(), 2);
        for (path, name) in [("../..", "file"), ("a/b/.c.png", "c.png"), ("東.png", "東.png")] {
            assert_eq!(plain(path), name);
        }
    }
}

//! Archives: zip files in memory. What is unpacked of them is bounded before it is.

use std::io::{Cursor, Read, Write};
use std::rc::Rc;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// How much larger than its packed bytes a large entry may be; packages of Anki come to 22.
pub const RATIO: u64 = 200;

/// Entries smaller than this may be packed as tightly as they like.
pub const SMALL: u64 = 16 << 20;

/// An archive.
pub struct Archive<B = Rc<[u8]>>(ZipArchive<Cursor<B>>);

impl<B: AsRef<[u8]>> Archive<B> {
    /// Opens one; nothing where it is none, or cut off.
    pub fn open(bytes: B) -> Option<Self> {
        ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    /// Whether there is an entry of this name in it.
    pub fn has(&self, name: &str) -> bool {
        self.0.index_for_name(name).is_some()
    }

    /// An entry, of at most so many bytes.
    ///
    /// # Errors
    /// What is wrong with it, to be said behind its name.
    pub fn unpacked(&mut self, name: &str, most: u64) -> Result<Vec<u8>, &'static str> {
        let (size, entry) = self.bounded(name, most)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(SMALL)).unwrap_or(0));
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| "is damaged")?;
        if bytes.len() as u64 > most { Err("is too large") } else { Ok(bytes) }
    }

    /// An entry to be read piece by piece, and how many bytes it says that it has: at most so many.
    ///
    /// # Errors
    /// What is wrong with it, to be said behind its name.
    pub fn bounded(&mut self, name: &str, most: u64) -> Result<(u64, impl Read), &'static str> {
        let entry = self.0.by_name(name).map_err(|_| "cannot be read")?;
        let (size, packed) = (entry.size(), entry.compressed_size());
        if size > most || size > SMALL && size / packed.max(1) > RATIO {
            return Err("is too large");
        }
        Ok((size, entry))
    }

    /// An entry, to be read piece by piece; nothing where it is not there or cannot be read.
    pub fn reader(&mut self, name: &str) -> Option<impl Read> {
        self.0.by_name(name).ok()
    }
}

/// Files as one archive, the same each time.
///
/// # Errors
/// The name of the file that does not go in.
pub fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let begun = zip.start_file(name.as_str(), SimpleFileOptions::default());
        let is_in = begun.is_ok() && zip.write_all(bytes).is_ok();
        is_in.then_some(()).ok_or_else(|| name.clone())?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|_| "the archive".to_owned())
}

/// Whether a path of an archive is one that every system takes, and leads nowhere else.
pub fn is_plain(path: &str) -> bool {
    const LONGEST: usize = 255;
    path.split('/').all(|part| {
        let is_odd = |c: char| matches!(c, '\\' | ':') || !crate::text::is_printable(c);
        !part.is_empty()
            && part.len() <= LONGEST
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part.contains(is_odd)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leads_elsewhere_is_not_plain() {
        for path in ["a.png", "media/a b.png", "ä/東.svg"] {
            assert!(is_plain(path), "{path}");
        }
        let long = "a".repeat(256);
        for path in [
            "", "/a", "../a", "a/../b", "a//b", ".a", "a\\b", "C:a", "a\n", "a\u{202e}b", "a.",
            &long,
        ] {
            assert!(!is_plain(path), "{path}");
        }
    }

    #[test]
    fn what_unpacks_to_more_than_it_may_is_not_unpacked() {
        let files = [("a".to_owned(), vec![0; 1000]), ("b".to_owned(), vec![0; 20 << 20])];
        let bytes = packed(&files).unwrap();
        let mut archive = Archive::open(bytes).unwrap();
        assert_eq!(archive.unpacked("a", 1000).unwrap().len(), 1000);
        assert_eq!(archive.unpacked("a", 999), Err("is too large"));
        assert_eq!(archive.unpacked("b", 1 << 30), Err("is too large"), "packed too tightly");
        assert_eq!(archive.unpacked("c", 1), Err("cannot be read"));
    }
}

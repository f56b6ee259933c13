//! Archives: zip files in memory. What is unpacked of them is bounded before it is.

use std::io::{Cursor, Read};
use std::rc::Rc;
use zip::ZipArchive;

/// How much larger than its packed bytes a large entry may be; packages of Anki come to 22.
pub const RATIO: u64 = 200;

/// Entries smaller than this may be packed as tightly as they like.
pub const SMALL: u64 = 16 << 20;

/// An archive.
pub struct Archive(ZipArchive<Cursor<Rc<[u8]>>>);

impl Archive {
    /// Opens one; nothing where it is none, or cut off.
    pub fn open(bytes: Rc<[u8]>) -> Option<Self> {
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
        let entry = self.0.by_name(name).map_err(|_| "cannot be read")?;
        let (size, packed) = (entry.size(), entry.compressed_size());
        if size > most || size > SMALL && size / packed.max(1) > RATIO {
            return Err("is too large");
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(SMALL)).unwrap_or(0));
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| "is damaged")?;
        if bytes.len() as u64 > most { Err("is too large") } else { Ok(bytes) }
    }

    /// An entry, to be read piece by piece; nothing where it is not there or cannot be read.
    pub fn reader(&mut self, name: &str) -> Option<impl Read> {
        self.0.by_name(name).ok()
    }
}

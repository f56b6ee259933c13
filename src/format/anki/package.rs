//! Packages: the zip that Anki packs a collection and its media in, in each of its three layouts. All
//! that is unpacked is bounded before it is.

use super::wire::{Message, Wire};
use crate::format::Unfit;
use crate::format::archive::{Archive, RATIO, SMALL};
use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;
use zstd::Decoder;

/// The most bytes that a collection or its index may come to.
const MOST: u64 = 1 << 30;

/// The most bytes of a picture or a sound.
const MOST_MEDIUM: u64 = 64 << 20;

/// How many bytes tell what a file is.
const HEAD: u64 = 16;

/// The largest window of zstd, of so many bits: 128 MiB.
const WINDOW: u32 = 27;

/// A package.
pub struct Package<B = Rc<[u8]>> {
    archive: Archive<B>,
    is_latest: bool,
    /// The entry of each picture and sound by its name.
    media: HashMap<String, String>,
}

/// A package that is none, or broken.
fn broken(reason: impl Into<String>) -> Unfit {
    Unfit::new(reason, "export it from Anki again")
}

/// What is held of a package without pictures and sounds: an archive in which there is nothing.
const NOTHING: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

impl Package<&[u8]> {
    /// What is to be held of it for its pictures and sounds, of which it may have none.
    pub fn kept(self, bytes: &[u8]) -> Result<Package, Unfit> {
        let Self { is_latest, media, .. } = self;
        let kept = if media.is_empty() { NOTHING } else { bytes };
        let archive = Archive::open(kept.into()).ok_or_else(|| broken("it is cut off"))?;
        Ok(Package { archive, is_latest, media })
    }
}

impl<B: AsRef<[u8]>> Package<B> {
    /// Opens one.
    pub fn open(bytes: B) -> Result<Self, Unfit> {
        let archive =
            Archive::open(bytes).ok_or_else(|| broken("it is no package of Anki, or cut off"))?;
        let mut package = Self { archive, is_latest: false, media: HashMap::new() };
        if package.archive.has("meta") {
            let meta = package.unpacked("meta", 1 << 10)?;
            let version = Message(&meta).number(1).unwrap_or(0);
            if version > 3 {
                let remedy = "export it from Anki with \"Support older Anki versions\"";
                return Err(Unfit::new("a later version of Anki made it", remedy));
            }
            package.is_latest = version == 3;
        }
        package.media = package.index()?;
        Ok(package)
    }

    /// Reads the collection, a file of `SQLite` of at most so many bytes, piece by piece.
    pub fn collection<T>(
        &mut self,
        read: impl FnOnce(&mut dyn Read, u64) -> Result<T, Unfit>,
    ) -> Result<T, Unfit> {
        let names = ["collection.anki21", "collection.anki2"];
        let name = if self.is_latest {
            Some("collection.anki21b")
        } else {
            names.into_iter().find(|name| self.archive.has(name))
        };
        let name = name.ok_or_else(|| broken("there is no collection in it"))?;
        let cannot = |why| broken(format!("\"{name}\" in it {why}"));
        let (size, mut entry) = self.archive.bounded(name, MOST).map_err(cannot)?;
        if !self.is_latest {
            return read(&mut entry, size);
        }
        let most = MOST.min(size.saturating_mul(RATIO).max(SMALL));
        read(&mut decoder(entry).ok_or_else(|| cannot("is damaged"))?, most)
    }

    /// Whether a picture or sound of this name is in it.
    pub fn has(&self, name: &str) -> bool {
        self.media.contains_key(name)
    }

    /// A picture or a sound.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn medium(&mut self, name: &str) -> Result<Vec<u8>, String> {
        let entry = self.media.get(name).cloned().ok_or("the file is not in the package")?;
        let bytes = self.unpacked(&entry, MOST_MEDIUM).map_err(|unfit| unfit.reason)?;
        if self.is_latest { unzstd(&bytes, MOST_MEDIUM) } else { Ok(bytes) }
    }

    /// How a picture or a sound begins.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn head(&mut self, name: &str) -> Result<Vec<u8>, String> {
        let entry = self.media.get(name).ok_or("the file is not in the package")?;
        let damaged = "the file is damaged";
        let packed = self.archive.reader(entry).ok_or(damaged)?;
        let mut head = Vec::new();
        if self.is_latest {
            let reader = decoder(packed).ok_or(damaged)?;
            reader.take(HEAD).read_to_end(&mut head).map_err(|_| damaged)?;
        } else {
            packed.take(HEAD).read_to_end(&mut head).map_err(|_| damaged)?;
        }
        Ok(head)
    }

    /// The index of pictures and sounds; packages without one have none.
    fn index(&mut self) -> Result<HashMap<String, String>, Unfit> {
        if !self.archive.has("media") {
            return Ok(HashMap::new());
        }
        let bytes = self.unpacked("media", MOST)?;
        if !self.is_latest {
            let names: HashMap<String, String> = serde_json::from_slice(&bytes)
                .map_err(|_| broken("its list of pictures and sounds cannot be read"))?;
            return Ok(names.into_iter().map(|(entry, name)| (name, entry)).collect());
        }
        let bytes = unzstd(&bytes, MOST).map_err(broken)?;
        let entries = Message(&bytes).filter(|(number, _)| *number == 1).enumerate();
        let named = entries.filter_map(|(at, (_, value))| {
            let Wire::Bytes(entry) = value else { return None };
            let number = Message(entry).number(255).map_or(at as u64, |number| number);
            Some((Message(entry).text(1)?.to_owned(), number.to_string()))
        });
        Ok(named.collect())
    }

    /// An entry of the zip, of at most so many bytes.
    fn unpacked(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Unfit> {
        let unpacked = self.archive.unpacked(name, most);
        unpacked.map_err(|why| broken(format!("\"{name}\" in it {why}")))
    }
}

/// Reads what zstd packed, in one frame.
fn decoder(packed: impl Read) -> Option<impl Read> {
    let mut decoder = Decoder::new(packed).ok()?.single_frame();
    decoder.window_log_max(WINDOW).ok()?;
    Some(decoder)
}

/// What zstd packed, of at most so many bytes.
fn unzstd(packed: &[u8], most: u64) -> Result<Vec<u8>, String> {
    let most = most.min((packed.len() as u64).saturating_mul(RATIO).max(SMALL));
    let damaged = "what is packed in it is damaged";
    let reader = decoder(packed).ok_or(damaged)?;
    let mut bytes = Vec::new();
    reader.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged)?;
    if bytes.len() as u64 > most {
        return Err("what is packed in it is too large".to_owned());
    }
    Ok(bytes)
}

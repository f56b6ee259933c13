//! Pictures and sounds of a package: those that questions name, under names that are safe.

use super::card::MadeQuestion;
use super::package::Package;
use crate::deck::edit::{Draft, Literal, slug};
use crate::format::{Bundle, Loss, Medium};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MediumSort {
    Picture,
    Sound,
}

/// The pictures and sounds of a package.
pub struct PackedMedia {
    package: Rc<RefCell<Package>>,
    /// What each that was looked at is, or why it cannot be had.
    known: HashMap<String, Result<MediumSort, &'static str>>,
    /// The names that files have beside a deck, by how they are written small.
    taken: HashMap<String, String>,
    /// For each deck, the path of each file with its name in the package.
    used: HashMap<String, BTreeMap<String, String>>,
    /// The files that are placed already, by deck and path.
    placed: HashSet<(String, String)>,
}

impl PackedMedia {
    /// Those of a package.
    pub fn new(package: Package) -> Self {
        Self {
            package: Rc::new(RefCell::new(package)),
            known: HashMap::new(),
            taken: HashMap::new(),
            used: HashMap::new(),
            placed: HashSet::new(),
        }
    }

    /// Gives a question of a deck its picture and its sound; what is lost of it is told.
    pub fn placed(
        &mut self,
        question: MadeQuestion,
        deck: &str,
        place: &str,
        losses: &mut Vec<Loss>,
    ) -> Draft {
        let MadeQuestion { mut draft, pictures: [asked, right], sounds, lost } = question;
        let mut told: Vec<&'static str> = Vec::new();
        told.extend(lost);
        let has_asked = !asked.is_empty();
        let pictures = asked.into_iter().chain(right).collect();
        if let Some(path) = self.first(pictures, MediumSort::Picture, deck, &mut told) {
            draft.push("image", Literal::Text(path));
            if !has_asked {
                let reason = "the picture of its answer is seen when it is asked";
                losses.push(Loss::remark(place, reason));
            }
        }
        if let Some(path) = self.first(sounds, MediumSort::Sound, deck, &mut told) {
            draft.push("audio", Literal::Text(path));
        }
        told.sort_unstable();
        told.dedup();
        losses.extend(told.into_iter().map(|reason| Loss::part(place, reason)));
        draft
    }

    /// A file of a deck that is to stand under a path of its own, once for all questions that name it.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn under(
        &mut self,
        deck: &str,
        path: &str,
        name: String,
    ) -> Result<Option<Medium>, &'static str> {
        let name = self.named(name);
        self.sort(&name)?;
        if !self.placed.insert((deck.to_owned(), path.to_owned())) {
            return Ok(None);
        }
        let package = Rc::clone(&self.package);
        let fetch = Box::new(move || package.borrow_mut().medium(&name));
        Ok(Some(Medium { name: path.to_owned(), fetch }))
    }

    /// The path of the first file that can be had; the others are lost.
    fn first(
        &mut self,
        names: Vec<String>,
        sort: MediumSort,
        deck: &str,
        told: &mut Vec<&'static str>,
    ) -> Option<String> {
        let mut first: Option<(String, String)> = None;
        for name in names {
            let name = self.named(name);
            if first.as_ref().is_some_and(|(known, _)| *known == name) {
                continue;
            }
            match (self.sort(&name), &first) {
                (Ok(found), _) if found != sort => told.push(match sort {
                    MediumSort::Picture => "a picture in it is none",
                    MediumSort::Sound => "a sound in it is none",
                }),
                (Ok(_), Some(_)) => told.push(match sort {
                    MediumSort::Picture => "it has more than one picture: the first is kept",
                    MediumSort::Sound => "it has more than one sound: the first is kept",
                }),
                (Ok(_), None) => {
                    let path = format!("{}-media/{}", slug(deck), self.safe(&name));
                    first = Some((name, path));
                }
                (Err(reason), _) => told.push(reason),
            }
        }
        let (name, path) = first?;
        self.used.entry(deck.to_owned()).or_default().insert(path.clone(), name);
        Some(path)
    }

    /// A name as the package has it; in HTML blanks may be escaped.
    fn named(&self, name: String) -> String {
        if self.package.borrow().has(&name) || !name.contains('%') {
            return name;
        }
        let mut bytes = Vec::new();
        let mut rest = name.as_bytes();
        while let Some((first, tail)) = rest.split_first() {
            let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
            let code =
                code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%');
            bytes.push(code.unwrap_or(*first));
            rest = if code.is_some() { &tail[2..] } else { tail };
        }
        String::from_utf8(bytes).unwrap_or(name)
    }

    /// What a file is.
    fn sort(&mut self, name: &str) -> Result<MediumSort, &'static str> {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let sort = self.look(name);
        self.known.insert(name.to_owned(), sort);
        sort
    }

    fn look(&self, name: &str) -> Result<MediumSort, &'static str> {
        if name.contains("://") || name.starts_with("data:") {
            return Err("a picture or sound is not in the package but elsewhere");
        }
        let is_unsafe = name.starts_with('.') || name.len() > 200 || name.is_empty();
        if is_unsafe || name.chars().any(|c| "/\\:".contains(c) || c.is_control()) {
            return Err("a picture or sound has a name that no file here may have");
        }
        let mut package = self.package.borrow_mut();
        if !package.has(name) {
            return Err("a picture or sound is not in the package");
        }
        let head = package.head(name).map_err(|_| "a picture or sound cannot be read")?;
        sort_of(&head).ok_or("a picture or sound is of no kind that is known")
    }

    /// A name that no other file has, however its letters are written.
    fn safe(&mut self, name: &str) -> String {
        let small = name.to_lowercase();
        match self.taken.get(&small) {
            None => {
                self.taken.insert(small, name.to_owned());
                name.to_owned()
            }
            Some(known) if known == name => name.to_owned(),
            Some(_) => {
                let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
                let letters = name
                    .bytes()
                    .fold(0_u32, |all, byte| all.wrapping_mul(31).wrapping_add(u32::from(byte)));
                format!("{stem}-{letters:08x}.{extension}")
            }
        }
    }

    /// Gives each deck the files that its questions name.
    pub fn share(mut self, bundles: &mut [Bundle]) {
        for bundle in bundles {
            for (path, name) in self.used.remove(&bundle.name).unwrap_or_default() {
                let package = Rc::clone(&self.package);
                let fetch = Box::new(move || package.borrow_mut().medium(&name));
                bundle.media.push(Medium { name: path, fetch });
            }
        }
    }
}

/// What a file is by how it begins.
fn sort_of(head: &[u8]) -> Option<MediumSort> {
    const PICTURES: [&[u8]; 7] =
        [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"<svg", b"<?xml", b"II*\0"];
    const SOUNDS: [&[u8]; 6] = [b"ID3", b"OggS", b"fLaC", b"FORM", b"#!AMR", b"\x1aE\xdf\xa3"];
    let inner = head.get(4..12).unwrap_or_default();
    let is_frame =
        head.first() == Some(&0xff) && head.get(1).is_some_and(|byte| byte & 0xe0 == 0xe0);
    if PICTURES.iter().any(|mark| head.starts_with(mark)) {
        return Some(MediumSort::Picture);
    }
    if head.starts_with(b"RIFF") {
        return Some(if head.get(8..12) == Some(b"WEBP") {
            MediumSort::Picture
        } else {
            MediumSort::Sound
        });
    }
    if inner.starts_with(b"ftyp") {
        let is_picture = [&b"avif"[..], b"avis", b"heic", b"mif1"].contains(&&inner[4..]);
        return Some(if is_picture { MediumSort::Picture } else { MediumSort::Sound });
    }
    (is_frame || SOUNDS.iter().any(|mark| head.starts_with(mark))).then_some(MediumSort::Sound)
}

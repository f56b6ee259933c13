//! `.quizdeck` read: what its list names, and no more than fits into memory.

use super::{Enclosed, LIST, ParcelList, VERSION};
use crate::deck::edit::{Draft, Manuscript};
use crate::format::archive::{Archive, is_plain};
use crate::format::text::Lines;
use crate::format::{
    Bundle, Carried, ForeignFile, Intake, Loss, Medium, PackedHistory, Unfit, Wishes,
};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many bytes may be unpacked of a file in all.
const MOST: u64 = 1 << 30;

/// The most bytes of a picture or a sound.
const MOST_MEDIUM: u64 = 64 << 20;

/// The most bytes of the list.
const MOST_LIST: u64 = 16 << 20;

/// An archive, and how many bytes may still be unpacked of it.
struct Parcel {
    archive: Archive,
    left: u64,
}

impl Parcel {
    fn unpacked(&mut self, name: &str, most: u64) -> Result<Vec<u8>, String> {
        let bytes = self.archive.unpacked(name, most.min(self.left));
        let bytes = bytes.map_err(|why| format!("\"{name}\" in it {why}"))?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Ok(bytes)
    }
}

fn broken(reason: impl Into<String>) -> Unfit {
    Unfit::new(reason, "have it exported again")
}

/// Reads a file.
pub fn read(file: &ForeignFile<'_>, _: &Wishes) -> Result<Intake, Unfit> {
    let archive = Archive::open(Rc::from(file.bytes))
        .ok_or_else(|| broken("it is no zip file, or cut off"))?;
    let mut parcel = Parcel { archive, left: MOST };
    let list = parcel.unpacked(LIST, MOST_LIST).map_err(broken)?;
    let contents: ParcelList =
        serde_json::from_slice(&list).map_err(|_| broken("its list of decks makes no sense"))?;
    if contents.quizdeck > VERSION {
        return Err(Unfit::new("a later version of quizdeck wrote it", "update quizdeck"));
    }
    let parcel = Rc::new(RefCell::new(parcel));
    let mut intake = Intake::default();
    for enclosed in contents.decks {
        match bundle(&enclosed, &parcel) {
            Ok(bundle) => intake.bundles.push(bundle),
            Err(reason) => intake.losses.push(Loss::question(enclosed.deck, reason)),
        }
    }
    Ok(intake)
}

fn bundle(enclosed: &Enclosed, parcel: &Rc<RefCell<Parcel>>) -> Result<Bundle, String> {
    let named = enclosed.deck.strip_suffix(".toml").and_then(|path| path.rsplit_once('/'));
    let (folder, name) = named.filter(|_| is_plain(&enclosed.deck)).ok_or("it is no deck")?;
    let text = parcel.borrow_mut().unpacked(&enclosed.deck, MOST)?;
    let text = String::from_utf8(text).map_err(|_| "it is not UTF-8")?;
    let Manuscript { front, questions } = Manuscript::of(&text);
    let mut lines = Lines::of(&text);
    let carried = questions.into_iter().map(|(start, draft)| {
        let place = format!("{name}.toml, {}", lines.at(start));
        Carried { place, draft }
    });
    let questions: Vec<Carried> = carried.collect();
    let media = media(&questions, folder, parcel);
    let history = match &enclosed.history {
        Some(path) => Some(PackedHistory {
            whose: enclosed.whose.clone().unwrap_or_default(),
            lines: parcel.borrow_mut().unpacked(path, MOST)?,
        }),
        None => None,
    };
    let name = name.to_owned();
    Ok(Bundle { name, front, questions, media, text: Some(text), history, ..Bundle::default() })
}

/// What the questions name, to be unpacked when it is wanted.
fn media(questions: &[Carried], folder: &str, parcel: &Rc<RefCell<Parcel>>) -> Vec<Medium> {
    let drafts = questions.iter().map(|question| &question.draft);
    let named: BTreeSet<&str> = drafts.flat_map(Draft::files).collect();
    let medium = |name: &str| {
        let (parcel, path) = (Rc::clone(parcel), name.trim_start_matches("./"));
        let (entry, is_plain) = (format!("{folder}/{path}"), is_plain(path));
        let fetch = move || {
            let mut parcel = parcel.borrow_mut();
            if !is_plain || !parcel.archive.has(&entry) {
                return Err("the file is not in it".to_owned());
            }
            parcel.unpacked(&entry, MOST_MEDIUM)
        };
        Medium { name: name.to_owned(), fetch: Box::new(fetch) }
    };
    named.into_iter().map(medium).collect()
}

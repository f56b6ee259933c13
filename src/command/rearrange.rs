//! Rearranging decks: what removing, moving, tagging, merging and splitting have in common. The files
//! are changed all or none, progress follows its questions, and `undo` takes both back.

mod carry;

pub use carry::{Baggage, baggage, without_unused};

use crate::deck::edit::{self, Manuscript, Refused};
use crate::deck::{Deck, read};
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::shelf::{self, Company, Neighbours, Place, Revision, Shelf, Transit, refusal};
use crate::sitting::{linking, stored};
use crate::store::Store;
use crate::text::{diff, plural, printable_line};
use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the questions of a deck are afterwards, by number: in which deck, and under which number.
pub type Whither = HashMap<usize, (usize, usize)>;

/// What is to become of some decks.
#[derive(Debug, Default)]
pub struct Arrangement {
    /// What each is to hold; nothing where it is taken away.
    pub texts: Vec<Option<String>>,
    /// Where the questions of each are then; what is not told stays away.
    pub whither: Vec<Whither>,
    /// What there is to tell besides, a line each.
    pub remarks: Vec<String>,
    /// What is said of it: "2 questions removed".
    pub said: String,
    /// What was done, in a few words: "2 questions".
    pub deed: String,
    /// Pictures and sounds to be copied: from, the folder, the path in it.
    pub copies: Vec<(PathBuf, PathBuf, String)>,
}

/// Who rearranges, and whether it is only shown.
pub struct Errand<'g> {
    /// The name of the command.
    pub command: &'static str,
    /// Whether nothing is written.
    pub is_dry: bool,
    /// What holds for every command.
    pub global: &'g Global,
}

impl Errand<'_> {
    /// Makes of decks what `plan` says, given the text of each, none where there is no file yet; tells
    /// what was done, or what would be.
    pub fn arrange(
        &self,
        places: &[Place],
        mut plan: impl FnMut(&[Option<String>]) -> Result<Arrangement>,
    ) -> Result<()> {
        let mut out = env::sentences();
        if self.is_dry {
            let texts = places.iter().map(|place| file::text(place.file()?, self.global.max_size));
            let texts = texts.collect::<Result<Vec<_>>>()?;
            let arrangement = plan(&texts)?;
            show(places, &texts, &arrangement)?;
            for remark in &arrangement.remarks {
                writeln!(out, "{}.", printable_line(remark))?;
            }
            writeln!(out, "{}. Nothing was written.", arrangement.said)?;
            return Ok(());
        }
        let mut store = stored::existing(self.global)?;
        let known = Shelf::load(self.global)?;
        if let Some(store) = &mut store {
            self.link(store, &known, places)?;
        }
        let revision = Revision::new(self.command, self.global);
        let change = |texts: &[Option<String>]| {
            let mut arrangement = plan(texts)?;
            let transits = transits(places, texts, &arrangement, &known);
            let (deed, copies) = (arrangement.deed.clone(), arrangement.copies.clone());
            let after = std::mem::take(&mut arrangement.texts);
            let is_changed = after != texts;
            Ok((after, Company { deed, copies, transits }, (arrangement, is_changed)))
        };
        let mut carried = 0;
        let settle = |transits: &[Transit]| {
            if let Some(store) = &mut store {
                carried = linking::carry(store, transits, env::moment()?)?;
            }
            Ok(())
        };
        let (arrangement, is_changed) = revision.change_together(places, change, settle)?;
        shelf::meet_all(places, self.global, &mut env::remarks())?;
        for remark in &arrangement.remarks {
            writeln!(out, "{}.", printable_line(remark))?;
        }
        let with = match carried {
            0 => String::new(),
            count => format!(", the progress of {} with it", plural(count, "question")),
        };
        let back =
            if is_changed && revision.is_kept() { "; `quizdeck undo` takes it back" } else { "" };
        writeln!(out, "{}{with}{back}.", arrangement.said)?;
        Ok(())
    }

    /// Lets what was edited since it was last asked go over first, where a deck has progress.
    fn link(&self, store: &mut Store, known: &Shelf, places: &[Place]) -> Result<()> {
        let mut neighbours = Neighbours::later(self.global);
        let learned: HashSet<String> = store.decks()?.into_iter().collect();
        for place in places.iter().filter(|place| place.file().is_ok_and(Path::exists)) {
            let deck = read(&place.text()?, &place.stem()).deck;
            if learned.contains(&deck.id) && known.rival(&deck.id, deck.has_id, place).is_none() {
                let moment = env::moment()?;
                let (_, told) = linking::link_sure(store, &deck, &mut neighbours, moment)?;
                for telling in told {
                    writeln!(env::remarks(), "{telling}.")?;
                }
            }
        }
        Ok(())
    }
}

/// Shows what would be written line by line.
fn show(places: &[Place], texts: &[Option<String>], arrangement: &Arrangement) -> Result<()> {
    let mut out = env::sentences();
    for (place, (before, after)) in places.iter().zip(texts.iter().zip(&arrangement.texts)) {
        let [before, after] = [before, after].map(|text| text.as_deref().unwrap_or_default());
        let name = place.name();
        out.write_all(diff(before, after, [&name, &name]).as_bytes())?;
    }
    Ok(())
}

/// The id of a deck, and what its questions are known by, by number.
fn keys(deck: &Deck) -> (String, HashMap<usize, String>) {
    let keys = deck.questions().iter().map(|question| (question.number, question.key.clone()));
    (deck.id.clone(), keys.collect())
}

/// What is known by another name afterwards, or in another deck; but for that of decks under whose id
/// another one's progress is filed.
fn transits(
    places: &[Place],
    before: &[Option<String>],
    arrangement: &Arrangement,
    shelf: &Shelf,
) -> Vec<Transit> {
    let after: Vec<_> = places
        .iter()
        .zip(&arrangement.texts)
        .map(|(place, text)| text.as_ref().map(|text| keys(&deck_of(text, place))))
        .collect();
    let (mut transits, mut comers) = (Vec::new(), HashMap::new());
    for ((place, text), whither) in places.iter().zip(before).zip(&arrangement.whither) {
        let Some(deck) = text.as_ref().map(|text| deck_of(text, place)) else { continue };
        if shelf.rival(&deck.id, deck.has_id, place).is_some() {
            continue;
        }
        let (deck, keys) = keys(&deck);
        for (number, key) in keys {
            let Some((at, number)) = whither.get(&number) else { continue };
            let Some(Some((to, keys))) = after.get(*at) else { continue };
            let Some(to_key) = keys.get(number) else { continue };
            *comers.entry((to, to_key)).or_insert(0) += 1;
            if (&deck, &key) != (to, to_key) {
                let to = (to.clone(), to_key.clone());
                transits.push(Transit { from: (deck.clone(), key), to, is_joined: false });
            }
        }
    }
    for transit in &mut transits {
        transit.is_joined = comers.get(&(&transit.to.0, &transit.to.1)).is_some_and(|all| *all > 1);
    }
    transits.sort_by(|one, other| one.from.cmp(&other.from));
    transits
}

/// Where the questions of a deck are that some were taken out of, so many in all.
pub fn closed_up(deck: usize, count: usize, gone: &BTreeSet<usize>) -> Whither {
    let left = (1..=count).filter(|number| !gone.contains(number));
    left.zip(1..).map(|(before, now)| (before, (deck, now))).collect()
}

/// The numbers of the questions that a person named, in the order in which they were named, each once.
pub fn numbers(deck: &Deck, text: &str, words: &[String]) -> Result<Vec<usize>> {
    let questions = deck.questions();
    let by_key: HashMap<&str, usize> =
        questions.iter().map(|question| (question.key.as_str(), question.number)).collect();
    // What cannot be read is known by the id that stands there, where no part hides what it holds.
    let written = LazyCell::new(|| {
        let mut written: HashMap<String, usize> = HashMap::new();
        let drafts = Manuscript::drafts(text).zip(1..);
        for ((_, draft), number) in drafts.filter(|_| deck.omitted.parts == 0) {
            if let Some(id) = draft.text("id") {
                written.entry(id.to_owned()).or_insert(number);
            }
        }
        written
    });
    let (mut numbers, mut seen) = (Vec::new(), HashSet::new());
    for word in words {
        let numbered = || word.parse().ok().filter(|number| (1..=deck.total()).contains(number));
        let part = || deck.named(word).first().map(|item| questions[item.question].number);
        let known = by_key.get(word.as_str()).copied().or_else(numbered);
        let number = known.or_else(part).or_else(|| written.get(word).copied());
        let number = number.ok_or_else(|| super::options::unknown_question(deck, word))?;
        if seen.insert(number) {
            numbers.push(number);
        }
    }
    Ok(numbers)
}

/// Reads a deck that is to be rearranged.
pub fn deck_of(text: &str, place: &Place) -> Deck {
    let mut deck = read(text, &place.stem()).deck;
    deck.place = place.clone();
    deck
}

/// Refuses a deck whose questions cannot be taken out by their lines.
pub fn expect_rearrangeable(place: &Place, text: &str) -> Result<()> {
    edit::portions(text, &[]).map(drop).map_err(refused(place))
}

/// Refuses what would make a deck worse: more of it that cannot be asked than of what goes into it.
pub fn expect_no_worse(place: &Place, before: usize, after: &str) -> Result<()> {
    let deck = read(after, &place.stem()).deck;
    let omitted = deck.omitted.questions + deck.omitted.parts;
    if omitted <= before {
        return Ok(());
    }
    let error = Error::new(format!(
        "cannot change {}: {} of it could not be asked then",
        place.name(),
        plural(omitted - before, "question")
    ));
    Err(error.hint("--dry-run shows the lines; what asks the same as another with the same answer is told apart by an `id`"))
}

/// A refused edit of a deck as a failure.
pub fn refused(place: &Place) -> impl Fn(Refused) -> Error + '_ {
    move |refused| refusal(&place.name(), refused)
}

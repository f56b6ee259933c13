//! Reading decks: what of them can be asked is, and what cannot is told.

use super::Place;
use super::ids::suggested_id;
use crate::deck::{self, Deck, Reading, seal};
use crate::error::{Error, Result};
use crate::report::{Finding, Severity, Source};
use crate::store::Listing;
use crate::text::{Look, plural};
use std::collections::HashMap;
use std::io::Write;

/// A deck that was read.
pub struct Shelved {
    /// The deck and its findings.
    pub reading: Reading,
    text: String,
}

/// How many findings are drawn; the rest is counted.
const MOST: usize = 100;

/// Reads a deck.
pub fn read(place: &Place) -> Result<Shelved> {
    Ok(read_bytes(place, &place.bytes()?))
}

/// Takes a deck that was listed before; where it is another one by now, it is read.
pub fn open(place: &Place, listing: &Listing) -> Result<Shelved> {
    let bytes = place.bytes()?;
    let listed = || {
        let text = std::str::from_utf8(&bytes).ok()?;
        let is_it = seal(text, &listing.text) == listing.seal;
        let items = is_it.then(|| serde_json::from_str(&listing.text).ok())??;
        Some(Deck::listed(text.to_owned(), place.clone(), items))
    };
    let listed = listed().map(|deck| Shelved {
        reading: Reading { deck, ..Reading::default() },
        text: String::new(),
    });
    Ok(listed.unwrap_or_else(|| read_bytes(place, &bytes)))
}

fn read_bytes(place: &Place, bytes: &[u8]) -> Shelved {
    let (text, mut reading) = deck::read_bytes(bytes, &place.stem());
    reading.deck.place = place.clone();
    Shelved { text: text.into_owned(), reading }
}

/// Reads decks that somebody named, and tells what there is to say of them: what is left out in a
/// line each. Where nothing of one can be asked, or `is_strict` and something cannot, every finding
/// is told and no deck comes back.
pub fn read_named(
    places: &[Place],
    is_strict: bool,
    look: Look,
    out: &mut impl Write,
) -> Result<Option<Vec<Deck>>> {
    let shelved = each_once(places.iter().map(read).collect::<Result<Vec<_>>>()?)?;
    let is_refused = |one: &Shelved| one.has_nothing() || is_strict && !one.reading.deck.is_whole();
    if shelved.iter().any(is_refused) {
        tell(&shelved, look, out)?;
        return Ok(None);
    }
    let (whole, rest): (Vec<_>, Vec<_>) =
        shelved.iter().partition(|one| one.reading.deck.is_whole());
    tell(whole, look, out)?;
    for omission in rest.into_iter().filter_map(Shelved::omission) {
        writeln!(out, "{omission}\n")?;
    }
    Ok(Some(shelved.into_iter().map(|one| one.reading.deck).collect()))
}

/// Takes decks that hold the same for one; two that only have the same id are refused.
fn each_once(shelved: Vec<Shelved>) -> Result<Vec<Shelved>> {
    let mut all: Vec<Shelved> = Vec::with_capacity(shelved.len());
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for one in shelved {
        let Deck { id, place, .. } = &one.reading.deck;
        let Some(first) = by_id.get(id).map(|at| &all[*at]) else {
            by_id.insert(id.clone(), all.len());
            all.push(one);
            continue;
        };
        if first.text != one.text {
            let (first, name) = (first.reading.deck.place.name(), place.name());
            let free = suggested_id(place, |id| by_id.contains_key(id));
            let error =
                format!("cannot take two decks with one id: {first} and {name} are both \"{id}\"");
            let hint = format!("give one another id, below [deck] in its file: id = \"{free}\"");
            return Err(Error::new(error).hint(hint));
        }
    }
    Ok(all)
}

/// Tells every finding of some decks.
pub fn tell<'s>(
    shelved: impl IntoIterator<Item = &'s Shelved>,
    look: Look,
    out: &mut impl Write,
) -> Result<()> {
    let mut told = 0;
    for Shelved { reading, text } in shelved {
        let findings = &reading.findings;
        if !findings.is_empty() {
            let name = reading.deck.place.name();
            let source = Source::new(&name, text);
            for finding in findings.iter().take(MOST.saturating_sub(told)) {
                writeln!(out, "{}\n", source.render(finding, look))?;
            }
            told += findings.len();
        }
    }
    if told > MOST {
        writeln!(out, "... and {} more\n", plural(told - MOST, "finding"))?;
    }
    Ok(())
}

impl Shelved {
    /// How many errors it has.
    pub fn errors(&self) -> usize {
        let findings = self.reading.findings.iter();
        findings.filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Its text; nothing where it was listed before.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line at which a question of the deck begins.
    pub fn line_of(&self, question: usize) -> usize {
        let start = self.reading.places.get(question).map_or(0, |place| place.start);
        Source::new("", &self.text).line(start)
    }

    /// The line at which a question of the file begins, by its number, also where it cannot be asked.
    pub fn line_of_number(&self, number: &str) -> Option<usize> {
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        let start = self.reading.starts.get(at)?;
        Some(Source::new("", &self.text).line(*start))
    }

    /// The line of the first error.
    pub fn first_error(&self) -> Option<usize> {
        let mut findings = self.reading.findings.iter();
        let error = findings.find(|finding| finding.severity == Severity::Error)?;
        Some(Source::new("", &self.text).line(error.span.start))
    }

    /// Whether nothing of it can be asked.
    pub fn has_nothing(&self) -> bool {
        let deck = &self.reading.deck;
        !deck.was_listed() && deck.questions().is_empty() // all of what is listed is sound
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.reading.findings.iter().any(|finding: &Finding| finding.code == "no-question")
    }

    /// What of it cannot be asked, and how to see why; nothing where all can.
    pub fn omission(&self) -> Option<String> {
        let omission = self.reading.omission()?;
        let check = self.reading.deck.place.sure_command("check");
        Some(format!("{omission} left out: run {check}"))
    }

    /// The deck, all of which must be sound.
    pub fn sound(self, look: Look, out: &mut impl Write) -> Result<Deck> {
        if self.reading.is_sound() {
            return Ok(self.reading.deck);
        }
        let name = self.reading.deck.place.name();
        tell(&[self], look, out)?;
        Err(Error::new(format!("cannot read all of {name}")).hint("mend what is reported above"))
    }
}

//! Watching: the check is run again each time that a deck is saved, beside an editor.

use crate::error::{Exit, Result};
use crate::shelf::{Place, edition};
use crate::store::Edition;
use std::io::{self, Write};
use std::time::Duration;

/// How long it is between two looks at the files: shorter than a look from the editor to the other
/// window takes, and too long to be felt by the machine.
const PAUSE: Duration = Duration::from_millis(200);

/// Checks, and again whenever one of the decks is another; ends with Ctrl-C, or when nobody reads.
pub fn watch(
    decks: impl Fn() -> Result<Vec<Place>>,
    check: impl Fn() -> Result<Exit>,
) -> Result<Exit> {
    loop {
        let before = editions(&decks);
        if let Err(error) = check() {
            let said = error.to_string();
            if said.is_empty() {
                return Err(error); // nobody reads, or someone left
            }
            // While it is saved a file may be gone.
            io::stderr().write_all(said.as_bytes())?;
        }
        writeln!(io::stderr(), "Watching: each save is checked. Ctrl-C ends.\n")?;
        while editions(&decks) == before {
            std::thread::sleep(PAUSE);
        }
    }
}

/// The decks by name, each with the state that its file is in; none where they cannot be found.
fn editions(decks: impl Fn() -> Result<Vec<Place>>) -> Vec<(String, Option<Edition>)> {
    let places = decks().unwrap_or_default();
    let state = |place: &Place| place.file().ok().and_then(edition);
    places.iter().map(|place| (place.name(), state(place))).collect()
}

//! Reading decks: every finding of every deck is told, and one broken deck stops all.

use super::Place;
use crate::deck::{self, Deck};
use crate::error::Result;
use crate::report::{Finding, Severity, Source};
use crate::text::{self, Look};
use std::io::Write;

/// Some decks that were read, with what there is to say of them.
#[derive(Default)]
pub struct Shelf {
    pub decks: Vec<Deck>,
    pub errors: usize,
    pub warnings: usize,
}

/// How many findings are drawn; the rest is counted.
const MOST: usize = 100;

/// Reads decks and tells every finding.
pub fn read(places: &[Place], look: Look, out: &mut impl Write) -> Result<Shelf> {
    let mut shelf = Shelf::default();
    let mut told = 0;
    for place in places {
        let bytes = place.bytes()?;
        let (text, reading) = deck::read_bytes(&bytes, &place.stem());
        let name = place.name();
        shelf.errors += count(&reading.findings, Severity::Error);
        shelf.warnings += count(&reading.findings, Severity::Warning);
        if !reading.findings.is_empty() {
            let source = Source::new(&name, &text);
            for finding in reading.findings.iter().take(MOST.saturating_sub(told)) {
                writeln!(out, "{}\n", source.render(finding, look))?;
            }
            told += reading.findings.len();
        }
        shelf.decks.push(reading.deck.at(place.clone()));
    }
    if told > MOST {
        writeln!(out, "... and {} more\n", text::plural(told - MOST, "finding"))?;
    }
    Ok(shelf)
}

/// Reads decks that nobody named: those that cannot be asked are left out, and told in a line each.
pub fn read_found(places: Vec<Place>, out: &mut impl Write) -> Result<Shelf> {
    let mut shelf = Shelf::default();
    for place in places {
        let (name, bytes) = (place.name(), place.bytes());
        let reading = match bytes {
            Ok(bytes) => deck::read_bytes(&bytes, &place.stem()).1,
            Err(error) => {
                let error = error.to_string();
                write!(out, "{name} is left out: {}", error.trim_start_matches("error: "))?;
                continue;
            }
        };
        let errors = count(&reading.findings, Severity::Error);
        if errors == 0 {
            shelf.decks.push(reading.deck.at(place));
        } else if reading.findings.iter().any(|finding| finding.code == "no-question") {
            writeln!(out, "{name} is left out: it has no question (quizdeck add {name})")?;
        } else {
            let errors = text::plural(errors, "error");
            writeln!(out, "{name} is left out: it has {errors} (quizdeck check {name})")?;
        }
    }
    Ok(shelf)
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}

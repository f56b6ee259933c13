//! The decks of a sitting: which they are, and what of them can be asked.

use super::terms::Terms;
use crate::deck::{Deck, Place};
use crate::engine::Mode;
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf::{self, Shelf};
use crate::text::Look;
use crate::ui::Ui;
use std::io::Write;
use std::ops::ControlFlow::{self, Break, Continue};

/// Finds and reads the decks: what of them can be asked. Ends at once where nothing of a deck can
/// be, or all of it should be and cannot, or none was picked.
pub fn choose(
    mode: Mode,
    terms: &Terms,
    global: &Global,
    ui: &mut dyn Ui,
    look: Look,
    out: &mut impl Write,
) -> Result<ControlFlow<Exit, Vec<Deck>>> {
    let places = match terms.decks[..] {
        [] if mode == Mode::Review => {
            let (mut shelf, day) = (Shelf::load(global)?, env::moment()?.day);
            let looks_inside = terms.filter.is_choosy();
            let decks = if looks_inside { shelf.read(day, out) } else { shelf.open(day, out) }?;
            let refused = terms.is_strict && decks.iter().any(|deck| !deck.is_whole());
            return Ok(if refused { Break(Exit::Findings) } else { Continue(decks) });
        }
        [] => match pick_deck(ui, global)? {
            Some(place) => vec![place],
            None => return Ok(Break(Exit::Done)),
        },
        ref names => shelf::find(names, global)?,
    };
    if mode == Mode::Exam {
        // Nothing is left out of an exam: it is refused, or goes on with its own copy of the deck.
        let mut told = Vec::new();
        let decks = shelf::read_named(&places, terms.is_strict, look, &mut told)?;
        if decks.is_none() {
            out.write_all(&told)?;
        }
        return Ok(decks.map_or(Break(Exit::Findings), Continue));
    }
    let decks = shelf::read_named(&places, terms.is_strict, look, out)?;
    Ok(decks.map_or(Break(Exit::Findings), Continue))
}

/// Lets a person pick one of the decks that were found.
fn pick_deck(ui: &mut dyn Ui, global: &Global) -> Result<Option<Place>> {
    let mut known = Shelf::load(global)?.offered();
    let names: Vec<String> = known.iter().map(Place::name).collect();
    if !env::has_person() {
        let hint = format!("name a deck: {}", names.join(", "));
        return Err(Error::new("cannot ask which deck without a terminal").hint(hint));
    }
    let picked = ui.pick("Which deck?", &names)?;
    Ok(picked.filter(|at| *at < known.len()).map(|at| known.swap_remove(at)))
}

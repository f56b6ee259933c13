//! Without a command: what there is to learn, and what to do next.

use super::{learn, list, quiz, review};
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::sitting::surface::surface;

/// What a person can go on with.
const NEXT: [(&str, Next); 4] = [
    ("Review what is due", Next::Review),
    ("Quiz: a random round", Next::Quiz),
    ("Learn in small rounds", Next::Learn),
    ("Leave", Next::Leave),
];

#[derive(Clone, Copy)]
enum Next {
    Review,
    Quiz,
    Learn,
    Leave,
}

/// Lists the decks and, where a person is there, asks what to do.
pub fn run(global: &Global) -> Result<Exit> {
    let listed = list::run(&list::Args::default(), global)?;
    if listed != Exit::Done || !env::has_person() {
        return Ok(listed);
    }
    let items = NEXT.map(|(text, _)| text.to_owned());
    let picked = surface(false, false, global)?.pick("What next?", &items)?;
    match picked.and_then(|at| NEXT.get(at)).map_or(Next::Leave, |(_, next)| *next) {
        Next::Review => review::run(&review::Args::default(), global),
        Next::Quiz => quiz::run(&quiz::Args::default(), global),
        Next::Learn => learn::run(&learn::Args::default(), global),
        Next::Leave => Ok(Exit::Done),
    }
}

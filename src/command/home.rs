//! Without a command: what there is to learn, and what to do next.

use super::options::Options;
use super::{learn, list, quiz, review, stats};
use crate::engine::Mode;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::sitting::resume::begun;
use crate::sitting::surface::surface;

/// What a person can go on with.
const NEXT: [(&str, Next); 4] = [
    ("Review what is due", Next::Ask(Mode::Review)),
    ("Quiz: a random round", Next::Ask(Mode::Quiz)),
    ("Learn in small rounds", Next::Ask(Mode::Learn)),
    ("Statistics: how much is known, and what is coming", Next::Tell),
];

/// What to do next.
#[derive(Clone, Copy)]
enum Next {
    /// Ask questions.
    Ask(Mode),
    /// Tell how a learner is doing.
    Tell,
}

/// Lists the decks and, where a person is there, asks what to do; an unfinished session is first.
pub fn run(global: &Global) -> Result<Exit> {
    let listed = list::run(&list::Args::above_menu(), global)?;
    if listed != Exit::Done || !env::has_person() {
        return Ok(listed);
    }
    let begun = begun(global)?.map(|begun| {
        let options = Options { decks: begun.decks, resume: true, ..from_menu() };
        (begun.text, Next::Ask(begun.mode), options)
    });
    let next = NEXT.map(|(text, next)| (text.to_owned(), next, from_menu()));
    let mut choices: Vec<_> = begun.into_iter().chain(next).collect();
    let texts = choices.iter().map(|(text, ..)| text.clone());
    let texts: Vec<String> = texts.chain(["Leave".to_owned()]).collect();
    match surface(false, false, global)?.pick("What next?", &texts)? {
        Some(at) if at < choices.len() => {
            let (_, next, options) = choices.swap_remove(at);
            match next {
                Next::Ask(Mode::Review) => review::run(&options.into(), global),
                Next::Ask(Mode::Quiz) => quiz::run(&options.into(), global),
                Next::Ask(Mode::Learn) => learn::run(&options.into(), global),
                Next::Tell => stats::run(&stats::Args::default(), global),
            }
        }
        Some(_) | None => Ok(Exit::Done),
    }
}

fn from_menu() -> Options {
    Options { from_menu: true, ..Options::default() }
}

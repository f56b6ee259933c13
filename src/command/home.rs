//! Without a command: what there is to learn, and what to do next.

use super::list::Overview;
use super::options::Options;
use super::{exam, learn, list, quiz, review, stats};
use crate::engine::Mode;
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::TOUR;
use crate::sitting::resume::begun;
use crate::sitting::surface::surface;

/// What to do next.
#[derive(Clone, Copy)]
enum Next {
    /// Ask questions.
    Ask(Mode),
    /// Tell how a learner is doing.
    Tell,
}

/// Something that a person can go on with.
type Opening = (String, Next, Options);

/// What a person can go on with: the tour where all is new, and what is due only where something is.
fn next(overview: Overview) -> Vec<Opening> {
    let Overview { due, new, is_first } = overview;
    let choice = |text: &str, next| (text.to_owned(), next, from_menu());
    let mut choices = Vec::new();
    if is_first {
        let (text, next, options) =
            choice("Tour: get to know quizdeck by a quiz", Next::Ask(Mode::Quiz));
        choices.push((text, next, Options { decks: vec![TOUR.into()], ..options }));
    }
    if due > 0 {
        choices.push(choice("Review what is due", Next::Ask(Mode::Review)));
    } else if new > 0 && !is_first {
        choices.push(choice("Review: some new questions", Next::Ask(Mode::Review)));
    }
    choices.push(choice("Quiz: a random round", Next::Ask(Mode::Quiz)));
    choices.push(choice("Learn in small rounds", Next::Ask(Mode::Learn)));
    choices.push(choice("Statistics: how much is known, and what is coming", Next::Tell));
    choices
}

/// Lists the decks and, where a person is there, asks what to do; an unfinished session is first.
pub fn run(global: &Global) -> Result<Exit> {
    let (listed, overview) = list::above_menu(global)?;
    if listed != Exit::Done || !env::has_person() {
        return Ok(listed);
    }
    let begun = begun(global)?.map(|begun| {
        let options = Options { decks: begun.decks, resume: true, ..from_menu() };
        (begun.text, Next::Ask(begun.mode), options)
    });
    let mut choices: Vec<Opening> = begun.into_iter().chain(next(overview)).collect();
    let texts = choices.iter().map(|(text, ..)| text.clone());
    let texts: Vec<String> = texts.chain(["Leave".to_owned()]).collect();
    match surface(false, false, global)?.pick("What next?", &texts)? {
        Some(at) if at < choices.len() => {
            let (_, next, options) = choices.swap_remove(at);
            match next {
                Next::Ask(Mode::Review) => review::run(&options.into(), global),
                Next::Ask(Mode::Quiz) => quiz::run(&options.into(), global),
                Next::Ask(Mode::Learn) => learn::run(&options.into(), global),
                Next::Ask(Mode::Exam) => exam::run(&options.into(), global),
                Next::Tell => stats::run(&stats::Args::default(), global),
            }
        }
        Some(_) | None => Ok(Exit::Done),
    }
}

fn from_menu() -> Options {
    Options { from_menu: true, ..Options::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tour_is_first_where_all_is_new_and_what_is_due_only_where_something_is() {
        let first = |due, new, is_first| {
            let choices = next(Overview { due, new, is_first });
            let texts = choices.iter().map(|(text, ..)| text.split([' ', ':']).take(2));
            texts.take(2).map(|words| words.collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(first(0, 0, true), ["Tour ", "Quiz "]);
        assert_eq!(first(0, 9, true), ["Tour ", "Quiz "]);
        assert_eq!(first(3, 9, false), ["Review what", "Quiz "]);
        assert_eq!(first(0, 9, false), ["Review ", "Quiz "]);
        assert_eq!(first(0, 0, false), ["Quiz ", "Learn in"]);
    }
}

//! Aliases: a typed answer that the learner says was right can be written into the deck, so that
//! it is right from then on.

use crate::deck::{Deck, Item, edit};
use crate::engine::{Answered, Session};
use crate::env;
use crate::error::Result;
use crate::judge::Expected;
use crate::shelf::{Place, Revision, refusal};
use crate::ui::Ui;

/// Offers to write what was typed last into the deck, where somebody is there to be asked and the
/// deck is a file; what was written. Numbers have a tolerance for that.
pub fn offer(session: &Session<'_>, revision: &Revision, ui: &mut dyn Ui) -> Result<Vec<String>> {
    let Some((deck, item, answer)) = session.last() else { return Ok(Vec::new()) };
    let Place::File { path, .. } = &deck.place else { return Ok(Vec::new()) };
    let question = &deck.questions()[item.question];
    let is_measured = |expected: &Expected| expected.quantity.is_some();
    if question.kind.expected(item.part).iter().any(is_measured) || !env::has_person() {
        return Ok(Vec::new());
    }
    let mut accepted = Vec::new();
    for (line, typed) in wrong_lines(deck, item, answer) {
        let name = path.display().to_string();
        let offer = format!("Take \"{typed}\" for right from now on, and write it into {name}?");
        if ui.confirm(&offer, false)? != Some(true) {
            continue;
        }
        let stem = deck.place.stem();
        let written = revision.afresh().change(&deck.place, |text| {
            edit::accept(text, &stem, &question.key, item.part, line, &typed)
                .map(|text| (text, ()))
                .map_err(|refused| refusal(&name, refused))
        });
        match written {
            Ok(()) => accepted.push(typed),
            // The verdict stands all the same: it was said to the session, not to the deck.
            Err(error) => ui.notice(&error.to_string())?,
        }
    }
    Ok(accepted)
}

/// What was typed and not accepted, each with the line of the key that it was meant for. Of a list
/// that is known only where one entry is left on both sides.
fn wrong_lines(deck: &Deck, item: Item, answer: &Answered) -> Vec<(usize, String)> {
    let lines = &answer.judged.lines;
    let expected = deck.questions()[item.question].kind.expected(item.part);
    let wrong = lines.iter().enumerate().filter(|(_, line)| !line.right);
    let wrong: Vec<(usize, String)> = wrong
        .map(|(at, line)| (at, line.typed.trim().to_owned()))
        .filter(|(_, typed)| !typed.is_empty())
        .collect();
    if lines.iter().all(|line| line.right || !line.key.is_empty()) {
        return wrong;
    }
    let is_met = |key: &String| lines.iter().any(|line| line.right && line.key == *key);
    let open = expected.iter().enumerate().filter(|(_, expected)| !expected.key.iter().any(is_met));
    match (&open.map(|(at, _)| at).collect::<Vec<_>>()[..], &wrong[..]) {
        ([entry], [(_, typed)]) => vec![(*entry, typed.clone())],
        _ => Vec::new(),
    }
}

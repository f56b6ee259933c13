//! Portions: the questions of one deck dealt out to several, each with the head and the passages it needs.

use super::extent::extents;
use super::manuscript::{Front, Manuscript};
use super::patch::Refused;
use super::relocate::closed;
use std::collections::{BTreeSet, HashMap};

/// Decks with the same head, each with some questions of a deck, by number, and the passages that they
/// name: what goes to many places is read once.
///
/// # Errors
/// When the deck is no TOML, or writes its questions as one list.
pub fn portions(text: &str, groups: &[Vec<usize>]) -> Result<Vec<String>, Refused> {
    let all = extents(text)?;
    let Manuscript { mut front, questions } = Manuscript::of(text);
    let passages = std::mem::take(&mut front.passages);
    let named: HashMap<&str, usize> =
        passages.iter().zip(0..).map(|((name, _), at)| (name.as_str(), at)).collect();
    let passage = |number: &usize| {
        let (_, draft) = questions.get(number.checked_sub(1)?)?;
        named.get(draft.text("passage")?).copied()
    };
    let lines = |number: &usize| {
        let extent = number.checked_sub(1).and_then(|at| all.get(at))?;
        Some(closed(&text[extent.lines.clone()], "\n"))
    };
    let portion = |numbers: &Vec<usize>| {
        let wanted: BTreeSet<usize> = numbers.iter().filter_map(passage).collect();
        let passages = wanted.into_iter().map(|at| passages[at].clone()).collect();
        let head = Front { passages, ..front.clone() }.written();
        let lines: Vec<String> = numbers.iter().filter_map(lines).collect();
        format!("{head}\n{}", lines.join("\n"))
    };
    Ok(groups.iter().map(portion).collect())
}

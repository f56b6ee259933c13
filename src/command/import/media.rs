//! Pictures and sounds that come with a deck: put beside it, before it names them. Nothing that is
//! there is written over, and no name leads out of the folder.

use super::merge::Merged;
use crate::env::file;
use crate::error::Result;
use crate::format::{Bundle, Loss, Medium};
use crate::shelf::Place;
use std::collections::HashSet;
use std::path::{Component, Path};

/// The share of the work with a deck that is done when its files are copied, about.
const CHECKED: f64 = 0.5;

/// Copies what the questions that are kept name; what cannot be copied is lost.
pub fn copy(
    bundle: &Bundle,
    merged: &Merged,
    place: &Place,
    tell: &dyn Fn(&str, f64),
) -> Result<Vec<Loss>> {
    let kept = bundle.questions.iter().zip(&merged.kept).filter(|(_, kept)| kept.is_some());
    let named: HashSet<&str> = kept.flat_map(|(question, _)| question.draft.files()).collect();
    let mut losses = Vec::new();
    let Some(folder) = place.folder() else { return Ok(losses) };
    let named = bundle.media.iter().filter(|medium| named.contains(&*medium.name));
    let named: Vec<&Medium> = named.collect();
    for (number, Medium { name, fetch }) in named.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a bar has few places")]
        let share = number as f64 / named.len() as f64;
        let files = named.len();
        tell(&format!("copying file {} of {files}", number + 1), CHECKED + (1.0 - CHECKED) * share);
        let path = name.trim_start_matches("./");
        let mut parts = Path::new(path).components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            losses.push(Loss::part(name.clone(), "it lies outside of the folder"));
            continue;
        }
        match fetch() {
            Ok(bytes) => match file::put_beside(folder, path, &bytes)? {
                file::Put::New | file::Put::Same => {}
                file::Put::Other => losses.push(Loss::part(
                    name.clone(),
                    "another file of this name is beside the deck already",
                )),
            },
            Err(reason) => losses.push(Loss::part(name.clone(), reason)),
        }
    }
    Ok(losses)
}

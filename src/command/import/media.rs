//! Pictures and sounds that come with a deck: put beside it, before it names them.

use super::merge::Merged;
use crate::command::medium::put;
use crate::error::Result;
use crate::format::{Bundle, Loss, Medium};
use crate::shelf::Place;
use std::collections::HashSet;
use std::path::PathBuf;

/// The share of the work with a deck that is done when its files are copied, about.
const CHECKED: f64 = 0.5;

/// Copies what the questions that are kept name; what cannot be copied is lost, and the files that
/// are new.
pub fn copy(
    bundle: &Bundle,
    merged: &Merged,
    place: &Place,
    tell: &dyn Fn(&str, f64),
) -> Result<(Vec<Loss>, Vec<PathBuf>)> {
    if bundle.media.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let kept = bundle.questions.iter().zip(&merged.kept).filter(|(_, kept)| kept.is_some());
    let named: HashSet<&str> = kept.flat_map(|(question, _)| question.draft.files()).collect();
    let Some(folder) = place.folder() else { return Ok((Vec::new(), Vec::new())) };
    let named = bundle.media.iter().filter(|medium| named.contains(&*medium.name));
    let named: Vec<&Medium> = named.collect();
    put(&named, folder, &|number| {
        #[expect(clippy::cast_precision_loss, reason = "a bar has few places")]
        let share = number as f64 / named.len() as f64;
        let doing = format!("copying file {} of {}", number + 1, named.len());
        tell(&doing, CHECKED + (1.0 - CHECKED) * share);
    })
}

//! The targets: what must hold of every case, a file for each part of the program.

pub mod checking;
pub mod drafting;
pub mod editing;
pub mod fixing;
pub mod formats;
pub mod histories;
pub mod importing;
pub mod judging;
pub mod marking;
pub mod reading;
pub mod rendering;
pub mod reporting;
pub mod repositories;
pub mod sessions;
mod surfaces;
pub mod syncing;
pub mod terminal;
pub mod trying;
pub mod undoing;

use quizdeck::report::Finding;

/// What every finding keeps to: it lies in the text, between characters, and says something.
fn lies_in(text: &str, finding: &Finding) {
    let span = &finding.span;
    assert!(span.start <= span.end && span.end <= text.len(), "{finding:?} of {}", text.len());
    let is_between = text.is_char_boundary(span.start) && text.is_char_boundary(span.end);
    assert!(is_between, "{finding:?}");
    assert!(!finding.message.is_empty() && !finding.help.is_empty(), "{finding:?}");
    assert!(finding.twin.is_none_or(|twin| twin <= text.len()), "{finding:?}");
    for (place, _) in &finding.fix {
        assert!(text.get(place.clone()).is_some(), "{finding:?}");
    }
}

//! Decks against an article: what they say and it does not, as findings that a deck may allow like others.

use crate::deck::edit::Manuscript;
use crate::draft::{Article, strangers_of};
use crate::lint::not_in_article;
use crate::report::Finding;

/// The findings of a deck's text, in its order.
pub fn findings(text: &str, stem: &str, article: &Article) -> Vec<Finding> {
    let manuscript = Manuscript::of(text);
    let mut found: Vec<Finding> = strangers_of(text, stem, article)
        .into_iter()
        .map(|one| not_in_article(one.span, &one.text, &one.key))
        .filter(|finding| {
            let after = manuscript.questions.partition_point(|(at, _)| *at <= finding.span.start);
            let question = after.checked_sub(1).and_then(|at| manuscript.questions.get(at));
            let own = question.map(|(_, draft)| draft.texts("allow")).unwrap_or_default();
            let of_deck = manuscript.front.texts("allow");
            !own.into_iter().chain(of_deck).any(|code| code == finding.code)
        })
        .collect();
    found.sort_by_key(|finding| finding.span.start);
    found
}

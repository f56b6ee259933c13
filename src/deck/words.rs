//! Words that some keys take, and what they mean.

use crate::judge::Accents;

/// A way to ask that is not the question's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum As {
    /// Pick one of some options, borrowed where there are none.
    Choice,
    /// Type the answer.
    Typed,
    /// Recall, look and rate oneself.
    Card,
}

/// The words for [`As`], in decks and on the command line.
pub const AS: [(&str, As); 3] = [("choice", As::Choice), ("typed", As::Typed), ("card", As::Card)];

/// The words for how accents count.
pub const ACCENTS: [(&str, Accents); 3] =
    [("strict", Accents::Strict), ("warn", Accents::Warn), ("ignore", Accents::Ignore)];

/// The words alone.
pub const fn names<T, const N: usize>(words: &[(&'static str, T); N]) -> [&'static str; N] {
    let (mut names, mut at) = ([""; N], 0);
    while at < N {
        names[at] = words[at].0;
        at += 1;
    }
    names
}

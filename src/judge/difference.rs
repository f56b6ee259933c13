//! What differs between what was typed and the right text, for the feedback after a typo: by
//! grapheme, so that a letter and its accent stay together.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What became of a run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both texts, as each has it: they may be of another case.
    Same {
        /// As it was typed.
        typed: String,
        /// As it is in the right text.
        right: String,
    },
    /// In the right text only.
    Missing(String),
    /// In the typed text only.
    Extra(String),
}

/// Gives the runs that lead from what was typed to the right text. Case alone makes no difference,
/// but where there is no other. Takes long where long texts differ in much.
pub fn difference(typed: &str, right: &str) -> Vec<Run> {
    let (typed, right): (Vec<&str>, Vec<&str>) =
        (typed.graphemes(true).collect(), right.graphemes(true).collect());
    let (mut old, mut new) = (keys(&typed), keys(&right));
    let small = |keys: &[String]| keys.iter().map(|key| key.to_lowercase()).collect::<Vec<_>>();
    if small(&old) != small(&new) {
        (old, new) = (small(&old), small(&new));
    }
    let mut runs = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, old, new) = operation.as_tag_tuple();
        let (typed, right) = (typed[old].concat(), right[new].concat());
        match tag {
            DiffTag::Equal => runs.push(Run::Same { typed, right }),
            DiffTag::Delete => runs.push(Run::Extra(typed)),
            DiffTag::Insert => runs.push(Run::Missing(right)),
            DiffTag::Replace => runs.extend([Run::Extra(typed), Run::Missing(right)]),
        }
    }
    runs
}

fn keys(graphemes: &[&str]) -> Vec<String> {
    graphemes.iter().map(|grapheme| grapheme.nfc().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use proptest::prelude::*;

    #[test]
    fn runs_are_merged_and_told_apart() {
        let shown = |typed, right| {
            difference(typed, right)
                .into_iter()
                .map(|run| match run {
                    Run::Same { typed, .. } => typed,
                    Run::Missing(run) => format!("[{run}]"),
                    Run::Extra(run) => format!("<{run}>"),
                })
                .collect::<String>()
        };
        assert_eq!(shown("Mitocondria", "mitochondria"), "Mitoc[h]ondria");
        assert_eq!(shown("caffee", "café"), "caf<fee>[é]");
        assert_eq!(shown("cafe\u{301}", "café"), "cafe\u{301}");
        assert_eq!(shown("", "abc"), "[abc]");
        assert_eq!(shown("abc", ""), "<abc>");
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("ls -A", "ls -a"), "ls -<A>[a]");
        assert_eq!(shown("Hanover", "Hannover"), "Han[n]over");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn the_runs_hold_both_texts(typed in ".{0,20}", right in ".{0,20}") {
            let runs = difference(&typed, &right);
            let (mut old, mut new) = (String::new(), String::new());
            for run in runs {
                match run {
                    Run::Same { typed, right } => { old += &typed; new += &right; }
                    Run::Extra(text) => old += &text,
                    Run::Missing(text) => new += &text,
                }
            }
            prop_assert_eq!((old, new), (typed, right));
        }
    }
}

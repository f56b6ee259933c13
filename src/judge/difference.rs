//! What differs between what was typed and the right text, for the feedback after a typo: by
//! grapheme, so that a letter and its accent stay together.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What became of a run of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both texts; shown as in the right one.
    Same,
    /// In the right text only.
    Missing,
    /// In the typed text only.
    Extra,
}

/// Gives the runs that lead from what was typed to the right text. Case alone makes no difference.
/// Takes long where long texts differ in much.
pub fn difference(typed: &str, right: &str) -> Vec<(Run, String)> {
    let (typed, right): (Vec<&str>, Vec<&str>) =
        (typed.graphemes(true).collect(), right.graphemes(true).collect());
    let mut runs = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &keys(&typed), &keys(&right)) {
        let (tag, old, new) = operation.as_tag_tuple();
        let (extra, missing) = (typed[old].concat(), right[new].concat());
        match tag {
            DiffTag::Equal => runs.push((Run::Same, missing)),
            DiffTag::Delete => runs.push((Run::Extra, extra)),
            DiffTag::Insert => runs.push((Run::Missing, missing)),
            DiffTag::Replace => runs.extend([(Run::Extra, extra), (Run::Missing, missing)]),
        }
    }
    runs
}

fn keys(graphemes: &[&str]) -> Vec<String> {
    graphemes.iter().map(|grapheme| grapheme.nfc().collect::<String>().to_lowercase()).collect()
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
                .map(|(change, run)| match change {
                    Run::Same => run,
                    Run::Missing => format!("[{run}]"),
                    Run::Extra => format!("<{run}>"),
                })
                .collect::<String>()
        };
        assert_eq!(shown("Mitocondria", "mitochondria"), "mitoc[h]ondria");
        assert_eq!(shown("caffee", "café"), "caf<fee>[é]");
        assert_eq!(shown("cafe\u{301}", "café"), "café");
        assert_eq!(shown("", "abc"), "[abc]");
        assert_eq!(shown("abc", ""), "<abc>");
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("Hanover", "Hannover"), "Han[n]over");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn the_runs_hold_both_texts(typed in ".{0,20}", right in ".{0,20}") {
            let runs = difference(&typed, &right);
            let kept = runs.iter().filter(|(change, _)| *change != Run::Extra).map(|(_, run)| run.as_str());
            prop_assert_eq!(kept.collect::<String>(), right);
        }
    }
}

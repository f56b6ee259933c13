//! What differs between what was typed and the right text, for the feedback after a typo: by
//! grapheme, so that a letter and its accent stay together.

use similar::{Algorithm, ChangeTag, capture_diff_slices};
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

/// Texts that differ in more graphemes than this are not compared further: nobody reads such a
/// difference.
const LONGEST: usize = 2_000;

/// Gives the runs that lead from what was typed to the right text. Case alone makes no difference.
#[must_use]
pub fn difference(typed: &str, right: &str) -> Vec<(Run, String)> {
    let (typed, right): (Vec<&str>, Vec<&str>) =
        (typed.graphemes(true).collect(), right.graphemes(true).collect());
    let (typed_keys, right_keys) = (keys(&typed), keys(&right));
    let start = typed_keys.iter().zip(&right_keys).take_while(|(one, other)| one == other).count();
    let ends = typed_keys[start..].iter().rev().zip(right_keys[start..].iter().rev());
    let end = ends.take_while(|(one, other)| one == other).count();
    let typed_middle = start..typed.len() - end;
    let right_middle = start..right.len() - end;

    let mut runs = Vec::new();
    push(&mut runs, Run::Same, &right[..start]);
    if typed_middle.len().max(right_middle.len()) > LONGEST {
        push(&mut runs, Run::Extra, &typed[typed_middle]);
        push(&mut runs, Run::Missing, &right[right_middle]);
    } else {
        let (old, new) = (&typed_keys[typed_middle], &right_keys[right_middle]);
        for operation in capture_diff_slices(Algorithm::Myers, old, new) {
            for change in operation.iter_changes(old, new) {
                let (change, source, index) = match change.tag() {
                    ChangeTag::Equal => (Run::Same, &right, change.new_index()),
                    ChangeTag::Insert => (Run::Missing, &right, change.new_index()),
                    ChangeTag::Delete => (Run::Extra, &typed, change.old_index()),
                };
                if let Some(index) = index {
                    push(&mut runs, change, &source[start + index..=start + index]);
                }
            }
        }
    }
    push(&mut runs, Run::Same, &right[right.len() - end..]);
    runs
}

fn keys(graphemes: &[&str]) -> Vec<String> {
    graphemes.iter().map(|grapheme| grapheme.nfc().collect::<String>().to_lowercase()).collect()
}

fn push(runs: &mut Vec<(Run, String)>, change: Run, graphemes: &[&str]) {
    if graphemes.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some((last, run)) if *last == change => run.extend(graphemes.iter().copied()),
        _ => runs.push((change, graphemes.concat())),
    }
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

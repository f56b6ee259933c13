//! What differs between two versions of a text, line by line.

use super::printable;
use similar::{Algorithm, ChangeTag, TextDiff};

/// The lines that differ with some around them, as `diff -u` has them, below the names of both,
/// without what no terminal is to get. Empty where nothing differs.
pub fn diff(before: &str, after: &str, names: [&str; 2]) -> String {
    let lines = lines(before, after);
    let [one, other] = names;
    printable(&lines.unified_diff().header(one, other).to_string()).into_owned()
}

/// How many lines of a text are new in the other one, and how many of it have gone.
pub fn changed_lines(before: &str, after: &str) -> [usize; 2] {
    let mut counts = [0, 0];
    for change in lines(before, after).iter_all_changes() {
        match change.tag() {
            ChangeTag::Insert => counts[0] += 1,
            ChangeTag::Delete => counts[1] += 1,
            ChangeTag::Equal => {}
        }
    }
    counts
}

/// Compared by the lines that stand there once, so that it takes no time in a large deck.
fn lines<'t>(before: &'t str, after: &'t str) -> TextDiff<'t, 't, 't, str> {
    TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_differ_are_shown_with_what_is_around_them() {
        let shown = diff("a\nb\u{1b}\nc\n", "a\nc\nd\n", ["x", "y"]);
        assert_eq!(shown, "--- x\n+++ y\n@@ -1,3 +1,3 @@\n a\n-b\n c\n+d\n");
        assert_eq!(diff("a\n", "a\n", ["x", "y"]), "");
        assert_eq!(changed_lines("a\nb\nc\n", "a\nc\nd\ne\n"), [2, 1]);
    }
}

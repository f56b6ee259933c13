//! What differs between two versions of a text, line by line.

use super::{alignment, printable};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, group_diff_ops};
use std::collections::HashMap;
use std::fmt::Write;

/// The lines that differ with some around them, as `diff -u` has them, below the names of both,
/// without what no terminal is to get. Empty where nothing differs.
pub fn diff(before: &str, after: &str, names: [&str; 2]) -> String {
    let [old, new] = [lines(before), lines(after)];
    let mut shown = String::new();
    for hunk in group_diff_ops(operations(&old, &new), AROUND) {
        if shown.is_empty() {
            shown = format!("--- {}\n+++ {}\n", names[0], names[1]);
        }
        let _ = writeln!(shown, "{}", UnifiedHunkHeader::new(&hunk));
        for operation in hunk {
            if let DiffOp::Equal { .. } = operation {
                write(&mut shown, ' ', &old[operation.old_range()]);
            } else {
                write(&mut shown, '-', &old[operation.old_range()]);
                write(&mut shown, '+', &new[operation.new_range()]);
            }
        }
    }
    printable(&shown).into_owned()
}

/// How many lines of a text are new in the other one, and how many of it have gone.
pub fn changed_lines(before: &str, after: &str) -> [usize; 2] {
    let [old, new] = [lines(before), lines(after)];
    let common = alignment(&numbered([&old, &new])).len();
    [new.len() - common, old.len() - common]
}

/// How many lines around what differs are shown.
const AROUND: usize = 3;

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn write(shown: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        shown.push(sign);
        shown.push_str(line);
        if !line.ends_with('\n') {
            shown.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// The lines by numbers, the same one for the same.
fn numbered<'t>(texts: [&[&'t str]; 2]) -> [Vec<usize>; 2] {
    let mut numbers: HashMap<&'t str, usize> = HashMap::new();
    texts.map(|lines| {
        let number = |line: &&'t str| {
            let next = numbers.len();
            *numbers.entry(line).or_insert(next)
        };
        lines.iter().map(number).collect()
    })
}

/// What makes the new lines of the old ones, in order.
fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut operations = Vec::new();
    let [mut from, mut to] = [0, 0];
    let end = [old.len(), new.len()];
    for [one, other] in alignment(&numbered([old, new])).into_iter().chain([end]) {
        match [one - from, other - to] {
            [0, 0] => {}
            [old_len, 0] => {
                operations.push(DiffOp::Delete { old_index: from, old_len, new_index: to });
            }
            [0, new_len] => {
                operations.push(DiffOp::Insert { old_index: from, new_index: to, new_len });
            }
            [old_len, new_len] => {
                let [old_index, new_index] = [from, to];
                operations.push(DiffOp::Replace { old_index, old_len, new_index, new_len });
            }
        }
        if [one, other] == end {
            break;
        }
        match operations.last_mut() {
            Some(DiffOp::Equal { len, .. }) => *len += 1,
            _ => operations.push(DiffOp::Equal { old_index: one, new_index: other, len: 1 }),
        }
        [from, to] = [one + 1, other + 1];
    }
    operations
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
        let shown = diff("a\nb", "a\nc", ["x", "y"]);
        let end = "\\ No newline at end of file\n";
        assert_eq!(shown, format!("--- x\n+++ y\n@@ -1,2 +1,2 @@\n a\n-b\n{end}+c\n{end}"));
    }

    #[test]
    fn each_question_that_goes_from_a_large_deck_is_shown_by_itself() {
        let question = |number| format!("[[question]]\nprompt = \"{number}\"\n\n");
        let all: String = (0..400).map(question).collect();
        let half: String = (0..400).step_by(2).map(question).collect();
        assert_eq!(changed_lines(&all, &half), [0, 600]);
        assert_eq!(changed_lines(&half, &all), [600, 0]);
        let shown = diff(&all, &half, ["x", "y"]);
        assert!(shown.lines().all(|line| !line.starts_with("+p")));
        let one: String = (0..400).filter(|number| *number != 200).map(question).collect();
        let shown = diff(&all, &one, ["x", "y"]);
        assert_eq!(shown.lines().filter(|line| line.starts_with('-')).count(), 4, "{shown}");
    }
}

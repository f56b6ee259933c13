//! How many slips lie between two texts: the optimal string alignment, counted within a limit and
//! so in time linear in the text: an answer of a megabyte costs no more than reading it.

pub(super) fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// The optimal string alignment distance, where it is within a limit.
pub(super) fn edits(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    align(one, other, limit, false)
}

/// The same, where a substituted first or last letter makes another word.
pub(super) fn anchored(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    align(one, other, limit, true)
}

fn align(one: &[char], other: &[char], limit: usize, anchored: bool) -> Option<usize> {
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let far = limit + 1;
    let width = other.len() + 1;
    let mut before = vec![far; width];
    let mut above: Vec<usize> = (0..width).map(|at| at.min(far)).collect();
    let mut row = vec![far; width];
    for i in 1..=one.len() {
        let (from, to) = (i.saturating_sub(limit).max(1), (i + limit).min(other.len()));
        row[from - 1] = if from == 1 { i.min(far) } else { far };
        let mut least = row[from - 1];
        for j in from..=to {
            let edge = anchored && (i == 1 || j == 1 || i == one.len() || j == other.len());
            let change = match (one[i - 1] == other[j - 1], edge) {
                (true, _) => 0,
                (false, false) => 1,
                (false, true) => far,
            };
            let mut cost = (above[j - 1] + change).min(row[j - 1] + 1);
            if j < i + limit {
                cost = cost.min(above[j] + 1);
            }
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost.min(far);
            least = least.min(row[j]);
        }
        if least > limit && above[from - 1..=to].iter().all(|&cost| cost > limit) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    Some(above[other.len()]).filter(|&cost| cost <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn edits_are_the_optimal_string_alignment(one in "[abcé]{0,9}", other in "[abcé]{0,9}", limit in 0_usize..4) {
            let whole = strsim::osa_distance(&one, &other);
            prop_assert_eq!(edits(&chars(&one), &chars(&other), limit), Some(whole).filter(|&d| d <= limit));
        }
    }
}

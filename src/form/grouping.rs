//! How the lines of a typed answer belong together, and when one line is a whole list.

/// How the lines of a typed answer belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Each line answers its label.
    Each,
    /// The lines are entries of one list, in any number, on one line or several.
    List,
    /// The same, where one entry alone looks like a whole list: one is asked for a line.
    Column,
}

impl Grouping {
    /// Whether the lines are entries of one list.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Column)
    }
}

/// Whether a line is a whole list of about `count` entries: it has separators that are no part of
/// a number. "And" is one only where it makes just as many: it stands in names too.
pub fn is_list(line: &str, count: usize) -> bool {
    if count > 1 && line.to_lowercase().split(" and ").count() == count {
        return true;
    }
    if line.contains([';', '、', '，']) || line.contains(" & ") || line.contains(" / ") {
        return true;
    }
    let bytes = line.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    line.match_indices(',').any(|(at, _)| !(digit(at.checked_sub(1)) && digit(Some(at + 1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_on_one_line_has_separators() {
        for line in ["a, b", "a;b", "red & blue", "a,", "1,5 , 2"] {
            assert!(is_list(line, 3), "{line}");
        }
        for line in ["Russia", "1,000", "AC/DC", "Bosnia and Herzegovina", ""] {
            assert!(!is_list(line, 3), "{line}");
        }
        assert!(is_list("Russia and China", 2));
    }
}

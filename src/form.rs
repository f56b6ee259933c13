//! Forms: how something is asked, whatever its kind. A kind turns itself into a [`Form`], a
//! surface shows it and gives back an [`Answer`]; neither knows the other.

mod deal;
mod grade;

pub use deal::Deal;
pub use grade::{Credit, Grade, Mark, Rating, Verdict};

/// How something is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Pick one option.
    One {
        /// What may be picked.
        options: Vec<String>,
        /// How they are laid out.
        arrange: Arrange,
    },
    /// Pick every right option.
    Many {
        /// What may be picked.
        options: Vec<String>,
        /// How they are laid out.
        arrange: Arrange,
        /// Whether it is offered below them that none is right.
        offers_none: bool,
    },
    /// Type one line for each label.
    Lines {
        /// What stands before each line; empty where the prompt says all.
        labels: Vec<String>,
        /// How the lines belong together.
        grouping: Grouping,
    },
    /// Put the items in order.
    Order {
        /// In the right order, or as dealt.
        items: Vec<String>,
    },
    /// Find the right-hand side of every left-hand one.
    Pairs {
        /// What to find a partner for.
        left: Vec<String>,
        /// The partners; there may be more than belong.
        right: Vec<String>,
    },
    /// Recall, look, and rate oneself.
    Card {
        /// What is looked at.
        back: Vec<String>,
    },
}

/// How options are laid out for the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrange {
    /// As they stand: True and False, a scale, numbers.
    Keep,
    /// Shuffled, but for this many at the end ("none of these").
    Shuffle {
        /// How many stay last.
        pinned: usize,
    },
}

/// How the lines of a typed answer belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Each line answers its label.
    Each,
    /// The lines are one text, in any number: two empty ones end it.
    Text,
    /// The lines are entries of one list, in any number, on one line or several.
    List,
    /// The same, where one entry alone looks like a whole list: one is asked for a line.
    Column,
}

impl Grouping {
    /// How the one line of a question is typed that has this key.
    pub fn of_key(key: &str) -> Self {
        if key.trim().contains('\n') { Self::Text } else { Self::Each }
    }

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

/// The answer that none of the options is right.
pub const NONE_OF_THESE: &str = "none of these";

/// The options of a form as they are offered, with the answer that none is right.
pub fn offered(options: &[String], offers_none: bool) -> Vec<String> {
    let none = offers_none.then(|| NONE_OF_THESE.to_owned());
    options.iter().cloned().chain(none).collect()
}

/// Whether these options are True and False.
pub fn is_truth(options: &[String]) -> bool {
    matches!(options, [one, other]
        if one.eq_ignore_ascii_case("true") && other.eq_ignore_ascii_case("false"))
}

/// The longest answer that is taken, in bytes of all its lines: what is kept can be read again.
pub const LONGEST: usize = 100_000;

/// What is said of a longer one.
pub const TOO_LONG: &str = "That is longer than an answer can be (100,000 bytes).";

/// What a learner gave, or the key, in positions of a form's parts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The option picked.
    One(usize),
    /// The options picked, ascending.
    Many(Vec<usize>),
    /// The lines as typed.
    Lines(Vec<String>),
    /// The items in the learner's order.
    Order(Vec<usize>),
    /// For each left-hand side the right-hand one picked, if any.
    Pairs(Vec<Option<usize>>),
    /// The learner's own rating.
    Card(Rating),
}

/// What stands between the sides of a pair in words.
pub const ARROW: &str = " → ";

impl Form {
    /// What it is called where it is stored.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::One { .. } => "one",
            Self::Many { .. } => "many",
            Self::Lines { .. } => "lines",
            Self::Order { .. } => "order",
            Self::Pairs { .. } => "pairs",
            Self::Card { .. } => "card",
        }
    }

    /// Whether the learner rates the answer.
    pub const fn is_card(&self) -> bool {
        matches!(self, Self::Card { .. })
    }

    /// The answer in words, one entry a line, pair or option; positions out of range are left out.
    pub fn words(&self, answer: &Answer) -> Vec<String> {
        let pick = |texts: &[String], places: &[usize]| -> Vec<String> {
            places.iter().filter_map(|place| texts.get(*place).cloned()).collect()
        };
        match (self, answer) {
            (Self::One { options, .. }, Answer::One(place)) => pick(options, &[*place]),
            (Self::Many { .. }, Answer::Many(places)) if places.is_empty() => {
                vec![NONE_OF_THESE.to_owned()]
            }
            (Self::Many { options, .. }, Answer::Many(places)) => pick(options, places),
            (Self::Order { items }, Answer::Order(places)) => pick(items, places),
            (Self::Pairs { left, right }, Answer::Pairs(places)) => left
                .iter()
                .zip(places)
                .map(|(left, place)| {
                    let right = place.and_then(|place| right.get(place));
                    format!("{left}{ARROW}{}", right.map_or("?", String::as_str))
                })
                .collect(),
            (_, Answer::Lines(lines)) => lines.clone(),
            (_, Answer::Card(rating)) => vec![rating.to_string()],
            _ => Vec::new(),
        }
    }
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

//! What a question asks, as exporters see it: the shape of its answer, read off its keys.

use super::keys::{Remarked, TakenKeys};
use crate::deck::edit::Literal;
use crate::random::Random;
use std::collections::HashSet;

/// What a question asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exercise<'d> {
    /// Options of which one or several are right.
    Options {
        /// All of them, with what is said to each.
        options: Vec<Remarked<'d>>,
        /// Which are right, by place, the first one first.
        right: Vec<usize>,
        /// Whether several may be picked.
        is_many: bool,
        /// Whether their order is the author's.
        is_ordered: bool,
    },
    /// Whether the prompt is true.
    Truth(bool),
    /// A text that is typed.
    Typed {
        /// What is right.
        answer: &'d str,
        /// What is accepted too.
        accept: Vec<Remarked<'d>>,
        /// Mistakes that are foreseen.
        foreseen: Vec<Remarked<'d>>,
    },
    /// A number, as it is written.
    Number {
        /// What is right.
        answer: &'d str,
        /// How far off it may be; with a percent sign, as a share.
        tolerance: Option<&'d str>,
        /// Ways to write its unit.
        units: Vec<&'d str>,
        /// Other numbers that are accepted.
        accept: Vec<Remarked<'d>>,
    },
    /// Several answers, each with ways to write it.
    List {
        /// What is right.
        entries: Vec<Vec<&'d str>>,
        /// Whether their order counts.
        is_ordered: bool,
        /// How many are wanted.
        need: Option<&'d str>,
    },
    /// A sentence with gaps in double braces.
    Gaps {
        /// The sentence.
        sentence: &'d str,
        /// Whether each gap is asked by itself.
        is_each: bool,
    },
    /// Items in their right order.
    Order(Vec<&'d str>),
    /// Sides that belong together.
    Pairs {
        /// Left and right.
        pairs: Vec<[&'d str; 2]>,
        /// More right-hand sides.
        wrong: Vec<&'d str>,
    },
    /// A card with two sides, each in several ways to say it.
    Card {
        /// What is asked.
        front: Vec<&'d str>,
        /// What is right.
        back: Vec<&'d str>,
        /// Whether it is asked the other way round too.
        is_reversed: bool,
    },
}

impl<'d> Exercise<'d> {
    /// What a question asks; nothing where its keys make none. Its keys are taken.
    pub fn of(keys: &TakenKeys<'d>) -> Option<Self> {
        let has = |key: &str| keys.has(key);
        Some(match () {
            () if has("cloze") => Self::Gaps {
                sentence: keys.text("cloze")?,
                is_each: keys.flag("each").unwrap_or(false),
            },
            () if has("order") => Self::Order(keys.texts("order")),
            () if has("pairs") => {
                let pair = |ways: Vec<&'d str>| <[&str; 2]>::try_from(ways).ok();
                let pairs = keys.entries("pairs").into_iter().map(pair).collect::<Option<_>>()?;
                Self::Pairs { pairs, wrong: keys.texts("wrong") }
            }
            () if has("front") => Self::Card {
                front: keys.texts("front"),
                back: keys.texts("back"),
                is_reversed: keys.flag("reverse").unwrap_or(false),
            },
            () if has("answers") && !has("wrong") && !has("options") => Self::List {
                entries: keys.entries("answers"),
                is_ordered: keys.flag("ordered").unwrap_or(false),
                need: keys.text("need"),
            },
            () if has("answers") => Self::options(keys, keys.remarked("answers"), true),
            () if has("answer") => Self::single(keys)?,
            () => return None,
        })
    }

    fn single(keys: &TakenKeys<'d>) -> Option<Self> {
        let value = keys.take("answer")?;
        let answer = value.text()?;
        if keys.has("options") || keys.has("wrong") && !keys.is_typed() {
            let right = Remarked { text: answer, ..Remarked::default() };
            return Some(Self::options(keys, vec![right], false));
        }
        Some(match (value, answer) {
            (Literal::Bare(_), "true" | "false") => Self::Truth(answer == "true"),
            (Literal::Bare(_), number) if is_number(number) => Self::Number {
                answer,
                tolerance: keys.text("tolerance"),
                units: keys.texts("unit"),
                accept: keys.remarked("accept"),
            },
            _ => Self::Typed {
                answer,
                accept: keys.remarked("accept"),
                foreseen: keys.remarked("wrong"),
            },
        })
    }

    /// Options in an order that does not tell which are right, the same for the same question; the
    /// author's order stays.
    #[must_use]
    pub fn mixed(self, seed: &str) -> Self {
        let Self::Options { mut options, right, is_many, is_ordered: false } = self else {
            return self;
        };
        let right: HashSet<&str> = right.iter().map(|place| options[*place].text).collect();
        Random::new(0, &[seed]).shuffle(&mut options);
        let is_right = |option: &Remarked<'_>| right.contains(option.text);
        let places = options.iter().enumerate().filter(|(_, option)| is_right(option));
        let right = places.map(|(place, _)| place).collect();
        Self::Options { options, right, is_many, is_ordered: false }
    }

    fn options(keys: &TakenKeys<'d>, right: Vec<Remarked<'d>>, is_many: bool) -> Self {
        let all = keys.remarked("options");
        if all.is_empty() {
            let count = right.len();
            let options = right.into_iter().chain(keys.remarked("wrong")).collect();
            return Self::Options {
                options,
                right: (0..count).collect(),
                is_many,
                is_ordered: false,
            };
        }
        let right: HashSet<&str> = right.iter().map(|one| one.text).collect();
        let is_right = |option: &Remarked<'_>| right.contains(option.text);
        let places = all.iter().enumerate().filter(|(_, option)| is_right(option));
        let right = places.map(|(place, _)| place).collect();
        Self::Options { options: all, right, is_many, is_ordered: true }
    }
}

/// Whether a bare value is a number, not a date.
fn is_number(bare: &str) -> bool {
    toml::from_str::<toml::Table>(&format!("value = {bare}"))
        .is_ok_and(|table| table.values().all(|value| value.is_integer() || value.is_float()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::{Front, Manuscript};
    use crate::kind::KINDS;

    #[test]
    fn the_example_of_every_kind_asks_something_and_all_its_own_keys_are_taken() {
        let mut shapes = std::collections::HashSet::new();
        for row in KINDS.iter().filter(|row| row.name != "echo") {
            let text = format!("[[question]]{}", row.example);
            let manuscript = Manuscript::of(&text);
            let front = Front::default();
            let keys = TakenKeys::new(&manuscript.questions[0].1, &front);
            let asked = Exercise::of(&keys);
            let asked = asked.unwrap_or_else(|| panic!("{} asks nothing", row.name));
            keys.text("prompt");
            assert_eq!(keys.losses("here"), [], "{}", row.name);
            let is_many = matches!(asked, Exercise::Options { is_many: true, .. });
            let shape = format!("{asked:?}");
            let shape = shape.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            shapes.insert((shape.to_owned(), is_many));
        }
        assert_eq!(shapes.len(), 10, "each kind has a shape of its own");
    }
}

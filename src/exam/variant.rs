//! Variants: papers with the same questions, each in an order of its own. They are told apart by
//! letters, which stand on every page.

use std::fmt;
use std::str::FromStr;

/// Which one of the papers with the same questions: A, B, … Z, AA, …
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variant(u32);

/// How many letters there are.
const LETTERS: u32 = 26;

/// The longest word for one that is read.
const LONGEST: usize = 4;

impl Variant {
    /// The first ones.
    pub fn first(count: u32) -> impl Iterator<Item = Self> {
        (0..count).map(Self)
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.0 + 1;
        while rest > 0 {
            rest -= 1;
            letters.extend(char::from_digit(rest % LETTERS + 10, 36));
            rest /= LETTERS;
        }
        let word: String = letters.iter().rev().map(char::to_ascii_uppercase).collect();
        f.write_str(&word)
    }
}

impl FromStr for Variant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_word = (1..=LONGEST).contains(&text.len());
        if !is_word || !text.chars().all(|c| c.is_ascii_alphabetic()) {
            return Err("write a letter, as A".to_owned());
        }
        let value = |c: char| c.to_digit(36).map_or(0, |digit| digit - 9);
        Ok(Self(text.chars().fold(0, |sum, c| sum * LETTERS + value(c)) - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_lettered_as_the_columns_of_a_sheet_are() {
        for (at, word) in [
            (0, "A"),
            (1, "B"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(Variant(at).to_string(), word);
            assert_eq!(word.to_lowercase().parse(), Ok(Variant(at)));
        }
        for bad in ["", "1", "A1", "É", "ABCDE"] {
            assert!(bad.parse::<Variant>().is_err(), "{bad}");
        }
    }
}

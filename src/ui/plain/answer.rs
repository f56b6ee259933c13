//! Lines as answers: a letter, a number or the text of an option; several; an order; pairs. What
//! is not understood comes back as the reason, and is asked again.

mod naming;

use crate::form::{Answer, Form, NONE_OF_THESE, Rating, is_truth, offered};
use crate::ui::field::letter;
pub(super) use naming::OptionNames;
use std::borrow::Cow;

/// What stands before an option: a letter, a number beyond z.
pub(super) fn label(place: usize) -> String {
    match u8::try_from(place) {
        Ok(place @ 0..26) => char::from(b'a' + place).to_string(),
        _ => (place + 1).to_string(),
    }
}

/// Reads lines as what they pick of a form, one after the other until one does.
pub(super) struct Picker<'f> {
    form: &'f Form,
    options: OptionNames<'f>,
}

impl<'f> Picker<'f> {
    pub(super) fn of(form: &'f Form) -> Self {
        let options = match form {
            Form::Many { options, offers_none, .. } => Cow::Owned(offered(options, *offers_none)),
            Form::One { options, .. } => Cow::Borrowed(&options[..]),
            Form::Order { items } => Cow::Borrowed(&items[..]),
            Form::Pairs { right, .. } => Cow::Borrowed(&right[..]),
            Form::Lines { .. } | Form::Card { .. } => Cow::default(),
        };
        Self { form, options: OptionNames::of(options) }
    }

    /// What a line picks. The error is what to write instead.
    pub(super) fn read(&self, line: &str) -> Result<Answer, String> {
        let options = &self.options;
        Ok(match self.form {
            Form::One { .. } => Answer::One(one(line, options)?),
            Form::Many { offers_none, .. } => Answer::Many(many(line, options, *offers_none)?),
            Form::Order { .. } => Answer::Order(order(line, options)?),
            Form::Pairs { left, .. } => Answer::Pairs(pairs(line, left.len(), options)?),
            Form::Lines { .. } | Form::Card { .. } => return Err("Write the answer.".to_owned()),
        })
    }
}

/// One option.
pub(super) fn one(line: &str, options: &OptionNames<'_>) -> Result<usize, String> {
    let is_truth = is_truth(options.texts());
    match line.trim() {
        "t" | "T" | "y" | "Y" if is_truth => Ok(0),
        "f" | "F" | "n" | "N" if is_truth => Ok(1),
        line => match options.one(line)? {
            Some(place) => Ok(place),
            None if is_truth => Err("Answer with t or f, or y or n.".to_owned()),
            None => Err(format!("Answer with a letter {}.", letters(options.count()))),
        },
    }
}

/// Several options, ascending; none of them where that is offered and meant.
fn many(line: &str, options: &OptionNames<'_>, offers_none: bool) -> Result<Vec<usize>, String> {
    let mut places = options.several(line)?.ok_or_else(|| {
        format!("Answer with the letters of all that are right, {}: a c", letters(options.count()))
    })?;
    let none = options.count() - usize::from(offers_none);
    if offers_none && places.contains(&none) {
        let is_alone = places.iter().all(|place| *place == none);
        return if is_alone {
            Ok(Vec::new())
        } else {
            Err(format!("Either others or \"{NONE_OF_THESE}\"."))
        };
    }
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

/// All items, in order.
fn order(line: &str, items: &OptionNames<'_>) -> Result<Vec<usize>, String> {
    let places = items.several(line)?.unwrap_or_default();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    if sorted.into_iter().eq(0..items.count()) {
        return Ok(places);
    }
    Err(format!("Answer with every letter {} once, in the right order.", letters(items.count())))
}

/// For each left-hand side its right-hand one; `3?` leaves one open.
fn pairs(line: &str, count: usize, right: &OptionNames<'_>) -> Result<Vec<Option<usize>>, String> {
    let letters = letters(right.count());
    let reason = || format!("Answer with a letter {letters} for every number 1-{count}: 1b 2a");
    let line = line.replace(['=', ':', '-', '>', '→', '(', ')', '.'], " ");
    let mut pairs = vec![None; count];
    let mut asked: Option<usize> = None;
    for word in line.split([' ', '\t', ',', ';']).filter(|word| !word.is_empty()) {
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = word.split_at(digits);
        let partner = match (asked, number, rest) {
            (None, "", _) => return Err(reason()),
            (None, number, rest) => {
                let number: usize = number.parse().map_err(|_| reason())?;
                let at = number.checked_sub(1).filter(|at| *at < count).ok_or_else(reason)?;
                asked = Some(at);
                if rest.is_empty() {
                    continue;
                }
                rest
            }
            (Some(_), _, _) => word,
        };
        let at = asked.take().unwrap_or_default();
        let partner = match partner {
            "?" => None,
            word => Some(right.one(word)?.ok_or_else(reason)?),
        };
        if pairs[at].replace(partner).is_some() {
            return Err(format!("{} is there twice.", at + 1));
        }
    }
    if asked.is_some() {
        return Err(reason());
    }
    match pairs.iter().position(Option::is_none) {
        Some(at) => Err(format!("{} has no partner yet: 1b 2a, or {0}? to leave it open.", at + 1)),
        None => Ok(pairs.into_iter().flatten().collect()),
    }
}

/// The learner's own rating.
pub(super) fn rating(line: &str) -> Result<Rating, String> {
    let line = line.trim();
    let is = |rating: &Rating| {
        line == (*rating as u8).to_string() || rating.word().eq_ignore_ascii_case(line)
    };
    Rating::ALL
        .into_iter()
        .find(is)
        .ok_or_else(|| "Rate with 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy).".to_owned())
}

fn letters(count: usize) -> String {
    match count {
        0 | 1 => "(a)".to_owned(),
        count => format!("(a-{})", label(count.min(26) - 1)),
    }
}

/// The place that a letter or a number names.
fn place(word: &str, count: usize) -> Option<usize> {
    let mut characters = word.chars();
    if let (Some(c), None) = (characters.next(), characters.next())
        && let Some(place) = letter(c, count)
    {
        return Some(place);
    }
    let number: usize = word.parse().ok()?;
    number.checked_sub(1).filter(|place| *place < count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> OptionNames<'static> {
        OptionNames::of(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>())
    }

    #[test]
    fn an_option_is_named_by_letter_number_or_text() {
        let options = texts(&["Minsk", "Brest", "`Straße`  1"]);
        for (line, place) in [("b", 1), (" B ", 1), ("2", 1), ("BREST", 1), ("strasse 1", 2)] {
            assert_eq!(one(line, &options), Ok(place), "{line}");
        }
        for line in ["", "d", "0", "4", "minsk!", "ab", "é", "99999999999999999999999"] {
            assert_eq!(one(line, &options), Err("Answer with a letter (a-c).".into()), "{line}");
        }
    }

    #[test]
    fn true_and_false_are_answered_by_their_letters() {
        let truth = texts(&["True", "False"]);
        for (line, place) in [("t", 0), ("F", 1), ("y", 0), ("N", 1), ("true", 0), ("b", 1)] {
            assert_eq!(one(line, &truth), Ok(place), "{line}");
        }
        assert!(one("x", &truth).is_err());
    }

    #[test]
    fn the_exact_text_of_an_option_picks_that_option() {
        let flags = texts(&["declare -a", "`declare -A`", "declare -r"]);
        let numbers = texts(&["2", "3", "4", "10"]);
        let groups = texts(&["B", "A", "c", "`b`"]);
        for (options, line, place) in [
            (&flags, "declare -A", 1),
            (&flags, "`declare -A`", 1),
            (&flags, " declare -a", 0),
            (&flags, "DECLARE -R", 2),
            (&flags, "b", 1),
            (&numbers, "2", 0),
            (&numbers, "10", 3),
            (&numbers, "1", 0),
            (&numbers, "b", 1),
            (&groups, "A", 1),
            (&groups, "B", 0),
            (&groups, "a", 0),
            (&groups, "b", 3),
            (&groups, "d", 3),
        ] {
            assert_eq!(one(line, options), Ok(place), "{line}");
        }
    }

    #[test]
    fn case_counts_wherever_it_tells_two_options_apart() {
        let flags = texts(&["declare -a", "declare -A"]);
        assert!(one("DECLARE -A", &flags).unwrap_err().contains("could mean several"));
        let letters = texts(&["x", "y", "b"]);
        assert!(one("B", &letters).unwrap_err().contains("could mean several"));
        assert_eq!(one("b", &letters), Ok(2));
        assert_eq!(many("declare -A, declare -a", &flags, false), Ok(vec![0, 1]));
        assert_eq!(order("declare -A, declare -a", &flags), Ok(vec![1, 0]));
        let rights = texts(&["B", "A", "10", "2"]);
        assert_eq!(pairs("1A 2B", 2, &rights), Ok(vec![Some(1), Some(0)]));
        assert_eq!(pairs("1a 2=10", 2, &rights), Ok(vec![Some(0), Some(2)]));
        assert_eq!(pairs("1 2, 2 3", 2, &rights), Ok(vec![Some(3), Some(2)]));
    }

    #[test]
    fn several_are_named_however_they_are_set_apart() {
        let options = texts(&["one", "two, too", "three", "four"]);
        for line in ["a c", "c,a", "ac", "1 3", "a and c", "A; C", "one; three", "a a c"] {
            assert_eq!(many(line, &options, false), Ok(vec![0, 2]), "{line}");
        }
        for (line, places) in [
            ("two, too", vec![1]),
            ("four, two, too; ONE", vec![0, 1, 3]),
            ("a, two, too,", vec![0, 1]),
        ] {
            assert_eq!(many(line, &options, false), Ok(places), "{line}");
        }
        let glued = texts(&["ac", "b", "x, y", "x", "a"]);
        for (line, places) in [
            ("ac", vec![0]),
            ("a c", vec![2, 4]),
            ("bd", vec![1, 3]),
            ("x, y", vec![2]),
            ("x;b", vec![1, 3]),
        ] {
            assert_eq!(many(line, &glued, false), Ok(places), "{line}");
        }
        for line in ["", "and", "a x", "aa", "one three"] {
            assert!(many(line, &options, false).is_err(), "{line}");
        }
    }

    #[test]
    fn an_order_names_every_item_once() {
        let items = texts(&["one", "two", "three"]);
        for line in ["c a b", "cab", "3,1,2", "three, one, two", "c > a > b"] {
            assert_eq!(order(line, &items), Ok(vec![2, 0, 1]), "{line}");
        }
        let letters = texts(&["b", "c", "a"]);
        assert_eq!(order("a b c", &letters), Ok(vec![2, 0, 1]));
        assert_eq!(order("abc", &letters), Ok(vec![2, 0, 1]));
        assert_eq!(order("3, 1, 2", &letters), Ok(vec![2, 0, 1]));
        let twins = texts(&["do", "re", "do", "mi, fa"]);
        assert_eq!(order("do, mi, fa, do, re", &twins), Ok(vec![0, 3, 2, 1]));
        for line in ["", "c a", "c a a", "c a b d"] {
            assert!(order(line, &items).is_err(), "{line}");
        }
    }

    #[test]
    fn pairs_are_a_number_and_a_letter() {
        let right = texts(&["iron", "copper", "gold"]);
        for line in ["1b 2a", "2a, 1b", "1=b 2=a", "1 b 2 a", "1-B; 2-A", "1→b 2→a"] {
            assert_eq!(pairs(line, 2, &right), Ok(vec![Some(1), Some(0)]), "{line}");
        }
        assert_eq!(pairs("1b 2?", 2, &right), Ok(vec![Some(1), None]));
        assert!(pairs("1b", 2, &right).unwrap_err().starts_with("2 has no partner yet"));
        for line in ["", "b a", "1b 1a", "3a 1b", "1d 2a", "0a", "1b 2", "99999999999999999999a"] {
            assert!(pairs(line, 2, &right).is_err(), "{line}");
        }
    }

    #[test]
    fn a_rating_is_a_number_or_its_word() {
        assert_eq!(rating("3"), Ok(Rating::Good));
        assert_eq!(rating(" again "), Ok(Rating::Again));
        assert!(rating("5").is_err());
    }

    #[test]
    fn that_none_is_right_is_an_answer_of_its_own() {
        let options = texts(&["Neon", "Argon", "None", NONE_OF_THESE]);
        let bare = texts(&["Neon", "Argon", "None"]);
        for line in ["d", "4", "none of these", "None of these", "D"] {
            assert_eq!(many(line, &options, true), Ok(Vec::new()), "{line}");
        }
        assert_eq!(many("none", &options, true), Ok(vec![2]));
        for line in ["a d", "d, Neon", "ad"] {
            let reason = "Either others or \"none of these\".";
            assert_eq!(many(line, &options, true), Err(reason.to_owned()), "{line}");
        }
        assert!(many("", &options, true).is_err());
        assert!(many("d", &bare, false).is_err());
    }
}

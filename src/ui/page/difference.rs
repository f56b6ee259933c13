//! The difference between what was typed and what is right, readable without colour.

use crate::judge::{Run, difference};
use crate::text::{Look, printable_line};
use crate::ui::look::Ink;
use std::fmt::Write as _;

/// Longer texts are not compared letter by letter.
const MOST: usize = 200;

/// What was typed and what is right, where the two are alike. With colour, what is too much is marked
/// in the one and what is missing in the other. Without it, the first has both, what is too much in
/// `[-…-]` and what is missing in `{+…+}`.
pub(super) fn sides(typed: &str, right: &str, look: Look) -> Option<(String, String)> {
    let (typed, right) = (printable_line(typed), printable_line(right));
    let is_short = typed.len().max(right.len()) <= MOST;
    if typed.is_empty() || typed == right || !is_short || right.contains('`') {
        return None;
    }
    let (mut sides, mut same) = ((String::new(), String::new()), 0);
    for run in difference(&typed, &right) {
        match run {
            Run::Same { typed, right } => {
                same += right.chars().count();
                sides.0.push_str(&typed);
                sides.1.push_str(&right);
            }
            Run::Extra(text) if look.colour => sides.0.push_str(&look.paint(Ink::Extra, &text)),
            Run::Missing(text) if look.colour => sides.1.push_str(&look.paint(Ink::Missing, &text)),
            Run::Extra(text) => drop(write!(sides.0, "[-{text}-]")),
            Run::Missing(text) => drop(write!(sides.0, "{{+{text}+}}")),
        }
    }
    let longer = typed.chars().count().max(right.chars().count());
    (same * 4 >= longer * 3).then_some(sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: true };
    const LOOK_IN_COLOUR: Look =
        Look { columns: 60, colour: true, theme: crate::text::Theme::USUAL, unicode: true };

    #[test]
    fn what_is_missing_and_what_is_too_much_is_marked_without_colour() {
        assert_eq!(sides("Mimsk", "Minsk", LOOK).unwrap().0, "Mi[-m-]{+n+}sk");
        assert_eq!(sides("Москва", "Москву", LOOK).unwrap().0, "Москв[-а-]{+у+}");
    }

    #[test]
    fn with_colour_each_side_has_its_own_marks_by_line_and_colour() {
        let (typed, right) = sides("Mimsk", "Minsk", LOOK_IN_COLOUR).unwrap();
        for (side, letter) in [(typed, "m"), (right, "n")] {
            assert!(side.starts_with("Mi\u{1b}[") && side.ends_with("sk"), "{side:?}");
            assert!(side.contains("\u{1b}[4m") && side.contains(letter), "{side:?}");
        }
    }

    #[test]
    fn what_was_typed_keeps_its_case() {
        let (typed, right) = sides("MIMSK", "Minsk", LOOK_IN_COLOUR).unwrap();
        assert!(typed.starts_with("MI") && right.starts_with("Mi"), "{typed:?} {right:?}");
        let (typed, right) = sides("ls -A", "ls -a", LOOK_IN_COLOUR).unwrap();
        assert!(typed.contains('A') && !right.contains('A'), "{typed:?} {right:?}");
        assert!(typed.contains("\u{1b}[4m"), "{typed:?}");
        assert_eq!(sides("ls -A", "ls -a", LOOK).unwrap().0, "ls -[-A-]{+a+}");
    }

    #[test]
    fn answers_with_little_in_common_are_not_compared() {
        for (typed, right) in
            [("Brest", "Vilnius"), ("Brest", "Brussels"), ("Bern", "Berlin"), ("", "x"), ("x", "x")]
        {
            assert_eq!(sides(typed, right, LOOK), None, "{typed} {right}");
        }
    }
}

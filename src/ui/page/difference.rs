//! The difference between what was typed and what is right, readable without colour.

use crate::judge::{Run, difference};
use crate::text::{Look, printable_line};
use crate::ui::look::Ink;

/// Longer texts are not compared letter by letter.
const MOST: usize = 200;

/// What is too much in `[-…-]`, what is missing in `{+…+}`; nothing where little is common.
pub(super) fn painted(typed: &str, right: &str, look: Look) -> Option<String> {
    let (typed, right) = (printable_line(typed), printable_line(right));
    if typed.is_empty() || typed == right || typed.len().max(right.len()) > MOST {
        return None;
    }
    let mut painted = String::new();
    let mut same = 0;
    for (run, text) in difference(&typed, &right) {
        match run {
            Run::Same => {
                same += text.chars().count();
                painted.push_str(&text);
            }
            Run::Extra => painted.push_str(&look.paint(Ink::Bad, &format!("[-{text}-]"))),
            Run::Missing => painted.push_str(&look.paint(Ink::Good, &format!("{{+{text}+}}"))),
        }
    }
    (same * 2 >= right.chars().count()).then_some(painted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { columns: 60, colour: false, unicode: true };

    #[test]
    fn what_is_missing_and_what_is_too_much_is_marked_without_colour() {
        assert_eq!(painted("Mimsk", "Minsk", LOOK).unwrap(), "Mi[-m-]{+n+}sk");
        assert_eq!(painted("Москва", "Москву", LOOK).unwrap(), "Москв[-а-]{+у+}");
    }

    #[test]
    fn answers_with_little_in_common_are_not_compared() {
        assert_eq!(painted("Brest", "Vilnius", LOOK), None);
        assert_eq!(painted("", "x", LOOK), None);
        assert_eq!(painted("x", "x", LOOK), None);
    }
}

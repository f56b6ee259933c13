//! How near a typed text is to the right one (rule 9): slips of the fingers, and spaces.

use super::distance::{anchored, chars, edits};
use super::meaning;
use super::script::{has_digit, is_dense, is_wordy, letters, unaccent};
use super::{Accents, Rules};

/// The most slips forgiven in one answer.
pub(super) const MOST: usize = 2;

/// How a typed text is near the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// A space missing or too many.
    Spacing(usize),
    /// So many slips.
    Typo(usize),
    /// Near in letters, but it means something else.
    Other,
}

/// Compares two folded texts that differ.
pub(super) fn near(expected: &str, typed: &str, rules: Rules) -> Option<Near> {
    if has_digit(expected) || has_digit(typed) {
        return None;
    }
    let strict = rules.accents == Accents::Strict;
    let level = |text: &str| if strict { text.to_owned() } else { unaccent(text) };
    let (e, t) = (level(expected), level(typed));
    let negate_alike = || meaning::negate_alike(&e, &t);
    if let Some(spaces) = spacing(&e, &t) {
        return Some(if negate_alike() { Near::Spacing(spaces) } else { Near::Other });
    }
    if e.split(' ').count() != t.split(' ').count() {
        return None;
    }
    let mut slips = 0;
    let mut other = false;
    let accented = expected.split(' ').zip(typed.split(' '));
    for ((word, given), (whole, given_whole)) in e.split(' ').zip(t.split(' ')).zip(accented) {
        if word == given {
            continue;
        }
        slips += forgiven(word, given)?;
        if slips > MOST || is_no_slip(word, given, rules) {
            return None;
        }
        other |= meaning::is_other_word(&unaccent(word), &unaccent(given));
        other |= is_other_ending(whole, given_whole);
    }
    if slips == 0 {
        return None;
    }
    Some(if other || !negate_alike() { Near::Other } else { Near::Typo(slips) })
}

/// Counts the spaces by which two texts differ that are the same without them.
fn spacing(expected: &str, typed: &str) -> Option<usize> {
    let letters =
        |text: &str| text.chars().filter(|&c| c != ' ').eq(typed.chars().filter(|&c| c != ' '));
    let spaces = |text: &str| text.matches(' ').count();
    letters(expected).then(|| spaces(expected).abs_diff(spaces(typed)).max(1))
}

/// Tells whether one of the slips between two words is an accent or a capital, where these count.
fn is_no_slip(expected: &str, typed: &str, rules: Rules) -> bool {
    let bare = |word: &str| {
        let word = if rules.accents == Accents::Strict { unaccent(word) } else { word.to_owned() };
        if rules.case { word.to_lowercase() } else { word }
    };
    let count = |one: &str, two: &str| edits(&chars(one), &chars(two), MOST).unwrap_or(MOST + 1);
    count(&bare(expected), &bare(typed)) < count(expected, typed)
}

/// Tells whether the accent of the last letter became a letter more: `mangé`, `manger`.
fn is_other_ending(expected: &str, typed: &str) -> bool {
    let ends = |one: &str, other: &str| {
        let stem = unaccent(one);
        stem.chars().last() != one.chars().last()
            && !other.starts_with(one)
            && unaccent(other).strip_prefix(&stem).is_some_and(|end| !end.is_empty())
    };
    ends(expected, typed) || ends(typed, expected)
}

/// Counts the slips between two words; none if they are not forgiven.
fn forgiven(expected: &str, typed: &str) -> Option<usize> {
    let (e, t) = (chars(expected), chars(typed));
    let allowed = match letters(&e) {
        0..=4 => return None,
        5..=11 => 1,
        _ => MOST,
    };
    if e.iter().chain(&t).any(|&c| is_dense(c)) || !same_symbols(&e, &t) {
        return None;
    }
    let slips = edits(&e, &t, allowed)?;
    (anchored(&e, &t, allowed) == Some(slips)).then_some(slips)
}

fn same_symbols(one: &[char], other: &[char]) -> bool {
    let is_symbol = |c: &&char| !is_wordy(**c);
    one.iter().filter(is_symbol).eq(other.iter().filter(is_symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forgives(expected: &str, typed: &str) -> Option<usize> {
        forgiven(expected, typed)
    }

    #[test]
    fn slips_are_forgiven_by_the_length_of_the_word() {
        for (expected, typed, slips) in [
            ("cats", "cast", None),
            ("minsk", "minks", Some(1)),
            ("receive", "recieve", Some(1)),
            ("constantinople", "constentinpole", Some(2)),
            ("elephant", "elpehnat", None),
            ("gambia", "zambia", None),
            ("hermano", "hermana", None),
            ("constitution", "xonstitution", None),
            ("austria", "uastria", Some(1)),
            ("москва", "масква", Some(1)),
            ("东京都京都", "东京都东都", None),
            ("サッカーボール", "サッカーボル", None),
            ("안녕하세요", "안녕하새요", None),
        ] {
            assert_eq!(forgives(expected, typed), slips, "{expected} {typed}");
        }
    }
}

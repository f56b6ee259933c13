//! The line of keys below what is asked. It is never cut: in a narrow window it takes two lines, and
//! where that is not enough, it names those that are needed most. The menu has the others.

use super::look::width;
use crate::text::Look;

/// How much it is missed where it is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Nobody would get on, or find the rest.
    Must,
    /// What is done often.
    Useful,
    /// What is found without being told.
    Spare,
}

/// Keys and what they do, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hotkey {
    pub text: String,
    pub weight: Weight,
}

impl Hotkey {
    pub(super) fn must(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Must }
    }

    pub(super) fn useful(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Useful }
    }

    pub(super) fn spare(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Spare }
    }
}

/// Lays keys out in at most `most` lines, in their order. One line without what can be spared is
/// better than two; of what does not fit, the least needed is left out first, and of equals the last.
pub(super) fn legend(keys: &[Hotkey], most: usize, look: Look) -> Vec<String> {
    let mut keys: Vec<&Hotkey> =
        keys.iter().filter(|key| width(&key.text) <= look.columns).collect();
    let needed: Vec<&Hotkey> =
        keys.iter().copied().filter(|key| key.weight < Weight::Spare).collect();
    if lines(&keys, look).len() > 1 && lines(&needed, look).len() == 1 {
        keys = needed;
    }
    loop {
        let lines = lines(&keys, look);
        let least = keys.iter().map(|key| key.weight).max();
        let Some(least) = least.filter(|_| lines.len() > most) else { return lines };
        if let Some(at) = keys.iter().rposition(|key| key.weight == least) {
            keys.remove(at);
        }
    }
}

/// The keys with dots between, broken only there.
fn lines(keys: &[&Hotkey], look: Look) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for key in keys {
        match lines.last_mut() {
            Some(line) if width(line) + width(look.dot()) + width(&key.text) <= look.columns => {
                line.push_str(look.dot());
                line.push_str(&key.text);
            }
            _ => lines.push(key.text.clone()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 20, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn keys() -> Vec<Hotkey> {
        vec![
            Hotkey::must("a-c answers"),
            Hotkey::spare("arrows too"),
            Hotkey::useful("u undo"),
            Hotkey::useful("q stop"),
            Hotkey::must("Esc menu"),
        ]
    }

    #[test]
    fn what_fits_is_named_in_order_and_broken_between_keys() {
        let all = "a-c answers · arrows too · u undo · q stop · Esc menu";
        assert_eq!(legend(&keys(), 2, LOOK.with_columns(79)), [all]);
        let one = "a-c answers · u undo · q stop · Esc menu";
        assert_eq!(legend(&keys(), 2, LOOK.with_columns(40)), [one]);
        let two = ["a-c answers · arrows too", "u undo · q stop · Esc menu"];
        assert_eq!(legend(&keys(), 2, LOOK.with_columns(30)), two);
    }

    #[test]
    fn what_is_needed_least_is_left_out_first_and_nothing_is_cut() {
        let fewer = ["a-c answers · u undo", "q stop · Esc menu"];
        assert_eq!(legend(&keys(), 2, LOOK), fewer);
        assert_eq!(legend(&keys(), 1, LOOK), ["a-c answers"]);
        assert_eq!(legend(&keys(), 1, LOOK.with_columns(8)), ["Esc menu"]);
        assert_eq!(legend(&keys(), 1, LOOK.with_columns(5)), [""; 0]);
    }
}

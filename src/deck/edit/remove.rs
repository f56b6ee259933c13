//! Questions taken out of a deck, with the remarks that are theirs.

use super::extent::{Extent, extents};
use super::patch::{Refused, applied};
use super::tree::Edit;
use std::collections::BTreeSet;

/// Takes questions out of a deck's text, by their numbers from 1 in the order of the text.
///
/// # Errors
/// When the deck is no TOML, or writes its questions as one list.
pub fn remove(text: &str, numbers: &BTreeSet<usize>) -> Result<String, Refused> {
    let extents = extents(text)?;
    let gone: Vec<&Extent> = extents
        .iter()
        .enumerate()
        .filter(|(at, _)| numbers.contains(&(at + 1)))
        .map(|(_, extent)| extent)
        .collect();
    let without_blanks = |end: usize| {
        let rest = &text[end..];
        let lines = rest.split_inclusive('\n').take_while(|line| line.trim().is_empty());
        end + lines.map(str::len).sum::<usize>()
    };
    let mut patches: Vec<_> = gone
        .iter()
        .map(|extent| (extent.lines.start..without_blanks(extent.lines.end), String::new()))
        .collect();
    // Below what is the last then, no blank line is left that parted it from what is gone.
    let mut start = text.len();
    while patches.last().is_some_and(|(place, _)| place.end == start) {
        start = patches.pop().map_or(start, |(place, _)| place.start);
    }
    if start < text.len() {
        let above = text[..start].trim_end_matches([' ', '\t', '\r', '\n']).len();
        let above = text[above..].find('\n').map_or(text.len(), |next| above + next + 1);
        patches.push((above.min(start)..text.len(), String::new()));
    }
    let edits: Vec<Edit> = gone.iter().map(|extent| Edit::Drop(extent.header)).collect();
    applied(text, &patches, &edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECK: &str = "[deck]\ntitle = 'T'\n\n# one\n[[question]]\nprompt = 'a'\n\n\n\
                        # a part\n\n[[question]]\nprompt = 'b'\n\n[[question]]\nprompt = 'c'\n";

    fn without(numbers: &[usize]) -> String {
        remove(DECK, &numbers.iter().copied().collect()).unwrap()
    }

    #[test]
    fn what_is_left_stays_as_it_is() {
        let [head, part] = ["[deck]\ntitle = 'T'\n", "# a part\n"];
        let question = |name: &str| format!("[[question]]\nprompt = '{name}'\n");
        let (a, b, c) = (question("a"), question("b"), question("c"));
        assert_eq!(without(&[]), DECK);
        assert_eq!(without(&[1]), format!("{head}\n{part}\n{b}\n{c}"));
        assert_eq!(without(&[2]), format!("{head}\n# one\n{a}\n\n{part}\n{c}"));
        assert_eq!(without(&[3]), format!("{head}\n# one\n{a}\n\n{part}\n{b}"));
        assert_eq!(without(&[2, 3]), format!("{head}\n# one\n{a}\n\n{part}"));
        assert_eq!(without(&[1, 2, 3]), format!("{head}\n{part}"));
        assert_eq!(without(&[7]), DECK);
    }

    #[test]
    fn line_ends_and_a_missing_one_are_kept() {
        let crlf = DECK.replace('\n', "\r\n");
        let numbers = [2].into_iter().collect();
        assert_eq!(remove(&crlf, &numbers).unwrap(), without(&[2]).replace('\n', "\r\n"));
        let open = DECK.trim_end();
        assert!(remove(open, &numbers).unwrap().ends_with("prompt = 'c'"));
    }
}

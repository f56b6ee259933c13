//! Naming: which option a word means. The exact text of an option means it and no other; then a
//! label counts; and only where nothing is named to the letter does case not count.

use super::place;
use crate::text::printable_line;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// How a word names an option: to the letter or else by its label; or by either, case aside.
#[derive(Clone, Copy)]
enum Closeness {
    Exact,
    Folded,
}
use Closeness::{Exact, Folded};

/// The place that a word means, if it means any; an error when it could mean several.
pub fn named(word: &str, options: &[String]) -> Result<Option<usize>, String> {
    let places = places(word, options, Exact).or_else(|| places(word, options, Folded));
    places.map(|places| only(word, &places, options, &[])).transpose()
}

/// The places that a line means: by texts or labels with commas or semicolons between, or by labels
/// alone, `a c` or `ac`; an error when a word could mean several.
pub fn several(line: &str, options: &[String]) -> Result<Option<Vec<usize>>, String> {
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '>' | '<' | '→'))
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and"))
        .collect();
    let mut letters = match &*words {
        [word] => word.split("").filter(|letter| !letter.is_empty()).collect(),
        _ => Vec::new(),
    };
    if letters.iter().collect::<HashSet<_>>().len() < letters.len() {
        letters.clear(); // a word, and no row of labels
    }
    for closeness in [Exact, Folded] {
        let found = listed(line, options, closeness)
            .or_else(|| labels(&words, options, closeness))
            .or_else(|| labels(&letters, options, closeness));
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            let mut places = Vec::with_capacity(found.len());
            for (word, named) in found {
                places.push(only(word, &named, options, &places)?);
            }
            return Ok(Some(places));
        }
    }
    Ok(None)
}

/// Words, each with the places it names.
type Named<'l> = Vec<(&'l str, Vec<usize>)>;

/// Words that could all be labels.
fn labels<'l>(words: &[&'l str], options: &[String], closeness: Closeness) -> Option<Named<'l>> {
    let named = |word: &&'l str| {
        place(word, options.len())?;
        Some((*word, places(word, options, closeness)?))
    };
    words.iter().map(named).collect()
}

/// The words of a line with commas or semicolons between; those within an option part nothing.
fn listed<'l>(line: &'l str, options: &[String], closeness: Closeness) -> Option<Named<'l>> {
    let within = options.iter().map(|option| option.matches([',', ';']).count()).max()?;
    let ends = line.match_indices([',', ';']).map(|(at, _)| at).chain([line.len()]);
    let ends: Vec<usize> = ends.collect();
    let (mut words, mut start, mut next) = (Vec::new(), 0, 0);
    while let Some(end) = ends.get(next) {
        let longest = (next..ends.len()).take(within + 1).rev().find_map(|at| {
            let word = &line[start..ends[at]];
            Some((at, word, places(word, options, closeness)?))
        });
        if let Some((at, word, places)) = longest {
            words.push((word, places));
            next = at;
        } else if !line[start..*end].trim().is_empty() {
            return None;
        }
        start = ends[next] + 1;
        next += 1;
    }
    Some(words)
}

/// The places that a word names.
fn places(word: &str, options: &[String], closeness: Closeness) -> Option<Vec<usize>> {
    let with_text = |text: fn(&str) -> String| -> Vec<usize> {
        let word = text(word);
        let is = |(_, option): &(usize, &String)| !word.is_empty() && text(option) == word;
        options.iter().enumerate().filter(is).map(|(place, _)| place).collect()
    };
    let label = place(word.trim(), options.len());
    let places = match closeness {
        Exact => {
            let mut places = with_text(|text| text.trim().to_owned());
            if places.is_empty() {
                places = with_text(shown);
            }
            if places.is_empty() && !word.contains(char::is_uppercase) {
                places.extend(label);
            }
            places
        }
        Folded => {
            let mut places = with_text(|text| caseless::default_case_fold_str(&shown(text)));
            places.extend(label.filter(|label| !places.contains(label)));
            places
        }
    };
    (!places.is_empty()).then_some(places)
}

/// The place that a word means: of options with one text the first that is not taken.
fn only(word: &str, named: &[usize], options: &[String], taken: &[usize]) -> Result<usize, String> {
    match named {
        [first, others @ ..] if others.iter().all(|other| options[*other] == options[*first]) => {
            Ok(*named.iter().find(|place| !taken.contains(place)).unwrap_or(first))
        }
        _ => {
            let word = printable_line(word.trim());
            Err(format!("\"{word}\" could mean several: write the one you mean as it stands."))
        }
    }
}

/// A text as it is shown: without the signs of code, with single spaces.
fn shown(text: &str) -> String {
    let plain = text.replace('`', "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

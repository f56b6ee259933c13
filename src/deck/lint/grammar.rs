//! Grammar: the little English, and the little arithmetic, that the rules for prompts and options
//! need.

use std::ops::Range;

/// The parts of a text between characters that are edges, each with its place.
pub fn parts(
    text: &str,
    is_edge: impl Fn(char) -> bool,
) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut next = 0;
    text.split(is_edge).map(move |part| {
        let place = next..next + part.len();
        next = place.end + text[place.end..].chars().next().map_or(0, char::len_utf8);
        (place, part)
    })
}

/// Where some words stand in a text, one after the other, whatever their case.
pub fn find_words(text: &str, wanted: &str) -> Option<Range<usize>> {
    let is_word = |(_, word): &(Range<usize>, &str)| !word.is_empty();
    let edge = |c: char| !c.is_alphanumeric();
    let found: Vec<(Range<usize>, String)> =
        parts(text, edge).filter(is_word).map(|(at, word)| (at, word.to_lowercase())).collect();
    let wanted: Vec<String> =
        parts(wanted, edge).filter(is_word).map(|(_, word)| word.to_lowercase()).collect();
    let is_it = |window: &&[(Range<usize>, String)]| {
        window.iter().zip(&wanted).all(|((_, one), other)| one == other)
    };
    let window = found.windows(wanted.len().max(1)).find(is_it)?;
    Some(window.first()?.0.start..window.last()?.0.end)
}

/// Whether a word is spoken after "an", by its letters.
pub fn takes_an(text: &str) -> bool {
    const SILENT: &[&str] = &["heir", "honest", "honour", "honor", "hour"];
    const SPOKEN: &[&str] = &["eu", "one", "once", "uni", "us", "ut", "ub", "ur"];
    let word = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let begins = |beginnings: &[&str]| beginnings.iter().any(|begin| word.starts_with(begin));
    // "unimportant", "urgent", "us" as in "usher": the few that the list takes wrongly.
    let is_spoken = begins(SPOKEN) && !begins(&["unim", "unin", "urg", "ush", "utt", "urn"]);
    begins(SILENT) || (word.starts_with(['a', 'e', 'i', 'o', 'u']) && !is_spoken)
}

/// Words that are long and say nothing of the matter, sorted.
const COMMON: &[&str] = &[
    "about", "above", "after", "again", "against", "along", "always", "among", "another", "answer",
    "around", "because", "before", "behind", "below", "beside", "between", "could", "during",
    "either", "every", "first", "fourth", "given", "great", "itself", "large", "least", "little",
    "making", "might", "never", "often", "other", "others", "outside", "second", "several",
    "shall", "should", "since", "small", "their", "theirs", "there", "these", "thing", "things",
    "third", "those", "three", "through", "towards", "under", "until", "using", "where", "which",
    "while", "whole", "whose", "within", "without", "would",
];

/// The first words of what is no question, and yet asks; sorted.
pub const IMPERATIVES: &[&str] = &[
    "add", "apply", "arrange", "assign", "build", "calculate", "choose", "classify", "combine",
    "compare", "complete", "compute", "conjugate", "connect", "consider", "convert", "correct",
    "count", "decide", "decline", "define", "derive", "describe", "determine", "discuss", "divide",
    "draw", "enter", "estimate", "evaluate", "explain", "express", "fill", "find", "finish",
    "form", "give", "group", "guess", "identify", "imagine", "indicate", "judge", "label", "let",
    "list", "look", "mark", "match", "multiply", "name", "number", "order", "pair", "pick",
    "place", "point", "predict", "prove", "provide", "put", "quote", "rank", "recall", "recite",
    "reduce", "replace", "rewrite", "round", "say", "select", "show", "simplify", "solve", "sort",
    "spell", "state", "subtract", "sum", "supply", "suppose", "tell", "think", "tick", "transform",
    "translate", "type", "use", "write",
];

/// Verbs by which a sentence states something.
pub const STATING: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "may",
    "might", "must", "does", "did",
];

/// Whether a word says nothing of the matter, however long it is.
pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Whether a text has nothing but a number in it.
pub fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " .,+-%".contains(c))
}

/// What stands before a number that is one end of a range, and whether the numbers are those above
/// it; without the number itself, or with it.
const BEFORE: &[(&str, bool, bool)] = &[
    ("more than ", true, false),
    ("over ", true, false),
    ("above ", true, false),
    (">=", true, true),
    ("≥", true, true),
    (">", true, false),
    ("at least ", true, true),
    ("from ", true, true),
    ("less than ", false, false),
    ("fewer than ", false, false),
    ("under ", false, false),
    ("below ", false, false),
    ("<=", false, true),
    ("≤", false, true),
    ("<", false, false),
    ("at most ", false, true),
    ("up to ", false, true),
];

/// What stands behind one, and whether the numbers are those above it.
const BEHIND: &[(&str, bool)] = &[
    ("or more", true),
    ("and more", true),
    ("or over", true),
    ("and over", true),
    ("+", true),
    ("or less", false),
    ("or fewer", false),
    ("or under", false),
];

/// A range of numbers, by the least and the greatest in it: "10-20", "10 to 20 %", "over 20",
/// "20 or more".
pub fn range(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().to_lowercase();
    let half = |end: f64, is_above: bool| {
        if is_above { (end, f64::INFINITY) } else { (f64::NEG_INFINITY, end) }
    };
    let before = BEFORE.iter().find_map(|row| Some((row, text.strip_prefix(row.0)?)));
    if let Some(((_, is_above, is_with), rest)) = before
        && let Some((end, rest)) = number(rest.trim_start())
        && !rest.contains(|c: char| c.is_ascii_digit())
    {
        let end = match (is_with, is_above) {
            (true, _) => end,
            (false, true) => end.next_up(),
            (false, false) => end.next_down(),
        };
        return Some(half(end, *is_above));
    }
    let (from, rest) = number(&text)?;
    if let Some((_, is_above)) = BEHIND.iter().find(|(sign, _)| rest.trim_end().ends_with(sign))
        && !rest.contains(|c: char| c.is_ascii_digit())
    {
        return Some(half(from, *is_above));
    }
    let rest = rest.trim_start();
    let rest = ["-", "–", "—", "to "].iter().find_map(|sign| rest.strip_prefix(sign))?;
    let (to, rest) = number(rest.trim_start())?;
    let is_unit = !rest.contains(|c: char| c.is_ascii_digit());
    (from <= to && is_unit).then_some((from, to))
}

/// The number that a text begins with, and what follows.
fn number(text: &str) -> Option<(f64, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let digits = text[..end].trim_end_matches(['.', ',']);
    Some((digits.replace(',', "").parse().ok()?, &text[digits.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_goes_by_the_sound() {
        for word in ["apple", "hour", "island", "umbrella", "unimportant", "Orca", "urn"] {
            assert!(takes_an(word), "{word}");
        }
        for word in ["banana", "university", "European", "one-way street", "user", "house"] {
            assert!(!takes_an(word), "{word}");
        }
    }

    #[test]
    fn words_are_found_whole_and_whatever_their_case() {
        assert_eq!(find_words("Cartography: THE art, of?", "the Art"), Some(13..20));
        assert_eq!(find_words("Cartography", "art"), None);
        assert_eq!(find_words("Où est l’île ?", "île"), Some(12..16));
        assert_eq!(find_words("", "a"), None);
    }

    #[test]
    fn a_range_has_two_ends() {
        assert_eq!(range("10–20"), Some((10.0, 20.0)));
        assert_eq!(range("1,000 to 2,000 people"), Some((1000.0, 2000.0)));
        assert_eq!(range("Over 20"), Some((20_f64.next_up(), f64::INFINITY)));
        assert_eq!(range("20 years or more"), Some((20.0, f64::INFINITY)));
        assert_eq!(range("≤ 5 %"), Some((f64::NEG_INFINITY, 5.0)));
        for text in ["10", "1914-07-28", "from 10 to 20", "20-10", "-", "", "over the hill"] {
            assert_eq!(range(text), None, "{text}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(COMMON.is_sorted() && IMPERATIVES.is_sorted());
        assert!(is_common("about") && is_common("would") && is_common("never"));
        assert!(!is_common("planet"));
    }
}

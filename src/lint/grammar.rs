//! Grammar: the little English that the rules for prompts and options need.

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

/// Whether a word asks which thing it is, so that a "not" behind it turns the question round; behind
/// "why" or "how" it is what is asked about. Nothing for a word that does not ask.
pub fn asks_which(word: &str) -> Option<bool> {
    match word {
        "what" | "when" | "where" | "which" | "who" | "whom" | "whose" => Some(true),
        "how" | "why" => Some(false),
        _ => None,
    }
}

/// Whether a word asks for something.
pub fn asks_what(word: &str) -> bool {
    asks_which(word).is_some()
}

/// Verbs by which a sentence states something.
pub const STATING: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "may",
    "might", "must", "does", "did",
];

/// Whether a word says nothing of the matter, however long it is.
pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Whether two words, in small letters, are forms of one: the plural, the verb of a noun.
pub fn are_kin(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    same >= STEM && same + ENDING >= shorter
}

/// The fewest letters that forms of a word have in common.
const STEM: usize = 4;

/// The most letters of the shorter of two forms that are its ending: polar-ized, polar-ization.
const ENDING: usize = 3;

/// Whether a text is a name: words with a capital, and little ones, and what they are a name of: "Acme
/// Access Management policies".
pub fn is_name(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let (capitals, others): (Vec<&str>, Vec<&str>) = words.partition(|word| is_capital(word));
    let plain = others.into_iter().filter(|word| word.chars().count() > LITTLE).count();
    capitals.len() > 1 && plain <= NAMED
}

/// How many letters the little words in names have at most: "of", "and", "for the".
const LITTLE: usize = 3;

/// How many plain words a name has at most.
const NAMED: usize = 2;

/// Whether a text has nothing but a number in it.
pub fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " .,+-%".contains(c))
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
    fn the_tables_are_sorted() {
        assert!(COMMON.is_sorted() && IMPERATIVES.is_sorted());
        assert!(is_common("about") && is_common("would") && is_common("never"));
        assert!(!is_common("planet"));
    }
}

//! Options that speak of the others: "none of the above". They stand last, whatever the order of the
//! others, and tell more than they should.

use crate::text::words;

/// What an option may say of the others, and whether it makes sense beside them only: "both" alone
/// answers which of two it was.
const PHRASES: &[(&str, bool)] = &[
    ("all of the above", true),
    ("all of them", true),
    ("all of these", true),
    ("any of the above", true),
    ("both", false),
    ("both of the above", true),
    ("both of them", true),
    ("neither", false),
    ("neither of the above", true),
    ("neither of them", true),
    ("none of the above", true),
    ("none of them", true),
    ("none of these", true),
];

/// What stands before the letters of two others, as in "both A and B".
const BEFORE_LETTERS: &[&str] = &["both", "either", "neither", "options", "answers"];

/// Whether an option may make sense beside the others only, by its first letter.
pub fn may_speak_of_others(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|first| "abenoABENO".contains(first))
}

/// Whether an option, by its words, makes sense beside the others only.
pub fn speaks_of_others(words: &str) -> bool {
    let words = words.trim();
    PHRASES.iter().any(|(phrase, beside)| *beside && *phrase == words)
        || names_letters(words)
        || names_these(words)
}

/// Whether words speak of "these choices": all of these programs, all these answers are correct.
fn names_these(words: &str) -> bool {
    const SAID: &[&str] = &["correct", "right", "true", "wrong", "incorrect", "false", "possible"];
    let Some((first, rest)) = words.split_once(' ') else { return false };
    if !["all", "any", "both", "neither", "none"].contains(&first) {
        return false;
    }
    let mut rest: Vec<&str> = rest.split(' ').collect();
    let is_said = match rest[..] {
        [.., "are" | "is", said] if SAID.contains(&said) => true,
        [.., "apply"] => true,
        _ => false,
    };
    if is_said {
        rest.truncate(rest.len() - if rest.ends_with(&["apply"]) { 1 } else { 2 });
    }
    match rest[..] {
        [] => is_said && first != "any",
        ["of", "these" | "those" | "them"]
        | ["these" | "those"]
        | ["the", "above"]
        | ["of", "the", "above" | "following"]
        | ["of", "these" | "those", _]
        | ["of", "the", "given" | "listed" | "other", _]
        | ["of", "the", _, "above" | "given" | "listed"] => true,
        ["these" | "those", _] | ["of", "the", _] => is_said,
        _ => false,
    }
}

/// Whether an option stands last.
pub fn is_last(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    let first = text.trim_start_matches(|c| !is_letter(c)).split(|c| !is_letter(c)).next();
    let first = first.unwrap_or_default().as_bytes();
    let begins = |phrase: &str| {
        let (phrase, length) = (phrase.as_bytes(), first.len());
        let is_word = matches!(phrase.get(length), None | Some(b' '));
        is_word && phrase.get(..length).is_some_and(|start| start.eq_ignore_ascii_case(first))
    };
    let may_be = PHRASES.iter().any(|(phrase, _)| begins(phrase))
        || BEFORE_LETTERS.iter().any(|word| begins(word));
    if !may_be {
        return false; // nearly all of them, at once
    }
    let words = words(text);
    let words = words.trim();
    PHRASES.iter().any(|(phrase, _)| *phrase == words) || names_letters(words) || names_these(words)
}

/// Whether an option says that none is right.
pub fn says_none(text: &str) -> bool {
    let words = words(text);
    is_last(text)
        && ["none", "neither"].contains(&words.split_whitespace().next().unwrap_or_default())
}

/// Whether words name two options by their letters.
fn names_letters(words: &str) -> bool {
    let is_letter = |word: &str| matches!(word.as_bytes(), [b'a'..=b'f']);
    match words.split(' ').collect::<Vec<_>>()[..] {
        [before, one, "and" | "or" | "nor", two] => {
            BEFORE_LETTERS.contains(&before) && is_letter(one) && is_letter(two)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_the_others_does_so_in_any_case() {
        for text in [
            "None of the above.",
            "ALL OF THESE!",
            "BOTH A AND B",
            "Neither c nor d",
            "All these choices are correct",
            "None of these programs",
            "All of the choices are correct.",
            "None of these answers is right",
            "All of the above are true",
            "Both are correct",
            "All apply",
        ] {
            assert!(may_speak_of_others(text), "{text}");
            assert!(speaks_of_others(&words(text)) && is_last(text), "{text}");
        }
        for text in ["Both", "Neither."] {
            assert!(!speaks_of_others(&words(text)) && is_last(text), "{text}");
        }
        for text in [
            "None",
            "Both houses",
            "A and B",
            "All of the people",
            "",
            "Either A and x",
            "All these worlds",
            "All of the choices",
            "Any is possible",
            "None of these three men",
        ] {
            assert!(!speaks_of_others(&words(text)) && !is_last(text), "{text}");
        }
    }
}

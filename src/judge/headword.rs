//! The headword of a prompt: what a question is about where several ask of one word (its meaning, its
//! reading, its plural), so that the answer to another of them, or the word itself, is told from a
//! wrong one.

use super::Rules;
use super::fold::light;
use super::script::is_dense;
use crate::text::closing_quotes;

/// How many words a headword has at most, and a label beside it.
const WORDS: usize = 3;
const LABEL: usize = 2;

/// What parts a word from a label.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What a prompt is about, as it is compared: the one thing quoted in it, the one run of Han, kana or
/// Hangul, or a few words without a label ("Plural: Haus", "Haus (plural)"); else all of it.
pub(super) fn headword(prompt: &str, rules: Rules) -> String {
    if let Some(word) = quoted(prompt) {
        return light(word, rules);
    }
    let prompt = light(prompt, rules); // which makes brackets and spaces plain, and takes signs off
    let word = dense(&prompt).or_else(|| labelled(&prompt));
    word.map_or_else(|| prompt.clone(), |word| word.trim().to_owned())
}

/// Whether there are so few words.
fn is_short(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.split(' ').filter(|word| !word.is_empty()).count())
}

/// What stands in quotes, where that is one thing only.
fn quoted(prompt: &str) -> Option<&str> {
    let mut found = None;
    let mut rest = prompt;
    while let Some(at) = rest.find(opens) {
        let open = rest[at..].chars().next()?;
        let before = rest[..at].chars().next_back();
        let inner = &rest[at + open.len_utf8()..];
        let is_closing =
            |c: char| c == open || closing_quotes(open).is_some_and(|all| all.contains(&c));
        let end =
            if before.is_some_and(char::is_alphanumeric) { None } else { inner.find(is_closing) };
        let Some(end) = end else {
            rest = inner;
            continue;
        };
        if found.is_some_and(|other| other != &inner[..end]) {
            return None;
        }
        found = Some(&inner[..end]);
        rest = inner[end..].trim_start_matches(is_closing);
    }
    found.filter(|text| is_short(text, WORDS))
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '`') || closing_quotes(c).is_some()
}

/// The one run of a script without spaces, in a sentence of another one.
fn dense(prompt: &str) -> Option<&str> {
    let start = prompt.find(is_dense)?;
    let end = start + prompt[start..].find(|c| !is_dense(c)).unwrap_or(prompt.len() - start);
    (!prompt[end..].contains(is_dense)).then(|| &prompt[start..end])
}

/// A few words without the label before or behind them.
fn labelled(prompt: &str) -> Option<&str> {
    let word = if let Some((word, label)) =
        prompt.strip_suffix(')').and_then(|all| all.rsplit_once('('))
    {
        (!label.is_empty()).then_some(word)?
    } else if let Some((label, word)) = prompt.split_once(": ") {
        is_short(label, LABEL).then_some(word)?
    } else {
        let parts = DASHES.iter().find_map(|dash| prompt.split_once(dash));
        let (word, label) = parts?;
        is_short(label, LABEL).then_some(word)?
    };
    is_short(word, WORDS).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_about_one_word_have_one_headword() {
        for (word, prompts) in [
            (
                "食べる",
                &[
                    "食べる",
                    "Reading of 食べる",
                    "What does 食べる mean?",
                    "食べる (meaning)",
                    "「食べる」",
                ][..],
            ),
            (
                "ser",
                &["What does \"ser\" mean?", "Past of “ser”", "Conjugate `ser`.", "«ser»", "Ser"],
            ),
            ("haus", &["Haus (plural)", "Plural: Haus", "Haus – gender", "Haus"]),
            ("don't", &["What is \"don't\" short for?"]),
            ("new york", &["New York (nickname)", "nickname: New York"]),
        ] {
            for prompt in prompts {
                assert_eq!(headword(prompt, Rules::default()), word, "{prompt}");
            }
        }
    }

    #[test]
    fn a_prompt_about_no_one_word_is_its_own() {
        for prompt in [
            "what is the capital of belarus?",
            "does \"a\" come before \"b\"?",
            "who was president of france then (1990)?",
            "日 or 月?",
            "it's john's dog",
            "which: one or the other of these",
            "",
            "(x)",
        ] {
            assert_eq!(headword(prompt, Rules::default()), prompt);
        }
    }
}

//! Several answers that an author wrote into one text (rule 11): `hi / hello`, `go; walk`. The whole is
//! right; what one of them alone is worth goes by what sets them apart.

use super::Rules;
use super::fold::fold;
use super::optional::variants;
use super::unit::is_unit;

/// The parts of a text, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Several {
    /// Set apart so that each must be an answer, with the ways in which it may be typed.
    Apart(Vec<Vec<String>>),
    /// Joined by a tight slash or an "or", which may as well stand in one answer: `input/output`.
    Joined(Vec<String>),
}

/// Reads the parts of what an author wrote; none for one answer, and for code, formulas and paths.
pub(super) fn several(text: &str, rules: Rules) -> Option<Several> {
    const LONGEST: usize = 400;
    const SIGNS: [char; 13] = ['`', '=', '{', '}', '<', '>', '^', '+', '*', '\\', '~', '$', '@'];
    if text.len() > LONGEST || rules.exact || text.contains(SIGNS) || text.contains("://") {
        return None;
    }
    let folded = |parts: &[&str]| -> Vec<String> {
        parts.iter().map(|part| fold(part, rules)).filter(|part| !part.is_empty()).collect()
    };
    let apart = apart(text);
    if apart.len() > 1 {
        let are_answers = apart.iter().all(|part| is_answer(part)) && !are_units(&apart);
        let are_answers = are_answers && !(text.contains('|') && are_commands(&apart));
        return are_answers
            .then(|| Several::Apart(apart.iter().map(|part| variants(part, rules)).collect()));
    }
    let mut parts = joined(text);
    for word in or_words(rules) {
        let either: Vec<&str> = text.split(word).map(|part| part.trim_end_matches(',')).collect();
        if either.len() > 1 && either.iter().all(|part| is_answer(part)) {
            parts.extend(either.into_iter().map(str::to_owned));
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (parts.len() > 1).then(|| Several::Joined(folded(&parts)))
}

/// The words for "or" in the language of an answer, with their spaces.
fn or_words(rules: Rules) -> impl Iterator<Item = &'static str> {
    const OTHERS: [(&str, &[&str]); 16] = [
        ("de", &[" oder "]),
        ("fr", &[" ou "]),
        ("pt", &[" ou "]),
        ("es", &[" o ", " u "]),
        ("it", &[" o ", " od "]),
        ("nl", &[" of "]),
        ("sv", &[" eller "]),
        ("da", &[" eller "]),
        ("nb", &[" eller "]),
        ("no", &[" eller "]),
        ("is", &[" eða "]),
        ("fi", &[" tai "]),
        ("pl", &[" lub ", " albo "]),
        ("cs", &[" nebo "]),
        ("ru", &[" или "]),
        ("uk", &[" або ", " чи "]),
    ];
    let english = rules.english.then_some(" or ");
    let own = OTHERS.iter().filter(move |(tag, _)| rules.language.is(tag));
    own.flat_map(|(_, words)| words.iter().copied()).chain(english)
}

/// Whether all parts begin with a command of a shell: `sort | uniq` is one answer.
fn are_commands(parts: &[&str]) -> bool {
    const COMMANDS: [&str; 32] = [
        "awk", "basename", "cat", "comm", "curl", "cut", "dd", "du", "echo", "egrep", "find",
        "fold", "git", "grep", "gzip", "head", "join", "jq", "ls", "paste", "ps", "sed", "seq",
        "sort", "tac", "tail", "tar", "tee", "tr", "uniq", "wc", "xargs",
    ];
    parts.iter().all(|part| part.split(' ').next().is_some_and(|word| COMMANDS.contains(&word)))
}

/// Counts the parts that a typed text has, in any order and however set apart; none where it has
/// anything else.
pub(super) fn met(parts: &[Vec<String>], typed: &str, rules: Rules) -> Option<usize> {
    let mut left: Vec<&Vec<String>> = parts.iter().collect();
    for given in typed.split([';', '/', '|', ',']).map(|part| fold(part, rules)) {
        let at = left.iter().position(|ways| ways.contains(&given))?;
        left.swap_remove(at);
    }
    Some(parts.len() - left.len())
}

/// Cuts a text at `;` and at ` / ` and ` | ` with their spaces.
fn apart(text: &str) -> Vec<&str> {
    let parts =
        text.split(';').flat_map(|part| part.split(" / ")).flat_map(|part| part.split(" | "));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What is left of a text when of words with a slash between them one stands alone: "red tree" and
/// "black tree", and what stands on either side.
fn joined(text: &str) -> Vec<String> {
    let is_path =
        text.starts_with(['/', '.']) || text.contains("//") || text.matches('/').count() > 2;
    if is_path || !text.contains('/') || text.contains('.') || is_unit(text) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for word in text.split(' ') {
        let to = from + word.len();
        let choices: Vec<&str> = word.split('/').collect();
        if choices.len() > 1 && choices.iter().all(|part| is_answer(part)) && !are_units(&choices) {
            for choice in choices {
                parts.push(format!("{}{choice}{}", &text[..from], &text[to..]));
            }
            parts.extend(text.split('/').map(|part| part.trim().to_owned()));
        }
        from = to + 1;
    }
    parts
}

/// Whether a part can be an answer of its own: it has a word, and nothing that a formula has.
fn is_answer(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let is_dense = part.chars().any(super::script::is_dense);
    let is_variable = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.len() == 1 && !matches!(word, "a" | "A" | "I" | "i" | "o" | "O" | "e" | "y" | "u")
    };
    let has_digit = part.contains(|c: char| c.is_ascii_digit());
    (letters > 1 || is_dense) && !has_digit && !part.split(' ').any(is_variable)
}

/// Whether all parts are symbols of units: `m / s` is one.
fn are_units(parts: &[&str]) -> bool {
    parts.iter().all(|part| is_unit(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_formulas_and_paths() {
        let read = |text| several(text, Rules::default());
        assert_eq!(
            read("hi / hello"),
            Some(Several::Apart(vec![vec!["hi".into()], vec!["hello".into()]]))
        );
        assert!(matches!(read("go; walk"), Some(Several::Apart(_))));
        assert!(matches!(read("cat | dog"), Some(Several::Apart(_))));
        assert!(matches!(read("input/output"), Some(Several::Joined(_))));
        for one in [
            "hello",
            "3 / 4",
            "m / s",
            "km/h",
            "/usr/bin",
            "src/main.rs",
            "x / y",
            "a; b = c;",
            "https://example.org",
            "sin x / cos x",
            "I/O",
            "`a; b`",
            "sort | uniq",
            "ls -l | grep foo",
            "either",
            "more",
            "1/2",
        ] {
            assert_eq!(read(one), None, "{one}");
        }
    }
}

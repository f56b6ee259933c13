//! Folds a text to what counts when answers are compared (rules 3 and 5). Whatever compares
//! answers, also outside the judge, must fold them here, or it would disagree with the judge.

use std::borrow::Cow;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Rules;
use super::plain::{is_composed, plain};
use super::script::{is_dense, is_wordy};

/// A text longer than this many bytes is no answer that anyone types; it is made plain and no more.
const LONGEST: usize = 10_000;

/// Folds a text by rules 3 and 5. Texts that fold to the same are the same answer.
pub fn fold(text: &str, rules: Rules) -> String {
    let mut folded = light(text, rules);
    if folded.len() > LONGEST {
        return folded;
    }
    // Words only, and no article before them: rule 5 has nothing to do.
    while !(is_plain(&folded) && article(&folded, rules).len() == folded.len()) {
        let next = light(&trim(&folded, rules), rules);
        if next == folded {
            break;
        }
        folded = next;
    }
    folded
}

/// Applies rule 3 alone.
pub(super) fn light(text: &str, rules: Rules) -> String {
    let mut text = plain(text);
    if rules.case {
        return text;
    }
    if text.is_ascii() {
        text.make_ascii_lowercase();
        return text;
    }
    // Folding and composing may give each other something to do; two rounds settle all.
    let folded = small(&text);
    if is_composed(&folded) {
        return plain(&folded);
    }
    let folded: String = small(&folded.nfkc().collect::<String>()).nfkc().collect();
    plain(&folded)
}

/// Folds case, but for ß: what is typed for it goes by accents and the language.
fn small(text: &str) -> String {
    let parts = text.split(['ß', 'ẞ']).map(|part| part.chars().default_case_fold().collect());
    parts.collect::<Vec<String>>().join("ß")
}

/// Writes a text in one way and drops nothing that could tell two answers of a deck apart: rule 3,
/// and of rule 5 what is about signs, spaces and a full stop at the end, but no article, quote, apostrophe or optional word.
pub(super) fn spelling(text: &str, rules: Rules) -> String {
    let light = light(text, rules);
    if light.len() > LONGEST || is_plain(&light) {
        return light;
    }
    let light = without_stop(&light);
    let whole = if rules.english { ampersands(light) } else { Cow::Borrowed(light) };
    let chars: Vec<char> = whole.chars().collect();
    let spelled = (0..chars.len()).filter_map(|at| match chars[at] {
        '\'' => Some('\''),
        _ => inner(&chars, at),
    });
    tight(&spelled.collect::<String>())
}

/// A text without the full stop at its end, which tells no two answers apart; that of `git add .` is a
/// word of its own.
fn without_stop(text: &str) -> &str {
    let is_end = |c: char| is_wordy(c) || matches!(c, ')' | ']' | '"' | '”' | '%');
    text.strip_suffix('.').filter(|rest| rest.ends_with(is_end)).unwrap_or(text)
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_alphabetic() || c == ' ')
}

/// Applies rule 5 once.
fn trim(text: &str, rules: Rules) -> String {
    let mut core = text;
    loop {
        let shorter = article(punctuation(quotes(core)), rules);
        if shorter == core {
            break;
        }
        core = shorter;
    }
    let core = if rules.english { ampersands(core) } else { Cow::Borrowed(core) };
    let chars: Vec<char> = core.chars().collect();
    (0..chars.len()).filter_map(|at| inner(&chars, at)).collect()
}

/// Writes `&` between words out; between single letters it is an operator, but for "a" and "I".
fn ampersands(text: &str) -> Cow<'_, str> {
    if !text.contains(" & ") {
        return Cow::Borrowed(text);
    }
    let mut words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let is_me = |word: &str| word.eq_ignore_ascii_case("i");
    for at in 1..words.len().saturating_sub(1) {
        let (before, after) = (words[at - 1], words[at + 1]);
        let is_article =
            after.eq_ignore_ascii_case("a") && words.get(at + 2).is_some_and(|word| is_word(word));
        let are_words = is_word(before) && (is_word(after) || is_me(after) || is_article);
        if words[at] == "&" && (are_words || (is_me(before) && is_word(after))) {
            words[at] = "and";
        }
    }
    Cow::Owned(words.join(" "))
}

/// Takes a pair of outer quotes off.
fn quotes(text: &str) -> &str {
    for (open, close) in [('"', '"'), ('\'', '\''), ('「', '」'), ('『', '』'), ('《', '》')]
    {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner
            && !inner.contains([open, close])
            && inner.contains(is_wordy)
        {
            return inner.trim();
        }
    }
    text
}

/// Takes final punctuation and opening `¿ ¡` off, unless nothing else would be left.
fn punctuation(text: &str) -> &str {
    let core = text.trim_start_matches(['¿', '¡', ' ']);
    let core = core.trim_end_matches(|c| {
        matches!(c, '.' | '!' | '?' | ';' | ':' | ',' | '、' | '।' | '۔' | '…' | ' ')
    });
    if !core.contains(is_wordy) {
        return text;
    }
    // `5!` and `n!` are factorials, and the point of `git add .` is a word of its own.
    let end = &text[text.rfind(core).map_or(0, |at| at + core.len())..];
    let mut last = core.chars().rev();
    let (before, single) = (last.next(), last.next().is_none());
    let factorial = before.is_some_and(|c| c.is_numeric() || (single && c.is_ascii_alphabetic()));
    if (factorial && end.contains('!')) || end.starts_with(" .") {
        return text;
    }
    core
}

/// Takes a leading English article off.
fn article(text: &str, rules: Rules) -> &str {
    // Where the article makes another meaning: "a few", "A minor".
    const TELLING: [&str; 11] = [
        "few", "little", "lot", "bit", "while", "major", "minor", "flat", "sharp", "level",
        "priori",
    ];
    if !rules.english {
        return text;
    }
    let Some((first, rest)) = text.split_once(' ') else { return text };
    let word = rest.split([' ', '-']).next().unwrap_or(rest);
    let stands = match first {
        "the" | "The" | "an" | "An" | "THE" | "AN" => {
            rest.starts_with(|c: char| c.is_alphanumeric() || c == '(')
        }
        "a" | "A" => {
            let lower = word.to_lowercase();
            word.chars().filter(|c| c.is_alphabetic()).count() > 1
                && !TELLING.contains(&lower.as_str())
        }
        _ => false,
    };
    if stands { rest } else { text }
}

/// The English article before the first word of a text, where one is.
pub(super) fn article_of(text: &str) -> Option<&str> {
    let (first, _) = text.trim_start_matches(['"', '\'']).split_once(' ')?;
    matches!(first, "the" | "The" | "THE" | "a" | "A" | "an" | "An" | "AN").then_some(first)
}

/// What stands for the character at a place, by what surrounds it; none where it does not count.
fn inner(chars: &[char], at: usize) -> Option<char> {
    let c = chars[at];
    let near =
        |step: isize| at.checked_add_signed(step).and_then(|index| chars.get(index)).copied();
    let (before, after) = (near(-1), near(1));
    let (Some(before), Some(after)) = (before, after) else {
        return (c != '.' || !before.is_some_and(char::is_alphabetic)).then_some(c);
    };
    match c {
        '.' if before.is_alphabetic() => {
            let ends = after == ' ' || after == ',';
            let joins = is_initial(chars, at) && after.is_alphabetic();
            (!ends && !joins).then_some(c)
        }
        '\'' => {
            let letters = is_letter(before) && is_letter(after);
            let edge =
                (before == ' ' && is_letter(after)) || (after == ' ' && word_before(chars, at) > 2);
            (!letters && !edge).then_some(c)
        }
        '-' => {
            let (left, right) = (word_before(chars, at), word_after(chars, at));
            let letters = is_letter(before) && is_letter(after) && left.max(right) > 1;
            let mixed = (before.is_numeric() && is_letter(after) && right > 1)
                || (is_letter(before) && after.is_numeric() && left > 1);
            Some(if letters || mixed { ' ' } else { c })
        }
        ',' if after == ' ' && parts_words(chars, at) => None,
        ',' if is_letter(before)
            && word_before(chars, at).max(word_after(chars, at)) > 1
            && is_letter(after) =>
        {
            Some(' ')
        }
        ' ' => {
            let initials = before == '.'
                && is_initial(chars, at - 1)
                && after.is_alphabetic()
                && near(2) == Some('.');
            let digit = (before.is_numeric() && is_letter(after))
                || (is_letter(before) && after.is_numeric());
            let spaced =
                |side: char| !is_wordy(side) && side != ' ' && !keeps_space(chars, at, side);
            (!initials && !digit && !spaced(before) && !spaced(after)).then_some(c)
        }
        _ => Some(c),
    }
}

/// A dash set off by spaces between words is no hyphen; without its spaces it would become one.
fn keeps_space(chars: &[char], at: usize, side: char) -> bool {
    let dash = match (side, chars[at - 1]) {
        ('-', '-') => at - 1,
        ('-', _) => at + 1,
        (',', ',') => return parts_words(chars, at - 1),
        ('\'' | '.', _) => return true,
        _ => return false,
    };
    let left = if dash > 0 && chars[dash - 1] == ' ' { dash - 1 } else { dash };
    let right = if chars.get(dash + 1) == Some(&' ') { dash + 1 } else { dash };
    let (left, right) = (word_before(chars, left), word_after(chars, right));
    left > 0 && right > 0 && left.max(right) > 1
}

/// Tells whether a comma and a space stand between words, where they are mere punctuation.
fn parts_words(chars: &[char], comma: usize) -> bool {
    comma > 0 && is_letter(chars[comma - 1]) && chars.get(comma + 2).is_some_and(|&c| is_letter(c))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

fn word_before(chars: &[char], at: usize) -> usize {
    chars[..at].iter().rev().take_while(|&&c| is_letter(c)).count()
}

fn word_after(chars: &[char], at: usize) -> usize {
    chars[at + 1..].iter().take_while(|&&c| is_letter(c)).count()
}

/// Tells whether the dot at a place stands behind a single letter.
fn is_initial(chars: &[char], dot: usize) -> bool {
    chars[dot] == '.' && word_before(chars, dot) == 1 && !is_dense(chars[dot - 1])
}

/// Takes every space next to a symbol out, dashes too: `sin x - cos x` as it is often typed.
pub(super) fn tight(light: &str) -> String {
    let chars: Vec<char> = light.chars().collect();
    let symbol = |at: usize| chars.get(at).is_some_and(|&c| !is_wordy(c) && c != ' ');
    let kept = |&at: &usize| chars[at] != ' ' || !(at > 0 && symbol(at - 1) || symbol(at + 1));
    (0..chars.len()).filter(kept).map(|at| chars[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text, Rules::default())
    }

    #[test]
    fn what_does_not_count_is_folded_away() {
        for (written, same) in [
            ("The Beatles", "beatles"),
            ("“Hamlet.”", "hamlet"),
            ("¿Qué?", "qué"),
            ("U.N.", "un"),
            ("St. Petersburg", "st petersburg"),
            ("J. R. R. Tolkien", "JRR Tolkien"),
            ("J.R.R. Tolkien", "jrr tolkien"),
            ("don't", "dont"),
            ("well-known", "well known"),
            ("C ++", "C++"),
            ("5 km", "5km"),
            ("a + b", "a+b"),
            ("STRAẞE", "straße"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("carbon-14", "carbon 14"),
            ("Paris, France", "paris france"),
            ("the 1920s", "1920s"),
            ("こんにちは。", "こんにちは"),
            ("dogs' food", "dogs food"),
            ("salt & pepper", "salt and pepper"),
        ] {
            assert_eq!(folded(written), folded(same), "{written}");
        }
    }

    #[test]
    fn what_counts_stays() {
        for (one, other) in [
            ("C", "C++"),
            ("-5", "5"),
            ("x-y", "xy"),
            ("x - cos x", "x cos x"),
            ("5!", "5"),
            ("n!", "n"),
            ("a few", "few"),
            ("A minor", "minor"),
            ("?", ""),
            ("the", ""),
            ("x²", "x2"),
            ("strasse", "straße"),
            ("f'", "f"),
            (".", ""),
            ("..", "."),
            ("node.js", "nodejs"),
            ("*p", "p"),
        ] {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }
}

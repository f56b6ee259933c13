//! What an author put in brackets because it may be left out (rule 5): words, endings, letters of
//! other spellings, readings.

use super::Rules;
use super::fold::fold;
use super::meaning;
use super::plain::plain;
use super::script::{is_dense, is_han, is_kana, is_wordy};

/// Endings of another number or gender: `dog(s)`, `child(ren)`, `Freund(e)`.
const ENDINGS: [&str; 7] = ["s", "es", "n", "en", "ren", "e", "r"];

/// Functions, whose brackets hold what they are of.
const FUNCTIONS: [&str; 44] = [
    "len", "abs", "sin", "cos", "tan", "cot", "sec", "csc", "log", "ln", "lg", "exp", "sqrt",
    "int", "str", "chr", "ord", "set", "list", "dict", "tuple", "max", "min", "sum", "avg",
    "print", "round", "floor", "ceil", "type", "size", "map", "det", "dim", "arg", "deg", "sgn",
    "pow", "var", "std", "sinh", "cosh", "tanh", "repr",
];

/// Gives the ways in which a key may be typed, for its `(optional)` parts: as written, without the
/// brackets, without what is in them, and the reading alone of what has one. All are folded.
pub(super) fn variants(text: &str, rules: Rules) -> Vec<String> {
    let mut all = vec![fold(text, rules)];
    let is_wide = text.contains('（');
    let is_code = text.contains(['`', '=', '{', '_']);
    let text = plain(text);
    let groups = if is_call(&text, rules) { Vec::new() } else { optional(&text, is_wide, is_code) };
    if groups.is_empty() {
        return all;
    }
    let choices = if groups.len() <= 4 { 1_usize << groups.len() } else { 2 };
    for choice in 0..choices {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (index, &(open, close)) in groups.iter().enumerate() {
            out.push_str(&text[from..open]);
            if choice >> index.min(choices.ilog2() as usize - 1) & 1 == 0 {
                out.push_str(&text[open + 1..close]);
            }
            from = close + 1;
        }
        out.push_str(&text[from..]);
        add(&mut all, &out, rules);
    }
    if let Some(reading) = reading(&text) {
        add(&mut all, reading, rules);
    }
    all
}

/// Whether a text that is nothing but a word and a letter in brackets is code: `sort(s)`, and `fib(n)`
/// where words have no such ending.
fn is_call(text: &str, rules: Rules) -> bool {
    const CALLED: [&str; 40] = [
        "sort", "fib", "fact", "factorial", "fibonacci", "gcd", "push", "pop", "add", "append",
        "insert", "delete", "remove", "find", "search", "open", "close", "read", "write", "load",
        "save", "parse", "split", "join", "strip", "reverse", "sorted", "reversed", "length",
        "strlen", "free", "malloc", "puts", "eval", "exec", "lower", "upper", "isdigit", "hash",
        "swap",
    ];
    const ENDED: [&str; 7] = ["de", "nl", "sv", "da", "nb", "no", "is"];
    let Some((word, letter)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) else {
        return false;
    };
    let is_small = word.chars().all(|c| c.is_ascii_lowercase());
    let is_number = letter == "n" && !ENDED.iter().any(|tag| rules.language.is(tag));
    is_small && letter.len() == 1 && (is_number || CALLED.contains(&word))
}

fn add(all: &mut Vec<String>, text: &str, rules: Rules) {
    let folded = fold(text, rules);
    if !folded.is_empty() && !all.contains(&folded) {
        all.push(folded);
    }
}

/// The reading in kana that stands behind a word with Han: `食べる(たべる)`.
fn reading(text: &str) -> Option<&str> {
    let (word, reading) = text.strip_suffix(')')?.split_once('(')?;
    let is_reading = reading.chars().all(|c| is_kana(c) || matches!(c, ' ' | '・'));
    (word.contains(is_han) && reading.contains(is_kana) && is_reading).then_some(reading)
}

/// Finds the places of `(` and `)` around what may be left out.
fn optional(text: &str, is_wide: bool, is_code: bool) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|at| from + at) {
        let Some(close) = text[open..].find(')').map(|at| open + at) else { break };
        let (before, words, after) = (&text[..open], &text[open + 1..close], &text[close + 1..]);
        let is_free = is_set_off(before, words, after, is_wide) && are_words(before, words, after);
        if is_free || (!is_code && is_inside(before, words, after)) {
            groups.push((open, close));
        }
        from = close + 1;
    }
    groups
}

/// Whether brackets stand between spaces, or between characters that need none.
fn is_set_off(before: &str, words: &str, after: &str, is_wide: bool) -> bool {
    // `f（x）` and `Ca（OH）2` are typed so by who types in full width.
    let is_remark = is_wide && (words.contains(' ') || words.chars().count() > 3);
    let is_beside = is_remark || words.contains(is_dense);
    let begins = before.is_empty() || before.ends_with(' ') || before.ends_with(is_dense);
    let ends = after.is_empty()
        || after.starts_with([' ', ',', '.', '!', '?', ';', '、'])
        || after.starts_with(is_dense);
    is_beside || (begins && ends)
}

/// Whether words may be left out: `iron (II) oxide` and `(not) allowed` say something.
fn are_words(before: &str, words: &str, after: &str) -> bool {
    let roman = words.bytes().all(|byte| b"ivxIVX".contains(&byte));
    let lower = words.to_lowercase().replace('\'', "");
    let negates = lower.split(' ').any(meaning::is_negation);
    let rest = before.contains(is_wordy) || after.contains(is_wordy);
    rest && words.contains(char::is_alphabetic) && !words.contains('(') && !roman && !negates
}

/// Whether brackets within a word hold letters of another spelling, or an ending: `colo(u)r`,
/// `dog(s)`; but what a function is of, and parts of formulas, belong there.
fn is_inside(before: &str, words: &str, after: &str) -> bool {
    const LONGEST: usize = 3;
    let stem: Vec<char> = before.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let rest = after.chars().take_while(|c| c.is_alphabetic()).count();
    let is_small = words.chars().all(char::is_lowercase) && words.chars().count() <= LONGEST;
    let ahead = before.chars().rev().nth(stem.len());
    let is_word = ahead.is_none_or(|c| matches!(c, ' ' | '-' | '/' | '"' | '\''));
    // The letters of `getItem` are not those of a word; the stem is written backwards here.
    let inner = stem.split_last().map_or(&[][..], |(_, inner)| inner);
    let is_usual = !inner.iter().any(|c| c.is_uppercase()) || stem.iter().all(|c| c.is_uppercase());
    let name: String = stem.iter().rev().collect::<String>().to_lowercase();
    if !is_small || words.is_empty() || !is_word || !is_usual || FUNCTIONS.contains(&name.as_str())
    {
        return false;
    }
    if rest > 0 {
        let is_variable = stem.len() == 1 && matches!(words, "x" | "y" | "z" | "t" | "n");
        let is_split = after.starts_with(char::is_lowercase) && stem.len() + rest > 2;
        return !stem.is_empty() && is_split && !is_variable;
    }
    let ends = after.is_empty() || after.starts_with([' ', ',', '.', '!', '?', ';', ':', '/', '-']);
    stem.len() > 1 && ends && ENDINGS.contains(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optional_parts_may_be_left_out() {
        let ways = |text| variants(text, Rules::default());
        assert_eq!(ways("to run (fast)"), ["to run(fast)", "to run fast", "to run"]);
        assert_eq!(ways("colo(u)r"), ["colo(u)r", "colour", "color"]);
        assert_eq!(
            ways("食べる（たべる）"),
            ["食べる(たべる)", "食べるたべる", "食べる", "たべる"]
        );
        for whole in [
            "iron (II) oxide", "(not) allowed", "(the whole)", "f(x)", "len(s)", "abs(x)",
            "iron(III)", "Ca(OH)2", "fib(n)", "sort(s)", "(un)happy", "`dog(s)`", "f(x)dx",
            "getItem(s)", "x.len(s)",
        ] {
            assert_eq!(ways(whole).len(), 1, "{whole}");
        }
    }
}

//! Numbers as texts write them, in digits, in words and in Roman numerals: each comes to the same digits.

use super::word::TextWord;
use crate::judge::{number_words, roman};

/// The number that a word of digits comes to: without separators, leading zeros and what ordinals end in.
pub fn number(word: &str) -> Option<String> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let tail =
        word.trim_start_matches(|c: char| c.is_ascii_digit() || ",._ \u{a0}\u{202f}".contains(c));
    if !["", "st", "nd", "rd", "th", "s"].contains(&tail) {
        return None;
    }
    let digits = word[..word.len() - tail.len()].replace('_', "");
    let groups: Vec<&str> = digits.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let is_grouped = groups.len() > 1
        && groups[1..]
            .iter()
            .all(|group| group.split('.').next().is_some_and(|whole| whole.len() == 3));
    let plain = if is_grouped || groups.len() == 1 { groups.concat() } else { groups.join(".") };
    let plain = match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => &plain,
    };
    let plain = plain.trim_start_matches('0');
    Some(if plain.is_empty() || plain.starts_with('.') {
        format!("0{plain}")
    } else {
        plain.to_owned()
    })
}

/// The number that a Roman numeral in capitals comes to.
pub fn numeral(word: &str) -> Option<u64> {
    word.chars().all(|c| c.is_ascii_uppercase()).then(|| roman(word, false)).flatten()
}

/// How many words from here on make a number in words, and which.
pub fn spelt(tokens: &[TextWord<'_>]) -> Option<(usize, String)> {
    let most = tokens.iter().skip(1).take_while(|token| token.is_next).take(5).count() + 1;
    (1..=most).rev().find_map(|count| {
        let words: Vec<String> =
            tokens[..count].iter().map(|token| token.text.to_lowercase()).collect();
        let (last, before) = words.split_last()?;
        // "and" and "a" begin no number, and a lone one is no more than an article.
        if ["and", "a", "one", "zero"].contains(&&*words[0]) && before.is_empty() || last == "and" {
            return None;
        }
        if let (Some(digits), [power]) = (number(&words[0]), &words[1..]) {
            let value = number_words(&format!("one {power}")).filter(|value| *value > 99)?;
            let zeros = value.to_string().len() - 1;
            let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
            let zeros = zeros.checked_sub(fraction.len())?;
            let all = format!("{whole}{fraction}{}", "0".repeat(zeros));
            return Some((count, all.trim_start_matches('0').to_owned()));
        }
        Some((count, number_words(&words.join(" "))?.to_string()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for word in ["20,000", "20000", "020000", "20\u{a0}000", "20000th"] {
            assert_eq!(number(word).as_deref(), Some("20000"), "{word}");
        }
        for (word, expected) in [
            ("3.5", "3.5"),
            ("3,5", "3.5"),
            ("07", "7"),
            ("0", "0"),
            ("1,234.5", "1234.5"),
            ("84.0", "84"),
            ("9_870", "9870"),
        ] {
            assert_eq!(number(word).as_deref(), Some(expected), "{word}");
        }
        for word in ["H2O", "2x", "x", "١"] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}

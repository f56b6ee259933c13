//! Reads ordinals and Roman numerals: "twenty-first", `21st`, `XXI`.

use super::words;

/// Reads `18th`; before a century `18e`, `XVIIIe` and the like as well.
pub(super) fn suffixed(text: &str, english: bool, is_century: bool) -> Option<u64> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|&at| at > 0)?;
    let (number, end) = text.split_at(digits);
    let is_end = (english && matches!(end, "st" | "nd" | "rd" | "th"))
        || (is_century
            && matches!(end, "e" | "ème" | "eme" | "er" | "º" | "ª" | "й" | "го" | "de" | "ste"));
    number.parse().ok().filter(|_| is_end)
}

/// The value of English words for an ordinal.
pub(super) fn value(words: &[&str]) -> Option<u64> {
    let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    ordinal(&words)
}

/// Reads English words for an ordinal: "twenty-first".
pub(super) fn ordinal(texts: &[String]) -> Option<u64> {
    const IRREGULAR: [(&str, &str); 7] = [
        ("first", "one"),
        ("second", "two"),
        ("third", "three"),
        ("fifth", "five"),
        ("eighth", "eight"),
        ("ninth", "nine"),
        ("twelfth", "twelve"),
    ];
    let (last, rest) = texts.split_last()?;
    let irregular = IRREGULAR.iter().find(|(ordinal, _)| ordinal == last);
    let cardinal = match irregular {
        Some((_, cardinal)) => (*cardinal).to_owned(),
        None => match last.strip_suffix("ieth") {
            Some(stem) => format!("{stem}y"),
            None => last.strip_suffix("th")?.to_owned(),
        },
    };
    let all: Vec<&str> = rest.iter().map(String::as_str).chain([cardinal.as_str()]).collect();
    words::value(&all.join(" "))
}

/// Reads a Roman numeral, in capitals or not: two letters or more with an I, V or X among them, or
/// one of these.
pub fn roman(word: &str, is_century: bool) -> Option<u64> {
    const VALUES: [(&str, u64); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let word = if is_century {
        word.strip_suffix("th").unwrap_or(word).trim_end_matches(['e', 'è', 'm'])
    } else {
        word
    };
    let upper = word.to_uppercase();
    if upper.len() > 15 || !upper.contains(['I', 'V', 'X']) {
        return None;
    }
    let (mut value, mut rest) = (0, upper.as_str());
    for (letters, worth) in VALUES {
        let most = if matches!(worth, 1 | 10 | 100 | 1000) { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(letters) else { break };
            (value, rest) = (value + worth, after);
        }
    }
    let is_canonical = rest.is_empty() && value > 0;
    // The steps above take IXI for 10: what is written must be what the value is written as.
    (is_canonical && written(value, &VALUES) == upper).then_some(value)
}

fn written(mut value: u64, values: &[(&str, u64)]) -> String {
    let mut text = String::new();
    for &(letters, worth) in values {
        while value >= worth {
            text.push_str(letters);
            value -= worth;
        }
    }
    text
}

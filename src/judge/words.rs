//! English number words (rule 4), strictly: "twenty-one" is a number and "one two" is not, so that
//! words which happen to be digits never add up to something.

/// Reads a text of number words: "one hundred and five", "twenty-one thousand".
pub fn value(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let mut total = 0_u64;
    let mut ceiling = u64::MAX;
    let mut rest = words.as_slice();
    if rest.is_empty() || rest.len() > 24 {
        return None;
    }
    while !rest.is_empty() {
        let end = rest.iter().position(|word| power(word).is_some_and(|power| power > 2));
        let (group, scale) = match end {
            Some(end) => (&rest[..end], 10_u64.pow(power(rest[end])?)),
            None => (rest, 1),
        };
        let group = if total > 0 && group.first() == Some(&"and") { &group[1..] } else { group };
        if scale >= ceiling {
            return None;
        }
        let value = match group {
            [] | ["a"] if total == 0 && scale > 1 => 1,
            group => hundreds(group)?,
        };
        if value == 0 && words.len() > 1 {
            return None;
        }
        total = total.checked_add(value.checked_mul(scale)?)?;
        ceiling = scale;
        rest = end.map_or(&[], |end| &rest[end + 1..]);
    }
    Some(total)
}

/// Takes a scale word, or a `k` set to the digits, off the end: the rest and the power of ten.
pub(super) fn scale(text: &str, english: bool) -> Option<(&str, i64)> {
    if let Some(rest) = text.strip_suffix('k') {
        return rest.ends_with(|c: char| c.is_ascii_digit()).then_some((rest, 3));
    }
    let (rest, word) = text.rsplit_once([' ', '-']).filter(|_| english)?;
    let power = power(word)?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then(|| (rest.trim_end(), i64::from(power)))
}

fn power(word: &str) -> Option<u32> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "million" => 6,
        "billion" => 9,
        "trillion" => 12,
        _ => return None,
    })
}

/// Reads a group below a thousand, or "nineteen hundred".
fn hundreds(words: &[&str]) -> Option<u64> {
    let words = match words {
        ["a", rest @ ..] if rest.first() == Some(&"hundred") => rest,
        _ => words,
    };
    let Some(at) = words.iter().position(|&word| word == "hundred") else { return tens(words) };
    let count = if at == 0 { 1 } else { tens(&words[..at])? };
    let rest = match &words[at + 1..] {
        [] => 0,
        ["and", rest @ ..] | rest => tens(rest).filter(|&rest| rest > 0)?,
    };
    (count > 0).then_some(count * 100 + rest)
}

fn tens(words: &[&str]) -> Option<u64> {
    const SMALL: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small =
        |word: &str| (0..).zip(SMALL).find(|&(_, name)| name == word).map(|(value, _)| value);
    let ten =
        |word: &str| (2..).zip(TENS).find(|&(_, name)| name == word).map(|(value, _)| value * 10);
    match *words {
        [word] => small(word).or_else(|| ten(word)),
        [first, second] => Some(ten(first)? + small(second).filter(|unit| (1..10).contains(unit))?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn number_words_have_a_value() {
        for (words, number) in [
            ("zero", 0),
            ("six", 6),
            ("twenty-one", 21),
            ("one hundred and five", 105),
            ("a hundred", 100),
            ("nineteen hundred", 1_900),
            ("twenty thousand", 20_000),
            ("two thousand and one", 2_001),
            ("one million two hundred thousand and three", 1_200_003),
            ("million", 1_000_000),
            ("nine hundred ninety-nine million", 999_000_000),
        ] {
            assert_eq!(value(words), Some(number), "{words}");
        }
    }

    #[test]
    fn other_words_have_none() {
        for words in [
            "one two", "twenty twenty", "and", "hundred hundred", "thousand million", "zero one",
            "twenty zero", "a", "no one", "",
        ] {
            assert_eq!(value(words), None, "{words}");
        }
    }
}

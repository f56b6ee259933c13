//! Numbers that are names (rule 4): of telephones, cards, books and accounts. What sets their groups
//! apart does not count: `020-6921-4236` is `02069214236`.

use super::date::Occasion;
use super::number::Decimal;
use super::script::ascii_digit;

/// The fewest digits of such a number, and the most characters.
const LEAST: usize = 7;
const MOST: usize = 40;

/// Tells whether a plain text is nothing else by its other readings: a quantity in groups of
/// thousands, a date.
pub(super) fn is_free(text: &str, numbers: &[Decimal], dates: &[Occasion]) -> bool {
    let is_bare = text.bytes().all(|byte| byte.is_ascii_digit());
    dates.is_empty() && (numbers.is_empty() || is_bare)
}

/// The bare number that an author's plain text is, where it is one and no quantity, date, span of
/// years, version or address of a machine.
pub(super) fn written(text: &str) -> Option<String> {
    let bare = typed(text)?;
    if bare.contains(|c: char| c.is_ascii_uppercase()) {
        return (is_account(&bare) || is_book(&bare)).then_some(bare);
    }
    let groups: Vec<&str> = text
        .split(|c: char| ascii_digit(c).is_none() && !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let is_checked = is_book(&bare) || (bare.len() >= 13 && is_card(&bare));
    let is_named = bare.starts_with(['+', '0']);
    if groups.len() == 1 {
        return (is_checked || is_named).then_some(bare);
    }
    let is_years = groups.len() == 2
        && groups.iter().all(|group| group.len() == 4 && group.starts_with(['1', '2']));
    let is_short = |(at, group): (usize, &&str)| {
        let is_trunk = **group == *"0" && text.starts_with('+') && text.contains("(0)");
        group.len() == 1 && !is_trunk && !(at == 0 && (is_named || bare.starts_with('1')))
    };
    let points = text.matches('.').count();
    let is_point = points > 0 && points == groups.len() - 1;
    // 192.168.100.200 is a machine's, and 3.1415926 a decimal.
    let is_machine = is_point && groups.len() == 4 && groups.iter().all(|group| group.len() <= 3);
    let is_decimal = is_point && groups.len() == 2;
    let is_mixed = points > 0 && !is_point;
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    // 12.04.10234 is a version; telephones have groups of three and four behind a first 1 maybe.
    let is_version = is_point && !is_named && !is_dialled(&lengths);
    if is_range(text, &lengths, is_named) {
        return None;
    }
    let is_group = !groups.iter().enumerate().any(is_short)
        && !is_years
        && !is_machine
        && !is_decimal
        && !is_version
        && !is_mixed;
    (is_checked || is_group).then_some(bare)
}

/// Whether two groups are the ends of a range, `12000-15000`, and not the number of a telephone or a
/// book: `555-1234`, `978-3161484100`.
fn is_range(text: &str, lengths: &[usize], is_named: bool) -> bool {
    let is_dashed = text.matches('-').count() == 1;
    match *lengths {
        [3, 4 | 10] => false,
        [first, last] => is_dashed && !is_named && first <= last,
        _ => false,
    }
}

/// Whether groups have the lengths of a telephone's or a card's.
fn is_dialled(lengths: &[usize]) -> bool {
    let rest = if lengths.len() > 3 { lengths.strip_prefix(&[1]) } else { None };
    rest.unwrap_or(lengths).iter().all(|length| matches!(length, 3 | 4))
}

/// The bare number that a plain text may be.
pub(super) fn typed(text: &str) -> Option<String> {
    if text.len() > MOST * 3 || !is_bracketed(text) {
        return None;
    }
    let mut bare = String::new();
    let mut last = ' ';
    for c in text.chars() {
        match c {
            _ if c.is_ascii_digit() => bare.push(c),
            _ if ascii_digit(c).is_some() => bare.extend(ascii_digit(c)),
            '+' if bare.is_empty() => bare.push(c),
            _ if c.is_ascii_alphabetic() => bare.push(c.to_ascii_uppercase()),
            ' ' | '(' | ')' => {}
            // A sign of minus stands before the first digit, and two of them are no separator.
            '-' | '.' | 'ー' if !bare.is_empty() && !matches!(last, '-' | '.' | 'ー') => {}
            _ => return None,
        }
        last = c;
    }
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let is_whole = !matches!(last, '-' | 'ー' | '.');
    ((LEAST..=MOST).contains(&digits) && is_whole).then_some(bare)
}

/// Whether there are no brackets, or one pair around an area code.
fn is_bracketed(text: &str) -> bool {
    match (text.find('('), text.find(')')) {
        (None, None) => true,
        (Some(open), Some(close)) => {
            let is_first =
                text[..open].chars().all(|c| matches!(c, '+' | ' ') || c.is_ascii_digit());
            let is_more = text[close + 1..].contains(|c: char| c.is_ascii_digit());
            open < close
                && is_first
                && open <= 4
                && close - open <= 6
                && is_more
                && text.matches('(').count() == 1
        }
        _ => false,
    }
}

/// Whether it is an IBAN whose check digits hold (ISO 13616).
fn is_account(bare: &str) -> bool {
    let bytes = bare.as_bytes();
    let is_shaped = (15..=34).contains(&bytes.len())
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_alphanumeric);
    let rest = |rest: u32, byte: &u8| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    };
    is_shaped && bytes[4..].iter().chain(&bytes[..4]).fold(0, rest) == 1
}

/// Whether it is an ISBN of ten or thirteen digits whose check digit holds (ISO 2108).
fn is_book(bare: &str) -> bool {
    let values: Option<Vec<u32>> = bare
        .char_indices()
        .map(|(at, c)| if c == 'X' && at == 9 { Some(10) } else { c.to_digit(10) })
        .collect();
    match values.as_deref() {
        Some(values @ [_, _, _, _, _, _, _, _, _, _]) => {
            values.iter().zip((1..=10).rev()).map(|(value, weight)| value * weight).sum::<u32>()
                % 11
                == 0
        }
        Some(values) if values.len() == 13 && bare.starts_with("97") => {
            values
                .iter()
                .zip([1, 3].iter().cycle())
                .map(|(value, weight)| value * weight)
                .sum::<u32>()
                % 10
                == 0
        }
        _ => false,
    }
}

/// Whether its check digit holds as on cards (ISO 7812, Luhn's).
fn is_card(bare: &str) -> bool {
    let sum: Option<u32> = bare
        .chars()
        .rev()
        .zip([1, 2].iter().cycle())
        .map(|(c, weight)| {
            c.to_digit(10).map(|digit| digit * weight).map(|value| value / 10 + value % 10)
        })
        .sum();
    bare.len() <= 19 && sum.is_some_and(|sum| sum % 10 == 0)
}

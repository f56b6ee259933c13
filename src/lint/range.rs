//! Ranges of numbers among the options: what they reach from and to, and of what.

/// What stands before one end of a range: whether those above it are meant, and it too.
const BEFORE: &[(&str, bool, bool)] = &[
    ("more than ", true, false),
    ("over ", true, false),
    ("above ", true, false),
    (">=", true, true),
    ("≥", true, true),
    (">", true, false),
    ("at least ", true, true),
    ("less than ", false, false),
    ("fewer than ", false, false),
    ("under ", false, false),
    ("below ", false, false),
    ("<=", false, true),
    ("≤", false, true),
    ("<", false, false),
    ("at most ", false, true),
    ("up to ", false, true),
];

/// What stands behind one, and whether the numbers are those above it.
const BEHIND: &[(&str, bool)] = &[
    ("or more", true),
    ("and more", true),
    ("or over", true),
    ("and over", true),
    ("or less", false),
    ("or fewer", false),
    ("or under", false),
];

/// A range of numbers: the least and the greatest in it, and of what they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
    /// What stands behind the numbers, or between them, in small letters.
    pub unit: String,
}

/// Reads a range: "10-20", "10 to 20 %", "over 20 years", "20 or more".
pub fn span(text: &str) -> Option<Span> {
    let text = text.trim().to_lowercase();
    let span = |from, to, unit: &str| {
        let unit = unit.trim().to_owned();
        (!unit.contains(|c: char| c.is_ascii_digit())).then_some(Span { from, to, unit })
    };
    let half = |end: f64, is_above: bool, unit: &str| {
        let (from, to) = if is_above { (end, f64::INFINITY) } else { (f64::NEG_INFINITY, end) };
        span(from, to, unit)
    };
    let before = BEFORE.iter().find_map(|row| Some((row, text.strip_prefix(row.0)?)));
    if let Some(((_, is_above, is_with), rest)) = before
        && let Some((end, unit)) = number(rest.trim_start())
    {
        let end = match (is_with, is_above) {
            (true, _) => end,
            (false, true) => end.next_up(),
            (false, false) => end.next_down(),
        };
        return half(end, *is_above, unit);
    }
    let is_between = text.starts_with("between ");
    let text = text.strip_prefix("from ").or(text.strip_prefix("between ")).unwrap_or(&text);
    let (from, rest) = number(text)?;
    let behind =
        BEHIND.iter().find_map(|(sign, above)| Some((rest.trim().strip_suffix(sign)?, above)));
    if let Some((unit, is_above)) = behind {
        return half(from, *is_above, unit);
    }
    // A plus alone is a rating or a charge: 12+, 2+.
    if let Some(unit) = rest.strip_prefix('+').filter(|unit| !unit.trim().is_empty()) {
        return half(from, true, unit);
    }
    let rest = rest.trim_start();
    let between = if is_between { "and " } else { "to " };
    let rest = ["-", "–", "—", "to ", between].iter().find_map(|sign| rest.strip_prefix(sign))?;
    let (to, unit) = number(rest.trim_start())?;
    span(from, to, unit).filter(|_| from <= to)
}

/// Whether two ranges have numbers in common. Bands that only touch do not: 30 to 300 and 300 to 3000
/// are how such ranges are written. Of two that begin or end alike ("over 70", "over 80"; 1 to 5, 1 to
/// 7) the end is what is asked.
pub fn overlap(one: &Span, other: &Span) -> bool {
    let is_one = |end: f64, start: f64| end.total_cmp(&start).is_eq();
    let ends =
        [(one.to, other.from), (other.to, one.from), (one.from, other.from), (one.to, other.to)];
    one.unit == other.unit
        && one.from <= other.to
        && other.from <= one.to
        && !ends.into_iter().any(|(end, start)| is_one(end, start))
}

/// The number that a text begins with, and what follows.
fn number(text: &str) -> Option<(f64, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let digits = text[..end].trim_end_matches(['.', ',']);
    Some((digits.replace(',', "").parse().ok()?, &text[digits.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_two_ends_and_a_unit() {
        let read = |text: &str| span(text).map(|span| (span.from, span.to, span.unit));
        let some = |from: f64, to: f64, unit: &str| Some((from, to, unit.to_owned()));
        assert_eq!(read("10–20"), some(10.0, 20.0, ""));
        assert_eq!(read("between 1,000 and 2,000 people"), some(1000.0, 2000.0, "people"));
        assert_eq!(read("Over 20"), some(20_f64.next_up(), f64::INFINITY, ""));
        assert_eq!(read("20 years or more"), some(20.0, f64::INFINITY, "years"));
        assert_eq!(read("≤ 5 %"), some(f64::NEG_INFINITY, 5.0, "%"));
        for text in ["10", "1914-07-28", "12+", "1 and 3", "20-10", "-", "", "over the hill", "2+"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_is_counted_alike_overlaps() {
        let overlap = |one: &str, other: &str| overlap(&span(one).unwrap(), &span(other).unwrap());
        assert!(overlap("10-20", "19-30"));
        assert!(!overlap("10-20", "20-30"));
        assert!(overlap("20 or more", "10-25"));
        assert!(!overlap("10-20", "21-30"));
        assert!(!overlap("1-5 minutes", "2-3 hours"));
        assert!(!overlap("less than 500,000", "3 to 5 million"));
        assert!(!overlap("7.25-7.35", "7.35-7.45"));
    }
}

//! Whole numbers with a fraction behind them.

/// Signs of fractions.
const FRACTIONS: &[(char, f64, f64)] = &[
    ('½', 1.0, 2.0),
    ('⅓', 1.0, 3.0),
    ('⅔', 2.0, 3.0),
    ('¼', 1.0, 4.0),
    ('¾', 3.0, 4.0),
    ('⅛', 1.0, 8.0),
    ('⅜', 3.0, 8.0),
    ('⅝', 5.0, 8.0),
    ('⅞', 7.0, 8.0),
];

/// What a whole number with a fraction behind it is worth: "3½", "2 1/2".
pub fn fraction(text: &str) -> Option<f64> {
    let digits = |text: &str, most: usize| -> Option<f64> {
        let is_plain = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_plain)
    };
    let (whole, over, under) = if let Some((before, under)) = text.split_once('/') {
        let (whole, over) = before.split_once([' ', '\u{a0}', '-'])?;
        (whole, digits(over, 2)?, digits(under, 2)?)
    } else {
        let sign = text.chars().next_back()?;
        let (_, over, under) = FRACTIONS.iter().find(|(own, ..)| *own == sign)?;
        (text.trim_end_matches(sign).trim_end_matches([' ', '\u{a0}']), *over, *under)
    };
    let whole = digits(whole, 3)?;
    (0.0 < over && over < under).then(|| whole + over / under)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_its_fraction() {
        let table = [
            ("3½", Some(3.5)),
            ("6 ¾", Some(6.75)),
            ("2 1/2", Some(2.5)),
            ("12-3/8", Some(12.375)),
            ("1/2", None),
            ("½", None),
            ("2 5/3", None),
            ("2 1/0", None),
            ("1999 1/2", None),
            ("19 2/2000", None),
            ("a½", None),
            ("", None),
        ];
        for (text, value) in table {
            assert_eq!(fraction(text), value, "{text}");
        }
    }
}

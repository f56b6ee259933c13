//! Texts beside the key: what each is worth, exactly, and what the author says to it.

use super::Quantity;
use num_rational::Ratio;

/// A text with what the author says to it: a wrong option and why, an alternative and its note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// The text.
    pub text: String,
    /// What is said to who gives it.
    pub why: Option<String>,
    /// The share of the points that it earns, where it is not all or nothing.
    pub credit: Option<Fraction>,
    /// The number that it is, where one may be off by more than the key allows.
    pub band: Option<Box<Quantity>>,
}

/// More than nothing and less than all of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Ratio<u32>);

impl Fraction {
    /// The most decimals that a fraction is read with.
    pub const DECIMALS: usize = 9;

    /// Reads a decimal number as it is written in a deck, without rounding; nothing where it is
    /// none between 0 and 1, or has more than [`Self::DECIMALS`].
    pub fn read(written: &str) -> Option<Self> {
        let written = written.replace('_', "").to_ascii_lowercase();
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole.trim_start_matches('+');
        let places = i64::try_from(decimals.len()).ok()?.checked_sub(power.parse().ok()?)?;
        let all = format!("{whole}{decimals}");
        let significant = all.trim_end_matches('0');
        let cut = i64::try_from(all.len() - significant.len()).ok()?;
        let places = u32::try_from(places.checked_sub(cut)?).ok()?;
        let is_short = usize::try_from(places).is_ok_and(|places| places <= Self::DECIMALS);
        let parts: u32 = significant.parse().ok().filter(|_| is_short)?;
        Self::new(parts, 10_u32.checked_pow(places)?)
    }

    /// So many parts of a whole; nothing where it is none of it, or all.
    fn new(parts: u32, of: u32) -> Option<Self> {
        (0 < parts && parts < of).then(|| Self(Ratio::new(parts, of)))
    }

    /// The parts, and of how many, in lowest terms.
    pub const fn parts(self) -> (u32, u32) {
        (*self.0.numer(), *self.0.denom())
    }
}

impl std::fmt::Display for Fraction {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn a_fraction_is_read_without_rounding() {
        for (written, parts) in [
            ("0.5", (1, 2)),
            ("0.75", (3, 4)),
            ("0.10", (1, 10)),
            ("+0.2_5", (1, 4)),
            ("0.333333333", (333_333_333, 1_000_000_000)),
            ("75e-2", (3, 4)),
            ("5E-1", (1, 2)),
            ("0.05e1", (1, 2)),
            ("0.500000000000000000", (1, 2)),
        ] {
            assert_eq!(Fraction::read(written).map(Fraction::parts), Some(parts), "{written}");
        }
        for none in
            ["0", "1", "0.0", "1.0", "-0.5", "1.5", "50", "0.1234567891", "1e-999", "nan", ""]
        {
            assert_eq!(Fraction::read(none), None, "{none}");
        }
    }

    #[test]
    fn fractions_are_ordered_by_size() {
        let read = |written| Fraction::read(written).unwrap();
        assert!(read("0.3") < read("0.333") && read("0.75") > read("0.5"));
        assert_eq!(read("0.50").to_string(), "1/2");
    }
}

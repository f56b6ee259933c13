//! Figures that may not be had: a statistic is a number, or the reason why there is none. Nothing
//! here is ever "not a number", and no number stands on a handful of pupils.

use super::moments::float;
use std::fmt;

/// The fewest sittings from which a correlation or a reliability is told at all. Below, its
/// standard error (about 1/√n) is larger than what a good question reaches.
pub const LEAST: u64 = 10;

/// The fewest sittings of which the best and the weakest 27 % are compared: five in each.
pub const LEAST_IN_GROUPS: u64 = 19;

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// From how many sittings on it is told.
    TooFew(u64),
    /// What it compares is the same in all sittings.
    Alike,
    /// There is nothing to compare a question with: the papers have no other.
    Alone,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew(least) => write!(f, "fewer than {least} sittings"),
            Self::Alike => f.write_str("all sittings are alike in it"),
            Self::Alone => f.write_str("there is no other question to compare with"),
        }
    }
}

/// A number, or why there is none.
pub type Figure = Result<f64, Unknown>;

/// A number that at least so many sittings must stand behind.
pub fn figure(sittings: u64, least: u64, number: Option<f64>) -> Figure {
    if sittings < least { Err(Unknown::TooFew(least)) } else { number.ok_or(Unknown::Alike) }
}

/// How many standard errors a correlation lies above another one, by Fisher's transformation
/// (R. A. Fisher, "On the 'probable error' of a coefficient of correlation", Metron 1, 1921);
/// below it where negative.
pub fn errors_above(correlation: f64, other: f64, sittings: u64) -> f64 {
    let z = |r: f64| r.clamp(-0.999_999, 0.999_999).atanh();
    (z(correlation) - z(other)) * float(sittings.saturating_sub(3)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_on_enough_sittings_or_there_is_none() {
        assert_eq!(figure(9, LEAST, Some(0.5)), Err(Unknown::TooFew(10)));
        assert_eq!(figure(10, LEAST, None), Err(Unknown::Alike));
        assert_eq!(figure(10, LEAST, Some(0.5)), Ok(0.5));
    }

    #[test]
    fn errors_are_finite_whatever_the_correlation() {
        for r in [-1.0, 0.0, 1.0] {
            for n in [0, 2, 3, 10, u64::MAX] {
                assert!(errors_above(r, 0.2, n).is_finite());
            }
        }
        assert!((errors_above(0.0, 0.2, 27) + 0.2_f64.atanh() * 24.0_f64.sqrt()).abs() < 1e-12);
    }
}

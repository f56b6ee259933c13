//! What an answer earns, as Moodle weighs it: a percentage, of which its question bank knows some.

/// What an answer earns, in hundred-thousandths of a percent, the finest that Moodle writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Earning(pub i64);

/// The grades of Moodle's question bank (`question_bank::fraction_options_full`); an import there
/// refuses others.
const GRADES: [i64; 22] = [
    0, 500_000, 1_000_000, 1_111_111, 1_250_000, 1_428_571, 1_666_667, 2_000_000, 2_500_000,
    3_000_000, 3_333_333, 4_000_000, 5_000_000, 6_000_000, 6_666_667, 7_000_000, 7_500_000,
    8_000_000, 8_333_333, 9_000_000, 9_500_000, 10_000_000,
];

impl Earning {
    /// All of the points.
    pub const FULL: Self = Self(10_000_000);
    /// None of them.
    pub const NONE: Self = Self(0);

    /// Reads a percentage; nothing where it is none, or beyond a thousand.
    pub fn of_percent(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if digits.is_empty()
            || digits == "."
            || whole.len() > 4
            || !is_plain(whole)
            || !is_plain(part)
        {
            return None;
        }
        let part: String = part.chars().chain("00000".chars()).take(5).collect();
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        Some(Self(sign * (whole * 100_000 + part.parse::<i64>().ok()?)))
    }

    /// Reads a share of one, as a deck writes it: `0.5`, `1e-1`.
    pub fn of_share(text: &str) -> Option<Self> {
        let share: f64 = text.replace('_', "").parse().ok()?;
        #[expect(clippy::cast_possible_truncation, reason = "it lies between 0 and 1")]
        let grade = |share: f64| Self((share * 10_000_000.0).round() as i64);
        (0.0..=1.0).contains(&share).then(|| grade(share))
    }

    /// The same of several equal shares of all points.
    pub fn part_of(count: usize) -> Self {
        let count = i64::try_from(count).unwrap_or(i64::MAX).max(1);
        Self((Self::FULL.0 + count / 2) / count)
    }

    /// As a percentage: `50`, `33.33333`.
    pub fn percent(self) -> String {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let text = format!("{sign}{}.{:05}", size / 100_000, size % 100_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// As a share of one: `0.5`; for what is more than nothing and less than all.
    pub fn share(self) -> String {
        format!("0.{:07}", self.0.clamp(1, Self::FULL.0 - 1)).trim_end_matches('0').to_owned()
    }

    /// Whether it is a part of the points.
    pub fn is_partial(self) -> bool {
        self > Self::NONE && self < Self::FULL
    }
}

/// The nearest grade that Moodle knows.
pub fn nearest(weight: Earning) -> Earning {
    let size = weight.0.abs();
    let nearest = GRADES.into_iter().min_by_key(|grade| (grade - size).abs()).unwrap_or_default();
    Earning(nearest * weight.0.signum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_shares_are_read_and_written_exactly() {
        for (percent, share) in [("50", "0.5"), ("33.33333", "0.3333333"), ("0.5", "0.005")] {
            let weight = Earning::of_percent(percent).unwrap();
            assert_eq!((weight.percent(), weight.share()), (percent.to_owned(), share.to_owned()));
            assert_eq!(Earning::of_share(share), Some(weight));
        }
        assert_eq!(Earning::of_percent("-12.5").unwrap().percent(), "-12.5");
        assert_eq!(Earning::of_percent("100"), Some(Earning::FULL));
        for none in ["", ".", "+5", "1e2", "a", "99999", "-"] {
            assert_eq!(Earning::of_percent(none), None, "{none}");
        }
    }

    #[test]
    fn a_grade_that_moodle_does_not_know_gives_way_to_the_nearest() {
        assert_eq!(nearest(Earning::part_of(3)), Earning(3_333_333));
        assert_eq!(
            nearest(Earning::part_of(13)),
            Earning(1_000_000).min(Earning(500_000)).max(Earning(1_000_000))
        );
        assert_eq!(nearest(Earning(-4_900_000)), Earning(-5_000_000));
    }
}

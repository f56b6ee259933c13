//! Intervals: whole days, bounded, spread, and paced towards a deadline.

use crate::deck::RETENTION;
use crate::kind::Shape;
use crate::random::Random;

/// The longest interval: a hundred years.
const LONGEST: i64 = 36_500;
/// The days before a deadline in which everything comes up once more.
const LAST_DAYS: i64 = 7;

/// What intervals aim at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// How likely an answer should be recalled when it is due.
    pub retention: f64,
    /// The day of a deadline: everything is seen again shortly before it.
    pub until: Option<i64>,
}

impl Default for Aim {
    fn default() -> Self {
        Self { retention: 0.9, until: None }
    }
}

impl Aim {
    /// The retention within its bounds, as the algorithm takes it.
    #[expect(clippy::cast_possible_truncation, reason = "two digits are all it has")]
    pub(super) fn model_retention(self) -> f32 {
        let retention = if self.retention.is_finite() { self.retention } else { 0.9 };
        match RETENTION.shape {
            Shape::Between(least, most) => retention.clamp(least, most) as f32,
            _ => retention as f32,
        }
    }

    /// Whole days for an ideal interval that begins on `day`, at least 1.
    ///
    /// Items learned together would be due together for ever: intervals are spread by up to 5 %
    /// (a day at least, from a week on). All four ratings of an answer draw the same share, so
    /// that a better one never comes up sooner.
    pub(super) fn days(self, ideal: f32, day: i64, random: &mut Random) -> i64 {
        let share = unit(random) * 2.0 - 1.0;
        let ideal = f64::from(ideal).clamp(1.0, 36_500.0);
        let spread = (0.2 * (ideal - 2.0)).clamp(0.0, (0.05 * ideal).max(1.0));
        #[expect(clippy::cast_possible_truncation, reason = "clamped above")]
        let days = (ideal + share * spread).round() as i64;
        let days = days.clamp(1, LONGEST);
        self.cap(day, unit(random)).map_or(days, |cap| days.min(cap))
    }

    /// The longest interval from `day` that leaves an item in the last days before the deadline;
    /// those days get shorter as it draws near, and on the last one there is nothing to cap.
    fn cap(self, day: i64, share: f64) -> Option<i64> {
        let left = self.until?.saturating_sub(day).min(LONGEST);
        if left < 2 {
            return None;
        }
        let window = (left / 4).clamp(1, LAST_DAYS);
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "0 to 6")]
        let early = (share * window as f64) as i64;
        Some(left - 1 - early)
    }
}

/// A number from 0 to just below 1, in steps of a thousandth.
#[expect(clippy::cast_precision_loss, reason = "below a thousand")]
fn unit(random: &mut Random) -> f64 {
    random.below(1000) as f64 / 1000.0
}

//! Days: a learner's day ends at four in the morning, so that a late evening is one sitting.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

/// The hour at which a day begins.
const DAWN: i64 = 4;

const EPOCH: Date = date(1970, 1, 1);

/// When something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC.
    pub at: i64,
    /// The learner's day there and then, see [`day_of`].
    pub day: i64,
}

/// The number of the day that a local time belongs to, from 0 on 1 January 1970. The clock on the
/// wall counts: 04:30 is the new day also in the night that an hour is left out.
pub fn day_of(local: DateTime) -> i64 {
    let day = local.saturating_sub(DAWN.hours()).date();
    day.duration_since(EPOCH).as_hours() / 24
}

/// The date of a day; nothing beyond the year 9999.
pub fn date_of(day: i64) -> Option<Date> {
    // Spans refuse, by panicking, numbers that no date can need.
    let span = jiff::Span::new().try_days(day).ok()?;
    EPOCH.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_four_in_the_morning() {
        let day = |hour, minute| day_of(date(2026, 3, 2).at(hour, minute, 0, 0));
        assert_eq!(day(3, 59), day(4, 0) - 1);
        assert_eq!(day(4, 0), day(23, 59));
        assert_eq!(day_of(date(1970, 1, 1).at(4, 0, 0, 0)), 0);
        assert_eq!(day_of(date(1970, 1, 1).at(0, 0, 0, 0)), -1);
    }

    #[test]
    fn days_and_dates_are_the_same_both_ways() {
        for day in [-1, 0, 20_514, 2_000_000] {
            let date = date_of(day).unwrap();
            assert_eq!(day_of(date.at(12, 0, 0, 0)), day);
        }
        assert_eq!(date_of(20_514), Some(date(2026, 3, 2)));
        assert_eq!((date_of(i64::MAX), date_of(9_000_000)), (None, None));
        assert_eq!(day_of(DateTime::MIN), day_of(DateTime::MIN));
    }
}

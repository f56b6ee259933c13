//! Days: a learner's day ends at four in the morning, so that a late evening is one sitting.

use crate::text::{Tense, read_date, short_date};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

/// The hour at which a day begins.
const DAWN: i64 = 4;

/// How many days away a day may be that somebody names: a hundred years.
const FARTHEST: u64 = 36_525;

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
    number_of(local.saturating_sub(DAWN.hours()).date())
}

/// The date of a day; nothing beyond the year 9999.
pub fn date_of(day: i64) -> Option<Date> {
    // Spans refuse, by panicking, numbers that no date can need.
    let span = jiff::Span::new().try_days(day).ok()?;
    EPOCH.checked_add(span).ok()
}

/// Reads a day as people write it, from a day that is today.
pub fn read_day(text: &str, today: i64, tense: Tense) -> Option<i64> {
    let day = number_of(read_date(text, date_of(today)?, tense)?);
    (day.abs_diff(today) <= FARTHEST).then_some(day)
}

/// The number of the day of a date.
pub fn number_of(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

/// A day as it is said: "24 Dec", with its year where that is another one.
pub fn say_day(day: i64, today: i64) -> String {
    let said = date_of(day).zip(date_of(today)).map(|(date, today)| short_date(date, today));
    said.unwrap_or_else(|| "a day beyond all dates".to_owned())
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

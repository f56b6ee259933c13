//! Days: as a collection counts them, from the day it was made, and as the learner lived them.

use serde::Deserialize;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The hour at which a day begins in Anki, unless the learner set another.
const DAWN: i64 = 4;

/// What a collection says of its days: those of its settings that it has.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct DaySettings {
    /// The hour at which a day begins.
    pub rollover: Option<i64>,
    /// The minutes that the learner's clock was behind UTC when the collection was made.
    #[serde(rename = "creationOffset")]
    pub creation: Option<i64>,
    /// The same now.
    #[serde(rename = "localOffset")]
    pub local: Option<i64>,
}

/// How a collection counts its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// Its first day, from 0 on 1 January 1970.
    first: i64,
    /// The seconds from the beginning of a day in UTC to that of the learner's, as a negative number.
    shift: i64,
}

impl DayCount {
    /// That of a collection that was made at a time, in seconds since 1970.
    pub fn new(made: i64, settings: DaySettings) -> Self {
        let made = made.clamp(0, i64::from(i32::MAX) * 10);
        let zone = |behind: i64| -60 * behind.clamp(-24 * 60, 24 * 60);
        let dawn = settings.rollover.filter(|hour| (0..24).contains(hour)).unwrap_or(DAWN);
        // A collection is made as of the dawn of its first day; old ones do not say where that was.
        let ahead = (DAWN * 3600 - made).rem_euclid(DAY);
        let guess = if ahead > DAY / 2 { ahead - DAY } else { ahead };
        let then = settings.creation.map_or(guess, zone);
        let now = settings.local.map_or(then, zone);
        Self { first: (made + then).div_euclid(DAY), shift: now - dawn * 3600 }
    }

    /// The learner's day at a time, in milliseconds since 1970.
    pub fn day_of(self, at: i64) -> i64 {
        (at.div_euclid(1000)).saturating_add(self.shift).div_euclid(DAY)
    }

    /// The learner's day of a number of the collection.
    pub const fn day(self, number: i64) -> i64 {
        self.first.saturating_add(number)
    }

    /// The middle of a learner's day, in milliseconds since 1970.
    pub const fn noon(self, day: i64) -> i64 {
        day.saturating_mul(DAY)
            .saturating_sub(self.shift)
            .saturating_add(DAY / 2)
            .saturating_mul(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-02, in days and in seconds.
    const TODAY: i64 = 20_514;
    const MIDNIGHT: i64 = TODAY * DAY;

    #[test]
    fn a_day_ends_when_the_collection_says_where_the_learner_is() {
        // Made in Berlin, at four in the morning.
        let settings = |rollover, local| DaySettings { rollover, creation: Some(-60), local };
        let made = MIDNIGHT + 3 * 3600;
        let at = |hour: i64, count: DayCount| count.day_of((MIDNIGHT + hour * 3600) * 1000);
        let usual = DayCount::new(made, settings(None, None));
        assert_eq!((at(2, usual), at(3, usual), at(26, usual)), (TODAY - 1, TODAY, TODAY));
        let early = DayCount::new(made, settings(Some(0), None));
        assert_eq!((at(22, early), at(23, early)), (TODAY, TODAY + 1));
        let summer = DayCount::new(made, settings(None, Some(-120)));
        assert_eq!((at(1, summer), at(2, summer)), (TODAY - 1, TODAY));
        let tokyo = DayCount::new(made, settings(None, Some(-540)));
        assert_eq!((at(-6, tokyo), at(-5, tokyo)), (TODAY - 1, TODAY));
        assert!([usual, early, summer, tokyo].iter().all(|count| count.day(0) == TODAY));
        assert_eq!(usual.day_of(usual.noon(TODAY)), TODAY);
    }

    #[test]
    fn an_old_collection_tells_its_zone_by_the_dawn_it_was_made_at() {
        for (hour, first) in [(3, TODAY), (14, TODAY), (12, TODAY), (18, TODAY + 1), (0, TODAY)] {
            let count = DayCount::new(MIDNIGHT + hour * 3600, DaySettings::default());
            let made = (MIDNIGHT + hour * 3600) * 1000;
            assert_eq!(count.day(0), first, "made at {hour}");
            assert_eq!((count.day_of(made), count.day_of(made - 1)), (first, first - 1));
        }
    }
}

//! Intervals: whole days, bounded, spread, and paced towards a deadline.

use super::load::Load;
use crate::deck::RETENTION;
use crate::kind::Shape;
use crate::random::Random;

/// The longest interval: a hundred years.
const LONGEST: i64 = 36_500;
/// The days before a deadline in which everything comes up once more.
pub const LAST_DAYS: i64 = 7;

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

    /// The days on which an item may be due again that was answered on `day`, for an ideal interval.
    ///
    /// Items learned together would be due together for ever: intervals are spread by up to 5 %
    /// (a day at least, from a week on). All four ratings of an answer draw the same share. `floor`
    /// is a day before which it must not come, unless the deadline does.
    pub(super) fn span(
        self,
        ideal: f32,
        day: i64,
        floor: Option<i64>,
        random: &mut Random,
    ) -> DaySpan {
        let share = unit(random);
        let ideal = f64::from(ideal).clamp(1.0, 36_500.0);
        let spread = (0.2 * (ideal - 2.0)).clamp(0.0, (0.05 * ideal).max(1.0));
        let after = |days: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "clamped above")]
            let days = (days.round() as i64).clamp(1, LONGEST);
            day.saturating_add(days).max(floor.unwrap_or(i64::MIN))
        };
        let (first, last) = (after(ideal - spread), after(ideal + spread));
        match self.window(day) {
            Some((opens, ends)) if last >= opens => {
                let first = floor.filter(|floor| *floor <= ends).map_or(opens, |f| f.max(opens));
                let last = last.min(ends);
                #[expect(clippy::cast_precision_loss, reason = "a week at most")]
                let days = (last - first + 1) as f64;
                #[expect(clippy::cast_possible_truncation, reason = "a week at most")]
                let wish = first + (share * days) as i64;
                DaySpan { first, last, wish }
            }
            _ => DaySpan { first, last, wish: after(ideal + (share * 2.0 - 1.0) * spread) },
        }
    }

    /// The last days before the deadline, in which what was answered on a day comes up once more;
    /// what is answered in them was seen shortly before already.
    fn window(self, day: i64) -> Option<(i64, i64)> {
        let until = self.until?;
        let opens = until.saturating_sub(LAST_DAYS);
        (day < opens).then_some((opens, until.saturating_sub(1)))
    }
}

/// Days of which one is to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DaySpan {
    pub first: i64,
    pub last: i64,
    /// The one that is taken where nothing speaks for another.
    pub wish: i64,
}

impl DaySpan {
    /// The day with the least load, none before `least`; of several the nearest to the wish.
    pub fn pick(self, least: i64, load: &Load) -> i64 {
        let first = self.first.max(least);
        let days = first..=self.last.max(first);
        let wish = self.wish.clamp(*days.start(), *days.end());
        days.min_by_key(|day| (load.on(*day), day.abs_diff(wish))).unwrap_or(wish)
    }
}

/// A number from 0 to just below 1, in steps of a thousandth.
#[expect(clippy::cast_precision_loss, reason = "below a thousand")]
fn unit(random: &mut Random) -> f64 {
    random.below(1000) as f64 / 1000.0
}

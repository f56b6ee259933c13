//! Who is best and who is weakest: what was counted of sittings by the scores they came to, kept in
//! as few places as there are scores, so that no sitting need be kept.

use super::moments::float;
use std::collections::BTreeMap;

/// The part of the sittings that is taken for the best and for the weakest: at 27 % of either end
/// the difference is told most surely (T. L. Kelley, "The selection of upper and lower groups for the
/// validation of test items", Journal of Educational Psychology 30, 1939).
pub const PART: f64 = 0.27;

/// Scores are told apart to a hundredth of a percent.
const STEPS: f64 = 10_000.0;

/// What was counted, by score.
#[derive(Clone, Debug, Default)]
pub struct ByScore {
    by_score: BTreeMap<u16, (u64, f64)>,
}

/// The place of a score, a share from 0 to 1.
fn step(score: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10,000")]
    let step = (score.clamp(0.0, 1.0) * STEPS).round() as u16;
    step
}

impl ByScore {
    /// Takes an amount of a sitting with a score.
    pub fn add(&mut self, score: f64, amount: f64) {
        let (count, sum) = self.by_score.entry(step(score)).or_default();
        (*count, *sum) = (*count + 1, *sum + amount);
    }

    /// The score that half of the sittings reach, to a hundredth of a percent; nothing of none.
    pub fn median(&self) -> Option<f64> {
        let all: u64 = self.by_score.values().map(|(count, _)| count).sum();
        let at = |place: u64| {
            let mut before = 0;
            let step = self.by_score.iter().find(|(_, (count, _))| {
                before += count;
                before > place
            });
            step.map(|(step, _)| f64::from(*step) / STEPS)
        };
        Some(f64::midpoint(at(all.checked_sub(1)? / 2)?, at(all / 2)?))
    }

    /// The scores between which the weakest and the best part lie, each with the part of those just
    /// at the border that belongs to it: who is equal there counts in part, so that the order in which
    /// they came says nothing. Nothing of none.
    pub fn borders(&self) -> Option<Borders> {
        let all: u64 = self.by_score.values().map(|(count, _)| count).sum();
        let wanted = float(all) * PART;
        let border = |ranks: &mut dyn Iterator<Item = (&u16, &(u64, f64))>| {
            let mut left = wanted;
            for (step, (count, _)) in ranks {
                if float(*count) >= left {
                    return Some(Border { step: *step, part: left / float(*count) });
                }
                left -= float(*count);
            }
            None
        };
        let weakest = border(&mut self.by_score.iter())?;
        let best = border(&mut self.by_score.iter().rev())?;
        Some(Borders { weakest, best, wanted })
    }

    /// What was counted of the best and of the weakest.
    pub fn ends(&self, borders: &Borders) -> Ends {
        let sum = |border: &Border, is_inside: &dyn Fn(u16) -> bool| -> f64 {
            let part = |step: u16| match () {
                () if step == border.step => border.part,
                () if is_inside(step) => 1.0,
                () => 0.0,
            };
            self.by_score.iter().map(|(step, (_, sum))| part(*step) * sum).sum()
        };
        let (weakest, best) = (&borders.weakest, &borders.best);
        Ends {
            best: sum(best, &|step| step > best.step),
            weakest: sum(weakest, &|step| step < weakest.step),
        }
    }
}

/// A score up to which a part reaches, and how much of those who have it belongs there.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Border {
    step: u16,
    part: f64,
}

/// Where the best and the weakest part begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Borders {
    weakest: Border,
    best: Border,
    /// How many sittings are in either part.
    pub wanted: f64,
}

/// What was counted of the best and of the weakest part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// Of the best.
    pub best: f64,
    /// Of the weakest.
    pub weakest: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_ones_at_the_border_a_part_counts() {
        let mut ranked = ByScore::default();
        for at in 0..10 {
            ranked.add(f64::from(at) / 10.0, f64::from(at));
        }
        let borders = ranked.borders().unwrap();
        let ends = ranked.ends(&borders);
        // 2.7 of 10: whole 9 and 8, and 0.7 of 7; whole 0 and 1, and 0.7 of 2.
        assert!((ends.best - (9.0 + 8.0 + 0.7 * 7.0)).abs() < 1e-12);
        assert!((ends.weakest - (0.0 + 1.0 + 0.7 * 2.0)).abs() < 1e-12);
    }

    #[test]
    fn where_all_are_equal_both_ends_are_the_same() {
        let mut ranked = ByScore::default();
        for at in 0..100 {
            ranked.add(0.5, f64::from(at % 2));
        }
        let ends = ranked.ends(&ranked.borders().unwrap());
        assert!((ends.best - ends.weakest).abs() < 1e-12);
        assert!(ByScore::default().borders().is_none());
    }

    #[test]
    fn the_median_stands_in_the_middle() {
        let mut ranked = ByScore::default();
        assert_eq!(ranked.median(), None);
        for (score, median) in [(0.2, 0.2), (0.9, 0.55), (0.4, 0.4), (0.4, 0.4), (0.95, 0.4)] {
            ranked.add(score, 0.0);
            assert!((ranked.median().unwrap() - median).abs() < 1e-9);
        }
    }
}

//! Means, spreads and correlations that are kept up as values come in, one by one, so that no
//! value need be kept.

/// How many values there were, their mean, and how they spread.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    count: u64,
    mean: f64,
    /// The sum of the squares of what each is off the mean.
    squares: f64,
}

impl Moments {
    /// Takes one value more (Welford, "Note on a Method for Calculating Corrected Sums of Squares and
    /// Products", Technometrics 4, 1962).
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        let off = value - self.mean;
        self.mean += off / float(self.count);
        self.squares += off * (value - self.mean);
    }

    /// How many values there were.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Their mean; nothing of none.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then_some(self.mean)
    }

    /// The sum of the squares of what each is off the mean.
    pub const fn squares(&self) -> f64 {
        self.squares
    }

    /// Their variance as that of a sample (divided by one less than their number); nothing of fewer
    /// than two.
    pub fn variance(&self) -> Option<f64> {
        (self.count > 1).then(|| self.squares / float(self.count - 1))
    }

    /// The root of that.
    pub fn deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }
}

/// Two sides of values that belong together, and how far one goes with the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Comoments {
    /// The first of each.
    pub one: Moments,
    /// The second of each.
    pub other: Moments,
    products: f64,
}

impl Comoments {
    /// Takes two values more that belong together.
    pub fn add(&mut self, one: f64, other: f64) {
        let off = one - self.one.mean;
        self.one.add(one);
        self.other.add(other);
        self.products += off * (other - self.other.mean);
    }

    /// Pearson's correlation; nothing where one side has all values alike.
    pub fn correlation(&self) -> Option<f64> {
        let alike = |side: &Moments| side.squares <= ALIKE * float(side.count.max(1));
        if alike(&self.one) || alike(&self.other) {
            return None;
        }
        let r = self.products / (self.one.squares * self.other.squares).sqrt();
        Some(r.clamp(-1.0, 1.0))
    }
}

/// Values from 0 to 1 whose mean square is no more than this are alike: what is left is rounding.
pub const ALIKE: f64 = 1e-18;

/// A number of things as one to reckon with.
#[expect(clippy::cast_precision_loss, reason = "nobody counts 2^53 of them")]
pub const fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_up_is_what_the_whole_gives() {
        let ones = [0.0, 1.0, 0.5, 1.0, 0.0, 1.0, 0.25];
        let others = [0.3, 0.9, 0.4, 0.7, 0.1, 0.8, 0.6];
        let mut both = Comoments::default();
        for (one, other) in ones.iter().zip(others) {
            both.add(*one, other);
        }
        let mean = |all: &[f64]| all.iter().sum::<f64>() / 7.0;
        let (m, n) = (mean(&ones), mean(&others));
        let sum = |f: &dyn Fn(usize) -> f64| (0..7).map(f).sum::<f64>();
        let (xx, yy) = (sum(&|at| (ones[at] - m).powi(2)), sum(&|at| (others[at] - n).powi(2)));
        let xy = sum(&|at| (ones[at] - m) * (others[at] - n));
        assert!((both.one.variance().unwrap() - xx / 6.0).abs() < 1e-12);
        assert!((both.correlation().unwrap() - xy / (xx * yy).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn of_nothing_and_of_what_is_all_alike_there_is_no_figure() {
        let mut both = Comoments::default();
        assert_eq!((both.one.mean(), both.one.variance(), both.correlation()), (None, None, None));
        both.add(1.0 / 3.0, 0.5);
        assert_eq!((both.one.variance(), both.correlation()), (None, None));
        for _ in 0..50 {
            both.add(1.0 / 3.0, 0.7);
        }
        assert_eq!(both.correlation(), None);
    }
}

//! How far a score is to be trusted: reliability and standard error of measurement.

use super::figure::{Figure, LEAST, Unknown};
use super::moments::{ALIKE, Moments, float};

/// Which formula the papers allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Cronbach's alpha, of papers with the same questions (L. J. Cronbach, "Coefficient alpha and the
    /// internal structure of tests", Psychometrika 16, 1951).
    Alpha,
    /// The one-way analysis of variance, of papers that differ: each has questions of its own, whose
    /// difficulty is then part of the error (P. E. Shrout and J. L. Fleiss, "Intraclass correlations",
    /// Psychological Bulletin 86, 1979, ICC(1, k); for unequal numbers of questions R. L. Brennan,
    /// "Generalizability Theory", 2001, section 7.1).
    OneWay,
}

/// How far scores are to be trusted.
#[derive(Clone, Debug)]
pub struct Reliability {
    /// By which formula.
    pub formula: Formula,
    /// From how many sittings.
    pub sittings: u64,
    /// How many questions a paper has; in the mean, where they differ.
    pub questions: f64,
    /// The part of the spread of scores that is not error, up to 1; it may be negative.
    pub coefficient: Figure,
    /// The bounds within which it lies with 95 %.
    pub between: Option<[f64; 2]>,
    /// How far a score is off by chance, in percent of a paper's points (one standard error).
    pub error: Figure,
    /// From how many sittings on one can rely on it.
    pub needed: u64,
}

/// What 95 % of a normal distribution lie within, in deviations.
const SURE: f64 = 1.959_963_984_540_054;

/// Sums that Cronbach's alpha needs of sittings with the same questions.
#[derive(Clone, Debug, Default)]
pub struct AlphaSums {
    /// Of each question's points, by its place in the class.
    points: Vec<Moments>,
    totals: Moments,
    /// What a paper can give.
    of: f64,
}

impl AlphaSums {
    /// Takes the points of a sitting, each with its question.
    pub fn add(&mut self, points: impl Iterator<Item = (usize, f64)>, of: f64) {
        let mut total = 0.0;
        for (question, points) in points {
            if self.points.len() <= question {
                self.points.resize(question + 1, Moments::default());
            }
            self.points[question].add(points);
            total += points;
        }
        self.totals.add(total);
        self.of = of;
    }

    /// How many sittings there are.
    pub const fn sittings(&self) -> u64 {
        self.totals.count()
    }

    /// What they come to.
    pub fn reliability(&self) -> Reliability {
        let asked = self.points.iter().filter(|one| one.count() > 0);
        let questions = float(asked.clone().count() as u64);
        let sittings = self.sittings();
        let own: f64 = asked.filter_map(Moments::variance).sum();
        let coefficient = match self.totals.variance() {
            _ if sittings < LEAST => Err(Unknown::TooFew(LEAST)),
            _ if questions < 2.0 => Err(Unknown::Alone),
            Some(all) if all > ALIKE => Ok(questions / (questions - 1.0) * (1.0 - own / all)),
            _ => Err(Unknown::Alike),
        };
        let spread = self.totals.deviation().unwrap_or(0.0);
        let error = coefficient
            .map(|alpha| spread * (1.0 - alpha).max(0.0).sqrt() / self.of.max(1.0) * 100.0);
        let between = coefficient.ok().and_then(|alpha| bounds(alpha, questions, sittings));
        let needed = needed(questions);
        let formula = Formula::Alpha;
        Reliability { formula, sittings, questions, coefficient, between, error, needed }
    }
}

/// Bounds of alpha (D. G. Bonett, "Sample size requirements for testing and estimating coefficient
/// alpha", Journal of Educational and Behavioral Statistics 27, 2002): normal in ln(1 − alpha).
fn bounds(alpha: f64, questions: f64, sittings: u64) -> Option<[f64; 2]> {
    if alpha >= 1.0 || sittings < 3 {
        return None;
    }
    let error = (2.0 * questions / ((questions - 1.0) * (float(sittings) - 2.0))).sqrt();
    let bound = |side: f64| 1.0 - ((1.0 - alpha).ln() + side * SURE * error).exp();
    Some([bound(1.0), bound(-1.0)])
}

/// The sittings from which on the upper bound of the part that is error is at most twice the lower
/// one (by the sample size of the same article).
fn needed(questions: f64) -> u64 {
    let k = questions.max(2.0);
    let sittings = 8.0 * k / (k - 1.0) * (SURE / 2.0_f64.ln()).powi(2) + 2.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "70 to 130")]
    let sittings = sittings.ceil() as u64;
    sittings
}

/// Sums that the one-way analysis of variance needs: shares of points, within papers and between
/// them.
#[derive(Clone, Debug, Default)]
pub struct OneWaySums {
    sittings: u64,
    answers: f64,
    /// The sum of the squares of the numbers of questions.
    squared_numbers: f64,
    /// All shares, weighted by nothing.
    all: f64,
    /// The sum over papers of the square of the sum, by the number of questions.
    between: f64,
    /// The sum of the squares of all shares.
    squares: f64,
}

impl OneWaySums {
    /// Takes the shares of points that one paper earned.
    pub fn add(&mut self, shares: impl Iterator<Item = f64>) {
        let (mut number, mut sum) = (0.0, 0.0);
        for share in shares {
            number += 1.0;
            sum += share;
            self.squares += share * share;
        }
        if number > 0.0 {
            self.sittings += 1;
            self.answers += number;
            self.squared_numbers += number * number;
            self.all += sum;
            self.between += sum * sum / number;
        }
    }

    /// What they come to.
    pub fn reliability(&self) -> Reliability {
        let papers = float(self.sittings);
        let questions = if papers > 0.0 { self.answers / papers } else { 0.0 };
        let coefficient_and_error = self.components(papers, questions);
        Reliability {
            formula: Formula::OneWay,
            sittings: self.sittings,
            questions,
            coefficient: coefficient_and_error.map(|(coefficient, _)| coefficient),
            between: None,
            error: coefficient_and_error.map(|(_, error)| error * 100.0),
            needed: needed(questions),
        }
    }

    fn components(&self, papers: f64, questions: f64) -> Result<(f64, f64), Unknown> {
        if self.sittings < LEAST {
            return Err(Unknown::TooFew(LEAST));
        }
        if self.answers <= papers {
            return Err(Unknown::Alone);
        }
        let between = (self.between - self.all * self.all / self.answers) / (papers - 1.0);
        let within = (self.squares - self.between) / (self.answers - papers);
        let number = (self.answers - self.squared_numbers / self.answers) / (papers - 1.0);
        if between <= ALIKE || number <= 0.0 {
            return Err(Unknown::Alike);
        }
        let own = (between - within) / number;
        let error = within.max(0.0) / questions;
        if own + error <= ALIKE {
            return Err(Unknown::Alike);
        }
        Ok((own / (own + error), error.sqrt()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shares of 12 sittings on 4 questions.
    const SHARES: [[f64; 4]; 12] = [
        [1.0, 1.0, 1.0, 1.0],
        [1.0, 1.0, 1.0, 0.0],
        [1.0, 1.0, 0.5, 0.0],
        [1.0, 0.0, 1.0, 1.0],
        [0.0, 0.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 0.0],
        [1.0, 1.0, 1.0, 1.0],
        [0.0, 1.0, 0.0, 0.0],
        [1.0, 1.0, 0.5, 1.0],
        [0.0, 0.0, 0.0, 1.0],
        [1.0, 1.0, 1.0, 1.0],
        [0.0, 0.0, 0.5, 0.0],
    ];

    fn alpha(sittings: &[[f64; 4]]) -> Reliability {
        let mut sums = AlphaSums::default();
        for one in sittings {
            sums.add(one.iter().copied().enumerate(), 4.0);
        }
        sums.reliability()
    }

    #[test]
    fn alpha_is_that_of_the_whole_table() {
        let variance = |values: &[f64]| {
            let n = float(values.len() as u64);
            let mean = values.iter().sum::<f64>() / n;
            values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)
        };
        let column = |at: usize| SHARES.map(|one| one[at]);
        let own: f64 = (0..4).map(|at| variance(&column(at))).sum();
        let all = variance(&SHARES.map(|one| one.iter().sum()));
        let told = alpha(&SHARES);
        let expected = 4.0 / 3.0 * (1.0 - own / all);
        assert!((told.coefficient.unwrap() - expected).abs() < 1e-12);
        let error = all.sqrt() * (1.0 - expected).sqrt() / 4.0 * 100.0;
        assert!((told.error.unwrap() - error).abs() < 1e-9);
        let [low, high] = told.between.unwrap();
        assert!(low < expected && expected < high && high < 1.0, "{low} {high}");
    }

    #[test]
    fn where_there_is_no_reliability_it_is_said_why() {
        assert_eq!(alpha(&SHARES[..9]).coefficient, Err(Unknown::TooFew(10)));
        assert_eq!(alpha(&[[1.0, 0.0, 1.0, 0.0]; 12]).coefficient, Err(Unknown::Alike));
        let mut one = AlphaSums::default();
        for sitting in SHARES {
            one.add([(0, sitting[0])].into_iter(), 1.0);
        }
        assert_eq!(one.reliability().coefficient, Err(Unknown::Alone));
        assert_eq!(OneWaySums::default().reliability().coefficient, Err(Unknown::TooFew(10)));
        let mut alike = OneWaySums::default();
        for _ in 0..12 {
            alike.add([0.5; 3].into_iter());
        }
        assert_eq!(alike.reliability().coefficient, Err(Unknown::Alike));
        let mut alone = OneWaySums::default();
        for sitting in SHARES {
            alone.add(sitting[..1].iter().copied());
        }
        assert_eq!(alone.reliability().coefficient, Err(Unknown::Alone));
    }

    #[test]
    fn papers_that_differ_have_the_intraclass_correlation() {
        let mut sums = OneWaySums::default();
        for sitting in SHARES {
            sums.add(sitting.into_iter());
        }
        let told = sums.reliability();
        // ICC(1, k) = (MSB - MSW) / MSB, where all papers have as many questions.
        let grand = SHARES.iter().flatten().sum::<f64>() / 48.0;
        let means = SHARES.map(|one| one.iter().sum::<f64>() / 4.0);
        let between = means.iter().map(|mean| 4.0 * (mean - grand).powi(2)).sum::<f64>() / 11.0;
        let off = |(one, mean): (&[f64; 4], f64)| {
            one.iter().map(|share| (share - mean).powi(2)).sum::<f64>()
        };
        let within = SHARES.iter().zip(means).map(off).sum::<f64>() / 36.0;
        assert!((told.coefficient.unwrap() - (between - within) / between).abs() < 1e-12);
    }
}

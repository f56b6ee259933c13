//! The scores of a class: how they lie, how many passed, and what they are by tag.

use super::by_score::ByScore;
use super::moments::{Moments, float};

/// How many columns a histogram has: each is ten percent wide.
pub const COLUMNS: usize = 10;

/// What was counted of scores.
#[derive(Clone, Debug, Default)]
pub struct ScoreCounts {
    scores: Moments,
    ranked: ByScore,
    columns: [usize; COLUMNS],
    passed: u64,
    with_mark: u64,
    least: Option<f64>,
    most: Option<f64>,
}

impl ScoreCounts {
    /// Takes a score, from 0 to 1, and whether it passed, where there is a mark to pass.
    pub fn add(&mut self, score: f64, passed: Option<bool>) {
        self.scores.add(score);
        self.ranked.add(score, 0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
        let column = (score.clamp(0.0, 1.0) * 10.0 + 1e-9) as usize;
        self.columns[column.min(COLUMNS - 1)] += 1;
        self.with_mark += u64::from(passed.is_some());
        self.passed += u64::from(passed == Some(true));
        self.least = Some(self.least.map_or(score, |least| least.min(score)));
        self.most = Some(self.most.map_or(score, |most| most.max(score)));
    }

    /// What they come to.
    pub fn figures(&self) -> ScoreFigures {
        ScoreFigures {
            sittings: self.scores.count(),
            mean: self.scores.mean(),
            deviation: self.scores.deviation(),
            median: self.ranked.median(),
            least: self.least,
            most: self.most,
            columns: self.columns,
            passed: self.passed,
            with_mark: self.with_mark,
        }
    }
}

/// How scores lie; all but the counts from 0 to 1.
#[derive(Clone, Debug)]
pub struct ScoreFigures {
    /// How many there are.
    pub sittings: u64,
    /// The mean.
    pub mean: Option<f64>,
    /// The standard deviation, as that of a sample.
    pub deviation: Option<f64>,
    /// What half of them reach.
    pub median: Option<f64>,
    /// The lowest.
    pub least: Option<f64>,
    /// The highest.
    pub most: Option<f64>,
    /// How many lie in each tenth; all points belong to the last.
    pub columns: [usize; COLUMNS],
    /// How many passed.
    pub passed: u64,
    /// How many had a mark to pass.
    pub with_mark: u64,
}

impl ScoreFigures {
    /// The share that passed, of those that had a mark to pass.
    pub fn pass_rate(&self) -> Option<f64> {
        (self.with_mark > 0).then(|| float(self.passed) / float(self.with_mark))
    }
}

/// How the questions of a tag did.
#[derive(Clone, Debug)]
pub struct TagFigures {
    /// The tag.
    pub tag: String,
    /// How many questions of the class have it.
    pub questions: usize,
    /// How many sittings had one.
    pub sittings: u64,
    /// The share of its points that a sitting earned in the mean.
    pub mean: Option<f64>,
    /// Its standard deviation.
    pub deviation: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_has_its_column() {
        let mut counts = ScoreCounts::default();
        for score in [0.0, 0.099, 0.1, 0.3, 0.7, 0.999, 1.0] {
            counts.add(score, (score > 0.2).then_some(score >= 0.5));
        }
        let told = counts.figures();
        assert_eq!(told.columns, [2, 1, 0, 1, 0, 0, 0, 1, 0, 2]);
        assert_eq!((told.passed, told.with_mark, told.pass_rate()), (3, 4, Some(0.75)));
        assert_eq!((told.least, told.most, told.median), (Some(0.0), Some(1.0), Some(0.3)));
        assert_eq!(ScoreCounts::default().figures().pass_rate(), None);
    }
}

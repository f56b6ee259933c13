//! The options of a question: how often each was picked, and by whom.

use super::by_score::{Borders, ByScore};
use super::figure::{Figure, LEAST, LEAST_IN_GROUPS, figure};
use super::moments::{ALIKE, Moments, float};
use std::collections::HashMap;

/// The most options that are told apart of one question; a pool has far fewer.
const MOST: usize = 1000;

/// What was counted of one option.
#[derive(Clone, Debug, Default)]
struct OptionCount {
    text: String,
    /// The other scores of those to whom it was offered.
    offered: Moments,
    /// The other scores of those who picked it.
    picked: Moments,
    by_score: ByScore,
}

/// What was counted of the options of a question.
#[derive(Clone, Debug, Default)]
pub struct OptionCounts {
    counts: Vec<OptionCount>,
    /// How many of them the question has itself; they come first.
    own: usize,
    places: HashMap<String, usize>,
    beyond: u64,
}

impl OptionCounts {
    /// The options of a question that are known before anybody picks one.
    pub fn new<'o>(options: impl IntoIterator<Item = &'o str>) -> Self {
        let mut counts = Self::default();
        for option in options {
            counts.place(option);
        }
        counts.own = counts.counts.len();
        counts
    }

    /// How many picks were of options beyond those that are told apart.
    pub const fn beyond(&self) -> u64 {
        self.beyond
    }

    fn place(&mut self, option: &str) -> Option<usize> {
        if let Some(place) = self.places.get(option) {
            return Some(*place);
        }
        let place = self.counts.len();
        (place < MOST).then(|| {
            self.places.insert(option.to_owned(), place);
            self.counts.push(OptionCount { text: option.to_owned(), ..OptionCount::default() });
            place
        })
    }

    /// Takes what one sitting was offered, all where nothing else is said, and picked; `score` is that of its whole paper, `rest`
    /// that of its other questions, where there are some.
    pub fn add(
        &mut self,
        offered: Option<&[String]>,
        picked: &[String],
        score: f64,
        rest: Option<f64>,
    ) {
        let all = if offered.is_none() { self.own } else { 0 };
        for count in &mut self.counts[..all] {
            if let Some(rest) = rest {
                count.offered.add(rest);
            }
        }
        for option in offered.unwrap_or_default() {
            if let (Some(place), Some(rest)) = (self.place(option), rest) {
                self.counts[place].offered.add(rest);
            }
        }
        for option in picked {
            let Some(place) = self.place(option) else {
                self.beyond += 1;
                continue;
            };
            self.counts[place].picked.add(rest.unwrap_or(score));
            self.counts[place].by_score.add(score, 1.0);
        }
    }

    /// What it comes to; `is_key` tells what is right, and `borders` who is best and weakest.
    pub fn figures(
        &self,
        is_key: impl Fn(&str) -> bool,
        borders: Option<&Borders>,
    ) -> Vec<OptionFigures> {
        let figures = self.counts.iter().map(|count| {
            let (offered, picked) = (count.offered.count(), count.picked.count());
            let ends = borders.map(|borders| count.by_score.ends(borders));
            OptionFigures {
                text: count.text.clone(),
                is_right: is_key(&count.text),
                offered,
                picked,
                mean: count.picked.mean(),
                correlation: figure(offered, LEAST, correlation(&count.offered, &count.picked)),
                best: ends.map(|ends| ends.best).filter(|_| offered >= LEAST_IN_GROUPS),
                weakest: ends.map(|ends| ends.weakest).filter(|_| offered >= LEAST_IN_GROUPS),
            }
        });
        figures.collect()
    }
}

/// The point-biserial correlation of picking an option with the score on the other questions: that
/// of Pearson, with 1 for who picked it and 0 for who did not (F. M. Lord and M. R. Novick,
/// "Statistical Theories of Mental Test Scores", 1968, section 15.5).
fn correlation(offered: &Moments, picked: &Moments) -> Option<f64> {
    let (all, with) = (float(offered.count()), float(picked.count()));
    let without = all - with;
    if with < 1.0 || without < 1.0 || offered.squares() <= ALIKE * all {
        return None;
    }
    let mean = picked.mean()?;
    let mean_without = (offered.mean()? * all - mean * with) / without;
    let r = (mean - mean_without) * (with * without / all / offered.squares()).sqrt();
    Some(r.clamp(-1.0, 1.0))
}

/// How an option did.
#[derive(Clone, Debug)]
pub struct OptionFigures {
    /// The option.
    pub text: String,
    /// Whether it is right.
    pub is_right: bool,
    /// To how many it was offered.
    pub offered: u64,
    /// How many picked it.
    pub picked: u64,
    /// What those who picked it had on the other questions in the mean, from 0 to 1.
    pub mean: Option<f64>,
    /// How picking it goes with the score on the other questions.
    pub correlation: Figure,
    /// How many of the best picked it; those at the border count in part.
    pub best: Option<f64>,
    /// How many of the weakest did.
    pub weakest: Option<f64>,
}

impl OptionFigures {
    /// Whether it was there to be picked and nobody did.
    pub const fn is_idle(&self) -> bool {
        !self.is_right && self.offered > 0 && self.picked == 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::moments::Comoments;
    use super::*;

    #[test]
    fn picking_an_option_goes_with_the_score_as_pearson_has_it() {
        let options = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let mut counts = OptionCounts::new(options.iter().map(String::as_str));
        let mut both = Comoments::default();
        for at in 0..24_u32 {
            let rest = f64::from(at * 7 % 24) / 24.0;
            let pick = usize::from(at * 7 % 24 < 9 + at % 5);
            counts.add(None, &options[pick..=pick], rest, Some(rest));
            both.add(if pick == 1 { 1.0 } else { 0.0 }, rest);
        }
        let figures = counts.figures(|text| text == "a", None);
        let r = figures[1].correlation.unwrap();
        assert!((r - both.correlation().unwrap()).abs() < 1e-12 && r < -0.3, "{r}");
        assert!(figures[2].is_idle() && figures[2].correlation.is_err());
        assert!(figures[0].is_right && !figures[0].is_idle());
    }

    #[test]
    fn an_option_that_was_not_offered_is_not_idle() {
        let mut counts = OptionCounts::new(["a", "b", "c"]);
        let offered = ["a".to_owned(), "b".to_owned()];
        for _ in 0..30 {
            counts.add(Some(&offered), &offered[..1], 0.5, Some(0.5));
        }
        let figures = counts.figures(|text| text == "a", None);
        assert_eq!(
            figures.iter().map(OptionFigures::is_idle).collect::<Vec<_>>(),
            [false, true, false]
        );
    }
}

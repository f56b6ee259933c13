//! One question in all sittings: how hard it is, and whether it tells who knows the matter.

use super::by_score::{Borders, ByScore};
use super::figure::{Figure, LEAST, LEAST_IN_GROUPS, Unknown, figure};
use super::moments::{Comoments, Moments, float};
use super::options::{OptionCounts, OptionFigures};
use super::typed::{TypedCounts, TypedFigures, TypedLineGiven};
use crate::form::Verdict;

/// A place of a paper that was handed in, as it is judged now.
#[derive(Clone, Debug)]
pub struct MarkedPlace {
    /// Which question of the class it is.
    pub question: usize,
    /// How it is judged.
    pub verdict: Verdict,
    /// What part of its points it earned, from 0 to 1.
    pub share: f64,
    /// How many points it is worth.
    pub of: u32,
    /// The options that were offered, where they are not all that the question has.
    pub offered: Option<Vec<String>>,
    /// Those that were picked.
    pub picked: Vec<String>,
    /// What was typed.
    pub typed: Vec<TypedLineGiven>,
    /// How long it took, where that was noted.
    pub milliseconds: Option<u64>,
    /// Whether a change of the answer was to the worse (less) or to the better.
    pub change: Option<std::cmp::Ordering>,
}

impl MarkedPlace {
    /// The points it earned.
    pub fn points(&self) -> f64 {
        self.share * f64::from(self.of)
    }
}

/// What was counted of a question.
#[derive(Clone, Debug, Default)]
pub struct QuestionCounts {
    /// How often each verdict was, in the order of [`Verdict::ALL`].
    verdicts: [u64; 5],
    shares: Moments,
    /// The share of its points beside that of all other points of the paper.
    with_rest: Comoments,
    ranked: ByScore,
    options: OptionCounts,
    typed: TypedCounts,
    seconds: Moments,
    worse: u64,
    better: u64,
}

impl QuestionCounts {
    /// A question nobody answered yet; its options are told also where nobody picks them.
    pub fn new<'o>(options: impl IntoIterator<Item = &'o str>) -> Self {
        Self { options: OptionCounts::new(options), ..Self::default() }
    }

    /// Takes a sitting; `score` is that of its whole paper, `rest` that of its other questions.
    pub fn add(&mut self, place: &MarkedPlace, score: f64, rest: Option<f64>) {
        for (verdict, count) in Verdict::ALL.iter().zip(&mut self.verdicts) {
            *count += u64::from(*verdict == place.verdict);
        }
        self.shares.add(place.share);
        if let Some(rest) = rest {
            self.with_rest.add(place.share, rest);
        }
        self.ranked.add(score, place.share);
        self.options.add(place.offered.as_deref(), &place.picked, score, rest);
        self.typed.add(&place.typed, rest.unwrap_or(score));
        if let Some(milliseconds) = place.milliseconds {
            self.seconds.add(float(milliseconds) / 1000.0);
        }
        match place.change {
            Some(std::cmp::Ordering::Less) => self.worse += 1,
            Some(std::cmp::Ordering::Greater) => self.better += 1,
            _ => {}
        }
    }

    /// What it comes to; `is_key` tells which of its options are right.
    pub fn figures(&self, is_key: impl Fn(&str) -> bool) -> QuestionFigures {
        let sittings = self.shares.count();
        let borders = self.ranked.borders();
        let part = |of: fn(&Self, &Borders) -> f64| -> Figure {
            figure(sittings, LEAST_IN_GROUPS, borders.as_ref().map(|borders| of(self, borders)))
        };
        let is_alone = sittings > 0 && self.with_rest.one.count() == 0;
        let discrimination = match figure(sittings, LEAST, self.with_rest.correlation()) {
            Err(_) if is_alone => Err(Unknown::Alone),
            told => told,
        };
        let of = |verdict: Verdict| {
            let at = Verdict::ALL.iter().position(|one| *one == verdict);
            at.map_or(0, |at| self.verdicts[at])
        };
        QuestionFigures {
            sittings,
            right: of(Verdict::Right) + of(Verdict::Close),
            partly: of(Verdict::Partly),
            wrong: of(Verdict::Wrong),
            skipped: of(Verdict::Skipped),
            share: self.shares.mean(),
            discrimination,
            best: part(|own, borders| own.ranked.ends(borders).best / borders.wanted),
            weakest: part(|own, borders| own.ranked.ends(borders).weakest / borders.wanted),
            in_group: borders.map(|borders| borders.wanted),
            options: self.options.figures(is_key, borders.as_ref()),
            picks_beyond: self.options.beyond(),
            typed: self.typed.figures(self.with_rest.other.mean()),
            typed_beyond: self.typed.beyond(),
            seconds: self.seconds.mean(),
            worse: self.worse,
            better: self.better,
        }
    }
}

/// How a question did.
#[derive(Clone, Debug)]
pub struct QuestionFigures {
    /// On how many papers it was.
    pub sittings: u64,
    /// How many had it right, close answers among them.
    pub right: u64,
    /// How many had a part of it.
    pub partly: u64,
    /// How many had it wrong.
    pub wrong: u64,
    /// How many left it open.
    pub skipped: u64,
    /// The share of its points that was earned in the mean, from 0 to 1.
    pub share: Option<f64>,
    /// How it goes with all other questions of the paper: the corrected item-total correlation, in
    /// which the question itself is taken out of the total (S. Henrysson, "Correction of item-total
    /// correlations in item analysis", Psychometrika 28, 1963). Of papers that differ, the total is
    /// the share of the points that its paper could give.
    pub discrimination: Figure,
    /// The share that the best 27 % earned.
    pub best: Figure,
    /// The share that the weakest 27 % earned.
    pub weakest: Figure,
    /// How many those are.
    pub in_group: Option<f64>,
    /// How its options did.
    pub options: Vec<OptionFigures>,
    /// Picks of options that are not told apart.
    pub picks_beyond: u64,
    /// What was typed.
    pub typed: Vec<TypedFigures>,
    /// Typed answers that are not told apart.
    pub typed_beyond: u64,
    /// How long it took in the mean.
    pub seconds: Option<f64>,
    /// How many changed their answer to the worse.
    pub worse: u64,
    /// How many changed it to the better.
    pub better: u64,
}

impl QuestionFigures {
    /// The share that had it right, from 0 to 1: how easy it is.
    pub fn ease(&self) -> Option<f64> {
        (self.sittings > 0).then(|| float(self.right) / float(self.sittings))
    }

    /// How it goes with all other questions.
    ///
    /// # Errors
    /// When there are too few sittings, or nothing to compare with.
    pub const fn discrimination(&self) -> Figure {
        self.discrimination
    }

    /// What the best earned more than the weakest (Kelley's D).
    ///
    /// # Errors
    /// When there are too few sittings.
    pub fn difference(&self) -> Figure {
        Ok(self.best? - self.weakest?)
    }
}

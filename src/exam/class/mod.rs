//! A class: what many results of an exam show, of the learners and of the questions. Results come in
//! one by one and are not kept; what is kept grows with the questions, and not with the results.

mod by_score;
mod figure;
mod moments;
mod options;
mod question;
mod reliability;
mod scores;
#[cfg(test)]
mod simulated;
mod suspicion;
mod typed;

pub use figure::{Figure, LEAST, Unknown};
pub use options::OptionFigures;
pub use question::{MarkedPlace, QuestionFigures};
pub use reliability::{Formula, Reliability};
pub use scores::{ScoreFigures, TagFigures};
pub use suspicion::{Suspicion, suspicions};
pub use typed::{TypedFigures, TypedLineGiven};

use moments::Moments;
use question::QuestionCounts;
use reliability::{AlphaSums, OneWaySums};
use scores::ScoreCounts;
use std::collections::BTreeMap;

/// A question that a class was asked.
#[derive(Clone, Debug, Default)]
pub struct ClassQuestion {
    /// The options it has, as its deck has them.
    pub options: Vec<String>,
    /// What is right: options, or ways to type it.
    pub keys: Vec<String>,
    /// Its tags, as places among those of the class.
    pub tags: Vec<usize>,
}

/// A paper that was handed in, as it is judged now.
#[derive(Clone, Debug)]
pub struct MarkedPaper {
    /// Its questions.
    pub places: Vec<MarkedPlace>,
    /// Whether it has the same questions as most papers.
    pub is_usual: bool,
    /// From which percentage on it is passed.
    pub pass: Option<u8>,
}

impl MarkedPaper {
    /// What it earned, and what it could have.
    pub fn points(&self) -> (f64, f64) {
        let sum = |of: fn(&MarkedPlace) -> f64| self.places.iter().map(of).sum();
        (sum(MarkedPlace::points), sum(|place| f64::from(place.of)))
    }

    /// The same as a share from 0 to 1; nothing where it gives no points.
    pub fn score(&self) -> Option<f64> {
        let (points, of) = self.points();
        (of > 0.0).then(|| (points / of).clamp(0.0, 1.0))
    }

    /// Whether it is passed, where there is a mark to pass. What is short of it by rounding alone is.
    pub fn is_passed(&self) -> Option<bool> {
        let pass = f64::from(self.pass?);
        Some(self.score()? * 100.0 + 1e-9 >= pass)
    }
}

/// What was counted of a class.
pub struct ClassCounts {
    questions: Vec<ClassQuestion>,
    tags: Vec<(String, Moments)>,
    counts: Vec<QuestionCounts>,
    scores: ScoreCounts,
    alpha: AlphaSums,
    one_way: OneWaySums,
}

impl ClassCounts {
    /// A class of which no result was counted.
    pub fn new(questions: Vec<ClassQuestion>, tags: Vec<String>) -> Self {
        let options =
            |one: &ClassQuestion| QuestionCounts::new(one.options.iter().map(String::as_str));
        Self {
            counts: questions.iter().map(options).collect(),
            questions,
            tags: tags.into_iter().map(|tag| (tag, Moments::default())).collect(),
            scores: ScoreCounts::default(),
            alpha: AlphaSums::default(),
            one_way: OneWaySums::default(),
        }
    }

    /// Counts a paper; one that gives no points says nothing.
    pub fn add(&mut self, paper: &MarkedPaper) {
        let (Some(score), (points, of)) = (paper.score(), paper.points()) else { return };
        self.scores.add(score, paper.is_passed());
        for place in &paper.places {
            let others = of - f64::from(place.of);
            let rest = (others > 0.0).then(|| ((points - place.points()) / others).clamp(0.0, 1.0));
            if let Some(counts) = self.counts.get_mut(place.question) {
                counts.add(place, score, rest);
            }
        }
        self.add_tags(paper);
        let points = paper.places.iter().map(|place| (place.question, place.points()));
        if paper.is_usual {
            self.alpha.add(points, of);
        }
        self.one_way.add(paper.places.iter().map(|place| place.share));
    }

    fn add_tags(&mut self, paper: &MarkedPaper) {
        let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for place in &paper.places {
            let tags = self.questions.get(place.question).map_or(&[][..], |one| &one.tags);
            for tag in tags {
                let (points, of) = sums.entry(*tag).or_default();
                (*points, *of) = (*points + place.points(), *of + f64::from(place.of));
            }
        }
        for (tag, (points, of)) in sums {
            if of > 0.0
                && let Some((_, moments)) = self.tags.get_mut(tag)
            {
                moments.add(points / of);
            }
        }
    }

    /// What all of it shows.
    pub fn figures(&self) -> ClassFigures {
        let scores = self.scores.figures();
        let usual = self.alpha.sittings();
        // Half of them with the same questions are a class; fewer are some that happen to agree.
        let reliability = if usual * 2 >= scores.sittings {
            self.alpha.reliability()
        } else {
            self.one_way.reliability()
        };
        let questions = self.counts.iter().zip(&self.questions);
        let questions = questions
            .map(|(counts, asked)| counts.figures(|text| asked.keys.iter().any(|key| key == text)));
        let tags = self.tags.iter().enumerate().map(|(at, (tag, moments))| TagFigures {
            tag: tag.clone(),
            questions: self.questions.iter().filter(|one| one.tags.contains(&at)).count(),
            sittings: moments.count(),
            mean: moments.mean(),
            deviation: moments.deviation(),
        });
        ClassFigures { questions: questions.collect(), tags: tags.collect(), scores, reliability }
    }
}

/// What a class shows.
#[derive(Clone, Debug)]
pub struct ClassFigures {
    /// Its scores.
    pub scores: ScoreFigures,
    /// How far they are to be trusted.
    pub reliability: Reliability,
    /// How the questions of each tag did.
    pub tags: Vec<TagFigures>,
    /// How each question did.
    pub questions: Vec<QuestionFigures>,
}

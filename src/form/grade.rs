//! Grades: what an answer earned. Credit is an exact fraction, so that three thirds are one.

use num_rational::BigRational;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How an answer was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The key, or as good as.
    Right,
    /// Accepted, with a note.
    Close,
    /// Some of it.
    Partly,
    /// Something else.
    Wrong,
    /// "I don't know".
    Skipped,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Right, Self::Close, Self::Partly, Self::Wrong, Self::Skipped];

    /// Whether the answer was accepted.
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Right | Self::Close)
    }

    /// The verdict as learners read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Right => "Right",
            Self::Close => "Close",
            Self::Partly => "Partly",
            Self::Wrong => "Wrong",
            Self::Skipped => "Skipped",
        }
    }
}

/// What the scheduler is told, and how learners rate their own recall of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// Not recalled.
    Again = 1,
    /// Recalled with effort, or in part.
    Hard,
    /// Recalled.
    Good,
    /// Recalled at once.
    Easy,
}

impl Rating {
    /// All four, from 1 to 4.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The rating as learners read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Again => "Again",
            Self::Hard => "Hard",
            Self::Good => "Good",
            Self::Easy => "Easy",
        }
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How much of a question was earned: `earned` of `of` equal parts, never more than all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    earned: u64,
    of: u64,
}

impl Credit {
    /// All of it.
    pub const FULL: Self = Self { earned: 1, of: 1 };
    /// Nothing.
    pub const NONE: Self = Self { earned: 0, of: 1 };

    /// `earned` of `of` parts, at least none and at most all of them.
    pub fn new(earned: i64, of: usize) -> Self {
        let of = u64::try_from(of).unwrap_or(u64::MAX).max(1);
        Self { earned: u64::try_from(earned).unwrap_or(0).min(of), of }
    }

    /// The parts earned, and of how many.
    pub const fn parts(self) -> (u64, u64) {
        (self.earned, self.of)
    }

    /// This share of a question's points.
    pub fn of_points(self, points: u32) -> BigRational {
        BigRational::new(self.earned.into(), self.of.into())
            * BigRational::from_integer(points.into())
    }

    /// Whether at least half was earned.
    pub const fn is_half(self) -> bool {
        self.earned >= self.of.div_ceil(2)
    }
}

impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.earned, self.of)
    }
}

/// What an answer earned, and what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// How it was judged.
    pub verdict: Verdict,
    /// How much of the points it earned.
    pub credit: Credit,
    /// Why it is only close: "typo", "accent", "spacing", "letters", "one of several".
    pub reason: Option<String>,
    /// What the author says of the option picked or the text typed.
    pub notes: Vec<String>,
    /// For typed answers, each entry beside what was expected there.
    pub lines: Vec<Mark>,
}

/// One line of a typed answer, or one entry of a list, as it was marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What was typed.
    pub typed: String,
    /// What is right there; empty for an entry that belongs nowhere.
    pub key: String,
    /// Whether it was accepted.
    pub right: bool,
}

impl Grade {
    /// A grade without notes; the verdict follows from the credit.
    pub const fn new(credit: Credit) -> Self {
        let verdict = match credit {
            Credit { earned: 0, .. } => Verdict::Wrong,
            Credit { earned, of } if earned == of => Verdict::Right,
            Credit { .. } => Verdict::Partly,
        };
        Self { verdict, credit, reason: None, notes: Vec::new(), lines: Vec::new() }
    }

    /// "I don't know".
    pub fn skipped() -> Self {
        Self { verdict: Verdict::Skipped, ..Self::new(Credit::NONE) }
    }

    /// Says why an accepted answer is only close.
    #[must_use]
    pub fn close(mut self, reason: Option<String>) -> Self {
        if self.verdict == Verdict::Right && reason.is_some() {
            self.verdict = Verdict::Close;
        }
        self.reason = reason;
        self
    }

    /// All or nothing: what was earned in part counts as wrong.
    #[must_use]
    pub fn whole(self) -> Self {
        match self.verdict {
            Verdict::Partly => Self { verdict: Verdict::Wrong, credit: Credit::NONE, ..self },
            Verdict::Right | Verdict::Close | Verdict::Wrong | Verdict::Skipped => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_thirds_are_one() {
        let third = Credit::new(1, 3).of_points(1);
        assert_eq!(third.clone() + third.clone() + third, BigRational::from_integer(1.into()));
    }

    #[test]
    fn credit_is_never_below_nothing_nor_above_all() {
        assert_eq!(Grade::new(Credit::new(-2, 3)).verdict, Verdict::Wrong);
        assert_eq!(Grade::new(Credit::new(9, 3)).verdict, Verdict::Right);
        assert_eq!(Credit::new(1, 0), Credit::FULL);
        assert_eq!(Credit::new(0, 0), Credit::NONE);
    }

    #[test]
    fn credit_of_no_parts_is_a_share_of_points_all_the_same() {
        let whole = |points: i64| BigRational::from_integer(points.into());
        assert_eq!(Credit::new(3, 0).of_points(4), whole(4));
        assert_eq!(Credit::new(0, 0).of_points(4), whole(0));
        assert_eq!((Credit::new(3, 0).is_half(), Credit::new(0, 0).is_half()), (true, false));
        assert_eq!(Grade::new(Credit::new(0, 0)).verdict, Verdict::Wrong);
    }

    #[test]
    fn half_is_reached_at_half_the_parts() {
        let halves = [(1, 2), (2, 3), (2, 4), (3, 5)].map(|(earned, of)| Credit::new(earned, of));
        assert!(halves.iter().all(|credit| credit.is_half()));
        let less = [(0, 1), (1, 3), (1, 4), (2, 5)].map(|(earned, of)| Credit::new(earned, of));
        assert!(!less.iter().any(|credit| credit.is_half()));
    }

    #[test]
    fn all_or_nothing_takes_the_partial_credit_back() {
        let grade = Grade::new(Credit::new(2, 3));
        assert_eq!((grade.verdict, grade.credit.to_string()), (Verdict::Partly, "2/3".to_owned()));
        assert_eq!(grade.whole(), Grade::new(Credit::NONE));
    }
}

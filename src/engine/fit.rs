//! Fitting: the parameters under which a learner's own answers were most to be expected.

use super::schedule::{Parameters, Scheduler};
use crate::form::Rating;
use fsrs::{
    CombinedProgressState, ComputeParametersInput, FSRS, FSRSItem, FSRSReview, compute_parameters,
};
use std::sync::{Arc, Mutex};

/// An item's answers that counted: days and ratings, in order.
pub type Course = Vec<(i64, Rating)>;

/// From so many repeated answers on parameters are fitted. The library answers with the published
/// ones, without a word, below 8, and fits but four of them below 64; with few answers a fit
/// follows chance. 400 is what the authors of the algorithm advised for long.
pub const LEAST: usize = 400;

/// The share of the latest answers that the fit is tried on, having seen the others only.
const TRIAL: usize = 5;

/// What was fitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The parameters that fit all answers best.
    pub parameters: Parameters,
    /// How well the present parameters foretell the latest answers: log loss, less is better.
    pub before: f32,
    /// How well those do that were fitted to the answers before them.
    pub after: f32,
}

impl Fit {
    /// Whether it foretells answers it has not seen better than the present parameters.
    pub fn is_better(&self) -> bool {
        self.after < self.before
    }
}

/// Tells how far the work is, and lets it be stopped.
pub type Progress = Arc<Mutex<CombinedProgressState>>;

/// How many answers parameters can be fitted to: those to items that were answered before.
pub fn usable(courses: &[Course]) -> usize {
    courses.iter().map(|course| course.len().saturating_sub(1)).sum()
}

/// Fits parameters to some courses; nothing where there is too little to fit to.
pub fn fit(courses: &[Course], present: &Scheduler, progress: &Progress) -> Option<Fit> {
    let all = Answers::new(courses);
    if all.items.len() < LEAST {
        return None;
    }
    let (earlier, latest) = all.trial();
    let parameters = earlier.fit(progress)?;
    let after = latest.loss(&parameters)?;
    let before = latest.loss(present.parameters())?;
    Some(Fit { parameters: all.fit(progress)?, before, after })
}

/// Answers as the library takes them: each with all that came before it.
#[derive(Clone, Default)]
struct Answers {
    items: Vec<FSRSItem>,
    /// Whose course each belongs to.
    courses: Vec<i64>,
    days: Vec<i64>,
}

impl Answers {
    fn new(courses: &[Course]) -> Self {
        let mut all = Self::default();
        for (number, course) in (0_i64..).zip(courses) {
            let mut reviews: Vec<FSRSReview> = Vec::with_capacity(course.len());
            let mut last = None;
            for (day, rating) in course {
                let days = last.map_or(0, |last| day.saturating_sub(last));
                last = Some(*day);
                let delta_t = u32::try_from(days).unwrap_or(0);
                reviews.push(FSRSReview { rating: *rating as u32, delta_t });
                if reviews.len() > 1 {
                    all.push(FSRSItem { reviews: reviews.clone() }, number, *day);
                }
            }
        }
        all
    }

    fn push(&mut self, item: FSRSItem, course: i64, day: i64) {
        self.items.push(item);
        self.courses.push(course);
        self.days.push(day);
    }

    /// Those that a trial is fitted to, and the latest that it is tried on; days stay whole.
    fn trial(&self) -> (Self, Self) {
        let mut days = self.days.clone();
        days.sort_unstable();
        let day = days[days.len() - days.len() / TRIAL];
        let (mut earlier, mut latest) = (Self::default(), Self::default());
        for ((item, course), at) in self.items.iter().zip(&self.courses).zip(&self.days) {
            let side = if *at < day { &mut earlier } else { &mut latest };
            side.push(item.clone(), *course, *at);
        }
        (earlier, latest)
    }

    fn fit(&self, progress: &Progress) -> Option<Parameters> {
        let fitted = compute_parameters(ComputeParametersInput {
            train_set: self.items.clone(),
            card_ids: Some(self.courses.clone()),
            progress: Some(Arc::clone(progress)),
            ..ComputeParametersInput::default()
        });
        fitted.ok()?.try_into().ok()
    }

    fn loss(&self, parameters: &Parameters) -> Option<f32> {
        let model = FSRS::new(parameters).ok()?;
        let (items, courses) = (self.items.clone(), self.courses.clone());
        Some(model.evaluate_with_card_ids(items, courses, |_| true).ok()?.log_loss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schedule::{Aim, Name};
    use crate::random::Random;

    const NAME: Name<'_> = Name { deck: "deck", item: "item" };

    /// A learner whose memory follows some parameters.
    fn learner(parameters: Parameters, items: usize) -> Vec<Course> {
        let scheduler = Scheduler::new(parameters).unwrap();
        let mut random = Random::new(11, &["learner"]);
        let mut chance = || f32::from(u16::try_from(random.below(10_000)).unwrap()) / 10_000.0;
        let course = |item: usize| {
            let mut day = i64::try_from(item % 50).unwrap();
            let mut memory = scheduler.step(None, Rating::Good, day).unwrap();
            let mut course = vec![(day, Rating::Good)];
            for _ in 0..8 {
                day = scheduler.due(&memory, NAME, Aim::default()) + 1;
                let recalled = chance() < scheduler.recall(&memory, day);
                let rating = if recalled { Rating::Good } else { Rating::Again };
                memory = scheduler.step(Some(memory), rating, day).unwrap();
                course.push((day, rating));
            }
            course
        };
        (0..items).map(course).collect()
    }

    #[test]
    fn a_learner_with_another_memory_is_foretold_better_by_own_parameters() {
        let mut own = *Scheduler::default().parameters();
        (own[2], own[8]) = (9.0, 1.0);
        let courses = learner(own, 300);
        assert_eq!(usable(&courses), 2400);
        let fit = fit(&courses, &Scheduler::default(), &Progress::default()).unwrap();
        assert!(fit.is_better(), "{fit:?}");
        assert!(fit.parameters[2] > 4.0, "{fit:?}");
    }

    #[test]
    fn the_trial_is_on_the_latest_fifth_and_fitted_to_all_before() {
        // Ten answers a day, and the courses in no order of days.
        let courses: Vec<Course> =
            (0..10).rev().map(|_| (0..=50).map(|day| (day, Rating::Good)).collect()).collect();
        let (earlier, latest) = Answers::new(&courses).trial();
        assert_eq!((earlier.items.len(), latest.items.len()), (400, 100));
        assert_eq!(earlier.days.iter().max(), Some(&40));
        assert_eq!(latest.days.iter().min(), Some(&41));
        assert!(latest.items.iter().all(|item| item.reviews.len() > 40), "with all before them");
    }

    #[test]
    fn a_memory_that_changed_lately_is_told_by_the_latest_answers() {
        // Recalled always, until everything was forgotten on the latest days.
        let course = |item: i64| -> Course {
            let recalled = (0..8).map(|at| (item % 7 + 3 * at, Rating::Good));
            recalled.chain([(40, Rating::Again), (43, Rating::Again)]).collect()
        };
        let courses: Vec<Course> = (0..60).map(course).collect();
        let (present, progress) = (Scheduler::default(), Progress::default());
        let fit = fit(&courses, &present, &progress).unwrap();
        let (earlier, latest) = Answers::new(&courses).trial();
        let loss = |answers: &Answers| answers.loss(present.parameters()).unwrap();
        assert!((fit.before - loss(&latest)).abs() < 1e-4, "{fit:?}");
        assert!(loss(&latest) > 2.0 * loss(&earlier), "only the latest tell");
        assert!(fit.after > fit.before, "what fits the others best foretells these worse: {fit:?}");
        assert!(!fit.is_better());
    }

    #[test]
    fn too_few_answers_are_not_fitted_to() {
        let courses = learner(*Scheduler::default().parameters(), 40);
        assert_eq!(fit(&courses, &Scheduler::default(), &Progress::default()), None);
        assert_eq!(fit(&[], &Scheduler::default(), &Progress::default()), None);
    }
}

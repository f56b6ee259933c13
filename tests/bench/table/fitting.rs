//! Fitting parameters to a learner's answers, beside the scheduler's own library.

use crate::row;
use crate::turns::by_turns;
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use quizdeck::engine::fit::{Course, Progress, fit};
use quizdeck::engine::schedule::Scheduler;
use quizdeck::form::Rating;

const ITEMS: usize = 2_000;
const ANSWERS: usize = 10;

pub fn rows() {
    // Each remembered for longer every time, one answer in seven forgotten.
    let courses: Vec<Course> = (0..ITEMS)
        .map(|item| {
            let mut day = (item % 50) as i64;
            (0..ANSWERS)
                .map(|answer| {
                    day += (answer * answer) as i64 + (item % 3) as i64;
                    let is_lost = (item * 31 + answer * 17).is_multiple_of(7);
                    (day, if is_lost { Rating::Again } else { Rating::Good })
                })
                .collect()
        })
        .collect();
    let (mut items, mut cards) = (Vec::new(), Vec::new());
    for (card, course) in (0_i64..).zip(&courses) {
        let mut reviews = Vec::new();
        let mut last = None;
        for (day, rating) in course {
            let delta_t = last.map_or(0, |last| u32::try_from(day - last).unwrap());
            last = Some(*day);
            reviews.push(FSRSReview { rating: *rating as u32, delta_t });
            if reviews.len() > 1 {
                items.push(FSRSItem { reviews: reviews.clone() });
                cards.push(card);
            }
        }
    }
    let own = || fit(&courses, &Scheduler::default(), &Progress::default()).unwrap();
    let bare = || {
        let input = ComputeParametersInput {
            train_set: items.clone(),
            ..ComputeParametersInput::default()
        };
        compute_parameters(input).unwrap()
    };
    let what = format!("fit parameters to {} answers, with a trial of them", ITEMS * ANSWERS);
    row(&what, "`fsrs::compute_parameters`", &by_turns(5, own, bare));
}

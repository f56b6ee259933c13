//! The rating that the scheduler is told, from what became of an answer.

use crate::engine::Overrule;
use crate::form::{Grade, Rating, Verdict};

/// As judged, unless the learner rated it (`own`), or spoke against it, which comes before all.
pub fn rate(
    judged: &Grade,
    hints: usize,
    overrule: Option<Overrule>,
    own: Option<Rating>,
) -> Rating {
    let recalled = if hints > 0 { Rating::Hard } else { Rating::Good };
    let by_verdict = match judged.verdict {
        Verdict::Right | Verdict::Close => recalled,
        Verdict::Partly if judged.credit.is_half() => Rating::Hard,
        Verdict::Partly | Verdict::Wrong | Verdict::Skipped => Rating::Again,
    };
    match overrule {
        Some(Overrule::Right) => recalled,
        Some(Overrule::Wrong | Overrule::Guessed) => Rating::Again,
        None => own.unwrap_or(by_verdict),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Credit;

    #[test]
    fn a_verdict_a_hint_and_the_learners_word_make_the_rating() {
        let grade = |earned| Grade::new(Credit::new(earned, 4));
        let close = grade(4).close(Some("typo".to_owned()));
        let cases = [
            (grade(4), 0, None, None, Rating::Good),
            (close, 0, None, None, Rating::Good),
            (grade(4), 1, None, None, Rating::Hard),
            (grade(2), 0, None, None, Rating::Hard),
            (grade(1), 0, None, None, Rating::Again),
            (grade(0), 0, None, None, Rating::Again),
            (Grade::skipped(), 0, None, None, Rating::Again),
            (grade(4), 0, None, Some(Rating::Easy), Rating::Easy),
            (grade(4), 0, None, Some(Rating::Hard), Rating::Hard),
            (grade(4), 0, Some(Overrule::Guessed), None, Rating::Again),
            (grade(4), 0, Some(Overrule::Wrong), None, Rating::Again),
            (grade(0), 0, Some(Overrule::Right), None, Rating::Good),
            (grade(0), 2, Some(Overrule::Right), None, Rating::Hard),
            (grade(4), 0, Some(Overrule::Guessed), Some(Rating::Easy), Rating::Again),
        ];
        for (judged, hints, overrule, own, expected) in cases {
            assert_eq!(rate(&judged, hints, overrule, own), expected, "{judged:?} {overrule:?}");
        }
    }
}

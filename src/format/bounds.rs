//! Bounds: what is longer than any question is left out, whatever format it comes in.

use super::{Bundle, Intake, Loss};
use crate::deck::edit::Literal;

/// A question with more bytes is none that anybody asks.
const LONGEST: usize = 1 << 20;

impl Intake {
    /// Leaves out what is longer than any question.
    pub fn bound(&mut self) {
        for Bundle { questions, text, logbook, .. } in &mut self.bundles {
            let (mut places, mut kept) = (Vec::with_capacity(questions.len()), 0);
            questions.retain(|question| {
                let size: usize = question.draft.keys.iter().map(|(_, value)| size(value)).sum();
                let fits = size <= LONGEST;
                places.push(fits.then_some(kept));
                kept += usize::from(fits);
                if !fits {
                    let reason = "it is longer than any question";
                    self.losses.push(Loss::question(&question.place, reason));
                }
                fits
            });
            if kept < places.len() {
                *text = None; // not all of it comes
                logbook.tracks.retain_mut(|track| {
                    let place = places.get(track.question).copied().flatten();
                    track.question = place.unwrap_or_default();
                    place.is_some()
                });
            }
        }
    }
}

/// How many bytes there are in a value.
fn size(value: &Literal) -> usize {
    match value {
        Literal::Text(text) | Literal::Bare(text) => text.len(),
        Literal::List(entries) => entries.iter().map(size).sum(),
        Literal::Table(entries) => entries.iter().map(|(_, value)| size(value)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Draft;
    use crate::format::{Carried, Logbook, Track};

    #[test]
    fn a_question_of_more_than_a_megabyte_is_left_out_and_told() {
        let carried = |place: &str, length: usize| {
            let mut draft = Draft::default();
            draft.push("answers", Literal::texts(&["a".repeat(length), "b".to_owned()]));
            Carried { place: place.to_owned(), draft }
        };
        let questions = vec![carried("line 1", LONGEST), carried("line 2", 10)];
        let text = Some("all".to_owned());
        let tracks = [0, 1].map(|question| Track { question, ..Track::default() }).into();
        let logbook = Logbook { tracks, ..Logbook::default() };
        let bundle = Bundle { questions, logbook, text, ..Bundle::default() };
        let mut intake = Intake { bundles: vec![bundle], ..Intake::default() };
        intake.bound();
        assert_eq!(intake.losses, [Loss::question("line 1", "it is longer than any question")]);
        assert_eq!(intake.bundles[0].questions[0].place, "line 2");
        assert_eq!(intake.bundles[0].text, None);
        let tracks = &intake.bundles[0].logbook.tracks;
        assert_eq!(tracks.iter().map(|track| track.question).collect::<Vec<_>>(), [0]);
    }
}

//! The exams of one's own history as results, as far as it remembers them: what was given, how it was
//! judged and how long it took.

use crate::env::{self, Global};
use crate::error::{Error, Result};
use crate::exam::{ExamAnswer, ExamDeck, ExamResult, HandedInBy};
use crate::store::{PastExam, PastExamAnswer, Store};
use crate::text::{json, plural};
use jiff::Timestamp;

/// The exams of the history, a line of JSON each, and what is to be said of them.
///
/// # Errors
/// When the history cannot be read, or has none with its answers.
pub fn exams(global: &Global) -> Result<(Vec<u8>, Option<String>)> {
    let store = Store::glance(&global.history_folder()?, env::entropy())?;
    let exams = store.map(|store| store.exams()).transpose()?.unwrap_or_default();
    if exams.is_empty() {
        let error = Error::new("cannot find an exam with its answers in the history");
        return Err(error.hint(
            "quizdeck exam DECK holds one; with --no-memory the history keeps its score and no answer",
        ));
    }
    let mut text = String::new();
    let mut unanswered = 0;
    for exam in exams {
        unanswered += exam.asked.saturating_sub(exam.answers.len());
        text += &json(&result(exam))?;
        text.push('\n');
    }
    let said = (unanswered > 0).then(|| {
        let questions = plural(unanswered, "question");
        format!(
            "{questions} of your exams: no answer in the history, since you did not come to it or it was \
             forgotten; counted nowhere here."
        )
    });
    Ok((text.into_bytes(), said))
}

fn result(exam: PastExam) -> ExamResult {
    let at = Timestamp::from_millisecond(exam.at).unwrap_or_default().to_string();
    let mut decks: Vec<ExamDeck> = Vec::new();
    for answer in &exam.answers {
        if decks.iter().all(|deck| deck.id != answer.deck) {
            let id = answer.deck.clone();
            decks.push(ExamDeck { title: id.clone(), id, digest: String::new() });
        }
    }
    let of = exam.answers.len();
    let points: f64 = exam.answers.iter().map(|answer| answer.share).sum();
    ExamResult {
        version: 1,
        name: None,
        decks,
        seed: exam.seed,
        variant: String::new(),
        mark: String::new(),
        started: at.clone(),
        ended: at,
        minutes: None,
        handed_in: HandedInBy::Learner,
        pass: None,
        passed: None,
        points,
        of: u64::try_from(of).unwrap_or(u64::MAX),
        percent: 0.0,
        questions: exam.answers.into_iter().map(question).collect(),
    }
}

/// An answer as one of a result. How the question read then and what it was worth is not known.
fn question(answer: PastExamAnswer) -> ExamAnswer {
    let PastExamAnswer { deck, item, form, verdict, share, given, milliseconds } = answer;
    ExamAnswer {
        deck,
        id: item,
        digest: String::new(),
        kind: String::new(),
        form,
        tags: Vec::new(),
        points: share,
        of: 1,
        verdict,
        reason: None,
        overruled: None,
        given,
        changes: Vec::new(),
        offered: Vec::new(),
        milliseconds: Some(milliseconds),
        flagged: false,
    }
}

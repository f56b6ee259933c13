//! What was learned elsewhere, as events of the history: their names follow from those they have there,
//! so that they count once on all machines.

use crate::engine::schedule::{ALGORITHM, Aim, KnownState, Moment, Parameters, Seed};
use crate::engine::{Id, Mode};
use crate::form::{Credit, Rating, Verdict};
use crate::format::{Track, TrackAct, TrackAnswer, TrackState};
use crate::store::{Act, Decision, Fitted, ForeignEvent, Review, Seeding, Treatment};
use std::rc::Rc;

/// What was learned of an item.
#[derive(Debug)]
pub struct FiledTrack {
    /// The id of its deck here.
    pub deck: Rc<str>,
    /// The key of its question.
    pub question: Rc<str>,
    /// Its own.
    pub item: String,
    /// The recall that was aimed at.
    pub retention: f64,
    /// The program in which it was learned.
    pub program: &'static str,
    /// What was learned.
    pub track: Track,
}

impl FiledTrack {
    /// Everything that happened to it.
    pub fn events(&self) -> impl Iterator<Item = ForeignEvent> {
        let answers = self.track.answers.iter().zip(self.attempts());
        let answers = answers.map(|(answer, attempt)| self.answer(answer, attempt));
        let acts = self.track.acts.iter().map(|act| self.act(act));
        let due = self.track.due.iter().map(|due| {
            let day = due.day.to_string();
            let decision = self.decision(Treatment::Due, Some(due.day.into()), None);
            let id = self.id(due.at, &["due", &day]);
            ForeignEvent::Due { id, at: due.at, decision: Box::new(decision) }
        });
        answers.chain(acts).chain(due)
    }

    /// When something happened to it last.
    pub fn last(&self) -> i64 {
        let answered = self.track.answers.iter().map(|answer| answer.at);
        answered.chain(self.track.due.map(|due| due.at)).max().unwrap_or(1)
    }

    fn id(&self, at: i64, what: &[&str]) -> Id {
        Id::derived(at, &[&[self.track.name.as_str()], what].concat())
    }

    /// Which answer of its day each is.
    fn attempts(&self) -> impl Iterator<Item = u32> {
        let (mut day, mut count) = (None, 0);
        self.track.answers.iter().map(move |answer| {
            count = if day == Some(answer.day) { count + 1 } else { 1 };
            day = Some(answer.day);
            count
        })
    }

    fn answer(&self, answer: &TrackAnswer, attempt: u32) -> ForeignEvent {
        let TrackAnswer { at, day, due, milliseconds, rating } = *answer;
        let is_right = rating != Rating::Again;
        let device = Id::derived(0, &["elsewhere"]);
        let moment = Moment { at, day: day.into() };
        let aim = Aim { retention: self.retention, until: None };
        let review = Review {
            number: at,
            deck: self.deck.to_string(),
            item: self.item.clone(),
            question: self.question.to_string(),
            mode: Mode::Review,
            form: "card".to_owned(),
            verdict: if is_right { Verdict::Right } else { Verdict::Wrong },
            rating,
            credit: if is_right { Credit::FULL } else { Credit::NONE },
            attempt,
            milliseconds: milliseconds.into(),
            algorithm: self.program.to_owned(),
            due: Some(due.into()).filter(|_| attempt == 1),
            ..Review::new(self.id(at, &["review"]), device, moment, aim)
        };
        ForeignEvent::Answer(Box::new(review))
    }

    fn act(&self, act: &TrackAct) -> ForeignEvent {
        let decided = |at: i64, treatment: Treatment, day: Option<i32>, text: Option<String>| {
            let said = day.map(|day| day.to_string()).or_else(|| text.clone());
            let id = self.id(at, &[treatment.word(), said.as_deref().unwrap_or_default()]);
            let decision = self.decision(treatment, day.map(i64::from), text);
            ForeignEvent::Act { id, at, act: Box::new(Act::Decision(decision)) }
        };
        match act {
            TrackAct::Reset { at } => decided(*at, Treatment::Reset, None, None),
            TrackAct::Suspended { at } => decided(*at, Treatment::Suspended, None, None),
            TrackAct::Buried { at, until } => decided(*at, Treatment::Buried, Some(*until), None),
            TrackAct::Flagged { at, word } => {
                decided(*at, Treatment::Flagged, None, Some(word.clone()))
            }
            TrackAct::Known { at, day, due, state, reps, lapses } => {
                let seed = Seed {
                    day: (*day).into(),
                    due: (*due).into(),
                    state: known(*state),
                    reps: *reps,
                    lapses: *lapses,
                };
                let (deck, item) = (self.deck.to_string(), self.item.clone());
                let seeding = Seeding { deck, item, question: self.question.to_string(), seed };
                let act = Box::new(Act::Seed(seeding));
                ForeignEvent::Act { id: self.id(*at, &["seed"]), at: *at, act }
            }
        }
    }

    fn decision(&self, treatment: Treatment, day: Option<i64>, text: Option<String>) -> Decision {
        let (deck, item) = (self.deck.to_string(), self.item.clone());
        Decision { deck, item, question: self.question.to_string(), treatment, day, text }
    }
}

const fn known(state: TrackState) -> KnownState {
    match state {
        TrackState::Fsrs { stability, difficulty } => KnownState::Fsrs { stability, difficulty },
        TrackState::Sm2 { interval, ease, difficulty } => {
            KnownState::Sm2 { interval, ease, difficulty }
        }
    }
}

/// The event that parameters are of the learner's own.
pub fn fitted(numbers: Parameters, at: i64) -> ForeignEvent {
    let said: Vec<String> = numbers.iter().map(f32::to_string).collect();
    let id = Id::derived(at, &["parameters", &said.join(" ")]);
    let fitted = Fitted { algorithm: ALGORITHM.to_owned(), numbers, replan: false };
    ForeignEvent::Act { id, at, act: Box::new(Act::Parameters(fitted)) }
}

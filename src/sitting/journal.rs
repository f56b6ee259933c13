//! The journal: every answer of a session goes to the history before its verdict is shown, and
//! what is said of it afterwards too. Without a history, nothing touches the disk.

use crate::deck::{Deck, Item};
use crate::engine::schedule::{Aim, Memory, Name, rate};
use crate::engine::{Answered, Feedback, Overrule, Saved, Session, Turn};
use crate::env::{self, Global};
use crate::error::Result;
use crate::form::{Form, Rating};
use crate::store::{Amendment, Change, Id, Outcome, Review, Sitting, Store, file_in};
use crate::text::in_days;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::PathBuf;

/// What happened in a session, as it is stored to be replayed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Event {
    Answered(Box<Answered>),
    Overruled(Overrule),
    Undone,
}

/// Where the history is, and whether it is kept.
enum History {
    /// Nothing is kept.
    None,
    /// It is opened for the first answer.
    Closed(PathBuf),
    Open(Box<Store>),
}

/// The history, where there is one already: looking at it does not make one.
pub fn existing(global: &Global) -> Result<Option<Store>> {
    let folder = global.data_folder()?;
    if !file_in(&folder).exists() {
        return Ok(None);
    }
    Store::open(&folder, env::entropy()).map(Some)
}

/// Lets the sessions that did not end follow questions of a deck to their new keys: from, to.
pub fn follow(store: &mut Store, deck: &str, renames: &[(&str, &str)]) -> Result<()> {
    if renames.is_empty() {
        return Ok(());
    }
    for (session, plan) in store.open_plans(deck)? {
        let Ok(mut saved) = serde_json::from_str::<Saved>(&plan) else { continue };
        for (from, to) in renames {
            saved.rename(deck, from, to);
        }
        store.replan(session, &json(&saved))?;
    }
    Ok(())
}

/// Keeps a session.
pub struct Journal {
    history: History,
    /// The name of the session in the history, once it began there.
    session: Option<Id>,
    mode: &'static str,
    /// What intervals aim at, by the id of the deck.
    aims: HashMap<String, Aim>,
    /// Whether the next interval is told after each answer.
    tells: bool,
}

impl Journal {
    /// Keeps nothing.
    pub fn none(mode: &'static str) -> Self {
        Self::new(History::None, mode, HashMap::new())
    }

    /// Keeps sessions of a mode in a folder.
    pub fn in_folder(folder: PathBuf, mode: &'static str, aims: HashMap<String, Aim>) -> Self {
        Self::new(History::Closed(folder), mode, aims)
    }

    fn new(history: History, mode: &'static str, aims: HashMap<String, Aim>) -> Self {
        Self { history, session: None, mode, aims, tells: mode == "review" }
    }

    /// The mode of its sessions.
    pub const fn mode(&self) -> &'static str {
        self.mode
    }

    /// Whether anything is kept.
    pub const fn is_kept(&self) -> bool {
        !matches!(self.history, History::None)
    }

    /// Lets the next answer go to a session that began before.
    pub const fn go_on(&mut self, session: Id) {
        self.session = Some(session);
    }

    /// The history, opened; nothing where none is kept.
    pub fn store(&mut self) -> Result<Option<&mut Store>> {
        if let History::Closed(folder) = &self.history {
            let store = Store::open(folder, env::entropy())
                .map_err(|error| error.or_hint("go on without a history by --no-save"))?;
            self.history = History::Open(Box::new(store));
        }
        Ok(match &mut self.history {
            History::Open(store) => Some(store),
            History::None | History::Closed(_) => None,
        })
    }

    /// Whether there is something in the history already, so that it is worth to be opened.
    pub fn has_history(&self) -> bool {
        match &self.history {
            History::None => false,
            History::Closed(folder) => file_in(folder).exists(),
            History::Open(_) => true,
        }
    }

    /// Keeps nothing from here on.
    pub fn stop(&mut self) {
        self.history = History::None;
    }

    /// The last session of the same decks and mode, if it did not end.
    pub fn unfinished(&mut self, decks: &[Deck]) -> Result<Option<Sitting>> {
        if !self.has_history() {
            return Ok(None);
        }
        let mode = self.mode;
        let ids: Vec<String> = decks.iter().map(|deck| deck.id.clone()).collect();
        match self.store()? {
            Some(store) => store.unfinished(&ids, mode),
            None => Ok(None),
        }
    }

    /// Takes a session up that did not end; nothing where it cannot be read any more.
    pub fn replay<'d>(sitting: &Sitting, decks: &'d [Deck]) -> Option<Session<'d>> {
        let saved: Saved = serde_json::from_str(&sitting.plan).ok()?;
        let mut answers: Vec<Answered> = Vec::new();
        for event in &sitting.events {
            match serde_json::from_str(event).ok()? {
                Event::Answered(answer) => answers.push(*answer),
                Event::Overruled(overrule) => answers.last_mut()?.overruled = Some(overrule),
                Event::Undone => {
                    answers.pop()?;
                }
            }
        }
        Some(saved.restore(decks, sitting.seed, answers))
    }

    /// Drops a session that is not to be taken up again.
    pub fn drop_sitting(&mut self, sitting: &Sitting) -> Result<()> {
        match self.store()? {
            Some(store) => store.drop_sitting(sitting.id),
            None => Ok(()),
        }
    }

    fn aim(&self, deck: &Deck) -> Aim {
        self.aims.get(&deck.id).copied().unwrap_or_default()
    }

    /// Adds to a card when each rating would bring it back.
    pub fn preview(&mut self, session: &Session<'_>, turn: &mut Turn) -> Result<()> {
        let Some((deck, item)) = session.current() else { return Ok(()) };
        if !self.tells || !matches!(turn.deal.form, Form::Card { .. }) {
            return Ok(());
        }
        let (aim, day) = (self.aim(deck), env::moment()?.day);
        let Some(store) = self.store()? else { return Ok(()) };
        let key = deck.key(item);
        let memory = store.memory(&deck.id, &key, day)?;
        let name = Name { deck: &deck.id, item: &key };
        turn.previews = Some(store.scheduler().preview(memory, name, day, aim).map(in_days));
        Ok(())
    }

    /// Stores the last answer of a session, and adds to its feedback what its memory says.
    pub fn record(&mut self, session: &mut Session<'_>, feedback: &mut Feedback) -> Result<()> {
        let Some((deck, item, answer)) = session.last() else { return Ok(()) };
        if matches!(self.history, History::None) {
            return Ok(());
        }
        let (answer, aim, moment) = (answer.clone(), self.aim(deck), env::moment()?);
        self.begin(session, moment.at)?;
        let (sitting, mode) = (self.session, self.mode);
        let Some(store) = self.store()? else { return Ok(()) };
        let id = store.id(moment.at);
        let review = Review {
            session: sitting,
            ..review(Review::new(id, store.device(), moment, aim), deck, item, &answer, mode)
        };
        let answer = Answered { record: Some(id.to_string()), ..answer };
        let event = json(&Event::Answered(Box::new(answer)));
        let seen = deck.questions[item.question].identity();
        let recorded = store.record(&review, &seen, Some(&event))?;
        session.name_last(id.to_string());
        self.remark(feedback, recorded.memory, moment.day);
        if recorded.leech
            && let Some(memory) = recorded.memory
        {
            let times = memory.lapses;
            feedback.remarks.push(format!("Forgotten {times} times: rewrite this question."));
        }
        Ok(())
    }

    fn remark(&self, feedback: &mut Feedback, memory: Option<Memory>, day: i64) {
        if let Some(memory) = memory.filter(|_| self.tells) {
            feedback.remarks.push(format!("Next: {}.", in_days(memory.due.saturating_sub(day))));
        }
    }

    /// Stores what the learner says against the last verdict.
    pub fn overrule(
        &mut self,
        session: &Session<'_>,
        overrule: Overrule,
        feedback: &mut Feedback,
    ) -> Result<()> {
        let Some((_, _, answer)) = session.last() else { return Ok(()) };
        let rating = rate(&answer.judged, answer.hints, Some(overrule), answer.rated);
        let event = json(&Event::Overruled(overrule));
        let memory = self.amend(answer, overrule.into(), Some(rating), &event)?;
        self.remark(feedback, memory, env::moment()?.day);
        Ok(())
    }

    /// Stores that an answer was taken back.
    pub fn undo(&mut self, answer: &Answered) -> Result<()> {
        self.amend(answer, Change::Undo, None, &json(&Event::Undone)).map(|_| ())
    }

    fn amend(
        &mut self,
        answer: &Answered,
        change: Change,
        rating: Option<Rating>,
        event: &str,
    ) -> Result<Option<Memory>> {
        let record = answer.record.as_deref().and_then(|record| record.parse().ok());
        let (Some(review), Some(sitting)) = (record, self.session) else { return Ok(None) };
        let moment = env::moment()?;
        let Some(store) = self.store()? else { return Ok(None) };
        let (id, device) = (store.id(moment.at), store.device());
        let amendment = Amendment { id, device, review, at: moment.at, change, rating };
        store.amend(&amendment, moment.day, Some((sitting, event)))
    }

    /// Lets a session begin in the history, with its first answer.
    fn begin(&mut self, session: &Session<'_>, at: i64) -> Result<()> {
        if self.session.is_some() {
            return Ok(());
        }
        let mode = self.mode.to_owned();
        let Some(store) = self.store()? else { return Ok(()) };
        let sitting = Sitting {
            id: store.id(at),
            decks: session.decks().iter().map(|deck| deck.id.clone()).collect(),
            mode,
            at,
            seed: session.seed(),
            plan: json(&session.save()),
            events: Vec::new(),
        };
        store.begin(&sitting)?;
        self.session = Some(sitting.id);
        Ok(())
    }

    /// Ends a session that is not to be taken up again.
    pub fn finish(&mut self, outcome: &Outcome) -> Result<()> {
        let Some(session) = self.session.take() else { return Ok(()) };
        match self.store()? {
            Some(store) => store.finish(session, outcome),
            None => Ok(()),
        }
    }
}

/// An answer as it is stored.
fn review(new: Review, deck: &Deck, item: Item, answer: &Answered, mode: &str) -> Review {
    Review {
        deck: deck.id.clone(),
        item: deck.key(item),
        question: deck.questions[item.question].key.clone(),
        mode: mode.to_owned(),
        form: answer.form.clone(),
        verdict: answer.judged.verdict,
        rating: rate(&answer.judged, answer.hints, answer.overruled, answer.rated),
        credit: answer.judged.credit,
        hints: u32::try_from(answer.hints).unwrap_or(u32::MAX),
        attempt: answer.attempt,
        given: answer.given.clone(),
        milliseconds: answer.milliseconds,
        ..new
    }
}

/// As text: strings and numbers are all there is in it, and there is nothing JSON cannot say.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

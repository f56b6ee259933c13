//! The journal: every answer of a session goes to the history before its verdict is shown, and
//! what is said of it afterwards too. Without a history, nothing touches the disk.

mod amended;
mod decided;
mod examined;

use super::calendar::Calendar;
use super::kept::{History, Stage};
use super::stored::review;
use crate::deck::Deck;
use crate::engine::schedule::{Aim, Memory, Name};
use crate::engine::{Happening, Id, Ids, Mode, Outlook, Preview, Session};
use crate::env::{self, Global};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::shelf;
use crate::store::{DeckScore, Review, Store, StoredSession};
use crate::text::{in_days, json};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// Keeps a session.
pub struct Journal {
    history: History,
    stage: Stage,
    ids: Ids,
    mode: Mode,
    /// What intervals aim at, by the id of the deck.
    aims: HashMap<String, Aim>,
    /// The ids of the decks of which something was answered.
    met: HashSet<String>,
    /// The ids of the decks of which nothing is kept.
    unkept: HashSet<String>,
    /// How much comes up on the days to come.
    calendar: Calendar,
}

impl Journal {
    /// Keeps nothing, and knows what was kept before, if anything.
    pub fn unkept(before: Option<Store>, mode: Mode) -> Self {
        Self::new(before.map_or(History::None, |store| History::Glanced(Box::new(store))), mode)
    }

    /// Keeps sessions of a mode in a folder.
    pub fn in_folder(folder: PathBuf, mode: Mode) -> Self {
        Self::new(History::Closed(folder), mode)
    }

    fn new(history: History, mode: Mode) -> Self {
        Self {
            history,
            stage: Stage::Fresh,
            ids: Ids::new(env::entropy()),
            mode,
            aims: HashMap::new(),
            met: HashSet::new(),
            unkept: HashSet::new(),
            calendar: Calendar::default(),
        }
    }

    /// The mode of its sessions.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Whether anything is kept.
    pub const fn is_kept(&self) -> bool {
        matches!(self.history, History::Closed(_) | History::Open(_))
    }

    /// Whether there is a session to go on with.
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open(_)) && self.is_kept()
    }

    /// What intervals of a deck aim at.
    pub fn set_aim(&mut self, deck: &Deck, aim: Aim) {
        self.aims.insert(deck.id.clone(), aim);
    }

    /// Lets the next answer go to a session that began before, as far as it is still there; whether
    /// no other terminal has it.
    pub fn go_on(&mut self, id: Id, session: &Session<'_>) -> Result<bool> {
        let is_ours = self.claim(id)?;
        if is_ours {
            self.rewrite(session)?;
        }
        Ok(is_ours)
    }

    /// Lets what happens next go to a session that began before; whether no other terminal has it.
    pub(super) fn claim(&mut self, id: Id) -> Result<bool> {
        let is_ours = match self.store()? {
            Some(store) => store.claim(id)?,
            None => false,
        };
        if is_ours {
            self.stage = Stage::Open(id);
        }
        Ok(is_ours)
    }

    /// Keeps a session as it is after its decks were edited.
    pub fn rewrite(&mut self, session: &Session<'_>) -> Result<()> {
        let Stage::Open(id) = self.stage else { return Ok(()) };
        let answers = session.answers().iter().filter(|answer| answer.id.is_some());
        let answers = answers.cloned().map(Box::new).map(Happening::Answered);
        let happenings =
            answers.map(|answer| json(&answer)).collect::<std::result::Result<Vec<_>, _>>()?;
        let (decks, plan) = (ids(session.decks()), json(&session.save())?);
        match self.store()? {
            Some(store) => store.rewrite(id, &decks, &plan, &happenings),
            None => Ok(()),
        }
    }

    /// The history, opened; nothing where none is kept.
    pub fn store(&mut self) -> Result<Option<&mut Store>> {
        let failed = remedy(self.mode);
        self.history.open().map_err(failed)
    }

    /// The history, where it was opened to be written.
    pub fn opened(&mut self) -> Option<&mut Store> {
        if let History::Open(store) = &mut self.history { Some(store) } else { None }
    }

    /// What was kept before, to be read, also where nothing is kept now: what is changed in it then
    /// is gone with the session, once the store was detached.
    pub fn known(&mut self) -> Result<Option<&mut Store>> {
        let failed = remedy(self.mode);
        self.history.known().map_err(failed)
    }

    /// Whether there is something in the history already, so that it is worth to be opened.
    pub fn has_history(&self) -> bool {
        self.history.is_there()
    }

    /// Keeps nothing from here on.
    pub fn stop(&mut self) {
        self.history = History::None;
    }

    /// The last session of the same decks and mode, if it did not end.
    pub fn unfinished(&mut self, decks: &[Deck]) -> Result<Option<StoredSession>> {
        if !self.has_history() {
            return Ok(None);
        }
        let mode = self.mode;
        match self.store()? {
            Some(store) => store.unfinished(&ids(decks), mode),
            None => Ok(None),
        }
    }

    /// Drops a session that is not to be taken up again.
    pub fn drop_session(&mut self, stored: &StoredSession) -> Result<()> {
        match self.store()? {
            Some(store) => store.drop_session(stored.id),
            None => Ok(()),
        }
    }

    fn aim(&self, deck: &Deck) -> Aim {
        self.aims.get(&deck.id).copied().unwrap_or_default()
    }

    /// Keeps nothing of a deck, or all from here on.
    pub fn set_kept(&mut self, deck: &str, is_kept: bool) {
        if is_kept {
            self.unkept.remove(deck);
        } else {
            self.unkept.insert(deck.to_owned());
        }
    }

    /// Whether something is kept of a deck.
    pub fn keeps(&self, deck: &str) -> bool {
        self.is_kept() && !self.unkept.contains(deck)
    }

    /// The name that the next answer is stored under; nothing where none is kept.
    pub fn next_id(&mut self, session: &Session<'_>) -> Result<Option<Id>> {
        if !session.current().is_some_and(|(deck, ..)| self.keeps(&deck.id)) {
            return Ok(None);
        }
        Ok(Some(self.ids.next(env::moment()?.at)))
    }

    /// Whether the next interval is told: where the learner came for what is due.
    const fn tells(&self) -> bool {
        matches!(self.mode, Mode::Review)
    }

    /// For a card, when each rating would bring it back, or that none changes that any more.
    pub fn preview(&mut self, session: &Session<'_>) -> Result<Option<Preview>> {
        let Some((deck, item, form)) = session.current() else { return Ok(None) };
        if !self.tells() || !matches!(form, Form::Card { .. }) {
            return Ok(None);
        }
        let (aim, day) = (self.aim(deck), env::moment()?.day);
        let mut calendar = std::mem::take(&mut self.calendar);
        let Some(store) = self.store()? else { return Ok(None) };
        let key = deck.key(item);
        let memory = store.memory(&deck.id, &key)?;
        let name = Name { deck: &deck.id, item: &key };
        let load = calendar.load(store, day)?;
        let preview = match (store.scheduler().preview(memory, name, day, aim, load), memory) {
            (Some(days), _) => Some(Preview::Days(days.map(in_days))),
            (None, Some(memory)) => Some(Preview::Fixed(in_days(memory.later - day))),
            (None, None) => None,
        };
        self.calendar = calendar;
        Ok(preview)
    }

    /// Stores the last answer of a session; what its memory says then.
    pub fn keep(&mut self, session: &Session<'_>) -> Result<Outlook> {
        let Some((deck, item, answer)) = session.last() else { return Ok(Outlook::default()) };
        let Some(id) = answer.id.filter(|_| self.is_kept()) else { return Ok(Outlook::default()) };
        let (aim, moment) = (self.aim(deck), env::moment()?);
        self.begin(session, moment.at)?;
        let (stage, mode) = (self.stage, self.mode);
        let is_first = self.met.insert(deck.id.clone());
        let mut calendar = std::mem::take(&mut self.calendar);
        let Some(store) = self.store()? else { return Ok(Outlook::default()) };
        let mut review = Review {
            session: stage.id(),
            ..review(Review::new(id, store.device(), moment, aim), deck, item, answer, mode)
        };
        let before = store.memory(&review.deck, &review.item)?;
        let name = Name { deck: &review.deck, item: &review.item };
        let (rating, day) = (review.rating, moment.day);
        let load = calendar.load(store, day)?;
        review.due = store.scheduler().choose(before, name, rating, day, aim, load);
        let happening = json(&Happening::Answered(Box::new(answer.clone())))?;
        let identity = deck.questions()[item.question].identity();
        let happening = matches!(stage, Stage::Open(_)).then_some(&*happening);
        let recorded = store.record(&review, &identity, happening)?;
        calendar.record(before, recorded.memory);
        if is_first {
            shelf::remember(store, deck, moment.at)?;
        }
        self.calendar = calendar;
        let forgotten = recorded.memory.filter(|_| recorded.leech).map(|memory| memory.lapses);
        Ok(Outlook { forgotten, ..self.outlook(recorded.memory, moment.day) })
    }

    fn outlook(&self, memory: Option<Memory>, day: i64) -> Outlook {
        let memory = memory.filter(|_| self.tells());
        let due = memory.map(|memory| memory.later.saturating_sub(day));
        Outlook { due, ..Outlook::default() }
    }

    /// Lets a session begin in the history, with its first answer.
    fn begin(&mut self, session: &Session<'_>, at: i64) -> Result<()> {
        if self.stage.id().is_some() {
            return Ok(());
        }
        let plan = json(&session.save())?;
        self.open(session.decks(), (session.seed(), plan), at, Vec::new())
    }

    /// Opens a session of some decks, by its seed and plan, with what happened at once.
    pub(super) fn open(
        &mut self,
        decks: &[Deck],
        (seed, plan): (u64, String),
        at: i64,
        events: Vec<String>,
    ) -> Result<()> {
        let Self { history, stage, unkept, mode, .. } = self;
        let Some(store) = history.open().map_err(remedy(*mode))? else { return Ok(()) };
        let (id, mode) = (store.id(at), *mode);
        store.begin(&StoredSession { id, decks: ids(decks), mode, at, seed, plan, events })?;
        *stage = Stage::Open(id);
        let named = decks.iter().filter(|_| mode != Mode::Review);
        // All of them are asked, and found again to go on with.
        named
            .filter(|deck| !unkept.contains(&deck.id))
            .try_for_each(|deck| shelf::remember(store, deck, at))
    }

    /// Notes what is in the decks that were read or of which something was answered, so that they
    /// need not be read again to be counted and planned; where that fails they are. Makes the copy
    /// of the day when something was answered.
    pub fn leave(&mut self, decks: &[Deck], global: &Global) -> Result<()> {
        let (met, keep) = (std::mem::take(&mut self.met), global.config.keep.value);
        let History::Open(store) = &mut self.history else { return Ok(()) };
        let is_noted = |deck: &&Deck| met.contains(&deck.id) || !deck.was_listed();
        let _ = shelf::note(store, decks.iter().filter(is_noted).map(|deck| &deck.place));
        if met.is_empty() {
            return Ok(());
        }
        let (folder, date) = (global.backup_folder()?, env::now()?.date());
        if keep == 0 { Ok(()) } else { store.back_up(&folder, date, keep) }
    }

    /// Gives a session its score; what is answered afterwards, when the missed are tried again, is
    /// part of it and changes nothing of that.
    pub fn finish(&mut self, scores: &[DeckScore]) -> Result<()> {
        let Stage::Open(session) = self.stage else { return Ok(()) };
        self.stage = Stage::Scored(session);
        let kept = scores.iter().filter(|score| self.keeps(&score.deck)).cloned();
        let scores = &kept.collect::<Vec<_>>()[..];
        match self.store()? {
            Some(store) => store.finish(session, scores, env::moment()?),
            None => Ok(()),
        }
    }
}

/// What there is to do where the history cannot be opened.
fn remedy(mode: Mode) -> impl Fn(Error) -> Error {
    let hint = match mode {
        Mode::Exam => "keep it in another folder by --data",
        Mode::Quiz | Mode::Review | Mode::Learn => "go on without the history by --no-save",
    };
    move |error| error.or_hint(hint)
}

fn ids(decks: &[Deck]) -> Vec<String> {
    decks.iter().map(|deck| deck.id.clone()).collect()
}

//! An exam goes to the history deed by deed while it is filled in, and all at once when it is handed in.

use super::Journal;
use crate::deck::Deck;
use crate::engine::Answered;
use crate::engine::schedule::{Moment, Name};
use crate::error::Result;
use crate::exam::{ExamPlan, Paper, TimedDeed};
use crate::sitting::kept::Stage;
use crate::sitting::stored::review;
use crate::store::{DeckScore, Review};
use crate::text::json;

impl Journal {
    /// Opens an exam of some decks, with its first deed: from then on it can be taken up again.
    pub fn begin_exam(
        &mut self,
        decks: &[Deck],
        seed: u64,
        plan: &ExamPlan,
        first: &TimedDeed,
    ) -> Result<()> {
        self.open(decks, (seed, json(plan)?), first.clock.at, vec![json(first)?])
    }

    /// Notes what was done in the exam, on the disk before the call returns.
    pub fn note(&mut self, deed: &TimedDeed) -> Result<()> {
        let Stage::Open(session) = self.stage else { return Ok(()) };
        let event = json(deed)?;
        self.store()?.map_or(Ok(()), |store| store.happened(session, &event))
    }

    /// Ends the exam: its answers feed memories where they are to, and it has its scores. Whoever
    /// comes second adds nothing. Gives the places of what was forgotten again and again.
    pub fn hand_in(
        &mut self,
        paper: &Paper<'_>,
        plan: &ExamPlan,
        answered: &[Answered],
        scores: &[DeckScore],
        moment: Moment,
    ) -> Result<Vec<usize>> {
        let Stage::Open(session) = self.stage else { return Ok(Vec::new()) };
        let mut calendar = std::mem::take(&mut self.calendar);
        let (mut reviews, mut places) = (Vec::new(), Vec::new());
        let remembered = answered.iter().filter(|_| plan.terms.is_remembered);
        for (slot, answer) in remembered.map(|answer| (&paper.slots()[answer.entry], answer)) {
            let (deck, aim) = (slot.deck, self.aim(slot.deck));
            if !self.keeps(&deck.id) {
                continue;
            }
            self.met.insert(deck.id.clone());
            let (id, mode) = (self.ids.next(moment.at), self.mode);
            let Some(store) = self.store()? else { return Ok(Vec::new()) };
            let own = deck.key(slot.item);
            let item = plan.filed(&deck.id, &own).to_owned();
            let part = own.strip_prefix(&*slot.question.key).unwrap_or_default();
            let question = item.strip_suffix(part).unwrap_or(&item).to_owned();
            let new = Review::new(id, store.device(), moment, aim);
            let new = review(new, deck, slot.item, answer, mode);
            let mut review = Review { session: Some(session), item, question, ..new };
            let before = store.memory(&review.deck, &review.item)?;
            let name = Name { deck: &review.deck, item: &review.item };
            let load = calendar.load(store, moment.day)?;
            let (scheduler, rating) = (store.scheduler(), review.rating);
            let due = scheduler.choose(before, name, rating, moment.day, aim, load);
            let after = scheduler.answer(before, name, rating, moment.day, aim, due);
            review.due = due;
            calendar.record(before, Some(after));
            reviews.push((review, slot.question.identity()));
            places.push(answer.entry);
        }
        let kept = scores.iter().filter(|score| self.keeps(&score.deck)).cloned();
        let scores: Vec<DeckScore> = kept.collect();
        let leeches = match self.store()? {
            Some(store) => store.conclude(session, &reviews, &scores, moment)?,
            None => None,
        };
        self.stage = Stage::Scored(session);
        Ok(leeches.into_iter().flatten().map(|at| places[at]).collect())
    }
}

//! What is said of the last answer afterwards: overruled, or taken back.

use super::Journal;
use crate::engine::schedule::{Memory, rate};
use crate::engine::{Answered, Happening, Outlook, Overrule, Session};
use crate::env;
use crate::error::Result;
use crate::form::Rating;
use crate::sitting::kept::Stage;
use crate::store::{Amendment, Change};
use crate::text::json;

impl Journal {
    /// Stores what the learner says against the last verdict; what its memory says then.
    pub fn overrule(&mut self, session: &Session<'_>, overrule: Overrule) -> Result<Outlook> {
        let Some((_, _, answer)) = session.last() else { return Ok(Outlook::default()) };
        let rating = rate(&answer.judged, answer.hints, answer.overruled, answer.rated);
        let happening = Happening::Overruled(overrule);
        // Where the word was taken back, it is as it was judged.
        let change = match answer.overruled {
            Some(overrule) => overrule.into(),
            None if answer.judged.verdict.is_right() => Change::Right,
            None => Change::Wrong,
        };
        let memory = self.amend(answer, change, Some(rating), &happening)?;
        Ok(self.outlook(memory, env::moment()?.day))
    }

    /// Stores that an answer was taken back.
    pub fn undo(&mut self, answer: &Answered) -> Result<()> {
        self.amend(answer, Change::Undo, None, &Happening::Undone).map(|_| ())
    }

    fn amend(
        &mut self,
        answer: &Answered,
        change: Change,
        rating: Option<Rating>,
        happening: &Happening,
    ) -> Result<Option<Memory>> {
        let (Some(review), Some(_)) = (answer.id, self.stage.id()) else { return Ok(None) };
        let happening = json(happening)?;
        let event = match self.stage {
            Stage::Open(session) => Some((session, &*happening)),
            Stage::Fresh | Stage::Scored(_) => None,
        };
        let moment = env::moment()?;
        self.calendar.forget();
        let Some(store) = self.store()? else { return Ok(None) };
        store.amend(&Amendment { review, change, rating }, moment, event)
    }
}

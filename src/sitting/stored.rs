//! What is stored of sittings, apart from the one that is held: answers, and sessions that did not
//! end.

use crate::deck::{Deck, Item};
use crate::engine::schedule::rate;
use crate::engine::{Answered, Mode, Saved, Session, replay};
use crate::env::{self, Global};
use crate::error::Result;
use crate::exam::ExamPlan;
use crate::store::{Review, Store, StoredSession, file_in};
use crate::text::json;

/// The history to be changed, where there is one already.
pub fn existing(global: &Global) -> Result<Option<Store>> {
    let folder = global.history_folder()?;
    if !file_in(&folder).exists() {
        return Ok(None);
    }
    Store::open(&folder, env::entropy()).map(Some)
}

/// Takes a session up that did not end; nothing where it cannot be read any more.
pub fn restore<'d>(stored: &StoredSession, decks: &'d [Deck]) -> Option<Session<'d>> {
    let saved: Saved = serde_json::from_str(&stored.plan).ok()?;
    Some(saved.restore(decks, stored.seed, replay(&stored.events)?))
}

/// Why what began at a time cannot be read any more.
pub fn another_release(at: i64) -> String {
    format!("another release of quizdeck kept the session of {} in another way", day(at))
}

/// The day on which a session began.
pub fn day(at: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(at);
    time.map_or_else(
        |_| "an unknown day".to_owned(),
        |time| time.to_zoned(env::zone()).date().to_string(),
    )
}

/// Lets the sessions that did not end follow questions of a deck to their new keys: from, to.
pub fn follow(store: &mut Store, deck: &str, renames: &[(&str, &str)]) -> Result<()> {
    if renames.is_empty() {
        return Ok(());
    }
    let keys = renames.iter().copied().collect();
    for (session, plan) in store.open_plans(deck)? {
        if let Some(mut exam) = ExamPlan::read(&plan) {
            exam.rename(deck, &keys);
            store.replan(session, &json(&exam)?)?;
        } else if let Ok(mut saved) = serde_json::from_str::<Saved>(&plan) {
            saved.rename(deck, &keys);
            store.replan(session, &json(&saved)?)?;
        }
    }
    Ok(())
}

/// An answer as it is stored.
pub fn review(new: Review, deck: &Deck, item: Item, answer: &Answered, mode: Mode) -> Review {
    Review {
        deck: deck.id.clone(),
        item: deck.key(item),
        question: deck.questions()[item.question].key.clone(),
        mode,
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

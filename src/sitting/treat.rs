//! What a learner decides about one question in the middle of a session: it is as new, due on a day,
//! or known for good. The running session follows.

use super::table::{Table, kept};
use crate::deck::{Deck, Item};
use crate::engine::Session;
use crate::engine::schedule::{read_day, say_day};
use crate::env;
use crate::error::Result;
use crate::store::Treatment;
use crate::text::{Tense, in_days, shell_word};
use crate::ui::{Wanted, Wish};

/// Does what was wished for an item, and says it; whether anything changed.
pub fn treat(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    (deck, item): (&Deck, Item),
    wish: Wish,
) -> Result<bool> {
    let today = env::moment()?.day;
    let is_kept = table.journal.keeps(&deck.id);
    if !is_kept && wish != Wish::Known {
        table.ui.notice("Nothing of this session is kept: there is nothing to change.")?;
        return Ok(false);
    }
    let (treatment, day) = match wish {
        Wish::Reset => (Treatment::Reset, None),
        Wish::Known => (Treatment::Known, None),
        Wish::Due(text) => match day(text, today, table)? {
            Some(day) => (Treatment::Due, Some(day)),
            None => return Ok(false),
        },
    };
    if is_kept {
        let done = table.journal.decide((deck, item), treatment, day).map(Some);
        match kept(done, table)? {
            Some(true) => {}
            Some(false) => {
                table.ui.notice("It was never answered: there is no day to set yet.")?;
                return Ok(false);
            }
            None => return Ok(false),
        }
    }
    if treatment == Treatment::Known {
        let asides = table.asides.entry(deck.id.clone()).or_default();
        asides.entry(deck.key(item)).or_default().known = true;
    }
    if treatment == Treatment::Known || day.is_some_and(|day| day > today) {
        let this = (deck.id.as_str(), item);
        session.leave_out(|deck, item| (deck.id.as_str(), item) == this);
    }
    table.ui.notice(&match (treatment, day) {
        (_, Some(day)) => {
            format!("It is due on {} ({}).", say_day(day, today), in_days(day - today))
        }
        (Treatment::Known, _) if is_kept => {
            let word = shell_word(deck.key(item).as_ref());
            let place = deck.place.quoted();
            format!("It is never asked again. quizdeck item {place} {word} ask takes that back.")
        }
        (Treatment::Known, _) => "It is not asked again in this session.".to_owned(),
        _ => "It is as new.".to_owned(),
    })?;
    Ok(true)
}

/// The day that was typed, or is asked for; nothing where that is left.
fn day(text: Option<String>, today: i64, table: &mut Table<'_>) -> Result<Option<i64>> {
    let read = |text: &str| {
        let day = read_day(text, today, Tense::Coming).filter(|day| *day >= today);
        day.ok_or_else(|| format!("That is no day to come: {}.", Tense::Coming.forms()))
    };
    if let Some(text) = text {
        return match read(&text) {
            Ok(day) => Ok(Some(day)),
            Err(reason) => {
                table.ui.notice(&reason)?;
                Ok(None)
            }
        };
    }
    let wanted = Wanted { question: "Due on which day?", is_first: false, ..Wanted::default() };
    let mut inspect = |lines: &[String]| read(&lines.concat()).map(|_| ());
    let lines = table.ui.lines(&wanted, &mut inspect)?;
    Ok(lines.and_then(|lines| read(&lines.concat()).ok()))
}

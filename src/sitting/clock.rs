//! The clock: answers that were given by one that ran ahead are told, once, with the remedy.

use crate::engine::schedule::date_of;
use crate::env;
use crate::error::Result;
use crate::store::Store;
use crate::ui::Ui;

/// What it is noted under that a person was told, by the last of such answers.
const TOLD: (&str, &str) = ("", "ahead");

/// Tells of answers that stand more than a day ahead, unless that was told of the last of them.
pub fn tell_ahead(store: &mut Store, ui: &mut dyn Ui) -> Result<()> {
    let ahead = store.answers_between(env::moment()?.day + 2, i64::MAX)?;
    let Some((last, _)) = ahead.last() else { return Ok(()) };
    let (deck, what, last) = (TOLD.0, TOLD.1, last.to_string());
    if store.was_left(deck, what, &last)? {
        return Ok(());
    }
    let latest = ahead.iter().map(|(_, day)| *day).max().and_then(date_of);
    let until = latest.map_or_else(String::new, |date| format!(", up to {date}"));
    let count = ahead.len();
    let (stand, them) = match count {
        1 => ("answer stands on a day that is", "it the day it belongs"),
        _ => ("answers stand on days that are", "them the day they belong"),
    };
    ui.notice(&format!(
        "{count} {stand} still to come{until}. If the clock is right now, it was wrong then: \
         `quizdeck history redate` gives {them} to."
    ))?;
    store.leave(deck, what, &last)
}

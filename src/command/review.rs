//! `review`: asks what is due across decks, most at risk first, then some that are new.

mod pace;
mod share;

use super::options::{Options, hold, read_day_of, whole};
use crate::deck::{LIMIT, NEW};
use crate::engine::schedule::{Scheduler, date_of};
use crate::engine::{Agenda, Due, Limits, Mode, Plan, review};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::shelf::NOTHING;
use crate::sitting::{Sitting, Terms};
use crate::text::{Tense, capitalized, in_days, plural};
use pace::{Known, Pace};
use std::collections::HashMap;

/// The arguments of `review`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    #[command(flatten)]
    options: Options,

    /// At most so many new questions a day [default: the deck's, or 10]
    #[arg(long, value_name = "N", value_parser = whole(&NEW))]
    new: Option<usize>,

    /// At most so many questions in this session [default: the deck's, or 100]
    #[arg(long, value_name = "N", value_parser = whole(&LIMIT))]
    limit: Option<usize>,

    /// Ask nothing new after so many minutes; what was missed until then still comes back
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1440))]
    minutes: Option<u64>,

    /// Practise what is not due yet, the nearest first
    #[arg(long)]
    ahead: bool,

    /// See everything again shortly before a day, as `24 Dec`, 2026-12-24 or `3 weeks`
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// Spread what is due over so many days, most at risk first (2 to 365); new questions wait
    #[arg(long, value_name = "DAYS", conflicts_with = "ahead", value_parser = clap::value_parser!(i64).range(2..=365))]
    catch_up: Option<i64>,
}

impl From<Options> for Args {
    fn from(options: Options) -> Self {
        Self { options, ..Self::default() }
    }
}

/// Runs a review of what is due.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let today = env::moment()?.day;
    let read = |text: &String| read_day_of("--until", text, today, Tense::Coming);
    let until = args.until.as_ref().map(read).transpose()?;
    if until.is_some_and(|until| until < today) {
        let hint = "name today, or a day that is still to come";
        return Err(Error::new("cannot pace a review for a day that is gone").hint(hint));
    }
    let terms = Terms { until, minutes: args.minutes, ..args.options.terms() };
    hold(Mode::Review, terms, global, |sitting| plan(args, sitting, today, global))
}

/// What is due; where that is nothing, says so, and offers what is not due yet.
fn plan(args: &Args, sitting: &mut Sitting, today: i64, global: &Global) -> Result<Option<Plan>> {
    if sitting.decks.is_empty() {
        sitting.terms.say(NOTHING)?;
        return Ok(None);
    }
    let Sitting { decks, terms, journal, ui, .. } = sitting;
    let mut known = Known {
        decks,
        filter: &terms.filter,
        memories: vec![HashMap::new(); decks.len()],
        scheduler: Scheduler::default(),
    };
    let (mut limits, mut pace) =
        (share::limits(args, decks, &HashMap::new(), &global.config), Pace::default());
    if let Some(store) = journal.known()? {
        for (memories, deck) in known.memories.iter_mut().zip(decks.iter()) {
            *memories = store.memories(&deck.id)?;
        }
        known.scheduler = store.scheduler().clone();
        let mut introduced = store.introduced(today)?;
        let hidden = store.hidden()?;
        let is_named = |id: &String| decks.iter().any(|deck| deck.id == *id);
        introduced.retain(|id, _| !hidden.contains(id) || is_named(id));
        limits = share::limits(args, decks, &introduced, &global.config);
        let now = env::moment()?;
        let new_a_day = share::new_a_day(args, decks, &limits, &global.config);
        known.meet_deadlines((terms, &global.config), &new_a_day, store, now, &mut pace)?;
        known.work_off(args, limits.all.all, terms, store, now, &mut pace)?;
    }
    if let Some(share) = pace.share.filter(|_| args.limit.is_none()) {
        limits.all.all = limits.all.all.max(share);
        limits.decks.iter_mut().for_each(|deck| deck.all = deck.all.max(share));
    }
    if pace.holds_new && args.new.is_none() {
        limits.all.new = 0;
    }
    for said in &pace.said {
        ui.notice(&capitalized(said))?;
    }
    let Known { memories, scheduler, .. } = known;
    let find = |limits: &Limits| review(decks, &terms.filter, &memories, &scheduler, today, limits);
    let mut found = find(&limits);
    if found.entries.is_empty() {
        let ahead = find(&Limits { ahead: true, ..limits });
        let can_practise = !ahead.entries.is_empty();
        if pace.holds_new {
            found.new = 0; // that they wait was said
        }
        terms.say(nothing(&found, today, can_practise).trim_end())?;
        if args.ahead || !can_practise {
            return Ok(None);
        }
        found = ahead;
        if ui.confirm("Practise ahead?", false)? != Some(true) {
            return Ok(None);
        }
    }
    Ok(Some(Plan::new(found.entries, Agenda::Once { retry: true })))
}

/// What to say when there is nothing to ask.
fn nothing(found: &Due, today: i64, can_practise: bool) -> String {
    let new = (found.new > 0).then(|| {
        let count = plural(found.new, "question");
        let are = if found.new == 1 { "is" } else { "are" };
        format!("{count} {are} new; today's share of them is done (--new asks for more).\n")
    });
    let waiting = (found.waiting > 0).then(|| {
        let count = plural(found.waiting, "question");
        let wait = if found.waiting == 1 { "waits" } else { "wait" };
        format!(
            "{count} {wait}: another part of the same question goes before, on a day of its own.\n"
        )
    });
    let next = found.next.map(|(day, count)| {
        let date = date_of(day).map_or_else(String::new, |date| format!(" ({date})"));
        let when = in_days(day.saturating_sub(today));
        let count = plural(count, "question");
        let now = if can_practise { "; --ahead practises now" } else { "" };
        format!("Next: {count} {when}{date}{now}.\n")
    });
    let lines = [new, waiting, next].into_iter().flatten();
    format!("Nothing is due.\n{}", lines.collect::<String>())
}

//! `optimize`: fits the scheduler's parameters to a learner's own answers, and plans anew with
//! them where they foretell answers better than those there were.

use crate::engine::fit::{self, Course, Fit, LEAST, Progress};
use crate::engine::schedule::{ALGORITHM, Scheduler, date_of};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::sitting::surface::surface;
use crate::store::Store;
use crate::text::plural;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// For how many days it is told what is due then.
const NEXT_DAYS: i64 = 7;

/// The arguments of `optimize`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Tell what would change, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Let the days on which questions are due follow at once, not with their next answers
    #[arg(long)]
    replan: bool,
}

/// Fits, compares, and keeps what is better.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    let moment = env::moment()?;
    let courses = store.courses()?;
    let usable = fit::usable(&courses);
    let mut out = env::sentences();
    writeln!(out, "{} to items that were answered on a day before", plural(usable, "answer"))?;
    if usable < LEAST {
        let missing = LEAST - usable;
        writeln!(out, "{missing} more are needed to fit {ALGORITHM} to your memory; it goes on")?;
        writeln!(out, "with the parameters there are.")?;
        return Ok(Exit::Done);
    }
    let Some(found) = work(&courses, store.scheduler())? else {
        return Err(Error::new("cannot fit parameters to these answers")
            .hint("answer some items on more days, and try again"));
    };
    let Fit { before, after, .. } = found;
    writeln!(out, "log loss of the latest answers: {before:.4} before, {after:.4} after")?;
    if !found.is_better() {
        writeln!(out, "The parameters there are foretell them no worse: they stay.")?;
        return Ok(Exit::Done);
    }
    if args.replan {
        let mut trial = store.in_memory_copy(env::entropy())?;
        trial.set_parameters(found.parameters, true, moment)?;
        let last = moment.day + NEXT_DAYS - 1;
        let days = store.load(moment.day, last)?.into_iter().zip(trial.load(moment.day, last)?);
        writeln!(out, "Due on the next {NEXT_DAYS} days, now and then:")?;
        for (day, (now, then)) in (moment.day..).zip(days) {
            let date = date_of(day).map_or_else(String::new, |date| date.to_string());
            writeln!(out, "  {date}  {now:5}  {then:5}")?;
        }
    }
    if args.dry_run {
        writeln!(out, "Nothing was changed (--dry-run).")?;
        return Ok(Exit::Done);
    }
    if args.replan && env::has_person() {
        let mut ui = surface(false, false, global)?;
        if ui.confirm("Let the days follow at once?", true)? != Some(true) {
            writeln!(out, "Nothing was changed.")?;
            return Ok(Exit::Done);
        }
    }
    let rebuilt = store.set_parameters(found.parameters, args.replan, moment)?;
    let count = plural(rebuilt.memories, "item");
    if args.replan {
        writeln!(out, "Fitted; {count} planned anew.")?;
    } else {
        writeln!(out, "Fitted to {count}; each is due when it was until it is answered.")?;
    }
    Ok(Exit::Done)
}

/// Fits in the background, and shows how far it is where somebody sees it.
fn work(courses: &[Course], scheduler: &Scheduler) -> Result<Option<Fit>> {
    let progress = Progress::default();
    let is_shown = io::stderr().is_terminal();
    let mut shown = false;
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| fit::fit(courses, scheduler, &progress));
        while !worker.is_finished() {
            std::thread::sleep(Duration::from_millis(50));
            let state = progress.lock().map(|state| (state.current(), state.total()));
            if let Ok((current, total @ 1..)) = state
                && is_shown
            {
                write!(io::stderr(), "\rfitting: {:3} %", (100 * current / total).min(100))?;
                shown = true;
            }
        }
        if shown {
            write!(io::stderr(), "\r               \r")?;
        }
        let broke_off =
            |_| Error::new("cannot fit parameters to these answers: the work broke off");
        worker.join().map_err(broke_off)
    })
}

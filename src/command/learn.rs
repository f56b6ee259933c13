//! `learn`: rounds of a few items, by choice first and typed once the choice was right, until each
//! was recalled. What was learned in an earlier sitting is not asked again.

use super::options::{Options, hold};
use crate::engine::{Agenda, Count, Entry, Learned, Mode, Plan, Sequence, draw};
use crate::env::Global;
use crate::error::{Exit, Result};
use crate::sitting::Sitting;
use crate::sitting::learned::learned;
use crate::text::plural;

/// The arguments of `learn`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    #[command(flatten)]
    options: Options,

    /// How often an item must be recalled until it is learned [default: 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    criterion: Option<u32>,

    /// Learn everything again, also what was learned in earlier sittings
    #[arg(long)]
    again: bool,
}

impl From<Options> for Args {
    fn from(options: Options) -> Self {
        Self { options, ..Self::default() }
    }
}

/// Asks until every item was recalled.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    hold(Mode::Learn, args.options.terms(), global, |sitting| plan(args, sitting))
}

/// What is not learned yet; where that is nothing, says so.
fn plan(args: &Args, sitting: &mut Sitting) -> Result<Option<Plan>> {
    if sitting.tell_nothing()? {
        return Ok(None);
    }
    let all = draw(&sitting.decks, &sitting.terms.filter, Count::All, Sequence::Deck, sitting.seed);
    let before =
        if args.again { vec![Learned::default(); all.len()] } else { before(sitting, &all)? };
    let criterion = args.criterion.unwrap_or(1);
    let open = all.iter().copied().zip(before).filter(|(_, before)| before.recalled < criterion);
    let (entries, learned): (Vec<Entry>, Vec<Learned>) = open.unzip();
    if entries.is_empty() && !all.is_empty() {
        let count = plural(all.len(), "question");
        sitting.terms.say(&format!("All is learned: {count}. --again begins anew."))?;
        return Ok(None);
    }
    let known = all.len() - entries.len();
    let plan = Plan::new(entries, Agenda::UntilRecalled { criterion });
    Ok(Some(Plan { learned, known, ..plan }))
}

/// How far each item was learned in earlier sittings.
fn before(sitting: &mut Sitting, all: &[Entry]) -> Result<Vec<Learned>> {
    let Sitting { decks, journal, .. } = sitting;
    let Some(store) = journal.known()? else { return Ok(vec![Learned::default(); all.len()]) };
    let known = decks.iter().map(|deck| learned(store, deck));
    let known = known.collect::<Result<Vec<_>>>()?;
    let of = |entry: &Entry| {
        let key = decks[entry.deck].key(entry.item);
        known[entry.deck].get(&key).copied().unwrap_or_default()
    };
    Ok(all.iter().map(of).collect())
}

//! `quiz`: asks a random round, judges, explains, keeps the score, and asks the missed again.

mod tour;

use super::options::{Options, hold, parse_count};
use crate::engine::{Agenda, Count, Mode, Plan, Sequence, draw};
use crate::env::Global;
use crate::error::{Exit, Result};
use crate::sitting::Sitting;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// The arguments of `quiz`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    #[command(flatten)]
    options: Options,

    /// How many questions: a number, or `all` [default: 20]
    #[arg(long, short = 'n', value_name = "N", value_parser = parse_count)]
    count: Option<Count>,

    /// The order of the questions: shuffled, or as they stand in the deck, from the first
    #[arg(long, value_name = "ORDER", default_value = "random", value_parser = order_parser())]
    order: Option<Sequence>,

    /// Do not ask missed questions again
    #[arg(long)]
    no_retry: bool,
}

impl From<Options> for Args {
    fn from(options: Options) -> Self {
        Self { options, ..Self::default() }
    }
}

fn order_parser() -> impl TypedValueParser<Value = Sequence> {
    PossibleValuesParser::new(["random", "deck"])
        .map(|word| if word == "deck" { Sequence::Deck } else { Sequence::Random })
}

/// Runs a quiz from the first question to the summary.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let sequence = args.order.unwrap_or(Sequence::Random);
    let count = args.count.unwrap_or(global.config.count.value);
    let agenda = Agenda::Once { retry: !args.no_retry };
    hold(Mode::Quiz, args.options.terms(), global, |sitting| {
        if sitting.tell_nothing()? {
            return Ok(None);
        }
        if !tour::choose(sitting)? {
            return Ok(None);
        }
        let Sitting { decks, terms, seed, .. } = sitting;
        Ok(Some(Plan::new(draw(decks, &terms.filter, count, sequence, *seed), agenda)))
    })
}

//! `pin`: writes an id for each question without one, so that progress stays when it is edited.

use crate::deck;
use crate::deck::edit::{self, Pin, Pinned};
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf::{self, Company, Neighbours, Revision, Shelf, Transit, refusal};
use crate::sitting::{linking, stored};
use crate::text::code::on_a_line;
use crate::text::{pad, plural, printable_line, width};
use std::ffi::OsString;
use std::io::{self, Write};
use std::slice;

/// The arguments of `pin`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck: a file or a name
    deck: OsString,

    /// Only tell what would be written
    #[arg(long)]
    dry_run: bool,
}

/// Writes the ids and tells them; progress goes over to them.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let place = shelf::find_file(&args.deck, global)?;
    let stem = place.stem();
    let pin =
        |text: &str| edit::pin(text, &stem).map_err(|refused| refusal(&place.name(), refused));
    let Pinned { pins, .. } = if args.dry_run {
        pin(&place.text()?)?
    } else {
        let deck = deck::read(&place.text()?, &stem).deck;
        // What is filed under the name of another deck stays where it is.
        let is_own = Shelf::load(global)?.rival(&deck.id, deck.has_id, &place).is_none();
        let mut store = stored::existing(global)?.filter(|_| is_own);
        if let Some(store) = &mut store {
            // What was edited since it was last asked goes over first, or it would be lost twice.
            let mut neighbours = Neighbours::later(global);
            let (_, told) = linking::link_sure(store, &deck, &mut neighbours, env::moment()?)?;
            for telling in told {
                writeln!(env::remarks(), "{telling}.")?;
            }
        }
        let (has_store, id) = (store.is_some(), deck.id.clone());
        drop(deck); // it is read anew below
        let pinned = |texts: &[Option<String>]| {
            let pinned = pin(texts.first().and_then(Option::as_deref).unwrap_or_default())?;
            let filed = |key: &String| (id.clone(), key.clone());
            let transit = |Pin { key, id: new, .. }: &Pin| {
                let (from, to) = (filed(key), filed(new));
                has_store.then_some(Transit { from, to, is_joined: false })
            };
            let transits = pinned.pins.iter().filter_map(transit).collect();
            let deed = plural(pinned.pins.len(), "id");
            let company = Company { deed, transits, ..Company::default() };
            Ok((vec![Some(pinned.text.clone())], company, pinned))
        };
        let settle = |transits: &[Transit]| match &mut store {
            Some(store) => linking::carry(store, transits, env::moment()?).map(drop),
            None => Ok(()),
        };
        let revision = Revision::new("pin", global);
        revision.change_together(slice::from_ref(&place), pinned, settle)?
    };
    let mut out = io::stdout().lock();
    let columns = pins.iter().map(|pin| width(&pin.id)).max().unwrap_or(0);
    for pin in &pins {
        let prompt = on_a_line(&pin.prompt.replace("{{}}", "____"));
        writeln!(out, "{}  {prompt}", pad(&printable_line(&pin.id), columns))?;
    }
    let verb = if args.dry_run { "would be pinned" } else { "pinned" };
    writeln!(out, "{} {verb}", plural(pins.len(), "question"))?;
    Ok(Exit::Done)
}

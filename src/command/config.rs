//! `config`: shows each setting, and where it comes from.

use crate::engine::Count;
use crate::env::{self, Global, Origin};
use crate::error::{Exit, Result};
use crate::sync::without_secrets;
use crate::text::{COLOURED, printable_line, width};
use clap::ValueEnum;
use std::io::{self, Write};

/// The arguments of `config`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Shows them.
pub fn run(_: &Args, global: &Global) -> Result<Exit> {
    let config = &global.config;
    let count = match config.count.value {
        Count::All => "all".to_owned(),
        Count::Most(most) => most.to_string(),
    };
    let colour = config.colour.value.to_possible_value();
    let colour = colour.map_or_else(String::new, |value| value.get_name().to_owned());
    let folders: Vec<String> =
        config.decks.value.iter().map(|folder| folder.display().to_string()).collect();
    let folders = if folders.is_empty() { "none".to_owned() } else { folders.join(", ") };
    let profile = config.profile.value.clone().unwrap_or_else(|| "none".to_owned());
    let nothing = || "none".to_owned();
    let name = config.sync_name.value.clone().unwrap_or_else(|| "the machine's".to_owned());
    let player = config.player.value.clone().unwrap_or_else(|| "whichever is there".to_owned());
    let colours = COLOURED.iter().zip(&config.theme);
    let colours = colours.map(|((name, _), setting)| {
        (format!("theme.{name}"), setting.value.to_string(), setting.origin)
    });
    let rows = [
        ("count", count, config.count.origin),
        ("new", config.new.value.to_string(), config.new.origin),
        ("limit", config.limit.value.to_string(), config.limit.origin),
        ("retention", config.retention.value.to_string(), config.retention.origin),
        ("colour", colour, config.colour.origin),
        ("plain", config.plain.value.to_string(), config.plain.origin),
        (
            "suspend-leeches",
            config.suspend_leeches.value.to_string(),
            config.suspend_leeches.origin,
        ),
        ("player", player, config.player.origin),
        ("decks", folders, config.decks.origin),
        ("backups", global.backup_folder()?.display().to_string(), config.backups.origin),
        ("backup-days", config.keep.value.to_string(), config.keep.origin),
        ("profile", profile, config.profile.origin),
        ("goal.answers", goal(config.goal_answers.value), config.goal_answers.origin),
        ("goal.minutes", goal(config.goal_minutes.value), config.goal_minutes.origin),
        (
            "sync.place",
            config.sync_place.value.as_deref().map_or_else(nothing, without_secrets),
            config.sync_place.origin,
        ),
        ("sync.auto", config.sync_auto.value.to_string(), config.sync_auto.origin),
        ("sync.name", name, config.sync_name.origin),
        ("data", global.data_folder()?.display().to_string(), data_origin(global)),
    ]
    .map(|(key, value, origin)| (key.to_owned(), value, origin));
    let rows = rows.into_iter().chain(colours);
    let rows: Vec<_> =
        rows.map(|(key, value, origin)| (key, printable_line(&value), origin)).collect();
    let widest = rows.iter().map(|(_, value, _)| width(value)).max().unwrap_or(0);
    let keys = rows.iter().map(|(key, ..)| key.len()).max().unwrap_or(0);
    let mut out = io::stdout();
    for (key, value, origin) in rows {
        let space = " ".repeat(widest - width(&value));
        writeln!(out, "{key:keys$}  {value}{space}  {origin}")?;
    }
    if let Some(path) = &config.path {
        let path_text = printable_line(&path.display().to_string());
        let note = if path.exists() { "" } else { " (not there)" };
        writeln!(out, "\nThe file is {path_text}{note}.")?;
    }
    Ok(Exit::Done)
}

fn goal(number: usize) -> String {
    if number == 0 { "none".to_owned() } else { number.to_string() }
}

fn data_origin(global: &Global) -> Origin {
    match (&global.data, env::variable(env::DATA)) {
        (Some(_), _) => Origin::Flag,
        (None, Some(_)) => Origin::Variable(env::DATA),
        (None, None) => Origin::Default,
    }
}

//! Settings: what a person set once so that it need not be said each time. A flag comes before a
//! variable, a variable before `config.toml`, that before what the program does by itself.

mod choice;
mod goal;
mod sync;
mod theme;

use super::program::split;
use super::setting::{Origin, Setting};
use super::{Colour, file};
use crate::deck::{LIMIT, NEW, RETENTION, SYNTAX};
use crate::engine::Count;
use crate::engine::schedule::Aim;
use crate::error::{Error, Result};
use crate::kind::{Excerpt, Fields, Key, Shape, WRONG_TYPE};
use crate::report::{Finding, Source};
use crate::text::{COLOURED, Hue};
use choice::{choose, choose_raw};
use clap::ValueEnum;
use etcetera::BaseStrategy;
use goal::{ANSWERS, MINUTES, SaidGoal, read_goal};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use sync::{SaidSync, read_sync};
use theme::{SaidTheme, read_theme};
use toml::de::DeTable;

/// What can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// How many questions a quiz asks.
    pub count: Setting<Count>,
    /// How many new questions a day.
    pub new: Setting<usize>,
    /// How many questions a review.
    pub limit: Setting<usize>,
    /// How likely an answer should be recalled when it is due.
    pub retention: Setting<f64>,
    /// When to use colour.
    pub colour: Setting<Colour>,
    /// The colours of signs and bars, each as [`COLOURED`] has it.
    pub theme: [Setting<Hue>; COLOURED.len()],
    /// Whether to ask by plain lines.
    pub plain: Setting<bool>,
    /// Whether questions that are forgotten again and again are suspended.
    pub suspend_leeches: Setting<bool>,
    /// The program that plays sounds, with its arguments: a command line, or `none`.
    pub player: Setting<Option<String>>,
    /// More folders with decks.
    pub decks: Setting<Vec<PathBuf>>,
    /// The folder for copies of the history, if it is not in that of the history.
    pub backups: Setting<Option<PathBuf>>,
    /// How many days have a copy; none is made where it is 0.
    pub keep: Setting<usize>,
    /// Whose history it is, where several learn on one machine.
    pub profile: Setting<Option<String>>,
    /// How many answers a day are the goal; none where it is 0.
    pub goal_answers: Setting<usize>,
    /// How many minutes a day are the goal; none where it is 0.
    pub goal_minutes: Setting<usize>,
    /// Where the history is joined: a folder, or an address.
    pub sync_place: Setting<Option<String>>,
    /// Whether each session is joined by itself.
    pub sync_auto: Setting<bool>,
    /// What this device is called there.
    pub sync_name: Setting<Option<String>>,
    /// The file, whether it is there or not.
    pub path: Option<PathBuf>,
}

/// The keys of the file, sorted.
const KEYS: &[&str] = &[
    "backup-days", "backups", "colour", "count", "decks", "goal", "limit", "new", "plain",
    "player", "profile", "retention", "suspend-leeches", "sync", "theme",
];

/// What the file says, each with its line.
#[derive(Default)]
struct Said {
    count: Option<(Count, usize)>,
    new: Option<(usize, usize)>,
    limit: Option<(usize, usize)>,
    retention: Option<(f64, usize)>,
    colour: Option<(Colour, usize)>,
    theme: SaidTheme,
    plain: Option<(bool, usize)>,
    suspend_leeches: Option<(bool, usize)>,
    player: Option<(Option<String>, usize)>,
    decks: Option<(Vec<PathBuf>, usize)>,
    backups: Option<(Option<PathBuf>, usize)>,
    keep: Option<(usize, usize)>,
    profile: Option<(Option<String>, usize)>,
    goal: SaidGoal,
    sync: SaidSync,
}

impl Config {
    /// Reads the file, if there is one, of at most so many bytes, and the variables.
    pub fn read(most: u64) -> Result<Self> {
        let base = etcetera::base_strategy::choose_base_strategy().ok();
        let path = base.map(|base| base.config_dir().join("quizdeck").join("config.toml"));
        let said = match &path {
            Some(path) if path.exists() => read_file(path, most)?,
            Some(_) | None => Said::default(),
        };
        let whole = |key: &'static Key| move |text: &str| key.shape.whole(text).map(as_size);
        let share = |text: &str| RETENTION.shape.number(text);
        let (shares, usual) = (RETENTION.shape.bounds(), Aim::default().retention);
        let colour = |text: &str| Colour::from_str(text, true).ok();
        let folders = |value: &OsStr| Some(std::env::split_paths(value).collect());
        Ok(Self {
            count: choose("QUIZDECK_COUNT", to_count, &count(), said.count, Count::Most(20))?,
            new: choose("QUIZDECK_NEW", whole(&NEW), &NEW.shape.bounds(), said.new, 10)?,
            limit: choose("QUIZDECK_LIMIT", whole(&LIMIT), &LIMIT.shape.bounds(), said.limit, 100)?,
            retention: choose("QUIZDECK_RETENTION", share, &shares, said.retention, usual)?,
            colour: choose("QUIZDECK_COLOR", colour, COLOUR, said.colour, Colour::Auto)?,
            theme: theme::chosen(said.theme),
            plain: choose("QUIZDECK_PLAIN", to_flag, FLAG, said.plain, false)?,
            suspend_leeches: choose(
                "QUIZDECK_SUSPEND_LEECHES",
                to_flag,
                FLAG,
                said.suspend_leeches,
                false,
            )?,
            player: choose(
                "QUIZDECK_PLAYER",
                |line| split(line).map(|_| Some(line.to_owned())),
                PLAYER,
                said.player,
                None,
            )?,
            decks: choose_raw("QUIZDECK_DECKS", folders, "", said.decks, Vec::new())?,
            backups: choose_raw(
                "QUIZDECK_BACKUPS",
                |value| Some(Some(PathBuf::from(value))),
                "",
                said.backups,
                None,
            )?,
            keep: choose("QUIZDECK_BACKUP_DAYS", whole(&KEEP), &KEEP.shape.bounds(), said.keep, 7)?,
            profile: choose(
                "QUIZDECK_PROFILE",
                |text| Some(Some(text.to_owned())),
                "",
                said.profile,
                None,
            )?,
            goal_answers: choose(
                "QUIZDECK_GOAL_ANSWERS",
                whole(&ANSWERS),
                &ANSWERS.shape.bounds(),
                said.goal[0],
                0,
            )?,
            goal_minutes: choose(
                "QUIZDECK_GOAL_MINUTES",
                whole(&MINUTES),
                &MINUTES.shape.bounds(),
                said.goal[1],
                0,
            )?,
            sync_place: choose(
                "QUIZDECK_SYNC",
                |text| Some(Some(text.to_owned())),
                "",
                said.sync.place,
                None,
            )?,
            sync_auto: choose("QUIZDECK_SYNC_AUTO", to_flag, FLAG, said.sync.auto, false)?,
            sync_name: choose(
                "QUIZDECK_SYNC_NAME",
                |text| Some(Some(text.to_owned())),
                "",
                said.sync.name,
                None,
            )?,
            path,
        })
    }

    /// How many new questions of a deck a day, by the same order as [`Self::retention_of`].
    pub const fn new_of(&self, deck: Option<usize>) -> usize {
        wished(&self.new, deck)
    }

    /// How likely an answer should be recalled: what the learner says for now, or else the deck's
    /// author, or else the learner's file.
    pub const fn retention_of(&self, deck: Option<f64>) -> f64 {
        wished(&self.retention, deck)
    }
}

const fn wished<T: Copy>(own: &Setting<T>, deck: Option<T>) -> T {
    match (own.origin, deck) {
        (Origin::File(_) | Origin::Default, Some(deck)) => deck,
        _ => own.value,
    }
}

/// More questions than anybody answers in a sitting; `all` asks all.
const MOST: u32 = 1_000_000;

/// How many questions a quiz asks.
pub const COUNT: Key = Key::may("count", Shape::Whole(1, MOST), "how many questions a quiz asks");

/// How many days have a copy of the history.
const KEEP: Key = Key::may("backup-days", Shape::Whole(0, 36_500), "how many days have a copy");

/// What plays sounds.
const PLAYER: &str = "a program and its arguments, as in a shell, or `none`";

const COLOUR: &str = "auto, always or never";
const FLAG: &str = "true or false";

/// Reads how many questions to ask: a number, or all.
pub fn to_count(text: &str) -> Option<Count> {
    if text == "all" {
        return Some(Count::All);
    }
    COUNT.shape.whole(text).map(|most| Count::Most(as_size(most)))
}

/// What [`to_count`] reads.
pub fn count() -> String {
    format!("{}, or `all`", COUNT.shape.bounds())
}

fn as_size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Whether a text can tell whose history it is: the name of a folder.
pub fn is_profile(text: &str) -> bool {
    let is_sound = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let is_name = !text.starts_with(['.', ' ']) && !text.is_empty() && text.len() <= 100;
    is_name && text.chars().all(is_sound)
}

/// What [`is_profile`] takes.
pub const PROFILE: &str = "a name of letters, digits and - _";

fn to_flag(text: &str) -> Option<bool> {
    match text {
        "1" | "true" | "yes" => Some(true),
        "0" | "false" | "no" => Some(false),
        _ => None,
    }
}

fn read_file(path: &Path, most: u64) -> Result<Said> {
    let bytes = file::read(path, most)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut findings = Vec::new();
    let said = read_text(&text, path, &mut findings);
    findings.sort_by_key(|finding| finding.span.start);
    let Some(first) = findings.first() else { return Ok(said) };
    let source = Source::new("", &text);
    let (line, column) = source.position(first.span.start);
    let more = match findings.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let place = format!("{}:{line}:{column}", path.display());
    Err(Error::new(format!("cannot read {place}: {}{more}", first.message)).hint(&first.help))
}

fn read_text(text: &str, path: &Path, findings: &mut Vec<Finding>) -> Said {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let help = "write lines like: count = 10";
        let span = error.span().unwrap_or(0..0);
        findings.push(SYNTAX.finding(span, error.message().to_owned(), help));
    }
    let source = Source::new("", text);
    let excerpt = Excerpt { text, base: 0 };
    let mut fields = Fields::new("config.toml", table.into_inner(), excerpt, 0..0, findings);
    fields.correct(KEYS, (&[], ""));
    let line = |fields: &Fields<'_, '_>, key: &str| source.line(fields.place(key).start);
    let lines = KEYS.iter().map(|key| (*key, line(&fields, key)));
    let lines: std::collections::HashMap<&str, usize> = lines.collect();
    let at = |key: &str| lines.get(key).copied().unwrap_or_default();
    let count = match fields.peek("count").and_then(|value| value.as_str()) {
        Some(_) => fields.word("count", &[("all", Count::All)]),
        None => fields.whole(&COUNT).map(|most| Count::Most(as_size(most))),
    };
    let colours = [("auto", Colour::Auto), ("always", Colour::Always), ("never", Colour::Never)];
    let folders = fields.has("decks").then(|| fields.strings("decks"));
    let folder = path.parent().unwrap_or(Path::new(""));
    let theme = read_theme(&mut fields, &source);
    let said = Said {
        theme,
        count: count.map(|count| (count, at("count"))),
        new: fields.whole(&NEW).map(|new| (as_size(new), at("new"))),
        limit: fields.whole(&LIMIT).map(|limit| (as_size(limit), at("limit"))),
        retention: fields.number(&RETENTION).map(|share| (share, at("retention"))),
        colour: fields.word("colour", &colours).map(|colour| (colour, at("colour"))),
        plain: fields.flag("plain").map(|plain| (plain, at("plain"))),
        suspend_leeches: fields
            .flag("suspend-leeches")
            .map(|suspends| (suspends, at("suspend-leeches"))),
        player: player(&mut fields).map(|player| (Some(player), at("player"))),
        backups: fields.string("backups").map(|name| (Some(place(folder, &name)), at("backups"))),
        profile: fields.string("profile").map(|name| (Some(name), at("profile"))),
        goal: read_goal(&mut fields, &source),
        sync: read_sync(&mut fields, &source),
        keep: fields.whole(&KEEP).map(|days| (as_size(days), at("backup-days"))),
        decks: folders.map(|folders| {
            let folders = folders.iter().map(|name| place(folder, name));
            (folders.collect(), at("decks"))
        }),
    };
    fields.finish(|_| None);
    said
}

/// The program for sounds, where that is a command line.
fn player(fields: &mut Fields<'_, '_>) -> Option<String> {
    let line = fields.text("player")?;
    if split(&line.value).is_none() {
        let message = "`player` has an open quote".to_owned();
        fields.report(&WRONG_TYPE, line.span.clone(), message, format!("write {PLAYER}"));
    }
    Some(line.value)
}

/// A folder named in the file: from home, or beside the file.
fn place(folder: &Path, name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => folder.join(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Said, Vec<String>) {
        let mut findings = Vec::new();
        let said = read_text(text, Path::new("/etc/quizdeck/config.toml"), &mut findings);
        let tell = |finding: Finding| format!("{}: {}", finding.message, finding.help);
        (said, findings.into_iter().map(tell).collect())
    }

    #[test]
    fn every_key_can_be_set() {
        let (said, findings) = read(
            "count = \"all\"\nnew = 5\nlimit = 50\nretention = 0.85\n\n\
             colour = \"never\"\nplain = true\ndecks = [\"mine\", \"/srv/decks\"]\n",
        );
        assert_eq!(findings, [""; 0]);
        assert_eq!(said.count, Some((Count::All, 1)));
        assert_eq!((said.new, said.limit), (Some((5, 2)), Some((50, 3))));
        assert_eq!(said.retention, Some((0.85, 4)));
        assert_eq!((said.colour, said.plain), (Some((Colour::Never, 6)), Some((true, 7))));
        let folders = ["/etc/quizdeck/mine", "/srv/decks"].map(PathBuf::from).to_vec();
        assert_eq!(said.decks, Some((folders, 8)));
        let theme = read("[theme]\nwrong = \"none\"\nbar = 208\nright = \"blue\"\n").0.theme;
        let [blue, orange] = [4, 208].map(Hue::Numbered);
        let own = [None, Some((orange, 3)), None, Some((blue, 4)), Some((Hue::Own, 2))];
        assert_eq!(theme, own);
        assert_eq!(read("count = 7").0.count, Some((Count::Most(7), 1)));
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        let cases = [
            ("cuont = 3", "unknown key `cuont`: did you mean `count`?"),
            ("color = \"auto\"", "unknown key `color`: did you mean `colour`?"),
            ("count = 0", "`count` must be at least 1"),
            ("count = \"some\"", "`count` cannot be \"some\": write one of \"all\""),
            ("retention = 1.5", "`retention` must be from 0.7 to 0.99"),
            ("plain = 3", "`plain` must be true or false"),
            (
                "colour = \"red\"",
                "`colour` cannot be \"red\": write one of \"auto\", \"always\", \"never\"",
            ),
            ("player = \"mpv 'x\"", "`player` has an open quote"),
            ("[theme]\nright = 256", "`right` is no colour: write \"none\", a number up to 255"),
            ("[theme]\nwrnog = \"red\"", "unknown key `wrnog`: did you mean `wrong`?"),
            ("theme = 3", "`theme` must be a table: write [theme]"),
            ("new = ", "string values must be quoted"),
        ];
        for (text, message) in cases {
            let findings = read(text).1;
            assert!(
                findings.iter().any(|found| found.starts_with(message)),
                "{text}: {findings:?}"
            );
        }
    }

    #[test]
    fn the_authors_wish_stands_between_the_learners_word_and_the_learners_file() {
        let aim = |origin| wished(&Setting { value: 0.8, origin }, Some(0.95)).to_string();
        assert_eq!(aim(Origin::Flag), "0.8");
        assert_eq!(aim(Origin::Variable("X")), "0.8");
        assert_eq!(aim(Origin::File(1)), "0.95");
        assert_eq!(aim(Origin::Default), "0.95");
        assert_eq!(
            wished(&Setting { value: 0.8, origin: Origin::Default }, None).to_string(),
            "0.8"
        );
    }
}

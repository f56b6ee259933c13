//! Formats: decks to and from other programs, as bytes. A format is one file and one row of the table
//! below: help, completions, the guide and the tests go through the rows. An importer turns bytes into
//! bundles, an exporter bundles into bytes; what either cannot carry is a loss with its place.

mod aiken;
mod anki;
mod archive;
mod asked;
mod bounds;
mod departure;
mod faces;
mod gift;
mod hascard;
mod hashcards;
mod html;
mod json;
mod keys;
mod logbook;
mod mdbook;
mod moodle;
mod moodle_xml;
mod notes;
mod obsidian;
#[cfg(test)]
mod properties;
mod quick;
mod quizdeck;
mod tables;
mod text;
mod wishes;
mod xlsx;
mod xml;

pub use departure::{
    CardMemory, Departure, ItemPast, PastAnswer, PastSort, PutAside, QuestionPast,
};
pub use html::{drawn, drawn_plain, escaped as as_markdown};
pub use json::schema;
pub use logbook::{Logbook, Track, TrackAct, TrackAnswer, TrackDue, TrackState};
pub use quick::{QUICK_RULES, QuickText, quick_text};
pub use tables::{column_named, headed_rows};
pub use wishes::{Style, Wishes};

use crate::deck::edit::{Draft, Front};
use crate::report::Finding;
use std::borrow::Cow;
use std::fmt;

/// A deck on its way between quizdeck and another program.
#[derive(Debug, Default)]
pub struct Bundle {
    /// What its file may be called.
    pub name: String,
    /// What it says beside its questions.
    pub front: Front,
    /// Its questions.
    pub questions: Vec<Carried>,
    /// The pictures and sounds that they name.
    pub media: Vec<Medium>,
    /// What is known of it beside its file, where it goes out.
    pub departure: Departure,
    /// What a learner did and decided about them.
    pub logbook: Logbook,
    /// All of it as its author wrote it, where it travels so.
    pub text: Option<String>,
    /// What was answered of it, where that travels as it is.
    pub history: Option<PackedHistory>,
}

/// The part of a history that is about a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedHistory {
    /// Whose it is.
    pub whose: String,
    /// Its lines, as `history export` writes them.
    pub lines: Vec<u8>,
}

/// A question on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Where it stands there, for people: a line, a note.
    pub place: String,
    /// The question.
    pub draft: Draft,
}

/// A picture or a sound on its way.
pub struct Medium {
    /// Its path, as questions name it.
    pub name: String,
    /// Reads what it holds; the error says why it cannot be read.
    pub fetch: Box<dyn Fn() -> Result<Vec<u8>, String>>,
}

impl fmt::Debug for Medium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Medium").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What a format could not carry.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Loss {
    /// Where: a line, a note and its field, a question.
    pub place: String,
    /// What, and why, in the same words for all of the sort.
    pub reason: Cow<'static, str>,
    /// Whether a whole question is left out, not only a part of one lost.
    #[serde(rename = "left_out")]
    pub is_left_out: bool,
    /// Whether nothing is lost, but read otherwise than other programs do.
    #[serde(rename = "remark")]
    pub is_remark: bool,
}

impl Loss {
    /// A question that is left out.
    pub fn question(place: impl Into<String>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { place: place.into(), reason: reason.into(), is_left_out: true, is_remark: false }
    }

    /// A part of a question that is lost.
    pub fn part(place: impl Into<String>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { is_left_out: false, ..Self::question(place, reason) }
    }

    /// What is not lost, but should be looked at: it is read otherwise than other programs do.
    pub fn remark(place: impl Into<String>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { is_remark: true, ..Self::part(place, reason) }
    }
}

/// What came out of a foreign file.
#[derive(Debug, Default)]
pub struct Intake {
    /// Its decks.
    pub bundles: Vec<Bundle>,
    /// What could not be carried.
    pub losses: Vec<Loss>,
}

/// A file of which nothing can be read, or a deck of which nothing can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Why.
    pub reason: String,
    /// What to do.
    pub remedy: String,
    /// What is wrong, where that is shown in the lines of its text.
    pub wrong: Option<(String, Vec<Finding>)>,
}

impl Unfit {
    /// Why, and what to do.
    pub fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: remedy.into(), wrong: None }
    }

    /// A text in which something is wrong.
    pub fn wrong(text: String, findings: Vec<Finding>) -> Self {
        let reason = format!("there are mistakes in it: {}", findings.len());
        let wrong = Some((text, findings));
        Self { wrong, ..Self::new(reason, "mend them first: nothing of it is taken before") }
    }
}

/// A file of another program, in memory.
#[derive(Clone, Copy, Debug)]
pub struct ForeignFile<'f> {
    /// Its name without folders; `-` for standard input.
    pub name: &'f str,
    /// What it holds.
    pub bytes: &'f [u8],
}

impl<'f> ForeignFile<'f> {
    /// Its name without the extension.
    pub fn stem(&self) -> &'f str {
        self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem).trim_start_matches('.')
    }

    /// Its extension.
    pub fn extension(&self) -> &'f str {
        self.name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

/// How a format is read.
pub type Read = fn(&ForeignFile<'_>, &Wishes) -> Result<Intake, Unfit>;

/// How a format is written: what it holds, and what it cannot say.
pub type Write = fn(&[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit>;

/// A row of the table of formats.
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Which programs speak it, in a few words.
    pub summary: &'static str,
    /// The extensions of its files; the first is given to those that are written.
    pub extensions: &'static [&'static str],
    /// Whether it is text, so that it can go to standard output.
    pub is_text: bool,
    /// Whether what was learned can go with it.
    pub keeps_history: bool,
    /// Whether it names pictures and sounds, which lie beside it then.
    pub names_files: bool,
    /// Whether a file looks like one, by what it holds.
    pub tells: fn(&ForeignFile<'_>) -> bool,
    /// Reads it.
    pub read: Option<Read>,
    /// Writes it.
    pub write: Option<Write>,
    /// What it keeps and what it loses, for README.
    pub keeps: &'static str,
}

/// All of them; one that tells its files surely stands before one that only may be right.
pub static FORMATS: &[&Format] = &[
    &json::FORMAT,
    &quizdeck::FORMAT,
    &quick::FORMAT,
    &hashcards::FORMAT,
    &obsidian::FORMAT,
    &anki::FORMAT,
    &mdbook::FORMAT,
    &hascard::FORMAT,
    &gift::FORMAT,
    &moodle_xml::FORMAT,
    &aiken::FORMAT,
    &xlsx::FORMAT,
    // Any lines may be a table.
    &tables::CSV,
    &tables::TSV,
];

/// The row of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// The format of a file: by what it holds, else by its name.
pub fn told(file: &ForeignFile<'_>) -> Option<&'static Format> {
    let readable = || FORMATS.iter().copied().filter(|format| format.read.is_some());
    let is_named = |format: &&Format| {
        format.extensions.iter().any(|name| name.eq_ignore_ascii_case(file.extension()))
    };
    // One that could be both is what its name says.
    let tells = |format: &&Format| (format.tells)(file);
    let told = readable().filter(is_named).find(tells).or_else(|| readable().find(tells));
    // A text may be anything.
    let is_any = file.extension().eq_ignore_ascii_case("txt");
    told.or_else(|| readable().find(is_named).filter(|_| !is_any))
}

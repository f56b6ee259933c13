//! `find`: where decks say something, with its place.

use crate::deck::{Sighting, read_header, sightings};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::report::Source;
use crate::shelf::{self, Place};
use crate::text::{indented_json, lossy, printable_line, searchable, shorten};
use std::ffi::OsString;
use std::io::Write;

/// The arguments of `find`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to find in prompts, answers, options, explanations, hints, tags and passages; capitals and
    /// accents do not count
    #[arg(value_name = "TEXT")]
    text: String,

    /// Decks: files, folders of them, or names; when none is given, all that are known
    #[arg(value_name = "DECK")]
    decks: Vec<OsString>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// What is shown before the first of what was found, in characters.
const BEFORE: usize = 32;

/// What is shown of a text, in columns.
const COLUMNS: usize = 120;

/// A place as JSON tells it.
#[derive(serde::Serialize)]
struct Citation {
    file: String,
    line: usize,
    column: usize,
    deck: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<usize>,
    key: String,
    text: String,
    /// Where in the text it was found: from and to, in characters.
    found: Vec<[usize; 2]>,
}

/// Tells each place; that there is none is told by the exit code too.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    if searchable(&args.text).is_empty() {
        return Err(Error::new("cannot find nothing").hint("write what is to be found"));
    }
    let places = if args.decks.is_empty() {
        shelf::found(global)?
    } else {
        shelf::find(&args.decks, global)?
    };
    let mut out = env::output(!args.json);
    let (mut all, mut count) = (Vec::new(), 0);
    for place in &places {
        let bytes = place.bytes()?;
        let text = lossy(&bytes);
        let found = sightings(&text, &args.text);
        count += found.len();
        if found.is_empty() {
            continue;
        }
        if args.json {
            all.extend(cited(place, &text, found));
        } else {
            tell(place, &text, &found, &mut out)?;
        }
    }
    if args.json {
        write!(out, "{}", indented_json(&all)?)?;
    }
    out.flush()?;
    Ok(if count > 0 { Exit::Done } else { Exit::Findings })
}

fn cited(place: &Place, text: &str, found: Vec<Sighting>) -> Vec<Citation> {
    let (name, deck) = (place.name(), read_header(text, &place.stem()).id);
    let source = Source::new(&name, text);
    let one = |Sighting { number, key, place, said, marks }: Sighting| {
        let (line, column) = source.position(place);
        let at = |byte: usize| said[..byte].chars().count();
        let found = marks.iter().map(|mark| [at(mark.start), at(mark.end)]).collect();
        let (file, deck) = (name.clone(), deck.clone());
        Citation { file, line, column, deck, question: number, key, text: said, found }
    };
    found.into_iter().map(one).collect()
}

fn tell(place: &Place, text: &str, found: &[Sighting], out: &mut impl Write) -> Result<()> {
    let name = place.name();
    let source = Source::new(&name, text);
    for one in found {
        let (line, column) = source.position(one.place);
        let question = one.number.map_or_else(|| "passage".to_owned(), |number| number.to_string());
        let (key, excerpt) = (printable_line(&one.key), excerpt(one));
        writeln!(out, "{name}:{line}:{column}: {question} {key}: {excerpt}")?;
    }
    Ok(())
}

/// What stands there on a line, from a little before the first of what was found, which is set off.
fn excerpt(one: &Sighting) -> String {
    let first = one.marks.first().map_or(0, |mark| mark.start);
    let before = &one.said[..first];
    let cut = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let (mut line, mut at) = (if cut > 0 { "...".to_owned() } else { String::new() }, cut);
    for mark in &one.marks {
        line = line + &one.said[at..mark.start] + ">" + &one.said[mark.clone()] + "<";
        at = mark.end;
    }
    line.push_str(&one.said[at..]);
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    shorten(&printable_line(&line), COLUMNS)
}

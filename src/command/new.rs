//! `new`: begins a deck: a header that a wizard asks for, or a template with every kind of
//! question. Nothing that is there is ever written over.

mod template;

use super::add::write_questions;
use crate::deck::edit::Literal;
use crate::env::{self, Global, file};
use crate::error::{Error, Exit, Result};
use crate::lint::{Outside, lint};
use crate::shelf::{self, Place};
use crate::sitting::surface::surface;
use crate::text::printable_line;
use crate::ui::{Ui, Wanted};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck's name, for a file in `decks`, or the path of a file
    name: String,

    /// Write a template with every kind of question, to be changed in an editor
    #[arg(long)]
    template: bool,

    /// What the deck is called
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Its language, as in `en` or `pt-BR`
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,

    /// What it is taken from
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
}

/// What is known of a deck before it has a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Header {
    id: String,
    title: Option<String>,
    language: Option<String>,
    source: Option<String>,
    /// Whether the schema lies beside it.
    has_schema: bool,
}

/// Makes the file and says what comes next.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let path = path(&args.name)?;
    if path.symlink_metadata().is_ok() {
        let error = Error::new(format!("cannot begin {}: it is there already", path.display()));
        let place = shelf::place(path, global);
        return Err(error.hint(format!("add to it: quizdeck add {}", place.word(global))));
    }
    let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into());
    let header = Header {
        title: args.title.clone().or_else(|| Some(titled(&stem))),
        language: args.language.clone(),
        source: args.source.clone(),
        has_schema: path.with_file_name("deck.schema.json").exists(),
        id: stem,
    };
    if let Err(hint) = language(&header) {
        let error = Error::new(format!("cannot begin {} in that language", path.display()));
        return Err(error.hint(hint));
    }
    let place = shelf::place(path.clone(), global);
    if args.template {
        file::create(&path, &template::template(&header))?;
        say(&place, "quizdeck edit", global)?;
        return Ok(Exit::Done);
    }
    if !env::has_person() {
        file::create(&path, &written(&header))?;
        say(&place, "quizdeck add", global)?;
        return Ok(Exit::Done);
    }
    let mut ui = surface(false, false, global)?;
    let header = complete(header, args, ui.as_mut());
    if !matches!(header, Ok(Some(_))) {
        ui.notice("Nothing was written.")?;
    }
    let Some(header) = header? else { return Ok(Exit::Done) };
    file::create(&path, &written(&header))?;
    let asked = ask_first(&place, ui.as_mut());
    let has_question = place.text()?.contains("[[question]]");
    let next = if has_question { "quizdeck quiz" } else { "quizdeck add" };
    let said = say(&place, next, global);
    asked.and(said).map(|()| Exit::Done)
}

/// Asks for questions, if the author wants to write some now.
fn ask_first(place: &Place, ui: &mut dyn Ui) -> Result<()> {
    if ui.confirm("Write the first question now?", false)? == Some(true) {
        write_questions(place, None, ui)?;
    }
    Ok(())
}

fn say(place: &Place, next: &str, global: &Global) -> Result<()> {
    let mut out = io::stdout().lock();
    Ok(writeln!(out, "{} is there.\nNext: {next} {}", place.name(), place.word(global))?)
}

/// The file for a name: a path where it looks like one, else in the folder `decks`.
fn path(name: &str) -> Result<PathBuf> {
    let is_toml = |path: &Path| path.extension().is_some_and(|extension| extension == "toml");
    let is_path = name.contains('/') || is_toml(Path::new(name));
    let path = if is_path { PathBuf::from(name) } else { Path::new("decks").join(name) };
    let failed = |what: &str| {
        let error = Error::new(format!("cannot begin a deck called \"{}\"", printable_line(name)));
        Err(error.hint(what))
    };
    match path.file_name().and_then(|name| name.to_str()) {
        _ if name.trim().is_empty() => failed("give it a name: quizdeck new capitals"),
        None => failed("give the name of a file: quizdeck new capitals"),
        Some(".toml") => failed("give a name before .toml"),
        Some(file) if file.contains(char::is_control) => failed("leave out control characters"),
        Some(_) if is_toml(&path) => Ok(path),
        Some(file) => Ok(path.with_file_name(format!("{file}.toml"))),
    }
}

/// A name as a title: `world-capitals` becomes `World capitals`.
fn titled(stem: &str) -> String {
    let words = stem.replace(['-', '_'], " ");
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + characters.as_str()
    })
}

/// Asks for what the options do not say; Esc goes back to what was asked before.
fn complete(mut header: Header, args: &Args, ui: &mut dyn Ui) -> Result<Option<Header>> {
    type Slot = fn(&mut Header) -> &mut Option<String>;
    let asked: [(&str, bool, bool, Slot); 3] = [
        ("What is the deck called?", args.title.is_none(), false, |header| &mut header.title),
        (
            "In which language are its answers? (en, de, pt-BR)",
            args.language.is_none(),
            true,
            |header| &mut header.language,
        ),
        (
            "What is it taken from? (a book, an article, a course)",
            args.source.is_none(),
            true,
            |header| &mut header.source,
        ),
    ];
    if args.language.is_none() {
        header.language = Some("en".to_owned());
    }
    let asked: Vec<_> = asked.into_iter().filter(|(_, is_open, ..)| *is_open).collect();
    let mut at = 0;
    while let Some((question, _, optional, slot)) = asked.get(at) {
        let initial: Vec<String> = slot(&mut header).iter().cloned().collect();
        let (optional, is_first) = (*optional, at == 0);
        let wanted =
            Wanted { question, initial: &initial, optional, is_first, ..Wanted::default() };
        let mut tried = header.clone();
        let typed = ui.lines(&wanted, &mut |lines| {
            *slot(&mut tried) = lines.first().map(|line| line.trim().to_owned());
            language(&tried)
        })?;
        match typed {
            Some(_) => {
                header = tried;
                at += 1;
            }
            None if at == 0 => return Ok(None),
            None => at -= 1,
        }
    }
    Ok(Some(header))
}

/// Looks at the language by the rules of `check`: what to write instead, if it is none.
fn language(header: &Header) -> std::result::Result<(), String> {
    let found = lint(&written(header), "", &Outside::unknown()).findings;
    let found = found.into_iter().find(|finding| finding.code == "not-a-language");
    found.map_or(Ok(()), |finding| Err(format!("{}: {}", finding.message, finding.help)))
}

/// The text of a deck that has only a header.
fn written(header: &Header) -> String {
    let mut text = String::new();
    if header.has_schema {
        text.push_str("#:schema ./deck.schema.json\n\n");
    }
    text.push_str("[deck]\n");
    let keys = [
        ("id", Some(&header.id)),
        ("title", header.title.as_ref()),
        ("language", header.language.as_ref()),
        ("source", header.source.as_ref()),
    ];
    for (key, value) in keys {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            let value = Literal::Text(value.clone()).written(key.len() + 3, "\n");
            text.push_str(key);
            text.push_str(" = ");
            text.push_str(&value);
            text.push('\n');
        }
    }
    text
}

//! `new`: begins a deck: a header that a wizard asks for, or a template with every kind of
//! question. Nothing that is there is ever written over.

mod template;
mod text;
mod unfinished;

use super::add::{HalfQuestion, Leftovers, TypedText, read_text, write_questions};
use crate::deck::edit::{Literal, set_header};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::lint::{Outside, lint};
use crate::report::Rigour;
use crate::shelf::{self, Place, Revision, Shelf, refusal, suggested_id};
use crate::sitting::surface::surface;
use crate::text::{capitalized, printable_line};
use crate::ui::{Left, Ui, Wanted};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use unfinished::UnfinishedHead;

/// The arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The deck's name, for a file in `decks`, or the path of a file
    name: String,

    /// Write a template with every kind of question, to be changed in an editor
    #[arg(long)]
    template: bool,

    /// Begin it with all questions of a quick text; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    from: Option<OsString>,

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

/// Makes the file and says what comes next.
pub fn run(args: &Args, global: &Global) -> Result<Exit> {
    let Some(from) = &args.from else { return begin(args, None, global) };
    let typed = read_text(from, global)?;
    typed.or_kept(begin(args, Some(&typed), global), global)
}

fn begin(args: &Args, typed: Option<&TypedText>, global: &Global) -> Result<Exit> {
    let path = path(&args.name)?;
    if path.symlink_metadata().is_ok() {
        let error = Error::new(format!("cannot begin {}: it is there already", path.display()));
        let place = shelf::place(path, global);
        return Err(error.hint(format!("add to it: {}", place.command("add", global))));
    }
    let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into());
    let has_schema = path.with_file_name("deck.schema.json").exists();
    let begun = if has_schema { "#:schema ./deck.schema.json\n\n" } else { "" };
    let title = args.title.clone().unwrap_or_else(|| capitalized(&stem.replace(['-', '_'], " ")));
    let place = shelf::place(path.clone(), global);
    let taken = Shelf::load(global)?.taken(&place);
    let id = suggested_id(&place, |id| taken.contains_key(id));
    let remark = match taken.get(&stem) {
        Some(Some(other)) => format!(" Its id is {id}, as {other} is {stem}."),
        Some(None) => format!(" Its id is {id}, as a deck {stem} was learned before."),
        None => String::new(),
    };
    if let Some(typed) = typed {
        return text::begin(
            typed,
            args,
            (&place, begun, &remark),
            &|id| taken.contains_key(id),
            global,
        );
    }
    let mut header = BTreeMap::from([("id", id), ("title", title)]);
    header.extend(args.language.clone().map(|language| ("language", language)));
    header.extend(args.source.clone().map(|source| ("source", source)));
    let text = written(begun, &header)?;
    if let Err(hint) = check_language(&text) {
        let error = Error::new(format!("cannot begin {} in that language", path.display()));
        return Err(error.hint(hint));
    }
    let revision = Revision::new("new", global);
    let make = |text: &str, next: &str| {
        revision.create(&place, text)?;
        shelf::meet(&place, global, &mut env::remarks())?;
        say(&place, &remark, next, global).map(|()| Exit::Done)
    };
    if args.template {
        return make(&template::template(&text), "edit");
    }
    if !env::has_person() {
        return make(&text, "add");
    }
    let mut ui = surface(false, false, global)?;
    let unfinished = UnfinishedHead::of(&place, global)?;
    let text = complete(begun, header, args, &unfinished, ui.as_mut());
    if !matches!(text, Ok(Some(_))) {
        let kept = if unfinished.is_there() { " What was typed is kept." } else { "" };
        ui.notice(&format!("Nothing was written.{kept}"))?;
    }
    let Some(text) = text? else { return Ok(Exit::Done) };
    revision.create(&place, &text)?;
    unfinished.forget()?;
    let asked = ask_first(&place, &revision, ui.as_mut(), global);
    shelf::meet(&place, global, &mut env::remarks())?;
    let has_question = place.text()?.contains("[[question]]");
    let next = if has_question { "quiz" } else { "add" };
    let said = say(&place, &remark, next, global);
    asked.and(said).map(|()| Exit::Done)
}

/// Asks for questions, if the author wants to write some now.
fn ask_first(place: &Place, revision: &Revision, ui: &mut dyn Ui, global: &Global) -> Result<()> {
    if ui.confirm("Write the first question now?", false)? == Some(true) {
        let leftovers = Leftovers::of(place, global)?;
        write_questions(place, HalfQuestion::default(), &leftovers, revision, ui)?;
    }
    Ok(())
}

fn say(place: &Place, remark: &str, next: &str, global: &Global) -> Result<()> {
    let (mut out, name, next) = (io::stdout().lock(), place.name(), place.command(next, global));
    Ok(writeln!(out, "{name} is there.{remark}\nNext: {next}")?)
}

/// The file for a name: a path where it looks like one, else in the folder `decks`.
pub fn path(name: &str) -> Result<PathBuf> {
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

/// Asks for what the options do not say; Esc goes back to what was asked before. Comes to the text
/// of the header, or nothing when the author leaves.
fn complete(
    begun: &str,
    mut header: BTreeMap<&'static str, String>,
    args: &Args,
    unfinished: &UnfinishedHead,
    ui: &mut dyn Ui,
) -> Result<Option<String>> {
    let asked = [
        ("title", &args.title, false, "What is the deck called?"),
        ("language", &args.language, true, "In which language are its answers? (en, de, pt-BR)"),
        ("source", &args.source, true, "What is it taken from? (a book, an article, a course)"),
    ];
    header.entry("language").or_insert_with(|| "en".to_owned());
    let asked: Vec<_> = asked.into_iter().filter(|(_, given, ..)| given.is_none()).collect();
    let mut typed_before = unfinished.typed()?;
    typed_before.retain(|key, _| asked.iter().any(|(name, ..)| name == key));
    if !typed_before.is_empty() {
        ui.notice("What was typed before is filled in.")?;
    }
    for (key, ..) in &asked {
        header.extend(typed_before.get(*key).map(|text| (*key, text.clone())));
    }
    let mut at = 0;
    while let Some((key, _, optional, question)) = asked.get(at) {
        let initial: Vec<String> = header.get(key).into_iter().cloned().collect();
        let (optional, is_first, left) = (*optional, at == 0, RefCell::<Left>::default());
        let left_at = Some(&left);
        let wanted = Wanted {
            question,
            initial: &initial,
            optional,
            is_first,
            left: left_at,
            ..Wanted::default()
        };
        let mut tried = header.clone();
        let typed = ui.lines(&wanted, &mut |lines| {
            tried.remove(key);
            tried.extend(lines.first().map(|line| (*key, line.trim().to_owned())));
            let head = written(begun, &tried).map_err(|error| error.to_string())?;
            if *key == "language" { check_language(&head) } else { Ok(()) }
        });
        let lines = match &typed {
            Ok(Some(lines)) => lines.clone(),
            _ => left.take().lines,
        };
        // What was only proposed was not typed.
        if lines != initial {
            typed_before.remove(*key);
            typed_before.extend(lines.first().map(|line| ((*key).to_owned(), line.clone())));
            unfinished.keep(&typed_before)?;
        }
        match typed? {
            Some(_) => {
                header = tried;
                at += 1;
            }
            None if at == 0 => return Ok(None),
            None => at -= 1,
        }
    }
    written(begun, &header).map(Some)
}

/// Looks at the language by the rules of `check`: what to write instead, if it is none.
fn check_language(text: &str) -> std::result::Result<(), String> {
    let found = lint(text, "", &Outside::unknown(), Rigour::Usual).findings;
    let found = found.into_iter().find(|finding| finding.code == "not-a-language");
    found.map_or(Ok(()), |finding| Err(format!("{}: {}", finding.message, finding.help)))
}

/// The text of a deck that has only a header, from what stands above it on.
fn written(begun: &str, header: &BTreeMap<&'static str, String>) -> Result<String> {
    let mut said = header.iter().filter(|(_, value)| !value.trim().is_empty());
    let text = said.try_fold(begun.to_owned(), |text, (key, value)| {
        set_header(&text, key, Some(&Literal::Text(value.clone())))
    });
    text.map_err(|refused| refusal("the header", refused))
}

//! A deck begun with a quick text: its head and all its questions, or nothing while there is a mistake.

use super::{Args, check_language, say};
use crate::command::add::{TypedText, all, is_wrong, tell_text};
use crate::deck::edit::{Literal, append};
use crate::env::{self, Global};
use crate::error::{Error, Exit, Result};
use crate::format::quick_text;
use crate::lint::{Outside, lint};
use crate::report::Rigour;
use crate::shelf::{self, Place, Revision, refusal, suggested_id};
use crate::text::{capitalized, plural};
use std::io;

/// Begins a deck at a place, with what stands above all in it and what is to be said of its id.
pub fn begin(
    typed: &TypedText,
    args: &Args,
    (place, begun, remark): (&Place, &str, &str),
    is_taken: &dyn Fn(&str) -> bool,
    global: &Global,
) -> Result<Exit> {
    let quick = quick_text(&typed.text);
    let (name, stem) = (place.name(), place.stem());
    if quick.drafts().is_empty() && quick.findings.is_empty() {
        let error =
            Error::new(format!("cannot begin {name}: there is no question in {}", typed.name));
        return Err(error.hint("write some into it, or leave out --from"));
    }
    let mut front = quick.front().clone();
    let own = front.text("id").map(str::to_owned);
    let id =
        own.clone().filter(|id| !is_taken(id)).unwrap_or_else(|| suggested_id(place, is_taken));
    let title = args.title.clone().or_else(|| front.text("title").map(str::to_owned));
    let title = title.unwrap_or_else(|| capitalized(&stem.replace(['-', '_'], " ")));
    let remark = match own {
        Some(own) if own != id => format!(" Its id is {id}, as there is a deck {own} already."),
        Some(_) => String::new(),
        None => remark.to_owned(),
    };
    let given = [("language", &args.language), ("source", &args.source)];
    for (key, value) in given {
        if let Some(value) = value {
            front.set(key, Literal::Text(value.clone()));
        }
    }
    front.header.retain(|(key, _)| !["id", "title"].contains(key));
    front.header.insert(0, ("title", Literal::Text(title)));
    front.header.insert(0, ("id", Literal::Text(id)));
    let head = begun.to_owned() + &front.written();
    if args.language.is_some() {
        check_language(&head).map_err(|hint| {
            Error::new(format!("cannot begin {name} in that language")).hint(hint)
        })?;
    }
    let deck = append(&head, &quick.drafts()).map_err(|refused| refusal(&name, refused))?;
    let mut found = lint(&deck, &stem, &Outside::unknown(), Rigour::Usual).findings;
    found.retain(|finding| finding.code != "no-explanation");
    let findings = all(&quick, &typed.text, &deck, found, true);
    let look = env::look(global.color, &io::stderr());
    tell_text(&typed.name, &typed.text, &findings, look, &mut env::remarks())?;
    if is_wrong(&findings) {
        return typed.refuse(place, &place.sure_command("new"), global);
    }
    Revision::new("new", global).create(place, &deck)?;
    typed.end(place, global)?;
    shelf::meet(place, global, &mut env::remarks())?;
    let count = plural(quick.drafts().len(), "question");
    say(place, &format!(" It has {count}.{remark}"), "quiz", global).map(|()| Exit::Done)
}

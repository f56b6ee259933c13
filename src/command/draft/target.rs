//! The deck that kept questions go to: one that is there, or one that is begun with the first of them.

use super::intake::ReadArticle;
use super::memo::Memo;
use crate::command::add::proof::{added, shared};
use crate::command::new;
use crate::deck::edit::{self, Draft, Front, Literal, Manuscript};
use crate::deck::{self, Deck};
use crate::draft::{BlockSort, is_english};
use crate::env::{self, Global, file};
use crate::error::{Error, Result};
use crate::report::{Finding, Severity};
use crate::shelf::{self, Place, Revision, Shelf, refusal, suggested_id};
use crate::text::{capitalized, plural, printable_line, shell_word, to_type};
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

/// A deck of more bytes is large: about 2,000 questions.
const LARGE: usize = 500_000;

/// A deck that takes questions.
pub struct Recipient {
    /// Where it is, or will be.
    pub place: Place,
    /// Whether it is not there before something is kept.
    pub is_new: bool,
    /// The head of a deck that is not there yet.
    head: String,
    /// The head of a large deck.
    front: Option<String>,
    /// All that is put into it is taken back together.
    pub revision: Revision,
}

/// A question that was put into a deck: what was added to the text, and where.
pub struct Addition {
    at: usize,
    text: String,
}

impl Recipient {
    /// The deck that somebody named.
    ///
    /// # Errors
    /// When there is none, or it cannot be written.
    pub fn named(name: &OsStr, global: &Global) -> Result<Self> {
        let place = shelf::find_file(name, global)?;
        file::expect_writable(place.file()?)?;
        let revision = Revision::new("draft", global);
        Ok(Self { place, is_new: false, head: String::new(), front: None, revision })
    }

    /// The deck that somebody named, or a new one of that name where there is none.
    ///
    /// # Errors
    /// When it cannot be written, or such a deck cannot be begun.
    pub fn named_or_new(name: &OsStr, intake: &ReadArticle, global: &Global) -> Result<Self> {
        let Some(word) = name.to_str().filter(|_| shelf::find_deck(name, global).is_err()) else {
            return Self::named(name, global);
        };
        let path = new::path(word)?;
        // What is there and no deck is told as such.
        if path.symlink_metadata().is_ok() {
            return Self::named(name, global);
        }
        let begun = Self::begun(&path, intake, global)?;
        let path = begun.place.name();
        writeln!(
            env::remarks(),
            "There is no deck {}: what is kept begins {path}.",
            printable_line(word)
        )?;
        Ok(begun)
    }

    /// A new deck named after an article; the one that was begun with the same article, where there
    /// is one.
    ///
    /// # Errors
    /// When another deck has that name.
    pub fn after(intake: &ReadArticle, global: &Global) -> Result<Self> {
        let title = intake.article.title();
        let name = intake.stem.clone().or_else(|| title.map(edit::slug));
        let name = name.unwrap_or_else(|| "draft".to_owned());
        let path = new::path(&format!("decks/{name}.toml"))?;
        let place = shelf::place(path.clone(), global);
        if path.symlink_metadata().is_ok() {
            let target = Self::named(path.as_os_str(), global)?;
            if Memo::of(&target.place, global)?.is_begun_with(intake.article.text()) {
                return Ok(target);
            }
            let error = Error::new(format!("cannot begin {}: it is there already", path.display()));
            let to = shell_word(&place.called(global));
            let hint =
                format!("add to it: {}", to_type(&format!("draft --to {to}"), [&intake.word]));
            return Err(error.hint(hint));
        }
        Self::begun(&path, intake, global)
    }

    /// A deck that is not there yet.
    fn begun(path: &Path, intake: &ReadArticle, global: &Global) -> Result<Self> {
        let place = shelf::place(path.to_owned(), global);
        let name = place.stem();
        let title = intake.article.title();
        let taken = Shelf::load(global)?.taken(&place);
        let id = suggested_id(&place, |id| taken.contains_key(id));
        let title =
            title.map_or_else(|| capitalized(&name.replace(['-', '_'], " ")), str::to_owned);
        let mut front = Front::default();
        let language = is_english(intake.article.text()).then(|| ("language", "en".to_owned()));
        let keys = [("id", id), ("title", title), ("source", source(intake))];
        for (key, value) in keys.into_iter().chain(language) {
            front.set(key, Literal::Text(value));
        }
        let begun = if path.with_file_name("deck.schema.json").exists() {
            "#:schema ./deck.schema.json\n\n"
        } else {
            ""
        };
        Ok(Self {
            place,
            is_new: true,
            head: begun.to_owned() + &front.written(),
            front: None,
            revision: Revision::new("draft", global),
        })
    }

    /// Its text as it is now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn text(&self) -> Result<String> {
        if self.is_new { Ok(self.head.clone()) } else { self.place.text() }
    }

    /// The text in which a question is looked at before it is kept: that of the deck, or its head where
    /// it is so large that a look at all of it would have to be waited for.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn surroundings(&mut self) -> Result<String> {
        if let Some(head) = &self.front {
            return Ok(head.clone());
        }
        let text = self.text()?;
        if text.len() > LARGE {
            let front = Manuscript::of(&text).front.written();
            self.front = Some(front.clone());
            return Ok(front);
        }
        Ok(text)
    }

    /// The deck as it is now; where something is wrong with it, that is told.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn deck(&self, global: &Global) -> Result<Deck> {
        let reading = deck::read(&self.text()?, &self.place.stem());
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        let errors = reading.findings.iter().filter(is_error).count();
        if errors > 0 && !self.is_new {
            let (name, check) = (self.place.name(), self.place.command("check", global));
            let errors = plural(errors, "error");
            writeln!(env::remarks(), "{name} has {errors} already ({check})")?;
        }
        Ok(reading.deck)
    }

    /// Those of some questions with which the deck has no error that it had not before, and how many
    /// others there are.
    ///
    /// # Errors
    /// When the deck cannot be read, or is no TOML.
    pub fn sound(&mut self, drafts: Vec<Draft>) -> Result<(Vec<Draft>, usize)> {
        let (stem, count) = (self.place.stem(), drafts.len());
        let mut text = self.surroundings()?;
        let mut sound = Vec::new();
        for draft in drafts {
            let new = edit::append(&text, std::slice::from_ref(&draft))
                .map_err(|refused| refusal(&self.place.name(), refused))?;
            let start = new.len() - added(&text, &new).len();
            let is_new = |one: &Finding| one.severity == Severity::Error && one.span.start >= start;
            if !deck::read(&new, &stem).findings.iter().any(is_new) {
                sound.push(draft);
                text = new;
            }
        }
        let wrong = count - sound.len();
        Ok((sound, wrong))
    }

    /// Puts questions at its end.
    ///
    /// # Errors
    /// When it cannot be written, or is no deck.
    pub fn add(&mut self, drafts: &[Draft]) -> Result<Addition> {
        let name = self.place.name();
        let added = |old: &str| {
            let new = edit::append(old, drafts).map_err(|refused| refusal(&name, refused))?;
            let addition = Addition::between(old, &new);
            Ok((new, addition))
        };
        if self.is_new {
            let (text, addition) = added(&self.head)?;
            self.revision.create(&self.place, &text)?;
            self.is_new = false;
            return Ok(addition);
        }
        self.revision.change(&self.place, added)
    }

    /// Takes out again what was put in; whether it stood there as it was put in.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_out(&self, addition: &Addition) -> Result<bool> {
        self.revision.change(&self.place, |text| {
            let end = addition.at + addition.text.len();
            Ok(match text.get(addition.at..end) {
                Some(there) if there == addition.text => {
                    (text[..addition.at].to_owned() + &text[end..], true)
                }
                _ => (text.to_owned(), false),
            })
        })
    }
}

impl Addition {
    /// What a text has more than an older one.
    fn between(old: &str, new: &str) -> Self {
        let at = new.floor_char_boundary(shared(old, new));
        let length = new.len() - old.len();
        // Where what was added begins as what follows it does, it is found a little late.
        let end = new.ceil_char_boundary(at + length);
        Self { at, text: new.get(at..end).unwrap_or_default().to_owned() }
    }
}

/// What a deck says that it was taken from.
fn source(intake: &ReadArticle) -> String {
    let article = &intake.article;
    let title = article.title().map_or_else(|| intake.name.clone(), str::to_owned);
    let byline = article.blocks().iter().find(|block| block.sort == BlockSort::Byline);
    let byline = byline.map(|block| &article.text()[block.range.clone()]);
    let byline = byline.and_then(|text| text.split_once(' ')).map(|(_, names)| names);
    byline.map_or_else(|| title.clone(), |names| format!("{title}, by {names}"))
}

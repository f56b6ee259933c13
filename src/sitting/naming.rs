//! Naming: under which id a deck is filed that does not say one. Where its name is that of another
//! deck, a person says whether it is the same, and can give it an id of its own; where nobody is
//! there, nothing of it is recorded.

use crate::deck::Deck;
use crate::deck::edit::{Literal, set_header};
use crate::env::{self, Global};
use crate::error::{Error, Result};
use crate::shelf::{self, Place, Revision, Shelf, Volume, refusal, suggested_id};
use crate::store::Store;
use crate::text::{is_blank, is_printable, printable_line};
use crate::ui::{Ui, Wanted};

/// A deck of which it is not sure whether what is filed under its name is its own.
pub fn in_doubt(deck: &Deck, other: &Volume) -> Error {
    let (name, other) = (deck.place.name(), other.place.name());
    let error = format!("cannot tell what was learned of {name}: {other} is the deck {}", deck.id);
    let quiz = deck.place.sure_command("quiz");
    Error::new(error).hint(format!("{quiz} asks whether they are the same"))
}

/// Settles which decks these are. Comes to those of which nothing may be recorded: for this session
/// they have an id that no other deck has.
pub fn settle(decks: &mut [Deck], ui: &mut dyn Ui, global: &Global) -> Result<Vec<usize>> {
    let (mut known, mut unsettled) = (None, Vec::new());
    for (at, deck) in decks.iter_mut().enumerate().filter(|(_, deck)| is_nameless(deck)) {
        let shelf = match known.take() {
            Some(shelf) => known.insert(shelf),
            None => known.insert(Shelf::load(global)?),
        };
        let Some(other) = shelf.rival(&deck.id, false, &deck.place) else { continue };
        let other = other.place.name();
        if tell_apart(deck, &other, shelf, &Revision::new("quiz", global), ui, global)? {
            known = None; // it is known by now
            continue;
        }
        let (name, id) = (deck.place.name(), printable_line(&deck.id));
        let taken = shelf.taken(&deck.place);
        deck.id = suggested_id(&deck.place, |id| taken.contains_key(id));
        ui.notice(&format!(
            "Nothing of {name} is recorded: it does not say its id, and {other} is the deck {id}. \
             With id = \"{}\" below [deck] it is a deck of its own.",
            printable_line(&deck.id)
        ))?;
        unsettled.push(at);
    }
    Ok(unsettled)
}

/// Whether a deck lies in a file and does not say its id.
fn is_nameless(deck: &Deck) -> bool {
    !deck.has_id && deck.place.file().is_ok()
}

/// Gives decks an id that no other deck has, for this session, where it is not sure whether what is
/// filed under their name is their own.
pub fn set_apart(decks: &mut [Deck], global: &Global) -> Result<()> {
    if !decks.iter().any(is_nameless) {
        return Ok(());
    }
    let shelf = Shelf::load(global)?;
    for deck in decks.iter_mut().filter(|deck| is_nameless(deck)) {
        if shelf.rival(&deck.id, false, &deck.place).is_some() {
            let taken = shelf.taken(&deck.place);
            deck.id = suggested_id(&deck.place, |id| taken.contains_key(id));
        }
    }
    Ok(())
}

/// Asks a person whether a deck is another one of its name, and if not for an id; whether it is
/// clear now which deck it is.
fn tell_apart(
    deck: &mut Deck,
    other: &str,
    shelf: &Shelf,
    revision: &Revision,
    ui: &mut dyn Ui,
    global: &Global,
) -> Result<bool> {
    if !env::has_person() {
        return Ok(false);
    }
    let (name, id) = (deck.place.name(), printable_line(&deck.id));
    let question = format!("{other} is the deck {id}. Is {name} the same deck?");
    match ui.confirm(&question, false)? {
        Some(true) => {}
        Some(false) => match ask_id(&deck.place, shelf, ui)? {
            Some(new) if write_id(deck, &new, revision, ui)? => {}
            Some(_) | None => return Ok(false),
        },
        None => return Ok(false),
    }
    remember(deck, global)?;
    Ok(true)
}

/// Asks for an id that no other deck has; none where the person leaves.
fn ask_id(place: &Place, shelf: &Shelf, ui: &mut dyn Ui) -> Result<Option<String>> {
    let taken = shelf.taken(place);
    let initial = [suggested_id(place, |id| taken.contains_key(id))];
    let notes = ["Progress is filed under it, wherever the file lies.".to_owned()];
    let question = format!("An id for {}, to be written into it", place.name());
    let wanted = Wanted {
        question: &question,
        notes: &notes,
        initial: &initial,
        is_first: true,
        ..Wanted::default()
    };
    let typed = ui.lines(&wanted, &mut |lines| {
        let id = lines.first().map_or("", |line| line.trim());
        if is_blank(id) || !id.chars().all(is_printable) {
            return Err("Something that can be read is needed here.".to_owned());
        }
        let Some(other) = taken.get(id) else { return Ok(()) };
        let other = other.as_deref().unwrap_or("a deck that was learned before");
        Err(format!("That is the id of {other}."))
    })?;
    Ok(typed.and_then(|lines| lines.into_iter().next()).map(|id| id.trim().to_owned()))
}

/// Writes an id into the header of a deck, and takes the deck as it is then; whether that worked.
/// What did not is told: the deck can be asked all the same.
fn write_id(deck: &mut Deck, id: &str, revision: &Revision, ui: &mut dyn Ui) -> Result<bool> {
    let place = deck.place.clone();
    let name = place.name();
    let written = revision.change(&place, |text| {
        set_header(text, "id", Some(&Literal::Text(id.to_owned())))
            .map(|text| (text, ()))
            .map_err(|refused| refusal(&name, refused))
    });
    if let Err(error) = written {
        ui.notice(&error.to_string())?;
        return Ok(false);
    }
    *deck = shelf::read(&place)?.reading.deck;
    Ok(true)
}

fn remember(deck: &Deck, global: &Global) -> Result<()> {
    if !shelf::is_memorable(&deck.place) {
        return Ok(());
    }
    let mut store = Store::open(&global.history_folder()?, env::entropy())?;
    shelf::remember(&mut store, deck, env::moment()?.at)
}

/// Offers an id for a deck that was just written to and has none, once: its progress then stays
/// with it when the file gets another name.
pub fn offer(place: &Place, revision: &Revision, ui: &mut dyn Ui, global: &Global) -> Result<()> {
    let mut deck = shelf::read(place)?.reading.deck;
    if deck.has_id || !shelf::is_memorable(place) {
        return Ok(());
    }
    let shelf = Shelf::load(global)?;
    if let Some(other) = shelf.rival(&deck.id, false, place) {
        let other = other.place.name();
        return tell_apart(&mut deck, &other, &shelf, revision, ui, global).map(|_| ());
    }
    if shelf.met(place).is_some_and(|met| met.has_declined) {
        return Ok(());
    }
    let taken = shelf.taken(place);
    // What is filed under its name is its own.
    let is_taken = |id: &str| taken.get(id).is_some_and(|other| id != deck.id || other.is_some());
    let id = suggested_id(place, is_taken);
    let question = format!(
        "{} does not say its id: under another name its progress would be lost. Write id = \"{}\" \
         into it?",
        place.name(),
        printable_line(&id)
    );
    let Some(is_wanted) = ui.confirm(&question, false)? else { return Ok(()) };
    if is_wanted && !write_id(&mut deck, &id, revision, ui)? {
        return Ok(());
    }
    remember(&deck, global)?;
    if !is_wanted {
        let mut store = Store::open(&global.history_folder()?, env::entropy())?;
        shelf::decline(&mut store, place)?;
    }
    Ok(())
}

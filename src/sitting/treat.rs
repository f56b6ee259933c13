//! What a learner decides about one question in the middle of a session: it is as new, due on a day,
//! known for good, put aside, flagged or noted. The running session follows, and undo takes it back.

use super::measure::Measure;
use super::table::{Made, Table, kept};
use crate::deck::{Deck, Item};
use crate::engine::schedule::{read_day, say_day};
use crate::engine::{FLAG, Session, is_flag};
use crate::env;
use crate::error::Result;
use crate::kind::Part;
use crate::store::Treatment;
use crate::text::code::on_a_line;
use crate::text::{Tense, in_days, printable_line, shorten, to_type};
use crate::ui::{Wanted, Wish};

/// How many columns of a question name it.
const NAMED: usize = 40;

/// Does what was wished for an item, and says it; whether it is done with for now.
pub fn treat(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    (deck, item): (&Deck, Item),
    wish: Wish,
) -> Result<bool> {
    let today = env::moment()?.day;
    let is_kept = table.journal.keeps(&deck.id);
    if !is_kept && !matches!(wish, Wish::Known | Wish::Suspend | Wish::Bury) {
        table.ui.notice("Nothing of this session is kept: there is nothing to change.")?;
        return Ok(false);
    }
    if matches!(wish, Wish::Due(_)) {
        let is_answered = table.journal.is_answered(deck, item).map(Some);
        match kept(is_answered, table)? {
            Some(true) => {}
            Some(false) => {
                table.ui.notice("It was never answered: there is no day to set yet.")?;
                return Ok(false);
            }
            None => return Ok(false),
        }
    }
    let Some(measure) = measure(wish, (deck, item), today, table)? else { return Ok(false) };
    if !rule(session, table, (deck, item), &measure, false)? {
        return Ok(false);
    }
    let lasting = table.aside(deck, item).lasting();
    table.ui.notice(&said(&measure, (deck, item), today, is_kept, lasting))?;
    Ok(goes_on(&measure))
}

/// Suspends the item of the last answer, without being asked; whether that could be kept.
pub fn suspend(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<bool> {
    let Some((deck, item, _)) = session.last() else { return Ok(false) };
    rule(session, table, (deck, item), &Measure::plain(Treatment::Suspended), true)
}

/// Takes back what was decided last, if nothing was answered since, and says so; whether there was
/// something. What followed from the last answer by itself goes with that answer, and not before.
pub fn take_back(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<bool> {
    let answers = session.answers().len();
    let Some(made) = table.made.pop_if(|made| made.answers == answers && !made.by_itself) else {
        return Ok(false);
    };
    let (goes_on, deck, item) = (made.goes_on, made.deck.clone(), made.item);
    let mut told = format!("{} is taken back.", made.what);
    withdraw(session, table, made)?;
    let is_asked = |(now, asked, _): (&Deck, Item, _)| (&now.id, asked) == (&deck, item);
    if goes_on && session.current().is_some_and(is_asked) {
        told.push_str(" It is asked again.");
    }
    table.ui.notice(&told)?;
    Ok(true)
}

/// Takes back what followed from the last answer by itself.
pub fn unravel(session: &mut Session<'_>, table: &mut Table<'_>) -> Result<()> {
    let answers = session.answers().len();
    while let Some(made) = table.made.pop_if(|made| made.answers == answers && made.by_itself) {
        withdraw(session, table, made)?;
    }
    Ok(())
}

fn withdraw(session: &mut Session<'_>, table: &mut Table<'_>, made: Made) -> Result<()> {
    let Made { deck, decisions, before, .. } = made;
    if !decisions.is_empty() {
        let done = table.journal.withdraw(&decisions);
        kept(done, table)?;
    }
    session.take_in(|other, item| {
        other.id == deck && before.iter().any(|(key, _)| *key == other.key(item))
    });
    table.asides.entry(deck).or_default().extend(before);
    Ok(())
}

/// Lets the history and the session follow; whether that can be, which is told where not.
fn rule(
    session: &mut Session<'_>,
    table: &mut Table<'_>,
    (deck, item): (&Deck, Item),
    measure: &Measure,
    by_itself: bool,
) -> Result<bool> {
    let today = env::moment()?.day;
    let mut decisions = Vec::new();
    // A note is on the question, whichever part of it is asked.
    let items: Vec<Item> = match measure.treatment {
        Treatment::Noted => {
            let parts = deck.questions()[item.question].kind.parts().into_iter();
            parts.map(|part| Item { part, ..item }).collect()
        }
        _ => vec![item],
    };
    if table.journal.keeps(&deck.id) {
        let done = table.journal.decide(deck, &items, measure).map(Some);
        match kept(done, table)? {
            Some(ids) => decisions = ids,
            None => return Ok(false),
        }
    }
    let asides = table.asides.entry(deck.id.clone()).or_default();
    let mut before = Vec::new();
    for item in items {
        let aside = asides.entry(deck.key(item)).or_default();
        before.push((deck.key(item), aside.clone()));
        measure.treatment.apply(aside, measure.day, measure.text.clone());
    }
    let answers = session.answers().len();
    table.made.push(Made {
        answers,
        deck: deck.id.clone(),
        item,
        what: what(measure, (deck, item)),
        goes_on: !by_itself && goes_on(measure),
        decisions,
        before,
        by_itself,
    });
    if measure.puts_aside(today) {
        let this = (deck.id.as_str(), item);
        session.leave_out(|deck, item| (deck.id.as_str(), item) == this);
    }
    Ok(true)
}

/// Whether the session goes on from an item by it.
const fn goes_on(measure: &Measure) -> bool {
    !matches!(measure.treatment, Treatment::Flagged | Treatment::Noted)
}

/// What was decided, and of what, where that is taken back.
fn what(measure: &Measure, (deck, item): (&Deck, Item)) -> String {
    let decision = match (measure.treatment, &measure.text) {
        (Treatment::Reset, _) => "The reset",
        (Treatment::Due, _) => "The day set",
        (Treatment::Known, _) => "\"Known\"",
        (Treatment::Asked, _) => "\"Ask again\"",
        (Treatment::Suspended, _) => "The suspension",
        (Treatment::Buried, _) => "The burial until tomorrow",
        (Treatment::Flagged, Some(_)) => "The flag",
        (Treatment::Flagged, None) => "The loss of the flag",
        (Treatment::Noted, Some(_)) => "The note",
        (Treatment::Noted, None) => "The loss of the note",
    };
    let prompt = deck.questions()[item.question].prompt(item.part);
    format!("{decision} for \"{}\"", shorten(&on_a_line(&prompt), NAMED))
}

/// What is said of something that was decided of an item that stays what it lastingly is.
fn said(
    measure: &Measure,
    (deck, item): (&Deck, Item),
    today: i64,
    is_kept: bool,
    lasting: Option<&str>,
) -> String {
    let how = || {
        let question = &deck.questions()[item.question];
        let word = match item.part {
            Part::Whole if !question.pinned => question.number.to_string(),
            _ => deck.key(item),
        };
        let ask = to_type("item", [deck.place.argument(), word.into(), "ask".into()]);
        format!("{ask} takes that back.")
    };
    let told = match (measure.treatment, &measure.text, measure.day) {
        (Treatment::Known | Treatment::Suspended | Treatment::Buried, ..) if !is_kept => {
            "It is not asked again in this session.".to_owned()
        }
        (Treatment::Known, ..) => format!("It is never asked again. {}", how()),
        (Treatment::Suspended, ..) => format!("It is suspended. {}", how()),
        (Treatment::Buried, ..) if lasting.is_some() => String::new(),
        (Treatment::Buried, ..) => "It is not asked before tomorrow.".to_owned(),
        (Treatment::Flagged, Some(word), _) => format!("It is flagged {}.", printable_line(word)),
        (Treatment::Flagged, None, _) => "It is without a flag.".to_owned(),
        (Treatment::Noted, Some(_), _) => "It is noted.".to_owned(),
        (Treatment::Noted, None, _) => "It is without a note.".to_owned(),
        (Treatment::Asked, ..) => "It is asked as any other.".to_owned(),
        (_, _, Some(day)) => {
            format!("It is due on {} ({}).", say_day(day, today), in_days(day - today))
        }
        (_, _, None) => "It is as new.".to_owned(),
    };
    let is_told = matches!(measure.treatment, Treatment::Buried | Treatment::Due) && is_kept;
    match lasting.filter(|_| is_told) {
        Some(state) => format!("{told} It is still {state}. {}", how()).trim_start().to_owned(),
        None => told,
    }
}

/// What a wish comes to, for which words may be asked; nothing where that is left.
fn measure(
    wish: Wish,
    (deck, item): (&Deck, Item),
    today: i64,
    table: &mut Table<'_>,
) -> Result<Option<Measure>> {
    let aside = table.aside(deck, item);
    Ok(Some(match wish {
        Wish::Reset => Measure::plain(Treatment::Reset),
        Wish::Known => Measure::plain(Treatment::Known),
        Wish::Suspend => Measure::plain(Treatment::Suspended),
        Wish::Ask => Measure::plain(Treatment::Asked),
        Wish::Bury => Measure { day: Some(today + 1), ..Measure::plain(Treatment::Buried) },
        Wish::Due(text) => {
            let read = |text: &str| {
                let day = read_day(text, today, Tense::Coming).filter(|day| *day >= today);
                day.ok_or_else(|| format!("That is no day to come: {}.", Tense::Coming.forms()))
            };
            let wanted = Wanted { question: "Due on which day?", ..Wanted::default() };
            let Some(day) = words(text, &wanted, read, table)? else { return Ok(None) };
            Measure { day: Some(day), ..Measure::plain(Treatment::Due) }
        }
        Wish::Flag(text) => {
            let read = |text: &str| match text {
                "" => Ok(None),
                word if is_flag(word) => Ok(Some(word.to_owned())),
                _ => Err(format!("A flag is {FLAG}.")),
            };
            let initial: Vec<String> = aside.flag.into_iter().collect();
            let wanted = Wanted {
                question: "Flag it with which word? (Nothing takes the flag off.)",
                initial: &initial,
                optional: true,
                ..Wanted::default()
            };
            let Some(text) = words(text, &wanted, read, table)? else { return Ok(None) };
            Measure { text, ..Measure::plain(Treatment::Flagged) }
        }
        Wish::Note(text) => {
            let read = |text: &str| Ok(Some(text.to_owned()).filter(|text| !text.is_empty()));
            let initial: Vec<String> = aside.note.into_iter().collect();
            let wanted = Wanted {
                question: "Your note? (Nothing deletes it.)",
                initial: &initial,
                optional: true,
                ..Wanted::default()
            };
            let Some(text) = words(text, &wanted, read, table)? else { return Ok(None) };
            Measure { text, ..Measure::plain(Treatment::Noted) }
        }
    }))
}

/// What was written down already, or is asked for; nothing where that is left or makes no sense.
fn words<T>(
    text: Option<String>,
    wanted: &Wanted<'_>,
    read: impl Fn(&str) -> std::result::Result<T, String>,
    table: &mut Table<'_>,
) -> Result<Option<T>> {
    if let Some(text) = text {
        return match read(&text) {
            Ok(read) => Ok(Some(read)),
            Err(reason) => {
                table.ui.notice(&reason)?;
                Ok(None)
            }
        };
    }
    let mut inspect = |lines: &[String]| read(lines.concat().trim()).map(|_| ());
    let lines = table.ui.lines(wanted, &mut inspect)?;
    Ok(lines.and_then(|lines| read(lines.concat().trim()).ok()))
}

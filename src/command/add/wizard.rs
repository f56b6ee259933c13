//! The wizard: what the author has decides the kind, then each key is asked for, looked at as it
//! is typed, and the question is shown as learners will see it before it is written.

use super::super::show::paper;
use super::compose::{notation, takes_several, value_of};
use super::proof::{findings_between, findings_of, near_duplicate, siblings};
use super::{Place, append};
use crate::deck::edit::{Draft, Value, append as append_text};
use crate::deck::{self, COMMON, Deck, Item};
use crate::error::{Exit, Result};
use crate::form::Form;
use crate::kind::{KINDS, Key, Need, Row, Shape};
use crate::report::Severity;
use crate::text::{printable_line, wrap};
use crate::ui::{Ask, Interview, Said};
use std::ops::ControlFlow;

/// The keys of every question that the wizard asks for; the others are for the editor.
const ASKED: [&str; 2] = ["explain", "tags"];

/// What an author left the wizard with.
type Left = ControlFlow<Exit>;

/// Asks for questions and writes them, until the author has enough.
pub fn write_questions(place: &Place, interview: &mut dyn Interview) -> Result<Exit> {
    loop {
        let deck = deck::read_bytes(&place.bytes()?, &place.stem()).1.deck;
        match write_question(place, &deck, interview)? {
            ControlFlow::Continue(()) => {}
            ControlFlow::Break(exit) => return Ok(exit),
        }
    }
}

/// Asks for one question and writes it.
fn write_question(place: &Place, deck: &Deck, interview: &mut dyn Interview) -> Result<Left> {
    let offers: Vec<String> =
        KINDS.iter().map(|row| format!("{}: {}", row.name, row.offer)).collect();
    let row = match given(interview.pick("What do you have?", &offers)?) {
        ControlFlow::Continue(at) => &KINDS[at.min(KINDS.len() - 1)],
        ControlFlow::Break(exit) => return Ok(ControlFlow::Break(exit)),
    };
    let mut draft = Draft::default();
    for key in keys(row) {
        match ask(interview, deck, row, key, &mut draft)? {
            ControlFlow::Continue(()) => {}
            ControlFlow::Break(exit) => return Ok(ControlFlow::Break(exit)),
        }
    }
    loop {
        let mut lines = vec![String::new()];
        lines.extend(proof(place, &draft, interview)?);
        lines.push(String::new());
        interview.say(&lines)?;
        let next = ["Add it", "Add it and write another", "Change a part", "Drop it"];
        let next = interview.pick("Is it as it should be?", &next.map(str::to_owned))?;
        let at = match given(next) {
            ControlFlow::Continue(at) => at,
            ControlFlow::Break(exit) => return Ok(ControlFlow::Break(exit)),
        };
        match at {
            0 | 1 => {
                if let Some(added) = append(place, &draft, interview.look())? {
                    let mut added = wrap(&added, interview.look().columns);
                    added.push(String::new());
                    interview.say(&added)?;
                    let enough = ControlFlow::Break(Exit::Done);
                    return Ok(if at == 1 { ControlFlow::Continue(()) } else { enough });
                }
            }
            2 => {
                let keys: Vec<&Key> = keys(row).collect();
                let names: Vec<String> = keys.iter().map(|key| key.name.to_owned()).collect();
                if let Said::Given(at) = interview.pick("Which part?", &names)?
                    && let Some(key) = keys.get(at)
                {
                    let mut changed = draft.clone();
                    if let ControlFlow::Continue(()) = ask(interview, deck, row, key, &mut changed)?
                    {
                        draft = changed;
                    }
                }
            }
            _ => return Ok(ControlFlow::Break(Exit::Done)),
        }
    }
}

/// The keys that are asked for, in order: of those that exclude each other the first.
fn keys(row: &'static Row) -> impl Iterator<Item = &'static Key> {
    let either = row.keys.iter().find(|key| key.need == Need::Either);
    let own = row.keys.iter().filter(move |key| {
        key.need != Need::Either || either.is_some_and(|either| either.name == key.name)
    });
    own.chain(COMMON.iter().filter(|key| ASKED.contains(&key.name)))
}

/// Asks for one key and puts it into the draft in its place.
fn ask(
    interview: &mut dyn Interview,
    deck: &Deck,
    row: &'static Row,
    key: &Key,
    draft: &mut Draft,
) -> Result<Left> {
    let optional = key.need == Need::May;
    let place = keys(row).position(|other| other.name == key.name).unwrap_or_default();
    let before = |name: &str| keys(row).position(|other| other.name == name) < Some(place);
    let mut rest = draft.clone();
    rest.keys.retain(|(name, _)| *name != key.name);
    let at = rest.keys.iter().take_while(|(name, _)| before(name)).count();
    if key.shape == Shape::Flag {
        // What may be left out is off unless it is wanted.
        let (question, words, flags) = if optional {
            let question = sentence(key.help.trim_start_matches("true: "));
            (format!("{question}?"), ["No", "Yes"], [false, true])
        } else {
            ("Is it true or false?".to_owned(), ["True", "False"], [true, false])
        };
        let words = words.map(str::to_owned);
        return Ok(match given(interview.pick(&question, &words)?) {
            ControlFlow::Continue(picked) => {
                let flag = flags.get(picked).copied().unwrap_or_default();
                if flag || !optional {
                    rest.keys.insert(at, (key.name, Value::Bare(flag.to_string())));
                }
                *draft = rest;
                ControlFlow::Continue(())
            }
            ControlFlow::Break(exit) => ControlFlow::Break(exit),
        });
    }
    let mut notes: Vec<String> = notation(key.shape).map(str::to_owned).into_iter().collect();
    if key.need == Need::Either {
        let near = siblings(deck, row.name, &answers(&rest));
        if !near.is_empty() {
            notes.push(format!("Answers in this deck: {}", near.join(", ")));
        }
    }
    let initial = if takes_several(key.shape) { String::new() } else { text_of(draft, key.name) };
    let several = takes_several(key.shape);
    // Where there is a notation for typing, that of the file is left out.
    let ends: &[char] = if notation(key.shape).is_some() { &[',', ';'] } else { &[] };
    let question = sentence(key.help.split(ends).next().unwrap_or(key.help));
    let asked = Ask { question: &question, notes: &notes, initial: &initial, optional, several };
    let mut warned: Option<Vec<String>> = None;
    let mut made = None;
    let said = interview.lines(&asked, &mut |lines| {
        if lines.is_empty() {
            made = None;
            return Ok(());
        }
        let value = value_of(key, lines)?;
        let mut tried = rest.clone();
        tried.keys.insert(at, (key.name, value));
        let objection = objection(&tried, row, key, deck);
        match objection {
            Some((message, is_error)) if is_error || warned.as_deref() != Some(lines) => {
                warned = Some(lines.to_vec());
                let keep = if is_error { "" } else { " Enter again keeps it." };
                Err(format!("{message}{keep}"))
            }
            _ => {
                made = Some(tried);
                Ok(())
            }
        }
    })?;
    Ok(match given(said) {
        ControlFlow::Continue(_) => {
            *draft = made.unwrap_or(rest);
            ControlFlow::Continue(())
        }
        ControlFlow::Break(exit) => ControlFlow::Break(exit),
    })
}

/// What speaks against a key as it was just written, and whether it must be changed.
fn objection(draft: &Draft, row: &Row, key: &Key, deck: &Deck) -> Option<(String, bool)> {
    if let Some(finding) = findings_of(draft, row, key.name).first() {
        let is_error = finding.severity == Severity::Error;
        return Some((format!("{}: {}.", sentence(&finding.message), finding.help), is_error));
    }
    if !["prompt", "front", "cloze"].contains(&key.name) {
        return None;
    }
    Some((near_duplicate(deck, draft)?, false))
}

/// The question as learners will see it, with what is right.
fn proof(place: &Place, draft: &Draft, interview: &dyn Interview) -> Result<Vec<String>> {
    let look = interview.look();
    let text = place.text()?;
    let Ok(new) = append_text(&text, draft) else {
        return Ok(draft.written("\n").lines().map(str::to_owned).collect());
    };
    let (findings, deck) = findings_between(&text, &new, &place.stem());
    let mut lines = Vec::new();
    if let Some(at) = deck.questions.len().checked_sub(1) {
        for part in deck.questions[at].kind.parts() {
            let item = Item { question: at, part };
            let seed = matches!(deck.questions[at].kind.form(part), Form::One { .. }).then_some(0);
            lines.extend(paper::lines(&deck, item, seed, true, look));
        }
    }
    for finding in findings {
        let mark = look.sign("! ", "! ");
        let finding = printable_line(&format!("{mark}{}: {}", finding.message, finding.help));
        lines.extend(wrap(&finding, look.columns));
    }
    Ok(lines)
}

/// What was given; else how the command ends.
fn given<T>(said: Said<T>) -> ControlFlow<Exit, T> {
    match said {
        Said::Given(given) => ControlFlow::Continue(given),
        Said::Left => ControlFlow::Break(Exit::Done),
        Said::Interrupted => ControlFlow::Break(Exit::Interrupted),
    }
}

/// The right answers as far as they are written.
fn answers(draft: &Draft) -> Vec<String> {
    let text = |key: &str| Some(text_of(draft, key)).filter(|text| !text.is_empty());
    ["answer", "answers"].into_iter().filter_map(text).collect()
}

/// The text of a key as far as it is written.
fn text_of(draft: &Draft, key: &str) -> String {
    let value = draft.keys.iter().find(|(name, _)| *name == key);
    value.and_then(|(_, value)| value.text()).unwrap_or_default().to_owned()
}

/// A text with a capital at its beginning.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + characters.as_str()
    })
}

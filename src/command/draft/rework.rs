//! Changes of a proposed question: in the editor, part by part, as another kind, with other wrong
//! options. Each brings the question as it is then; nothing where it stays as it was.

use super::turn::{other_kinds, row};
use crate::command::add::proof::findings_of;
use crate::deck::edit::compose::{in_order, lines_of, notation, takes_several, value_of};
use crate::deck::edit::{Draft, Literal, Manuscript};
use crate::deck::{self, COMMON};
use crate::draft::Proposal;
use crate::error::Result;
use crate::kind::{Key, Need, Role, Row};
use crate::report::{Finding, Severity, Source};
use crate::sitting::editor;
use crate::text::{Look, capitalized, printable_line};
use crate::ui::{Ui, Wanted};
use std::cell::RefCell;

/// What a change works on.
pub struct Rework<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// What its question was before, the last one last.
    pub forms: &'r [Draft],
    /// What the editor left that is no question, from the last time on.
    pub typed: &'r RefCell<Option<String>>,
    /// The sentence that it rests on.
    pub sentence: &'r str,
    /// Whether the editor is to be opened.
    pub has_editor: bool,
}

/// Opens the editor, or asks part by part where there is none or nothing is drawn.
pub fn edit(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let draft = &rework.proposal.question;
    if !rework.has_editor {
        return by_parts(draft, ui);
    }
    let fresh = format!("# {}\n\n{}", rework.sentence.replace('\n', " "), draft.written("\n"));
    let mut text = rework.typed.take().unwrap_or(fresh);
    loop {
        text = editor::text(&text, "question.toml")?;
        let wrong = match read(&text, ui.look()) {
            Ok(new) => {
                rework.typed.take();
                return Ok(Some(new));
            }
            Err(wrong) => wrong,
        };
        rework.typed.replace(Some(text.clone()));
        ui.show(&wrong.iter().flat_map(|one| one.lines().map(str::to_owned)).collect::<Vec<_>>())?;
        if ui.confirm("Go back to the editor? (What was typed is kept.)", true)? != Some(true) {
            return Ok(None);
        }
    }
}

/// The one question of a text, or why there is none, or part of it would be lost.
fn read(text: &str, look: Look) -> std::result::Result<Draft, Vec<String>> {
    let mut questions = Manuscript::of(text).questions;
    let source = Source::new("question.toml", text);
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let findings = deck::read(text, "").findings;
    let mut wrong: Vec<String> =
        findings.iter().filter(is_error).map(|one| source.render(one, look)).collect();
    match questions.len() {
        1 if wrong.is_empty() => return Ok(questions.remove(0).1),
        0 if wrong.is_empty() => wrong.push("There is no [[question]] in it.".to_owned()),
        0 | 1 => {}
        _ => wrong.push("There are several questions in it: one is wanted.".to_owned()),
    }
    Err(wrong)
}

/// Asks which part to change, and for that part.
fn by_parts(draft: &Draft, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let row = row(draft);
    let own: Vec<&'static Key> = row.keys.iter().collect();
    let rest = COMMON.iter().filter(|key| key.name != "draft");
    let keys: Vec<&'static Key> = own.into_iter().chain(rest).collect();
    let item = |key: &&Key| {
        let lines = draft.keys.iter().find(|(name, _)| *name == key.name);
        let value =
            lines.map(|(_, value)| lines_of(key.shape, value).join("; ")).unwrap_or_default();
        printable_line(&format!("{}: {value}", key.name))
    };
    let items: Vec<String> = keys.iter().map(item).collect();
    match ui.pick("Which part?", &items)?.and_then(|at| keys.get(at)) {
        Some(key) => ask(draft, row, key, &[], ui),
        None => Ok(None),
    }
}

/// Asks for the value of a key; an empty one takes the key away.
fn ask(
    draft: &Draft,
    row: &'static Row,
    key: &'static Key,
    more: &[String],
    ui: &mut dyn Ui,
) -> Result<Option<Draft>> {
    let old = draft.keys.iter().find(|(name, _)| *name == key.name);
    let initial = old.map(|(_, value)| lines_of(key.shape, value)).unwrap_or_default();
    let notes: Vec<String> =
        notation(key.shape).map(str::to_owned).into_iter().chain(more.iter().cloned()).collect();
    let wanted = Wanted {
        question: &capitalized(key.help.split(';').next().unwrap_or(key.help)),
        notes: &notes,
        initial: &initial,
        optional: key.need == Need::May,
        several: takes_several(key.shape),
        is_first: true,
        ..Wanted::default()
    };
    let mut made = None;
    let typed = ui.lines(&wanted, &mut |lines| {
        let mut new = Draft::default();
        let value = if lines.is_empty() { None } else { Some(value_of(key, lines)?) };
        let value = value.map(|new| with_old(new, old.map(|(_, old)| old), key));
        for other in in_order(row) {
            let old = draft.keys.iter().find(|(name, _)| *name == other.name);
            let value = if other.name == key.name { value.as_ref() } else { old.map(|(_, v)| v) };
            if let Some(value) = value {
                new.push(other.name, value.clone());
            }
        }
        let found = findings_of(&new, row, key.name);
        if let Some(wrong) = found.iter().find(|one| one.severity == Severity::Error) {
            return Err(format!("{}: {}.", capitalized(&wrong.message), wrong.help));
        }
        made = Some(new);
        Ok(())
    })?;
    Ok(typed.and(made))
}

/// A value with what its lines do not tell of the old one: an entry that stays says all that it said, and
/// one of which only the reason is another keeps the rest.
fn with_old(new: Literal, old: Option<&Literal>, key: &Key) -> Literal {
    let (Literal::List(entries), Some(Literal::List(old))) = (&new, old) else { return new };
    let text = |entry: &Literal| entry.text().map(str::to_owned);
    let entry = |entry: &Literal| {
        let lines = lines_of(key.shape, entry);
        if let Some(same) = old.iter().find(|old| lines_of(key.shape, old) == lines) {
            return same.clone();
        }
        let other = old.iter().find(|old| old.text().is_some() && text(old) == text(entry));
        let (Some(Literal::Table(had)), Some(said)) = (other, text(entry)) else {
            return entry.clone();
        };
        let mut keys = match entry {
            Literal::Table(keys) => keys.clone(),
            _ => vec![("text".to_owned(), Literal::Text(said))],
        };
        let is_rest = |(name, _): &&(String, Literal)| !["text", "why"].contains(&&**name);
        keys.extend(had.iter().filter(is_rest).cloned());
        Literal::Table(keys)
    };
    Literal::List(entries.iter().map(entry).collect())
}

/// Lets another kind be picked.
pub fn turn(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let mut kinds = other_kinds(rework.proposal, rework.forms, rework.sentence);
    let offers: Vec<String> = kinds.iter().map(|(offer, _)| capitalized(offer)).collect();
    let picked = ui.pick("As which kind?", &offers)?;
    Ok(picked.filter(|at| *at < kinds.len()).map(|at| kinds.swap_remove(at).1))
}

/// Asks for the wrong options.
pub fn set_wrong(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let draft = &rework.proposal.question;
    let row = row(draft);
    let Some(key) = row.in_role(Role::Wrong) else { return Ok(None) };
    let there = draft.texts(key.name);
    let others = rework.proposal.others.iter().filter(|other| !there.contains(&other.as_str()));
    let others: Vec<&str> = others.map(String::as_str).take(8).collect();
    let note = (!others.is_empty()).then(|| format!("Others that would do: {}", others.join(", ")));
    ask(draft, row, key, &Vec::from_iter(note), ui)
}

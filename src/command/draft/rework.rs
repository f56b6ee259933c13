//! Changes of a proposed question: in the editor, part by part, as another kind, with other wrong
//! options. Each brings the question as it is then; nothing where it stays as it was.

use crate::command::add::proof::{findings_of, is_complete};
use crate::deck::edit::compose::{in_order, lines_of, notation, takes_several, value_of};
use crate::deck::edit::{Draft, Manuscript};
use crate::deck::{self, COMMON};
use crate::draft::{Proposal, kinds};
use crate::error::Result;
use crate::kind::{KINDS, Key, Need, Role, Row};
use crate::report::Severity;
use crate::sitting::editor;
use crate::text::{capitalized, printable_line};
use crate::ui::{Ui, Wanted};

/// What a change works on.
pub struct Rework<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// The sentence that it rests on.
    pub sentence: &'r str,
    /// Whether the editor is to be opened.
    pub has_editor: bool,
}

/// The kind of a question; of one that does not read, the kind that its keys make.
pub fn row(draft: &Draft) -> &'static Row {
    let reading = deck::read(&draft.written("\n"), "");
    if let Some(question) = reading.deck.questions().first() {
        return question.kind.row();
    }
    let is_made = |row: &&Row| is_complete(draft, row);
    let own = |row: &&Row| row.keys.iter().filter(|key| draft.has(key.name)).count();
    KINDS.iter().rev().filter(is_made).max_by_key(own).unwrap_or(&KINDS[0])
}

/// Opens the editor, or asks part by part where there is none or nothing is drawn.
pub fn edit(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let draft = &rework.proposal.question;
    let mut text = format!("# {}\n\n{}", rework.sentence.replace('\n', " "), draft.written("\n"));
    if rework.has_editor {
        loop {
            text = editor::text(&text, "question.toml")?;
            let mut found = Manuscript::of(&text).questions.into_iter().map(|(_, draft)| draft);
            match (found.next(), found.next()) {
                (Some(new), None) => return Ok(Some(new)),
                (Some(_), Some(_)) => {
                    ui.notice("There are several questions in it: one is wanted.")?;
                }
                (None, _) => ui.notice("There is no question in it that can be read.")?,
            }
            if ui.confirm("Go back to the editor?", true)? != Some(true) {
                return Ok(None);
            }
        }
    }
    by_parts(draft, ui)
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

/// Lets another kind be picked.
pub fn turn(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let mut kinds = kinds(rework.proposal, rework.sentence);
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

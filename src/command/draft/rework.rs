//! Changes of a proposed question: in the editor, part by part, as another kind, with other wrong
//! options. Each brings the question as it is then; nothing where it stays as it was.

use super::turn::{other_kinds, row};
use crate::command::add::HalfQuestion;
use crate::command::add::part::{AskedPart, TypedPart};
use crate::deck::edit::compose::{in_order, lines_of, value_of};
use crate::deck::edit::{Draft, Literal, Manuscript};
use crate::deck::{self, COMMON};
use crate::draft::Proposal;
use crate::error::Result;
use crate::kind::{Key, Role, Row};
use crate::report::{Finding, Severity, Source};
use crate::sitting::editor;
use crate::text::{Look, capitalized, printable_line};
use crate::ui::Ui;
use std::cell::RefCell;

/// What a change works on.
pub struct Rework<'r> {
    /// The proposal.
    pub proposal: &'r Proposal,
    /// What its question was before, the last one last.
    pub forms: &'r [Draft],
    /// What the editor left that is no question, from the last time on.
    pub typed: &'r RefCell<Option<String>>,
    /// What was typed for parts and not taken, from the last time on.
    pub half: &'r RefCell<HalfQuestion>,
    /// The sentence that it rests on.
    pub sentence: &'r str,
    /// Whether the editor is to be opened.
    pub has_editor: bool,
}

/// Opens the editor, or asks part by part where there is none or nothing is drawn.
pub fn edit(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let draft = &rework.proposal.question;
    if !rework.has_editor {
        return by_parts(rework, ui);
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

/// Asks which part to change, and for that part; one that was left is gone on with.
fn by_parts(rework: &Rework<'_>, ui: &mut dyn Ui) -> Result<Option<Draft>> {
    let draft = &rework.proposal.question;
    let row = row(draft);
    let own: Vec<&'static Key> = row.keys.iter().collect();
    let rest = COMMON.iter().filter(|key| key.name != "draft");
    let keys: Vec<&'static Key> = own.into_iter().chain(rest).collect();
    let (items, at) = {
        let half = rework.half.borrow();
        let item = |key: &&Key| {
            let left = half.lines(key.name);
            let lines = if left.is_empty() { lines(draft, key) } else { left.to_vec() };
            let left = if left.is_empty() { "" } else { " (not finished)" };
            printable_line(&format!("{}: {}{left}", key.name, lines.join("; ")))
        };
        let was_left = |key: &&Key| half.at.as_deref() == Some(key.name);
        let items: Vec<String> = keys.iter().map(item).collect();
        (items, keys.iter().position(was_left).unwrap_or(0))
    };
    match ui.pick_from("Which part?", &items, at)?.and_then(|at| keys.get(at)) {
        Some(key) => ask(rework, row, key, &[], ui),
        None => Ok(None),
    }
}

/// The lines of a key.
fn lines(draft: &Draft, key: &Key) -> Vec<String> {
    value(draft, key).map(|value| lines_of(key.shape, value)).unwrap_or_default()
}

fn value<'d>(draft: &'d Draft, key: &Key) -> Option<&'d Literal> {
    draft.keys.iter().find(|(name, _)| *name == key.name).map(|(_, value)| value)
}

/// Asks for the value of a key; an empty one takes the key away.
fn ask(
    rework: &Rework<'_>,
    row: &'static Row,
    key: &'static Key,
    notes: &[String],
    ui: &mut dyn Ui,
) -> Result<Option<Draft>> {
    let draft = &rework.proposal.question;
    let mut half = rework.half.borrow_mut();
    let there = lines(draft, key);
    let left = half.lines(key.name);
    let right = row.in_role(Role::Answer).map(|key| lines(draft, key)).unwrap_or_default();
    let with = |lines: &[String]| with_lines(draft, row, key, lines);
    let part = AskedPart {
        row,
        key,
        lines: if left.is_empty() { &there } else { left },
        is_open: half.open.as_deref() == Some(key.name),
        right: &right,
        notes,
        is_first: true,
        with: &with,
        odd: &|_| None,
    };
    let TypedPart { lines, is_open, is_taken } = part.ask(ui);
    if matches!(is_taken, Ok(true)) {
        half.at = None;
        half.leave(key.name, Vec::new(), false);
        return Ok(with(&lines).ok());
    }
    let is_new = lines != there;
    half.at = Some(key.name.to_owned());
    half.leave(key.name, if is_new { lines } else { Vec::new() }, is_open && is_new);
    is_taken?;
    if is_new {
        ui.notice(KEPT)?;
    }
    Ok(None)
}

/// What is said where a part was left.
const KEPT: &str = "What was typed is kept, and is there again the next time.";

/// The question with other lines of a key, or why they are no value of it.
fn with_lines(
    draft: &Draft,
    row: &'static Row,
    key: &'static Key,
    lines: &[String],
) -> std::result::Result<Draft, String> {
    let new = if lines.is_empty() { None } else { Some(value_of(key, lines)?) };
    let new = new.map(|new| with_old(new, value(draft, key), key));
    let mut all = Draft::default();
    for other in in_order(row) {
        let value = if other.name == key.name { new.as_ref() } else { value(draft, other) };
        if let Some(value) = value {
            all.push(other.name, value.clone());
        }
    }
    Ok(all)
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
    ask(rework, row, key, &Vec::from_iter(note), ui)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Motive;
    use crate::ui::Script;

    /// The place of a key among the parts.
    fn place(row: &Row, name: &str) -> usize {
        let rest = COMMON.iter().filter(|key| key.name != "draft");
        row.keys.iter().chain(rest).position(|key| key.name == name).unwrap()
    }

    /// A question of which one part after the other is changed so; each line is one that is typed.
    struct Parts {
        proposal: Proposal,
        typed: RefCell<Option<String>>,
        half: RefCell<HalfQuestion>,
    }

    impl Parts {
        fn change(&self, part: &str, lines: &[&str]) -> (Option<Draft>, Vec<String>) {
            let mut ui = Script::default();
            ui.picked.push_back(place(row(&self.proposal.question), part));
            ui.typed.extend(lines.iter().map(|line| vec![(*line).to_owned()]));
            let rework = Rework {
                proposal: &self.proposal,
                forms: &[],
                typed: &self.typed,
                half: &self.half,
                sentence: "",
                has_editor: false,
            };
            let made = edit(&rework, &mut ui).unwrap();
            (made, ui.said)
        }
    }

    fn parts() -> Parts {
        let text = "[[question]]\nprompt = \"Which city?\"\nanswer = \"Minsk\"\n";
        let question = Manuscript::of(text).questions.remove(0).1;
        let proposal = Proposal {
            question,
            sentence: 0..0,
            fact: 0..0,
            motive: Motive::Number,
            others: Vec::new(),
        };
        Parts { proposal, typed: RefCell::default(), half: RefCell::default() }
    }

    #[test]
    fn a_text_in_the_wrong_part_is_told_once_and_taken_the_second_time() {
        let tag = "Minsk lies on the Svislach.";
        let (made, said) = parts().change("tags", &[tag, tag]);
        assert!(said.iter().any(|line| line.contains("move it to `explain`")), "{said:?}");
        assert_eq!(made.unwrap().texts("tags"), [tag]);
        let told = parts().change("accept", &["Minsk lies on the river Svislach."]).1;
        assert!(told.iter().any(|line| line.contains("move it to `explain`")), "{told:?}");
    }

    #[test]
    fn what_was_typed_for_a_part_is_there_again_until_it_is_taken() {
        let (parts, tag) = (parts(), "Minsk lies on the Svislach.");
        let (made, said) = parts.change("tags", &[tag]);
        assert!(made.is_none() && said.contains(&KEPT.to_owned()), "{said:?}");
        assert_eq!(parts.half.borrow().lines("tags"), [tag]);
        assert_eq!(parts.half.borrow().open.as_deref(), Some("tags"));
        let (made, _) = parts.change("tags", &["rivers"]);
        assert_eq!(made.unwrap().texts("tags"), ["rivers"]);
        assert_eq!(*parts.half.borrow(), HalfQuestion::default());
    }
}

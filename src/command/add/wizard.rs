//! The wizard: what the author has decides the kind, then each key is asked for and looked at, and
//! the question is shown before it is written. Esc goes back a step; what was typed stays.

use super::proof::{findings_between, findings_of, near_duplicate, siblings};
use super::{Place, append};
use crate::deck::edit::compose::{in_order, notation, takes_several, value_of};
use crate::deck::edit::{Draft, Literal, append as append_text};
use crate::deck::{self, COMMON, Deck, Item};
use crate::engine::Filter;
use crate::error::Result;
use crate::kind::{KINDS, Key, Need, Role, Row, Shape};
use crate::report::Severity;
use crate::shelf::Revision;
use crate::sitting::paper;
use crate::text::{capitalized, printable_line, wrap};
use crate::ui::{Ui, Wanted};
use std::collections::BTreeMap;

/// The keys of every question that the wizard asks for; the others may be added at the end.
const ASKED: [&str; 2] = ["explain", "tags"];

/// Asks for questions and writes them, until the author has enough; the first one of a kind, if
/// that is known. How many were added.
/// Each can be taken back by itself.
pub fn write_questions(
    place: &Place,
    row: Option<&'static Row>,
    revision: &Revision,
    ui: &mut dyn Ui,
) -> Result<usize> {
    let mut count = 0;
    loop {
        let deck = deck::read_bytes(&place.bytes()?, &place.stem()).1.deck;
        let mut sketch = Sketch {
            place,
            revision: revision.afresh(),
            deck: &deck,
            row: row.filter(|_| count == 0).unwrap_or(&KINDS[0]),
            draft: Draft::default(),
            typed: BTreeMap::new(),
            ui: &mut *ui,
        };
        let end = sketch.write(row.is_some() && count == 0);
        if !matches!(end, Ok(Ending::Added { .. })) && !sketch.typed.is_empty() {
            let more = if count > 0 { " more" } else { "" };
            sketch.ui.notice(&format!("Nothing{more} was added."))?;
        }
        let end = end?;
        count += usize::from(end != Ending::Left);
        if end != (Ending::Added { more: true }) {
            return Ok(count);
        }
    }
}

/// A word to pick, and the value it stands for; none where the key is left out then.
type Offer = (&'static str, Option<Literal>);

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Added { more: bool },
    Left,
}

/// A question being written.
struct Sketch<'a> {
    place: &'a Place,
    revision: Revision,
    deck: &'a Deck,
    row: &'static Row,
    draft: Draft,
    /// What was typed for each key, also for one that was left out by going back.
    typed: BTreeMap<&'static str, Vec<String>>,
    ui: &'a mut dyn Ui,
}

impl Sketch<'_> {
    /// Asks for the kind, unless it is known, and all that belongs to it, and writes the question.
    fn write(&mut self, mut is_known: bool) -> Result<Ending> {
        loop {
            if !is_known {
                match self.pick_kind()? {
                    Some(row) => self.row = row,
                    None => return Ok(Ending::Left),
                }
            }
            is_known = false;
            self.draft = Draft::default();
            if let Some(end) = self.fill()? {
                return Ok(end);
            }
        }
    }

    fn pick_kind(&mut self) -> Result<Option<&'static Row>> {
        let offer = |row: &Row| format!("{} ({})", capitalized(row.offer), row.name);
        let offers: Vec<String> = KINDS.iter().map(offer).collect();
        let picked = self.ui.pick("What do you have?", &offers)?;
        Ok(picked.map(|at| &KINDS[at.min(KINDS.len() - 1)]))
    }

    /// Asks key by key, then what becomes of it; left when the author goes back from the first.
    fn fill(&mut self) -> Result<Option<Ending>> {
        let keys: Vec<&Key> = keys(self.row).collect();
        let mut at = 0;
        loop {
            let Some(key) = keys.get(at) else {
                match self.review()? {
                    None => at -= 1,
                    end => return Ok(end),
                }
                continue;
            };
            match self.ask(key)? {
                Some(()) => at += 1,
                None if at == 0 => return Ok(None),
                None => at -= 1,
            }
        }
    }

    /// Shows the question and asks what is to become of it.
    fn review(&mut self) -> Result<Option<Ending>> {
        loop {
            let mut lines = vec![String::new()];
            lines.extend(self.proof()?);
            lines.push(String::new());
            self.ui.show(&lines)?;
            let next = ["Add it", "Add it and write another", "Change or add a part", "Drop it"];
            match self.ui.pick("Is it as it should be?", &next.map(str::to_owned))? {
                Some(at @ (0 | 1)) => {
                    if let Some(added) =
                        append(self.place, &self.draft, &self.revision, self.ui.look())?
                    {
                        self.ui.notice(&added)?;
                        self.ui.show(&[String::new()])?;
                        return Ok(Some(Ending::Added { more: at == 1 }));
                    }
                }
                Some(2) => drop(self.change()?),
                Some(_) => return Ok(Some(Ending::Left)),
                None => return Ok(None),
            }
        }
    }

    /// Lets the author pick a key, those that were not asked for too, and asks for it.
    fn change(&mut self) -> Result<Option<()>> {
        let rest = COMMON.iter().filter(|key| !ASKED.contains(&key.name));
        let parts: Vec<&Key> = keys(self.row).chain(rest).collect();
        let item = |key: &&Key| format!("{}: {}", key.name, label(key));
        let items: Vec<String> = parts.iter().map(item).collect();
        let picked = self.ui.pick("Which part?", &items)?;
        picked.and_then(|at| parts.get(at)).map_or(Ok(None), |key| self.ask(key))
    }

    /// Asks for one key and puts it into the draft in its place.
    fn ask(&mut self, key: &Key) -> Result<Option<()>> {
        let words: Option<(String, Vec<Offer>)> = match key.shape {
            // What may be left out is as usual unless it is wanted otherwise.
            Shape::Flag if key.need == Need::May => {
                let turned = key.help.split(':').next().unwrap_or("true").to_owned();
                let question = format!("{}? ({})", label(key), key.name);
                Some((question, vec![("No", None), ("Yes", Some(Literal::Bare(turned)))]))
            }
            Shape::Flag => {
                let value = |flag: &str| Some(Literal::Bare(flag.to_owned()));
                let words = vec![("True", value("true")), ("False", value("false"))];
                Some(("Is it true or false?".to_owned(), words))
            }
            Shape::Word(words) => {
                let value = |word: &&'static str| (*word, Some(Literal::Text((*word).to_owned())));
                let usual = [("As usual", None)].into_iter();
                Some((asked(key), usual.chain(words.iter().map(value)).collect()))
            }
            _ => None,
        };
        match words {
            Some((question, words)) => self.ask_word(key, &question, words),
            None => self.ask_lines(key),
        }
    }

    /// Lets the author pick a value.
    fn ask_word(&mut self, key: &Key, question: &str, mut words: Vec<Offer>) -> Result<Option<()>> {
        let items: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        Ok(self.ui.pick(question, &items)?.map(|at| {
            let value = words.get_mut(at).and_then(|(_, value)| value.take());
            self.draft = with(&self.draft, self.row, key, value.as_ref());
        }))
    }

    /// Asks for what is typed, and looks at it with the rules of `check`.
    fn ask_lines(&mut self, key: &Key) -> Result<Option<()>> {
        let Self { deck, row, draft, typed, .. } = self;
        let mut notes: Vec<String> = notation(key.shape).map(str::to_owned).into_iter().collect();
        if key.need == Need::Either {
            let answers = row.in_role(Role::Answer).and_then(|key| typed.get(key.name));
            let near = siblings(deck, row.name, answers.map_or(&[], Vec::as_slice));
            if !near.is_empty() {
                notes.push(format!("Answers in this deck: {}", near.join(", ")));
            }
        }
        let question = asked(key);
        let initial = typed.get(key.name).cloned().unwrap_or_default();
        let wanted = Wanted {
            question: &question,
            notes: &notes,
            initial: &initial,
            optional: key.need == Need::May,
            several: takes_several(key.shape),
            is_first: false,
        };
        let mut warned: Option<Vec<String>> = None;
        let mut made = None;
        let lines = self.ui.lines(&wanted, &mut |lines| {
            let value = if lines.is_empty() { None } else { Some(value_of(key, lines)?) };
            let tried = with(draft, row, key, value.as_ref());
            let objection = if lines.is_empty() { None } else { objection(&tried, row, key, deck) };
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
        Ok(lines.map(|lines| {
            if lines.is_empty() {
                self.typed.remove(key.name);
            } else {
                self.typed.insert(key.name, lines);
            }
            self.draft = made.unwrap_or_default();
        }))
    }

    /// The question as learners will see it, with what is right.
    fn proof(&self) -> Result<Vec<String>> {
        let look = self.ui.look();
        let text = self.place.text()?;
        let Ok(new) = append_text(&text, std::slice::from_ref(&self.draft)) else {
            return Ok(self.draft.written("\n").lines().map(str::to_owned).collect());
        };
        let (findings, deck) = findings_between(&text, &new, &self.place.stem());
        let mut lines = Vec::new();
        if let Some(at) = deck.questions().len().checked_sub(1) {
            let parts = deck.questions()[at].kind.parts().into_iter();
            let items: Vec<Item> = parts.map(|part| Item { question: at, part }).collect();
            for sheet in paper::sheets(&items, true) {
                lines.extend(paper::lines(&deck, &sheet, &Filter::default(), 0, true, look));
            }
        }
        for finding in findings {
            let finding = printable_line(&format!("! {}: {}", finding.message, finding.help));
            lines.extend(wrap(&finding, look.columns));
        }
        Ok(lines)
    }
}

/// The keys that are asked for, in order: of those that exclude each other the first.
pub fn keys(row: &'static Row) -> impl Iterator<Item = &'static Key> {
    let either = row.keys.iter().find(|key| key.need == Need::Either);
    let own = row.keys.iter().filter(move |key| {
        key.need != Need::Either || either.is_some_and(|either| either.name == key.name)
    });
    own.chain(COMMON.iter().filter(|key| ASKED.contains(&key.name)))
}

/// A draft with another value under a key, or without the key, in the order of the kind.
fn with(draft: &Draft, row: &'static Row, key: &Key, value: Option<&Literal>) -> Draft {
    let mut new = Draft::default();
    for other in in_order(row) {
        let old = draft.keys.iter().find(|(name, _)| *name == other.name);
        match (value, old) {
            (Some(value), _) if other.name == key.name => new.push(other.name, value.clone()),
            (None, _) if other.name == key.name => {}
            (_, Some((_, old))) => new.push(other.name, old.clone()),
            _ => {}
        }
    }
    new
}

/// What speaks against a key as it was just written, and whether it must be changed.
fn objection(draft: &Draft, row: &Row, key: &Key, deck: &Deck) -> Option<(String, bool)> {
    if let Some(finding) = findings_of(draft, row, key.name).first() {
        let is_error = finding.severity == Severity::Error;
        return Some((format!("{}: {}.", capitalized(&finding.message), finding.help), is_error));
    }
    if key.role != Role::Prompt {
        return None;
    }
    Some((near_duplicate(deck, draft)?, false))
}

/// What a key is, in a few words: its help without details.
fn label(key: &Key) -> String {
    let flag = key.help.strip_prefix("true: ").or_else(|| key.help.strip_prefix("false: "));
    let help = flag.unwrap_or(key.help);
    capitalized(help.split(';').next().unwrap_or(help))
}

/// What is asked for, with the key that it goes under where that is another word.
fn asked(key: &Key) -> String {
    let label = label(key);
    let is_said = label.to_lowercase().split(' ').any(|word| word == key.name);
    if is_said { label } else { format!("{label} ({})", key.name) }
}

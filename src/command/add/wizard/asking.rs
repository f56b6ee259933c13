//! Asking for one key of a question: a word is picked, and what is typed is looked at with the rules of
//! `check` and for what is meant for another field.

use super::Sketch;
use crate::command::add::misplaced::misplaced;
use crate::command::add::proof::{findings_of, near_duplicate, siblings};
use crate::deck::Deck;
use crate::deck::edit::Draft;
use crate::deck::edit::compose::{notation, takes_several, value_of};
use crate::error::Result;
use crate::kind::{Key, Need, Role, Row, Shape};
use crate::report::Severity;
use crate::text::capitalized;
use crate::ui::{Left, Wanted};
use std::cell::RefCell;

/// A word to pick, and what is typed for it; none where the key is left out then.
type Offer = (&'static str, Option<String>);

impl Sketch<'_> {
    /// Asks for one key, and keeps what was typed.
    pub(super) fn ask(&mut self, key: &Key) -> Result<Option<()>> {
        let words: Option<(String, Vec<Offer>)> = match key.shape {
            // What may be left out is as usual unless it is wanted otherwise.
            Shape::Flag if key.need == Need::May => {
                let turned = key.help.split(':').next().unwrap_or("true").to_owned();
                let question = format!("{}? ({})", label(key), key.name);
                Some((question, vec![("No", None), ("Yes", Some(turned))]))
            }
            Shape::Flag => {
                let value = |flag: &str| Some(flag.to_owned());
                let words = vec![("True", value("true")), ("False", value("false"))];
                Some(("Is it true or false?".to_owned(), words))
            }
            Shape::Word(words) => {
                let value = |word: &&'static str| (*word, Some((*word).to_owned()));
                let usual = [("As usual", None)].into_iter();
                Some((asked(key), usual.chain(words.iter().map(value)).collect()))
            }
            _ => None,
        };
        self.half.at = Some(key.name.to_owned());
        let asked = match words {
            Some((question, words)) => self.ask_word(key, &question, words),
            None => self.ask_lines(key),
        };
        let is_taken = matches!(asked, Ok(Some(())));
        let kept = self.keep();
        if is_taken {
            self.half.at = None;
        }
        asked.and_then(|asked| kept.map(|()| asked))
    }

    /// Lets the author pick a value.
    fn ask_word(&mut self, key: &Key, question: &str, mut words: Vec<Offer>) -> Result<Option<()>> {
        let items: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        let typed = self.half.lines(key.name).first();
        let at = words.iter().position(|(_, value)| value.as_ref() == typed).unwrap_or(0);
        Ok(self.ui.pick_from(question, &items, at)?.map(|at| {
            let typed = words.get_mut(at).and_then(|(_, typed)| typed.take());
            self.half.set(key.name, typed.into_iter().collect());
        }))
    }

    /// Asks for what is typed, and looks at it with the rules of `check`.
    fn ask_lines(&mut self, key: &Key) -> Result<Option<()>> {
        let (row, deck, half) = (self.row, self.deck, self.half.clone());
        let mut notes: Vec<String> = notation(key.shape).map(str::to_owned).into_iter().collect();
        let right = row.in_role(Role::Answer).map_or(&[][..], |key| half.lines(key.name));
        if key.need == Need::Either {
            let near = siblings(deck, row.name, right);
            if !near.is_empty() {
                notes.push(format!("Answers in this deck: {}", near.join(", ")));
            }
        }
        let (question, left) = (asked(key), RefCell::<Left>::default());
        let wanted = Wanted {
            question: &question,
            notes: &notes,
            initial: half.lines(key.name),
            optional: key.need == Need::May,
            nothing: None,
            several: takes_several(key.shape),
            is_first: false,
            is_open: half.open.as_deref() == Some(key.name),
            left: Some(&left),
        };
        let mut warned: Option<Vec<String>> = None;
        let lines = self.ui.lines(&wanted, &mut |lines| {
            if lines.is_empty() {
                return Ok(());
            }
            value_of(key, lines)?;
            let mut tried = half.clone();
            tried.set(key.name, lines.to_vec());
            let odd = || misplaced(key, lines, right).map(|message| (message, false));
            match objection(&tried.draft(row), row, key, deck).or_else(odd) {
                Some((message, is_error)) if is_error || warned.as_deref() != Some(lines) => {
                    warned = Some(lines.to_vec());
                    let keep = if is_error { "" } else { " Enter again keeps it." };
                    Err(format!("{message}{keep}"))
                }
                _ => Ok(()),
            }
        });
        let is_taken = matches!(lines, Ok(Some(_)));
        let left = left.take();
        let typed = if let Ok(Some(lines)) = &lines { lines.clone() } else { left.lines };
        if !is_taken && left.is_open {
            self.half.open = Some(key.name.to_owned());
        } else if half.open.as_deref() == Some(key.name) {
            self.half.open = None;
        }
        self.half.set(key.name, typed);
        lines?;
        Ok(is_taken.then_some(()))
    }
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
pub(super) fn label(key: &Key) -> String {
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

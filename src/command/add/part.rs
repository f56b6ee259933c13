//! One part of a question, asked for: a word is picked, and what is typed is looked at with the rules of
//! `check` and for what is meant for another field. However it ends, what was typed comes back.

use super::misplaced::misplaced;
use super::proof::findings_of;
use crate::deck::edit::Draft;
use crate::deck::edit::compose::{notation, takes_several};
use crate::error::Result;
use crate::kind::{Key, Need, Row, Shape};
use crate::report::Severity;
use crate::text::capitalized;
use crate::ui::{Left, Ui, Wanted};
use std::cell::RefCell;

/// A word to pick, and what is typed for it; none where the key is left out then.
type Offer = (&'static str, Option<String>);

/// A part to ask for.
pub struct AskedPart<'a> {
    /// The kind of the question.
    pub row: &'static Row,
    /// The key.
    pub key: &'a Key,
    /// What stands there.
    pub lines: &'a [String],
    /// Whether its last line was being typed.
    pub is_open: bool,
    /// What was typed as right.
    pub right: &'a [String],
    /// What there is to know for it.
    pub notes: &'a [String],
    /// Whether nothing was asked before it, so that there is nothing to go back to.
    pub is_first: bool,
    /// The question with some lines in this part, or why there is none.
    pub with: &'a dyn Fn(&[String]) -> std::result::Result<Draft, String>,
    /// What else there is to say of the question then.
    pub odd: &'a dyn Fn(&Draft) -> Option<String>,
}

/// What was typed for a part.
pub struct TypedPart {
    /// The lines, those of a part that was left too.
    pub lines: Vec<String>,
    /// Whether it was left while the last of them was being typed.
    pub is_open: bool,
    /// Whether they are to stand; else the author went back.
    pub is_taken: Result<bool>,
}

impl AskedPart<'_> {
    /// Asks for it.
    pub fn ask(&self, ui: &mut dyn Ui) -> TypedPart {
        match words(self.key) {
            Some((question, words)) => self.ask_word(&question, words, ui),
            None => self.ask_lines(ui),
        }
    }

    /// Lets the author pick a value.
    fn ask_word(&self, question: &str, mut words: Vec<Offer>, ui: &mut dyn Ui) -> TypedPart {
        let items: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        let typed = self.lines.first();
        let at = words.iter().position(|(_, value)| value.as_ref() == typed).unwrap_or(0);
        let picked = ui.pick_from(question, &items, at);
        let lines = match picked {
            Ok(Some(at)) => {
                words.get_mut(at).and_then(|(_, typed)| typed.take()).into_iter().collect()
            }
            _ => self.lines.to_vec(),
        };
        let is_taken = picked.map(|picked| picked.is_some()).map_err(Into::into);
        TypedPart { lines, is_open: false, is_taken }
    }

    /// Asks for what is typed, and looks at it.
    fn ask_lines(&self, ui: &mut dyn Ui) -> TypedPart {
        let Self { key, .. } = self;
        let notation = notation(key.shape).map(str::to_owned);
        let notes: Vec<String> = notation.into_iter().chain(self.notes.iter().cloned()).collect();
        let (question, left) = (asked(key), RefCell::<Left>::default());
        let wanted = Wanted {
            question: &question,
            notes: &notes,
            initial: self.lines,
            optional: key.need == Need::May,
            nothing: None,
            several: takes_several(key.shape),
            is_first: self.is_first,
            is_open: self.is_open,
            left: Some(&left),
        };
        let mut warned: Option<Vec<String>> = None;
        let lines = ui.lines(&wanted, &mut |lines| match self.objection(lines)? {
            Some(message) if warned.as_deref() != Some(lines) => {
                warned = Some(lines.to_vec());
                Err(format!("{message} Enter again keeps it."))
            }
            _ => Ok(()),
        });
        let Left { lines: left, is_open } = left.take();
        match lines {
            Ok(Some(lines)) => TypedPart { lines, is_open: false, is_taken: Ok(true) },
            Ok(None) => TypedPart { lines: left, is_open, is_taken: Ok(false) },
            Err(error) => TypedPart { lines: left, is_open, is_taken: Err(error.into()) },
        }
    }

    /// What speaks against some lines, said once; what must be changed is an error.
    fn objection(&self, lines: &[String]) -> std::result::Result<Option<String>, String> {
        if lines.is_empty() {
            return Ok(None);
        }
        let draft = (self.with)(lines)?;
        let findings = findings_of(&draft, self.row, self.key.name);
        if let Some(finding) = findings.first() {
            let message = format!("{}: {}.", capitalized(&finding.message), finding.help);
            let is_error = finding.severity == Severity::Error;
            return if is_error { Err(message) } else { Ok(Some(message)) };
        }
        Ok((self.odd)(&draft).or_else(|| misplaced(self.key, lines, self.right)))
    }
}

/// The words that a value is picked from, and what is asked then; none where it is typed.
fn words(key: &Key) -> Option<(String, Vec<Offer>)> {
    match key.shape {
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
    }
}

/// What a key is, in a few words: its help without details.
pub fn label(key: &Key) -> String {
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

//! A question gathered from its lines: which of its parts each of them is.

use super::answers::{self, opens_code};
use super::blocks::Statement;
use super::rules::{GIVEN_TWICE, MISCOUNTED, STRAY_LINE, STRAY_REMEDY};
use super::signs::{LineSign, OR};
use super::traced::TracedText;
use super::values;
use crate::deck::edit::question_key;
use crate::report::Finding;
use std::ops::Range;

/// A line as it was typed, or a part of one.
#[derive(Clone, Debug)]
pub struct TypedLine {
    /// What it says.
    pub text: TracedText,
    /// Where its first line stands.
    pub place: Range<usize>,
    /// Whether bars in it are bars.
    pub is_whole: bool,
}

/// A card on one line, or its two keys.
#[derive(Debug)]
pub enum TypedCard {
    /// A line with a sign between its sides.
    Line(TypedLine, bool),
    /// A side by its key.
    Sides(Option<TypedLine>, Option<TypedLine>),
}

/// The lines of a question, by what they are.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What is asked.
    pub prompt: Option<TypedLine>,
    /// Whether it was said to be a sentence with gaps.
    pub is_cloze: bool,
    /// A card.
    pub card: Option<TypedCard>,
    /// What is right.
    pub rights: Vec<TypedLine>,
    /// Whether that is a list, however many there are.
    pub is_list: bool,
    /// What is wrong.
    pub wrongs: Vec<TypedLine>,
    /// What is to be put in order.
    pub steps: Vec<TypedLine>,
    /// Pairs.
    pub pairs: Vec<TypedLine>,
    /// Hints.
    pub hints: Vec<TypedLine>,
    /// Explanations.
    pub explains: Vec<TypedLine>,
    /// Tags.
    pub tags: Vec<TypedLine>,
    /// Everything else by its key.
    pub named: Vec<(&'static str, Vec<TypedLine>)>,
    /// What is wrong with the lines.
    pub findings: Vec<Finding>,
}

impl Gathered {
    /// Takes a line.
    pub fn take(&mut self, statement: Statement<'_>) {
        let Statement { sign, value, place } = statement;
        let mut line = TypedLine { text: value.trimmed(), place, is_whole: false };
        if !matches!(
            sign,
            LineSign::Prompt | LineSign::Right | LineSign::Named("answer" | "answers")
        ) {
            line.text = answers::plain(&line.text, opens_code);
        }
        match sign {
            LineSign::Prompt => self.ask(line),
            LineSign::Right => {
                self.is_list |= line.text.text.is_empty();
                self.rights.push(line);
            }
            LineSign::Wrong => self.wrongs.push(line),
            LineSign::Explain => self.explains.push(line),
            LineSign::Hint => self.hints.push(line),
            LineSign::Tags => self.tags.push(line),
            LineSign::Step(number) => self.step(number, line),
            LineSign::Pair => self.pairs.push(line),
            LineSign::Card { is_both } => self.card = Some(TypedCard::Line(line, is_both)),
            LineSign::Named(name) => match question_key(name) {
                Some(key) => self.name(key, line),
                None => self.stray(&line),
            },
            LineSign::Stray => self.stray(&line),
        }
    }

    fn ask(&mut self, line: TypedLine) {
        if self.prompt.is_some() {
            return self.twice("what is asked", &line.place);
        }
        self.prompt = Some(line);
    }

    fn step(&mut self, number: u32, line: TypedLine) {
        let next = self.steps.len() + 1;
        if usize::try_from(number) != Ok(next) {
            let message = format!("{number} stands where {next} is next");
            let help = "write the items from first to last and number them from 1";
            self.findings.push(MISCOUNTED.finding(line.place.clone(), message, help));
        }
        self.steps.push(line);
    }

    /// Takes a line with a key: that of a sign is the sign.
    fn name(&mut self, key: &'static str, line: TypedLine) {
        match key {
            "prompt" => self.ask(line),
            "cloze" => {
                self.is_cloze = true;
                self.ask(line);
            }
            "answer" => {
                if self.rights.is_empty() {
                    self.rights.push(line);
                } else {
                    self.twice("`answer`", &line.place);
                }
            }
            "answers" => {
                self.is_list = true;
                self.rights.extend(parts(&line));
            }
            "wrong" => self.wrongs.extend(parts(&line)),
            "order" => self.steps.extend(parts(&line)),
            "pairs" => self.pairs.extend(parts(&line)),
            "hint" => self.hints.extend(parts(&line)),
            "explain" => self.explains.push(line),
            "tags" => self.tags.push(line),
            "front" | "back" => self.side(key == "front", line),
            _ => match self.named.iter_mut().find(|(name, _)| *name == key) {
                Some((_, lines)) => lines.push(line),
                None => self.named.push((key, vec![line])),
            },
        }
    }

    fn side(&mut self, is_front: bool, line: TypedLine) {
        let (mut front, mut back) = match self.card.take() {
            None => (None, None),
            Some(TypedCard::Sides(front, back)) => (front, back),
            Some(card) => {
                self.card = Some(card);
                return self.twice("a card", &line.place);
            }
        };
        let side = if is_front { &mut front } else { &mut back };
        let old = side.replace(line);
        self.card = Some(TypedCard::Sides(front, back));
        if let Some(old) = old {
            self.twice(if is_front { "`front`" } else { "`back`" }, &old.place);
        }
    }

    /// Reports a part that is there already.
    pub fn twice(&mut self, what: &str, place: &Range<usize>) {
        let message = format!("{what} is there already");
        let help = "delete one, or put a blank line between two questions";
        self.findings.push(GIVEN_TWICE.finding(place.clone(), message, help));
    }

    fn stray(&mut self, line: &TypedLine) {
        let finding =
            STRAY_LINE.finding(line.place.clone(), "this line belongs to nothing", STRAY_REMEDY);
        self.findings.push(finding);
    }
}

/// The parts of a line between bars, each as a line.
fn parts(line: &TypedLine) -> Vec<TypedLine> {
    let part = |part: TracedText| TypedLine {
        text: part.unescaped(&[OR]),
        place: line.place.clone(),
        is_whole: true,
    };
    values::parts(&line.text).into_iter().map(part).collect()
}

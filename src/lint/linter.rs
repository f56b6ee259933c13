//! The linter looks on while a deck is read; what concerns several questions is told at the end.

use super::habits::Habits;
use super::inspection::{Inspection, Remarks};
use super::near::{Likeness, Nearby};
use super::spellings::{Spelled, Spellings};
use super::subject::Subject;
use super::tags::Tags;
use super::{
    Outside, answers, files, gaps, ideas, notation, options, pasted, quantity, slipped, structure,
    topic, typing, wording,
};
use crate::deck::{Question, Witness};
use crate::kind::{Spot, Transcript};
use crate::report::{Finding, Rigour};
use rayon::prelude::*;
use std::ops::Range;

/// The rules about single questions.
const INSPECTIONS: [&[Inspection]; 11] = [
    answers::INSPECTIONS,
    quantity::INSPECTIONS,
    slipped::INSPECTIONS,
    pasted::INSPECTIONS,
    notation::INSPECTIONS,
    typing::INSPECTIONS,
    gaps::INSPECTIONS,
    wording::INSPECTIONS,
    ideas::INSPECTIONS,
    options::INSPECTIONS,
    files::INSPECTIONS,
];

/// From how many questions on it pays to share them among threads.
const SIDE_BY_SIDE: usize = 64;

/// What is known of a deck while its questions go by.
pub struct Linter<'t> {
    outside: &'t Outside<'t>,
    rigour: Rigour,
    spellings: Spellings<'t>,
    tags: Tags,
    near: Nearby<'t>,
    habits: Habits,
    header: Option<Header<'t>>,
    /// Where the piece ends whose syntax was looked at last.
    looked: usize,
    findings: Vec<Finding>,
}

/// What a deck's header says.
struct Header<'t> {
    place: Range<usize>,
    has_id: bool,
    language: Vec<String>,
    tags: Vec<Spot<'t>>,
}

impl<'t> Linter<'t> {
    pub fn new(text: &'t str, outside: &'t Outside<'t>, rigour: Rigour) -> Self {
        Self {
            outside,
            rigour,
            spellings: Spellings::new(text),
            tags: Tags::default(),
            near: Nearby::default(),
            habits: Habits::default(),
            header: None,
            looked: 0,
            findings: Vec::new(),
        }
    }

    /// Whether the piece that a table stands in is looked at for the first time.
    fn is_new(&mut self, transcript: &Transcript<'t>) -> bool {
        let excerpt = transcript.excerpt();
        let end = excerpt.base + excerpt.text.len();
        let is_new = end > self.looked;
        self.looked = end.max(self.looked);
        is_new
    }
}

/// Looks at what the header and a question have in common; the syntax is that of the whole piece.
fn table(transcript: &Transcript<'_>, is_new: bool, findings: &mut Vec<Finding>) {
    if is_new {
        structure::syntax(transcript.excerpt(), findings);
    }
    structure::allow(transcript, findings);
    structure::language(transcript, findings);
}

/// What is found in a question alone, and what is needed of it to compare it with others.
struct Inspected<'s, 't> {
    subject: Subject<'s, 't>,
    asked: Option<Likeness<'t>>,
    answered: Vec<Spelled<'t>>,
    findings: Vec<Finding>,
}

impl<'s, 't> Inspected<'s, 't> {
    fn new(subject: Subject<'s, 't>, is_new: bool, rigour: Rigour) -> Self {
        let mut findings = Vec::new();
        table(subject.transcript, is_new, &mut findings);
        for check in INSPECTIONS.into_iter().flatten().filter(|check| check.rule.rigour <= rigour) {
            (check.look)(&subject, &mut Remarks { rule: &check.rule, findings: &mut findings });
        }
        let (asked, answered) = (Likeness::of(&subject), Spelled::all(&subject));
        Self { subject, asked, answered, findings }
    }
}

impl<'t> Witness<'t> for Linter<'t> {
    fn header(&mut self, transcript: &Transcript<'t>) {
        let is_new = self.is_new(transcript);
        table(transcript, is_new, &mut self.findings);
        self.header = Some(Header {
            place: transcript.header().clone(),
            has_id: transcript.texts("id").next().is_some(),
            language: transcript.texts("language").map(|spot| spot.text.to_string()).collect(),
            tags: transcript.texts("tags").cloned().collect(),
        });
    }

    fn questions(&mut self, read: &[(&Transcript<'t>, Option<&Question>)]) {
        let are_new: Vec<bool> =
            read.iter().map(|(transcript, _)| self.is_new(transcript)).collect();
        let (rigour, file) = (self.rigour, self.outside.file);
        let language = self.header.as_ref().map_or(&[][..], |header| &header.language);
        let look = |(&(transcript, question), is_new): (&(_, Option<_>), bool)| {
            let subject = Subject::of(transcript, question, language, file);
            Inspected::new(subject, is_new, rigour)
        };
        let inspected: Vec<Inspected<'_, 't>> = if read.len() < SIDE_BY_SIDE {
            read.iter().zip(are_new).map(look).collect()
        } else {
            read.par_iter().zip(are_new).with_min_len(8).map(look).collect()
        };
        for Inspected { subject, asked, answered, mut findings } in inspected {
            self.findings.append(&mut findings);
            self.spellings.add(answered);
            self.tags.add(&subject);
            self.near.add(asked);
            self.habits.add(&subject);
        }
    }

    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>) {
        structure::id(self.header.as_ref().map(|header| (&header.place, header.has_id)), findings);
        files::line_ends(text, findings);
        topic::leave_out_common(text, self.habits.questions(), &mut self.findings);
        findings.append(&mut self.findings);
        self.spellings.finish(findings);
        let shared = self.header.as_ref().map_or(&[][..], |header| &header.tags);
        self.tags.finish(shared, findings);
        std::mem::take(&mut self.near).finish(text, findings);
        std::mem::take(&mut self.habits).finish(text, findings);
    }
}

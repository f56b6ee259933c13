//! The linter looks on while a deck is read; what concerns several questions is told at the end.

use super::habits::Habits;
use super::inspection::{Inspection, Remarks};
use super::near::Nearby;
use super::spellings::Spellings;
use super::subject::Subject;
use super::tags::Tags;
use super::{
    Outside, answers, files, gaps, ideas, options, pasted, quantity, slipped, structure, topic,
    typing, wording,
};
use crate::deck::{Question, Witness};
use crate::kind::{Spot, Transcript};
use crate::report::{Finding, Rigour};
use std::ops::Range;

/// The rules about single questions.
const INSPECTIONS: [&[Inspection]; 10] = [
    answers::INSPECTIONS,
    quantity::INSPECTIONS,
    slipped::INSPECTIONS,
    pasted::INSPECTIONS,
    typing::INSPECTIONS,
    gaps::INSPECTIONS,
    wording::INSPECTIONS,
    ideas::INSPECTIONS,
    options::INSPECTIONS,
    files::INSPECTIONS,
];

/// What is known of a deck while its questions go by.
pub struct Linter<'t> {
    outside: &'t Outside<'t>,
    rigour: Rigour,
    spellings: Spellings<'t>,
    tags: Tags,
    near: Nearby,
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

    /// Looks at what the header and a question have in common.
    fn table(&mut self, transcript: &Transcript<'t>) {
        let excerpt = transcript.excerpt();
        let end = excerpt.base + excerpt.text.len();
        if end > self.looked {
            self.looked = end;
            structure::syntax(excerpt, &mut self.findings);
        }
        structure::allow(transcript, &mut self.findings);
        structure::language(transcript, &mut self.findings);
    }
}

impl<'t> Witness<'t> for Linter<'t> {
    fn header(&mut self, transcript: &Transcript<'t>) {
        self.table(transcript);
        self.header = Some(Header {
            place: transcript.header().clone(),
            has_id: transcript.texts("id").next().is_some(),
            language: transcript.texts("language").map(|spot| spot.text.to_string()).collect(),
            tags: transcript.texts("tags").cloned().collect(),
        });
    }

    fn question(&mut self, transcript: &Transcript<'t>, question: Option<&Question>) {
        self.table(transcript);
        let language = self.header.as_ref().map_or(&[][..], |header| &header.language);
        let subject = Subject::of(transcript, question, language, self.outside.file);
        let rigour = self.rigour;
        for check in INSPECTIONS.into_iter().flatten().filter(|check| check.rule.rigour <= rigour) {
            (check.look)(
                &subject,
                &mut Remarks { rule: &check.rule, findings: &mut self.findings },
            );
        }
        self.spellings.add(&subject);
        self.tags.add(&subject);
        self.near.add(&subject);
        self.habits.add(&subject);
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

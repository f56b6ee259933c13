//! The linter looks on while a deck is read; what concerns several questions is told at the end.

use super::habits::{Habit, Habits};
use super::inspection::{Inspection, Remarks};
use super::near::{Likeness, Nearby};
use super::spellings::{SpelledAnswers, Spellings};
use super::subject::Subject;
use super::tags::Tags;
use super::{
    Outside, answers, files, gaps, ideas, notation, options, pasted, quantity, slipped, structure,
    topic, typing, wording,
};
use crate::deck::{Eye, Question, Witness};
use crate::kind::{Spot, Transcript};
use crate::report::{Finding, Rigour};
use std::borrow::Cow;
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

/// What is known of a deck while its questions go by.
pub struct Linter<'t> {
    outside: &'t Outside<'t>,
    rigour: Rigour,
    spellings: Spellings<'t>,
    tags: Tags<'t>,
    near: Nearby<'t>,
    habits: Habits,
    header: Option<Header<'t>>,
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
    pub fn new(outside: &'t Outside<'t>, rigour: Rigour) -> Self {
        Self {
            outside,
            rigour,
            spellings: Spellings::default(),
            tags: Tags::default(),
            near: Nearby::default(),
            habits: Habits::default(),
            header: None,
            findings: Vec::new(),
        }
    }
}

/// Looks at what the header and a question have in common; the syntax is that of the whole piece.
fn table(transcript: &Transcript<'_>, is_syntax_due: bool, findings: &mut Vec<Finding>) {
    if is_syntax_due {
        structure::syntax(transcript.excerpt(), findings);
    }
    structure::allow(transcript, findings);
    structure::language(transcript, findings);
}

/// What is found in a question alone, and what is needed of it to compare it with others.
pub struct Inspected<'t> {
    findings: Vec<Finding>,
    asked: Likeness<'t>,
    answered: SpelledAnswers<'t>,
    tags: Vec<(Cow<'t, str>, Range<usize>)>,
    habit: Habit,
}

impl<'t> Inspected<'t> {
    fn new(subject: &Subject<'_, 't>, is_syntax_due: bool, rigour: Rigour) -> Self {
        let mut findings = Vec::new();
        table(subject.transcript, is_syntax_due, &mut findings);
        for check in INSPECTIONS.into_iter().flatten().filter(|check| check.rule.rigour <= rigour) {
            (check.look)(subject, &mut Remarks { rule: &check.rule, findings: &mut findings });
        }
        let tags = subject.transcript.texts("tags");
        Self {
            findings,
            asked: Likeness::of(subject),
            answered: SpelledAnswers::of(subject),
            tags: tags.map(|tag| (tag.text.clone(), tag.span.clone())).collect(),
            habit: Habit::of(subject),
        }
    }
}

/// With what a linter looks at a question.
#[derive(Clone)]
pub struct Lens<'t> {
    outside: &'t Outside<'t>,
    rigour: Rigour,
    language: Vec<String>,
}

impl<'t> Witness<'t> for Linter<'t> {
    type Eye = Lens<'t>;

    fn header(&mut self, transcript: &Transcript<'t>) {
        table(transcript, true, &mut self.findings);
        self.header = Some(Header {
            place: transcript.header().clone(),
            has_id: transcript.texts("id").next().is_some(),
            language: transcript.texts("language").map(|spot| spot.text.to_string()).collect(),
            tags: transcript.texts("tags").cloned().collect(),
        });
    }

    fn eye(&self) -> Lens<'t> {
        let language = self.header.as_ref().map(|header| header.language.clone());
        let Self { outside, rigour, .. } = *self;
        Lens { outside, rigour, language: language.unwrap_or_default() }
    }

    fn take(&mut self, seen: Inspected<'t>) {
        let Inspected { mut findings, asked, answered, tags, habit } = seen;
        self.findings.append(&mut findings);
        self.spellings.add(answered);
        self.tags.add(tags);
        self.near.add(asked);
        self.habits.add(habit);
    }

    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>) {
        structure::id(self.header.as_ref().map(|header| (&header.place, header.has_id)), findings);
        files::line_ends(text, findings);
        topic::leave_out_common(text, self.habits.questions(), &mut self.findings);
        findings.append(&mut self.findings);
        self.spellings.finish(text, findings);
        let shared = self.header.as_ref().map_or(&[][..], |header| &header.tags);
        self.tags.finish(shared, findings);
        std::mem::take(&mut self.near).finish(text, findings);
        std::mem::take(&mut self.habits).finish(text, findings);
    }
}

impl<'t> Eye<'t> for Lens<'t> {
    type Seen = Inspected<'t>;

    fn look(
        &self,
        transcript: &Transcript<'t>,
        question: Option<&Question>,
        is_syntax_due: bool,
    ) -> Inspected<'t> {
        let subject = Subject::of(transcript, question, &self.language, self.outside.file);
        Inspected::new(&subject, is_syntax_due, self.rigour)
    }
}

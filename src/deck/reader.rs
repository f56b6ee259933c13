//! The reader: walks through a deck piece by piece and says what TOML would refuse across pieces.

use super::common::Common;
use super::content::Content;
use super::identity::{asked_by, identify};
use super::keys::{EXAM_KEYS, HEADER_KEYS};
use super::patches::headed;
use super::pieces::{Piece, begins_with_a_question};
use super::question::{self, Occurrence, Question};
use super::reading::{Reading, Section};
use super::top::{
    DUPLICATE_TABLE, MISPLACED_TABLE, NO_QUESTION, SINGLE_BRACKETS, is_questions, misplaced, once,
};
use super::unread::{Light, ReadQuestion, Unread};
use super::witness::{Eye, Witness};
use super::{Deck, exam, header, syntax};
use crate::kind::{Excerpt, Fields, PlacedText, Transcript, UNKNOWN_KEY, WRONG_TYPE};
use crate::report::{Rule, Severity};
use crate::text::did_you_mean;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::{DeArray, DeTable, DeValue};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNKNOWN_PASSAGE];

const UNKNOWN_PASSAGE: Rule = Rule::error(
    "unknown-passage",
    "a passage that is not there",
    "The question is about a text that nobody would see.",
    r#"[[question]]
prompt = "Where is the older office?"
answer = "In the harbour"
- passage = "acne"
+ passage = "acme"

[passages]
acme = "Acme has two offices."
"#,
);

/// What is known of a deck while it is read.
pub struct Reader<'t, 'w, W: Witness<'t>> {
    reading: Reading,
    witness: &'w mut W,
    /// Questions of a piece that are yet to be read.
    unread: Vec<Unread<'t>>,
    /// Whether the first table of a piece was seen.
    is_seen: bool,
    light: Light<W::Eye>,
    /// The findings that the header leaves out.
    allow: Vec<String>,
    /// The texts below `[passages]`, by name.
    texts: BTreeMap<String, String>,
    /// The parts of the text.
    sections: Vec<Section>,
    /// The questions of those in which one could be read.
    questions: Vec<Question>,
    /// Digests of what is asked in pieces that are no TOML, as far as that can be read.
    asked: Vec<u64>,
    deck: Option<Range<usize>>,
    passages: Option<Range<usize>>,
    exam_at: Option<Range<usize>>,
    /// What an exam of it is.
    exam: exam::Exam,
    /// What that asks of each tag, and where it says so.
    quotas: Vec<exam::Quota>,
    /// Where questions stand as one list, and not below headers of their own.
    inline: Option<Range<usize>>,
    is_broken: bool,
}

impl<'t, 'w, W: Witness<'t>> Reader<'t, 'w, W> {
    /// Begins a deck; `stem` is its id where it has none of its own.
    pub fn new(stem: &str, witness: &'w mut W) -> Self {
        let deck = Deck { id: stem.to_owned(), title: stem.to_owned(), ..Deck::default() };
        let light = Light { common: Common::default(), eye: witness.eye() };
        Self {
            reading: Reading { deck, ..Reading::default() },
            witness,
            light,
            unread: Vec::new(),
            is_seen: false,
            allow: Vec::new(),
            texts: BTreeMap::new(),
            sections: Vec::new(),
            questions: Vec::new(),
            asked: Vec::new(),
            deck: None,
            passages: None,
            exam_at: None,
            exam: exam::Exam::default(),
            quotas: Vec::new(),
            inline: None,
            is_broken: false,
        }
    }

    /// Reads the next piece.
    pub fn piece(&mut self, piece: Piece<'t>, text: &'t str) {
        if !piece.errors.is_empty() {
            self.unreadable(piece, text);
            return;
        }
        let (first, end) = (self.sections.len(), piece.range.end);
        self.is_seen = false;
        let excerpt = Excerpt { base: piece.range.start, text: &text[piece.range] };
        let question = piece.table.get_key_value("question").map(|(key, _)| key.span().start);
        for (key, value) in piece.table {
            let place = excerpt.at(&key.span());
            let is_header = excerpt.text[..key.span().start].trim_end().ends_with('[');
            let is_below = excerpt.base > 0 || question.is_some_and(|at| at < key.span().start);
            if key.get_ref() != "question" {
                let is_apart = ["passages", "exam"].contains(&key.get_ref().as_ref());
                let (place, is_header) = (place.clone(), !is_apart);
                self.sections.push(Section { place, is_header, ..Section::default() });
            }
            match (key.get_ref().as_ref(), value.into_inner()) {
                ("question", DeValue::Array(questions)) => {
                    if is_header {
                        self.headed();
                    } else {
                        self.inline = Some(place);
                    }
                    self.questions(questions, excerpt);
                }
                ("question", value @ DeValue::Table(_)) => {
                    let help = "write [[question]], in double brackets: a deck has a list of them";
                    let message = "a question does not stand below single brackets";
                    self.reading.findings.push(SINGLE_BRACKETS.finding(place, message, help));
                    self.question(value, &key.span(), excerpt);
                }
                ("deck", DeValue::Table(table)) => self.deck(table, excerpt, place, is_below),
                ("exam", DeValue::Table(table)) => {
                    let Self { exam_at, reading: Reading { findings, .. }, .. } = self;
                    once(exam_at, &place, "all keys below one [exam]", findings);
                    let fields = Fields::new("[exam]", table, excerpt, place, findings);
                    let (exam, quotas) = exam::read(fields);
                    self.exam = exam;
                    self.quotas.extend(quotas);
                }
                ("passages", DeValue::Table(table)) => {
                    let Self { passages, texts, reading: Reading { findings, .. }, .. } = self;
                    once(passages, &place, "all texts below one [passages]", findings);
                    header::read_passages(texts, table, excerpt, place, findings);
                }
                (name, value) => {
                    let (message, help) = misplaced(name, &value);
                    let mut finding = UNKNOWN_KEY.finding(place, message, help);
                    let heads = matches!(value, DeValue::Array(_)) && is_header;
                    let lower = name.to_lowercase();
                    if heads && ["question", "questions"].contains(&lower.as_str()) {
                        finding.fix = headed(excerpt, name);
                    }
                    self.reading.findings.push(finding);
                    // Read as what it was meant for, so that all that is wrong is told at once.
                    if let (true, DeValue::Array(questions)) = (is_questions(name), value) {
                        self.questions(questions, excerpt);
                    }
                }
            }
        }
        // Each part reaches up to the next.
        let sections = &mut self.sections[first..];
        sections.sort_by_key(|section| section.place.start);
        let starts: Vec<usize> = sections.iter().map(|section| section.place.start).collect();
        let ends = starts.iter().skip(1).copied().chain([end]);
        sections.iter_mut().zip(ends).for_each(|(section, end)| section.place.end = end);
        let mut unread = std::mem::take(&mut self.unread);
        unread.sort_by_key(|question| question.place.start);
        for question in self.light.read(unread) {
            let start = question.place.start;
            let entry = self.saw(question);
            let at = self.sections.partition_point(|section| section.place.start < start);
            self.sections[at].entry = Some(entry);
        }
    }

    /// By what the questions of the pieces behind the first one are read.
    pub fn light(&self) -> Light<W::Eye> {
        self.light.clone()
    }

    /// Takes in the next piece, if it was read already.
    pub fn take(
        &mut self,
        part: Result<ReadQuestion<<W::Eye as Eye<'t>>::Seen>, Piece<'t>>,
        text: &'t str,
    ) {
        match part {
            Err(piece) => self.piece(piece, text),
            Ok(question) => {
                self.headed();
                let place = question.place.clone();
                self.make_room(place.start, text);
                let entry = self.saw(question);
                self.section(place, entry);
            }
        }
    }

    /// Makes room for as many more questions as are to be expected by those so far, once there are some.
    fn make_room(&mut self, end: usize, text: &str) {
        let count = self.questions.len();
        if count >= 64 && count == self.questions.capacity() {
            let more = (text.len() - end) / (end / count).max(1);
            self.questions.reserve(more + more / 16);
            self.sections.reserve(more + more / 16);
        }
    }

    /// Takes in what was said of a question.
    fn saw(&mut self, question: ReadQuestion<<W::Eye as Eye<'t>>::Seen>) -> Occurrence {
        let ReadQuestion { entry, question, mut findings, seen, .. } = question;
        self.witness.take(seen);
        self.questions.extend(question);
        self.reading.findings.append(&mut findings);
        entry
    }

    /// Takes down that a question stands below a header of its own.
    fn headed(&mut self) {
        if let Some(inline) = self.inline.take() {
            let help = "write each question below its own [[question]]";
            let message = "questions stand both in a list and below [[question]]";
            self.reading.findings.push(DUPLICATE_TABLE.finding(inline, message, help));
        }
    }

    /// Reports what is no TOML in a piece.
    fn unreadable(&mut self, piece: Piece<'t>, text: &'t str) {
        self.is_broken = true;
        syntax::report(&piece, text, &mut self.reading.findings);
        let Piece { range: place, table, .. } = piece;
        let excerpt = Excerpt { base: place.start, text: &text[place.clone()] };
        let is_header = place.start == 0 && !begins_with_a_question(excerpt.text);
        self.sections.push(Section { place, entry: None, is_header, is_hidden: true });
        let questions = table.get("question").and_then(|value| value.get_ref().as_array());
        for question in questions.into_iter().flatten() {
            let Some(table) = question.get_ref().as_table() else { continue };
            self.asked.extend(asked_by(|key| excerpt.first_text(table.get(key)?)));
        }
    }

    fn deck(
        &mut self,
        table: DeTable<'t>,
        excerpt: Excerpt<'t>,
        place: Range<usize>,
        is_below: bool,
    ) {
        if is_below {
            let (rule, message, help) = if self.deck.is_some() {
                let help = "keep one, above the first [[question]]";
                (&DUPLICATE_TABLE, "[deck] stands there twice", help)
            } else {
                let help = "move it above the first [[question]]";
                (&MISPLACED_TABLE, "[deck] stands below a question", help)
            };
            self.reading.findings.push(rule.finding(place, message, help));
            return;
        }
        self.deck = Some(place.clone());
        let Reading { deck, findings, .. } = &mut self.reading;
        let mut fields = Fields::new("[deck]", table, excerpt, place.clone(), findings);
        question::report_headless(&mut fields);
        fields.correct(&HEADER_KEYS, (&EXAM_KEYS, "belongs to [exam]: move it below such a line"));
        let mut transcript = Transcript::default();
        fields.transcribe(&mut transcript);
        (self.light.common, self.allow) = header::read(deck, fields);
        self.reading.named = transcript.place("id").cloned().unwrap_or(place);
        self.is_seen = true;
        self.witness.header(&transcript);
        self.light.eye = self.witness.eye();
    }

    fn questions(&mut self, questions: DeArray<'t>, excerpt: Excerpt<'t>) {
        for question in questions {
            let span = question.span();
            self.question(question.into_inner(), &span, excerpt);
        }
    }

    fn question(&mut self, value: DeValue<'t>, span: &Range<usize>, excerpt: Excerpt<'t>) {
        let span = excerpt.at(span);
        let DeValue::Table(table) = value else {
            let help = "write each question below its own [[question]]";
            self.reading.findings.push(WRONG_TYPE.finding(
                span.clone(),
                "a question must be a table",
                help,
            ));
            return self.section(span, Occurrence::default());
        };
        let is_syntax_due = !std::mem::replace(&mut self.is_seen, true);
        self.unread.push(Unread { table, excerpt, place: span.clone(), is_syntax_due });
        self.section(span, Occurrence::default());
    }

    fn section(&mut self, place: Range<usize>, entry: Occurrence) {
        self.sections.push(Section { place, entry: Some(entry), ..Section::default() });
    }

    /// What can only be said when all is read.
    pub fn finish(mut self, text: &str) -> Reading {
        let findings = &mut self.reading.findings;
        for entry in self.sections.iter_mut().filter_map(|section| section.entry.as_mut()) {
            let Some(PlacedText { value: name, span }) = &entry.passage else { continue };
            if self.texts.contains_key(name) {
                continue;
            }
            entry.lacks_passage = true;
            if !self.is_broken {
                let names = self.texts.keys().map(String::as_str);
                let help = did_you_mean(name, names).map_or_else(
                    || format!("write its text below [passages]: {name} = '''...'''"),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let message = format!("there is no passage \"{name}\"");
                findings.push(UNKNOWN_PASSAGE.finding(span.clone(), message, help));
            }
        }
        if self.questions.is_empty()
            && !self.is_broken
            && findings.iter().all(|finding| finding.severity != Severity::Error)
        {
            let message = match () {
                () if crate::text::is_blank(text) => "the file is empty",
                () if self.deck.is_none() && self.passages.is_none() => {
                    "the file has nothing but comments"
                }
                () => "the deck has no question",
            };
            let place = self.deck.clone().unwrap_or(0..0);
            let help = "write [[question]], and below it prompt = \"...\" and answer = \"...\"";
            findings.push(NO_QUESTION.finding(place, message, help));
        }
        let entries = || self.sections.iter().filter_map(|section| section.entry.as_ref());
        if !self.is_broken && entries().all(|entry| entry.is_read) {
            exam::check(&self.quotas, &self.reading.deck.tags, &self.questions, findings);
        }
        findings.extend(identify(entries(), &mut self.questions, &self.asked, text));
        self.witness.finish(text, findings);
        let content = Content { exam: self.exam, passages: self.texts, questions: self.questions };
        self.reading.settle(&self.sections, content, &self.allow, text);
        self.reading
    }
}

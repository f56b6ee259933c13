//! Subjects: the texts of a question by what they are to it, also of one that cannot be asked.

use super::Beside;
use crate::deck::{As, Question, is_english};
use crate::judge::Rules;
use crate::kind::{Need, Notation, Part, Role, Shape, Spot, Transcript, keys};
use crate::text::Signs;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// A question as it stands in the file.
pub struct Subject<'s, 'i> {
    pub transcript: &'s Transcript<'i>,
    /// Nothing where it could not be read.
    pub question: Option<&'s Question>,
    /// Whether its kind has options.
    is_select: bool,
    /// How typed answers are compared.
    pub rules: Rules,
    /// What its texts are written with.
    pub signs: Signs,
    /// Where the file of a path is.
    pub file: &'s (dyn Fn(&str) -> Beside + Sync),
    /// What is asked, where that is a text of its own.
    pub prompt: Option<&'s Spot<'i>>,
    /// What is asked, where that is a sentence with gaps.
    pub sentence: Option<&'s Spot<'i>>,
    /// What belongs in each gap.
    pub gaps: Vec<Spot<'i>>,
    /// What is shown, where that is a side of a card.
    pub front: Vec<&'s Spot<'i>>,
    /// The other side.
    pub back: Vec<&'s Spot<'i>>,
    /// The one answer, unless it is true or false.
    pub answer: Option<&'s Spot<'i>>,
    /// An answer that is true or false, with its place.
    pub truth: Option<(bool, Range<usize>)>,
    /// Each of several answers with its alternatives.
    pub answers: Vec<Vec<&'s Spot<'i>>>,
    pub wrong: Vec<&'s Spot<'i>>,
    pub options: Vec<&'s Spot<'i>>,
    pub accept: Vec<&'s Spot<'i>>,
    pub order: Vec<&'s Spot<'i>>,
    pub pairs: Vec<(&'s Spot<'i>, &'s Spot<'i>)>,
}

impl<'s, 'i> Subject<'s, 'i> {
    /// Sorts what was read; `language` is the deck's.
    pub fn of(
        transcript: &'s Transcript<'i>,
        question: Option<&'s Question>,
        language: &[String],
        file: &'s (dyn Fn(&str) -> Beside + Sync),
    ) -> Self {
        let english = language.last().is_none_or(|language| is_english(language));
        let rules = question
            .map_or(Rules { english, ..Rules::default() }, |question| question.rules(Part::Whole));
        let row = question.map(|question| question.kind.row());
        let mut subject = Self {
            transcript,
            question,
            is_select: row.is_some_and(|row| row.keys_of(Need::Either).next().is_some()),
            rules,
            signs: Signs::of(transcript.spots().iter().map(|spot| spot.text.as_ref())),
            file,
            prompt: None,
            sentence: None,
            gaps: Vec::new(),
            front: Vec::new(),
            back: Vec::new(),
            answer: None,
            truth: None,
            answers: Vec::new(),
            wrong: Vec::new(),
            options: Vec::new(),
            accept: Vec::new(),
            order: Vec::new(),
            pairs: Vec::new(),
        };
        for (name, texts) in transcript.keys() {
            let key = match row {
                Some(row) => row.key(name),
                None => keys().find(|key| key.name == name),
            };
            if let Some(key) = key {
                subject.take(name, key.role, key.shape, texts);
            }
        }
        if let (Some(sentence), Some(question)) = (subject.sentence, question) {
            subject.gaps = gaps(sentence, question);
        }
        subject
    }

    fn take(
        &mut self,
        name: &str,
        role: Role,
        shape: Shape,
        mut texts: impl Iterator<Item = &'s Spot<'i>>,
    ) {
        match (role, shape) {
            (Role::Prompt, Shape::Sentence) => self.sentence = texts.next(),
            (Role::Prompt, Shape::Texts(_)) => self.front.extend(texts),
            (Role::Prompt, _) => self.prompt = texts.next(),
            (Role::Answer, Shape::Texts(_)) => self.back.extend(texts),
            (Role::Answer, Shape::List(_) | Shape::Entries) => self.answers = Self::entries(texts),
            (Role::Answer, _) => {
                self.answer = texts.next();
                let truth = self.transcript.written(name).and_then(|written| written.parse().ok());
                self.truth = truth.zip(self.transcript.place(name).cloned());
            }
            (Role::Parts, Shape::Pairs) => {
                let pairs = Self::entries(texts).into_iter();
                self.pairs = pairs.filter_map(|pair| Some((pair[0], *pair.get(1)?))).collect();
            }
            (Role::Parts, _) => self.order.extend(texts),
            (Role::Wrong, _) => self.wrong.extend(texts),
            (Role::Options, _) => self.options.extend(texts),
            (Role::Alternatives, _) => self.accept.extend(texts),
            (Role::Setting, _) => {}
        }
    }

    /// The texts of a list, those of an inner list together.
    fn entries(texts: impl Iterator<Item = &'s Spot<'i>>) -> Vec<Vec<&'s Spot<'i>>> {
        let mut entries: Vec<Vec<&Spot<'i>>> = Vec::new();
        let mut last = None;
        for text in texts {
            let entry = text.entry;
            match entries.last_mut().filter(|_| entry.is_some() && entry == last) {
                Some(entry) => entry.push(text),
                None => entries.push(vec![text]),
            }
            last = entry;
        }
        entries
    }

    /// Whether a key says `true`.
    pub fn is_set(&self, key: &str) -> bool {
        self.transcript.written(key) == Some("true")
    }

    /// Whether the answer is a number.
    pub fn is_number(&self) -> bool {
        let is_number = |notation| matches!(notation, Notation::Whole | Notation::Decimal);
        self.answer.is_some_and(|answer| is_number(answer.notation))
    }

    /// How it is to be asked, if not as its kind is.
    pub fn asked_as(&self) -> Option<As> {
        self.question?.asked_as
    }

    /// Whether options are shown: one or several of them are right.
    pub const fn has_options(&self) -> bool {
        self.is_select
            || !self.wrong.is_empty() && self.pairs.is_empty()
            || !self.options.is_empty()
    }

    /// The right answers: the answer, or the first of each entry.
    pub fn right(&self) -> impl Iterator<Item = &'s Spot<'i>> {
        self.answer.into_iter().chain(self.answers.iter().map(|entry| entry[0]))
    }

    /// The wrong options, under whichever key they stand.
    pub fn others(&self) -> impl Iterator<Item = &'s Spot<'i>> {
        let right: HashSet<&str> = match self.options.len() {
            0 => HashSet::new(),
            _ => self.right().map(|right| right.text.as_ref()).collect(),
        };
        let listed = self.options.iter();
        let listed = listed.filter(move |option| !right.contains(option.text.as_ref()));
        self.wrong.iter().chain(listed).copied()
    }

    /// What a learner may have to type, letter by letter.
    pub fn typed(&self) -> impl Iterator<Item = &Spot<'i>> {
        let answer = self.answer.filter(|_| !self.is_number()).into_iter();
        let others = self.answers.iter().flatten().chain(&self.accept).copied();
        answer.chain(others).chain(&self.gaps)
    }
}

/// What belongs in each gap of a sentence, where it stands, or else where the sentence does.
fn gaps<'i>(sentence: &Spot<'i>, question: &Question) -> Vec<Spot<'i>> {
    let parts = question.kind.parts();
    let expected = parts.iter().flat_map(|part| question.kind.expected(*part));
    let keys = expected.filter_map(|expected| expected.key.first());
    let mut from = 0;
    let gap = |key: &String| {
        let found = sentence.text[from..].find(&format!("{{{{{key}"));
        let place = found.map(|at| from + at + 2..from + at + 2 + key.len());
        from = place.as_ref().map_or(from, |place| place.end);
        let text = match (&sentence.text, &place) {
            (Cow::Borrowed(whole), Some(place)) => Cow::Borrowed(&whole[place.clone()]),
            _ => Cow::Owned(key.clone()),
        };
        let span = place.and_then(|place| sentence.place_of(&place));
        Spot::part_of(sentence, text, span.unwrap_or_else(|| sentence.span.clone()))
    };
    keys.map(gap).collect()
}

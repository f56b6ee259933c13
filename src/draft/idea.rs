//! An idea: a question in the making, before the guards have looked at it and before it is ranked.

use super::kinds::gaps;
use super::lexicon::closed::POINTING;
use super::parse::Parse;
use super::proposal::Motive;
use super::survey::Survey;
use super::token::Class;
use crate::deck::edit::{Draft, Literal};
use std::ops::Range;

/// How a question is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrasing {
    /// In words of its own.
    Reworded,
    /// As the sentence with a gap.
    Gapped,
    /// As the sentence, true or false.
    Stated,
}

/// A question in the making.
#[derive(Clone, Debug)]
pub struct Idea {
    /// Why it is asked.
    pub motive: Motive,
    /// How it is put.
    pub phrasing: Phrasing,
    /// What is shown, a gap as `{{}}`.
    pub prompt: String,
    /// What is right, for the guards; of a list the first.
    pub answer: String,
    /// The question's keys.
    pub question: Draft,
    /// The sentence, by its place in [`Survey::parses`].
    pub parse: usize,
    /// The stretch that the answer is taken from.
    pub fact: Range<usize>,
    /// Where the sentences stand that it rests on.
    pub source: Range<usize>,
    /// How much it weighs before anything else is known.
    pub weight: f64,
    /// Whether a name stands in it in the place of a word that points back.
    pub is_named: bool,
    /// What stands before it, with its colon; empty where nothing does.
    pub label: String,
    /// Further wrong options.
    pub others: Vec<String>,
}

impl Idea {
    /// A question with an answer.
    pub fn asked(
        survey: &Survey<'_>,
        parse: &Parse<'_>,
        motive: Motive,
        prompt: &str,
        fact: Range<usize>,
    ) -> Self {
        let prompt = labelled(survey, parse, prompt);
        let mut question = Draft::default();
        question.push("prompt", Literal::Text(prompt.clone()));
        let answer = survey.article.text()[fact.clone()].to_owned();
        let source = survey.article.sentences()[parse.number].range.clone();
        let at = survey.place(parse.number).unwrap_or(0);
        Self {
            motive,
            phrasing: Phrasing::Reworded,
            prompt,
            answer,
            question,
            parse: at,
            fact,
            source,
            weight: motive.weight(),
            is_named: false,
            label: String::new(),
            others: Vec::new(),
        }
    }

    /// What is right, each gap of its own.
    pub fn answers(&self) -> Vec<String> {
        match self.question.text("cloze") {
            Some(cloze) => gaps(cloze),
            None => vec![self.answer.clone()],
        }
    }

    /// The same with a key more.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: Literal) -> Self {
        self.question.push(key, value);
        self
    }

    /// The same, weighing more or less.
    #[must_use]
    pub fn weighing(mut self, more: f64) -> Self {
        self.weight += more;
        self
    }
}

/// A question that names nothing is told to be about the article's subject: it will stand among others.
fn labelled(survey: &Survey<'_>, parse: &Parse<'_>, prompt: &str) -> String {
    let name = &survey.topic.name;
    let mut words = prompt.split(|c: char| !c.is_alphanumeric()).skip(1);
    let has_name = words.any(|word| word.starts_with(char::is_uppercase));
    // "The Project" tells no more than "the project", nor does "the firm" if the article is about one.
    let is_pointing = |word: &str| {
        (word.starts_with(char::is_uppercase) || survey.topic.is_a(word))
            && POINTING.contains(&word.to_lowercase().as_str())
    };
    let points = prompt
        .split(" the ")
        .skip(1)
        .filter_map(|rest| rest.split_once(' '))
        .any(|(word, next)| is_pointing(word) && next.starts_with(char::is_lowercase));
    let has_name = has_name && !points;
    let lower = prompt.to_lowercase();
    let stem = name.to_lowercase();
    let stem = stem.trim_end_matches('s');
    let is_others = parse.clause.as_ref().is_some_and(|clause| {
        parse.words[clause.subject.clone()].iter().any(|word| word.class == Class::Name)
    });
    let is_told =
        survey.topic.has_title || survey.topic.is_led && !is_others || survey.topic.class.is_some();
    if !is_told
        || name.is_empty()
        || name.split(' ').count() > 6
        || has_name
        || lower.contains(stem)
    {
        return prompt.to_owned();
    }
    format!("{name}: {prompt}")
}

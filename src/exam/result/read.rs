//! Reading results that come from anywhere: other machines, the mail, an editor. What is none is told
//! from what is cut, and nothing in one can do harm.

use super::{ExamResult, VERSION};
use serde::Deserialize;
use serde_json::error::Category;
use std::collections::HashSet;
use std::fmt;

/// The most questions that a result has.
const QUESTIONS: usize = 100_000;

/// The longest name, in bytes.
const NAME: usize = 1000;

/// Why a text is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// There is nothing in it.
    Empty,
    /// It ends in the middle.
    Cut,
    /// It is something else.
    Foreign,
    /// It is of a layout that is not known yet.
    Newer(u64),
    /// It was changed by hand, or written by something else: where and what.
    Broken {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It says what cannot be.
    Impossible(String),
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in it"),
            Self::Cut => f.write_str("it ends in the middle: copy it again"),
            Self::Foreign => f.write_str("it is not the result of an exam"),
            Self::Newer(version) => {
                write!(f, "a newer quizdeck wrote it (layout {version}): update this one")
            }
            Self::Broken { line, column } => {
                write!(f, "line {line}, column {column} is not what a result has there")
            }
            Self::Impossible(what) => f.write_str(what),
        }
    }
}

/// What tells a result from other JSON.
#[derive(Deserialize)]
struct LayoutOf {
    #[serde(rename = "quizdeck-exam")]
    version: Option<u64>,
}

/// Reads the results in some text, one by one: there may be several behind each other. What comes after
/// one that cannot be read is not looked at.
pub fn read(text: &[u8]) -> impl Iterator<Item = Result<ExamResult, Misfit>> {
    let mut stream = serde_json::Deserializer::from_slice(text).into_iter::<ExamResult>();
    let (mut is_first, mut is_over) = (true, false);
    std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let start = stream.byte_offset();
        let read = match stream.next() {
            None => {
                is_over = true;
                return is_first.then_some(Err(Misfit::Empty));
            }
            Some(Ok(result)) => checked(result),
            Some(Err(error)) => {
                is_over = true;
                Err(misfit(&text[start..], &error))
            }
        };
        is_first = false;
        Some(read)
    })
}

fn misfit(text: &[u8], error: &serde_json::Error) -> Misfit {
    if error.classify() == Category::Eof {
        return Misfit::Cut;
    }
    let sealed = serde_json::Deserializer::from_slice(text).into_iter::<LayoutOf>().next();
    match sealed {
        Some(Ok(LayoutOf { version: Some(version) })) if version > u64::from(VERSION) => {
            Misfit::Newer(version)
        }
        Some(Ok(LayoutOf { version: Some(_) })) => {
            Misfit::Broken { line: error.line(), column: error.column() }
        }
        // What is no JSON at all, or another thing of that name.
        Some(Err(_)) | None if begins_as_result(text) => {
            Misfit::Broken { line: error.line(), column: error.column() }
        }
        Some(Ok(LayoutOf { version: None }) | Err(_)) | None => Misfit::Foreign,
    }
}

fn begins_as_result(text: &[u8]) -> bool {
    let inner = text.trim_ascii_start().strip_prefix(b"{");
    inner.is_some_and(|inner| inner.trim_ascii_start().starts_with(b"\"quizdeck-exam\""))
}

/// A result that says nothing impossible.
fn checked(result: ExamResult) -> Result<ExamResult, Misfit> {
    let impossible = |what: String| Err(Misfit::Impossible(what));
    if result.version > VERSION {
        return Err(Misfit::Newer(u64::from(result.version)));
    }
    if result.questions.is_empty() {
        return impossible("it has no question".to_owned());
    }
    if result.questions.len() > QUESTIONS {
        return impossible(format!("it has more than {QUESTIONS} questions"));
    }
    if result.name.as_ref().is_some_and(|name| name.len() > NAME) {
        return impossible(format!("its name is longer than {NAME} bytes"));
    }
    let mut seen = HashSet::with_capacity(result.questions.len());
    for (at, question) in result.questions.iter().enumerate() {
        if !seen.insert((&question.deck, &question.id)) {
            return impossible(format!("question {} is in it twice", at + 1));
        }
        if !(0.0..=f64::from(question.of)).contains(&question.points) {
            let (points, of) = (question.points, question.of);
            return impossible(format!("question {} has {points} of {of} points", at + 1));
        }
    }
    Ok(result)
}

//! Marking by hand: a sheet is typed as fast as a hand can, `Anna: 1b 2ac 3 Minsk 4 - +3`, and read as
//! answers and as what is said against the judge. Nothing of a line is passed over in silence: what
//! cannot be meant is an error that says so.

mod filled_in;

use super::examination::{Deed, Examination};
use super::paper::Paper;
use super::result::{Circumstances, ExamResult, Overruled};
use super::variant::Variant;
use crate::engine::{Answered, Overrule};
use crate::form::{Answer, Credit, Grade};
use crate::text::plural;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use std::collections::BTreeMap;

/// A sheet as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerSheet {
    /// The answers by their places from 0, in places of the deck's forms; nothing where one was left
    /// open.
    pub answers: BTreeMap<usize, Option<Answer>>,
    /// What is said against the judge, by the places.
    pub words: BTreeMap<usize, MarkerWord>,
}

/// What who marks a paper says against the judge.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkerWord {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// It earns so many points.
    Earns(BigRational),
}

/// Whose sheet a line is: the name before the first colon, and the variant behind a slash in it, as
/// `Anna/B: 1b`; and what stands behind the colon.
///
/// # Errors
/// When there is no name.
pub fn heading(line: &str) -> Result<(String, Option<Variant>, &str), String> {
    let name = || line.split_once(':').filter(|(name, _)| is_name(name));
    let (name, rest) = name().ok_or("there is no name: write NAME: before the answers")?;
    let (name, variant) = pupil(name);
    Ok((name, variant, rest))
}

/// A name, and the variant behind a slash in it.
pub fn pupil(name: &str) -> (String, Option<Variant>) {
    let apart = name
        .rsplit_once('/')
        .and_then(|(name, variant)| Some((name, variant.trim().parse().ok()?)));
    let (name, variant) = apart.map_or((name, None), |(name, variant)| (name, Some(variant)));
    (name.split_whitespace().collect::<Vec<_>>().join(" "), variant)
}

/// Whether a text may be a name: it does not begin as an answer does.
fn is_name(text: &str) -> bool {
    !text.trim().is_empty()
        && !text.trim_start().starts_with(|c: char| c.is_ascii_digit() || "+-\"".contains(c))
}

impl AnswerSheet {
    /// Reads the answers of a line, and what is said against the judge.
    ///
    /// # Errors
    /// With all that cannot be meant.
    pub fn read(paper: &Paper<'_>, line: &str) -> Result<Self, Vec<String>> {
        let (mut sheet, mut faults) = (Self::default(), Vec::new());
        let mut rest = line.trim_start_matches(is_between);
        while !rest.is_empty() {
            match sheet.take(paper, rest) {
                Ok(after) => rest = after,
                Err((fault, after)) => {
                    faults.push(fault);
                    rest = after;
                }
            }
            rest = rest.trim_start_matches(is_between);
        }
        if faults.is_empty() { Ok(sheet) } else { Err(faults) }
    }

    /// Reads the cell of a question, as a table has it.
    ///
    /// # Errors
    /// When it cannot be meant.
    pub fn read_cell(&mut self, paper: &Paper<'_>, place: usize, cell: &str) -> Result<(), String> {
        let answer = filled_in::cell(&paper.slots()[place], cell.trim());
        let answer = answer.map_err(|fault| format!("question {}: {fault}", place + 1))?;
        self.answers.insert(place, answer);
        Ok(())
    }

    /// Takes over what is corrected: answers and words that take the places of others. A new answer
    /// takes the word away that was said against the old one.
    pub fn correct(&mut self, correction: Self) {
        for (place, answer) in correction.answers {
            self.words.remove(&place);
            self.answers.insert(place, answer);
        }
        self.words.extend(correction.words);
    }

    /// The paper with the answers on it, and each place judged by who marks it: by the judge, but for what
    /// is said against it.
    pub(crate) fn judged<'d>(&self, paper: Paper<'d>) -> (Examination<'d>, Vec<Answered>) {
        let mut examination = Examination::new(paper);
        for (place, answer) in &self.answers {
            let (place, answer) = (*place, answer.clone());
            examination.apply(Deed::Left { place, answer, milliseconds: 0 });
        }
        let mut answered = examination.answered();
        for (place, word) in &self.words {
            let points = examination.paper.slots()[*place].question.points;
            let one = &mut answered[*place];
            match word {
                MarkerWord::Right => one.overruled = Some(Overrule::Right),
                MarkerWord::Wrong => one.overruled = Some(Overrule::Wrong),
                MarkerWord::Earns(earned) => {
                    let Grade { verdict, credit, .. } = Grade::new(share(earned, points));
                    one.judged = Grade { verdict, credit, reason: None, ..one.judged.clone() };
                }
            }
        }
        (examination, answered)
    }

    /// The result of the sheet.
    pub fn result(&self, paper: Paper<'_>, circumstances: Circumstances) -> ExamResult {
        let (examination, answered) = self.judged(paper);
        let mut result = ExamResult::new(&examination, &answered, circumstances);
        for (place, word) in &self.words {
            if let MarkerWord::Earns(_) = word {
                result.questions[*place].overruled = Some(Overruled::Earns);
            }
        }
        result
    }

    /// Takes the next entry of a line; gives what stands behind it, also where it cannot be meant.
    fn take<'l>(&mut self, paper: &Paper<'_>, line: &'l str) -> Result<&'l str, (String, &'l str)> {
        let said = line.strip_prefix(['+', '-']).filter(|rest| begins_with_digit(rest));
        let digits = said.unwrap_or(line);
        let length = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = digits.split_at(length);
        if number.is_empty() {
            let end = line.find(char::is_whitespace).unwrap_or(line.len());
            let word = crate::text::printable_line(&line[..end]);
            return Err((
                format!("\"{word}\" stands where the number of a question should"),
                &line[end..],
            ));
        }
        let count = paper.slots().len();
        let known = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(place) = known.filter(|place| *place < count) else {
            let has = plural(count, "question");
            let fault = format!(
                "there is no question {number}: the paper has {has} (a number in an answer is written in quotes)"
            );
            let answer = rest.trim_start();
            return Err((fault, &answer[filled_in::bare_end(answer)..]));
        };
        let at = |fault: String| format!("question {number}: {fault}");
        if said.is_some() {
            let (word, rest) = word(&line[..1], rest).map_err(|(fault, rest)| (at(fault), rest))?;
            let points = paper.slots()[place].question.points;
            if let MarkerWord::Earns(earned) = &word
                && *earned > BigRational::from_integer(points.into())
            {
                let of = plural(usize::try_from(points).unwrap_or(usize::MAX), "point");
                return Err((at(format!("it gives {of} at most")), rest));
            }
            if self.words.insert(place, word).is_some() {
                return Err((at("it is overruled twice".to_owned()), rest));
            }
            return Ok(rest);
        }
        let rest = rest.strip_prefix(['.', ')', ':', '=']).unwrap_or(rest);
        let (read, rest) = filled_in::next(&paper.slots()[place], rest.trim_start());
        let answer = read.map_err(|fault| (at(fault), rest))?;
        if self.answers.insert(place, answer).is_some() {
            return Err((at("it is answered twice".to_owned()), rest));
        }
        Ok(rest)
    }
}

/// What sets entries apart.
fn is_between(c: char) -> bool {
    c.is_whitespace() || c == ',' || c == ';'
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What is said against the judge: a sign, and behind it the points that are earned, if any.
fn word<'l>(sign: &str, rest: &'l str) -> Result<(MarkerWord, &'l str), (String, &'l str)> {
    let end = rest.find(|c: char| c.is_whitespace() || c == ';').unwrap_or(rest.len());
    let (points, after) = rest.split_at(end);
    let points = points.trim_end_matches(',');
    match (sign, points.strip_prefix(':')) {
        ("-", None) if points.is_empty() => Ok((MarkerWord::Wrong, after)),
        (_, None) if points.is_empty() => Ok((MarkerWord::Right, after)),
        ("+", Some(points)) => match decimal(points) {
            Some(points) => Ok((MarkerWord::Earns(points), after)),
            None => Err(("points are written as 1.5".to_owned(), after)),
        },
        _ => Err(("it is overruled by +3, -3 or +3:1.5".to_owned(), after)),
    }
}

/// Points as a share of those of a question.
fn share(earned: &BigRational, points: u32) -> Credit {
    let share = earned / BigRational::from_integer(points.max(1).into());
    let parts = (share.numer().to_i64(), share.denom().to_usize());
    Credit::new(parts.0.unwrap_or_default(), parts.1.unwrap_or(1))
}

/// Points as they are written, at most two decimals.
fn decimal(text: &str) -> Option<BigRational> {
    let text = text.replace(',', ".");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{decimals}");
    let is_decimal = digits.len() <= 9 && decimals.len() <= 2 && !whole.is_empty();
    let number: u64 = digits.parse().ok().filter(|_| is_decimal && begins_with_digit(&digits))?;
    let hundredths = number * 10_u64.pow(2 - u32::try_from(decimals.len()).ok()?);
    Some(BigRational::new(hundredths.into(), 100.into()))
}

#[cfg(test)]
mod tests;

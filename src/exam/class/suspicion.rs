//! What is likely wrong with a question, by how a class answered it. Each is asked only where chance
//! hardly explains it: a teacher who looks in vain three times does not look a fourth time.

use super::figure::errors_above;
use super::moments::float;
use super::options::OptionFigures;
use super::question::QuestionFigures;
use super::typed::TypedFigures;
use crate::report::{Finding, Rule};
use crate::text::{percent, plural, printable_line, shell_word, shorten};
use std::ops::Range;

const NOBODY_RIGHT: Rule = Rule::warning(
    "nobody-right",
    "a question that nobody had right",
    "The key may be wrong, or the question may not ask what was taught.",
    "",
);

const NEGATIVE_DISCRIMINATION: Rule = Rule::warning(
    "negative-discrimination",
    "a question that the better learners have wrong",
    "Who does well otherwise should do well in it: the key may be wrong, or the wording mislead who \
     thinks further.",
    "",
);

const ATTRACTIVE_OPTION: Rule = Rule::warning(
    "attractive-option",
    "a wrong option that the better learners pick",
    "It may be right as well, or be wrong for a reason that only the author sees.",
    "",
);

const IDLE_OPTION: Rule = Rule::warning(
    "idle-option",
    "a wrong option that nobody picks",
    "Whoever guesses has one option less to guess from.",
    "",
);

const ACCEPT_ANSWER: Rule = Rule::warning(
    "accept-answer",
    "a typed answer that may be right and is not accepted",
    "Several learners typed it who do well otherwise.",
    "",
);

/// What is likely wrong with a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Suspicion {
    /// Nobody had it right.
    NobodyRight,
    /// Its correlation with the rest is below nothing; an option may draw the best.
    Negative {
        /// The correlation.
        discrimination: f64,
        /// The wrong option that goes most with the other scores.
        draws: Option<String>,
    },
    /// A wrong option goes with good scores.
    Attractive {
        /// The option.
        option: String,
        /// Its correlation with the other scores.
        correlation: f64,
        /// How many picked it.
        picked: u64,
    },
    /// Nobody picked a wrong option.
    Idle {
        /// The option.
        option: String,
        /// How many picked another wrong one.
        others: u64,
    },
    /// A typed answer may be right.
    Accept {
        /// What was typed.
        text: String,
        /// How often.
        times: u64,
        /// What those had in the mean on the other questions, from 0 to 1.
        mean: f64,
    },
}

/// The correlation from which on a question is worth keeping (R. L. Ebel, "Essentials of Educational
/// Measurement", 1972: below .20 it is to be rejected or rewritten).
const WORTH_KEEPING: f64 = 0.2;

/// By so many standard errors a correlation that is no more than 0 must be below that: one good
/// question in ten would be.
const ERRORS_BELOW: f64 = 1.281_551_565_545;

/// By so many standard errors a wrong option must go with good scores, where it should go with bad
/// ones: one in thirty that went with neither would.
const ERRORS_ABOVE: f64 = 1.9;

/// The fewest who must have picked an option, and the part of those to whom it was offered.
const FEW: u64 = 3;
const FEW_PART: f64 = 0.05;

/// How unlikely it must be that nobody picks an option that draws as much as the other wrong ones.
const UNLIKELY: f64 = 0.000_2;

/// What is likely wrong with a question.
pub fn suspicions(question: &QuestionFigures) -> Vec<Suspicion> {
    let mut all = Vec::new();
    let is_negative =
        |r: &f64| *r <= 0.0 && errors_above(*r, WORTH_KEEPING, question.sittings) < -ERRORS_BELOW;
    if question.sittings >= super::LEAST && question.right + question.partly == 0 {
        all.push(Suspicion::NobodyRight);
    } else if let Some(discrimination) = question.discrimination.ok().filter(is_negative) {
        let draws = attractive(&question.options, 0.0).map(|(option, _)| option.text.clone());
        all.push(Suspicion::Negative { discrimination, draws });
    } else if let Some((option, correlation)) = attractive(&question.options, ERRORS_ABOVE) {
        let (option, picked) = (option.text.clone(), option.picked);
        all.push(Suspicion::Attractive { option, correlation, picked });
    }
    all.extend(idle(&question.options));
    let candidates = question.typed.iter().filter(|typed| typed.is_candidate);
    all.extend(candidates.map(|TypedFigures { text, times, mean, .. }| Suspicion::Accept {
        text: text.clone(),
        times: *times,
        mean: mean.unwrap_or_default(),
    }));
    all
}

/// The wrong option that goes most with good scores, by more than so many standard errors.
fn attractive(options: &[OptionFigures], errors: f64) -> Option<(&OptionFigures, f64)> {
    let wrong = options.iter().filter(|option| !option.is_right && option.picked >= FEW);
    let enough = wrong.filter(|option| float(option.picked) >= FEW_PART * float(option.offered));
    let drawing = enough.filter_map(|option| Some((option, option.correlation.ok()?)));
    drawing
        .filter(|(option, r)| errors_above(*r, 0.0, option.offered) > errors)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
}

/// The wrong options that nobody picked, though others were by so many that chance does not explain it:
/// were all wrong options alike, none of so many picks would be of this one with the probability
/// (1 − its part of what was offered) to the power of the picks.
fn idle(options: &[OptionFigures]) -> impl Iterator<Item = Suspicion> {
    let wrong = || options.iter().filter(|option| !option.is_right);
    let offered: u64 = wrong().map(|option| option.offered).sum();
    let others: u64 = wrong().map(|option| option.picked).sum();
    let is_unlikely = move |option: &&OptionFigures| {
        let part = float(option.offered) / float(offered.max(1));
        (1.0 - part).powf(float(others)) <= UNLIKELY
    };
    let idle = wrong().filter(|option| option.is_idle()).filter(is_unlikely);
    idle.map(move |option| Suspicion::Idle { option: option.text.clone(), others })
}

/// How much of an option is told, in columns.
const OPTION: usize = 40;

/// A text of a deck or a learner in a message.
fn quoted(text: &str) -> String {
    format!("\"{}\"", shorten(&printable_line(text), OPTION))
}

impl Suspicion {
    /// The same as a finding about the question of a name, which was asked in so many sittings.
    pub fn finding(&self, question: &str, sittings: u64, place: Range<usize>) -> Finding {
        let sat = plural(usize::try_from(sittings).unwrap_or(usize::MAX), "sitting");
        let (rule, message, help) = match self {
            Self::NobodyRight => (
                &NOBODY_RIGHT,
                format!("nobody had it right in {sat}"),
                "look whether the key is right".to_owned(),
            ),
            Self::Negative { discrimination, draws: None } => (
                &NEGATIVE_DISCRIMINATION,
                format!("discrimination {discrimination:.2} in {sat}"),
                "look whether the key is right, and whether the question can be misread".to_owned(),
            ),
            Self::Negative { discrimination, draws: Some(option) } => (
                &NEGATIVE_DISCRIMINATION,
                format!(
                    "discrimination {discrimination:.2} in {sat}; {} draws the best learners",
                    quoted(option)
                ),
                "is it right, or also right?".to_owned(),
            ),
            Self::Attractive { option, correlation, picked } => (
                &ATTRACTIVE_OPTION,
                format!(
                    "{} draws the better learners: {picked} in {sat} picked it, correlation {correlation:.2}",
                    quoted(option)
                ),
                "is it also right? let it be right too, or write another".to_owned(),
            ),
            Self::Idle { option, others } => (
                &IDLE_OPTION,
                format!(
                    "nobody picked {} in {sat}, and {others} picked another wrong one",
                    quoted(option)
                ),
                "write one that a mistake leads to, or delete it".to_owned(),
            ),
            Self::Accept { text, times, mean } => (
                &ACCEPT_ANSWER,
                format!(
                    "{times} in {sat} typed {}, who earned {} on the other questions",
                    quoted(text),
                    percent(mean * 100.0)
                ),
                format!(
                    "accept this? --accept {} writes it into the deck",
                    shell_word(format!("{question}={text}").as_ref())
                ),
            ),
        };
        rule.finding(place, format!("question {question}: {message}"), help)
    }
}

//! Options: the pool that a learner picks from, for one right answer or several. Either the wrong
//! ones are listed and all are shuffled, or all are listed in the order to show.

use super::{Fields, Noted, Text};
use crate::form::Arrange;

/// What stands at the end of a list of options, whatever the order of the others.
const LAST: &[&str] = &[
    "none of the above",
    "none of these",
    "none of them",
    "all of the above",
    "all of these",
    "all of them",
    "neither",
    "both",
];

/// The keys `wrong` and `options`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Every option as it is laid out before shuffling.
    pub pool: Vec<Noted>,
    /// Which of them are right, ascending.
    pub right: Vec<usize>,
    /// How they are laid out.
    pub arrange: Arrange,
    /// The wrong ones, as foreseen mistakes when it is typed.
    pub wrong: Vec<Noted>,
}

impl Options {
    /// Reads `wrong` or `options` beside the right answers, which stand under `key`.
    pub fn read(fields: &mut Fields<'_, '_>, key: &str, answers: &[Text]) -> Option<Self> {
        if fields.has("options") && fields.has("wrong") {
            let place = fields.place("wrong");
            let help = "keep `wrong` (shuffled), or list all, the right ones too, in `options`";
            fields.error("mixed-kinds", place, "`wrong` and `options` do not go together", help);
            return None;
        }
        if fields.has("options") {
            let options = fields.noted("options");
            return Self::fixed(fields, key, answers, options);
        }
        let place = fields.place("wrong");
        let wrong = fields.noted("wrong");
        if wrong.is_empty() {
            let help = "give at least one wrong option, or delete `wrong`: then it is typed";
            fields.error("too-few", place, "`wrong` has no option to show", help);
            return None;
        }
        let mut sound = true;
        for (at, (text, _)) in wrong.iter().enumerate() {
            if answers.iter().any(|answer| answer.value == text.value) {
                let help = format!("delete it from `wrong`, or change `{key}`");
                let message = format!("\"{}\" is both right and wrong", text.value);
                fields.error("right-and-wrong", text.span.clone(), message, help);
                sound = false;
            } else if wrong[..at].iter().any(|(other, _)| other.value == text.value) {
                let message = format!("\"{}\" stands among the options twice", text.value);
                fields.warning("duplicate-option", text.span.clone(), message, "delete one");
            }
        }
        sound.then(|| Self::shuffled(answers, wrong))
    }

    fn fixed(
        fields: &mut Fields<'_, '_>,
        key: &str,
        answers: &[Text],
        options: Vec<(Text, Option<String>)>,
    ) -> Option<Self> {
        let mut right = Vec::new();
        for answer in answers {
            if let Some(at) = options.iter().position(|(option, _)| option.value == answer.value) {
                right.push(at);
            } else {
                let texts = options.iter().map(|(option, _)| option.value.as_str());
                let help = crate::text::did_you_mean(&answer.value, texts).map_or_else(
                    || format!("list it there too: `options` has all, `{key}` the right of them"),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let message = format!("\"{}\" is not among the `options`", answer.value);
                fields.error("answer-not-in-options", answer.span.clone(), message, help);
            }
        }
        for (at, (text, _)) in options.iter().enumerate() {
            if options[..at].iter().any(|(other, _)| other.value == text.value) {
                let message = format!("\"{}\" stands among the options twice", text.value);
                fields.warning("duplicate-option", text.span.clone(), message, "delete one");
            }
        }
        if right.len() < answers.len() {
            return None;
        }
        if options.len() == right.len() {
            let place = answers.first().map_or(0..0, |answer| answer.span.clone());
            let help = "list at least one wrong option too";
            fields.error("too-few", place, "every option is right", help);
            return None;
        }
        right.sort_unstable();
        right.dedup();
        let pool: Vec<Noted> = options.into_iter().map(|(text, why)| (text.value, why)).collect();
        let wrong = pool.iter().enumerate().filter(|(at, _)| !right.contains(at));
        let wrong = wrong.map(|(_, option)| option.clone()).collect();
        Some(Self { pool, right, arrange: Arrange::Keep, wrong })
    }

    fn shuffled(answers: &[Text], wrong: Vec<(Text, Option<String>)>) -> Self {
        let wrong: Vec<Noted> = wrong.into_iter().map(|(text, why)| (text.value, why)).collect();
        let answers = answers.iter().map(|answer| ((answer.value.clone(), None), true));
        let mut pool: Vec<(Noted, bool)> =
            answers.chain(wrong.iter().cloned().map(|option| (option, false))).collect();
        let number = |option: &Noted| option.0.replace('_', "").parse::<f64>().ok();
        let arrange = if pool.iter().all(|(option, _)| number(option).is_some()) {
            pool.sort_by(|(a, _), (b, _)| {
                number(a).partial_cmp(&number(b)).unwrap_or(std::cmp::Ordering::Equal)
            });
            Arrange::Keep
        } else {
            let is_last = |option: &Noted| {
                LAST.contains(&option.0.trim_end_matches('.').to_lowercase().as_str())
            };
            pool.sort_by_key(|(option, _)| is_last(option));
            let pinned = pool.iter().filter(|(option, _)| is_last(option)).count();
            Arrange::Shuffle { pinned }
        };
        let right = pool.iter().enumerate().filter(|(_, (_, right))| *right);
        let right = right.map(|(at, _)| at).collect();
        Self { right, arrange, wrong, pool: pool.into_iter().map(|(option, _)| option).collect() }
    }

    /// The texts to show.
    pub fn texts(&self) -> Vec<String> {
        self.pool.iter().map(|(text, _)| text.clone()).collect()
    }

    /// What the author says to some of the options.
    pub fn whys(&self, picked: &[usize]) -> Vec<String> {
        picked.iter().filter_map(|at| self.pool.get(*at)?.1.clone()).collect()
    }

    /// The texts that are not right.
    pub fn others(&self) -> Vec<&str> {
        self.wrong.iter().map(|(text, _)| text.as_str()).collect()
    }
}

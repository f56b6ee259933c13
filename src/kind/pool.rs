//! Pools: the options that a learner picks from, for one right answer or several. Either the wrong
//! ones are listed and all are shuffled, or all are listed in the order to show.

use super::accepted::credit_for_answer;
use super::entries::{May, PlacedNoted};
use super::others::is_last;
use super::values::TOO_FEW;
use super::{Fields, Key, PlacedText, Role, Shape};
use crate::form::Arrange;
use crate::judge::{Fraction, Noted};
use crate::report::Rule;
use crate::text::{did_you_mean, first_places};
use std::ops::Range;

/// The rules of this file.
pub const RULES: &[&Rule] =
    &[&MIXED_KINDS, &RIGHT_AND_WRONG, &DUPLICATE_OPTION, &ANSWER_NOT_IN_OPTIONS];

/// Keys of two kinds in one question.
pub const MIXED_KINDS: Rule = Rule::error(
    "mixed-kinds",
    "keys of two kinds in one question",
    "The keys of a question decide its kind, and these decide for two.",
    r#"prompt = "Which planets have rings?"
- answer = "Jupiter"
- answers = ["Jupiter", "Saturn"]
+ answers = ["Jupiter", "Saturn", "Uranus", "Neptune"]
"#,
);

/// An option that is both right and wrong.
pub const RIGHT_AND_WRONG: Rule = Rule::error(
    "right-and-wrong",
    "an option that is both right and wrong",
    "Whatever is picked could be called wrong.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- wrong = ["Saturn", "Jupiter"]
+ wrong = ["Saturn", "Neptune"]
"#,
);

const DUPLICATE_OPTION: Rule = Rule::error(
    "duplicate-option",
    "an option that stands there twice",
    "Nobody can tell the two apart.",
    r#"prompt = "Which planet is the largest?"
answer = "Jupiter"
- wrong = ["Saturn", "Saturn"]
+ wrong = ["Saturn", "Neptune"]
"#,
);

const ANSWER_NOT_IN_OPTIONS: Rule = Rule::error(
    "answer-not-in-options",
    "an answer that is not among its options",
    "`options` lists all that is shown, the right one too, letter for letter.",
    r#"prompt = "How dense is Saturn, beside water?"
- answer = "Denser"
+ answer = "Less dense"
options = ["Less dense", "As dense", "More dense"]
"#,
);

/// The key of the wrong options.
pub const WRONG: Key = Key::either(
    "wrong",
    Role::Wrong,
    Shape::Noted(1),
    "the wrong options; each a text or { text, why }",
);

/// Among how many options one is looked for that a misspelt answer could mean.
const COMPARED: usize = 100;

/// The keys `wrong` and `options`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// Every option, the right ones first.
    options: Vec<Noted>,
    /// How many are right.
    right: usize,
    /// Places in the pool in the order before shuffling; empty where that is the pool's own.
    order: Vec<usize>,
    /// How they are laid out.
    pub arrange: Arrange,
}

impl Pool {
    /// Reads `wrong` or `options` beside the right answer, which stands under `key`: there is a wrong
    /// one at least.
    pub fn read(
        fields: &mut Fields<'_, '_>,
        key: &str,
        answer: Option<&PlacedText>,
    ) -> Option<Self> {
        let answers = answer.map(std::slice::from_ref);
        if fields
            .peek("wrong")
            .is_some_and(|wrong| wrong.as_array().is_some_and(|list| list.is_empty()))
        {
            let help = "list at least one wrong option, or delete the line: then it is typed";
            fields.report(&TOO_FEW, fields.value_place("wrong"), "`wrong` is empty", help);
            return None;
        }
        Self::read_with(fields, key, answers, May::Earn)
    }

    /// Reads them beside right answers, of which there may be none; all may be right too, where an
    /// empty `wrong` says so.
    pub fn read_any(
        fields: &mut Fields<'_, '_>,
        key: &str,
        answers: Option<&[PlacedText]>,
    ) -> Option<Self> {
        let place = fields.place(key);
        let pool = Self::read_with(fields, key, answers, May::Tell)?;
        if pool.count() < 2 {
            let help = "list two at least, right or wrong";
            let message =
                if pool.count() == 0 { "there is no option" } else { "there is one option only" };
            fields.report(&TOO_FEW, place, message, help);
            return None;
        }
        Some(pool)
    }

    fn read_with(
        fields: &mut Fields<'_, '_>,
        key: &str,
        answers: Option<&[PlacedText]>,
        may: May,
    ) -> Option<Self> {
        let (wrong, options) = (fields.place("wrong"), fields.value_place("options"));
        if fields.has("options") && fields.has("wrong") {
            let help = "keep `wrong` (shuffled), or list all, the right ones too, in `options`";
            fields.report(&MIXED_KINDS, wrong, "`wrong` and `options` do not go together", help);
            return None;
        }
        if fields.has("options") {
            let listed = fields.noted("options", may)?;
            return Self::fixed(fields, (key, may), answers?, listed, options);
        }
        let wrong = fields.noted("wrong", may)?;
        let answers = answers?;
        let pool: Vec<&PlacedText> =
            answers.iter().chain(wrong.iter().map(|wrong| &wrong.text)).collect();
        let mut sound = true;
        for (at, first) in firsts(pool.iter().copied()).into_iter().enumerate() {
            if first == at {
                continue;
            }
            sound = false;
            if first < answers.len() && at >= answers.len() {
                let help = format!("delete it from `wrong`, or change `{key}`");
                let message = format!("\"{}\" is both right and wrong", pool[at].value);
                fields.report(&RIGHT_AND_WRONG, pool[at].span.clone(), message, help);
            } else {
                duplicate(fields, pool[at]);
            }
        }
        sound.then(|| Self::shuffled(answers, wrong))
    }

    fn fixed(
        fields: &mut Fields<'_, '_>,
        (key, may): (&str, May),
        answers: &[PlacedText],
        listed: Vec<PlacedNoted>,
        place: Range<usize>,
    ) -> Option<Self> {
        let mut right = Vec::new();
        let places = firsts(listed.iter().map(|one| &one.text).chain(answers));
        for (answer, place) in answers.iter().zip(&places[listed.len()..]) {
            if *place < listed.len() {
                right.push(*place);
            } else {
                let texts = listed.iter().map(|one| one.text.value.as_str()).take(COMPARED);
                let help = did_you_mean(&answer.value, texts).map_or_else(
                    || format!("list it there too: `options` has all, `{key}` the right of them"),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let message = format!("\"{}\" is not among the `options`", answer.value);
                fields.report(&ANSWER_NOT_IN_OPTIONS, answer.span.clone(), message, help);
            }
        }
        let mut sound = right.len() == answers.len();
        let twice = repeated(answers.iter()).chain(repeated(listed.iter().map(|one| &one.text)));
        for text in twice {
            duplicate(fields, text);
            sound = false;
        }
        right.sort_unstable();
        right.dedup();
        for text in right.iter().map(|at| &listed[*at]).filter(|one| one.noted.credit.is_some()) {
            credit_for_answer(fields, &text.text, "is the answer");
            sound = false;
        }
        if sound && listed.len() == right.len() {
            let help = match may {
                May::Tell => {
                    "list a wrong option too, or write wrong = [] in the place of `options`"
                }
                May::Earn | May::Measure => "list at least one wrong option too",
            };
            fields.report(&TOO_FEW, place, "every option is right", help);
            sound = false;
        }
        if !sound {
            return None;
        }
        let mut order: Vec<usize> = (0..listed.len()).collect();
        order.sort_by_key(|at| right.binary_search(at).is_err());
        let mut listed: Vec<Option<Noted>> =
            listed.into_iter().map(|one| Some(one.noted)).collect();
        let pool = order.iter().filter_map(|at| listed[*at].take()).collect();
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, at)| places[*at] = place);
        Some(Self { options: pool, right: right.len(), order: places, arrange: Arrange::Keep })
    }

    fn shuffled(answers: &[PlacedText], wrong: Vec<PlacedNoted>) -> Self {
        let mut pool: Vec<Noted> = Vec::with_capacity(answers.len() + wrong.len());
        let right = |answer: &PlacedText| Noted { text: answer.value.clone(), ..Noted::default() };
        pool.extend(answers.iter().map(right));
        pool.extend(wrong.into_iter().map(|one| one.noted));
        let mut order = Vec::new();
        let arrange = if let Some(numbers) = numbers(&pool) {
            order.extend(0..pool.len());
            order.sort_by(|one: &usize, other| numbers[*one].total_cmp(&numbers[*other]));
            Arrange::Keep
        } else {
            let pinned = pool.iter().filter(|one| is_last(&one.text)).count();
            if pinned > 0 {
                order.extend(0..pool.len());
                order.sort_by_key(|at| is_last(&pool[*at].text));
            }
            Arrange::Shuffle { pinned }
        };
        Self { options: pool, right: answers.len(), order, arrange }
    }

    /// Places in the pool in the order before shuffling.
    fn places(&self) -> impl Iterator<Item = usize> {
        let own = if self.order.is_empty() { 0..self.options.len() } else { 0..0 };
        own.chain(self.order.iter().copied())
    }

    /// The texts to show.
    pub fn texts(&self) -> Vec<String> {
        self.places().map(|place| self.options[place].text.clone()).collect()
    }

    /// Which of the texts are right, ascending.
    pub fn right(&self) -> Vec<usize> {
        let places = self.places().enumerate();
        places.filter(|(_, place)| *place < self.right).map(|(at, _)| at).collect()
    }

    /// Whether the one that is shown at a place is right.
    pub fn is_right(&self, at: usize) -> bool {
        self.place(at).is_some_and(|place| place < self.right)
    }

    /// How many are right.
    pub const fn right_count(&self) -> usize {
        self.right
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.options.len()
    }

    /// What the author says to some of the options.
    pub fn whys(&self, picked: &[usize]) -> Vec<String> {
        picked.iter().filter_map(|at| self.at(*at)?.why.clone()).collect()
    }

    /// What the author gives for one of the options, where it is a share.
    pub fn credit(&self, picked: usize) -> Option<Fraction> {
        self.at(picked)?.credit
    }

    /// The option that is shown at a place.
    fn at(&self, at: usize) -> Option<&Noted> {
        self.options.get(self.place(at)?)
    }

    /// Where in the pool that stands which is shown at a place.
    fn place(&self, at: usize) -> Option<usize> {
        if self.order.is_empty() { Some(at) } else { self.order.get(at).copied() }
    }

    /// The wrong ones, which are foreseen mistakes when it is typed.
    pub fn wrong(&self) -> &[Noted] {
        &self.options[self.right..]
    }

    /// The texts that are not right.
    pub fn others(&self) -> Vec<&str> {
        self.wrong().iter().map(|one| one.text.as_str()).collect()
    }
}

/// For each text the place of the first that is the same.
fn firsts<'t>(texts: impl Iterator<Item = &'t PlacedText>) -> Vec<usize> {
    first_places(&texts.map(|text| text.value.as_str()).collect::<Vec<_>>())
}

/// The texts that stand there before.
fn repeated<'t>(
    texts: impl Iterator<Item = &'t PlacedText> + Clone,
) -> impl Iterator<Item = &'t PlacedText> {
    let firsts = firsts(texts.clone()).into_iter().enumerate();
    texts.zip(firsts).filter(|(_, (at, first))| at != first).map(|(text, _)| text)
}

fn duplicate(fields: &mut Fields<'_, '_>, text: &PlacedText) {
    let message = format!("\"{}\" stands among the options twice", text.value);
    fields.report(&DUPLICATE_OPTION, text.span.clone(), message, "delete one of the two");
}

/// The values of options that are all numbers.
fn numbers(pool: &[Noted]) -> Option<Vec<f64>> {
    let number = |Noted { text, .. }: &Noted| {
        let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
        if is_number { text.replace('_', "").parse().ok() } else { None }
    };
    pool.iter().map(number).collect()
}

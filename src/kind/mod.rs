//! Kinds: what sort of question it is. A kind is one file and one line in the list below; asking
//! is data, so that a new kind touches no surface and a new surface no kind.

mod accepted;
mod anki;
mod card;
mod choice;
mod cloze;
#[cfg(test)]
mod echo;
mod entries;
mod escapes;
mod excerpt;
mod fields;
mod key;
mod list;
mod r#match;
mod names;
mod number;
mod order;
mod others;
mod pool;
mod proviso;
mod select;
mod short;
mod slips;
mod texts;
mod tolerance;
mod transcript;
mod truth;
mod types;
mod values;

pub use anki::{ANKI_CLOZE, AnkiSentence};
pub use cloze::{around_gaps, gap_ends};
pub use entries::TEXT;
pub use excerpt::{Excerpt, PlacedText, TomlKey, TomlValue};
pub use fields::{Fields, MISPLACED_KEY};
pub use key::{Key, Need, PROMPT, Role, Shape};
pub use names::KeyNames;
pub use others::{may_speak_of_others, speaks_of_others};
pub use pool::MIXED_KINDS;
pub use proviso::Proviso;
pub use slips::UNKNOWN_KEY;
pub use transcript::{Notation, Spot, Transcript, quoted};
pub use types::WRONG_TYPE;

use crate::form::{Answer, Credit, Form, Grade, Grouping, Mark};
use crate::judge::{Expected, Fraction, Judge, Judgement, Ruling};
use crate::report::Rule;
use crate::text::ascending;
use std::borrow::Cow;

/// Which item of a question is asked.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Part {
    /// All of it, as most questions are.
    Whole,
    /// A card from back to front.
    Reverse,
    /// One gap of a cloze, from 0.
    Gap(usize),
}

impl Part {
    /// A name that does not tell the answer, as the one under which a gap is remembered does; none
    /// for the whole.
    pub fn label(self) -> Option<String> {
        match self {
            Self::Whole => None,
            Self::Reverse => Some("reverse".to_owned()),
            Self::Gap(gap) => Some(format!("gap {}", gap + 1)),
        }
    }
}

/// A judgement that should not count yet: the learner is asked again, once for each reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskAgain {
    /// Why, for the learner.
    pub reason: String,
    /// What the answer is worth if it is given again.
    pub grade: Grade,
}

/// What a sort of question is and can do; [`Row`] and [`AnyKind`] tell what each of it is.
trait Kind: Sized {
    const NAME: &'static str;
    const SUMMARY: &'static str;
    const OFFER: &'static str;
    const KEYS: &'static [Key];
    const EXAMPLE: &'static str;
    const RULES: &'static [&'static Rule] = &[];
    const TELLING: bool = true;

    /// Reads its own keys and reports what is amiss; nothing where it cannot be asked.
    fn read(fields: &mut Fields<'_, '_>) -> Option<Self>;

    fn parts(&self) -> Vec<Part> {
        vec![Part::Whole]
    }

    fn prompt(&self, _part: Part) -> Option<Cow<'_, str>> {
        None
    }

    fn identity(&self) -> Option<Cow<'_, str>> {
        None
    }

    fn known_by(asked: &str) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(asked))
    }

    /// Typed, unless a kind says otherwise.
    fn form(&self, part: Part) -> Form {
        let expected = self.expected(part);
        let (labels, grouping) = match &expected[..] {
            [] => (vec![String::new()], Grouping::Each),
            [only] => (vec![String::new()], Grouping::of_key(&first_key(only))),
            several => ((1..=several.len()).map(|at| at.to_string()).collect(), Grouping::Each),
        };
        Form::Lines { labels, grouping }
    }

    fn key(&self, part: Part) -> Answer {
        Answer::Lines(self.expected(part).iter().map(first_key).collect())
    }

    fn expected(&self, _part: Part) -> Vec<Expected<'_>> {
        Vec::new()
    }

    fn others(&self) -> Vec<&str> {
        Vec::new()
    }

    /// All that is asked but the other side.
    fn lends(&self, _asked: Part) -> Vec<Part> {
        self.parts().into_iter().filter(|part| *part != Part::Reverse).collect()
    }

    fn provisos(&self) -> Vec<Proviso> {
        Vec::new()
    }

    fn grade(&self, part: Part, answer: &Answer, judge: &Judge<'_>) -> Result<Grade, AskAgain> {
        grade_lines(&self.expected(part), answer, judge)
    }
}

/// A row of the table of kinds.
pub struct Row {
    /// What it is called.
    pub name: &'static str,
    /// What it asks of the learner, in a few words.
    pub summary: &'static str,
    /// What an author has who needs it, in a few words.
    pub offer: &'static str,
    /// Its own keys, one of them for what is asked.
    pub keys: &'static [Key],
    /// A question of the kind, as an author writes it.
    pub example: &'static str,
    /// The rules of `check` that it comes with.
    pub rules: &'static [&'static Rule],
    /// Whether its answers tell its questions apart; true and false do not.
    pub is_telling: bool,
    /// The text by which a question is known, of what it asks, also one that cannot be read.
    pub known_by: fn(&str) -> Option<Cow<'_, str>>,
    /// Reads one.
    pub read: fn(&mut Fields<'_, '_>) -> Option<AnyKind>,
}

impl Row {
    const fn of<K: Kind + Into<AnyKind>>() -> Self {
        Self {
            name: K::NAME,
            summary: K::SUMMARY,
            offer: K::OFFER,
            keys: K::KEYS,
            example: K::EXAMPLE,
            rules: K::RULES,
            is_telling: K::TELLING,
            known_by: K::known_by,
            read: |fields| K::read(fields).map(Into::into),
        }
    }

    /// Its own key of a name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Its own keys by how much they are needed.
    pub fn keys_of(&self, need: Need) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().filter(move |key| key.need == need)
    }

    /// Its first key in a role.
    pub fn in_role(&self, role: Role) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.role == role)
    }

    /// The name of the key for what is asked.
    pub fn asks(&self) -> &'static str {
        self.in_role(Role::Prompt).map_or(PROMPT, |key| key.name)
    }
}

/// The rules of keys and their values, whatever the kind.
pub fn rules() -> Vec<&'static Rule> {
    [
        slips::RULES,
        fields::RULES,
        types::RULES,
        values::RULES,
        texts::RULES,
        escapes::RULES,
        accepted::RULES,
    ]
    .concat()
}

/// The row of a kind.
pub fn row(name: &str) -> Option<&'static Row> {
    KINDS.iter().find(|row| row.name == name)
}

/// The keys of all kinds, row by row; one that several kinds share comes once for each.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    KINDS.iter().flat_map(|row| row.keys)
}

macro_rules! kinds {
    ($($(#[$when:meta])? $kind:ident in $file:ident),* $(,)?) => {
        /// A question's kind with its keys.
        #[derive(Clone, Debug)]
        pub enum AnyKind {
            $(
                $(#[$when])?
                #[doc = concat!("The kind ", stringify!($kind), ".")]
                $kind($file::$kind),
            )*
        }

        /// The table of kinds.
        pub const KINDS: &[Row] = &[$(
            $(#[$when])?
            Row::of::<$file::$kind>(),
        )*];

        $($(#[$when])? impl From<$file::$kind> for AnyKind {
            fn from(kind: $file::$kind) -> Self {
                Self::$kind(kind)
            }
        })*

        impl AnyKind {
            /// The row of the kind.
            pub const fn row(&self) -> &'static Row {
                match self { $($(#[$when])? Self::$kind(_) => const { &Row::of::<$file::$kind>() },)* }
            }

            /// What the kind is called.
            pub const fn name(&self) -> &'static str {
                self.row().name
            }

            /// The items it gives.
            pub fn parts(&self) -> Vec<Part> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.parts(),)* }
            }

            /// What is asked, where it is not the question's own prompt.
            pub fn prompt(&self, part: Part) -> Option<Cow<'_, str>> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.prompt(part),)* }
            }

            /// The text by which the question is known, where it is not its own prompt.
            pub fn identity(&self) -> Option<Cow<'_, str>> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.identity(),)* }
            }

            /// How a part is asked.
            pub fn form(&self, part: Part) -> Form {
                match self { $($(#[$when])? Self::$kind(kind) => kind.form(part),)* }
            }

            /// What is right, in that form.
            pub fn key(&self, part: Part) -> Answer {
                match self { $($(#[$when])? Self::$kind(kind) => kind.key(part),)* }
            }

            /// What may be typed, line by line; nothing for what is never typed.
            pub fn expected(&self, part: Part) -> Vec<Expected<'_>> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.expected(part),)* }
            }

            /// Whether a number is to be typed for a part.
            pub fn asks_number(&self, part: Part) -> bool {
                self.expected(part).iter().any(|expected| expected.quantity.is_some())
            }

            /// Other texts of it that are not right answers: options, sides, items.
            pub fn others(&self) -> Vec<&str> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.others(),)* }
            }

            /// The parts whose answers can be options where a part of another question is asked: of
            /// two sides one, and that also where it is not asked itself.
            pub fn lends(&self, asked: Part) -> Vec<Part> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.lends(asked),)* }
            }

            /// What else an author has to know of what is right.
            pub fn provisos(&self) -> Vec<Proviso> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.provisos(),)* }
            }

            /// What an answer in its own form earns.
            ///
            /// # Errors
            /// When the learner should be asked again.
            pub fn grade(
                &self,
                part: Part,
                answer: &Answer,
                judge: &Judge<'_>,
            ) -> Result<Grade, AskAgain> {
                match self { $($(#[$when])? Self::$kind(kind) => kind.grade(part, answer, judge),)* }
            }
        }
    };
}

kinds! {
    Choice in choice,
    Select in select,
    Truth in truth,
    Short in short,
    Number in number,
    List in list,
    Cloze in cloze,
    Order in order,
    Match in r#match,
    Card in card,
    #[cfg(test)]
    Echo in echo,
}

/// Grades typed lines, each by what is expected there.
///
/// # Errors
/// When a line is such that the learner should be asked again.
pub fn grade_lines(
    expected: &[Expected<'_>],
    answer: &Answer,
    judge: &Judge<'_>,
) -> Result<Grade, AskAgain> {
    let Answer::Lines(lines) = answer else { return Ok(Grade::new(Credit::NONE)) };
    let marked = expected.iter().enumerate().map(|(at, expected)| {
        let typed = lines.get(at).cloned().unwrap_or_default();
        let judgement = judge.line(expected, &typed);
        (Mark { typed, key: first_key(expected), right: judgement.is_accepted() }, judgement)
    });
    let (marks, judgements): (Vec<Mark>, Vec<Judgement>) = marked.unzip();
    let right = marks.iter().filter(|mark| mark.right).count();
    let earned = i64::try_from(right).unwrap_or(i64::MAX);
    let credit = match &judgements[..] {
        // What has several lines has no texts that earn a share of one.
        [Judgement { ruling: Ruling::Partly(share), .. }] => credit_of(*share),
        _ => Credit::new(earned, expected.len()),
    };
    graded(credit, marks, judgements)
}

/// A share of the points that the author gives.
fn credit_of(share: Fraction) -> Credit {
    let (parts, of) = share.parts();
    Credit::new(parts.into(), usize::try_from(of).unwrap_or(usize::MAX))
}

/// The grade of marked lines, with what the judge says of them.
fn graded(credit: Credit, lines: Vec<Mark>, judgements: Vec<Judgement>) -> Result<Grade, AskAgain> {
    let reason = judgements.iter().find_map(|judgement| match judgement.ruling {
        Ruling::Close(reason) => Some(reason.to_string()),
        Ruling::Right | Ruling::Partly(_) | Ruling::Wrong | Ruling::Again => None,
    });
    let is_again = |judgement: &Judgement| judgement.ruling == Ruling::Again;
    let (again, counted): (Vec<_>, Vec<_>) = judgements.into_iter().partition(is_again);
    let notes = counted.into_iter().filter_map(|judgement| judgement.note).collect();
    let grade = Grade { notes, lines, ..Grade::new(credit).close(reason) };
    match again.into_iter().next() {
        Some(first) => Err(AskAgain { reason: first.note.unwrap_or_default(), grade }),
        None => Ok(grade),
    }
}

fn first_key(expected: &Expected<'_>) -> String {
    expected.key.first().cloned().unwrap_or_default()
}

/// How many of `places` stand in ascending order, gaps allowed: how much of an order is right.
fn longest_run(places: &[usize]) -> usize {
    ascending(places).len()
}

#[cfg(test)]
mod tests;

//! Keys: what may stand in a question's table, what shape its value has and what it is for. Help,
//! schema, template and wizard are made from these rows.

use toml::de::DeValue;

/// The key of what is asked, where a kind has none of its own for it.
pub const PROMPT: &str = "prompt";

/// A key with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// Its name in the deck.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What it is to the question.
    pub role: Role,
    /// What its value looks like.
    pub shape: Shape,
    /// What it is for.
    pub help: &'static str,
    /// Whether it may stand in `[deck.defaults]` too.
    pub in_defaults: bool,
}

/// What a key is to its question; one of a name has the same role in every kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is what is asked; a sentence has its answers in its gaps.
    Prompt,
    /// It is what is right.
    Answer,
    /// Its texts are shown, and how they belong together is what is right.
    Parts,
    /// It is shown, and wrong.
    Wrong,
    /// It is all that is shown, what is right too.
    Options,
    /// It is right as well, when it is typed.
    Alternatives,
    /// It says how to ask or to judge, or goes with the question.
    Setting,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must, and it decides the kind.
    Makes,
    /// One of the keys so marked must, and it helps to decide the kind.
    Either,
    /// It must.
    Must,
    /// It may.
    May,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A text; a number or a date may stand for it and is kept as written.
    Text,
    /// The path of a file: a text, and no number.
    Path,
    /// A day: a date, or one as text.
    Day,
    /// A sentence with gaps.
    Sentence,
    /// A text, or a list of at least so many.
    Texts(u32),
    /// One language, or two.
    Languages,
    /// A list of at least so many texts.
    List(u32),
    /// A list whose entries are texts, or lists of ways to write one.
    Entries,
    /// At least so many texts, each alone or as { text, why }.
    Noted(u32),
    /// A list of pairs of texts.
    Pairs,
    /// True or false.
    Flag,
    /// A whole number from the first one to the second.
    Whole(u32, u32),
    /// A number.
    Number,
    /// A number from the first one to the second.
    Between(f64, f64),
    /// A number, or a percentage as text.
    Tolerance,
    /// One of some words.
    Word(&'static [&'static str]),
}

impl Key {
    /// A key that makes the kind.
    pub const fn makes(name: &'static str, role: Role, shape: Shape, help: &'static str) -> Self {
        Self { need: Need::Makes, role, ..Self::may(name, shape, help) }
    }

    /// One of several keys of which one must be there.
    pub const fn either(name: &'static str, role: Role, shape: Shape, help: &'static str) -> Self {
        Self { need: Need::Either, role, ..Self::may(name, shape, help) }
    }

    /// The key `prompt`, which most kinds have: a text that must be there.
    pub const fn prompt(help: &'static str) -> Self {
        Self { need: Need::Must, role: Role::Prompt, ..Self::may(PROMPT, Shape::Text, help) }
    }

    /// A key that may be there: a setting, unless it is given another role.
    pub const fn may(name: &'static str, shape: Shape, help: &'static str) -> Self {
        Self { name, need: Need::May, role: Role::Setting, shape, help, in_defaults: false }
    }

    /// The same key in another role.
    #[must_use]
    pub const fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The same key, which may stand in `[deck.defaults]` too.
    #[must_use]
    pub const fn in_defaults(self) -> Self {
        Self { in_defaults: true, ..self }
    }

    /// A value that it may have, as it is written in a deck.
    pub fn sample(&self) -> String {
        let sample = match self.shape {
            Shape::Texts(_) if self.name.ends_with('s') => "[\"...\"]",
            Shape::Text | Shape::Path | Shape::Day | Shape::Texts(_) => "\"...\"",
            Shape::Sentence => "\"... {{...}} ...\"",
            Shape::Languages => "\"en\"",
            Shape::List(_) | Shape::Entries | Shape::Noted(_) => "[\"...\", \"...\"]",
            Shape::Pairs => "[[\"left\", \"right\"], [\"left\", \"right\"]]",
            Shape::Flag => self.help.split(':').next().unwrap_or("true"),
            Shape::Whole(least, _) => return least.to_string(),
            Shape::Number => "10",
            Shape::Between(..) => "0.9",
            Shape::Tolerance => "0.5",
            Shape::Word(words) => return format!("{:?}", words.first().unwrap_or(&"...")),
        };
        sample.to_owned()
    }
}

impl Shape {
    /// A whole number that is typed, if it is within the bounds.
    pub fn whole(self, text: &str) -> Option<u32> {
        let Self::Whole(least, most) = self else { return None };
        text.parse().ok().filter(|number| (least..=most).contains(number))
    }

    /// The same for any number.
    pub fn number(self, text: &str) -> Option<f64> {
        text.parse().ok().filter(|number| self.admits(*number))
    }

    /// Whether a number is within the bounds.
    pub fn admits(self, number: f64) -> bool {
        matches!(self, Self::Between(least, most) if (least..=most).contains(&number))
    }

    /// What may be typed, where it has bounds.
    pub fn bounds(self) -> String {
        match self {
            Self::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Self::Between(least, most) => format!("a number from {least:.2} to {most:.2}"),
            _ => String::new(),
        }
    }

    /// Whether a value is of the type that this shape alone has; nothing where it has none.
    pub const fn claims(self, value: &DeValue<'_>) -> Option<bool> {
        match self {
            Self::Flag => Some(matches!(value, DeValue::Boolean(_))),
            Self::Number => Some(matches!(value, DeValue::Integer(_) | DeValue::Float(_))),
            _ => None,
        }
    }
}

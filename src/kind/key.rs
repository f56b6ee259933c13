//! Keys: what may stand in a question's table, what shape its value has and what it is for. Help,
//! schema, template and wizard are made from these rows.

/// A key with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// Its name in the deck.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What its value looks like.
    pub shape: Shape,
    /// What it is for.
    pub help: &'static str,
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
    #[must_use]
    pub const fn makes(name: &'static str, shape: Shape, help: &'static str) -> Self {
        Self { name, need: Need::Makes, shape, help }
    }

    /// One of several keys of which one must be there.
    #[must_use]
    pub const fn either(name: &'static str, shape: Shape, help: &'static str) -> Self {
        Self { name, need: Need::Either, shape, help }
    }

    /// A key that must be there.
    #[must_use]
    pub const fn must(name: &'static str, shape: Shape, help: &'static str) -> Self {
        Self { name, need: Need::Must, shape, help }
    }

    /// A key that may be there.
    #[must_use]
    pub const fn may(name: &'static str, shape: Shape, help: &'static str) -> Self {
        Self { name, need: Need::May, shape, help }
    }
}

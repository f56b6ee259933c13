//! What the judge says of one typed answer, and by which rule: kept apart from the judging so that
//! whatever shows, stores or grades a verdict needs nothing else.

use std::fmt;

/// Says how one typed answer was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// How it was judged.
    pub ruling: Ruling,
    /// By which rule.
    pub ground: Ground,
    /// The author's own why, or the reason for asking again.
    pub note: Option<String>,
}

impl Judgement {
    pub(super) fn new(ruling: Ruling, ground: Ground, note: Option<&str>) -> Self {
        let note = note.map(str::to_owned);
        Self { ruling, ground, note }
    }

    /// Tells whether the answer counts as known: right or close.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(self.ruling, Ruling::Right | Ruling::Close(_))
    }
}

/// How one typed answer was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// The key, an alternative, or the same written otherwise.
    Right,
    /// Accepted, with something to show.
    Close(Reason),
    /// Another answer, or none that is known.
    Wrong,
    /// Not judged: the question is put again, with the note as the reason.
    Again,
}

/// Why an accepted answer is only close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A slip of the fingers, maybe with an accent missing as well.
    Typo,
    /// An accent missing, added or another one.
    Accent,
    /// A space missing or too many.
    Spacing,
    /// An answer the author accepts with a remark.
    Noted,
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Typo => "typo",
            Self::Accent => "accent",
            Self::Spacing => "spacing",
            Self::Noted => "noted",
        })
    }
}

/// The rule that decided about a typed answer, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// 1: nothing was typed.
    Empty,
    /// 1: typed just as the author wrote it.
    Key,
    /// 2: every character counts.
    Exact,
    /// 3: the same once case, quotes, dashes and other characters are made plain.
    Fold,
    /// 4: numbers are compared as numbers.
    Number,
    /// 4: full dates are compared as dates.
    Date,
    /// 5: articles, punctuation, quotes and spaces that do not count.
    Trim,
    /// 6: another answer of the deck.
    Rival,
    /// 7: accents.
    Accent,
    /// 8: a negation or an affix that changes the meaning.
    Meaning,
    /// 9: slips of the fingers.
    Typo,
    /// 10: as near or nearer to another answer of the deck.
    Nearer,
    /// 11: one entry too many in a list.
    List,
}

impl Ground {
    /// Every rule, in order.
    pub const ALL: [Self; 13] = [
        Self::Empty,
        Self::Key,
        Self::Exact,
        Self::Fold,
        Self::Number,
        Self::Date,
        Self::Trim,
        Self::Rival,
        Self::Accent,
        Self::Meaning,
        Self::Typo,
        Self::Nearer,
        Self::List,
    ];

    /// Its name, which stays the same from version to version.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Key => "key",
            Self::Exact => "exact",
            Self::Fold => "fold",
            Self::Number => "number",
            Self::Date => "date",
            Self::Trim => "trim",
            Self::Rival => "rival",
            Self::Accent => "accent",
            Self::Meaning => "meaning",
            Self::Typo => "typo",
            Self::Nearer => "nearer",
            Self::List => "list",
        }
    }

    /// What it decides by, in a few words.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Empty => "nothing was typed",
            Self::Key => "compared as the author wrote it",
            Self::Exact => "every character counts",
            Self::Fold => "case, quotes, dashes and the like do not count",
            Self::Number => "numbers are compared as numbers",
            Self::Date => "dates are compared as dates",
            Self::Trim => "articles, punctuation and spaces that do not count",
            Self::Rival => "it is another answer of the deck",
            Self::Accent => "accents",
            Self::Meaning => "a negation or an affix changes the meaning",
            Self::Typo => "as many slips of the fingers as the length of a word allows",
            Self::Nearer => "it is as near or nearer to another answer of the deck",
            Self::List => "one entry of the list each",
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_listed_in_order_and_named_in_kebab_case() {
        assert!(Ground::ALL.is_sorted());
        for ground in Ground::ALL {
            assert!(ground.name().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
        }
    }
}

//! What the judge says of one typed answer, and by which rule: kept apart from the judging so that
//! whatever shows, stores or grades a verdict needs nothing else.

use super::Fraction;
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
        Self { ruling, ground, note: note.map(str::to_owned) }
    }

    pub(super) fn wrong(ground: Ground) -> Self {
        Self::new(Ruling::Wrong, ground, None)
    }

    pub(super) fn again(ground: Ground, reason: &str) -> Self {
        Self::new(Ruling::Again, ground, Some(reason))
    }

    /// Tells whether the answer earns all or a share of the points.
    pub(super) fn earns(&self) -> bool {
        self.is_accepted() || matches!(self.ruling, Ruling::Partly(_))
    }

    /// Tells whether the answer counts as known: right or close.
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
    /// An answer that the author gives this share of the points for.
    Partly(Fraction),
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
    /// One of several answers that the author wrote into one text.
    Part,
    /// Letters that a keyboard lacks, typed as others.
    Letters,
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Typo => "typo",
            Self::Accent => "accent",
            Self::Spacing => "spacing",
            Self::Noted => "noted",
            Self::Part => "one of several",
            Self::Letters => "letters",
        })
    }
}

/// The rule that decided about a typed answer, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// 4: a unit is compared as what it is, by whatever name.
    Unit,
    /// 4: ordinals and Roman numerals are compared as numbers.
    Ordinal,
    /// 4: dates, times and spans of years are compared as what they mean.
    Date,
    /// 4: the numbers of telephones, cards, books and accounts are compared by their digits.
    Grouped,
    /// 5: articles, punctuation, quotes and spaces that do not count.
    Trim,
    /// 6: another answer of the deck.
    Rival,
    /// 6: what the question is about.
    Headword,
    /// 6: one of several answers that stand in one text.
    Several,
    /// 6: a leading "to" that does not count.
    Little,
    /// 7: accents.
    Accent,
    /// 7: letters that a keyboard lacks.
    Keyboard,
    /// 8: a negation or an affix that changes the meaning.
    Meaning,
    /// 9: what has digits, which is never a slip of the fingers.
    Digits,
    /// 9: slips of the fingers.
    Typo,
    /// 10: as near or nearer to another answer of the deck.
    Nearer,
    /// 11: one entry too many in a list.
    List,
    /// Whatever rule it is met by: the author gives a share of the points for it.
    Credit,
}

impl Ground {
    /// Its name, which stays from version to version, and what it decides by.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("empty", "nothing was typed"),
            Self::Key => ("key", "compared as the author wrote it"),
            Self::Exact => ("exact", "every character counts"),
            Self::Fold => ("fold", "case, quotes, dashes and the like do not count"),
            Self::Number => ("number", "numbers are compared as numbers"),
            Self::Unit => ("unit", "a unit may be written by its name or its symbol"),
            Self::Ordinal => ("ordinal", "ordinals and Roman numerals are numbers"),
            Self::Date => ("date", "dates, times and spans are compared as what they mean"),
            Self::Grouped => ("grouped", "what parts the digits of a long number does not count"),
            Self::Trim => ("trim", "articles, punctuation and spaces that do not count"),
            Self::Rival => ("rival", "it is another answer of the deck"),
            Self::Headword => ("headword", "it is what the question is about"),
            Self::Several => ("several", "one text holds several answers"),
            Self::Little => ("little", "\"to\" before a verb does not count"),
            Self::Accent => ("accent", "accents"),
            Self::Keyboard => ("keyboard", "letters that a keyboard lacks are typed as others"),
            Self::Meaning => ("meaning", "a negation or an affix changes the meaning"),
            Self::Digits => ("digits", "what has digits in it is not taken for a slip"),
            Self::Typo => ("typo", "as many slips of the fingers as the length of a word allows"),
            Self::Nearer => ("nearer", "it is as near or nearer to another answer of the deck"),
            Self::List => ("list", "one entry of the list each"),
            Self::Credit => ("credit", "its author gives a share of the points for it"),
        }
    }

    /// Whether it reads what a text means, whatever letters it has.
    pub(super) const fn is_reading(self) -> bool {
        matches!(self, Self::Number | Self::Unit | Self::Ordinal | Self::Date | Self::Grouped)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// What it decides by.
    pub const fn summary(self) -> &'static str {
        self.row().1
    }
}

//! What a learner asks for: only what is due, new, missed, flagged and so on. One set of words serves
//! whatever draws, lists or shows questions.

use super::aside::Aside;
use super::schedule::Memory;

/// What an item is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Only {
    /// Due today, as a review has it.
    Due,
    /// Never answered, and not put aside.
    New,
    /// Missed when it was asked last.
    Missed,
    /// Flagged, with this word if one is said.
    Flagged(Option<String>),
    /// Forgotten so often that it should be rewritten.
    Leeches,
    /// Suspended.
    Suspended,
}

/// The words, and what each asks for.
pub const ONLY: [(&str, &str, Only); 6] = [
    ("due", "due today, as review asks it", Only::Due),
    ("new", "never answered", Only::New),
    ("missed", "missed when it was asked last", Only::Missed),
    ("flagged", "flagged; flagged:WORD with this word", Only::Flagged(None)),
    ("leeches", "forgotten again and again", Only::Leeches),
    ("suspended", "suspended, which is not asked otherwise", Only::Suspended),
];

/// Since when something is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// In the last session in which something of the decks was answered.
    Round,
    /// In so many days, of which today is the last.
    Days(i64),
}

/// What is known of an item, as far as it is asked for by it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traits<'k> {
    /// Its memory.
    pub memory: Option<&'k Memory>,
    /// What was decided about it.
    pub aside: Option<&'k Aside>,
    /// Whether a review asks it on the day.
    pub is_due: bool,
}

impl Only {
    /// Reads a word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        if let Some(flag) = word.strip_prefix("flagged:") {
            return is_flag(flag).then(|| Self::Flagged(Some(flag.to_owned())));
        }
        ONLY.iter().find(|(other, ..)| *other == word).map(|(.., only)| only.clone())
    }

    /// Whether an item is that on a day.
    #[must_use]
    pub fn holds(&self, traits: Traits<'_>, day: i64) -> bool {
        let Traits { memory, aside, is_due } = traits;
        match self {
            Self::Due => is_due,
            Self::New => memory.is_none() && !aside.is_some_and(|aside| aside.is_out(day)),
            Self::Missed => memory.is_some_and(|memory| memory.missed),
            Self::Flagged(word) => aside.is_some_and(|aside| match word {
                Some(_) => aside.flag == *word,
                None => aside.flag.is_some(),
            }),
            Self::Leeches => memory.is_some_and(Memory::is_leech),
            Self::Suspended => aside.is_some_and(|aside| aside.suspended),
        }
    }

    /// What is said of something that is that: "is due".
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Due => "is due".to_owned(),
            Self::New => "is new".to_owned(),
            Self::Missed => "was missed when it was asked last".to_owned(),
            Self::Flagged(None) => "is flagged".to_owned(),
            Self::Flagged(Some(word)) => format!("is flagged {word}"),
            Self::Leeches => "is forgotten again and again".to_owned(),
            Self::Suspended => "is suspended".to_owned(),
        }
    }
}

impl Since {
    /// What is said of something that was missed since then.
    #[must_use]
    pub fn told(self) -> String {
        match self {
            Self::Round => "was missed in the last session".to_owned(),
            Self::Days(1) => "was missed today".to_owned(),
            Self::Days(days) => format!("was missed in the last {days} days"),
        }
    }
}

/// The most letters of a flag.
const LONGEST: usize = 30;

/// What [`is_flag`] takes.
pub const FLAG: &str = "one word of at most 30 letters, without a comma";

/// Whether something can be the word of a flag: a list of such words can be told apart.
#[must_use]
pub fn is_flag(word: &str) -> bool {
    let is_sound = |c: char| !c.is_whitespace() && !c.is_control() && c != ',';
    !word.is_empty() && word.chars().count() <= LONGEST && word.chars().all(is_sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_and_a_flag_may_have_its_own() {
        for (word, _, only) in &ONLY {
            assert_eq!(Only::read(word).as_ref(), Some(only));
        }
        assert_eq!(Only::read("flagged:трудно"), Some(Only::Flagged(Some("трудно".to_owned()))));
        for word in ["", "Due", "flagged:", "flagged:a b", "flagged:a,b"] {
            assert_eq!(Only::read(word), None, "{word}");
        }
    }

    #[test]
    fn what_is_put_aside_is_not_new() {
        let buried = Aside { buried: Some(11), ..Aside::default() };
        let traits = Traits { aside: Some(&buried), ..Traits::default() };
        assert!(!Only::New.holds(traits, 10) && Only::New.holds(traits, 11));
        assert!(Only::New.holds(Traits::default(), 10));
    }
}

//! What can be left out of a sentence, and the names among it. A gap asserts nothing that the article does
//! not say, so that whatever stands in a sentence may be one.

use super::named::NameSort;
use super::parse::Parse;
use super::proposal::Motive;
use super::survey::Survey;
use super::token::Class;
use super::when::year;
use std::ops::Range;

/// What is left out, why, with what hint, and how much it weighs.
#[derive(Clone, Debug)]
pub struct Hole {
    /// The words that it stands in.
    pub words: Range<usize>,
    /// What is left out, in bytes of the article's text.
    pub at: Range<usize>,
    /// Why.
    pub motive: Motive,
    /// What is said of the answer, if anything.
    pub hint: &'static str,
    /// How much it weighs.
    pub weight: f64,
}

/// Numbers up to this one are no facts of their own, unless a unit or a sign stands behind them.
pub const SMALL: f64 = 2.0;

/// What weighs no more is left out only together with others of its sentence.
pub const LEAST: f64 = 0.5;

impl Hole {
    /// The same with the place of its words.
    #[must_use]
    pub fn placed(self, parse: &Parse<'_>) -> Self {
        Self { at: parse.at(&self.words), ..self }
    }
}

/// The names of a sentence.
pub fn names(parse: &Parse<'_>) -> Vec<Hole> {
    let of = |naming: &super::named::Naming| {
        let (hint, weight) = match naming.sort {
            NameSort::Person => ("person", 0.9),
            NameSort::Country => ("country", 0.7),
            NameSort::City => ("city", 0.8),
            NameSort::Place => ("place", 0.7),
            NameSort::Organisation => ("organization", 0.6),
            NameSort::Acronym | NameSort::Other => ("", 0.4),
        };
        let weight = if is_called(parse, naming.words.start) { 2.0 } else { weight };
        Hole { words: naming.words.clone(), motive: Motive::Name, hint, weight, at: 0..0 }
            .placed(parse)
    };
    parse.namings.iter().map(of).collect()
}

/// What is made and has a title.
const WORKS: &[&str] = &[
    "novel", "film", "book", "poem", "song", "album", "play", "painting", "essay", "opera",
    "symphony", "novella", "treatise", "paper", "single", "documentary", "musical", "memoir",
    "comedy", "tragedy", "ballet", "manifesto", "pamphlet", "series",
];

/// The titles of works in a sentence, in quotes or set off, right behind the word for what they are.
pub fn titles(survey: &Survey<'_>, parse: &Parse<'_>) -> Vec<Hole> {
    let words = &parse.words;
    let is_quote = |at: usize| matches!(words[at].class, Class::Sign('“' | '"' | '”'));
    let quoted = (0..words.len()).filter(|at| is_quote(*at)).filter_map(|open| {
        let close = (open + 1..words.len().min(open + 10)).find(|at| is_quote(*at))?;
        (open + 1 < close).then_some((open, open + 1..close))
    });
    let sentence = parse.at(&(0..words.len()));
    let stressed = survey
        .article
        .stressed()
        .iter()
        .filter(|range| sentence.start <= range.start && range.end <= sentence.end);
    let set_off = stressed.filter_map(|range| {
        let start = words.iter().position(|word| word.at.start == range.start)?;
        let end = words.iter().position(|word| word.at.end == range.end)? + 1;
        (start < end).then_some((start, start..end))
    });
    let is_work = |(edge, range): &(usize, Range<usize>)| {
        let before = edge.checked_sub(1).map(|at| &words[at]);
        words[range.start].is_capital() && before.is_some_and(|word| word.is_of(WORKS))
    };
    let made = |(_, words): (usize, Range<usize>)| {
        Hole { words, motive: Motive::Name, hint: "title", weight: 1.7, at: 0..0 }.placed(parse)
    };
    quoted.chain(set_off).filter(is_work).map(made).collect()
}

/// Whether what begins at a word is what something is called.
pub fn is_called(parse: &Parse<'_>, start: usize) -> bool {
    let is_either = |at: &usize| parse.words[*at].lower == "either";
    let start = start.checked_sub(1).filter(is_either).unwrap_or(start);
    start.checked_sub(1).is_some_and(|at| {
        parse.words[at].is_of(&[
            "called", "named", "titled", "entitled", "dubbed", "nicknamed", "renamed", "termed",
        ]) || parse.words[at].lower == "as" && at > 0 && parse.words[at - 1].lower == "known"
    })
}

/// Small words between the parts of a date.
const OF: &[&str] = &["de", "of", "del", "di", "van", "den"];

/// Where the day begins of which a word is the year: `26. April 1564`, `April 26, 1564`.
fn day_before(parse: &Parse<'_>, year: usize) -> Option<usize> {
    let is_link = |at: &usize| {
        parse.words[*at].is(',') || parse.words[*at].is('.') || parse.words[*at].is_of(OF)
    };
    let back = |at: usize| (0..at).rev().find(|at| !is_link(at));
    let is_day =
        |at: usize| parse.words[at].text.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    let near = back(year).filter(|near| year - near <= 2)?;
    let far = back(near).filter(|far| near - far <= 2)?;
    let is_word = |at: usize| parse.words[at].text.chars().all(char::is_alphabetic);
    let is_date =
        is_day(far) && is_word(near) || is_day(near) && parse.words[far].class == Class::Month;
    is_date.then_some(far)
}

/// What is left out of a sentence in another language: dates, years and numbers in digits.
pub fn foreign(parse: &Parse<'_>) -> Vec<Hole> {
    let words = &parse.words;
    let years = (0..words.len()).filter(|at| year(&words[*at]).is_some());
    let dates: Vec<Range<usize>> =
        years.filter_map(|year| Some(day_before(parse, year)?..year + 1)).collect();
    let is_of_month = |at: usize| {
        [at.checked_sub(1), Some(at + 1)].into_iter().any(|beside| {
            beside.and_then(|at| words.get(at)).is_some_and(|word| word.class == Class::Month)
        })
    };
    let digits = (0..words.len()).filter(|at| {
        let word = &words[*at];
        word.text.len() > 1
            && word.text.bytes().all(|byte| byte.is_ascii_digit())
            && !dates.iter().any(|date| date.contains(at))
            && (year(word).is_some() || !is_of_month(*at))
    });
    let hole = |words: Range<usize>| {
        let is_year = year(&parse.words[words.end - 1]).is_some();
        let (motive, weight) = if is_year { (Motive::Date, 1.7) } else { (Motive::Number, 1.2) };
        Hole { words, motive, hint: "", weight, at: 0..0 }.placed(parse)
    };
    let mut found: Vec<Hole> = digits.map(|at| hole(at..at + 1)).collect();
    found.extend(dates.iter().cloned().map(hole));
    found.sort_by_key(|hole| hole.words.start);
    found
}

//! What can be left out of a sentence: its dates and numbers, its names. A gap asserts nothing that the
//! article does not say, so that every date and number may be one, whatever its sentence is like.

use super::amount::{AmountSort, worth};
use super::bracket::{citations, conversions};
use super::lexicon::closed::SCALES;
use super::named::NameSort;
use super::parse::Parse;
use super::proposal::Motive;
use super::survey::Survey;
use super::token::{Class, Word};
use super::when::{When, WhenSort, year};
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
const SMALL: f64 = 2.0;

/// Parts of a whole in words.
const SHARES: &[&str] = &[
    "one-half", "one-third", "two-thirds", "one-quarter", "three-quarters", "one-fifth",
    "two-fifths", "three-fifths", "four-fifths", "one-sixth", "one-eighth", "one-tenth",
];

/// What a number is tied to by a hyphen.
const SPANS: &[&str] =
    &["time", "year", "month", "week", "day", "member", "story", "storey", "mile", "metre", "foot"];

/// What stands before a number that is an age.
const AGE: &[&str] = &["age", "aged"];

/// The dates and numbers of a sentence in their order.
pub fn figures(parse: &Parse<'_>) -> Vec<Hole> {
    let cited = citations(parse);
    let converted = conversions(parse);
    let mut found: Vec<Hole> = parse.whens.iter().flat_map(|when| of_date(parse, when)).collect();
    found.extend(parse.amounts.iter().filter_map(|amount| {
        let (motive, hint) = match amount.sort {
            AmountSort::Count => (Motive::Number, "number"),
            AmountSort::Percentage => (Motive::Percentage, "number"),
            AmountSort::Sum => (Motive::Sum, "sum"),
            AmountSort::Measure => (Motive::Measure, "number"),
        };
        let before = amount.words.start.checked_sub(1).map(|at| &parse.words[at]);
        let is_vague = before.is_some_and(|word| word.is_of(&["several", "few", "many", "a"]))
            || amount.words.len() == 1
                && parse.words[amount.words.start].is_of(&["hundred", "thousand"]);
        let is_small = amount.sort == AmountSort::Count && amount.value <= SMALL || is_vague;
        let hole = Hole { words: amount.words.clone(), motive, hint, weight: 1.8, at: 0..0 };
        (!is_small).then(|| placed(parse, hole))
    }));
    let is_free = |at: &usize| {
        !parse.whens.iter().any(|when| when.words.contains(at))
            && !parse
                .amounts
                .iter()
                .any(|amount| amount.words.start <= *at && *at < amount.noun.end)
    };
    found.extend((0..parse.words.len()).filter(is_free).filter_map(|at| loose(parse, at)));
    found.retain(|hole| {
        !cited.iter().chain(&converted).any(|range| range.contains(&hole.words.start))
    });
    found.sort_by_key(|hole| hole.at.start);
    found
}

fn placed(parse: &Parse<'_>, hole: Hole) -> Hole {
    Hole { at: parse.at(&hole.words), ..hole }
}

fn of_date(parse: &Parse<'_>, when: &When) -> Vec<Hole> {
    let before = when.phrase().start.checked_sub(1).map(|at| &parse.words[at]);
    let is_state = before.is_some_and(|word| word.lower == "as")
        && when.preposition.is_some_and(|at| parse.words[at].lower == "of");
    if is_state {
        return Vec::new(); // "as of 2013": when somebody counted
    }
    // "from the 5th to the 9th of July": half of it would give the other one away
    let opens = when.words.start;
    let is_half =
        opens.checked_sub(3).and_then(|from| parse.words.get(from..opens)).is_some_and(|before| {
            before[0].class == Class::Number && before[1].lower == "to" && before[2].lower == "the"
        });
    if is_half {
        return Vec::new();
    }
    let made = |words: Range<usize>, hint: &'static str| {
        placed(parse, Hole { words, motive: Motive::Date, hint, weight: 2.0, at: 0..0 })
    };
    let last = when.words.end - 1;
    match when.sort {
        WhenSort::Year => vec![made(when.words.clone(), "year")],
        WhenSort::Day | WhenSort::DayOfYear => vec![made(when.words.clone(), "day")],
        WhenSort::Month => vec![made(when.words.clone(), "month and year")],
        WhenSort::Years if when.words.len() == 3 => {
            vec![made(when.words.start..when.words.start + 1, "year"), made(last..last + 1, "year")]
        }
        WhenSort::Years => vec![made(when.words.clone(), "years")],
        WhenSort::Era if year(&parse.words[last]).is_some() => vec![made(last..last + 1, "year")],
        WhenSort::Era => {
            let word = &parse.words[last];
            let hint = if word.lower.ends_with("0s") { "decade" } else { "century" };
            let start = if hint == "decade" { last } else { when.words.start };
            let start = start + usize::from(parse.words[start].lower == "the");
            // What is of our own time is no date.
            let is_now = ["20th", "21st", "twentieth", "twenty-first"]
                .iter()
                .any(|now| parse.words[start].lower == *now);
            if is_now || !word.text.starts_with(|c: char| c.is_ascii_digit()) && hint == "decade" {
                return Vec::new();
            }
            vec![Hole { weight: 1.5, ..made(start..last + 1, hint) }]
        }
    }
}

/// A number that counts nothing which stands behind it: an age, a rank, a share, a part of a word.
fn loose(parse: &Parse<'_>, at: usize) -> Option<Hole> {
    let word = &parse.words[at];
    let made = |words: Range<usize>, hint: &'static str, weight: f64| {
        Some(placed(parse, Hole { words, motive: Motive::Number, hint, weight, at: 0..0 }))
    };
    let before = |step: usize| at.checked_sub(step).map(|at| &parse.words[at]);
    let is = |word: Option<&Word<'_>>, list: &[&str]| word.is_some_and(|word| word.is_of(list));
    if SHARES.contains(&word.lower.as_str()) {
        return made(at..at + 1, "share", 1.7);
    }
    // "a 3:1 majority"
    let digits = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if digits(Some(word))
        && parse.words.get(at + 1).is_some_and(|next| next.is(':'))
        && digits(parse.words.get(at + 2))
        && (is(parse.words.get(at + 3), &["majority", "ratio"])
            || is(before(1), &["of"]) && is(before(2), &["ratio", "majority"]))
    {
        return made(at..at + 3, "ratio", 1.8);
    }
    // "nineteen-year-old"
    if let Some(number) = word.lower.strip_suffix("-year-old").filter(|part| worth(part).is_some())
    {
        let hole = made(at..at + 1, "age", 1.7)?;
        return Some(Hole { at: hole.at.start..hole.at.start + number.len(), ..hole });
    }
    // "an eight-time champion"
    let part = word.lower.split_once('-').filter(|(_, unit)| SPANS.contains(unit));
    if let Some((number, _)) =
        part.filter(|(number, _)| worth(number).is_some_and(|value| value > SMALL))
    {
        let hole = made(at..at + 1, "number", 1.7)?;
        return Some(Hole { at: hole.at.start..hole.at.start + number.len(), ..hole });
    }
    let digits = word.text.find(|c: char| !c.is_ascii_digit() && !",. \u{a0}".contains(c));
    if let Some(end) = digits.filter(|end| *end > 0) {
        let (number, rest) = word.text.split_at(end);
        let is_rank = ["st", "nd", "rd", "th"].contains(&rest)
            && number.len() > 1
            // "the 19th and 20th centuries"
            && !parse.words[at..].iter().take(5).any(|word| word.lower.starts_with("centur"));
        // "a 5,300-year-old mummy"
        let is_part = rest.starts_with('-')
            && rest.len() > 4
            && rest.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
            && number.len() > 1;
        let hole = made(at..at + 1, if is_rank { "rank" } else { "number" }, 1.6)?;
        let end = hole.at.start + if is_rank { word.text.len() } else { end };
        return (is_rank || is_part).then_some(Hole { at: hole.at.start..end, ..hole });
    }
    let is_time = parse.words.get(at + 1).is_some_and(|next| next.is(':'));
    if word.class != Class::Number || is_time {
        return None;
    }
    let value = worth(&word.lower)?;
    let is_age = is(before(1), AGE)
        || is(before(1), &["of", "is", "was"]) && (is(before(2), AGE) || is(before(3), AGE));
    let next = parse.words.get(at + 1);
    let is_of = is(next, &["of"])
        && parse
            .words
            .get(at + 2)
            .is_some_and(|word| word.is_of(&["whom", "which", "them", "these"]))
        && value > SMALL;
    // "60%–80%", "1–2 per 1,000": both ends of a range.
    let dash = |word: Option<&Word<'_>>| word.is_some_and(|word| word.is('–'));
    let number = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.class == Class::Number || word.is('%'))
    };
    let ahead = |step: usize| parse.words.get(at + step);
    let partner = [
        ahead(2).filter(|_| dash(ahead(1))),
        ahead(3).filter(|_| ahead(1).is_some_and(|word| word.is('%')) && dash(ahead(2))),
        before(2).filter(|_| dash(before(1))),
    ];
    let partner = partner.into_iter().flatten().find(|word| number(Some(word)));
    if partner.is_some_and(|other| word.text.len() > 1 || other.text.len() > 1) {
        return made(at..at + 1, "number", 1.6);
    }
    let is_scaled = SCALES.iter().any(|(scale, _)| is(next, &[scale]));
    if is_scaled && !is(before(1), &["several", "few", "many"]) {
        return made(at..at + 2, "number", 1.7);
    }
    let word_has_part = word.text.contains('.');
    let joins = |word: Option<&Word<'_>>| {
        is(word, &["to"]) && (value > SMALL || word_has_part)
            || is(word, &["and", "or"]) && value >= 10.0
    };
    let is_range = joins(next) && number(ahead(2)) || joins(before(1)) && number(before(2));
    let is_more = value >= 10.0 && ahead(1).is_some_and(|word| word.is('+'));
    let is_ranked = value >= 10.0 && is(before(1), &["ranked"]);
    let is_large =
        word.text.contains([',', ' ']) || value >= 100.0 && is(before(1), &["of", "to", "from"]);
    let hint = match () {
        () if is_age => "age",
        () if is_range => "number",
        () => "number",
    };
    (is_age || is_range || is_large || is_of || is_more || is_ranked)
        .then(|| made(at..at + 1, hint, 1.7))?
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
        let hole =
            Hole { words: naming.words.clone(), motive: Motive::Name, hint, weight, at: 0..0 };
        placed(parse, hole)
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
        placed(parse, Hole { words, motive: Motive::Name, hint: "title", weight: 1.7, at: 0..0 })
    };
    quoted.chain(set_off).filter(is_work).map(made).collect()
}

/// Whether what begins at a word is what something is called.
pub fn is_called(parse: &Parse<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| {
        parse.words[at].is_of(&[
            "called", "named", "titled", "entitled", "dubbed", "nicknamed", "renamed", "termed",
        ]) || parse.words[at].lower == "as" && at > 0 && parse.words[at - 1].lower == "known"
    })
}

/// What is left out of a sentence in another language: years and numbers in digits.
pub fn foreign(parse: &Parse<'_>) -> Vec<Hole> {
    let digits = (0..parse.words.len()).filter(|at| {
        let word = &parse.words[*at];
        word.text.len() > 1 && word.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    let hole = |at: usize| {
        let is_year = year(&parse.words[at]).is_some();
        let (motive, weight) = if is_year { (Motive::Date, 1.7) } else { (Motive::Number, 1.2) };
        placed(parse, Hole { words: at..at + 1, motive, hint: "", weight, at: 0..0 })
    };
    digits.map(hole).collect()
}

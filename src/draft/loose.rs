//! Numbers that count nothing which stands behind them: an age, a rank, a share, a range, a part of a word,
//! or one that its sentence tells in another way.

mod mixed;

use super::amount::{is_plural, worth};
use super::hole::{Hole, SMALL};
use super::lexicon::closed::{SCALES, UNITS};
use super::parse::Parse;
use super::proposal::Motive;
use super::token::{Class, Word};
use super::when::year;
use mixed::mixed;
use std::ops::Range;

/// Parts of a whole in words.
const SHARES: &[&str] = &[
    "one-half", "one-third", "two-thirds", "one-quarter", "three-quarters", "one-fifth",
    "two-fifths", "three-fifths", "four-fifths", "one-sixth", "one-eighth", "one-tenth",
];

/// What stands before a number that is an age.
const AGE: &[&str] = &["age", "aged"];

/// Ordinals in words above the second.
const ORDINALS: &[&str] = &[
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "twentieth",
];

/// What an ordinal before it ranks.
const RANKED: &[&str] = &[
    "place", "round", "grade", "anniversary", "edition", "attempt", "largest", "longest",
    "highest", "most", "smallest", "title", "time", "child", "season",
];

/// What is no rank with an ordinal before it.
const UNRANKED: &[&str] =
    &["century", "centuries", "party", "person", "parties", "quarter", "quarters", "day", "year"];

/// Money by its letters.
const CURRENCIES: &[&str] = &[
    "lkr", "usd", "eur", "gbp", "inr", "chf", "jpy", "cny", "aud", "cad", "nzd", "sek", "nok",
    "dkk", "rs", "rs.", "sgd", "hkd", "zar", "thb", "idr", "myr", "php",
];

/// Verbs with "to" and a number behind them.
const GROWING: &[&str] = &[
    "grew", "rose", "fell", "dropped", "increased", "decreased", "expanded", "declined", "shrank",
    "climbed", "grown", "risen", "fallen", "reduced", "cut", "raised", "doubled",
];

/// Verbs with a number behind them: "until the number of members reaches 6".
const REACHING: &[&str] =
    &["reach", "reaches", "reached", "exceeds", "exceeded", "totaled", "totalled"];

/// The weight of a number that says little.
const SIDE: f64 = 0.9;

/// A word of a sentence with what stands around it.
struct WordSpot<'p, 'a> {
    parse: &'p Parse<'a>,
    at: usize,
}

impl<'p, 'a> WordSpot<'p, 'a> {
    fn word(&self) -> &'p Word<'a> {
        &self.parse.words[self.at]
    }

    fn before(&self, step: usize) -> Option<&'p Word<'a>> {
        self.at.checked_sub(step).map(|at| &self.parse.words[at])
    }

    fn ahead(&self, step: usize) -> Option<&'p Word<'a>> {
        self.parse.words.get(self.at + step)
    }

    fn made(&self, words: Range<usize>, hint: &'static str, weight: f64) -> Hole {
        Hole { words, motive: Motive::Number, hint, weight, at: 0..0 }.placed(self.parse)
    }

    fn whole(&self, hint: &'static str, weight: f64) -> Hole {
        self.made(self.at..self.at + 1, hint, weight)
    }

    /// The first letters of the word alone.
    fn part(&self, length: usize, hint: &'static str, weight: f64) -> Hole {
        let hole = self.whole(hint, weight);
        Hole { at: hole.at.start..hole.at.start + length, ..hole }
    }
}

fn is(word: Option<&Word<'_>>, list: &[&str]) -> bool {
    word.is_some_and(|word| word.is_of(list))
}

fn has(word: Option<&Word<'_>>, sign: char) -> bool {
    word.is_some_and(|word| word.is(sign))
}

/// The number that stands at a word and counts nothing.
pub fn loose(parse: &Parse<'_>, at: usize) -> Option<Hole> {
    let spot = WordSpot { parse, at };
    if is_cited(&spot) {
        return None;
    }
    if SHARES.contains(&spot.word().lower.as_str()) {
        return Some(spot.whole("share", 1.7));
    }
    let is_time = has(spot.ahead(1), ':');
    time(&spot)
        .or_else(|| ratio(&spot))
        .or_else(|| month(&spot))
        .or_else(|| placing(&spot))
        .or_else(|| mixed(&spot))
        .or_else(|| if is_time { None } else { range(&spot).or_else(|| alone(&spot)) })
}

/// "4:30 pm", "9 a.m."
fn time(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let hour = spot.word().text.split('.').next().unwrap_or_default();
    let is_hour = hour.parse().is_ok_and(|hour: u8| (1..=12).contains(&hour));
    let minutes = if has(spot.ahead(1), ':') { 2 } else { 0 };
    let is_time =
        is_hour && is(spot.ahead(minutes + 1), &["am", "pm", "a.m", "p.m", "a.m.", "p.m."]);
    // The dot behind "a.m" is of it, but not at the end.
    let dot = has(spot.ahead(minutes + 2), '.') && spot.ahead(minutes + 3).is_some();
    let dot = usize::from(dot && is(spot.ahead(minutes + 1), &["a.m", "p.m"]));
    is_time.then(|| spot.made(spot.at..spot.at + minutes + 2 + dot, "time", 1.7))
}

/// "not renewed in July": a month of the year that the text is of.
fn month(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let is_alone = spot.word().class == Class::Month
        && is(spot.before(1), &["in"])
        && spot.ahead(1).is_none_or(|next| {
            next.class != Class::Number
                && next.class != Class::Name
                && !next.is_of(&["and", "or", "to", "of"])
        });
    is_alone.then(|| Hole { motive: Motive::Date, ..spot.whole("month", SIDE) })
}

/// "31 C.F.R. Part 208", "17 U.S.C. 107"
fn is_cited(spot: &WordSpot<'_, '_>) -> bool {
    let is_code = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.is_of(&["c.f.r.", "c.f.r", "u.s.c.", "u.s.c", "stat."]))
    };
    (1..4).any(|step| is_code(spot.ahead(step)) || is_code(spot.before(step)))
}

/// "a 3:1 majority"
fn ratio(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let digits = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_ratio = digits(Some(spot.word()))
        && has(spot.ahead(1), ':')
        && digits(spot.ahead(2))
        && (is(spot.ahead(3), &["majority", "ratio"])
            || is(spot.before(1), &["of"]) && is(spot.before(2), &["ratio", "majority"]));
    is_ratio.then(|| spot.made(spot.at..spot.at + 3, "ratio", 1.8))
}

/// "the third round", "the fourth largest"
fn placing(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let is_noun = spot.ahead(1).is_some_and(|next| next.class == Class::Noun)
        && !is(spot.ahead(1), UNRANKED)
        && is(spot.before(1), &["the"])
        && spot
            .parse
            .words
            .iter()
            .filter(|word| word.is_of(ORDINALS) || word.is_of(&["first", "second"]))
            .count()
            < 2;
    let is_ranked = (is(spot.ahead(1), RANKED) || is_noun) && spot.word().is_of(ORDINALS);
    is_ranked.then(|| spot.whole("rank", SIDE))
}

/// One end of a range: "60%–80%", "1–2 per 1,000", "1.6 to 1.7 billion".
fn range(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let word = spot.word();
    let value = worth(&word.lower).filter(|_| word.class == Class::Number)?;
    let number = |word: Option<&Word<'_>>| {
        word.is_some_and(|word| word.class == Class::Number || word.is('%'))
    };
    let partner = [
        spot.ahead(2).filter(|_| has(spot.ahead(1), '–')),
        spot.ahead(3).filter(|_| has(spot.ahead(1), '%') && has(spot.ahead(2), '–')),
        spot.before(2).filter(|_| has(spot.before(1), '–')),
    ];
    let partner = partner.into_iter().flatten().find(|word| number(Some(word)));
    if partner.is_some_and(|other| word.text.len() > 1 || other.text.len() > 1) {
        return Some(spot.whole("number", 1.6));
    }
    let is_scaled = SCALES.iter().any(|(scale, _)| is(spot.ahead(1), &[scale]));
    if is_scaled && !is(spot.before(1), &["several", "few", "many"]) {
        return Some(spot.made(spot.at..spot.at + 2, "number", 1.7));
    }
    let joins = |word: Option<&Word<'_>>| {
        is(word, &["to"]) && (value > SMALL || spot.word().text.contains('.'))
            || is(word, &["and", "or"]) && value >= 10.0
    };
    let is_range = joins(spot.ahead(1)) && number(spot.ahead(2))
        || joins(spot.before(1)) && number(spot.before(2));
    is_range.then(|| spot.whole("number", 1.7))
}

/// A number alone: an age, a rank, one of so many, a large one, or one of which nothing is known.
fn alone(spot: &WordSpot<'_, '_>) -> Option<Hole> {
    let word = spot.word();
    let value = worth(&word.lower).filter(|_| word.class == Class::Number)?;
    let before = |step: usize, list: &[&str]| is(spot.before(step), list);
    let is_age =
        before(1, AGE) || before(1, &["of", "is", "was"]) && (before(2, AGE) || before(3, AGE));
    if is_age {
        return Some(spot.whole("age", 1.7));
    }
    let is_numbered = value > SMALL && has(spot.before(1), '.') && before(2, &["no"]);
    if is_numbered || value >= 10.0 && before(1, &["ranked"]) {
        return Some(spot.whole("rank", 1.3));
    }
    let is_of = value > SMALL
        && is(spot.ahead(1), &["of"])
        && is(spot.ahead(2), &["whom", "which", "them", "these"]);
    let is_full = before(1, &["full"]);
    let is_grown = value > SMALL && before(1, &["to"]) && before(2, GROWING);
    let is_measured = has(spot.ahead(1), '°') || before(1, CURRENCIES) || is_magnitude(spot, value);
    if is_full {
        return None;
    }
    if is_grown || is_measured {
        return Some(spot.whole("number", 1.7));
    }
    let is_more = value >= 10.0 && has(spot.ahead(1), '+');
    // "one of seven in history"
    let is_one_of = value > SMALL && before(1, &["of"]) && before(2, &["one", "first"]);
    let is_subject = value > SMALL
        && spot.at == 0
        && spot.ahead(1).is_some_and(|next| matches!(next.class, Class::Be | Class::Have));
    let is_large =
        word.text.contains([',', ' ']) || value >= 100.0 && before(1, &["of", "to", "from"]);
    // "the gold rush of 1849"
    if is_large && year(word).is_some() {
        return Some(spot.whole("", 1.7));
    }
    if is_subject || is_large || is_of || is_more || is_one_of {
        return Some(spot.whole("number", 1.7));
    }
    is_bare(spot.parse, spot.at, value).then(|| spot.whole("number", SIDE))
}

/// "at magnitude 6.0", "a magnitude of about 6.8": a number of a scale that has no unit.
fn is_magnitude(spot: &WordSpot<'_, '_>, value: f64) -> bool {
    let before = (1..9).filter_map(|step| spot.before(step));
    let is_of_scale = before.clone().any(|word| word.is_of(&["magnitude", "magnitude-"]));
    let is_free = spot.ahead(1).is_none_or(|next| {
        !next.is('-')
            && next.class != Class::Number
            && !next.is_of(UNITS)
            && !is_plural(&next.lower)
    });
    (1.0..10.0).contains(&value) && spot.word().text.contains('.') && is_of_scale && is_free
}

/// Whether a number in digits that counts nothing we know is one that its sentence tells, and not the
/// number of a page, of a version, of what is named by it.
fn is_bare(parse: &Parse<'_>, at: usize, value: f64) -> bool {
    const LABELS: &[&str] = &[
        "no", "number", "article", "chapter", "section", "page", "pages", "version", "level",
        "type", "figure", "table", "act", "part", "volume", "group", "grade", "class", "step",
        "row", "item", "line", "note", "paragraph", "clause", "amendment", "title",
    ];
    let word = &parse.words[at];
    let before = at.checked_sub(1).map(|at| &parse.words[at]);
    let is_label = before.is_none_or(|before| {
        before.is_of(LABELS)
            || before.is_capital() && at > 1
            || matches!(before.class, Class::Name | Class::Month | Class::Number)
            || matches!(before.class, Class::Sign(sign) if !",(—“\"'~≈".contains(sign))
    });
    let is_joined = parse.words.get(at + 1).is_some_and(|next| {
        matches!(
            next.class,
            Class::Number
                | Class::Sign(
                    '-' | '–' | '/' | '×' | '=' | '+' | '^' | '*' | '.' | '°' | '\'' | '('
                )
        ) && at + 2 < parse.words.len()
            || next.text.starts_with(|c: char| !c.is_ascii() && c.is_numeric())
    });
    if value > SMALL && before.is_some_and(|word| word.is_of(REACHING)) {
        return !is_joined;
    }
    let is_written = word.text.starts_with(|c: char| c.is_ascii_digit());
    // "the 2.0 release"
    let is_version = word.text.contains('.')
        && parse.words.get(at + 1).is_none_or(|next| matches!(next.class, Class::Noun));
    is_written && value >= 10.0 && !is_version && year(word).is_none() && !is_label && !is_joined
}

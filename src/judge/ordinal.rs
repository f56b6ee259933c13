//! Ordinals and Roman numerals within a text (rule 4), read for equality only: `George III` is
//! `George the Third` and `George 3`. What is read here never enters folds, distances or the rule of
//! digits, where `Washington DC` and `Malcolm X` are words like others.

use super::numeral::{ordinal, roman, suffixed};
use super::words;

/// What an ordinal may stand before and a number behind: `First World War`, `World War I`.
const SERIES: [&str; 22] = [
    "war", "amendment", "chapter", "part", "volume", "book", "act", "scene", "section", "article",
    "grade", "crusade", "symphony", "season", "episode", "stage", "phase", "level", "class",
    "type", "dynasty", "reich",
];

/// What else a number may stand behind, where it is no name.
const SERIAL: [&str; 53] = [
    "rocky", "rambo", "bowl", "fantasy", "os", "olympiad", "apollo", "gemini", "soyuz", "mark",
    "day", "lesson", "unit", "step", "round", "verse", "canto", "psalm", "vatican", "nicaea",
    "nerve", "factor", "group", "lead", "schedule", "category", "tier", "king", "queen", "pope",
    "emperor", "tsar", "appendix", "table", "figure", "vol", "no", "title", "form", "generation",
    "kapitel", "band", "teil", "chapitre", "tome", "livre", "capítulo", "tomo", "parte", "глава",
    "том", "часть", "typ",
];

/// What a century is called: behind its number, or before it.
const CENTURIES: [&str; 22] = [
    "century", "centuries", "jahrhundert", "jahrhunderts", "jh", "siècle", "siecle", "siècles",
    "век", "века", "веке", "в", "вв", "eeuw", "wiek", "wieku", "w", "århundrade", "århundre",
    "årh", "secolo", "siglo",
];
const BEFORE: [&str; 6] = ["siglo", "secolo", "século", "seculo", "siglos", "secoli"];

/// Names of rulers and popes, behind which a single letter is a number, and `3` is "the Third".
const RULERS: &str = "\
    george henry edward charles james richard william louis philip john paul pius benedict leo gregory \
    clement innocent urban alexander nicholas peter ivan catherine elizabeth mary frederick friedrich \
    wilhelm otto ludwig karl heinrich georg joseph josef francis franz napoleon ramses rameses ramesses \
    thutmose amenhotep seti ptolemy cleopatra darius xerxes artaxerxes cyrus alfonso ferdinand carlos \
    felipe juan pedro joão luis enrique jorge henri françois guillaume philippe christian gustav gustavus \
    oscar haakon olav harald margrethe margaret sigismund stephen béla mehmed murad selim suleiman ahmed \
    constantine justinian basil boniface celestine eugene sixtus julius adrian hadrian martin honorius \
    callixtus marcellus victor umberto emmanuel leopold albert rainier robert kenneth maximilian rudolf \
    conrad sancho manuel mithridates antiochus seleucus augustus casimir sigmund vladislaus pio giovanni \
    pjotr karel willem людовик карл генрих георг фридрих вильгельм наполеон пётр петр николай \
    александр павел иван екатерина эдуард яков филипп иоанн";

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wording {
    Cardinal,
    Ordinal,
    Roman,
}

/// Where a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NumeralPlace {
    /// Anywhere.
    Free,
    /// Behind a word with a capital: a Roman numeral of two letters or more is a number there.
    Named,
    /// Behind the name of a ruler or a serial word, or before a century: all sorts of numbers are alike.
    Counted,
}

/// A word, or the words of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// In lower case, without points and apostrophes.
    text: String,
    number: Option<(u64, Wording)>,
    place: NumeralPlace,
    /// It begins with a capital; a numeral is all capitals.
    is_upper: bool,
    /// "the" stands before it and a name may: "George the Third".
    is_named: bool,
}

/// A text as its terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Numerals(Vec<Numeral>);

impl Numerals {
    /// Reads a plain text.
    pub(super) fn of(plain: &str, english: bool) -> Self {
        if plain.len() > 400 {
            return Self::default();
        }
        let words = split(plain, english);
        let mut terms: Vec<Numeral> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (term, count) = term(&words[at..], terms.last(), english);
            terms.push(term);
            at += count;
        }
        front(&mut terms);
        place(&mut terms);
        Self(terms)
    }

    /// Tells whether a typed text has the same words and numbers, one of which is an ordinal or
    /// stands where all sorts of numbers are alike.
    pub(super) fn equal(&self, typed: &Self) -> bool {
        let is_read = |term: &Numeral| {
            term.number.is_some_and(|(_, sort)| {
                sort == Wording::Ordinal || term.place != NumeralPlace::Free
            })
        };
        self.0.len() == typed.0.len()
            && self.0.iter().any(is_read)
            && self.0.iter().zip(&typed.0).all(|(own, typed)| own.equals(typed))
    }

    /// The values and words by which two texts with a number are equal, one at least; of what was
    /// typed all words, which may be numbers elsewhere.
    pub(super) fn forms(&self, is_typed: bool) -> impl Iterator<Item = String> {
        let told = self.0.iter().filter(move |term| is_typed || term.number.is_some());
        told.flat_map(|term| {
            let value = term.number.map(|(value, _)| format!("#{value}"));
            value.into_iter().chain([format!("# {}", term.text)])
        })
    }

    /// Tells whether a Roman numeral of this text is not in the typed one: `John XXII` is no slip.
    pub(super) fn lacks_numeral(&self, typed: &Self) -> bool {
        let given = |value| {
            typed.0.iter().any(|term| term.number.is_some_and(|(number, _)| number == value))
        };
        self.0.iter().any(|term| match term.number {
            Some((value, Wording::Roman)) if term.place != NumeralPlace::Free => !given(value),
            _ => false,
        })
    }
}

impl Numeral {
    fn equals(&self, typed: &Self) -> bool {
        if self.text == typed.text {
            return true;
        }
        let (Some((value, sort)), Some((given, how))) = (self.number, typed.number) else {
            return false;
        };
        let is_roman = sort == Wording::Roman || how == Wording::Roman;
        let is_alike = match self.place {
            NumeralPlace::Free => sort == how && !is_roman,
            NumeralPlace::Named => {
                (sort == how || is_roman) && !self.is_letter() && !typed.is_letter()
            }
            NumeralPlace::Counted => true,
        };
        value == given && is_alike
    }

    /// Whether it is a Roman numeral of one letter, which may be any other thing.
    fn is_letter(&self) -> bool {
        matches!(self.number, Some((_, Wording::Roman))) && self.text.len() == 1
    }
}

/// Cuts a plain text into words and signs, without what rule 5 leaves out.
fn split(plain: &str, english: bool) -> Vec<&str> {
    const ENDINGS: [&str; 6] = ["й", "го", "ый", "м", "е", "я"];
    const POINTS: [char; 7] = ['"', '.', ',', ';', ':', '!', '?'];
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '.' | ',');
    let mut words: Vec<&str> = Vec::new();
    for word in plain.split(' ') {
        let mut rest = word.trim_matches(POINTS);
        while let Some(first) = rest.chars().next() {
            let end = if is_part(first) {
                rest.find(|c| !is_part(c)).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (part, after) = rest.split_at(end);
            // A hyphen joins a word to what follows; elsewhere it is a sign.
            let is_letter = |c: char| c.is_alphabetic();
            let joins = part == "-"
                && rest.len() < word.trim_matches(POINTS).len()
                && after.starts_with(char::is_alphanumeric)
                && (after.starts_with(is_letter)
                    || words.last().is_some_and(|last| last.ends_with(is_letter)));
            // "16-й", which is an ordinal before a century only.
            let is_ending = ENDINGS.contains(&part)
                && word.contains('-')
                && words.last().is_some_and(|last| last.bytes().all(|c| c.is_ascii_digit()));
            if !joins && !is_ending {
                words.push(part);
            }
            rest = after;
        }
    }
    if english && words.len() > 1 && words[0].eq_ignore_ascii_case("the") {
        words.remove(0);
    }
    words
}

/// The first term of some words, and how many of them it is.
fn term(words: &[&str], before: Option<&Numeral>, english: bool) -> (Numeral, usize) {
    const LONGEST: usize = 9;
    let lower = |words: &[&str]| -> Vec<String> {
        words
            .iter()
            .map(|word| word.to_lowercase().replace('\'', ""))
            .map(|word| if word.contains(is_digit) { word } else { word.replace('.', "") })
            .collect()
    };
    let after = words.get(1).copied();
    // "George the Third", "March the 3rd"
    if english && before.is_some() && words[0].eq_ignore_ascii_case("the") {
        let (behind, count) = after.map_or((None, 0), |_| {
            let (term, count) = term(&words[1..], before, english);
            (term.number.is_some_and(|(_, sort)| sort == Wording::Ordinal).then_some(term), count)
        });
        let is_last_or_of = words.get(count + 1).is_none_or(|word| word.eq_ignore_ascii_case("of"));
        if let Some(mut term) = behind.filter(|_| is_last_or_of) {
            term.is_named = true;
            return (term, count + 1);
        }
    }
    let is_counting = |word: &str| {
        let word = word.to_lowercase();
        words::value(&word).is_some() || ordinal(&[word]).is_some()
    };
    let is_article = words[0].eq_ignore_ascii_case("a");
    let starts = if is_article { after.is_some_and(is_counting) } else { is_counting(words[0]) };
    let run = if english && starts { words.len().min(LONGEST) } else { 1 };
    let run = words[..run].iter().take_while(|word| word.chars().all(char::is_alphabetic)).count();
    let read = (1..=run.max(1)).rev().find_map(|count| {
        let texts = lower(&words[..count]);
        let text = texts.join(" ");
        let number = number(&texts, &text, words[0], before, after, english)?;
        Some((text, number, count))
    });
    let (text, number, count) = read.map_or_else(
        || (lower(&words[..1]).concat(), None, 1),
        |(text, number, count)| (text, Some(number), count),
    );
    let is_upper = match number {
        Some((_, Wording::Roman)) => {
            words[0].starts_with(char::is_uppercase) && !words[0].contains(['i', 'v', 'x'])
        }
        _ => words[0].starts_with(char::is_uppercase),
    };
    (Numeral { text, number, place: NumeralPlace::Free, is_upper, is_named: false }, count)
}

fn number(
    texts: &[String],
    text: &str,
    written: &str,
    before: Option<&Numeral>,
    after: Option<&str>,
    english: bool,
) -> Option<(u64, Wording)> {
    let century = after.is_some_and(|word| is_one_of(&CENTURIES, word));
    if texts.len() == 1 {
        if let Ok(value) = text.parse() {
            return Some((value, Wording::Cardinal));
        }
        if let Some(value) = suffixed(text, english, century) {
            return Some((value, Wording::Ordinal));
        }
        if let Some(value) = roman(written, century).filter(|_| before.is_some() || century) {
            return Some((value, Wording::Roman));
        }
    }
    if !english {
        return None;
    }
    if let Some(value) = words::value(text) {
        return Some((value, Wording::Cardinal));
    }
    // "one third" is a fraction, and "60 second" a time.
    let is_counted = before.is_some_and(|before| {
        before.number.is_some()
            || matches!(before.text.as_str(), "a" | "per" | "each" | "every" | "half")
    });
    let value = ordinal(texts).filter(|_| !is_counted)?;
    Some((value, Wording::Ordinal))
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    let word = word.to_lowercase();
    list.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Puts an ordinal behind what it counts: "Second World War" as "World War Second".
fn front(terms: &mut [Numeral]) {
    let is_ordinal = |term: &Numeral| matches!(term.number, Some((_, Wording::Ordinal)));
    for at in 0..terms.len() {
        let is_series = |term: &Numeral| SERIES.contains(&term.text.as_str());
        let end = (at + 1..terms.len().min(at + 3)).find(|&end| is_series(&terms[end]));
        if is_ordinal(&terms[at])
            && let Some(end) = end
        {
            terms[at..=end].rotate_left(1);
            terms[end].place = NumeralPlace::Counted;
        }
    }
}

/// Marks the numbers behind a name or serial word, and those of centuries.
fn place(terms: &mut [Numeral]) {
    for at in 0..terms.len() {
        let Some((value, sort)) = terms[at].number.filter(|&(value, _)| value > 0) else {
            continue;
        };
        let before = at.checked_sub(1).map(|before| &terms[before]);
        let before = before.filter(|term| term.number.is_none());
        let is_serial = before.is_some_and(|term| {
            let is_ruler = term.is_upper && RULERS.split(' ').any(|name| name == term.text);
            let is_counted = is_ruler && (sort != Wording::Ordinal || terms[at].is_named);
            let word = term.text.as_str();
            is_counted || SERIES.contains(&word) || SERIAL.contains(&word)
        });
        let is_name = before.is_some_and(|term| term.is_upper)
            && (sort != Wording::Ordinal || terms[at].is_named);
        let is_century = terms.get(at + 1).is_some_and(|term| is_one_of(&CENTURIES, &term.text))
            || before.is_some_and(|term| is_one_of(&BEFORE, &term.text));
        let is_read = sort != Wording::Roman || terms[at].is_upper;
        if !is_read || value >= 4_000 {
            continue;
        }
        if is_serial || is_century || (is_name && terms[at].is_named) {
            terms[at].place = NumeralPlace::Counted;
        } else if is_name && !terms[at].is_letter() {
            terms[at].place = NumeralPlace::Named;
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

//! The words of a sentence with a coarse class each: what a closed list, a form of a verb, a capital or
//! an ending tells. No tagger: the rules that use the classes ask for several signs at once.

use super::fraction::fraction;
use super::lexicon::closed as words;
use super::lexicon::{Inflection, VerbForm, inflected};
use crate::text::MONTHS;
use std::ops::Range;

/// What a word seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// An article, or a word in its place.
    Determiner,
    /// A pronoun that stands alone.
    Pronoun,
    /// A pronoun before a noun.
    Possessive,
    /// `this`, `these`.
    Demonstrative,
    /// A preposition.
    Preposition,
    /// `and`, `or`, `but`.
    Conjunction,
    /// What begins a clause below another.
    Subordinator,
    /// `which`, `who`.
    Relative,
    /// A form of `be`.
    Be,
    /// A form of `have`.
    Have,
    /// A form of `do`.
    Do,
    /// A modal verb.
    Modal,
    /// Another verb, in one of its forms.
    Verb(VerbForm),
    /// An adverb.
    Adverb,
    /// An adjective.
    Adjective,
    /// A number in digits or as a word.
    Number,
    /// A month.
    Month,
    /// A word with a capital that is no beginning.
    Name,
    /// Anything else: a noun, most likely.
    Noun,
    /// `'s`.
    Genitive,
    /// A sign.
    Sign(char),
}

/// A word or a sign of a sentence.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// In lower case.
    pub lower: String,
    /// Where it stands, in bytes of the article's text.
    pub at: Range<usize>,
    /// What it seems to be.
    pub class: Class,
    /// How many brackets and quotes are open around it.
    pub depth: u8,
}

impl Word<'_> {
    /// Whether it is one of some words, in lower case.
    pub fn is_of(&self, list: &[&str]) -> bool {
        list.contains(&self.lower.as_str())
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.class == Class::Sign(sign)
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The form of a verb that it is.
    pub const fn verb(&self) -> Option<VerbForm> {
        match self.class {
            Class::Verb(form) => Some(form),
            _ => None,
        }
    }

    /// Whether it has letters or digits.
    pub const fn is_word(&self) -> bool {
        !matches!(self.class, Class::Sign(_) | Class::Genitive)
    }
}

/// The words and signs of a sentence that begins at `start` of the article.
pub fn words<'a>(sentence: &'a str, start: usize, is_name: &dyn Fn(&str) -> bool) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut depth = 0u8;
    for piece in pieces(sentence) {
        let text = &sentence[piece.clone()];
        let is_first = words.iter().all(|word| !word.is_word());
        let class = class(text, is_first, words.last(), is_name);
        if matches!(class, Class::Sign(')' | ']' | '”' | '»')) {
            depth = depth.saturating_sub(1);
        }
        let at = piece.start + start..piece.end + start;
        words.push(Word { text, lower: text.to_lowercase().replace('’', "'"), at, class, depth });
        if matches!(class, Class::Sign('(' | '[' | '“' | '«')) {
            depth = depth.saturating_add(1);
        }
    }
    // "May 15 marks …"
    let first = words.iter().position(Word::is_word).unwrap_or_default();
    let is_day = words.get(first + 1).is_some_and(|next| next.class == Class::Number);
    if let Some(month) = words.get_mut(first).filter(|one| is_day && one.is_of(&["may", "march"])) {
        month.class = Class::Month;
    }
    words
}

/// Where words and signs stand.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            let mut before = c;
            while let Some((at, c)) = chars.peek().copied() {
                let next = text[at + c.len_utf8()..].chars().next();
                let joins = next.is_some_and(char::is_alphanumeric);
                let is_inner = match c {
                    '-' | '\'' | '’' | '·' | '&' | '/' | '_' | '@' | '‑' => joins,
                    ',' => before.is_ascii_digit() && is_group(&text[at + 1..]),
                    '.' => joins && !before.is_whitespace() || is_initials(&text[start..at]),
                    '%' | '°' => false,
                    ' ' | '\u{a0}' => {
                        let (before, behind) = (&text[start..at], &text[at + c.len_utf8()..]);
                        is_thousands(before, behind) || is_mixed(before, behind)
                    }
                    c => c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}'),
                };
                if !is_inner {
                    break;
                }
                before = c;
                end = at + c.len_utf8();
                chars.next();
            }
            let word = &text[start..end];
            let genitive = ["'s", "’s"].into_iter().find(|end| word.ends_with(end));
            if let Some(mark) = genitive.filter(|_| word.len() > 3) {
                found.push(start..end - mark.len());
                found.push(end - mark.len()..end);
                continue;
            }
            let is_money = text[..start].ends_with(['$', '€', '£', '¥']);
            if let Some(number) = number_before_unit(word).filter(|_| !is_money) {
                found.push(start..start + number);
                found.push(start + number..end);
                continue;
            }
        }
        found.push(start..end);
    }
    found
}

/// How long the number is that stands before a unit in the same word: "210m", "1.15am". A "k" is a thousand more
/// often than a unit.
fn number_before_unit(word: &str) -> Option<usize> {
    let (number, unit) =
        word.split_at(word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?);
    let is_unit = words::UNITS.contains(&unit) && unit.len() <= 5 && unit != "k";
    (!number.is_empty() && (is_unit || ["am", "pm"].contains(&unit))).then_some(number.len())
}

/// Whether a space stands before the thousands of a number: `400 000`. Of other digits nobody knows whether
/// they are one number or two.
fn is_thousands(before: &str, behind: &str) -> bool {
    let mut groups = before.split([' ', '\u{a0}']);
    let is_first = groups.next().is_some_and(|first| {
        (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit())
    });
    is_first
        && groups.all(|group| group == "000")
        && behind
            .strip_prefix("000")
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
}

/// Whether a space stands before the fraction of a number: `2 1/2`.
fn is_mixed(before: &str, behind: &str) -> bool {
    let end = behind.find(|c: char| !c.is_numeric() && c != '/').unwrap_or(behind.len());
    let goes_on = behind[end..].starts_with(char::is_alphabetic);
    !goes_on && fraction(&format!("{before} {}", &behind[..end])).is_some()
}

/// Whether three digits begin a text and no fourth follows.
fn is_group(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Whether a word so far is letters with dots between them, or a single capital: `U.S`, `J`.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    let is_letter = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_uppercase);
    parts.clone().count() <= 4 && parts.all(is_letter)
        || ABBREVIATED.contains(&word)
        || SHORT_MONTHS.contains(&word)
}

/// Words whose dot belongs to them.
const ABBREVIATED: &[&str] =
    &["Dr", "Mr", "Mrs", "Ms", "St", "Jr", "Sr", "Inc", "Ltd", "Lt", "Col", "Gen"];

/// Months as they are shortened before a dot that belongs to them.
const SHORT_MONTHS: &[&str] =
    &["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];

fn class(
    text: &str,
    is_first: bool,
    before: Option<&Word<'_>>,
    is_name: &dyn Fn(&str) -> bool,
) -> Class {
    let Some(first) = text.chars().next() else { return Class::Noun };
    if text == "'s" || text == "’s" {
        return Class::Genitive;
    }
    if !first.is_alphanumeric() {
        return Class::Sign(if first == '’' { '\'' } else { first });
    }
    let lower = text.to_lowercase().replace('’', "'");
    let lower = lower.as_str();
    let is_capital = first.is_uppercase();
    if first.is_ascii_digit() {
        return Class::Number;
    }
    let is_acronym =
        text.len() > 1 && text.chars().all(|c| c.is_uppercase() || c == '.' || c == '-');
    let is_short = text.strip_suffix('.').is_some_and(|short| SHORT_MONTHS.contains(&short))
        || SHORT_MONTHS.contains(&text)
            && before.is_some_and(|before| before.class == Class::Number);
    let is_month = (MONTHS.contains(&lower) || is_short) && is_capital;
    if is_month && (lower != "may" && lower != "march" || !is_first || before.is_some()) {
        return Class::Month;
    }
    if is_acronym || is_capital && !is_first {
        // "The" or "In" with a capital begins a quotation or a title, but a name goes on with it.
        let goes_on = before.is_some_and(|before| before.class == Class::Name);
        let small = words::DETERMINERS.contains(&lower)
            || words::PREPOSITIONS.contains(&lower)
            || words::SUBORDINATORS.contains(&lower)
            || words::PRONOUNS.contains(&lower)
            || words::POSSESSIVES.contains(&lower)
            || words::CONJUNCTIONS.contains(&lower);
        let is_small = small && !goes_on && !is_acronym;
        return closed(lower).filter(|_| is_small).unwrap_or(Class::Name);
    }
    if let Some(class) = closed(lower) {
        return class;
    }
    if is_capital && is_name(text) {
        return Class::Name;
    }
    open(lower, is_capital)
}

fn closed(lower: &str) -> Option<Class> {
    let lists: [(&[&str], Class); 15] = [
        (words::DEMONSTRATIVES, Class::Demonstrative),
        (words::RELATIVES, Class::Relative),
        (words::POSSESSIVES, Class::Possessive),
        (words::DETERMINERS, Class::Determiner),
        (words::BE, Class::Be),
        (words::HAVE, Class::Have),
        (words::DO, Class::Do),
        (words::MODALS, Class::Modal),
        (words::PREPOSITIONS, Class::Preposition),
        (words::CONJUNCTIONS, Class::Conjunction),
        (words::SUBORDINATORS, Class::Subordinator),
        (words::PRONOUNS, Class::Pronoun),
        (words::ADVERBS, Class::Adverb),
        (words::ADJECTIVES, Class::Adjective),
        (words::WEEKDAYS, Class::Name),
    ];
    let found = lists.into_iter().find(|(list, _)| list.contains(&lower)).map(|(_, class)| class);
    let is_numeral = words::NUMERALS.iter().chain(words::SCALES).any(|(word, _)| {
        *word == lower || lower.split_once('-').is_some_and(|(tens, _)| tens == *word)
    });
    found.or(is_numeral.then_some(Class::Number))
}

/// Nouns in the endings of adjectives or adverbs, and words in `-ed` that are no verbs.
const NOUNS: &[&str] = &[
    "family", "assembly", "supply", "anomaly", "monopoly", "butterfly", "animal", "capital",
    "material", "hospital", "journal", "metal", "mineral", "signal", "total", "proposal",
    "arrival", "festival", "official", "individual", "intellectual", "principal", "rival",
    "survival", "trial", "criminal", "native", "objective", "detective", "executive",
    "representative", "archive", "motive", "olive", "music", "logic", "public", "republic",
    "topic", "fabric", "traffic", "critic", "clinic", "arsenic", "mechanic", "epidemic",
    "academic", "plastic", "cubic", "speed", "seed", "need", "breed", "feed", "island", "virus",
    "status", "campus", "census", "bus", "apparatus", "genus", "corpus", "fungus", "cable",
    "table", "variable", "bible", "vegetable", "people", "island", "century", "country",
];

fn open(lower: &str, is_capital: bool) -> Class {
    if NOUNS.contains(&lower) {
        return Class::Noun;
    }
    if let Some(form) = inflected(lower) {
        // As the first word of a sentence a base form is a noun.
        let is_base = matches!(form.inflection, Inflection::Base | Inflection::Third);
        return if is_base && is_capital { Class::Noun } else { Class::Verb(form) };
    }
    let ends = |endings: &[&str]| endings.iter().any(|end| lower.ends_with(end));
    if lower.len() > 4 && ends(&["ly"]) {
        return Class::Adverb;
    }
    let adjective = [
        "ous", "ful", "ive", "able", "ible", "ical", "ish", "less", "ic", "al", "ary", "ian", "ese",
    ];
    if lower.len() > 4 && ends(&adjective) {
        return Class::Adjective;
    }
    Class::Noun
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_names_and_genitives_stay_whole() {
        let pieces = |text: &'static str| -> Vec<&'static str> {
            words(text, 0, &|_| false).into_iter().map(|word| word.text).collect()
        };
        assert_eq!(
            pieces("The U.S. paid $3.5 million, 20,000 a day."),
            ["The", "U.S.", "paid", "$", "3.5", "million", ",", "20,000", "a", "day", "."]
        );
        assert_eq!(
            pieces("CSTO’s well-known (old) men’s club's"),
            ["CSTO", "’s", "well-known", "(", "old", ")", "men", "’s", "club", "'s"]
        );
        assert_eq!(pieces("In 1,2 and 1,000,000."), ["In", "1", ",", "2", "and", "1,000,000", "."]);
        assert_eq!(
            pieces("In 45 000 of 1990 000 or 12 100."),
            ["In", "45 000", "of", "1990", "000", "or", "12", "100", "."]
        );
        assert_eq!(
            pieces("It is 210m (1.5km) by 1.15am, £2m, 5k, 3D and 4th."),
            [
                "It", "is", "210", "m", "(", "1.5", "km", ")", "by", "1.15", "am", ",", "£", "2m",
                ",", "5k", ",", "3D", "and", "4th", "."
            ]
        );
    }

    #[test]
    fn may_is_a_month_before_a_day_and_a_modal_in_a_sentence() {
        let class = |text, at: usize| words(text, 0, &|_| false)[at].class;
        assert_eq!(class("It may rain", 1), Class::Modal);
        assert_eq!(class("On May 15 it rained", 1), Class::Month);
    }
}

//! Mentions: the dates, numbers and names in a text, found by how they are written. What is compared with
//! an article in either direction rests on them: what it says and no question knows, and what a question
//! says and it does not.

mod figure;
mod word;

use crate::text::{MONTHS, month, read_full_date};
use figure::{number, numeral, spelt};
use std::ops::Range;
use word::TextWord;
pub(super) use word::tokens;

/// What sort a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionSort {
    /// A year, or a date with one or without.
    Date,
    /// A number.
    Number,
    /// A name: of a person, a place, an organization.
    Name,
}

/// A date, number or name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What sort it is.
    pub sort: MentionSort,
    /// What each of its words comes to.
    pub parts: Vec<MentionPart>,
}

/// What a word of a mention comes to, however it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MentionPart {
    /// A number, in digits without leading zeros: 20,000 and twenty thousand are one.
    Number(String),
    /// A word in small letters.
    Word(String),
}

/// Numbers up to this one are written in words where things are counted.
const SMALL: usize = 12;

impl Mention {
    /// Whether it is a small number.
    pub fn is_small(&self) -> bool {
        let is_small = |part: &MentionPart| match part {
            MentionPart::Number(number) => number.parse::<usize>().is_ok_and(|one| one <= SMALL),
            MentionPart::Word(_) => false,
        };
        self.sort == MentionSort::Number && self.parts.iter().all(is_small)
    }
}

/// Words that are written with a capital and name nothing, or begin a sentence.
const PLAIN: &[&str] = &[
    "a", "about", "according", "after", "again", "all", "also", "although", "among", "an", "and",
    "another", "any", "are", "article", "as", "at", "be", "because", "before", "between", "both",
    "but", "by", "can", "choose", "could", "did", "do", "does", "during", "each", "either",
    "every", "false", "few", "first", "five", "for", "four", "from", "had", "has", "have", "he",
    "her", "here", "his", "how", "however", "i", "if", "in", "into", "is", "it", "its", "last",
    "later", "least", "many", "may", "more", "most", "much", "name", "neither", "never", "no",
    "none", "not", "now", "of", "often", "on", "once", "one", "only", "or", "other", "others",
    "our", "over", "said", "second", "several", "she", "should", "since", "six", "so", "some",
    "such", "ten", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "third", "this", "those", "three", "through", "to", "today", "true", "two", "under", "until",
    "upon", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yet", "you",
    "your",
];

/// Small words within a name.
const LINKS: &[&str] = &["of", "the", "de", "la", "von", "van", "der", "di", "da", "al", "bin"];

/// The most words that a short text has, which is a name where no word of it is small: an answer, an
/// option.
const SHORT: usize = 4;

/// What a word comes to.
pub(super) fn part(word: &str) -> MentionPart {
    number(word).map_or_else(|| MentionPart::Word(word.to_lowercase()), MentionPart::Number)
}

fn begins_small(token: &TextWord<'_>) -> bool {
    token.text.starts_with(char::is_lowercase)
}

/// Whether a word is written as a name is.
fn is_name(tokens: &[TextWord<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let mut letters = token.text.chars();
    let is_upper = letters.next().is_some_and(char::is_uppercase);
    if !is_upper || PLAIN.contains(&&*token.text.to_lowercase()) {
        return false;
    }
    let has_more = letters.any(char::is_uppercase);
    let next = tokens.get(at + 1).filter(|next| next.is_next);
    let goes_on = next.is_some_and(|next| next.text.starts_with(char::is_uppercase));
    let is_alone = || tokens.len() <= SHORT && tokens[1..].iter().all(|token| !begins_small(token));
    !token.is_first || has_more || goes_on || is_alone()
}

/// The dates, numbers and names of a text, in their order.
pub fn mentions(text: &str) -> Vec<Mention> {
    let tokens = tokens(text);
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((count, date)) = in_digits(text, &tokens[at..]) {
            found.push(date);
            at += count;
            continue;
        }
        let (count, sort, part) = if let Some((count, number)) = spelt(&tokens[at..]) {
            (count, MentionSort::Number, MentionPart::Number(number))
        } else if let Some(number) = number(tokens[at].text) {
            let is_year = number.len() == 4 && !tokens[at].text.contains(',');
            let sort = if is_year { MentionSort::Date } else { MentionSort::Number };
            (1, sort, MentionPart::Number(number))
        } else if let Some(number) = numeral(tokens[at].text) {
            (1, MentionSort::Number, MentionPart::Number(number.to_string()))
        } else if is_name(&tokens, at) {
            let word = tokens[at].text.to_lowercase();
            if month(&word).is_some() {
                (1, MentionSort::Date, full_month(word))
            } else {
                (1, MentionSort::Name, MentionPart::Word(word))
            }
        } else if is_month_before_day(&tokens, at) {
            (1, MentionSort::Date, full_month(tokens[at].text.to_lowercase()))
        } else {
            at += 1;
            continue;
        };
        let range = tokens[at].range.start..tokens[at + count - 1].range.end;
        let joins = found.last().is_some_and(|last| joins(last, text, &range, sort));
        match found.last_mut().filter(|_| joins) {
            Some(last) => {
                last.range.end = range.end;
                last.sort = last.sort.min(sort);
                last.parts.push(part);
            }
            None => found.push(Mention { range, sort, parts: vec![part] }),
        }
        at += count;
    }
    found
}

/// A date in digits, as decks and letters write it: 1992-05-15, 15.5.1992; with how many words it takes.
fn in_digits(text: &str, tokens: &[TextWord<'_>]) -> Option<(usize, Mention)> {
    let first = tokens.first()?;
    [3, 1].into_iter().find_map(|count| {
        let range = first.range.start..tokens.get(count - 1)?.range.end;
        let written = &text[range.clone()];
        let is_in_digits = |c: char| c.is_ascii_digit() || "-./".contains(c);
        let date = read_full_date(written).filter(|_| written.chars().all(is_in_digits))?;
        let number = |number: i16| MentionPart::Number(number.to_string());
        let name = MONTHS.get(usize::try_from(date.month()).ok()?.checked_sub(1)?)?;
        let month = MentionPart::Word((*name).to_owned());
        let parts = vec![number(date.year()), month, number(date.day().into())];
        Some((count, Mention { range, sort: MentionSort::Date, parts }))
    })
}

/// A month as [`MONTHS`] names it: Sept. is September.
fn full_month(word: String) -> MentionPart {
    let name = month(&word).and_then(|number| MONTHS.get(number - 1));
    MentionPart::Word(name.map_or(word, |name| (*name).to_owned()))
}

/// Whether the word is May, with a day beside it: it stands among the plain words.
fn is_month_before_day(tokens: &[TextWord<'_>], at: usize) -> bool {
    let is_day =
        |token: Option<&TextWord<'_>>| token.is_some_and(|token| number(token.text).is_some());
    tokens[at].text == "May"
        && (is_day(tokens.get(at + 1))
            || at.checked_sub(1).is_some_and(|at| is_day(tokens.get(at))))
}

/// Whether what follows belongs to a mention: the words of a name, the parts of a date.
fn joins(last: &Mention, text: &str, next: &Range<usize>, sort: MentionSort) -> bool {
    let between = text[last.range.end..next.start].trim();
    if matches!(last.parts.last(), Some(MentionPart::Number(number)) if number.len() == 4) {
        return false; // a year ends a date
    }
    match (last.sort, sort) {
        (MentionSort::Name, MentionSort::Name) => {
            between.is_empty() && text[last.range.end..next.start].len() == 1
                || LINKS.contains(&between)
        }
        (MentionSort::Date, MentionSort::Date | MentionSort::Number) => {
            between.is_empty() || between == ","
        }
        (MentionSort::Number, MentionSort::Date) => between.is_empty() || between == "of",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn found(text: &str) -> Vec<(&str, MentionSort)> {
        mentions(text).into_iter().map(|one| (&text[one.range], one.sort)).collect()
    }

    #[test]
    fn dates_numbers_and_names_are_found_and_nothing_else() {
        use MentionSort::{Date, Name, Number};
        let table: [(&str, &[(&str, MentionSort)]); 16] = [
            (
                "It was signed on May 15, 1992 in Tashkent.",
                &[("May 15, 1992", Date), ("Tashkent", Name)],
            ),
            ("On 15 May it may rain.", &[("15 May", Date)]),
            ("The 25th anniversary of 2002.", &[("25th", Number), ("2002", Date)]),
            ("About 20,000 troops", &[("20,000", Number)]),
            (
                "It has twenty thousand troops and six members.",
                &[("twenty thousand", Number), ("six", Number)],
            ),
            (
                "The Collective Security Treaty Organization grew.",
                &[("Collective Security Treaty Organization", Name)],
            ),
            ("The Republic of Belarus is one of them.", &[("Republic of Belarus", Name)]),
            ("Cooperation grew, and nobody knew.", &[]),
            ("Tashkent", &[("Tashkent", Name)]),
            ("Deterring aggression", &[]),
            ("1992-05-15", &[("1992-05-15", Date)]),
            ("NATO grew; Russia’s army too.", &[("NATO", Name), ("Russia", Name)]),
            ("What does it say?", &[]),
            ("In the 1990s", &[("1990s", Date)]),
            ("首都は東京です 25", &[("25", Number)]),
            ("3.5 million people", &[("3.5 million", Number)]),
        ];
        for (text, expected) in table {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mention_is_one_however_its_number_is_written() {
        let parts = |text: &str| mentions(text).remove(0).parts;
        assert_eq!(parts("twenty thousand"), parts("20 000"), "also with a plain space");
        assert_eq!(parts("3.5 million"), parts("3,500,000"));
        let sorted = |text: &str| -> HashSet<MentionPart> { parts(text).into_iter().collect() };
        for date in ["1992-05-15", "15.5.1992", "May 15, 1992"] {
            assert_eq!(sorted(date), sorted("15 May 1992"), "{date}");
        }
        assert_eq!(parts("Sept 12"), parts("September 12"));
        assert_eq!(found("In 2002 150 came").len(), 2);
    }
}

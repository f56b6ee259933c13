//! Mentions: the dates, numbers and names in a text, found by how they are written. What is compared with
//! an article in either direction rests on them: what it says and no question knows, and what a question
//! says and it does not.

use crate::judge::{number_words, roman};
use crate::text::{MONTHS, month, read_full_date};
use std::ops::Range;

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

/// A word or number of a text.
#[derive(Clone, Debug)]
pub(super) struct TextWord<'t> {
    /// As it is written, without the possessive.
    pub text: &'t str,
    pub range: Range<usize>,
    /// Whether a sentence, a quotation or the text begins with it.
    pub is_first: bool,
    /// Whether it stands right behind the one before, but for a space.
    pub is_next: bool,
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

/// The words and numbers of a text.
pub(super) fn tokens(text: &str) -> Vec<TextWord<'_>> {
    let mut tokens: Vec<TextWord<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut is_first, mut end_before) = (true, 0);
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            // A dot within an abbreviation ends no sentence, but then a capital says nothing anyway.
            is_first |= ".!?:“\"«\n".contains(c);
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut last = c;
        while let Some((at, next)) = chars.peek().copied() {
            let follows = || text[at + next.len_utf8()..].chars().next();
            let is_inner = match next {
                ',' | '.' | '_' | '\u{a0}' | '\u{202f}' => {
                    last.is_ascii_digit() && follows().is_some_and(|c| c.is_ascii_digit())
                }
                ' ' => groups(&text[start..end], &text[at + 1..]),
                '-' | '\'' | '’' => {
                    follows().is_some_and(char::is_alphabetic) && last.is_alphabetic()
                }
                next => next.is_alphanumeric(),
            };
            if !is_inner {
                break;
            }
            (last, end) = (next, at + next.len_utf8());
            chars.next();
        }
        let word = &text[start..end];
        let bare = ["'s", "’s"].iter().find_map(|tail| word.strip_suffix(tail)).unwrap_or(word);
        let is_next = end_before > 0 && text[end_before..start].trim().is_empty();
        let range = start..start + bare.len();
        tokens.push(TextWord { text: bare, range, is_first, is_next });
        (is_first, end_before) = (false, end);
    }
    tokens
}

/// Whether three digits behind a space belong to a number.
fn groups(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let first = before.split([' ', '\u{a0}', '\u{202f}']).next().unwrap_or_default();
    let count = after.chars().take_while(|c| is_digit(*c)).count();
    before.chars().all(|c| is_digit(c) || c.is_whitespace()) && first.len() <= 3 && count == 3
}

/// The number that a word of digits comes to: without separators, leading zeros and what ordinals end in.
fn number(word: &str) -> Option<String> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let tail =
        word.trim_start_matches(|c: char| c.is_ascii_digit() || ",._ \u{a0}\u{202f}".contains(c));
    if !["", "st", "nd", "rd", "th", "s"].contains(&tail) {
        return None;
    }
    let digits = word[..word.len() - tail.len()].replace('_', "");
    let groups: Vec<&str> = digits.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let is_grouped = groups.len() > 1
        && groups[1..]
            .iter()
            .all(|group| group.split('.').next().is_some_and(|whole| whole.len() == 3));
    let plain = if is_grouped || groups.len() == 1 { groups.concat() } else { groups.join(".") };
    let plain = match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => &plain,
    };
    let plain = plain.trim_start_matches('0');
    Some(if plain.is_empty() || plain.starts_with('.') {
        format!("0{plain}")
    } else {
        plain.to_owned()
    })
}

/// What a word comes to.
pub(super) fn part(word: &str) -> MentionPart {
    number(word).map_or_else(|| MentionPart::Word(word.to_lowercase()), MentionPart::Number)
}

/// The number that a Roman numeral in capitals comes to.
fn numeral(word: &str) -> Option<u64> {
    word.chars().all(|c| c.is_ascii_uppercase()).then(|| roman(word, false)).flatten()
}

/// How many words from here on make a number in words, and which.
fn spelt(tokens: &[TextWord<'_>]) -> Option<(usize, String)> {
    let most = tokens.iter().skip(1).take_while(|token| token.is_next).take(5).count() + 1;
    (1..=most).rev().find_map(|count| {
        let words: Vec<String> =
            tokens[..count].iter().map(|token| token.text.to_lowercase()).collect();
        let (last, before) = words.split_last()?;
        // "and" and "a" begin no number, and a lone one is no more than an article.
        if ["and", "a", "one", "zero"].contains(&&*words[0]) && before.is_empty() || last == "and" {
            return None;
        }
        if let (Some(digits), [power]) = (number(&words[0]), &words[1..]) {
            let value = number_words(&format!("one {power}")).filter(|value| *value > 99)?;
            let zeros = value.to_string().len() - 1;
            let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
            let zeros = zeros.checked_sub(fraction.len())?;
            let all = format!("{whole}{fraction}{}", "0".repeat(zeros));
            return Some((count, all.trim_start_matches('0').to_owned()));
        }
        Some((count, number_words(&words.join(" "))?.to_string()))
    })
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

/// Words that no English text does without, and that its neighbours hardly have.
const ENGLISH: [&str; 12] =
    ["the", "of", "and", "to", "is", "it", "that", "with", "by", "are", "which", "from"];

/// Of a hundred words of an English text at least so many are among them.
const SHARE: usize = 12;

/// Whether a text is surely English.
pub fn is_english(text: &str) -> bool {
    let tokens = tokens(text);
    let is_own = |token: &&TextWord<'_>| ENGLISH.contains(&&*token.text.to_lowercase());
    let own = tokens.iter().filter(is_own).count();
    tokens.len() > SHORT && own * 100 >= tokens.len() * SHARE
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
    fn english_is_told_by_its_small_words() {
        assert!(is_english("The treaty was signed in Tashkent, and it is still in force."));
        for text in [
            "Der Vertrag wurde in Taschkent unterzeichnet und ist so noch in Kraft.",
            "Le traité a été signé à Tachkent et il est toujours en vigueur.",
            "Договор был подписан в Ташкенте.",
            "The treaty",
            "",
        ] {
            assert!(!is_english(text), "{text}");
        }
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        for word in ["20,000", "20000", "020000", "20\u{a0}000", "20000th"] {
            assert_eq!(number(word).as_deref(), Some("20000"), "{word}");
        }
        for (word, expected) in [
            ("3.5", "3.5"),
            ("3,5", "3.5"),
            ("07", "7"),
            ("0", "0"),
            ("1,234.5", "1234.5"),
            ("84.0", "84"),
            ("9_870", "9870"),
        ] {
            assert_eq!(number(word).as_deref(), Some(expected), "{word}");
        }
        for word in ["H2O", "2x", "x", "١"] {
            assert_eq!(number(word), None, "{word}");
        }
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

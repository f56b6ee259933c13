//! Letters that the answers of a deck need and few keyboards have: they are offered to be picked
//! where an answer in words is typed, those of all answers, so that they tell nothing of the one at
//! hand.

use super::Deck;
use crate::judge::is_latin;
use std::collections::{BTreeMap, BTreeSet};

/// How many are offered at most.
const MOST: usize = 20;

/// Letters that go together, as the alphabets of these languages have them: where one answer would
/// need all that are offered, the rest of its language's is offered too.
const ALPHABETS: [(&[&str], &str); 17] = [
    (&["de"], "äöüß"),
    (&["sv", "fi"], "åäö"),
    (&["da", "nb", "nn", "no"], "æøå"),
    (&["es"], "áéíñóúü"),
    (&["it"], "àèéìòù"),
    (&["pt"], "ãáâàçéêíóôõú"),
    (&["fr"], "àâæçèéêëîïôœùûü"),
    (&["pl"], "ąćęłńóśźż"),
    (&["cs"], "áčďéěíňóřšťúůýž"),
    (&["sk"], "áäčďéíľĺňóôŕšťúýž"),
    (&["hu"], "áéíóöőúüű"),
    (&["tr"], "çğıöşü"),
    (&["ro"], "ăâîșț"),
    (&["lv"], "āčēģīķļņšūž"),
    (&["lt"], "ąčęėįšųūž"),
    (&["is"], "áðéíóúýþæö"),
    (&["hr", "sr", "bs", "sl"], "čćđšž"),
];

/// The letters of a deck, in the order of the alphabet; none where all can be typed.
pub(super) fn letters(deck: &Deck) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    let mut most = BTreeSet::new();
    for item in deck.items() {
        let kind = &deck.questions()[item.question].kind;
        let keys = kind.expected(item.part).into_iter().flat_map(|expected| expected.key);
        let own: BTreeSet<char> = keys.flat_map(|text| text.chars()).filter_map(letter).collect();
        for letter in &own {
            *counts.entry(*letter).or_default() += 1;
        }
        if own.len() > most.len() {
            most = own;
        }
    }
    let mut letters: Vec<char> = counts.keys().copied().collect();
    if !letters.is_empty() && letters.iter().all(|letter| most.contains(letter)) {
        let language = deck.language.last().map(String::as_str).unwrap_or_default();
        let more =
            alphabet(&letters, language).chars().filter(|letter| !counts.contains_key(letter));
        letters.extend(more);
    }
    letters.sort_by_key(|letter| std::cmp::Reverse(counts.get(letter).copied()));
    letters.truncate(MOST);
    letters.sort_by_key(|letter| (crate::judge::unaccent(&letter.to_string()), *letter));
    letters
}

/// A letter that is offered, small.
fn letter(c: char) -> Option<char> {
    if c.is_ascii() || !is_latin(c) || matches!(c, 'ª' | 'º') {
        return None;
    }
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => Some(small),
        _ => Some(c),
    }
}

/// The alphabet of a language, where it has one of some letters; else the one with most of them, of
/// several the smallest.
fn alphabet(letters: &[char], language: &str) -> &'static str {
    let main = language.split(['-', '_']).next().unwrap_or_default();
    let count = |alphabet: &str| letters.iter().filter(|c| alphabet.contains(**c)).count();
    let own = ALPHABETS.iter().find(|(languages, alphabet)| {
        languages.iter().any(|known| known.eq_ignore_ascii_case(main)) && count(alphabet) > 0
    });
    let fit =
        |(_, alphabet): &&(_, &str)| (count(alphabet), std::cmp::Reverse(alphabet.chars().count()));
    own.or_else(|| ALPHABETS.iter().max_by_key(fit)).map_or("", |(_, alphabet)| alphabet)
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    fn letters(answers: &[&str]) -> String {
        letters_in("", answers)
    }

    fn letters_in(head: &str, answers: &[&str]) -> String {
        let question = |answer: &&str| format!("[[question]]\nprompt = 'p'\nanswer = '{answer}'\n");
        let text: String = answers.iter().map(question).collect();
        let text = format!("{head}\n{text}");
        read(&text, "stem").deck.letters().iter().collect()
    }

    #[test]
    fn the_letters_of_all_answers_are_offered_once_and_small() {
        assert_eq!(
            letters(&["mañana", "Élan", "ÉCOLE", "garçon", "x²", "東京", "ёж", "1ª"]),
            "çéñ"
        );
        assert_eq!(letters(&["plain", "ASCII"]), "");
    }

    #[test]
    fn never_those_of_one_answer_only() {
        assert_eq!(letters(&["mañana", "el niño", "plain"]), "áéíñóúü");
        assert_eq!(letters(&["Straße"]), "äößü");
        assert_eq!(letters(&["ŧ"]), "åæøŧ");
        let spanish = "[deck]\nlanguage = 'es-MX'";
        assert_eq!(letters_in(spanish, &["él"]), "áéíñóúü");
        assert_eq!(letters_in("[deck]\nlanguage = 'hu'", &["él"]), "áéíóöőúüű");
        assert_eq!(
            letters_in(spanish, &["cœur"]),
            letters(&["cœur"]),
            "no letter of that language"
        );
    }

    #[test]
    fn the_most_frequent_are_offered_where_there_are_many() {
        let often = "àáâãäåæçèéêëìíîïðñòó";
        let answers = [often, often, "ôõöøùúûüýþÿ", "ā"];
        let mut offered: Vec<char> = letters(&answers).chars().collect();
        offered.sort_unstable();
        assert_eq!(offered.into_iter().collect::<String>(), often);
    }
}

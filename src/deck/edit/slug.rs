//! Slugs: a name made of a few telling words of a text.

use crate::judge::unaccent;
use crate::text::is_blank;

/// How many words a slug has at most.
const WORDS: usize = 5;
/// How many characters it has at most, if its first word is not longer.
const LENGTH: usize = 40;

/// Words that tell nothing about a question.
const FILLERS: &[&str] = &[
    "a", "an", "and", "are", "by", "did", "do", "does", "for", "from", "had", "has", "have", "how",
    "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "these", "this", "to",
    "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "with",
];

/// The words of a text that tell something about it, small and plain; all where none does.
pub fn telling_words(text: &str) -> Vec<String> {
    let plain = unaccent(&text.to_lowercase()).replace('’', "'");
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words = words.map(|word| word.strip_suffix("'s").unwrap_or(word).replace('\'', ""));
    let words: Vec<String> = words.filter(|word| !is_blank(word)).collect();
    let is_telling = |word: &&String| !FILLERS.contains(&word.as_str());
    let telling: Vec<String> = words.iter().filter(is_telling).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

/// The slug of a text: a few of its telling words, joined by hyphens; "question" where it has none.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in telling_words(text).iter().take(WORDS) {
        if !slug.is_empty() && slug.chars().count() + 1 + word.chars().count() > LENGTH {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LENGTH));
    }
    if slug.is_empty() { "question".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_the_telling_words() {
        assert_eq!(slug("What is the capital of Belarus?"), "capital-belarus");
        assert_eq!(slug("Où est la gare ?"), "ou-est-la-gare");
        assert_eq!(slug("What's in it?"), "what-in-it");
        assert_eq!(slug("Which is Bob’s dog?"), "bob-dog");
        assert_eq!(slug("Кто это?"), "кто-это");
        assert_eq!(slug("What is it?"), "what-is-it");
        assert_eq!(slug("{{}} + {{}} = ?"), "question");
        assert_eq!(slug("‰\u{115f} \u{3164}"), "question");
        assert_eq!(slug(&"long".repeat(30)).len(), 40);
        let (first, rest) = ("a".repeat(20), ["b".repeat(19), "c".repeat(20)]);
        assert_eq!(slug(&format!("{first} {}", rest[0])), format!("{first}-{}", rest[0]));
        assert_eq!(slug(&format!("{first} {}", rest[1])), first);
        assert_eq!(slug("one two three four five six"), "one-two-three-four-five");
    }
}

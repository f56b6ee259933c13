//! Slugs: a name made of a few telling words of a text.

use crate::judge::unaccent;

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

/// The slug of a text: lower case, without accents, its words joined by hyphens; "question" where
/// nothing is left.
#[must_use]
pub fn slug(text: &str) -> String {
    let plain = unaccent(&text.to_lowercase());
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !FILLERS.contains(word)).collect();
    let mut slug = String::new();
    for word in if telling.is_empty() { &words } else { &telling }.iter().take(WORDS) {
        let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
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
        assert_eq!(slug("What's in it?"), "whats");
        assert_eq!(slug("Кто это?"), "кто-это");
        assert_eq!(slug("What is it?"), "what-is-it");
        assert_eq!(slug("{{}} + {{}} = ?"), "question");
        assert_eq!(slug(&"long".repeat(30)).len(), 40);
    }
}

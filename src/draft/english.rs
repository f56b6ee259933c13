//! Which language a text is in, as far as a new deck is to say it: surely English, or not.

use super::mention::tokens;

/// Words that no English text does without, and that its neighbours hardly have.
const ENGLISH: [&str; 12] =
    ["the", "of", "and", "to", "is", "it", "that", "with", "by", "are", "which", "from"];

/// Of a hundred words of an English text at least so many are among them.
const SHARE: usize = 12;

/// So few words are surely of no language.
const FEW: usize = 4;

/// Whether a text is surely English.
pub fn is_english(text: &str) -> bool {
    let tokens = tokens(text);
    let words = tokens.iter().map(|token| token.text.to_lowercase());
    let own = words.filter(|word| ENGLISH.contains(&word.as_str())).count();
    tokens.len() > FEW && own * 100 >= tokens.len() * SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

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
}

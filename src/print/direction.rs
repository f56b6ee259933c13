//! Which way a language is written, as its tag tells.

/// Scripts that are written from right to left, by the languages that use them, and as tags name them.
const LEFTWARD: [&str; 14] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi", "arab", "hebr"];

/// The language of a tag, without the country or the script.
pub fn main_part(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

/// Whether a language, by its tag, is written from right to left: by its script where that is said.
pub fn is_leftward(language: &str) -> bool {
    let mut parts = language.split(['-', '_']);
    let main = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.chars().all(char::is_alphabetic));
    LEFTWARD.iter().any(|tag| tag.eq_ignore_ascii_case(script.unwrap_or(main)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_tells_the_direction_where_it_is_said() {
        for tag in ["ar", "he-IL", "ur", "az-Arab", "fa_IR"] {
            assert!(is_leftward(tag), "{tag}");
        }
        for tag in ["en", "", "ar-Latn", "zh-Hant", "he-Latn-IL"] {
            assert!(!is_leftward(tag), "{tag}");
        }
    }
}

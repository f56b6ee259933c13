//! The text of a block cleaned: NFC, single spaces, no footnote marks, no letters that only look like
//! those of the word that they stand in.

use super::raw::STRESS;
use crate::text::is_printable;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Letters of Cyrillic that look like Latin ones, and these.
const TWINS: [(char, char); 24] = [
    ('а', 'a'),
    ('с', 'c'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
];

/// A text that was cleaned.
#[derive(Debug, Default)]
pub struct CleanText {
    /// The text.
    pub text: String,
    /// What is set off in it.
    pub stressed: Vec<Range<usize>>,
    /// Words that were mended, as they are now.
    pub mended: Vec<String>,
}

/// Cleans the text of a block.
pub fn clean(raw: &str) -> CleanText {
    let plain: String = raw.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let plain = without_marks(&without_notes(&plain));
    let mut clean = CleanText::default();
    let mut open = Vec::new();
    for (at, word) in plain.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let is_mark = |c: char| STRESS.contains(&c);
        if at > 0 && !word.chars().all(is_mark) && !clean.text.is_empty() {
            clean.text.push(' ');
        }
        let mends = is_mixed(word);
        for c in word.chars().filter(|c| is_mark(*c) || is_printable(*c)) {
            match c {
                c if c == STRESS[0] => open.push(clean.text.len()),
                c if c == STRESS[1] => {
                    clean.stressed.extend(open.pop().map(|start| start..clean.text.len()));
                }
                c => clean.text.push(if mends { latin(c) } else { c }),
            }
        }
        if mends {
            let is_edge = |c: char| !c.is_alphanumeric();
            clean
                .mended
                .push(word.chars().map(latin).collect::<String>().trim_matches(is_edge).into());
        }
    }
    let end = clean.text.trim_end().len();
    clean.text.truncate(end);
    clean.stressed.retain(|range| range.start < range.end && range.end <= end);
    clean.stressed.sort_by_key(|range| range.start);
    clean
}

fn latin(c: char) -> char {
    TWINS.iter().find(|(twin, _)| *twin == c).map_or(c, |(_, latin)| *latin)
}

/// Whether Latin letters stand in a word beside Cyrillic ones that look like Latin ones.
fn is_mixed(word: &str) -> bool {
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{4ff}');
    let mut cyrillic = word.chars().filter(|c| is_cyrillic(*c)).peekable();
    cyrillic.peek().is_some()
        && cyrillic.all(|c| latin(c) != c)
        && word.chars().any(|c| c.is_ascii_alphabetic())
}

/// A text without the marks of footnotes: `[3]`, `[a]`, `[note 2]`, `[citation needed]`.
fn without_notes(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('[') {
        let (before, behind) = rest.split_at(at);
        kept.push_str(before);
        let end = behind.char_indices().take(24).find(|(_, c)| *c == ']').map(|(end, _)| end);
        if let Some(end) = end.filter(|end| is_note(&behind[1..*end])) {
            rest = &behind[end + 1..];
            while kept.ends_with(STRESS[0]) && rest.starts_with(STRESS[1]) {
                kept.pop();
                rest = &rest[STRESS[1].len_utf8()..];
            }
            let cited = without_citing(&kept).len();
            if cited < kept.len() {
                kept.truncate(cited);
                // "Version 1, described in [ston90a], was …"
                if kept.ends_with(',') && rest.starts_with(',') {
                    kept.pop();
                    rest = &rest[1..];
                }
            }
        } else {
            kept.push('[');
            rest = &behind[1..];
        }
    }
    kept + rest
}

/// What leads to a source, before "in", and says nothing without it.
const CITING: [&str; 5] = ["described", "discussed", "presented", "reported", "as"];

/// A text without the words at its end that lead to a source: "described in". As the verb of a sentence,
/// behind "was", they stay.
fn without_citing(text: &str) -> &str {
    let mut words = text.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let (preposition, participle) = (words.next(), words.next());
    let is_verb = words
        .next()
        .is_some_and(|before| ["is", "was", "are", "were", "been", "be", "and"].contains(&before));
    let Some(participle) = participle.filter(|word| CITING.contains(word) && !is_verb) else {
        return text;
    };
    let before = text.rfind(participle).map(|at| text[..at].trim_end());
    before.filter(|_| preposition == Some("in")).unwrap_or(text)
}

/// A text without the brackets that notes leave empty and without the marks of parts of a figure, `(a)`.
fn without_marks(text: &str) -> String {
    let is_debris = |word: &str| {
        let word: String = word.chars().filter(|c| !STRESS.contains(c)).collect();
        matches!(word.as_bytes(), [b'(', b'a'..=b'f', b')'])
    };
    let mut kept = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        let is_counted = kept.ends_with(|c: char| c.is_ascii_digit());
        if is_debris(word) && !is_counted {
            kept.extend(word.chars().filter(|c| STRESS.contains(c)));
            continue;
        }
        if at > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    let [open, close] = STRESS;
    let bare = kept.replace(&format!(" ({open}{close})"), "");
    bare.replace(" ()", "").replace(" ,", ",")
}

fn is_note(inner: &str) -> bool {
    let inner: String = inner.chars().filter(|c| !STRESS.contains(c)).collect();
    let number = inner.trim_start_matches("note ").trim_start_matches("nb ");
    let is_number = !number.is_empty() && number.len() <= 3;
    is_number && number.chars().all(|c| c.is_ascii_digit())
        // "[ston90b]", "[Lee99]"
        || (4..=14).contains(&inner.len())
            && inner.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
            && inner.bytes().any(|byte| byte.is_ascii_digit())
            && inner.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && inner.starts_with(|c: char| c.is_ascii_alphabetic())
        || inner.len() == 1 && inner.chars().all(|c| c.is_ascii_lowercase())
        || ["link", "citation needed", "clarification needed", "who?", "when?", "edit"]
            .contains(&&*inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_goes_and_look_alikes_are_mended() {
        let found =
            clean("A \u{1}bold\u{2}  word,[3] and сrimes[citation needed] [sic] in Москва.");
        assert_eq!(found.text, "A bold word, and crimes [sic] in Москва.");
        assert_eq!(found.stressed.first(), Some(&(2..6)));
        assert_eq!(found.mended, ["crimes"]);
    }

    #[test]
    fn marks_of_links_and_of_parts_of_figures_go() {
        let found = clean("The (a) Great Plague ([link]) and (\u{1}[link]\u{2}) it (x) came.");
        assert_eq!(found.text, "The Great Plague and it (x) came.");
        let found = clean("Version 1, described in \u{1}[lee90a]\u{2}, was a plan ([lee91]).");
        assert_eq!(found.text, "Version 1 was a plan.");
    }
}

//! What the judge must know of writing systems: where an accent is a mere accent, and where a
//! single character is a word. Dropping all combining marks would turn й into и and が into か.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Drops accents from Latin and Greek letters and leaves every other script as it is.
pub fn unaccent(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut accents = false;
    for c in text.nfd() {
        if matches!(c, '\u{300}'..='\u{36f}') {
            if accents {
                continue;
            }
        } else {
            accents = is_latin(c) || is_greek(c);
        }
        match stroke(c) {
            Some(plain) => kept.push_str(plain),
            None => kept.push(c),
        }
    }
    kept.nfc().collect()
}

/// Letters that look accented to a learner but have no decomposition.
fn stroke(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'ı' => "i",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "Th",
        _ => return None,
    })
}

/// Whether a letter is Latin.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
            && c.is_alphabetic()
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}') && c.is_alphabetic()
}

/// Tells whether one character can be a word: Han, kana, Hangul.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}'
            | '\u{2e80}'..='\u{2fdf}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3021}'..='\u{3029}'
            | '\u{3040}'..='\u{318f}'
            | '\u{31a0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ffdc}'
            | '\u{1b000}'..='\u{1b16f}'
            | '\u{20000}'..='\u{323af}')
}

/// Tells whether a character is part of a word: a letter, a digit or a mark on one.
pub(super) fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Counts letters, without the marks on them.
pub(super) fn letters(word: &[char]) -> usize {
    word.iter().filter(|&&c| c.is_alphabetic() && !is_combining_mark(c)).count()
}

/// Tells whether a text holds a digit of any script; such a text is never matched roughly.
pub(super) fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// Gives the ASCII digit for a decimal digit of another script.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    const ZEROS: [u32; 18] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
        0xed0, 0xf20, 0x1040, 0x17e0, 0x1810,
    ];
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_from_latin_and_greek_only() {
        for (accented, plain) in
            [("año", "ano"), ("Łódź", "Lodz"), ("Ελλάδα", "Ελλαδα"), ("smørrebrød", "smorrebrod")]
        {
            assert_eq!(unaccent(accented), plain);
        }
        for kept in ["й", "が", "भारत", "한글", "كِتَاب", "ё", "ї"] {
            assert_eq!(unaccent(kept), kept);
        }
    }

    #[test]
    fn letters_with_a_stroke_and_pairs_of_letters_are_typed_plainly() {
        let written = "øØłŁıđðĐÐħĦŧŦßẞæÆœŒþÞ";
        assert_eq!(unaccent(written), "oOlLiddDDhHtTssSSaeAEoeOEthTh");
    }

    #[test]
    fn digits_of_other_scripts_have_a_value() {
        assert_eq!(ascii_digit('٣'), Some('3'));
        assert_eq!(ascii_digit('९'), Some('9'));
        assert_eq!(ascii_digit('x'), None);
    }
}

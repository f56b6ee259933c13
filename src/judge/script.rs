//! What the judge must know of writing systems: where an accent is a mere accent, and where a
//! single character is a word. Dropping all combining marks would turn й into и and が into か.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Drops the marks that readers of a script may leave out: accents of Latin and Greek, stress and the
/// points of ё in Cyrillic, Hebrew points, Arabic signs of vowels. Those that make another letter
/// (й, ї, が, भा) stay.
pub fn unaccent(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut base = ' ';
    for c in text.nfd() {
        if is_point(c) || is_mark_of(base, c) {
            continue;
        }
        if !is_combining_mark(c) {
            base = c;
        }
        match stroke(c) {
            Some(plain) => kept.push_str(plain),
            None => kept.push(c),
        }
    }
    kept.nfc().collect()
}

/// Whether a mark on a letter may be left out.
fn is_mark_of(base: char, mark: char) -> bool {
    const VOWELS: &str = "аеиоуыэюяіїєАЕИОУЫЭЮЯІЇЄ";
    match mark {
        '\u{308}' if matches!(base, 'е' | 'Е') => true,
        '\u{300}' | '\u{301}' if VOWELS.contains(base) => true,
        '\u{300}'..='\u{36f}' => is_latin(base) || is_greek(base),
        _ => false,
    }
}

/// Whether a character is a Hebrew point or an Arabic sign above or below a letter, hamza among them,
/// or the tatweel that draws a word out.
fn is_point(c: char) -> bool {
    matches!(c,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
            | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}')
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
        'ة' => "ه",
        'ى' => "ي",
        'ٱ' => "ا",
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

/// Tells whether a character is Han, as words with a reading have them.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Tells whether a character is kana, or lengthens one.
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}')
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
    fn marks_go_where_readers_leave_them_out() {
        for (accented, plain) in
            [("año", "ano"), ("Łódź", "Lodz"), ("Ελλάδα", "Ελλαδα"), ("smørrebrød", "smorrebrod")]
        {
            assert_eq!(unaccent(accented), plain);
        }
        for (marked, plain) in [
            ("كِتَاب", "كتاب"),
            ("الإسكندرية", "الاسكندريه"),
            ("שָׁלוֹם", "שלום"),
            ("ещё", "еще"),
            ("замо\u{301}к", "замок"),
            ("ї\u{301}жа", "їжа"),
        ] {
            assert_eq!(unaccent(marked), plain);
        }
        for kept in ["й", "が", "भारत", "한글", "ї", "ў", "ќ", "ѓ"] {
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

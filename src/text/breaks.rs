//! Where a line may be broken: at spaces, and around the characters of scripts that have none. Signs
//! that belong to what stands before or behind them stay with it, and so does a gap: `[2]`.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator};
use unicode_width::UnicodeWidthChar;

/// What no line begins with.
const CLOSING: &str = "、。，．・：；？！）］｝」』】〕〉》〗〙”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]}.,;:!?%\"'";
/// What no line ends with.
const OPENING: &str = "（［｛「『【〔〈《〖〘“‘([{\"'$";
/// What makes one sign of the two around it.
const JOINER: char = '\u{200d}';

/// How lines of so many columns are broken.
pub(crate) fn options<'o>(columns: usize) -> Options<'o> {
    Options::new(columns).word_separator(WordSeparator::Custom(words))
}

fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let ends = breaks(line).into_iter().chain([line.len()]);
    let words = ends.scan(0, |start, end| Some(&line[std::mem::replace(start, end)..end]));
    Box::new(words.filter(|word| !word.is_empty()).map(Word::from))
}

/// Where a line may be broken, in bytes. What paints it counts for nothing.
fn breaks(line: &str) -> Vec<usize> {
    let (mut found, mut before, mut in_escape) = (Vec::new(), None::<(char, usize)>, false);
    for (at, c) in line.char_indices() {
        if c == '\u{1b}' || in_escape {
            in_escape = c == '\u{1b}' || !c.is_ascii_alphabetic();
            continue;
        }
        if let Some((last, end)) = before
            && c != ' '
            && (last == ' ' || is_open(last, c))
        {
            found.push(end);
        }
        before = Some((c, at + c.len_utf8()));
    }
    found
}

/// Whether a line may be broken between two characters that are no spaces.
fn is_open(last: char, next: char) -> bool {
    (is_ideograph(last) || is_ideograph(next))
        && next.width().is_some_and(|width| width > 0)
        && last != JOINER
        && !('\u{1f3fb}'..='\u{1f3ff}').contains(&next) // tones of the skin
        && !OPENING.contains(last)
        && !CLOSING.contains(next)
}

/// Whether words of its script stand without spaces. Korean has spaces.
fn is_ideograph(c: char) -> bool {
    c.width() == Some(2) && !matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(line: &str) -> Vec<&str> {
        let mut from = 0;
        let ends = breaks(line).into_iter().chain([line.len()]);
        ends.map(|end| &line[std::mem::replace(&mut from, end)..end]).collect()
    }

    #[test]
    fn signs_stay_with_what_they_belong_to_and_gaps_are_whole() {
        for (line, expected) in [
            ("是[1]，大[12]。", vec!["是", "[1]，", "大", "[12]。"]),
            ("「東京」は", vec!["「東", "京」", "は"]),
            ("one two", vec!["one ", "two"]),
            ("  one  two ", vec!["  ", "one  ", "two "]),
            ("서울은 수도", vec!["서울은 ", "수도"]),
            ("👨‍👩‍👧👍🏽", vec!["👨‍👩‍👧", "👍🏽"]),
            ("a\u{1b}[1m漢\u{1b}[0m。", vec!["a", "\u{1b}[1m漢\u{1b}[0m。"]),
            ("x \u{1b}[1my", vec!["x ", "\u{1b}[1my"]),
        ] {
            assert_eq!(pieces(line), expected);
        }
    }
}

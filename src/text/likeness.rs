//! How like texts are: the same, of the same words, or a slip apart.

use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text in small letters, each between single spaces, one before and one behind.
pub fn words(text: &str) -> String {
    let mut words = vec![b' '; text.len() + 2];
    let (mut end, mut last) = (1, b' ');
    // Most texts are ASCII, and each is looked at by its words.
    if text.is_ascii() {
        for byte in text.bytes() {
            let small = SMALL[usize::from(byte)];
            words[end] = small;
            // A blank behind a blank is written over.
            end += usize::from(small != b' ' || last != b' ');
            last = small;
        }
        if last != b' ' {
            words[end] = b' ';
            end += 1;
        }
        words.truncate(end);
    } else {
        words.truncate(end);
        let mut is_between = false;
        for c in text.chars() {
            let is_word = c.is_alphanumeric();
            if is_word {
                let small = c.to_lowercase();
                small.for_each(|c| words.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()));
            } else if is_between {
                words.push(b' ');
            }
            is_between = is_word;
        }
        if is_between {
            words.push(b' ');
        }
    }
    // Whole characters were written.
    String::from_utf8(words).unwrap_or_default()
}

/// Each byte as a small letter or a digit, or else as a blank.
const SMALL: [u8; 256] = {
    let (mut small, mut byte) = ([b' '; 256], 0_u8);
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

/// The share of words that two texts have in common, case aside, of all of either (Jaccard).
pub fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase().unicode_words().map(str::to_owned).collect()
    };
    let (one_words, other_words) = (words(one), words(other));
    let all = one_words.union(&other_words).count();
    if all == 0 {
        return f64::from(u8::from(one == other)); // only signs: as in "∑" and "∫"
    }
    let common = one_words.intersection(&other_words).count();
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^53 words")]
    let share = common as f64 / all as f64;
    share
}

/// For each text the place of the first that is the same: its own where it is the first. Takes
/// n log n steps, however long the list.
pub fn first_places(texts: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|at| texts[*at]);
    let mut places = vec![0; texts.len()];
    for group in order.chunk_by(|one, other| texts[*one] == texts[*other]) {
        for at in group {
            places[*at] = group[0];
        }
    }
    places
}

/// Those of some digests that stand there before, each by its place and that of the first, in order.
pub fn repeated(digests: &[u64]) -> Vec<(usize, usize)> {
    // Most stand there once, which a bit for one in sixteen tells of most of them.
    let bits = (digests.len() * 16).next_power_of_two().max(64);
    let bit = |digest: u64| {
        let at = usize::try_from(digest % bits as u64).unwrap_or(0);
        (at / 64, 1_u64 << (at % 64))
    };
    let (mut once, mut twice) = (vec![0; bits / 64], vec![0; bits / 64]);
    for digest in digests {
        let (word, bit) = bit(*digest);
        twice[word] |= once[word] & bit;
        once[word] |= bit;
    }
    let is_twice = |(digest, _): &(u64, usize)| {
        let (word, bit) = bit(*digest);
        twice[word] & bit != 0
    };
    let placed = digests.iter().enumerate().map(|(at, digest)| (*digest, at));
    let mut sorted: Vec<(u64, usize)> = placed.filter(is_twice).collect();
    sorted.sort_unstable();
    let groups = sorted.chunk_by(|one, other| one.0 == other.0);
    let mut repeated: Vec<(usize, usize)> =
        groups.flat_map(|group| group[1..].iter().map(|(_, at)| (*at, group[0].1))).collect();
    repeated.sort_unstable();
    repeated
}

/// The known word that a misspelt one is near: at most a third of its letters differ.
pub fn did_you_mean<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    // How many letters a word has, and which, each as one of 32 bits.
    let letters = |word: &str| {
        word.chars()
            .flat_map(char::to_lowercase)
            .fold((0_usize, 0_u32), |(count, bits), c| (count + 1, bits | 1 << (u32::from(c) % 32)))
    };
    let (count, bits) = letters(&word);
    let allowed = (count / 3).max(1);
    let distance = |known: &'w str| {
        // An edit takes at most one letter away and puts one in: most words are out at once.
        let (other_count, other_bits) = letters(known);
        let other_letters = usize::try_from((bits ^ other_bits).count_ones()).unwrap_or(0);
        let may_be = other_count.abs_diff(count) <= allowed && other_letters <= 2 * allowed;
        may_be.then(|| (strsim::osa_distance(&word, &known.to_lowercase()), known))
    };
    known
        .into_iter()
        .filter_map(distance)
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_single_blanks() {
        for (text, found) in [
            ("", " "),
            ("?! ", " "),
            ("A", " a "),
            (" It's  3-fold, \tso.", " it s 3 fold so "),
            ("¿Qué?", " qué "),
            ("…", " "),
        ] {
            assert_eq!(words(text), found, "{text}");
        }
        // What comes before does not change how the rest is taken.
        let ascii: String = (0..0x80_u8).map(char::from).collect();
        assert_eq!(format!(" é{}", words(&ascii)), words(&format!("é {ascii}")));
    }

    #[test]
    fn equal_texts_share_the_place_of_the_first() {
        assert_eq!(first_places(&["b", "a", "b", "c", "a", "b"]), [0, 1, 0, 3, 1, 0]);
        assert_eq!(first_places(&[]), [0; 0]);
    }

    #[test]
    fn what_stands_there_before_is_found_with_the_first() {
        assert_eq!(repeated(&[5, 7, 5, 1024 + 7, 7, 5]), [(2, 0), (4, 1), (5, 0)]);
        assert_eq!(repeated(&[]), []);
        let many: Vec<u64> = (0..2_000).map(|at| (at % 1_990) << 32).collect();
        assert_eq!(repeated(&many), (1_990..2_000).map(|at| (at, at - 1_990)).collect::<Vec<_>>());
    }

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        let known = ["prompt", "answer", "answers", "wrong"];
        assert_eq!(did_you_mean("promt", known), Some("prompt"));
        assert_eq!(did_you_mean("Anwser", known), Some("answer"));
        assert_eq!(did_you_mean("colour", known), None);
    }
}

//! Digraphs: two characters that every keyboard has, for one that it lacks (RFC 1345, with the other
//! signs for some marks that vim takes too). `n~` and `n?` are ñ, `a*` is α, `ss` is ß.

use unicode_normalization::char::compose;

/// What stands for a mark behind a letter, and the mark.
const MARKS: &[(char, char)] = &[
    ('!', '\u{300}'),
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('>', '\u{302}'),
    ('^', '\u{302}'),
    ('?', '\u{303}'),
    ('~', '\u{303}'),
    ('-', '\u{304}'),
    ('(', '\u{306}'),
    ('.', '\u{307}'),
    (':', '\u{308}'),
    ('2', '\u{309}'),
    ('0', '\u{30a}'),
    ('@', '\u{30a}'),
    ('"', '\u{30b}'),
    ('<', '\u{30c}'),
    ('9', '\u{31b}'),
    (',', '\u{327}'),
    (';', '\u{328}'),
];

/// All that no letter and mark compose: the two, and what they are.
const TABLE: &str = include_str!("digraphs.txt");

/// The character that two others stand for, in either order.
pub fn digraph(first: char, second: char) -> Option<char> {
    in_order(first, second).or_else(|| in_order(second, first))
}

fn in_order(first: char, second: char) -> Option<char> {
    let listed = TABLE.split_ascii_whitespace().find_map(|entry| {
        let mut entry = entry.chars();
        (entry.next() == Some(first) && entry.next() == Some(second)).then(|| entry.next())?
    });
    listed.or_else(|| {
        let (_, mark) = MARKS.iter().find(|(sign, _)| *sign == second)?;
        compose(first, *mark).filter(|_| first.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_stand_for_one_in_either_order() {
        for (pair, expected) in [
            ("n~", 'ñ'),
            ("n?", 'ñ'),
            ("e'", 'é'),
            ("o:", 'ö'),
            ("c,", 'ç'),
            ("s<", 'š'),
            ("o/", 'ø'),
            ("ss", 'ß'),
            ("ae", 'æ'),
            ("aa", 'å'),
            ("a0", 'å'),
            ("o\"", 'ő'),
            ("l/", 'ł'),
            ("i.", 'ı'),
            ("I.", 'İ'),
            ("e;", 'ę'),
            ("=e", '€'),
            ("?I", '¿'),
            ("->", '→'),
            ("a*", 'α'),
            ("*s", 'ς'),
            ("a=", 'а'),
            ("io", 'ё'),
            ("A+", 'א'),
            ("2S", '²'),
            ("Y-", '¥'),
            ("ka", 'か'),
            ("u!", 'ù'),
            ("u9", 'ư'),
            ("y-", 'ȳ'),
        ] {
            let [first, second] = pair.chars().collect::<Vec<_>>()[..] else { panic!("{pair}") };
            assert_eq!(digraph(first, second), Some(expected), "{pair}");
            let is_both = in_order(second, first).is_some();
            assert!(is_both || digraph(second, first) == Some(expected), "{pair} the other way");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_told() {
        for (first, second) in [('n', '%'), ('q', 'q'), ('é', '\''), ('漢', '字'), ('\u{1b}', 'x')]
        {
            assert_eq!(digraph(first, second), None);
        }
    }

    #[test]
    fn every_entry_is_two_characters_and_what_they_are_and_none_is_hidden() {
        for entry in TABLE.split_ascii_whitespace() {
            let [first, second, stands_for] = entry.chars().collect::<Vec<_>>()[..] else {
                panic!("{entry}")
            };
            assert!(first.is_ascii_graphic() && second.is_ascii_graphic(), "{entry}");
            assert_eq!(in_order(first, second), Some(stands_for), "{entry}");
        }
    }
}

//! Twins: texts that the judge takes for the same, found cheaply by a hash that they share.

use crate::judge::{Rules, fold};
use crate::kind::Spot;
use crate::random::Fnv;

/// A hash of letters and digits, small, no article before them: texts that fold alike share it.
pub fn loose(text: &str) -> u64 {
    if text.is_ascii() { loose_ascii(text) } else { loose_ascii(&fold(text, Rules::default())) }
}

fn loose_ascii(text: &str) -> u64 {
    let (mut text, mut rest) = ("", text);
    while text.len() != rest.len() {
        text = rest;
        rest = without_article(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    }
    let (mut hash, mut is_empty) = (Fnv::new(), true);
    for byte in text.bytes() {
        if byte == b'&' {
            hash.write(b"and");
        } else if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            hash.write(&[byte.to_ascii_lowercase()]);
        } else {
            continue;
        }
        is_empty = false;
    }
    if is_empty {
        hash.write(text.trim().as_bytes());
    }
    hash.0
}

/// A text without the English article before it, if something is left then.
fn without_article(text: &str) -> &str {
    if !text.starts_with(['a', 'A', 't', 'T']) {
        return text;
    }
    let article = ["the ", "an ", "a "].into_iter().find(|article| {
        text.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article))
    });
    let rest = article.map(|article| &text[article.len()..]);
    rest.filter(|rest| rest.contains(char::is_alphanumeric)).unwrap_or(text)
}

/// Whether the judge takes two texts for the same.
pub fn same(one: &str, other: &str, rules: Rules) -> bool {
    one == other || rules.same(one, other)
}

/// How many texts are a few.
const FEW: usize = 8;

/// Those of some texts that the judge takes for an earlier one, see [`pairs`].
pub fn twins(spots: &[&Spot<'_>], rules: Rules) -> Vec<(usize, usize)> {
    // Of a few it is seen at once that none is like another, as nearly always.
    let mut seen = [0; FEW];
    let mut is_new = |(at, spot): (usize, &&Spot<'_>)| {
        seen[at] = loose(&spot.text);
        !seen[..at].contains(&seen[at])
    };
    if spots.len() <= FEW && spots.iter().enumerate().all(&mut is_new) {
        return Vec::new();
    }
    pairs(&spots.iter().map(|spot| &*spot.text).collect::<Vec<_>>(), rules)
}

/// Each text that the judge takes for an earlier one: its place in the list, then that of the
/// earliest. Linear but for sorting where not many differ in signs only.
fn pairs(texts: &[&str], rules: Rules) -> Vec<(usize, usize)> {
    let mut hashes: Vec<(u64, usize)> =
        texts.iter().enumerate().map(|(at, text)| (loose(text), at)).collect();
    hashes.sort_unstable();
    let mut pairs = Vec::new();
    for group in hashes.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        for (place, (_, at)) in group.iter().enumerate() {
            let is_same = |(_, first): &&(u64, usize)| same(texts[*at], texts[*first], rules);
            pairs.extend(group[..place].iter().find(is_same).map(|(_, first)| (*at, *first)));
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{Accents, Language};
    use proptest::prelude::*;

    fn rules() -> impl Strategy<Value = Rules> {
        let accents = prop::sample::select(vec![Accents::Strict, Accents::Warn, Accents::Ignore]);
        (accents, any::<[bool; 3]>()).prop_map(|(accents, [case, exact, english])| Rules {
            accents,
            typos: true,
            case,
            exact,
            english,
            language: Language::default(),
        })
    }

    /// Texts that are often the same but for their writing.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "a ", "an ", "the ", "The ", "cat", "C", "c", "+", " ++", "&", " & ", " and ", "-",
            " ", ".", "'", "’", "“", "!", "5", " 5 ", "mW", "MW", ",", "é", "e\u{301}", "ß", "ss",
            "²", "½", "→", "\u{200b}", "(b)",
        ]);
        prop::collection::vec(piece, 0..3).prop_map(|pieces| pieces.concat() + "c")
    }

    proptest! {
        #![proptest_config(crate::testing::cases(2_000))]

        #[test]
        fn twins_are_what_the_judge_takes_for_the_same(
            texts in prop::collection::vec(text(), 2..6),
            rules in rules(),
        ) {
            let found = pairs(&texts.iter().map(String::as_str).collect::<Vec<_>>(), rules);
            for (later, earlier) in &found {
                prop_assert!(earlier < later && (texts[*later] == texts[*earlier] || rules.same(&texts[*later], &texts[*earlier])));
            }
            for later in 1..texts.len() {
                let is_twin = texts[..later].iter().any(|earlier| {
                    let is_folded = rules.exact || fold(earlier, rules) == fold(&texts[later], rules);
                    is_folded && rules.same(earlier, &texts[later])
                });
                prop_assert!(!is_twin || found.iter().any(|(at, _)| *at == later), "{:?}", texts[later]);
            }
        }
    }
}

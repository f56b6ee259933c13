//! Twins: texts that the judge takes for the same, found cheaply by a hash that all texts share
//! which fold to the same.

use crate::judge::{Rules, fold};
use crate::kind::Spot;
use crate::random::Fnv;

/// A hash that is the same for texts that fold to the same (and seldom for others): of letters and
/// digits only, small, without an article before them.
pub fn loose(text: &str) -> u64 {
    if text.is_ascii() { loose_ascii(text) } else { loose_ascii(&fold(text, Rules::default())) }
}

fn loose_ascii(text: &str) -> u64 {
    let text = without_article(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
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
pub fn without_article(text: &str) -> &str {
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

/// Those of some texts that the judge takes for an earlier one: the later one's place in the list,
/// then the earlier one's. Linear but for sorting, however many there are.
pub fn twins(spots: &[&Spot<'_>], rules: Rules) -> Vec<(usize, usize)> {
    if spots.len() < 2 {
        return Vec::new();
    }
    let mut hashes: Vec<(u64, usize)> =
        spots.iter().enumerate().map(|(at, spot)| (loose(&spot.text), at)).collect();
    hashes.sort_unstable();
    let is_twin = |pair: &[(u64, usize)]| pair[0].0 == pair[1].0;
    if !hashes.windows(2).any(is_twin) {
        return Vec::new();
    }
    let mut twins: Vec<(usize, usize)> = hashes
        .chunk_by(|one, other| one.0 == other.0)
        .flat_map(|group| {
            let (_, first) = group[0];
            let later = group[1..].iter().map(|(_, at)| *at);
            later
                .filter(move |at| same(&spots[*at].text, &spots[first].text, rules))
                .map(move |at| (at, first))
                .collect::<Vec<_>>()
        })
        .collect();
    twins.sort_unstable();
    twins
}

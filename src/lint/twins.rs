//! Twins: texts that the judge takes for the same, found cheaply by a hash that they share.

use crate::judge::Rules;
use crate::kind::Spot;

/// Whether the judge takes two texts for the same.
pub fn same(one: &str, other: &str, rules: Rules) -> bool {
    one == other || rules.same(one, other)
}

/// How many texts are a few.
const FEW: usize = 8;

/// Each text that the judge takes for an earlier one: its place in the list, then that of the
/// earliest. Linear but for sorting where not many differ in signs only.
pub fn twins(spots: &[&Spot<'_>], rules: Rules) -> Vec<(usize, usize)> {
    // Of a few it is seen at once that none is like another, as nearly always.
    let is_new = |at: usize| spots[..at].iter().all(|spot| spot.loose() != spots[at].loose());
    if spots.len() <= FEW && (1..spots.len()).all(is_new) {
        return Vec::new();
    }
    let mut hashes: Vec<(u64, usize)> =
        spots.iter().enumerate().map(|(at, spot)| (spot.loose(), at)).collect();
    hashes.sort_unstable();
    let mut pairs = Vec::new();
    for group in hashes.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        for (place, (_, at)) in group.iter().enumerate() {
            let is_same =
                |(_, first): &&(u64, usize)| same(&spots[*at].text, &spots[*first].text, rules);
            pairs.extend(group[..place].iter().find(is_same).map(|(_, first)| (*at, *first)));
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{Accents, Language, fold};
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
            let spots: Vec<Spot<'_>> = texts.iter().map(|text| Spot::of(text)).collect();
            let found = twins(&spots.iter().collect::<Vec<_>>(), rules);
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

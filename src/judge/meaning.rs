//! Slips that make another word (rule 8): a negation gained or lost, and affixes that mean the
//! opposite, or another substance. Looked at only where a typo would otherwise be forgiven.

use super::distance::{chars, edits};

const NEGATIONS: [&str; 42] = [
    "not", "no", "never", "without", "nor", "neither", "none", "nothing", "nobody", "nowhere",
    "cannot", "cant", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "wont",
    "wouldnt", "couldnt", "shouldnt", "hasnt", "havent", "hadnt", "mustnt", "aint", "neednt",
    "nicht", "nie", "kein", "keine", "ohne", "ne", "pas", "sans", "sin", "nunca", "не", "нет",
    "без",
];

/// Groups of affixes that are not each other, parted by commas.
const PREFIXES: &str = "\
    hyper hypo, ab ad, aff eff, inter intra infra, pre post pro, macro micro, ante anti, \
    endo ecto exo, para peri, meth eth, super supra";

const SUFFIXES: &str = "\
    ate ite ide ine, ates ites ides ines, ane ene yne one, ose ase, anol anal anone, \
    otomy ostomy ectomy, able ably, ful less";

const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

const NEGATING: [&str; 9] = ["a", "an", "un", "in", "im", "ir", "il", "dis", "non"];

/// Tells whether a word, without its apostrophes, negates in some common language.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

/// Tells whether both texts negate alike.
pub(super) fn negate_alike(expected: &str, typed: &str) -> bool {
    let count = |text: &str| text.split(' ').filter(|word| is_negation(word)).count();
    // Nothing else is one slip away from "without".
    let spelled = |text: &str| text.split(' ').any(|word| word == "without");
    count(expected) == count(typed) || (spelled(expected) && count(expected) == count(typed) + 1)
}

/// Tells whether two words, a slip apart, differ in an affix that changes the meaning.
pub(super) fn is_other_word(expected: &str, typed: &str) -> bool {
    let differ = |groups: &str, has: fn(&str, &str) -> bool| {
        groups.split(", ").any(|group| {
            let longest = |word: &str| {
                let affixes = group.split(' ').filter(|affix| has(word, affix));
                affixes.max_by_key(|affix| affix.len())
            };
            matches!((longest(expected), longest(typed)), (Some(one), Some(two)) if one != two)
        })
    };
    differ(PREFIXES, |word, prefix| word.starts_with(prefix))
        || differ(SUFFIXES, |word, suffix| word.ends_with(suffix))
        || gains_negation(expected, typed)
        || gains_negation(typed, expected)
        || begins_as_opposite(expected, typed)
        || super::confused::are_confused(expected, typed)
}

/// Tells whether a word is better explained as the other with a negating affix in front.
fn gains_negation(bare: &str, affixed: &str) -> bool {
    let whole = edits(&chars(bare), &chars(affixed), 4).unwrap_or(5);
    NEGATING.iter().filter_map(|affix| affixed.strip_prefix(affix)).any(|rest| {
        !bare.starts_with(&affixed[..affixed.len() - rest.len()])
            && edits(&chars(bare), &chars(rest), 4).is_some_and(|left| left < whole)
    })
}

/// Tells whether a typed word is as near to the opposite of a bare one as to that itself: `anerobic`
/// for `aerobic`, `iregular` for `regular`. A word with the affix is not judged by its bare form.
fn begins_as_opposite(bare: &str, typed: &str) -> bool {
    let far = |one: &str| edits(&chars(one), &chars(typed), 4).unwrap_or(5);
    let whole = far(bare);
    NEGATING.iter().any(|affix| {
        // The last letter of these goes by the first of the word.
        let fits = match *affix {
            "a" => !bare.starts_with(VOWELS),
            "an" => bare.starts_with(VOWELS) || bare.starts_with('h'),
            "il" => bare.starts_with('l'),
            "ir" => bare.starts_with('r'),
            "im" => bare.starts_with(['b', 'm', 'p']),
            _ => true,
        };
        let begins = typed.starts_with(affix) || (affix.starts_with('i') && typed.starts_with('i'));
        fits && begins && !bare.starts_with(affix) && far(&format!("{affix}{bare}")) <= whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_make_other_words() {
        for (expected, typed) in [
            ("hypertension", "hypotension"),
            ("absorption", "adsorption"),
            ("affect", "effect"),
            ("nitrate", "nitrite"),
            ("methane", "methene"),
            ("ethanol", "methanol"),
            ("ethanol", "ethanal"),
            ("typical", "atypical"),
            ("asymmetrical", "symetrical"),
            ("visible", "invisible"),
            ("interstate", "intrastate"),
            ("glucose", "glucase"),
            ("chlorine", "chloride"),
            ("desert", "dessert"),
        ] {
            assert!(is_other_word(expected, typed), "{expected} {typed}");
            assert!(is_other_word(typed, expected), "{typed} {expected}");
        }
        for (expected, typed) in
            [("mitochondria", "mitocondria"), ("receive", "recieve"), ("sulphide", "sulphied")]
        {
            assert!(!is_other_word(expected, typed), "{expected} {typed}");
        }
    }

    #[test]
    fn negations_must_agree() {
        assert!(!negate_alike("it never rains", "it ever rains"));
        assert!(!negate_alike("nowhere", "now here"));
        assert!(negate_alike("without sugar", "wihtout sugar"));
        assert!(!negate_alike("with sugar", "without sugar"));
    }
}

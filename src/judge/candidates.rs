//! Which entries of a list a typed text may meet at all. Every text is compared with few of them, so
//! that a long list is judged in about as long as it is typed.

use super::script::{is_kana, unaccent};
use super::target::Prepared;
use super::text::Text;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The entries of a list by what they have in common with what may be typed for them.
pub(super) struct Candidates {
    /// Those that have a form, by its hash.
    same: HashMap<u64, Vec<usize>>,
    /// Those that may be meant by a year of two digits.
    years: Vec<usize>,
    /// The letters of each; none where letters do not tell.
    letters: Vec<Option<Vec<OddLetters>>>,
}

/// Which letters and which digits occur an odd number of times, and how many there are.
struct OddLetters {
    odd: u32,
    digits: u16,
    count: usize,
    is_ascii: bool,
}

impl Candidates {
    pub(super) fn new(prepared: &[Prepared<'_>]) -> Self {
        let mut same: HashMap<u64, Vec<usize>> = HashMap::new();
        let mut years = Vec::new();
        for (at, entry) in prepared.iter().enumerate() {
            for form in entry.targets.iter().flat_map(|target| forms(&target.text, false)) {
                let found = same.entry(form).or_default();
                if found.last() != Some(&at) {
                    found.push(at);
                }
            }
            if entry.targets.iter().any(|target| target.text.has_short_year(false)) {
                years.push(at);
            }
        }
        Self { same, years, letters: prepared.iter().map(letters).collect() }
    }

    /// Those that a text may be without a slip, in the order of the list.
    pub(super) fn same(&self, typed: &Text) -> Vec<usize> {
        let forms = forms(typed, true);
        let found = forms.iter().filter_map(|form| self.same.get(form));
        let mut found: Vec<usize> = found.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Those that a text may be at all, or of which there may be something to say to it.
    pub(super) fn near(&self, typed: &Text) -> Vec<usize> {
        let mut found = self.same(typed);
        let given = OddLetters::of(typed.fold());
        let may_be = |own: &Option<Vec<OddLetters>>| {
            own.as_ref().is_none_or(|own| own.iter().any(|own| own.may_be(&given)))
        };
        let near = self.letters.iter().enumerate().filter(|(_, own)| may_be(own));
        found.extend(near.map(|(at, _)| at));
        if typed.has_short_year(true) {
            found.extend(&self.years);
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The letters of all ways to type an entry, where nothing but letters decides.
fn letters(entry: &Prepared<'_>) -> Option<Vec<OddLetters>> {
    let is_plain = entry.quantity.is_none()
        && entry.targets.iter().all(|target| {
            let is_kana = target.text.fold().contains(is_kana);
            target.several.is_none() && target.band.is_none() && !target.is_foreseen && !is_kana
        });
    let folds = entry.targets.iter().flat_map(|target| &target.text.folds);
    is_plain.then(|| folds.map(|fold| OddLetters::of(fold)).collect())
}

impl OddLetters {
    fn of(text: &str) -> Self {
        let mut letters = Self { odd: 0, digits: 0, count: 0, is_ascii: text.is_ascii() };
        for c in unaccent(text).chars().filter(|c| *c != ' ') {
            match c.to_digit(10) {
                Some(digit) => letters.digits ^= 1 << digit,
                None => letters.odd ^= 1 << (u32::from(c) & 31),
            }
            letters.count += 1;
        }
        letters
    }

    /// Whether two slips, or a "to" before a verb, may make one of the other; no digit is ever one.
    /// Where letters stand for others, or are made of several, each may change one more.
    fn may_be(&self, other: &Self) -> bool {
        let is_ascii = self.is_ascii && other.is_ascii;
        let (most, far) = if is_ascii { (4, 2) } else { (6, usize::MAX) };
        self.digits == other.digits
            && (self.odd ^ other.odd).count_ones() <= most
            && self.count.abs_diff(other.count) <= far
    }
}

/// The hashes of the forms of a text: two that are equal by their letters have one in common.
fn forms(text: &Text, is_typed: bool) -> Vec<u64> {
    let hash = |form: &str| {
        let mut hasher = DefaultHasher::new();
        form.hash(&mut hasher);
        hasher.finish()
    };
    text.forms(is_typed).iter().map(|form| hash(form)).collect()
}

//! Reproducible randomness: every draw comes from a seed and the names of what is drawn, so that
//! a seed means the same paper for years, on any machine, whatever was asked before.
//!
//! Only the generator's words are taken from `rand`; range reduction and shuffling are written
//! out here, because their use of the stream may change between releases of the library.

use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

/// A stream of random words that belongs to one purpose of one session.
pub struct Random(ChaCha8Rng);

impl Random {
    /// Opens the stream for `purpose` (its parts are told apart) under a session's seed.
    #[must_use]
    pub fn new(seed: u64, purpose: &[&str]) -> Self {
        let mut hash = Fnv::new();
        for part in purpose {
            hash.write(part.as_bytes());
            hash.write(&[0xff]); // never part of UTF-8: "ab", "c" is not "a", "bc"
        }
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&hash.0.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number below `bound`, every one equally likely; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let Ok(bound) = u64::try_from(bound) else { return 0 };
        if bound < 2 {
            return 0;
        }
        let fair = u64::MAX - u64::MAX % bound; // words above would favour the small numbers
        loop {
            let word = self.0.next_u64();
            if word < fair {
                return usize::try_from(word % bound).unwrap_or(0);
            }
        }
    }

    /// Puts the items in random order (Fisher and Yates, from the last place down).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let chosen = self.below(last + 1);
            items.swap(last, chosen);
        }
    }
}

/// FNV-1a, 64 bits: a digest that never changes, for names of streams and keys of questions.
#[derive(Clone, Copy)]
pub struct Fnv(pub u64);

impl Fnv {
    /// The digest of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The digest of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> u64 {
        let mut digest = Self::new();
        digest.write(bytes);
        digest.0
    }

    /// Takes in more bytes.
    pub fn write(&mut self, bytes: &[u8]) {
        *self = self.with(bytes);
    }

    /// The digest of these bytes behind those so far.
    #[must_use]
    pub fn with(self, bytes: &[u8]) -> Self {
        let taken = |digest: u64, byte: &u8| {
            (digest ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        };
        Self(bytes.iter().fold(self.0, taken))
    }
}

impl Default for Fnv {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_means_the_same_order_for_years() {
        let mut items: Vec<u32> = (0..10).collect();
        Random::new(7, &["deal", "minsk", "1"]).shuffle(&mut items);
        assert_eq!(items, [7, 2, 9, 0, 5, 4, 6, 8, 1, 3]);
    }

    #[test]
    fn the_parts_of_a_purpose_are_told_apart() {
        let first = |parts: &[&str]| Random::new(1, parts).below(usize::MAX);
        assert_ne!(first(&["ab", "c"]), first(&["a", "bc"]));
        assert_ne!(first(&["a"]), Random::new(2, &["a"]).below(usize::MAX));
    }

    #[test]
    fn every_number_below_the_bound_comes_up_about_as_often() {
        let mut random = Random::new(3, &["bound"]);
        let mut seen = [0_u32; 6];
        for _ in 0..6000 {
            seen[random.below(6)] += 1;
        }
        assert!(seen.iter().all(|count| (850..1150).contains(count)), "{seen:?}");
        assert_eq!((random.below(0), random.below(1)), (0, 0));
    }
}

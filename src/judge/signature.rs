//! Signatures: which letters, and which pairs of letters, occur an odd number of times in a text. A
//! slip changes few of these bits, so that most far texts are ruled out without being measured.

/// Texts of about the same length, by their signatures.
#[derive(Clone, Debug, Default)]
pub(super) struct Bucket {
    pub letters: Vec<u32>,
    pub pairs: Vec<u64>,
    pub texts: Vec<u32>,
}

impl Bucket {
    /// Gives the texts whose signatures allow for so few slips.
    pub fn candidates<'r>(
        &'r self,
        typed: &'r Signature,
        within: usize,
    ) -> impl Iterator<Item = u32> + 'r {
        const BLOCK: usize = 32;
        let within = u32::try_from(within).unwrap_or(u32::MAX / 8);
        let letters = move |mask: u32| (mask ^ typed.letters).count_ones();
        // A substitution changes two letters and four pairs, a letter more or less one and three, a
        // transposition none and six: each two letters that differ leave room for two pairs less.
        let fits = move |mask: u32, pairs: u64| {
            let off = letters(mask);
            let pairs = (pairs ^ typed.pairs).count_ones() + 2 * off.div_ceil(2);
            u32::from(off <= 2 * within) & u32::from(pairs <= 6 * within)
        };
        // A whole block without branches: the compiler does several texts at a time.
        let blocks = self.letters.chunks(BLOCK).zip(self.pairs.chunks(BLOCK)).enumerate();
        blocks
            .filter(move |(_, (masks, _))| {
                masks.iter().map(|&mask| u32::from(letters(mask) <= 2 * within)).sum::<u32>() > 0
            })
            .flat_map(move |(block, (masks, pairs))| {
                let both = masks.iter().zip(pairs).enumerate();
                let mut left = both
                    .map(|(at, (&mask, &pairs))| fits(mask, pairs) << at)
                    .fold(0, |one, other| one | other);
                std::iter::from_fn(move || {
                    let at = left.trailing_zeros();
                    left &= left.checked_sub(1)?;
                    usize::try_from(at).ok().map(|at| block * BLOCK + at)
                })
            })
            .map(|at| self.texts[at])
    }
}

/// Which letters and pairs of neighbours occur an odd number of times.
pub(super) struct Signature {
    pub length: usize,
    pub letters: u32,
    pub pairs: u64,
}

impl Signature {
    pub fn new(text: &[char]) -> Self {
        let mut signature = Self { length: text.len(), letters: 0, pairs: 0 };
        let mut last = 0_u32;
        for &c in text {
            let code = u32::from(c);
            signature.letters ^= 1 << (code & 31);
            signature.pair(last, code);
            last = code;
        }
        signature.pair(last, 0);
        signature
    }

    fn pair(&mut self, one: u32, other: u32) {
        let mixed = one.wrapping_mul(0x9e37_79b1).wrapping_add(other).wrapping_mul(0x85eb_ca6b);
        self.pairs ^= 1 << (mixed >> 26);
    }
}

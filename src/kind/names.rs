//! Names: which of the few dozen that keys have one is, told at a glance.

use std::ops::Deref;

/// The names that keys may have; a name is looked for among the few of its sign.
pub struct KeyNames {
    sorted: Vec<&'static str>,
    by_sign: [Vec<&'static str>; SIGNS],
}

impl KeyNames {
    /// Those of some keys.
    pub fn of(names: impl Iterator<Item = &'static str>) -> Self {
        let (mut sorted, mut by_sign): (Vec<&str>, _) =
            (names.collect(), [const { Vec::new() }; SIGNS]);
        sorted.sort_unstable();
        sorted.dedup();
        for name in &sorted {
            by_sign[sign_of(name)].push(*name);
        }
        Self { sorted, by_sign }
    }

    /// Whether a key may have this name.
    pub fn has(&self, name: &str) -> bool {
        self.by_sign[sign_of(name)].contains(&name)
    }
}

impl Deref for KeyNames {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.sorted
    }
}

/// How many signs there are: the bits of a number.
const SIGNS: usize = 64;

/// The sign of a name, which most other names have not.
fn sign_of(name: &str) -> usize {
    match name.as_bytes() {
        [first, .., last] => (usize::from(*first) + 5 * usize::from(*last) + name.len()) % SIGNS,
        _ => 0,
    }
}

/// The bit of a name's sign: where it is not among those of some names, the name is none of them.
pub fn sign(name: &str) -> u64 {
    1 << sign_of(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_those_of_its_sign() {
        let known = ["wrong", "answer", "a", "answer", "é", "alt"];
        let names = KeyNames::of(known.into_iter());
        assert_eq!(*names, ["a", "alt", "answer", "wrong", "é"]);
        for name in ["answers", "anwser", "", "b", "e", "atl", "wronG"].into_iter().chain(known) {
            assert_eq!(names.has(name), known.contains(&name), "{name}");
        }
    }
}

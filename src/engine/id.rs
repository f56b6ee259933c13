//! Names that no two devices ever give twice: UUIDs of version 7, which sort by time.

use crate::random::{Fnv, Random};
use std::fmt;
use std::str::FromStr;

/// A UUID.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Id([u8; 16]);

/// How many bits of it count within one millisecond: 12 and 62, around those of the variant.
const COUNTER: u32 = 74;

/// Makes ids; those of one millisecond are in the order they were made.
pub struct Ids {
    random: Random,
    last: i64,
    counter: u128,
}

impl Ids {
    /// Begins with randomness that no other process has.
    pub fn new(entropy: u64) -> Self {
        Self { random: Random::new(entropy, &["id"]), last: i64::MIN, counter: 0 }
    }

    /// The next one, at a time in milliseconds since 1970.
    pub fn next(&mut self, at: i64) -> Id {
        let words = [self.random.below(usize::MAX), self.random.below(usize::MAX)];
        let random = (words[0] as u128) << 64 | words[1] as u128;
        self.counter = if at == self.last {
            self.counter.wrapping_add(1 + (random & 0xffff_ffff))
        } else {
            random >> 1 // half of the range is left for those that follow
        } & ((1 << COUNTER) - 1);
        self.last = at;
        let time = u128::try_from(at.max(0)).unwrap_or(0) & 0xffff_ffff_ffff;
        let (high, low) = (self.counter >> 62, self.counter & ((1 << 62) - 1));
        Id((time << 80 | 7 << 76 | high << 64 | 2 << 62 | low).to_be_bytes())
    }
}

impl Id {
    /// The name of something that has one elsewhere, the same wherever it comes in: its time, and a
    /// digest of what tells it apart there. A UUID of version 8, of which every bit is ours.
    pub fn derived(at: i64, parts: &[&str]) -> Self {
        let digest = |salt: u8| {
            let mut digest = Fnv::new();
            digest.write(&[salt]);
            for part in parts {
                digest.write(part.as_bytes());
                digest.write(&[0xff]); // never part of UTF-8
            }
            digest.write(&at.to_le_bytes());
            u128::from(digest.0)
        };
        let time = u128::try_from(at.max(0)).unwrap_or(0) & 0xffff_ffff_ffff;
        let (high, low) = (digest(1) & 0xfff, digest(2) >> 2);
        Self((time << 80 | 8 << 76 | high << 64 | 2 << 62 | low).to_be_bytes())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl FromStr for Id {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String = text.chars().filter(|c| *c != '-').collect();
        let is_hex = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u128::from_str_radix(&digits, 16) {
            Ok(number) if is_hex => Ok(Self(number.to_be_bytes())),
            Ok(_) | Err(_) => Err("no UUID"),
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl Id {
    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for Id {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_of_version_7() {
        let id = Ids::new(1).next(0x0123_4567_89ab).to_string();
        assert_eq!(id.len(), 36);
        assert!(id.starts_with("01234567-89ab-7"), "{id}");
        assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"), "{id}");
        assert_eq!(id.parse::<Id>().unwrap().to_string(), id);
    }

    #[test]
    fn ids_of_one_millisecond_are_in_order() {
        let mut ids = Ids::new(2);
        let made: Vec<Id> = (0..10_000).map(|_| ids.next(5)).collect();
        assert!(made.is_sorted_by(|one, two| one < two));
        assert!(made.iter().all(|id| id.to_string().contains("-7")));
        assert_ne!(Ids::new(2).next(5), Ids::new(3).next(5));
    }

    #[test]
    fn what_has_a_name_elsewhere_gets_the_same_everywhere() {
        let id = Id::derived(0x0123_4567_89ab, &["anki", "guid"]);
        assert_eq!(id.to_string(), "01234567-89ab-8f1e-a15c-bf751508c01f");
        assert_ne!(id, Id::derived(0x0123_4567_89ab, &["ankig", "uid"]));
        assert_ne!(id, Id::derived(0x0123_4567_89ac, &["anki", "guid"]));
    }

    #[test]
    fn what_is_no_uuid_is_refused() {
        for text in ["", "+1234567-89ab-7000-8000-000000000000", "01234567", "é"] {
            assert!(text.parse::<Id>().is_err(), "{text}");
        }
    }
}

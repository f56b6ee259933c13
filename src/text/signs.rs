//! Signs: which characters texts hold, looked at once, so that a search for one that is not there
//! costs nothing.

/// The bytes of some texts.
#[derive(Debug)]
pub struct Signs {
    bytes: [bool; 256],
    is_ascii: bool,
}

impl Signs {
    /// Those of some texts.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut signs = Self { bytes: [false; 256], is_ascii: true };
        for text in texts {
            text.bytes().for_each(|byte| signs.bytes[usize::from(byte)] = true);
            signs.is_ascii &= text.is_ascii();
        }
        signs
    }

    /// Whether one of some ASCII characters is there.
    pub fn any(&self, wanted: &str) -> bool {
        wanted.bytes().any(|byte| self.bytes[usize::from(byte)])
    }

    /// Whether all letters of an ASCII word are there, so that the word may be.
    pub fn may_spell(&self, word: &str) -> bool {
        word.bytes().all(|byte| self.bytes[usize::from(byte)])
    }

    /// Whether all is ASCII.
    pub const fn is_ascii(&self) -> bool {
        self.is_ascii
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn what_is_not_there_is_known_not_to_be() {
        let signs = Signs::of(["a TO<", "DO"].into_iter());
        assert!(signs.any("&<") && !signs.any("&>"));
        assert!(signs.may_spell("TODO") && !signs.may_spell("TBD"));
        assert!(signs.is_ascii() && !Signs::of(["é"].into_iter()).is_ascii());
        assert!(!Signs::of([].into_iter()).any("a"));
    }
}

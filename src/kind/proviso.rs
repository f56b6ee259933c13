//! Provisos: what there is to know of what is right beside the answers, for whoever may see these.

use crate::judge::Tolerance;
use std::fmt;

/// Something that is so of a right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Proviso {
    /// A number may be off by so much.
    Within(Tolerance),
    /// It is in one of these units.
    Units(Vec<String>),
    /// Several are given in this order.
    InOrder,
    /// So many of several will do.
    Enough(usize),
}

impl fmt::Display for Proviso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within(tolerance) => f.write_str(&tolerance.words().unwrap_or_default()),
            Self::Units(units) => write!(f, "in {}", units.join(", ")),
            Self::InOrder => f.write_str("in this order"),
            Self::Enough(need) => write!(f, "{need} of them are enough"),
        }
    }
}

//! Wishes: how a foreign file is to be read, where it leaves that open.

use encoding_rs::Encoding;

/// How a foreign file is to be read, where it leaves that open.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
}

//! The world outside a deck's text, as far as rules ask about it.

/// What is known of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// It is there.
    Here,
    /// It is not.
    Missing,
    /// It lies outside the deck's folder.
    Outside,
}

/// What the rules may ask of the world outside a deck's text.
pub struct Outside<'o> {
    /// Where the picture of this path is.
    pub picture: &'o dyn Fn(&str) -> Picture,
}

impl Outside<'static> {
    /// A world in which every picture is there.
    pub const fn unknown() -> Self {
        Self { picture: &|_| Picture::Here }
    }
}

//! Mastheads: what stands above the questions of a paper.

/// What stands above the questions, and how all is laid out.
#[derive(Clone, Debug, Default)]
pub struct Masthead {
    /// What the paper is called.
    pub title: String,
    /// The language of its own words, by its tag.
    pub language: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// The percentage that passes.
    pub pass: Option<u32>,
    /// Whether the paper has a line for the name; the answer sheet has one always.
    pub has_name: bool,
    /// The paper that it is printed on.
    pub size: PaperSize,
    /// Whether it is for who reads large print.
    pub is_large: bool,
}

/// The paper that is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum PaperSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl PaperSize {
    /// What a style sheet calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }
}

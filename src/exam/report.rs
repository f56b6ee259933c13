//! The report on a class: all that is told of it, in whatever way it is told.

use super::class::ClassFigures;

/// A question of a report.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The id of its deck.
    pub deck: String,
    /// What it is called: its id, or else its number, with the part of it that was asked.
    pub name: String,
    /// What it asks; nothing where its deck does not have it any more.
    pub prompt: Option<String>,
}

/// What one result came to.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreRow {
    /// Whose it is; the file it is in, where that is not known.
    pub name: String,
    /// Which variant of the paper.
    pub variant: String,
    /// When it was begun.
    pub started: String,
    /// Points earned.
    pub points: f64,
    /// Points possible.
    pub of: f64,
    /// The same in percent; nothing where none are possible.
    pub percent: Option<f64>,
    /// Whether it is passed, where there is a mark to pass.
    pub passed: Option<bool>,
    /// The points of each question, where they are asked for.
    pub cells: Vec<(usize, f64)>,
}

/// What is told of a class.
#[derive(Clone, Debug)]
pub struct ClassReport {
    /// The titles of its decks.
    pub title: String,
    /// The figures.
    pub figures: ClassFigures,
    /// The questions, in the order of the figures.
    pub questions: Vec<AskedQuestion>,
    /// The results, by name.
    pub rows: Vec<ScoreRow>,
    /// What there is to say of the results themselves.
    pub said: Vec<String>,
}

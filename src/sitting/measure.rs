//! Measures: what is decided about an item, before it is said of which.

use crate::store::Treatment;

/// What becomes of an item.
pub struct Measure {
    /// What is decided.
    pub treatment: Treatment,
    /// From which day on.
    pub day: Option<i64>,
    /// With which words.
    pub text: Option<String>,
}

impl Measure {
    /// Without a day or words.
    pub const fn plain(treatment: Treatment) -> Self {
        Self { treatment, day: None, text: None }
    }

    /// Whether the item is not asked again in a session of that day.
    pub fn puts_aside(&self, today: i64) -> bool {
        let is_later = self.day.is_some_and(|day| day > today);
        matches!(self.treatment, Treatment::Known | Treatment::Suspended) || is_later
    }
}

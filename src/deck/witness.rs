//! Witnesses: what a reader of decks tells while it reads, so that `check` needs no second pass.

use super::question::Question;
use crate::kind::Transcript;
use crate::report::Finding;

/// Who looks on while a deck is read, to say more of it than keeps it from being asked.
pub trait Witness<'t>: Send + Sync {
    /// What is seen in a question.
    type Seen: Send;

    /// Looks at what was read of the header.
    fn header(&mut self, transcript: &Transcript<'t>);

    /// Looks at what was read of a question and what was made of it, at many side by side;
    /// `is_first` is said of the first table of a piece.
    fn look(
        &self,
        transcript: &Transcript<'t>,
        question: Option<&Question>,
        is_first: bool,
    ) -> Self::Seen;

    /// Takes in what was seen, in the order of the file.
    fn take(&mut self, seen: Self::Seen);

    /// Says what there is to say when all is read.
    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>);
}

/// Nobody looks on.
pub struct Nobody;

impl<'t> Witness<'t> for Nobody {
    type Seen = ();

    fn header(&mut self, _: &Transcript<'t>) {}

    fn look(&self, _: &Transcript<'t>, _: Option<&Question>, _: bool) {}

    fn take(&mut self, (): ()) {}

    fn finish(&mut self, _: &str, _: &mut Vec<Finding>) {}
}

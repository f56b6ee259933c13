//! Witnesses: what a reader of decks tells while it reads, so that `check` needs no second pass.

use super::question::Question;
use crate::kind::Transcript;
use crate::report::Finding;

/// Who looks on while a deck is read, to say more of it than keeps it from being asked.
pub trait Witness<'t> {
    /// With what the questions are looked at.
    type Eye: Eye<'t>;

    /// Looks at what was read of the header.
    fn header(&mut self, transcript: &Transcript<'t>);

    /// The eye for questions below what is known of the header so far.
    fn eye(&self) -> Self::Eye;

    /// Takes in what was seen, in the order of the file.
    fn take(&mut self, seen: <Self::Eye as Eye<'t>>::Seen);

    /// Says what there is to say when all is read.
    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>);
}

/// The eye of a witness, which looks at many questions side by side.
pub trait Eye<'t>: Clone + Send + Sync {
    /// What is seen in a question.
    type Seen: Send;

    /// Looks at what was read of a question and what was made of it; `is_syntax_due` is said of the first
    /// table of a piece, unless it is known that there is nothing to say of its syntax.
    fn look(
        &self,
        transcript: &Transcript<'t>,
        question: Option<&Question>,
        is_syntax_due: bool,
    ) -> Self::Seen;
}

/// Nobody looks on.
#[derive(Clone)]
pub struct Nobody;

impl<'t> Witness<'t> for Nobody {
    type Eye = Self;

    fn header(&mut self, _: &Transcript<'t>) {}

    fn eye(&self) -> Self {
        Self
    }

    fn take(&mut self, (): ()) {}

    fn finish(&mut self, _: &str, _: &mut Vec<Finding>) {}
}

impl<'t> Eye<'t> for Nobody {
    type Seen = ();

    fn look(&self, _: &Transcript<'t>, _: Option<&Question>, _: bool) {}
}

//! Witnesses: what a reader of decks tells while it reads, so that `check` needs no second pass.

use super::question::Question;
use crate::kind::Transcript;
use crate::report::Finding;

/// Who looks on while a deck is read, to say more of it than keeps it from being asked.
pub trait Witness<'t> {
    /// Looks at what was read of the header.
    fn header(&mut self, transcript: &Transcript<'t>);

    /// Looks at what was read of a question, and what was made of it.
    fn question(&mut self, transcript: &Transcript<'t>, question: Option<&Question>);

    /// Says what there is to say when all is read.
    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>);
}

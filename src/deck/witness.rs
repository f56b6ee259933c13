//! Witnesses: what a reader of decks tells while it reads, so that `check` needs no second pass.

use super::question::Question;
use crate::kind::Transcript;
use crate::report::Finding;

/// Who looks on while a deck is read, to say more of it than keeps it from being asked.
pub trait Witness<'t> {
    /// Looks at what was read of the header.
    fn header(&mut self, transcript: &Transcript<'t>);

    /// Looks at what was read of the next questions, in the order of the file, and what was made of
    /// each.
    fn questions(&mut self, read: &[(&Transcript<'t>, Option<&Question>)]);

    /// Says what there is to say when all is read.
    fn finish(&mut self, text: &str, findings: &mut Vec<Finding>);
}

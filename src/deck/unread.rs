//! Questions that were parsed and are yet to be read: each needs the header only, so that many are read
//! side by side.

use super::common::Common;
use super::identity::{asked, asked_by, known_by};
use super::infer::said_kind;
use super::keys::{HEADER_KEYS, KEYS};
use super::patches::whole_line;
use super::question::{self, Occurrence};
use crate::kind::{Excerpt, Fields, Transcript};
use crate::report::Finding;
use rayon::prelude::*;
use std::ops::Range;
use toml::de::DeTable;

/// What to do with a key of the header that stands in a question.
const ABOVE: &str = "belongs to [deck]: move it above the first [[question]]";

/// From how many questions on it pays to share them among threads.
const SIDE_BY_SIDE: usize = 64;

/// The table of a question.
pub struct Unread<'t> {
    pub table: DeTable<'t>,
    pub excerpt: Excerpt<'t>,
    /// Where it stands in the file.
    pub place: Range<usize>,
    /// One that was used before, to be written anew.
    pub transcript: Transcript<'t>,
}

/// What came of reading one.
pub struct ReadQuestion<'t> {
    /// Where it stands in the file.
    pub place: Range<usize>,
    pub entry: Occurrence,
    pub transcript: Transcript<'t>,
    pub findings: Vec<Finding>,
}

/// Reads questions, in their order; `common` is what the header says for all.
pub fn read<'t>(unread: Vec<Unread<'t>>, common: &Common) -> Vec<ReadQuestion<'t>> {
    let read = |unread: Unread<'t>| unread.read(common);
    if unread.len() < SIDE_BY_SIDE {
        unread.into_iter().map(read).collect()
    } else {
        unread.into_par_iter().with_min_len(16).map(read).collect()
    }
}

impl<'t> Unread<'t> {
    fn read(self, common: &Common) -> ReadQuestion<'t> {
        let Self { table, excerpt, place, mut transcript } = self;
        let mut findings = Vec::new();
        let mut fields = Fields::new("a question", table, excerpt, place.clone(), &mut findings);
        let said = said_kind(&fields);
        fields.correct(&KEYS, (&HEADER_KEYS, ABOVE));
        let mut entry = question::read(fields, common, &mut transcript);
        if let (Some((kind, key)), Some(question)) = (said, &entry.question)
            && kind == question.kind.name()
        {
            let is_it = |finding: &&mut Finding| finding.span == key;
            if let Some(finding) = findings.iter_mut().rev().find(is_it) {
                finding.fix.extend(whole_line(excerpt, &key));
            }
        }
        entry.known_by = known_by(&transcript).unwrap_or_else(|| place.clone());
        let first = |key: &str| transcript.texts(key).next().map(|spot| spot.text.clone());
        entry.asked = match &entry.question {
            Some(question) => Some(asked(question, None)),
            None => asked_by(first),
        };
        ReadQuestion { place, entry, transcript, findings }
    }
}

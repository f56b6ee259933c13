//! Questions that were parsed and are yet to be read: each needs the header only, so that many are read,
//! and looked at, side by side.

use super::common::Common;
use super::flat::Flat;
use super::identity::{asked, asked_by, key_of, known_by};
use super::infer::said_kind;
use super::keys::{HEADER_KEYS, KEYS};
use super::patches::whole_line;
use super::question::{self, Occurrence, Question};
use super::witness::Eye;
use crate::kind::{Excerpt, Fields, TomlKey, TomlValue, Transcript};
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
    /// Whether the syntax of its piece is to be looked at with it, as with the first table of one.
    pub is_syntax_due: bool,
}

/// What came of reading one.
pub struct ReadQuestion<S> {
    /// Where it stands in the file.
    pub place: Range<usize>,
    pub entry: Occurrence,
    /// The question, where it could be read.
    pub question: Option<Question>,
    pub findings: Vec<Finding>,
    /// What the witness saw in it.
    pub seen: S,
}

/// What a question is read by.
#[derive(Clone)]
pub struct Light<E> {
    /// What the header says for all.
    pub common: Common,
    /// What looks at it then.
    pub eye: E,
}

impl<'t, E: Eye<'t>> Light<E> {
    /// Reads a flat piece; the question stands up to its end.
    pub fn flat(
        &self,
        range: &Range<usize>,
        flat: Flat<'t>,
        text: &'t str,
        transcript: &mut Transcript<'t>,
    ) -> ReadQuestion<E::Seen> {
        let excerpt = Excerpt { base: range.start, text: &text[range.clone()] };
        let place = excerpt.at(&flat.header);
        let read = self.question(flat.table, excerpt, place, !flat.is_plain, transcript);
        ReadQuestion { place: read.place.start..range.end, ..read }
    }

    /// Reads questions, in their order.
    pub fn read(&self, unread: Vec<Unread<'t>>) -> Vec<ReadQuestion<E::Seen>> {
        let read = |transcript: &mut Transcript<'t>, unread: Unread<'t>| {
            let Unread { table, excerpt, place, is_syntax_due } = unread;
            self.question(table, excerpt, place, is_syntax_due, transcript)
        };
        if unread.len() < SIDE_BY_SIDE {
            let mut transcript = Transcript::default();
            unread.into_iter().map(|unread| read(&mut transcript, unread)).collect()
        } else {
            let unread = unread.into_par_iter().with_min_len(8);
            unread.map_init(Transcript::default, read).collect()
        }
    }

    /// Reads one; `transcript` is written anew.
    fn question(
        &self,
        table: impl IntoIterator<Item = (TomlKey<'t>, TomlValue<'t>)>,
        excerpt: Excerpt<'t>,
        place: Range<usize>,
        is_syntax_due: bool,
        transcript: &mut Transcript<'t>,
    ) -> ReadQuestion<E::Seen> {
        let mut findings = Vec::new();
        let mut fields = Fields::new("a question", table, excerpt, place.clone(), &mut findings);
        let said = said_kind(&fields);
        if !fields.are(&KEYS) {
            fields.correct(&KEYS, (&HEADER_KEYS, ABOVE));
        }
        let (mut question, mut entry) = question::read(fields, &self.common, transcript);
        if let (Some((kind, key)), Some(question)) = (said, &question)
            && kind == question.kind.name()
        {
            let is_it = |finding: &&mut Finding| finding.span == key;
            if let Some(finding) = findings.iter_mut().rev().find(is_it) {
                finding.fix.extend(whole_line(excerpt, &key));
            }
        }
        entry.known_by = known_by(transcript).unwrap_or_else(|| place.clone());
        let first = |key: &str| transcript.texts(key).next().map(|spot| spot.text.clone());
        entry.asked = match &mut question {
            Some(question) => {
                let digest = asked(question, None);
                if !question.pinned {
                    question.key = key_of(digest);
                }
                Some(digest)
            }
            None => asked_by(first),
        };
        let seen = self.eye.look(transcript, question.as_ref(), is_syntax_due);
        ReadQuestion { place, entry, question, findings, seen }
    }
}

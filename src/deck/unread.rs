//! Questions that were parsed and are yet to be read: each needs the header only, so that many are read,
//! and looked at, side by side. Most pieces of a deck are one question and nothing else.

use super::common::Common;
use super::identity::{asked, asked_by, known_by};
use super::infer::said_kind;
use super::keys::{HEADER_KEYS, KEYS};
use super::patches::whole_line;
use super::pieces::Piece;
use super::question::{self, Occurrence};
use super::witness::Eye;
use crate::kind::{Excerpt, Fields, Transcript};
use crate::report::Finding;
use rayon::prelude::*;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

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
    /// Whether it is the first table of its piece.
    pub is_first: bool,
}

/// What came of reading one.
pub struct ReadQuestion<S> {
    /// Where it stands in the file.
    pub place: Range<usize>,
    pub entry: Occurrence,
    pub findings: Vec<Finding>,
    /// What the witness saw in it.
    pub seen: S,
}

/// A piece of a deck behind its first one, as far as it needs nothing of the others.
pub enum ReadPiece<'t, S> {
    /// It is a question and nothing else, and ends there.
    Question(ReadQuestion<S>, usize),
    /// It is more than that, or less.
    Piece(Piece<'t>),
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
    /// Reads a piece if it is one question below its own header.
    pub fn prepare(&self, mut piece: Piece<'t>, text: &'t str) -> ReadPiece<'t, E::Seen> {
        if !piece.errors.is_empty() {
            return ReadPiece::Piece(piece); // what it says is not all that stands there
        }
        let excerpt = Excerpt { base: piece.range.start, text: &text[piece.range.clone()] };
        let Some((table, span)) = only_question(&mut piece.table, excerpt.text) else {
            return ReadPiece::Piece(piece);
        };
        let unread = Unread { table, excerpt, place: excerpt.at(&span), is_first: true };
        let read = unread.read(self, &mut Transcript::default());
        ReadPiece::Question(read, piece.range.end)
    }

    /// Reads questions, in their order.
    pub fn read(&self, unread: Vec<Unread<'t>>) -> Vec<ReadQuestion<E::Seen>> {
        let read =
            |transcript: &mut Transcript<'t>, unread: Unread<'t>| unread.read(self, transcript);
        if unread.len() < SIDE_BY_SIDE {
            let mut transcript = Transcript::default();
            unread.into_iter().map(|unread| read(&mut transcript, unread)).collect()
        } else {
            let unread = unread.into_par_iter().with_min_len(8);
            unread.map_init(Transcript::default, read).collect()
        }
    }
}

/// Takes the question of a piece out of it, with its place there, if the piece has nothing else.
fn only_question<'t>(piece: &mut DeTable<'t>, text: &str) -> Option<(DeTable<'t>, Range<usize>)> {
    if piece.len() > 1 {
        return None;
    }
    let (key, list) = piece.iter_mut().next()?;
    let is_header = text[..key.span().start].trim_end().ends_with('[');
    let DeValue::Array(list) = list.get_mut() else { return None };
    if key.get_ref() != "question" || !is_header || list.len() > 1 {
        return None;
    }
    let question = list.iter_mut().next()?;
    let span = question.span();
    let DeValue::Table(table) = question.get_mut() else { return None };
    Some((std::mem::take(table), span))
}

impl<'t> Unread<'t> {
    /// Reads it; `transcript` is written anew.
    fn read<E: Eye<'t>>(
        self,
        light: &Light<E>,
        transcript: &mut Transcript<'t>,
    ) -> ReadQuestion<E::Seen> {
        let Self { table, excerpt, place, is_first } = self;
        let mut findings = Vec::new();
        let mut fields = Fields::new("a question", table, excerpt, place.clone(), &mut findings);
        let said = said_kind(&fields);
        fields.correct(&KEYS, (&HEADER_KEYS, ABOVE));
        let mut entry = question::read(fields, &light.common, transcript);
        if let (Some((kind, key)), Some(question)) = (said, &entry.question)
            && kind == question.kind.name()
        {
            let is_it = |finding: &&mut Finding| finding.span == key;
            if let Some(finding) = findings.iter_mut().rev().find(is_it) {
                finding.fix.extend(whole_line(excerpt, &key));
            }
        }
        entry.known_by = known_by(transcript).unwrap_or_else(|| place.clone());
        let first = |key: &str| transcript.texts(key).next().map(|spot| spot.text.clone());
        entry.asked = match &entry.question {
            Some(question) => Some(asked(question, None)),
            None => asked_by(first),
        };
        let seen = light.eye.look(transcript, entry.question.as_deref(), is_first);
        ReadQuestion { place, entry, findings, seen }
    }
}

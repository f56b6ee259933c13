//! Proposals that nobody looks through one by one: put into the deck as drafts, or written out.

use super::intake::ReadArticle;
use super::memo::Memo;
use super::offered::{OfferedProposal, not_asked_yet};
use super::page::marked;
use super::target::Recipient;
use crate::draft::{Proposal, Vocabulary};
use crate::env::{self, Global};
use crate::error::{Exit, Result};
use crate::shelf;
use crate::text::{plural, printable_line};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Puts all of them into the deck as drafts.
pub fn take_all(
    proposals: Vec<OfferedProposal>,
    intake: &ReadArticle,
    target: &mut Recipient,
    memo: &mut Memo,
    global: &Global,
) -> Result<Exit> {
    let known = Vocabulary::of(intake.article.text());
    let count = proposals.len();
    let (mut drafts, mut out) = (Vec::new(), env::sentences());
    for OfferedProposal { proposal, .. } in proposals {
        if !marked(&proposal, &known).is_empty() {
            continue;
        }
        drafts.push(not_asked_yet(proposal.question));
    }
    let (drafts, wrong) = target.sound(drafts)?;
    if wrong > 0 {
        let wrong_ones = plural(wrong, "question");
        writeln!(
            out,
            "{wrong_ones} left out: the deck would have an error; review them without --all"
        )?;
    }
    if drafts.len() + wrong < count {
        let left = plural(count - drafts.len() - wrong, "question");
        writeln!(
            out,
            "{left} left out: they say what the article does not; review them without --all"
        )?;
    }
    if drafts.is_empty() {
        return Ok(Exit::Done);
    }
    let was_new = target.is_new;
    target.add(&drafts)?;
    if was_new {
        memo.begin_with(intake.article.text())?;
    }
    shelf::meet(&target.place, global, &mut env::remarks())?;
    let (name, edit) = (target.place.name(), target.place.command("edit", global));
    let count = plural(drafts.len(), "draft");
    writeln!(out, "{name}: {count} added; a draft is asked once its `draft = true` is deleted")?;
    writeln!(out, "Next: {edit}")?;
    Ok(Exit::Done)
}

/// Writes all of them as a deck, or as what is to be added to one; those that say what the article does
/// not as drafts.
pub fn print(
    proposals: Vec<OfferedProposal>,
    intake: &ReadArticle,
    target: &Recipient,
) -> Result<Exit> {
    let known = Vocabulary::of(intake.article.text());
    let mut text = if target.is_new { target.text()? } else { String::new() };
    for OfferedProposal { proposal, .. } in proposals {
        let strangers = marked(&proposal, &known);
        let Proposal { mut question, motive, .. } = proposal;
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "# {}", motive.words());
        if !strangers.is_empty() {
            let strangers = printable_line(&strangers.join(", "));
            let _ = writeln!(text, "# The article does not have: {strangers}");
            question = not_asked_yet(question);
        }
        text.push_str(&question.written("\n"));
    }
    io::stdout().write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

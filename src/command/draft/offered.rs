//! Proposals as they are offered: changed as they were when they were last seen.

use super::memo::Memo;
use crate::deck::edit::{Draft, Literal};
use crate::draft::Proposal;

/// A proposal as it is offered.
pub struct OfferedProposal {
    /// What it is known by, whatever it was changed to.
    pub key: String,
    /// The proposal, as it was changed.
    pub proposal: Proposal,
    /// What its question was before, from how it was proposed on.
    pub forms: Vec<Draft>,
}

impl OfferedProposal {
    /// A proposal, changed as it was when it was last seen.
    pub fn new(key: String, mut proposal: Proposal, memo: &Memo) -> Self {
        let changed = memo.changed(&key).into_iter();
        let forms = changed.map(|draft| std::mem::replace(&mut proposal.question, draft)).collect();
        Self { key, proposal, forms }
    }
}

/// A question as a draft.
pub fn not_asked_yet(mut question: Draft) -> Draft {
    question.keys.retain(|(key, _)| *key != "draft");
    question.push("draft", Literal::Bare("true".to_owned()));
    question
}

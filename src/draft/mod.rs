//! Drafts: an article becomes sentences, sentences facts, facts proposals. A proposal is a question with
//! the sentence that it rests on; whether it is worth asking is for a person to say. It is all done by
//! rules and small tables of words, so that nothing is asked that no sentence says.
//!
//! The way: [`Article`] → survey (words with a coarse class, dates, numbers, names, main clauses) → ideas
//! (a file for each sort) → guards (each knows one fault) → ranking.

mod affair;
mod amount;
mod article;
mod asked;
mod bracket;
mod choice;
mod clause;
mod context;
mod coverage;
mod english;
mod fact;
mod figures;
mod firm;
mod fraction;
mod guard;
mod hole;
mod idea;
mod ideas;
mod kindred;
mod kinds;
mod label;
mod lexicon;
mod listing;
mod loose;
mod mention;
mod named;
#[cfg(test)]
mod naming_tests;
mod noun;
mod parse;
mod phrase;
mod piece;
mod proposal;
mod rank;
mod referent;
mod stranger;
mod suggestion;
mod survey;
mod term;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod texts;
mod title;
mod token;
mod told;
mod topic;
mod uses;
mod vocabulary;
mod when;
mod wrong;

pub use article::{Article, ArticleBlock, ArticleSort, BlockSort, Sentence};
pub use asked::AlreadyAsked;
pub use coverage::{Coverage, CoveredSentence};
pub use english::is_english;
pub use fact::{Fact, FactSort, facts};
pub use kinds::kinds;
pub use mention::{Mention, MentionSort};
pub use proposal::{Motive, Proposal};
pub use stranger::{Stranger, strangers_of};
pub use suggestion::{Suggestions, strangers};
pub use vocabulary::Vocabulary;

use crate::deck::edit::Literal;
use choice::as_choice;
use idea::Idea;
use survey::Survey;

/// A question that is not proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The question.
    pub proposal: Proposal,
    /// The guard that removed it, by its name.
    pub guard: &'static str,
}

/// The questions that an article could be asked for, the best first; without those that a deck has.
pub fn propose(article: &Article, asked: &AlreadyAsked) -> impl Iterator<Item = Proposal> {
    let survey = Survey::of(article);
    let mut ideas = ideas::ideas(&survey);
    ideas.retain(|idea| guard::removes(&survey, idea).is_none());
    let ranked = rank::ranked(&survey, ideas);
    let mut proposals: Vec<Proposal> =
        ranked.into_iter().map(|idea| proposal(article, as_choice(&survey, idea))).collect();
    proposals.retain(|one| !asked.has(&one.question));
    proposals.into_iter()
}

/// The questions that guards removed, each with the guard, in the order of the article.
pub fn withheld(article: &Article) -> Vec<Withheld> {
    let survey = Survey::of(article);
    let mut ideas = ideas::ideas(&survey);
    ideas.sort_by_key(|idea| idea.fact.start);
    let removed = ideas.into_iter().filter_map(|idea| {
        let guard = guard::removes(&survey, &idea)?;
        Some(Withheld { guard, proposal: proposal(article, idea) })
    });
    removed.collect()
}

fn proposal(article: &Article, idea: Idea) -> Proposal {
    let Idea { mut question, source, fact, motive, others, .. } = idea;
    question.push("source", Literal::Text(article.text()[source.clone()].to_owned()));
    Proposal { question, sentence: source, fact, motive, others }
}

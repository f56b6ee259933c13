//! Gaps: the sentence itself, with what it says left out.

use super::article::Article;
use super::fact::{Fact, FactSort};
use super::proposal::{Motive, Proposal};
use crate::deck::edit::{Draft, Literal};
use std::ops::Range;

/// The gap of a fact.
pub fn proposal(article: &Article, fact: &Fact) -> Option<Proposal> {
    let sentence = article.sentences().get(fact.sentence)?.range.clone();
    let motive = match fact.sort {
        FactSort::Date => Motive::Date,
    };
    let mut question = Draft::default();
    question.push("cloze", Literal::Text(gapped(article, &sentence, &fact.at)));
    question.push("source", Literal::Text(article.text()[sentence.clone()].to_owned()));
    Some(Proposal { question, sentence, fact: fact.at.clone(), motive, others: Vec::new() })
}

fn gapped(article: &Article, sentence: &Range<usize>, gap: &Range<usize>) -> String {
    let text = article.text();
    let (before, inner) = (&text[sentence.start..gap.start], &text[gap.clone()]);
    format!("{before}{{{{{inner}}}}}{}", &text[gap.end..sentence.end])
}

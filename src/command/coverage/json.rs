//! Coverage as JSON, for programs.

use super::Comparison;
use crate::draft::CoveredSentence;
use crate::error::Result;
use crate::text::indented_json;
use serde_json::{Value, json};

impl Comparison<'_> {
    /// All of it.
    pub(super) fn json(&self) -> Result<String> {
        let article = &self.intake.article;
        let sentence = |one: &CoveredSentence| {
            let state = match (one.asked.is_empty(), one.explained.is_empty()) {
                (false, _) => "asked",
                (true, false) => "explained",
                (true, true) => "nothing",
            };
            json!({
                "text": &article.text()[one.range.clone()],
                "sort": one.sort,
                "state": state,
                "asked": one.asked,
                "explained": one.explained,
            })
        };
        let sentences: Vec<Value> = self.coverage.sentences.iter().map(sentence).collect();
        let unknown = self.coverage.unknown.iter().map(|(sentence, one)| {
            let text = &article.text()[one.range.clone()];
            json!({ "text": text, "sort": one.sort, "sentence": sentence + 1 })
        });
        let unknown: Vec<Value> = unknown.collect();
        let strangers = self.strangers.iter().map(|one| {
            let (line, column) = self.source.position(one.span.start);
            let (text, sort) = (&one.text, one.sort);
            let number = one.question;
            json!({ "text": text, "sort": sort, "key": one.key, "question": number, "line": line, "column": column })
        });
        let strangers: Vec<Value> = strangers.collect();
        let whole = json!({
            "deck": self.deck.id,
            "article": self.intake.name,
            "sentences": sentences,
            "unknown": unknown,
            "strangers": strangers,
        });
        Ok(indented_json(&whole)?)
    }
}

//! A proposal as it is looked at: the sentence that it rests on, the question as a learner sees it, and
//! what there is to say of it.

use super::nearby::AskedNearby;
use super::offered::OfferedProposal;
use super::target::Recipient;
use super::turn::other_kinds;
use crate::command::add::proof::findings_between;
use crate::deck::Deck;
use crate::deck::edit;
use crate::draft::{Motive, Proposal, Vocabulary, strangers};
use crate::error::Result;
use crate::kind::{Role, around_gaps};
use crate::report::{Finding, Severity};
use crate::shelf::refusal;
use crate::sitting::paper;
use crate::text::{Look, printable_line, wrap};
use crate::ui::page::{Caveat, evidence, short_evidence, with_caveats};
use std::ops::Range;

/// A window of fewer rows shows of the sentence first what stands around the fact.
const LOW: usize = 16;

/// In so many lines.
const SHORT: usize = 2;

/// A proposal as it stands, for windows of any size.
pub struct Showing {
    /// Its kind.
    pub title: &'static str,
    /// What it asks.
    pub asks: String,
    /// Numbers and names in it that the article does not have.
    pub strangers: Vec<String>,
    /// Whether it cannot be kept as it is.
    pub has_error: bool,
    /// Whether it could be of another kind.
    pub can_turn: bool,
    /// Whether it has wrong options.
    pub has_wrong: bool,
    /// The key that it would have in the deck.
    pub key: String,
    /// The text that it would be known by there.
    pub known_by: String,
    why: &'static str,
    sentence: String,
    marks: Vec<Range<usize>>,
    deck: Deck,
    question: Option<usize>,
    findings: Vec<Finding>,
    near: Option<String>,
}

/// A sentence with what is right in its gaps, where it has some.
fn filled(asks: &str) -> String {
    let Some((texts, gaps)) = around_gaps(asks) else { return asks.to_owned() };
    let gaps = gaps.into_iter().map(|(ways, _)| ways.into_iter().next().unwrap_or_default());
    let gaps = gaps.chain([String::new()]);
    texts.into_iter().zip(gaps).flat_map(|(text, gap)| [text, gap]).collect()
}

/// What of a sentence a question asks for: each of its gaps where they stand there, else the whole fact.
fn marks(sentence: &str, fact: Range<usize>, asks: &str) -> Vec<Range<usize>> {
    let (_, gaps) = around_gaps(asks).unwrap_or_default();
    let mut from = fact.start;
    let each = gaps.iter().map(|(ways, _)| {
        let answer = ways.first()?;
        let at = from + sentence.get(from..fact.end)?.find(answer)?;
        from = at + answer.len();
        Some(at..from)
    });
    let each: Option<Vec<Range<usize>>> = each.collect();
    each.filter(|each| !each.is_empty()).unwrap_or_else(|| vec![fact])
}

impl Showing {
    /// Looks at a proposal, and at what the deck would be with it.
    ///
    /// # Errors
    /// When the deck cannot be read.
    pub fn of(
        offered: &OfferedProposal,
        article: &str,
        known: &Vocabulary,
        nearby: &AskedNearby,
        target: &mut Recipient,
    ) -> Result<Self> {
        let OfferedProposal { proposal, forms, .. } = offered;
        let Proposal { question: draft, sentence, fact, .. } = proposal;
        let old = target.surroundings()?;
        let new = edit::append(&old, std::slice::from_ref(draft))
            .map_err(|refused| refusal(&target.place.name(), refused))?;
        let (findings, deck) = findings_between(&target.place, &old, &old, &new);
        let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
        let question = deck.questions().len().checked_sub(1).filter(|_| !has_error);
        let entry = question.map(|at| &deck.questions()[at]);
        let row = entry.map(|one| one.kind.row());
        let kind = row.map_or("with an error", |row| row.name);
        let has_wrong = row.is_some_and(|row| row.in_role(Role::Wrong).is_some());
        let sentence_text = article.get(sentence.clone()).unwrap_or_default();
        Ok(Self {
            title: kind,
            why: proposal.motive.words(),
            key: entry.map(|one| one.key.clone()).unwrap_or_default(),
            known_by: entry.map(|one| one.known_by().into_owned()).unwrap_or_default(),
            asks: filled(draft.asks().unwrap_or_default()),
            strangers: marked(proposal, known),
            has_error,
            can_turn: !other_kinds(proposal, forms, sentence_text).is_empty(),
            has_wrong,
            sentence: sentence_text.to_owned(),
            marks: marks(
                sentence_text,
                fact.start.saturating_sub(sentence.start)..fact.end.saturating_sub(sentence.start),
                draft.asks().unwrap_or_default(),
            ),
            question,
            deck,
            findings,
            near: nearby.near(draft),
        })
    }

    /// Its lines, for a window of so many rows where there is one.
    pub fn lines(&self, look: Look, rows: Option<usize>) -> Vec<String> {
        let is_low = rows.is_some_and(|rows| rows < LOW);
        let whole = || evidence(&self.sentence, &self.marks, look);
        let mut lines =
            if is_low { short_evidence(&self.sentence, &self.marks, SHORT, look) } else { whole() };
        let is_cut = is_low && whole().len() > lines.len();
        if !is_low {
            lines.extend(wrap(&format!("({})", self.why), look.columns));
            lines.push(String::new());
        }
        match self.question {
            Some(at) => lines.extend(paper::proof(&self.deck, at, look)),
            None => lines.extend(wrap(&printable_line(&self.asks), look.columns)),
        }
        let mut lines = with_caveats(lines, &self.caveats(), look, rows);
        if is_cut {
            lines.push(String::new());
            lines.extend(whole());
        }
        lines
    }

    /// What there is to say of it.
    fn caveats(&self) -> Vec<Caveat> {
        let strangers = (!self.strangers.is_empty())
            .then(|| format!("The article does not have: {}", self.strangers.join(", ")));
        let said = strangers.iter().chain(&self.near).map(|said| Caveat::new(said));
        said.chain(self.findings.iter().map(Caveat::of)).collect()
    }
}

/// What another program proposes is marked where the article does not have what it says. Our own rules
/// take what they say from it, and wrong options from elsewhere too.
pub fn marked(proposal: &Proposal, known: &Vocabulary) -> Vec<String> {
    if proposal.motive == Motive::Suggested {
        strangers(&proposal.question, known)
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gap_is_marked_where_it_stands_in_the_sentence() {
        let sentence = "In 1901 the mill burnt; 12 men died.";
        let asks = "In {{1901::year}} the mill burnt; {{12|twelve::number}} men died.";
        assert_eq!(marks(sentence, 3..26, asks), [3..7, 24..26]);
        assert_eq!(filled(asks), sentence);
        let whole = 3..26;
        assert_eq!(
            marks(sentence, whole.clone(), "When did it burn?"),
            std::slice::from_ref(&whole)
        );
        assert_eq!(
            marks(sentence, whole.clone(), "In {{1902}} it burnt."),
            std::slice::from_ref(&whole)
        );
        assert_eq!(
            marks(sentence, 90..99, "In {{1901}} it burnt."),
            std::slice::from_ref(&(90..99))
        );
        assert_eq!(filled("What is {it}?"), "What is {it}?");
    }
}

//! The question as learners will see it, before it is written, with what there is to say of it.

use super::Sketch;
use crate::command::add::proof::findings_between;
use crate::deck::edit::append;
use crate::deck::{COMMON, Deck, Item};
use crate::engine::Filter;
use crate::error::Result;
use crate::report::{Finding, Severity};
use crate::sitting::paper;
use crate::text::{Look, printable_line, wrap};
use crate::ui::page::{Caveat, with_caveats};

/// The keys of all questions that are seen where a question is shown with its answer.
const SHOWN: [&str; 12] = [
    "id", "explain", "hint", "tags", "points", "source", "image", "alt", "audio", "passage",
    "draft", "as",
];

/// A question as it stands.
pub struct SketchPreview {
    /// The deck with it, and its place there; nothing where it cannot be asked.
    asked: Option<(Deck, usize)>,
    /// Its parts as they were typed.
    typed: Vec<String>,
    /// Those of them that are not seen there.
    settings: Vec<String>,
    findings: Vec<Finding>,
}

impl Sketch<'_> {
    /// Looks at the question, and at what the deck would be with it.
    pub(super) fn preview(&self) -> Result<SketchPreview> {
        let text = self.place.text()?;
        let draft = self.draft();
        let said = |key: &str| format!("{key}: {}", self.half.lines(key).join("; "));
        let typed = draft.keys.iter().map(|(key, _)| said(key)).collect();
        let settings = COMMON.iter().filter(|key| !SHOWN.contains(&key.name));
        let settings =
            settings.filter(|key| draft.has(key.name)).map(|key| said(key.name)).collect();
        let (mut asked, mut findings) = (None, Vec::new());
        if let Ok(new) = append(&text, std::slice::from_ref(&draft)) {
            let (found, deck) = findings_between(self.place, &text, &text, &new);
            let is_wrong = found.iter().any(|finding| finding.severity == Severity::Error);
            // With an error it is none of the deck's questions.
            let at = deck.questions().len().checked_sub(1).filter(|_| !is_wrong);
            asked = at.map(|at| (deck, at));
            findings = found;
        }
        Ok(SketchPreview { asked, typed, settings, findings })
    }
}

impl SketchPreview {
    /// Whether it cannot be added as it is.
    pub fn has_error(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Its lines, for a window of so many rows where there is one.
    pub fn lines(&self, look: Look, rows: Option<usize>) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.asked {
            Some((deck, at)) => {
                let parts = deck.questions()[*at].kind.parts().into_iter();
                let items: Vec<Item> = parts.map(|part| Item { question: *at, part }).collect();
                for sheet in paper::sheets(&items, true) {
                    lines.extend(paper::lines(deck, &sheet, &Filter::default(), 0, true, look));
                }
                lines.extend(wrapped(&self.settings, look));
            }
            None => lines.extend(wrapped(&self.typed, look)),
        }
        let caveats: Vec<Caveat> = self.findings.iter().map(Caveat::of).collect();
        with_caveats(lines, &caveats, look, rows)
    }
}

fn wrapped(lines: &[String], look: Look) -> Vec<String> {
    lines.iter().flat_map(|line| wrap(&printable_line(line), look.columns)).collect()
}

//! What typed lines are as an answer, and an answer as lines that are typed on.

use super::Typed;
use crate::form::{Answer, Grouping};
use crate::ui::field::GOES_ON;
use crate::ui::line::Editor;

impl Typed {
    /// The same in an exam, with what was typed before.
    pub fn reopened(mut self, given: Option<&Answer>) -> Self {
        if let Some(Answer::Lines(lines)) = given {
            let lines: Vec<&str> = match self.grouping {
                Grouping::Text => lines.iter().flat_map(|line| line.split('\n')).collect(),
                Grouping::Each | Grouping::List | Grouping::Column => {
                    lines.iter().map(String::as_str).collect()
                }
            };
            let is_open = self.grouping != Grouping::Each;
            let count = if is_open { lines.len().max(1) } else { self.lines.len() };
            self.lines = lines.into_iter().map(Editor::of).take(count).collect();
            self.lines.resize(count, Editor::default());
            self.at = if is_open { count - 1 } else { 0 };
        }
        Self { ends: GOES_ON, ..self }
    }

    /// How many bytes an answer has.
    pub fn length(&self) -> usize {
        let end = usize::from(self.grouping == Grouping::Text);
        self.lines.iter().map(|line| line.text().len() + end).sum()
    }

    /// The answer that all lines make.
    pub fn answer(&self) -> Answer {
        self.answer_of(self.lines.len())
    }

    /// The answer that the first lines make.
    pub fn answer_of(&self, count: usize) -> Answer {
        let lines = self.lines.iter().take(count);
        if self.grouping == Grouping::Text {
            let lines: Vec<&str> = lines.map(Editor::text).collect();
            return Answer::Lines(vec![lines.join("\n").trim_end().to_owned()]);
        }
        let lines = lines.map(|line| line.text().to_owned());
        let is_entry = |line: &String| !self.grouping.is_list() || !line.trim().is_empty();
        Answer::Lines(lines.filter(is_entry).collect())
    }
}

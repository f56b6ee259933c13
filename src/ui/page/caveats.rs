//! Caveats: what speaks against a question that is looked at before it is kept. They stand below it, and
//! where that is out of sight, in short above it too: nothing is kept before they were seen.

use crate::report::Finding;
use crate::text::{Look, printable_line, shorten_between_words, wrap};

/// So many rows of a window show no lines: the heading, and the keys.
const FRAME: usize = 3;

/// So many are told in short; that there are more takes the place of the last one.
const MOST: usize = 3;

/// Something that speaks against a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caveat {
    /// What it is.
    brief: String,
    /// What to do about it, if that is known.
    remedy: Option<String>,
}

impl Caveat {
    /// What a sentence says.
    pub fn new(said: &str) -> Self {
        Self { brief: printable_line(said), remedy: None }
    }

    /// What `check` says.
    pub fn of(finding: &Finding) -> Self {
        let remedy = Some(printable_line(&finding.help)).filter(|help| !help.is_empty());
        Self { remedy, ..Self::new(&finding.message) }
    }

    fn whole(&self) -> String {
        match &self.remedy {
            Some(remedy) => format!("! {}: {remedy}", self.brief),
            None => format!("! {}", self.brief),
        }
    }
}

/// A question's lines with what speaks against it, for a window of so many rows where there is one.
pub fn with_caveats(
    lines: Vec<String>,
    caveats: &[Caveat],
    look: Look,
    rows: Option<usize>,
) -> Vec<String> {
    let whole: Vec<String> =
        caveats.iter().flat_map(|one| wrap(&one.whole(), look.columns)).collect();
    let is_seen = rows.is_none_or(|rows| lines.len() + whole.len() + FRAME <= rows);
    let mut all = if is_seen { Vec::new() } else { briefly(caveats, look) };
    all.extend(lines);
    all.extend(whole);
    all
}

fn briefly(caveats: &[Caveat], look: Look) -> Vec<String> {
    let told = if caveats.len() > MOST { MOST - 1 } else { caveats.len() };
    let line = |one: &Caveat| shorten_between_words(&format!("! {}", one.brief), look.columns);
    let mut lines: Vec<String> = caveats.iter().take(told).map(line).collect();
    if told < caveats.len() {
        lines.push(format!("! and {} more below", caveats.len() - told));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Theme;

    const LOOK: Look = Look { columns: 20, colour: false, theme: Theme::USUAL, unicode: true };

    fn caveats(count: usize) -> Vec<Caveat> {
        let one = |number| Caveat {
            brief: format!("no. {number} is wrong"),
            remedy: Some("mend it soon".to_owned()),
        };
        (1..=count).map(one).collect()
    }

    #[test]
    fn what_would_be_out_of_sight_is_told_above_in_short() {
        let lines = || vec!["Who?".to_owned(), "Ann".to_owned()];
        let below = ["Who?", "Ann", "! no. 1 is wrong:", "mend it soon"];
        for rows in [None, Some(7)] {
            assert_eq!(with_caveats(lines(), &caveats(1), LOOK, rows), below);
        }
        let above = with_caveats(lines(), &caveats(1), LOOK, Some(6));
        assert_eq!(above[0], "! no. 1 is wrong");
        assert_eq!(above[1..], below);
        let many = with_caveats(lines(), &caveats(4), LOOK, Some(9));
        assert_eq!(
            many[..4],
            ["! no. 1 is wrong", "! no. 2 is wrong", "! and 2 more below", "Who?"]
        );
        assert_eq!(with_caveats(lines(), &[], LOOK, Some(1)), lines());
        let long = [Caveat::new("the answer can be read in the question")];
        let low = with_caveats(lines(), &long, LOOK, Some(4));
        assert_eq!(low[0], "! the answer can...", "no word is cut");
    }
}

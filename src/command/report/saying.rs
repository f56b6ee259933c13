//! What there is to say of the results themselves: which are left out and why, and which are judged
//! otherwise than they say. Nothing is dropped without a word, and a thousand words are one.

use super::pile::Pile;
use crate::exam::{Discrepancy, JudgedResult, Roster, Uncounted};
use crate::text::{plural, printable_line};
use std::collections::BTreeMap;

/// How many of a sort are told one by one.
const MOST: usize = 10;

/// Whether the decks of a result are as they are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeckVersion {
    /// They are.
    Same,
    /// One is another version.
    Other,
    /// It does not say.
    Unknown,
}

/// What is said, line by line.
#[derive(Default)]
pub struct Sayings {
    lines: Vec<String>,
    /// How many results differ in a question, and in what.
    differences: BTreeMap<(usize, String), usize>,
    /// Results that say otherwise than their own deck does.
    changed: Vec<String>,
    changed_more: usize,
    other_version: usize,
    without_points: usize,
    /// The differences of results that were changed, to be named with their questions.
    suspects: Vec<(String, usize, Discrepancy)>,
}

impl Sayings {
    /// Says something.
    pub fn say(&mut self, line: String) {
        self.lines.push(line);
    }

    /// All that is said.
    pub fn lines(&self) -> Vec<String> {
        self.lines.iter().map(|line| printable_line(line)).collect()
    }

    /// Says which files are no results, and why.
    pub fn skipped(&mut self, pile: &Pile, skipped: &[((usize, usize), String)]) {
        for ((stack, leaf), why) in skipped.iter().take(MOST) {
            let which = if *leaf > 0 { format!(", result {}", leaf + 1) } else { String::new() };
            self.say(format!("{}{which} is left out: {why}.", pile.name(*stack)));
        }
        if skipped.len() > MOST {
            let more = skipped.len() - MOST;
            self.say(format!(
                "{} more are left out: they are no results either.",
                plural(more, "file")
            ));
        }
        if pile.others > 0 {
            let others = plural(pile.others, "other file");
            self.say(format!("{others} in the folders: results end in .json."));
        }
    }

    /// Says which results do not count, and what is unusual about those that do.
    pub fn roster(&mut self, pile: &Pile, roster: &Roster) {
        for sort in [Uncounted::Copy, Uncounted::Another] {
            let of_sort: Vec<_> = roster.uncounted.iter().filter(|one| one.1 == sort).collect();
            for (head, _, instead) in of_sort.iter().take(MOST) {
                let (file, instead) = (pile.name(head.place.0), pile.name(instead.0));
                let name = head.name.as_deref().unwrap_or_default();
                self.say(match sort {
                    Uncounted::Copy => {
                        format!("{file} says the same as {instead}: they count once.")
                    }
                    Uncounted::Another => format!(
                        "{name} has two results of one paper: {instead} counts, and {file} does not \
                         (--attempts)."
                    ),
                });
            }
            if of_sort.len() > MOST {
                let more = plural(of_sort.len() - MOST, "result");
                self.say(match sort {
                    Uncounted::Copy => format!("{more} more are copies and do not count."),
                    Uncounted::Another => {
                        format!("{more} more do not count: their learners have another one.")
                    }
                });
            }
        }
        for (name, count) in roster.with_several.iter().take(MOST) {
            self.say(format!("{name} has {count} results that each count."));
        }
        if roster.with_several.len() > MOST {
            let more = plural(roster.with_several.len() - MOST, "learner");
            self.say(format!("{more} more have several results that each count."));
        }
        let own = roster.counted.keys().filter(|(stack, _)| pile.is_own(*stack)).count();
        let nameless = roster.nameless.saturating_sub(own); // one's own have none
        if nameless > 0 {
            let (results, verb) = (plural(nameless, "result"), have(nameless));
            self.say(format!("{results} {verb} no name: each counts as another learner's."));
        }
        let (usual, all) = roster.usual;
        if usual < all {
            let all = plural(all, "paper");
            self.say(format!(
                "The papers differ: {usual} of {all} have the same questions. Each question is \
                 compared with the share of points that the rest of its own paper earned."
            ));
        }
    }

    /// Takes how a result is judged.
    pub fn judged(
        &mut self,
        file: &str,
        judged: &JudgedResult,
        version: DeckVersion,
        is_sum: bool,
    ) {
        self.other_version += usize::from(version == DeckVersion::Other);
        self.without_points += usize::from(judged.paper.score().is_none());
        if !is_sum {
            if self.changed.len() < MOST {
                self.changed.push(format!(
                    "{file} was changed: its points are not the sum of those of its questions, which \
                     count."
                ));
            } else {
                self.changed_more += 1;
            }
        }
        for (question, difference) in &judged.differences {
            let is_judged = matches!(difference, Discrepancy::Verdict { .. } | Discrepancy::Points);
            if version == DeckVersion::Same && is_judged {
                if self.suspects.len() < MOST {
                    self.suspects.push((file.to_owned(), *question, *difference));
                } else {
                    self.changed_more += 1;
                }
            } else {
                *self.differences.entry((*question, what(*difference))).or_default() += 1;
            }
        }
    }

    /// Says how results are judged otherwise than they say, by the names of their questions.
    pub fn differences(&mut self, names: &[String]) {
        let name = |question: usize| names.get(question).map_or("", String::as_str);
        let mut lines = std::mem::take(&mut self.changed);
        for (file, question, difference) in &self.suspects {
            let (name, what) = (name(*question), what(*difference));
            lines.push(format!(
                "{file}, question {name}: {what}, by the same deck: the file was changed, or another \
                 quizdeck judged it."
            ));
        }
        if self.changed_more > 0 {
            lines.push(format!("{} more such differences.", self.changed_more));
        }
        if self.other_version > 0 {
            let results = plural(self.other_version, "result");
            let verb = if self.other_version == 1 { "is" } else { "are" };
            lines.push(format!(
                "{results} {verb} of another version of the deck: all are judged by the deck as it is \
                 now."
            ));
        }
        // Questions of which the same is to be said are told together.
        let mut alike: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for ((question, what), results) in &self.differences {
            alike.entry((usize::MAX - results, what)).or_default().push(*question);
        }
        for ((results, what), questions) in alike.iter().take(2 * MOST) {
            let results = plural(usize::MAX - results, "result");
            let told: Vec<&str> = questions.iter().take(MOST).map(|one| name(*one)).collect();
            let more = questions.len().saturating_sub(MOST);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let noun = if questions.len() == 1 { "Question" } else { "Questions" };
            lines.push(format!("{noun} {}{more}: {what}, in {results}.", told.join(", ")));
        }
        if alike.len() > 2 * MOST {
            lines.push(format!("And {} such differences more.", alike.len() - 2 * MOST));
        }
        if self.without_points > 0 {
            let (results, verb) =
                (plural(self.without_points, "result"), have(self.without_points));
            lines.push(format!("{results} {verb} no points to earn: counted in no figure."));
        }
        for line in lines {
            self.say(line);
        }
    }
}

const fn have(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// A difference in words.
fn what(difference: Discrepancy) -> String {
    match difference {
        Discrepancy::Verdict { was, is } => {
            let (was, is) = (was.word().to_lowercase(), is.word().to_lowercase());
            format!("{was} as it was judged, {is} now")
        }
        Discrepancy::Points => "other points now".to_owned(),
        Discrepancy::Asked => "asked something else, judged by what is asked now".to_owned(),
        Discrepancy::Gone => "not in the deck any more, counted as it was judged".to_owned(),
        Discrepancy::Unfitting => {
            "what was given cannot be given any more, counted as it was judged".to_owned()
        }
    }
}

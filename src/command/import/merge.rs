//! Merging: what came from elsewhere, put into a deck's text. What is there stays as it is, the same
//! is not added twice, and what would be an error is left out.

use crate::deck::edit::{Draft, Front, Literal, Manuscript, Refused, Update, append, update};
use crate::deck::{asked_by, read};
use crate::format::{Carried, Loss};
use crate::kind::{self, Role};
use crate::report::{Finding, Severity};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write;

/// A deck with what was merged into it.
#[derive(Debug, Default)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// How many questions were added, by kind.
    pub added: BTreeMap<&'static str, usize>,
    /// How many are there just so already.
    pub known: usize,
    /// How many are there and take the new text over.
    pub updated: usize,
    /// Those that are there and say something else: what they ask, and the keys that differ.
    pub differing: Vec<Difference>,
    /// What was left out.
    pub losses: Vec<Loss>,
    /// Where in the deck each of the questions that came is now; nothing where it is left out.
    pub kept: Vec<Option<usize>>,
}

/// A question that is there already and says something else.
#[derive(Debug, serde::Serialize)]
pub struct Difference {
    /// Where it came from.
    pub place: String,
    /// What it asks.
    pub asks: String,
    /// The keys whose values differ.
    pub keys: Vec<&'static str>,
}

/// The keys by which a question is found again where it has no id; the answer tells those apart that
/// ask the same.
const IDENTITY: [&str; 2] = ["passage", "image"];

/// Merges questions into a text; with `takes_over` those that differ take the new values over.
///
/// # Errors
/// When the text is no TOML.
pub fn merge(
    old: &str,
    stem: &str,
    questions: &[Carried],
    takes_over: bool,
) -> Result<Merged, Refused> {
    let there = Manuscript::of(old).questions;
    let mut merged = Merged { kept: vec![None; questions.len()], ..Merged::default() };
    let mut catalogue = Catalogue::of(&there);
    let (mut updates, mut fresh): (Vec<Update>, Vec<usize>) = Default::default();
    for (at, question) in questions.iter().enumerate() {
        match catalogue.find(&question.draft) {
            Some(found) => {
                merged.kept[at] = Some(found);
                let (start, old) = &there[found];
                let changes = changes(old, &question.draft);
                if changes.is_empty() {
                    merged.known += 1;
                } else {
                    let keys = changes.iter().map(|(key, _)| *key).collect();
                    let asks = question.draft.asks().unwrap_or_default().to_owned();
                    merged.differing.push(Difference { place: question.place.clone(), asks, keys });
                    updates.push((*start, changes));
                }
            }
            None => fresh.push(at),
        }
    }
    drop(catalogue);
    drop(there);
    let mut base = Cow::Borrowed(old);
    if takes_over {
        let (text, refused) = taken_over(old, stem, &mut updates)?;
        base = text.into();
        merged.updated = updates.len();
        let differing = std::mem::take(&mut merged.differing).into_iter().enumerate();
        for (at, difference) in differing {
            if refused.contains(&at) {
                let reason = "it would be another kind of question: the one there stays as it is";
                merged.losses.push(Loss::question(difference.place, reason));
            } else {
                merged.differing.push(difference);
            }
        }
    }
    merged.append(&base, stem, questions, fresh)?;
    Ok(merged)
}

impl Merged {
    /// Whether anything of what came is in the deck now.
    pub fn has_come(&self) -> bool {
        self.kept.iter().any(Option::is_some)
    }

    /// Appends what is new, without what would be an error.
    fn append(
        &mut self,
        base: &str,
        stem: &str,
        questions: &[Carried],
        mut fresh: Vec<usize>,
    ) -> Result<(), Refused> {
        let before = Manuscript::starts(base).len();
        loop {
            let drafts: Vec<&Draft> = fresh.iter().map(|at| &questions[*at].draft).collect();
            let text = append(base, &drafts)?;
            // What keeps a question from being asked the reader tells.
            let reading = read(&text, stem);
            let wrong = errors(&reading.findings, &text, before);
            if wrong.is_empty() {
                for question in reading.deck.questions().iter().rev().take(fresh.len()) {
                    *self.added.entry(question.kind.name()).or_default() += 1;
                }
                for (number, at) in fresh.into_iter().enumerate() {
                    self.kept[at] = Some(before + number);
                }
                self.text = text;
                rayon::spawn(move || drop(reading)); // beside what is done with the text
                return Ok(());
            }
            for (number, finding) in &wrong {
                let reason = format!("{}: {}", finding.code, finding.message);
                let Some(at) = fresh.get(*number) else { continue };
                self.losses.push(Loss::question(questions[*at].place.clone(), reason));
            }
            let is_wrong: BTreeSet<usize> = wrong.into_iter().map(|(number, _)| number).collect();
            let sound = fresh.into_iter().enumerate();
            fresh = sound.filter(|(at, _)| !is_wrong.contains(at)).map(|(_, at)| at).collect();
        }
    }
}

/// Takes over what leaves each question the kind that it has; and which of the updates were left out.
fn taken_over(
    old: &str,
    stem: &str,
    updates: &mut Vec<Update>,
) -> Result<(String, HashSet<usize>), Refused> {
    let kinds = |text: &str| -> HashMap<usize, &'static str> {
        let deck = read(text, stem).deck;
        deck.questions().iter().map(|one| (one.number, one.kind.name())).collect()
    };
    let numbers: HashMap<usize, usize> = Manuscript::starts(old).into_iter().zip(1..).collect();
    let text = update(old, updates)?;
    let (before, after) = (kinds(old), kinds(&text));
    let keeps = |(start, _): &Update| {
        let number = numbers.get(start);
        let kind = number.and_then(|number| before.get(number));
        kind.is_none() || kind == number.and_then(|number| after.get(number))
    };
    let refused: HashSet<usize> = (0..updates.len()).filter(|at| !keeps(&updates[*at])).collect();
    if refused.is_empty() {
        return Ok((text, refused));
    }
    updates.retain(keeps);
    Ok((update(old, updates)?, refused))
}

/// The first error of each new question that has one: the number of the question among the new ones.
fn errors<'f>(findings: &'f [Finding], text: &str, before: usize) -> Vec<(usize, &'f Finding)> {
    let mut wrong: BTreeMap<usize, &Finding> = BTreeMap::new();
    let mut errors =
        findings.iter().filter(|finding| finding.severity == Severity::Error).peekable();
    let starts = if errors.peek().is_some() { Manuscript::starts(text) } else { Vec::new() };
    for finding in errors {
        let after = starts.partition_point(|start| *start <= finding.span.start);
        if let Some(number) = after.checked_sub(before + 1) {
            wrong.entry(number).or_insert(finding);
        }
    }
    wrong.into_iter().collect()
}

/// The questions of a deck by what they are found again by.
struct Catalogue<'d> {
    /// By their ids, and by the digests of what is asked that stand for one.
    ids: HashMap<Cow<'d, str>, usize>,
    /// By what is asked and what is right.
    whole: HashMap<String, Vec<usize>>,
    /// By what is asked.
    asked: HashMap<String, Vec<usize>>,
    found: HashSet<usize>,
}

impl<'d> Catalogue<'d> {
    fn of(there: &'d [(usize, Draft)]) -> Self {
        let mut catalogue = Self {
            ids: HashMap::new(),
            whole: HashMap::new(),
            asked: HashMap::new(),
            found: HashSet::new(),
        };
        for (at, (_, draft)) in there.iter().enumerate().rev() {
            if let Some(id) = value(draft, "id").and_then(Literal::text) {
                catalogue.ids.insert(id.into(), at);
            } else {
                let text = |key: &str| value(draft, key).and_then(first).map(Cow::Borrowed);
                let key = asked_by(text).map(|asked| format!("{asked:016x}"));
                catalogue.ids.extend(key.map(|key| (key.into(), at)));
            }
            catalogue.whole.entry(identity(draft, true)).or_default().push(at);
            catalogue.asked.entry(identity(draft, false)).or_default().push(at);
        }
        catalogue
    }

    /// The question that a draft is already, each for one draft only.
    fn find(&mut self, draft: &Draft) -> Option<usize> {
        if self.whole.is_empty() {
            return None; // as in a new deck: what it would be found by need not be made out
        }
        if let Some(id) = value(draft, "id").and_then(Literal::text) {
            return self.ids.remove(id);
        }
        if let Some(same) = self.whole.get_mut(&identity(draft, true)) {
            while let Some(at) = same.pop() {
                if self.found.insert(at) {
                    return Some(at);
                }
            }
        }
        // One that asks the same may be this one with another answer; of several none is it.
        match self.asked.get(&identity(draft, false)).map(Vec::as_slice) {
            Some([at]) if self.found.insert(*at) => Some(*at),
            _ => None,
        }
    }
}

/// The keys of a draft that have another value in the deck. Two columns say what is asked and what is
/// right, whatever the question there calls it.
fn changes(old: &Draft, new: &Draft) -> Vec<(&'static str, Literal)> {
    const SIDES: [[&str; 2]; 2] = [["front", "back"], ["prompt", "answer"]];
    let says = |draft: &Draft, sides: &[&'static str; 2]| {
        sides.iter().all(|key| value(draft, key).is_some())
    };
    let [of_old, of_new] = [old, new].map(|draft| SIDES.iter().find(|sides| says(draft, sides)));
    let own = |key: &'static str| match (of_old, of_new) {
        (Some(own), Some(theirs)) => {
            theirs.iter().position(|side| *side == key).map_or(key, |at| own[at])
        }
        _ => key,
    };
    let differs = |(key, new): &(&'static str, Literal)| {
        let is_same = |old: &Literal| match (old, new) {
            (Literal::Bare(old), Literal::Text(new)) => old == new,
            _ => old == new,
        };
        !value(old, key).is_some_and(is_same)
    };
    let keys = new.keys.iter().map(|(key, value)| (own(key), value.clone()));
    keys.filter(differs).collect()
}

fn value<'d>(draft: &'d Draft, key: &str) -> Option<&'d Literal> {
    draft.keys.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// What a value says, or the first of several.
fn first(value: &Literal) -> Option<&str> {
    value.each().first().copied()
}

/// What a draft is found again by; with `is_whole` what is right there too.
fn identity(draft: &Draft, is_whole: bool) -> String {
    let rest = IDENTITY.iter().filter_map(|key| value(draft, key).and_then(Literal::text));
    let asks = draft.asks().unwrap_or_default();
    let mut identity: String =
        std::iter::once(asks).chain(rest).flat_map(|part| [part, "\u{1f}"]).collect();
    let is_right = |key: &&(&'static str, Literal)| {
        let roles = [Role::Answer, Role::Parts];
        kind::keys().any(|known| known.name == key.0 && roles.contains(&known.role))
    };
    if is_whole {
        for (_, value) in draft.keys.iter().filter(is_right) {
            let _ = write!(identity, "{value:?}");
        }
    }
    identity
}

/// The head of a new deck with some questions, without what would be an error in it.
pub fn head(front: &Front, questions: &[Carried]) -> (String, Vec<Loss>) {
    let (mut front, mut losses) = (front.clone(), Vec::new());
    loop {
        let text = front.written();
        // A deck without a question is one itself, and an exam is of those that are there.
        let body = match &*front.exam {
            [] => "\n[[question]]\nprompt = \"?\"\nanswer = \"!\"\n".to_owned(),
            _ => questions.iter().map(|question| question.draft.written("\n")).collect(),
        };
        let whole = text.clone() + &body;
        let findings = read(&whole, "deck").findings.into_iter();
        let mut wrong = findings.filter(|finding| finding.severity == Severity::Error);
        let Some(wrong) = wrong.find(|finding| finding.span.start < text.len()) else {
            return (text, losses);
        };
        let at = wrong.span.start;
        let start = text[..text.floor_char_boundary(at)].rfind('\n').map_or(0, |at| at + 1);
        let key = text[start..].split([' ', '=', '\n']).next().unwrap_or_default().to_owned();
        let reason = format!("{}: {}", wrong.code, wrong.message);
        losses.push(Loss::part(format!("`{key}` of the deck"), reason));
        let before = front.clone();
        front.header.retain(|(name, _)| *name != key);
        front.defaults.retain(|(name, _)| *name != key);
        front.exam.retain(|(name, _)| *name != key);
        front.passages.retain(|(name, _)| *name != key);
        if front == before {
            front = Front::default(); // what is wrong is not said by one key
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{deck, lint};

    #[test]
    fn a_question_that_comes_back_in_other_words_is_the_one_that_it_was() {
        let old = "[[question]]\nprompt = 'old?'\nanswer = 'a'\n";
        let before = read(old, "d").deck;
        let key = &before.questions()[0].key;
        let new = format!("[[question]]\nid = '{key}'\nprompt = 'new?'\nanswer = 'a'\n");
        let draft = Manuscript::of(&new).questions.remove(0).1;
        let merged = merge(old, "d", &[Carried { draft, ..Carried::default() }], true).unwrap();
        let deck = read(&merged.text, "d").deck;
        let [question] = deck.questions() else { panic!("{}", merged.text) };
        assert_eq!((&question.key, question.prompt.as_str()), (key, "new?"));
    }

    #[test]
    fn an_update_leaves_each_question_its_kind() {
        let old = "[[question]]\nprompt = 'a?'\nanswer = 'b'\n\n[[question]]\nprompt = 'n?'\nanswer = 2\n\n\
                   [[question]]\nprompt = 'c?'\nanswer = 'd'\n";
        let new = "[[question]]\nfront = 'a?'\nback = 'B'\nexplain = 'e'\n\n\
                   [[question]]\nfront = 'n?'\nback = '2'\nexplain = 'e'\n\n\
                   [[question]]\nprompt = 'c?'\nanswer = 'd'\nwrong = ['e', 'f']\n";
        let carried = |(_, draft)| Carried { draft, ..Carried::default() };
        let carried: Vec<Carried> =
            Manuscript::of(new).questions.into_iter().map(carried).collect();
        let merged = merge(old, "d", &carried, true).unwrap();
        let expected = "[[question]]\nprompt = 'a?'\nanswer = \"B\"\nexplain = \"e\"\n\n\
                        [[question]]\nprompt = 'n?'\nanswer = 2\nexplain = \"e\"\n\n\
                        [[question]]\nprompt = 'c?'\nanswer = 'd'\n";
        assert_eq!(merged.text, expected);
        assert_eq!((merged.updated, merged.losses.len()), (2, 1));
    }

    #[test]
    fn what_reads_without_an_error_passes_check_without_one() {
        let of_decks: Vec<&str> = [deck::rules(), crate::kind::rules(), deck::rules_of_kinds()]
            .concat()
            .iter()
            .map(|rule| rule.code)
            .collect();
        let others = lint::rules()
            .filter(|rule| rule.severity == Severity::Error && !of_decks.contains(&rule.code));
        let others: Vec<&str> = others.map(|rule| rule.code).collect();
        assert_eq!(others, ["duplicate-deck-id"], "that one is settled before");
    }
}

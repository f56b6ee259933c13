//! Gathering: results are read twice, first to know which of them count and what they ask, then to be
//! judged and counted, so that none is kept.

use super::pile::Pile;
use super::saying::{DeckVersion, Sayings};
use super::shelving::{DeckText, Decks};
use super::{Args, mine};
use crate::deck::{Deck, Item};
use crate::env::Global;
use crate::error::{Error, Result};
use crate::exam::class::{ClassCounts, ClassFigures, suspicions};
use crate::exam::{
    AskedQuestion, ClassReport, ExamDeck, ExamResult, Examiner, JudgedResult, RegisteredQuestion,
    ResultHead, Roster, ScoreRow, deck_digest,
};
use crate::report::Finding;
use crate::text::did_you_mean;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What was gathered of some results.
pub struct GatheredResults {
    /// What is told of them.
    pub report: ClassReport,
    /// What is likely wrong, by deck.
    pub findings: Vec<(DeckText, Vec<Finding>)>,
    /// The decks.
    pub decks: Vec<Deck>,
    /// Where each question of the report is: its deck, and the item.
    pub items: Vec<Option<(usize, Item)>>,
    /// How many results could not be read.
    pub skipped: usize,
}

/// What a first look at the results tells.
#[derive(Default)]
struct Overlook {
    heads: Vec<ResultHead>,
    questions: Vec<RegisteredQuestion>,
    known: HashSet<(String, String)>,
    titles: BTreeMap<String, String>,
    skipped: Vec<((usize, usize), String)>,
}

impl Overlook {
    fn of(pile: &Pile) -> Self {
        let mut overlook = Self::default();
        let look = |result: ExamResult, place| {
            let head = ResultHead::new(&result, place);
            let asked = result.questions.into_iter().map(|one| RegisteredQuestion {
                deck: one.deck,
                id: one.id,
                tags: one.tags,
            });
            (head, asked.collect::<Vec<_>>(), result.decks)
        };
        pile.each(look, |place, looked| match looked {
            Ok((head, asked, decks)) => overlook.take(head, asked, decks),
            Err(why) => overlook.skipped.push((place, why)),
        });
        overlook
    }

    fn take(&mut self, head: ResultHead, asked: Vec<RegisteredQuestion>, decks: Vec<ExamDeck>) {
        self.heads.push(head);
        for one in asked {
            let name = (one.deck, one.id);
            if !self.known.contains(&name) {
                let (deck, id) = name.clone();
                self.titles.entry(deck.clone()).or_default();
                self.known.insert(name);
                self.questions.push(RegisteredQuestion { deck, id, tags: one.tags });
            }
        }
        for deck in decks {
            self.titles.insert(deck.id, deck.title);
        }
    }
}

/// A result that counts, judged again.
struct Counted {
    judged: JudgedResult,
    row: ScoreRow,
    /// Whether those of its decks that are found are as they were.
    edition: DeckVersion,
    /// Whether its points are the sum of those of its questions.
    is_sum: bool,
}

impl GatheredResults {
    /// Reads the results that the command line names, and judges them by their decks.
    ///
    /// # Errors
    /// When there is none that can be read, or a deck cannot.
    pub fn new(args: &Args, has_cells: bool, global: &Global) -> Result<Self> {
        let mut pile = Pile::find(&args.results, global)?;
        let mut said_of_own = None;
        if args.mine {
            let (own, said) = mine::exams(global)?;
            pile.add_own(own);
            said_of_own = said;
        }
        let overlook = Overlook::of(&pile);
        let mut sayings = Sayings::default();
        sayings.skipped(&pile, &overlook.skipped);
        if overlook.heads.is_empty() {
            let said = sayings.lines().join("; ");
            let error = Error::new(format!("cannot find a result in {}", pile.count()));
            let hint = "exam --json and mark write results";
            return Err(error.hint(if said.is_empty() { hint.to_owned() } else { said }));
        }
        let ids: Vec<&str> = overlook.titles.keys().map(String::as_str).collect();
        let Decks { decks, texts } = Decks::find(&ids, &args.deck, &mut sayings, global)?;
        let examiner = Examiner::new(&decks, overlook.questions);
        let names = names(&examiner, decks.len() > 1);
        let left_out = left_out(&args.without, &names, &examiner)?;
        let roster = Roster::new(overlook.heads, args.attempts.into());
        sayings.roster(&pile, &roster);
        let digests: HashMap<&str, String> =
            decks.iter().map(|deck| (deck.id.as_str(), deck_digest(deck))).collect();
        let (questions, tags) = examiner.class();
        let mut class = ClassCounts::new(questions, tags);
        let mut rows = Vec::with_capacity(roster.counted.len());
        let make = |result: ExamResult, place| {
            let is_usual = *roster.counted.get(&place)?;
            let mut judged = examiner.judge(&result, &left_out);
            judged.paper.is_usual = is_usual;
            let row = row(&result, &judged, has_cells);
            // Of a deck that is not found no version can be told.
            let mut found = result
                .decks
                .iter()
                .filter_map(|deck| Some((&deck.digest, digests.get(deck.id.as_str())?)));
            let edition = if found.clone().all(|(then, now)| then == now) {
                DeckVersion::Same
            } else if found.all(|(then, _)| !then.is_empty()) {
                DeckVersion::Other
            } else {
                DeckVersion::Unknown
            };
            let sum: f64 = result.questions.iter().map(|question| question.points).sum();
            let is_sum = (sum - result.points).abs() < 0.01;
            Some(Counted { judged, row, edition, is_sum })
        };
        pile.each(make, |(stack, _), made| {
            let Ok(Some(Counted { judged, mut row, edition, is_sum })) = made else { return };
            let file = pile.name(stack);
            sayings.judged(&file, &judged, edition, is_sum);
            if row.name.is_empty() {
                row.name = if pile.is_own(stack) { row.started.clone() } else { file };
            }
            class.add(&judged.paper);
            rows.push(row);
        });
        sayings.differences(&names);
        rows.sort_by_cached_key(|row: &ScoreRow| (row.name.to_lowercase(), row.started.clone()));
        let figures = class.figures();
        let asked = questions_of(&examiner, &names);
        let items: Vec<Option<(usize, Item)>> = (0..names.len())
            .map(|at| examiner.slot(at).map(|slot| (slot.entry.deck, slot.item)))
            .collect();
        let findings = findings(&figures, &names, &items, texts);
        let title = title(&overlook.titles, &decks);
        let said = sayings.lines().into_iter().chain(said_of_own).collect();
        let report = ClassReport { title, figures, questions: asked, rows, said };
        let skipped = overlook.skipped.len();
        Ok(Self { report, findings, decks, items, skipped })
    }
}

/// What is likely wrong with the questions, by deck.
fn findings(
    figures: &ClassFigures,
    names: &[String],
    items: &[Option<(usize, Item)>],
    texts: Vec<DeckText>,
) -> Vec<(DeckText, Vec<Finding>)> {
    let mut all: Vec<(DeckText, Vec<Finding>)> =
        texts.into_iter().map(|text| (text, Vec::new())).collect();
    for ((question, name), item) in figures.questions.iter().zip(names).zip(items) {
        let Some((deck, item)) = item else { continue };
        let (text, findings) = &mut all[*deck];
        let place = text.places.get(item.question).cloned().unwrap_or_default();
        let of_question = suspicions(question).into_iter();
        findings.extend(of_question.map(|one| one.finding(name, question.sittings, place.clone())));
    }
    for (_, findings) in &mut all {
        findings.sort_by_key(|finding| finding.span.start);
    }
    all
}

/// What the decks are called, by their ids: as they are now, or else as results say.
fn title(titles: &BTreeMap<String, String>, decks: &[Deck]) -> String {
    let called = titles.iter().map(|(id, title)| {
        let deck = decks.iter().find(|deck| deck.id == *id);
        let told = if title.is_empty() { id } else { title };
        deck.map_or(told.as_str(), |deck| deck.title.as_str())
    });
    called.collect::<Vec<_>>().join(", ")
}

/// What a result came to.
fn row(result: &ExamResult, judged: &JudgedResult, has_cells: bool) -> ScoreRow {
    let (points, of) = judged.paper.points();
    let cells = judged.paper.places.iter().filter(|_| has_cells);
    ScoreRow {
        name: result.name.clone().unwrap_or_default().trim().to_owned(),
        variant: result.variant.clone(),
        started: result.started.clone(),
        points,
        of,
        percent: judged.paper.score().map(|score| score * 100.0),
        passed: judged.paper.is_passed(),
        cells: cells.map(|place| (place.question, place.points())).collect(),
    }
}

/// What the questions are called: by the ids that their authors gave them, or else by their numbers.
fn names(examiner: &Examiner<'_>, has_several: bool) -> Vec<String> {
    let named = examiner.questions().iter().enumerate().map(|(at, registered)| {
        let own = match examiner.slot(at) {
            Some(slot) if !slot.question.pinned => {
                let label = slot.item.part.label();
                let label = label.map_or_else(String::new, |label| format!("#{label}"));
                format!("{}{label}", slot.question.number)
            }
            Some(slot) => slot.id(),
            None => registered.id.clone(),
        };
        if has_several { format!("{}:{own}", registered.deck) } else { own }
    });
    named.collect()
}

/// The questions that somebody names.
fn left_out(words: &[String], names: &[String], examiner: &Examiner<'_>) -> Result<HashSet<usize>> {
    words.iter().map(|word| find(word, names, examiner)).collect()
}

/// A question by its name, or by what results call it.
fn find(word: &str, names: &[String], examiner: &Examiner<'_>) -> Result<usize> {
    let by_id = || examiner.questions().iter().position(|one| one.id == word);
    names.iter().position(|name| name == word).or_else(by_id).ok_or_else(|| unknown(word, names))
}

/// A question that the results do not have.
pub fn unknown(word: &str, names: &[String]) -> Error {
    let error = Error::new(format!("cannot find the question {word} in the results"));
    let near = did_you_mean(word, names.iter().map(String::as_str));
    let hint = near
        .map_or("name it as the report does".to_owned(), |near| format!("did you mean {near}?"));
    error.hint(hint)
}

fn questions_of(examiner: &Examiner<'_>, names: &[String]) -> Vec<AskedQuestion> {
    let asked = examiner.questions().iter().zip(names).enumerate().map(|(at, (one, name))| {
        let prompt =
            |slot: &crate::exam::Slot<'_>| slot.question.prompt(slot.item.part).into_owned();
        AskedQuestion {
            deck: one.deck.clone(),
            name: name.clone(),
            prompt: examiner.slot(at).map(prompt),
        }
    });
    asked.collect()
}

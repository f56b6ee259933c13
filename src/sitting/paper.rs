//! One question on paper: as lines, or as JSON for programs. It is laid out as a session with a seed
//! does it, so that paper does not tell what a screen would not.

use crate::deck::{AS, Deck, Item};
use crate::engine::{Agenda, Aside, Entry, Filter, Plan, Remark, Session, Solution, solution};
use crate::form::{Form, NONE_OF_THESE};
use crate::kind::Part;
use crate::text::{Look, plural};
use crate::ui::page::{self, Sheet};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// Puts items on sheets. Those of one question are on one where each would tell the others' answers:
/// the gaps of a sentence always, both sides of a card where no answers are to be seen.
pub fn sheets(items: &[Item], answers: bool) -> Vec<Vec<Item>> {
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut sheets: Vec<Vec<Item>> = Vec::with_capacity(items.len());
    for item in items {
        let is_alone = answers && !matches!(item.part, Part::Gap(_));
        let place = places.get(&item.question).copied().filter(|_| !is_alone);
        let place = place.unwrap_or_else(|| {
            places.insert(item.question, sheets.len());
            sheets.push(Vec::new());
            sheets.len() - 1
        });
        sheets[place].push(*item);
    }
    sheets
}

/// The lines of a sheet, with what the learner decided about its items.
pub fn lines(
    deck: &Deck,
    sheet: &[Item],
    filter: &Filter,
    seed: u64,
    answers: bool,
    look: Look,
) -> Vec<String> {
    let item = shown(sheet);
    let question = &deck.questions()[item.question];
    let form = form(deck, item, seed);
    let mut heading = heading(deck, sheet, answers);
    let asides: Vec<&Aside> = sheet.iter().filter_map(|item| filter.aside(deck, *item)).collect();
    for badge in asides.iter().flat_map(|aside| aside.badges()) {
        if !heading.contains(&badge) {
            heading.push(badge);
        }
    }
    let prompt = question.prompt(item.part);
    let notes = asides.iter().filter_map(|aside| aside.note.as_deref()).collect();
    let solution = answers.then(|| Solution { notes, ..solution(deck, item) });
    let paper = Sheet {
        heading,
        passage: deck.passage(question),
        prompt: &prompt,
        image: question.image.as_ref(),
        audio: question.audio.as_deref(),
        form: &form,
        solution,
    };
    page::sheet(&paper, look)
}

/// A question as learners see it, with what is right, without what its author knows: where it stands
/// and where it is taken from.
pub fn proof(deck: &Deck, question: usize, look: Look) -> Vec<String> {
    let parts = deck.questions()[question].kind.parts().into_iter();
    let items: Vec<Item> = parts.map(|part| Item { question, part }).collect();
    let sheets = sheets(&items, true).into_iter();
    let lines = sheets.flat_map(|sheet| {
        let item = shown(&sheet);
        let (question, form) = (&deck.questions()[item.question], form(deck, item, 0));
        let paper = Sheet {
            heading: Vec::new(),
            passage: deck.passage(question),
            prompt: &question.prompt(item.part),
            image: question.image.as_ref(),
            audio: question.audio.as_deref(),
            form: &form,
            solution: Some(Solution { source: None, ..solution(deck, item) }),
        };
        page::sheet(&paper, look)
    });
    lines.collect()
}

/// A sheet as JSON.
pub fn json(deck: &Deck, sheet: &[Item], filter: &Filter, seed: u64, answers: bool) -> Value {
    let item = shown(sheet);
    let question = &deck.questions()[item.question];
    let mut paper = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            paper.insert(key.to_owned(), value);
        }
    };
    put("deck", deck.id.clone().into());
    put("id", name(deck, item, answers).into());
    put("number", question.number.into());
    put("kind", question.kind.name().into());
    put("prompt", question.prompt(item.part).into());
    put("tags", deck.tags(question).into());
    put("points", question.points.into());
    put("passage", deck.passage(question).into());
    if let Some((path, alt)) = &question.image {
        put("image", path.clone().into());
        put("alt", alt.clone().into());
    }
    put("audio", question.audio.clone().into());
    let badge = |is_so: bool| is_so.then_some(true).into();
    put("draft", badge(question.draft));
    let asides: Vec<Option<&Aside>> = sheet.iter().map(|item| filter.aside(deck, *item)).collect();
    let all = |is_so: fn(&Aside) -> bool| asides.iter().all(|aside| aside.is_some_and(is_so));
    put("known", badge(all(|aside| aside.known)));
    put("suspended", badge(all(|aside| aside.suspended)));
    let asides = || asides.iter().flatten();
    put("flag", asides().find_map(|aside| aside.flag.clone()).into());
    match form(deck, item, seed) {
        Form::One { options, .. } => put("options", options.into()),
        Form::Many { options, offers_none, .. } => {
            put("options", options.into());
            put("none", offers_none.then_some(NONE_OF_THESE).into());
        }
        Form::Order { items } => put("items", items.into()),
        Form::Pairs { left, right } => {
            put("left", left.into());
            put("right", right.into());
        }
        Form::Lines { labels, .. } => put("lines", labels.len().into()),
        Form::Card { .. } => {}
    }
    if answers {
        let solution = solution(deck, item);
        put("answer", solution.key.into());
        let provisos: Vec<String> = solution.provisos.iter().map(ToString::to_string).collect();
        put("terms", provisos.into());
        put("also", solution.also.into());
        let remarks = solution.remarks.into_iter();
        let remark = |Remark { answer, credit, why }| json!({ "text": answer, "credit": credit, "why": why });
        put("remarks", remarks.map(remark).collect());
        put("hints", solution.hints.into());
        put("explain", solution.explain.into());
        put("source", solution.source.into());
        let notes: Vec<&str> = asides().filter_map(|aside| aside.note.as_deref()).collect();
        put("note", (!notes.is_empty()).then(|| notes.join("\n")).into());
    }
    Value::Object(paper)
}

/// A round of one item.
pub fn session(deck: &Deck, item: Item, seed: u64) -> Session<'_> {
    let plan = Plan::new(vec![Entry { deck: 0, item }], Agenda::Once { retry: false });
    Session::new(std::slice::from_ref(deck), plan, seed)
}

/// What is asked on a sheet: of several items of a question the whole of it.
fn shown(sheet: &[Item]) -> Item {
    let part = if let [item] = sheet { item.part } else { Part::Whole };
    Item { question: sheet[0].question, part }
}

/// How it is asked in a session with a seed.
fn form(deck: &Deck, item: Item, seed: u64) -> Form {
    let own = || deck.questions()[item.question].kind.form(item.part);
    session(deck, item, seed).turn(None).map_or_else(own, |turn| turn.deal.form)
}

/// The name of an item. A gap is known by its answer, which is not to be told.
fn name(deck: &Deck, item: Item, answers: bool) -> String {
    match item.part.label().filter(|_| !answers) {
        Some(label) => format!("{}#{label}", deck.questions()[item.question].key),
        None => deck.key(item),
    }
}

fn heading(deck: &Deck, sheet: &[Item], answers: bool) -> Vec<String> {
    let item = shown(sheet);
    let question = &deck.questions()[item.question];
    let mut heading = vec![format!("{}/{}", question.number, deck.total())];
    let name = name(deck, item, answers);
    if question.pinned {
        heading.push(name);
    } else if let Some(part) = name.strip_prefix(&format!("{}#", question.key)) {
        heading.push(part.to_owned()); // behind a digest, which is nobody's name
    }
    let kind = question.kind.name();
    let asked_as = AS.iter().find(|(_, asked)| question.asked_as == Some(*asked));
    heading.push(match asked_as {
        Some((word, _)) if *word != kind => format!("{kind}, {word}"),
        _ => kind.to_owned(),
    });
    if sheet.len() > 1 && sheet.iter().any(|item| item.part == Part::Reverse) {
        heading.push("both ways".to_owned());
    }
    let tags = deck.tags(question);
    if !tags.is_empty() {
        heading.push(tags.join(", "));
    }
    if question.points != 1 {
        let points = usize::try_from(question.points).unwrap_or(usize::MAX);
        heading.push(plural(points, "point"));
    }
    if question.draft {
        heading.push("draft".to_owned());
    }
    heading
}

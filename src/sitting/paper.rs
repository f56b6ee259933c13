//! One question on paper: as lines, or as JSON for programs.

use crate::deck::{Deck, Item};
use crate::engine::{Agenda, Aside, Entry, Plan, Session};
use crate::form::{Answer, Form};
use crate::judge::Judge;
use crate::kind::Part;
use crate::text::{Look, plural};
use crate::ui::page::{Sheet, Solution, sheet};
use serde_json::{Map, Value, json};

/// The lines of an item, with what the learner decided about it.
pub fn lines(
    deck: &Deck,
    item: Item,
    aside: Option<&Aside>,
    seed: Option<u64>,
    answers: bool,
    look: Look,
) -> Vec<String> {
    let question = &deck.questions()[item.question];
    let form = form(deck, item, seed);
    let mut heading = heading(deck, item, answers);
    heading.extend(aside.into_iter().flat_map(Aside::badges));
    let prompt = question.prompt(item.part);
    let note = aside.and_then(|aside| aside.note.as_deref());
    let solution = answers.then(|| Solution { note, ..solution(deck, item) });
    let paper = Sheet {
        heading,
        passage: deck.passage(question),
        prompt: &prompt,
        image: question.image.as_ref(),
        audio: question.audio.as_deref(),
        form: &form,
        solution,
    };
    sheet(&paper, look)
}

/// The same as JSON.
pub fn json(
    deck: &Deck,
    item: Item,
    aside: Option<&Aside>,
    seed: Option<u64>,
    answers: bool,
) -> Value {
    let question = &deck.questions()[item.question];
    let mut paper = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            paper.insert(key.to_owned(), value);
        }
    };
    put("deck", deck.id.clone().into());
    put("id", deck.key(item).into());
    put("number", (item.question + 1).into());
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
    if question.draft {
        put("draft", true.into());
    }
    if let Some(aside) = aside {
        let badge = |is_so: bool| is_so.then_some(true).into();
        put("known", badge(aside.known));
        put("suspended", badge(aside.suspended));
        put("flag", aside.flag.clone().into());
    }
    match form(deck, item, seed) {
        Form::One { options, .. } | Form::Many { options, .. } => put("options", options.into()),
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
        put("terms", solution.terms.into());
        put("also", solution.also.into());
        let remarks = solution.remarks.into_iter();
        let remark = |(text, why): (String, String)| json!({ "text": text, "why": why });
        put("remarks", remarks.map(remark).collect());
        put("hints", solution.hints.into());
        put("explain", solution.explain.into());
        put("source", solution.source.into());
        put("note", aside.and_then(|aside| aside.note.clone()).into());
    }
    Value::Object(paper)
}

/// How it is asked: as it stands in the deck, or as a session with a seed lays it out.
fn form(deck: &Deck, item: Item, seed: Option<u64>) -> Form {
    let question = &deck.questions()[item.question];
    let own = || question.kind.form(item.part);
    let Some(seed) = seed else { return own() };
    let entry = Entry { deck: 0, item };
    let agenda = Agenda::Once { retry: false };
    let plan = Plan::new(vec![entry], agenda);
    let session = Session::new(std::slice::from_ref(deck), plan, seed);
    session.turn(None).map_or_else(own, |turn| turn.deal.form)
}

fn heading(deck: &Deck, item: Item, answers: bool) -> Vec<String> {
    let question = &deck.questions()[item.question];
    let place = format!("{}/{}", item.question + 1, deck.questions().len());
    let key = match item.part {
        // A gap is known by its answer.
        Part::Gap(gap) if !answers => format!("{}#gap {}", question.key, gap + 1),
        _ => deck.key(item),
    };
    let name = match key.strip_prefix(&question.key).and_then(|part| part.strip_prefix('#')) {
        Some(part) if !question.pinned => part.to_owned(),
        _ => key,
    };
    let mut heading = vec![place];
    if question.pinned || item.part != Part::Whole {
        heading.push(name);
    }
    heading.push(question.kind.name().to_owned());
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

/// What is right, and what the author says to what is not.
fn solution(deck: &Deck, item: Item) -> Solution<'_> {
    let question = &deck.questions()[item.question];
    let kind = &question.kind;
    let (form, answer) = (kind.form(item.part), kind.key(item.part));
    let expected = kind.expected(item.part);
    let mut solution = Solution {
        key: match &form {
            Form::Card { back } => back.clone(),
            form => form.words(&answer),
        },
        terms: kind.terms(),
        hints: &question.hints,
        explain: question.explain.as_deref(),
        source: question.source.as_deref().or(deck.source.as_deref()),
        ..Solution::default()
    };
    for expected in &expected {
        let also = expected.key.iter().skip(1);
        solution.also.extend(also.filter(|text| !solution.key.contains(text)).cloned());
        solution.remarks.extend(expected.noted.iter().cloned());
    }
    if let Form::One { options, .. } | Form::Many { options, .. } = &form {
        let judge = Judge {
            rules: question.rules(item.part),
            rivals: None,
            question: u32::try_from(item.question).unwrap_or(u32::MAX),
            prompt: &question.prompt(item.part),
        };
        for (at, option) in options.iter().enumerate() {
            let picked = match form {
                Form::Many { .. } => Answer::Many(vec![at]),
                _ => Answer::One(at),
            };
            let notes =
                kind.grade(item.part, &picked, &judge).map_or(Vec::new(), |grade| grade.notes);
            solution.remarks.extend(notes.into_iter().map(|note| (option.clone(), note)));
        }
    }
    solution
}

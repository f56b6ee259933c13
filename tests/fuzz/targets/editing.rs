//! Editing: what an edit was not asked to touch stays byte for byte, and an edit that is refused says why.

use crate::harness::Luck;
use crate::material::any_text;
use quizdeck::deck::edit::{
    Donor, Draft, Literal, Refused, Tagging, accept, append, pin, portions, relocate, remove,
    reorder, set_header, set_passages, tag, update,
};
use quizdeck::deck::{Deck, Reading, read};
use quizdeck::random::Random;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An edit changes what it was asked to, and not a byte more.
pub fn holds(case: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(case);
    let reading = read(&text, "deck");
    let before = Parts::of(&text, &reading);
    let count = before.questions.len();
    adding(&text, &before, random);
    heading(&text, &before, random);
    if count == 0 {
        return;
    }
    let numbers: BTreeSet<usize> =
        (0..random.between(1, 3)).map(|_| random.between(1, count)).collect();
    tagging(&text, &reading, &before, &numbers, random);
    removing(&text, &before, &numbers);
    ordering(&text, &before, &numbers, random);
    moving(&text, &before, &numbers, random);
    accepting(&text, &reading, &before, random);
    pinning(&text, &reading, &before);
    updating(&text, &reading, &before, random);
}

/// A deck's text cut where its questions begin.
struct Parts {
    head: String,
    questions: Vec<String>,
}

impl Parts {
    fn of(text: &str, reading: &Reading) -> Self {
        let starts = &reading.starts;
        let end = |at: usize| starts.get(at).copied().unwrap_or(text.len());
        let questions =
            starts.iter().zip(1..).map(|(start, next)| text[*start..end(next)].to_owned());
        Self { head: text[..end(0)].to_owned(), questions: questions.collect() }
    }

    fn read(text: &str) -> Self {
        Self::of(text, &read(text, "deck"))
    }

    /// The lines of the questions, without what stands between them.
    fn lines(&self) -> Vec<String> {
        self.questions.iter().map(|question| lines(question)).collect()
    }
}

/// The lines of a question, without remarks, blank lines and other tables below it, whatever the line ends.
fn lines(question: &str) -> String {
    let is_between = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let is_header = |line: &str| {
        let name = line.trim().strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        name.is_some_and(|name| name.chars().all(|c| c.is_ascii_alphabetic() || c == '.'))
    };
    let mut lines: Vec<&str> = question.lines().take_while(|line| !is_header(line)).collect();
    while lines.last().is_some_and(is_between) {
        lines.pop();
    }
    lines.join("\n").trim_end().to_owned()
}

/// What was made, unless it is refused, with a reason and a remedy.
fn made<T>(outcome: Result<T, Refused>) -> Option<T> {
    if let Err(refused) = &outcome {
        let told = format!("{refused:?}");
        assert!(told.len() > 20, "{told}");
    }
    outcome.ok()
}

/// A new question is all that comes.
fn adding(text: &str, before: &Parts, random: &mut Random) {
    let mut draft = Draft::default();
    let (prompt, answer) = (any_text(random), any_text(random));
    draft.push("prompt", Literal::Text(prompt.clone()));
    draft.push("answer", Literal::Text(answer));
    let Some(new) = made(append(text, &[draft])) else { return };
    assert!(new.starts_with(text), "what was there stands there: {new}");
    let after = Parts::read(&new);
    assert_eq!(after.questions.len(), before.questions.len() + 1, "{new}");
    assert_eq!(after.lines()[..before.questions.len()], before.lines(), "{new}");
}

/// A key of the header, or a passage, is all that changes.
fn heading(text: &str, before: &Parts, random: &mut Random) {
    let key = *random.of(&["id", "title", "description", "license", "source"]);
    let value = Literal::Text(any_text(random));
    let value = Some(&value).filter(|_| !random.once_in(4));
    if let Some(new) = made(set_header(text, key, value)) {
        assert_eq!(Parts::read(&new).questions, before.questions, "{key} {value:?}: {new}");
        if read(&new, "deck").is_sound() {
            assert_eq!(set_header(&new, key, value).as_ref(), Ok(&new), "twice as once: {key}");
        }
    }
    let (name, passage) = (any_text(random), any_text(random));
    if let Some(new) = made(set_passages(text, [(&*name, Some(&*passage))])) {
        let after = read(&new, "deck");
        assert_eq!(Parts::of(&new, &after).lines(), before.lines(), "{name:?}: {new}");
        let is_same = |there: &String| unix(there) == unix(&passage);
        let is_there = after.deck.passages().get(&name).is_some_and(is_same);
        assert!(is_there || !after.is_sound(), "{name:?}: {new}");
    }
}

/// A text with the line ends that TOML gives it.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// What is tagged has the tags, and all else stays.
fn tagging(
    text: &str,
    reading: &Reading,
    before: &Parts,
    numbers: &BTreeSet<usize>,
    random: &mut Random,
) {
    let new = unix(any_text(random).trim());
    let old: Vec<String> = reading
        .deck
        .questions()
        .iter()
        .flat_map(|question| question.tags.clone())
        .take(1)
        .collect();
    let tagging = Tagging { new: vec![new.clone()], old: old.clone() };
    let taggings: BTreeMap<usize, Tagging> = numbers
        .iter()
        .map(|number| (*number, Tagging { new: tagging.new.clone(), old: tagging.old.clone() }))
        .collect();
    let Some(tagged) = made(tag(text, &taggings)) else { return };
    let after = read(&tagged, "deck");
    unchanged(before, &Parts::of(&tagged, &after), numbers, &tagged);
    for question in
        after.deck.questions().iter().filter(|question| numbers.contains(&question.number))
    {
        let has = |tag: &String| question.tags.contains(tag);
        assert!(has(&new) || old.contains(&new), "{new:?} of {:?}: {tagged}", question.tags);
        assert!(
            old.iter().all(|tag| !has(tag) || *tag == new),
            "{old:?} of {:?}: {tagged}",
            question.tags
        );
    }
}

/// What is removed is gone, and all else stays.
fn removing(text: &str, before: &Parts, numbers: &BTreeSet<usize>) {
    let Some(new) = made(remove(text, numbers)) else { return };
    let kept = before.lines().into_iter().zip(1..).filter(|(_, number)| !numbers.contains(number));
    let kept: Vec<String> = kept.map(|(question, _)| question).collect();
    assert_eq!(Parts::read(&new).lines(), kept, "without {numbers:?}: {new}");
}

/// In another order all is as it was.
fn ordering(text: &str, before: &Parts, numbers: &BTreeSet<usize>, random: &mut Random) {
    let place = random.between(1, before.questions.len() + 1);
    let place =
        Some(place).filter(|place| *place <= before.questions.len() && !numbers.contains(place));
    let Some(new) = made(reorder(text, &numbers.iter().copied().collect::<Vec<_>>(), place)) else {
        return;
    };
    let (mut old, mut now) = (before.lines(), Parts::read(&new).lines());
    old.sort();
    now.sort();
    assert_eq!(old, now, "{numbers:?} before {place:?}: {new}");
}

/// Moved to another deck, questions say what they said, and what was there stays.
fn moving(text: &str, before: &Parts, numbers: &BTreeSet<usize>, random: &mut Random) {
    let there = "[deck]\nid = 'there'\n\n# One.\n[[question]]\nprompt = 'p'\nanswer = 'a' # b\n";
    let numbers: Vec<usize> = numbers.iter().copied().collect();
    let donor = Donor { name: "here", text, numbers: numbers.clone(), files: HashMap::new() };
    let place = Some(1).filter(|_| random.once_in(2));
    if let Some(moved) = made(relocate(there, &[donor], place)) {
        let after = read(&moved.text, "there");
        let lines = Parts::of(&moved.text, &after).lines();
        assert!(lines.contains(&Parts::read(there).lines()[0]), "{}", moved.text);
        assert_eq!(moved.numbers, [moved.numbers[0].clone()]);
        assert!(
            moved.numbers[0].iter().all(|number| (1..=lines.len()).contains(number)),
            "{moved:?}"
        );
        let was = read(text, "deck").deck;
        for (old, new) in numbers.iter().zip(&moved.numbers[0]) {
            let (Some(old), Some(new)) = (asked(&was, *old), asked(&after.deck, *new)) else {
                continue;
            };
            assert_eq!(old, new, "{}", moved.text);
        }
    }
    let others = (1..=before.questions.len()).filter(|number| !numbers.contains(number)).collect();
    if let Some(dealt) = made(portions(text, &[numbers.clone(), others])) {
        let count: usize = dealt.iter().map(|text| Parts::read(text).questions.len()).sum();
        assert_eq!(count, before.questions.len(), "{dealt:?}");
    }
}

/// What the question of a number asks, and what is right.
fn asked(deck: &Deck, number: usize) -> Option<(String, String)> {
    let question = deck.questions().iter().find(|question| question.number == number)?;
    Some((question.prompt.clone(), format!("{:?}", question.kind)))
}

/// An answer that is accepted is right from then on.
fn accepting(text: &str, reading: &Reading, before: &Parts, random: &mut Random) {
    if reading.deck.questions().is_empty() {
        return;
    }
    let question = random.of(reading.deck.questions());
    let parts = question.kind.parts();
    let part = *random.of(&parts);
    let expected = question.kind.expected(part);
    let (line, answer) = (random.below(expected.len().max(1)), any_text(random));
    let Some(new) = made(accept(text, "deck", &question.key, part, line, &answer)) else { return };
    let after = read(&new, "deck");
    unchanged(before, &Parts::of(&new, &after), &BTreeSet::from([question.number]), &new);
    let now = after.deck.questions().iter().find(|now| now.number == question.number).unwrap();
    let keys = now.kind.expected(part)[line].key;
    assert!(keys.iter().any(|key| key.trim() == answer.trim()), "{answer:?} of {keys:?}: {new}");
}

/// Every question has an id, and nothing else.
fn pinning(text: &str, reading: &Reading, before: &Parts) {
    let Some(pinned) = made(pin(text, "deck")) else { return };
    let after = read(&pinned.text, "deck");
    let open = reading.deck.questions().iter().filter(|question| !question.pinned);
    let touched: BTreeSet<usize> = open.map(|question| question.number).collect();
    let new = Parts::of(&pinned.text, &after);
    unchanged(before, &new, &touched, &pinned.text);
    assert!(after.deck.questions().iter().all(|question| question.pinned), "{}", pinned.text);
    for number in touched {
        let (old, new) = (&before.questions[number - 1], &new.questions[number - 1]);
        let old: Vec<&str> = old.lines().collect();
        let kept: Vec<&str> = new.lines().filter(|line| old.contains(line)).collect();
        assert!(kept.len() + 1 >= old.len(), "only an id comes: {new}");
    }
    assert_eq!(
        made(pin(&pinned.text, "deck")).map(|pinned| pinned.text).as_ref(),
        Some(&pinned.text)
    );
}

/// A key that gets another value has that one.
fn updating(text: &str, reading: &Reading, before: &Parts, random: &mut Random) {
    let at = random.below(reading.starts.len());
    let explain = any_text(random);
    let keys = vec![("explain", Literal::Text(explain.clone()))];
    let Some(new) = made(update(text, &[(reading.starts[at], keys)])) else { return };
    let after = read(&new, "deck");
    unchanged(before, &Parts::of(&new, &after), &BTreeSet::from([at + 1]), &new);
    let now = after.deck.questions().iter().find(|question| question.number == at + 1);
    let said = now.map(|now| unix(now.explain.as_deref().unwrap_or_default()));
    assert!(said.is_none_or(|said| said == unix(&explain)), "{explain:?}: {new}");
}

/// All but some questions, by number, is there byte for byte.
fn unchanged(before: &Parts, after: &Parts, touched: &BTreeSet<usize>, text: &str) {
    assert_eq!(before.head, after.head, "{text}");
    assert_eq!(before.questions.len(), after.questions.len(), "{text}");
    for (number, (old, new)) in (1..).zip(before.questions.iter().zip(&after.questions)) {
        assert!(
            old == new || touched.contains(&number),
            "question {number} became {new:?} of {old:?}"
        );
    }
}

//! Decks that most often can be asked: questions of every kind, key by key from the rows of the kinds, with
//! texts that mean something to the judge, to lists, to gaps or to a terminal.

use super::hostile::FRAGMENTS;
use super::{decks, texts_in};
use crate::harness::Luck;
use quizdeck::deck::COMMON;
use quizdeck::deck::edit::{Draft, Literal, append};
use quizdeck::kind::{KINDS, Key, Need, Row, Shape};
use quizdeck::random::Random;

/// What may stand above the questions.
const HEADS: &[&str] = &[
    "",
    "",
    "# A remark on the deck.\n\n",
    "#:schema ./deck.schema.json\n\n[deck] # the head\nid = 'x' # stays\ntags = [\n  'a', # one\n]\n\n",
    "[deck]\n  title = '''\nTwo\nlines'''\n\n[deck.defaults]\naccents = \"ignore\"\n\n[passages]\np = '''\nOne.\n'''\n",
    "[passages]\n\"a b\" = 'One.'\np = \"Two.\"\n[deck]\nsource = \"s\"\nlanguage = \"de\"\n",
    "[deck.defaults]\ncase = true\n",
    "[deck]\nlanguage = [\"ru\", \"en\"]\nretention = 0.85\nnew = 3\n",
    "deck = { id = 'x' }\n",
];

/// Between two questions.
const BETWEEN: &[&str] = &["", "\n", "# between\n", "\n\n  # of nothing\n\n", "\t\n"];

/// A deck of generated questions, or of whole ones of the repository.
pub fn sound_deck(random: &mut Random) -> Vec<u8> {
    let mut deck = (*random.of(HEADS)).to_owned();
    for number in 0..random.between(1, 6) {
        deck += *random.of(BETWEEN);
        let ready = std::str::from_utf8(random.of(decks()).as_slice()).unwrap_or("");
        if random.once_in(4)
            && ready.matches("[[question]]").count() == 1
            && !ready.contains("[deck")
        {
            deck.extend(["\n", ready, "\n"]);
            continue;
        }
        let draft = question(random.of(KINDS), number, random);
        deck = append(&deck, &[draft]).unwrap_or(deck);
    }
    match random.below(8) {
        0 => deck = deck.replace("\r\n", "\n").replace('\n', "\r\n"),
        1 => deck.insert(0, '\u{feff}'),
        2 => deck.truncate(deck.trim_end().len()),
        _ => {}
    }
    deck.into_bytes()
}

/// A question of a kind: all that it needs, and some that it may have.
fn question(row: &'static Row, number: usize, random: &mut Random) -> Draft {
    let either = row.keys_of(Need::Either).count();
    let either = (either > 0).then(|| random.below(either));
    let either = either.and_then(|at| row.keys_of(Need::Either).nth(at));
    let mut draft = Draft::default();
    if random.once_in(2) {
        draft.push("id", Literal::Text(format!("q{number}")));
    }
    for key in row.keys {
        let is_there = match key.need {
            Need::Makes | Need::Must => true,
            Need::Either => either.is_some_and(|one| one.name == key.name),
            Need::May => random.once_in(3),
        };
        if is_there {
            draft.push(key.name, value(key, random));
        }
    }
    for key in COMMON {
        let is_file_or_name = matches!(key.name, "id" | "passage" | "allow");
        if random.once_in(8) && !is_file_or_name && !draft.has(key.name) {
            draft.push(key.name, value(key, random));
        }
    }
    draft
}

/// A value for a key by its shape.
fn value(key: &Key, random: &mut Random) -> Literal {
    let text = |random: &mut Random| Literal::Text(any_text(random));
    let list = |random: &mut Random, entry: fn(&mut Random) -> Literal| {
        Literal::List((0..random.between(2, 5)).map(|_| entry(random)).collect())
    };
    match key.shape {
        Shape::Text => text(random),
        Shape::Path => Literal::Text(
            (*random.of(&["a.png", "b/c.mp3", "ü x.svg", "a\u{202e}.png"])).to_owned(),
        ),
        Shape::Day => Literal::Bare("2026-05-01".to_owned()),
        Shape::Sentence => Literal::Text(sentence(random)),
        Shape::Texts(_) if random.once_in(2) => text(random),
        Shape::Texts(_) | Shape::List(_) => list(random, |random| Literal::Text(any_text(random))),
        Shape::Entries => list(random, |random| {
            let ways: Vec<_> = (0..random.between(1, 3)).map(|_| any_text(random)).collect();
            if ways.len() == 1 { Literal::Text(ways[0].clone()) } else { Literal::texts(&ways) }
        }),
        Shape::Noted(_) => list(random, |random| {
            let text = any_text(random);
            if random.once_in(2) {
                Literal::Text(text)
            } else {
                Literal::noted(&text, &any_text(random))
            }
        }),
        Shape::Pairs => {
            list(random, |random| Literal::texts(&[any_text(random), any_text(random)]))
        }
        Shape::Flag => Literal::Bare((*random.of(&["true", "false"])).to_owned()),
        Shape::Whole(least, most) => {
            let most = most.min(least.saturating_add(5));
            Literal::Bare(random.between(least as usize, most as usize).to_string())
        }
        Shape::Number => Literal::Bare(
            (*random.of(&["0", "10", "-3.5", "1e9", "0.001", "1914", "1_000"])).to_owned(),
        ),
        Shape::Between(least, _) => Literal::Bare(format!("{least:?}")),
        Shape::Tolerance => match random.below(3) {
            0 => Literal::Text("5 %".to_owned()),
            1 => Literal::Bare("0.5".to_owned()),
            _ => Literal::Bare("0".to_owned()),
        },
        Shape::Languages => {
            Literal::Text((*random.of(&["en", "de", "ru", "fr", "ja", "tr", "ar"])).to_owned())
        }
        Shape::Word(words) => Literal::Text((*random.of(words)).to_owned()),
    }
}

/// A sentence with gaps.
fn sentence(random: &mut Random) -> String {
    let mut sentence = String::new();
    for _ in 0..random.between(1, 3) {
        let clean = |text: String| text.replace(['{', '}', '|', ':', '\n'], "");
        let (before, gap) = (clean(any_text(random)), clean(any_text(random)));
        sentence += &before;
        sentence += " {{";
        sentence += if gap.trim().is_empty() { "gap" } else { &gap };
        if random.once_in(4) {
            sentence += "|other";
        }
        if random.once_in(4) {
            sentence += "::hint";
        }
        sentence += "}} ";
    }
    sentence
}

/// Words of questions and answers.
const WORDS: &[&str] = &[
    "Minsk",
    "the Volga",
    "a/b",
    "hi / hello",
    "1,5",
    "3.14",
    "1,000",
    "U.N.",
    "Élan",
    "東京",
    "St. Louis",
    "28 July 1914",
    "rock and roll",
    "None of these",
    "true",
    "to be",
    "-x",
    "x²",
    "C++",
    "don't",
    "salt (NaCl)",
    "(the) Rhine",
    "George III",
    "twenty",
    "?",
    "...",
    "\\d",
    "a|b",
    "a::b",
    "{x}",
    "it's \"so\"",
    "5 m",
    "not far",
    "H₂O",
    "50 %",
    "`code` here",
    "Who wrote it?",
    "Which of these is *not* a river?",
    "the first",
    "2nd",
    "r\u{e9}sum\u{e9}",
    "Straße",
    "colour",
    "color",
    "analyse",
    "World War II",
    "World War 2",
    "10 km",
    "10,000 m",
    "1939–1945",
    "five",
    "5",
    "naïve",
    "co-operate",
    "cooperate",
    "e.g. this",
    "\\(x^2\\)",
    "$\\frac{1}{2}$",
    "let a = 1;\nlet b = 2;",
    "one\n\ntwo",
    "AC/DC",
    "R&D",
    "a, b and c",
    "an apple",
    "apple",
    "apples",
    "Moscow",
    "Москва",
    "Peking",
];

/// A text as a deck may hold it: words, hostile fragments, what the judge's own tests know.
pub fn any_text(random: &mut Random) -> String {
    let one = |random: &mut Random| match random.below(8) {
        0 => (*random.of(FRAGMENTS)).to_owned(),
        1 => String::from_utf8_lossy(random.of(texts_in("judge")).as_slice()).into_owned(),
        _ => (*random.of(WORDS)).to_owned(),
    };
    let mut text = one(random);
    for _ in 0..random.below(3) {
        text += *random.of(&["", " ", " ", " ", "-", ", ", "; "]);
        text += &one(random);
    }
    let end = text.floor_char_boundary(200);
    text.truncate(end);
    if text.trim().is_empty() { "blank".to_owned() } else { text }
}

//! The stages that a deck goes through, from its text to the answer of a learner. What comes before a
//! stage is not measured with it.

#![allow(clippy::default_trait_access, reason = "the types have no names outside of the crate")]
#![allow(clippy::ptr_arg, reason = "a stage is told of what a case made")]

use super::Meter;
use quizdeck::deck::edit::Manuscript;
use quizdeck::deck::{As, Deck, read};
use quizdeck::engine::{Agenda, Count, Feedback, Filter, Plan, Sequence, Session, Turn, draw};
use quizdeck::form::{Answer, Form, Rating};
use quizdeck::format::{Bundle, Carried, FORMATS, ForeignFile, Wishes};
use quizdeck::lint::{self, Outside};
use quizdeck::report::{Rigour, Source};
use quizdeck::text::{Look, Theme};
use quizdeck::{paper, trial};
use std::slice;

/// How a terminal looks.
const LOOK: Look = Look { columns: 80, colour: true, theme: Theme::USUAL, unicode: true };

/// How many questions a round has that a person might ask for.
const ROUND: usize = 20;

/// From the text to the deck.
pub fn reading(text: &String, meter: &mut Meter) {
    meter.measure(|| read(text, "deck"));
}

/// Every rule.
pub fn checking(text: &String, meter: &mut Meter) {
    meter.measure(|| lint::lint(text, "deck", &Outside::unknown(), Rigour::Pedantic));
}

/// What there is to say of a deck, with the lines that it is about.
pub fn telling(text: &String, meter: &mut Meter) {
    let findings = lint::lint(text, "deck", &Outside::unknown(), Rigour::Pedantic).findings;
    meter.measure(|| {
        let source = Source::new("deck", text);
        for finding in &findings {
            source.render(finding, LOOK);
        }
    });
}

/// What is certain is put right.
pub fn mending(text: &String, meter: &mut Meter) {
    meter.measure(|| lint::mend(text));
}

/// Which questions are asked, and the first of them.
pub fn drawing(text: &String, meter: &mut Meter) {
    let deck = read(text, "deck").deck;
    meter.measure(|| {
        let whole = session(&deck, usize::MAX, None);
        let session = session(&deck, ROUND, None);
        (whole.turn(None), session.turn(None))
    });
}

/// All questions on paper, with what is right.
pub fn printing(text: &String, meter: &mut Meter) {
    let deck = read(text, "deck").deck;
    let filter = Filter::default();
    meter.measure(|| {
        let items: Vec<_> = deck.items().collect();
        for answers in [false, true] {
            for sheet in paper::sheets(&items, answers) {
                paper::lines(&deck, &sheet, &filter, 0, answers, LOOK);
            }
        }
    });
}

/// A round in which others' answers are options.
pub fn choosing(text: &String, meter: &mut Meter) {
    let deck = read(text, "deck").deck;
    meter.measure(|| {
        let mut session = session(&deck, ROUND, Some(As::Choice));
        while session.turn(None).is_some() {
            give(&mut session, |key| key);
        }
    });
}

/// A round as plain lines, with what became of each answer.
pub fn speaking(text: &String, meter: &mut Meter) {
    surfacing(text, meter, |turn, words, feedback| {
        trial::spoken(turn, feedback, &format!("{}\n\n\n", words.join("\n")), LOOK);
    });
}

/// A round as it is drawn on a screen, with what became of each answer.
pub fn painting(text: &String, meter: &mut Meter) {
    surfacing(text, meter, |turn, words, feedback| {
        trial::drawn(turn, feedback, &words.join(", "), LOOK);
    });
}

/// Shows each question of a round that is answered as it should be, and what became of the answer.
fn surfacing(text: &String, meter: &mut Meter, show: fn(&Turn, &[String], &Feedback)) {
    let deck = read(text, "deck").deck;
    let mut session = session(&deck, ROUND, None);
    while let Some(turn) = session.turn(None) {
        give(&mut session, |key| key);
        let Some(feedback) = session.feedback(Default::default()) else { continue };
        let words = session.answers().last().map_or(&[][..], |answer| &answer.given).to_vec();
        meter.measure(|| show(&turn, &words, &feedback));
    }
}

/// What is right.
pub fn answering_right(text: &String, meter: &mut Meter) {
    answering(text, meter, |key| key);
}

/// What is right but for two letters of each longer word.
pub fn answering_with_slips(text: &String, meter: &mut Meter) {
    answering(text, meter, |key| slipped(&key));
}

/// Nothing that is right, as often as something would be.
pub fn answering_wrong(text: &String, meter: &mut Meter) {
    answering(text, meter, |key| {
        key.chars().map(|c| if c.is_alphabetic() { 'w' } else { c }).collect()
    });
}

/// A round of typed answers.
fn answering(text: &String, meter: &mut Meter, typed: fn(String) -> String) {
    let deck = read(text, "deck").deck;
    meter.measure(|| {
        let mut session = session(&deck, ROUND, Some(As::Typed));
        while session.turn(None).is_some() {
            give(&mut session, typed);
        }
    });
}

/// All questions in one round, and what it came to.
pub fn playing(text: &String, meter: &mut Meter) {
    let deck = read(text, "deck").deck;
    meter.measure(|| {
        let mut session = session(&deck, usize::MAX, None);
        while session.turn(None).is_some() {
            give(&mut session, |key| key);
            session.feedback(Default::default());
        }
        session.summary()
    });
}

/// All that can be written as text, and read again.
pub fn exporting(text: &String, meter: &mut Meter) {
    let Manuscript { front, questions } = Manuscript::of(text);
    let questions = questions.into_iter().enumerate();
    let questions: Vec<Carried> = questions
        .map(|(number, (_, draft))| Carried { place: number.to_string(), draft })
        .collect();
    let bundle = Bundle { name: "deck".to_owned(), front, questions, ..Bundle::default() };
    let bundles = [Bundle { text: Some(text.clone()), ..bundle }];
    for format in FORMATS.iter().filter(|format| format.is_text) {
        let Some(write) = format.write else { continue };
        let written = meter.measure(|| write(&bundles));
        if let (Ok((bytes, _)), Some(read)) = (written, format.read) {
            let file = ForeignFile { name: "deck", bytes: &bytes };
            let _ = meter.measure(|| read(&file, &Wishes::default()));
        }
    }
}

/// A round of so many questions.
fn session(deck: &Deck, count: usize, asked_as: Option<As>) -> Session<'_> {
    let decks = slice::from_ref(deck);
    let entries = draw(decks, &Filter::default(), Count::Most(count), Sequence::Random, 7);
    let plan = Plan { asked_as, ..Plan::new(entries, Agenda::Once { retry: false }) };
    Session::new(decks, plan, 7)
}

/// Answers a question as it should be; what is typed comes from that line by line.
fn give(session: &mut Session<'_>, typed: impl Fn(String) -> String) {
    let (Some(turn), Some((deck, item, form))) = (session.turn(None), session.current()) else {
        return;
    };
    let kind = &deck.questions()[item.question].kind;
    let key = kind.key(item.part);
    let answer = match (form, key) {
        (Form::Lines { .. }, Answer::Lines(lines)) => {
            Answer::Lines(lines.into_iter().map(typed).collect())
        }
        (Form::Lines { .. }, key) => {
            Answer::Lines(kind.form(item.part).words(&key).into_iter().map(typed).collect())
        }
        (Form::Card { .. }, _) => Answer::Card(Rating::Good),
        (Form::One { .. }, Answer::Lines(_) | Answer::Card(_)) => Answer::One(0), // borrowed
        (_, key) => turn.deal.place(&key),
    };
    // It may be asked again, but not for ever.
    if !(0..5).any(|_| session.answer(&answer, Default::default())) {
        session.skip(Default::default());
    }
}

/// A text with two letters of each longer word swapped.
pub fn slipped(text: &str) -> String {
    let slip = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() >= 5 {
            letters.swap(2, 3);
        }
        letters.into_iter().collect::<String>()
    };
    text.split(' ').map(slip).collect::<Vec<_>>().join(" ")
}

//! Questions with texts that are hard to write, and what is left of them on their way there and back.

use crate::deck::edit::{Draft, Literal};
use crate::format::{Bundle, Carried, ForeignFile, Format, Wishes};
use proptest::prelude::*;

/// A text of one or more lines.
fn any_text() -> impl Strategy<Value = String> {
    "[a-zé東][a-zé東\\\\\"'#{}|:= \n\t~*_<&$`%\\[\\]/!.]{0,14}[a-z]"
}

/// A number as a deck writes it.
fn any_number() -> impl Strategy<Value = String> {
    "-?[1-9][0-9]{0,3}(\\.[0-9]{1,3})?"
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

fn noted(text: String, why: Option<String>, credit: Option<&str>) -> Literal {
    if why.is_none() && credit.is_none() {
        return Literal::Text(text);
    }
    let mut entries = vec![("text".to_owned(), Literal::Text(text))];
    entries.extend(credit.map(|credit| ("credit".to_owned(), Literal::Bare(credit.to_owned()))));
    entries.extend(why.map(|why| ("why".to_owned(), Literal::Text(why))));
    Literal::Table(entries)
}

fn any_noted() -> impl Strategy<Value = Literal> {
    let credit = prop::option::of(prop::sample::select(&["0.5", "0.75", "0.3333333"][..]));
    (any_text(), prop::option::of(any_text()), credit)
        .prop_map(|(text, why, credit)| noted(text, why, credit))
}

/// The keys that make a question of a kind that Moodle has.
fn any_task() -> impl Strategy<Value = Vec<(&'static str, Literal)>> {
    let texts = |least: usize| prop::collection::vec(any_text(), least..5);
    let choice = (any_text(), any_text(), prop::collection::vec(any_noted(), 1..4)).prop_map(
        |(asked, answer, wrong)| {
            vec![
                ("prompt", text(&asked)),
                ("answer", text(&answer)),
                ("wrong", Literal::List(wrong)),
            ]
        },
    );
    let select = (any_text(), texts(1), texts(1)).prop_map(|(asked, answers, wrong)| {
        let [answers, wrong] = [answers, wrong].map(|texts| Literal::texts(&texts));
        vec![("prompt", text(&asked)), ("answers", answers), ("wrong", wrong)]
    });
    let truth = (any_text(), any::<bool>()).prop_map(|(asked, is_true)| {
        vec![("prompt", text(&asked)), ("answer", Literal::Bare(is_true.to_string()))]
    });
    let short = (any_text(), any_text(), prop::collection::vec(any_noted(), 0..3)).prop_map(
        |(asked, answer, accept)| {
            let mut keys = vec![("prompt", text(&asked)), ("answer", text(&answer))];
            keys.extend(
                Some(("accept", Literal::List(accept.clone()))).filter(|_| !accept.is_empty()),
            );
            keys
        },
    );
    let number = (any_text(), any_number(), prop::option::of("[1-9][0-9]?")).prop_map(
        |(asked, answer, tolerance)| {
            let mut keys = vec![("prompt", text(&asked)), ("answer", Literal::Bare(answer))];
            keys.extend(tolerance.map(|tolerance| ("tolerance", Literal::Bare(tolerance))));
            keys
        },
    );
    let pairs = (any_text(), prop::collection::vec([any_text(), any_text()], 2..5)).prop_map(
        |(asked, pairs)| {
            let pairs = pairs.iter().map(|pair| Literal::texts(pair)).collect();
            vec![("prompt", text(&asked)), ("pairs", Literal::List(pairs))]
        },
    );
    let cloze = ("[a-z*_ ]{1,9}", "[a-zé東.]{1,5}", "[a-z#=~]{1,6}", "[a-z*_]{1,9}").prop_map(
        |(before, one, other, after)| {
            vec![("cloze", text(&format!("a{before} {{{{{one}|{other}}}}} {after}z")))]
        },
    );
    let card = (any_text(), any_text())
        .prop_map(|(front, back)| vec![("front", text(&front)), ("back", text(&back))]);
    prop_oneof![choice, select, truth, short, number, pairs, cloze, card]
}

/// Questions of every kind that Moodle has, with what it keeps of them; a card has no explanation, since
/// that would become a part of its back.
pub fn any_questions() -> impl Strategy<Value = Vec<Draft>> {
    let more = (
        prop::option::of("[a-z]{1,4}"),
        prop::option::of(any_text()),
        prop::collection::vec("[a-zé:\\[\\] ]{1,5}[a-z]", 0..3),
    );
    let question = (any_task(), more).prop_map(|(task, (id, explain, mut tags))| {
        let is_card = task[0].0 == "front";
        let mut draft = Draft::default();
        draft.keys.extend(id.map(|id| ("id", Literal::Text(id))));
        draft.keys.extend(task);
        let explain = explain.filter(|_| !is_card);
        draft.keys.extend(explain.map(|explain| ("explain", Literal::Text(explain))));
        tags = tags.iter().map(|tag| tag.trim().to_owned()).collect();
        tags.sort();
        tags.dedup();
        draft.keys.extend(Some(("tags", Literal::texts(&tags))).filter(|_| !tags.is_empty()));
        draft
    });
    prop::collection::vec(question, 1..6)
}

/// What a format makes of questions and reads again; what was lost by the way is told by a panic.
pub fn there_and_back(format: &Format, drafts: &[Draft]) -> Vec<Draft> {
    let questions = drafts.iter().cloned();
    let carried = questions.map(|draft| Carried { place: "here".to_owned(), draft }).collect();
    let bundle = Bundle { name: "a".to_owned(), questions: carried, ..Bundle::default() };
    let (bytes, losses) = format.write.unwrap()(&[bundle]).unwrap();
    assert_eq!(losses, []);
    let file = ForeignFile { name: "a", bytes: &bytes };
    assert!((format.tells)(&file), "{}", String::from_utf8_lossy(&bytes));
    let intake = format.read.unwrap()(&file, &Wishes::default()).unwrap();
    assert_eq!(intake.losses, [], "{}", String::from_utf8_lossy(&bytes));
    let bundles = intake.bundles.into_iter();
    bundles.flat_map(|bundle| bundle.questions).map(|carried| carried.draft).collect()
}

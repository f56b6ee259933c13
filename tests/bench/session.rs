//! What a learner waits for in a large deck: the first question, the draw of a round, the index of
//! the judge when the first answer is typed, and the judgement of each answer after that.

mod deck_of;

use deck_of::deck_of;
use divan::{Bencher, black_box};
use quizdeck::deck::{Deck, read};
use quizdeck::engine::{Agenda, Count, Filter, Plan, Sequence, Session, draw};
use quizdeck::judge::{Expected, Judge};
use std::sync::LazyLock;

/// Questions in a deck.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The texts of the decks, made once.
static TEXTS: LazyLock<[String; 3]> = LazyLock::new(|| SIZES.map(deck_of));

/// The largest deck with its index, made once.
static LARGEST: LazyLock<Deck> = LazyLock::new(|| {
    let deck = deck(SIZES[2]);
    deck.rivals();
    deck
});

fn main() {
    divan::main();
}

fn text(count: usize) -> &'static str {
    SIZES.iter().position(|size| *size == count).map_or("", |at| &TEXTS[at])
}

fn deck(count: usize) -> Deck {
    read(text(count), "generated").deck
}

fn round(decks: &[Deck]) -> Plan {
    let entries = draw(decks, &Filter::default(), Count::Most(20), Sequence::Random, 7);
    Plan::new(entries, Agenda::Once { retry: true })
}

/// From the text of a deck to the first question.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn first_question(bencher: Bencher<'_, '_>, count: usize) {
    let text = text(count);
    bencher.bench(|| {
        let decks = [read(text, "generated").deck];
        let session = Session::new(&decks, round(&decks), 7);
        assert!(session.turn(None).is_some());
        drop(session);
        decks // dropped outside of the measured time
    });
}

/// The `toml` crate's own parse of the same text, into its own table.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn bare_parse(bencher: Bencher<'_, '_>, count: usize) {
    let text = text(count);
    bencher.bench(|| black_box(toml::from_str::<toml::Table>(text).is_ok()));
}

/// Drawing twenty questions.
#[divan::bench(args = SIZES, sample_count = 20)]
fn draw_twenty(bencher: Bencher<'_, '_>, count: usize) {
    let decks = [deck(count)];
    bencher.bench(|| round(black_box(&decks)));
}

/// The index of every answer and option, which is built when the first answer is typed.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn index(bencher: Bencher<'_, '_>, count: usize) {
    bencher.with_inputs(|| deck(count)).bench_refs(|deck| {
        deck.rivals();
    });
}

/// Judging one answer against all others of 100,000 questions: the key, a typo, another answer,
/// and something that is none.
#[divan::bench(args = ["Kasarford", "Kasarfrod", "Balastan", "nothing of the sort"])]
fn judge(bencher: Bencher<'_, '_>, typed: &str) {
    let key = ["Kasarford".to_owned()];
    let judge = Judge {
        rules: LARGEST.questions()[3].rules(quizdeck::kind::Part::Whole),
        rivals: Some(LARGEST.rivals()),
        question: 3,
        prompt: "From where did the letter come?",
    };
    bencher.bench(|| judge.line(&Expected::of(&key), black_box(typed)));
}

//! Claims about siblings in rounds: whatever is missed, others stand between them as long as there
//! are some.

use super::apart::BETWEEN;
use super::*;
use crate::deck::{Deck, Item, read};
use crate::random::Random;
use crate::testing::cases;
use proptest::prelude::*;

/// A deck of some cards with two sides, a sentence of three gaps, and as many others.
fn deck(cards: usize, others: usize) -> Deck {
    let card =
        |id: usize| format!("[[question]]\nfront = 'f{id}'\nback = 'b{id}'\nreverse = true\n");
    let short = |id: usize| format!("[[question]]\nprompt = 'Say s{id}'\nanswer = 's{id}'\n");
    let cloze = "[[question]]\ncloze = 'In {{1992}} in {{Tashkent}} by {{six}}'\neach = true\n";
    let questions = (0..cards).map(card).chain([cloze.to_owned()]).chain((0..others).map(short));
    let reading = read(&questions.collect::<String>(), "t");
    assert!(reading.is_sound(), "{:?}", reading.findings);
    reading.deck
}

/// What a session asks, where a fifth of the tries is missed.
fn asked(mut session: Session<'_>, misses: u64) -> Vec<Item> {
    let mut random = Random::new(misses, &["misses"]);
    let mut asked = Vec::new();
    while let Some((_, item, _)) = session.current() {
        asked.push(item);
        session.skip(Stamp::default());
        if asked.len() > 60 || random.below(5) > 0 {
            session.overrule(Overrule::Right);
        }
    }
    asked
}

/// The items near a turn.
fn near(asked: &[Item], turn: usize, item: Item) -> bool {
    let before = &asked[turn.saturating_sub(BETWEEN)..turn];
    before.iter().any(|other| other.question == item.question && other.part != item.part)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn others_stand_between_siblings_as_long_as_one_is_left(cards in 0..4_usize, others in 0..12_usize, seed: u64, misses: u64, learns: bool) {
        let decks = [deck(cards, others)];
        let (agenda, order) = if learns {
            (Agenda::UntilRecalled { criterion: 1 }, Sequence::Deck)
        } else {
            (Agenda::Once { retry: true }, Sequence::Random)
        };
        let drawn = draw(&decks, &Filter::default(), Count::All, order, seed);
        let asked = asked(Session::new(&decks, Plan::new(drawn, agenda), seed), misses);
        for (turn, item) in asked.iter().enumerate() {
            if near(&asked, turn, *item) {
                let free = asked[turn..].iter().find(|later| !near(&asked, turn, **later));
                prop_assert_eq!(free, None, "at {} of {:?}", turn, asked);
            }
        }
    }
}

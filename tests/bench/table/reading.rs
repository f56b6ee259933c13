//! Reading a deck, checking it by every rule, and coming to its first question, beside the bare parse of the
//! same bytes into plain structs.

use crate::deck_of::deck_of;
use crate::plain::Plain;
use crate::row;
use crate::turns::by_turns;
use quizdeck::deck::read;
use quizdeck::engine::{Agenda, Count, Filter, Plan, Sequence, Session, draw};
use quizdeck::lint::{Outside, lint};
use quizdeck::report::Rigour;

/// Questions in a deck, and how often it is read each way.
const SIZES: [(usize, usize); 3] = [(1_000, 60), (10_000, 30), (100_000, 12)];

pub fn rows() {
    for (count, rounds) in SIZES {
        let text = deck_of(count);
        let bare = || {
            let plain: Plain = toml::from_str(&text).unwrap();
            assert_eq!(plain.question.len(), count);
            plain
        };
        let read_it = || {
            let reading = read(&text, "generated");
            assert!(reading.findings.is_empty() && reading.deck.questions().len() == count);
            reading
        };
        let check = || {
            let reading = lint(&text, "generated", &Outside::unknown(), Rigour::Usual);
            assert_eq!(reading.deck.questions().len(), count);
            reading
        };
        let first_question = || {
            let decks = vec![read(&text, "generated").deck];
            let entries = draw(&decks, &Filter::default(), Count::Most(20), Sequence::Random, 7);
            let plan = Plan::new(entries, Agenda::Once { retry: true });
            assert!(Session::new(&decks, plan, 7).turn(None).is_some());
            decks
        };
        let beside = "`toml::from_str`";
        let named = |what: &str| format!("{what} {count} questions");
        row(&named("read"), beside, &by_turns(rounds, read_it, bare));
        row(&named("check"), beside, &by_turns(rounds, check, bare));
        row(&named("first of"), beside, &by_turns(rounds, first_question, bare));
        let mistaken = text.replace("\nexplain = ", "\nexplian = ");
        let check = || lint(&mistaken, "generated", &Outside::unknown(), Rigour::Usual);
        row(&named("check, a slip in each of"), beside, &by_turns(rounds, check, bare));
    }
}

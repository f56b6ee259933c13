//! What holds for every question of every kind, in whatever form it is asked. Questions are made
//! from the rows of the kinds, key by key, so that a new kind is among them.

use super::asked::Asked;
use crate::deck::edit::{Draft, Literal, append};
use crate::deck::{As, Deck, read};
use crate::form::{Deal, Verdict};
use crate::kind::{KINDS, Key, Need, Row, Shape};
use crate::random::Random;
use crate::testing::cases;
use proptest::prelude::*;

/// Texts that mean something to the judge, to lists, to gaps or to TOML, and some that do not.
fn text() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "Minsk", "the Volga", "a/b", "hi / hello", "1,5", "3.14", "1,000", "U.N.", "Élan", "東京",
        "St. Louis", "28 July 1914", "rock and roll", "None of these", "true", "to be", "-x", "x²",
        "C++", "don't", "salt (NaCl)", "(the) Rhine", "George III", "twenty", "?", "...", "\\d",
        "a|b", "a::b", "{x}", "it's \"so\"", "5 m", "not far", "H₂O", "50 %", "`code` here",
    ];
    prop_oneof![prop::sample::select(WORDS).prop_map(str::to_owned), "[a-zé東]{1,9}( [a-z]{1,9})?"]
}

/// A value for a key by its shape.
fn value(shape: Shape) -> BoxedStrategy<Literal> {
    let text = || text().prop_map(Literal::Text);
    let list = |entry: BoxedStrategy<Literal>| {
        prop::collection::vec(entry, 2..5).prop_map(Literal::List).boxed()
    };
    let noted = || {
        prop_oneof![
            text(),
            (self::text(), self::text()).prop_map(|(text, why)| Literal::noted(&text, &why)),
        ]
    };
    let bare = |pattern: &'static str| pattern.prop_map(Literal::Bare).boxed();
    match shape {
        Shape::Text | Shape::Path | Shape::Day => text().boxed(),
        Shape::Sentence => prop::collection::vec(
            "[A-Z][a-z]{1,8} \\{\\{[a-z]{1,6}(\\|[a-z]{1,6})?(::[a-z]{1,4})?\\}\\}",
            1..4,
        )
        .prop_map(|gaps| Literal::Text(gaps.join(" ")))
        .boxed(),
        Shape::Texts(_) => prop_oneof![text(), list(text().boxed())].boxed(),
        Shape::List(_) => list(text().boxed()),
        Shape::Entries => list(prop_oneof![text(), list(text().boxed())].boxed()),
        Shape::Noted(_) => list(noted().boxed()),
        Shape::Pairs => list(
            (text(), text()).prop_map(|(left, right)| Literal::List(vec![left, right])).boxed(),
        ),
        Shape::Flag => bare("true|false"),
        Shape::Whole(..) => bare("[1-3]"),
        Shape::Number => bare("-?[1-9][0-9]{0,4}(\\.[0-9]{1,3})?"),
        Shape::Tolerance => bare("[0-9](\\.[0-9])?"),
        Shape::Languages | Shape::Between(..) | Shape::Word(_) => {
            Just(Literal::Text("en".to_owned())).boxed()
        }
    }
}

/// A question of a kind: all its keys that it needs, and some that it may have.
fn question(row: &'static Row) -> impl Strategy<Value = Draft> {
    let either = row.keys_of(Need::Either).next();
    let keys = row.keys.iter().filter(move |key| {
        key.need != Need::Either || either.is_some_and(|first| first.name == key.name)
    });
    let values =
        keys.map(|key: &'static Key| (Just(key), value(key.shape), prop::bool::weighted(0.4)));
    values.collect::<Vec<_>>().prop_map(|values| {
        let mut draft = Draft::default();
        for (key, value, is_there) in values {
            if is_there || key.need != Need::May {
                draft.push(key.name, value);
            }
        }
        draft
    })
}

/// A deck of some questions; those that cannot be asked, as twins among options, are left out.
fn deck() -> impl Strategy<Value = Deck> {
    let kinds = KINDS.iter().map(|row| question(row).boxed());
    let question = prop::strategy::Union::new(kinds.collect::<Vec<_>>());
    prop::collection::vec(question, 1..8).prop_map(|drafts| {
        let ids = drafts.into_iter().enumerate().map(|(at, mut draft)| {
            draft.push("id", Literal::Text(format!("q{at}")));
            draft
        });
        read(&append("", &ids.collect::<Vec<_>>()).unwrap(), "t").deck
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_key_of_any_question_earns_all_in_every_form(deck in deck(), seed: u64, show in 2..9_usize) {
        let wishes = [None, Some(As::Choice), Some(As::Typed), Some(As::Card)];
        for (item, wish) in deck.items().flat_map(|item| wishes.map(|wish| (item, wish))) {
            let mut random = Random::new(seed, &["deal"]);
            let asked = Asked::new(&deck, item, wish, &mut random);
            let deal = Deal::new(&asked.form, &asked.key, Some(show), &mut random);
            let back = deal.restore(&deal.place(&asked.key));
            prop_assert_eq!(&back, &asked.key, "{:?}", asked);
            let grade = asked.grade(&deck, item, &back);
            let earned = grade.as_ref().map(|grade| grade.verdict);
            let question = &deck.questions()[item.question];
            prop_assert_eq!(earned, Ok(Verdict::Right), "{:?} {:?}\n{:?}", wish, grade, question.kind);
        }
    }
}

//! Claims about every row of the table of kinds.

use super::*;
use crate::deck::{Deck, read};
use crate::form::{Arrange, Deal, Rating, Verdict};
use crate::random::Random;
use crate::testing::cases;
use proptest::prelude::*;

fn example(row: &Row) -> Deck {
    let reading = read(&format!("[deck]\nid = \"t\"\n\n[[question]]{}", row.example), "t");
    assert_eq!(reading.findings, [], "{}", row.name);
    reading.deck
}

fn judge(deck: &Deck, part: Part) -> Judge<'_> {
    let question = &deck.questions()[0];
    Judge { rules: question.rules(part), rivals: Some(deck.rivals()), question: 0, prompt: "" }
}

#[test]
fn the_example_of_a_kind_is_of_that_kind() {
    for row in KINDS {
        assert_eq!(example(row).questions()[0].kind.name(), row.name);
    }
}

#[test]
fn a_row_says_which_keys_make_the_kind_and_which_one_asks() {
    for row in KINDS {
        assert_eq!(KINDS.iter().filter(|other| other.name == row.name).count(), 1);
        assert!(row.keys_of(Need::Makes).next().is_some(), "{}", row.name);
        assert_eq!(row.keys.iter().filter(|key| key.role == Role::Prompt).count(), 1);
        assert_ne!(row.keys_of(Need::Either).count(), 1, "{}", row.name);
    }
    for key in keys().chain(crate::deck::COMMON) {
        for other in keys().chain(crate::deck::COMMON).filter(|other| other.name == key.name) {
            assert_eq!(
                (key.role, key.in_defaults),
                (other.role, other.in_defaults),
                "{}",
                key.name
            );
        }
        assert!(!key.in_defaults || key.role == Role::Setting, "{}", key.name);
    }
}

#[test]
fn the_key_of_a_kind_earns_all_under_every_seed() {
    for row in KINDS {
        let deck = example(row);
        let kind = &deck.questions()[0].kind;
        for part in kind.parts() {
            let (form, key) = (kind.form(part), kind.key(part));
            for seed in 0..100 {
                let deal = Deal::new(&form, &key, None, &mut Random::new(seed, &["deal"]));
                let back = deal.restore(&deal.place(&key));
                assert_eq!(back, key, "{} under {seed}", row.name);
                let grade = kind.grade(part, &back, &judge(&deck, part)).unwrap();
                assert_eq!(grade.verdict, Verdict::Right, "{}", row.name);
            }
        }
    }
}

#[test]
fn an_answer_of_another_form_earns_nothing_and_harms_nothing() {
    let strange = [
        Answer::One(usize::MAX),
        Answer::Many(vec![9]),
        Answer::Order(vec![7]),
        Answer::Pairs(vec![]),
    ];
    for row in KINDS {
        let deck = example(row);
        for answer in &strange {
            let kind = &deck.questions()[0].kind;
            let grade = kind.grade(Part::Whole, answer, &judge(&deck, Part::Whole)).unwrap();
            assert_eq!(grade.verdict, Verdict::Wrong, "{}", row.name);
        }
    }
}

#[test]
fn order_is_the_longest_part_in_the_right_order() {
    assert_eq!(longest_run(&[0, 1, 2, 3]), 4);
    assert_eq!(longest_run(&[0, 2, 1, 3]), 3);
    assert_eq!(longest_run(&[3, 2, 1, 0]), 1);
    assert_eq!(longest_run(&[]), 0);
    assert_eq!(longest_run(&[1, 1, 2]), 2, "what stands there twice stands in no order");
}

/// What an answer to a question earns, its notes, and how it was judged.
fn graded(question: &str, answer: &Answer) -> Grade {
    let reading = read(&format!("[[question]]\nprompt = \"?\"\n{question}\n"), "t");
    let reading = if reading.is_sound() {
        reading
    } else {
        read(&format!("[[question]]\n{question}\n"), "t") // a cloze or a card
    };
    assert_eq!(reading.findings, [], "{question}");
    let deck = reading.deck;
    let part = deck.questions()[0].kind.parts()[0];
    deck.questions()[0].kind.grade(part, answer, &judge(&deck, part)).unwrap()
}

fn lines(lines: &[&str]) -> Answer {
    Answer::Lines(lines.iter().map(|line| (*line).to_owned()).collect())
}

#[test]
fn part_of_an_answer_earns_its_part() {
    let select = "answers = [\"a\", \"b\", \"c\"]\nwrong = [\"x\", \"y\"]";
    let few = "answers = [\"a\"]\nwrong = [\"x\", \"y\", \"z\"]";
    let scale = "answers = [\"b\", \"d\"]\noptions = [\"a\", \"b\", \"c\", \"d\"]";
    let many = |places: &[usize]| Answer::Many(places.to_vec());
    let order = "order = [\"a\", \"b\", \"c\", \"d\"]";
    let twins = "order = [\"a\", \"b\", \"a\"]";
    let given = |places: &[usize]| Answer::Order(places.to_vec());
    let pairs =
        "pairs = [[\"a\", \"one\"], [\"b\", \"two\"], [\"c\", \"one\"]]\nwrong = [\"three\"]";
    let met = |rights: &[Option<usize>]| Answer::Pairs(rights.to_vec());
    let list = "answers = [\"alpha\", [\"beta\", \"second\"], \"gamma\"]";
    let need = format!("{list}\nneed = 2");
    let ordered = format!("{list}\nordered = true");
    let cloze = "cloze = \"{{north}} {{south|down}} {{west}}\"";
    let choice = "answer = \"a\"\nwrong = [\"x\", { text = \"y\", why = \"because\" }]";
    let cases: &[(&str, Answer, &str)] = &[
        // right/R − wrong/min(R, W), never below 0.
        (select, many(&[0, 1, 2]), "6/6"),
        (select, many(&[0, 1]), "4/6"),
        (select, many(&[0]), "2/6"),
        (select, many(&[0, 1, 2, 3]), "3/6"),
        (select, many(&[0, 1, 3]), "1/6"),
        (select, many(&[0, 3]), "0/6"),
        (select, many(&[0, 1, 2, 3, 4]), "0/6"),
        (select, many(&[]), "0/6"),
        (select, many(&[0, 0, 0, 0]), "2/6"),
        (few, many(&[0]), "1/1"),
        (few, many(&[0, 1]), "0/1"),
        (scale, many(&[1, 3]), "4/4"),
        (scale, many(&[1]), "2/4"),
        (scale, many(&[0, 1, 3]), "2/4"),
        // (run − 1)/(n − 1).
        (order, given(&[0, 1, 2, 3]), "3/3"),
        (order, given(&[1, 0, 2, 3]), "2/3"),
        (order, given(&[3, 0, 1, 2]), "2/3"),
        (order, given(&[1, 0, 3, 2]), "1/3"),
        (order, given(&[3, 2, 1, 0]), "0/3"),
        (order, given(&[]), "0/3"),
        (twins, given(&[2, 1, 0]), "2/2"),
        // Per pair; two left-hand sides may share a right-hand one.
        (pairs, met(&[Some(0), Some(1), Some(0)]), "3/3"),
        (pairs, met(&[Some(0), Some(1), Some(2)]), "2/3"),
        (pairs, met(&[Some(1), Some(0), None]), "0/3"),
        (pairs, met(&[Some(0)]), "1/3"),
        // (matched − extras)/n, never below 0.
        (list, lines(&["alpha, beta, gamma"]), "3/3"),
        (list, lines(&["gamma", "alpha"]), "2/3"),
        (list, lines(&["alpha", "second"]), "2/3"),
        (list, lines(&["alpha", "beta", "gamma", "delta"]), "2/3"),
        (list, lines(&["alpha", "delta"]), "0/3"),
        (list, lines(&["alpha", "delta", "omega"]), "0/3"),
        (&need, lines(&["gamma", "alpha"]), "2/2"),
        (&need, lines(&["gamma"]), "1/2"),
        (&need, lines(&["gamma", "alpha", "beta"]), "2/2"),
        (&need, lines(&["gamma", "alpha", "delta"]), "1/2"),
        (&ordered, lines(&["alpha", "beta", "gamma"]), "3/3"),
        (&ordered, lines(&["beta", "alpha", "gamma"]), "2/3"),
        (&ordered, lines(&["gamma", "beta", "alpha"]), "1/3"),
        // Per gap.
        (cloze, lines(&["north", "south", "west"]), "3/3"),
        (cloze, lines(&["north", "down", "east"]), "2/3"),
        (cloze, lines(&["south", "north", "west"]), "1/3"),
        (cloze, lines(&["no", "no", "no"]), "0/3"),
        // Right or not.
        (choice, Answer::One(0), "1/1"),
        (choice, Answer::One(2), "0/1"),
        ("answer = true", Answer::One(0), "1/1"),
        ("answer = true", Answer::One(1), "0/1"),
        ("answer = 343\ntolerance = \"2 %\"", lines(&["340"]), "1/1"),
        ("answer = 343\ntolerance = 2", lines(&["340"]), "0/1"),
        ("answer = \"Minsk\"", lines(&["minsk"]), "1/1"),
        ("front = \"a\"\nback = \"b\"", Answer::Card(Rating::Hard), "1/1"),
        ("front = \"a\"\nback = \"b\"", Answer::Card(Rating::Again), "0/1"),
    ];
    for (question, answer, expected) in cases {
        let credit = graded(question, answer).credit.to_string();
        assert_eq!(credit, *expected, "{question} {answer:?}");
    }
}

#[test]
fn a_list_is_asked_again_for_the_entry_that_needs_it() {
    let text = "[[question]]\nprompt = \"?\"\nanswers = [1914-08-07, \"clock\"]\n";
    let deck = read(text, "t").deck;
    let kind = &deck.questions()[0].kind;
    let graded =
        |answer: &[&str]| kind.grade(Part::Whole, &lines(answer), &judge(&deck, Part::Whole));
    assert_eq!(graded(&["7 August 1914", "clock"]).unwrap().verdict, Verdict::Right);
    let again = graded(&["clock", "7/8/1914"]).unwrap_err();
    assert_ne!(again.reason, "nothing was typed");
    assert_eq!(again.grade.notes, [""; 0], "the reason is told, and no note beside it");
    assert_eq!(graded(&["", " "]).unwrap_err().reason, "nothing was typed");
}

#[test]
fn whoever_picks_an_option_is_told_its_why() {
    let choice = "answer = \"a\"\nwrong = [\"x\", { text = \"y\", why = \"because\" }]";
    assert_eq!(graded(choice, &Answer::One(2)).notes, ["because"]);
    assert_eq!(graded(choice, &Answer::One(1)).notes, [""; 0]);
    let scale = "answers = [\"b\"]\noptions = [{ text = \"a\", why = \"low\" }, \"b\", \"c\"]";
    assert_eq!(graded(scale, &Answer::Many(vec![0, 1])).notes, ["low"]);
}

/// A form with its key, of one of the forms that are dealt.
fn form_with_key() -> impl Strategy<Value = (Form, Answer)> {
    let texts = |count: usize| (0..count).map(|at| format!("option {at}")).collect::<Vec<_>>();
    (0..4_usize, 2..9_usize, any::<u16>(), 0..4_usize).prop_map(
        move |(form, count, bits, pinned)| {
            let options = texts(count);
            let arrange = match pinned {
                0 => Arrange::Keep,
                more => Arrange::Shuffle { pinned: more - 1 },
            };
            let right = usize::from(bits) % count;
            match form {
                0 => (Form::One { options, arrange }, Answer::One(right)),
                1 => {
                    let all: Vec<usize> = (0..count).filter(|at| bits >> at & 1 == 1).collect();
                    (Form::Many { options, arrange, offers_none: true }, Answer::Many(all))
                }
                2 => (Form::Order { items: options }, Answer::Order((0..count).collect())),
                _ => {
                    let rights = texts(count + pinned);
                    let key = (0..count).map(|at| Some((at + right) % rights.len())).collect();
                    (Form::Pairs { left: options, right: rights }, Answer::Pairs(key))
                }
            }
        },
    )
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_way_back_from_a_deal_is_the_way_there(
        (form, key) in form_with_key(),
        seed: u64,
        show in prop::option::of(2..9_usize),
    ) {
        let deal = Deal::new(&form, &key, show, &mut Random::new(seed, &["deal"]));
        prop_assert_eq!(deal.restore(&deal.place(&key)), key.clone());
        prop_assert_eq!(deal.form.words(&deal.place(&key)).len(), form.words(&key).len());
        if let (Form::One { options: all, .. } | Form::Many { options: all, .. },
                Form::One { options: shown, .. } | Form::Many { options: shown, .. }) = (&form, &deal.form) {
            let mut once = shown.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), shown.len());
            prop_assert!(shown.iter().all(|option| all.contains(option)));
            let least = show.unwrap_or(all.len()).min(all.len());
            prop_assert!(shown.len() >= least);
            let rights = form.words(&key);
            prop_assert!(rights.iter().all(|right| shown.contains(right) || right == crate::form::NONE_OF_THESE));
            prop_assert!(rights.len() == all.len() || shown.len() > rights.len());
        }
    }
}

#[test]
fn a_seed_deals_the_same_for_years() {
    let deal = |row: &str, show: Option<usize>| {
        let row = KINDS.iter().find(|own| own.name == row).unwrap();
        let deck = example(row);
        let kind = &deck.questions()[0].kind;
        let (form, key) = (kind.form(Part::Whole), kind.key(Part::Whole));
        Deal::new(&form, &key, show, &mut Random::new(2002, &["deal", row.name])).form
    };
    let texts = |form: Form| match form {
        Form::One { options, .. } | Form::Many { options, .. } => options,
        Form::Order { items } => items,
        Form::Pairs { left, right } => [left, right].concat(),
        Form::Lines { .. } | Form::Card { .. } => Vec::new(),
    };
    assert_eq!(texts(deal("choice", None)), ["Brest", "Minsk", "Vilnius"]);
    assert_eq!(texts(deal("choice", Some(2))), ["Brest", "Minsk"]);
    assert_eq!(texts(deal("select", None)), ["Prague", "Vienna", "Budapest", "Munich"]);
    assert_eq!(texts(deal("select", Some(3))), ["Prague", "Vienna", "Budapest"]);
    assert_eq!(texts(deal("truth", None)), ["True", "False"]);
    assert_eq!(
        texts(deal("order", None)),
        ["transistor", "telephone", "steam engine", "printing press"]
    );
    assert_eq!(
        texts(deal("match", None)),
        ["Riga", "Oslo", "Bern", "Switzerland", "Norway", "Latvia", "Austria"]
    );
}

#[test]
fn options_keep_the_places_that_mean_something() {
    let options = |question: &str| {
        let text = format!("[[question]]\nprompt = \"?\"\n{question}\n");
        let deck = read(&text, "t").deck;
        let kind = &deck.questions()[0].kind;
        match kind.form(Part::Whole) {
            Form::One { options, arrange } | Form::Many { options, arrange, .. } => {
                (options, arrange, kind.form(Part::Whole).words(&kind.key(Part::Whole)))
            }
            _ => (Vec::new(), Arrange::Keep, Vec::new()),
        }
    };
    let (texts, arrange, right) = options("answer = 8\nwrong = [10, 6, 4]");
    assert_eq!(
        (texts, arrange),
        (["4", "6", "8", "10"].map(str::to_owned).to_vec(), Arrange::Keep)
    );
    assert_eq!(right, ["8"]);
    let (texts, arrange, right) = options("answer = \"None of these.\"\nwrong = [\"a\", \"b\"]");
    assert_eq!(texts.last().unwrap(), "None of these.");
    assert_eq!(
        (arrange, right),
        (Arrange::Shuffle { pinned: 1 }, vec!["None of these.".to_owned()])
    );
    let (texts, arrange, right) =
        options("answers = [\"c\", \"a\"]\noptions = [\"a\", \"b\", \"c\"]");
    assert_eq!((texts.concat(), arrange), ("abc".to_owned(), Arrange::Keep));
    assert_eq!(right, ["a", "c"]);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_key_of_a_list_earns_all_whatever_its_entries_are(
        entries in prop::collection::vec(
            prop_oneof!["[a-c]{1,2}", "[,;/&|:.-]{1,2}", "(and|or|the|/var|/etc|R&D|a, b|its)"], 1..6),
        is_ordered: bool,
    ) {
        let quoted: Vec<String> = entries.iter().map(|entry| format!("'{entry}'")).collect();
        let answers = quoted.join(", ");
        let text = format!("[[question]]\nprompt = '?'\nanswers = [{answers}]\nordered = {is_ordered}\n");
        let deck = read(&text, "t").deck;
        for question in deck.questions() { // none where an entry stands there twice
            let judge = Judge { rules: question.rules(Part::Whole), rivals: Some(deck.rivals()), question: 0, prompt: "?" };
            for lines in [entries.clone(), vec![entries.join(", ")], vec![entries.join(" and ")]] {
                let grade = question.kind.grade(Part::Whole, &Answer::Lines(lines.clone()), &judge);
                prop_assert_eq!(grade.unwrap().verdict, Verdict::Right, "{:?} {:?}", entries, lines);
            }
        }
    }
}

#[test]
fn a_number_is_asked_by_its_kind_alone() {
    for row in KINDS {
        let deck = crate::deck::read(&format!("[[question]]{}", row.example), "t").deck;
        let question = &deck.questions()[0];
        let asks = question.kind.parts().iter().any(|part| question.kind.asks_number(*part));
        assert_eq!(asks, row.name == "number", "{}", row.name);
    }
}

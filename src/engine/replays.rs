//! What holds for any course of a session: whatever the learner did, its state is a replay of its
//! plan and of what happened.

use super::*;
use crate::deck::{As, Deck, Item, read};
use crate::form::{Answer, Form, Rating};
use crate::kind::KINDS;
use proptest::prelude::*;

/// What a learner may do.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Answer: with a number, by which one of the answers that the form takes.
    Answer(usize),
    Skip,
    Hint,
    Undo,
    Overrule(Overrule),
}

fn step() -> impl Strategy<Value = Step> {
    let overrule = prop::sample::select(vec![Overrule::Right, Overrule::Wrong, Overrule::Guessed]);
    prop_oneof![
        6 => any::<usize>().prop_map(Step::Answer),
        1 => Just(Step::Skip),
        1 => Just(Step::Hint),
        2 => Just(Step::Undo),
        2 => overrule.prop_map(Step::Overrule),
    ]
}

/// A question of each kind, and some that can be borrowed from.
fn decks() -> Vec<Deck> {
    let kinds =
        KINDS.iter().map(|row| format!("[[question]]{}hint = [\"a\", \"b\"]\n", row.example));
    let words = ["ash", "oak", "elm"].map(|word| {
        format!("[[question]]\nprompt = \"Say {word}\"\nanswer = \"{word}\"\npoints = 3\n")
    });
    vec![read(&words.concat(), "words").deck, read(&kinds.collect::<String>(), "kinds").deck]
}

fn plan(decks: &[Deck], seed: u64) -> impl Strategy<Value = Plan> + use<> {
    let agenda = prop_oneof![
        any::<bool>().prop_map(|retry| Agenda::Once { retry }),
        (1..3_u32).prop_map(|criterion| Agenda::UntilRecalled { criterion }),
    ];
    let entries = draw(decks, &Filter::default(), Count::All, Sequence::Random, seed);
    let asked_as =
        prop::sample::select(vec![None, Some(As::Choice), Some(As::Typed), Some(As::Card)]);
    let learned = prop::collection::vec(any::<bool>(), entries.len());
    (agenda, 1..=entries.len(), asked_as, learned, 0..3_usize).prop_map(
        move |(agenda, count, asked_as, learned, known)| {
            let learned = learned.iter().take(count);
            let learned = learned.map(|picked| Learned { picked: *picked, recalled: 0 }).collect();
            let entries = entries[..count].to_vec();
            Plan { asked_as, learned, known, ..Plan::new(entries, agenda) }
        },
    )
}

/// One of the answers that a form takes.
fn answer(form: &Form, prompt: &str, which: usize) -> Answer {
    match form {
        Form::One { options, .. } => Answer::One(which % options.len()),
        Form::Many { options, .. } => {
            Answer::Many((0..options.len()).filter(|at| which >> at & 1 == 1).collect())
        }
        Form::Lines { labels, .. } => {
            let words = ["", "x", prompt.trim_start_matches("Say "), "1992", "Minsk"];
            Answer::Lines(vec![words[which % words.len()].to_owned(); labels.len()])
        }
        Form::Order { items } => {
            let mut order: Vec<usize> = (0..items.len()).collect();
            order.rotate_left(which % items.len());
            Answer::Order(order)
        }
        Form::Pairs { left, right } => {
            let at = |left: usize| {
                Some((left + which % 7) % right.len()).filter(|_| !which.is_multiple_of(5))
            };
            Answer::Pairs((0..left.len()).map(at).collect())
        }
        Form::Card { .. } => Answer::Card(Rating::ALL[which % 4]),
    }
}

/// Takes a step; what happened by it, as it is kept.
fn take(session: &mut Session<'_>, step: Step) -> Option<Happening> {
    let answered = |session: &Session<'_>| {
        session.last().map(|(_, _, answer)| Happening::Answered(Box::new(answer.clone())))
    };
    match step {
        Step::Answer(which) => {
            let turn = session.turn(None)?;
            let answer = answer(&turn.deal.form, &turn.prompt, which);
            if session.answer(&answer, Stamp { id: None, milliseconds: 7 }) {
                answered(session)
            } else {
                None
            }
        }
        Step::Skip => {
            session.turn(None)?;
            session.skip(Stamp::default());
            answered(session)
        }
        Step::Hint => {
            session.hint();
            None
        }
        Step::Undo => session.undo().map(|_| Happening::Undone),
        Step::Overrule(overrule) => {
            session.overrule(overrule).then_some(Happening::Overruled(overrule))
        }
    }
}

/// All that follows from the plan and the answers: what is asked and how, and what it came to.
fn state(session: &Session<'_>) -> String {
    let turn = session.turn(None).map(|turn| Turn {
        // Of the question that waits, what was shown for it is not kept.
        hints: Vec::new(),
        hints_left: 0,
        letters: Vec::new(),
        notice: None,
        ..turn
    });
    let feedback = session.feedback(Outlook::default());
    format!(
        "{turn:?}\n{feedback:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        session.answers(),
        session.summary(),
        session.reached(),
        session.missed(),
        session.percent_of_all(),
    )
}

proptest! {
    #![proptest_config(crate::testing::cases(64))]

    #[test]
    fn whatever_happened_a_session_is_a_replay_of_it(
        (seed, plan) in any::<u64>().prop_flat_map(|seed| (Just(seed), plan(&decks(), seed))),
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let decks = decks();
        let mut session = Session::new(&decks, plan, seed);
        let (mut happenings, mut saved) = (Vec::new(), serde_json::to_string(&session.save()).unwrap());
        for step in steps {
            let happening = take(&mut session, step);
            happenings.extend(happening.map(|one| serde_json::to_string(&one).unwrap()));
            let at_rest: Saved = serde_json::from_str(&saved).unwrap();
            let again = at_rest.restore(&decks, seed, replay(&happenings).unwrap());
            prop_assert_eq!(state(&again), state(&session), "after {:?}", step);
            saved = serde_json::to_string(&again.save()).unwrap();
        }
        // What is kept as it is then, and taken back to the start, is as if nothing had happened.
        let first: Saved = serde_json::from_str(&saved).unwrap();
        let first = state(&first.restore(&decks, seed, Vec::new()));
        while session.undo().is_some() {}
        prop_assert_eq!(state(&session), first);
    }
}

proptest! {
    #![proptest_config(crate::testing::cases(64))]

    #[test]
    fn what_is_taken_in_one_by_one_stands_as_if_all_were_gone_through(
        (seed, plan) in any::<u64>().prop_flat_map(|seed| (Just(seed), plan(&decks(), seed))),
        steps in prop::collection::vec((step(), 0..12_usize), 1..40),
    ) {
        let decks = decks();
        let mut session = Session::new(&decks, plan, seed);
        for (step, other) in steps {
            let is_such = |_: &Deck, item: Item| item.question % 4 == other % 4;
            match other {
                0..2 => session.leave_out(is_such),
                2..4 => session.take_in(is_such),
                4 => drop(session.leave_out_untried(is_such)),
                _ => drop(take(&mut session, step)),
            }
            let mut situation = session.situation.clone();
            situation.replay(&session.plan, &session.answers);
            prop_assert_eq!(&situation, &session.situation, "after {:?}", step);
            let next = session.current().map(|(deck, item, _)| (deck.id.clone(), item));
            session.take_in(|_, _| false);
            prop_assert_eq!(session.current().map(|(deck, item, _)| (deck.id.clone(), item)), next);
        }
    }
}

/// Where something of an older layout, or of none, was kept.
#[test]
fn only_a_layout_that_is_known_is_replayed() {
    let decks = decks();
    let plan = Plan::new(
        draw(&decks, &Filter::default(), Count::All, Sequence::Deck, 0),
        Agenda::Once { retry: true },
    );
    let mut session = Session::new(&decks, plan, 0);
    let happening = take(&mut session, Step::Skip).unwrap();
    let text = serde_json::to_string(&happening).unwrap();
    let present = format!("\"version\":{}", Answered::VERSION);
    let versions = |text: &str| {
        let answers = replay(&[text.to_owned()])?;
        Some(answers.iter().map(|answer| answer.version).collect::<Vec<_>>())
    };
    assert_eq!(versions(&text), Some(vec![Answered::VERSION]));
    let first = text.replace(&format!("{present},"), "").replace("\"id\":", "\"record\":");
    assert_ne!(first, text);
    assert_eq!(versions(&first), Some(vec![Answered::VERSION]), "it is lifted to the present one");
    let newer = text.replace(&present, &format!("\"version\":{}", Answered::VERSION + 1));
    assert_eq!(versions(&newer), None);
    for strange in
        ["", "{}", "\"thought\"", "\"undone\"", "{\"overruled\":\"right\"}", "{\"answered\":{}}"]
    {
        assert_eq!(versions(strange), None, "{strange}");
    }
}

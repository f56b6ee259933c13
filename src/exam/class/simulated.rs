//! A class that never sat: answers drawn from a two-parameter model, with three questions that are
//! bad on purpose. The report must find those, and leave the others alone.

use super::moments::float;
use super::*;
use crate::form::Verdict;
use crate::random::Random;

const PUPILS: usize = 200;
const QUESTIONS: usize = 40;
const SEEDS: u64 = 100;

/// The questions that are bad.
const WRONG_KEY: usize = 7;
const DEAD: usize = 19;
const AMBIGUOUS: usize = 31;

/// An even draw from 0 to 1.
fn even(random: &mut Random) -> f64 {
    float(random.below(1 << 52) as u64) / float(1 << 52)
}

/// A draw from the normal distribution (Box and Muller).
fn normal(random: &mut Random) -> f64 {
    let (one, other) = (even(random), even(random));
    (-2.0 * (1.0 - one).ln()).sqrt() * (std::f64::consts::TAU * other).cos()
}

/// A question of the model: how well it tells, how hard it is, and how much each wrong option draws.
struct Modelled {
    slope: f64,
    hardness: f64,
    draw: [f64; 3],
}

fn modelled(at: usize, random: &mut Random) -> Modelled {
    let is_bad = [WRONG_KEY, DEAD, AMBIGUOUS].contains(&at);
    let slope = 0.9 + 1.1 * even(random);
    let hardness = normal(random) * if is_bad { 0.4 } else { 0.9 };
    let mut draw = [0; 3].map(|_| 0.6 + 0.8 * even(random));
    match at {
        DEAD => draw[2] = 0.0,
        AMBIGUOUS => draw[0] = 0.0, // it is right, and who does not know has it no more than the key
        _ => {}
    }
    Modelled { slope, hardness, draw }
}

/// The option that a learner picks: 0 is right.
fn pick(question: &Modelled, at: usize, ability: f64, random: &mut Random) -> usize {
    let knows = 1.0 / (1.0 + (-question.slope * (ability - question.hardness)).exp());
    if even(random) < knows {
        return usize::from(at == AMBIGUOUS && even(random) < 0.5);
    }
    let mut left = even(random) * question.draw.iter().sum::<f64>();
    let place = question.draw.iter().position(|draw| {
        left -= draw;
        left < 0.0
    });
    1 + place.unwrap_or(0)
}

/// The questions that are suspected, with the codes of what is said of them.
fn suspected(seed: u64) -> Vec<(usize, &'static str)> {
    let mut random = Random::new(seed, &["class"]);
    let options: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
    let key = |at: usize| usize::from(at == WRONG_KEY);
    let asked = (0..QUESTIONS).map(|at| ClassQuestion {
        options: options.clone(),
        keys: vec![options[key(at)].clone()],
        tags: Vec::new(),
    });
    let mut class = ClassCounts::new(asked.collect(), Vec::new());
    let questions: Vec<Modelled> = (0..QUESTIONS).map(|at| modelled(at, &mut random)).collect();
    for _ in 0..PUPILS {
        let ability = normal(&mut random);
        let places = questions.iter().enumerate().map(|(at, question)| {
            let picked = pick(question, at, ability, &mut random);
            let is_right = picked == key(at);
            MarkedPlace {
                question: at,
                verdict: if is_right { Verdict::Right } else { Verdict::Wrong },
                share: if is_right { 1.0 } else { 0.0 },
                of: 1,
                offered: None,
                picked: vec![options[picked].clone()],
                typed: Vec::new(),
                milliseconds: None,
                change: None,
            }
        });
        class.add(&MarkedPaper { places: places.collect(), is_usual: true, pass: None });
    }
    let figures = class.figures();
    let told = figures.questions.iter().enumerate().flat_map(|(at, one)| {
        suspicions(one).into_iter().map(move |one| (at, one.finding("q", 0, 0..0).code))
    });
    told.collect()
}

#[test]
fn in_a_simulated_class_the_bad_questions_are_found_and_the_others_left_alone() {
    let bad = [
        (WRONG_KEY, "negative-discrimination"),
        (DEAD, "idle-option"),
        (AMBIGUOUS, "attractive-option"),
    ];
    let (mut found_all, mut named, mut blamed) = (0, 0, Vec::new());
    for seed in 0..SEEDS {
        let told = suspected(seed);
        let is_found = |at: usize| told.iter().any(|(suspected, _)| *suspected == at);
        found_all += usize::from(bad.iter().all(|(at, _)| is_found(*at)));
        named += usize::from(bad.iter().all(|one| told.contains(one)));
        blamed.extend(told.into_iter().filter(|(at, _)| bad.iter().all(|(bad, _)| bad != at)));
    }
    assert!(found_all >= 95 && named >= 95, "{found_all} {named}");
    assert!(blamed.len() <= 5, "{blamed:?}");
}

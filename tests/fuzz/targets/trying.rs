//! Trying: `show --try` says of an answer what the judge says of it.

use super::surfaces::run;
use crate::material::{any_text, mutated};
use crate::program::Program;
use quizdeck::deck::read;
use quizdeck::form::{Answer, Form};
use quizdeck::judge::Judge;
use quizdeck::kind::Part;
use quizdeck::random::Random;
use serde_json::Value;

/// What is tried is judged as in a session.
pub fn holds(case: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(case);
    let deck = read(&text, "deck").deck;
    let program = Program::with_deck(&*text);
    for (at, question) in deck.questions().iter().enumerate() {
        let form = question.kind.form(Part::Whole);
        let expected = question.kind.expected(Part::Whole);
        let is_typed = matches!(&form, Form::Lines { labels, .. } if labels.len() == 1);
        let [expected] = &expected[..] else { continue };
        if !is_typed || question.draft || question.asked_as.is_some() {
            continue;
        }
        let typed = match random.below(3) {
            0 => expected.key[0].clone(),
            1 => any_text(random),
            _ => {
                let slip = mutated(expected.key[0].as_bytes(), &[b"x".to_vec()], random);
                String::from_utf8_lossy(&slip).chars().take(200).collect()
            }
        };
        let typed = typed.replace('\0', "");
        let judge = Judge {
            rules: question.rules(Part::Whole),
            rivals: Some(deck.rivals()),
            question: at.try_into().unwrap(),
            prompt: &question.prompt(Part::Whole),
        };
        let grade = question.kind.grade(Part::Whole, &Answer::Lines(vec![typed.clone()]), &judge);
        let verdict =
            grade.map(|grade| if question.partial { grade } else { grade.whole() }.verdict);
        let number = question.number.to_string();
        let tried = format!("--try={typed}");
        let run = run(&program, &["show", "deck.toml", &number, &tried, "--json"], "");
        let told: Value = serde_json::from_str(&run.stdout).unwrap_or_default();
        let expected = verdict.map_or_else(
            |_| Value::from("again"),
            |verdict| serde_json::to_value(verdict).unwrap(),
        );
        assert_eq!(told["verdict"], expected, "{typed:?} to {question:?}: {run:?}");
    }
}

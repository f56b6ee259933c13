//! Match: left-hand sides to pair with right-hand ones.

use super::{AskAgain, Fields, Key, Kind, Part, Role, Shape, TomlValue};
use crate::form::{Answer, Credit, Form, Grade};
use crate::judge::Judge;
use crate::report::Rule;
use crate::text::first_places;
use std::collections::HashMap;
use toml::de::DeValue;

const NOT_A_PAIR: Rule = Rule::error(
    "not-a-pair",
    "a pair with one side, or three",
    "Each pair has a left and a right side.",
    r#"[[question]]
prompt = "Which planet does each moon belong to?"
- pairs = [["Ganymede", "Jupiter"], ["Titan"]]
+ pairs = [["Ganymede", "Jupiter"], ["Titan", "Saturn"]]
"#,
);

/// A question whose answer is pairs.
#[derive(Clone, Debug)]
pub struct Match {
    pairs: Vec<(String, String)>,
    wrong: Vec<String>,
}

impl Kind for Match {
    const NAME: &'static str = "match";
    const SUMMARY: &'static str = "pair left-hand sides with right-hand ones";
    const OFFER: &'static str = "pairs that belong together";
    const KEYS: &'static [Key] = &[
        Key::prompt("the question"),
        Key::makes("pairs", Role::Parts, Shape::Pairs, "the pairs; each [\"left\", \"right\"]"),
        Key::may("wrong", Shape::Texts(0), "more right-hand sides; they belong to nothing")
            .role(Role::Wrong),
    ];
    const EXAMPLE: &'static str = r#"
prompt = "Which country is each city the capital of?"
pairs = [["Oslo", "Norway"], ["Riga", "Latvia"], ["Bern", "Switzerland"]]
wrong = ["Austria"]
"#;
    const RULES: &'static [&'static Rule] = &[&NOT_A_PAIR];

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let help = "list the pairs: pairs = [[\"left\", \"right\"], [\"left\", \"right\"]]";
        let rows = fields.values("pairs", 2, help);
        let wrong = fields.strings("wrong");
        let rows = rows?;
        let pairs: Vec<_> = rows.iter().filter_map(|row| read_pair(fields, row)).collect();
        (pairs.len() == rows.len()).then_some(Self { pairs, wrong })
    }

    fn form(&self, _: Part) -> Form {
        let left = self.pairs.iter().map(|(left, _)| left.clone()).collect();
        Form::Pairs { left, right: self.rights() }
    }

    fn key(&self, _: Part) -> Answer {
        let rights = self.rights();
        let places: HashMap<&str, usize> =
            rights.iter().enumerate().map(|(at, right)| (right.as_str(), at)).collect();
        let place = |(_, right): &(String, String)| places.get(right.as_str()).copied();
        Answer::Pairs(self.pairs.iter().map(place).collect())
    }

    fn others(&self) -> Vec<&str> {
        let sides = self.pairs.iter().flat_map(|(left, right)| [left, right]);
        sides.chain(&self.wrong).map(String::as_str).collect()
    }

    fn grade(&self, part: Part, answer: &Answer, _: &Judge<'_>) -> Result<Grade, AskAgain> {
        let (Answer::Pairs(given), Answer::Pairs(key)) = (answer, self.key(part)) else {
            return Ok(Grade::new(Credit::NONE));
        };
        let right = given.iter().zip(&key).filter(|(given, key)| given == key).count();
        let earned = i64::try_from(right).unwrap_or(i64::MAX);
        Ok(Grade::new(Credit::new(earned, self.pairs.len())))
    }
}

impl Match {
    /// Every right-hand side once: several left-hand ones may share it.
    fn rights(&self) -> Vec<String> {
        let rights = self.pairs.iter().map(|(_, right)| right).chain(&self.wrong);
        let rights: Vec<&str> = rights.map(String::as_str).collect();
        let places = first_places(&rights).into_iter().enumerate();
        let first = places.filter(|(at, first)| at == first);
        first.map(|(at, _)| rights[at].to_owned()).collect()
    }
}

fn read_pair<'i>(fields: &mut Fields<'i, '_>, row: &TomlValue<'i>) -> Option<(String, String)> {
    let DeValue::Array(sides) = row.get_ref() else {
        fields.wrong_type("pairs", row, "a list of [\"left\", \"right\"]");
        return None;
    };
    let [left, right] = &sides[..] else {
        let message = format!("a pair has two sides, and this has {}", sides.len());
        let help = "write two: [\"left\", \"right\"]";
        fields.report(&NOT_A_PAIR, fields.at(row.span()), message, help);
        return None;
    };
    let left = fields.as_text("pairs", left, "text");
    let right = fields.as_text("pairs", right, "text");
    Some((left?.value, right?.value))
}

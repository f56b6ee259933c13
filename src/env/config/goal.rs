//! The goal of a day as it is set: `[goal]` with `answers` and `minutes`.

use super::{Config, as_size};
use crate::engine::stats::Goal;
use crate::kind::{Fields, Key, Shape, WRONG_TYPE};
use crate::report::Source;
use toml::de::DeValue;

/// How many answers a day.
pub const ANSWERS: Key =
    Key::may("answers", Shape::Whole(0, 100_000), "how many answers a day; 0 for no goal");

/// How many minutes a day.
pub const MINUTES: Key =
    Key::may("minutes", Shape::Whole(0, 1440), "how many minutes a day; 0 for no goal");

/// What the file says of each, with its line.
pub type SaidGoal = [Option<(usize, usize)>; 2];

/// Reads the table, if it is there.
pub fn read_goal(fields: &mut Fields<'_, '_>, source: &Source<'_>) -> SaidGoal {
    let Some(value) = fields.take("goal") else { return [None, None] };
    let span = fields.at(value.span());
    let DeValue::Table(table) = value.into_inner() else {
        fields.report(&WRONG_TYPE, span, "`goal` must be a table", "write [goal]");
        return [None, None];
    };
    let mut goal = fields.inner("[goal]", table, span);
    goal.correct(&[ANSWERS.name, MINUTES.name], (&[], ""));
    let said = [&ANSWERS, &MINUTES].map(|key| {
        let line = source.line(goal.place(key.name).start);
        goal.whole(key).map(|number| (as_size(number), line))
    });
    goal.finish(|_| None);
    said
}

impl Config {
    /// The goal of a day.
    pub const fn goal(&self) -> Goal {
        Goal { answers: self.goal_answers.value, minutes: self.goal_minutes.value }
    }
}

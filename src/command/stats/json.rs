//! Statistics as JSON, and what each number of it means.

use crate::engine::schedule::date_of;
use crate::engine::stats::{
    Aspect, Burden, Chronicle, Glimpse, Knowledge, Maturity, Period, Portion, RecallCount,
    Retention, Work,
};
use serde_json::{Map, Value, json};

/// What each value means, by its place; `[]` stands for every entry of a list.
pub const MEANINGS: [(&str, &str); 27] = [
    ("today", "the day it is: the local date, which changes at four in the morning"),
    (
        "items",
        "how many questions may be asked; both sides of a card and every gap asked alone count; those known for good or suspended do not",
    ),
    (
        "known",
        "how many of them would be recalled today: the sum of how likely each is by FSRS-6, where new ones, and ones missed at their last answer, count as nothing",
    ),
    ("share", "known by items, from 0 to 1"),
    ("new", "items that were never answered, or made as new since"),
    ("learning", "items that were missed at their last answer"),
    ("young", "items recalled at their last answer, with a stability under 21 days"),
    ("mature", "the same with a stability from 21 days: recall falls to 90 % no sooner"),
    (
        "known_for_good, suspended",
        "items known for good, and others that are suspended; they count nowhere else",
    ),
    (
        "due",
        "how many a review asks today, without new ones and limits; of one question's items one a day",
    ),
    (
        "decks[], tags[], kinds[]",
        "the same numbers of each deck, or of each tag and kind where there is one deck",
    ),
    ("coming.overdue", "of those due, the ones whose day is gone by"),
    (
        "coming.days[].due",
        "items due on that day as things stand; today without the overdue, tomorrow with what waits today for another part of its question",
    ),
    ("coming.later", "items due after the last of these days"),
    ("deadlines[]", "exams that decks name by `until`"),
    (
        "done.days[]",
        "every day up to today with an answer; answers that were taken back or forgotten do not count, moved ones count on the day they were given. Where no deck is named those of all decks count, hidden and gone ones too",
    ),
    (
        "done.*.answers",
        "answers, later tries and \"I don't know\" among them: today, in the last 7 and 30 days with today",
    ),
    ("done.*.seconds", "how long they took, each answer 60 seconds at most"),
    (
        "goal.answers, goal.minutes, goal.reached",
        "the goal of a day as it is set, 0 for none, and whether all of it is done today; nothing where no goal is set, or decks are named",
    ),
    (
        "done.in_a_row, done.longest",
        "days in a row with an answer, up to today or yesterday; the most there were",
    ),
    (
        "retention.*[].due",
        "by weeks from Monday and by months: first answers of a day to items that were due then",
    ),
    (
        "retention.*[].recalled",
        "how many of them were recalled: any rating but Again, the learner's own word included",
    ),
    (
        "retention.*[].share, retention.*[].wished",
        "recalled by due; the mean of the retention that their intervals aimed at",
    ),
    (
        "retention.*[].young, retention.*[].mature",
        "the same by the stability before the answer: under 21 days, from 21 days",
    ),
    (
        "course[].known",
        "`known` as it was on that day, of the items that there are now; a week apart, the last one today",
    ),
    (
        "hard[].lapses, hard[].missed, hard[].answers, hard[].seconds",
        "of the ten items that cost most, by lapses, then by time, without those that were missed once and never forgotten: how often it was forgotten once it had been learned; answers rated Again; all its answers; how long they took",
    ),
    (
        "hard[].instead, hard[].times",
        "what was given most often where that was not right, and how often; nothing for cards, which are rated",
    ),
];

/// All numbers.
pub fn json(glimpse: &Glimpse, chronicle: &Chronicle) -> Value {
    let today = glimpse.today;
    let of = |by: Aspect| -> Vec<Value> {
        let portions = glimpse.portions.iter().filter(|portion| portion.by == by);
        portions.map(portion).collect()
    };
    let days = (today..).zip(&glimpse.forecast.days);
    let days: Vec<Value> = days.map(|(day, due)| json!({"date": date(day), "due": due})).collect();
    let deadlines = glimpse.deadlines.iter();
    let deadlines: Vec<Value> =
        deadlines.map(|exam| json!({"deck": exam.deck, "date": date(exam.day)})).collect();
    let course = chronicle.course.iter();
    let course: Vec<Value> =
        course.map(|(day, known)| json!({"date": date(*day), "known": known})).collect();
    let mut all = knowledge(&glimpse.knowledge, glimpse.due);
    all.insert("today".to_owned(), date(today));
    all.insert("known_for_good".to_owned(), glimpse.known_for_good.into());
    all.insert("suspended".to_owned(), glimpse.suspended.into());
    for (name, by) in [("decks", Aspect::Deck), ("tags", Aspect::Tag), ("kinds", Aspect::Kind)] {
        all.insert(name.to_owned(), of(by).into());
    }
    let forecast = &glimpse.forecast;
    let coming = json!({"overdue": forecast.overdue, "days": days, "later": forecast.later});
    all.insert("coming".to_owned(), coming);
    all.insert("deadlines".to_owned(), deadlines.into());
    all.insert("done".to_owned(), done(chronicle, today));
    let goal = glimpse.goal;
    let goal = goal.is_set().then(|| {
        json!({
            "answers": goal.answers,
            "minutes": goal.minutes,
            "reached": goal.is_reached(glimpse.work),
        })
    });
    all.insert("goal".to_owned(), goal.into());
    let retention = &chronicle.retention;
    let retention = json!({
        "weeks": periods(retention, Period::Week, today),
        "months": periods(retention, Period::Month, today),
    });
    all.insert("retention".to_owned(), retention);
    all.insert("course".to_owned(), course.into());
    let hard: Vec<Value> = chronicle.hard.iter().map(burden).collect();
    all.insert("hard".to_owned(), hard.into());
    Value::Object(all)
}

fn date(day: i64) -> Value {
    date_of(day).map(|date| date.to_string()).into()
}

fn knowledge(knowledge: &Knowledge, due: usize) -> Map<String, Value> {
    let mut all = Map::new();
    all.insert("items".to_owned(), knowledge.items().into());
    all.insert("known".to_owned(), knowledge.known.into());
    all.insert("share".to_owned(), knowledge.share().into());
    for maturity in Maturity::ALL {
        all.insert(maturity.word().to_owned(), knowledge.at(maturity).into());
    }
    all.insert("due".to_owned(), due.into());
    all
}

fn portion(portion: &Portion) -> Value {
    let mut all = knowledge(&portion.knowledge, portion.due);
    let name = if portion.by == Aspect::Deck { "id" } else { "name" };
    all.insert(name.to_owned(), portion.name.clone().into());
    Value::Object(all)
}

#[expect(clippy::cast_precision_loss, reason = "no learner answers for 2^53 milliseconds")]
fn work(work: Work) -> Value {
    json!({"answers": work.answers, "seconds": work.milliseconds as f64 / 1000.0})
}

fn done(chronicle: &Chronicle, today: i64) -> Value {
    let diary = &chronicle.diary;
    let days = diary.until(today).map(|(day, on)| {
        let mut all = work(on);
        all["date"] = date(day);
        all
    });
    json!({
        "today": work(diary.on(today)),
        "week": work(diary.last(7, today)),
        "month": work(diary.last(30, today)),
        "in_a_row": diary.row(today),
        "longest": diary.longest_row(today),
        "days": days.collect::<Vec<_>>(),
    })
}

fn periods(retention: &Retention, period: Period, today: i64) -> Vec<Value> {
    let recalled = |count: &RecallCount| {
        json!({
            "due": count.due,
            "recalled": count.recalled,
            "share": count.share(),
            "wished": count.wished(),
        })
    };
    let periods = retention.by(period, today).into_iter().map(|(day, [young, mature])| {
        let mut all = recalled(&young.joined(&mature));
        all["from"] = date(day);
        all["young"] = recalled(&young);
        all["mature"] = recalled(&mature);
        all
    });
    periods.collect()
}

#[expect(clippy::cast_precision_loss, reason = "no learner answers for 2^53 milliseconds")]
fn burden(burden: &Burden) -> Value {
    let (instead, times) = burden.instead.clone().unzip();
    json!({
        "deck": burden.deck,
        "key": burden.key,
        "prompt": burden.prompt,
        "lapses": burden.lapses,
        "missed": burden.misses,
        "answers": burden.work.answers,
        "seconds": burden.work.milliseconds as f64 / 1000.0,
        "instead": instead,
        "times": times,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The names in a value and below it.
    fn names(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(all) => all.iter().for_each(|(name, value)| {
                found.insert(name.clone());
                names(value, found);
            }),
            Value::Array(all) => all.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }

    #[test]
    fn everything_has_a_meaning() {
        let mut chronicle = Chronicle { course: vec![(7, 1.0)], ..Chronicle::default() };
        chronicle.diary.add(7, 5);
        let memory = crate::engine::schedule::Scheduler::default()
            .step(None, crate::form::Rating::Good, 5)
            .unwrap();
        chronicle.retention.add(7, &memory, true, 0.9);
        chronicle.hard.push(Burden::default());
        let portion =
            |by| Portion { by, name: String::new(), knowledge: Knowledge::default(), due: 0 };
        let portions = [Aspect::Deck, Aspect::Tag, Aspect::Kind].map(portion).to_vec();
        let glimpse = Glimpse { today: 7, portions, ..Glimpse::default() };
        let mut found = BTreeSet::new();
        names(&json(&glimpse, &chronicle), &mut found);
        // What these hold is said by their names.
        for name in [
            "id", "name", "date", "from", "deck", "key", "prompt", "week", "month", "weeks",
            "months",
        ] {
            found.remove(name);
        }
        for name in found {
            let is_told = |path: &str| {
                path.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == name)
            };
            assert!(MEANINGS.iter().any(|(path, _)| is_told(path)), "{name} is not explained");
        }
    }
}

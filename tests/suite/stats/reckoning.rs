//! The numbers of statistics once more, straight from the lines of an export: with nothing of the
//! program's own, by the published formulas of FSRS-6, item by item and day by day.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "it reckons with small numbers"
)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The published parameters of FSRS-6.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// What counts of an answer.
#[derive(Clone, Debug)]
struct Given {
    item: (String, String),
    day: i64,
    rating: usize,
    milliseconds: u64,
    /// Nothing where it is not known, after it was spoken of.
    due: Option<i64>,
    text: String,
}

#[derive(Clone, Copy, Debug)]
struct State {
    stability: f64,
    difficulty: f64,
    last: i64,
    due: i64,
    missed: bool,
    lapses: u64,
}

fn recall(state: &State, day: i64) -> f64 {
    let factor = 0.9_f64.powf(-1.0 / W[20]) - 1.0;
    let days = (day - state.last).max(0) as f64;
    (1.0 + factor * days / state.stability).powf(-W[20])
}

fn known(state: Option<&State>, day: i64) -> f64 {
    state.filter(|state| !state.missed).map_or(0.0, |state| recall(state, day))
}

fn first_difficulty(rating: usize) -> f64 {
    W[4] - (W[5] * (rating as f64 - 1.0)).exp() + 1.0
}

/// What an answer makes of a state.
fn answer(before: Option<State>, given: &Given) -> State {
    let (rating, day) = (given.rating, given.day);
    let missed = rating == 1;
    let Some(before) = before else {
        let difficulty = first_difficulty(rating).clamp(1.0, 10.0);
        let due = given.due.unwrap_or(day + 1);
        let due = if missed { day } else { due };
        return State { stability: W[rating - 1], difficulty, last: day, due, missed, lapses: 0 };
    };
    assert!(day > before.last, "one answer a day in this history");
    let (s, d, r) = (before.stability, before.difficulty, recall(&before, day));
    let stability = if missed {
        let forgotten =
            W[11] * d.powf(-W[12]) * ((s + 1.0).powf(W[13]) - 1.0) * (W[14] * (1.0 - r)).exp();
        forgotten.min(s / (W[17] * W[18]).exp())
    } else {
        let bonus = [0.0, 0.0, W[15], 1.0, W[16]][rating];
        s * (1.0
            + W[8].exp() * (11.0 - d) * s.powf(-W[9]) * ((W[10] * (1.0 - r)).exp() - 1.0) * bonus)
    };
    let moved = d - W[6] * (rating as f64 - 3.0) * (10.0 - d) / 9.0;
    let difficulty = (W[7] * first_difficulty(4) + (1.0 - W[7]) * moved).clamp(1.0, 10.0);
    let due = if missed { day } else { given.due.unwrap_or(day + 1) };
    let lapses = before.lapses + u64::from(missed);
    State { stability, difficulty, last: day, due, missed, lapses }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Something that happened to an item, by its number.
#[derive(Clone, Debug)]
enum Happened {
    Given(Given),
    Decided(String, Option<i64>, i64),
}

/// All that there is to reckon with.
pub struct Reckoning {
    today: i64,
    /// The items there are, with the question of each: deck, question, key.
    items: Vec<(String, String, String)>,
    /// What happened to every item, in order.
    happened: HashMap<(String, String), BTreeMap<i64, Happened>>,
    /// The answers that count as done.
    done: Vec<Given>,
}

impl Reckoning {
    pub fn new(
        lines: &str,
        items: Vec<(String, String, String)>,
        named: &[&str],
        today: i64,
    ) -> Self {
        let lines: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let of = |kind: &str| {
            let mut found: Vec<&Value> =
                lines.iter().filter(|line| line["event"] == kind).collect();
            found.sort_by_key(|line| line["number"].as_i64().unwrap());
            found
        };
        let mut happened: HashMap<(String, String), BTreeMap<i64, Happened>> = HashMap::new();
        let mut done = Vec::new();
        let renamed = |mut item: (String, String), number: i64| {
            for rename in of("rename") {
                let from = (text(&rename["deck"]), text(&rename["item"]));
                if number < rename["number"].as_i64().unwrap() && from == item {
                    item = (text(&rename["to-deck"]), text(&rename["to-item"]));
                }
            }
            item
        };
        for line in of("review") {
            let number = line["number"].as_i64().unwrap();
            let item = renamed((text(&line["deck"]), text(&line["item"])), number);
            let about = |event: &&&Value| event["review"] == line["id"];
            let said = of("amendment").iter().rev().find(about).map(|said| (*said).clone());
            if said.as_ref().is_some_and(|said| said["change"] == "undo") {
                continue;
            }
            let moved: i64 = of("redate")
                .iter()
                .filter(|event| event["answers"].as_array().unwrap().contains(&line["id"]))
                .map(|event| event["days"].as_i64().unwrap())
                .sum();
            let rating = said.as_ref().map_or(&line["rating"], |said| &said["rating"]);
            let ratings = ["again", "hard", "good", "easy"];
            let is_right = match &said {
                Some(said) => said["change"] == "right",
                None => line["verdict"] == "right",
            };
            let given = Given {
                item: item.clone(),
                day: line["day"].as_i64().unwrap() + moved,
                rating: ratings.iter().position(|name| rating == name).unwrap() + 1,
                milliseconds: line["milliseconds"].as_u64().unwrap().min(60_000),
                due: line["due"].as_i64().filter(|_| said.is_none() && moved == 0),
                text: if is_right { String::new() } else { text(&line["given"][0]) },
            };
            if named.is_empty() || named.contains(&item.0.as_str()) {
                done.push(given.clone());
            }
            happened.entry(item).or_default().insert(number, Happened::Given(given));
        }
        for line in of("decision") {
            let number = line["number"].as_i64().unwrap();
            let item = renamed((text(&line["deck"]), text(&line["item"])), number);
            let at = line["at"].as_i64().unwrap() / 86_400_000;
            let decided = Happened::Decided(text(&line["treatment"]), line["day"].as_i64(), at);
            happened.entry(item).or_default().insert(number, decided);
        }
        Self { today, items, happened, done }
    }

    fn of(&self, item: &(String, String, String)) -> Vec<&Happened> {
        let name = (item.0.clone(), item.2.clone());
        self.happened.get(&name).into_iter().flat_map(BTreeMap::values).collect()
    }

    fn is_never_asked(&self, item: &(String, String, String)) -> Option<&str> {
        self.of(item).into_iter().rev().find_map(|happened| match happened {
            Happened::Decided(treatment, ..)
                if treatment == "known" || treatment == "suspended" =>
            {
                Some(treatment.as_str())
            }
            _ => None,
        })
    }

    /// The state of an item after a day, and what it was before each answer that was due.
    fn state(happened: &[&Happened], until: i64) -> Option<State> {
        let mut state = None;
        for one in happened {
            match one {
                Happened::Given(given) if given.day <= until => state = Some(answer(state, given)),
                Happened::Decided(treatment, _, at) if treatment == "reset" && *at <= until => {
                    state = None;
                }
                Happened::Decided(treatment, Some(day), at)
                    if treatment == "due" && *at <= until =>
                {
                    state = state.map(|state| State { due: *day, ..state });
                }
                _ => {}
            }
        }
        state
    }

    /// Compares every number with what the program tells.
    pub fn compare(&self, told: &Value) {
        self.compare_known(told);
        self.compare_coming(told);
        self.compare_done(&told["done"]);
        self.compare_retention(&told["retention"]);
        self.compare_course(&told["course"]);
        self.compare_hard(told["hard"].as_array().unwrap());
    }

    fn asked(&self) -> Vec<&(String, String, String)> {
        self.items.iter().filter(|item| self.is_never_asked(item).is_none()).collect()
    }

    fn compare_known(&self, told: &Value) {
        let asked = self.asked();
        let states: Vec<Option<State>> =
            asked.iter().map(|item| Self::state(&self.of(item), self.today)).collect();
        let count =
            |wanted: &dyn Fn(&Option<State>) -> bool| states.iter().filter(|s| wanted(s)).count();
        assert_eq!(told["items"], asked.len());
        assert_eq!(told["new"], count(&|state| state.is_none()));
        assert_eq!(told["learning"], count(&|state| state.is_some_and(|s| s.missed)));
        assert_eq!(
            told["young"],
            count(&|state| state.is_some_and(|s| !s.missed && s.stability < 21.0))
        );
        assert_eq!(
            told["mature"],
            count(&|state| state.is_some_and(|s| !s.missed && s.stability >= 21.0))
        );
        let sum: f64 = states.iter().map(|state| known(state.as_ref(), self.today)).sum();
        close(&told["known"], sum);
        close(&told["share"], sum / asked.len() as f64);
        for (name, treatment) in [("known_for_good", "known"), ("suspended", "suspended")] {
            let aside =
                self.items.iter().filter(|item| self.is_never_asked(item) == Some(treatment));
            assert_eq!(told[name], aside.count());
        }
    }

    fn compare_coming(&self, told: &Value) {
        let mut due: BTreeMap<i64, usize> = BTreeMap::new();
        let (mut overdue, mut questions) = (0, BTreeSet::new());
        for item in self.asked() {
            let Some(state) = Self::state(&self.of(item), self.today) else { continue };
            if state.due <= self.today && !questions.insert((&item.0, &item.1)) {
                *due.entry(self.today + 1).or_default() += 1; // its sibling goes before
            } else if state.due < self.today {
                overdue += 1;
            } else {
                *due.entry(state.due).or_default() += 1;
            }
        }
        let today = due.get(&self.today).copied().unwrap_or(0);
        assert_eq!(told["due"], overdue + today);
        assert_eq!(told["coming"]["overdue"], overdue);
        let days = told["coming"]["days"].as_array().unwrap();
        for (day, told) in (self.today..).zip(days) {
            assert_eq!(told["due"], due.remove(&day).unwrap_or(0), "{told}");
        }
        assert_eq!(told["coming"]["later"], due.values().sum::<usize>());
    }

    fn compare_done(&self, told: &Value) {
        let work = |first: i64| {
            let given = self.done.iter().filter(|given| (first..=self.today).contains(&given.day));
            let given: Vec<_> = given.collect();
            (given.len(), given.iter().map(|given| given.milliseconds).sum::<u64>() as f64 / 1000.0)
        };
        for (name, days) in [("today", 1), ("week", 7), ("month", 30)] {
            let (answers, seconds) = work(self.today - days + 1);
            assert_eq!(told[name]["answers"], answers, "{name}");
            close(&told[name]["seconds"], seconds);
        }
        let days: BTreeSet<i64> =
            self.done.iter().map(|given| given.day).filter(|day| *day <= self.today).collect();
        assert_eq!(told["days"].as_array().unwrap().len(), days.len());
        let row =
            |last: i64| (0..=i64::MAX).take_while(|back| days.contains(&(last - back))).count();
        let now = if days.contains(&self.today) { row(self.today) } else { row(self.today - 1) };
        assert_eq!(told["in_a_row"], now);
        assert_eq!(told["longest"], days.iter().map(|day| row(*day)).max().unwrap());
    }

    fn compare_retention(&self, told: &Value) {
        let mut due: BTreeMap<i64, [usize; 4]> = BTreeMap::new(); // young, recalled, mature, recalled
        let names: BTreeSet<&(String, String)> =
            self.done.iter().map(|given| &given.item).collect();
        for name in names {
            let happened: Vec<&Happened> = self.happened[name].values().collect();
            for (at, one) in happened.iter().enumerate() {
                let Happened::Given(given) = one else { continue };
                let Some(before) = Self::state(&happened[..at], i64::MAX) else { continue };
                if before.due <= given.day && given.day <= self.today {
                    let place = if before.stability < 21.0 { 0 } else { 2 };
                    let week = given.day - (given.day + 3) % 7; // 1 January 1970 was a Thursday
                    let counts = due.entry(week).or_default();
                    counts[place] += 1;
                    counts[place + 1] += usize::from(given.rating > 1);
                }
            }
        }
        let weeks = told["weeks"].as_array().unwrap();
        assert_eq!(weeks.len(), due.len());
        for (week, [young, young_recalled, mature, mature_recalled]) in
            weeks.iter().zip(due.values())
        {
            assert_eq!(week["due"], young + mature, "{week}");
            assert_eq!(week["recalled"], young_recalled + mature_recalled);
            assert_eq!(
                (&week["young"]["due"], &week["mature"]["due"]),
                (&(*young).into(), &(*mature).into())
            );
            close(&week["wished"], 0.9);
        }
        let all = |periods: &Value| -> u64 {
            periods.as_array().unwrap().iter().map(|one| one["due"].as_u64().unwrap()).sum()
        };
        assert_eq!(all(&told["weeks"]), all(&told["months"]));
    }

    fn compare_course(&self, told: &Value) {
        let course = told.as_array().unwrap();
        let first = self.done.iter().map(|given| given.day).min().unwrap();
        assert_eq!(course.len() as i64, (self.today - first) / 7 + 1);
        for (weeks, point) in course.iter().rev().enumerate() {
            let day = self.today - 7 * weeks as i64;
            let states = self.asked().into_iter().map(|item| Self::state(&self.of(item), day));
            let sum: f64 = states.map(|state| known(state.as_ref(), day)).sum();
            close(&point["known"], sum);
        }
    }

    fn compare_hard(&self, told: &[Value]) {
        let mut costs = Vec::new();
        for item in self.asked() {
            let given: Vec<&Given> = self
                .done
                .iter()
                .filter(|given| given.item == (item.0.clone(), item.2.clone()))
                .collect();
            let misses = given.iter().filter(|given| given.rating == 1).count();
            let is_costly = |state: &State| state.lapses > 0 || misses > 1;
            if let Some(state) = Self::state(&self.of(item), self.today).filter(is_costly) {
                let time: u64 = given.iter().map(|given| given.milliseconds).sum();
                let mut instead: BTreeMap<&str, usize> = BTreeMap::new();
                given
                    .iter()
                    .filter(|g| !g.text.is_empty())
                    .for_each(|g| *instead.entry(&g.text).or_default() += 1);
                let most = instead.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
                costs.push((
                    state.lapses,
                    time,
                    item,
                    misses,
                    most.map(|(text, _)| text.to_owned()),
                ));
            }
        }
        costs.sort_by_key(|cost| std::cmp::Reverse((cost.0, cost.1)));
        costs.truncate(10);
        assert_eq!(told.len(), costs.len());
        for (told, (lapses, time, item, misses, instead)) in told.iter().zip(costs) {
            assert_eq!((&told["key"], &told["lapses"]), (&item.2.clone().into(), &lapses.into()));
            assert_eq!(told["missed"], misses);
            close(&told["seconds"], time as f64 / 1000.0);
            assert_eq!(told["instead"].as_str().map(str::to_owned), instead);
        }
    }
}

/// Numbers of 32 bits lead to the one, of 64 to the other.
fn close(told: &Value, reckoned: f64) {
    let told = told.as_f64().unwrap();
    assert!((told - reckoned).abs() < 1e-3 * reckoned.abs().max(1.0), "{told} {reckoned}");
}

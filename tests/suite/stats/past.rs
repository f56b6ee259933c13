//! A past of 400 days: two decks, what was answered of them, taken back, moved and decided, and a
//! third deck that has gone.

use serde_json::{Value, json};
use std::fmt::Write;

/// The day it is: 1 March 2026, at noon.
pub const TODAY: i64 = 20_513;
pub const NOW: &str = "2026-03-01T12:00:00Z";

/// The first of its days.
const FIRST: i64 = TODAY - 399;

/// Questions that are answered by the year's routine.
const ROUTINE: usize = 45;

/// Questions of which something else happened, by their ids.
const SPECIAL: [&str; 10] = [
    "before", "overruled", "undone", "known", "suspended", "reset", "moved", "renamed", "redated",
    "missed",
];

pub fn rivers() -> String {
    let mut deck = "[deck]\nid = \"rivers\"\ntitle = \"Rivers of the world\"\n".to_owned();
    for number in 0..ROUTINE {
        let tag = ["north", "south", "east"][number % 3];
        write!(
            deck,
            "[[question]]\nid = \"river-{number}\"\nprompt = \"Into which sea does the river of \
             number {number} flow?\"\nanswer = \"sea {number}\"\ntags = [\"{tag}\"]\n"
        )
        .unwrap();
    }
    for id in SPECIAL {
        write!(
            deck,
            "[[question]]\nid = \"{id}\"\nprompt = \"What of {id}?\"\nanswer = \"{id} x\"\n"
        )
        .unwrap();
    }
    deck + "[[question]]\nid = \"card\"\nfront = \"die Elbe\"\nback = \"the Elbe\"\nreverse = true\n"
}

pub fn verbs() -> String {
    let mut deck =
        "[deck]\nid = \"verbs\"\ntitle = \"Irregular verbs\"\nuntil = 2026-03-11\n".to_owned();
    for number in 0..ROUTINE {
        write!(deck, "[[question]]\nid = \"verb-{number}\"\nprompt = \"The past of verb {number}?\"\nanswer = \"verbed {number}\"\n").unwrap();
    }
    deck
}

/// The keys of all items of a deck, each with its question.
pub fn items(deck: &str) -> Vec<(String, String, String)> {
    let stem = if deck == "rivers" { "river" } else { "verb" };
    let mut keys: Vec<String> = (0..ROUTINE).map(|number| format!("{stem}-{number}")).collect();
    if deck == "rivers" {
        keys.extend(SPECIAL.iter().map(|id| (*id).to_owned()));
        keys.extend(["card".to_owned(), "card#reverse".to_owned()]);
    }
    let question = |key: &str| key.split('#').next().unwrap().to_owned();
    keys.into_iter().map(|key| (deck.to_owned(), question(&key), key)).collect()
}

/// Numbers that look like chance, and are the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Lines of an export, as they are written.
struct Lines {
    lines: Vec<Value>,
    chance: Chance,
}

fn id(number: usize) -> String {
    format!("01234567-89ab-7000-8000-{number:012x}")
}

impl Lines {
    fn at(&self, day: i64) -> i64 {
        day * 86_400_000 + 43_200_000 + i64::try_from(self.lines.len()).unwrap()
    }

    /// An answer; its name.
    fn answer(&mut self, deck: &str, item: &str, day: i64, is_right: bool, due: i64) -> String {
        let (name, number) = (id(self.lines.len()), self.lines.len());
        let at = self.at(day);
        let given = if is_right {
            "right"
        } else {
            ["the wrong sea", "a lake"][usize::from(self.chance.below(2) > 0)]
        };
        self.lines.push(json!({
            "event": "review", "id": name, "device": id(0), "number": number + 1, "deck": deck, "item": item,
            "question": item.split('#').next().unwrap(), "at": at, "day": day, "mode": "review",
            "form": "lines", "verdict": if is_right { "right" } else { "wrong" },
            "rating": if is_right { "good" } else { "again" },
            "credit": {"earned": u8::from(is_right), "of": 1}, "hints": 0, "attempt": 1,
            "given": [given], "milliseconds": 1_500 + self.chance.below(75_000),
            "algorithm": "FSRS-6", "retention": 0.9, "due": due,
        }));
        name
    }

    fn event(&mut self, kind: &str, day: i64, body: &Value) {
        let number = self.lines.len();
        let mut line = json!({"event": kind, "id": id(number), "device": id(0), "number": number + 1, "at": self.at(day)});
        for (key, value) in body.as_object().unwrap() {
            line[key] = value.clone();
        }
        self.lines.push(line);
    }

    fn decide(&mut self, item: &str, treatment: &str, at: i64, day: Option<i64>) {
        let mut body =
            json!({"deck": "rivers", "item": item, "question": item, "treatment": treatment});
        if let Some(day) = day {
            body["day"] = day.into();
        }
        self.event("decision", at, &body);
    }

    /// A routine: what is due is asked, and some new ones, but not on every day.
    fn routine(&mut self, deck: &str, stem: &str, rest: u64) {
        let mut known: Vec<Option<(i64, i64)>> = vec![None; ROUTINE - 4]; // four stay new
        for day in FIRST..=TODAY {
            if self.chance.below(10) < rest && day != TODAY {
                continue;
            }
            let new = known.iter().position(Option::is_none).filter(|_| day % 3 == 0);
            for (at, known) in known.iter_mut().enumerate() {
                let (interval, due) = known.unwrap_or((0, i64::MAX));
                if due > day && new != Some(at) {
                    continue;
                }
                let is_right = self.chance.below(100) < 88;
                let interval = if is_right { (interval * 9 / 4).max(2) } else { 1 };
                self.answer(deck, &format!("{stem}-{at}"), day, is_right, day + interval);
                *known = Some((interval, day + interval));
            }
        }
    }
}

/// The lines of the export.
pub fn export() -> String {
    let mut past = Lines { lines: vec![], chance: Chance(42) };
    past.routine("rivers", "river", 2);
    past.routine("verbs", "verb", 4);
    let on = |day: i64| FIRST + day;
    let deck = "rivers";
    past.answer(deck, "overruled", on(10), true, on(12));
    let wrong = past.answer(deck, "overruled", on(12), false, on(13));
    past.event("amendment", on(12), &json!({"review": wrong, "change": "right", "rating": "good"}));
    past.answer(deck, "overruled", on(60), true, on(100));
    past.answer(deck, "overruled", on(100), true, on(230));
    past.answer(deck, "undone", on(20), true, on(22));
    let undone = past.answer(deck, "undone", on(22), false, on(23));
    past.event("amendment", on(22), &json!({"review": undone, "change": "undo"}));
    past.answer(deck, "undone", on(24), true, on(37));
    past.answer(deck, "undone", on(50), true, on(420));
    for (item, treatment) in [("known", "known"), ("suspended", "suspended")] {
        past.answer(deck, item, on(30), true, on(32));
        past.decide(item, treatment, on(31), None);
    }
    past.answer(deck, "reset", on(30), true, on(32));
    past.answer(deck, "reset", on(32), true, on(42));
    past.decide("reset", "reset", on(200), None);
    past.answer(deck, "reset", on(300), true, on(302));
    past.answer(deck, "moved", on(390), true, on(392));
    past.decide("moved", "due", on(391), Some(on(404)));
    past.answer(deck, "before", on(100), true, on(102));
    past.answer(deck, "before", on(102), true, on(112));
    past.event(
        "rename",
        on(110),
        &json!({
            "deck": deck, "item": "before", "question": "before",
            "to-deck": deck, "to-item": "renamed", "to-question": "renamed",
        }),
    );
    past.answer(deck, "renamed", on(115), false, on(116));
    past.answer(deck, "renamed", on(116), true, on(118));
    past.answer(deck, "before", on(120), true, on(122)); // its name was given to another question
    let ahead = past.answer(deck, "redated", on(501), true, on(503));
    past.event("redate", on(391), &json!({"answers": [ahead], "days": -110}));
    past.answer(deck, "redated", on(396), true, on(405));
    past.answer(deck, "missed", on(380), true, on(382));
    past.answer(deck, "missed", on(398), false, on(399));
    past.answer(deck, "card", on(390), true, on(397));
    past.answer(deck, "card#reverse", on(391), true, on(398));
    for day in 200..240 {
        past.answer("gone", "stone", on(day), true, on(day + 1));
    }
    let lines = past.lines.iter().map(|line| format!("{line}\n"));
    lines.collect::<Vec<_>>().concat()
}

use super::*;
use crate::deck::Identity;
use crate::engine::schedule::{Aim, Moment};
use crate::engine::{Aside, Mode};
use crate::error::Result;
use crate::form::Rating;
use crate::testing::cases;
use proptest::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

const DAY: i64 = 86_400_000;

static ENTROPY: AtomicU64 = AtomicU64::new(1);

/// A history in memory.
pub fn store() -> Store {
    Store::in_memory(ENTROPY.fetch_add(1, Ordering::Relaxed)).unwrap()
}

pub fn store_in(folder: &std::path::Path) -> Store {
    Store::open(folder, ENTROPY.fetch_add(1, Ordering::Relaxed)).unwrap()
}

fn identity(text: &str) -> Identity {
    Identity { text: text.to_owned(), answer: "answer".to_owned(), kind: "short".to_owned() }
}

pub fn moment(day: i64) -> Moment {
    Moment { at: day * DAY + DAY / 2, day }
}

fn review(store: &mut Store, item: &str, rating: Rating, now: Moment) -> Review {
    Review {
        deck: "deck".to_owned(),
        item: item.to_owned(),
        question: item.split('#').next().unwrap().to_owned(),
        mode: Mode::Quiz,
        form: "lines".to_owned(),
        rating,
        ..Review::new(store.id(now.at), store.device(), now, Aim::default())
    }
}

pub(super) fn answer(
    store: &mut Store,
    item: &str,
    rating: Rating,
    day: i64,
) -> (Review, Recorded) {
    let review = review(store, item, rating, moment(day));
    let recorded = store.record(&review, &identity(item), None).unwrap();
    (review, recorded)
}

fn amend(store: &mut Store, review: &Review, change: Change, rating: Option<Rating>) {
    let amendment = Amendment { review: review.id, change, rating };
    let now = Moment { at: review.at + 1, day: review.day };
    store.amend(&amendment, now, None).unwrap();
}

fn rename(store: &mut Store, item: &str, to: &str, day: i64) {
    let rename = Rename {
        deck: "deck".to_owned(),
        item: item.to_owned(),
        question: item.to_owned(),
        to_deck: "deck".to_owned(),
        to_item: to.to_owned(),
        to_question: to.to_owned(),
    };
    store.rename(&[rename], &[], moment(day)).unwrap();
}

fn forget(store: &mut Store, questions: Option<&[String]>) -> usize {
    let found = store.forgettable("deck", questions).unwrap();
    store.forget(&found, moment(100)).unwrap();
    found.answers.len()
}

fn import(store: &mut Store, text: &str) -> Result<Imported> {
    store.import(&mut text.as_bytes(), "a file", moment(100))
}

/// Every memory, with the answer it was computed from.
pub fn memories(store: &Store) -> Vec<String> {
    let sql = "SELECT i.item, m.* FROM memories m JOIN items i ON i.id = m.item ORDER BY i.item";
    let mut statement = store.connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let values = (0..columns).filter(|at| *at != 1).map(|at| row.get_ref(at).unwrap());
        Ok(format!("{:?}", values.collect::<Vec<_>>()))
    });
    rows.unwrap().map(|row| row.unwrap()).collect()
}

pub fn exported(store: &Store) -> String {
    let mut text = Vec::new();
    store.export(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn an_answer_makes_a_memory_that_is_due_later() {
    let mut store = store();
    let (_, recorded) = answer(&mut store, "minsk", Rating::Good, 100);
    let memory = recorded.memory.unwrap();
    assert!(recorded.moved && !recorded.leech);
    assert_eq!((memory.last, memory.reps), (100, 1));
    assert!(store.due("deck", memory.due - 1).unwrap().is_empty());
    assert_eq!(store.due("deck", memory.due).unwrap()[0].item, "minsk");
    assert!(store.due("other", memory.due).unwrap().is_empty());
    let progress = store.progress("deck", 100).unwrap();
    assert_eq!(progress, DeckProgress { remembered: 1, next: Some(memory.due) });
    assert_eq!(store.count_due("deck", memory.due, |_| true).unwrap(), 1);
    assert_eq!(store.count_due("deck", memory.due, |key| key != "minsk").unwrap(), 0);
    assert_eq!(store.introduced(100).unwrap()["deck"], 1);
    assert!(store.introduced(101).unwrap().is_empty());
}

#[test]
fn decks_with_progress_are_named_once_each() {
    let mut store = store();
    assert!(store.decks().unwrap().is_empty());
    answer(&mut store, "minsk", Rating::Good, 100);
    answer(&mut store, "riga", Rating::Good, 100);
    assert_eq!(store.decks().unwrap(), ["deck"]);
}

#[test]
fn a_course_is_the_first_answer_of_each_day() {
    let mut store = store();
    for (day, rating) in [(100, Rating::Good), (100, Rating::Easy), (103, Rating::Again)] {
        answer(&mut store, "minsk", rating, day);
    }
    assert_eq!(store.courses().unwrap(), [[(100, Rating::Good), (103, Rating::Again)]]);
}

#[test]
fn what_is_put_aside_is_not_counted_as_due() {
    let mut store = store();
    let due = answer(&mut store, "minsk", Rating::Good, 100).1.memory.unwrap().due;
    answer(&mut store, "riga", Rating::Again, 100);
    let counts = |store: &Store| {
        let load = store.upcoming(due).unwrap();
        (
            store.count_due("deck", due, |_| true).unwrap(),
            load.on(due),
            store.load(due, due).unwrap(),
        )
    };
    let before = counts(&store);
    let decide = |store: &mut Store, treatment| {
        self::decide(store, "riga", treatment, None, 101);
    };
    assert_eq!(before, (2, 2, vec![2]));
    for treatment in [Treatment::Known, Treatment::Suspended] {
        decide(&mut store, treatment);
        assert_eq!(counts(&store), (1, 1, vec![1]));
        decide(&mut store, Treatment::Asked);
        assert_eq!(counts(&store), before);
    }
    self::decide(&mut store, "riga", Treatment::Buried, Some(due + 1), due);
    assert_eq!(counts(&store), (1, 1, vec![1]));
    assert_eq!(store.load(due, due + 1).unwrap(), [1, 1], "it is due the day after");
    assert_eq!(store.count_due("deck", due + 1, |_| true).unwrap(), 2);
}

#[test]
fn later_answers_of_a_day_are_recorded_and_left_out() {
    let mut store = store();
    let first = answer(&mut store, "minsk", Rating::Good, 100).1;
    let second = answer(&mut store, "minsk", Rating::Easy, 100).1;
    assert_eq!(first.memory, second.memory);
    assert!(!second.moved);
    assert_eq!(exported(&store).lines().filter(|line| line.contains("\"review\"")).count(), 2);
}

#[test]
fn what_was_taken_back_never_happened_but_stays_in_the_record() {
    let mut store = store();
    let (first, _) = answer(&mut store, "minsk", Rating::Good, 100);
    let before = memories(&store);
    let (second, _) = answer(&mut store, "minsk", Rating::Again, 103);
    amend(&mut store, &second, Change::Undo, None);
    assert_eq!(memories(&store), before);
    amend(&mut store, &first, Change::Undo, None);
    assert!(memories(&store).is_empty());
    assert_eq!(exported(&store).lines().count(), 5);
}

#[test]
fn of_several_changes_to_an_answer_the_latest_counts() {
    let mut store = store();
    let (review, first) = answer(&mut store, "minsk", Rating::Again, 100);
    amend(&mut store, &review, Change::Wrong, Some(Rating::Again));
    amend(&mut store, &review, Change::Right, Some(Rating::Good));
    let memory = store.memories("deck").unwrap()["minsk"];
    assert!(memory.stability > first.memory.unwrap().stability);
}

#[test]
fn a_leech_is_told_when_it_becomes_one() {
    let mut store = store();
    let told: Vec<i64> = (0..14)
        .filter(|day| answer(&mut store, "minsk", Rating::Again, 100 + day).1.leech)
        .collect();
    assert_eq!(told, [8, 12]);
}

#[test]
fn reading_under_any_clock_changes_nothing() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    answer(&mut store, "riga", Rating::Good, 9000);
    let before = memories(&store);
    for day in [0, 99, 100, 9000, 90_000] {
        store.due("deck", day).unwrap();
        store.progress("deck", day).unwrap();
        store.memories("deck").unwrap();
        assert_eq!(memories(&store), before, "on day {day}");
    }
}

#[test]
fn answers_count_in_the_order_they_were_given_whatever_the_clock_said() {
    let mut store = store();
    let ahead = answer(&mut store, "minsk", Rating::Good, 9000).1.memory.unwrap();
    let (_, back) = answer(&mut store, "minsk", Rating::Again, 104);
    let back = back.memory.unwrap();
    assert_eq!((back.last, back.reps), (9000, 1), "no time went by");
    assert_eq!((back.due, back.later), (104, ahead.later), "it was missed, and is due");
    let before = memories(&store);
    store.rebuild().unwrap();
    assert_eq!(memories(&store), before);
}

#[test]
fn answers_of_a_wrong_clock_get_the_days_they_belong_to() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    answer(&mut store, "minsk", Rating::Good, 9000);
    let ahead = store.answers_between(106, i64::MAX).unwrap();
    assert_eq!(ahead.len(), 1);
    store.redate(&[(ahead[0], 103)], moment(104)).unwrap();
    let mut right = self::store();
    answer(&mut right, "minsk", Rating::Good, 100);
    answer(&mut right, "minsk", Rating::Good, 103);
    let memory = |store: &Store| store.memories("deck").unwrap()["minsk"];
    assert_eq!(memory(&store).last, 103);
    assert!((memory(&store).stability - memory(&right).stability).abs() < f32::EPSILON);
    assert_eq!(store.answers_between(103, 103).unwrap().len(), 1);
    assert!(store.answers_between(106, i64::MAX).unwrap().is_empty());
    // Once more, from where it stands now.
    let again = store.answers_between(103, 103).unwrap();
    store.redate(&[(again[0], 102)], moment(104)).unwrap();
    assert_eq!(memory(&store).last, 102);
}

#[test]
fn what_was_missed_is_due_until_it_was_recalled() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    let missed = answer(&mut store, "minsk", Rating::Again, 103).1.memory.unwrap();
    assert_eq!(missed.due, 103);
    assert_eq!(store.due("deck", 103).unwrap().len(), 1);
    let again = answer(&mut store, "minsk", Rating::Good, 103).1;
    let memory = again.memory.unwrap();
    assert!(!again.moved);
    assert_eq!((memory.due, memory.later, memory.reps), (missed.later, missed.later, 2));
    assert!(store.due("deck", 103).unwrap().is_empty());
    let before = memories(&store);
    store.rebuild().unwrap();
    assert_eq!(memories(&store), before);
}

fn decide(store: &mut Store, item: &str, treatment: Treatment, due: Option<i64>, day: i64) {
    let decision = Decision {
        deck: "deck".to_owned(),
        item: item.to_owned(),
        question: item.to_owned(),
        treatment,
        day: due,
        text: None,
    };
    store.decide(&[decision], moment(day)).unwrap();
}

/// Flags an item, or writes a note on it; without a text, takes that off.
fn write_on(store: &mut Store, item: &str, treatment: Treatment, text: Option<&str>) -> Id {
    let decision = Decision {
        deck: "deck".to_owned(),
        item: item.to_owned(),
        question: item.to_owned(),
        treatment,
        day: None,
        text: text.map(str::to_owned),
    };
    store.decide(&[decision], moment(100)).unwrap()[0]
}

/// What was decided about every item, by key.
pub fn asides(store: &Store) -> std::collections::BTreeMap<String, Aside> {
    store.asides("deck").unwrap().into_iter().collect()
}

#[test]
fn a_learner_decides_about_single_items() {
    let mut store = store();
    for item in ["minsk", "riga"] {
        answer(&mut store, item, Rating::Good, 100);
    }
    decide(&mut store, "minsk", Treatment::Due, Some(150), 101);
    assert_eq!(store.memories("deck").unwrap()["minsk"].due, 150);
    decide(&mut store, "minsk", Treatment::Reset, None, 102);
    assert_eq!(store.memories("deck").unwrap().keys().collect::<Vec<_>>(), ["riga"]);
    assert!(
        !store.learned("deck").unwrap().contains_key("minsk"),
        "what was before does not count"
    );
    answer(&mut store, "minsk", Rating::Good, 103);
    assert_eq!(store.memories("deck").unwrap()["minsk"].reps, 1);
    decide(&mut store, "riga", Treatment::Known, None, 104);
    let known = || Aside { known: true, ..Aside::default() };
    assert_eq!(asides(&store), [("riga".to_owned(), known())].into());
    rename(&mut store, "riga", "tallinn", 105);
    assert_eq!(asides(&store), [("tallinn".to_owned(), known())].into());
    decide(&mut store, "tallinn", Treatment::Asked, None, 106);
    assert!(asides(&store).is_empty());
    let before = memories(&store);
    store.rebuild().unwrap();
    assert_eq!(memories(&store), before);
}

#[test]
fn suspended_stays_suspended_however_it_is_buried_and_flags_and_notes_are_kept_apart() {
    let mut store = store();
    write_on(&mut store, "minsk", Treatment::Flagged, Some("hard"));
    write_on(&mut store, "minsk", Treatment::Noted, Some("think of a mint"));
    decide(&mut store, "minsk", Treatment::Suspended, None, 100);
    decide(&mut store, "minsk", Treatment::Buried, Some(101), 100);
    let all = Aside {
        known: false,
        suspended: true,
        buried: Some(101),
        flag: Some("hard".to_owned()),
        note: Some("think of a mint".to_owned()),
    };
    assert_eq!(asides(&store)["minsk"], all);
    assert!(memories(&store).is_empty(), "nothing was answered");
    decide(&mut store, "minsk", Treatment::Asked, None, 100);
    assert_eq!(asides(&store)["minsk"], Aside { suspended: false, buried: None, ..all });
    write_on(&mut store, "minsk", Treatment::Flagged, None);
    write_on(&mut store, "minsk", Treatment::Noted, None);
    assert!(asides(&store).is_empty());
}

#[test]
fn what_was_decided_and_taken_back_never_was() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    let before = (memories(&store), asides(&store));
    let all = [
        (Treatment::Reset, None),
        (Treatment::Due, Some(150)),
        (Treatment::Suspended, None),
        (Treatment::Buried, Some(101)),
    ];
    for (treatment, day) in all {
        let decision = Decision {
            deck: "deck".to_owned(),
            item: "minsk".to_owned(),
            question: "minsk".to_owned(),
            treatment,
            day,
            text: None,
        };
        let ids = store.decide(&[decision], moment(100)).unwrap();
        assert_ne!((memories(&store), asides(&store)), before, "{treatment:?}");
        store.withdraw(&ids, moment(100)).unwrap();
        assert_eq!((memories(&store), asides(&store)), before, "{treatment:?}");
    }
    write_on(&mut store, "minsk", Treatment::Flagged, Some("hard"));
    let second = write_on(&mut store, "minsk", Treatment::Flagged, Some("easy"));
    store.withdraw(&[second], moment(100)).unwrap();
    assert_eq!(asides(&store)["minsk"].flag.as_deref(), Some("hard"), "what was there before");
}

#[test]
fn a_version_before_keeps_what_it_cannot_read_of_decisions() {
    let mut store = store();
    write_on(&mut store, "minsk", Treatment::Noted, Some("think of a mint"));
    decide(&mut store, "minsk", Treatment::Known, None, 100);
    let versions: Vec<bool> =
        exported(&store).lines().map(|line| line.contains("\"version\":2")).collect();
    assert_eq!(versions, [true, false]);
}

#[test]
fn what_was_decided_is_forgotten_with_the_answers_and_does_not_come_back() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    answer(&mut store, "riga", Rating::Good, 100);
    write_on(&mut store, "minsk", Treatment::Noted, Some("a secret"));
    write_on(&mut store, "riga", Treatment::Noted, Some("no secret"));
    let before = exported(&store);
    rename(&mut store, "minsk", "brest", 101);
    assert_eq!(forget(&mut store, Some(&["brest".to_owned()])), 1);
    let again = import(&mut store, &before).unwrap();
    assert_eq!((again.new, asides(&store).len()), (0, 1));
    store.rebuild().unwrap();
    let left = exported(&store);
    assert!(!left.contains("a secret") && left.contains("no secret"), "{left}");
    write_on(&mut store, "vilnius", Treatment::Flagged, Some("hard"));
    let found = store.forgettable("deck", Some(&["vilnius".to_owned()])).unwrap();
    assert_eq!((found.answers.len(), found.decisions.len()), (0, 1), "it was never answered");
}

#[test]
fn what_was_forgotten_does_not_come_back() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    let mut other = self::store();
    let before = exported(&store);
    import(&mut other, &before).unwrap();
    assert_eq!(forget(&mut store, None), 1);
    let again = import(&mut store, &before).unwrap();
    assert_eq!((again.new, again.known), (0, 2));
    assert!(memories(&store).is_empty());
    // What the other device answered meanwhile stays; what is named is forgotten there too.
    answer(&mut other, "riga", Rating::Good, 101);
    import(&mut other, &exported(&store)).unwrap();
    assert_eq!(other.memories("deck").unwrap().keys().collect::<Vec<_>>(), ["riga"]);
    import(&mut store, &exported(&other)).unwrap();
    assert_eq!(exported(&store), exported(&other));
}

#[test]
fn an_import_can_be_taken_back() {
    let mut there = store();
    answer(&mut there, "minsk", Rating::Good, 100);
    let mut here = store();
    answer(&mut here, "minsk", Rating::Again, 99);
    answer(&mut here, "riga", Rating::Good, 99);
    let before = (memories(&here), exported(&here));
    let imported = import(&mut here, &exported(&there)).unwrap();
    assert_ne!(memories(&here), before.0);
    assert_eq!(here.batches().unwrap().len(), 1);
    assert_eq!(here.undo_import(imported.batch.unwrap()).unwrap(), 2);
    assert_eq!((memories(&here), exported(&here)), before);
    assert!(here.batches().unwrap().is_empty());
}

#[test]
fn what_a_later_version_says_is_kept_and_handed_on() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    let text = exported(&store).replacen("\"hints\"", "\"mood\":\"good\",\"hints\"", 1);
    let strange = "{\"event\":\"picture\",\"version\":7,\"id\":\"01234567-89ab-7000-8000-000000000000\",\
        \"device\":\"01234567-89ab-7000-8000-000000000000\",\"number\":5,\"at\":5,\"of\":[1,2]}";
    let mut other = self::store();
    let imported = import(&mut other, &format!("{text}{strange}\n")).unwrap();
    let met: Vec<(&str, usize)> =
        imported.strange.iter().map(|(what, count)| (&**what, *count)).collect();
    assert_eq!(met, [("event `picture`", 1), ("field `mood`", 1)]);
    let handed_on = exported(&other);
    assert!(handed_on.contains("\"mood\":\"good\"") && handed_on.contains("\"of\":[1,2]"));
    let mut third = self::store();
    import(&mut third, &handed_on).unwrap();
    assert_eq!(exported(&third), handed_on);
}

#[test]
fn of_a_file_that_is_cut_off_the_whole_lines_come_in() {
    let mut store = store();
    for day in 100..103 {
        answer(&mut store, "minsk", Rating::Good, day);
    }
    let text = exported(&store);
    let mut other = self::store();
    let imported = import(&mut other, &text[..text.len() - 20]).unwrap();
    assert_eq!(imported.new, 3);
    assert_eq!(imported.cut.unwrap().0, 4);
}

#[test]
fn the_lines_of_a_long_file_are_counted_through_all_its_pieces() {
    let mut there = store();
    let lines: Vec<String> = (0..1_500)
        .map(|number| {
            let item = format!("item {}", number % 50);
            let mut review = review(&mut there, &item, Rating::Good, moment(100 + number / 50));
            // One line is longer than a piece.
            review.given = vec!["word ".repeat(if number == 700 { 100_000 } else { 20 })];
            serde_json::to_string(&Event::Review(Box::new(review))).unwrap() + "\n"
        })
        .collect();
    let text = format!("\n{}\n{}", lines[..750].concat(), lines[750..].concat());
    let mut here = store();
    let imported = import(&mut here, &text).unwrap();
    assert_eq!((imported.new, imported.known, imported.cut), (1_500, 0, None));
    assert_eq!(exported(&here).lines().count(), 1_500);
    assert_eq!(seal::count_broken(&here.connection).unwrap(), 0);
    let memories = self::memories(&here);
    here.rebuild().unwrap();
    assert_eq!(self::memories(&here), memories);
    let imported = import(&mut store(), &text[..text.len() - 20]).unwrap();
    assert_eq!((imported.new, imported.cut.unwrap().0), (1_499, 1_502));
    let mut other = store();
    let text = text.replace(&lines[1_400], "nothing\n");
    let error = import(&mut other, &text).unwrap_err().to_string();
    assert!(error.contains("line 1403"), "{error}");
    assert_eq!(exported(&other), "");
}

#[test]
fn parameters_leave_days_as_they_are_unless_they_are_to_follow() {
    let with = |replan| {
        let mut store = store();
        for item in ["minsk", "riga"] {
            answer(&mut store, item, Rating::Good, 100);
        }
        let due = |store: &Store| {
            let memories = store.memories("deck").unwrap();
            ["minsk", "riga"].map(|item| memories[item].due)
        };
        let before = due(&store);
        let mut parameters = *store.scheduler().parameters();
        parameters[2] = 30.0;
        store.set_parameters(parameters, replan, moment(101)).unwrap();
        let after = due(&store);
        store.rebuild().unwrap();
        assert_eq!(due(&store), after, "a rebuild says the same");
        assert!((store.memories("deck").unwrap()["minsk"].stability - 30.0).abs() < 1e-3);
        before == after
    };
    assert!(with(false) && !with(true));
}

#[test]
fn progress_goes_over_with_all_that_was_answered_before() {
    let mut store = store();
    answer(&mut store, "old", Rating::Good, 100);
    let memory = answer(&mut store, "old", Rating::Good, 103).1.memory.unwrap();
    rename(&mut store, "old", "new", 104);
    let all = store.memories("deck").unwrap();
    assert_eq!(all.keys().collect::<Vec<_>>(), ["new"]);
    assert!((all["new"].stability - memory.stability).abs() < f32::EPSILON);
    // The old name can be another question's now.
    answer(&mut store, "old", Rating::Again, 105);
    assert_eq!(store.memories("deck").unwrap().len(), 2);
    rename(&mut store, "new", "newer", 106);
    let before = memories(&store);
    store.rebuild().unwrap();
    assert_eq!(memories(&store), before);
    assert_eq!(store.memories("deck").unwrap()["newer"].reps, 2);
    // Back to the first name, together with what was answered under it since.
    rename(&mut store, "newer", "old", 107);
    let before = memories(&store);
    store.rebuild().unwrap();
    assert_eq!(memories(&store), before);
    assert_eq!(store.memories("deck").unwrap()["old"].reps, 3);
}

#[test]
fn forgetting_deletes_what_was_named_and_nothing_else() {
    let mut store = store();
    for item in ["one", "two", "three"] {
        answer(&mut store, item, Rating::Good, 100);
    }
    rename(&mut store, "one", "uno", 101);
    let named = ["uno".to_owned()];
    assert_eq!(forget(&mut store, Some(&named)), 1);
    assert_eq!(store.memories("deck").unwrap().len(), 2);
    assert_eq!(exported(&store).matches("\"review\"").count(), 2);
    let before = memories(&store);
    store.rebuild().unwrap();
    assert_eq!(memories(&store), before);
    assert_eq!(forget(&mut store, None), 2);
    let left = exported(&store);
    assert!(!left.contains("\"event\":\"review\"") && !left.contains("\"text\""), "{left}");
}

#[test]
fn a_sitting_that_was_not_finished_is_found_again() {
    let mut store = store();
    let decks = ["b".to_owned(), "a".to_owned()];
    let id = store.id(5);
    let session = StoredSession {
        id,
        decks: decks.to_vec(),
        mode: Mode::Quiz,
        at: 5,
        seed: u64::MAX,
        plan: "plan".to_owned(),
        events: vec!["one".to_owned(), "two".to_owned()],
    };
    store.begin(&session).unwrap();
    let turned = ["a".to_owned(), "b".to_owned()];
    let found = store.unfinished(&turned, Mode::Quiz).unwrap().unwrap();
    assert_eq!((found.id, found.seed, &found.plan[..]), (id, u64::MAX, "plan"));
    assert_eq!(found.events, ["one", "two"]);
    assert_eq!(store.unfinished(&decks[..1], Mode::Quiz).unwrap(), None);
    assert_eq!(store.unfinished(&decks, Mode::Learn).unwrap(), None);
    assert_eq!(store.open_plans("a").unwrap(), [(id, "plan".to_owned())]);
    assert!(store.open_plans("c").unwrap().is_empty());
    store.replan(id, "another plan").unwrap();
    assert_eq!(store.open_plans("b").unwrap(), [(id, "another plan".to_owned())]);
    let came_to = DeckScore { deck: "a".to_owned(), asked: 4, right: 3, percent: 75.0 };
    store.finish(id, &[came_to], moment(1)).unwrap();
    assert_eq!(store.unfinished(&decks, Mode::Quiz).unwrap(), None);
    let scores = store.scores("a").unwrap();
    assert_eq!(scores, Scores { count: 1, last: Some(75.0), best: Some(75.0) });
    assert_eq!(store.scores("b").unwrap(), Scores::default(), "nothing of it was asked");
}

fn sitting(store: &mut Store, at: i64) -> StoredSession {
    StoredSession {
        id: store.id(at),
        decks: vec!["deck".to_owned()],
        mode: Mode::Quiz,
        at,
        seed: 1,
        plan: "plan".to_owned(),
        events: vec!["one".to_owned()],
    }
}

#[test]
fn an_exam_is_concluded_once_and_all_at_once() {
    let mut store = store();
    let exam = StoredSession { mode: Mode::Exam, ..sitting(&mut store, 5) };
    store.begin(&exam).unwrap();
    store.happened(exam.id, "two").unwrap();
    assert_eq!(store.open_sessions().unwrap()[0].events, ["one", "two"]);
    let now = moment(1);
    let reviews: Vec<_> = ["ash", "oak"]
        .into_iter()
        .map(|item| (review(&mut store, item, Rating::Good, now), identity(item)))
        .collect();
    let came_to = DeckScore { deck: "deck".to_owned(), asked: 2, right: 2, percent: 100.0 };
    let scores = [came_to];
    let mut again = store.conclude(exam.id, &reviews, &scores, now).unwrap();
    assert_eq!(again, Some(Vec::new()));
    assert_eq!(store.memories("deck").unwrap().len(), 2);
    for _ in 0..2 {
        again = store.conclude(exam.id, &reviews, &scores, now).unwrap();
        assert_eq!(again, None);
    }
    let mut lines = Vec::new();
    store.export(&mut lines).unwrap();
    let of = |kind: &str| {
        let lines = String::from_utf8_lossy(&lines);
        lines.lines().filter(|line| line.contains(&format!("\"event\":\"{kind}\""))).count()
    };
    assert_eq!((of("review"), of("result")), (2, 1));
    assert!(store.open_sessions().unwrap().is_empty());
}

#[test]
fn an_exam_that_is_not_handed_in_is_forgotten_with_its_deck() {
    let mut store = store();
    let exam = StoredSession { mode: Mode::Exam, ..sitting(&mut store, 5) };
    store.begin(&exam).unwrap();
    assert!(store.forgettable("other", None).unwrap().is_empty());
    assert!(store.forgettable("deck", Some(&["ash".to_owned()])).unwrap().is_empty());
    assert_eq!(store.forgettable("deck", None).unwrap().exams, 1);
    forget(&mut store, None);
    assert!(store.open_sessions().unwrap().is_empty());
    assert!(store.forgettable("deck", None).unwrap().is_empty());
}

#[test]
fn a_sitting_is_offered_only_where_no_later_one_of_its_decks_follows() {
    let mut store = store();
    for at in [5, 6] {
        let session = sitting(&mut store, at);
        store.begin(&session).unwrap();
    }
    let open = store.open_sessions().unwrap();
    assert_eq!(open.iter().map(|session| session.at).collect::<Vec<_>>(), [6]);
    store.finish(open[0].id, &[], moment(1)).unwrap();
    assert!(store.open_sessions().unwrap().is_empty());
}

#[test]
fn nothing_is_kept_that_would_repeat_a_sitting_that_ended() {
    let mut store = store();
    for is_finished in [true, false] {
        let session = sitting(&mut store, 5);
        store.begin(&session).unwrap();
        if is_finished {
            store.finish(session.id, &[], moment(1)).unwrap();
        } else {
            store.drop_session(session.id).unwrap();
        }
    }
    let sql = "SELECT count(*) FROM happenings";
    let left: i64 = store.connection.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn a_sitting_is_not_offered_while_another_process_asks_it() {
    let folder = tempfile::TempDir::new().unwrap();
    let (mut here, mut there) = (store_in(folder.path()), store_in(folder.path()));
    let session = sitting(&mut here, 5);
    here.begin(&session).unwrap();
    assert!(there.open_sessions().unwrap().is_empty());
    assert!(!there.claim(session.id).unwrap());
    drop(here);
    assert_eq!(there.open_sessions().unwrap(), std::slice::from_ref(&session));
    assert!(there.claim(session.id).unwrap());
}

#[test]
fn an_event_that_says_what_cannot_be_is_no_event() {
    let mut store = store();
    let (review, _) = answer(&mut store, "minsk", Rating::Good, 100);
    amend(&mut store, &review, Change::Right, Some(Rating::Easy));
    let session = sitting(&mut store, 5);
    store.begin(&session).unwrap();
    let came_to = DeckScore { deck: "deck".to_owned(), asked: 4, right: 3, percent: 75.0 };
    store.finish(session.id, &[came_to], moment(1)).unwrap();
    decide(&mut store, "minsk", Treatment::Due, Some(107), 100);
    let whole = exported(&store);
    import(&mut self::store(), &whole).unwrap();
    for (from, to) in [
        ("\"asked\":4", "\"asked\":2"),
        ("\"percent\":75.0", "\"percent\":175.0"),
        ("\"change\":\"right\"", "\"change\":\"left\""),
        ("\"change\":\"right\"", "\"change\":\"undo\""),
        ("\"day\":107", "\"day\":376200"),
        ("\"day\":107", "\"day\":-1"),
    ] {
        let text = whole.replace(from, to);
        assert_ne!(text, whole, "{from}");
        assert!(import(&mut self::store(), &text).is_err(), "{to}");
    }
}

#[test]
fn an_answer_keeps_its_event_or_nothing_is_kept() {
    let mut store = store();
    let mut review = review(&mut store, "minsk", Rating::Good, moment(100));
    review.session = Some(store.id(1));
    // There is no such sitting: the whole answer is refused.
    assert!(store.record(&review, &identity("minsk"), Some("event")).is_err());
    assert!(memories(&store).is_empty());
    assert_eq!(exported(&store), "");
}

#[test]
fn parameters_are_kept_and_every_memory_computed_again() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut store = Store::open(folder.path(), 1).unwrap();
    answer(&mut store, "minsk", Rating::Good, 100);
    let mut parameters = *store.scheduler().parameters();
    parameters[2] = 9.0;
    store.set_parameters(parameters, true, moment(101)).unwrap();
    drop(store);
    let mut store = Store::open(folder.path(), 2).unwrap();
    assert_eq!(format!("{:?}", store.scheduler().parameters()), format!("{parameters:?}"));
    let memory = store.memories("deck").unwrap()["minsk"];
    assert!((memory.stability - 9.0).abs() < 1e-4 && memory.due > 107);
    parameters[2] = f32::INFINITY;
    assert!(store.set_parameters(parameters, true, moment(102)).is_err());
}

#[test]
fn a_full_disk_is_told_and_earlier_answers_are_safe() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut store = Store::open(folder.path(), 1).unwrap();
    answer(&mut store, "minsk", Rating::Good, 100);
    let pages: i64 =
        store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let error = (0..1000).find_map(|number| {
        let review = review(&mut store, &format!("item {number}"), Rating::Good, moment(100));
        store.record(&review, &identity("a long text to fill the disk with"), None).err()
    });
    let error = error.unwrap().to_string();
    assert!(error.contains("the disk is full") && !error.contains("--no-save"), "{error}");
    drop(store);
    let store = Store::open(folder.path(), 2).unwrap();
    assert!(store.memories("deck").unwrap().contains_key("minsk"));
}

fn opening_fails_and_nothing_changes(content: &[u8], message: &str) {
    let folder = tempfile::TempDir::new().unwrap();
    let path = file_in(folder.path());
    std::fs::write(&path, content).unwrap();
    let error = Store::open(folder.path(), 1).err().unwrap().to_string();
    assert!(error.contains(message), "{error}");
    assert!(error.contains("history.db") && error.contains("hint: "), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), content);
}

#[test]
fn a_file_that_is_not_ours_is_left_as_it_is() {
    opening_fails_and_nothing_changes(&b"not a database at all\n".repeat(100), "damaged");
    opening_fails_and_nothing_changes(b"short", "damaged");
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("other.db");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    drop(other);
    opening_fails_and_nothing_changes(&std::fs::read(&path).unwrap(), "another program");
    let mut ours = std::fs::read(&path).unwrap();
    {
        let store = Store::open(folder.path(), 1).unwrap();
        store.connection.pragma_update(None, "user_version", 99).unwrap();
        store.connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    }
    ours.clear();
    ours.extend(std::fs::read(file_in(folder.path())).unwrap());
    opening_fails_and_nothing_changes(&ours, "newer quizdeck");
}

#[test]
fn a_damaged_page_is_told() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut store = Store::open(folder.path(), 1).unwrap();
    for number in 0..300 {
        answer(&mut store, &format!("item {number}"), Rating::Good, 100);
    }
    store.connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(store);
    let path = file_in(folder.path());
    let mut bytes = std::fs::read(&path).unwrap();
    for byte in &mut bytes[4096..] {
        *byte = 0x5a;
    }
    std::fs::write(&path, &bytes).unwrap();
    let error = Store::open(folder.path(), 2)
        .and_then(|mut store| store.rebuild().map(|_| ()))
        .unwrap_err()
        .to_string();
    assert!(error.contains("damaged"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let error = Store::open(&folder.path().join("file/data"), 1).err().unwrap().to_string();
    assert!(error.contains("cannot make the folder") && error.contains("--data"), "{error}");
}

#[test]
fn several_at_once_make_one_file_and_all_record() {
    let folder = tempfile::TempDir::new().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let path = folder.path();
            scope.spawn(move || {
                let mut store = Store::open(path, 100 + thread).unwrap();
                for number in 0..20 {
                    answer(&mut store, &format!("shared {number}"), Rating::Good, 100);
                    answer(&mut store, &format!("own {thread}"), Rating::Good, 100 + number);
                }
            });
        }
    });
    let mut store = Store::open(folder.path(), 1).unwrap();
    let before = memories(&store);
    let rebuilt = store.rebuild().unwrap();
    assert_eq!(rebuilt, Rebuilt { reviews: 320, memories: 28 });
    assert_eq!(memories(&store), before);
}

#[test]
fn a_line_that_is_no_event_is_told_and_nothing_is_imported() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    let good = exported(&store);
    let cases = [
        ("{}", "`event` is missing"),
        ("no json", "line 3: it is no JSON"),
        (r#"{"event":"answer"}"#, "`id` is missing"),
        (
            r#"{"event":"amendment","id":"00000000-0000-7000-8000-000000000000","device":"00000000-0000-7000-8000-000000000000","review":"00000000-0000-7000-8000-000000000000","at":1,"number":1,"change":"right"}"#,
            "a change has a rating",
        ),
    ];
    for (line, message) in cases {
        let mut other = self::store();
        let text = format!("{good}{line}\n");
        let error = import(&mut other, &text).unwrap_err().to_string();
        assert!(error.contains(message) && error.contains("line 3"), "{error}");
        assert_eq!(exported(&other), "");
    }
    let review = good.lines().next().unwrap();
    for (from, to) in [
        ("\"of\":1", "\"of\":0"),
        ("\"of\":1", "\"of\":18446744073709551615"),
        ("\"earned\":0", "\"earned\":2"),
        ("\"hints\":0", "\"hints\":4294967295"),
        ("\"attempt\":1", "\"attempt\":0"),
        ("\"milliseconds\":0", "\"milliseconds\":18446744073709551615"),
        ("\"at\":8683200000,\"day\":100", "\"at\":8640000000000000000,\"day\":100000000000"),
        ("\"at\":8683200000,\"day\":100", "\"at\":-8640000000,\"day\":-100"),
        ("\"retention\":0.9", "\"retention\":0.999"),
        ("\"retention\":0.9", "\"retention\":0.9,\"until\":9223372036854775807"),
        ("\"day\":100", "\"day\":9000"),
        ("\"retention\":0.9", "\"retention\":1e999"),
        ("\"rating\":\"good\"", "\"rating\":\"fine\""),
    ] {
        let text = review.replace(from, to);
        assert_ne!(text, review);
        assert!(import(&mut self::store(), &text).is_err(), "{text}");
    }
}

#[test]
fn a_day_may_be_off_its_time_by_three_days() {
    let mut store = store();
    answer(&mut store, "minsk", Rating::Good, 100);
    let review = exported(&store).lines().next().unwrap().to_owned();
    for (day, is_taken) in [(96, false), (97, true), (103, true), (104, false)] {
        let text = review.replace("\"day\":100", &format!("\"day\":{day}"));
        assert_eq!(import(&mut self::store(), &text).is_ok(), is_taken, "{day}");
    }
}

#[test]
fn forgetting_one_question_keeps_what_goes_over_to_another_in_two_steps() {
    let mut store = store();
    answer(&mut store, "other", Rating::Good, 100);
    answer(&mut store, "old", Rating::Good, 100);
    rename(&mut store, "old", "new", 101);
    rename(&mut store, "new", "newest", 102);
    assert_eq!(forget(&mut store, Some(&["other".to_owned()])), 1);
    store.rebuild().unwrap();
    let all = store.memories("deck").unwrap();
    assert_eq!(all.keys().collect::<Vec<_>>(), ["newest"]);
}

/// Something a learner does.
#[derive(Clone, Debug)]
pub enum Act {
    Forget(usize),
    Answer(usize, Rating),
    Undo(usize),
    Overrule(usize, bool),
    Rename(usize, usize),
    Unlink,
    Redate(i64, i64),
    Decide(usize, Treatment),
    Withdraw(usize),
    Fit(f32),
    /// The clock goes to another day.
    Jump(i64),
}

/// What a learner does in some time.
pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    let rating = prop::sample::select(Rating::ALL.to_vec());
    let mark = prop::sample::select(vec![
        Treatment::Reset,
        Treatment::Due,
        Treatment::Known,
        Treatment::Asked,
        Treatment::Suspended,
        Treatment::Buried,
        Treatment::Flagged,
        Treatment::Noted,
    ]);
    let act = prop_oneof![
        8 => (0_usize..5, rating).prop_map(|(item, rating)| Act::Answer(item, rating)),
        1 => (0_usize..99).prop_map(Act::Undo),
        2 => (0_usize..99, any::<bool>()).prop_map(|(at, right)| Act::Overrule(at, right)),
        1 => (0_usize..5, 0_usize..5).prop_map(|(from, to)| Act::Rename(from, to)),
        1 => Just(Act::Unlink),
        1 => (0_i64..400, 0_i64..40).prop_map(|(from, to)| Act::Redate(from, to)),
        3 => (0_usize..5, mark).prop_map(|(item, mark)| Act::Decide(item, mark)),
        1 => (0_usize..99).prop_map(Act::Withdraw),
        1 => (0_usize..5).prop_map(Act::Forget),
        1 => (0.5_f32..2.0).prop_map(Act::Fit),
        4 => prop_oneof![4 => 0_i64..40, 1 => 0_i64..400].prop_map(Act::Jump),
    ];
    prop::collection::vec(act, 0..40)
}

/// Does it all, by a clock that jumps as it likes, and reads in between.
pub fn act(store: &mut Store, acts: &[Act]) {
    let mut reviews: Vec<Review> = Vec::new();
    let mut decisions: Vec<Id> = Vec::new();
    let mut today = 100;
    for act in acts {
        let item = |number: &usize| format!("item {number}");
        match act {
            Act::Answer(number, rating) => {
                reviews.push(answer(store, &item(number), *rating, today).0);
            }
            Act::Undo(at) if !reviews.is_empty() => {
                amend(store, &reviews[at % reviews.len()].clone(), Change::Undo, None);
            }
            Act::Overrule(at, right) if !reviews.is_empty() => {
                let review = reviews[at % reviews.len()].clone();
                let (change, rating) = match right {
                    true => (Change::Right, Rating::Good),
                    false => (Change::Guessed, Rating::Again),
                };
                amend(store, &review, change, Some(rating));
            }
            Act::Rename(from, to) if from != to => {
                rename(store, &item(from), &item(to), today);
            }
            Act::Unlink => {
                let links = store.last_links().unwrap();
                let ids: Vec<Id> = links.into_iter().map(|(id, _)| id).collect();
                store.unlink(&ids, moment(today)).unwrap();
            }
            Act::Redate(from, to) => {
                let found = store.answers_between(100 + from, i64::MAX).unwrap();
                let found: Vec<_> = found.into_iter().map(|answer| (answer, 100 + to)).collect();
                store.redate(&found, moment(today)).unwrap();
            }
            Act::Decide(number, mark) => {
                let has_day = matches!(mark, Treatment::Due | Treatment::Buried);
                let has_text = matches!(mark, Treatment::Flagged | Treatment::Noted);
                let decision = Decision {
                    deck: "deck".to_owned(),
                    item: item(number),
                    question: item(number),
                    treatment: *mark,
                    day: has_day.then_some(today + 7),
                    text: (has_text && today % 3 > 0).then(|| format!("on day {today}")),
                };
                decisions.extend(store.decide(&[decision], moment(today)).unwrap());
            }
            Act::Withdraw(at) if !decisions.is_empty() => {
                let decision = decisions[at % decisions.len()];
                store.withdraw(&[decision], moment(today)).unwrap();
            }
            Act::Forget(number) => {
                let found = store.forgettable("deck", Some(&[item(number)])).unwrap();
                store.forget(&found, moment(today)).unwrap();
                reviews.retain(|review| !found.answers.contains(&review.id));
            }
            Act::Fit(factor) => {
                let mut numbers = fsrs::DEFAULT_PARAMETERS;
                numbers[0] *= factor;
                store.set_parameters(numbers, *factor > 1.0, moment(today)).unwrap();
            }
            Act::Jump(day) => today = 100 + day,
            Act::Undo(_) | Act::Overrule(..) | Act::Rename(..) | Act::Withdraw(_) => {}
        }
        store.due("deck", today).unwrap();
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_rebuild_gives_what_was_there_however_the_clock_jumps(acts in acts()) {
        let mut store = store();
        act(&mut store, &acts);
        let before = (memories(&store), asides(&store));
        store.rebuild().unwrap();
        prop_assert_eq!((memories(&store), asides(&store)), before);
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn histories_are_joined_in_any_order_with_the_same_result(
        common in acts(),
        own in prop::array::uniform3(acts()),
        orders in prop::array::uniform2(Just(vec![0_usize, 1, 2, 0, 1, 2]).prop_shuffle()),
    ) {
        // Three devices that were one, each with a past and a clock of its own since.
        let mut first = store();
        act(&mut first, &common);
        let common = exported(&first);
        let histories = own.map(|acts| {
            let mut store = store();
            import(&mut store, &common).unwrap();
            act(&mut store, &acts);
            exported(&store)
        });
        let joined = orders.map(|order| {
            let mut store = store();
            for (turn, at) in order.into_iter().enumerate() {
                let lines: Vec<&str> = match turn % 2 {
                    0 => histories[at].lines().collect(),
                    _ => histories[at].lines().rev().collect(),
                };
                import(&mut store, &lines.join("\n")).unwrap();
            }
            let again = import(&mut store, &histories[0]).unwrap();
            assert_eq!(again.new, 0);
            store
        });
        let [one, two] = &joined;
        prop_assert_eq!(exported(one), exported(two));
        prop_assert_eq!(memories(one), memories(two));
        prop_assert_eq!(asides(one), asides(two));
        let [mut one, _] = joined;
        let before = (memories(&one), asides(&one));
        one.rebuild().unwrap();
        prop_assert_eq!((memories(&one), asides(&one)), before, "joining is a replay");
    }
}

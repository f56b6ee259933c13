use super::*;
use crate::testing::cases;
use proptest::prelude::*;

const NAME: Name<'_> = Name { deck: "capitals", item: "minsk" };

/// The parameters of the reference crate's own test vectors.
const REFERENCE: Parameters = [
    0.684_542_2, 1.679_082_5, 4.734_942_4, 10.042_885, 7.441_023_3, 0.642_197_97, 1.071_918,
    0.002_519_525_4, 1.432_437, 0.1544, 0.869_276_6, 2.069_675_2, 0.0953, 0.2975, 2.469_114_8,
    0.195_420_35, 3.201_072, 0.180_462_61, 0.121_442_534, 0.0, 0.5,
];

fn near(one: f32, two: f32) -> bool {
    (one - two).abs() <= 1e-4 * two.abs().max(1.0)
}

fn after(scheduler: &Scheduler, answers: &[(u32, i64)]) -> Memory {
    let mut memory = None;
    let mut day = 0;
    for (rating, days) in answers {
        day += days;
        let rating = Rating::ALL[*rating as usize - 1];
        memory = Some(scheduler.answer(memory, NAME, rating, day, Aim::default(), None));
    }
    memory.unwrap()
}

#[test]
fn memories_agree_with_the_vectors_of_the_reference() {
    let scheduler = Scheduler::new(REFERENCE).unwrap();
    let memory = after(&scheduler, &[(1, 0), (3, 1), (3, 3), (3, 8), (3, 21)]);
    assert!(near(memory.stability, 31.722_992), "{memory:?}");
    assert!(near(memory.difficulty, 7.382_128), "{memory:?}");
    let before = after(&scheduler, &[(1, 0), (3, 1), (3, 3), (3, 8)]);
    let vectors = [
        (Rating::Again, 2.969_145_5, 8.000_659),
        (Rating::Hard, 17.091_452, 7.691_393_4),
        (Rating::Good, 31.722_992, 7.382_128),
        (Rating::Easy, 71.7502, 7.072_862_6),
    ];
    for (rating, stability, difficulty) in vectors {
        let memory = scheduler.step(Some(before), rating, before.last + 21).unwrap();
        assert!(near(memory.stability, stability), "{memory:?}");
        assert!(near(memory.difficulty, difficulty), "{memory:?}");
    }
}

#[test]
fn a_first_answer_gives_the_published_stability() {
    let scheduler = Scheduler::default();
    let expected = [(0.212, 6.4133), (1.2931, 5.112_17), (2.3065, 2.118_104), (8.2956, 1.0)];
    for (rating, (stability, difficulty)) in Rating::ALL.into_iter().zip(expected) {
        let memory = scheduler.step(None, rating, 5).unwrap();
        assert!(near(memory.stability, stability) && near(memory.difficulty, difficulty));
        assert_eq!((memory.first, memory.last, memory.reps, memory.lapses), (5, 5, 1, 0));
    }
    assert_eq!(
        scheduler.preview(None, NAME, 5, Aim::default(), &Load::default()),
        Some([1, 1, 2, 9])
    );
}

#[test]
fn only_the_first_answer_of_a_day_moves_the_memory() {
    let scheduler = Scheduler::default();
    let memory = after(&scheduler, &[(1, 10)]);
    for day in [10, 9, -3, i64::MIN] {
        assert_eq!(scheduler.step(Some(memory), Rating::Easy, day), None);
        let recalled =
            scheduler.answer(Some(memory), NAME, Rating::Easy, day, Aim::default(), None);
        assert_eq!(
            recalled,
            Memory { due: memory.later, missed: false, ..memory },
            "only it is not due any more"
        );
        assert_eq!(memory.elapsed(day), 0);
        assert!(near(scheduler.recall(&memory, day), 1.0));
    }
}

#[test]
fn recall_falls_to_nine_in_ten_when_the_stability_is_over() {
    let scheduler = Scheduler::default();
    let memory = Memory { stability: 30.0, ..after(&scheduler, &[(3, 0)]) };
    assert!(near(scheduler.recall(&memory, 30), 0.9));
    assert!(scheduler.recall(&memory, 10) > scheduler.recall(&memory, 11));
}

#[test]
fn a_leech_is_told_at_eight_lapses_and_every_four_from_there() {
    let scheduler = Scheduler::default();
    let mut memory = after(&scheduler, &[(1, 0)]);
    let mut flagged = Vec::new();
    for day in 1..20 {
        memory = scheduler.step(Some(memory), Rating::Again, day).unwrap();
        if memory.is_flagged() {
            flagged.push(memory.lapses);
        }
    }
    assert_eq!(flagged, [8, 12, 16]);
    assert!(memory.is_leech());
}

#[test]
fn everything_is_seen_again_in_the_last_days_before_a_deadline() {
    let scheduler = Scheduler::default();
    let mut days = Vec::new();
    for number in 0..100 {
        let item = format!("item {number}");
        let name = Name { deck: "d", item: &item };
        let strong = Memory { stability: 900.0, ..after(&scheduler, &[(3, 0)]) };
        let aim = Aim { until: Some(100), ..Aim::default() };
        days.push(scheduler.due(&strong, name, aim));
        for last in 93..100 {
            let seen = Memory { last, ..strong };
            assert!(scheduler.due(&seen, name, aim) > 200, "it was seen shortly before");
        }
        let weak = Memory { stability: 3.0, ..strong };
        assert!(scheduler.due(&weak, name, aim) <= 4);
    }
    days.sort_unstable();
    days.dedup();
    assert_eq!(days, [93, 94, 95, 96, 97, 98, 99]);
}

#[test]
fn parameters_that_are_no_numbers_are_refused() {
    let mut parameters = *Scheduler::default().parameters();
    assert!(Scheduler::new(parameters).is_some());
    parameters[3] = f32::NAN;
    assert!(Scheduler::new(parameters).is_none());
}

/// How much is due on some days after a day.
fn loads() -> impl Strategy<Value = Vec<(i64, usize)>> {
    prop::collection::vec((1_i64..60, 0_usize..30), 0..60)
}

fn answers() -> impl Strategy<Value = Vec<(u32, i64)>> {
    prop::collection::vec((1_u32..=4, 1_i64..400), 1..30)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_was_previewed_is_what_comes(history in answers(), retention in 0.7..0.99, until in prop::option::of(0_i64..4000), loads in loads()) {
        let scheduler = Scheduler::default();
        let memory = after(&scheduler, &history);
        let day = memory.last + 7;
        let aim = Aim { retention, until };
        let load = loads.into_iter().map(|(after, count)| (day + after, count)).collect();
        let preview = scheduler.preview(Some(memory), NAME, day, aim, &load).unwrap();
        prop_assert!(preview.is_sorted(), "{:?}", preview);
        for (rating, days) in Rating::ALL.into_iter().zip(preview) {
            prop_assert!((1..=36_500).contains(&days));
            let due = scheduler.choose(Some(memory), NAME, rating, day, aim, &load);
            prop_assert_eq!(due, Some(day + days));
            let answered = scheduler.answer(Some(memory), NAME, rating, day, aim, due);
            prop_assert_eq!(answered.later, day + days);
        }
    }

    #[test]
    fn no_early_answer_that_is_right_moves_the_day_in(history in answers(), early in 1_i64..4000, load in loads()) {
        let scheduler = Scheduler::default();
        let memory = after(&scheduler, &history);
        let day = (memory.later - early).max(memory.last + 1);
        prop_assume!(day < memory.later);
        let load = load.into_iter().map(|(after, count)| (day + after, count)).collect();
        for rating in [Rating::Hard, Rating::Good, Rating::Easy] {
            let due = scheduler.choose(Some(memory), NAME, rating, day, Aim::default(), &load);
            prop_assert!(due >= Some(memory.later), "{} {:?}", rating, due);
        }
    }

    #[test]
    fn a_day_with_little_load_is_chosen_within_what_the_interval_allows(history in answers(), load in loads(), until in prop::option::of(8_i64..400)) {
        let scheduler = Scheduler::default();
        let memory = after(&scheduler, &history);
        let day = memory.later;
        let load: Load = load.into_iter().map(|(after, count)| (day + after, count)).collect();
        let aim = Aim { until: until.map(|until| day + until), ..Aim::default() };
        let moved = scheduler.step(Some(memory), Rating::Again, day).unwrap();
        let span = scheduler.span(&moved, NAME, aim, None);
        let due = scheduler.choose(Some(memory), NAME, Rating::Again, day, aim, &load).unwrap();
        prop_assert!((span.first..=span.last).contains(&due), "{:?} {}", span, due);
        prop_assert!((span.first..=span.last).contains(&span.wish));
        prop_assert!((span.first..=span.last).all(|other| load.on(other) >= load.on(due)));
        let (ideal, days) = (scheduler.due(&moved, NAME, Aim::default()) - day, due - day);
        if let Some(until) = until {
            prop_assert!(days < until || ideal < until - LAST_DAYS);
        } else {
            prop_assert!((days - ideal).abs() * 10 <= ideal.max(20), "{} {}", days, ideal);
        }
    }

    #[test]
    fn memories_stay_within_their_bounds(history in answers()) {
        let scheduler = Scheduler::default();
        let memory = after(&scheduler, &history);
        prop_assert!((0.001..=36_500.0).contains(&memory.stability));
        prop_assert!((1.0..=10.0).contains(&memory.difficulty));
        prop_assert!(memory.later > memory.last && memory.due >= memory.last);
        let recall = scheduler.recall(&memory, memory.due);
        prop_assert!((0.0..=1.0).contains(&recall));
    }

    #[test]
    fn a_higher_wish_brings_an_item_back_sooner(history in answers()) {
        let scheduler = Scheduler::default();
        let memory = after(&scheduler, &history);
        let due = |retention| scheduler.due(&memory, NAME, Aim { retention, until: None });
        prop_assert!(due(0.97) <= due(0.9) && due(0.9) <= due(0.75));
    }

    #[test]
    fn intervals_are_spread_by_a_twentieth_at_most(ideal in 20.0_f32..30_000.0, reps in 0_u64..1000) {
        let mut random = Random::new(reps, &["fuzz"]);
        let span = Aim::default().span(ideal, 0, None, &mut random);
        for days in [span.first, span.wish, span.last] {
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let off = (days as f64 - f64::from(ideal)).abs();
            prop_assert!(off <= f64::from(ideal) * 0.05 + 0.5);
        }
    }

    #[test]
    fn no_number_breaks_it(last in any::<i64>(), day in any::<i64>(), until in any::<i64>(), stability in any::<f32>(), retention in any::<f64>()) {
        let scheduler = Scheduler::default();
        let memory = Memory { stability, last, ..after(&scheduler, &[(3, 0)]) };
        let aim = Aim { retention, until: Some(until) };
        let _ = scheduler.answer(Some(memory), NAME, Rating::Good, day, aim, None);
        let _ = scheduler.recall(&memory, day);
        let _ = scheduler.preview(Some(memory), NAME, day, aim, &Load::default());
    }
}

//! Syncing: a place that holds anything is joined or refused, and what was learned here stays.

use super::histories::exported;
use crate::harness::Luck;
use crate::material::mutated;
use quizdeck::engine::schedule::Moment;
use quizdeck::random::Random;
use quizdeck::store::Store;
use quizdeck::sync::{FOLDER, SyncPlace, SyncTerms, join, look};
use std::fs;
use std::sync::Arc;

/// A segment of another device with something done to it.
pub fn segment(random: &mut Random) -> Vec<u8> {
    let head = "{\"quizdeck\":\"segment\",\"version\":1,\"device\":\"00000000-0000-716e-bf1a-a5e22b238b2f\",\"name\":\"a\"}\n";
    let known: Vec<&[u8]> = exported().split_inclusive(|byte| *byte == b'\n').collect();
    let start = random.below(known.len());
    let end = (start + random.between(1, 8)).min(known.len());
    let body = known[start..end].concat();
    match random.below(4) {
        0 => mutated(&[head.as_bytes(), &body].concat(), &[body], random),
        1 => [&mutated(head.as_bytes(), std::slice::from_ref(&body), random)[..], &body].concat(),
        2 => [head.as_bytes(), &mutated(&body, &[head.into()], random)].concat(),
        _ => [head.as_bytes(), &body].concat(),
    }
}

/// What was learned here: the same as elsewhere, as other events of another device.
pub fn own() -> String {
    String::from_utf8_lossy(exported()).replace("-716e-", "-716f-").replace("019c", "019d")
}

/// Names of files that may lie at a place.
const NAMES: &[&str] = &[
    "00000000-0000-716e-bf1a-a5e22b238b2f-000001.jsonl",
    "00000000-0000-716e-bf1a-a5e22b238b2f-000001.sync-conflict-1.jsonl",
    "00000000-0000-716e-bf1a-a5e22b238b2f-999999.jsonl",
    "ffffffff-ffff-7fff-bfff-ffffffffffff-000001.jsonl",
    "x.jsonl",
    ".hidden.jsonl",
    "00000000-0000-716e-bf1a-a5e22b238b2f-1.jsonl",
];

/// Whatever lies at a place, it is joined or refused, and twice is as once.
pub fn holds(case: &[u8], random: &mut Random) {
    let [place, data] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let segments = place.path().join(FOLDER);
    fs::create_dir_all(&segments).unwrap();
    fs::write(segments.join(NAMES[0]), case).unwrap();
    if random.once_in(3) {
        fs::write(segments.join(*random.of(&NAMES[1..])), segment(random)).unwrap();
    }
    let now = Moment { at: 1_800_000_000_000, day: 20_833 };
    let terms = SyncTerms {
        data: data.path().to_owned(),
        name: "b".to_owned(),
        now,
        signals: Arc::default(),
    };
    let place = SyncPlace::Folder(place.path().to_owned());
    let mut store = Store::in_memory(1).unwrap();
    store.import(&mut own().as_bytes(), "own", now).unwrap();
    let export = |store: &Store| {
        let mut lines = Vec::new();
        store.export(&mut lines).unwrap();
        lines
    };
    let before = export(&store);
    let _ = look(&place, &mut store, &terms);
    assert_eq!(export(&store), before, "to look changes nothing");
    let joined = join(&place, &mut store, &terms, &mut |_| Ok(()));
    let after = export(&store);
    let lines = |export: &[u8]| export.split(|byte| *byte == b'\n').count();
    assert!(joined.is_ok() || after == before, "all of it, or nothing");
    assert!(lines(&after) >= lines(&before), "nothing that was learned here is lost");
    if joined.is_ok() {
        assert!(join(&place, &mut store, &terms, &mut |_| Ok(())).is_ok());
        assert_eq!(export(&store), after, "twice is as once");
    }
    let kept = fs::read(segments.join(NAMES[0])).unwrap();
    assert!(kept == case, "what others wrote stays as it is");
}

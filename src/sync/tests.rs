//! Devices that learn apart from each other, what becomes of it, and places that hold what they should not.

use super::segment::{FOLDER, FULL, name_of};
use super::*;
use crate::store::tests::{Act, act, acts, asides, exported, memories, moment, store};
use crate::testing::cases;
use proptest::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// A device, and its copy of the place.
struct Device {
    store: Store,
    folder: tempfile::TempDir,
    data: tempfile::TempDir,
}

impl Device {
    fn new() -> Self {
        let [folder, data] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        Self { store: store(), folder, data }
    }

    fn place(&self) -> SyncPlace {
        SyncPlace::Folder(self.folder.path().to_owned())
    }

    fn segments(&self) -> std::path::PathBuf {
        self.folder.path().join(FOLDER)
    }

    fn sync(&mut self) -> Joined {
        self.join().unwrap()
    }

    fn join(&mut self) -> Result<Joined> {
        let (place, terms) = (self.place(), terms(self));
        join(&place, &mut self.store, &terms, &mut |_| Ok(()))
    }

    /// The names of the files of the place.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.segments()).into_iter().flatten().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn answer(&mut self, item: usize) {
        act(&mut self.store, &[Act::Answer(item, crate::form::Rating::Good)]);
    }
}

fn terms(device: &Device) -> SyncTerms {
    let (name, data) = ("laptop".to_owned(), device.data.path().to_owned());
    SyncTerms { data, name, now: moment(500), signals: Arc::default() }
}

/// Carries the files of one device to another, up to a part of each; those of `to` are left alone.
fn carry(from: &Device, to: &Device, percent: usize, is_copy: bool) {
    fs::create_dir_all(to.segments()).unwrap();
    for name in from.files() {
        if name.starts_with(&to.store.device().to_string()) {
            continue;
        }
        let bytes = fs::read(from.segments().join(&name)).unwrap();
        let part = &bytes[..bytes.len() * percent / 100];
        let name = if is_copy { name.replace(".jsonl", ".sync-conflict-1.jsonl") } else { name };
        fs::write(to.segments().join(name), part).unwrap();
    }
}

/// What happens to three devices.
#[derive(Clone, Debug)]
enum Event {
    Learn(usize, Vec<Act>),
    Sync(usize),
    /// From one to another, so much of each file, as it is or as a copy.
    Carry(usize, usize, usize, bool),
}

fn steps() -> impl Strategy<Value = Vec<Event>> {
    let step = prop_oneof![
        3 => (0_usize..3, acts()).prop_map(|(at, acts)| Event::Learn(at, acts)),
        3 => (0_usize..3).prop_map(Event::Sync),
        4 => (0_usize..3, 0_usize..3, prop_oneof![Just(100_usize), 0_usize..100], prop::bool::weighted(0.1))
            .prop_map(|(from, to, percent, is_copy)| Event::Carry(from, to, percent, is_copy)),
    ];
    prop::collection::vec(step, 1..14)
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn three_devices_end_with_the_same_however_files_are_carried(steps in steps()) {
        let mut devices = [(); 3].map(|()| Device::new());
        for step in steps {
            match step {
                Event::Learn(at, acts) => act(&mut devices[at].store, &acts),
                Event::Sync(at) => drop(devices[at].sync()),
                Event::Carry(from, to, percent, is_copy) if from != to => {
                    carry(&devices[from], &devices[to], percent, is_copy);
                }
                Event::Carry(..) => {}
            }
        }
        // At last every file comes to everybody, whole.
        for _ in 0..3 {
            for at in 0..3 {
                devices[at].sync();
                for to in (0..3).filter(|to| *to != at) {
                    let own = devices[at].store.device().to_string();
                    for name in devices[at].files() {
                        let is_own = name.starts_with(&own) && !name.contains("conflict");
                        if is_own {
                            fs::create_dir_all(devices[to].segments()).unwrap();
                            let from = devices[at].segments().join(&name);
                            fs::copy(from, devices[to].segments().join(&name)).unwrap();
                        }
                    }
                }
            }
        }
        let [one, two, three] = &mut devices;
        for other in [&*two, &*three] {
            prop_assert_eq!(exported(&one.store), exported(&other.store));
            prop_assert_eq!(memories(&one.store), memories(&other.store));
            prop_assert_eq!(asides(&one.store), asides(&other.store));
        }
        let before = (memories(&one.store), asides(&one.store));
        one.store.rebuild().unwrap();
        prop_assert_eq!((memories(&one.store), asides(&one.store)), before, "joining is a replay");
        for device in &mut devices {
            let again = device.sync();
            prop_assert_eq!((again.new, again.written), (0, 0), "nothing is written twice");
        }
    }
}

/// The names of the events in all files of a device.
fn written(device: &Device) -> Vec<String> {
    let own = device.store.device().to_string();
    let names = device.files().into_iter().filter(|name| name.starts_with(&own));
    let texts = names.map(|name| fs::read_to_string(device.segments().join(name)).unwrap());
    let lines: Vec<String> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let value = |line: &String| serde_json::from_str::<serde_json::Value>(line).unwrap();
    lines.iter().filter_map(|line| value(line)["id"].as_str().map(str::to_owned)).collect()
}

#[test]
fn what_is_forgotten_is_taken_out_of_what_was_written() {
    let mut device = Device::new();
    device.answer(1);
    device.answer(2);
    device.sync();
    act(&mut device.store, &[Act::Forget(1)]);
    device.answer(3);
    assert_eq!(device.sync().skipped, vec![]);
    let kept = exported(&device.store);
    let written = written(&device);
    assert!(written.iter().all(|id| kept.contains(id)), "{written:?}");
    assert_eq!(written.len(), kept.lines().count());
    assert_eq!(written.iter().collect::<HashSet<_>>().len(), written.len(), "nothing twice");
    let mut other = Device::new();
    carry(&device, &other, 100, false);
    other.sync();
    assert_eq!(exported(&other.store), kept);
}

#[test]
fn a_device_with_a_twin_takes_a_new_name_and_both_are_read() {
    let mut first = Device::new();
    first.answer(1);
    first.sync();
    let mut twin = Device { store: first.store.in_memory_copy(99).unwrap(), ..Device::new() };
    assert_eq!(twin.store.device(), first.store.device());
    first.answer(2);
    first.sync();
    twin.answer(3);
    let name = twin.store.device();
    // The folder comes with the copy, as it is now.
    fs::create_dir_all(twin.segments()).unwrap();
    for file in first.files() {
        fs::copy(first.segments().join(&file), twin.segments().join(&file)).unwrap();
    }
    let terms = terms(&first);
    twin.folder = first.folder;
    let joined = twin.sync();
    assert!(joined.is_renamed && twin.store.device() != name);
    let joined = join(&twin.place(), &mut first.store, &terms, &mut |_| Ok(())).unwrap();
    assert!(!joined.is_renamed);
    assert_eq!(exported(&first.store), exported(&twin.store));
}

#[test]
fn copies_that_a_carrier_made_count_once_for_who_looks() {
    let (mut device, mut other) = (Device::new(), Device::new());
    device.answer(1);
    device.sync();
    carry(&device, &other, 100, false);
    carry(&device, &other, 100, true);
    other.answer(2);
    let own = other.store.waiting(None).unwrap();
    let (place, terms) = (other.place(), terms(&other));
    let preview = look(&place, &mut other.store, &terms).unwrap();
    assert_eq!((preview.answers, preview.known, preview.waiting), (1, 0, own));
    assert!(preview.is_unrelated());
    other.sync();
    let preview = look(&place, &mut other.store, &terms).unwrap();
    assert_eq!((preview.answers, preview.new, preview.waiting), (2, 0, 0));
    assert!(!preview.is_unrelated());
}

#[test]
fn many_answers_are_forgotten_only_behind_a_copy() {
    let mut first = Device::new();
    (0..30).for_each(|_| first.answer(1));
    first.sync();
    let mut other = Device::new();
    carry(&first, &other, 100, false);
    other.sync();
    act(&mut first.store, &[Act::Forget(1)]);
    first.sync();
    carry(&first, &other, 100, false);
    let mut held = Vec::new();
    let place = other.place();
    let mut back_up = |store: &Store| {
        held.push(exported(store).lines().filter(|line| line.contains("\"review\",")).count());
        Ok(())
    };
    let terms = terms(&other);
    let joined = join(&place, &mut other.store, &terms, &mut back_up).unwrap();
    assert_eq!((joined.forgotten, held), (30, vec![30]));
    assert_eq!(exported(&other.store), exported(&first.store));
}

#[test]
fn what_is_no_segment_is_named_and_left_and_stops_nothing() {
    let mut device = Device::new();
    device.answer(1);
    device.sync();
    let mut other = Device::new();
    carry(&device, &other, 100, false);
    let id = |number: u8| crate::engine::Id::from([number; 16]);
    let header = |number: u8, version: u32| {
        let device = id(number);
        format!("{{\"quizdeck\":\"segment\",\"version\":{version},\"device\":\"{device}\"}}\n")
    };
    let put = |name: &str, text: &[u8]| fs::write(other.segments().join(name), text).unwrap();
    put(&name_of(id(1), 1), b"{\"event\":\"review\"}\n");
    put(&name_of(id(2), 1), header(2, 9).as_bytes());
    put(&name_of(id(3), 1), header(4, 1).as_bytes());
    put(&name_of(id(5), 1), (header(5, 1) + "no sense\n{}\n").as_bytes());
    put("photos.jsonl", b"x\n");
    put("notes.txt", b"x\n");
    put(&name_of(id(6), 1), b"");
    put(&name_of(id(7), 1), &header(7, 1).as_bytes()[..20]);
    let secret = other.folder.path().join("secret");
    fs::write(&secret, header(8, 1)).unwrap();
    std::os::unix::fs::symlink(&secret, other.segments().join(name_of(id(8), 1))).unwrap();
    let huge = fs::File::create(other.segments().join(name_of(id(9), 1))).unwrap();
    huge.set_len(2 << 30).unwrap();
    fs::create_dir(other.segments().join(name_of(id(10), 1))).unwrap();
    let before: Vec<_> = other.files();
    let joined = other.sync();
    assert_eq!(exported(&device.store), exported(&other.store));
    let mut named: Vec<&str> = joined.skipped.iter().map(|fault| &fault.name[..2]).collect();
    named.sort_unstable();
    assert_eq!(named, ["01", "02", "03", "05", "08", "09", "0a", "ph"], "{:?}", joined.skipped);
    assert!(before.iter().all(|name| other.files().contains(name)), "all is left as it is");
}

#[test]
fn segments_are_closed_when_they_are_full_and_only_the_last_one_grows() {
    let mut device = Device::new();
    let acts = vec![Act::Answer(1, crate::form::Rating::Good); 3500];
    act(&mut device.store, &acts);
    device.sync();
    let sizes = |device: &Device| -> Vec<u64> {
        let size = |name: String| fs::metadata(device.segments().join(name)).unwrap().len();
        device.files().into_iter().map(size).collect()
    };
    let before = sizes(&device);
    assert_eq!(before.len(), 2);
    assert!(before[0] >= FULL && before[0] < FULL + 1000);
    device.answer(2);
    assert_eq!(device.sync().written, 2);
    let after = sizes(&device);
    assert!(after[0] == before[0] && after[1] > before[1], "{before:?} {after:?}");
}

#[test]
fn half_a_line_of_ones_own_is_cut_off_before_more_is_written() {
    let mut device = Device::new();
    device.answer(1);
    device.sync();
    let path = device.segments().join(device.files().remove(0));
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [&whole[..], b"{\"event\":\"rev"].concat()).unwrap();
    device.answer(2);
    device.sync();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.as_bytes().starts_with(&whole));
    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert_eq!(written(&device).len(), exported(&device.store).lines().count());
}

#[test]
fn a_segment_that_was_made_and_not_begun_is_written_all_the_same() {
    for begun in ["", "{\"quizdeck\":\"seg"] {
        let mut device = Device::new();
        device.sync();
        device.answer(1);
        fs::create_dir_all(device.segments()).unwrap();
        let path = device.segments().join(name_of(device.store.device(), 1));
        fs::write(&path, begun).unwrap();
        let joined = device.sync();
        assert_eq!((joined.written, joined.skipped), (2, vec![]));
        assert_eq!(written(&device).len(), 2);
        assert_eq!(device.sync().written, 0);
    }
}

#[test]
fn a_place_that_lost_what_was_written_gets_it_again() {
    let mut device = Device::new();
    device.answer(1);
    let count = device.sync().written;
    fs::remove_dir_all(device.segments()).unwrap();
    assert_eq!(device.sync().written, count);
}

#[test]
fn a_place_that_cannot_be_written_is_as_it_was() {
    let mut device = Device::new();
    device.answer(1);
    device.sync();
    device.answer(2);
    let path = device.segments().join(device.files().remove(0));
    let before = fs::read(&path).unwrap();
    // Nothing can be written to what is a link, whoever it is.
    fs::rename(&path, device.folder.path().join("moved")).unwrap();
    std::os::unix::fs::symlink(device.folder.path().join("moved"), &path).unwrap();
    assert!(device.join().is_err());
    assert_eq!(fs::read(Path::new(&path)).unwrap(), before);
}

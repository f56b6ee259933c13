use super::*;
use crate::shelf::{Condition, Place, Revision, Transit};
use tempfile::TempDir;

mod sequences;

const MOST: u64 = 1 << 20;

/// A folder with decks, and the ledger in it.
struct Office {
    folder: TempDir,
    ledger: Ledger,
}

impl Office {
    fn new(decks: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Self { ledger: Ledger::in_folder(folder.path(), MOST), folder };
        for (name, text) in decks {
            desk.write(name, text);
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    fn place(&self, name: &str) -> Place {
        Place::File { path: self.path(name), most: MOST }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn text(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    fn revision(&self) -> Revision {
        Revision::kept_in(self.folder.path())
    }

    /// Gives files other texts; none is taken away.
    fn change(&self, revision: &Revision, texts: &[(&str, Option<&str>)]) {
        let places: Vec<Place> = texts.iter().map(|(name, _)| self.place(name)).collect();
        let new = || texts.iter().map(|(_, text)| text.map(str::to_owned)).collect();
        revision.change_all(&places, |_| Ok((new(), ()))).unwrap();
    }

    fn undo(&self) -> Result<Vec<PathBuf>> {
        let postings = self.ledger.postings().unwrap();
        let (number, posting) = postings.first().unwrap();
        self.ledger.undo(*number, posting, || Ok(()))
    }

    /// What is written down as begun when the program is cut short in a change.
    fn begin(&self, texts: &[(&str, Option<&str>, Option<&str>)]) -> Posting {
        let rewrites = texts.iter().map(|(name, before, after)| file::Rewrite {
            path: self.path(name),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            mode: None,
        });
        let ends = ["a", "b"].map(|deck| (deck.to_owned(), "q".to_owned()));
        let [from, to] = ends;
        let transits = vec![Transit { from, to, is_joined: false }];
        let company = Company { transits, ..Company::default() };
        let posting = Posting::new("move", &rewrites.collect::<Vec<_>>(), &company).unwrap();
        drop(self.ledger.hold().unwrap());
        fs::write(self.ledger.begun(), json(&posting).unwrap()).unwrap();
        posting
    }

    /// Mends it; what is said, and where the progress was led to.
    fn mend(&self) -> (Option<String>, Vec<Condition>) {
        let mut led = Vec::new();
        let mut settle = |_: &Posting, to: Condition| {
            led.push(to);
            Ok(())
        };
        let said = self.ledger.mend(&mut settle).unwrap();
        (said, led)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn decks_that_are_made_together_are_all_there_or_none() {
    let office = Office::new(&[("taken.toml", "old")]);
    let new = |names: &[&str]| -> Vec<(Place, String)> {
        names.iter().map(|name| (office.place(name), (*name).to_owned())).collect()
    };
    let revision = office.revision();
    assert!(revision.create_all(&new(&["a.toml", "taken.toml", "b.toml"])).is_err());
    let texts = ["a.toml", "taken.toml", "b.toml"].map(|name| office.text(name));
    assert_eq!(texts, [None, Some("old".to_owned()), None]);
    revision.create_all(&new(&["a.toml", "b.toml"])).unwrap();
    assert_eq!(office.text("b.toml").as_deref(), Some("b.toml"));
    office.undo().unwrap();
    assert_eq!(["a.toml", "b.toml"].map(|name| office.text(name)), [None, None]);
}

#[test]
fn changes_are_taken_back_one_after_the_other() {
    let desk = Office::new(&[("a", "1"), ("b", "1")]);
    desk.change(&desk.revision(), &[("a", Some("2")), ("b", None), ("c", Some("1"))]);
    desk.change(&desk.revision(), &[("a", Some("3"))]);
    desk.change(&desk.revision(), &[("a", Some("3"))]);
    assert_eq!(desk.ledger.postings().unwrap().len(), 2, "what changes nothing is no change");
    desk.undo().unwrap();
    assert_eq!(desk.text("a").as_deref(), Some("2"));
    desk.undo().unwrap();
    let texts = ["a", "b", "c"].map(|name| desk.text(name));
    assert_eq!(texts, [Some("1".to_owned()), Some("1".to_owned()), None]);
    assert!(desk.ledger.postings().unwrap().is_empty());
}

#[test]
fn what_goes_through_one_revision_is_taken_back_together() {
    let desk = Office::new(&[("a", "1")]);
    let revision = desk.revision();
    for text in ["12", "123", "1234"] {
        desk.change(&revision, &[("a", Some(text))]);
    }
    desk.change(&revision, &[("b", Some("new"))]);
    assert_eq!(desk.ledger.postings().unwrap().len(), 1);
    desk.undo().unwrap();
    assert_eq!((desk.text("a").as_deref(), desk.text("b")), (Some("1"), None));
}

#[test]
fn nothing_is_taken_back_where_a_file_changed_since() {
    let desk = Office::new(&[("a", "1"), ("b", "1")]);
    desk.change(&desk.revision(), &[("a", Some("2")), ("b", Some("2"))]);
    desk.write("b", "mine");
    let error = desk.undo().unwrap_err().to_string();
    assert!(error.contains("b: it was changed since\nhint: "), "{error}");
    assert_eq!(desk.text("a").as_deref(), Some("2"));
    fs::remove_file(desk.path("b")).unwrap();
    assert!(desk.undo().unwrap_err().to_string().contains("it has gone since"));
    assert_eq!(
        desk.ledger.postings().unwrap().len(),
        1,
        "it can be taken back when that is mended"
    );
}

#[test]
fn a_change_that_was_cut_short_is_undone_or_brought_to_its_end() {
    let all = [("a", Some("1"), Some("2")), ("b", Some("1"), None), ("c", None, Some("2"))];
    for done in 0..=all.len() {
        let desk = Office::new(&[("a", "1"), ("b", "1")]);
        desk.begin(&all);
        for (name, _, after) in &all[..done] {
            match after {
                Some(text) => desk.write(name, text),
                None => fs::remove_file(desk.path(name)).unwrap(),
            }
        }
        let (told, led) = desk.mend();
        let texts = || ["a", "b", "c"].map(|name| desk.text(name));
        let before = [Some("1".to_owned()), Some("1".to_owned()), None];
        if done < all.len() {
            assert_eq!((told.is_some(), led.is_empty()), (done > 0, done == 0), "{told:?}");
            assert!(led.iter().all(|to| *to == Condition::Before));
            assert!(desk.ledger.postings().unwrap().is_empty());
        } else {
            assert!(told.unwrap().contains("brought to its end, and `quizdeck undo`"));
            assert_eq!(led, [Condition::After]);
            assert_eq!(texts(), [Some("2".to_owned()), None, Some("2".to_owned())]);
            desk.undo().unwrap();
        }
        assert_eq!(texts(), before);
        assert_eq!(desk.mend(), (None, Vec::new()));
    }
}

#[test]
fn what_lay_beside_the_decks_meanwhile_goes_with_it() {
    let desk = Office::new(&[("a", "1"), ("mine.png", "1")]);
    let names = desk.names();
    let posting = desk.begin(&[("a", Some("1"), Some("2"))]);
    for name in [format!(".quizdeck-{}-x.tmp", posting.mark), "mine.png".to_owned()] {
        desk.write(&name, "1");
    }
    desk.mend();
    assert_eq!(desk.names(), [&["a".to_owned(), "changes".to_owned()], &names[1..]].concat());
}

#[test]
fn a_change_whose_progress_cannot_go_over_is_not_made() {
    let desk = Office::new(&[("a", "1"), ("b", "1"), ("one.png", "1")]);
    let places = ["a", "b"].map(|name| desk.place(name));
    let folder = desk.folder.path().join("below");
    let copies = vec![(desk.path("one.png"), folder.clone(), "one.png".to_owned())];
    let company = Company { copies, ..Company::default() };
    let new = |_: &[Option<String>]| Ok((vec![Some("2".to_owned()), None], company.clone(), ()));
    let failed = |_: &[Transit]| {
        assert!(folder.join("one.png").exists());
        Err(Error::new("no"))
    };
    assert!(desk.revision().change_together(&places, new, failed).is_err());
    assert_eq!(["a", "b"].map(|name| desk.text(name)), ["1", "1"].map(|t| Some(t.to_owned())));
    assert!(!folder.join("one.png").exists());
    assert_eq!((desk.mend(), desk.ledger.postings().unwrap()), ((None, Vec::new()), Vec::new()));
    desk.revision().change_together(&places, new, |_| Ok(())).unwrap();
    assert!(folder.join("one.png").exists());
    desk.undo().unwrap();
    assert!(!folder.join("one.png").exists());
}

#[test]
fn what_joins_another_change_is_kept_once_however_it_was_cut_short() {
    for is_joined in [false, true] {
        let desk = Office::new(&[("a", "1")]);
        let revision = desk.revision();
        desk.change(&revision, &[("a", Some("12"))]);
        let (number, first) = desk.ledger.postings().unwrap().remove(0);
        let mut next = desk.begin(&[("a", Some("12"), Some("123"))]);
        next.joins = Some(number);
        fs::write(desk.ledger.begun(), json(&next).unwrap()).unwrap();
        desk.write("a", "123");
        if is_joined {
            let whole = first.with(next, MOST).unwrap();
            fs::write(desk.ledger.numbered(number), json(&whole).unwrap()).unwrap();
        }
        assert!(desk.mend().0.is_some());
        assert_eq!(desk.ledger.postings().unwrap().len(), 1);
        desk.undo().unwrap();
        assert_eq!(desk.text("a").as_deref(), Some("1"));
    }
}

#[test]
fn what_was_cut_short_is_undone_where_somebody_changed_a_file_since() {
    let desk = Office::new(&[("a", "2"), ("b", "mine")]);
    desk.begin(&[("a", Some("1"), Some("2")), ("b", Some("1"), Some("2"))]);
    let told = desk.mend().0.unwrap();
    assert!(told.contains("undone"), "{told}");
    assert_eq!((desk.text("a").as_deref(), desk.text("b").as_deref()), (Some("1"), Some("mine")));
    assert!(desk.ledger.postings().unwrap().is_empty());
}

#[test]
fn an_undo_that_was_cut_short_can_be_made_again() {
    let desk = Office::new(&[("a", "1"), ("b", "1")]);
    desk.change(&desk.revision(), &[("a", Some("2")), ("b", Some("2"))]);
    let (number, mut undoing) = desk.ledger.postings().unwrap().remove(0);
    desk.begin(&[("a", Some("2"), Some("1")), ("b", Some("2"), Some("1"))]);
    let begun = Ledger::read(&desk.ledger.begun()).unwrap();
    (undoing.undoes, undoing.leaves) = (Some(number), begun.leaves);
    fs::write(desk.ledger.begun(), json(&undoing).unwrap()).unwrap();
    desk.write("a", "1");
    let told = desk.mend().0.unwrap();
    assert!(told.starts_with("`quizdeck undo` was cut short"), "{told}");
    assert_eq!((desk.text("a").as_deref(), desk.text("b").as_deref()), (Some("2"), Some("2")));
    desk.undo().unwrap();
    assert_eq!((desk.text("a").as_deref(), desk.text("b").as_deref()), (Some("1"), Some("1")));
    // Cut short behind the last file, when the progress has not gone back yet.
    desk.change(&desk.revision(), &[("a", Some("2")), ("b", Some("2"))]);
    (undoing.undoes, undoing.mark) = (Some(desk.ledger.postings().unwrap()[0].0), String::new());
    fs::write(desk.ledger.begun(), json(&undoing).unwrap()).unwrap();
    desk.write("a", "1");
    desk.write("b", "1");
    assert_eq!(desk.mend().1, [Condition::After]);
    assert!(desk.ledger.postings().unwrap().is_empty());
    // Cut short behind the last file, when what it took back is forgotten already.
    fs::write(desk.ledger.begun(), json(&undoing).unwrap()).unwrap();
    assert_eq!(desk.mend(), (None, Vec::new()));
    assert_eq!((desk.text("a").as_deref(), desk.text("b").as_deref()), (Some("1"), Some("1")));
}

#[test]
fn the_last_changes_are_kept_for_their_owner_alone() {
    let desk = Office::new(&[("a", "")]);
    for number in 0..MOST_KEPT + 3 {
        desk.change(&desk.revision(), &[("a", Some(&"x".repeat(number + 1)))]);
    }
    let postings = desk.ledger.postings().unwrap();
    assert_eq!(postings.len(), MOST_KEPT);
    assert_eq!(postings[0].0, 23);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.ledger.folder), 0o700);
    for entry in fs::read_dir(&desk.ledger.folder).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_file_put_beside_a_deck_goes_with_it_unless_it_was_changed() {
    let desk = Office::new(&[("a", "1"), ("one.png", "1"), ("two.png", "2")]);
    let revision = desk.revision();
    desk.change(&revision, &[("a", Some("2"))]);
    revision.note(&["one.png", "two.png"].map(|name| desk.path(name))).unwrap();
    desk.write("two.png", "mine");
    assert_eq!(desk.undo().unwrap(), [desk.path("two.png")]);
    assert_eq!(desk.text("one.png"), None);
}

#[test]
fn a_deck_is_changed_also_where_nothing_can_be_kept() {
    let desk = Office::new(&[("a", "1"), ("b", "1"), ("changes", "no folder")]);
    desk.change(&desk.revision(), &[("a", Some("2"))]);
    assert_eq!(desk.text("a").as_deref(), Some("2"));
    let places = ["a", "b"].map(|name| desk.place(name));
    let new = |_: &[Option<String>]| Ok((vec![Some("3".to_owned()), Some("3".to_owned())], ()));
    let error = desk.revision().change_all(&places, new).unwrap_err().to_string();
    assert!(error.contains("several decks together"), "{error}");
    assert_eq!(desk.text("a").as_deref(), Some("2"));
}

#[test]
fn what_was_taken_back_meanwhile_is_told_so() {
    let desk = Office::new(&[("a", "1")]);
    desk.change(&desk.revision(), &[("a", Some("2"))]);
    let postings = desk.ledger.postings().unwrap();
    desk.undo().unwrap();
    let (number, posting) = postings.first().unwrap();
    let told = desk.ledger.undo(*number, posting, || Ok(())).unwrap_err().to_string();
    assert!(told.contains("it was taken back meanwhile"), "{told}");
}

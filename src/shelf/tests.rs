use super::places::is_equal;
use super::*;
use crate::deck::seal;
use crate::store::{Listing, Whereabouts};
use std::collections::BTreeSet;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder of decks, and the shelf that they stand on.
struct Library {
    folder: TempDir,
    shelf: Shelf,
}

impl Library {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, shelf: Shelf::of(Vec::new(), Vec::new(), BTreeSet::new()) }
    }

    /// Puts a deck on it: in a folder that is looked through, or one met before under an id.
    fn put(&mut self, name: &str, text: &str, met: Option<&str>) -> Place {
        let path = self.folder.path().canonicalize().unwrap().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        let place = Place::File { path: path.clone(), most: 1000 };
        let met = met.map(|deck| whereabouts(path, deck));
        let is_found = met.is_none();
        self.shelf.volumes.push(Volume { place: place.clone(), met, is_found });
        place
    }

    /// What becomes of each deck: the ids of those taken, and why the others are not.
    fn roll(&self) -> Vec<String> {
        let mut roll = Roll::new(&self.shelf);
        let told = self.shelf.volumes.iter().map(|volume| {
            let (id, is_named) = volume.identify();
            match roll.admit(volume, &id, is_named) {
                Admission::Taken => id,
                Admission::Passed => "passed".to_owned(),
                Admission::Left(reason) => {
                    let folder = self.folder.path().canonicalize().unwrap();
                    reason.replace(&format!("{}/", folder.display()), "")
                }
            }
        });
        told.collect()
    }

    fn names(&self, name: &str) -> Vec<String> {
        let named = self.shelf.named(name).into_iter();
        let file = |volume: &Volume| volume.place.file().unwrap().to_owned();
        let folder = self.folder.path().canonicalize().unwrap();
        named
            .map(|volume| file(volume).strip_prefix(&folder).unwrap().display().to_string())
            .collect()
    }
}

fn whereabouts(path: PathBuf, deck: &str) -> Whereabouts {
    let deck = deck.to_owned();
    Whereabouts { path, deck, is_named: false, has_declined: false, edition: None, whole: None }
}

const ID: &str = "[deck]\nid = \"birds\"\n";

#[test]
fn the_first_of_an_id_is_taken_and_an_equal_one_passed() {
    let mut library = Library::new();
    library.put("a.toml", ID, None);
    library.put("b.toml", ID, None);
    library.put("c.toml", &format!("{ID}title = \"Other\"\n"), None);
    library.put("d.toml", "", None);
    assert_eq!(library.roll(), ["birds", "passed", "a.toml has the same id, birds", "d"]);
    library.shelf.hidden.insert("birds".to_owned());
    assert_eq!(library.roll(), ["passed", "passed", "passed", "d"]);
}

#[test]
fn a_file_of_the_same_name_does_not_take_the_place_of_one_that_was_met() {
    let mut library = Library::new();
    let new = library.put("a/unit.toml", "# new", None);
    library.put("b/unit.toml", "# met", Some("unit"));
    let told = library.roll();
    assert!(told[0].starts_with("b/unit.toml is the deck unit (quizdeck quiz "), "{told:?}");
    assert_eq!(told[1], "unit");
    assert!(library.shelf.rival("unit", true, &new).is_none(), "it says its id");
    assert!(library.shelf.rival("other", false, &new).is_none());
    // A person said that it is the same deck.
    let path = new.file().unwrap().to_owned();
    library.shelf.volumes[0].met = Some(whereabouts(path, "unit"));
    assert_eq!(library.roll(), ["unit", "passed"]);
}

#[test]
fn a_copy_of_a_deck_that_was_met_is_that_deck() {
    let mut library = Library::new();
    let one = library.put("a/unit.toml", "# same", None);
    let other = library.put("b/unit.toml", "# same", Some("unit"));
    assert!(is_equal(&one, &other));
    assert_eq!(library.roll(), ["unit", "passed"]);
}

#[test]
fn a_built_in_deck_is_passed_until_it_was_started() {
    let mut library = Library::new();
    let volumes = BUILT_IN.map(|place| Volume { place, met: None, is_found: true });
    library.shelf.volumes.extend(volumes);
    assert_eq!(library.roll(), ["passed", "passed"]);
}

#[test]
fn a_deck_has_the_name_of_its_file_and_its_id() {
    let mut library = Library::new();
    library.put("a.toml", ID, None);
    library.put("b/unit.toml", "# b", Some("unit"));
    library.put("c/unit.toml", "[deck]\nid = \"c-unit\"\n", Some("c-unit"));
    library.put("d/verbs.toml", "[deck]\nid = \"d-verbs\"\n", Some("d-verbs"));
    library.put("e/verbs.toml", "[deck]\nid = \"e-verbs\"\n", Some("e-verbs"));
    for (name, expected) in [
        ("a", &["a.toml"][..]),
        ("birds", &["a.toml"]),
        ("unit", &["b/unit.toml"]),
        ("c-unit", &["c/unit.toml"]),
        ("verbs", &["d/verbs.toml", "e/verbs.toml"]),
        ("none", &[]),
    ] {
        assert_eq!(library.names(name), expected, "{name}");
    }
}

#[test]
fn a_free_id_is_made_of_folders_or_numbers() {
    let place = |path: &str| Place::File { path: path.into(), most: 1000 };
    let free = |path: &str, taken: &[&str]| suggested_id(&place(path), |id| taken.contains(&id));
    let path = "/no/My Spanish/decks/unit1.toml";
    assert_eq!(free(path, &[]), "unit1");
    assert_eq!(free(path, &["unit1"]), "my-spanish-unit1");
    assert_eq!(free(path, &["unit1", "my-spanish-unit1"]), "no-my-spanish-unit1");
    let all = ["unit1", "my-spanish-unit1", "no-my-spanish-unit1", "unit1-2"];
    assert_eq!(free(path, &all), "unit1-3");
}

#[test]
fn the_ids_of_others_are_taken_and_so_is_progress_without_a_deck() {
    let mut library = Library::new();
    let own = library.put("a.toml", ID, None);
    library.put("b.toml", "", None);
    library.shelf.gone.push(whereabouts("/nowhere/c.toml".into(), "c"));
    let taken: Vec<String> = library.shelf.taken(&own).into_keys().collect();
    assert_eq!(taken, ["b", "c"]);
}

#[test]
fn a_deck_is_taken_as_it_was_listed_while_its_text_and_its_listing_stay() {
    let mut library = Library::new();
    let text = format!("{ID}[[question]]\nprompt = 'a'\nanswer = 'b'\n");
    let place = library.put("a.toml", &text, None);
    let items = read(&place).unwrap().reading.deck.listing().to_vec();
    let listed = serde_json::to_string(&items).unwrap();
    let taken = |listing: &str, seal| {
        let listing = Listing { text: listing.to_owned(), seal };
        let deck = super::read::open(&place, &listing).unwrap().reading.deck;
        assert_eq!((&*deck.id, deck.listing()), ("birds", &items[..]));
        assert_eq!((deck.place.clone(), deck.questions().len()), (place.clone(), 1));
        deck.was_listed()
    };
    assert!(taken(&listed, seal(&text, &listed)));
    assert!(!taken(&listed, seal(&text, "")), "the listing is another");
    assert!(!taken(&listed, seal("", &listed)), "the text is another");
    assert!(!taken("[", seal(&text, "[")), "nobody can read that");
}

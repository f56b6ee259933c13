//! What holds for `.quizdeck` files.

use super::*;
use crate::deck::edit::Manuscript;
use crate::format::archive::packed;
use crate::format::{Bundle, Carried, ForeignFile, Intake, Medium, PackedHistory, Wishes};

const DECK: &str = "# a remark\n[deck]\nid = \"own\"\n\n[[question]] # kept\nprompt = \"a?\"\n\
                    answer = \"b\"\nimage = \"./media/a.png\"\n";

fn bundle(name: &str, text: &str) -> Bundle {
    let Manuscript { front, questions } = Manuscript::of(text);
    let carried = |(_, draft)| Carried { draft, ..Carried::default() };
    let questions = questions.into_iter().map(carried).collect();
    let text = Some(text.to_owned());
    Bundle { name: name.to_owned(), front, questions, text, ..Bundle::default() }
}

fn medium(name: &str, bytes: Result<&'static [u8], &'static str>) -> Medium {
    let fetch = move || bytes.map(<[u8]>::to_vec).map_err(str::to_owned);
    Medium { name: name.to_owned(), fetch: Box::new(fetch) }
}

fn read(bytes: &[u8]) -> Intake {
    read::read(&ForeignFile { name: "a.quizdeck", bytes }, &Wishes::default()).unwrap()
}

#[test]
fn decks_travel_to_the_byte_with_their_files_and_what_was_answered() {
    let mut one = bundle("own", DECK);
    one.media = vec![medium("./media/a.png", Ok(b"png")), medium("../b.png", Ok(b"out"))];
    one.media.push(medium("media/a.png", Ok(b"png")));
    one.media.push(medium("c.png", Err("the file is not there")));
    one.history = Some(PackedHistory { whose: "anna".to_owned(), lines: b"{}\n".to_vec() });
    let other = bundle("OWN", "[[question]]\nprompt = \"c?\"\nanswer = \"d\"\n");
    let (bytes, losses) = write::write(&[one, other]).unwrap();
    let told: Vec<&str> = losses.iter().map(|loss| &*loss.reason).collect();
    assert_eq!(told, ["it lies outside of the folder", "the file is not there"]);
    let intake = read(&bytes);
    let [one, other] = &intake.bundles[..] else { panic!() };
    assert_eq!((&*one.name, &*other.name), ("own", "OWN"));
    assert_eq!(one.text.as_deref(), Some(DECK));
    assert_eq!(one.questions[0].place, "own.toml, line 5");
    assert_eq!(one.history.as_ref().unwrap().whose, "anna");
    assert_eq!((one.media[0].fetch)().unwrap(), b"png");
    assert_eq!(other.history, None);
}

#[test]
fn what_is_left_of_a_deck_is_a_deck() {
    let mut some = bundle("own", DECK);
    some.text = None;
    let intake = read(&write::write(&[some]).unwrap().0);
    let text = intake.bundles[0].text.as_deref().unwrap();
    assert!(text.starts_with("[deck]\nid = \"own\"\n\n[[question]]\nprompt = \"a?\""), "{text}");
}

#[test]
fn a_file_that_was_tampered_with_is_refused_or_its_deck_left_out() {
    let list = |decks: &str| format!("{{\"quizdeck\":1,\"decks\":[{decks}]}}").into_bytes();
    let file = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.to_vec());
    let refused = |files: &[(String, Vec<u8>)]| {
        let bytes = packed(files).unwrap();
        let file = ForeignFile { name: "a.quizdeck", bytes: &bytes };
        read::read(&file, &Wishes::default()).unwrap_err().reason
    };
    assert!(refused(&[]).contains("\"quizdeck.json\" in it cannot be read"));
    assert_eq!(refused(&[file(LIST, b"[]")]), "its list of decks makes no sense");
    let later = br#"{"quizdeck":2,"decks":[]}"#;
    assert_eq!(refused(&[file(LIST, later)]), "a later version of quizdeck wrote it");
    for (deck, bytes, told) in [
        ("../a.toml", &b""[..], "it is no deck"),
        ("/a/a.toml", b"", "it is no deck"),
        ("a/b.txt", b"", "it is no deck"),
        ("a/a.toml", b"\xff", "it is not UTF-8"),
        ("a/absent.toml", b"", "\"a/absent.toml\" in it cannot be read"),
    ] {
        let entry = if deck.contains("absent") { "other" } else { deck };
        let files = [file(LIST, &list(&format!("{{\"deck\":\"{deck}\"}}"))), file(entry, bytes)];
        let intake = read(&packed(&files).unwrap());
        assert_eq!(intake.losses[0].reason, told, "{deck}");
        assert!(intake.bundles.is_empty());
    }
    let bomb =
        [file(LIST, &list("{\"deck\":\"a/a.toml\"}")), file("a/a.toml", &vec![b' '; 40 << 20])];
    assert_eq!(read(&packed(&bomb).unwrap()).losses[0].reason, "\"a/a.toml\" in it is too large");
    let deck = DECK.replace("./media/a.png", "../../secret.png");
    let files = [file(LIST, &list("{\"deck\":\"a/a.toml\"}")), file("a/a.toml", deck.as_bytes())];
    let intake = read(&packed(&files).unwrap());
    assert!((intake.bundles[0].media[0].fetch)().is_err());
}

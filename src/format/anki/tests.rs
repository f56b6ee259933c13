//! Packages made here, and what becomes of them.

#[path = "../../../tests/suite/package.rs"]
mod package;

use crate::deck::edit::{Draft, append};
use crate::deck::read as read_deck;
use crate::format::{ForeignFile, Intake, Loss, Style, Unfit, Wishes, told};
use crate::report::Severity;
use package::{PackedNote, collection, package, zipped};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";
const MP3: &[u8] = b"ID3\x04000000000000";

fn read_with(bytes: &[u8], wishes: &Wishes) -> Result<Intake, Unfit> {
    super::read(&ForeignFile { name: "a.apkg", bytes }, wishes)
}

fn read(notes: &[PackedNote<'_>], media: &[(&str, &[u8])]) -> Intake {
    read_with(&package(notes, media), &Wishes::default()).unwrap()
}

/// The only deck of some notes, as text without tags.
fn deck(notes: &[PackedNote<'_>]) -> String {
    let intake = read(notes, &[]);
    let drafts: Vec<Draft> =
        intake.bundles.into_iter().flat_map(|bundle| bundle.questions).map(|q| q.draft).collect();
    let text = append("", &drafts).unwrap();
    let findings = read_deck(&text, "a").findings;
    let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    assert!(!has_error, "{text}");
    text.replace("tags = [\"a::b\", \"t\"]\n", "")
}

fn reasons(losses: &[Loss]) -> Vec<&str> {
    losses.iter().map(|loss| &*loss.reason).collect()
}

#[test]
fn every_sort_of_note_becomes_questions() {
    let cases: [(PackedNote<'_>, &str); 8] = [
        (
            (1, 1, 10, "What is <b>it</b>?|a &amp; b", &[0]),
            "[[question]]\nid = \"anki:g%231\"\nfront = \"What is **it**?\"\nback = \"a & b\"\n",
        ),
        (
            (1, 2, 10, "dog|der Hund", &[0, 1]),
            "[[question]]\nid = \"anki:g%231\"\nfront = \"dog\"\nback = \"der Hund\"\nreverse = true\n",
        ),
        (
            (1, 2, 10, "<b>dog</b>|Hund", &[0, 1]),
            "[[question]]\nid = \"anki:g%231\"\nfront = \"**dog**\"\nback = \"Hund\"\n\n\
             [[question]]\nid = \"anki:g%231:2\"\nfront = \"Hund\"\nback = \"dog\"\n",
        ),
        (
            (1, 3, 10, "2 + 2|four", &[0]),
            "[[question]]\nid = \"anki:g%231\"\nprompt = \"2 + 2\"\nanswer = \"four\"\n",
        ),
        (
            (1, 4, 10, "{{c1::P::city}} of {{c2::<i>F</i>}}|Extra", &[0, 1]),
            "[[question]]\nid = \"anki:g%231\"\ncloze = \"{{P::city}} of *F*\"\nexplain = \"Extra\"\n\n\
             [[question]]\nid = \"anki:g%231:2\"\ncloze = \"P of {{F}}\"\nexplain = \"Extra\"\n",
        ),
        (
            (1, 4, 10, "{{c1::a {{c2::b}} c}}|", &[1]),
            "[[question]]\nid = \"anki:g%231:2\"\ncloze = \"a {{b}} c\"\n",
        ),
        (
            (1, 5, 10, "run|verb|to go fast", &[0]),
            "[[question]]\nid = \"anki:g%231\"\nfront = \"*verb*: run\"\nback = \"to go fast (run)\"\n",
        ),
        (
            (1, 5, 10, "run||\\(x_1\\)", &[0]),
            "[[question]]\nid = \"anki:g%231\"\nfront = \"run\"\nback = \"$x_1$ (run)\"\n",
        ),
    ];
    for (note, expected) in cases {
        assert_eq!(deck(&[note]), expected, "{note:?}");
    }
}

#[test]
fn decks_within_decks_are_tags_or_decks() {
    let notes: [PackedNote<'_>; 2] = [(1, 1, 10, "a|b", &[0]), (2, 1, 11, "c|d", &[0])];
    let intake = read(&notes, &[]);
    let [world] = &intake.bundles[..] else { panic!("{:?}", intake.bundles) };
    assert_eq!((world.name.as_str(), world.front.text("title")), ("World", Some("World")));
    let tags = format!("{:?}", world.questions[1].draft.keys.last());
    assert!(tags.contains("a::b") && tags.contains("Europe"), "{tags}");
    let wishes = Wishes { is_split: true, ..Wishes::default() };
    let split = read_with(&package(&notes, &[]), &wishes).unwrap().bundles;
    let names: Vec<&str> = split.iter().map(|bundle| bundle.name.as_str()).collect();
    assert_eq!(names, ["World", "World Europe"]);
}

#[test]
fn a_wish_says_how_two_sides_are_asked() {
    let wishes = Wishes { style: Style::Short, ..Wishes::default() };
    let bytes = package(&[(1, 2, 10, "dog|Hund", &[0, 1])], &[]);
    let bundles = read_with(&bytes, &wishes).unwrap().bundles;
    let ids: Vec<_> = bundles[0].questions.iter().map(|q| q.draft.text("id").unwrap()).collect();
    assert_eq!(ids, ["anki:g%231", "anki:g%231:2"]);
    assert_eq!(bundles[0].questions[0].draft.text("answer"), Some("Hund"));
}

#[test]
fn pictures_and_sounds_come_by_safe_names_and_what_is_amiss_is_told() {
    let notes: [PackedNote<'_>; 6] = [
        (1, 1, 10, "x <img src=\"a%20b.png\"><img src=\"B.png\">|y [sound:s.mp3]", &[0]),
        (2, 1, 10, "<img src=b.png>|y", &[0]),
        (3, 1, 10, "x|y<img src=../../evil.png><img src=none.png><img src=bad.png>", &[0]),
        (4, 1, 10, "x|<img src=B.png>", &[0]),
        (5, 1, 10, "say it|[sound:s.mp3]", &[0]),
        (6, 6, 10, "{{c1::image-occlusion:rect}}|<img src=B.png>|Which?|Bones", &[0, 1]),
    ];
    let media: [(&str, &[u8]); 6] = [
        ("a b.png", PNG),
        ("B.png", PNG),
        ("b.png", b"GIF89a...."),
        ("s.mp3", MP3),
        ("bad.png", b"MZ........"),
        ("unused.png", PNG),
    ];
    let intake = read(&notes, &media);
    let bundle = &intake.bundles[0];
    let image = |at: usize| bundle.questions[at].draft.text("image").unwrap_or_default();
    assert_eq!(image(0), "world-media/a b.png");
    assert_eq!(bundle.questions[0].draft.text("audio"), Some("world-media/s.mp3"));
    assert_eq!(image(1), "world-media/b.png");
    assert_ne!(image(1).to_lowercase(), image(4).to_lowercase());
    assert_eq!(bundle.questions[1].draft.text("front"), Some("?"));
    assert_eq!(bundle.questions[3].draft.text("back"), Some("♪"));
    let names: Vec<&str> = bundle.media.iter().map(|medium| medium.name.as_str()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!((bundle.media[1].fetch)().unwrap(), PNG);
    assert_eq!(
        reasons(&intake.losses),
        [
            "it has more than one picture: the first is kept",
            "a picture or sound has a name that no file here may have",
            "a picture or sound is not in the package",
            "a picture or sound is of no kind that is known",
            "its answer is a picture",
            "the areas of its picture that are hidden in Anki are seen",
        ]
    );
}

#[test]
fn what_cannot_be_asked_is_left_out_with_its_note() {
    let notes: [PackedNote<'_>; 6] = [
        (1, 1, 10, "<br>|b", &[0]),
        (2, 1, 10, "a|", &[0]),
        (3, 9, 10, "a|b", &[0]),
        (4, 1, 10, "a|b", &[]),
        (5, 4, 10, "{{c1::a}}|", &[3]),
        (6, 1, 10, "a|b", &[7]),
    ];
    let intake = read(&notes, &[]);
    assert!(intake.losses.iter().all(|loss| loss.is_left_out && loss.place.starts_with("nid:")));
    assert_eq!(
        reasons(&intake.losses),
        [
            "nothing stands on its front",
            "nothing stands on its back",
            "its note type is not in the package",
            "it has no card",
            "there is no gap for this card in it",
            "its template is not in the package",
        ]
    );
}

#[test]
fn a_hostile_package_is_an_error_or_does_no_harm() {
    let notes: [PackedNote<'_>; 1] = [(1, 1, 10, "a|b", &[0])];
    let image = collection(&notes, "");
    let evil = |more: &str| zipped(&[("collection.anki2", &collection(&notes, more))]);
    let zeros = vec![0; 40 << 20];
    let cases: [(&str, Vec<u8>); 10] = [
        ("no zip", b"PK\x03\x04collection.anki2".to_vec()),
        ("no collection", zipped(&[("x", b"y")])),
        ("text", zipped(&[("collection.anki2", b"what is this?")])),
        ("cut", zipped(&[("collection.anki2", &image[..image.len() / 2])])),
        ("zip bomb", zipped(&[("collection.anki2", &zeros)])),
        ("newer", zipped(&[("meta", b"\x08\x04"), ("collection.anki2", &image)])),
        ("no zstd", zipped(&[("meta", b"\x08\x03"), ("collection.anki21b", &image)])),
        ("no types", evil("UPDATE col SET models = 'x'")),
        (
            "view",
            evil(
                "DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL \
                 SELECT i + 1 FROM c) SELECT i AS id, 'g' AS guid, 1 AS mid, '' AS tags, 'a' AS flds FROM c",
            ),
        ),
        ("no notes", evil("DROP TABLE notes")),
    ];
    for (name, bytes) in cases {
        assert!(read_with(&bytes, &Wishes::default()).is_err(), "{name}");
    }
    // What is packed twice is bounded twice.
    let packed = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
    let parts = [packed(&image), packed(&zeros)];
    let [entry, media] = [("collection.anki21b", &parts[0][..]), ("media", &parts[1][..])];
    let unfit = read_with(&zipped(&[("meta", b"\x08\x03"), entry, media]), &Wishes::default());
    assert!(unfit.unwrap_err().reason.contains("what is packed in it is too large"));
    let harmless = evil(
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END; \
         INSERT INTO notes VALUES (2, x'ff', 1, 0, 0, 5, x'61ff1f62', '', 0, 0, ''); \
         INSERT INTO notes VALUES (3, 'g', 1, 0, 0, '', zeroblob(9000000), '', 0, 0, ''); \
         INSERT INTO notes VALUES (4, 'g', 'x', 0, 0, '', NULL, '', 0, 0, '');",
    );
    assert!(read_with(&harmless, &Wishes::default()).is_ok());
}

#[test]
fn what_a_collection_could_call_for_is_not_linked() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    for extension in ["fts3", "fts4", "fts5", "rtree"] {
        let sql = format!("CREATE VIRTUAL TABLE temp.{extension} USING {extension}(a, b, c)");
        let refused = connection.execute(&sql, []).unwrap_err().to_string();
        assert!(refused.contains("no such module"), "{refused}: see .cargo/config.toml");
    }
    let loads = connection.query_row("SELECT load_extension('none')", [], |_| Ok(()));
    assert!(loads.unwrap_err().to_string().contains("no such function"));
}

#[test]
fn a_collection_that_zstd_packed_is_whole_and_in_bounds_or_an_error() {
    let image = collection(&[(1, 1, 10, "a|b", &[0])], "");
    // A frame with a window of so many bits: the image as it is, in one block, the last one.
    let frame = |window: u8| {
        let size = u32::try_from(image.len()).unwrap();
        let block = ((size << 3) | 1).to_le_bytes();
        [b"\x28\xb5\x2f\xfd\0", &[(window - 10) << 3][..], &block[..3], &image].concat()
    };
    let whole = zstd::encode_all(&*image, 1).unwrap();
    let cases = [
        ("whole", true, whole.clone()),
        ("something behind it", true, [&whole[..], b"more"].concat()),
        ("two frames", true, [&whole[..], &whole].concat()),
        ("128 MiB", true, frame(27)),
        ("256 MiB", false, frame(28)),
        ("2 GiB", false, frame(31)),
        ("nothing", false, Vec::new()),
        ("a beginning", false, whole[..4].to_vec()),
        ("a half", false, whole[..whole.len() / 2].to_vec()),
        ("all but a byte", false, frame(27)[..image.len() + 8].to_vec()),
        ("what is to be skipped", false, b"\x50\x2a\x4d\x18\x01\0\0\0a".to_vec()),
    ];
    for (name, is_read, packed) in cases {
        let bytes = zipped(&[("meta", b"\x08\x03"), ("collection.anki21b", &packed)]);
        assert_eq!(read_with(&bytes, &Wishes::default()).is_ok(), is_read, "{name}");
    }
}

#[test]
fn what_was_learned_there_comes_with_the_question_or_is_told() {
    let notes = [(1, 1, 10, "a|b", &[0][..]), (2, 2, 10, "c|d", &[0, 1]), (3, 1, 10, "|f", &[0])];
    let more = "INSERT INTO revlog VALUES (1700000000000, 100, 0, 3, 1, 0, 2500, 0, 0);
        INSERT INTO revlog VALUES (1700000001000, 201, 0, 3, 1, 0, 2500, 0, 0);
        INSERT INTO revlog VALUES (1700000002000, 300, 0, 3, 1, 0, 2500, 0, 0);
        INSERT INTO revlog VALUES (1700000003000, 999, 0, 3, 1, 0, 2500, 0, 0);
        INSERT INTO revlog VALUES (1700000004000, 100, 0, 3, 1, 0, 0, 0, 3);
        UPDATE cards SET type = 2, queue = 2, due = 5, data = '{\"s\":1,\"d\":5,\"dr\":0.87}';
        UPDATE col SET dconf = '{\"7\":{\"fsrsParams5\":[1,2]}}', decks = '{\"10\":{\"name\":\"W\",\"conf\":7}}'";
    let bytes = zipped(&[("collection.anki2", &collection(&notes, more))]);
    let intake = read_with(&bytes, &Wishes::default()).unwrap();
    let [bundle] = &intake.bundles[..] else { panic!("{intake:?}") };
    let logbook = &bundle.logbook;
    let tracks: Vec<(usize, usize, &str, usize)> = logbook
        .tracks
        .iter()
        .map(|track| (track.question, track.part, &*track.name, track.answers.len()))
        .collect();
    assert_eq!(
        tracks,
        [
            (0, 0, "anki\u{1f}g#1\u{1f}0", 1),
            (1, 0, "anki\u{1f}g#2\u{1f}0", 0),
            (1, 1, "anki\u{1f}g#2\u{1f}1", 1),
        ]
    );
    assert_eq!((&logbook.parameters, logbook.retention), (&Some(vec![1.0, 2.0]), Some(0.87)));
    assert_eq!(
        reasons(&intake.losses),
        [
            "what was only crammed is not taken: it moves nothing in Anki either",
            "nothing stands on its front",
            "what was answered of it is not taken either",
            "answers to cards that are no more, or became no question, are not taken",
        ]
    );
}

#[test]
fn a_package_is_told_by_what_it_holds() {
    let bytes = package(&[(1, 1, 10, "a|b", &[0])], &[]);
    let format = told(&ForeignFile { name: "a.zip", bytes: &bytes });
    assert_eq!(format.map(|format| format.name), Some("anki"));
    assert!(told(&ForeignFile { name: "a.zip", bytes: b"PK\x03\x04x" }).is_none());
}

proptest::proptest! {
    #![proptest_config(crate::testing::cases(64))]

    #[test]
    fn any_fields_make_a_deck_that_reads(fields in "[a-c{}:1|<>/b&;\\\\()\\[\\]\u{1}-\u{5}é*_#$`~]{0,60}", model in 1..=6_i64) {
        let intake = read(&[(1, model, 10, &fields, &[0, 1])], &[]);
        for question in intake.bundles.iter().flat_map(|bundle| &bundle.questions) {
            proptest::prop_assert!(append("", std::slice::from_ref(&question.draft)).is_ok());
        }
    }

    #[test]
    fn any_bytes_are_no_panic(cut in 0..4000_usize, at in 0..4000_usize, byte: u8) {
        let mut bytes = package(&[(1, 1, 10, "a|b", &[0])], &[]);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        bytes.truncate(bytes.len().saturating_sub(cut % 50));
        let _ = read_with(&bytes, &Wishes::default());
    }
}

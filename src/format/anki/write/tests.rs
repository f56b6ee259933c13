//! Packages written here, and what is read of them.

use crate::deck::edit::{Draft, Literal, Manuscript};
use crate::form::Rating;
use crate::format::anki::read;
use crate::format::properties::{bundle_of, there_and_back};
use crate::format::{
    Bundle, CardMemory, Carried, Departure, ForeignFile, Intake, ItemPast, Loss, Medium,
    PastAnswer, PastSort, PutAside, QuestionPast, Wishes,
};
use crate::kind::{KINDS, Part};
use crate::testing::cases;
use proptest::prelude::*;
use rusqlite::Connection;
use std::io::{Cursor, Read};

fn bundle(text: &str) -> Bundle {
    let Manuscript { front, questions } = Manuscript::of(text);
    let questions: Vec<Carried> = (1..)
        .zip(questions)
        .map(|(number, (_, draft))| Carried { place: format!("question {number}"), draft })
        .collect();
    let keys =
        (0..questions.len()).map(|at| QuestionPast { key: at.to_string(), items: Vec::new() });
    let departure = Departure {
        at: 1_795_694_400_000,
        day: 20_783,
        deck: "d".to_owned(),
        questions: keys.collect(),
    };
    Bundle { name: "deck".to_owned(), front, questions, departure, ..Bundle::default() }
}

fn again(bytes: &[u8]) -> Intake {
    read(&ForeignFile { name: "a.apkg", bytes }, &Wishes::default()).unwrap()
}

fn drafts(bundle: &Bundle) -> Vec<&Draft> {
    bundle.questions.iter().map(|question| &question.draft).collect()
}

/// The collection of a package, changed by some statements, and what is read of the whole then.
fn changed(bytes: &[u8], sql: &str) -> Intake {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut image = Vec::new();
    archive.by_name("collection.anki21").unwrap().read_to_end(&mut image).unwrap();
    let mut connection = opened(&image);
    connection.execute_batch(sql).unwrap();
    let image = connection.serialize("main").unwrap().to_vec();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("collection.anki21", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, &image).unwrap();
    again(&zip.finish().unwrap().into_inner())
}

fn opened(image: &[u8]) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    let length = image.len();
    connection.deserialize_read_exact("main", image, length, false).unwrap();
    connection
}

#[test]
fn a_deck_of_every_kind_comes_back_whole_with_its_head_and_its_files() {
    let examples = KINDS.iter().filter(|row| row.name != "echo");
    let mut text = "[deck]\nid = 'd'\ntitle = 'A::B'\nlanguage = 'de'\ntags = ['a b', 'c::d']\n\
                    [deck.defaults]\ntypos = false\n[exam]\ncount = 3\n[passages]\np = 'One.'\n"
        .to_owned();
    for row in examples {
        text.extend(["[[question]]", row.example, "passage = 'p'\ntags = ['own']\n"]);
    }
    text.push_str(
        "[[question]]\nprompt = 'x?'\nanswer = 'y'\nimage = 'pics/x y.png'\npoints = 3\n",
    );
    let mut going = bundle(&text);
    going.media = vec![Medium {
        name: "pics/x y.png".to_owned(),
        fetch: Box::new(|| Ok(b"\x89PNG\r\n\x1a\n0000".to_vec())),
    }];
    let (bytes, losses) = super::write(std::slice::from_ref(&going)).unwrap();
    let intake = again(&bytes);
    assert_eq!(intake.losses, []);
    let [back] = &intake.bundles[..] else { panic!("{:?}", intake.bundles) };
    assert_eq!((&back.name, &back.front), (&going.name, &going.front));
    assert_eq!(drafts(back), drafts(&going));
    let [medium] = &back.media[..] else { panic!("{:?}", back.media) };
    assert_eq!((medium.name.as_str(), (medium.fetch)().unwrap().len()), ("pics/x y.png", 12));
    let told = |loss: &&Loss| loss.reason.contains("`points`") || loss.reason.contains("`exam`");
    assert_eq!(losses.iter().filter(told).count(), 2, "{losses:?}");
}

#[test]
fn what_was_edited_in_anki_comes_back_edited() {
    let going = bundle(
        "[[question]]\nprompt = 'a?'\nanswer = 2\nhint = 'h'\ntags = ['t u', 'v']\n\
         [[question]]\nfront = 'f'\nback = ['b', 'c']\n\
         [[question]]\ncloze = '{{a}} x {{b}}'\n\
         [[question]]\nprompt = 'o?'\nanswer = 'a'\nwrong = ['b']\n",
    );
    let (bytes, _) = super::write(&[going]).unwrap();
    let sql = "UPDATE notes SET tags = ' v new ', flds = replace(replace(flds, 'a?', '<b>A</b>?'), \
               char(31) || '2' || char(31), char(31) || '3' || char(31)) WHERE flds LIKE 'a?%';
               UPDATE notes SET flds = replace(flds, 'f' || char(31) || 'b', 'F' || char(31) || 'B') \
               WHERE flds LIKE 'f%';
               UPDATE notes SET flds = replace(flds, '}} x {{', '::hint}} y {{') WHERE flds LIKE '{%';
               UPDATE notes SET flds = replace(flds, '<li>b', '<li>z') WHERE flds LIKE 'o?%';";
    let intake = changed(&bytes, sql);
    let expected = Manuscript::of(
        "[[question]]\nid = '0'\nprompt = '**A**?'\nanswer = 3\nhint = 'h'\ntags = ['v', 'new']\n\
         [[question]]\nid = '1'\nfront = 'F'\nback = ['B', 'c']\n\
         [[question]]\nid = '2'\ncloze = '{{a::hint}} y {{b}}'\n\
         [[question]]\nprompt = 'o?'\nanswer = 'a'\nwrong = ['b']\n",
    );
    let expected: Vec<&Draft> = expected.questions.iter().map(|(_, draft)| draft).collect();
    assert_eq!(drafts(&intake.bundles[0]), expected);
    let told: Vec<&str> = intake.losses.iter().map(|loss| &*loss.reason).collect();
    assert_eq!(told, ["its field \"Options\" was edited in Anki, which is not taken over"]);
}

#[test]
fn notes_of_anki_go_back_under_their_own_names() {
    let going = bundle(
        "[deck]\ntitle = 'World: Europe'\n\
         [[question]]\nid = 'anki:a%23b'\nfront = 'x'\nback = 'y'\n\
         [[question]]\nid = 'anki:g'\ncloze = '{{P}} of F'\nexplain = 'e'\n\
         [[question]]\nid = 'anki:g:2'\ncloze = 'P of {{F}}'\nexplain = 'e'\n\
         [[question]]\nid = 'anki:h'\ncloze = '{{P}} of F'\n\
         [[question]]\nid = 'anki:h:3'\ncloze = 'Q of {{F}}'\n",
    );
    let (bytes, losses) = super::write(&[going]).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut image = Vec::new();
    archive.by_name("collection.anki21").unwrap().read_to_end(&mut image).unwrap();
    let connection = opened(&image);
    let sql = "SELECT guid || ' ' || group_concat(ord) FROM notes n JOIN cards c ON c.nid = n.id \
               GROUP BY n.id ORDER BY n.id";
    let mut statement = connection.prepare(sql).unwrap();
    let notes: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(notes[..3], ["a#b 0", "g 0,1", "h 0"]);
    assert!(notes.len() == 4 && !notes[3].starts_with('h'), "{notes:?}");
    let decks: String =
        connection.query_row("SELECT decks FROM col", [], |row| row.get(0)).unwrap();
    assert!(decks.contains("\"World::Europe\""), "{decks}");
    let lost: Vec<&str> = losses
        .iter()
        .filter(|loss| loss.reason.contains("put together"))
        .map(|loss| loss.place.as_str())
        .collect();
    assert_eq!(lost, ["question 5"]);
    let back = again(&bytes).bundles;
    let joined: Vec<_> =
        back.iter().flat_map(drafts).filter_map(|draft| draft.text("cloze")).collect();
    assert!(joined.contains(&"{{P}} of F") && joined.contains(&"P of {{F}}"), "{joined:?}");
}

#[test]
fn what_was_learned_becomes_states_and_a_log() {
    let mut going = bundle("[[question]]\nfront = 'x'\nback = 'y'\nreverse = true\n");
    let answer = |at, sort| PastAnswer {
        at,
        sort,
        rating: Rating::Good,
        milliseconds: 90_000,
        interval: 4,
        before: 0,
        difficulty: 5.5,
    };
    let memory = CardMemory {
        stability: 8.29564,
        difficulty: 5.5,
        last: 20_780,
        later: 20_790,
        due: 20_790,
        reps: 2,
        lapses: 1,
        retention: 0.9,
        decay: 0.1542,
    };
    let item = |part, memory| ItemPast {
        part,
        memory,
        answers: vec![
            answer(1_795_600_000_000, PastSort::First),
            answer(1_795_600_000_000, PastSort::Again),
        ],
        put_aside: PutAside::Suspended,
        is_flagged: true,
        has_note: true,
    };
    going.departure.questions[0].items = vec![
        item(Part::Whole, Some(memory)),
        ItemPast { answers: Vec::new(), ..item(Part::Reverse, None) },
    ];
    let (bytes, losses) = super::write(&[going]).unwrap();
    let told: Vec<&str> = losses.iter().map(|loss| &*loss.reason).collect();
    assert_eq!(
        told,
        ["a flag has a colour there, and no word", "what the learner wrote on it is not kept"]
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut image = Vec::new();
    archive.by_name("collection.anki21").unwrap().read_to_end(&mut image).unwrap();
    let connection = opened(&image);
    let rows = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let cards = rows(
        "SELECT concat_ws(' ', type, queue, due, ivl, reps, lapses, flags, data) FROM cards ORDER BY ord",
    );
    let data = r#"{"d":5.5,"decay":0.154,"dr":0.9,"lrt":1795600000,"pos":2,"s":8.2956}"#;
    assert_eq!(cards[0], format!("2 -1 2528 10 2 1 1 {data}"));
    assert!(cards[1].starts_with("0 -1 3 0 0 0 1 {}"), "{cards:?}");
    let log = rows(
        "SELECT concat_ws(' ', id, ease, ivl, lastIvl, factor, time, type) FROM revlog ORDER BY id",
    );
    assert_eq!(log, ["1795600000000 3 4 0 600 60000 0", "1795600000001 3 4 0 0 60000 3"]);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_deck_comes_back_as_it_went(
        numbers in prop::sample::subsequence((0..40).collect::<Vec<usize>>(), 1..12),
        text in "[a-z<&{}:\\\\()\\[\\]$`*_| é東\u{1}\u{1f}]{1,30}",
    ) {
        let mut going = bundle_of(&numbers);
        for question in &mut going.questions {
            question.draft.keys.retain(|(key, _)| *key != "explain");
            question.draft.push("explain", Literal::Text(text.clone()));
        }
        let before: Vec<Draft> = drafts(&going).into_iter().cloned().collect();
        let intake = there_and_back("anki", going).unwrap();
        prop_assert_eq!(&intake.losses, &[]);
        let after: Vec<Draft> =
            intake.bundles.iter().flat_map(drafts).cloned().collect();
        prop_assert_eq!(after, before);
    }
}

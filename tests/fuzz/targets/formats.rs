//! Formats: any bytes are taken or refused, and what comes of them can be written as a deck and in every
//! other format.

use super::lies_in;
use crate::harness::Luck;
use crate::material::{decks, mutated, repacked, sound_deck, texts_in, whole_decks, workbook};
use quizdeck::deck::edit::{Draft, Manuscript, append};
use quizdeck::deck::read;
use quizdeck::format::{Bundle, Carried, FORMATS, ForeignFile, Format, Style, Wishes, told};
use quizdeck::random::Random;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

/// The bundle that a deck makes.
fn bundle(text: &str) -> Bundle {
    let Manuscript { front, questions } = Manuscript::of(text);
    let carried =
        questions.into_iter().map(|(_, draft)| Carried { place: "question".to_owned(), draft });
    Bundle { name: "deck".to_owned(), front, questions: carried.collect(), ..Bundle::default() }
}

/// Files by the name of their format.
type Files = HashMap<&'static str, &'static [Vec<u8>]>;

/// The files of a format that the repository knows: what its tests hold, and what it writes of decks.
fn files(format: &'static Format) -> &'static [Vec<u8>] {
    static FILES: LazyLock<Mutex<Files>> = LazyLock::new(Mutex::default);
    let mut files = FILES.lock().unwrap();
    files.entry(format.name).or_insert_with(|| {
        let written = format.write.into_iter().flat_map(|write| {
            decks().iter().step_by(7).chain(whole_decks()).filter_map(move |deck| {
                let bundle = bundle(&String::from_utf8_lossy(deck));
                Some(write(&[bundle]).ok()?.0)
            })
        });
        let tables = Some("tables").filter(|_| matches!(format.name, "csv" | "tsv"));
        let name = tables.unwrap_or(format.name).replace("-quiz", "").replace('-', "_");
        let known = texts_in(&format!("format/{name}")).iter().chain(texts_in("format/moodle"));
        let known = known.filter(|text| format.is_text && text.len() > 20).cloned();
        let book = Some(workbook()).filter(|_| format.name == "xlsx");
        let all: Vec<Vec<u8>> =
            written.chain(known).chain(book).filter(|file| file.len() < 100_000).collect();
        all.leak()
    })
}

/// A file of a format with something done to it; its name tells which one.
pub fn file(random: &mut Random) -> Vec<u8> {
    let readable: Vec<&Format> =
        FORMATS.iter().copied().filter(|format| format.read.is_some()).collect();
    let format = *random.of(&readable);
    let files = files(format);
    let written = format.write.filter(|_| random.once_in(6)).and_then(|write| {
        let bundle = bundle(&String::from_utf8_lossy(&sound_deck(random)));
        Some(write(&[bundle]).ok()?.0)
    });
    let file = written.unwrap_or_else(|| random.of(files).clone());
    match random.below(10) {
        0 => file,
        _ if !format.is_text => repacked(&file, random),
        _ => mutated(&file, files, random),
    }
}

/// Every format takes any bytes, and what it gives can be written as a deck.
pub fn holds(case: &[u8], random: &mut Random) {
    let names =
        ["a.txt", "a.csv", "a.md", "a.xml", "a.apkg", "-", "a.quizdeck", ".json", "ü\u{202e}.tsv"];
    let name: &&str = random.of(&names);
    let file = ForeignFile { name, bytes: case };
    let wishes = wishes(random);
    let mut formats: Vec<&Format> = FORMATS.to_vec();
    if !random.once_in(8) {
        let likely = told(&file).map_or("csv", |format| format.name);
        formats.retain(|format| format.name == likely);
    }
    for format in formats {
        let Some(read) = format.read else { continue };
        match read(&file, &wishes) {
            Ok(intake) => intake.bundles.iter().for_each(|bundle| written(format, bundle)),
            Err(unfit) => {
                assert!(!unfit.reason.is_empty() && !unfit.remedy.is_empty(), "{unfit:?}");
                for finding in unfit.wrong.iter().flat_map(|(text, findings)| {
                    findings.iter().map(move |finding| (text, finding))
                }) {
                    lies_in(finding.0, finding.1);
                }
            }
        }
    }
}

/// How somebody may wish it to be read.
fn wishes(random: &mut Random) -> Wishes {
    let mut wishes = Wishes { is_split: random.once_in(3), ..Wishes::default() };
    wishes.style = *random.of(&[Style::Card, Style::Short, Style::Choice]);
    if random.once_in(10) {
        wishes.alternatives = Some((*random.of(&["/", ";", ", ", "|"])).to_owned());
    }
    if random.once_in(10) {
        wishes.term_sep = Some((*random.of(&["\t", " - ", ";", "\n"])).to_owned());
    }
    if random.once_in(10) {
        wishes.row_sep = Some((*random.of(&["\n", "\n\n", ";"])).to_owned());
    }
    wishes
}

/// A deck can be written of what was read, and every format writes it or says why not.
fn written(format: &Format, bundle: &Bundle) {
    let drafts: Vec<Draft> = bundle.questions.iter().map(|carried| carried.draft.clone()).collect();
    let name = &bundle.name;
    assert!(
        bundle.media.iter().all(|medium| !medium.name.is_empty()),
        "{}: {bundle:?}",
        format.name
    );
    for medium in bundle.media.iter().take(5) {
        let _ = (medium.fetch)();
    }
    let front = bundle.front.written();
    let head = read(&front, name);
    assert_eq!(head.deck.omitted.parts, 0, "{}: its head is TOML: {front}", format.name);
    if let Ok(text) = append(&front, &drafts) {
        let reading = read(&text, name);
        assert_eq!(reading.deck.omitted.parts, 0, "{}: it is TOML: {text}", format.name);
        assert_eq!(
            reading.starts.len(),
            drafts.len(),
            "{}: it has all questions: {text}",
            format.name
        );
    }
}

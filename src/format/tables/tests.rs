//! Tables as programs write them, and any deck to a table and back.

use super::*;
use crate::deck::edit::properties::any_deck;
use crate::deck::edit::{Draft, Manuscript, append};
use crate::deck::read as read_deck;
use crate::format::{Bundle, Carried, Style, told};
use crate::testing::cases;
use proptest::prelude::*;

fn file<'f>(name: &'f str, text: &'f str) -> ForeignFile<'f> {
    ForeignFile { name, bytes: text.as_bytes() }
}

/// The questions of a text in TOML, without their headers, and the losses.
fn intake(text: &str, wishes: &Wishes) -> (Vec<String>, Vec<String>) {
    let intake = read(&file("a.txt", text), wishes).unwrap();
    let drafts = intake.bundles.iter().flat_map(|bundle| &bundle.questions);
    let losses = intake.losses.iter().map(|loss| format!("{}: {}", loss.place, loss.reason));
    let written = |carried: &Carried| {
        let text = carried.draft.written("; ").replace("[[question]]; ", "");
        text.trim_end_matches("; ").to_owned()
    };
    (drafts.map(written).collect(), losses.collect())
}

#[test]
fn lists_of_two_columns_are_read_as_their_programs_write_them() {
    let card = |front: &str, back: &str| format!("front = \"{front}\"; back = \"{back}\"");
    let quizlet = "hola\thello\nto: be, or\tser\tor estar\n\n\"sic\"\tx\n";
    let (cards, losses) = intake(quizlet, &Wishes::default());
    assert_eq!(cards[0], card("hola", "hello"));
    assert_eq!(cards[1], card("to: be, or", "ser\tor estar"));
    assert_eq!(cards[2], "front = '\"sic\"'; back = \"x\"");
    assert_eq!(losses, [""; 0]);

    let (cards, losses) = intake("Wort;Bedeutung\nHaus;house\nBaum;\n", &Wishes::default());
    assert_eq!(cards, [card("Haus", "house")]);
    assert_eq!(losses, ["line 3: there is nothing in the column of what is right"]);

    let custom = Wishes {
        term_sep: Some("---".to_owned()),
        row_sep: Some("///".to_owned()),
        style: Style::Short,
        alternatives: Some(";".to_owned()),
        ..Wishes::default()
    };
    let (short, _) = intake("a---b; c///d---e\n", &custom);
    assert_eq!(short[0], "prompt = \"a\"; answer = \"b\"; accept = [\"c\"]");
    assert_eq!(short[1], "prompt = \"d\"; answer = \"e\"");
}

#[test]
fn columns_are_named_by_the_header_by_wish_or_not_known_and_told() {
    let kahoot = "Quiz template\n\n,Question - max 120 characters,Answer 1 - max 75 characters,\
                  Answer 2,Time limit (sec),Correct answer(s) - choose at least one\n\
                  1,Which?,Oslo,Rome,20,2\n";
    let (choice, losses) = intake(kahoot, &Wishes::default());
    assert_eq!(choice, ["prompt = \"Which?\"; answer = \"Rome\"; wrong = [\"Oslo\"]"]);
    assert!(losses[0].contains("above the names"), "{losses:?}");
    let columns = "prompt,answer,wrong,wrong,explain,tags,-".split(',').map(str::to_owned);
    let wishes = Wishes { columns: columns.collect(), ..Wishes::default() };
    let (choice, losses) = intake("Why?,A,B,C,E,\"t, u\",x\n", &wishes);
    let meant = "prompt = \"Why?\"; answer = \"A\"; wrong = [\"B\", \"C\"]; explain = \"E\"; \
                 tags = [\"t\", \"u\"]";
    assert_eq!((&*choice[0], &*losses), (meant, &[][..]));
    let (cards, losses) = intake("a,b,c\nd,e,f\n", &Wishes::default());
    assert_eq!(cards.len(), 2);
    assert_eq!(losses, ["column 3: what stands in it is not known: --columns names it"]);
}

#[test]
fn the_marks_of_anki_say_what_is_what() {
    let anki = "#separator:tab\n#html:false\n#guid column:1\n#notetype column:2\n\
                #deck column:3\n#tags column:6\n\
                d5;#Q%\tBasic\tGeo\tQ, 1\tA\teurope capital\n\
                \"a\"\tCloze\tGeo::East\t\"{{c1::Minsk}} is\nwhere?\"\tmore\t\n# a remark\n";
    let (questions, losses) = intake(anki, &Wishes::default());
    assert_eq!(losses, [""; 0]);
    let meant = "front = \"Q, 1\"; back = \"A\"; id = \"d5;%23Q%25\"; \
                 tags = [\"europe\", \"capital\", \"Geo\"]";
    assert_eq!(questions[0], meant);
    assert!(questions[1].starts_with("cloze = '''; {{Minsk}} is; where?'''; "), "{questions:?}");
    let split = Wishes { is_split: true, ..Wishes::default() };
    let decks = read(&file("a.txt", anki), &split).unwrap().bundles;
    assert_eq!(decks.iter().map(|deck| &*deck.name).collect::<Vec<_>>(), ["Geo", "Geo::East"]);
}

#[test]
fn a_table_is_told_by_its_separators_and_other_texts_are_none() {
    for (name, text, meant) in [
        ("a.txt", "a\tb\nc\td\n", Some("tsv")),
        ("a.csv", "just one line", Some("csv")),
        ("a.txt", "#separator:tab\na\tb\n", Some("tsv")),
        ("a.txt", "a;b\nc;d\n", Some("csv")),
        ("a.txt", "Some prose, with commas.\nAnd more of it.\nAnd, well, more.\n", None),
    ] {
        assert_eq!(told(&file(name, text)).map(|format| format.name), meant, "{text}");
    }
}

#[test]
fn what_cannot_stand_in_cells_is_told() {
    let deck = "[deck]\nlanguage = 'en'\ntags = ['t']\n[passages]\np = 'Text.'\n\
        [[question]]\nprompt = 'a?'\nanswers = [\"x\\ny\", 'z']\n\
        [[question]]\nprompt = 'b?'\npassage = 'p'\nanswer = 'c'\n\
        wrong = [{ text = 'd', credit = 0.5 }, { text = 'e', why = 'no' }]\n";
    let (bytes, losses) = write::write(&[bundle(deck)], ',').unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let meant = "kind,prompt,answer,wrong,wrong,tags\nchoice,\"Text.\n\nb?\",c,d,e :: no,t\n";
    assert_eq!(text, meant);
    let told: Vec<String> =
        losses.iter().map(|loss| format!("{}: {}", loss.place, loss.reason)).collect();
    assert_eq!(told.len(), 4, "{told:?}");
}

fn bundle(text: &str) -> Bundle {
    let Manuscript { front, questions } = Manuscript::of(text);
    let questions = questions.into_iter().enumerate();
    let questions =
        questions.map(|(at, (_, draft))| Carried { place: at.to_string(), draft }).collect();
    Bundle { name: "t".to_owned(), front, questions, ..Bundle::default() }
}

/// The questions of a deck, whatever was made the deck's default or tag.
fn questions(text: &str) -> Vec<String> {
    let deck = read_deck(text, "t").deck;
    deck.questions().iter().map(|question| format!("{question:?}")).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_deck_comes_back_from_a_table_but_for_what_is_told(
        text in any_deck(),
        separator in prop::sample::select(&[',', '\t'][..]),
    ) {
        let mut deck = bundle(&text);
        deck.front.header.retain(|(name, _)| *name != "tags"); // they become those of each row
        let (bytes, losses) = write::write(std::slice::from_ref(&deck), separator).unwrap();
        let table = ForeignFile { name: "t.csv", bytes: &bytes };
        let again = read(&table, &Wishes::default()).unwrap();
        prop_assert_eq!(&again.losses, &[]);
        let is_whole = |carried: &&Carried| losses.iter().all(|loss| loss.place != carried.place);
        let is_left_out = |carried: &&Carried| {
            losses.iter().any(|loss| loss.is_left_out && loss.place == carried.place)
        };
        let left: Vec<&Carried> =
            deck.questions.iter().filter(|carried| !is_left_out(carried)).collect();
        let back: Vec<&Carried> =
            again.bundles.iter().flat_map(|bundle| &bundle.questions).collect();
        prop_assert_eq!(left.len(), back.len());
        let whole = left.iter().zip(back).filter(|(carried, _)| is_whole(carried));
        let (old, new): (Vec<Draft>, Vec<Draft>) =
            whole.map(|(old, new)| (old.draft.clone(), new.draft.clone())).unzip();
        let front = deck.front.written();
        let old = questions(&append(&front, &old).unwrap());
        prop_assert_eq!(old, questions(&append(&front, &new).unwrap()));
    }

    #[test]
    fn any_text_is_read_without_harm(text in "(\"|,|\t|;|#tags:|\n|a|[[:any:]]){0,60}") {
        let _ = read(&file("a.csv", &text), &Wishes::default());
        told(&file("a.csv", &text));
    }
}

#[test]
fn html_is_read_where_the_file_says_that_it_is() {
    let text = "#separator:tab\n#html:true\n<b>a</b> &lt; b<img src=\"x.png\">\t<div>c</div><div>d</div>\n";
    let read = |text: &str| {
        let file = ForeignFile { name: "a.txt", bytes: text.as_bytes() };
        super::read(&file, &Wishes::default()).unwrap().bundles[0].questions[0].draft.clone()
    };
    let draft = read(text);
    assert_eq!(draft.text("front"), Some("**a** \\< b"));
    assert_eq!(draft.text("back"), Some("c\nd"));
    assert_eq!(draft.text("image"), Some("x.png"));
    let draft = read(&text.replace("true", "false"));
    assert_eq!(draft.text("back"), Some("<div>c</div><div>d</div>"));
}

use super::*;
use crate::format::{FORMATS, Style, TrackAct, told};

fn intake(text: &str, wishes: &Wishes) -> Intake {
    read(&ForeignFile { name: "a.md", bytes: text.as_bytes() }, wishes).unwrap()
}

/// What was read, a line a question, and what was told.
fn shown(text: &str) -> Vec<String> {
    let intake = intake(text, &Wishes::default());
    let question = |draft: &Draft| {
        let key = |key: &str| draft.text(key).unwrap_or_default().to_owned();
        let flag = |key: &str, sign: &str| {
            if draft.text(key).is_some() { sign.to_owned() } else { String::new() }
        };
        let tags = draft.keys.iter().find(|(name, _)| *name == "tags");
        let tags = tags.map_or_else(String::new, |(_, tags)| format!(" {}", tags.written(0, "\n")));
        match draft.text("cloze") {
            Some(sentence) => format!("{}{sentence}{tags}", flag("each", "each ")),
            None => format!("{} ={} {}{tags}", key("front"), flag("reverse", "="), key("back")),
        }
    };
    let questions = intake.bundles.iter().flat_map(|bundle| &bundle.questions);
    let loss = |loss: &Loss| format!("{}: {}", loss.place, loss.reason);
    questions
        .map(|carried| question(&carried.draft))
        .chain(intake.losses.iter().map(loss))
        .collect()
}

#[test]
fn every_way_to_write_a_card_is_read() {
    let cases: &[(&str, &[&str])] = &[
        ("a::b\nc:::d\n- e :: f\n", &["a = b", "c == d", "e = f"]),
        ("one\ntwo\n?\nthree\nfour\n\nq\n??\nr\n", &["one\ntwo = three\nfour", "q == r"]),
        ("q\n?\na\n\nb\n+++\nc\n??\nd\n+++\n", &["q = a\n\nb", "c == d"]),
        ("use `a::b` here::yes\n", &["use `a::b` here = yes"]),
        ("{{c1::no}} card\n", &["line 1: text between cards is not taken"]),
        ("```\na::b\n\n?\n```\n", &["line 1: text between cards is not taken"]),
        ("show\n?\n```\nx\n\ny::z\n```\n", &["show = ```\nx\n\ny::z\n```"]),
        ("<!-- a::b -->\n<!--\nc::d\n-->\ne::f", &["e = f"]),
        ("# Head\n\nText.\n\na::b\n", &["a = b", "line 1: text between cards is not taken"]),
        ("a::b [[note|word]]\n", &["a = b word", "line 1: a link to a note becomes its words"]),
        ("::b\n", &["line 1: text between cards is not taken"]),
        ("a\n?\n", &["line 1: text between cards is not taken"]),
        ("---\ntags: [flashcards/x, y]\n---\na::b\n", &["a = b [\"x\", \"y\"]"]),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(text), *expected, "{text:?}");
    }
}

#[test]
fn gaps_are_asked_by_their_numbers_and_letters() {
    let cases: &[(&str, &[&str])] = &[
        ("The ==sun== is hot.\n", &["The {{sun}} is hot."]),
        ("==a== and ==b==\n", &["each {{a}} and {{b}}"]),
        (
            "==a==^[first] ==b==[^1] ==c==^[last][^1]\n",
            &["a {{b}} {{c::last}}", "{{a::first}} b c"],
        ),
        ("==a==[^1] ==b==[^2]\n", &["each {{a}} {{b}}"]),
        ("==a==[^1] ==b==[^1]\n", &["{{a}} {{b}}"]),
        ("==a==[^ash] ==b==[^sa]\n", &["{{a}} b", "a {{b}}"]),
        ("==a==[^ah] ==b==[^ha]\n", &["{{a}} ...", "... {{b}}"]),
        ("==a== ==a==\n", &["{{a}} {{a}}", "line 1: gaps with the same answer are asked together"]),
        ("x == y and `==z==`\n", &["line 1: text between cards is not taken"]),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(text), *expected, "{text:?}");
    }
}

#[test]
fn a_tag_is_the_deck_of_the_cards_below_it_or_of_its_own_card() {
    let text =
        "#flashcards/birds/owls\n\na::b\n\n#flashcards/fish c::d\n\ne::f\n\n#flashcards\ng::h\n";
    let tags = ["a = b [\"birds/owls\"]", "c = d [\"fish\"]", "e = f [\"birds/owls\"]", "g = h"];
    assert_eq!(shown(text), tags);
    let split = intake(text, &Wishes { is_split: true, ..Wishes::default() });
    let names: Vec<&str> = split.bundles.iter().map(|bundle| bundle.name.as_str()).collect();
    assert_eq!(names, ["birds/owls", "fish", "a"]);
}

#[test]
fn when_a_card_is_due_is_no_text_of_it_and_known_of_its_sides() {
    let fsrs = "!fsrs,2023-09-06T00:10:00.000Z,0,0.4,5.5,1,1,0,1,2023-09-06T00:00:00.000Z";
    let text = format!(
        "a::b <!--SR:!2024-08-16,51,230-->\nc:::d\n<!--SR:{fsrs}!2024-08-17,5,130-->\n\
         e\n?\nf\n> [!sr|card-metadata]\n> <!--SR:!2000-01-01,1,250!2024-08-18,3,250-->\n\n\
         ==g==[^2] ==h==[^1]\n<!--SR:!2024-08-19,1,250!2024-08-20,1,250-->\n\n\
         ==i== j\n<!--SR:2024-08-21,51,230-->\nk::l <!--SR:soon-->\n"
    );
    let expected = [
        "a = b",
        "c == d",
        "e = f",
        "each {{g}} {{h}}",
        "{{i}} j",
        "k = l",
        "line 4: more sides are due in Obsidian than it has here",
        "line 15: when it is due in Obsidian cannot be read",
    ];
    let shown = shown(&text);
    assert_eq!(shown, expected);
    let read = intake(&text, &Wishes::default());
    let known: Vec<(usize, usize, i32)> = read.bundles[0]
        .logbook
        .tracks
        .iter()
        .map(|track| match track.acts[..] {
            [TrackAct::Known { due, .. }] => (track.question, track.part, due - 19_951),
            _ => panic!("{track:?}"),
        })
        .collect();
    // From 16 August 2024 on.
    assert_eq!(known, [(0, 0, 0), (1, 0, -345), (1, 1, 1), (3, 1, 3), (3, 0, 4), (4, 0, 5)]);
}

#[test]
fn what_is_asked_both_ways_is_two_questions_where_it_is_typed() {
    let wishes = Wishes { style: Style::Short, ..Wishes::default() };
    let read = intake("a:::b\n", &wishes);
    let questions = read.bundles[0].questions.iter();
    let answers: Vec<_> = questions.map(|question| question.draft.text("answer")).collect();
    assert_eq!(answers, [Some("b"), Some("a")]);
}

#[test]
fn a_note_is_told_by_its_tag_or_its_comment_and_by_signs_where_its_name_fits() {
    let told = |name: &str, text: &str| {
        told(&ForeignFile { name, bytes: text.as_bytes() }).map(|format| format.name)
    };
    assert_eq!(told("-", "#flashcards\na::b\n"), Some("obsidian"));
    assert_eq!(told("-", "a b <!--SR:!2024-08-16,51,230-->\n"), Some("obsidian"));
    assert_eq!(told("a.md", "a::b\n"), Some("obsidian"));
    assert!(FORMATS.iter().any(|format| format.name == "obsidian"));
}

#[test]
fn what_means_something_in_a_note_goes_there_and_back() {
    let fronts =
        ["a::b", "== x ==", "?", "#tag", "+++", "one\n\ntwo\n?\nthree", "<!--x-->", "[[y]]", "- z"];
    let card = |front: &&str| {
        let mut draft = Draft::default();
        draft.push("front", Literal::Text((*front).to_owned()));
        draft.push("back", Literal::Text(format!("B {front}")));
        draft.push("explain", Literal::Text("why\n\nso".to_owned()));
        draft.push("reverse", Literal::Bare("true".to_owned()));
        Carried { place: String::new(), draft }
    };
    let mut questions: Vec<Carried> = fronts.iter().map(card).collect();
    let mut draft = Draft::default();
    draft.push("cloze", Literal::Text("a == b\n\n{{c::d}} {{e}}:: f".to_owned()));
    questions.push(Carried { place: String::new(), draft });
    let bundle = Bundle { name: "a".to_owned(), questions, ..Bundle::default() };
    let old: Vec<Draft> = bundle.questions.iter().map(|question| question.draft.clone()).collect();
    let (bytes, losses) = write::write(&[bundle]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(losses, []);
    let read = intake(&text, &Wishes::default());
    assert_eq!(read.losses, [], "{text}");
    let new = read.bundles[0].questions.iter().map(|question| question.draft.clone());
    assert_eq!(new.collect::<Vec<_>>(), old, "{text}");
}

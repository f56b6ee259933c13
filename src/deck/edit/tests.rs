//! Claims about edits: they only insert, and what was meant is what is read.

use super::literal::Literal;
use super::*;
use crate::deck::{Reading, read};
use crate::kind::{KINDS, Key, Part, Role, Shape};
use crate::testing::cases;
use proptest::prelude::*;

const DECK: &str = "#:schema ./deck.schema.json\n# A comment\n[deck]\ntitle = \"T\" # why\n\n\
                    [[question]] # first\nprompt = \"Capital of Belarus?\"\nanswer   =  'Minsk' # city\n\n\
                    [[question]]\n  cloze = \"{{grey|gray::a colour}} and {{b}}\"\n\n\
                    [[question]]\nprompt = \"Borders Mongolia?\"\nanswers = [\n  \"Russia\", # big\n  [\"China\"],\n]\n\n\
                    [[question]]\nfront = \"der Hund\"\nback = \"dog\"\n# the end";

fn draft() -> Draft {
    let mut draft = Draft::default();
    draft.push("prompt", Literal::Text("What is \\d?".into()));
    draft.push("answer", Literal::Text("a \"digit\"".into()));
    draft.push(
        "wrong",
        Literal::List(vec![
            Literal::Text("a letter".into()),
            Literal::noted("a dot", "That is \\."),
        ]),
    );
    draft
}

/// Whether `new` is `old` with something put in.
fn only_inserts(old: &str, new: &str) -> bool {
    let mut rest = new.chars();
    old.chars().all(|c| rest.any(|other| other == c))
}

fn all_line_ends(text: &str) -> [String; 4] {
    let crlf = text.replace('\n', "\r\n");
    [text.to_owned(), format!("{text}\n"), crlf.clone(), format!("\u{feff}{crlf}\r\n")]
}

#[test]
fn a_question_is_appended_and_all_else_is_kept() {
    for text in all_line_ends(DECK) {
        let new = append(&text, &[draft()]).unwrap();
        assert!(new.starts_with(&text));
        let added = &new[text.len()..];
        assert_eq!(added.contains('\r'), text.contains('\r'));
        let expected = "[[question]]\nprompt = 'What is \\d?'\nanswer = 'a \"digit\"'\n\
                        wrong = [\"a letter\", { text = \"a dot\", why = 'That is \\.' }]\n";
        assert_eq!(added.replace('\r', "").trim_start(), expected);
        assert!(new.replace('\r', "").contains("\n\n[[question]]\nprompt = 'What"));
        assert_eq!(read(&new, "t").deck.questions().len(), 5);
        assert!(read(&new, "t").is_sound());
    }
}

#[test]
fn the_first_question_of_a_deck_can_be_appended() {
    for text in [
        "",
        "\n",
        "# only a comment",
        "[deck]\ntitle = \"T\"\n\n",
        "\u{feff}",
        "[passages]\na = 'b'",
    ] {
        let new = append(text, &[draft()]).unwrap();
        assert!(new.starts_with(text));
        assert_eq!(read(&new, "t").deck.questions().len(), 1, "{new}");
        let is_blank = text.trim_start_matches('\u{feff}').trim().is_empty();
        let gap = if is_blank || text.ends_with("\n\n") { "" } else { "\n\n" };
        assert!(new[text.len()..].starts_with(&format!("{gap}[[question]]\n")), "{new}");
    }
}

#[test]
fn a_list_of_questions_gets_an_entry_more() {
    let mut draft = Draft::default();
    draft.push("prompt", Literal::Text("c".into()));
    draft.push("answer", Literal::Text("d".into()));
    let new = "{ prompt = \"c\", answer = \"d\" }";
    for (text, expected) in [
        (
            "question = [{ prompt = 'a', answer = 'b' }] # all\n",
            format!("question = [{{ prompt = 'a', answer = 'b' }}, {new}] # all\n"),
        ),
        (
            "question = [\n  { prompt = 'a', answer = 'b' }, # one\n]\n",
            format!("question = [\n  {{ prompt = 'a', answer = 'b' }},\n  {new}, # one\n]\n"),
        ),
    ] {
        assert_eq!(append(text, &[draft.clone()]).as_deref(), Ok(expected.as_str()));
    }
}

#[test]
fn many_questions_appended_at_once_read_like_one_after_the_other() {
    let drafts: Vec<Draft> = (0..3)
        .map(|number| {
            let mut draft = draft();
            draft.push("id", Literal::Text(format!("q{number}")));
            draft
        })
        .collect();
    let list = "question = [\n  { prompt = 'a', answer = 'b' }, # one\n]\n";
    for text in all_line_ends(DECK).iter().map(String::as_str).chain(["", list]) {
        let one_by_one = drafts
            .iter()
            .try_fold(text.to_owned(), |text, draft| append(&text, std::slice::from_ref(draft)));
        assert_eq!(append(text, &drafts), one_by_one);
        let again = append(&one_by_one.unwrap(), &drafts).unwrap();
        assert!(append(&again, &drafts).is_ok(), "those that are there already too");
        assert_eq!(append::<Draft>(text, &[]).as_deref(), Ok(text));
    }
}

#[test]
fn a_list_of_a_question_stays_on_its_line_up_to_a_hundred_columns() {
    let lines = |length: usize| {
        let mut draft = Draft::default();
        draft.push("answers", Literal::texts(&["a".repeat(length)]));
        draft.written("\n").lines().map(str::len).collect::<Vec<_>>()
    };
    assert_eq!(lines(86)[1..], [100]);
    assert_eq!(lines(87)[1..], ["answers = [".len(), 4 + 2 + 87 + 1, 1]);
}

#[test]
fn what_is_no_toml_is_refused() {
    let refused = append("[[question]]\nprompt = \"a\nanswer = 'b'\n", &[draft()]).unwrap_err();
    assert!(refused.reason.starts_with("line 2 is not TOML"), "{}", refused.reason);
    assert!(pin("[[question]\n", "t").is_err());
    let mut broken = draft();
    broken.push("points", Literal::Bare("1\nx = 2".into()));
    assert!(append(DECK, &[broken]).is_err());
}

#[test]
fn pins_are_inserted_below_the_headers_once() {
    for text in all_line_ends(DECK) {
        let pinned = pin(&text, "t").unwrap();
        assert!(only_inserts(&text, &pinned.text));
        let ids: Vec<&str> = pinned.pins.iter().map(|pin| pin.id.as_str()).collect();
        assert_eq!(ids, ["capital-belarus", "and", "borders-mongolia", "der-hund"]);
        let lines = pinned.text.replace('\r', "");
        assert!(lines.contains("[[question]] # first\nid = \"capital-belarus\"\nprompt"));
        assert!(lines.contains("[[question]]\n  id = \"and\"\n  cloze"), "{lines}");
        let again = pin(&pinned.text, "t").unwrap();
        assert_eq!((again.text, again.pins), (pinned.text, vec![]));
    }
}

#[test]
fn equal_slugs_are_numbered_and_taken_ids_left_alone() {
    let question = |prompt: &str| format!("[[question]]\nprompt = \"{prompt}\"\nanswer = \"a\"\n");
    let text = format!("{}id = \"red\"\n{}{}", question("x"), question("Red?"), question("Red!"));
    let ids: Vec<String> = pin(&text, "t").unwrap().pins.into_iter().map(|pin| pin.id).collect();
    assert_eq!(ids, ["red-2", "red-3"]);
    let inline = "question = [{ prompt = 'a', answer = 'b' }, {prompt = 'c', answer = 'd'}]\n";
    let expected = "question = [{ id = \"a\", prompt = 'a', answer = 'b' }, \
                    { id = \"c\",prompt = 'c', answer = 'd'}]\n";
    assert_eq!(pin(inline, "t").unwrap().text, expected);
}

#[test]
fn another_answer_goes_where_the_kind_keeps_its_answers() {
    let keys: Vec<String> =
        read(DECK, "t").deck.questions().iter().map(|q| q.key.clone()).collect();
    let table = [
        (0, Part::Whole, 0, "Mińsk", "'Minsk' # city\naccept = [\"Mińsk\"]\n"),
        (1, Part::Whole, 0, "a|b", "{{grey|gray|a\\\\|b::a colour}}"),
        (1, Part::Gap(1), 0, "c", "{{b|c}}"),
        (2, Part::Whole, 0, "Russian Federation", "[\"Russia\", \"Russian Federation\"], # big"),
        (2, Part::Whole, 1, "PRC", "[\"China\", \"PRC\"],"),
        (3, Part::Whole, 0, "hound", "back = [\"dog\", \"hound\"]\n"),
        (3, Part::Reverse, 0, "Hund", "front = [\"der Hund\", \"Hund\"]\n"),
    ];
    for (question, part, line, answer, expected) in table {
        for text in all_line_ends(DECK) {
            let new = accept(&text, "t", &keys[question], part, line, answer).unwrap();
            assert!(only_inserts(&text, &new));
            assert!(new.replace('\r', "").contains(expected), "{new}");
            let deck = read(&new, "t").deck;
            let expected = deck.questions()[question].kind.expected(part);
            let place = if let Part::Gap(_) = part { 0 } else { line };
            assert!(expected[place].key.iter().any(|key| key == answer));
            assert_eq!(deck.questions()[question].key, keys[question], "progress is kept");
        }
    }
}

#[test]
fn every_kind_takes_another_answer_where_its_row_says_or_refuses_it() {
    for row in KINDS {
        let text = format!("[[question]]\nid = \"q\"{}", row.example);
        let is_typed = |key: &&Key| match (key.role, key.shape) {
            (Role::Prompt, shape) => shape == Shape::Sentence,
            (Role::Answer, shape) => matches!(shape, Shape::Entries | Shape::Texts(_)),
            (role, _) => role == Role::Alternatives,
        };
        let home = row.keys.iter().find(is_typed);
        match accept(&text, "t", "q", Part::Whole, 0, "quite another") {
            Ok(new) => {
                assert!(only_inserts(&text, &new));
                let table: toml::Table = new.parse().unwrap();
                let written = &table["question"][0][home.unwrap().name];
                assert!(written.to_string().contains("quite another"), "{new}");
            }
            Err(refused) => assert!(
                home.is_none() && refused.reason.contains("no typed answer"),
                "{}: {refused:?}",
                row.name
            ),
        }
    }
}

#[test]
fn accept_grows_in_the_way_it_is_laid_out() {
    let question = |accept: &str| {
        format!("[[question]]\nid = \"q\"\nprompt = \"p\"\nanswer = \"a\"\naccept = {accept}\n")
    };
    let table = [
        ("[]", "[\"new\"]"),
        ("[\"b\"]", "[\"b\", \"new\"]"),
        ("[\"b\", ]", "[\"b\", \"new\", ]"),
        ("\"b\"", "[\"b\", \"new\"]"),
        ("[\n  \"b\", # why\n  'c', # end\n]", "[\n  \"b\", # why\n  'c',\n  \"new\", # end\n]"),
        ("[{ text = \"b\", why = \"c\" }]", "[{ text = \"b\", why = \"c\" }, \"new\"]"),
        ("[\"b\", { text = \"new\", credit = 0.5 }, 'c'] # end", "[\"b\", \"new\", 'c'] # end"),
        ("{ text = \"new\", credit = 0.5 }", "\"new\""),
        ("[{ text = \"b\", credit = 0.5 }]", "[{ text = \"b\", credit = 0.5 }, \"new\"]"),
    ];
    for (old, new) in table {
        let changed = accept(&question(old), "t", "q", Part::Whole, 0, " new ").unwrap();
        assert_eq!(changed, question(new));
    }
}

#[test]
fn what_takes_no_typed_answer_is_refused() {
    let refused = |text: &str, answer: &str| {
        let text = format!("[[question]]\nid = \"q\"\n{text}\n");
        accept(&text, "t", "q", Part::Whole, 0, answer).unwrap_err().reason
    };
    assert!(refused("prompt = 'a'\norder = ['b', 'c']", "x").contains("no typed answer"));
    assert!(refused("cloze = 'a {{b}}'", "it's").contains("no ' can be"));
    assert!(accept(DECK, "t", "gone", Part::Whole, 0, "x").is_err());
}

#[test]
fn the_examples_of_all_kinds_can_be_appended_to_and_pinned() {
    let deck = KINDS.iter().map(|row| format!("[[question]]{}\n", row.example));
    let deck = deck.collect::<Vec<_>>().concat();
    let new = append(&pin(&deck, "t").unwrap().text, &[draft()]).unwrap();
    assert!(read(&new, "t").is_sound());
    assert!(only_inserts(&deck, &new));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_that_is_written_is_read_again(
        prompt in "\\PC{1,20}[\\\\\"'\n\r\t{}|\u{0}-\u{1f}\u{7f}-\u{9f}a]{0,12}\\PC",
        answers in proptest::collection::vec("[\\\\\"'\na ]{0,6}[a-zé東]", 1..4),
        deck in 0..4_usize,
    ) {
        let mut draft = Draft::default();
        draft.push("prompt", Literal::Text(prompt.clone()));
        draft.push("answers", Literal::texts(&answers));
        let text = &all_line_ends(DECK)[deck];
        let new = append(text, &[draft.clone()]).unwrap();
        prop_assert!(new.starts_with(text.as_str()));
        let Reading { deck, left_out, .. } = read(&new, "t");
        if !prompt.trim().is_empty() {
            let question = left_out.iter().chain(deck.questions().last()).next().unwrap();
            // Once as it is written, and once as it is read.
            let plain = prompt.replace("\r\n", "\n").replace("\r\n", "\n");
            prop_assert_eq!(&question.prompt, &plain);
            let expected = question.kind.expected(Part::Whole);
            let read: Vec<&str> = expected.iter().map(|e| e.key[0].as_str()).collect();
            prop_assert_eq!(read, answers);
        }
    }

    #[test]
    fn no_text_makes_an_edit_panic_or_lose_a_byte(text in "(\\PC|[\\[\\]{}='\"\n\r#]|\\[\\[question\\]\\]\n|a = 1\n){0,12}") {
        if let Ok(new) = append(&text, &[draft()]) {
            prop_assert!(new.starts_with(&text));
        }
        if let Ok(pinned) = pin(&text, "t") {
            prop_assert!(only_inserts(&text, &pinned.text));
        }
    }

    #[test]
    fn any_answer_is_accepted_or_refused(answer in "[a-c|:{}\\\\\"' \n]{1,8}x", question in 0..4_usize) {
        let key = read(DECK, "t").deck.questions()[question].key.clone();
        if let Ok(new) = accept(DECK, "t", &key, Part::Whole, 0, &answer) {
            prop_assert!(only_inserts(DECK, &new));
            let deck = read(&new, "t").deck;
            let keys = deck.questions()[question].kind.expected(Part::Whole)[0].key.to_vec();
            prop_assert!(keys.iter().any(|key| *key == answer.trim()), "{keys:?}");
        }
    }
}

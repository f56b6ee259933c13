//! Claims about what a deck gives: its items, their keys, tags, passages and rivals.

use super::{Deck, Item, read};
use crate::judge::{Judge, Ruling};
use crate::kind::Part;

fn deck(text: &str) -> Deck {
    read(text, "stem").deck
}

#[test]
fn a_draft_is_part_of_the_deck_and_never_asked() {
    let text = "[[question]]\nprompt = 'a'\nanswer = 'b'\ndraft = true\n\
                [[question]]\nprompt = 'c'\nanswer = 'd'\ndraft = false\n";
    let deck = deck(text);
    assert_eq!(deck.questions().len(), 2);
    assert_eq!(deck.items().collect::<Vec<_>>(), [Item { question: 1, part: Part::Whole }]);
}

#[test]
fn an_item_is_named_after_its_question_and_its_part() {
    let deck = deck(
        "[[question]]\nid = 'card'\nfront = 'a'\nback = 'b'\nreverse = true\n\
         [[question]]\nid = 'gaps'\ncloze = '{{one|1}} and {{two::second}}'\neach = true\n\
         [[question]]\nid = 'all'\ncloze = '{{one}} and {{two}}'\n",
    );
    let keys: Vec<String> = deck.items().map(|item| deck.key(item)).collect();
    assert_eq!(keys, ["card", "card#reverse", "gaps#one", "gaps#two", "all"]);
}

#[test]
fn a_question_has_the_tags_of_its_deck_too_each_once() {
    let text = "[deck]\ntags = ['x', 'y']\n\
                [[question]]\nprompt = 'a'\nanswer = 'b'\ntags = ['y', 'z', 'z']\n";
    let deck = deck(text);
    assert_eq!(deck.tags(&deck.questions()[0]), ["x", "y", "z"]);
}

#[test]
fn a_passage_is_found_by_its_name() {
    let text = "[passages]\np = 'text'\n\
                [[question]]\nprompt = 'a'\nanswer = 'b'\npassage = 'p'\n\
                [[question]]\nprompt = 'c'\nanswer = 'd'\n";
    let deck = deck(text);
    let passages: Vec<_> = deck.questions().iter().map(|question| deck.passage(question)).collect();
    assert_eq!(passages, [Some("text"), None]);
}

#[test]
fn a_deck_is_whole_until_something_of_it_cannot_be_asked() {
    let sound = "[[question]]\nprompt = 'a'\nanswer = 'b'\n";
    assert!(deck(sound).is_whole());
    assert!(!deck(&format!("{sound}[[question]]\nprompt = 'c'\n")).is_whole());
    assert!(!deck(&format!("{sound}[[question]]\nprompt = c\n")).is_whole());
    assert_eq!(deck(sound).questions().len(), 1);
}

#[test]
fn what_nobody_answers_at_once_is_told_and_not_asked() {
    let many = |count: usize, one: fn(usize) -> String| (0..count).map(one).collect::<String>();
    let kinds: [fn(usize) -> String; 4] = [
        |at| format!("'w{at}',"),
        |at| format!("['l{at}', 'r{at}'],"),
        |at| format!("'w{at}',"),
        |at| format!("a {{{{w{at}}}}} "),
    ];
    let keys = [("answers = [", "]"), ("pairs = [", "]"), ("order = [", "]"), ("cloze = '", "'")];
    for ((begin, end), one) in keys.into_iter().zip(kinds) {
        for (count, codes) in [(1000, &[][..]), (1001, &["out-of-range"])] {
            let prompt = if begin.starts_with("cloze") { "" } else { "prompt = 'p'\n" };
            let text = format!("[[question]]\n{prompt}{begin}{}{end}\n", many(count, one));
            let reading = read(&text, "stem");
            let found: Vec<&str> = reading.findings.iter().map(|finding| finding.code).collect();
            assert_eq!(found, codes, "{begin} {count}");
            assert_eq!(reading.deck.questions().len(), 1 - codes.len());
        }
    }
}

#[test]
fn the_path_of_a_file_is_a_text_and_no_number() {
    for key in ["audio", "image"] {
        let of = |value: &str| {
            let text = format!("[[question]]\nprompt = 'a'\nanswer = 'b'\n{key} = {value}\n");
            read(&text, "t").findings.into_iter().map(|found| found.code).collect::<Vec<_>>()
        };
        assert_eq!(of("3"), ["wrong-type"], "{key}");
        assert_eq!(of("'3'"), [""; 0], "{key}");
    }
}

#[test]
fn other_answers_and_options_of_the_deck_are_rivals() {
    let deck = deck(
        "[[question]]\nprompt = 'What is spoken in Brazil?'\nanswer = 'Portuguese'\n\
         [[question]]\nprompt = 'What is French?'\nanswer = 'French'\nwrong = ['Portugese']\n\
         [[question]]\nprompt = 'Which is a draft?'\nanswer = 'Portuguesse'\ndraft = true\n\
         [[question]]\nprompt = 'Where is Lima?'\nanswer = 'Peru'\n\
         accept = [{ text = 'Pourtuguese', why = 'So it was.' }]\n",
    );
    let expected = deck.questions()[0].kind.expected(Part::Whole);
    let judge = Judge {
        rules: deck.questions()[0].rules(Part::Whole),
        rivals: Some(deck.rivals()),
        question: 0,
        prompt: "",
    };
    let rulings = ["French", "Portugese", "Pourtuguese", "Portuguesse"]
        .map(|typed| matches!(judge.line(&expected[0], typed).ruling, Ruling::Close(_)));
    assert_eq!(rulings, [false, false, false, true]);
}

#[test]
fn what_is_no_toml_in_a_deck_is_the_same_read_by_one_thread_and_by_several() {
    let sound = "[[question]]\nprompt = 'a'\nanswer = 'b'\n";
    for broken in
        ["[[question]]\nprompt = \nanswer = 'b'\n", "[[question]]\nx = 'a' 'b'\n", "[[question"]
    {
        let found = |length: usize| {
            let head = format!("# {}\n", "x".repeat(length));
            let findings = read(&format!("{head}{sound}{broken}"), "t").findings.into_iter();
            findings.map(|found| (found.code, found.span.start - head.len())).collect::<Vec<_>>()
        };
        assert_eq!(found(1), found(50_000), "{broken}");
        assert!(found(1).iter().all(|(code, _)| *code == "syntax"), "{broken}");
    }
}

use super::*;
use crate::format::{Style, told};

fn intake(text: &str) -> Intake {
    let file = ForeignFile { name: "a.md", bytes: text.as_bytes() };
    read(&file, &Wishes::default()).unwrap()
}

/// What was read, a line a question, and what was told, a line a loss.
fn shown(intake: &Intake) -> Vec<String> {
    let key = |draft: &Draft, key| draft.text(key).unwrap_or_default().to_owned();
    let question = |question: &Carried| match question.draft.text("cloze") {
        Some(sentence) => format!("C {sentence}"),
        None => format!("{} = {}", key(&question.draft, "front"), key(&question.draft, "back")),
    };
    let loss = |loss: &Loss| {
        let sort = if loss.is_remark { "~" } else { "!" };
        format!("{sort} {}: {}", loss.place, loss.reason)
    };
    let questions = intake.bundles[0].questions.iter().map(question);
    questions.chain(intake.losses.iter().map(loss)).collect()
}

const STRAY: &str = "text between cards is not taken, as hashcards refuses and repeater leaves it";

#[test]
fn cards_are_read_as_hashcards_reads_them_and_what_it_refuses_is_told_by_its_line() {
    let stray = |line: usize| format!("~ line {line}: {STRAY}");
    let cases: [(&str, Vec<String>); 20] = [
        ("Q: a\nA: b\nQ: c\nA: d\n", vec!["a = b".into(), "c = d".into()]),
        ("Q: a\n\nmulti\nA: b\n\nmore\n", vec!["a\n\nmulti = b\n\nmore".into()]),
        ("C: ![img](x.png) [a]\n", vec!["C {{a}}".into()]),
        (" Q: a\nA: b\n", vec!["! line 2: an answer without a question above it".into(), stray(1)]),
        ("Q: a\nA: b\n---\nstray text\n", vec!["a = b".into(), stray(4)]),
        ("stray\n", vec![stray(1)]),
        ("Q: a\n", vec!["! line 1: a question without an answer below it".into()]),
        ("A: x\n", vec!["! line 1: an answer without a question above it".into()]),
        ("---\nname = \"X\"\n---\n\nQ: a\nA: b\n", vec!["a = b".into()]),
        ("Q: use `[1]`?\nA: yes\n", vec!["use `[1]`? = yes".into()]),
        ("Q: a\r\nA: b\r\n", vec!["a = b".into()]),
        ("Q: a\nA: b\n\n# Heading\n", vec!["a = b\n\n# Heading".into()]),
        ("C: [] empty\n", vec!["! line 1: a sentence without a gap in square brackets".into()]),
        (
            "Q: a\nA: b\n\nQ: a\nA: b\n",
            vec!["a = b".into(), "~ line 4: the same card again".into()],
        ),
        ("C: a [b [c] d] e\n", vec!["C a [b {{c}} d] e".into()]),
        ("C: \\[x\\] [y|z] {{w}}\n", vec!["C [x] {{y\\|z}} \\{{w\\}}".into()]),
        (
            "Q: a\nC: [b]\n",
            vec!["C {{b}}".into(), "! line 1: a question without an answer below it".into()],
        ),
        (
            "C: [a] and [a]\n",
            vec![
                "C {{a}} and {{a}}".into(),
                "~ line 1: gaps with the same answer are asked together".into(),
            ],
        ),
        ("Q:a\nA:b\n", vec!["a = b".into()]),
        (
            "Q: a\nA: b\nA: c\n",
            vec!["a = b".into(), "! line 3: an answer without a question above it".into()],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(&intake(text)), expected, "{text:?}");
    }
}

#[test]
fn the_name_in_front_is_the_title_and_the_rest_of_it_is_told() {
    let read = intake("---\nname = \"X\"\nmore = 1\n---\nC: [a] [b]\n");
    assert_eq!(read.bundles[0].front.text("title"), Some("X"));
    assert_eq!(shown(&read), ["C {{a}} {{b}}", "! line 1: front matter beside `name`"]);
    assert_eq!(read.bundles[0].questions[0].draft.text("each"), Some("true"));
    let yaml = intake("---\ntags: x\n---\nQ: a\nA: b\n");
    assert_eq!(shown(&yaml), ["a = b", "! line 1: front matter that is no TOML"]);
}

#[test]
fn a_picture_of_the_question_comes_along_and_one_of_the_answer_is_told() {
    let read = intake("Q: ![The map](m.png)\nWhat?\nA: b ![](n.png)\n");
    let draft = &read.bundles[0].questions[0].draft;
    let texts = ["front", "back", "image", "alt"].map(|key| draft.text(key).unwrap_or_default());
    assert_eq!(texts, ["What?", "b", "m.png", "The map"]);
    assert_eq!(read.losses, [Loss::part("line 1", "a picture or sound of an answer")]);
}

#[test]
fn a_card_is_typed_where_that_is_wished() {
    let file = ForeignFile { name: "a.md", bytes: b"Q: a\nA: b\n" };
    let wishes = Wishes { style: Style::Short, ..Wishes::default() };
    let read = read(&file, &wishes).unwrap();
    assert_eq!(read.bundles[0].questions[0].draft.text("answer"), Some("b"));
}

#[test]
fn a_file_is_told_by_its_lines() {
    let told = |text: &str| {
        told(&ForeignFile { name: "-", bytes: text.as_bytes() }).map(|format| format.name)
    };
    assert_eq!(told("# Notes\n\nQ: a\nA: b\n"), Some("hashcards"));
    assert_eq!(told("C: the [gap]\n"), Some("hashcards"));
    assert_eq!(told("A: a\nQ: b\n"), None);
}

#[test]
fn what_means_something_at_the_start_of_a_line_is_kept_from_it() {
    let deck = "[[question]]\nfront = '''\nWhat?\nA: this\n---\n  Q: [x]'''\nback = 'b'\n\
                explain = '''\none\n\ntwo'''\n";
    let manuscript = crate::deck::edit::Manuscript::of(deck);
    let draft = manuscript.questions[0].1.clone();
    let carried = Carried { place: "question 1".to_owned(), draft: draft.clone() };
    let bundle = Bundle { questions: vec![carried], ..Bundle::default() };
    let (bytes, losses) = write::write(&[bundle]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(losses, []);
    assert_eq!(intake(&text).bundles[0].questions[0].draft, draft, "{text}");
}

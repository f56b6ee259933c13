//! Cases of Moodle XML: what becomes of each type of question, and of files that are hostile.

use super::*;
use crate::deck::edit::properties::any_deck;
use crate::deck::edit::{Draft, Literal, Manuscript};
use crate::format::moodle::properties::{any_questions, there_and_back};
use crate::format::{Bundle, Carried, ForeignFile, Intake, Medium, Unfit, Wishes};
use crate::testing::cases;
use proptest::prelude::*;

fn taken(xml: &str) -> Result<Intake, Unfit> {
    let file = ForeignFile { name: "bank.xml", bytes: xml.as_bytes() };
    read::read(&file, &Wishes::default())
}

/// The questions of a bank, a line each, and what is said of them.
fn told(inner: &str) -> String {
    let intake = taken(&format!("<?xml version=\"1.0\"?>\n<quiz>{inner}</quiz>")).unwrap();
    let mut told = String::new();
    for question in intake.bundles.iter().flat_map(|bundle| &bundle.questions) {
        let keys = question.draft.written("\n");
        told.extend([&keys.trim_end().replace("[[question]]\n", "").replace('\n', " | "), "\n"]);
    }
    for loss in &intake.losses {
        let sort = if loss.is_left_out { "OUT" } else { "LOST" };
        told.extend([sort, " ", &loss.place, ": ", &loss.reason, "\n"]);
    }
    told.trim_end().to_owned()
}

fn question(sort: &str, text: &str, rest: &str) -> String {
    format!(
        "<question type=\"{sort}\"><questiontext format=\"html\"><text>{text}</text></questiontext>\
         {rest}</question>"
    )
}

fn answer(fraction: &str, text: &str, rest: &str) -> String {
    format!("<answer fraction=\"{fraction}\"><text>{text}</text>{rest}</answer>")
}

#[test]
fn every_type_becomes_a_kind() {
    let why = |text: &str| format!("<feedback><text>{text}</text></feedback>");
    let fish = [
        answer("100", "cod", ""),
        answer("50", "whale", &why("It swims.")),
        answer("0", "cat", ""),
    ]
    .concat();
    let many =
        [answer("50", "cod", ""), answer("50", "eel", ""), answer("-100", "cat", "")].concat();
    let truth = answer("0", "true", &why("No.")) + &answer("100", "false", "");
    let typed = answer("100", "Nazareth", "") + &answer("75", "Nazereth", "");
    let number = answer("100", "3.5", "<tolerance>0.1</tolerance>")
        + "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>";
    let sides = "<subquestion><text>a</text><answer><text>1</text></answer></subquestion>\
                 <subquestion><text>b</text><answer><text>2</text></answer></subquestion>\
                 <subquestion><text></text><answer><text>3</text></answer></subquestion>";
    let items = answer("2", "two", "") + &answer("1", "one", "");
    let words = "<selectoption><text>cod</text></selectoption><selectoption><text>cat</text></selectoption>";
    for (sort, text, rest, expected) in [
        (
            "multichoice",
            "&lt;b&gt;Which&lt;/b&gt;?",
            format!("<single>true</single>{fish}"),
            r#"prompt = "**Which**?" | answer = "cod" | wrong = [{ text = "whale", credit = 0.5, why = "It swims." }, "cat"]"#,
        ),
        (
            "multichoice",
            "Which?",
            format!("<single>1</single><shuffleanswers>0</shuffleanswers>{fish}"),
            r#"prompt = "Which?" | answer = "cod" | options = ["cod", { text = "whale", credit = 0.5, why = "It swims." }, "cat"]"#,
        ),
        (
            "multichoice",
            "Which?",
            format!("<single>false</single>{many}"),
            r#"prompt = "Which?" | answers = ["cod", "eel"] | wrong = ["cat"]"#,
        ),
        ("truefalse", "So?", truth, r#"prompt = "So?" | answer = false | explain = "No.""#),
        (
            "shortanswer",
            "Where?",
            format!("<usecase>1</usecase>{typed}"),
            r#"prompt = "Where?" | answer = "Nazareth" | accept = [{ text = "Nazereth", credit = 0.75 }] | case = true"#,
        ),
        (
            "numerical",
            "How long?",
            number,
            r#"prompt = "How long?" | answer = 3.5 | tolerance = 0.1 | unit = "m""#,
        ),
        (
            "matching",
            "Pair.",
            sides.to_owned(),
            r#"prompt = "Pair." | pairs = [["a", "1"], ["b", "2"]] | wrong = ["3"]"#,
        ),
        (
            "essay",
            "Tell.",
            "<graderinfo format=\"html\"><text>This.</text></graderinfo>".to_owned(),
            r#"front = "Tell." | back = "This.""#,
        ),
        ("ordering", "Order.", items, r#"prompt = "Order." | order = ["one", "two"]"#),
        (
            "cloze",
            "A {1:SHORTANSWER:=cod~=eel} or &lt;i&gt;{2:SA:=d&amp;eacute;}&lt;/i&gt;.",
            String::new(),
            r#"cloze = "A {{cod|eel}} or {{dé}}.""#,
        ),
        (
            "gapselect",
            "A [[1]] swims.",
            words.to_owned(),
            "cloze = \"A {{cod}} swims.\"\nLOST line 2: the words to choose from for a gap, which is typed here",
        ),
        ("cloze", "Nothing.", String::new(), "OUT line 2: it has no gap that could be read"),
        (
            "description",
            "A text.",
            String::new(),
            "OUT line 2: it asks nothing, and no question follows it",
        ),
        (
            "calculated",
            "{a} + {b}?",
            String::new(),
            "OUT line 2: questions of Moodle's type calculated cannot be asked here",
        ),
    ] {
        assert_eq!(told(&question(sort, text, &rest)), expected, "{sort}");
    }
}

#[test]
fn what_a_question_has_beside_its_task_comes_too() {
    let rest = "<name><text>Sea 1</text></name><idnumber>sea-1</idnumber><defaultgrade>2.0</defaultgrade>\
        <generalfeedback format=\"markdown\"><text>*So*.</text></generalfeedback>\
        <hint><text>First.</text></hint><hint><text>Then.</text></hint>\
        <tags><tag><text>sea</text></tag></tags>";
    let category =
        "<question type=\"category\"><category><text>$course$/top/Zoo</text></category></question>";
    let text = question("description", "Read.", "")
        + &question("shortanswer", "Q?", &(answer("100", "a", "") + rest));
    assert_eq!(
        told(&(category.to_owned() + &text)),
        "id = \"sea-1\" | prompt = \"Q?\" | answer = \"a\" | explain = \"*So*.\" | hint = [\"First.\", \"Then.\"] | \
         tags = [\"sea\", \"Zoo\"] | points = 2 | passage = \"read\"\n\
         LOST line 2: its title, which learners are not shown there"
    );
}

/// The smallest beginning of a picture that is told as one.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

#[test]
fn pictures_come_out_of_the_file_and_go_into_it() {
    let png = "iVBORw0K\nGgpyZXN0";
    let shown = "&lt;img src=\"@@PLUGINFILE@@/my%20cat.png\" alt=\"A cat\"&gt; What is it?";
    let of = |name: &str, shown: &str| {
        format!(
            "<question type=\"shortanswer\"><questiontext format=\"html\"><text>{shown}</text>\
             <file name=\"{name}\" path=\"/\" encoding=\"base64\">{png}</file></questiontext>{}</question>",
            answer("100", "a cat", "")
        )
    };
    let intake = taken(&format!("<quiz>{}</quiz>", of("my cat.png", shown))).unwrap();
    assert_eq!(intake.losses, []);
    let bundle = &intake.bundles[0];
    assert_eq!(bundle.questions[0].draft.text("image"), Some("bank-media/my-cat.png"));
    assert_eq!(bundle.questions[0].draft.text("alt"), Some("A cat"));
    assert_eq!(bundle.questions[0].draft.text("prompt"), Some("What is it?"));
    assert_eq!((bundle.media[0].fetch)().unwrap(), PNG);

    let (bytes, losses) = write::write(&intake.bundles).unwrap();
    assert_eq!(losses, []);
    let again = taken(std::str::from_utf8(&bytes).unwrap()).unwrap();
    assert_eq!(again.bundles[0].questions[0].draft, bundle.questions[0].draft);
    assert_eq!((again.bundles[0].media[0].fetch)().unwrap(), PNG);

    for (name, shown, lost) in [
        ("../../x.png", "&lt;img src=\"@@PLUGINFILE@@/../../x.png\"&gt; Q", ""),
        (
            "y.png",
            "&lt;img src=\"@@PLUGINFILE@@/x.png\"&gt; Q",
            "a picture or sound that is not in the file",
        ),
        (
            "y.png",
            "&lt;img src=\"https://a.org/x.png\"&gt; Q",
            "a picture or sound that is not in the file",
        ),
    ] {
        let intake = taken(&format!("<quiz>{}</quiz>", of(name, shown))).unwrap();
        let losses: Vec<&str> = intake.losses.iter().map(|loss| &*loss.reason).collect();
        assert_eq!(losses.concat(), lost, "{name}");
        let names: Vec<&str> = intake.bundles[0].media.iter().map(|it| it.name.as_str()).collect();
        assert!(names.iter().all(|name| !name.contains("..")), "{names:?}");
    }
}

#[test]
fn a_file_that_is_hostile_or_cut_is_read_as_far_as_it_goes() {
    let one = question("shortanswer", "Q?", &answer("100", "a", ""));
    let deep = "<a>".repeat(60) + &"</a>".repeat(60);
    for (xml, reason) in [
        (
            format!("<quiz>{one}<question type=\"essay\"><questiontext>"),
            "an element is not closed: the file is cut off here",
        ),
        (format!("<quiz>{one}"), "an element is not closed: the file is cut off here"),
        (format!("<quiz>{one}</nothing>"), "the XML is broken here: what follows is not read"),
        (
            format!("<quiz>{one}<question type=\"essay\">{deep}</question></quiz>"),
            "its elements stand in each other more than 50 deep",
        ),
    ] {
        let intake = taken(&xml).unwrap();
        assert_eq!(intake.bundles[0].questions.len(), 1, "{xml}");
        assert_eq!(intake.losses[0].reason, reason, "{xml}");
    }
    let laughs = "<!DOCTYPE quiz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let intake = taken(&format!(
        "{laughs}<quiz>{}</quiz>",
        question("shortanswer", "&b;&c;?", &answer("100", "a", ""))
    ))
    .unwrap();
    let prompt = intake.bundles[0].questions[0].draft.text("prompt").unwrap();
    assert!(!prompt.contains("ha") && !prompt.contains("root"), "{prompt}");
    assert!(taken("<html><p>x</p></html>").is_err());
    assert!(taken("").is_err());
}

#[test]
fn what_xml_cannot_say_is_told() {
    let mut draft = Draft::default();
    draft.push("prompt", Literal::Text("a\u{1}b <&> ]]>".to_owned()));
    draft.push("answer", Literal::Text("\"'".to_owned()));
    draft.push("image", Literal::Text("gone.png".to_owned()));
    let questions = vec![Carried { place: "question 1".to_owned(), draft }];
    let media =
        vec![Medium { name: "gone.png".to_owned(), fetch: Box::new(|| Err("gone".to_owned())) }];
    let (bytes, losses) =
        write::write(&[Bundle { questions, media, ..Bundle::default() }]).unwrap();
    let reasons: Vec<&str> = losses.iter().map(|loss| &*loss.reason).collect();
    assert_eq!(reasons, ["gone.png: gone", "control characters"]);
    let again = taken(std::str::from_utf8(&bytes).unwrap()).unwrap();
    assert_eq!(again.bundles[0].questions[0].draft.text("prompt"), Some("ab <&> ]]>"));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn questions_are_the_same_there_and_back(drafts in any_questions()) {
        prop_assert_eq!(there_and_back(&FORMAT, &drafts), drafts);
    }

    #[test]
    fn whatever_a_file_holds_is_read_or_refused(
        inner in "(<question type=\"(cloze|multichoice|matching|numerical|ordering|gapselect)\">|</question>|<answer fraction=\"100\">|</answer>|<text>|</text>|<questiontext>|</questiontext>|&[a-z]{1,3};|<!\\[CDATA\\[|\\]\\]>|\\[\\[1\\]\\]|\\{1:SA:|[a-z=~}<>\u{e000}]){0,40}",
    ) {
        let _ = taken(&format!("<quiz>{inner}</quiz>"));
    }

    #[test]
    fn a_deck_of_any_kinds_becomes_questions_that_can_be_read(text in any_deck()) {
        let manuscript = Manuscript::of(&text);
        let of = |(at, draft): (usize, Draft)| Carried { place: at.to_string(), draft };
        let questions: Vec<Carried> = manuscript.questions.into_iter().map(of).collect();
        let count = questions.len();
        let bundle = Bundle { front: manuscript.front, questions, ..Bundle::default() };
        let (bytes, losses) = write::write(&[bundle]).unwrap();
        prop_assert!(losses.iter().all(|loss| !loss.is_left_out), "{losses:?}");
        let again = taken(std::str::from_utf8(&bytes).unwrap()).unwrap();
        prop_assert_eq!(again.losses, []);
        prop_assert_eq!(again.bundles[0].questions.len(), count);
    }
}

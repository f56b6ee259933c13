//! Cases of GIFT: what becomes of each, question by question, and what is said of it.

use super::*;
use crate::deck::edit::properties::any_deck;
use crate::deck::edit::{Draft, Literal, Manuscript};
use crate::format::moodle::properties::{any_questions, there_and_back};
use crate::format::{Bundle, Carried, Loss, Wishes};
use crate::testing::cases;
use proptest::prelude::*;

/// What Moodle takes, and how; where it is wrong, what is right.
#[rustfmt::skip]
const CASES: &[(&str, &str)] = &[
    ("Whales are mammals.{true}", "prompt = \"Whales are mammals.\" | answer = true\nREMARK line 1: true or false in small letters: Moodle has them typed"),
    ("Whales are mammals.{ TRUE }", "prompt = \"Whales are mammals.\" | answer = true"),
    ("Which are fish?{~whale ~seal}", "OUT line 1: no option is marked as right"),
    ("Which is a fish?{=%100%cod ~seal}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [\"seal\"]\nREMARK line 1: a weight that Moodle takes for text"),
    ("Which is a fish?{=cod =eel ~seal}", "prompt = \"Which is a fish?\" | answers = [\"cod\", \"eel\"] | wrong = [\"seal\"]\nLOST line 1: one of several right options was enough there; here all are to be picked"),
    ("Which are fish?{~%33.33333%cod ~%33.33333%eel ~%33.33333%carp ~%-100%seal}", "prompt = \"Which are fish?\" | answers = [\"cod\", \"eel\", \"carp\"] | wrong = [\"seal\"]"),
    ("Which are fish?{~%150%cod ~seal}", "prompt = \"Which are fish?\" | answers = [\"cod\"] | wrong = [\"seal\"]"),
    ("Which is a fish?{=cod#gills=yes ~seal#lungs}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [{ text = \"seal\", why = \"lungs\" }] | explain = \"gills=yes\"\nREMARK line 1: `=` without a backslash inside a feedback"),
    ("Which is lossless?{~wav -> mp3 =wav -> flac}", "prompt = \"Which is lossless?\" | answer = \"wav -> flac\" | wrong = [\"wav -> mp3\"]"),
    ("Pair them.{=Oslo -> Norway}", "OUT line 1: it has one pair only"),
    ("How cold is it?{#-5}", "prompt = \"How cold is it?\" | answer = -5"),
    ("How many?{# 1 .. 5 }", "prompt = \"How many?\" | answer = 3 | tolerance = 2"),
    ("How many?{#1e3:0.5}", "prompt = \"How many?\" | answer = 1e3 | tolerance = 0.5"),
    ("How many?{#several}", "OUT line 1: an answer is no number: it takes digits with a point, as in 3.14"),
    ("Which year?{#=1822:0 =%50%1822:2}", "prompt = \"Which year?\" | answer = 1822 | accept = [{ text = 1822, credit = 0.5, tolerance = 2 }]"),
    ("How many?{#3:2~#Count again.}", "prompt = \"How many?\" | answer = 3 | tolerance = 2\nLOST line 1: what is said to any other answer"),
    ("Which is a fish?{=cod ~seal ####It has gills.}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [\"seal\"] | explain = \"It has gills.\""),
    ("Tell of whales.{####They breathe air.}", "front = \"Tell of whales.\" | back = \"They breathe air.\""),
    ("Whales breathe air.{T####They have lungs.}", "prompt = \"Whales breathe air.\" | answer = true | explain = \"They have lungs.\""),
    ("Whales breathe air.{T#They do.#Well seen.}", "prompt = \"Whales breathe air.\" | answer = true | explain = ''' | Well seen. |  | They do.'''"),
    ("Whales lay eggs.{F#They bear their young.}", "prompt = \"Whales lay eggs.\" | answer = false | explain = \"They bear their young.\""),
    ("Whales breathe air.{T##Well seen.}", "prompt = \"Whales breathe air.\" | answer = true | explain = \"Well seen.\""),
    ("The whale is a {=mammal} of the sea.", "cloze = \"The whale is a {{mammal}} of the sea.\""),
    ("The {=cod} is a fish, the {=seal} is none.", "cloze = \"The {{cod}} is a fish, the {{seal}} is none.\"\nREMARK line 1: several braces: Moodle takes the first and shows the others"),
    ("::::Whales sing.{T}", "prompt = \"Whales sing.\" | answer = true"),
    ("::Sea\\: 1::Whales sing.{T}", "prompt = \"Whales sing.\" | answer = true\nLOST line 1: its title, which learners are not shown there"),
    ("::<b>Sea</b>::Whales sing.{T}", "prompt = \"Whales sing.\" | answer = true\nLOST line 1: its title, which learners are not shown there"),
    ("Is F# a note?{T}", "prompt = \"Is F# a note?\" | answer = true"),
    ("Is 1+1=2 so?{T}", "prompt = \"Is 1+1=2 so?\" | answer = true"),
    ("One line\\nand one more.{T}", "prompt = ''' | One line\\ | and one more.''' | answer = true"),
    ("[html]Why is $ 1 \\\\neq 0 $ so?{}", "front = 'Why is \\$ 1 \\\\neq 0 \\$ so?' | back = \"An answer of your own.\"\nLOST line 1: nothing says what the answer to an essay should say"),
    ("What is \\frac{1}{2}?{=half}", "prompt = 'What is \\\\frac{1}{2}?' | answer = \"half\"\nREMARK line 1: braces without a backslash that hold no answers"),
    ("A tab is \\t in C.{T}", "prompt = 'A tab is \\\\t in C.' | answer = true"),
    ("[html]Whales <b>sing</b>.{T}", "prompt = \"Whales **sing**.\" | answer = true"),
    ("[rst]Whales sing.{T}", "prompt = '\\[rst]Whales sing.' | answer = true"),
    ("// of the sea\nWhich is a fish?{\n// an easy one\n=cod\n~seal\n}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [\"seal\"]\nREMARK line 2: a line that begins with // inside the braces is a comment"),
    ("Which is a fish?{\n   // an easy one\n=cod\n~seal}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [\"seal\"]\nREMARK line 1: a line that begins with // inside the braces is a comment"),
    ("Which is a fish?{\n=cod\n\n~seal\n}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [\"seal\"]\nREMARK line 1: a blank line inside the braces, with which Moodle ends the question"),
    ("$CATEGORY: $course$/top/Default for Zoology\n\nWhales sing.{T}", "prompt = \"Whales sing.\" | answer = true"),
    ("   $CATEGORY: Zoology\n\nWhales sing.{T}", "prompt = \"Whales sing.\" | answer = true | tags = [\"Zoology\"]"),
    ("Whales sing.{T}\r\n\r\nWhales fly.{F}\r\n", "prompt = \"Whales sing.\" | answer = true\nprompt = \"Whales fly.\" | answer = false"),
    ("Whales sing.\nWhere do they?{=sea}", "prompt = ''' | Whales sing.\\ | Where do they?''' | answer = \"sea\""),
    ("Which are fish?{~%+50%cod ~%50%eel}", "prompt = \"Which are fish?\" | answers = [\"cod\", \"eel\"] | wrong = []\nREMARK line 1: a weight that Moodle takes for text"),
    ("Which town?{=Nazareth =%75%Nazereth#One letter is off. =%25%Bethlehem}", "prompt = \"Which town?\" | answer = \"Nazareth\" | accept = [ |     { text = \"Nazereth\", credit = 0.75, why = \"One letter is off.\" }, |     { text = \"Bethlehem\", credit = 0.25 }, | ]"),
    ("Which beast?{=whal* =%0%*}", "prompt = \"Which beast?\" | answer = \"whal\"\nLOST line 1: `*` stands for anything there; only the text without it is taken"),
    ("[html]Which is a fish?{=[plain]cod ~seal#[markdown]It has lungs.}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [{ text = \"seal\", why = \"It has lungs.\" }]"),
    ("Whales sing.{TRUE #They do.}", "prompt = \"Whales sing.\" | answer = true | explain = \"They do.\""),
    ("Tell of whales.{ }", "front = \"Tell of whales.\" | back = \"An answer of your own.\"\nLOST line 1: nothing says what the answer to an essay should say"),
];

/// What Moodle does not take, or otherwise than it is meant.
#[rustfmt::skip]
const MEANT: &[(&str, &str)] = &[
    ("How many?{#3,14}", "OUT line 1: a number has a comma: it takes a point, 3.14 for 3,14"),
    ("How many are none?{0}", "prompt = \"How many are none?\" | answer = \"0\""),
    ("Which is a fish?{~=cod ~seal}", "prompt = \"Which is a fish?\" | answer = \"cod\" | wrong = [\"seal\"]\nREMARK line 1: `~=`: Moodle makes an empty option of it"),
    ("$CATEGORY:Zoology/Sea//Land\nWhales sing.{T}", "prompt = \"Whales sing.\" | answer = true | tags = [\"Zoology/Sea/Land\"]\nREMARK line 2: a question right below $CATEGORY, which Moodle takes for its name"),
    ("The {1:MC:=cod~seal} is a fish.", "prompt = \"The _____ is a fish.\" | answer = \"cod\" | wrong = [\"seal\"]"),
    ("The {1:SHORTANSWER:=cod~%50%eel#nearly} is a fish.", "prompt = \"The _____ is a fish.\" | answer = \"cod\" | accept = [{ text = \"eel\", credit = 0.5, why = \"nearly\" }]"),
    ("{1:SA:=Cod~=Eel} and {2:NM:=5:1} {1:MC:=seals~whales} live here.", "cloze = \"{{Cod|Eel}} and {{5}} {{seals}} live here.\"\nLOST line 1: what a gap has beside its right answers: options, parts of points, words"),
    ("Two seals lie on the ice.\n\n::a::How many lie there?{#2}\n\n::b::On what?{=ice}\n\n$CATEGORY: x\n\nWhales sing.{T}", "passage two-seals-lie-ice: Two seals lie on the ice.\nprompt = \"How many lie there?\" | answer = 2 | passage = \"two-seals-lie-ice\"\nprompt = \"On what?\" | answer = \"ice\" | passage = \"two-seals-lie-ice\"\nprompt = \"Whales sing.\" | answer = true | tags = [\"x\"]\nLOST line 3: its title, which learners are not shown there\nLOST line 5: its title, which learners are not shown there"),
    ("A text alone.", "OUT line 1: it asks nothing, and no question follows it"),
    ("What is open?{=cod ~seal\n\nWhales sing.{T}", "prompt = \"Whales sing.\" | answer = true\nOUT line 1: a brace is not closed"),
    ("What is closed?} Nothing {T}", "OUT line 1: a brace is closed that is not open"),
    ("Which are none?{~%-100%seal ~%-50%whale}", "prompt = \"Which are none?\" | answers = [] | wrong = [\"seal\", \"whale\"]"),
    ("Which is best?{~seal =%50%eel}", "prompt = \"Which is best?\" | answer = \"eel\" | wrong = [\"seal\"]\nREMARK line 1: a weight that Moodle takes for text\nLOST line 1: no option earns everything there; the best one is right here"),
    ("Anything?{=*}", "OUT line 1: whatever is typed is right there"),
    ("Say it.{cod}", "prompt = \"Say it.\" | answer = \"cod\""),
    ("The \\{cod\\} is a fish.{T}", "prompt = \"The {cod} is a fish.\" | answer = true"),
    ("Which is it?{=cod ~}", "OUT line 1: it has one option only"),
    ("// [id:sea-1] [tag:sea] [tag:a, b]\nWhales sing.{T}", "id = \"sea-1\" | prompt = \"Whales sing.\" | answer = true | tags = [\"sea\", \"a, b\"]"),
    ("Which of {a} and {b}?", "OUT line 1: none of its braces is sure to hold answers; others are written \\{ \\}"),
    ("{T}", "OUT line 1: it asks nothing"),
    ("When?{=1914-07-28}", "prompt = \"When?\" | answer = 1914-07-28"),
    ("How many?{#5..1}", "OUT line 1: a range is none: it goes from a number to a higher one"),
    ("Whales sing.{T} // they do", "prompt = \"Whales sing._____ // they do\" | answer = true\nREMARK line 1: // behind other text is no comment"),
    ("The {=cod} is {T}.", "REMARK line 1: several braces: Moodle takes the first and shows the others\nOUT line 1: a gap has no right answer that could be typed"),
];

fn told(text: &str) -> String {
    let file = ForeignFile { name: "bank.gift", bytes: text.as_bytes() };
    let intake = read::read(&file, &Wishes::default()).unwrap();
    let mut told = String::new();
    for bundle in &intake.bundles {
        for (name, text) in &bundle.front.passages {
            told.extend(["passage ", name, ": ", text, "\n"]);
        }
        for question in &bundle.questions {
            let keys = question.draft.written("\n");
            told += &keys.trim_end().replace("[[question]]\n", "").replace('\n', " | ");
            told += "\n";
        }
    }
    for loss in &intake.losses {
        let sort = if loss.is_left_out {
            "OUT"
        } else if loss.is_remark {
            "REMARK"
        } else {
            "LOST"
        };
        told.extend([sort, " ", &loss.place, ": ", &loss.reason, "\n"]);
    }
    told
}

#[test]
fn every_case_is_read_as_it_is_meant() {
    for (text, expected) in CASES.iter().chain(MEANT) {
        assert_eq!(told(text).trim_end(), *expected, "{text}");
    }
    assert_eq!(CASES.len(), 48);
}

#[test]
fn gaps_become_questions_of_their_own_as_far_as_somebody_would_write_them() {
    let carried = |(at, count): (usize, usize)| {
        let mut draft = Draft::default();
        draft.push("cloze", Literal::Text("A {{gap}}. ".repeat(count)));
        Carried { place: format!("line {at}"), draft }
    };
    let questions = [100, 101].into_iter().enumerate().map(carried).collect();
    let (bytes, losses) = write::write(&[Bundle { questions, ..Bundle::default() }]).unwrap();
    let written = std::str::from_utf8(&bytes).unwrap().matches("{=%100%gap}").count();
    assert_eq!(written, 100);
    let lost: Vec<&Loss> = losses.iter().filter(|loss| loss.is_left_out).collect();
    assert!(matches!(lost[..], [one] if one.place == "line 1" && one.reason.contains("100 gaps")));
}

#[test]
fn gift_is_told_from_other_formats() {
    let is_told = |text: &str| tells(&ForeignFile { name: "x", bytes: text.as_bytes() });
    let (told, others): (Vec<&str>, Vec<&str>) =
        CASES.iter().map(|(text, _)| *text).partition(|text| is_told(text));
    // Braces with a word or nothing in them stand in other texts too.
    assert_eq!((told.len(), others.len()), (44, 4), "{others:?}");
    let foreign =
        ["[[question]]\nprompt = '{{x}}'\n", "{\"a\": 1}", "<quiz>{=a}</quiz>", "a {b} c", ""];
    for text in foreign {
        assert!(!is_told(text), "{text}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn questions_are_the_same_there_and_back(drafts in any_questions()) {
        prop_assert_eq!(there_and_back(&FORMAT, &drafts), drafts);
    }

    #[test]
    fn whatever_a_file_holds_is_read_or_refused(
        text in "([a-zT#=~%:{}\\\\\n/ 1.*\\[\\]>-]|\\$CATEGORY:|####|\\{1:SA:|\u{e000}){0,60}",
    ) {
        told(&text);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = read::read(&ForeignFile { name: "x", bytes: &bytes }, &Wishes::default());
    }

    #[test]
    fn a_deck_of_any_kinds_becomes_questions_that_can_be_read(text in any_deck()) {
        let manuscript = Manuscript::of(&text);
        let of = |(at, draft): (usize, Draft)| Carried { place: at.to_string(), draft };
        let questions: Vec<Carried> = manuscript.questions.into_iter().map(of).collect();
        let bundle = Bundle { front: manuscript.front, questions, ..Bundle::default() };
        let (bytes, losses) = write::write(&[bundle]).unwrap();
        prop_assert!(losses.iter().all(|loss| !loss.is_left_out), "{losses:?}");
        let told = told(std::str::from_utf8(&bytes).unwrap());
        prop_assert!(!told.contains("OUT") && !told.contains("REMARK"), "{}", told);
    }
}

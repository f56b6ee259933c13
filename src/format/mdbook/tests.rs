use super::*;
use crate::deck::edit::append;

fn intake(text: &str) -> Intake {
    read(&ForeignFile { name: "a.toml", bytes: text.as_bytes() }, &Wishes::default()).unwrap()
}

/// Each question in TOML, without its first line.
fn written(text: &str) -> Vec<String> {
    let intake = intake(text);
    let drafts: Vec<Draft> =
        intake.bundles[0].questions.iter().map(|carried| carried.draft.clone()).collect();
    let deck = append(&intake.bundles[0].front.written(), &drafts).unwrap();
    let reading = crate::deck::read(&deck, "a");
    assert_eq!(reading.findings, [], "{deck}");
    drafts.iter().map(|draft| draft.written("\n").replace("[[question]]\n", "")).collect()
}

const QUIZ: &str = r#"
[multipart]
p = "A text."

[[questions]]
id = "one"
type = "MultipleChoice"
prompt.prompt = "What is `mut`?"
prompt.distractors = ["a", "b"]
prompt.answerIndex = 1
answer.answer = "c"
context = """
It is so.
"""
multipart = "p"

[[questions]]
type = "MultipleChoice"
prompt.prompt = "Which?"
prompt.distractors = ["c"]
answer.answer = ["a", "b"]

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Keyword?"
answer.answer = "let"
answer.alternatives = ["let mut"]
"#;

#[test]
fn choices_and_short_answers_are_read_with_what_they_say() {
    assert_eq!(
        written(QUIZ),
        [
            "id = \"one\"\nprompt = \"What is `mut`?\"\nanswer = \"c\"\noptions = [\"a\", \"c\", \"b\"]\n\
         passage = \"p\"\nexplain = \"It is so.\"\n",
            "prompt = \"Which?\"\nanswers = [\"a\", \"b\"]\nwrong = [\"c\"]\n",
            "prompt = \"Keyword?\"\nanswer = \"let\"\naccept = [\"let mut\"]\n",
        ]
    );
}

#[test]
fn a_program_to_trace_asks_whether_it_compiles_and_then_what_it_prints_or_where_it_fails() {
    let program = "[[questions]]\nid = \"t\"\ntype = \"Tracing\"\nprompt.program = \"\"\"\nfn main() {\n  f();\n}\n\"\"\"\n";
    let cases = [
        (
            "answer.doesCompile = true\nanswer.stdout = \"5\"",
            Some("answer = \"5\"\nexact = true\n"),
        ),
        (
            "answer.doesCompile = true\nanswer.stdout = \"1\\n2\"",
            Some("answers = [\"1\", \"2\"]\nordered = true\n"),
        ),
        ("answer.doesCompile = false\nanswer.lineNumber = 2", Some("answer = 2\n")),
        ("answer.doesCompile = false", None),
    ];
    for (answer, second) in cases {
        let read = written(&format!("{program}{answer}\n"));
        assert!(read[0].starts_with("id = \"t\"\nprompt = "), "{read:?}");
        assert!(read[0].contains("This program compiles.\n\n```rust\nfn main() {\n  f();\n}\n```"));
        assert!(read[0].ends_with(&format!("answer = {}\n", answer.contains("true"))));
        assert_eq!(read.len(), 1 + usize::from(second.is_some()));
        if let Some(second) = second {
            assert!(read[1].starts_with("id = \"t-2\"") && read[1].ends_with(second), "{read:?}");
        }
    }
}

#[test]
fn what_cannot_be_asked_is_left_out_with_its_line() {
    let text = "[[questions]]\ntype = \"Other\"\n\n[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"a\"\nanswer.answer = []\n\
                \n[[questions]]\ntype = \"Tracing\"\n\n[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"\"\n";
    let told: Vec<String> =
        intake(text).losses.iter().map(|loss| format!("{}: {}", loss.place, loss.reason)).collect();
    assert_eq!(
        told,
        [
            "line 1: a type of question that is not known",
            "line 4: there is no answer",
            "line 9: there is no program",
            "line 12: there is no prompt",
        ]
    );
    let broken = ForeignFile { name: "a.toml", bytes: b"\n[[questions]\n" };
    assert!(read(&broken, &Wishes::default()).unwrap_err().reason.ends_with("line 2"));
}

#[test]
fn what_it_can_say_goes_there_and_back() {
    let truth = "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"So?\"\nprompt.distractors = [\"True\"]\n\
                 prompt.answerIndex = 1\nanswer.answer = \"False\"\n";
    let bundles = intake(&format!("{QUIZ}\n{truth}")).bundles;
    let drafts = |bundle: &Bundle| -> Vec<Draft> {
        bundle.questions.iter().map(|carried| carried.draft.clone()).collect()
    };
    let old = drafts(&bundles[0]);
    assert_eq!(old[3].text("answer"), Some("false"));
    let (bytes, losses) = write::write(&bundles).unwrap();
    assert_eq!(losses, []);
    let again = intake(&String::from_utf8(bytes).unwrap());
    assert_eq!(drafts(&again.bundles[0]), old);
    assert_eq!(again.bundles[0].front, bundles[0].front);
}

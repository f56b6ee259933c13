use super::*;

fn intake(text: &str) -> Intake {
    read(&ForeignFile { name: "a.txt", bytes: text.as_bytes() }, &Wishes::default()).unwrap()
}

fn written(text: &str) -> Vec<String> {
    let intake = intake(text);
    let questions = intake.bundles[0].questions.iter();
    let questions =
        questions.map(|carried| carried.draft.written("\n").replace("[[question]]\n", ""));
    let losses = intake.losses.iter().map(|loss| format!("{}: {}", loss.place, loss.reason));
    questions.chain(losses).collect()
}

#[test]
fn the_lines_below_what_is_asked_tell_how() {
    let cases = [
        ("# Word\nIts meaning\n", "front = \"Word\"\nback = \"Its meaning\"\n"),
        ("# Which?\n- a\n* b\n", "prompt = \"Which?\"\nanswer = \"b\"\nwrong = [\"a\"]\n"),
        ("# Which?\n- a\n- b\n", "front = \"Which?\"\nback = \"\"\"\n- a\n- b\"\"\"\n"),
        (
            "# Which?\n[ ] a\n[*] b\n[x] c\n",
            "prompt = \"Which?\"\nanswers = [\"b\", \"c\"]\nwrong = [\"a\"]\n",
        ),
        ("# Order\n2. b\n1. a\n", "prompt = \"Order\"\norder = [\"a\", \"b\"]\n"),
        ("# Order\n2. b\n3. a\n", "front = \"Order\"\nback = \"\"\"\n2. b\n3. a\"\"\"\n"),
        (
            "# Fill\nIt is _a|b_ and \\_c.\n",
            "cloze = \"\"\"\nFill\n\nIt is {{a|b}} and _c.\"\"\"\n",
        ),
        (
            "# See\n![x](y.png)\nIt\n",
            "front = \"See\"\nback = \"It\"\nimage = \"y.png\"\nalt = \"x\"\n",
        ),
        ("no card\n", "line 1: a card without `# ` above it"),
        ("---\n\n# Only\n", "line 3: there is nothing below what is asked"),
    ];
    for (text, expected) in cases {
        let read = written(text);
        assert_eq!(read.len(), 1, "{read:?}");
        assert_eq!(read[0].replace("'''", "\"\"\""), expected, "{text:?}");
    }
}

#[test]
fn what_it_can_say_goes_there_and_back() {
    let text = "# Word\nIts meaning\n---\n# Which?\n- a\n* b\n---\n# Some?\n[ ] a\n[*] b\n---\n\
                # Order\n2. b\n1. a\n---\n# Fill\nIt is _a|b_.\n";
    let bundles = intake(text).bundles;
    let (bytes, losses) = write::write(&bundles).unwrap();
    assert_eq!(losses, []);
    let again = intake(&String::from_utf8(bytes).unwrap());
    let drafts = |bundle: &Bundle| -> Vec<Draft> {
        bundle.questions.iter().map(|carried| carried.draft.clone()).collect()
    };
    let sorted = |bundle: &Bundle| -> Vec<usize> {
        drafts(bundle).iter().map(|draft| draft.written("\n").len()).collect()
    };
    assert_eq!(sorted(&again.bundles[0]), sorted(&bundles[0]), "options may be mixed");
    assert_eq!(drafts(&again.bundles[0])[3..], drafts(&bundles[0])[3..]);
}

//! Banks of Moodle: what teachers keep there comes in as it is meant, and goes back.

use crate::program::Program;

const GIFT: &str = "// A bank of questions\n$CATEGORY: $course$/top/Sea\n\n\
    Two seals lie on the ice.\n\n\
    // [id:seals-1] [tag:counting]\n::Seals 1::How many lie there?{#2:0#Both.~#Count again.}\n\n\
    Which is a fish?{\n~=cod#It has gills.\n\n~%50%whale#It lives in the sea.\n~seal\n####Fish have gills.}\n\n\
    $CATEGORY: $course$/top/Land\n\nThe cat is a {=mammal}.\n\nHow heavy is it?{#3,5}\n";

fn with_bank() -> Program {
    let program = Program::new();
    program.write("zoo.gift", GIFT);
    program
}

fn read(program: &Program, name: &str) -> String {
    std::fs::read_to_string(program.path(name)).unwrap()
}

#[test]
fn a_bank_in_gift_is_read_as_its_teacher_meant_it() {
    let program = with_bank();
    let run = program.run(&["import", "zoo.gift"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in [
        "decks/zoo.toml: a new deck, 3 questions added (1 choice, 1 cloze, 1 number)",
        "1 left out:\n  a number has a comma: it takes a point, 3.14 for 3,14: line 20\n",
        "what is said to any other answer: line 7",
        "1 to be looked at:",
        "`~=`: Moodle makes an empty option of it: line 9",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    let deck = read(&program, "decks/zoo.toml");
    for part in [
        "[passages]\ntwo-seals-lie-ice = \"Two seals lie on the ice.\"\n",
        "[[question]]\nid = \"seals-1\"\nprompt = \"How many lie there?\"\nanswer = 2\n\
         explain = \"Both.\"\ntags = [\"counting\", \"Sea\"]\npassage = \"two-seals-lie-ice\"\n",
        "{ text = \"whale\", credit = 0.5, why = \"It lives in the sea.\" }",
        "cloze = \"The cat is a {{mammal}}.\"\ntags = [\"Land\"]\n",
    ] {
        assert!(deck.contains(part), "{part}: {deck}");
    }
    assert_eq!(program.run(&["check", "zoo"], "").status, 0);
}

#[test]
fn categories_become_decks_where_that_is_wished_and_again_categories() {
    let program = with_bank();
    let run = program.run(&["import", "zoo.gift", "--split"], "");
    assert!(run.stdout.contains("decks/sea.toml: a new deck, 2 questions"), "{}", run.stdout);
    assert!(run.stdout.contains("decks/land.toml: a new deck, 1 question"), "{}", run.stdout);
    let out = program.run(&["export", "sea", "land", "--to", "gift", "-o", "-"], "");
    assert_eq!(out.status, 0, "{}", out.stderr);
    let expected = "$CATEGORY: Sea\n\n\
        // [id:seals-1] [tag:counting]\n\
        Two seals lie on the ice.\\n\\nHow many lie there? {#=%100%2:0####Both.}\n\n";
    assert!(out.stdout.starts_with(expected), "{}", out.stdout);
    assert!(out.stdout.ends_with("The cat is a {=%100%mammal}.\n\n"), "{}", out.stdout);
}

#[test]
fn what_is_no_gift_is_refused_with_a_remedy() {
    let program = Program::new();
    program.write("broken.gift", "Which?{=a ~b\n");
    std::fs::write(program.path("latin.gift"), b"Wie hei\xdft er?{=Emil}\n").unwrap();
    for (file, told) in [
        ("broken.gift", "cannot find a question that can be asked"),
        ("latin.gift", "line 1 is not UTF-8\nhint: name its encoding: --encoding windows-1252"),
    ] {
        let run = program.run(&["import", file], "");
        assert_eq!(run.status, 2, "{}", run.stdout);
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    let run = program.run(&["import", "latin.gift", "--encoding", "windows-1252"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(read(&program, "decks/latin.toml").contains("Wie heißt er?"));
}

#[test]
fn a_bank_in_xml_brings_its_pictures_and_takes_them_back() {
    let program = Program::new();
    program.write(
        "sea.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n<question type=\"multichoice\">\n\
         <name><text>Cod</text></name><questiontext format=\"html\"><text><![CDATA[<p>Which <b>fish</b>?</p>\
         <img src=\"@@PLUGINFILE@@/cod.png\" alt=\"A fish\">]]></text>\n\
         <file name=\"cod.png\" path=\"/\" encoding=\"base64\">iVBORw0KGgpyZXN0</file></questiontext>\n\
         <single>true</single><answer fraction=\"100\"><text>cod</text></answer>\
         <answer fraction=\"0\"><text>eel</text><feedback><text>It is long.</text></feedback></answer>\n\
         </question>\n<question type=\"calculated\"><questiontext><text>{a}?</text></questiontext></question>\n</quiz>\n",
    );
    let run = program.run(&["import", "sea.xml"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("questions of Moodle's type calculated cannot"), "{}", run.stdout);
    let deck = read(&program, "decks/sea.toml");
    for part in ["prompt = \"Which **fish**?\"", "image = \"sea-media/cod.png\"\nalt = \"A fish\""]
    {
        assert!(deck.contains(part), "{part}: {deck}");
    }
    assert_eq!(std::fs::read(program.path("decks/sea-media/cod.png")).unwrap().len(), 12);
    let out = program.run(&["export", "sea", "--to", "moodle-xml", "-o", "-"], "");
    assert!(out.stdout.contains("encoding=\"base64\">iVBORw0KGgpyZXN0</file>"), "{}", out.stdout);
    program.write("back.xml", &out.stdout);
    let again = program.run(&["import", "back.xml", "--to", "back"], "");
    assert!(again.stdout.contains("1 question added (1 choice)"), "{}", again.stdout);
}

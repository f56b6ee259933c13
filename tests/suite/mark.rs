//! `mark`: sheets of a paper that were filled in by hand, typed, judged, overruled and written as results.

use crate::program::{Program, Run};
use crate::pty::Terminal;
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;

const DECK: &str = r#"
[deck]
id = "d"
[exam]
pass = 50

[[question]]
id = "minsk"
prompt = "What is the capital of Belarus?"
answer = "Minsk"

[[question]]
id = "number"
prompt = "How many?"
answer = 4806
tolerance = 10

[[question]]
id = "truth"
prompt = "Is it so?"
answer = true
points = 2
"#;

fn mark(program: &Program, arguments: &[&str], input: &str) -> Run {
    let arguments = [&["mark", "deck.toml", "--paper", "7/A"], arguments].concat();
    program.run(&arguments, input)
}

/// A line with the numbers of this paper in the place of ids.
fn numbered(program: &Program, line: &str) -> String {
    program.run(&["paper", "deck.toml", "-o", "out", "--seed", "7"], "");
    let page = std::fs::read_to_string(program.path("out/key-A.html")).unwrap();
    let place = |prompt: &str| {
        let before = page.split(prompt).next().unwrap();
        before.matches("class=\"answer\"").count().to_string()
    };
    let line = line.replace("{minsk}", &place("Belarus"));
    line.replace("{number}", &place("How many")).replace("{truth}", &place("Is it so"))
}

fn result(program: &Program, path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(program.path(path)).unwrap()).unwrap()
}

#[test]
fn a_class_is_marked_from_lines_and_each_has_a_result_of_its_own() {
    let program = Program::with_deck(DECK);
    let lines = "Anna: {minsk} Minks {number} 4810 {truth}t\n\n# late\n\
                 Boris: {minsk} Brest {truth} f +{truth}:1.5 +{minsk}\n";
    let run = mark(&program, &["--json", "results"], &numbered(&program, lines));
    assert_eq!((run.status, &*run.stderr), (0, ""));
    assert!(run.stdout.starts_with("Anna: 4 of 4 points (100 %), passed\n"), "{}", run.stdout);
    for said in [
        ". close: Minks (typo)\n",
        "Boris: 2.5 of 4 points (63 %), passed\n",
        ". right by your word, judged wrong: Brest\n",
        ". partly, 1.5 of 2: False; right: True\n",
        "  open: ",
        "results: 2 results written\n",
    ] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    let boris = result(&program, "results/boris.json");
    let told =
        ["name", "variant", "handed-in", "passed", "points"].map(|key| boris[key].to_string());
    assert_eq!(told, ["\"Boris\"", "\"A\"", "\"marked\"", "true", "2.5"]);
    let overruled: Vec<&Value> =
        boris["questions"].as_array().unwrap().iter().map(|one| &one["overruled"]).collect();
    assert!(
        overruled.contains(&&Value::from("right")) && overruled.contains(&&Value::from("earns"))
    );
    assert!(!boris.to_string().contains("Minsk"), "a result holds no keys");
    let mode = std::fs::metadata(program.path("results/boris.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_table_is_marked_column_by_column_and_variants_are_told_apart() {
    let program = Program::with_deck(DECK);
    let table = "Name;variant;{minsk};Q{truth}\nAnna;;Minsk;t\nBoris/B;;-;\nClara;C;;\n";
    let run = mark(&program, &["--csv", "--json", "r"], &numbered(&program, table));
    assert_eq!((run.status, &*run.stderr), (0, ""), "{}", run.stdout);
    let variants = ["anna", "boris", "clara"].map(|name| {
        result(&program, &format!("r/{name}.json"))["variant"].as_str().unwrap().to_owned()
    });
    assert_eq!(variants, ["A", "B", "C"]);
    program.write("sheets.csv", numbered(&program, "name,{minsk}\nAnna,Minsk\n"));
    let run = mark(&program, &["--from", "sheets.csv"], "");
    assert!(run.stdout.starts_with("Anna: 1 of 4"), "{run:?}");
}

#[test]
fn what_cannot_be_meant_is_told_with_its_line_and_nothing_is_written() {
    let program = Program::with_deck(DECK);
    let truth = numbered(&program, "{truth}");
    let lines = format!(
        "Anna: {truth}t\n{truth}t\nBoris: {truth}ab 9 x\nanna: {truth}f\nClara: {truth}c {truth}d\n"
    );
    let run = mark(&program, &["--json", "r"], &lines);
    assert_eq!((run.status, &*run.stdout), (2, ""));
    for said in [
        "line 2: there is no name: write NAME: before the answers\n".to_owned(),
        format!("line 3, Boris: question {truth}: one option is right, and 2 are marked"),
        "line 3, Boris: there is no question 9: the paper has 3 questions".to_owned(),
        "line 4, anna: the same name stands on line 1: tell the two apart\n".to_owned(),
        format!("line 5, Clara: question {truth}: there is no option c: the options are a to b\n"),
        "error: cannot mark what is in standard input: 6 faults, told above\nhint: ".to_owned(),
    ] {
        assert!(run.stderr.contains(&said), "{said}: {}", run.stderr);
    }
    assert!(!program.path("r").exists());
    for (table, said) in [
        ("1,2\nt,x\n", "line 1: there is no column called name\n"),
        ("name,1,1\n", "line 1: the column \"1\" is there twice\n"),
        ("name,4\n", "line 1: there is no question 4"),
        ("name,points\n", "line 1: \"points\" names no column"),
        ("name,1\nAnna,x,y\n", "line 2, Anna: there are more cells than columns\n"),
        ("name,1\n,x\n", "there is no name\n"),
        ("name,variant\nAnna,7\n", "\"7\" is no variant: write a letter, as A\n"),
        ("name,1\n", "error: cannot mark anything: there is no sheet\n"),
    ] {
        let run = mark(&program, &["--csv"], table);
        assert_eq!(run.status, 2, "{table}");
        assert!(run.stderr.contains(said), "{table}: {}", run.stderr);
    }
}

#[test]
fn a_paper_that_was_drawn_otherwise_is_not_marked() {
    let program = Program::with_deck(DECK);
    let page = numbered(&program, "");
    assert_eq!(page, "");
    let page = std::fs::read_to_string(program.path("out/paper-A.html")).unwrap();
    let name = page.split("class=\"reference\">").nth(1).unwrap().split('<').next().unwrap();
    let of = |name: &str, more: &[&str]| {
        let arguments = [&["mark", "deck.toml", "--paper", name], more].concat();
        program.run(&arguments, "Anna: 1 -\n")
    };
    assert_eq!(of(name, &[]).status, 0, "{name}");
    let run = of(name, &["--count", "2"]);
    let said = format!("error: cannot mark the paper {name}: what is drawn now has the mark ");
    assert_eq!((run.status, run.stderr.starts_with(&said)), (2, true), "{}", run.stderr);
    for wrong in ["7", "7/", "x/A", "7/1", "7/A/xyz", "7/A/0000/1"] {
        let run = of(wrong, &[]);
        assert!(run.status == 2 && run.stderr.contains("SEED/VARIANT, as 4711/A"), "{wrong}");
    }
}

#[test]
fn a_paper_without_a_question_is_not_marked() {
    let program = Program::with_deck(DECK.replace("answer = ", "draft = true\nanswer = "));
    let run = mark(&program, &["--json", "results"], "Anna:\n");
    assert_eq!((run.status, &*run.stdout), (2, ""));
    assert!(run.stderr.starts_with("error: cannot draw the paper: there is no question for it\n"));
    assert!(!program.path("results").exists());
}

#[test]
fn no_result_takes_the_place_of_another_pupils() {
    let program = Program::with_deck(DECK);
    let write = |line: &str, more: &[&str]| {
        mark(&program, &[&["--json", "r"], more].concat(), &numbered(&program, line))
    };
    assert_eq!(write("Anna B: {truth}t\n", &[]).status, 0);
    assert_eq!(write("Anna B: {truth}t\n", &[]).status, 0, "the same may be written again");
    let run = write("Anna B: {truth}f\n", &[]);
    let said = "error: cannot write r/anna-b.json: there is a result of Anna B already\nhint: ";
    assert!(run.status == 2 && run.stderr.starts_with(said), "{}", run.stderr);
    assert_eq!(write("Anna-B: {truth}f\n", &[]).status, 0, "another pupil has another file");
    assert_eq!(result(&program, "r/anna-b-2.json")["name"], "Anna-B");
    assert_eq!(write("Anna B: {truth}f\n", &["--force"]).status, 0);
    assert_eq!(result(&program, "r/anna-b.json")["points"], 0.0);
    let one = |name: &str, input: &str| mark(&program, &["--json", name], input);
    assert_eq!(one("one.json", "Anna: 1 -\n").status, 0);
    assert_eq!(one("two.json", "Anna: 1 -\nBoris: 1 -\n").status, 2, "one file holds one result");
    assert!(!program.path("two.json").exists());
    program.write("else.json", "{}");
    assert!(one("else.json", "Anna: 1 -\n").stderr.contains("there is something else in it"));
}

#[test]
fn a_person_types_sheet_after_sheet_and_overrules() {
    const CORRECTED: &str = "Enter goes on, also empty";
    let program = Program::with_deck(DECK);
    let truth = numbered(&program, "{truth}");
    let arguments = ["mark", "deck.toml", "--paper", "7/A", "--json", "r"];
    let mut terminal = Terminal::start(&program, (24, 80), &arguments);
    terminal.wait("Sheet 1");
    terminal.send(&format!("Anna: {truth}x\r"));
    terminal.wait("there is no option x");
    terminal.send("\u{7f}f\r");
    terminal.wait("Anna: 0 of 4 points (0 %), not passed");
    terminal.wait(CORRECTED); // what is typed before a prompt stands there is none of it
    terminal.send(&format!("+{truth}\r"));
    terminal.wait("Anna: 2 of 4 points (50 %), passed");
    terminal.wait(CORRECTED);
    terminal.send("\r");
    terminal.wait("r: 1 result written");
    terminal.wait("Sheet 2");
    terminal.send(&format!("Bob: {truth}t\r"));
    terminal.wait("Bob: 2 of 4 points");
    terminal.wait(CORRECTED);
    terminal.send("\u{1b}"); // back to the sheet, which stands there again
    let line = format!("› Bob: {truth}t");
    terminal.until("the sheet again", |rows| {
        let at = rows.iter().rposition(|row| row.starts_with(&line));
        at.and_then(|at| rows.get(at + 1)).is_some_and(|row| row.contains("Esc leaves"))
    });
    terminal.send("\u{1b}");
    terminal.wait("The sheet of Bob is not kept.");
    assert_eq!(terminal.end(), 0);
    assert!(!program.path("r/bob.json").exists());
    assert_eq!(result(&program, "r/anna.json")["points"], 2.0);
}

//! What was learned in Anki comes with its packages, once, and can be taken back.

use crate::package::{PackedNote, collection, zipped};
use crate::program::Program;
use serde_json::Value;

const NOTES: [PackedNote<'_>; 3] =
    [(1, 1, 10, "one|eins", &[0]), (2, 2, 10, "two|zwei", &[0, 1]), (3, 1, 10, "three|drei", &[0])];

/// A log of two days, a card that is suspended and flagged, and one that is known without a log. The first
/// day of the collection is 2023-11-14, and a day ends at four.
const LEARNED: &str = "
    INSERT INTO revlog VALUES (1700100000000, 100, 0, 3, -600, 0, 0, 4000, 0);
    INSERT INTO revlog VALUES (1700100700000, 100, 0, 3, 1, -600, 2500, 3000, 0);
    INSERT INTO revlog VALUES (1700190000000, 100, 0, 3, 4, 1, 2500, 2000, 1);
    INSERT INTO revlog VALUES (1700190001000, 200, 0, 1, -60, 0, 0, 2000, 0);
    UPDATE cards SET type = 2, queue = 2, due = 20, ivl = 4, factor = 2500, mod = 1700190000 WHERE id = 100;
    UPDATE cards SET type = 1, queue = -1, due = 1700190061, flags = 1, mod = 1700190002 WHERE id = 200;
    UPDATE cards SET type = 2, queue = 2, due = 30, ivl = 10, factor = 2300, mod = 1700190003 WHERE id = 300;
    UPDATE col SET conf = '{\"creationOffset\": 0}';";

fn learned_package(notes: &[PackedNote<'_>], more: &str) -> Vec<u8> {
    zipped(&[("collection.anki2", &collection(notes, more)), ("media", b"{}")])
}

fn program() -> Program {
    let program = Program::new();
    program.write("w.apkg", learned_package(&NOTES, LEARNED));
    program
}

fn import(program: &Program, more: &[&str]) -> String {
    let run = program.run(&[&["import", "w.apkg", "--to", "w"], more].concat(), "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

/// An item, as `list` tells it.
fn item(program: &Program, key: &str) -> Value {
    let run = program.run(&["list", "w", "--json"], "");
    let items: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    items.into_iter().find(|item| item["key"] == key).unwrap()
}

fn history(program: &Program) -> String {
    program.run(&["history", "export"], "").stdout
}

#[test]
fn what_was_learned_comes_once_is_due_when_it_was_and_is_taken_back() {
    let program = program();
    let told = import(&program, &["--report", "r.json"]);
    for line in [
        "From Anki: 4 answers to 2 items, from 2023-11-15 to 2023-11-16; what is known of 1 item without \
         answers; 1 suspended; 1 flagged",
        "`quizdeck history undo-import 1` takes that back.",
        "Next: quizdeck review w",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let report: Value =
        serde_json::from_str(&std::fs::read_to_string(program.path("r.json")).unwrap()).unwrap();
    assert_eq!(
        (&report["learned"]["answers"], &report["learned"]["batch"]),
        (&4.into(), &1.into())
    );
    assert_eq!(item(&program, "anki:g%231")["due"], "2023-12-04");
    assert_eq!(item(&program, "anki:g%233")["due"], "2023-12-14");
    let aside = item(&program, "anki:g%232");
    assert_eq!((&aside["suspended"], &aside["flag"]), (&true.into(), &"red".into()));
    assert_eq!(item(&program, "anki:g%232#reverse")["new"], true);

    let once = history(&program);
    let again = import(&program, &[]);
    assert!(again.contains("All of these answers were known here already"), "{again}");
    assert_eq!(history(&program), once);

    let other = self::program();
    import(&other, &[]);
    program.write("other.jsonl", history(&other));
    let joined = program.run(&["history", "import", "other.jsonl"], "");
    assert!(joined.stdout.starts_with("0 new events"), "{}", joined.stdout);

    let undone = program.run(&["history", "undo-import", "1"], "");
    assert!(undone.stdout.contains("from w.apkg taken back"), "{}", undone.stdout);
    assert_eq!(history(&program), "");
    assert_eq!(item(&program, "anki:g%231")["new"], true);
}

#[test]
fn what_was_learned_is_left_where_that_is_wished_and_a_dry_run_writes_nothing() {
    let program = program();
    let dry = import(&program, &["--dry-run"]);
    assert!(dry.contains("From Anki would come: 4 answers to 2 items"), "{dry}");
    assert!(!program.path("w.toml").exists() && history(&program).is_empty());
    let left = import(&program, &["--no-history"]);
    let told = "what was learned of it elsewhere is left (--no-history): World";
    assert!(left.contains(told), "{left}");
    assert!(left.contains("Next: quizdeck quiz w"), "{left}");
    assert_eq!(history(&program), "");
    // It can still come.
    assert!(import(&program, &[]).contains("4 answers to 2 items"));
    assert_eq!(item(&program, "anki:g%231")["due"], "2023-12-04");
}

#[test]
fn what_was_answered_here_since_counts_more_and_what_is_moved_there_later_is_moved_here() {
    let program = program();
    import(&program, &["--no-history"]);
    program.run(&["item", "w", "anki:g%233", "due", "2030-01-01"], "");
    program.run(&["quiz", "w", "--id", "anki:g%231", "--plain"], "\n3\n");
    let due = item(&program, "anki:g%231")["due"].clone();
    import(&program, &[]);
    assert_ne!(due, "2023-12-04");
    assert!(item(&program, "anki:g%231")["due"].as_str() > Some("2026"), "{due}");

    let fresh = self::program();
    import(&fresh, &[]);
    let later = LEARNED.replace("due = 20, ivl = 4", "due = 25, ivl = 4");
    let later = later.replace("mod = 1700190000", "mod = 1700199000");
    fresh.write("w.apkg", learned_package(&NOTES, &later));
    import(&fresh, &[]);
    assert_eq!(item(&fresh, "anki:g%231")["due"], "2023-12-09");
}

#[test]
fn what_was_learned_of_questions_that_are_left_out_is_told() {
    let program = Program::new();
    let notes = [(1, 1, 10, "|eins", &[0][..]), NOTES[1]];
    program.write("w.apkg", learned_package(&notes, LEARNED));
    let told = import(&program, &[]);
    assert!(told.contains("what was answered of it is not taken either: nid:1"), "{told}");
    assert!(told.contains("From Anki: 1 answer to 1 item, on 2023-11-16"), "{told}");
}

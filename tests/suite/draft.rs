//! `draft`: an article becomes questions, each with the sentence that it rests on.

use crate::program::Program;
use quizdeck::lint::{Outside, lint};
use quizdeck::report::{Rigour, Severity};

const LAKE: &str = "The lake\n\nThe lake was mapped in 1901. It is deep.\n";

#[test]
fn questions_come_as_toml_with_the_sentence_that_they_rest_on() {
    let program = Program::new();
    program.write("lake.txt", LAKE);
    let run = program.run(&["draft", "lake.txt"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("source = \"The lake was mapped in 1901.\""), "{}", run.stdout);
    let findings = lint(&run.stdout, "", &Outside::unknown(), Rigour::Usual).findings;
    assert!(findings.iter().all(|finding| finding.severity == Severity::Warning));
    assert_eq!(program.run(&["draft", "-"], LAKE).stdout, run.stdout);
}

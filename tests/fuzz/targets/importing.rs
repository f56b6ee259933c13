//! Importing: what is written of any file passes `check`, and nothing is written where it does not belong.

use super::surfaces::{files, has_ending, run};
use crate::harness::Luck;
use crate::program::Program;
use quizdeck::format::{ForeignFile, told};
use quizdeck::random::Random;

/// What is imported can be asked, and lies where decks lie.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::new();
    let format = told(&ForeignFile { name: "case", bytes: case });
    let (name, format) =
        format.map_or(("csv", "csv"), |format| (format.extensions[0], format.name));
    let file = format!("in/case.{name}");
    program.write(&file, case);
    let style = *random.of(&["card", "short", "choice"]);
    let mut arguments = vec!["import", &*file, "--from", format, "--as", style];
    arguments.extend(*random.of(&[
        &[][..],
        &["--split"],
        &["--history"],
        &["--no-history"],
        &["--report", "report.json"],
    ]));
    let first = run(&program, &arguments, "");
    for (name, _) in files(&program.path("")) {
        let is_own = ["in/case.", "decks/", "data/", "report.json", "config/"];
        assert!(
            is_own.iter().any(|own| name.starts_with(own)),
            "{name} is no place for it: {first:?}"
        );
    }
    let decks = files(&program.path("")).into_iter().filter(|(name, _)| name.starts_with("decks/"));
    for (deck, bytes) in decks.filter(|(name, _)| has_ending(name, "toml")) {
        let checked = run(&program, &["check", &*deck], "");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !checked.stdout.contains("error[") && !checked.stderr.contains("error["),
            "{first:?}\n{checked:?}\n{text}"
        );
        if random.once_in(3) {
            let again = run(
                &program,
                &["import", &*file, "--from", format, "--as", style, "--to", &*deck],
                "",
            );
            let checked = run(&program, &["check", &*deck], "");
            assert!(checked.status < 2, "{again:?} {checked:?}");
        }
    }
}

//! `optimize`: fitting the scheduler to a learner's own answers.
#![allow(clippy::unwrap_used, reason = "what a test cannot read fails it")]

use crate::program::Program;

/// The day that the tests run on.
const TODAY: i64 = 20_513;

/// An export of so many items, each answered on nine days. Ratings of a learner who forgets
/// little make other parameters than the published ones.
fn export(items: i64) -> String {
    let mut lines = Vec::new();
    for item in 0..items {
        for (number, back) in (0..).zip([300, 297, 290, 270, 230, 180, 120, 60, 3]) {
            let day = TODAY - back - item % 3;
            let rating = if (item * 7 + number * 3) % 31 == 0 { "again" } else { "good" };
            let id = format!("{item:08x}-0000-7000-8000-{number:012x}");
            let device = "00000000-0000-7000-8000-000000000000";
            let at = day * 86_400_000 + 43_200_000;
            lines.push(format!(
                "{{\"event\":\"review\",\"id\":\"{id}\",\"device\":\"{device}\",\"deck\":\"d\",\
                 \"item\":\"i{item}\",\"question\":\"i{item}\",\"at\":{at},\"day\":{day},\
                 \"mode\":\"review\",\"form\":\"lines\",\"verdict\":\"right\",\
                 \"rating\":\"{rating}\",\"credit\":{{\"earned\":1,\"of\":1}},\"hints\":0,\
                 \"attempt\":1,\"given\":[],\"milliseconds\":0,\"algorithm\":\"FSRS-6\",\
                 \"retention\":0.9}}\n"
            ));
        }
    }
    lines.concat()
}

#[test]
fn too_few_answers_are_told_with_what_is_missing() {
    let program = Program::new();
    assert_eq!(program.run(&["history", "import", "-"], export(10)).status, 0);
    let run = program.run(&["optimize"], "");
    let expected = "\
80 answers to items that were answered on a day before
320 more are needed to fit FSRS-6 to your memory; it goes on
with the parameters there are.
";
    assert_eq!((run.status, &run.stdout[..], &run.stderr[..]), (0, expected, ""));
}

#[test]
fn better_parameters_are_kept_and_days_stay_until_the_next_answer() {
    let program = Program::new();
    assert_eq!(program.run(&["history", "import", "-"], export(100)).status, 0);
    let parameters = || {
        let path = program.path("data/quizdeck/history.db");
        let database = rusqlite::Connection::open(path).unwrap();
        let count = "SELECT count(*), max(algorithm) FROM parameters";
        database.query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    let dry = program.run(&["optimize", "--dry-run"], "");
    assert!(dry.stdout.ends_with("Nothing was changed (--dry-run).\n"), "{}", dry.stdout);
    assert_eq!(parameters(), (0, None::<String>));
    let run = program.run(&["optimize"], "");
    assert_eq!((run.status, &run.stderr[..]), (0, ""));
    assert!(run.stdout.starts_with("800 answers to items"), "{}", run.stdout);
    assert!(run.stdout.contains("log loss of the latest answers: "), "{}", run.stdout);
    assert!(
        run.stdout
            .ends_with("Fitted to 100 items; each is due when it was until it is answered.\n"),
        "{}",
        run.stdout
    );
    assert_eq!(parameters(), (1, Some("FSRS-6".to_owned())));
}

//! The file and its tables.

use crate::lint::{Rule, error, warning};

const PLANET: &str = r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#;

/// Rules of the file and its tables.
pub const TABLES: &[Rule] = &[
    error(
        "syntax",
        "a line that is not TOML",
        "The question it stands in cannot be read; the others are, and are checked.",
        r#"[[question]]
prompt = "Which planet is the largest?
answer = "Jupiter"
"#,
        PLANET,
    ),
    error(
        "not-utf8",
        "a file that is not UTF-8",
        "TOML is UTF-8. Other encodings show other letters on every machine. Save it as UTF-8.",
        "",
        PLANET,
    ),
    error(
        "single-brackets",
        "a question below single brackets",
        "A deck has a list of questions, and TOML writes each entry of a list below [[…]].",
        r#"[question]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
        PLANET,
    ),
    error(
        "duplicate-table",
        "a table that stands there twice",
        "A deck has one [deck] and one [passages].",
        r#"[deck]
id = "planets"

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"

[deck]
title = "Planets"
"#,
        r#"[deck]
id = "planets"
title = "Planets"

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "misplaced-table",
        "a [deck] below a question",
        "What it says holds for the questions below it, so it stands above all of them.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"

[deck]
id = "planets"
"#,
        r#"[deck]
id = "planets"

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "no-question",
        "a deck without a question",
        "There is nothing to ask.",
        r#"[deck]
id = "planets"
"#,
        PLANET,
    ),
    error(
        "newer-format",
        "a deck of a newer format",
        "It may mean what this program does not know yet, so it is refused rather than misread.",
        r#"[deck]
id = "planets"
format = 2

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
        r#"[deck]
id = "planets"
format = 1

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "unknown-passage",
        "a passage that is not there",
        "The question is about a text that nobody would see.",
        r#"[[question]]
prompt = "Where is the older office?"
answer = "In the harbour"
passage = "acne"

[passages]
acme = "Acme has two offices."
"#,
        r#"[[question]]
prompt = "Where is the older office?"
answer = "In the harbour"
passage = "acme"

[passages]
acme = "Acme has two offices."
"#,
    ),
    error(
        "duplicate-id",
        "two questions with one id",
        "Progress is filed under the id, and that of the two would be mixed.",
        r#"[[question]]
id = "largest"
prompt = "Which planet is the largest?"
answer = "Jupiter"

[[question]]
id = "largest"
prompt = "Which moon is the largest?"
answer = "Ganymede"
"#,
        r#"[[question]]
id = "largest-planet"
prompt = "Which planet is the largest?"
answer = "Jupiter"

[[question]]
id = "largest-moon"
prompt = "Which moon is the largest?"
answer = "Ganymede"
"#,
    ),
    error(
        "duplicate-question",
        "two questions that ask the same and have the same answer",
        "They cannot be told apart, so their progress would be mixed.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"

[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
        PLANET,
    ),
    warning(
        "same-prompt",
        "two questions that ask in the same words",
        "They are told apart by their answers then, and progress is lost when the answer changes.",
        r#"[[question]]
prompt = "Is this statement right?"
answer = true

[[question]]
prompt = "Is this statement right?"
answer = false
"#,
        r#"[[question]]
id = "first-statement"
prompt = "Is this statement right?"
answer = true

[[question]]
id = "second-statement"
prompt = "Is this statement right?"
answer = false
"#,
    ),
];

//! Keys and values.

use crate::lint::{Rule, error, warning};

/// Rules of keys and their values.
pub const KEYS: &[Rule] = &[
    error(
        "unknown-key",
        "a key that there is not",
        "Misspelt, it would be left out in silence. `--fix` mends what is certain.",
        r#"[[question]]
promt = "Which planet is the largest?"
answer = "Jupiter"
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "misplaced-key",
        "a key that does not go with this kind of question",
        "It would do nothing, and its author expects it to.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
need = 2
"#,
        r#"[[question]]
prompt = "Name two planets with rings."
answers = ["Jupiter", "Saturn", "Uranus", "Neptune"]
need = 2
"#,
    ),
    warning(
        "idle-key",
        "a key that has no effect where it stands",
        "It goes with another key that is not there.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
alt = "A striped ball"
"#,
        r#"[[question]]
prompt = "Which planet is this?"
answer = "Jupiter"
image = "there.png"
alt = "A striped ball"
"#,
    ),
    error(
        "missing-key",
        "a key that must be there",
        "Without it, the question cannot be asked.",
        r#"[[question]]
answer = "Jupiter"
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "wrong-type",
        "a value of the wrong type",
        "A list is wanted where a text stands, or the like.",
        r#"[[question]]
prompt = "Is Jupiter a planet?"
answer = true
draft = "no"
"#,
        r#"[[question]]
prompt = "Is Jupiter a planet?"
answer = true
draft = false
"#,
    ),
    error(
        "unknown-word",
        "a word that the key does not know",
        "Some keys take one of a few words.",
        r#"[[question]]
prompt = "Who wrote *Candide*?"
answer = "Voltaire"
accents = "warm"
"#,
        r#"[[question]]
prompt = "Who wrote *Candide*?"
answer = "Voltaire"
accents = "warn"
"#,
    ),
    error(
        "out-of-range",
        "a number that is too small or too large",
        "A question is worth at least one point, two options at least are shown, and so on.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
points = 0
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
points = 1
"#,
    ),
    error(
        "too-few",
        "a list with too few entries",
        "An order of one item is none, and a choice has a wrong option at least.",
        r#"[[question]]
prompt = "In which order do the planets stand?"
order = ["Mercury"]
"#,
        r#"[[question]]
prompt = "In which order do the planets stand?"
order = ["Mercury", "Venus", "Earth"]
"#,
    ),
    error(
        "blank",
        "a text with nothing to see in it",
        "Spaces and invisible characters only: nothing could be shown or typed.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = " "
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "not-finite",
        "a number that is none",
        "`nan` and `inf` are numbers to TOML, and nobody can be asked for them.",
        r#"[[question]]
prompt = "What is one divided by nothing?"
answer = inf
"#,
        r#"[[question]]
prompt = "What is one divided by nothing?"
answer = "inf"
"#,
    ),
    warning(
        "control-character",
        "a control character made by an escape",
        "In double quotes, a backslash begins an escape: the \\t of $\\times$ is a tab.",
        r#"[[question]]
prompt = "What is $2 \times 3$?"
answer = 6
"#,
        r"[[question]]
prompt = 'What is $2 \times 3$?'
answer = 6
",
    ),
];
